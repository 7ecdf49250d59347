#include "review/proposals.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/text.h"
#include "io/digest.h"
#include "review/steps.h"

#include <string.h>

/* A proposal while it is made. */
struct group {
    const struct node *node;
    struct proposal proposal;
    struct wording **end;
    size_t lines, left_out; /* of its lines with words */
    size_t first;           /* line */
    bool has_new;
};

struct making {
    struct arena *arena;
    const struct targets *targets;
    const struct placing *placing;
    struct intake *intake;
    struct names groups; /* by node */
    struct group *group;
    size_t *doubtful;                 /* by unit: doubtful ones before it */
    size_t *unit_before, *unit_after; /* by line: the nearest placed */
    size_t *first_after;              /* by line: the first new unit after it */
    size_t *next_after; /* by unit: the next new one after the same line */
};

/* ---- what found no place ---------------------------------------------- */

void proposals_unplaced(
    struct arena *arena, struct intake *intake, struct unplaced unplaced)
{
    struct unplaced *copy = ARENA_NEW(arena, struct unplaced);

    *copy = unplaced;
    copy->next = intake->unplaced;
    intake->unplaced = copy;
    intake->unplaced_count++;
}

static bool has_words(const char *words)
{
    return words[strspn(words, " \t\n\r")] != '\0';
}

/* Words that stay in a paragraph, and who put any of them in. */
static const char *staying(struct arena *arena,
    const struct returned_paragraph *paragraph, struct stamp *stamp)
{
    struct text text = text_new(arena);

    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next)
        if (placing_stays(paragraph, p)) {
            text_add(&text, p->text);
            if (p->is_inserted && stamp->author == NULL)
                *stamp = p->inserted;
        }
    return text.bytes;
}

static void lose_unit(
    struct making *making, const struct unit *unit, const char *why)
{
    for (size_t i = unit->first; i <= unit->last; i++) {
        struct stamp stamp = { 0 };
        const char *words =
            staying(making->arena, making->placing->paragraph[i], &stamp);

        if (*lines_normal(making->arena, words) != '\0')
            proposals_unplaced(making->arena, making->intake,
                (struct unplaced){ .what = "paragraph",
                    .author = stamp.author,
                    .date = stamp.date,
                    .text = words,
                    .why = why });
    }
}

static bool is_change(const struct piece *piece)
{
    return piece->is_inserted != piece->is_deleted && has_words(piece->text);
}

static void lose_edits(struct making *making,
    const struct returned_paragraph *paragraph, const char *why)
{
    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next) {
        const struct stamp *stamp = p->is_inserted ? &p->inserted : &p->deleted;

        if (is_change(p))
            proposals_unplaced(making->arena, making->intake,
                (struct unplaced){ .what = "edit",
                    .author = stamp->author,
                    .date = stamp->date,
                    .text = arena_format(making->arena, "%s: %s",
                        p->is_inserted ? "put in" : "left out", p->text),
                    .why = why });
    }
}

static const char in_front[] =
    "it stands in the contents table or in our notice";

static const char *const regions[REGIONS] = {
    [REGION_HEADER] = "it stands in a header, which is of no clause",
    [REGION_FOOTER] = "it stands in a footer, which is of no clause",
    [REGION_FOOTNOTE] = "it stands in a footnote, and we sent none",
    [REGION_ENDNOTE] = "it stands in an endnote, and we sent none",
    [REGION_TEXT_BOX] = "it stands in a text box, and we sent none",
};

/* Of headers and footers only what was tracked; the others hold nothing of
 * ours, so all of their words are new. */
static void lose_outside(
    struct making *making, const struct returned_paragraph *paragraph)
{
    bool is_ours = paragraph->region == REGION_HEADER ||
                   paragraph->region == REGION_FOOTER;
    struct stamp stamp = { 0 };
    const char *words = staying(making->arena, paragraph, &stamp);

    if (is_ours)
        lose_edits(making, paragraph, regions[paragraph->region]);
    else if (has_words(words))
        proposals_unplaced(making->arena, making->intake,
            (struct unplaced){ .what = "paragraph",
                .author = stamp.author,
                .date = stamp.date,
                .text = words,
                .why = regions[paragraph->region] });
}

/* ---- groups ----------------------------------------------------------- */

