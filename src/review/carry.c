#include "review/carry.h"

#include "base/job.h"
#include "base/text.h"
#include "review/lines.h"
#include "review/targets.h"

#include <ctype.h>
#include <string.h>

enum {
    WEIGHT_QUOTE = 50,
    WEIGHT_SIDE = 20, /* on each side */
    WEIGHT_POSITION = 2,
    WEIGHTS = WEIGHT_QUOTE + 2 * WEIGHT_SIDE + WEIGHT_POSITION,
    LEAST_SCORE = 75,
    CERTAIN = 95,   /* then nothing likelier is looked for */
    LEAST_LEAD = 5, /* before the runner-up */
    SHORT_BYTES = 20,
    SHORT_WORDS = 3,
    SHORT_CONTEXT = 60, /* what a short quotation needs around it */
    MOST_WORDS = 300    /* of a quotation that is looked for by likeness */
};

static const char *const state_names[] = {
    [CARRY_PLACED] = "placed",
    [CARRY_MOVED] = "moved",
    [CARRY_CLAUSE_ONLY] = "clause-only",
    [CARRY_ORPHANED] = "orphaned",
};

const char *carry_state_name(enum carry_state state)
{
    return state_names[state];
}

/* The text of a clause, and where in it each of its lines starts. */
struct clause_text {
    const struct node *group;
    size_t first, count; /* lines */
    const char *words;
    const size_t *start;
};

struct side_of {
    struct lines lines;
    struct placing placing;
    struct targets targets;
    struct clause_text *clause;
    size_t clause_count;
};

struct carrying {
    struct job *job;
    struct side_of sent, later;
};

/* ---- texts of clauses ------------------------------------------------- */

static struct clause_text text_of(
    struct arena *arena, const struct side_of *side, size_t first, size_t end)
{
    struct text text = text_new(arena);
    size_t *start = arena_alloc(arena, (end - first) * sizeof *start + 1);

    for (size_t i = first; i < end; i++) {
        start[i - first] = text.length;
        text_add(&text, side->lines.line[i].normal);
        text_add_char(&text, ' ');
    }
    return (struct clause_text){ targets_group(&side->targets, first), first,
        end - first, text.bytes, start };
}

/* side stays where it is: what is made borrows it. */
static void read_side(
    struct arena *arena, const struct document *document, struct side_of *side)
{
    size_t count, end;

    side->lines = lines_of(arena, document);
    side->placing.lines = side->lines;
    side->targets = targets_make(arena, document, &side->placing);
    count = side->lines.count;
    side->clause = arena_alloc(arena, count * sizeof *side->clause + 1);
    for (size_t i = 0; i < count; i = end) {
        const struct node *group = targets_group(&side->targets, i);

        for (end = i + 1; end < count; end++)
            if (targets_group(&side->targets, end) != group)
                break;
        side->clause[side->clause_count++] = text_of(arena, side, i, end);
    }
}

static bool is_of(const struct side_of *side, const struct clause_text *text,
    const struct target *at, bool same_record)
{
    struct target here =
        targets_clause(&side->targets, text->first, CARRIER_HASH, 100);

    if (at->clause == NULL) /* a part without clauses has its label */
        return here.clause == NULL && at->label != NULL &&
               text_same(here.label, at->label);
    return text_same(here.clause, at->clause) &&
           (!same_record || text_same(here.record, at->record));
}

static const struct clause_text *find_clause(
    const struct side_of *side, const struct target *at)
{
    for (size_t i = 0; i < side->clause_count; i++)
        if (is_of(side, &side->clause[i], at, true))
            return &side->clause[i];
    return NULL;
}

/* ---- likeness --------------------------------------------------------- */

/* Per cent. What stood at the edge of its paragraph must stand there again. */
static int likeness(const char *wanted, const char *found, bool is_at_edge)
{
    size_t full, apart;

    if (wanted == NULL)
        return 100; /* nobody knows */
    full = strlen(wanted);
    if (full == 0)
        return is_at_edge ? 100 : 0;
    apart = text_distance(wanted, found);
    return apart >= full ? 0 : (int)(100 - apart * 100 / full);
}

struct wanted {
    const char *exact, *prefix, *suffix; /* normal; NULL: unknown */
    size_t length;
    int place; /* where it stood, per mille of the clause; -1: unknown */
    bool is_short;
    const char *paragraph; /* id of the paragraph, or NULL */
};

struct candidate {
    const struct clause_text *text;
    size_t start, end;
    int quote, context, score; /* per cent */
    bool is_home;              /* in the same paragraph */
};

