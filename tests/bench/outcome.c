/*
 * Two passes: all paragraphs with their numbers and bookmarks, then all fields.
 *
 * A blank paragraph that is meant is not counted: the only one of a cell, and
 * the two-point line that keeps tables apart.
 */
#include "outcome.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "io/xml.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 9 };

/* One list: how its levels look, and how far it has counted. */
struct list {
    struct {
        const char *format; /* "lowerLetter" */
        const char *text;   /* "%1.%2" */
        int start, count;
    } levels[DEEPEST];
};

/* Where a paragraph or a style stands in the lists. */
struct standing {
    struct list *list; /* NULL: nowhere */
    int level;
};

/* A paragraph that may be led to. */
struct landing {
    const char *own;   /* "(a)", or NULL */
    const char *whole; /* "4.1(a)", or NULL */
    const char *words;
};

/* A field that has begun: its code, and what stands for its result. */
struct field {
    struct text code, shown;
    bool shows;
    struct field *around;
};

struct reading {
    struct job *job;
    struct outcome *outcome;
    struct names lists;    /* by w:numId, to struct list */
    struct names styles;   /* by w:styleId, to struct standing */
    struct names landings; /* by bookmark */
    struct field *field;   /* the innermost, or NULL */
};

static bool is(const struct element *e, const char *name)
{
    return text_same(e->name, name);
}

/* The w:val of a child, or NULL. */
static const char *child_value(const struct element *e, const char *name)
{
    const struct element *child = e != NULL ? xml_child(e, name) : NULL;

    return child != NULL ? xml_attribute(child, "val") : NULL;
}

static int number_of(const char *digits, int otherwise)
{
    return digits != NULL ? (int)strtol(digits, NULL, 10) : otherwise;
}

static const struct element *read_part(
    struct job *job, struct bytes package, const char *name)
{
    struct bytes part = package_part(job, package, name);

    return part.start != NULL
        ? xml_parse(job, name, part.start, part.size, NULL)
        : NULL;
}

/* ---- lists and styles ------------------------------------------------- */

static struct list *read_list(struct job *job, const struct element *abstract)
{
    struct list *list = ARENA_NEW(job->arena, struct list);

    for (const struct element *e = xml_child(abstract, "lvl"); e != NULL;
         e = xml_next(abstract, e, "lvl")) {
        int level = number_of(xml_attribute(e, "ilvl"), DEEPEST);

        if (level >= DEEPEST)
            continue;
        list->levels[level].format = child_value(e, "numFmt");
        list->levels[level].text = child_value(e, "lvlText");
        list->levels[level].start = number_of(child_value(e, "start"), 1);
    }
    return list;
}

static void read_lists(struct reading *reading, const struct element *root)
{
    struct names abstracts = names_new(reading->job->arena);

    for (const struct element *e = root->first; e != NULL; e = e->next) {
        if (is(e, "abstractNum"))
            names_put(&abstracts, xml_attribute(e, "abstractNumId"),
                read_list(reading->job, e));
        if (is(e, "num"))
            names_put(&reading->lists, xml_attribute(e, "numId"),
                names_find(&abstracts, child_value(e, "abstractNumId")));
    }
}

/* What w:pPr says, over what its style says. */
static struct standing standing_of(
    const struct reading *reading, const struct element *properties)
{
    const char *style = child_value(properties, "pStyle");
    const struct element *own =
        properties != NULL ? xml_child(properties, "numPr") : NULL;
    const struct standing *usual =
        style != NULL ? names_find(&reading->styles, style) : NULL;
    struct standing standing = { .list = NULL };

    if (usual != NULL)
        standing = *usual;
    if (child_value(own, "numId") != NULL)
        standing.list = names_find(&reading->lists, child_value(own, "numId"));
    standing.level = number_of(child_value(own, "ilvl"), standing.level);
    return standing;
}

static void read_styles(struct reading *reading, const struct element *root)
{
    for (const struct element *e = xml_child(root, "style"); e != NULL;
         e = xml_next(root, e, "style")) {
        struct standing *standing =
            ARENA_NEW(reading->job->arena, struct standing);

        *standing = standing_of(reading, xml_child(e, "pPr"));
        names_put(&reading->styles, xml_attribute(e, "styleId"), standing);
    }
}