static struct group *group_of(struct making *making, size_t line)
{
    const struct node *node = targets_group(making->targets, line);
    const char *name;

    if (making->group != NULL && making->group->node == node)
        return making->group;
    name = arena_format(making->arena, "%p", (const void *)node);
    making->group = names_find(&making->groups, name);
    if (making->group == NULL) {
        making->group = ARENA_NEW(making->arena, struct group);
        making->group->node = node;
        making->group->first = line;
        making->group->end = &making->group->proposal.wordings;
        names_put(&making->groups, name, making->group);
    }
    return making->group;
}

/* ---- hunks of a wording ----------------------------------------------- */

struct writing {
    struct arena *arena;
    struct wording wording;
    struct hunk **end;
    struct text run; /* of the last hunk, if several steps made it */
    struct text sent, proposed;
    bool has_untracked;
};

static struct writing begin(struct arena *arena)
{
    return (struct writing){
        .arena = arena, .sent = text_new(arena), .proposed = text_new(arena)
    };
}

static bool continues(const struct hunk *hunk, const struct hunk *more)
{
    return hunk->kind == more->kind && hunk->is_tracked == more->is_tracked &&
           text_same(hunk->stamp.author, more->stamp.author) &&
           text_same(hunk->stamp.date, more->stamp.date);
}

static void lengthen(struct writing *writing, const char *words)
{
    struct hunk *hunk = *writing->end;

    if (writing->run.bytes == NULL) {
        writing->run = text_new(writing->arena);
        text_add(&writing->run, hunk->text);
    }
    text_add(&writing->run, words);
    hunk->text = writing->run.bytes;
}

static void write(struct writing *writing, struct hunk hunk)
{
    if (*hunk.text == '\0')
        return;
    if (hunk.kind != EDIT_INSERTED)
        text_add(&writing->sent, hunk.text);
    if (hunk.kind != EDIT_DELETED)
        text_add(&writing->proposed, hunk.text);
    writing->has_untracked |= hunk.kind != EDIT_SAME && !hunk.is_tracked;
    if (writing->end != NULL && continues(*writing->end, &hunk)) {
        lengthen(writing, hunk.text);
        return;
    }
    writing->run.bytes = NULL;
    writing->end =
        writing->end != NULL ? &(*writing->end)->next : &writing->wording.hunks;
    *writing->end = ARENA_NEW(writing->arena, struct hunk);
    **writing->end = hunk;
}

static void write_step(struct writing *writing, const struct step *step)
{
    write(writing, (struct hunk){ .kind = step->kind,
                       .text = step->text,
                       .stamp = step->stamp,
                       .is_tracked = step->is_tracked });
}

static bool is_changed(const struct wording *wording)
{
    if (wording->is_joined)
        return true;
    for (const struct hunk *h = wording->hunks; h != NULL; h = h->next)
        if (h->kind != EDIT_SAME)
            return true;
    return false;
}

/* White space that was changed alone is the office program's doing. */
static bool is_only_space(const struct wording *wording)
{
    for (const struct hunk *h = wording->hunks; h != NULL; h = h->next)
        if (h->kind != EDIT_SAME && (h->is_tracked || has_words(h->text)))
            return false;
    return !wording->is_joined;
}

static void add_wording(
    struct making *making, size_t line, const struct wording *wording)
{
    struct group *group = group_of(making, line);

    group->has_new |= wording->sent == NULL;
    *group->end = ARENA_NEW(making->arena, struct wording);
    **group->end = *wording;
    group->end = &(*group->end)->next;
}

/* Sent words that are there; proposed are NULL if none are left. */
static void finish_line(
    struct making *making, struct writing *writing, size_t line)
{
    const struct line_of *it = &making->placing->lines.line[line];
    struct wording *wording = &writing->wording;
    bool is_empty = !has_words(writing->proposed.bytes);

    wording->sent = it->words;
    wording->proposed = writing->proposed.bytes;
    wording->is_tracked = !writing->has_untracked;
    if (!is_changed(wording) || is_only_space(wording))
        return;
    if (is_empty && has_words(it->words) &&
        (it->cell == NULL || wording->is_joined)) {
        wording->proposed = NULL;
        wording->is_joined = false;
    }
    if (is_empty && has_words(it->words))
        group_of(making, line)->left_out++;
    add_wording(making, line, wording);
}