/* The end of an address, which stays the same from version to version. */
static const char *id_of(const char *address)
{
    const char *hash = address != NULL ? strchr(address, '#') : NULL;
    const char *at = hash != NULL ? strchr(hash, '/') : NULL;

    return at != NULL ? at + 1 : address;
}

static size_t line_at(const struct clause_text *text, size_t byte)
{
    size_t i = text->count;

    while (i > 1 && text->start[i - 1] > byte)
        i--;
    return text->first + i - 1;
}

/* As many bytes before a point of the text, less what is not there. */
static const char *words_before(
    struct arena *arena, const char *words, size_t at, size_t length)
{
    at -= at > 0 && words[at - 1] == ' ';
    length = length < at ? length : at;
    return text_squeeze(
        arena, arena_format(arena, "%.*s", (int)length, words + at - length));
}

static const char *words_after(
    struct arena *arena, const char *words, size_t at, size_t length)
{
    return text_squeeze(arena, arena_format(arena, "%.*s", (int)length,
                                   words + at + (words[at] == ' ')));
}

static size_t length_of(const char *words)
{
    return words != NULL ? strlen(words) : 0;
}

static void weigh(const struct carrying *c, const struct wanted *wanted,
    struct candidate *found)
{
    struct arena *arena = c->job->arena;
    const struct clause_text *text = found->text;
    size_t line = line_at(text, found->start), size = strlen(text->words);
    size_t stop = line + 1 < text->first + text->count
                      ? text->start[line + 1 - text->first]
                      : size;
    int prefix = likeness(wanted->prefix,
        words_before(
            arena, text->words, found->start, length_of(wanted->prefix)),
        text->start[line - text->first] == found->start);
    int suffix = likeness(wanted->suffix,
        words_after(arena, text->words, found->end, length_of(wanted->suffix)),
        found->end + 1 >= stop);
    int place = 0;

    if (wanted->place >= 0 && size > 0)
        place = wanted->place - (int)(found->start * 1000 / size);
    found->context = (prefix + suffix) / 2;
    found->is_home =
        wanted->paragraph != NULL &&
        text_same(id_of(c->later.lines.line[line].address), wanted->paragraph);
    found->score =
        (WEIGHT_QUOTE * found->quote + WEIGHT_SIDE * (prefix + suffix) +
            WEIGHT_POSITION * (100 - (place < 0 ? -place : place) / 10)) /
        WEIGHTS;
}

/* ---- the best of all --------------------------------------------------- */

struct choosing {
    struct candidate best, second; /* text NULL: none */
};

static bool overlaps(const struct candidate *a, const struct candidate *b)
{
    return a->text == b->text && a->start < b->end && b->start < a->end;
}

/* Of two that weigh the same the one at home is before the other. */
static bool is_before(const struct candidate *a, const struct candidate *b)
{
    if (b->text == NULL || a->score != b->score)
        return b->text == NULL || a->score > b->score;
    return a->is_home && !b->is_home;
}

static void consider(struct choosing *choosing, const struct candidate *found)
{
    struct candidate *best = &choosing->best;

    if (is_before(found, best)) {
        if (best->text != NULL && !overlaps(best, found))
            choosing->second = *best;
        *best = *found;
    } else if (!overlaps(best, found) && is_before(found, &choosing->second)) {
        choosing->second = *found;
    }
}

static bool is_clear(const struct choosing *choosing)
{
    const struct candidate *best = &choosing->best, *second = &choosing->second;

    if (best->text == NULL || best->score < LEAST_SCORE)
        return false;
    return second->text == NULL || best->score >= second->score + LEAST_LEAD ||
           (best->is_home && !second->is_home && best->score >= second->score);
}

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* "use" is not in "because". */
static bool is_whole(const char *words, size_t start, size_t end)
{
    return !(start > 0 && is_letter(words[start - 1]) &&
               is_letter(words[start])) &&
           !(is_letter(words[end - 1]) && is_letter(words[end]));
}

static void look_exactly(const struct carrying *c, const struct wanted *wanted,
    const struct clause_text *text, struct choosing *choosing)
{
    for (const char *at = strstr(text->words, wanted->exact); at != NULL;
         at = strstr(at + 1, wanted->exact)) {
        size_t start = (size_t)(at - text->words);
        struct candidate found = { text, start, start + wanted->length, 100, 0,
            0, false };

        if (!is_whole(text->words, found.start, found.end))
            continue;
        weigh(c, wanted, &found);
        if (!wanted->is_short || found.context >= SHORT_CONTEXT)
            consider(choosing, &found);
    }
}

