#include "assemble/references.h"

#include "base/text.h"
#include "io/xml.h"

#include <string.h>

/* A number does not start a line without its word. */
#define NO_BREAK "\xC2\xA0"

/* ---- finding the target ----------------------------------------------- */

/* The same record first, then those around it, then none. */
static const struct node *find_in(struct draft_pack *pack,
    const struct draft *draft, const char *to, const struct record *record)
{
    struct arena *arena = pack->job->arena;

    for (;; record = record->parent) {
        const char *key = arena_format(arena, "%s%s", to,
            draft_record_suffix(arena, record, draft->scope.record));
        const struct node *node = names_find(&draft->targets, key);

        if (node != NULL)
            return node;
        if (record == NULL || record == draft->scope.record)
            return NULL;
    }
}

static size_t count_records(const struct draft *draft, const char *to)
{
    size_t length = strlen(to), count = 0;

    for (const struct named *n = draft->targets.first; n != NULL; n = n->next)
        count += strncmp(n->name, to, length) == 0 && n->name[length] == '[';
    return count;
}

/* Whoever lends its meanings is the likeliest; then it is the pack's order. */
const struct node *references_find(struct draft_pack *pack,
    const struct draft *from, const char *to, const struct record *record,
    const struct draft **found_in)
{
    const char *lender = draft_lender(from);
    const struct node *node = find_in(pack, from, to, record);

    *found_in = from;
    for (int round = 0; round < 2 && node == NULL; round++)
        for (const struct draft *d = pack->drafts; d != NULL && node == NULL;
             d = d->next) {
            bool lends = lender != NULL && text_same(d->plan->id, lender);

            if (d == from || lends != (round == 0))
                continue;
            node = find_in(pack, d, to, NULL);
            *found_in = d;
        }
    return node;
}

/* ---- words ------------------------------------------------------------ */

static const struct node *section_of(const struct node *node)
{
    return document_above(node, NODE_SECTION);
}

/* What has a number: itself, or the clause around it. */
static const struct node *numbered(const struct node *target)
{
    const struct node *clause;

    if (target->kind == NODE_SECTION || target->label != NULL)
        return target;
    clause = document_above(target, NODE_CLAUSE);
    if (clause == NULL)
        return section_of(target);
    for (const struct node *n = clause->first; n != NULL; n = n->next)
        if (n->kind == NODE_HEADING)
            return n;
    return clause;
}

/* A limb's number with those above it: 4.1(a)(i). */
static const char *full_label(struct draft_pack *pack, const struct node *node)
{
    const char *label = node->label != NULL ? node->label : "";
    int level = node->level;

    if (level <= LEVEL_SUB || node->kind != NODE_PARAGRAPH)
        return label;
    for (const struct node *n = node->previous; n != NULL; n = n->previous) {
        if (n->kind != NODE_PARAGRAPH || n->label == NULL || n->level == 0 ||
            n->level >= level)
            continue;
        level = n->level;
        label = arena_format(pack->job->arena, "%s%s", n->label, label);
        if (level <= LEVEL_SUB)
            break;
    }
    return label;
}

/* A clause of a part whose clauses have no numbers is called by the part. */
static const char *part_words(const struct node *section)
{
    switch (section->role) {
    case ROLE_PARTIES:
        return "the parties";
    case ROLE_BACKGROUND:
        return "the background";
    default:
        return "the signatures";
    }
}

static const char *container_word(
    const struct draft *draft, const struct node *section)
{
    switch (section != NULL ? section->role : ROLE_NONE) {
    case ROLE_PARTIES:
        return "party";
    case ROLE_BACKGROUND:
        return "recital";
    case ROLE_SCHEDULE:
        return "paragraph";
    default:
        return text_same(draft->plan->kind, "specification") ? "section"
                                                             : "clause";
    }
}

const char *references_short(struct draft_pack *pack, const struct draft *draft,
    const struct node *target)
{
    struct arena *arena = pack->job->arena;
    const struct node *node = numbered(target);
    const struct node *section = section_of(node);
    const char *words;

    if (node->kind == NODE_SECTION)
        return node->label != NULL ? node->label : "";
    if (node->label == NULL)
        return part_words(section);
    words = arena_format(arena, "%s" NO_BREAK "%s",
        container_word(draft, section), full_label(pack, node));
    return section->role != ROLE_SCHEDULE
               ? words
               : arena_format(arena, "%s of %s", words, section->label);
}

const char *references_words(struct draft_pack *pack, const struct draft *draft,
    const struct node *target)
{
    if (numbered(target)->kind == NODE_DOCUMENT)
        return arena_format(
            pack->job->arena, "the %s", draft_title(pack, draft->plan));
    return arena_format(pack->job->arena, "%s of the %s",
        references_short(pack, draft, target), draft_title(pack, draft->plan));
}

/* ---- putting it into the words ---------------------------------------- */

static void insert_after(struct node *place, struct node *node)
{
    node->parent = place->parent;
    node->previous = place;
    node->next = place->next;
    if (place->next != NULL)
        place->next->previous = node;
    else
        place->parent->last = node;
    place->next = node;
}

