/*
 * Findings: everything the engine has to say about its input.
 *
 * A function that refuses its input reports at least one error here and
 * returns false or NULL. Messages are never printed where they arise; the
 * command line decides how to show them. Of one id FINDINGS_MOST are kept and
 * the others only counted, with a note that says so: a table of a million
 * slips must neither fill the memory nor bury what else is wrong. Findings live
 * as long as the arena; an id and the file of a place are borrowed.
 */
#ifndef BASE_FINDINGS_H
#define BASE_FINDINGS_H

#include <stdbool.h>
#include <stdio.h>

struct arena;

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITIES };

enum { FINDINGS_MOST = 2000 };

/* A point in a source file. line and column count from 1; 0 means unknown. */
struct place {
    const char *file;
    int line;
    int column;
};

struct finding {
    const char *id; /* stable, for tests and the manual: "clause-twice" */
    struct place place;
    enum severity severity;
    const char *message;
    const char *hint; /* what to do about it, or NULL */
    bool machine;     /* the machine failed, not the input: exit status 3 */
    bool usage;       /* the command line is wrong: exit status 2 */
    struct finding *next;
};

struct findings;

struct findings *findings_new(struct arena *arena);

/* The finding just made, so that a hint can be attached to it. Never NULL. */
struct finding *findings_add(struct findings *findings, enum severity severity,
    const char *id, struct place place, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void findings_hint(struct findings *findings, struct finding *finding,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

/* In the order in which they were made. Returns NULL if there is none. */
const struct finding *findings_first(const struct findings *findings);

/* How many there were, those that were not kept too. */
int findings_count(const struct findings *findings, enum severity severity);
int findings_errors(const struct findings *findings);

const char *findings_severity_name(enum severity severity);

/* As editors expect: file:line:column: severity: message [id], then hints. */
void findings_print(const struct findings *findings, FILE *out);

#endif
