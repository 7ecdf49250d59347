/*
 * Answers: what is known, asked for one question at a time, in a scope.
 *
 * Behind answers_ask stand, the strongest first, the answers of the record, of
 * the authority whose document it is (answers/authorities.h), of the project
 * and its overlays, a computed value, and the question's own default.
 * Every reading is recorded, so that paction can say what a pack depends on.
 * Values are typed and checked when they are put in; a wrong one is a finding
 * and counts as unanswered. What stands already is never overwritten, so the
 * strongest file is read first (answers/loading.h). Ids, keys and sources are
 * borrowed; sources are told apart by their address. Lives as long as the job.
 */
#ifndef ANSWERS_ANSWERS_H
#define ANSWERS_ANSWERS_H

#include "base/findings.h"
#include "base/names.h"
#include "library/question.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

struct answer {
    const struct question *question;
    struct value value;
    const char *source; /* "project", "default", "computed", an overlay */
    struct place place;

    /* Of the authority that gave it or, computed, whose it may rest on. */
    const struct overlay *overlay;
};

/* What one authority answers for its own documents. */
struct overlay {
    const char *key;      /* of its record in the list of authorities */
    struct names answers; /* question id to struct answer */
    struct names plans; /* plan id to struct names of those it may set there */
};

/* One record of a list: its key, its answers, the lists within it. */
struct record {
    const char *key;
    const struct question *list;
    const struct record *parent; /* NULL for a list of the project */
    struct names answers;        /* question id to struct answer */
    struct names lists;          /* list id to struct record_list */
    struct place place;
    bool is_blank; /* stands for a record that nobody has written yet */
    const struct overlay *overlay; /* of the authority it is about, or NULL */
    struct record *next;
};

struct record_list {
    const struct question *question;
    const char *source; /* the file that has it */
    struct place place;
    struct record *around; /* that it belongs to, or the project's own */
    struct record *first, *last;
    size_t count;
    struct names keys; /* to struct record */
    bool is_full;      /* one too many was refused */
};

/* From where a question is asked. */
struct scope {
    const struct record *record; /* the innermost, or NULL */
    const char *plan;            /* id of the document's plan, or NULL */
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

/* job is borrowed: it must stay where it is. */
struct answers *answers_new(struct job *job);

/* NULL as it is at first: computed questions are unanswered. */
void answers_set_computer(
    struct answers *answers, answers_compute *compute, void *context);

/*
 * The one door. Returns NULL if nobody has answered. A question of a list is
 * looked for in the scope's record and those around it. What an authority has
 * set for the project stands only where the scope names a plan that allows it.
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
const struct record *answers_records(
    struct answers *answers, struct scope scope, const struct question *list);
/*
 * Whether anybody has said what is in a list: an empty one is an answer too,
 * and so is one that is left open on purpose, or that a record does not have. A
 * list of the project that nobody has mentioned is unanswered. Reading is
 * recorded.
 */
bool answers_has_list(
    struct answers *answers, struct scope scope, const struct question *list);

/* What the authority that the scope is about has answered for itself, or NULL.
 */
const struct overlay *answers_overlay(struct scope scope);

size_t answers_count(
    struct answers *answers, struct scope scope, const struct question *list);

/* The nth record that stands for one not yet written; parent may be NULL. */
const struct record *answers_blank(struct answers *answers,
    const struct question *list, const struct record *parent, int n);

/*
 * Takes this answer for granted in place of the real one, to see what would
 * follow; NULL ends it. Only for questions of the project itself.
 */
void answers_suppose(struct answers *answers, const struct answer *supposed);

/* An answer that is taken for granted in place of the real one. */
struct supposed {
    const struct answer *answer;
    const struct record *record; /* whose answer it is; NULL: the project's */
    const struct supposed *next;
};

/* To see what would follow from some answers; NULL ends it. Borrowed. */
void answers_suppose_all(
    struct answers *answers, const struct supposed *supposed);

/* Says who reads from now on. The old reader, to be set again. */
const char *answers_reader(struct answers *answers, const char *reader);

/* Every reading so far, in order, each once for each reader and overlay. */
const struct reading *answers_readings(const struct answers *answers);

/* The project's own record: all that was put is in it and its lists. */
struct record *answers_root(const struct answers *answers);

/* ---- for those who read files in: what is wrong becomes a finding ----- */

/* An answer as a person writes it; found has its question, source, place. */
void answers_put(struct answers *answers, struct record *record,
    struct answer found, const char *words);

/* The same in place of whatever stands there: a what-if. */
void answers_change(struct answers *answers, struct record *record,
    struct answer found, const char *words);

/* The same for one that is left open on purpose, in whatever record. */
void answers_leave_open(
    struct answers *answers, struct answer found, const char *words);

/* A list of a record. Returns NULL if it stands already. */
struct record_list *answers_begin_list(
    struct answers *answers, struct record *record, struct answer found);

/* Returns NULL if the key is none or taken, or the list is full. */
struct record *answers_add_record(struct answers *answers,
    struct record_list *list, const char *key, struct place place);

/* A key becomes part of addresses and of the names of files. */
enum { ANSWERS_LONGEST_KEY = 40 };
bool answers_is_key(const char *key);

/* The finding that a question is not asked in the record where it stands. */
void answers_misplaced(struct answers *answers, const struct question *question,
    struct place place);

#endif
