/*
 * One parser for each root element puts what it read into the library; what a
 * later layer says of a known id is merged here and recorded as a deviation.
 * Files have passed the schema, so that what it demands is taken to be there.
 */
#include "library/library.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/crosscheck.h"
#include "library/wording_hash.h"

#include <stdlib.h>
#include <string.h>

static const char *const usage_names[] = {
    [USAGE_PREFERRED] = "preferred",
    [USAGE_ALTERNATE] = "alternate",
    [USAGE_FALLBACK] = "fallback",
    [USAGE_EMPTY] = "empty",
};

/* What every parser needs. */
struct loading {
    struct job *job;
    struct library *library;
    const char *layer;
    bool is_first; /* the bottom layer: nothing in it is a deviation */
};

static enum usage usage_of(const char *name)
{
    int usage = USAGE_EMPTY;

    while (usage > 0 && strcmp(usage_names[usage], name) != 0)
        usage--;
    return (enum usage)usage;
}

static void note_deviation(struct loading *loading, const char *kind,
    const char *id, struct place place, bool replaces)
{
    struct deviation *deviation;

    if (loading->is_first)
        return;
    deviation = ARENA_NEW(loading->job->arena, struct deviation);
    deviation->kind = kind;
    deviation->id = id;
    deviation->replaces = replaces;
    deviation->place = place;
    *loading->library->deviations_end = deviation;
    loading->library->deviations_end = &deviation->next;
}

static void twice(struct loading *loading, const char *finding_id,
    const char *kind, const char *id, struct place here, struct place first)
{
    findings_hint(loading->job->findings,
        findings_add(loading->job->findings, SEVERITY_ERROR, finding_id, here,
            "%s \"%s\" is there twice", kind, id),
        "the first is at %s:%d; an id is never used for two things", first.file,
        first.line);
}

/* ---- clauses ---------------------------------------------------------- */

static struct basis *parse_basis(struct job *job, const struct element *element)
{
    struct basis *first = NULL, **end = &first;

    for (const struct element *e = xml_child(element, "basis"); e != NULL;
         e = xml_next(element, e, "basis")) {
        struct basis *basis = ARENA_NEW(job->arena, struct basis);

        basis->law = xml_attribute(e, "law");
        basis->at = xml_attribute(e, "at");
        basis->effect = xml_attribute(e, "effect");
        basis->place = e->place;
        *end = basis;
        end = &basis->next;
    }
    return first;
}

static struct link *parse_links(struct job *job, const struct element *element,
    const char *name, const char *attribute)
{
    struct link *first = NULL, **end = &first;

    for (const struct element *e = xml_child(element, name); e != NULL;
         e = xml_next(element, e, name)) {
        struct link *link = ARENA_NEW(job->arena, struct link);

        link->clause = xml_attribute(e, attribute);
        link->place = e->place;
        *end = link;
        end = &link->next;
    }
    return first;
}

static struct variant *parse_variant(
    struct loading *loading, struct clause *clause, const struct element *e)
{
    struct job *job = loading->job;
    struct variant *variant = ARENA_NEW(job->arena, struct variant);
    const struct element *plain = xml_child(e, "plain");

    variant->id = xml_attribute(e, "id");
    variant->usage = usage_of(xml_attribute(e, "usage"));
    variant->status = xml_attribute(e, "status");
    variant->version = xml_attribute(e, "version");
    variant->hash = wording_hash(job, e);
    variant->layer = loading->layer;
    variant->element = e;
    variant->place = e->place;
    variant->clause = clause;
    if (plain != NULL) {
        variant->plain = xml_words(job, plain);
        variant->plain_of = xml_attribute(plain, "of");
        variant->plain_place = plain->place;
    }
    return variant;
}

static struct variant **find_variant(struct clause *clause, const char *id)
{
    struct variant **v = &clause->variants;

    while (*v != NULL && strcmp((*v)->id, id) != 0)
        v = &(*v)->next;
    return v;
}

static void add_variant(
    struct loading *loading, struct clause *clause, const struct element *e)
{
    struct variant *variant = parse_variant(loading, clause, e);
    struct variant **slot = find_variant(clause, variant->id);
    const char *name =
        arena_format(loading->job->arena, "%s#%s", clause->id, variant->id);