/* ---- paragraphs that are new ------------------------------------------ */

static const struct stamp *stamp_of_new(const struct placing *placing,
    const struct returned_paragraph *paragraph, size_t at)
{
    if (paragraph->end_inserted || paragraph->row_inserted ||
        paragraph->cell_inserted)
        return &paragraph->end_stamp;
    return at > 0 && placing->paragraph[at - 1]->end_inserted
               ? &placing->paragraph[at - 1]->end_stamp
               : NULL;
}

static void write_new(struct writing *writing,
    const struct returned_paragraph *paragraph, const struct stamp *begun)
{
    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next) {
        const struct stamp *stamp = p->is_inserted ? &p->inserted : begun;

        if (placing_stays(paragraph, p))
            write(writing,
                (struct hunk){ .kind = EDIT_INSERTED,
                    .text = p->text,
                    .is_tracked = stamp != NULL,
                    .stamp = stamp != NULL ? *stamp : (struct stamp){ 0 } });
    }
}

/* A paragraph of the file that is after a line and was not there. */
static void add_new(struct making *making, size_t at, size_t line)
{
    const struct returned_paragraph *paragraph = making->placing->paragraph[at];
    struct writing writing = begin(making->arena);

    write_new(
        &writing, paragraph, stamp_of_new(making->placing, paragraph, at));
    if (*lines_normal(making->arena, writing.proposed.bytes) == '\0')
        return;
    writing.wording.at =
        targets_line(making->targets, line, CARRIER_ORDER, 100);
    writing.wording.proposed = writing.proposed.bytes;
    writing.wording.is_tracked = !writing.has_untracked;
    add_wording(making, line, &writing.wording);
}

static void add_new_after(struct making *making, size_t line)
{
    for (size_t u = making->first_after[line]; u != PLACING_NOWHERE;
         u = making->next_after[u])
        for (size_t i = making->placing->unit[u].first;
             i <= making->placing->unit[u].last; i++)
            add_new(making, i, line);
}

/* ---- lines ------------------------------------------------------------ */

/* The paragraph that goes on with the line: the first that kept words of it,
 * else the last, which has the old end. */
static size_t home_of(const struct step *steps, const struct unit *unit)
{
    for (const struct step *s = steps; s != NULL; s = s->next)
        if (s->kind == EDIT_SAME && has_words(s->text))
            return s->paragraph;
    for (const struct step *s = steps; s != NULL; s = s->next)
        if (s->kind == EDIT_DELETED && has_words(s->text))
            return s->paragraph;
    return unit->last;
}

/* Whether words follow it in the same paragraph when all is accepted. */
static bool keeps_words(const struct returned_paragraph *p)
{
    for (const struct piece *piece = p->pieces; piece; piece = piece->next)
        if (placing_stays(p, piece) && has_words(piece->text))
            return true;
    return false;
}

static bool runs_on(const struct placing *placing, size_t at)
{
    const struct returned_paragraph *p = placing->paragraph[at];

    while (p->end_deleted && !p->ends_container &&
           ++at < placing->paragraph_count &&
           placing->paragraph[at]->region == REGION_BODY) {
        p = placing->paragraph[at];
        if (keeps_words(p))
            return true;
    }
    return false;
}

/* Something is left before this end that could run into what follows it. */
static bool has_rest(const struct placing *placing, size_t at)
{
    while (!keeps_words(placing->paragraph[at]))
        if (at == 0 || !placing->paragraph[--at]->end_deleted ||
            placing->paragraph[at]->ends_container)
            return false;
    return true;
}

/* What stands in another paragraph now was cut off from this one. */
static void write_cut(struct writing *writing, const struct step *step,
    const struct placing *placing)
{
    const struct returned_paragraph *before =
        step->paragraph > 0 ? placing->paragraph[step->paragraph - 1] : NULL;
    bool is_tracked = before != NULL && before->end_inserted;

    write(writing,
        (struct hunk){ .kind = EDIT_DELETED,
            .text = step->text,
            .is_tracked = is_tracked,
            .stamp = is_tracked ? before->end_stamp : (struct stamp){ 0 } });
}

