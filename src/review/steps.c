#include "review/steps.h"

#include "base/arena.h"
#include "base/text.h"
#include "review/words.h"

#include <string.h>
#include <utf8proc.h>

/* ---- words in one spelling -------------------------------------------- */

/* Words as they are compared, and where each byte of them came from. */
struct folded {
    struct text text;
    size_t *origin; /* one more than bytes: the last is the end */
    size_t end;     /* of the words */
};

static bool is_space(utf8proc_int32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

static size_t blank_length(const char *words)
{
    utf8proc_int32_t c;
    size_t rule = *words == '_' ? strspn(words, "_") : 0;
    utf8proc_ssize_t length;

    if (rule >= 3)
        return rule;
    if ((unsigned char)*words < 0x80)
        return *words != '\0' && *words <= ' ';
    length = utf8proc_iterate((const utf8proc_uint8_t *)words, -1, &c);
    return length > 0 && is_space(c) ? (size_t)length : 0;
}

static void add_folded(struct folded *folded, const char *bytes, size_t from)
{
    size_t length = strlen(bytes);

    for (size_t i = 0; i < length; i++)
        folded->origin[folded->text.length + i] = from;
    text_add_bytes(&folded->text, bytes, length);
}

/* One character at a time, so that what is normal keeps where it came from. */
static struct folded fold(struct arena *arena, const char *words)
{
    struct folded folded = { .text = text_new(arena), .end = strlen(words) };
    size_t at = 0, blank = SIZE_MAX;

    folded.origin =
        arena_alloc(arena, (folded.end + 2) * sizeof *folded.origin);
    while (at < folded.end) {
        size_t length = blank_length(words + at);
        char one[5] = { 0 };
        const char *normal;

        if (length > 0) {
            blank = blank == SIZE_MAX ? at : blank;
            at += length;
            continue;
        }
        length = (size_t)utf8proc_utf8class[(unsigned char)words[at]];
        length = length == 0 || length > folded.end - at ? 1 : length;
        memcpy(one, words + at, length);
        normal = (unsigned char)*one < 0x80 ? one : lines_normal(arena, one);
        if (blank != SIZE_MAX && folded.text.length > 0)
            add_folded(&folded, " ", blank);
        blank = SIZE_MAX;
        if (strlen(normal) <= length)
            add_folded(&folded, normal, at);
        at += length;
    }
    folded.origin[folded.text.length] = folded.end;
    return folded;
}

static struct stretches whole(struct arena *arena, size_t length)
{
    struct stretch *one = ARENA_NEW(arena, struct stretch);

    one->old.length = one->new.length = length;
    return (struct stretches){ one, length > 0 };
}

static struct stretches compare(
    struct arena *arena, const struct folded *sent, const struct folded *back)
{
    if (strcmp(sent->text.bytes, back->text.bytes) == 0)
        return whole(arena, sent->text.length);
    return words_compare(arena, (struct passage){ .words = sent->text.bytes },
        (struct passage){ .words = back->text.bytes });
}

/* ---- making ----------------------------------------------------------- */

struct making {
    struct arena *arena;
    const char *sent_words, *back_words;
    struct folded sent, back;
    struct stretches stretches;
    size_t next;              /* stretch that is not done with */
    size_t at;                /* byte of what was sent that is not done with */
    size_t paragraph, offset; /* where in the file */
    struct step *first, **end;
};

static void add_step(struct making *making, const struct step *step)
{
    if (*step->text == '\0' && step->length == 0)
        return;
    *making->end = ARENA_NEW(making->arena, struct step);
    **making->end = *step;
    making->end = &(*making->end)->next;
}

/* Bytes of the original spelling from a folded place to another. */
static size_t original(const struct folded *folded, size_t at)
{
    return at == 0 ? 0 : folded->origin[at];
}

static const char *slice(
    struct arena *arena, const char *words, size_t from, size_t to)
{
    return arena_format(arena, "%.*s", (int)(to - from), words + from);
}

static void add_sent(struct making *making, enum edit_kind kind, size_t to,
    size_t raw, const struct stamp *stamp)
{
    size_t from = making->at, end = original(&making->sent, to);

    making->at = end > from ? end : from;
    add_step(making,
        &(struct step){ .kind = kind,
            .text = slice(making->arena, making->sent_words, from, making->at),
            .sent = from,
            .sent_length = making->at - from,
            .paragraph = making->paragraph,
            .offset = making->offset,
            .length = raw,
            .stamp = stamp != NULL ? *stamp : (struct stamp){ 0 },
            .is_tracked = stamp != NULL });
}

static void add_inserted(struct making *making, const char *text, size_t raw,
    const struct stamp *stamp)
{
    add_step(making, &(struct step){ .kind = EDIT_INSERTED,
                         .text = text,
                         .sent = making->at,
                         .paragraph = making->paragraph,
                         .offset = making->offset,
                         .length = raw,
                         .stamp = stamp != NULL ? *stamp : (struct stamp){ 0 },
                         .is_tracked = stamp != NULL });
}

/* What was left out without tracking before this byte of what came back. */
static void flush(struct making *making, size_t back)
{
    while (making->next < making->stretches.count) {
        const struct stretch *s = &making->stretches.stretch[making->next];

        if (s->change == CHANGE_DELETED && s->new.start <= back)
            add_sent(
                making, EDIT_DELETED, s->old.start + s->old.length, 0, NULL);
        else if (s->change == CHANGE_DELETED ||
                 s->new.start + s->new.length > back)
            return;
        making->next++;
    }
}

/* The folded byte that is the first at or after a byte of the words. */
static size_t fold_at(const struct folded *folded, size_t byte)
{
    size_t low = 0, high = folded->text.length;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (folded->origin[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/*
 * A piece that was there before the tracked changes: bytes of what came back,
 * cut where the stretches are. deleted is NULL if it stays.
 */
static void add_piece(
    struct making *making, size_t from, size_t to, const struct stamp *deleted)
{
    size_t at = fold_at(&making->back, from);
    size_t end = fold_at(&making->back, to), raw = from;

    for (flush(making, at); at < end; flush(making, at)) {
        const struct stretch *s = &making->stretches.stretch[making->next];
        size_t stop = s->new.start + s->new.length;
        size_t until;

        stop = stop < end ? stop : end;
        until = stop == end ? to : making->back.origin[stop];
        if (s->change == CHANGE_NONE)
            add_sent(making, deleted != NULL ? EDIT_DELETED : EDIT_SAME,
                s->old.start + (stop - s->new.start), until - raw, deleted);
        else if (deleted == NULL)
            add_inserted(making,
                slice(making->arena, making->back_words, raw, until),
                until - raw, NULL);
        making->offset += until - raw;
        raw = until;
        at = stop;
    }
    making->offset += to - raw;
}

const char *steps_sent(
    struct arena *arena, const struct placing *placing, const struct unit *unit)
{
    struct text text = text_new(arena);

    if (unit->line == unit->last_line)
        return placing->lines.line[unit->line].words;
    for (size_t i = unit->line; i <= unit->last_line; i++) {
        text_add(&text, i > unit->line ? " " : "");
        text_add(&text, placing->lines.line[i].words);
    }
    return text.bytes;
}

static void add_paragraph(struct making *making,
    const struct returned_paragraph *paragraph, size_t *back)
{
    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next) {
        bool was = placing_was(paragraph, p);
        bool stays = placing_stays(paragraph, p);
        size_t length = strlen(p->text), start = making->offset;
        const struct stamp *deleted =
            p->is_deleted ? &p->deleted : &paragraph->end_stamp;
        const struct stamp *inserted =
            p->is_inserted ? &p->inserted : &paragraph->end_stamp;

        if (was) {
            add_piece(making, *back, *back + length, stays ? NULL : deleted);
            *back += length;
        } else if (stays) {
            flush(making, fold_at(&making->back, *back));
            add_inserted(making, p->text, length, inserted);
        }
        making->offset = start + length;
    }
}

const struct step *steps_of(
    struct arena *arena, const struct placing *placing, const struct unit *unit)
{
    struct making making = { .arena = arena,
        .sent_words = steps_sent(arena, placing, unit),
        .back_words = unit->words };
    size_t back = 0;

    making.end = &making.first;
    making.sent = fold(arena, making.sent_words);
    making.back = fold(arena, making.back_words);
    making.stretches = compare(arena, &making.sent, &making.back);
    for (size_t i = unit->first; i <= unit->last; i++) {
        making.paragraph = i;
        making.offset = 0;
        add_paragraph(&making, placing->paragraph[i], &back);
    }
    flush(&making, making.back.text.length);
    return making.first;
}

/* ---- places ----------------------------------------------------------- */

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t place_in(const struct step *step, size_t into)
{
    if (step->kind == EDIT_INSERTED)
        return step->sent;
    if (into >= step->length)
        return step->sent + step->sent_length;
    into = into < step->sent_length ? into : step->sent_length;
    while (into > 0 && is_inside(step->text[into]))
        into--;
    return step->sent + into;
}

size_t steps_place(const struct step *steps, struct spot spot)
{
    size_t place = 0;

    for (; steps != NULL; steps = steps->next) {
        if (steps->paragraph > spot.paragraph ||
            (steps->paragraph == spot.paragraph && steps->offset > spot.offset))
            return place;
        place = steps->sent + steps->sent_length;
        if (steps->paragraph == spot.paragraph &&
            spot.offset <= steps->offset + steps->length)
            return place_in(steps, spot.offset - steps->offset);
    }
    return place;
}
