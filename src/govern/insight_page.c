#include "govern/insight_page.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "govern/insight.h"
#include "govern/ledger.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---- nodes ------------------------------------------------------------ */

/* A key that does not break at its hyphens. */
static const char *unbroken(struct job *job, const char *key)
{
    struct text text = text_new(job->arena);

    for (; *key != '\0'; key++)
        if (*key == '-')
            text_add(&text, "\u2011");
        else
            text_add_char(&text, *key);
    return text.bytes;
}

/* Dates and times in words; what is short stays on its line. */
static const char *printed(struct job *job, const char *words)
{
    enum { SHORT = 9 };
    int64_t day;

    if (words == NULL || *words == '\0')
        return words;
    if (calendar_is_time(words))
        return calendar_time_words(job->arena, words);
    if (calendar_parse(words, &day))
        return calendar_words(job->arena, day);
    return strlen(words) <= SHORT ? unbroken(job, words) : words;
}

static struct node *add_cell(
    struct job *job, struct node *row, const char *words)
{
    struct node *cell = document_add(job->arena, row, NODE_CELL);

    document_add_words(job->arena, cell, NODE_PARAGRAPH, printed(job, words));
    return cell;
}

static const struct column *columns_of(
    struct job *job, const struct insight_table *table)
{
    struct column *columns =
        arena_alloc(job->arena, table->column_count * sizeof *columns);

    for (size_t i = 0; i < table->column_count; i++) {
        columns[i].kind =
            table->columns[i].is_number ? COLUMN_NUMBER : COLUMN_TEXT;
        columns[i].width = table->columns[i].width;
    }
    return columns;
}

/* ---- tables ----------------------------------------------------------- */

/* The largest number of a column, which is darkest. */
static long largest_of(const struct insight_table *table, size_t column)
{
    long largest = 0;

    for (const struct insight_row *r = table->rows; r != NULL; r = r->next) {
        long value =
            r->cells[column] != NULL ? strtol(r->cells[column], NULL, 10) : 0;

        largest = value > largest ? value : largest;
    }
    return largest;
}

/* None at nought, else from the lightest to the darkest. */
static int shade_of(const char *words, long largest)
{
    long value = words != NULL ? strtol(words, NULL, 10) : 0;

    if (value <= 0 || largest <= 0)
        return 0;
    return (int)(1 + (value * (SHADES - 1) - 1) / largest);
}

/* Sides are compared with one another; all, objections, open each by itself. */
static void find_largest(
    const struct insight_table *table, long largest[INSIGHT_COLUMNS])
{
    long most = 0;

    for (size_t i = 1; i < table->column_count; i++) {
        largest[i] = largest_of(table, i);
        if (i <= 4 && largest[i] > most)
            most = largest[i];
    }
    for (size_t i = 1; i <= 4; i++)
        largest[i] = most;
}

static void add_heads(
    struct job *job, struct node *table, const struct insight_table *from)
{
    struct node *row = document_add(job->arena, table, NODE_ROW);

    row->is_header = true;
    for (size_t i = 0; i < from->column_count; i++)
        add_cell(job, row, from->columns[i].head);
}

static struct node *add_table(
    struct job *job, struct node *parent, const struct insight_table *from)
{
    struct node *table = document_add(job->arena, parent, NODE_TABLE);
    long largest[INSIGHT_COLUMNS] = { 0 };
    int64_t shown = 0;

    table->columns = columns_of(job, from);
    table->column_count = from->column_count;
    add_heads(job, table, from);
    if (from->is_shaded)
        find_largest(from, largest);
    for (const struct insight_row *r = from->rows;
         r != NULL && (from->shown == 0 || shown < from->shown);
         r = r->next, shown++) {
        struct node *row = document_add(job->arena, table, NODE_ROW);

        for (size_t i = 0; i < from->column_count; i++) {
            struct node *cell = add_cell(job, row, r->cells[i]);

            if (from->is_shaded && i > 0)
                cell->shade = shade_of(r->cells[i], largest[i]);
        }
    }
    return table;
}

const struct node *insight_page_heat(
    struct job *job, const struct insight *insight)
{
    const struct insight_table *from = &insight->tables[INSIGHT_CLAUSES];
    struct node *table =
        add_table(job, document_add(job->arena, NULL, NODE_SECTION), from);

    table->caption = from->title;
    return table;
}

