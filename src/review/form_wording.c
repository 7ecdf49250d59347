#include "review/form_wording.h"

#include "base/arena.h"
#include "base/text.h"
#include "io/digest.h"
#include "review/edits.h"
#include "review/targets.h"

#include <string.h>

/* The paragraph that is meant, and what is other in it. */
struct meant {
    struct target at;
    const char *words;
    struct edits edits;
    size_t kept; /* bytes */
};

static size_t kept_by(const struct edits *edits)
{
    size_t kept = 0;

    for (size_t i = 0; i < edits->kept_count; i++)
        kept += edits->kept[i].old_end - edits->kept[i].old_start;
    return kept;
}

static bool is_in_row(const struct target *line, const struct target *row)
{
    return line->address != NULL && text_same(line->clause, row->clause) &&
           text_same(line->record, row->record) &&
           (row->address == NULL || text_same(line->address, row->address));
}

static bool is_like(const struct meant *meant, const char *proposed)
{
    size_t old = strlen(meant->words), new = strlen(proposed);

    return meant->kept * 2 >= (old > new ? old : new);
}

static bool find_meant(struct arena *arena, const struct document *sent,
    const struct point *point, struct meant *best)
{
    struct placing placing = { .lines = lines_of(arena, sent) };
    struct targets targets = targets_make(arena, sent, &placing);

    for (size_t i = 0; i < placing.lines.count; i++) {
        struct meant meant = { .at =
                                   targets_line(&targets, i, CARRIER_FORM, 100),
            .words = placing.lines.line[i].words };

        if (!is_in_row(&meant.at, &point->at))
            continue;
        meant.edits = edits_between(arena, meant.words, point->proposed);
        meant.kept = kept_by(&meant.edits);
        if (meant.kept > best->kept && is_like(&meant, point->proposed))
            *best = meant;
    }
    return best->kept > 0 && best->edits.count > 0;
}

/* ---- writing ---------------------------------------------------------- */

struct writing {
    struct arena *arena;
    const struct point *point;
    struct hunk **end;
};

static void write(struct writing *writing, enum edit_kind kind,
    const char *words, size_t start, size_t end)
{
    struct hunk *hunk;

    if (start == end)
        return;
    hunk = ARENA_NEW(writing->arena, struct hunk);
    hunk->kind = kind;
    hunk->text =
        arena_format(writing->arena, "%.*s", (int)(end - start), words + start);
    hunk->is_tracked = kind != EDIT_SAME;
    if (hunk->is_tracked)
        hunk->stamp =
            (struct stamp){ writing->point->author, writing->point->date };
    *writing->end = hunk;
    writing->end = &hunk->next;
}

static struct wording *wording_of(
    struct arena *arena, const struct point *point, const struct meant *meant)
{
    struct wording *wording = ARENA_NEW(arena, struct wording);
    struct writing writing = { arena, point, &wording->hunks };
    size_t at = 0;

    wording->at = meant->at;
    wording->sent = meant->words;
    wording->proposed = point->proposed;
    wording->is_tracked = true;
    for (size_t i = 0; i < meant->edits.count; i++) {
        const struct edit *e = &meant->edits.edit[i];

        write(&writing, EDIT_SAME, meant->words, at, e->old_start);
        write(&writing, EDIT_DELETED, meant->words, e->old_start, e->old_end);
        write(
            &writing, EDIT_INSERTED, point->proposed, e->new_start, e->new_end);
        at = e->old_end;
    }
    write(&writing, EDIT_SAME, meant->words, at, strlen(meant->words));
    return wording;
}

static enum verb verb_of(const struct edits *edits)
{
    bool inserts = false, deletes = false;

    for (size_t i = 0; i < edits->count; i++) {
        inserts |= edits->edit[i].new_start < edits->edit[i].new_end;
        deletes |= edits->edit[i].old_start < edits->edit[i].old_end;
    }
    return inserts == deletes ? VERB_SUBSTITUTE
           : inserts          ? VERB_INSERT
                              : VERB_LEAVE_OUT;
}

static const char *key_of(struct arena *arena, const struct wording *wording)
{
    const char *words = arena_format(arena, "form\n%s\n%s", wording->at.address,
        lines_normal(arena, wording->proposed));

    return digest_hex(arena, words, strlen(words));
}

struct proposal *form_wording(
    struct arena *arena, const struct document *sent, const struct point *point)
{
    struct meant meant = { .kept = 0 };
    struct proposal *proposal;

    if (point->proposed == NULL || point->at.clause == NULL ||
        !find_meant(arena, sent, point, &meant))
        return NULL;
    proposal = ARENA_NEW(arena, struct proposal);
    proposal->at = meant.at;
    proposal->at.address = proposal->at.question = NULL;
    proposal->verb = verb_of(&meant.edits);
    proposal->wordings = wording_of(arena, point, &meant);
    proposal->has_tracked = true;
    proposal->authors = point->author;
    proposal->rationale = *point->text != '\0' ? point->text : NULL;
    proposal->key = key_of(arena, proposal->wordings);
    return proposal;
}
