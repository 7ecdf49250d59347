#include "answers/answers.h"

#include "answers/table.h"
#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/library.h"

#include <string.h>

enum { MOST_RECORDS = 10000, LONGEST_KEY = 40 };

#define KEY_LETTERS                                                            \
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

struct answers {
    struct job *job;
    const struct library *library;
    struct record root;
    answers_compute *compute;
    void *compute_context;
    const struct answer *supposed; /* or NULL */
    const char *reader;
    struct reading *readings, **readings_end;
    struct names open; /* question id to the words that stand instead */
    struct names seen; /* reader and question and record, once each */
};

struct answers *answers_new(struct job *job, const struct library *library)
{
    struct answers *answers = ARENA_NEW(job->arena, struct answers);

    answers->job = job;
    answers->library = library;
    answers->root.answers = names_new(job->arena);
    answers->root.lists = names_new(job->arena);
    answers->reader = "";
    answers->readings_end = &answers->readings;
    answers->open = names_new(job->arena);
    answers->seen = names_new(job->arena);
    return answers;
}

const struct record *answers_root(const struct answers *answers)
{
    return &answers->root;
}

void answers_set_computer(
    struct answers *answers, answers_compute *compute, void *context)
{
    answers->compute = compute;
    answers->compute_context = context;
}

/* ---- reading in ------------------------------------------------------- */

static void unknown(
    struct answers *answers, const char *id, struct place place)
{
    const char *near = names_nearest(&answers->library->questions, id);
    struct finding *finding = findings_add(answers->job->findings,
        SEVERITY_ERROR, "answer-unknown", place, "no question \"%s\"", id);

    findings_hint(answers->job->findings, finding,
        near != NULL ? "did you mean \"%s\"?"
                     : "`paction ask DIR --list` prints the questions",
        near);
}

static void misplaced(struct answers *answers, const struct question *question,
    struct place place)
{
    struct finding *finding = findings_add(answers->job->findings,
        SEVERITY_ERROR, "answer-misplaced", place,
        "\"%s\" is answered in the wrong place", question->id);

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

static bool put_answer(struct answers *answers, struct record *record,
    struct answer found, const char *words)
{
    struct job *job = answers->job;
    const struct question *question = found.question;

    if (question->list != record->list) {
        misplaced(answers, question, found.place);
        return false;
    }
    if (question->computed || question->type == QUESTION_LIST) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "answer-computed",
                found.place, "\"%s\" is not answered but %s", question->id,
                question->computed ? "computed" : "a list"),
            question->computed ? "take the answer out"
                               : "write <list of=\"%s\">", question->id);
        return false;
    }
    if (!question_read(job, question, words, found.place, &found.value))
        return false;

    if (names_find(&answers->open, question->id) != NULL)
        return true; /* left open on purpose in a stronger file */

    const struct answer *old = names_find(&record->answers, question->id);
    if (old != NULL && old->source == found.source) {
        twice(answers, question, found.place, old->place);
        return false;
    }
    if (old != NULL)
        return true;

    struct answer *answer = ARENA_NEW(job->arena, struct answer);
    *answer = found;
    names_put(&record->answers, question->id, answer);
    return true;
}

static struct record_list *list_of(struct answers *answers,
    struct record *record, const struct question *question)
{
    struct record_list *list = names_find(&record->lists, question->id);

    if (list == NULL) {
        list = ARENA_NEW(answers->job->arena, struct record_list);
        list->question = question;
        names_put(&record->lists, question->id, list);
    }
    return list;
}

static struct record *new_record(struct answers *answers,
    const struct question *list, const struct record *parent, const char *key)
{
    struct record *record = ARENA_NEW(answers->job->arena, struct record);

    record->key = key;
    record->list = list;
    record->parent =
        parent != NULL && parent->list != NULL ? parent : NULL;
    record->answers = names_new(answers->job->arena);
    record->lists = names_new(answers->job->arena);
    return record;
}

/* A key becomes part of addresses and of the names of files. */
static bool is_key(const char *key)
{
    return *key != '\0' && strlen(key) <= LONGEST_KEY &&
           key[strspn(key, KEY_LETTERS)] == '\0';
}

static void bad_key(
    struct answers *answers, const char *key, struct place place)
{
    findings_hint(answers->job->findings,
        findings_add(answers->job->findings, SEVERITY_ERROR, "record-key",
            place, "\"%s\" cannot be the key of a record", key),
        "use letters, digits, - and _; at most %d", LONGEST_KEY);
}

static struct record *add_record(struct answers *answers,
    struct record *parent, const struct question *question, const char *key,
    struct place place)
{
    struct record_list *list = list_of(answers, parent, question);
    struct record *record;

