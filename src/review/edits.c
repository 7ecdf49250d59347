#include "review/edits.h"

#include "base/arena.h"
#include "review/lines.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

/* More cells than this, and what lies between the equal ends is one edit. */
enum { MOST_CELLS = 4 << 20 };

struct token {
    size_t start, end;
    const char *key; /* what counts when two are compared */
};

struct tokens {
    struct token *token;
    size_t count;
};

/* ---- tokens ----------------------------------------------------------- */

static size_t letter_length(const char *p)
{
    size_t length = 1;

    while (((unsigned char)p[length] & 0xC0) == 0x80)
        length++;
    return length;
}

/* Neither part of a word nor of a figure. */
static bool is_mark(const char *key)
{
    utf8proc_int32_t c;

    if (*key == '\0')
        return true;
    (void)utf8proc_iterate((const utf8proc_uint8_t *)key, -1, &c);
    return utf8proc_category(c) > UTF8PROC_CATEGORY_NO;
}

/* What the letter at p counts as by itself; of ASCII only its kind. */
static const char *key_of(struct arena *arena, const char *p)
{
    unsigned char c = (unsigned char)*p;
    char letter[8] = { 0 };

    if (c < 0x80)
        return isalnum(c) ? "x" : c <= ' ' ? "" : ".";
    memcpy(letter, p, letter_length(p) < 8 ? letter_length(p) : 7);
    return lines_normal(arena, letter);
}

static size_t word_length(struct arena *arena, const char *words)
{
    size_t length = 0;

    while (words[length] != '\0' && !is_mark(key_of(arena, words + length)))
        length += letter_length(words + length);
    return length;
}

/* Spaces, what is not seen at all, and lines to write on, as one. */
static size_t space_length(struct arena *arena, const char *words)
{
    size_t length = 0;

    for (;;) {
        size_t rule = strspn(words + length, "_");

        if (rule >= 3)
            length += rule;
        else if (words[length] != '\0' &&
                 *key_of(arena, words + length) == '\0')
            length += letter_length(words + length);
        else
            return length;
    }
}

static struct tokens tokens_of(struct arena *arena, const char *words)
{
    struct tokens tokens = {
        arena_alloc(arena, strlen(words) * sizeof *tokens.token + 1), 0
    };
    size_t at = 0;

    while (words[at] != '\0') {
        struct token *token = &tokens.token[tokens.count];
        size_t space = space_length(arena, words + at);
        size_t word = space > 0 ? space : word_length(arena, words + at);
        size_t length = word > 0 ? word : letter_length(words + at);
        char *copy = arena_alloc(arena, length + 1);

        memcpy(copy, words + at, length);
        token->start = at;
        token->end = at + length;
        token->key = space > 0 ? " " : lines_normal(arena, copy);
        at += length;
        if (space == 0 || (token->start > 0 && words[at] != '\0'))
            tokens.count++; /* spaces at the ends do not count */
    }
    return tokens;
}

/* ---- the longest words in common -------------------------------------- */

struct stretch_of {
    const struct token *old, *new;
    size_t old_count, new_count;
};

static bool same(const struct token *a, const struct token *b)
{
    return strcmp(a->key, b->key) == 0;
}

/* Cell (i, j): how much the rest from i has in common with that from j. */
static uint16_t *measure(struct arena *arena, const struct stretch_of *s)
{
    size_t width = s->new_count + 1;
    uint16_t *cell =
        arena_alloc(arena, (s->old_count + 1) * width * sizeof *cell);

    for (size_t i = s->old_count; i-- > 0;)
        for (size_t j = s->new_count; j-- > 0;) {
            uint16_t *c = &cell[i * width + j];

            if (same(&s->old[i], &s->new[j]))
                *c = (uint16_t)(c[width + 1] + 1);
            else
                *c = c[width] >= c[1] ? c[width] : c[1];
        }
    return cell;
}

struct writing {
    struct edit *edit, *kept;
    size_t count, kept_count;
    size_t old_end, new_end; /* of the last words that are the same */
};

static void write_edit(struct writing *w, size_t old_start, size_t new_start)
{
    if (old_start > w->old_end || new_start > w->new_end)
        w->edit[w->count++] =
            (struct edit){ w->old_end, old_start, w->new_end, new_start };
}

