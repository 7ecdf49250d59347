#include "cli/voted.h"

#include "assemble/binding.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/crosscheck.h"
#include "library/wording_hash.h"
#include "review/source.h"
#include "rules/voting.h"

#include <string.h>

/* ---- the project ------------------------------------------------------ */

bool voted_refuse_project(struct job *job, const char *folder)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "project-broken",
            (struct place){ .file = folder },
            "the project cannot be assembled as it is"),
        "`paction check %s` says why", folder);
    return false;
}

bool voted_open_rules(struct job *job, const char *home, const char *folder,
    struct project *project)
{
    struct job *quiet = ARENA_NEW(job->arena, struct job);

    *quiet = (struct job){ job->arena, findings_new(job->arena) };
    return (project_open(quiet, home, folder, project) && project->is_read) ||
           voted_refuse_project(job, folder);
}

const struct voting_rule *voted_rule(
    struct job *job, const struct project *project, const char *id)
{
    const struct voting_rule *rule =
        rules_voting_rule(project->rules, id != NULL ? id : VOTING_USUAL);
    struct text known = text_new(job->arena);

    if (rule != NULL)
        return rule;
    for (const struct named *n = rules_voting_rules(project->rules)->first;
         n != NULL; n = n->next)
        text_add_item(&known, n->name);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "voting-rule-unknown",
            (struct place){ 0 }, "no voting rule is called \"%s\"",
            id != NULL ? id : VOTING_USUAL),
        "one of %s; they are declared in lua/voting.lua", known.bytes);
    return NULL;
}

/* ---- new source ------------------------------------------------------- */

static void complain_of_source(
    struct job *job, const struct option_put *option, const char *what)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "option-source",
            (struct place){ 0 }, "the source of %s#%s %s", option->clause,
            option->variant, what),
        "give a <variant id=\"%s\"> as doc/writing-a-clause.md has it",
        option->variant);
}

/* As it would stand in a file of the library, held against the schema. */
static const struct element *in_clause(struct job *job,
    const struct voted *voted, const struct element *variant, const char *name)
{
    const char *path =
        file_join(job, voted->project.home, "clauses/schema/library.rng");
    struct xml_schema *schema = xml_schema_open(job, path);
    struct text text = text_new(job->arena);
    const struct element *clause;

    text_format(&text,
        "<clause id=\"%s\" code=\"%s\" topic=\"%s\"><purpose>-</purpose>\n",
        voted->clause->id, voted->clause->code, voted->clause->topic);
    source_write(&text, variant);
    text_add(&text, "</clause>");
    clause = schema != NULL
                 ? xml_parse(job, name, text.bytes, text.length, schema)
                 : NULL;
    xml_schema_close(schema);
    return clause != NULL ? xml_child(clause, "variant") : NULL;
}

static const struct element *parse_source(struct job *job,
    const struct voted *voted, const struct option_put *option,
    const char *name)
{
    const struct element *element =
        xml_parse(job, name, option->body, strlen(option->body), NULL);

    if (element == NULL)
        return NULL;
    if (!text_same(element->name, "variant") ||
        !text_same(xml_attribute(element, "id"), option->variant)) {
        complain_of_source(job, option, "is no such variant");
        return NULL;
    }
    return in_clause(job, voted, element, name);
}

static struct variant *new_variant(struct job *job, const struct voted *voted,
    const struct option_put *option, const char *name)
{
    const struct element *element = parse_source(job, voted, option, name);
    const struct variant *was = library_variant(voted->clause, option->variant);
    struct variant *variant = ARENA_NEW(job->arena, struct variant);

    if (element == NULL)
        return NULL;
    *variant = was != NULL ? *was
                           : (struct variant){ .usage = USAGE_ALTERNATE,
                                 .status = "draft",
                                 .version = "0",
                                 .layer = "project" };
    variant->id = option->variant;
    variant->element = element;
    variant->place = element->place;
    variant->hash = wording_hash(job, element);
    variant->plain = xml_child_words(job, element, "plain");
    variant->plain_of = variant->plain != NULL
                            ? xml_attribute(xml_child(element, "plain"), "of")
                            : NULL;
    return variant;
}

/* A clause in which one variant is another, or one more. */
static struct clause *changed_clause(
    struct job *job, const struct clause *was, struct variant *new)
{
    struct clause *clause = ARENA_NEW(job->arena, struct clause);
    struct variant **end = &clause->variants;

    *clause = *was;
    clause->variants = NULL;
    for (const struct variant *v = was->variants; v != NULL; v = v->next) {
        *end = ARENA_NEW(job->arena, struct variant);
        **end = text_same(v->id, new->id) ? *new : *v;
        (*end)->clause = clause;
        (*end)->next = NULL;
        end = &(*end)->next;
    }
    if (library_variant(was, new->id) == NULL) {
        *end = new;
        new->clause = clause;
        new->next = NULL;
    }
    return clause;
}

static struct names with_clause(
    struct job *job, const struct names *was, const struct clause *clause)
{
    struct names names = names_new(job->arena);

    for (const struct named *n = was->first; n != NULL; n = n->next) {
        const struct clause *own = n->thing;

        names_put(&names, n->name,
            (void *)(uintptr_t)(text_same(own->id, clause->id) ? clause : own));
    }
    return names;
}

/* What the new source names must be there; other faults are not its own. */
static bool check_names(
    struct job *job, const struct library *library, const char *name)
{
    struct job own = { job->arena, findings_new(job->arena) };
    int errors = findings_errors(job->findings);

