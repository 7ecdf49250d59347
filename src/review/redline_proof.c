#include "review/redline_proof.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "document/document.h"
#include "io/xml.h"
#include "review/docx_reader.h"
#include "review/lines.h"
#include "review/returned.h"

#include <stddef.h>
#include <string.h>

static const char NAME[] = "word/document.xml";

static void report(struct job *job, const char *id, const char *message)
{
    struct place place = { .file = NAME };

    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id, place, "%s", message),
        "the comparison is not written; keep both documents and report this");
}

/* ---- ids -------------------------------------------------------------- */

/* Elements that end a range, or point to it, with the id of its start. */
static bool is_second(const char *name)
{
    return text_ends(name, "RangeEnd") || text_same(name, "bookmarkEnd") ||
           text_same(name, "commentReference");
}

/* A place to type in has its id as a child. */
static const char *id_of(const struct element *element)
{
    return text_same(element->name, "id") ? xml_attribute(element, "val")
                                          : xml_attribute(element, "id");
}

/* Returns false if an id starts two things, or ends one that never began. */
static bool note_id(struct names *ids, const struct element *element)
{
    static char begun;
    const char *id = element->name != NULL ? id_of(element) : NULL;

    if (id == NULL ||
        text_ends(element->name, "Reference") !=
            text_same(element->name, "commentReference") ||
        text_same(element->name, "docPr") || text_same(element->name, "chart"))
        return true;
    if (is_second(element->name))
        return names_find(ids, id) != NULL;
    if (names_find(ids, id) != NULL)
        return false;
    names_put(ids, id, &begun);
    return true;
}

/* Returns NULL if all are well, else the first that is not. */
static const struct element *wrong_id(
    struct names *ids, const struct element *element)
{
    const struct element *wrong = note_id(ids, element) ? NULL : element;

    for (const struct element *e = element->first; e != NULL && wrong == NULL;
         e = e->next)
        wrong = wrong_id(ids, e);
    return wrong;
}

static bool is_valid(
    struct job *job, const struct xml_schema *schema, struct bytes file)
{
    struct bytes part = package_part(job, file, NAME);
    struct names ids = names_new(job->arena);
    const struct element *root, *wrong;

    if (part.start == NULL) {
        report(job, "redline-invalid", "the comparison has no words");
        return false;
    }
    root = xml_parse(job, NAME, part.start, part.size, schema);
    if (root == NULL)
        return false;
    wrong = wrong_id(&ids, root);
    if (wrong != NULL)
        report(job, "redline-invalid",
            arena_format(job->arena, "id %s of w:%s is not its own",
                id_of(wrong), wrong->name));
    return wrong == NULL;
}

/* ---- words ------------------------------------------------------------ */

/* What the file has besides the lines of the tree: contents, a title. */
static bool is_extra(const struct document *document,
    const struct returned_paragraph *paragraph, const char *normal)
{
    const char *style = paragraph->style != NULL ? paragraph->style : "";
    bool is_title = text_same(style, "Title") || text_same(style, "Subtitle");

    return *normal == '\0' || paragraph->region != REGION_BODY ||
           text_starts(style, "TOC") || text_starts(style, "toc") ||
           text_same(style, "Figure") ||
           (is_title && document->root->first != NULL &&
               document->root->first->kind != NODE_COVER);
}

/* A number that no list can give stands before a tab. */
static const char *after_number(struct arena *arena, const char *text)
{
    const char *tab = strchr(text, '\t');

    return tab != NULL ? lines_normal(arena, tab + 1) : NULL;
}

/* A caption that says what the heading above says is not printed. */
static bool may_be_missing(const struct line_of *line)
{
    return *line->normal == '\0' || line->node->kind == NODE_TABLE ||
           line->node->kind == NODE_CHART;
}

struct reading {
    const struct document *document;
    const struct returned_paragraph *const *paragraphs;
    struct view_of view;
    struct lines lines;
    size_t at, line;
};

/* A line to write on leaves a space where the tree has none. */
static bool same_letters(const char *a, const char *b)
{
    for (;; a++, b++) {
        while (*a == ' ')
            a++;
        while (*b == ' ')
            b++;
        if (*a != *b || *a == '\0')
            return *a == *b;
    }
}

static bool reads(const char *normal, const char *other, const char *wanted)
{
    return same_letters(normal, wanted) ||
           (other != NULL && same_letters(other, wanted));
}

/* Takes one paragraph of the view. Returns false if no line is it. */
static bool take(struct arena *arena, struct reading *reading)
{
    const struct seen *seen = &reading->view.seen[reading->at];
    const char *normal = lines_normal(arena, seen->text);
    const char *other = after_number(arena, seen->text);
    const struct lines *lines = &reading->lines;
    size_t line = reading->line;

    if (is_extra(reading->document, reading->paragraphs[seen->last], normal))
        return true;
    while (line < lines->count &&
           !reads(normal, other, lines->line[line].normal) &&
           may_be_missing(&lines->line[line]))
        line++;
    if (line == lines->count || !reads(normal, other, lines->line[line].normal))
        return false;
    reading->line = line + 1;
    return true;
}

/* Returns false where a line is left that must be in the file. */
static bool is_done(struct reading *reading)
{
    const struct lines *lines = &reading->lines;

    while (reading->line < lines->count &&
           may_be_missing(&lines->line[reading->line]))
        reading->line++;
    return reading->line == lines->count;
}

static void report_reading(
    struct job *job, const struct reading *reading, const char *when)
{
    const struct lines *lines = &reading->lines;
    const char *wanted = reading->line < lines->count
                             ? lines->line[reading->line].words
                             : "nothing more";
    const char *got = reading->at < reading->view.count
                          ? reading->view.seen[reading->at].text
                          : "nothing more";

    report(job, "redline-unproved",
        arena_format(job->arena,
            "with all changes %s the comparison reads \"%s\" where \"%s\" "
            "should stand",
            when, got, wanted));
}

static const struct returned_paragraph *const *list_of(
    struct arena *arena, const struct returned *returned)
{
    const struct returned_paragraph **list =
        arena_alloc(arena, (returned->paragraph_count + 1) * sizeof *list);
    size_t count = 0;

    for (const struct returned_paragraph *p = returned->paragraphs; p != NULL;
         p = p->next)
        list[count++] = p;
    return list;
}

static bool reads_as(struct job *job, const struct returned *returned,
    const struct document *document, enum view view)
{
    struct reading reading = { .document = document,
        .paragraphs = list_of(job->arena, returned),
        .view = returned_view(job->arena, returned, view),
        .lines = lines_of(job->arena, document) };

    while (reading.at < reading.view.count && take(job->arena, &reading))
        reading.at++;
    if (reading.at == reading.view.count && is_done(&reading))
        return true;
    report_reading(
        job, &reading, view == VIEW_ACCEPTED ? "accepted" : "rejected");
    return false;
}

bool redline_proof_holds(struct job *job, const struct xml_schema *schema,
    struct bytes file, const struct document *old, const struct document *new)
{
    const struct returned *returned;

    if (!is_valid(job, schema, file))
        return false;
    returned = docx_reader_read(job, NAME, file);
    return returned != NULL && reads_as(job, returned, new, VIEW_ACCEPTED) &&
           reads_as(job, returned, old, VIEW_REJECTED);
}