/* The part of a step that belongs to one of several joined lines. */
static bool cut_step(struct arena *arena, const struct step *step, size_t from,
    size_t to, struct step *part)
{
    size_t start = step->sent > from ? step->sent : from;
    size_t end = step->sent + step->sent_length;

    *part = *step;
    if (step->kind == EDIT_INSERTED)
        return step->sent >= from && step->sent <= to;
    end = end < to ? end : to;
    if (start >= end)
        return false;
    part->text = arena_format(
        arena, "%.*s", (int)(end - start), step->text + (start - step->sent));
    return true;
}

static void write_line(struct making *making, const struct unit *unit,
    size_t line, size_t from, const struct step *steps, struct writing *writing)
{
    size_t home = home_of(steps, unit);
    size_t to = from + strlen(making->placing->lines.line[line].words);
    bool is_last = line == unit->last_line;

    for (const struct step *s = steps; s != NULL; s = s->next) {
        struct step part;

        if (!cut_step(making->arena, s, from, to, &part))
            continue;
        if (s->paragraph == home || s->kind == EDIT_DELETED)
            write_step(writing, &part);
        else if (s->kind == EDIT_SAME)
            write_cut(writing, &part, making->placing);
    }
    writing->wording.is_joined = is_last ? runs_on(making->placing, unit->last)
                                         : has_words(writing->proposed.bytes);
    writing->has_untracked |= !is_last && writing->wording.is_joined;
}

static void add_line(struct making *making, const struct unit *unit,
    size_t line, size_t from, const struct step *steps)
{
    struct writing writing = begin(making->arena);

    write_line(making, unit, line, from, steps, &writing);
    writing.wording.at =
        targets_line(making->targets, line, unit->carrier, unit->score);
    finish_line(making, &writing, line);
}

static bool is_plain(const struct placing *placing, const struct unit *unit)
{
    const struct returned_paragraph *p = placing->paragraph[unit->first];
    const struct piece *piece = p->pieces;

    return unit->first == unit->last && unit->line == unit->last_line &&
           !p->end_deleted && !p->row_deleted && !p->cell_deleted &&
           (piece == NULL || (piece->next == NULL && !piece->is_inserted &&
                                 !piece->is_deleted)) &&
           strcmp(unit->normal, placing->lines.line[unit->line].normal) == 0;
}

/* A unit on its lines, with what was put before and after within it. */
static void add_unit(struct making *making, const struct unit *unit)
{
    const struct step *steps;
    size_t home, from = 0;

    if (is_plain(making->placing, unit))
        return;
    steps = steps_of(making->arena, making->placing, unit);
    home = home_of(steps, unit);
    for (size_t i = unit->first; i < home; i++)
        add_new(making, i, unit->line > 0 ? unit->line - 1 : unit->line);
    for (size_t l = unit->line; l <= unit->last_line; l++) {
        add_line(making, unit, l, from, steps);
        from += strlen(making->placing->lines.line[l].words) + 1;
    }
    for (size_t i = home + 1; i <= unit->last; i++)
        add_new(making, i, unit->last_line);
}

/* ---- lines that are not there ----------------------------------------- */

/* Whether something doubtful stands where the line should be. */
static bool may_be_there(const struct making *making, size_t line)
{
    size_t from = making->unit_before[line], to = making->unit_after[line];

    return to > from && making->doubtful[to] > making->doubtful[from];
}

static void add_missing(struct making *making, size_t line)
{
    const char *words = making->placing->lines.line[line].words;
    struct writing writing = begin(making->arena);

    if (*making->placing->lines.line[line].normal == '\0')
        return;
    if (may_be_there(making, line)) {
        proposals_unplaced(making->arena, making->intake,
            (struct unplaced){ .what = "edit",
                .text = arena_format(making->arena, "sent: %s", words),
                .why = "it was not found where it stood, and a paragraph "
                       "there may be what became of it" });
        return;
    }
    writing.wording.at =
        targets_line(making->targets, line, CARRIER_ORDER, 100);
    write(&writing, (struct hunk){ .kind = EDIT_DELETED, .text = words });
    writing.wording.is_joined = true; /* with its end */
    finish_line(making, &writing, line);
}

/* ---- finishing a proposal --------------------------------------------- */