    crosscheck_library(&own, library);
    for (const struct finding *f = findings_first(own.findings); f != NULL;
         f = f->next)
        if (f->severity == SEVERITY_ERROR && text_same(f->place.file, name))
            findings_hint(job->findings,
                findings_add(job->findings, f->severity, f->id, f->place, "%s",
                    f->message),
                "%s", f->hint != NULL ? f->hint : "");
    return findings_errors(job->findings) == errors;
}

static bool put_source(
    struct job *job, const struct option_put *option, struct voted *voted)
{
    struct library *library = ARENA_NEW(job->arena, struct library);
    const char *name = arena_format(
        job->arena, "new wording of %s#%s", voted->clause->id, option->variant);
    struct variant *variant = new_variant(job, voted, option, name);

    if (variant == NULL)
        return false;
    voted->clause = changed_clause(job, voted->clause, variant);
    *library = *voted->project.library;
    library->clauses = with_clause(job, &library->clauses, voted->clause);
    library->codes = with_clause(job, &library->codes, voted->clause);
    voted->project.library = library;
    return check_names(job, library, name);
}

/* ---- assembling ------------------------------------------------------- */

/* The others, without those of the clause that it would take the place of. */
static struct decision *without(
    struct arena *arena, const struct decision *all, const struct decision *new)
{
    struct decision *first = NULL, **end = &first;

    for (const struct decision *d = all; d != NULL; d = d->next) {
        if (text_same(d->clause, new->clause) &&
            (new->when == NULL || d->when == new->when))
            continue;
        *end = ARENA_NEW(arena, struct decision);
        **end = *d;
        (*end)->next = NULL;
        end = &(*end)->next;
    }
    return first;
}

/* As if the board had decided for it. */
static const struct decisions *suppose(
    struct voted *voted, const struct option_put *option, const char *condition)
{
    struct arena *arena = voted->quiet.arena;
    struct decisions *decisions = ARENA_NEW(arena, struct decisions);
    struct decision *decision = ARENA_NEW(arena, struct decision);

    *decisions = *voted->project.decisions;
    decision->id = "as put";
    decision->clause = voted->clause->id;
    decision->variant = option->variant;
    decision->when = condition != NULL
                         ? rules_condition(voted->project.rules, condition)
                         : NULL;
    decision->next = without(arena, decisions->decisions, decision);
    decisions->decisions = decision;
    return decisions;
}

static bool check_condition(
    struct job *job, const struct voted *voted, const char *condition)
{
    if (condition == NULL ||
        rules_condition(voted->project.rules, condition) != NULL)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "condition-unknown",
            (struct place){ 0 }, "no condition is called \"%s\"", condition),
        "name one that is declared in lua/, or leave --when away");
    return false;
}

static bool choose(
    struct job *job, const struct option_put *option, struct voted *voted)
{
    voted->clause =
        project_find_clause(job, voted->project.library, option->clause);
    if (voted->clause == NULL ||
        (option->body != NULL && !put_source(job, option, voted)))
        return false;
    voted->variant = library_variant(voted->clause, option->variant);
    if (voted->variant != NULL)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "variant-unknown",
            (struct place){ 0 }, "%s has no variant \"%s\"", voted->clause->id,
            option->variant),
        "`paction variants %s` shows those it has; VARIANT@FILE brings new "
        "wording",
        voted->clause->id);
    return false;
}

bool voted_open(struct job *job, const char *home, const char *folder,
    const struct option_put *option, const char *condition, struct voted *voted)
{
    *voted =
        (struct voted){ .quiet = { job->arena, findings_new(job->arena) } };
    if (!project_open(&voted->quiet, home, folder, &voted->project) ||
        !voted->project.is_read)
        return voted_refuse_project(job, folder);
    if (!choose(job, option, voted) || !check_condition(job, voted, condition))
        return false;
    voted->project.decisions = suppose(voted, option, condition);
    voted->pack = project_assemble(
        &voted->quiet, &voted->project, "internal", false, NULL);
    if (voted->pack == NULL)
        return voted_refuse_project(job, folder);
    voted->placed = names_find(&voted->pack->placed, voted->clause->id);
    return true;
}

void voted_close(struct voted *voted)
{
    project_close(&voted->project);
}

void voted_check_rules(struct job *job, const struct voted *voted)
{
    const struct placed *placed = voted->placed;

    if (placed == NULL || placed->variant == voted->variant ||
        placed->why_variant != REASON_REQUIRED || placed->rule == NULL)
        return;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "decision-outranked",
            placed->rule->place,
            "rule %s requires %s#%s and overrules the board%s%s",
            placed->rule->id, voted->clause->id, placed->variant->id,
            placed->rule->law != NULL ? ": " : "",
            placed->rule->law != NULL ? placed->rule->law : ""),
        "%s; change what makes the rule hold, or decide for %s",
        placed->rule->because, placed->variant->id);
}

/* ---- what it binds ---------------------------------------------------- */

void voted_bind(
    struct job *job, const struct voted *voted, struct option_put *option)
{
    struct binding bound = binding_of(job, voted->pack, voted->variant);

    option->clause = voted->clause->id;
    option->version = voted->variant->version;
    option->source = bound.source;
    option->text = bound.text;
    option->values = bound.values;
    option->definitions = bound.definitions;
}

const char *voted_changes(
    struct job *job, const struct option_put *was, const struct option_put *now)
{
    return binding_changes(job,
        (struct binding){
            was->source, was->text, was->values, was->definitions },
        (struct binding){
            now->source, now->text, now->values, now->definitions });
}
