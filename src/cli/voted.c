#include "cli/voted.h"

#include "assemble/specimen.h"
#include "base/text.h"
#include "io/digest.h"
#include "io/xml.h"
#include "library/wording_hash.h"
#include "review/lines.h"
#include "rules/voting.h"

#include <string.h>

/* ---- the project ------------------------------------------------------ */

static bool complain_of_project(struct job *job, const char *folder)
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
           complain_of_project(job, folder);
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

static struct variant *new_variant(
    struct job *job, const struct option_put *option, const struct variant *was)
{
    const struct element *element = xml_parse(
        job, option->variant, option->body, strlen(option->body), NULL);
    struct variant *variant = ARENA_NEW(job->arena, struct variant);

    if (element == NULL)
        return NULL;
    if (!text_same(element->name, "variant") ||
        xml_child(element, "heading") == NULL) {
        complain_of_source(job, option, "is no variant with a heading");
        return NULL;
    }
    if (was != NULL)
        *variant = *was;
    else
        *variant = (struct variant){ .usage = USAGE_ALTERNATE,
            .status = "draft",
            .version = "0",
            .layer = "project" };
    variant->id = option->variant;
    variant->element = element;
    variant->hash = wording_hash(job, element);
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

static bool put_source(
    struct job *job, const struct option_put *option, struct voted *voted)
{
    struct library *library = ARENA_NEW(job->arena, struct library);
    struct variant *variant = new_variant(
        job, option, library_variant(voted->clause, option->variant));

    if (variant == NULL)
        return false;
    voted->clause = changed_clause(job, voted->clause, variant);
    *library = *voted->project.library;
    library->clauses = with_clause(job, &library->clauses, voted->clause);
    library->codes = with_clause(job, &library->codes, voted->clause);
    voted->project.library = library;
    return true;
}

/* ---- assembling ------------------------------------------------------- */

/* As if the board had decided for it: before all other decisions. */
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
    decision->next = decisions->decisions;
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
        return complain_of_project(job, folder);
    if (!choose(job, option, voted) || !check_condition(job, voted, condition))
        return false;
    voted->project.decisions = suppose(voted, option, condition);
    voted->pack = project_assemble(
        &voted->quiet, &voted->project, "internal", false, NULL);
    if (voted->pack == NULL)
        return complain_of_project(job, folder);
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

static void add_lines(
    struct job *job, const struct node *node, struct text *text)
{
    struct lines lines = lines_below(job->arena, node);

