#include "review/points.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/text.h"
#include "io/digest.h"
#include "review/proposals.h"
#include "review/steps.h"

#include <stdlib.h>
#include <string.h>

/* MINUTE: "2027-04-01T10:00" */
enum { AROUND = 32, LONGEST_QUOTE = 4096, MINUTE = 16 };

/*
 * What is spent on all comments together, about a byte each. Few documents need
 * a hundredth; what strangers send would else take time and memory by its
 * comments times its length.
 */
enum { MOST_SPENT = 256 << 20, PARAGRAPH = 128 };

struct making {
    struct arena *arena;
    const struct targets *targets;
    const struct placing *placing;
    struct proposal *const *of_line;
    struct intake *intake;
    const struct step **steps; /* by unit, when they are first asked for */
    struct names by_id;        /* of the file, to a point */
    struct names by_key;
    struct names answered; /* ids that are replied to */
    size_t *spent;
    struct point **end;
};

static void spend(const struct making *making, size_t cost)
{
    *making->spent += cost;
}

/* ---- where a comment stands ------------------------------------------- */

static size_t length_of(const struct making *making, size_t paragraph)
{
    const struct piece *p = making->placing->paragraph[paragraph]->pieces;
    size_t length = 0;

    for (; p != NULL; p = p->next) {
        length += strlen(p->text);
        spend(making, 1);
    }
    spend(making, length + 1);
    return length;
}

/* A comment with its range put right. */
struct range {
    struct spot from, to;
};

/*
 * What starts at the end of one paragraph, or ends at the start of one, means
 * the paragraphs between.
 */
static struct range range_of(
    const struct making *making, const struct returned_comment *comment)
{
    struct range r = { comment->from,
        comment->is_range ? comment->to : comment->from };
    size_t count = making->placing->paragraph_count;

    if (r.to.paragraph >= count)
        r.to = (struct spot){ count - 1, SIZE_MAX };
    while (r.from.paragraph < r.to.paragraph &&
           r.from.offset >= length_of(making, r.from.paragraph))
        r.from = (struct spot){ r.from.paragraph + 1, 0 };
    if (r.to.paragraph > r.from.paragraph && r.to.offset == 0)
        r.to = (struct spot){ r.to.paragraph - 1, SIZE_MAX };
    return r;
}

static const struct unit *unit_at(const struct making *making, size_t paragraph)
{
    size_t u = making->placing->unit_of[paragraph];

    return u != PLACING_NOWHERE ? &making->placing->unit[u] : NULL;
}

static const struct step *steps_at(
    struct making *making, const struct unit *unit)
{
    size_t u = (size_t)(unit - making->placing->unit);

    for (size_t i = unit->first; i <= unit->last; i++)
        (void)length_of(making, i); /* all steps may be gone through */
    if (making->steps[u] == NULL)
        making->steps[u] = steps_of(making->arena, making->placing, unit);
    return making->steps[u];
}

/* ---- quotes ----------------------------------------------------------- */

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static const char *slice(
    struct arena *arena, const char *words, size_t from, size_t to)
{
    return arena_format(arena, "%.*s", (int)(to - from), words + from);
}

static const char *before(struct arena *arena, const char *words, size_t at)
{
    size_t from = at > AROUND ? at - AROUND : 0;

    while (from < at && is_inside(words[from]))
        from++;
    return slice(arena, words, from, at);
}

static const char *behind(struct arena *arena, const char *words, size_t at)
{
    size_t length = strlen(words);
    size_t to = length - at > AROUND ? at + AROUND : length;

    while (to > at && is_inside(words[to]))
        to--;
    return slice(arena, words, at, to);
}

/* A paragraph as one view shows it, and two points of it there. */
struct shown {
    const char *words;
    size_t from, to;
};

static bool shows(const struct returned_paragraph *paragraph,
    const struct piece *piece, enum view view)
{
    return view == VIEW_REJECTED ? placing_was(paragraph, piece)
                                 : placing_stays(paragraph, piece);
}

/* No letter is cut in two, wherever a file says that a comment stands. */
static size_t letter_at(const char *words, size_t at)
{
    while (at > 0 && is_inside(words[at]))
        at--;
    return at;
}

