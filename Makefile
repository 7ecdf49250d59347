# make            build the program
# make demo       install what is missing, build, assemble both examples into out/
# make test       install what is missing, run every test
# make check      layers, names, headers, findings, coverage, the library itself
# make asan       the tests again under the sanitizers
# make bench      what it costs, beside the floor, in one run
# make bless      write what came out as what is wanted; read the diff

LIBRARIES = libxml-2.0 libxslt lua5.4 libzip jansson libsodium
CC      ?= cc
CFLAGS  ?= -O2 -g
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings -Wvla -Werror
CPPFLAGS += -Isrc -D_XOPEN_SOURCE=700 \
           $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
LDLIBS   += $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lcsv
CHECKLIB  = $(shell pkg-config --libs check 2>/dev/null)
BUILD   ?= build

SOURCES := $(sort $(wildcard src/*/*.c))
HEADERS := $(sort $(wildcard src/*/*.h))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o)
ENGINE   = $(filter-out $(BUILD)/cli/main.o,$(OBJECTS))
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))

.PHONY: all
all: $(BUILD)/paction

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) -std=c17 $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libpaction.a: $(ENGINE)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/paction: $(BUILD)/cli/main.o $(BUILD)/libpaction.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(LDLIBS)

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libpaction.a
	@mkdir -p $(@D)
	$(CC) -std=c17 $(CPPFLAGS) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(LDLIBS) $(CHECKLIB)

-include $(OBJECTS:.o=.d)