    if (!is_key(key)) {
        bad_key(answers, key, place);
        return NULL;
    }
    for (struct record *r = list->first; r != NULL; r = r->next)
        if (strcmp(r->key, key) == 0) {
            findings_hint(answers->job->findings,
                findings_add(answers->job->findings, SEVERITY_ERROR,
                    "record-twice", place, "record \"%s\" is there twice", key),
                "the first is at %s:%d", r->place.file, r->place.line);
            return NULL;
        }
    if (list->count >= MOST_RECORDS) {
        findings_hint(answers->job->findings,
            findings_add(answers->job->findings, SEVERITY_ERROR, "list-long",
                place, "list \"%s\" has too many records", question->id),
            "keep it under %d", MOST_RECORDS);
        return NULL;
    }
    record = new_record(answers, question, parent, key);
    record->place = place;
    if (list->first == NULL)
        list->first = record;
    else
        list->last->next = record;
    list->last = record;
    list->count++;
    return record;
}

struct file_reading {
    struct answers *answers;
    const char *folder; /* of the answers file, where its tables are */
    const char *source;
};

static void read_members(struct file_reading *reading, struct record *record,
    const struct element *element);

static void read_answer(struct file_reading *reading, struct record *record,
    const struct element *e)
{
    struct answers *answers = reading->answers;
    const char *id = xml_attribute(e, "to");
    struct answer answer = { .place = e->place, .source = reading->source };

    answer.question = library_question(answers->library, id);
    if (answer.question == NULL)
        unknown(answers, id, e->place);
    else
        (void)put_answer(
            answers, record, answer, xml_words(answers->job, e));
}

static void read_open(struct file_reading *reading, const struct element *e)
{
    struct answers *answers = reading->answers;
    const char *id = xml_attribute(e, "to");

    if (library_question(answers->library, id) == NULL)
        unknown(answers, id, e->place);
    else if (names_find(&answers->root.answers, id) == NULL &&
        names_find(&answers->open, id) == NULL) /* else a stronger file has it */
        names_put(&answers->open, id,
            (void *)(uintptr_t)xml_words(answers->job, e));
}

/* A table's columns are question ids; the column "key" names the record. */
static void read_table(struct file_reading *reading, struct record *parent,
    const struct question *list, const char *path)
{
    struct answers *answers = reading->answers;
    const struct table *table = table_load(answers->job, path);

    for (size_t r = 0; table != NULL && r < table->row_count; r++) {
        struct record *record;

        if (table->rows[r].key == NULL)
            continue;
        record = add_record(answers, parent, list, table->rows[r].key,
            table->rows[r].place);
        for (size_t c = 0; record != NULL && c < table->column_count; c++) {
            struct answer answer = { .place = table->rows[r].place,
                .source = reading->source };
            const char *words = table->rows[r].cells[c];

            if (strcmp(table->columns[c], "key") == 0 || *words == '\0')
                continue;
            answer.question =
                library_question(answers->library, table->columns[c]);
            if (answer.question == NULL)
                unknown(answers, table->columns[c], answer.place);
            else
                (void)put_answer(answers, record, answer, words);
        }
    }
}

static void read_list(struct file_reading *reading, struct record *parent,
    const struct element *e)
{
    struct answers *answers = reading->answers;
    const char *id = xml_attribute(e, "of");
    const char *csv = xml_attribute(e, "csv");
    const struct question *list = library_question(answers->library, id);
    struct record_list *records;

    if (list == NULL) {
        unknown(answers, id, e->place);
        return;
    }
    if (list->type != QUESTION_LIST || list->list != parent->list) {
        misplaced(answers, list, e->place);
        return;
    }
    records = names_find(&parent->lists, id);
    if (records != NULL) {
        if (records->source == reading->source)
            twice(answers, list, e->place, records->place);
        return; /* or a stronger file has it */
    }
    records = list_of(answers, parent, list);
    records->source = reading->source;
    records->place = e->place;
    if (csv != NULL)
        read_table(reading, parent, list,
            file_join(answers->job, reading->folder, csv));
    for (const struct element *r = xml_child(e, "record"); r != NULL;
         r = xml_next(e, r, "record")) {
        struct record *record = add_record(
            answers, parent, list, xml_attribute(r, "key"), r->place);

        if (record != NULL)
            read_members(reading, record, r);
    }
}

static void read_members(struct file_reading *reading, struct record *record,
    const struct element *element)
{
    for (const struct element *e = element->first; e != NULL; e = e->next) {
        if (text_same(e->name, "answer"))
            read_answer(reading, record, e);
        else if (text_same(e->name, "open"))
            read_open(reading, e);
        else if (text_same(e->name, "list"))
            read_list(reading, record, e);
    }
}

static const char *folder_of(struct job *job, const char *path)
{
    char *folder = arena_copy(job->arena, path);
    char *slash = strrchr(folder, '/');

    if (slash == NULL)
        return ".";
    *slash = '\0';
    return folder;
}

/* What may stand in an answers file, with the attribute that each needs. */
static const struct shape {
    const char *element, *needs, *may;
} shapes[] = {
    { "answer", "to", NULL },
    { "open", "to", NULL },
    { "list", "of", "csv" },
    { "record", "key", NULL },
};

