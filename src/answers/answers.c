#include "answers/answers.h"

#include "base/job.h"

#include <stdio.h>
#include <string.h>

enum { MOST_RECORDS = 10000 };

/* What stands where an answer is left open on purpose. */
struct left_open {
    const char *words;
    const char *source;
    struct place place;
};

struct answers {
    struct job *job;
    struct record *root;
    answers_compute *compute;
    void *compute_context;
    const struct answer *supposed;       /* or NULL */
    const struct supposed *all_supposed; /* or NULL */
    const char *reader;
    struct reading *readings, **readings_end;
    struct names open; /* question id to struct left_open */
    struct names seen; /* reader to the questions and records it has read */
};

static struct record *new_record(struct answers *answers,
    const struct question *list, const struct record *parent, const char *key)
{
    struct record *record = ARENA_NEW(answers->job->arena, struct record);

    record->key = key;
    record->list = list;
    record->parent = parent != NULL && parent->list != NULL ? parent : NULL;
    record->answers = names_new(answers->job->arena);
    record->lists = names_new(answers->job->arena);
    return record;
}

struct answers *answers_new(struct job *job)
{
    struct answers *answers = ARENA_NEW(job->arena, struct answers);

    answers->job = job;
    answers->root = new_record(answers, NULL, NULL, NULL);
    answers->reader = "";
    answers->readings_end = &answers->readings;
    answers->open = names_new(job->arena);
    answers->seen = names_new(job->arena);
    return answers;
}

struct record *answers_root(const struct answers *answers)
{
    return answers->root;
}

void answers_set_computer(
    struct answers *answers, answers_compute *compute, void *context)
{
    answers->compute = compute;
    answers->compute_context = context;
}

void answers_suppose(struct answers *answers, const struct answer *supposed)
{
    answers->supposed = supposed;
}

void answers_suppose_all(
    struct answers *answers, const struct supposed *supposed)
{
    answers->all_supposed = supposed;
}

/* ---- putting ---------------------------------------------------------- */

void answers_misplaced(struct answers *answers, const struct question *question,
    struct place place)
{
    struct finding *finding =
        findings_add(answers->job->findings, SEVERITY_ERROR, "answer-misplaced",
            place, "\"%s\" is answered in the wrong place", question->id);

    if (question->list != NULL)
        findings_hint(answers->job->findings, finding,
            "put it in a record of the list \"%s\"", question->list->id);
    else
        findings_hint(answers->job->findings, finding,
            "it is asked once for the whole project: move it out of the list");
}

static void twice(struct answers *answers, const struct question *question,
    struct place place, struct place first)
{
    findings_hint(answers->job->findings,
        findings_add(answers->job->findings, SEVERITY_ERROR, "answer-twice",
            place, "\"%s\" is answered twice", question->id),
        "the first is at %s:%d", first.file, first.line);
}

static void not_answered(struct answers *answers,
    const struct question *question, struct place place)
{
    findings_hint(answers->job->findings,
        findings_add(answers->job->findings, SEVERITY_ERROR, "answer-computed",
            place, "\"%s\" is not answered but %s", question->id,
            question->computed ? "computed" : "a list"),
        question->computed ? "take the answer out" : "write <list of=\"%s\">",
        question->id);
}

/* Reads an answer that belongs in that record. False, with a finding. */
static bool read_answer(struct answers *answers, const struct record *record,
    struct answer *found, const char *words)
{
    const struct question *question = found->question;

    if (question->list != record->list) {
        answers_misplaced(answers, question, found->place);
        return false;
    }
    if (question->computed || question->type == QUESTION_LIST) {
        not_answered(answers, question, found->place);
        return false;
    }
    return question_read(
        answers->job, question, words, found->place, &found->value);
}

static void stand(
    struct answers *answers, struct record *record, struct answer found)
{
    struct answer *answer = ARENA_NEW(answers->job->arena, struct answer);

    *answer = found;
    names_put(&record->answers, found.question->id, answer);
}

void answers_change(struct answers *answers, struct record *record,
    struct answer found, const char *words)
{
    if (read_answer(answers, record, &found, words))
        stand(answers, record, found);
}

void answers_put(struct answers *answers, struct record *record,
    struct answer found, const char *words)
{
    const struct question *question = found.question;
    const struct left_open *open = names_find(&answers->open, question->id);
    const struct answer *old;

    if (!read_answer(answers, record, &found, words))
        return;
    old = names_find(&record->answers, question->id);
    if (open != NULL && open->source == found.source && record != answers->root)
        open = NULL; /* in every other record */
    if (old != NULL && old->source == found.source)
        twice(answers, question, found.place, old->place);
    else if (open != NULL && open->source == found.source)
        twice(answers, question, found.place, open->place);
    if (old == NULL && open == NULL) /* else a stronger file has it */
        stand(answers, record, found);
}

