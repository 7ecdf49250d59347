#include "answers/loading.h"

#include "answers/table.h"
#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/library.h"

#include <string.h>

struct loading {
    struct job *job;
    struct answers *answers;
    const struct library *library;
    const char *folder; /* of the answers file, where its tables are */
    const char *source;
};

const struct question *loading_question(struct job *job,
    const struct library *library, const char *id, struct place place)
{
    const struct question *question = library_question(library, id);

    if (question == NULL)
        names_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "answer-unknown", place,
                "no question \"%s\"", id),
            &library->questions, id,
            "`paction ask DIR --list` prints the questions");
    return question;
}

static const struct question *find_question(
    const struct loading *loading, const char *id, struct place place)
{
    return loading_question(loading->job, loading->library, id, place);
}

/* ---- tables ----------------------------------------------------------- */

/*
 * A table's columns are question ids; the column "key" names the record. What
 * is wrong with a column is said once, at the head row.
 */
static const struct question **columns_of(const struct loading *loading,
    const struct question *list, const struct table *table)
{
    const struct question **columns =
        arena_alloc(loading->job->arena, table->column_count * sizeof *columns);

    for (size_t c = 0; c < table->column_count; c++) {
        if (strcmp(table->columns[c], "key") == 0)
            continue;
        columns[c] = find_question(loading, table->columns[c], table->place);
        if (columns[c] == NULL || columns[c]->list == list)
            continue;
        answers_misplaced(loading->answers, columns[c], table->place);
        columns[c] = NULL;
    }
    return columns;
}

static void load_row(const struct loading *loading, struct record *record,
    const struct question *const *columns, size_t count,
    const struct table_row *row)
{
    for (size_t c = 0; c < count; c++) {
        struct answer found = { .question = columns[c],
            .source = loading->source,
            .place = row->place };

        if (columns[c] != NULL && *row->cells[c] != '\0')
            answers_put(loading->answers, record, found, row->cells[c]);
    }
}

static void load_table(const struct loading *loading,
    struct record_list *records, const char *path)
{
    const struct table *table = table_load(loading->job, path);
    const struct question **columns =
        table != NULL ? columns_of(loading, records->question, table) : NULL;

    for (size_t r = 0; table != NULL && r < table->row_count; r++) {
        const struct table_row *row = &table->rows[r];
        struct record *record =
            answers_add_record(loading->answers, records, row->key, row->place);

        if (record != NULL)
            load_row(loading, record, columns, table->column_count, row);
    }
}

/* ---- elements --------------------------------------------------------- */

static void load_members(const struct loading *loading, struct record *record,
    const struct element *element);

/* A project that somebody sent must not read this machine's other files. */
static bool leaves_folder(const char *path)
{
    return *path == '/' || text_starts(path, "../") ||
           strstr(path, "/../") != NULL;
}

static void complain_of_path(
    struct job *job, const char *path, struct place place)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "table-outside", place,
            "the table \"%s\" lies outside the project", path),
        "put it beside the answers, or below them");
}

static void load_list(const struct loading *loading, struct record *around,
    struct answer found, const struct element *element)
{
    const char *csv = xml_attribute(element, "csv");
    struct record_list *records;

    if (found.question->type != QUESTION_LIST ||
        found.question->list != around->list) {
        answers_misplaced(loading->answers, found.question, found.place);
        return;
    }
    records = answers_begin_list(loading->answers, around, found);
    if (records == NULL)
        return;
    if (csv != NULL && leaves_folder(csv))
        complain_of_path(loading->job, csv, found.place);
    else if (csv != NULL)
        load_table(
            loading, records, file_join(loading->job, loading->folder, csv));
    for (const struct element *e = xml_child(element, "record"); e != NULL;
         e = xml_next(element, e, "record")) {
        struct record *record = answers_add_record(
            loading->answers, records, xml_attribute(e, "key"), e->place);

        if (record != NULL)
            load_members(loading, record, e);
    }
}

static void load_members(const struct loading *loading, struct record *record,
    const struct element *element)
{
    for (const struct element *e = element->first; e != NULL; e = e->next) {
        bool is_list = text_same(e->name, "list");
        struct answer found = { .source = loading->source, .place = e->place };

        if (e->name == NULL || text_same(e->name, "record"))
            continue;
        found.question = find_question(
            loading, xml_attribute(e, is_list ? "of" : "to"), e->place);
        if (found.question == NULL)
            continue;
        if (is_list)
            load_list(loading, record, found, e);
        else if (text_same(e->name, "open"))
            answers_leave_open(
                loading->answers, found, xml_words(loading->job, e));
        else
            answers_put(
                loading->answers, record, found, xml_words(loading->job, e));
    }
}

/* ---- shape ------------------------------------------------------------ */

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

static bool misshapen(struct job *job, const struct element *element,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "answers-shape",
            element->place, "<%s> %s", element->name, what),
        "%s", cure);
    return false;
}

static bool has_shape(struct job *job, const struct element *element)
{
    const struct shape *shape = shape_of(element);
    const char *unknown;

    if (shape == NULL)
        return misshapen(job, element, "is wrong here",
            "write <answer to>, <list of> or <record key>");
    if (xml_attribute(element, shape->needs) == NULL)
        return misshapen(job, element, "is wrong here",
            arena_format(
                job->arena, "it needs the attribute %s", shape->needs));
    unknown = xml_unknown_attribute(
        element, (const char *const[]){ shape->needs, shape->may, NULL });
    if (unknown != NULL)
        return misshapen(job, element,
            arena_format(job->arena, "has no attribute \"%s\"", unknown),
            "take it out, or correct its name");
    return true;
}

static bool is_answers(struct job *job, const struct element *root)
{
    if (root->parent == NULL && strcmp(root->name, "answers") != 0)
        return misshapen(
            job, root, "is no answers file", "its first element is <answers>");
    for (const struct element *e = root->first; e != NULL; e = e->next)
        if (e->name != NULL && (!has_shape(job, e) || !is_answers(job, e)))
            return false;
    return true;
}

bool loading_read(struct job *job, const struct library *library,
    struct answers *answers, const char *path, const char *source)
{
    struct loading loading = { job, answers, library, file_folder(job, path),
        source };
    int errors = findings_errors(job->findings);
    const struct element *root = xml_load(job, path, NULL);

    if (root != NULL && is_answers(job, root))
        load_members(&loading, answers_root(answers), root);
    return findings_errors(job->findings) == errors;
}
