#include "assemble/decisions.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/library.h"
#include "rules/rules.h"

#include <string.h>

static void complain(struct job *job, struct place place, const char *what,
    const char *name, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "decision-wrong", place,
            "%s \"%s\"", what, name != NULL ? name : ""),
        "%s", cure);
}

/* Without what stands in elements of its own. */
static const char *own_words(struct job *job, const struct element *e)
{
    struct text words = text_new(job->arena);

    for (const struct element *run = e->first; run != NULL; run = run->next)
        if (run->name == NULL)
            text_add(&words, run->text);
    return text_squeeze(job->arena, words.bytes != NULL ? words.bytes : "");
}

/* A line of a list that a decision rests on; one without a name is a fault. */
static void add_bound(struct job *job, const struct element *e,
    const char *says, struct text *text)
{
    const char *of = xml_attribute(e, "of");

    if (of != NULL && says != NULL)
        text_format(text, "%s=%s\n", of, says);
    else
        complain(job, e->place, "something is missing in bound", e->name,
            "write <value of=\"...\"> and <definition of=\"...\" is=\"...\"/>");
}

static struct binding parse_bound(struct job *job, const struct element *e)
{
    const struct element *bound = xml_child(e, "bound");
    struct text values = text_new(job->arena);
    struct text definitions = text_new(job->arena);

    if (bound == NULL)
        return (struct binding){ 0 };
    for (const struct element *v = NULL;
         (v = xml_next(bound, v, "value")) != NULL;)
        add_bound(job, v, xml_words(job, v), &values);
    for (const struct element *d = NULL;
         (d = xml_next(bound, d, "definition")) != NULL;)
        add_bound(job, d, xml_attribute(d, "is"), &definitions);
    return (struct binding){ .source = xml_attribute(bound, "source"),
        .text = xml_attribute(bound, "text"),
        .values = values.bytes,
        .definitions = definitions.bytes };
}

static struct decision *parse_decision(struct job *job,
    const struct library *library, const struct rules *rules,
    const struct element *e)
{
    struct decision *decision = ARENA_NEW(job->arena, struct decision);
    const char *when = xml_attribute(e, "when");
    const struct clause *clause;

    decision->id = xml_attribute(e, "id");
    decision->clause = xml_attribute(e, "clause");
    decision->variant = xml_attribute(e, "variant");
    decision->by = xml_attribute(e, "by");
    decision->on = xml_attribute(e, "on");
    decision->why = own_words(job, e);
    decision->bound = parse_bound(job, e);
    decision->place = e->place;
    if (decision->id == NULL || decision->clause == NULL ||
        decision->variant == NULL) {
        complain(job, e->place, "something is missing in decision",
            decision->id, "it needs id, clause and variant");
        return NULL;
    }
    clause = library_clause(library, decision->clause);
    if (clause == NULL || library_variant(clause, decision->variant) == NULL) {
        complain(job, e->place, "there is no such clause or variant in",
            decision->id, "look at its clause and variant");
        return NULL;
    }
    if (when != NULL) {
        decision->when = rules_condition(rules, when);
        if (decision->when == NULL)
            complain(job, e->place, "no condition", when,
                "name a condition that is declared in lua/");
    }
    return decision;
}

static struct reserve *parse_reserve(
    struct job *job, const struct library *library, const struct element *e)
{
    struct reserve *reserve = ARENA_NEW(job->arena, struct reserve);

    reserve->clause = xml_attribute(e, "clause");
    reserve->owner = xml_attribute(e, "owner");
    reserve->why = xml_words(job, e);
    reserve->place = e->place;
    if (reserve->clause == NULL || reserve->owner == NULL) {
        complain(job, e->place, "something is missing in reserve",
            reserve->clause, "it needs clause and owner");
        return NULL;
    }
    if (library_clause(library, reserve->clause) == NULL) {
        complain(job, e->place, "there is no clause", reserve->clause,
            "name a clause of the library by its id");
        return NULL;
    }
    return reserve;
}

const struct decisions *decisions_load(struct job *job,
    const struct library *library, const struct rules *rules, const char *path)
{
    struct decisions *decisions = ARENA_NEW(job->arena, struct decisions);
    struct decision **end = &decisions->decisions;
    struct reserve **reserve_end = &decisions->reserves;
    const struct element *root =
        file_exists(path) ? xml_load(job, path, NULL) : NULL;

    if (root == NULL)
        return decisions;
    for (const struct element *e = root->first; e != NULL; e = e->next) {
        if (text_same(e->name, "decision") &&
            xml_attribute(e, "superseded-by") != NULL) {
            continue;
        } else if (text_same(e->name, "decision")) {
            *end = parse_decision(job, library, rules, e);
            if (*end != NULL)
                end = &(*end)->next;
        } else if (text_same(e->name, "reserve")) {
            *reserve_end = parse_reserve(job, library, e);
            if (*reserve_end != NULL)
                reserve_end = &(*reserve_end)->next;
        } else if (e->name != NULL) {
            complain(job, e->place, "no such element", e->name,
                "write <decision> or <reserve>");
        }
    }
    return decisions;
}

const struct decision *decisions_next(const struct decisions *decisions,
    const struct decision *after, const char *clause)
{
    const struct decision *d =
        after != NULL ? after->next : decisions->decisions;

    while (d != NULL && strcmp(d->clause, clause) != 0)
        d = d->next;
    return d;
}

const struct reserve *decisions_reserve(
    const struct decisions *decisions, const char *clause)
{
    const struct reserve *r = decisions->reserves;

    while (r != NULL && strcmp(r->clause, clause) != 0)
        r = r->next;
    return r;
}