void answers_leave_open(
    struct answers *answers, struct answer found, const char *words)
{
    const char *id = found.question->id;
    const struct answer *answer = names_find(&answers->root->answers, id);
    const struct left_open *old = names_find(&answers->open, id);
    struct left_open *open;

    if (answer != NULL && answer->source == found.source)
        twice(answers, found.question, found.place, answer->place);
    else if (old != NULL && old->source == found.source)
        twice(answers, found.question, found.place, old->place);
    if (answer != NULL || old != NULL)
        return; /* a stronger file has it */
    open = ARENA_NEW(answers->job->arena, struct left_open);
    *open = (struct left_open){ words, found.source, found.place };
    names_put(&answers->open, id, open);
}

struct record_list *answers_begin_list(
    struct answers *answers, struct record *record, struct answer found)
{
    const struct question *question = found.question;
    struct record_list *list = names_find(&record->lists, question->id);

    if (list != NULL) {
        if (list->source == found.source)
            twice(answers, question, found.place, list->place);
        return NULL; /* or a stronger file has it */
    }
    list = ARENA_NEW(answers->job->arena, struct record_list);
    list->question = question;
    list->around = record;
    list->source = found.source;
    list->place = found.place;
    list->keys = names_new(answers->job->arena);
    names_put(&record->lists, question->id, list);
    return list;
}

bool answers_is_key(const char *key)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-_"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    return *key != '\0' && strlen(key) <= ANSWERS_LONGEST_KEY &&
           key[strspn(key, letters)] == '\0';
}

static void bad_key(
    struct answers *answers, const char *key, struct place place)
{
    findings_hint(answers->job->findings,
        findings_add(answers->job->findings, SEVERITY_ERROR, "record-key",
            place, "\"%s\" cannot be the key of a record", key),
        "use letters, digits, - and _; at most %d", (int)ANSWERS_LONGEST_KEY);
}

static void record_twice(
    struct answers *answers, const struct record *first, struct place place)
{
    findings_hint(answers->job->findings,
        findings_add(answers->job->findings, SEVERITY_ERROR, "record-twice",
            place, "record \"%s\" is there twice", first->key),
        "the first is at %s:%d", first->place.file, first->place.line);
}

/* Said of the first that is too many, and not of the others. */
static void too_many(
    struct answers *answers, struct record_list *list, struct place place)
{
    if (!list->is_full)
        findings_hint(answers->job->findings,
            findings_add(answers->job->findings, SEVERITY_ERROR, "list-long",
                place, "list \"%s\" has too many records", list->question->id),
            "keep it under %d", MOST_RECORDS);
    list->is_full = true;
}

struct record *answers_add_record(struct answers *answers,
    struct record_list *list, const char *key, struct place place)
{
    const struct record *old = names_find(&list->keys, key);
    struct record *record;

    if (!answers_is_key(key)) {
        bad_key(answers, key, place);
        return NULL;
    }
    if (old != NULL) {
        record_twice(answers, old, place);
        return NULL;
    }
    if (list->count >= MOST_RECORDS) {
        too_many(answers, list, place);
        return NULL;
    }
    record = new_record(answers, list->question, list->around, key);
    record->place = place;
    names_put(&list->keys, key, record);
    if (list->first == NULL)
        list->first = record;
    else
        list->last->next = record;
    list->last = record;
    list->count++;
    return record;
}

/* ---- asking ----------------------------------------------------------- */

const char *answers_open(
    const struct answers *answers, const struct question *question)
{
    const struct left_open *open = names_find(&answers->open, question->id);

    return open != NULL ? open->words : NULL;
}

const char *answers_reader(struct answers *answers, const char *reader)
{
    const char *old = answers->reader;

    answers->reader = reader;
    return old;
}

const struct reading *answers_readings(const struct answers *answers)
{
    return answers->readings;
}

static void note_reading(struct answers *answers,
    const struct question *question, const struct record *record,
    const struct answer *answer)
{
    char name[80];
    struct names *seen = names_find(&answers->seen, answers->reader);
    struct reading *reading;

    if (seen == NULL) {
        seen = ARENA_NEW(answers->job->arena, struct names);
        *seen = names_new(answers->job->arena);
        names_put(&answers->seen, answers->reader, seen);
    }
    snprintf(name, sizeof name, "%p %p %p", (const void *)question,
        (const void *)record,
        answer != NULL ? (const void *)answer->overlay : NULL);
    if (names_find(seen, name) != NULL)
        return;
    reading = ARENA_NEW(answers->job->arena, struct reading);
    reading->question = question;
    reading->record = record;
    reading->answer = answer;
    reading->reader = answers->reader;
    names_put(seen, name, reading);
    *answers->readings_end = reading;
    answers->readings_end = &reading->next;
}