/* ---- numbers ---------------------------------------------------------- */

static void add_roman(struct text *text, int n)
{
    static const struct {
        int value;
        const char *sign;
    } signs[] = { { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" },
        { 5, "v" }, { 4, "iv" }, { 1, "i" } };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; n >= signs[i].value; n -= signs[i].value)
            text_add(text, signs[i].sign);
}

static void add_count(struct text *text, const char *format, int n)
{
    if (text_same(format, "lowerRoman"))
        add_roman(text, n);
    else if (text_same(format, "lowerLetter") && n > 0)
        for (int i = 0; i <= (n - 1) / 26; i++)
            text_add_char(text, (char)('a' + (n - 1) % 26));
    else if (text_same(format, "upperLetter") && n > 0)
        for (int i = 0; i <= (n - 1) / 26; i++)
            text_add_char(text, (char)('A' + (n - 1) % 26));
    else
        text_format(text, "%d", n);
}

/* A level's number as it stands; in a reference without its last full stop. */
static const char *number_at(
    struct job *job, const struct list *list, int level)
{
    struct text text = text_new(job->arena);

    for (const char *p = list->levels[level].text; *p != '\0'; p++) {
        int n = p[0] == '%' ? p[1] - '1' : -1;

        if (n < 0 || n >= DEEPEST) {
            text_add_char(&text, *p);
            continue;
        }
        add_count(&text, list->levels[n].format, list->levels[n].count);
        p++;
    }
    if (text.length > 0 && text.bytes[text.length - 1] == '.')
        text.bytes[text.length - 1] = '\0';
    return text.bytes;
}

/* 4.1(a): the levels above, up to one that says the first level's number. */
static const char *whole_at(
    struct job *job, const struct list *list, int level)
{
    const char *whole = number_at(job, list, level);

    while (level > 0 && strstr(list->levels[level].text, "%1") == NULL)
        whole = arena_format(
            job->arena, "%s%s", number_at(job, list, --level), whole);
    return whole;
}

static void count(struct list *list, int level)
{
    for (int i = 0; i < level; i++)
        if (list->levels[i].count == 0)
            list->levels[i].count = list->levels[i].start;
    list->levels[level].count = list->levels[level].count == 0
        ? list->levels[level].start
        : list->levels[level].count + 1;
    for (int i = level + 1; i < DEEPEST; i++)
        list->levels[i].count = 0;
}

/* ---- the first pass: paragraphs --------------------------------------- */


static bool has(const struct element *e, const char *name)
{
    if (is(e, name))
        return true;
    for (const struct element *c = e->first; c != NULL; c = c->next)
        if (has(c, name))
            return true;
    return false;
}

static bool is_blank(const struct element *paragraph)
{
    static const char *const filling[] = { "t", "drawing", "fldChar",
        "sectPr", "br", "tab" };
    const struct element *properties = xml_child(paragraph, "pPr");
    const struct element *spacing =
        properties != NULL ? xml_child(properties, "spacing") : NULL;

    for (size_t i = 0; i < sizeof filling / sizeof *filling; i++)
        if (has(paragraph, filling[i]))
            return false;
    if (spacing != NULL &&
        text_same(xml_attribute(spacing, "lineRule"), "exact"))
        return false;
    return !is(paragraph->parent, "tc") ||
        xml_child(paragraph->parent, "p") != paragraph ||
        xml_next(paragraph->parent, paragraph, "p") != NULL;
}

static void note_bookmarks(struct reading *reading,
    const struct element *element, struct landing *landing)
{
    if (is(element, "bookmarkStart"))
        names_put(&reading->landings, xml_attribute(element, "name"), landing);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        note_bookmarks(reading, e, landing);
}

static void read_paragraph(
    struct reading *reading, const struct element *paragraph)
{
    struct job *job = reading->job;
    struct landing *landing = ARENA_NEW(job->arena, struct landing);
    struct standing standing =
        standing_of(reading, xml_child(paragraph, "pPr"));

