#include "govern/rebuilding.h"
#include "base/arena.h"
#include "govern/ledger.h"
#include "govern/point.h"
#include "review/words.h"

#include <stdlib.h>
#include <string.h>

struct rebuilding rebuilding_begin(struct arena *arena)
{
    struct rebuilding rebuilding = { .arena = arena,
        .intake = ARENA_NEW(arena, struct intake) };

    return rebuilding;
}

static int number(const char *version)
{
    return version != NULL ? (int)strtol(version, NULL, 10) : 0;
}

void rebuilding_proposal(
    struct rebuilding *rebuilding, const struct point_made *point)
{
    struct proposal *proposal = ARENA_NEW(rebuilding->arena, struct proposal);

    *proposal = (struct proposal){ .key = point->entry.key,
        .at = { .document = point->document,
            .clause = point->clause,
            .variant = point->variant,
            .version = number(point->version),
            .record = point->in_record,
            .label = point->label,
            .score = 100 },
        .verb = VERB_SUBSTITUTE,
        .rationale = point->text };
    if (rebuilding->last != NULL)
        rebuilding->last->next = proposal;
    else
        rebuilding->intake->proposals = proposal;
    rebuilding->last = proposal;
    rebuilding->wordings_end = &proposal->wordings;
    rebuilding->intake->proposal_count++;
}

/* ---- hunks ------------------------------------------------------------ */

static struct hunk **add_hunk(struct arena *arena, struct hunk **end,
    enum edit_kind kind, const char *words, struct span span)
{
    if (span.length == 0)
        return end;
    *end = ARENA_NEW(arena, struct hunk);
    (*end)->kind = kind;
    (*end)->text =
        arena_format(arena, "%.*s", (int)span.length, words + span.start);
    return &(*end)->next;
}

static struct hunk *hunks_of(
    struct arena *arena, const char *was, const char *now)
{
    struct stretches all = words_compare(arena,
        (struct passage){ .words = was }, (struct passage){ .words = now });
    struct hunk *first = NULL, **end = &first;

    for (size_t i = 0; i < all.count; i++) {
        const struct stretch *s = &all.stretch[i];

        if (s->change == CHANGE_NONE)
            end = add_hunk(arena, end, EDIT_SAME, was, s->old);
        if (s->change == CHANGE_DELETED)
            end = add_hunk(arena, end, EDIT_DELETED, was, s->old);
        if (s->change == CHANGE_INSERTED)
            end = add_hunk(arena, end, EDIT_INSERTED, now, s->new);
    }
    return first;
}

/* ---- wordings --------------------------------------------------------- */

void rebuilding_wording(
    struct rebuilding *rebuilding, const struct proposed *proposed)
{
    struct arena *arena = rebuilding->arena;
    struct wording *wording;

    if (proposed->was == NULL && proposed->now == NULL)
        return;
    wording = ARENA_NEW(arena, struct wording);
    wording->at = rebuilding->last->at;
    wording->at.label = proposed->label;
    wording->at.address = proposed->address;
    wording->sent = proposed->was;
    wording->proposed = proposed->now;
    wording->is_tracked = proposed->is_tracked;
    wording->hunks = hunks_of(arena, proposed->was != NULL ? proposed->was : "",
        proposed->now != NULL ? proposed->now : "");
    *rebuilding->wordings_end = wording;
    rebuilding->wordings_end = &wording->next;
}

void rebuilding_point(struct rebuilding *rebuilding,
    const struct ledger *ledger, const struct point_made *point)
{
    const struct proposed *proposed;

    rebuilding_proposal(rebuilding, point);
    for (int i = 1; (proposed = point_proposed(rebuilding->arena, ledger,
                         point->entry.key, i)) != NULL;
         i++)
        rebuilding_wording(rebuilding, proposed);
}
