#include "assemble/compose.h"

#include "assemble/blocks.h"
#include "base/text.h"
#include "io/digest.h"
#include "io/xml.h"

#include <stdlib.h>
#include <string.h>

const char *compose_bookmark(struct job *job, const char *address)
{
    static const char mark[] = "_pd_";
    const char *hex = digest_name(job->arena, address, strlen(address));
    size_t size = strlen(hex) + 1;
    char *name = arena_alloc(job->arena, sizeof mark - 1 + size);

    memcpy(name, mark, sizeof mark - 1);
    memcpy(name + sizeof mark - 1, hex, size);
    return name;
}

void compose_place(struct job *job, struct node *node,
    const struct document *document, const char *part)
{
    node->address = arena_format(job->arena, "%s/%s", document->id, part);
    node->bookmark = compose_bookmark(job, node->address);
}

static struct arena *arena_of(const struct composing *c)
{
    return c->pack->job->arena;
}

/* ---- clauses ---------------------------------------------------------- */

static const struct origin *origin_of(struct arena *arena,
    const struct placed *placed, const struct variant *variant)
{
    struct origin *origin = ARENA_NEW(arena, struct origin);

    origin->clause = placed->clause->id;
    origin->variant = variant->id;
    origin->version = (int)strtol(variant->version, NULL, 10);
    origin->rule = placed->rule != NULL ? placed->rule->id : NULL;
    origin->decision = placed->decision != NULL ? placed->decision->id : NULL;
    return origin;
}

static void compose_body(struct composing c, struct node *clause)
{
    for (const struct element *e = c.variant->element->first; e != NULL;
         e = e->next)
        blocks_compose(c, clause, e);
}

static void add_warning(
    const struct composing *c, struct node *clause, const char *words)
{
    struct node *warning = compose_paragraph(c->pack->job, clause, words);

    warning->role = ROLE_WARNING;
    warning->undecided = true;
}

static void say_undecided(
    const struct composing *c, const char *what, const struct rule *rule)
{
    struct findings *findings = c->pack->job->findings;
    const struct placed *placed = c->placed;

    findings_hint(findings,
        findings_add(findings, draft_open_severity(c->pack), "clause-undecided",
            placed->slot->place, "%s: %s waits on rule %s", placed->clause->id,
            what, rule->id),
        "answer what the rule reads: %s",
        rule->when != NULL ? condition_words(c->pack->job, rule->when) : "");
}

/* The other wordings that an open answer may bring, one after the other. */
static void compose_alternatives(struct composing c, struct node *clause)
{
    for (const struct alternative *a = c.placed->alternatives; a != NULL;
         a = a->next) {
        const struct node *before = clause->last;

        say_undecided(&c, "its variant", a->rule);
        c.variant = a->variant;
        c.origin = origin_of(arena_of(&c), c.placed, a->variant);
        c.indexed = false;
        add_warning(&c, clause,
            arena_format(arena_of(&c), "Alternative, if %s",
                condition_words(c.pack->job, a->rule->when)));
        compose_body(c, clause);
        add_warning(&c, clause, "End of the alternative");
        blocks_mark_open(clause, before);
    }
}

static const char *heading_words(struct composing c)
{
    return xml_words(c.pack->job, xml_child(c.variant->element, "heading"));
}

/* Its words are plain already, and it is read, not cited. */
static bool is_plain(const struct draft *draft)
{
    return strcmp(draft->plan->kind, "plain") == 0;
}

static void add_heading(struct composing c, struct node *clause)
{
    struct node *heading =
        compose_heading(c.pack->job, clause, heading_words(c));

    heading->level = LEVEL_CLAUSE;
    heading->label = is_plain(c.draft) ? NULL : "";
    heading->origin = c.origin;
    blocks_give_address(&c, heading, "h");
    if (names_find(&c.draft->targets, c.placed->clause->id) == NULL)
        names_put(&c.draft->targets, c.placed->clause->id, heading);
}

