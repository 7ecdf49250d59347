#include "review/placing.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/text.h"
#include "review/clause_link.h"
#include "review/gaps.h"
#include "review/words.h"

#include <string.h>
#include <strings.h>

/* A line, or a paragraph, that is looked up by its words. */
struct once {
    size_t at, count;
};

/* ---- names ------------------------------------------------------------ */

static struct once *count_in(
    struct arena *arena, struct names *names, const char *words, size_t at)
{
    struct once *once = names_find(names, words);

    if (once == NULL) {
        once = ARENA_NEW(arena, struct once);
        names_put(names, words, once);
    }
    once->at = at;
    once->count++;
    return once;
}

/* ---- paragraphs and units --------------------------------------------- */

bool placing_was(
    const struct returned_paragraph *paragraph, const struct piece *piece)
{
    return !piece->is_inserted && !paragraph->row_inserted &&
           !paragraph->cell_inserted;
}

bool placing_stays(
    const struct returned_paragraph *paragraph, const struct piece *piece)
{
    return !piece->is_deleted && !paragraph->row_deleted &&
           !paragraph->cell_deleted;
}

/* What a clause is called in its links. */
static const char *clause_name(
    struct arena *arena, const char *clause, int version, const char *record)
{
    return arena_format(
        arena, "%s@%d/%s", clause, version, record != NULL ? record : "");
}

/* The clause that an address names. Returns NULL if it is none of ours. */
static const char *linked(struct arena *arena, const char *address)
{
    struct clause_link link;

    return address != NULL && clause_link_read(arena, address, &link)
               ? clause_name(arena, link.clause, link.version, link.record)
               : NULL;
}

/* How much of a text is left before our link's words at its end. */
static size_t before_link(const char *words)
{
    size_t length = strlen(words), own = strlen(CLAUSE_LINK_WORDS);

    if (!text_ends(words, CLAUSE_LINK_WORDS))
        return length;
    length -= own;
    if (length >= strlen("\u2003") && strncmp(words + length - strlen("\u2003"),
                                          "\u2003", strlen("\u2003")) == 0)
        length -= strlen("\u2003");
    while (length > 0 && words[length - 1] == ' ')
        length--;
    return length;
}

/* A heading without the words of our link, which are no words of the text. */
static const struct returned_paragraph *unlinked(
    struct arena *arena, const struct returned_paragraph *paragraph)
{
    struct returned_paragraph *copy =
        ARENA_NEW(arena, struct returned_paragraph);
    struct piece **end = &copy->pieces;

    *copy = *paragraph;
    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next) {
        *end = ARENA_NEW(arena, struct piece);
        **end = *p;
        if (p->next == NULL)
            (*end)->text =
                arena_format(arena, "%.*s", (int)before_link(p->text), p->text);
        end = &(*end)->next;
    }
    return copy;
}

static void collect(
    struct arena *arena, struct placing *placing, const struct returned *from)
{
    const struct returned_paragraph **paragraph;
    size_t count = 0;

    for (const struct returned_paragraph *p = from->paragraphs; p != NULL;
         p = p->next)
        count++;
    paragraph = arena_alloc(arena, count * sizeof *paragraph);
    placing->paragraph_count = count;
    count = 0;
    for (const struct returned_paragraph *p = from->paragraphs; p != NULL;
         p = p->next)
        paragraph[count++] =
            linked(arena, p->link) != NULL ? unlinked(arena, p) : p;
    placing->paragraph = paragraph;
}

/* Whether it and the next were one before the changes. */
static bool was_one(const struct returned_paragraph *paragraph)
{
    const struct returned_paragraph *next = paragraph->next;

    return paragraph->end_inserted && !paragraph->ends_container &&
           next != NULL && next->region == REGION_BODY &&
           !paragraph->row_inserted && next->table == paragraph->table &&
           next->row == paragraph->row && next->column == paragraph->column;
}

static bool goes_on(const struct placing *placing, size_t at)
{
    const struct returned_paragraph *it = placing->paragraph[at];
    const struct returned_paragraph *last =
        at > 0 ? placing->paragraph[at - 1] : NULL;

    return last != NULL && last->table == it->table && last->row == it->row &&
           last->column == it->column;
}

static void finish_unit(
    struct arena *arena, const struct placing *placing, struct unit *unit)
{
    struct text words = text_new(arena);