/* ---- words like them --------------------------------------------------- */

struct words {
    const char *const *word;
    const size_t *start, *end; /* bytes */
    size_t count;
};

static struct words words_in(struct arena *arena, const char *text)
{
    size_t most = strlen(text) / 2 + 1, count = 0, at = 0;
    const char **word = arena_alloc(arena, most * sizeof *word);
    size_t *start = arena_alloc(arena, most * sizeof *start);
    size_t *end = arena_alloc(arena, most * sizeof *end);

    for (;;) {
        at += strspn(text + at, " ");
        if (text[at] == '\0')
            break;
        start[count] = at;
        at += strcspn(text + at, " ");
        end[count] = at;
        word[count] = arena_format(
            arena, "%.*s", (int)(at - start[count]), text + start[count]);
        count++;
    }
    return (struct words){ word, start, end, count };
}

/* What it costs to read one word as another: 0 to 100. */
static unsigned word_cost(const char *a, const char *b)
{
    size_t la = strlen(a), lb = strlen(b), longest = la > lb ? la : lb;

    if (strcmp(a, b) == 0)
        return 0;
    if (a[0] != b[0] || longest > 32)
        return 100;
    return (unsigned)(text_distance(a, b) * 100 / longest);
}

struct reached {
    unsigned cost;
    size_t from; /* the first word */
};

/*
 * The quotation against every stretch of the text at once: row by row of its
 * words, each cell the least cost of a stretch that ends there.
 */
static struct reached *reach(
    struct arena *arena, const struct words *quote, const struct words *text)
{
    size_t width = text->count + 1;
    struct reached *row = arena_alloc(arena, width * sizeof *row);

    for (size_t j = 0; j < width; j++)
        row[j] = (struct reached){ 0, j };
    for (size_t i = 0; i < quote->count; i++) {
        struct reached corner = row[0];

        row[0].cost += 100;
        for (size_t j = 1; j < width; j++) {
            struct reached above = row[j], best = above;

            best.cost += 100;
            if (row[j - 1].cost + 100 <= best.cost) {
                best = row[j - 1];
                best.cost += 100;
            }
            corner.cost += word_cost(quote->word[i], text->word[j - 1]);
            if (corner.cost < best.cost ||
                (corner.cost == best.cost && corner.from < best.from))
                best = corner;
            corner = above;
            row[j] = best;
        }
    }
    return row;
}

static void look_likely(const struct carrying *c, const struct wanted *wanted,
    const struct clause_text *text, struct choosing *choosing)
{
    struct arena *arena = c->job->arena;
    struct words quote = words_in(arena, wanted->exact);
    struct words words = words_in(arena, text->words);
    const struct reached *row;

    if (wanted->is_short || quote.count > MOST_WORDS || words.count == 0)
        return;
    row = reach(arena, &quote, &words);
    for (size_t j = 1; j <= words.count; j++) {
        struct candidate found = { .text = text };
        unsigned worst = (unsigned)quote.count * 100;

        if (row[j].cost * 2 > worst || row[j].from >= j)
            continue;
        found.start = words.start[row[j].from];
        found.end = words.end[j - 1];
        found.quote = (int)(100 - row[j].cost * 100 / worst);
        weigh(c, wanted, &found);
        consider(choosing, &found);
    }
}

/* ---- one comment ------------------------------------------------------ */

static size_t count_words(const char *words)
{
    size_t count = 0;

    for (; *words != '\0'; words += strcspn(words, " ")) {
        words += strspn(words, " ");
        count += *words != '\0';
    }
    return count;
}

/* How far into its clause the quotation stood. */
static int place_of(
    const struct carrying *c, const struct point *point, const char *exact)
{
    const struct clause_text *text = find_clause(&c->sent, &point->at);
    const char *id = id_of(point->at.address), *at;

    if (text == NULL || *text->words == '\0')
        return -1;
    for (size_t i = 0; i < text->count; i++)
        if (id != NULL &&
            text_same(id, id_of(c->sent.lines.line[text->first + i].address))) {
            at = strstr(text->words + text->start[i], exact);
            return at == NULL ? -1
                              : (int)((size_t)(at - text->words) * 1000 /
                                      strlen(text->words));
        }
    return -1;
}

