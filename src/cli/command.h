/*
 * Command: one verb of the command line, and what it is given.
 *
 * The table of commands is in manual.c; help and the manual page print from it.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/job.h"

#include <stdbool.h>
#include <stddef.h>

/* What the shell is told. */
enum status {
    STATUS_DONE = 0,    /* done; there may be warnings */
    STATUS_INPUT = 1,   /* the input has errors */
    STATUS_USAGE = 2,   /* the command line is wrong */
    STATUS_MACHINE = 3, /* the machine failed: disk, memory, rights */
};

/* An option of a command: "-o OUT". value is NULL for one without. */
struct option {
    const char *name;
    const char *value; /* what stands for its value in help, or NULL */
    const char *help;
};

enum { MOST_OPTIONS = 24, MOST_ARGUMENTS = 65, MOST_GIVEN = 64 };

/* An option as it was given; one may be given several times. */
struct given {
    int option;
    const char *value;
};

/* A command line, taken apart by its table. */
struct line {
    const char *command; /* its name */
    const char *home;    /* where clauses/, lua/ and templates/ are */
    bool json;           /* findings as JSON */
    const char *arguments[MOST_ARGUMENTS];
    size_t argument_count;
    const char *values[MOST_OPTIONS]; /* by option, the last; NULL: none */
    struct given given[MOST_GIVEN];   /* all, in order */
    size_t given_count;
};

/* A row that only names a noun ("round") has no run; its verbs follow it. */
struct command {
    const char *name;     /* "assemble", "round open" */
    const char *synopsis; /* "DIR -o OUT" */
    const char *help;     /* one line */
    const char *text;     /* a paragraph for the manual */
    size_t least, most;   /* arguments */
    enum status (*run)(struct job *job, const struct line *line);
    struct option options[MOST_OPTIONS];
};

/*
 * A noun and its verbs: the first row is the noun's, the last has no name. Each
 * stands in the file of the noun, cmd_NOUN.c, and is listed in manual.c.
 */
extern const struct command command_board[];
extern const struct command command_decide[];
extern const struct command command_freeze[];
extern const struct command command_gate[];
extern const struct command command_invite[];
extern const struct command command_motion[];
extern const struct command command_party[];
extern const struct command command_point[];
extern const struct command command_position[];
extern const struct command command_publish[];
extern const struct command command_record[];
extern const struct command command_report[];
extern const struct command command_respond[];
extern const struct command command_round[];
extern const struct command command_submission[];
extern const struct command command_vote[];

/* "-f docx,html": whether a comma list names it. NULL names everything. */
bool command_lists(const char *list, const char *name);

enum status command_assemble(struct job *job, const struct line *line);
enum status command_check(struct job *job, const struct line *line);
enum status command_explain(struct job *job, const struct line *line);
enum status command_deviations(struct job *job, const struct line *line);
enum status command_ask(struct job *job, const struct line *line);
enum status command_compare(struct job *job, const struct line *line);
enum status command_compare_overlays(struct job *job, const struct line *line);
enum status command_import(struct job *job, const struct line *line);
enum status command_issue(struct job *job, const struct line *line);
enum status command_law(struct job *job, const struct line *line);
enum status command_new(struct job *job, const struct line *line);
enum status command_price(struct job *job, const struct line *line);
enum status command_rebuild(struct job *job, const struct line *line);
enum status command_promote(struct job *job, const struct line *line);
enum status command_release(struct job *job, const struct line *line);
enum status command_vary(struct job *job, const struct line *line);
enum status command_variants(struct job *job, const struct line *line);

#endif
