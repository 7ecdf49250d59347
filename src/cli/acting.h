/*
 * Acting: what every command does that records an act in DIR/record, or looks
 * at what is recorded.
 *
 * Begin takes the store for this process and checks who acts; done commits, and
 * only then says what was done. In between a command calls one function of
 * src/govern. Where there are errors nothing is recorded. Must be closed by
 * acting_done, acting_show or acting_drop.
 */
#ifndef CLI_ACTING_H
#define CLI_ACTING_H

#include "base/must_check.h"
#include "cli/command.h"
#include "govern/act.h"
#include "store/store.h"

#include <jansson.h>

/* The first options of every such command, in this order. */
enum { ACTING_JSON, ACTING_BY, ACTING_AT, ACTING_OPTIONS };
#define ACTING_LOOKS                                                           \
    {                                                                          \
        "--json", NULL, "for programs"                                         \
    }
#define ACTING_ACTS                                                            \
    ACTING_LOOKS, { "--by", "PERSON", "who does it (or PACTION_BY)" },         \
    {                                                                          \
        "--at", "TIME", "when, as 2026-03-02T10:00 (now)"                      \
    }

struct acting {
    struct job *job;
    const struct line *line;
    const char *folder; /* of the project */
    struct store *store;
    struct ledger *ledger;
    struct act *act;          /* NULL: the command only looks */
    struct store_file *files; /* to be kept with the act */
    json_t *reply;            /* an object, for --json; add to it */
};

/*
 * The project is the line's first argument. False, with findings: what is
 * wrong with the store, nobody acts, the person is unknown, no such time.
 */
MUST_CHECK bool acting_begin(struct job *job, const struct line *line,
    const char *verb, struct acting *acting);

/* The same though keys of the record are missing (store_load_without_keys). */
MUST_CHECK bool acting_mend(struct job *job, const struct line *line,
    const char *verb, struct acting *acting);
MUST_CHECK bool acting_look(
    struct job *job, const struct line *line, struct acting *acting);

/*
 * Commits the act if there are no errors, and says the words with the receipt;
 * with --json the reply, with "done", "receipt", "hash".
 */
enum status acting_done(struct acting *acting, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Bytes to be kept with the act. */
void acting_keep(struct acting *acting, struct store_file file);

/*
 * The commit alone, for a command that goes on after it: then it says what was
 * done itself, and drops. False, with findings.
 */
MUST_CHECK bool acting_commit(struct acting *acting, struct receipt *receipt);
void acting_say(
    struct acting *acting, struct receipt receipt, const char *words);

/* Of a command that looks: prints the reply with --json, and closes. */
enum status acting_show(struct acting *acting);

/* Closes without an act; STATUS_INPUT. NULL members are allowed. */
enum status acting_drop(struct acting *acting);

/* The command line is wrong: an error with its cure. Always false. */
bool acting_misuse(
    struct job *job, const char *id, const char *what, const char *cure);

/* Text given as a value, or all of standard input for "-". NULL: a finding. */
MUST_CHECK const char *acting_words(struct job *job, const char *value);

/* The number of a word in a list, the first if none is given. */
MUST_CHECK bool acting_word(struct job *job, const char *const *words,
    const char *option, const char *given, int *word);

/* The present, as civil time in the United Kingdom: "2026-03-02T10:00". */
const char *acting_now(struct job *job);

/* The time of a line: --at, or now. NULL: a finding. */
MUST_CHECK const char *acting_time(struct job *job, const char *given);

#endif
