#include "assemble/specimen.h"

#include "assemble/compose.h"
#include "assemble/numbering.h"
#include "assemble/references.h"
#include "base/text.h"
#include "io/xml.h"

#include <string.h>

/* ---- the plan that places it ------------------------------------------ */

static bool places(const struct element *element, const char *clause)
{
    if (text_same(element->name, "place") &&
        text_same(xml_attribute(element, "clause"), clause))
        return true;
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (e->name != NULL && places(e, clause))
            return true;
    return false;
}

/* The part of the plan in which it stands. Returns NULL if in none. */
static const struct element *part_of(
    const struct plan *plan, const char *clause)
{
    for (const struct element *e = plan->element->first; e != NULL; e = e->next)
        if (e->name != NULL && places(e, clause))
            return e;
    return NULL;
}

/* The first plan that places it; else the first of all. */
static const struct plan *plan_of(
    const struct library *library, const char *clause)
{
    for (const struct named *n = library->plans.first; n != NULL; n = n->next)
        if (part_of(n->thing, clause) != NULL)
            return n->thing;
    return library->plans.first != NULL ? library->plans.first->thing : NULL;
}

static enum role role_of(const struct element *part)
{
    enum role role = ROLES;

    while (part != NULL && --role != ROLE_NONE)
        if (text_same(document_role_name(role), part->name))
            return role;
    return ROLE_OPERATIVE;
}

/* ---- references ------------------------------------------------------- */

static const char *heading_of(struct job *job, const struct clause *clause)
{
    const struct variant *variant = library_preferred(clause);

    return variant == NULL
               ? clause->id
               : xml_words(job, xml_child(variant->element, "heading"));
}

/* "the clause \"Release of Places\"", or what else is known of the target. */
static const char *words_of(struct draft_pack *pack, const struct draft *draft,
    const struct pending *pending)
{
    struct arena *arena = pack->job->arena;
    const struct draft *found_in;
    const struct node *target =
        references_find(pack, draft, pending->to, pending->record, &found_in);
    const char *id = arena_format(
        arena, "%.*s", (int)strcspn(pending->to, "/"), pending->to);
    const struct clause *clause = library_clause(pack->library, id);

    if (target != NULL)
        return references_short(pack, draft, target);
    if (clause == NULL)
        return arena_format(arena, "[%s]", pending->to);
    return arena_format(
        arena, "the clause \u201c%s\u201d", heading_of(pack->job, clause));
}

/* ---- the specimen ----------------------------------------------------- */

static struct draft *begin_draft(
    struct draft_pack *pack, const struct variant *variant)
{
    struct arena *arena = pack->job->arena;
    struct draft *draft = ARENA_NEW(arena, struct draft);
    struct document *document = ARENA_NEW(arena, struct document);

    draft->plan = plan_of(pack->library, variant->clause->id);
    draft->scope.plan = draft->plan->id;
    draft->placed_end = &draft->placed;
    draft->pending_end = &draft->pending;
    draft->targets = names_new(arena);
    draft->terms = names_new(arena);
    draft->defines = names_new(arena);
    document->id = "variants";
    document->plan = draft->plan->id;
    document->title = variant->clause->id;
    document->house = pack->house;
    document->audience = draft_audience_name(pack->audience);
    document->root = document_add(arena, NULL, NODE_DOCUMENT);
    draft->document = document;
    return draft;
}

static struct draft_pack *begin_pack(
    struct job *quiet, struct specimen_source source)
{
    struct draft_pack *pack = ARENA_NEW(quiet->arena, struct draft_pack);

    pack->job = quiet;
    pack->library = source.library;
    pack->rules = source.rules;
    pack->answers = source.answers;
    pack->house = source.house;
    pack->audience = AUDIENCE_INTERNAL;
    pack->drafts_end = &pack->drafts;
    pack->placed = names_new(quiet->arena);
    pack->undecided = names_new(quiet->arena);
    pack->wishes = names_new(quiet->arena);
    return pack;
}

struct document *specimen_make(struct job *job, struct specimen_source source,
    const struct variant *variant)
{
    struct job *quiet = ARENA_NEW(job->arena, struct job);
    struct draft_pack *pack;
    struct draft *draft;
    struct placed *placed = ARENA_NEW(job->arena, struct placed);
    struct node *section;

    *quiet = (struct job){ job->arena, findings_new(job->arena) };
    pack = begin_pack(quiet, source);
    draft = begin_draft(pack, variant);
    pack->drafts = draft;
    placed->clause = variant->clause;
    placed->variant = variant;
    section = document_add(job->arena, draft->document->root, NODE_SECTION);
    section->role = role_of(part_of(draft->plan, variant->clause->id));
    compose_clause(pack, draft, section, placed);
    numbering_run(pack, draft);
    for (struct pending *p = draft->pending; p != NULL; p = p->next)
        p->node->text = words_of(pack, draft, p);
    return draft->document;
}