static void see_hunks(struct proposal *proposal, const struct wording *wording,
    bool *inserts, bool *deletes)
{
    for (const struct hunk *h = wording->hunks; h != NULL; h = h->next) {
        *inserts |= h->kind == EDIT_INSERTED;
        *deletes |= h->kind == EDIT_DELETED;
        proposal->has_tracked |= h->kind != EDIT_SAME && h->is_tracked;
        proposal->has_untracked |= h->kind != EDIT_SAME && !h->is_tracked;
    }
    proposal->has_tracked |= wording->is_joined && wording->is_tracked;
    proposal->has_untracked |= wording->is_joined && !wording->is_tracked;
}

static enum verb verb_of(const struct group *group, bool inserts, bool deletes)
{
    if (group->left_out == group->lines && !group->has_new && deletes &&
        group->node->kind == NODE_CLAUSE)
        return VERB_WHOLE_CLAUSE;
    return inserts == deletes ? VERB_SUBSTITUTE
           : inserts          ? VERB_INSERT
                              : VERB_LEAVE_OUT;
}

static const char *authors_of(
    struct arena *arena, const struct proposal *proposal)
{
    struct names names = names_new(arena);
    struct text text = text_new(arena);

    for (const struct wording *w = proposal->wordings; w != NULL; w = w->next)
        for (const struct hunk *h = w->hunks; h != NULL; h = h->next)
            if (h->kind != EDIT_SAME && h->stamp.author != NULL)
                names_put(&names, h->stamp.author, (void *)h);
    for (const struct named *n = names.first; n != NULL; n = n->next)
        text_add_item(&text, n->name);
    return text.length > 0 ? text.bytes : NULL;
}

static const char *key_of(struct arena *arena, const struct proposal *proposal)
{
    const struct target *at = &proposal->at;
    struct text text = text_new(arena);

    text_format(&text, "%s/%s#%s@%d[%s]",
        at->document != NULL ? at->document : "",
        at->clause != NULL ? at->clause : "",
        at->variant != NULL ? at->variant : "", at->version,
        at->record != NULL ? at->record : "");
    for (const struct wording *w = proposal->wordings; w != NULL; w = w->next) {
        const char *address = w->at.address;

        if (address == NULL)
            address = w->sent != NULL ? lines_normal(arena, w->sent) : "";
        text_format(&text, "\n%s\n%s%s%s", address, w->sent == NULL ? "+" : "",
            w->proposed != NULL ? lines_normal(arena, w->proposed) : "-",
            w->is_joined ? "\njoined" : "");
    }
    return digest_hex(arena, text.bytes, text.length);
}

/* Its last line's end is gone: it runs into what follows it. */
static bool runs_out(
    const struct making *making, const struct group *group, size_t line)
{
    const struct lines *lines = &making->placing->lines;

    return line + 1 < lines->count &&
           targets_group(making->targets, line + 1) != group->node;
}

static struct proposal *finish(struct making *making, struct group *group)
{
    struct proposal *proposal = &group->proposal;
    bool inserts = false, deletes = false;

    if (proposal->wordings == NULL)
        return NULL;
    proposal->at = targets_clause(making->targets, group->first,
        proposal->wordings->at.carrier, proposal->wordings->at.score);
    if (proposal->at.clause == NULL)
        proposal->at.address = proposal->wordings->at.address;
    for (const struct wording *w = proposal->wordings; w != NULL; w = w->next)
        see_hunks(proposal, w, &inserts, &deletes);
    proposal->verb = verb_of(group, inserts, deletes);
    proposal->authors = authors_of(making->arena, proposal);
    proposal->key = key_of(making->arena, proposal);
    making->intake->proposal_count++;
    making->intake->untracked_count += proposal->has_untracked;
    return proposal;
}

/* ---- all of them ------------------------------------------------------ */

static void find_neighbours(struct making *making)
{
    const struct placing *placing = making->placing;
    size_t lines = placing->lines.count, last = 0;

    making->unit_before = arena_alloc(making->arena, lines * sizeof(size_t));
    making->unit_after = arena_alloc(making->arena, lines * sizeof(size_t));
    for (size_t l = 0; l < lines; l++) {
        last = placing->taken[l] != PLACING_NOWHERE ? placing->taken[l] : last;
        making->unit_before[l] = last;
    }
    last = placing->unit_count;
    for (size_t l = lines; l-- > 0;) {
        last = placing->taken[l] != PLACING_NOWHERE ? placing->taken[l] : last;
        making->unit_after[l] = last;
    }
}

