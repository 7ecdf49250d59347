# make            build the program
# make demo       install what is missing, build, assemble South Coast into out/
# make examples   the same for every example
# make test       install what is missing, build, run every test; ONLY=word some
# make check      layers, names, headers, findings, coverage, the library itself
# make asan       the tests again under the sanitizers
# make bench      what it costs, beside the floor, in one run
# make kill       kills it a thousand times while it writes its record
# make fuzz       seek inputs that break the readers, FUZZ_SECONDS for each
# make bless      write what came out as what is wanted; read the diff
# make install    to PREFIX: the program, its library, its manual page
# make clean      take away all that was made

LIBRARIES = libxml-2.0 libxslt lua5.4 libzip zlib libseccomp jansson libsodium libutf8proc sqlite3
CC      ?= cc
CFLAGS  ?= -O2 -g -DNDEBUG
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings -Wvla -Werror
CPPFLAGS += -Isrc -D_XOPEN_SOURCE=700 \
           $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
LDLIBS   += $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lcsv
CHECKLIB  = $(shell pkg-config --libs check 2>/dev/null)
SANITIZE  = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
BUILD    ?= build
PREFIX   ?= /usr/local
DEMO      = south-coast south-coast-placements
EXAMPLES := $(sort $(notdir $(patsubst %/project.xml,%,$(wildcard examples/*/project.xml))))
FORMATS   = docx,odt,html,txt,akn,xml

SOURCES := $(sort $(wildcard src/*/*.c))
HEADERS := $(sort $(wildcard src/*/*.h))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o)
ENGINE   = $(filter-out $(BUILD)/cli/main.o,$(OBJECTS))
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ    := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAYS := $(FUZZ:%=$(BUILD)/tests/fuzz_%)

.PHONY: all
all: $(BUILD)/paction

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) -std=c17 $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/cli/main.o: CPPFLAGS += -DPACTION_HOME='"$(PREFIX)/share/paction"'

$(BUILD)/libpaction.a: $(ENGINE)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/paction: $(BUILD)/cli/main.o $(BUILD)/libpaction.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(LDLIBS)

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libpaction.a
	@mkdir -p $(@D)
	$(CC) -std=c17 $(WARN) $(CPPFLAGS) -Itests/unit $(CFLAGS) -MMD -MP \
	    -o $@ $< $(BUILD)/libpaction.a $(LDFLAGS) $(LDLIBS) $(CHECKLIB)

# A target of the fuzzer as a plain program that tries its corpus again.
$(BUILD)/tests/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(BUILD)/libpaction.a
	@mkdir -p $(@D)
	$(CC) -std=c17 $(WARN) $(CPPFLAGS) -Itests/fuzz $(CFLAGS) -MMD -MP -MF $@.d \
	    -o $@ $< tests/fuzz/replay.c $(BUILD)/libpaction.a $(LDFLAGS) $(LDLIBS)

-include $(OBJECTS:.o=.d) $(UNITS:=.d) $(REPLAYS:=.d)

# Another make, since what .ci/setup installs decides the flags above.
.PHONY: demo examples test run-demo run-examples run-test asan bless bench
demo examples test:
	@.ci/setup
	@$(MAKE) --no-print-directory -j$$(nproc) run-$@

run-demo: MADE = $(DEMO)
run-examples: MADE = $(EXAMPLES)
run-demo run-examples: all
	@for example in $(MADE); do \
	  echo && $(BUILD)/paction assemble examples/$$example \
	    -o out/$$example -f $(FORMATS) || exit 1; done

run-test: all $(UNITS) $(BUILD)/tests/as_read $(BUILD)/tests/statements $(REPLAYS)
	@BUILD=$(BUILD) tests/run $(ONLY)

asan:
	@$(MAKE) --no-print-directory BUILD=build-asan CFLAGS='$(SANITIZE)' test

.PHONY: kill
kill: $(BUILD)/tests/test_kill
	@KILLS=1000 $(BUILD)/tests/test_kill

# With clang's libFuzzer; what it finds is left in build-fuzz/.
FUZZ_SECONDS ?= 60
FUZZED   := $(filter-out src/cli/% src/render/%,$(SOURCES))
FUZZ_FLAGS = -std=c17 -O1 -g -fno-omit-frame-pointer \
             -fno-sanitize-recover=all $(CPPFLAGS) -Itests/fuzz

.PHONY: fuzz
fuzz: $(FUZZ:%=build-fuzz/fuzz_%)
	@for f in $(FUZZ); do mkdir -p build-fuzz/corpus/$$f && \
	  build-fuzz/fuzz_$$f -max_total_time=$(FUZZ_SECONDS) -timeout=5 \
	    -rss_limit_mb=2048 -max_len=8192 -dict=tests/fuzz/words.dict \
	    -print_final_stats=1 -artifact_prefix=build-fuzz/$$f- \
	    build-fuzz/corpus/$$f tests/fuzz/corpus/$$f || exit 1; done

build-fuzz/%.o: src/%.c
	@mkdir -p $(@D)
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link,address,undefined \
	    -MMD -MP -c -o $@ $<

build-fuzz/fuzzed.a: $(FUZZED:src/%.c=build-fuzz/%.o)
	@rm -f $@
	$(AR) rcs $@ $^

build-fuzz/fuzz_%: tests/fuzz/fuzz_%.c build-fuzz/fuzzed.a
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer,address,undefined -o $@ $< \
	    build-fuzz/fuzzed.a $(LDFLAGS) $(LDLIBS)

-include $(FUZZED:src/%.c=build-fuzz/%.d)

bless: export BLESS = 1
bless: test check-rules check-situations

BENCH := $(wildcard tests/bench/*.c)
$(BUILD)/bench: $(BENCH) $(wildcard tests/bench/*.h) $(BUILD)/libpaction.a
	$(CC) -std=c17 $(WARN) $(CPPFLAGS) $(CFLAGS) -o $@ $(BENCH) \
	    $(BUILD)/libpaction.a $(LDFLAGS) $(LDLIBS)

bench: $(BUILD)/bench $(BUILD)/paction
	@$(BUILD)/bench . $(BUILD)/paction

# ---- what must hold besides ------------------------------------------------

CHECKS = layers names headers only findings rules coverage manual library \
         situations combinations install
.PHONY: check $(CHECKS:%=check-%)
check: $(CHECKS:%=check-%)
	@echo "all checks hold"

# Includes name their layer ("base/findings.h"), so the rule is a look-up.
check-layers:
	@awk 'FILENAME == "src/LAYERS" { if (/^[a-z]+:/) { sub(":", "", $$1); \
	          for (i = 1; i <= NF; i++) may[$$1, $$i] = 1 } next } \
	      /^#include "/ { split(FILENAME, here, "/"); split($$2, there, /["\/]/); \
	          if (!((here[2], there[2]) in may)) { bad = 1; \
	              print FILENAME ":" FNR ": " here[2] " may not use " there[2] } } \
	      END { exit bad }' src/LAYERS $(SOURCES) $(HEADERS)

# Every global symbol starts with the name of its file; a verb with command_.
check-names: $(ENGINE)
	@for o in $^; do nm -g --defined-only $$o | awk -v file=$$(basename $$o .o) \
	  '{ name = file; sub(/^cmd_/, "command_", name) } \
	   $$3 !~ "^" name "(_|$$)" && $$3 !~ /^__(odr_)?asan/ { bad = 1; \
	       print "src: " $$3 " of " file ".c does not start with " name } \
	   END { exit bad }' || exit 1; done

# Every header compiles on its own.
check-headers:
	@for h in $(HEADERS); do \
	  $(CC) -std=c17 $(WARN) $(CPPFLAGS) -fsyntax-only -x c $$h || exit 1; done

check-manual: all
	@$(BUILD)/paction help --man | diff -u doc/paction.1 -

check-library: all
	@$(BUILD)/paction check >/dev/null 2>$(BUILD)/findings || \
	  { cat $(BUILD)/findings; exit 1; }
	@for e in $(EXAMPLES); do \
	  $(BUILD)/paction check examples/$$e >/dev/null 2>$(BUILD)/findings || \
	    { cat $(BUILD)/findings; exit 1; }; done

# What is installed works without this folder.
check-install: all
	@rm -rf $(BUILD)/installed
	@$(MAKE) --no-print-directory install DESTDIR=$(CURDIR)/$(BUILD)/installed >/dev/null
	@cd / && where=$(CURDIR)/$(BUILD)/installed$(PREFIX) && \
	  $$where/bin/paction check --home $$where/share/paction >/dev/null 2>&1

check-only check-findings check-rules check-coverage check-situations check-combinations: check-%: all
	@BUILD=$(BUILD) tests/checks/$*

# ---- out of this folder ----------------------------------------------------

DATA = $(DESTDIR)$(PREFIX)/share

.PHONY: install clean
install:
	@$(MAKE) --no-print-directory -W src/cli/main.c PREFIX=$(PREFIX) all
	install -d $(DESTDIR)$(PREFIX)/bin $(DATA)/paction $(DATA)/man/man1
	install $(BUILD)/paction $(DESTDIR)$(PREFIX)/bin
	cp -R clauses lua templates $(DATA)/paction
	install -m 644 doc/paction.1 $(DATA)/man/man1

clean:
	rm -rf build build-asan build-fuzz out