    for (size_t i = unit->first; i <= unit->last; i++)
        for (const struct piece *p = placing->paragraph[i]->pieces; p != NULL;
             p = p->next)
            if (placing_was(placing->paragraph[i], p))
                text_add(&words, p->text);
    unit->words = words.bytes;
    unit->normal = lines_normal(arena, words.bytes);
    unit->line = unit->last_line = unit->after = PLACING_NOWHERE;
    unit->carrier = CARRIER_NONE;
    unit->is_in_table = placing->paragraph[unit->first]->table > 0;
    unit->goes_on = unit->is_in_table && goes_on(placing, unit->first);
}

static void make_units(struct arena *arena, struct placing *placing)
{
    size_t count = placing->paragraph_count;
    size_t *unit_of = arena_alloc(arena, count * sizeof *unit_of);

    placing->unit = arena_alloc(arena, count * sizeof *placing->unit);
    for (size_t i = 0; i < count; i++) {
        struct unit *unit = &placing->unit[placing->unit_count];

        unit_of[i] = PLACING_NOWHERE;
        if (placing->paragraph[i]->region != REGION_BODY)
            continue;
        unit->first = i;
        unit_of[i] = placing->unit_count;
        while (was_one(placing->paragraph[i]))
            unit_of[++i] = placing->unit_count;
        unit->last = i;
        finish_unit(arena, placing, unit);
        placing->unit_count++;
    }
    placing->unit_of = unit_of;
}

static void place(struct placing *placing, size_t unit, size_t line,
    enum carrier carrier, int score)
{
    placing->unit[unit].line = placing->unit[unit].last_line = line;
    placing->unit[unit].carrier = carrier;
    placing->unit[unit].score = score;
    placing->taken[line] = unit;
}

static bool is_free(const struct placing *placing, size_t unit)
{
    return placing->unit[unit].line == PLACING_NOWHERE &&
           !placing->unit[unit].is_apart;
}

/* ---- bookmarks -------------------------------------------------------- */

/* A name as we wrote it: without what an office program adds to a copy. */
static const char *own_name(struct arena *arena, const char *name)
{
    const char *copy = strstr(name, "_Copy_");

    return copy == NULL ? name
                        : arena_format(arena, "%.*s", (int)(copy - name), name);
}

static struct names bookmarks_of(
    struct arena *arena, const struct placing *placing)
{
    struct names names = names_new(arena);

    for (size_t i = 0; i < placing->lines.count; i++)
        if (placing->lines.line[i].bookmark != NULL)
            names_put(&names, placing->lines.line[i].bookmark,
                (void *)&placing->lines.line[i]);
    return names;
}

/* Of the lines whose bookmarks it bears, the one that it is most like. */
static void take_bookmark(
    struct arena *arena, struct placing *placing, size_t unit, size_t line)
{
    struct unit *it = &placing->unit[unit];
    const struct line_of *lines = placing->lines.line;

    if (placing->taken[line] != PLACING_NOWHERE) {
        it->is_double = placing->taken[line] != unit;
        return;
    }
    if (it->line == PLACING_NOWHERE) {
        place(placing, unit, line, CARRIER_BOOKMARK, 100);
    } else if (line == it->last_line + 1 &&
               strcmp(it->normal, lines[it->line].normal) != 0 &&
               strcmp(it->normal, lines[line].normal) != 0) {
        it->last_line = line;
        placing->taken[line] = unit;
    } else if (it->line == it->last_line) {
        struct bag bag = words_bag(arena, it->normal);

        if (words_dice(bag, words_bag(arena, lines[line].normal)) >
            words_dice(bag, words_bag(arena, lines[it->line].normal))) {
            placing->taken[it->line] = PLACING_NOWHERE;
            place(placing, unit, line, CARRIER_BOOKMARK, 100);
        }
    }
}

/* Whether a line's own words stand in a paragraph that has no line. */
static bool has_words_of(
    const struct placing *placing, size_t unit, size_t line)
{
    return unit < placing->unit_count && is_free(placing, unit) &&
           strcmp(placing->unit[unit].normal,
               placing->lines.line[line].normal) == 0;
}

/*
 * Someone began a paragraph before it and the bookmark stayed with the new one;
 * or it is on a chart whose caption stands beside it.
 */