/* Returns NULL if there is none. */
static const struct shape *shape_of(const struct element *element)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(shapes[i].element, element->name) == 0)
            return &shapes[i];
    return NULL;
}

static bool misshapen(struct answers *answers, const struct element *element,
    const char *what, const char *cure)
{
    findings_hint(answers->job->findings,
        findings_add(answers->job->findings, SEVERITY_ERROR, "answers-shape",
            element->place, "<%s> %s", element->name, what),
        "%s", cure);
    return false;
}

static bool has_shape(struct answers *answers, const struct element *element)
{
    struct arena *arena = answers->job->arena;
    const struct shape *shape = shape_of(element);

    if (shape == NULL)
        return misshapen(answers, element, "is wrong here",
            "write <answer to>, <list of> or <record key>");
    if (xml_attribute(element, shape->needs) == NULL)
        return misshapen(answers, element, "is wrong here",
            arena_format(arena, "it needs the attribute %s", shape->needs));
    for (const struct attribute *a = element->attributes; a != NULL;
         a = a->next)
        if (strcmp(a->name, shape->needs) != 0 &&
            !text_same(a->name, shape->may))
            return misshapen(answers, element,
                arena_format(arena, "has no attribute \"%s\"", a->name),
                "take it out, or correct its name");
    return true;
}

static bool is_answers(struct answers *answers, const struct element *root)
{
    if (root->parent == NULL && strcmp(root->name, "answers") != 0)
        return misshapen(answers, root, "is no answers file",
            "its first element is <answers>");
    for (const struct element *e = root->first; e != NULL; e = e->next)
        if (e->name != NULL &&
            (!has_shape(answers, e) || !is_answers(answers, e)))
            return false;
    return true;
}

bool answers_load(struct answers *answers, const char *path, const char *source)
{
    struct file_reading reading = { answers,
        folder_of(answers->job, path), source };
    int errors = findings_errors(answers->job->findings);
    const struct element *root = xml_load(answers->job, path, NULL);

    if (root != NULL && is_answers(answers, root))
        read_members(&reading, &answers->root, root);
    return findings_errors(answers->job->findings) == errors;
}

bool answers_set(struct answers *answers, const struct record *record,
    const struct question *question, const char *words, struct place place)
{
    struct record *target = record != NULL
        ? (struct record *)(uintptr_t)record
        : &answers->root;
    struct answer *answer = ARENA_NEW(answers->job->arena, struct answer);

    answer->question = question;
    answer->source = "project";
    answer->place = place;
    if (!question_read(
            answers->job, question, words, place, &answer->value))
        return false;
    names_put(&target->answers, question->id, answer);
    return true;
}

const char *answers_open(
    const struct answers *answers, const struct question *question)
{
    return names_find(&answers->open, question->id);
}

void answers_suppose(struct answers *answers, const struct answer *supposed)
{
    answers->supposed = supposed;
}

/* ---- asking ----------------------------------------------------------- */

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
    char name[64];
    struct names *seen = names_find(&answers->seen, answers->reader);
    struct reading *reading;

    if (seen == NULL) {
        seen = ARENA_NEW(answers->job->arena, struct names);
        *seen = names_new(answers->job->arena);
        names_put(&answers->seen, answers->reader, seen);
    }
    snprintf(name, sizeof name, "%p %p", (const void *)question,
        (const void *)record);
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

static const struct answer *make_answer(struct answers *answers,
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

static const struct answer *find_answer(struct answers *answers,
    struct scope scope, const struct question *question,
    const struct record *record)
{
    const struct answer *answer;
    struct value value;

    if (question->list != NULL && record == NULL)
        return NULL;
    if (answers->supposed != NULL && answers->supposed->question == question)
        return answers->supposed;
    answer = names_find(
        &(record != NULL ? record : &answers->root)->answers, question->id);
    if (answer != NULL)
        return answer;
    if (question->computed) {
        if (answers->compute == NULL ||
            !answers->compute(answers->compute_context, answers, scope,
                question, &value))
            return NULL;
        return make_answer(answers, question, value, "computed");
    }
    if (record != NULL && record->is_blank)
        return NULL;
    return standard_answer(answers, question);
}

const struct answer *answers_ask(struct answers *answers, struct scope scope,
    const struct question *question)
{
    const struct record *record = question->list != NULL
        ? record_of(scope.record, question->list)
        : NULL;
    const struct answer *answer =
        find_answer(answers, scope, question, record);

    note_reading(answers, question, record, answer);
    return answer;
}

static const struct record_list *find_list(struct answers *answers,
    struct scope scope, const struct question *list)
{
    const struct record *around = list->list != NULL
        ? record_of(scope.record, list->list)
        : &answers->root;

    note_reading(
        answers, list, around == &answers->root ? NULL : around, NULL);
    return around != NULL ? names_find(&around->lists, list->id) : NULL;
}

const struct record *answers_records(struct answers *answers,
    struct scope scope, const struct question *list)
{
    const struct record_list *records = find_list(answers, scope, list);

    return records != NULL ? records->first : NULL;
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
