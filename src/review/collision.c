#include "review/collision.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/text.h"

#include <string.h>

/* One edit: bytes of what was sent, and what is to stand there instead. */
struct edit {
    size_t from, to;
    const char *instead;
    struct edit *next;
};

/* A wording that is looked up by its line. */
struct holder {
    const struct proposal *proposal;
    const struct wording *wording;
    const struct holder *next; /* of the same line */
};

struct finding_out {
    struct arena *arena;
    bool is_agreed; /* what both ask for is wanted, not what differs */
    struct collision *first, **end;
};

/* ---- edits of a wording ----------------------------------------------- */

/* Hunks that touch are one edit. */
static struct edit *edits_of(struct arena *arena, const struct wording *wording)
{
    struct edit *first = NULL, **end = &first;
    const struct hunk *h = wording->hunks;
    size_t at = 0;

    while (h != NULL) {
        struct text instead = text_new(arena);
        size_t from = at;

        for (; h != NULL && h->kind == EDIT_SAME; h = h->next)
            from = at += strlen(h->text);
        if (h == NULL)
            break;
        for (; h != NULL && h->kind != EDIT_SAME; h = h->next)
            if (h->kind == EDIT_INSERTED)
                text_add(&instead, h->text);
            else
                at += strlen(h->text);
        *end = ARENA_NEW(arena, struct edit);
        **end = (struct edit){ from, at, instead.bytes, NULL };
        end = &(*end)->next;
    }
    return first;
}

static bool overlap(const struct edit *a, const struct edit *b)
{
    if (a->from == a->to && b->from == b->to)
        return a->from == b->from;
    return a->from < b->to && b->from < a->to;
}

static bool agree(const struct edit *a, const struct edit *b)
{
    return a->from == b->from && a->to == b->to &&
           strcmp(a->instead, b->instead) == 0;
}

/* ---- finding ---------------------------------------------------------- */

static void collide(struct finding_out *out, const struct holder *a,
    const struct holder *b, const struct edit *x, const struct edit *y)
{
    size_t from = x->from < y->from ? x->from : y->from;
    size_t to = x->to > y->to ? x->to : y->to;

    *out->end = ARENA_NEW(out->arena, struct collision);
    **out->end = (struct collision){ .at = a->wording->at,
        .is_agreed = out->is_agreed,
        .sent = arena_format(
            out->arena, "%.*s", (int)(to - from), a->wording->sent + from),
        .first = x->instead,
        .second = y->instead,
        .by_first = a->proposal,
        .by_second = b->proposal };
    out->end = &(*out->end)->next;
}

/* Both lists are in order, so each is walked once. */
static void compare(
    struct finding_out *out, const struct holder *a, const struct holder *b)
{
    const struct edit *x = edits_of(out->arena, a->wording);
    const struct edit *y = edits_of(out->arena, b->wording);

    while (x != NULL && y != NULL) {
        if (overlap(x, y) && agree(x, y) == out->is_agreed)
            collide(out, a, b, x, y);
        if (x->to < y->to)
            x = x->next;
        else
            y = y->next;
    }
}

/* The line of a wording: its address, or its words where it has none. */
static const char *line_of(struct arena *arena, const struct wording *wording)
{
    const struct target *at = &wording->at;

    return arena_format(arena, "%s\n%s\n%s",
        at->document != NULL ? at->document : "",
        at->address != NULL ? at->address : wording->sent,
        at->record != NULL ? at->record : "");
}

static void hold(struct finding_out *out, struct names *lines,
    const struct proposal *proposal, const struct wording *wording)
{
    const char *line = line_of(out->arena, wording);
    struct holder *holder = ARENA_NEW(out->arena, struct holder);

    *holder = (struct holder){ proposal, wording, names_find(lines, line) };
    names_put(lines, line, holder);
}

/* Two files of one copy may both have changed the line. */
static void compare_all(struct finding_out *out, const struct names *lines,
    const struct proposal *proposal, const struct wording *wording)
{
    const struct holder *there =
        names_find(lines, line_of(out->arena, wording));

    for (; there != NULL; there = there->next)
        if (there->proposal != proposal &&
            strcmp(there->wording->sent, wording->sent) == 0)
            compare(out, there, &(struct holder){ proposal, wording, NULL });
}

static struct collision *find(struct finding_out *out,
    const struct intake *first, const struct intake *second)
{
    struct names lines = names_new(out->arena);

    out->end = &out->first;
    if (first != second)
        for (const struct proposal *p = first->proposals; p != NULL;
             p = p->next)
            for (const struct wording *w = p->wordings; w != NULL; w = w->next)
                if (w->sent != NULL)
                    hold(out, &lines, p, w);
    for (const struct proposal *p = second->proposals; p != NULL; p = p->next)
        for (const struct wording *w = p->wordings; w != NULL; w = w->next) {
            if (w->sent == NULL)
                continue;
            compare_all(out, &lines, p, w);
            if (first == second)
                hold(out, &lines, p, w);
        }
    return out->first;
}

struct collision *collision_find(struct arena *arena,
    const struct intake *first, const struct intake *second)
{
    return find(&(struct finding_out){ .arena = arena }, first, second);
}

struct collision *collision_agreed(struct arena *arena,
    const struct intake *first, const struct intake *second)
{
    return find(&(struct finding_out){ .arena = arena, .is_agreed = true },
        first, second);
}
