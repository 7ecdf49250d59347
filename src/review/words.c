#include "review/words.h"

#include "base/arena.h"
#include "review/sequence.h"

#include <stdlib.h>
#include <string.h>

/* A word kept between edits is at least that many words long. */
enum { FEWEST_KEPT = 3 };

/* Of all words of both, per cent: above that the whole is replaced. */
enum { MOST_CHANGED = 65 };

/* One passage, cut into tokens; the same token has the same number in both. */
struct side {
    const char *words;
    struct spans tokens;
    int *number;
    bool *is_changed;
};

/* Tokens from `start`, up to `end`, of each side: what replaces what. */
struct edit {
    size_t old_start, old_end, new_start, new_end;
};

struct edits {
    struct edit *edit;
    size_t count;
};

struct comparing {
    struct arena *arena;
    struct side old, new;
    struct edits edits;
};

/* ---- numbering tokens ------------------------------------------------- */

static unsigned hash_of(const char *start, size_t length)
{
    unsigned hash = 2166136261u;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)start[i]) * 16777619u;
    return hash;
}

/* Tokens by their bytes: an open table of numbers, 0 where none is. */
struct known {
    size_t size; /* a power of two, more than twice as many as tokens */
    int *slot;
    struct {
        const char *start;
        size_t length;
    } * token;
    int count;
};

static int number_of(struct known *known, const char *start, size_t length)
{
    size_t i = hash_of(start, length);

    for (;; i++) {
        int number = known->slot[i &= known->size - 1];

        if (number == 0)
            break;
        if (known->token[number].length == length &&
            memcmp(known->token[number].start, start, length) == 0)
            return number;
    }
    known->slot[i] = ++known->count;
    known->token[known->count].start = start;
    known->token[known->count].length = length;
    return known->count;
}

static struct known known_new(struct arena *arena, size_t tokens)
{
    struct known known = { .size = 4 };

    while (known.size < 2 * tokens + 2)
        known.size *= 2;
    known.slot = arena_alloc(arena, known.size * sizeof *known.slot);
    known.token = arena_alloc(arena, (tokens + 1) * sizeof *known.token);
    return known;
}

static struct side side_of(struct arena *arena, struct passage passage)
{
    struct side side = { passage.words, tokens_of(arena, passage), NULL, NULL };

    side.number =
        arena_alloc(arena, (side.tokens.count + 1) * sizeof *side.number);
    side.is_changed =
        arena_alloc(arena, (side.tokens.count + 1) * sizeof *side.is_changed);
    return side;
}

static void number_tokens(struct known *known, struct side *side)
{
    for (size_t i = 0; i < side->tokens.count; i++) {
        struct span span = side->tokens.span[i];

        side->number[i] =
            number_of(known, side->words + span.start, span.length);
    }
}

/* ---- edits ------------------------------------------------------------ */

static bool is_word(const struct side *side, size_t i)
{
    struct span span = side->tokens.span[i];

    return tokens_is_word(side->words + span.start, span.length);
}

static size_t words_in(const struct side *side, size_t start, size_t end)
{
    size_t count = 0;

    for (; start < end; start++)
        count += is_word(side, start);
    return count;
}

static size_t start_of(const struct side *side, size_t token)
{
    return token < side->tokens.count ? side->tokens.span[token].start
                                      : strlen(side->words);
}

