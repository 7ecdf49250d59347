#include "assemble/borrowed.h"

#include "base/text.h"
#include "io/xml.h"

#include <stdlib.h>
#include <string.h>

static struct arena *arena_of(const struct composing *c)
{
    return c->pack->job->arena;
}

static struct element *add(const struct composing *c, struct element *parent,
    const char *name, struct place place)
{
    struct element *element = ARENA_NEW(arena_of(c), struct element);

    element->name = name;
    element->place = place;
    element->parent = parent;
    if (parent->last != NULL)
        parent->last->next = element;
    else
        parent->first = element;
    parent->last = element;
    return element;
}

static void give(const struct composing *c, struct element *element,
    const char *name, const char *value)
{
    struct attribute *attribute = ARENA_NEW(arena_of(c), struct attribute);

    *attribute = (struct attribute){ name, value, element->attributes };
    element->attributes = attribute;
}

/* Its own variant may have a row of that name, so the id says whose it is. */
static void give_id(const struct composing *c, struct element *element,
    const struct element *rows, const char *id)
{
    give(c, element, "id",
        arena_format(arena_of(c), "%s.%s", xml_attribute(rows, "id"), id));
}

/* The cross-check has seen that it is there. */
static const struct element *nth_cell(const struct element *row, long n)
{
    const struct element *cell = xml_child(row, "cell");

    while (cell != NULL && --n > 0)
        cell = xml_next(row, cell, "cell");
    return cell;
}

static size_t count_columns(const struct element *table)
{
    size_t count = 0;

    for (const struct element *e = table->first; e != NULL; e = e->next)
        count += text_same(e->name, "column");
    return count;
}

static void add_cell(const struct composing *c, struct element *row,
    const struct element *rows, const struct element *from)
{
    struct element *cell = add(c, row, "cell", from->place);

    give_id(c, cell, rows, xml_attribute(from, "id"));
    cell->first = from->first;
    cell->last = from->last;
}

static void add_cells(const struct composing *c, struct element *row,
    const struct element *rows, const struct element *from)
{
    size_t left = count_columns(rows->parent);
    const char *at = xml_attribute(rows, "take");
    char *end;

    for (long n = strtol(at, &end, 10); end != at && left > 0;
         at = end, n = strtol(at, &end, 10), left--)
        add_cell(c, row, rows, nth_cell(from, n));
    for (; left > 0; left--)
        give_id(c, add(c, row, "cell", from->place), rows,
            arena_format(
                arena_of(c), "%s.%zu", xml_attribute(from, "id"), left));
}

static void add_row(const struct composing *c, struct element *table,
    const struct element *rows, const struct element *from)
{
    static const char *const conditions[] = { "when", "unless", "each" };
    struct element *row = add(c, table, "row", from->place);

    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
        if (xml_attribute(from, conditions[i]) != NULL)
            give(c, row, conditions[i], xml_attribute(from, conditions[i]));
    give_id(c, row, rows, xml_attribute(from, "id"));
    add_cells(c, row, rows, from);
}

/* The table as it stands in the variant that this pack has. */
static const struct element *table_of(
    const struct composing *c, const struct element *rows)
{
    char *clause = arena_copy(arena_of(c), xml_attribute(rows, "of"));
    char *id = strchr(clause, '/');
    const struct placed *placed;

    if (id == NULL)
        return NULL;
    *id++ = '\0';
    placed = names_find(&c->pack->placed, clause);
    return placed != NULL ? xml_find_id(placed->variant->element, id) : NULL;
}

const struct element *borrowed_rows(
    const struct composing *c, const struct element *rows)
{
    struct element *table = ARENA_NEW(arena_of(c), struct element);
    const struct element *from = table_of(c, rows);

    *table = (struct element){ .name = "table", .place = rows->place };
    for (const struct element *e = from != NULL ? xml_child(from, "row") : NULL;
         e != NULL; e = xml_next(from, e, "row"))
        add_row(c, table, rows, e);
    return table;
}