/* The record of that list at or around this one. NULL if there is none. */
static const struct record *record_of(
    const struct record *record, const struct question *list)
{
    while (record != NULL && record->list != list)
        record = record->parent;
    return record;
}

static struct answer *make_answer(struct answers *answers,
    const struct question *question, struct value value, const char *source)
{
    struct answer *answer = ARENA_NEW(answers->job->arena, struct answer);

    answer->question = question;
    answer->value = value;
    answer->source = source;
    answer->place = question->place;
    return answer;
}

static const struct answer *standard_answer(
    struct answers *answers, const struct question *question)
{
    struct value value;

    if (question->standard == NULL ||
        !question_read(answers->job, question, question->standard,
            question->place, &value))
        return NULL;
    return make_answer(answers, question, value, "default");
}

const struct overlay *answers_overlay(struct scope scope)
{
    for (const struct record *r = scope.record; r != NULL; r = r->parent)
        if (r->overlay != NULL)
            return r->overlay;
    return NULL;
}

/* Without a plan, what is asked of a record is known, and nothing else. */
static const struct answer *find_overlaid(
    struct scope scope, const struct question *question)
{
    const struct overlay *overlay = answers_overlay(scope);
    const struct names *here;

    if (overlay == NULL)
        return NULL;
    if (scope.plan == NULL && question->list == NULL)
        return NULL;
    here = scope.plan != NULL ? names_find(&overlay->plans, scope.plan)
                              : &overlay->answers;
    return here != NULL ? names_find(here, question->id) : NULL;
}

static const struct answer *find_answer(struct answers *answers,
    struct scope scope, const struct question *question,
    const struct record *record)
{
    const struct answer *answer;
    struct answer *computed;
    struct value value;

    if (question->list != NULL && record == NULL)
        return NULL;
    if (answers->supposed != NULL && answers->supposed->question == question)
        return answers->supposed;
    for (const struct supposed *s = answers->all_supposed; s; s = s->next)
        if (s->answer->question == question && s->record == record)
            return s->answer;
    if (record != NULL)
        answer = names_find(&record->answers, question->id);
    else
        answer = find_overlaid(scope, question);
    if (answer == NULL)
        answer = record != NULL
                     ? find_overlaid(scope, question)
                     : names_find(&answers->root->answers, question->id);
    if (answer != NULL)
        return answer;
    if (record != NULL && record->is_blank)
        return NULL;
    if (question->computed) {
        if (answers->compute == NULL ||
            !answers->compute(
                answers->compute_context, answers, scope, question, &value))
            return NULL;
        computed = make_answer(answers, question, value, "computed");
        computed->overlay = answers_overlay(scope);
        return computed;
    }
    return standard_answer(answers, question);
}

const struct answer *answers_ask(struct answers *answers, struct scope scope,
    const struct question *question)
{
    const struct record *record =
        question->list != NULL ? record_of(scope.record, question->list) : NULL;
    const struct answer *answer = find_answer(answers, scope, question, record);

    note_reading(answers, question, record, answer);
    return answer;
}

static const struct record_list *find_list(
    struct answers *answers, struct scope scope, const struct question *list)
{
    const struct record *around = list->list != NULL
                                      ? record_of(scope.record, list->list)
                                      : answers->root;

    note_reading(answers, list, around == answers->root ? NULL : around, NULL);
    return around != NULL ? names_find(&around->lists, list->id) : NULL;
}

const struct record *answers_records(
    struct answers *answers, struct scope scope, const struct question *list)
{
    const struct record_list *records = find_list(answers, scope, list);

    return records != NULL ? records->first : NULL;
}

bool answers_has_list(
    struct answers *answers, struct scope scope, const struct question *list)
{
    const struct record *around =
        list->list != NULL ? record_of(scope.record, list->list) : NULL;

    return find_list(answers, scope, list) != NULL ||
           answers_open(answers, list) != NULL ||
           (around != NULL && !around->is_blank);
}

size_t answers_count(
    struct answers *answers, struct scope scope, const struct question *list)
{
    const struct record_list *records = find_list(answers, scope, list);

    return records != NULL ? records->count : 0;
}

const struct record *answers_blank(struct answers *answers,
    const struct question *list, const struct record *parent, int n)
{
    struct record *record = new_record(answers, list, parent,
        arena_format(answers->job->arena, "blank-%d", n));

    record->is_blank = true;
    return record;
}
