#include "document/document_read.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "document/chart.h"
#include "document/document.h"
#include "document/house.h"
#include "document/members.h"
#include "io/xml.h"

#include <limits.h>
#include <stdlib.h>

/* A node that leads to a bookmark, which may come later. */
struct leading {
    struct node *node;
    const char *bookmark;
    struct leading *next;
};

struct reading {
    struct arena *arena;
    struct names bookmarks; /* of nodes */
    struct leading *leading;
};

/* ---- names ------------------------------------------------------------ */

/* The value whose name is this one; 0 if there is none. */
static int value_of(const char *name, const char *(*name_of)(int), int count)
{
    int value = count;

    while (--value > 0 && !text_same(name_of(value), name))
        ;
    return value;
}

static const char *kind_name(int kind)
{
    return document_kind_name((enum node_kind)kind);
}

static const char *role_name(int role)
{
    return document_role_name((enum role)role);
}

static const char *change_name(int change)
{
    return document_change_name((enum change)change);
}

static const char *column_name(int kind)
{
    return document_column_name((enum column_kind)kind);
}

static const char *chart_name(int kind)
{
    return chart_kind_name((enum chart_kind)kind);
}

static int named(const struct element *element, const char *attribute,
    const char *(*name_of)(int), int count)
{
    return value_of(xml_attribute(element, attribute), name_of, count);
}

static size_t count_of(const struct element *element, const char *name)
{
    size_t count = 0;

    for (const struct element *e = xml_child(element, name); e != NULL;
         e = xml_next(element, e, name))
        count++;
    return count;
}

/* ---- what is no node -------------------------------------------------- */

static void read_columns(
    struct reading *reading, struct node *table, const struct element *element)
{
    size_t count = count_of(element, "column"), i = 0;
    struct column *columns =
        arena_alloc(reading->arena, count * sizeof *columns);

    for (const struct element *e = xml_child(element, "column"); e != NULL;
         e = xml_next(element, e, "column")) {
        long width = strtol(xml_attribute(e, "width"), NULL, 10);

        columns[i++] = (struct column){ .kind = (enum column_kind)named(e,
                                            "kind", column_name, COLUMN_KINDS),
            .width = width > INT_MAX ? INT_MAX : (int)width };
    }
    table->columns = count > 0 ? columns : NULL;
    table->column_count = count;
}

static const char *words_in(
    struct reading *reading, const struct element *element)
{
    struct text text = text_new(reading->arena);

    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (e->text != NULL)
            text_add(&text, e->text);
    return text.bytes;
}

static void read_remarks(
    struct reading *reading, struct node *node, const struct element *element)
{
    const struct remark **end = &node->remarks;

    for (const struct element *e = xml_child(element, "remark"); e != NULL;
         e = xml_next(element, e, "remark")) {
        struct remark *remark = ARENA_NEW(reading->arena, struct remark);

        members_read(reading->arena, members_of_remark, remark, e);
        remark->words = words_in(reading, e);
        *end = remark;
        end = &remark->next;
    }
}

/* ---- charts ----------------------------------------------------------- */

static int64_t whole(const struct element *element, const char *attribute)
{
    const char *value = xml_attribute(element, attribute);

    return value != NULL ? strtoll(value, NULL, 10) : CHART_MISSING;
}

static void read_marks(
    struct reading *reading, struct chart *chart, const struct element *element)
{
    size_t count = count_of(element, "mark"), i = 0;
    struct chart_mark *marks =
        arena_alloc(reading->arena, count * sizeof *marks);

    for (const struct element *e = xml_child(element, "mark"); e != NULL;
         e = xml_next(element, e, "mark"))
        marks[i++] = (struct chart_mark){ whole(e, "x"),
            arena_copy(reading->arena, xml_attribute(e, "words")) };
    chart->marks = count > 0 ? marks : NULL;
    chart->mark_count = count;
}

/* One line of points; what it has not is missing, what is more is dropped. */
static void read_at(
    const struct element *at, size_t i, int64_t **y, size_t series_count)
{
    const struct element *point = xml_child(at, "y");

    for (size_t s = 0; s < series_count; s++) {
        y[s][i] = point != NULL ? whole(point, "value") : CHART_MISSING;
        if (point != NULL)
            point = xml_next(at, point, "y");
    }
}

static void read_points(
    struct reading *reading, struct chart *chart, const struct element *element)
{
    struct arena *arena = reading->arena;
    size_t count = chart->series_count, i = 0, s = 0;
    struct chart_series *series = arena_alloc(arena, count * sizeof *series);
    int64_t **y = arena_alloc(arena, count * sizeof *y), *x;

    chart->x_count = count_of(element, "at");
    for (const struct element *e = xml_child(element, "series"); e != NULL;
         e = xml_next(element, e, "series")) {
        series[s].name = arena_copy(arena, xml_attribute(e, "name"));
        series[s].y = y[s] = arena_alloc(arena, chart->x_count * sizeof **y);
        s++;
    }
    x = arena_alloc(arena, chart->x_count * sizeof *x);
    for (const struct element *e = xml_child(element, "at"); e != NULL;
         e = xml_next(element, e, "at")) {
        x[i] = whole(e, "x");
        read_at(e, i++, y, count);
    }
    chart->x = x;
    chart->series = series;
}