static struct node *insert(struct draft_pack *pack, struct node *after,
    enum node_kind kind, const char *text)
{
    struct node *node = document_add(pack->job->arena, NULL, kind);

    node->text = text;
    node->origin = after->origin;
    insert_after(after, node);
    return node;
}

static struct node *insert_reference(struct draft_pack *pack,
    struct node *after, const struct node *target, const char *text)
{
    struct node *node = insert(pack, after, NODE_REFERENCE, text);

    node->target = target;
    return node;
}

static const struct node *heading_of(const struct node *target)
{
    const struct node *above = target->kind == NODE_SECTION
                                   ? target
                                   : document_above(target, NODE_CLAUSE);

    for (const struct node *n = above != NULL ? above->first : NULL; n != NULL;
         n = n->next)
        if (n->kind == NODE_HEADING)
            return n;
    return NULL;
}

static const char *words_of(struct draft_pack *pack, const struct node *node)
{
    struct text text = text_new(pack->job->arena);

    document_words(node, &text);
    return text.bytes;
}

static void add_heading_words(struct draft_pack *pack, struct node *after,
    const struct node *target, bool linked)
{
    const struct node *heading = heading_of(target);

    if (heading == NULL)
        return;
    after = insert(pack, after, NODE_TEXT, " (");
    after = insert(pack, after, linked ? NODE_REFERENCE : NODE_TEXT,
        words_of(pack, heading));
    if (linked) {
        after->target = heading;
        after->form = REFERENCE_WORDS;
    }
    insert(pack, after, NODE_TEXT, ")");
}

/* The pending node becomes the words before the number. */
static void write_inside(struct draft_pack *pack, const struct draft *draft,
    const struct pending *pending, const struct node *target)
{
    struct arena *arena = pack->job->arena;
    const struct node *node = numbered(target);
    const struct node *section = section_of(node);
    struct node *last = pending->node;

    last->kind = NODE_TEXT;
    last->text = "";
    if (node->kind != NODE_SECTION && node->label == NULL) {
        last->text = part_words(section);
        return;
    }
    if (node->kind != NODE_SECTION) {
        last->text =
            arena_format(arena, "%s" NO_BREAK, container_word(draft, section));
        last = insert_reference(pack, last, node, full_label(pack, node));
        if (section->role == ROLE_SCHEDULE &&
            section != section_of(pending->node)) {
            last = insert(pack, last, NODE_TEXT, " of ");
            last = insert_reference(pack, last, section, section->label);
        }
    } else {
        last = insert_reference(pack, last, node, node->label);
    }
    if (pending->with_heading)
        add_heading_words(pack, last, target, true);
}

static void write_outside(struct draft_pack *pack, const struct draft *draft,
    const struct pending *pending, const struct node *target)
{
    struct node *node = pending->node;

    node->kind = NODE_TEXT;
    node->text = references_words(pack, draft, target);
    if (pending->with_heading && target->kind != NODE_DOCUMENT)
        add_heading_words(pack, node, target, false);
}

static void dangling(struct draft_pack *pack, const struct draft *draft,
    const struct pending *pending, size_t several)
{
    struct finding *finding = findings_add(pack->job->findings, SEVERITY_ERROR,
        several > 0 ? "reference-several" : "reference-dangling",
        pending->place, "%s refers to \"%s\", which is %s", draft->document->id,
        pending->to,
        several > 0 ? "there once for each record" : "in no document");

    pending->node->kind = NODE_UNDECIDED;
    pending->node->undecided = true;
    document_add_text(pack->job->arena, pending->node, NODE_TEXT,
        arena_format(pack->job->arena, "reference to %s", pending->to));
    findings_hint(pack->job->findings, finding,
        several > 0 ? "refer to the clause, or from within the same record"
                    : "give the reference the condition of its target, or let "
                      "a rule require the target too");
}

static void resolve(
    struct draft_pack *pack, struct draft *draft, const struct pending *pending)
{
    const struct draft *found_in;
    const struct node *target;

    if (text_starts(pending->to, "document.")) {
        const struct plan *plan =
            library_plan(pack->library, pending->to + strlen("document."));

        pending->node->kind = NODE_TEXT;
        pending->node->text = plan == NULL
                                  ? ""
                                  : arena_format(pack->job->arena, "the %s",
                                        draft_title(pack, plan));
        return;
    }
    target =
        references_find(pack, draft, pending->to, pending->record, &found_in);
    if (target == NULL)
        dangling(pack, draft, pending, count_records(draft, pending->to));
    else if (found_in == draft)
        write_inside(pack, draft, pending, target);
    else
        write_outside(pack, found_in, pending, target);
}

void references_run(struct draft_pack *pack, struct draft *draft)
{
    for (const struct pending *p = draft->pending; p != NULL; p = p->next)
        resolve(pack, draft, p);
    draft->pending = NULL;
    draft->pending_end = &draft->pending;
}
