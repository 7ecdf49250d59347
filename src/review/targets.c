#include "review/targets.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

/* ---- labels ----------------------------------------------------------- */

/* Numbers of the levels above, as far as a reader has come. */
struct counting {
    const struct node *group;
    const char *base, *limb;
};

static const char *joined(struct arena *arena, const char *a, const char *b)
{
    return arena_format(arena, "%s%s", a != NULL ? a : "", b);
}

static const char *number(
    struct arena *arena, struct counting *counting, const struct node *node)
{
    if (node->level <= LEVEL_SUB) {
        counting->limb = NULL;
        return counting->base = node->label;
    }
    if (node->level == LEVEL_LIMB)
        return counting->limb = joined(arena, counting->base, node->label);
    return joined(arena,
        counting->limb != NULL ? counting->limb : counting->base, node->label);
}

static const char *in_schedule(
    struct arena *arena, const struct node *node, const char *label)
{
    const struct node *section = document_above(node, NODE_SECTION);

    if (section == NULL || section->role != ROLE_SCHEDULE ||
        section->label == NULL || label == section->label)
        return label;
    return label != NULL ? arena_format(arena, "%s, %s", section->label, label)
                         : section->label;
}

static const char *label_line(struct arena *arena, struct counting *counting,
    const struct line_of *line, const struct node *group)
{
    const char *label;

    if (group != counting->group)
        *counting = (struct counting){ .group = group, .base = group->label };
    label = line->node->label != NULL && line->node->level > LEVEL_NONE
                ? number(arena, counting, line->node)
            : line->node->label != NULL ? line->node->label
                                        : group->label;
    return in_schedule(arena, line->node, label);
}

struct targets targets_make(struct arena *arena, const struct document *sent,
    const struct placing *placing)
{
    struct targets targets = {
        .arena = arena, .sent = sent, .placing = placing
    };
    const char **label =
        arena_alloc(arena, placing->lines.count * sizeof *label);
    struct counting counting = { 0 };

    for (size_t i = 0; i < placing->lines.count; i++)
        label[i] = label_line(arena, &counting, &placing->lines.line[i],
            targets_group(&targets, i));
    targets.label = label;
    return targets;
}

/* ---- where a line stands ---------------------------------------------- */

const struct node *targets_group(const struct targets *targets, size_t line)
{
    const struct line_of *it = &targets->placing->lines.line[line];
    const struct node *group = it->clause;

    if (group == NULL)
        group = document_above(it->node, NODE_SECTION);
    if (group == NULL)
        group = document_above(it->node, NODE_COVER);
    return group != NULL ? group : targets->sent->root;
}

bool targets_is_cover(const struct targets *targets, size_t line)
{
    return targets_group(targets, line)->kind == NODE_COVER;
}

struct target targets_clause(
    const struct targets *targets, size_t line, enum carrier carrier, int score)
{
    const struct line_of *it = &targets->placing->lines.line[line];
    const struct origin *clause =
        it->clause != NULL ? it->clause->origin : NULL;
    const struct node *group = targets_group(targets, line);
    struct target target = { .document = targets->sent->id,
        .label = in_schedule(targets->arena, it->node, group->label),
        .carrier = carrier,
        .score = score };

    if (clause != NULL) {
        target.clause = clause->clause;
        target.variant = clause->variant;
        target.version = clause->version;
        target.record = clause->record;
    }
    return target;
}

struct target targets_line(
    const struct targets *targets, size_t line, enum carrier carrier, int score)
{
    const struct line_of *it = &targets->placing->lines.line[line];
    struct target target = targets_clause(targets, line, carrier, score);

    target.label = targets->label[line];
    target.address = it->address;
    target.question = targets_question(targets, line, 0, 0);
    if (it->node->origin != NULL && it->node->origin->record != NULL)
        target.record = it->node->origin->record;
    return target;
}

/* ---- values ----------------------------------------------------------- */

static const char *asked(const struct node *node)
{
    return (node->kind == NODE_VALUE || node->kind == NODE_BLANK) &&
                   node->origin != NULL
               ? node->origin->question
               : NULL;
}

/* The only value of a cell that holds nothing else. */
static const char *of_cell(const struct line_of *line)
{
    const char *found = NULL;

    if (line->cell == NULL)
        return NULL;
    for (struct walk w = document_walk(line->node); document_next(&w);) {
        if (!w.entering || w.node == line->node)
            continue;
        if (asked(w.node) != NULL && found == NULL)
            found = asked(w.node);
        else if (w.node->text != NULL && *w.node->text != '\0')
            return NULL;
    }
    return found;
}

/* Where a node's words start in the line's, found from where it was before. */
static size_t next_place(const char *words, size_t at, const char *text)
{
    const char *found = strstr(words + at, text);

    return found != NULL ? (size_t)(found - words) : at;
}

const char *targets_question(
    const struct targets *targets, size_t line, size_t from, size_t to)
{
    const struct line_of *it = &targets->placing->lines.line[line];
    size_t at = 0;

    if (of_cell(it) != NULL || from == to)
        return of_cell(it);
    for (struct walk w = document_walk(it->node); document_next(&w);) {
        size_t length;

        if (!w.entering || w.node->text == NULL || w.node->kind == NODE_BLANK)
            continue;
        at = next_place(it->words, at, w.node->text);
        length = strlen(w.node->text);
        if (asked(w.node) != NULL && from >= at && to <= at + length)
            return asked(w.node);
        at += length;
    }
    return NULL;
}