    if (*slot != NULL && (*slot)->layer == loading->layer) {
        twice(loading, "variant-twice", "variant", name, variant->place,
            (*slot)->place);
        return;
    }
    note_deviation(loading, "variant", name, variant->place, *slot != NULL);
    if (*slot != NULL) {
        /* Only one variant stays preferred: the project's. */
        variant->next = (*slot)->next;
    } else if (variant->usage == USAGE_PREFERRED) {
        for (struct variant *v = clause->variants; v != NULL; v = v->next)
            if (v->usage == USAGE_PREFERRED && v->layer != loading->layer)
                v->usage = USAGE_ALTERNATE;
    }
    *slot = variant;
}

static void check_file_name(
    struct loading *loading, const struct clause *clause)
{
    const char *want = arena_format(loading->job->arena, "/%s/%s.xml",
        clause->topic, strchr(clause->id, '.') + 1);

    if (text_ends(clause->place.file, want) ||
        text_same(clause->place.file, want + 1))
        return;
    findings_hint(loading->job->findings,
        findings_add(loading->job->findings, SEVERITY_ERROR, "clause-file",
            clause->place, "clause \"%s\" is in the wrong file", clause->id),
        "its file is %s", want + 1);
}

static void index_code(struct loading *loading, struct clause *clause)
{
    struct clause *other = names_find(&loading->library->codes, clause->code);

    if (other != NULL && strcmp(other->id, clause->id) != 0)
        twice(loading, "code-twice", "code", clause->code, clause->place,
            other->place);
    else
        names_put(&loading->library->codes, clause->code, clause);
}

static void parse_clause(struct loading *loading, const struct element *e)
{
    struct job *job = loading->job;
    const char *id = xml_attribute(e, "id");
    struct clause *old = names_find(&loading->library->clauses, id);
    struct clause *clause = ARENA_NEW(job->arena, struct clause);

    if (old != NULL && old->layer == loading->layer) {
        twice(loading, "clause-twice", "clause", id, e->place, old->place);
        return;
    }
    clause->id = id;
    clause->code = xml_attribute(e, "code");
    clause->topic = xml_attribute(e, "topic");
    clause->otherwise = xml_attribute(e, "else");
    clause->purpose = xml_child_words(job, e, "purpose");
    clause->basis = parse_basis(job, e);
    clause->depends = parse_links(job, e, "depends", "on");
    clause->incompatible = parse_links(job, e, "incompatible", "with");
    clause->layer = loading->layer;
    clause->place = e->place;
    if (old != NULL) {
        old->layer = loading->layer;
        clause = old;
    } else {
        note_deviation(loading, "clause", id, e->place, false);
        check_file_name(loading, clause);
        names_put(&loading->library->clauses, id, clause);
        index_code(loading, clause);
    }
    for (const struct element *v = xml_child(e, "variant"); v != NULL;
         v = xml_next(e, v, "variant"))
        add_variant(loading, clause, v);
}

/* ---- definitions, questions, laws, plans ------------------------------ */

static void parse_definitions(struct loading *loading, const struct element *e)
{
    struct job *job = loading->job;

    for (const struct element *d = xml_child(e, "definition"); d != NULL;
         d = xml_next(e, d, "definition")) {
        struct definition *definition =
            ARENA_NEW(job->arena, struct definition);
        struct definition *old;

        definition->id = xml_attribute(d, "id");
        definition->counts = xml_attribute(d, "counts");
        definition->term = xml_child_words(job, d, "term");
        definition->plural = xml_child_words(job, d, "plural");
        definition->basis = parse_basis(job, d);
        definition->layer = loading->layer;
        definition->element = d;
        definition->place = d->place;
        old = names_find(&loading->library->definitions, definition->id);
        if (old != NULL && old->layer == loading->layer) {
            twice(loading, "definition-twice", "definition", definition->id,
                d->place, old->place);
            continue;
        }
        note_deviation(
            loading, "definition", definition->id, d->place, old != NULL);
        names_put(&loading->library->definitions, definition->id, definition);
    }
}