static void add_standing_words(struct draft_pack *pack, struct scope scope,
    const struct element *element, struct text *text)
{
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (e->name == NULL)
            text_add(text, e->text);
        else if (draft_stands(pack, scope, e) != VERDICT_NO)
            add_standing_words(pack, scope, e, text);
}

const char *compose_plain(struct draft_pack *pack, const struct draft *draft,
    const struct placed *placed)
{
    const struct element *plain = xml_child(placed->variant->element, "plain");
    struct text text = text_new(pack->job->arena);

    if (plain == NULL)
        return NULL;
    add_standing_words(pack, draft->scope, plain, &text);
    return text_squeeze(pack->job->arena, text.bytes);
}

static bool has_headings(const struct node *section)
{
    return section->role != ROLE_PARTIES && section->role != ROLE_BACKGROUND &&
           section->role != ROLE_EXECUTION;
}

void compose_clause(struct draft_pack *pack, struct draft *draft,
    struct node *section, struct placed *placed)
{
    struct composing c = { .pack = pack,
        .draft = draft,
        .placed = placed,
        .variant = placed->variant,
        .scope = draft->scope,
        .indexed = true };
    const char *old;
    struct node *clause;
    const struct node *before;

    c.origin = origin_of(pack->job->arena, placed, placed->variant);
    c.unnumbered = !has_headings(section);
    old = answers_reader(pack->answers,
        arena_format(pack->job->arena, "clause %s", placed->clause->id));
    clause = phrase_add(&c, section, NODE_CLAUSE);
    placed->node = clause;
    if (has_headings(section))
        add_heading(c, clause);
    else
        names_put(&draft->targets, placed->clause->id, clause);
    if (placed->undecided_in) {
        clause->undecided = true;
        if (placed->rule != NULL)
            say_undecided(&c, "whether it is in", placed->rule);
        add_warning(&c, clause, "This clause waits for an answer");
    }
    if (placed->variant->plain != NULL && !is_plain(draft))
        document_add_text(pack->job->arena, clause, NODE_PLAIN,
            compose_plain(pack, draft, placed));
    before = clause->last;
    compose_body(c, clause);
    if (placed->alternatives != NULL)
        blocks_mark_open(clause, before); /* it may be another's place */
    compose_alternatives(c, clause);
    if (placed->undecided_in)
        add_warning(&c, clause, "End of the clause that waits");
    if (placed->variant->usage == USAGE_EMPTY)
        compose_paragraph(pack->job, clause, "Not used.");
    (void)answers_reader(pack->answers, old);
}

void compose_words(struct draft_pack *pack, struct draft *draft,
    struct node *parent, const struct element *element)
{
    struct composing c = {
        .pack = pack, .draft = draft, .scope = draft->scope
    };

    phrase_compose(c, parent, element);
    phrase_tidy(pack->job->arena, parent);
}

void compose_reference(struct draft_pack *pack, struct draft *draft,
    struct node *parent, const char *to, struct place place)
{
    struct composing c = {
        .pack = pack, .draft = draft, .scope = draft->scope
    };

    phrase_reference(c, parent, to, true, place);
}

/* ---- pieces for reports ----------------------------------------------- */

struct node *compose_paragraph(
    struct job *job, struct node *parent, const char *text)
{
    struct node *paragraph = document_add(job->arena, parent, NODE_PARAGRAPH);

    if (text != NULL)
        document_add_text(job->arena, paragraph, NODE_TEXT, text);
    return paragraph;
}

struct node *compose_heading(
    struct job *job, struct node *parent, const char *text)
{
    struct node *heading = document_add(job->arena, parent, NODE_HEADING);

    document_add_text(job->arena, heading, NODE_TEXT, text);
    return heading;
}

struct node *compose_cell(struct job *job, struct node *row, const char *text)
{
    struct node *cell = document_add(job->arena, row, NODE_CELL);

    return compose_paragraph(job, cell, text);
}