static struct shown show_back(struct making *making, size_t number, size_t from,
    size_t to, enum view view)
{
    const struct returned_paragraph *paragraph =
        making->placing->paragraph[number];
    struct text words = text_new(making->arena);
    struct shown shown = { 0 };
    size_t at = 0;

    spend(making, 2 * length_of(making, number) + PARAGRAPH);

    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next) {
        size_t length = strlen(p->text);
        bool is_there = shows(paragraph, p, view);

        if (from >= at)
            shown.from = words.length + (!is_there               ? 0
                                            : from - at < length ? from - at
                                                                 : length);
        if (to >= at)
            shown.to = words.length + (!is_there             ? 0
                                          : to - at < length ? to - at
                                                             : length);
        text_add(&words, is_there ? p->text : "");
        at += length;
    }
    shown.words = words.bytes;
    shown.from = letter_at(shown.words, shown.from);
    shown.to = letter_at(shown.words, shown.to);
    return shown;
}

/* As it was sent, where that is known. */
static struct shown show(struct making *making, size_t paragraph, size_t from,
    size_t to, enum view view)
{
    const struct unit *unit = unit_at(making, paragraph);
    const struct step *steps;

    if (view == VIEW_ACCEPTED || unit == NULL || unit->line == PLACING_NOWHERE)
        return show_back(making, paragraph, from, to, view);
    steps = steps_at(making, unit);
    return (struct shown){ steps_sent(making->arena, making->placing, unit),
        steps_place(steps, (struct spot){ paragraph, from }),
        steps_place(steps, (struct spot){ paragraph, to }) };
}

static struct quote quote_of(
    struct making *making, struct range range, enum view view)
{
    struct text exact = text_new(making->arena);
    struct quote quote = { 0 };
    size_t last = range.to.paragraph;

    for (size_t i = range.from.paragraph; i <= last; i++) {
        bool is_first = i == range.from.paragraph;
        struct shown shown = show(making, i, is_first ? range.from.offset : 0,
            i == last ? range.to.offset : SIZE_MAX, view);

        if (is_first)
            quote.prefix = before(making->arena, shown.words, shown.from);
        quote.suffix = behind(making->arena, shown.words, shown.to);
        if (shown.to > shown.from && exact.length < LONGEST_QUOTE) {
            text_add(&exact, exact.length > 0 ? "\n" : "");
            text_add_bytes(
                &exact, shown.words + shown.from, shown.to - shown.from);
        } else if (exact.length >= LONGEST_QUOTE) {
            i = last > i ? last - 1 : i;
        }
    }
    quote.exact = exact.bytes;
    return quote;
}

/* ---- targets ---------------------------------------------------------- */

/* What stands between two of one clause is of that clause. */
static bool stands_within(
    const struct making *making, const struct unit *unit, size_t *line)
{
    const struct placing *placing = making->placing;
    const struct unit *end = placing->unit + placing->unit_count;

    if (unit->after == PLACING_NOWHERE)
        return false;
    *line = unit->after;
    if (!unit->is_doubtful)
        return true;
    for (const struct unit *next = unit + 1; next < end; next++) {
        spend(making, 1);
        if (next->line != PLACING_NOWHERE)
            return targets_group(making->targets, next->line) ==
                   targets_group(making->targets, *line);
    }
    return false;
}

static bool find_line(
    const struct making *making, const struct unit *unit, size_t *line)
{
    if (unit->line == PLACING_NOWHERE)
        return stands_within(making, unit, line);
    *line = unit->line;
    return true;
}

/* Of joined lines, the one that a point in what was sent stands in. */
static size_t line_within(struct making *making, const struct unit *unit,
    struct spot spot, size_t *from)
{
    size_t line = unit->line;

    *from = steps_place(steps_at(making, unit), spot);
    while (line < unit->last_line) {
        size_t length = strlen(making->placing->lines.line[line].words);

        if (*from <= length)
            break;
        *from -= length + 1;
        line++;
    }
    return line;
}

static struct target target_of(struct making *making, const struct unit *unit,
    size_t line, struct range range)
{
    struct target target;
    size_t from, to;

    if (unit->line == PLACING_NOWHERE)
        return targets_clause(making->targets, line, CARRIER_ORDER, 100);
    line = line_within(making, unit, range.from, &from);
    target = targets_line(making->targets, line, unit->carrier, unit->score);
    if (range.from.paragraph == range.to.paragraph) {
        (void)line_within(making, unit, range.to, &to);
        target.question = targets_question(making->targets, line, from, to);
    }
    return target;
}