    for (size_t i = 0; i < lines.count; i++)
        text_format(text, "%s\n", lines.line[i].normal);
}

/* Its words wherever they stand; of what is nowhere, as it would read. */
static const char *text_of(struct job *job, const struct voted *voted)
{
    struct text text = text_new(job->arena);
    struct specimen_source source = { voted->project.library,
        voted->project.rules, voted->project.answers, voted->project.house };

    for (const struct draft *d = voted->pack->drafts; d != NULL; d = d->next)
        for (const struct placed *p = d->placed; p != NULL; p = p->next)
            if (p->variant == voted->variant && p->node != NULL)
                add_lines(job, p->node, &text);
    if (text.length == 0)
        add_lines(job, specimen_make(job, source, voted->variant)->root, &text);
    return digest_hex(job->arena, text.bytes, text.length);
}

/* Of a person or a child only whether it is the same. */
static const char *value_of(struct job *job, const struct reading *reading)
{
    const struct answer *answer = reading->answer;
    const char *words =
        answer == NULL ? ""
                       : question_write(job, reading->question, answer->value);

    return answer == NULL ||
                   reading->question->sensitivity < SENSITIVITY_PERSONAL
               ? words
               : digest_name(job->arena, words, strlen(words));
}

static const char *values_of(struct job *job, const struct voted *voted)
{
    struct text text = text_new(job->arena);
    const char *reader =
        arena_format(job->arena, "clause %s", voted->clause->id);

    for (const struct reading *r = answers_readings(voted->project.answers);
         r != NULL; r = r->next) {
        const char *key = r->record != NULL ? r->record->key : NULL;

        if (text_same(r->reader, reader) && r->question->type != QUESTION_LIST)
            text_format(&text, "%s%s%s=%s\n", key != NULL ? key : "",
                key != NULL ? "." : "", r->question->id, value_of(job, r));
    }
    return text.bytes != NULL ? text.bytes : "";
}

static bool is_below(const struct node *node, const struct node *above)
{
    while (node != NULL && node != above)
        node = node->parent;
    return node != NULL;
}

static void add_definition(struct job *job, const struct voted *voted,
    const char *id, struct names *done, struct text *text)
{
    const struct definition *definition =
        library_definition(voted->project.library, id);
    const char *words;

    if (definition == NULL || names_find(done, id) != NULL)
        return;
    names_put(done, id, (void *)(uintptr_t)definition);
    words = xml_words(job, definition->element);
    text_format(
        text, "%s=%s\n", id, digest_hex(job->arena, words, strlen(words)));
}

static const char *definitions_of(struct job *job, const struct voted *voted)
{
    struct text text = text_new(job->arena);
    struct names done = names_new(job->arena);

    for (const struct draft *d = voted->pack->drafts; d != NULL; d = d->next)
        for (const struct used_term *u = d->used_terms; u != NULL; u = u->next)
            for (const struct placed *p = d->placed; p != NULL; p = p->next)
                if (p->variant == voted->variant && is_below(u->node, p->node))
                    add_definition(job, voted, u->definition, &done, &text);
    return text.bytes != NULL ? text.bytes : "";
}

void voted_bind(struct job *job, struct voted *voted, struct option_put *option)
{
    option->clause = voted->clause->id;
    option->version = voted->variant->version;
    option->source = voted->variant->hash;
    option->text = text_of(job, voted);
    option->values = values_of(job, voted);
    option->definitions = definitions_of(job, voted);
}

/* ---- what changed ----------------------------------------------------- */

/* What a list of lines says of a name; NULL: nothing. */
static const char *entry_of(
    struct job *job, const char *lines, const char *name, size_t length)
{
    for (const char *line = lines; line != NULL && *line != '\0';) {
        size_t end = strcspn(line, "\n");

        if (strncmp(line, name, length) == 0 && line[length] == '=')
            return arena_format(
                job->arena, "%.*s", (int)(end - length - 1), line + length + 1);
        line += end + (line[end] == '\n');
    }
    return NULL;
}

static void add_value_changes(
    struct job *job, const char *was, const char *now, struct text *text)
{
    for (const char *line = was; line != NULL && *line != '\0';) {
        size_t end = strcspn(line, "\n"), length = strcspn(line, "=");
        const char *old = entry_of(job, was, line, length);
        const char *new = entry_of(job, now, line, length);

        if (!text_same(old, new))
            text_add_item(
                text, arena_format(job->arena, "%.*s was %s and is %s",
                          (int)length, line, old[0] != '\0' ? old : "open",
                          new == NULL      ? "no longer read"
                          : new[0] == '\0' ? "open"
                                           : new));
        line += end + (line[end] == '\n');
    }
}

static void add_definition_changes(
    struct job *job, const char *was, const char *now, struct text *text)
{
    for (const char *line = was; line != NULL && *line != '\0';) {
        size_t end = strcspn(line, "\n"), length = strcspn(line, "=");

        if (!text_same(entry_of(job, was, line, length),
                entry_of(job, now, line, length)))
            text_add_item(text,
                arena_format(job->arena, "the definition \"%.*s\" is another",
                    (int)length, line));
        line += end + (line[end] == '\n');
    }
}

const char *voted_changes(
    struct job *job, const struct option_put *was, const struct option_put *now)
{
    struct text text = text_new(job->arena);

    if (!text_same(was->source, now->source))
        text_add_item(&text, "the source of the wording is another");
    add_value_changes(job, was->values, now->values, &text);
    add_definition_changes(job, was->definitions, now->definitions, &text);
    if (text.length == 0 && !text_same(was->text, now->text))
        text_add_item(&text, "the printed words are others");
    return text.length > 0 ? text.bytes : NULL;
}