/* ---- the page --------------------------------------------------------- */

static void add_chart(
    struct job *job, struct node *section, const struct insight *insight)
{
    struct node *chart;

    if (insight->chart == NULL)
        return;
    chart = document_add(job->arena, section, NODE_CHART);
    chart->chart = insight->chart;
    chart->caption = "Points received and answered";
    chart->address = "report/days";
    chart->bookmark = "_pd_report_days";
}

static void add_section(struct job *job, struct node *root,
    const struct insight *insight, enum insight_part part)
{
    const struct insight_table *table = &insight->tables[part];
    struct node *section = document_add(job->arena, root, NODE_SECTION);

    document_add_words(job->arena, section, NODE_HEADING, table->title);
    if (table->row_count == 0) {
        document_add_words(job->arena, section, NODE_PARAGRAPH, table->empty);
        return;
    }
    document_add_words(job->arena, section, NODE_PARAGRAPH, table->about);
    if (part == INSIGHT_CLAUSES)
        document_add_words(
            job->arena, section, NODE_PARAGRAPH, insight->heat_alt);
    if (part == INSIGHT_DAYS)
        add_chart(job, section, insight);
    add_table(job, section, table);
    if (table->shown > 0 && table->row_count > table->shown)
        document_add_words(job->arena, section, NODE_PARAGRAPH,
            arena_format(job->arena, "The other %lld are in %s.csv.",
                (long long)(table->row_count - table->shown), table->id));
}

static void add_notice(
    struct job *job, struct node *root, const struct insight_source *source)
{
    struct node *section = document_add(job->arena, root, NODE_SECTION);
    struct node *notice = document_add_words(job->arena, section,
        NODE_PARAGRAPH,
        source->is_public
            ? "Nobody is named here who asked not to be. Points that are "
              "confidential or not to be published are only counted."
            : "Internal: for the lead's people. It names those who asked not "
              "to be named. paction report --public makes the one for others.");

    notice->role = ROLE_NOTICE;
}

struct document *insight_page(struct job *job, const struct insight *insight)
{
    const struct insight_source *source = insight->source;
    struct document *document = ARENA_NEW(job->arena, struct document);

    *document = (struct document){ .id = "report",
        .plan = "report",
        .title = "Consultation report",
        .subject = source->title,
        .status = arena_format(job->arena, "%s, as of %s",
            source->is_public ? "For publication" : "Internal",
            calendar_time_words(job->arena, source->at)),
        .date = arena_format(job->arena, "%.10s", source->at),
        .audience = source->is_public ? "published" : "internal",
        .purpose = "To show what the consultation came to.",
        .house = source->house,
        .root = document_add(job->arena, NULL, NODE_DOCUMENT) };
    add_notice(job, document->root, source);
    for (int part = 0; part < INSIGHT_PARTS; part++)
        if (part != INSIGHT_INVITATIONS || !source->is_public)
            add_section(job, document->root, insight, (enum insight_part)part);
    return document;
}

/* ---- JSON ------------------------------------------------------------- */

static json_t *value_of(const struct insight_column *column, const char *words)
{
    if (words == NULL)
        return json_null();
    return column->is_number ? json_integer(strtoll(words, NULL, 10))
                             : json_string(words);
}

static json_t *rows_of(const struct insight_table *table)
{
    json_t *rows = json_array();

    for (const struct insight_row *r = table->rows; r != NULL; r = r->next) {
        json_t *row = json_object();

        for (size_t i = 0; i < table->column_count; i++)
            json_object_set_new(row, table->columns[i].id,
                value_of(&table->columns[i], r->cells[i]));
        json_array_append_new(rows, row);
    }
    return rows;
}

const char *insight_page_json(struct job *job, const struct insight *insight)
{
    json_t *all =
        json_pack("{s:s, s:b, s:s?}", "at", insight->source->at, "public",
            (int)insight->source->is_public, "title", insight->source->title);
    char *written;
    const char *copy;

    for (int i = 0; i < INSIGHT_PARTS; i++)
        json_object_set_new(
            all, insight->tables[i].id, rows_of(&insight->tables[i]));
    written = json_dumps(all, JSON_INDENT(1) | JSON_SORT_KEYS);
    copy = arena_format(job->arena, "%s\n", written);
    free(written);
    json_decref(all);
    return copy;
}