static size_t bytes_in(const struct side *side, size_t start, size_t end)
{
    return start_of(side, end) - start_of(side, start);
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t size_of(const struct comparing *c, const struct edit *edit)
{
    return larger(bytes_in(&c->old, edit->old_start, edit->old_end),
        bytes_in(&c->new, edit->new_start, edit->new_end));
}

/* What is kept between two edits is too little to be worth reading around. */
static bool is_in_the_way(const struct comparing *c, const struct edit *before,
    const struct edit *after)
{
    size_t start = before->old_end, end = after->old_start;
    size_t kept = bytes_in(&c->old, start, end);

    return words_in(&c->old, start, end) < FEWEST_KEPT &&
           kept <= size_of(c, before) && kept <= size_of(c, after);
}

/* Both ends lose what is the same in old and new. */
static void trim(const struct comparing *c, struct edit *edit)
{
    while (edit->old_start < edit->old_end && edit->new_start < edit->new_end &&
           c->old.number[edit->old_start] == c->new.number[edit->new_start])
        edit->old_start++, edit->new_start++;
    while (edit->old_start < edit->old_end && edit->new_start < edit->new_end &&
           c->old.number[edit->old_end - 1] == c->new.number[edit->new_end - 1])
        edit->old_end--, edit->new_end--;
}

/* The last edit takes in those before it, as far as too little is between. */
static void join_last(struct comparing *c)
{
    struct edits *edits = &c->edits;

    while (edits->count > 1) {
        struct edit *last = &edits->edit[edits->count - 1];

        if (!is_in_the_way(c, last - 1, last))
            break;
        last[-1].old_end = last->old_end;
        last[-1].new_end = last->new_end;
        edits->count--;
    }
}

static void find_edits(struct comparing *c)
{
    size_t i = 0, j = 0, n = c->old.tokens.count, m = c->new.tokens.count;

    c->edits.edit = arena_alloc(c->arena, (n + m + 1) * sizeof(struct edit));
    while (i < n || j < m) {
        struct edit edit = { i, i, j, j };

        while (edit.old_end < n && c->old.is_changed[edit.old_end])
            edit.old_end++;
        while (edit.new_end < m && c->new.is_changed[edit.new_end])
            edit.new_end++;
        i = edit.old_end + 1;
        j = edit.new_end + 1;
        if (edit.old_end == edit.old_start && edit.new_end == edit.new_start)
            continue;
        c->edits.edit[c->edits.count++] = edit;
        join_last(c);
    }
}

/* ---- sliding ---------------------------------------------------------- */

static char last_byte(const struct side *side, size_t token)
{
    struct span span = side->tokens.span[token];

    return side->words[span.start + span.length - 1];
}

static bool is_space(const struct side *side, size_t token)
{
    return side->tokens.span[token].length == 1 &&
           last_byte(side, token) == ' ';
}

/* How well a reader parts the words there: a sentence, a clause, a word. */
static int parting(const struct side *side, size_t token)
{
    size_t before = token;
    char mark;

    if (token == 0 || token == side->tokens.count)
        return 4;
    if (is_space(side, before - 1) && before > 1)
        before--;
    mark = last_byte(side, before - 1);
    if (before < token && strchr(".!?", mark) != NULL)
        return 4;
    if (before < token && strchr(",;:", mark) != NULL)
        return 3;
    return before < token || is_space(side, token) ? 2 : 1;
}

/* An edit of one side alone may stand anywhere where the words repeat. */
struct slide {
    const struct side *side;
    size_t *start, *end;       /* of the side that has it */
    size_t *other, *other_end; /* where it stands in the side that has not */
    size_t first, last;        /* it may not touch the edits around it */
};

static struct slide slide_of(struct comparing *c, struct edit *edit)
{
    bool is_old = edit->new_start == edit->new_end;
    const struct edit *list = c->edits.edit;
    size_t i = (size_t)(edit - list);
    struct slide slide =
        is_old ? (struct slide){ &c->old, &edit->old_start, &edit->old_end,
            &edit->new_start, &edit->new_end, 0, c->old.tokens.count }
               : (struct slide){ &c->new, &edit->new_start, &edit->new_end,
                     &edit->old_start, &edit->old_end, 0, c->new.tokens.count };

    if (i > 0)
        slide.first = is_old ? list[i - 1].old_end : list[i - 1].new_end;
    if (i + 1 < c->edits.count)
        slide.last = is_old ? list[i + 1].old_start : list[i + 1].new_start;
    return slide;
}

static void move_by(struct slide *slide, size_t steps)
{
    *slide->start += steps;
    *slide->end += steps;
    *slide->other += steps;
    *slide->other_end += steps;
}

/* To the first place where it may stand, then to the best from there. */
static void place_best(struct slide *slide)
{
    const int *number = slide->side->number;
    size_t best = 0, steps = 0;
    int best_parting = 0;

    while (*slide->start > slide->first &&
           number[*slide->start - 1] == number[*slide->end - 1])
        move_by(slide, (size_t)-1);
    for (;; steps++) {
        size_t start = *slide->start + steps, end = *slide->end + steps;
        int here = parting(slide->side, start) + parting(slide->side, end);

        if (here >= best_parting) {
            best_parting = here;
            best = steps;
        }
        if (end >= slide->last || number[start] != number[end])
            break;
    }
    move_by(slide, best);
}

/* ---- the whole -------------------------------------------------------- */

static bool is_mostly_changed(const struct comparing *c)
{
    size_t all = words_in(&c->old, 0, c->old.tokens.count) +
                 words_in(&c->new, 0, c->new.tokens.count);
    size_t changed = 0;

    for (size_t i = 0; i < c->edits.count; i++) {
        const struct edit *edit = &c->edits.edit[i];

        changed += words_in(&c->old, edit->old_start, edit->old_end) +
                   words_in(&c->new, edit->new_start, edit->new_end);
    }
    return changed * 100 > all * MOST_CHANGED;
}

static void replace_whole(struct comparing *c)
{
    c->edits.edit[0] =
        (struct edit){ 0, c->old.tokens.count, 0, c->new.tokens.count };
    c->edits.count = 1;
}

static void tidy(struct comparing *c)
{
    if (c->edits.count > 1 && is_mostly_changed(c))
        replace_whole(c);
    for (size_t i = 0; i < c->edits.count; i++) {
        struct edit *edit = &c->edits.edit[i];
        struct slide slide;

        if (c->edits.count > 1)
            trim(c, edit);
        if ((edit->old_start == edit->old_end) ==
            (edit->new_start == edit->new_end))
            continue;
        slide = slide_of(c, edit);
        place_best(&slide);
    }
}

static struct span span_of(const struct side *side, size_t start, size_t end)
{
    return (struct span){ start_of(side, start), bytes_in(side, start, end) };
}

static void add(struct stretches *result, struct stretch *list,
    enum change change, struct span old, struct span new)
{
    if (old.length > 0 || new.length > 0)
        list[result->count++] = (struct stretch){ change, old, new };
}

static struct stretches stretches_of(const struct comparing *c)
{
    struct stretch *list =
        arena_alloc(c->arena, (3 * c->edits.count + 1) * sizeof *list);
    struct stretches result = { list, 0 };
    size_t i = 0, j = 0;

    for (size_t e = 0; e <= c->edits.count; e++) {
        struct edit edit = { c->old.tokens.count, c->old.tokens.count,
            c->new.tokens.count, c->new.tokens.count };

        if (e < c->edits.count)
            edit = c->edits.edit[e];
        add(&result, list, CHANGE_NONE, span_of(&c->old, i, edit.old_start),
            span_of(&c->new, j, edit.new_start));
        add(&result, list, CHANGE_DELETED,
            span_of(&c->old, edit.old_start, edit.old_end),
            span_of(&c->new, edit.new_start, edit.new_start));
        add(&result, list, CHANGE_INSERTED,
            span_of(&c->old, edit.old_end, edit.old_end),
            span_of(&c->new, edit.new_start, edit.new_end));
        i = edit.old_end;
        j = edit.new_end;
    }
    return result;
}

struct stretches words_compare(
    struct arena *arena, struct passage old, struct passage new)
{
    struct comparing c = { arena, side_of(arena, old), side_of(arena, new),
        { NULL, 0 } };
    struct known known =
        known_new(arena, c.old.tokens.count + c.new.tokens.count);

    number_tokens(&known, &c.old);
    number_tokens(&known, &c.new);
    sequence_compare((struct sequence){ c.old.number, c.old.tokens.count },
        (struct sequence){ c.new.number, c.new.tokens.count }, c.old.is_changed,
        c.new.is_changed);
    find_edits(&c);
    tidy(&c);
    return stretches_of(&c);
}

/* ---- bags ------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
    unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

    return (x > y) - (x < y);
}

struct bag words_bag(struct arena *arena, const char *words)
{
    struct spans tokens = tokens_of(arena, (struct passage){ .words = words });
    unsigned *hash = arena_alloc(arena, (tokens.count + 1) * sizeof *hash);
    size_t count = 0;

    for (size_t i = 0; i < tokens.count; i++) {
        struct span span = tokens.span[i];

        if (tokens_is_word(words + span.start, span.length))
            hash[count++] = hash_of(words + span.start, span.length);
    }
    qsort(hash, count, sizeof *hash, by_hash);
    return (struct bag){ hash, count };
}

static size_t shared(struct bag a, struct bag b)
{
    size_t i = 0, j = 0, count = 0;

    while (i < a.count && j < b.count) {
        count += a.hash[i] == b.hash[j];
        if (a.hash[i] < b.hash[j])
            i++;
        else if (a.hash[i] > b.hash[j])
            j++;
        else
            i++, j++;
    }
    return count;
}

int words_dice(struct bag a, struct bag b)
{
    size_t all = a.count + b.count;

    return all == 0 ? 100 : (int)(200 * shared(a, b) / all);
}

int words_jaccard(struct bag a, struct bag b)
{
    size_t both = shared(a, b), all = a.count + b.count - both;

    return all == 0 ? 100 : (int)(100 * both / all);
}