static void read_chart(
    struct reading *reading, struct node *node, const struct element *element)
{
    struct chart *chart = ARENA_NEW(reading->arena, struct chart);

    members_read(reading->arena, members_of_chart, chart, element);
    chart->kind =
        (enum chart_kind)named(element, "kind", chart_name, CHART_KINDS);
    chart->series_count = count_of(element, "series");
    read_points(reading, chart, element);
    read_marks(reading, chart, element);
    node->chart = chart;
}

/* ---- nodes ------------------------------------------------------------ */

/* What is left out is as in the element around it. */
static void read_origin(
    struct reading *reading, struct node *node, const struct element *element)
{
    struct origin *origin = ARENA_NEW(reading->arena, struct origin);
    const char *version = xml_attribute(element, "version");
    bool says = version != NULL;

    node->origin = node->parent->origin;
    if (node->origin != NULL)
        *origin = *node->origin;
    for (const struct member *m = members_of_origin; m->name != NULL; m++)
        says = says || xml_attribute(element, m->name) != NULL;
    if (!says)
        return;
    members_read(reading->arena, members_of_origin, origin, element);
    if (version != NULL)
        origin->version = (int)strtol(version, NULL, 10);
    node->origin = origin;
}

static void read_attributes(
    struct reading *reading, struct node *node, const struct element *element)
{
    const char *target = xml_attribute(element, "target");
    const char *address = xml_attribute(element, "address");
    const char *bookmark = xml_attribute(element, "bookmark");

    members_read(reading->arena, members_of_node, node, element);
    node->role = (enum role)named(element, "role", role_name, ROLES);
    node->change =
        (enum change)named(element, "change", change_name, CHANGE_DELETED + 1);
    if (text_same(xml_attribute(element, "form"), "words"))
        node->form = REFERENCE_WORDS;
    if (address != NULL)
        node->address = arena_copy(reading->arena, address);
    if (bookmark != NULL) {
        node->bookmark = arena_copy(reading->arena, bookmark);
        names_put(&reading->bookmarks, node->bookmark, node);
    }
    if (target != NULL) {
        struct leading *leading = ARENA_NEW(reading->arena, struct leading);

        *leading = (struct leading){ node, target, reading->leading };
        reading->leading = leading;
    }
    read_origin(reading, node, element);
    read_remarks(reading, node, element);
}

static bool holds_words(enum node_kind kind)
{
    return kind == NODE_HEADING || kind == NODE_PARAGRAPH ||
           kind == NODE_DEFINITION || kind == NODE_UNDECIDED ||
           kind == NODE_DUTY || kind == NODE_DEADLINE;
}

static bool is_leaf(enum node_kind kind)
{
    return kind == NODE_PLAIN ||
           (document_is_inline(kind) && !holds_words(kind));
}

static void read_node(struct reading *reading, struct node *parent,
    const struct element *element);

/* The parser bounds how deep elements stand, so this cannot run away. */
static void read_children(
    struct reading *reading, struct node *node, const struct element *element)
{
    for (const struct element *e = element->first; e != NULL; e = e->next) {
        if (e->name != NULL)
            read_node(reading, node, e);
        else if (holds_words(node->kind))
            document_add_text(reading->arena, node, NODE_TEXT, e->text)
                ->origin = node->origin;
    }
}

static void read_node(
    struct reading *reading, struct node *parent, const struct element *element)
{
    enum node_kind kind =
        (enum node_kind)value_of(element->name, kind_name, NODE_KINDS);
    struct node *node;

    if (kind == NODE_DOCUMENT) /* a column, a remark, part of a chart */
        return;
    node = document_add(reading->arena, parent, kind);
    read_attributes(reading, node, element);
    if (kind == NODE_TABLE)
        read_columns(reading, node, element);
    if (kind == NODE_CHART)
        read_chart(reading, node, element);
    else if (is_leaf(kind))
        node->text = words_in(reading, element);
    else
        read_children(reading, node, element);
}

static void lead(struct reading *reading)
{
    for (struct leading *l = reading->leading; l != NULL; l = l->next)
        l->node->target = names_find(&reading->bookmarks, l->bookmark);
}

/* ---- the whole -------------------------------------------------------- */

static const struct house *read_house(
    struct arena *arena, const struct element *element)
{
    struct house *house;

    if (element == NULL)
        return NULL;
    house = ARENA_NEW(arena, struct house);
    members_read(arena, members_of_house, house, element);
    return house;
}

static struct document *read_document(
    struct job *job, const struct element *element)
{
    struct document *document = ARENA_NEW(job->arena, struct document);
    struct reading reading = { .arena = job->arena,
        .bookmarks = names_new(job->arena) };

    members_read(job->arena, members_of_document, document, element);
    document->house = read_house(job->arena, xml_child(element, "house"));
    document->root = document_add(job->arena, NULL, NODE_DOCUMENT);
    read_children(&reading, document->root, element);
    lead(&reading);
    return document;
}

struct document *document_read(struct job *job, const char *schema,
    const char *name, const char *bytes, size_t size)
{
    struct xml_schema *grammar = xml_schema_open(job, schema);
    const struct element *element =
        grammar != NULL ? xml_parse(job, name, bytes, size, grammar) : NULL;

    xml_schema_close(grammar);
    return element != NULL ? read_document(job, element) : NULL;
}