/* The clauses after the first that a long range reaches. */
static void add_also(struct making *making, struct point *point,
    struct range range, const struct node *group)
{
    struct target *also = NULL;
    size_t room = 0;

    for (size_t i = range.from.paragraph + 1; i <= range.to.paragraph; i++) {
        const struct unit *unit = unit_at(making, i);

        spend(making, PARAGRAPH);
        if (unit == NULL || unit->line == PLACING_NOWHERE ||
            targets_group(making->targets, unit->line) == group)
            continue;
        group = targets_group(making->targets, unit->line);
        if (point->also_count == room) {
            struct target *more;

            room = room * 2 + 4;
            more = arena_alloc(making->arena, room * sizeof *more);
            if (also != NULL)
                memcpy(more, also, point->also_count * sizeof *more);
            also = more;
        }
        also[point->also_count++] = targets_clause(
            making->targets, unit->line, unit->carrier, unit->score);
    }
    point->also = also;
}

/* ---- reasons ---------------------------------------------------------- */

static bool is_edit(const struct piece *piece)
{
    return piece->is_inserted || piece->is_deleted;
}

static bool is_by(const struct piece *piece, const char *author)
{
    return text_same(piece->inserted.author, author) ||
           text_same(piece->deleted.author, author);
}

/* Whether the range is a run of edits that touch, or one of them. */
static bool is_on_edit(const struct returned_paragraph *paragraph, size_t from,
    size_t to, const char *author)
{
    size_t at = 0, start = 0;
    bool in_run = false;

    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next) {
        size_t end = at + strlen(p->text);
        bool run_ends = is_edit(p) && (p->next == NULL || !is_edit(p->next));

        if (is_edit(p) && !in_run)
            start = at;
        in_run = is_edit(p);
        if (in_run && is_by(p, author) && to == end &&
            (from == at || (from == start && run_ends)))
            return true;
        at = end;
    }
    return false;
}

/* The proposal whose reason a comment is. Returns NULL if it is a point. */
static struct proposal *reason_of(struct making *making,
    const struct returned_comment *comment, struct range range)
{
    const struct unit *unit = unit_at(making, range.from.paragraph);
    size_t line;

    if (comment->parent != NULL || comment->is_resolved || !comment->is_range ||
        unit == NULL || range.from.paragraph != range.to.paragraph ||
        names_find(&making->answered, comment->id) != NULL ||
        !find_line(making, unit, &line) ||
        length_of(making, range.from.paragraph) == 0 ||
        !is_on_edit(making->placing->paragraph[range.from.paragraph],
            range.from.offset, range.to.offset, comment->stamp.author))
        return NULL;
    return making->of_line[line];
}

static void add_reason(
    struct making *making, struct proposal *proposal, const char *text)
{
    spend(
        making, proposal->rationale != NULL ? strlen(proposal->rationale) : 0);
    proposal->rationale = proposal->rationale == NULL
                              ? text
                              : arena_format(making->arena, "%s\n\n%s",
                                    proposal->rationale, text);
}

/* ---- points ----------------------------------------------------------- */

static void add_normal(struct text *text, const char *words)
{
    text_add(text, words != NULL ? lines_normal(text->arena, words) : "");
    text_add_char(text, '\n');
}

/* The same in the same file for ever; of twins the second gets another. */
static const char *key_of(struct making *making, const struct point *point)
{
    const struct quote *quote = &point->quote[VIEW_REJECTED];
    struct text text = text_new(making->arena);
    const char *key;

    add_normal(&text, point->author);
    text_format(&text, "%.*s\n", MINUTE,
        point->date != NULL ? point->date : ""); /* zones are dropped */
    add_normal(&text, point->text);
    add_normal(&text, quote->prefix);
    add_normal(&text, quote->exact);
    add_normal(&text, quote->suffix);
    key = digest_hex(making->arena, text.bytes, text.length);
    while (names_find(&making->by_key, key) != NULL) {
        text_add_char(&text, '+');
        spend(making, text.length + PARAGRAPH);
        key = digest_hex(making->arena, text.bytes, text.length);
    }
    return key;
}

static void lose(struct making *making, const struct returned_comment *comment,
    const char *why)
{
    proposals_unplaced(making->arena, making->intake,
        (struct unplaced){ .what = "comment",
            .author = comment->stamp.author,
            .date = comment->stamp.date,
            .text = comment->text,
            .why = why });
}