static void sort_units(struct making *making)
{
    const struct placing *placing = making->placing;
    size_t lines = placing->lines.count, units = placing->unit_count;
    const struct unit *unit = placing->unit;

    making->first_after = arena_alloc(making->arena, lines * sizeof(size_t));
    making->next_after = arena_alloc(making->arena, units * sizeof(size_t));
    making->doubtful = arena_alloc(making->arena, (units + 1) * sizeof(size_t));
    for (size_t l = 0; l < lines; l++)
        making->first_after[l] = PLACING_NOWHERE;
    for (size_t u = 0; u < units; u++)
        making->doubtful[u + 1] = making->doubtful[u] + unit[u].is_doubtful;
    for (size_t u = units; u-- > 0;)
        if (unit[u].line == PLACING_NOWHERE && !unit[u].is_apart &&
            !unit[u].is_doubtful && unit[u].after != PLACING_NOWHERE) {
            making->next_after[u] = making->first_after[unit[u].after];
            making->first_after[unit[u].after] = u;
        }
}

/* Our remark on the cover, how to comment, is no text of the agreement. */
static bool is_notice(const struct placing *placing, size_t line)
{
    const struct node *node = placing->lines.line[line].node;

    return node->role == ROLE_NOTICE && node->parent != NULL &&
           node->parent->kind == NODE_COVER;
}

static void lose_notice(struct making *making, size_t line)
{
    size_t u = making->placing->taken[line];

    if (u == PLACING_NOWHERE)
        return;
    for (size_t i = making->placing->unit[u].first;
         i <= making->placing->unit[u].last; i++)
        lose_edits(making, making->placing->paragraph[i], in_front);
}

static void lose_units(struct making *making)
{
    for (size_t u = 0; u < making->placing->unit_count; u++) {
        const struct unit *unit = &making->placing->unit[u];

        if (unit->is_apart)
            lose_edits(
                making, making->placing->paragraph[unit->first], in_front);
        else if (unit->line != PLACING_NOWHERE)
            continue;
        else if (unit->is_doubtful)
            lose_unit(making, unit,
                "it is like more than one paragraph that was sent");
        else if (unit->after == PLACING_NOWHERE)
            lose_unit(making, unit, "it stands before all that was sent");
    }
}

static void add_all(struct making *making)
{
    const struct placing *placing = making->placing;

    for (size_t l = 0; l < placing->lines.count; l++) {
        size_t u = placing->taken[l];

        group_of(making, l)->lines += *placing->lines.line[l].normal != '\0';
        if (is_notice(placing, l))
            lose_notice(making, l);
        else if (u == PLACING_NOWHERE)
            add_missing(making, l);
        else if (placing->unit[u].line == l)
            add_unit(making, &placing->unit[u]);
        add_new_after(making, l);
    }
    lose_units(making);
    for (size_t i = 0; i < placing->paragraph_count; i++)
        if (placing->paragraph[i]->region != REGION_BODY)
            lose_outside(making, placing->paragraph[i]);
}

static struct proposal **finish_all(struct making *making)
{
    const struct placing *placing = making->placing;
    struct proposal **of =
        arena_alloc(making->arena, placing->lines.count * sizeof *of);
    struct proposal **end = &making->intake->proposals;

    for (const struct named *n = making->groups.first; n != NULL; n = n->next) {
        struct group *group = n->thing;

        *end = finish(making, group);
        if (*end != NULL)
            end = &(*end)->next;
    }
    for (size_t l = 0; l < placing->lines.count; l++) {
        struct group *group = group_of(making, l);
        size_t u = placing->taken[l];

        if (group->proposal.key == NULL)
            continue;
        of[l] = &group->proposal;
        if (u != PLACING_NOWHERE && runs_out(making, group, l) &&
            ((runs_on(placing, placing->unit[u].last) &&
                 has_rest(placing, placing->unit[u].last)) ||
                placing->unit[u].last_line > l))
            group->proposal.is_joined = true;
    }
    return of;
}

struct proposal **proposals_add(
    struct arena *arena, const struct targets *targets, struct intake *intake)
{
    struct making making = { .arena = arena,
        .targets = targets,
        .placing = targets->placing,
        .intake = intake,
        .groups = names_new(arena) };

    sort_units(&making);
    find_neighbours(&making);
    add_all(&making);
    return finish_all(&making);
}