static void index_question(struct loading *loading, struct question *question)
{
    struct question *old =
        names_find(&loading->library->questions, question->id);

    question->layer = loading->layer;
    if (old != NULL && old->layer == loading->layer) {
        twice(loading, "question-twice", "question", question->id,
            question->place, old->place);
    } else {
        note_deviation(
            loading, "question", question->id, question->place, old != NULL);
        names_put(&loading->library->questions, question->id, question);
    }
    for (struct question *q = question->first; q != NULL; q = q->next)
        index_question(loading, q);
}

static void parse_questions(struct loading *loading, const struct element *e)
{
    const char *topic = xml_attribute(e, "topic");

    for (const struct element *q = e->first; q != NULL; q = q->next)
        if (q->name != NULL)
            index_question(
                loading, question_parse(loading->job, q, topic, NULL));
}

static void parse_provision(
    struct loading *loading, const struct element *law, const struct element *e)
{
    struct job *job = loading->job;
    struct provision *provision = ARENA_NEW(job->arena, struct provision);
    const char *limit = xml_attribute(e, "limit");
    const char *key;
    struct provision *old;

    provision->law = xml_attribute(law, "id");
    provision->at = xml_attribute(e, "at");
    provision->status = xml_attribute(e, "status");
    provision->checked = xml_attribute(e, "checked");
    provision->by = xml_attribute(e, "by");
    provision->source = xml_attribute(e, "source");
    provision->says = xml_words(job, e);
    provision->has_limit = limit != NULL;
    provision->limit = limit != NULL ? strtoll(limit, NULL, 10) : 0;
    provision->place = e->place;
    key = arena_format(job->arena, "%s %s", provision->law, provision->at);
    old = names_find(&loading->library->provisions, key);
    if (old != NULL && (strcmp(old->status, provision->status) != 0 ||
                           strcmp(old->checked, provision->checked) != 0 ||
                           old->has_limit != provision->has_limit ||
                           old->limit != provision->limit))
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "law-disagrees",
                e->place,
                "provision \"%s\" has another status, check or limit here",
                key),
            "the first is at %s:%d", old->place.file, old->place.line);
    if (old == NULL)
        names_put(&loading->library->provisions, key, provision);
}

static void parse_laws(struct loading *loading, const struct element *e)
{
    struct names *laws = &loading->library->laws;

    for (const struct element *law = xml_child(e, "law"); law != NULL;
         law = xml_next(e, law, "law")) {
        const char *id = xml_attribute(law, "id");
        const char *title = xml_attribute(law, "title");
        const char *old = names_find(laws, id);

        if (old != NULL && strcmp(old, title) != 0)
            findings_hint(loading->job->findings,
                findings_add(loading->job->findings, SEVERITY_ERROR,
                    "law-title", law->place, "law \"%s\" has two titles", id),
                "elsewhere it is \"%s\"", old);
        names_put(laws, id, arena_copy(loading->job->arena, title));
        for (const struct element *p = xml_child(law, "provision"); p != NULL;
             p = xml_next(law, p, "provision"))
            parse_provision(loading, law, p);
    }
}

/* Whose code a plan has already. Returns NULL if it is nobody's. */
static const struct plan *same_code(
    const struct library *library, const struct plan *plan)
{
    for (const struct named *n = library->plans.first; n != NULL; n = n->next) {
        const struct plan *other = n->thing;

        if (strcmp(other->code, plan->code) == 0 &&
            strcmp(other->id, plan->id) != 0)
            return other;
    }
    return NULL;
}