static void add(struct making *making, const struct returned_comment *comment,
    struct point *point)
{
    point->durable = comment->durable;
    point->paragraph_id = comment->paragraph_id;
    point->author = comment->stamp.author;
    point->date = comment->stamp.date;
    point->text = comment->text;
    point->is_resolved = comment->is_resolved;
    for (int v = 0; v < VIEWS; v++)
        if (point->quote[v].exact == NULL)
            point->quote[v] = (struct quote){ "", "", "" };
    point->key = key_of(making, point);
    names_put(&making->by_key, point->key, point);
    if (comment->id != NULL)
        names_put(&making->by_id, comment->id, point);
    *making->end = point;
    making->end = &point->next;
    making->intake->point_count++;
}

static void add_general(
    struct making *making, const struct returned_comment *comment)
{
    struct point *point = ARENA_NEW(making->arena, struct point);

    point->is_general = true;
    point->at = (struct target){ .document = making->targets->sent->id,
        .carrier = CARRIER_NONE };
    if (comment->is_placed)
        for (int v = 0; v < VIEWS; v++)
            point->quote[v] =
                quote_of(making, range_of(making, comment), (enum view)v);
    add(making, comment, point);
}

static void add_on_line(struct making *making,
    const struct returned_comment *comment, const struct unit *unit,
    size_t line, struct range range)
{
    struct point *point = ARENA_NEW(making->arena, struct point);

    point->at = target_of(making, unit, line, range);
    for (int v = 0; v < VIEWS; v++)
        point->quote[v] = quote_of(making, range, (enum view)v);
    add_also(making, point, range, targets_group(making->targets, line));
    add(making, comment, point);
}

static void add_comment(
    struct making *making, const struct returned_comment *comment)
{
    struct range range;
    const struct unit *unit;
    struct proposal *proposal;
    size_t line;

    if (*making->spent > MOST_SPENT) {
        lose(making, comment,
            "there are too many comments on long passages to place them all");
        return;
    }
    if (!comment->is_placed ||
        comment->from.paragraph >= making->placing->paragraph_count) {
        add_general(making, comment);
        return;
    }
    range = range_of(making, comment);
    unit = unit_at(making, range.from.paragraph);
    proposal = reason_of(making, comment, range);
    if (proposal != NULL)
        add_reason(making, proposal, comment->text);
    else if (unit == NULL)
        lose(making, comment,
            "it stands outside the text, in a header, footer, note or box");
    else if (unit->is_apart)
        add_general(making, comment);
    else if (!find_line(making, unit, &line))
        lose(making, comment, "its paragraph could not be placed");
    else if (targets_is_cover(making->targets, line))
        add_general(making, comment);
    else
        add_on_line(making, comment, unit, line, range);
}

/* A reply that stands nowhere is where what it answers is. */
static void set_parents(struct making *making, const struct returned *returned)
{
    for (const struct returned_comment *c = returned->comments; c != NULL;
         c = c->next) {
        struct point *point =
            c->id != NULL ? names_find(&making->by_id, c->id) : NULL;
        const struct point *parent =
            c->parent != NULL ? names_find(&making->by_id, c->parent) : NULL;

        if (point == NULL || parent == NULL || parent == point)
            continue;
        point->parent = parent->key;
        if (!c->is_placed) {
            point->is_general = parent->is_general;
            point->at = parent->at;
        }
    }
}

void points_add(struct arena *arena, const struct targets *targets,
    const struct returned *returned, struct proposal *const *of_line,
    struct intake *intake)
{
    size_t spent = 0;
    struct making making = { .arena = arena,
        .spent = &spent,
        .targets = targets,
        .placing = targets->placing,
        .of_line = of_line,
        .intake = intake,
        .by_id = names_new(arena),
        .by_key = names_new(arena),
        .answered = names_new(arena),
        .end = &intake->points };

    making.steps =
        arena_alloc(arena, targets->placing->unit_count * sizeof *making.steps);
    for (const struct returned_comment *c = returned->comments; c != NULL;
         c = c->next)
        if (c->parent != NULL)
            names_put(&making.answered, c->parent, (void *)c);
    for (const struct returned_comment *c = returned->comments; c != NULL;
         c = c->next)
        add_comment(&making, c);
    set_parents(&making, returned);
}