static struct wanted wanted_of(
    const struct carrying *c, const struct point *point)
{
    struct arena *arena = c->job->arena;
    const struct quote *quote = &point->quote[VIEW_REJECTED];
    struct wanted wanted = { .exact = lines_normal(arena, quote->exact),
        .paragraph = id_of(point->at.address) };

    if (quote->prefix != NULL)
        wanted.prefix = lines_normal(arena, quote->prefix);
    if (quote->suffix != NULL)
        wanted.suffix = lines_normal(arena, quote->suffix);
    wanted.length = strlen(wanted.exact);
    wanted.is_short =
        wanted.length < SHORT_BYTES || count_words(wanted.exact) < SHORT_WORDS;
    wanted.place = place_of(c, point, wanted.exact);
    return wanted;
}

static void settle(const struct carrying *c, struct carried *carried,
    const struct candidate *found, bool same_clause)
{
    carried->state =
        same_clause && (found->is_home || carried->point->at.address == NULL)
            ? CARRY_PLACED
            : CARRY_MOVED;
    carried->score = found->score;
    carried->at = targets_line(&c->later.targets,
        line_at(found->text, found->start), CARRIER_LIKENESS, found->score);
    if (found->quote == 100)
        carried->at.carrier = CARRIER_HASH;
    carried->quote = arena_format(c->job->arena, "%.*s",
        (int)(found->end - found->start), found->text->words + found->start);
}

static void stay_on_clause(const struct carrying *c, struct carried *carried,
    const struct clause_text *text, int score)
{
    carried->state = CARRY_CLAUSE_ONLY;
    carried->score = score;
    carried->at =
        targets_clause(&c->later.targets, text->first, CARRIER_HASH, score);
}

/* A comment on a paragraph or a clause as a whole has no words to look for. */
static void carry_whole(const struct carrying *c, struct carried *carried,
    const struct clause_text *text)
{
    const char *id = id_of(carried->point->at.address);

    stay_on_clause(c, carried, text, id == NULL ? 100 : 0);
    if (id == NULL)
        carried->state = CARRY_PLACED;
    for (size_t i = 0; i < text->count && id != NULL; i++)
        if (text_same(
                id, id_of(c->later.lines.line[text->first + i].address))) {
            carried->state = CARRY_PLACED;
            carried->score = 100;
            carried->at = targets_line(
                &c->later.targets, text->first + i, CARRIER_HASH, 100);
            return;
        }
}

/* Words that are no longer in their clause may stand in another, once. */
static bool carry_elsewhere(const struct carrying *c,
    const struct wanted *wanted, struct carried *carried)
{
    struct choosing choosing = { 0 };

    if (wanted->is_short)
        return false;
    for (size_t i = 0; i < c->later.clause_count; i++)
        look_exactly(c, wanted, &c->later.clause[i], &choosing);
    if (choosing.best.text == NULL || choosing.second.text != NULL)
        return false;
    settle(c, carried, &choosing.best, false);
    return true;
}

static void carry_quote(const struct carrying *c, struct carried *carried,
    const struct clause_text *text)
{
    struct wanted wanted = wanted_of(c, carried->point);
    struct choosing choosing = { 0 };

    if (text != NULL) {
        look_exactly(c, &wanted, text, &choosing);
        if (choosing.best.score < CERTAIN)
            look_likely(c, &wanted, text, &choosing);
    }
    if (is_clear(&choosing))
        settle(c, carried, &choosing.best, true);
    else if ((choosing.best.text == NULL || choosing.best.quote < 100) &&
             carry_elsewhere(c, &wanted, carried))
        return;
    else if (text != NULL)
        stay_on_clause(c, carried, text, choosing.best.score);
}

static bool has_quote(const struct point *point)
{
    const char *exact = point->quote[VIEW_REJECTED].exact;

    return exact != NULL && *exact != '\0';
}

static void carry_one(const struct carrying *c, struct carried *carried)
{
    const struct point *point = carried->point;
    const struct clause_text *text = find_clause(&c->later, &point->at);

    carried->state = CARRY_ORPHANED;
    carried->at = point->at;
    if (point->is_general) {
        carried->state = CARRY_PLACED;
        carried->score = 100;
    } else if (has_quote(point)) {
        carry_quote(c, carried, text);
    } else if (text != NULL) {
        carry_whole(c, carried, text);
    }
}

struct carried *carry_points(struct job *job, const struct point *points,
    const struct document *sent, const struct document *later)
{
    struct carrying c = { .job = job };
    struct carried *first = NULL, **end = &first;

    read_side(job->arena, sent, &c.sent);
    read_side(job->arena, later, &c.later);
    for (; points != NULL; points = points->next) {
        *end = ARENA_NEW(job->arena, struct carried);
        (*end)->point = points;
        carry_one(&c, *end);
        end = &(*end)->next;
    }
    return first;
}
