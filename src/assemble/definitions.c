#include "assemble/definitions.h"

#include "assemble/compose.h"
#include "base/text.h"
#include "io/xml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The first meaning whose condition does not fail. */
static const struct element *meaning_of(
    struct draft_pack *pack, const struct definition *definition)
{
    struct scope scope = { 0 };

    for (const struct element *e = xml_child(definition->element, "means");
         e != NULL; e = xml_next(definition->element, e, "means"))
        if (draft_stands(pack, scope, e) != VERDICT_NO)
            return e;
    return NULL;
}

/* A definition that a document needs, and where its term first stands. */
struct needed {
    const struct definition *definition;
    const char *term;
    struct place place;
};

static void need(struct draft_pack *pack, struct names *all, const char *id,
    struct place place)
{
    const struct definition *definition = library_definition(pack->library, id);
    struct needed *needed;

    if (definition == NULL || names_find(all, id) != NULL)
        return;
    needed = ARENA_NEW(pack->job->arena, struct needed);
    *needed =
        (struct needed){ definition, draft_term(pack, definition), place };
    names_put(all, id, needed);
}

static void need_below(
    struct draft_pack *pack, struct names *all, const struct element *element)
{
    if (draft_stands(pack, (struct scope){ 0 }, element) == VERDICT_NO)
        return;
    if (text_same(element->name, "term"))
        need(pack, all, xml_attribute(element, "of"), element->place);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        need_below(pack, all, e);
}

static void silent(struct draft_pack *pack, const struct needed *needed)
{
    const struct definition *definition = needed->definition;

    findings_hint(pack->job->findings,
        findings_add(pack->job->findings, SEVERITY_ERROR, "definition-silent",
            needed->place, "\"%s\" is used, but no meaning of it stands",
            needed->term),
        "add a <means> without a condition at %s:%d", definition->place.file,
        definition->place.line);
}

static void need_all_of(
    struct draft_pack *pack, struct names *all, const struct draft *draft)
{
    for (const struct named *n = draft->terms.first; n != NULL; n = n->next)
        need(pack, all, n->name, ((const struct element *)n->thing)->place);
}

/* What a meaning needs goes to the end of the list that is being walked. */
static void need_what_these_need(struct draft_pack *pack, struct names *all)
{
    for (const struct named *n = all->first; n != NULL; n = n->next) {
        const struct needed *needed = n->thing;
        const struct element *meaning = meaning_of(pack, needed->definition);

        if (meaning != NULL)
            need_below(pack, all, meaning);
        else
            silent(pack, needed);
    }
}

static int compare_terms(const void *a, const void *b)
{
    const struct needed *const *left = a, *const *right = b;

    int order = strcasecmp((*left)->term, (*right)->term);

    return order != 0
               ? order
               : strcmp((*left)->definition->id, (*right)->definition->id);
}

static void add_definition(
    struct draft_pack *pack, struct draft *draft, const struct needed *needed)
{
    struct job *job = pack->job;
    const struct definition *definition = needed->definition;
    const struct element *meaning = meaning_of(pack, definition);
    const char *in = meaning != NULL ? xml_attribute(meaning, "in") : NULL;
    struct node *node =
        document_add(job->arena, draft->definitions, NODE_DEFINITION);
    struct origin *origin = ARENA_NEW(job->arena, struct origin);

    origin->clause = definition->id;
    node->origin = origin;
    node->address = arena_format(
        job->arena, "%s/definition.%s", draft->document->id, definition->id);
    node->bookmark = compose_bookmark(job, node->address);
    document_add_text(job->arena, node, NODE_DEFINED, needed->term);
    names_put(&draft->targets,
        arena_format(job->arena, "definition.%s", definition->id), node);
    if (in != NULL) {
        document_add_text(
            job->arena, node, NODE_TEXT, " has the meaning given in ");
        compose_reference(pack, draft, node, in, meaning->place);
    } else if (meaning != NULL) {
        document_add_text(job->arena, node, NODE_TEXT, " means ");
        compose_words(pack, draft, node, meaning);
    }
    document_add_text(job->arena, node, NODE_TEXT, ".");
}

static void fill(struct draft_pack *pack, struct draft *draft)
{
    struct names all = names_new(pack->job->arena);
    const struct needed **sorted;
    size_t count = 0;

    need_all_of(pack, &all, draft);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (text_same(draft_lender(d), draft->plan->id))
            need_all_of(pack, &all, d);
    need_what_these_need(pack, &all);
    sorted = arena_alloc(pack->job->arena, all.count * sizeof *sorted);
    for (const struct named *n = all.first; n != NULL; n = n->next)
        sorted[count++] = n->thing;
    qsort(sorted, count, sizeof *sorted, compare_terms);
    for (size_t i = 0; i < count; i++)
        add_definition(pack, draft, sorted[i]);
}

/* ---- checks ----------------------------------------------------------- */

static const struct draft *definer_of(
    const struct draft_pack *pack, const struct draft *draft)
{
    const char *lender = draft_lender(draft);

    if (draft->definitions != NULL)
        return draft;
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (lender != NULL && text_same(d->plan->id, lender) &&
            d->definitions != NULL)
            return d;
    return NULL;
}

static void check_defined(struct draft_pack *pack, const struct draft *draft)
{
    if (definer_of(pack, draft) != NULL)
        return;
    for (const struct named *n = draft->terms.first; n != NULL; n = n->next)
        findings_hint(pack->job->findings,
            findings_add(pack->job->findings, SEVERITY_ERROR, "term-undefined",
                ((const struct element *)n->thing)->place,
                "\"%s\" is used in %s, which defines nothing", n->name,
                draft->document->id),
            "give the plan <definitions/>, or definitions=\"...\"");
}

static bool is_used(const struct draft_pack *pack, const char *id)
{
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (names_find(&d->terms, id) != NULL)
            return true;
    return false;
}

static void check_used(struct draft_pack *pack, const struct draft *draft)
{
    for (const struct named *n = draft->defines.first; n != NULL; n = n->next)
        if (!is_used(pack, n->name))
            findings_hint(pack->job->findings,
                findings_add(pack->job->findings, SEVERITY_WARNING,
                    "definition-unused",
                    library_definition(pack->library, n->name)->place,
                    "%s defines \"%s\", which nothing uses",
                    draft->document->id, n->name),
                "take the <define> out, or use the term");
}

/* Each term that is printed leads to its meaning in the same document. */
static void link_terms(struct draft_pack *pack, struct draft *draft)
{
    for (struct used_term *u = draft->used_terms; u != NULL; u = u->next)
        u->node->target = names_find(&draft->targets,
            arena_format(pack->job->arena, "definition.%s", u->definition));
}

void definitions_run(struct draft_pack *pack)
{
    for (struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (d->definitions != NULL)
            fill(pack, d);
    for (struct draft *d = pack->drafts; d != NULL; d = d->next) {
        check_defined(pack, d);
        check_used(pack, d);
        link_terms(pack, d);
    }
}