    if (standing.list != NULL &&
        standing.list->levels[standing.level].text != NULL) {
        count(standing.list, standing.level);
        landing->own = number_at(job, standing.list, standing.level);
        landing->whole = whole_at(job, standing.list, standing.level);
    }
    landing->words = xml_words(job, paragraph);
    note_bookmarks(reading, paragraph, landing);
    reading->outcome->paragraphs++;
    reading->outcome->blank += is_blank(paragraph);
}

static void read_paragraphs(
    struct reading *reading, const struct element *element)
{
    if (is(element, "p"))
        read_paragraph(reading, element);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        read_paragraphs(reading, e);
}

/* ---- the second pass: fields and contents ----------------------------- */

/* "REF _pd_1234 \w \h" and what is shown for it. */
static void check_reference(struct reading *reading, const struct field *field)
{
    const char *name = field->code.bytes + strspn(field->code.bytes, " ");
    const struct landing *landing;
    const char *want;

    if (!text_starts(name, "REF "))
        return;
    name += strlen("REF ");
    landing = names_find(&reading->landings,
        arena_format(
            reading->job->arena, "%.*s", (int)strcspn(name, " "), name));
    reading->outcome->references++;
    want = landing == NULL              ? NULL
        : strstr(name, "\\n") != NULL ? landing->own
        : strstr(name, "\\r") != NULL || strstr(name, "\\w") != NULL
        ? landing->whole
        : landing->words;
    if (want == NULL || !text_same(want, field->shown.bytes))
        reading->outcome->stale++;
}

static void begin_field(struct reading *reading)
{
    struct field *field = ARENA_NEW(reading->job->arena, struct field);

    field->code = text_new(reading->job->arena);
    field->shown = text_new(reading->job->arena);
    field->around = reading->field;
    reading->field = field;
}

static void read_mark(struct reading *reading, const char *type)
{
    if (text_same(type, "begin")) {
        begin_field(reading);
    } else if (reading->field != NULL && text_same(type, "separate")) {
        reading->field->shows = true;
    } else if (reading->field != NULL && text_same(type, "end")) {
        check_reference(reading, reading->field);
        reading->field = reading->field->around;
    }
}

/* An entry of the contents: the number, a tab, the heading. */
static void check_entry(struct reading *reading, const struct element *link)
{
    const char *anchor = xml_attribute(link, "anchor");
    const struct landing *landing =
        anchor != NULL ? names_find(&reading->landings, anchor) : NULL;
    struct text number = text_new(reading->job->arena);

    if (landing == NULL || landing->own == NULL || !has(link, "tab"))
        return;
    for (const struct element *run = link->first;
         run != NULL && !has(run, "tab"); run = run->next)
        text_add(&number, xml_words(reading->job, run));
    reading->outcome->entries++;
    if (!text_same(number.bytes, landing->own))
        reading->outcome->stale++;
}

static void read_fields(struct reading *reading, const struct element *element)
{
    const struct field *field = reading->field;

    if (is(element, "fldChar"))
        read_mark(reading, xml_attribute(element, "fldCharType"));
    if (is(element, "instrText") && field != NULL)
        text_add(&reading->field->code, xml_words(reading->job, element));
    if (is(element, "t") && field != NULL && field->shows)
        text_add(&reading->field->shown,
            element->first != NULL ? element->first->text : "");
    if (is(element, "hyperlink"))
        check_entry(reading, element);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        read_fields(reading, e);
}

bool outcome_read(
    struct job *job, struct bytes package, struct outcome *outcome)
{
    struct reading reading = { .job = job,
        .outcome = outcome,
        .lists = names_new(job->arena),
        .styles = names_new(job->arena),
        .landings = names_new(job->arena) };
    const struct element *document =
        read_part(job, package, "word/document.xml");
    const struct element *styles = read_part(job, package, "word/styles.xml");
    const struct element *lists =
        read_part(job, package, "word/numbering.xml");

    *outcome = (struct outcome){ .paragraphs = 0 };
    if (document == NULL || styles == NULL || lists == NULL)
        return false;
    read_lists(&reading, lists);
    read_styles(&reading, styles);
    read_paragraphs(&reading, document);
    read_fields(&reading, document);
    return true;
}