static void keep(
    struct writing *w, const struct token *old, const struct token *new)
{
    write_edit(w, old->start, new->start);
    w->kept[w->kept_count++] =
        (struct edit){ old->start, old->end, new->start, new->end };
    w->old_end = old->end;
    w->new_end = new->end;
}

static void write_middle(
    struct arena *arena, const struct stretch_of *s, struct writing *w)
{
    size_t width = s->new_count + 1, i = 0, j = 0;
    const uint16_t *cell;

    if (s->old_count == 0 || s->new_count == 0 ||
        s->old_count >= MOST_CELLS / width)
        return;
    cell = measure(arena, s);
    while (i < s->old_count && j < s->new_count) {
        if (same(&s->old[i], &s->new[j]))
            keep(w, &s->old[i++], &s->new[j++]);
        else if (cell[(i + 1) * width + j] >= cell[i * width + j + 1])
            i++;
        else
            j++;
    }
}

struct edits edits_between(
    struct arena *arena, const char *old, const char *new)
{
    struct tokens a = tokens_of(arena, old), b = tokens_of(arena, new);
    size_t room = a.count + b.count + 1;
    struct writing w = { .edit = arena_alloc(arena, room * sizeof *w.edit),
        .kept = arena_alloc(arena, room * sizeof *w.kept) };
    size_t first = 0, last = 0;
    size_t least = a.count < b.count ? a.count : b.count;

    /* What stands before the first word counts as part of neither. */
    w.old_end = a.count > 0 ? a.token[0].start : 0;
    w.new_end = b.count > 0 ? b.token[0].start : 0;
    while (first < least && same(&a.token[first], &b.token[first])) {
        keep(&w, &a.token[first], &b.token[first]);
        first++;
    }
    while (last < least - first &&
           same(&a.token[a.count - last - 1], &b.token[b.count - last - 1]))
        last++;
    write_middle(arena,
        &(struct stretch_of){ a.token + first, b.token + first,
            a.count - first - last, b.count - first - last },
        &w);
    for (; last > 0; last--)
        keep(&w, &a.token[a.count - last], &b.token[b.count - last]);
    write_edit(&w, a.count > 0 ? a.token[a.count - 1].end : 0,
        b.count > 0 ? b.token[b.count - 1].end : 0);
    return (struct edits){ w.edit, w.count, w.kept, w.kept_count, strlen(new) };
}

/* Where a byte within or right behind kept words stands in the new. */
static size_t within(const struct edit *kept, size_t byte)
{
    return byte == kept->old_end ? kept->new_end
                                 : kept->new_start + (byte - kept->old_start);
}

/* The edge from which what follows belongs to the stretch. */
static size_t start_in_new(const struct edits *edits, size_t byte)
{
    size_t before = 0;

    for (size_t i = 0; i < edits->kept_count; i++) {
        const struct edit *kept = &edits->kept[i];

        if (kept->old_end > byte)
            return kept->old_start <= byte ? within(kept, byte) : before;
        before = kept->new_end;
    }
    return before;
}

/* The edge up to which what stands before belongs to it. */
static size_t end_in_new(const struct edits *edits, size_t byte)
{
    size_t after = edits->new_length;

    for (size_t i = edits->kept_count; i-- > 0;) {
        const struct edit *kept = &edits->kept[i];

        if (kept->old_start < byte)
            return kept->old_end >= byte ? within(kept, byte) : after;
        after = kept->new_start;
    }
    return after;
}

/* All that stands between the kept words around a point. */
static struct span_of around(const struct edits *edits, size_t byte)
{
    struct span_of span = { 0, edits->new_length };

    for (size_t i = 0; i < edits->kept_count; i++) {
        if (edits->kept[i].old_end <= byte)
            span.start = edits->kept[i].new_end;
        if (edits->kept[i].old_start >= byte) {
            span.end = edits->kept[i].new_start;
            break;
        }
    }
    return span;
}

struct span_of edits_span(
    const struct edits *edits, size_t old_start, size_t old_end)
{
    if (old_start == old_end)
        return around(edits, old_start);
    return (struct span_of){ start_in_new(edits, old_start),
        end_in_new(edits, old_end) };
}