static void shift_bookmark(struct placing *placing, size_t unit)
{
    struct unit *it = &placing->unit[unit];
    size_t line = it->line, to;
    const char *normal;

    if (it->carrier != CARRIER_BOOKMARK || line != it->last_line)
        return;
    normal = placing->lines.line[line].normal;
    if (*normal == '\0' || strcmp(it->normal, normal) == 0)
        return;
    to = has_words_of(placing, unit + 1, line) ? unit + 1 : unit - 1;
    if (has_words_of(placing, to, line)) {
        it->line = it->last_line = PLACING_NOWHERE;
        it->carrier = CARRIER_NONE;
        place(placing, to, line, CARRIER_BOOKMARK, 100);
    }
}

static bool has_bookmarks(const struct placing *placing, size_t sent)
{
    size_t found = 0;

    for (size_t u = 0; u < placing->unit_count; u++)
        found += placing->unit[u].carrier == CARRIER_BOOKMARK;
    return found > sent / 2;
}

static void by_bookmark(struct arena *arena, struct placing *placing)
{
    struct names names = bookmarks_of(arena, placing);

    for (size_t u = 0; u < placing->unit_count; u++)
        for (size_t p = placing->unit[u].first; p <= placing->unit[u].last; p++)
            for (const struct carrier_name *b =
                     placing->paragraph[p]->bookmarks;
                 b != NULL; b = b->next) {
                const struct line_of *line =
                    names_find(&names, own_name(arena, b->name));

                if (line != NULL)
                    take_bookmark(arena, placing, u,
                        (size_t)(line - placing->lines.line));
            }
    for (size_t u = 0; u < placing->unit_count; u++)
        shift_bookmark(placing, u);
    placing->has_bookmarks = has_bookmarks(placing, names.count);
}

/* ---- the contents table, and our notice ------------------------------- */

static bool is_contents_style(const char *style)
{
    return style != NULL && (strncasecmp(style, "toc", 3) == 0 ||
                                strncasecmp(style, "contents", 8) == 0);
}

/* "1 How to Read These Terms 3" for the heading with label and words. */
static bool is_entry(
    struct arena *arena, const char *normal, const struct line_of *heading)
{
    const struct node *node = heading->node;
    const char *label = node->label != NULL ? node->label : node->parent->label;
    size_t length = strlen(heading->normal);

    label = lines_normal(arena, label != NULL ? label : "");
    if (text_starts(normal, label)) {
        normal += strlen(label);
        normal += strspn(normal, " .:-");
    }
    if (length == 0 || strncmp(normal, heading->normal, length) != 0)
        return false;
    normal += length;
    normal += strspn(normal, " .");
    return normal[strspn(normal, "0123456789")] == '\0';
}

/* The heading after `last` that it is an entry for, or PLACING_NOWHERE. */
static size_t entry_for(struct arena *arena, const struct placing *placing,
    const char *normal, size_t last)
{
    size_t tries = 0;

    for (size_t i = last; i < placing->lines.count && tries < 40; i++)
        if (placing->lines.line[i].node->kind == NODE_HEADING) {
            if (is_entry(arena, normal, &placing->lines.line[i]))
                return i;
            tries++;
        }
    return PLACING_NOWHERE;
}

/*
 * After its title each entry names a later heading than the one before, so the
 * first heading of the text itself ends it even where no style is left.
 */
static void set_contents_apart(struct arena *arena, struct placing *placing)
{
    size_t last = 0;
    bool within = false;

    for (size_t u = 0; u < placing->unit_count; u++) {
        struct unit *unit = &placing->unit[u];
        size_t entry = PLACING_NOWHERE;

        if (unit->line != PLACING_NOWHERE) {
            within = false;
            continue;
        }
        if (within)
            entry = entry_for(arena, placing, unit->normal, last);
        unit->is_apart =
            is_contents_style(placing->paragraph[unit->first]->style) ||
            entry != PLACING_NOWHERE;
        last = entry != PLACING_NOWHERE ? entry + 1 : last;
        if (strcmp(unit->normal, "Contents") == 0 && last == 0)
            within = unit->is_apart = true;
        else
            within = within && (unit->is_apart || *unit->normal == '\0');
    }
}

/* ---- clause links and tags -------------------------------------------- */

/*
 * The lines at which clauses begin, by what stands in their links and tags. Of
 * several instances that are called the same none is meant.
 */
static struct names clauses_of(
    struct arena *arena, const struct placing *placing)
{
    struct names names = names_new(arena);
    const struct node *last = NULL;

