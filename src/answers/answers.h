/*
 * Answers: what is known, asked for one question at a time, in a scope.
 *
 * Behind answers_ask stand, the strongest first, the answers of the record, the
 * project and its overlays, a computed value, and the question's own default.
 * Every reading is recorded, so that paction can say what a pack depends on.
 * Values are typed and checked when they are read in; a wrong one is a finding
 * and counts as unanswered. Lives as long as the job that loaded it.
 */
#ifndef ANSWERS_ANSWERS_H
#define ANSWERS_ANSWERS_H

#include "base/findings.h"
#include "base/names.h"
#include "library/question.h"

#include <stdbool.h>
#include <stddef.h>

struct job;
struct library;

struct answer {
    const struct question *question;
    struct value value;
    const char *source; /* "project", "default", "computed", an overlay */
    struct place place;
};

/* One record of a list: its key, its answers, the lists within it. */
struct record {
    const char *key;
    const struct question *list;
    const struct record *parent; /* NULL for a list of the project */
    struct names answers; /* question id to struct answer */
    struct names lists;   /* list id to struct record_list */
    struct place place;
    bool is_blank; /* stands for a record that nobody has written yet */
    struct record *next;
};

struct record_list {
    const struct question *question;
    const char *source; /* the file that has it */
    struct place place;
    struct record *first, *last;
    size_t count;
};

/* From where a question is asked. */
struct scope {
    const struct record *record; /* the innermost, or NULL */
    const char *document;        /* id, or NULL */
};

/* One reading: who asked for what, where, and what came back. */
struct reading {
    const struct question *question;
    const struct record *record; /* the record that it was read from, or NULL */
    const struct answer *answer; /* NULL: unanswered */
    const char *reader;          /* "rule VOL-SOFT", "clause volume.void" */
    struct reading *next;
};

struct answers;

/* Computes a value. Returns false if it cannot yet be told. */
typedef bool answers_compute(void *context, struct answers *answers,
    struct scope scope, const struct question *question, struct value *value);

struct answers *answers_new(struct job *job, const struct library *library);

/*
 * Reads an answers file; source names it in explanations. What stands already
 * is not overwritten, so the strongest file is read first. False: findings.
 */
bool answers_load(
    struct answers *answers, const char *path, const char *source);

/* Sets one answer, as the interview does. False, with a finding, if wrong. */
bool answers_set(struct answers *answers, const struct record *record,
    const struct question *question, const char *words, struct place place);

void answers_set_computer(
    struct answers *answers, answers_compute *compute, void *context);

/*
 * The one door. Returns NULL if nobody has answered. A question of a list is
 * looked for in the scope's record and those around it.
 */
const struct answer *answers_ask(struct answers *answers, struct scope scope,
    const struct question *question);

/*
 * What a pack says where an answer is left open on purpose ("to be completed on
 * award"). Returns NULL if it is not.
 */
const char *answers_open(
    const struct answers *answers, const struct question *question);

/* The records of a list, NULL if there are none. Reading is recorded. */
const struct record *answers_records(struct answers *answers,
    struct scope scope, const struct question *list);
size_t answers_count(
    struct answers *answers, struct scope scope, const struct question *list);

/* The nth record that stands for one not yet written; parent may be NULL. */
const struct record *answers_blank(struct answers *answers,
    const struct question *list, const struct record *parent, int n);

/*
 * Takes this answer for granted in place of the real one, to see what would
 * follow; NULL ends it. Only for questions of the project itself.
 */
void answers_suppose(
    struct answers *answers, const struct answer *supposed);

/* Says who reads from now on. The old reader, to be set again. */
const char *answers_reader(struct answers *answers, const char *reader);

/* Every reading so far, in order, each once for each reader. */
const struct reading *answers_readings(const struct answers *answers);

/* Everything that was answered, for writing it out again. */
const struct record *answers_root(const struct answers *answers);

#endif