static void parse_plan(struct loading *loading, const struct element *e)
{
    struct job *job = loading->job;
    struct plan *plan = ARENA_NEW(job->arena, struct plan);
    const char *order = xml_attribute(e, "order");
    const struct plan *other;

    plan->id = xml_attribute(e, "id");
    plan->code = xml_attribute(e, "code");
    plan->layer = loading->layer;
    plan->title = xml_attribute(e, "title");
    plan->kind = xml_attribute(e, "kind");
    plan->purpose = xml_child_words(job, e, "purpose");
    plan->order = order != NULL ? (int)strtol(order, NULL, 10) : 100;
    plan->element = e;
    plan->place = e->place;

    other = names_find(&loading->library->plans, plan->id);
    if (other != NULL && other->layer == loading->layer) {
        twice(loading, "plan-twice", "plan", plan->id, e->place, other->place);
        return;
    }
    note_deviation(loading, "plan", plan->id, e->place, other != NULL);
    other = same_code(loading->library, plan);
    if (other != NULL)
        twice(
            loading, "code-twice", "code", plan->code, e->place, other->place);
    names_put(&loading->library->plans, plan->id, plan);
}

static const struct {
    const char *root;
    void (*parse)(struct loading *loading, const struct element *element);
} parsers[] = {
    { "clause", parse_clause },
    { "definitions", parse_definitions },
    { "questions", parse_questions },
    { "laws", parse_laws },
    { "plan", parse_plan },
};

static void load_file(
    struct loading *loading, const char *path, const struct xml_schema *schema)
{
    const struct element *root = xml_load(loading->job, path, schema);

    if (root == NULL)
        return;
    for (size_t i = 0; i < sizeof parsers / sizeof *parsers; i++)
        if (strcmp(parsers[i].root, root->name) == 0)
            parsers[i].parse(loading, root);
}

static void load_layer(struct loading *loading,
    const struct library_layer *layer, const struct xml_schema *schema)
{
    const char *const *paths = file_list(loading->job, layer->folder, ".xml");

    loading->layer = layer->name;
    for (size_t i = 0; paths != NULL && paths[i] != NULL; i++)
        load_file(loading, paths[i], schema);
}

struct library *library_load(struct job *job,
    const struct library_layer *layers, size_t count, const char *schema_path)
{
    struct library *library = ARENA_NEW(job->arena, struct library);
    struct loading loading = { .job = job, .library = library };
    struct xml_schema *schema = xml_schema_open(job, schema_path);
    struct names *all[] = { &library->clauses, &library->definitions,
        &library->questions, &library->laws, &library->provisions,
        &library->plans, &library->codes };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = names_new(job->arena);
    library->deviations_end = &library->deviations;
    if (schema == NULL)
        return library;
    for (size_t i = 0; i < count; i++) {
        loading.is_first = i == 0;
        load_layer(&loading, &layers[i], schema);
    }
    xml_schema_close(schema);
    crosscheck_library(job, library);
    return library;
}

const struct clause *library_clause(
    const struct library *library, const char *id)
{
    return names_find(&library->clauses, id);
}

const struct variant *library_variant(
    const struct clause *clause, const char *id)
{
    const struct variant *v = clause->variants;

    while (v != NULL && strcmp(v->id, id) != 0)
        v = v->next;
    return v;
}

const struct variant *library_preferred(const struct clause *clause)
{
    const struct variant *v = clause->variants;

    while (v != NULL && v->usage != USAGE_PREFERRED)
        v = v->next;
    return v;
}

const struct definition *library_definition(
    const struct library *library, const char *id)
{
    return names_find(&library->definitions, id);
}

const struct question *library_question(
    const struct library *library, const char *id)
{
    return names_find(&library->questions, id);
}

const struct plan *library_plan(const struct library *library, const char *id)
{
    return names_find(&library->plans, id);
}

const struct provision *library_provision(struct job *job,
    const struct library *library, const char *law, const char *at)
{
    return names_find(
        &library->provisions, arena_format(job->arena, "%s %s", law, at));
}

const char *library_standing(struct job *job, const struct provision *provision)
{
    if (strcmp(provision->checked, "no") == 0)
        return arena_format(job->arena, "%s, never checked", provision->status);
    return arena_format(job->arena, "%s, checked %s%s%s", provision->status,
        provision->checked, provision->by != NULL ? " by " : "",
        provision->by != NULL ? provision->by : "");
}

const char *library_usage_name(enum usage usage)
{
    return usage_names[usage];
}

const char *library_law_title(const struct library *library, const char *law)
{
    return names_find(&library->laws, law);
}