    for (size_t i = 0; i < placing->lines.count; i++) {
        const struct node *clause = placing->lines.line[i].clause;

        if (clause == NULL || clause == last || clause->origin == NULL ||
            clause->origin->clause == NULL)
            continue;
        last = clause;
        (void)count_in(arena, &names,
            clause_name(arena, clause->origin->clause, clause->origin->version,
                clause->origin->record),
            i);
    }
    return names;
}

static void by_clause(struct placing *placing, const struct names *clauses,
    size_t unit, const char *name, enum carrier carrier)
{
    const struct once *once = name != NULL ? names_find(clauses, name) : NULL;

    if (once != NULL && once->count == 1 && is_free(placing, unit) &&
        placing->taken[once->at] == PLACING_NOWHERE &&
        placing->unit[unit].is_in_table ==
            (placing->lines.line[once->at].cell != NULL))
        place(placing, unit, once->at, carrier, 100);
}

static void by_clauses(struct arena *arena, struct placing *placing)
{
    struct names clauses = clauses_of(arena, placing);

    for (size_t u = 0; u < placing->unit_count; u++) {
        const struct returned_paragraph *first =
            placing->paragraph[placing->unit[u].first];

        by_clause(placing, &clauses, u, linked(arena, first->tag), CARRIER_TAG);
        by_clause(
            placing, &clauses, u, linked(arena, first->link), CARRIER_LINK);
    }
}

/* ---- the same words, once in both ------------------------------------- */

static void by_words(struct arena *arena, struct placing *placing)
{
    struct names lines = names_new(arena), units = names_new(arena);

    for (size_t i = 0; i < placing->lines.count; i++)
        (void)count_in(arena, &lines, placing->lines.line[i].normal, i);
    for (size_t u = 0; u < placing->unit_count; u++)
        if (!placing->unit[u].is_apart)
            (void)count_in(arena, &units, placing->unit[u].normal, u);
    for (const struct named *n = units.first; n != NULL; n = n->next) {
        const struct once *unit = n->thing;
        const struct once *line = names_find(&lines, n->name);

        if (line != NULL && line->count == 1 && unit->count == 1 &&
            *n->name != '\0' && is_free(placing, unit->at) &&
            placing->taken[line->at] == PLACING_NOWHERE)
            place(placing, unit->at, line->at, CARRIER_HASH, 100);
    }
}

/* ---- all together ----------------------------------------------------- */

/* What has no line stands after the line before it. */
static void set_after(struct placing *placing)
{
    size_t last = PLACING_NOWHERE;

    for (size_t u = 0; u < placing->unit_count; u++) {
        struct unit *unit = &placing->unit[u];

        unit->after = last;
        if (unit->line != PLACING_NOWHERE)
            last = unit->last_line;
    }
}

static bool is_words(
    struct arena *arena, const struct unit *unit, const char *words)
{
    return words != NULL &&
           strcmp(unit->normal, lines_normal(arena, words)) == 0;
}

/*
 * Before the text: in a frame, how to comment; and what is printed above a
 * document that has no cover.
 */
static void set_front_apart(
    struct arena *arena, struct placing *placing, const struct document *sent)
{
    for (size_t u = 0; u < placing->unit_count; u++) {
        struct unit *unit = &placing->unit[u];
        const char *style = placing->paragraph[unit->first]->style;

        if (unit->line == PLACING_NOWHERE && unit->after == PLACING_NOWHERE &&
            ((style != NULL && strcasecmp(style, "notice") == 0) ||
                is_words(arena, unit, sent->title) ||
                is_words(arena, unit, sent->subject) ||
                is_words(arena, unit, sent->status)))
            unit->is_apart = true;
    }
}

struct placing placing_make(struct arena *arena, const struct document *sent,
    const struct returned *returned)
{
    struct placing placing = { .lines = lines_of(arena, sent) };

    collect(arena, &placing, returned);
    make_units(arena, &placing);
    placing.taken =
        arena_alloc(arena, placing.lines.count * sizeof *placing.taken);
    for (size_t i = 0; i < placing.lines.count; i++)
        placing.taken[i] = PLACING_NOWHERE;
    by_bookmark(arena, &placing);
    set_contents_apart(arena, &placing);
    by_clauses(arena, &placing);
    by_words(arena, &placing);
    gaps_fill(arena, &placing);
    set_after(&placing);
    set_front_apart(arena, &placing, sent);
    return placing;
}
