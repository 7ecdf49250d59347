#include "cli/pack_facts.h"
#include "answers/answers.h"
#include "assemble/draft.h"
#include "base/text.h"
#include "cli/project.h"
#include "document/document_xml.h"
#include "io/digest.h"
#include "io/xml.h"
#include "models/models.h"
#include "render/render.h"
#include "rules/grounds.h"

#include <string.h>

/* ---- findings --------------------------------------------------------- */

/* As seen from the folder that holds it, so that it is the same elsewhere. */
static const char *seen_from(const char *file, const char *folder)
{
    size_t length = folder != NULL ? strlen(folder) : 0;

    while (length > 0 && folder[length - 1] == '/')
        length--;
    if (length > 0 && strncmp(file, folder, length) == 0 && file[length] == '/')
        return file + length + 1;
    return file;
}

static const char *place_words(
    struct job *job, const struct project *project, struct place place)
{
    const char *file = place.file;

    if (file == NULL)
        return NULL;
    file = seen_from(seen_from(file, project->folder), project->home);
    return place.line > 0 ? arena_format(job->arena, "%s:%d", file, place.line)
                          : file;
}

const struct gate_finding *pack_facts_findings(struct job *job,
    const struct project *project, const struct findings *findings)
{
    const struct gate_finding *first = NULL, **end = &first;

    for (const struct finding *f = findings_first(findings); f != NULL;
         f = f->next) {
        struct gate_finding *g;

        if (f->severity == SEVERITY_NOTE)
            continue;
        g = ARENA_NEW(job->arena, struct gate_finding);
        g->id = f->id;
        g->words = f->message;
        g->place = place_words(job, project, f->place);
        g->hint = f->hint;
        g->blocks = f->severity == SEVERITY_ERROR;
        *end = g;
        end = &g->next;
    }
    return first;
}

static struct gate_fault *add_fault(struct job *job,
    const struct gate_fault ***end, const char *place, const char *what,
    const char *cure)
{
    struct gate_fault *fault = ARENA_NEW(job->arena, struct gate_fault);

    *fault = (struct gate_fault){ place, what, cure, NULL };
    **end = fault;
    *end = &fault->next;
    return fault;
}

/* ---- clauses ---------------------------------------------------------- */

/* Whether it is for somebody to choose among several wordings. */
static bool is_choice(const struct placed *placed)
{
    int count = 0;

    for (const struct variant *v = placed->clause->variants; v != NULL;
         v = v->next)
        count += strcmp(v->status, "superseded") != 0;
    return count > 1 && placed->why_variant != REASON_REQUIRED;
}

static void add_clause(struct job *job, const struct draft_pack *pack,
    const struct placed *placed, struct names *clauses)
{
    const char *id = placed->clause->id;
    const struct reserve *reserve = decisions_reserve(pack->decisions, id);
    struct gate_clause *c = ARENA_NEW(job->arena, struct gate_clause);

    c->id = id;
    c->variant = placed->variant->id;
    c->decision = placed->decision != NULL ? placed->decision->id : NULL;
    c->reserved = reserve != NULL ? reserve->owner : NULL;
    c->changed =
        placed->is_reopened ? "what it rests on is no more as it was" : NULL;
    c->is_choice = is_choice(placed);
    c->is_open = placed->alternatives != NULL || placed->undecided_in;
    names_put(clauses, id, c);
}

/* The rows of the heads of terms that stand in it. */
static void mark_heads(
    struct draft_pack *pack, struct draft *draft, const struct names *clauses)
{
    const struct element *plan = draft->plan->element;

    for (const struct element *e = xml_child(plan, "head"); e != NULL;
         e = xml_next(plan, e, "head")) {
        struct gate_clause *c = names_find(clauses, xml_attribute(e, "clause"));

        if (c != NULL && draft_stands(pack, draft->scope, e) != VERDICT_NO)
            c->head = xml_attribute(e, "label");
    }
}

const struct names *pack_facts_clauses(struct job *job, struct draft_pack *pack)
{
    struct names *clauses = ARENA_NEW(job->arena, struct names);

    *clauses = names_new(job->arena);
    for (const struct named *n = pack->placed.first; n != NULL; n = n->next)
        if (strchr(n->name, '#') == NULL)
            add_clause(job, pack, n->thing, clauses);
    for (struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (strcmp(d->plan->kind, "heads") == 0)
            mark_heads(pack, d, clauses);
    return clauses;
}

/* ---- answers, law, figures -------------------------------------------- */

static bool is_answered(
    const struct draft_pack *pack, const struct question *question)
{
    struct scope scope = { 0 };

    return question->type == QUESTION_LIST
               ? answers_records(pack->answers, scope, question) != NULL
               : answers_ask(pack->answers, scope, question) != NULL;
}

const struct names *pack_facts_answered(
    struct job *job, const struct draft_pack *pack)
{
    struct names *answered = ARENA_NEW(job->arena, struct names);

    *answered = names_new(job->arena);
    for (const struct named *n = pack->library->questions.first; n != NULL;
         n = n->next) {
        const struct question *question = n->thing;

        if (question->list == NULL && is_answered(pack, question))
            names_put(answered, question->id, n->thing);
    }
    return answered;
}

/* What the pack prints or is tested by rests on it. */
static bool matters(const struct draft_pack *pack, const struct ground *ground)
{
    const struct names *clauses = &ground->resting[GROUND_CLAUSES];

    for (const struct named *n = clauses->first; n != NULL; n = n->next)
        if (names_find(&pack->placed, n->name) != NULL)
            return true;
    return ground->resting[GROUND_RULES].first != NULL ||
           ground->resting[GROUND_FINDINGS].first != NULL ||
           ground->resting[GROUND_CONDITIONS].first != NULL;
}

const struct gate_law *pack_facts_laws(
    struct job *job, const struct draft_pack *pack)
{
    const struct grounds *grounds =
        grounds_collect(job, pack->library, pack->rules, true);
    const struct gate_law *first = NULL, **end = &first;

    for (size_t i = 0; i < grounds->count; i++) {
        const struct ground *ground = grounds->all[i];
        struct gate_law *law;

        if (ground->provision == NULL || !matters(pack, ground))
            continue;
        law = ARENA_NEW(job->arena, struct gate_law);
        law->law = ground->law;
        law->at = ground->provision->at;
        law->checked =
            grounds_is_checked(ground) ? ground->provision->checked : NULL;
        *end = law;
        end = &law->next;
    }
    return first;
}

const struct gate_fault *pack_facts_model(
    struct job *job, const char *folder, const struct draft_pack *pack)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct models models = { &quiet, pack->library, pack->answers };
    const struct gate_fault *first = NULL, **end = &first;

    (void)models_all(&models);
    for (const struct finding *f = findings_first(quiet.findings); f != NULL;
         f = f->next)
        if (f->severity != SEVERITY_NOTE)
            add_fault(job, &end, f->id,
                arena_format(
                    job->arena, "the figures do not run: %s", f->message),
                f->hint != NULL
                    ? f->hint
                    : arena_format(job->arena, "paction price %s", folder));
    return first;
}

/* ---- building it again ------------------------------------------------ */

struct names pack_facts_documents(
    struct job *job, const struct draft_pack *pack, const char **all)
{
    struct names documents = names_new(job->arena);
    struct text list = text_new(job->arena);

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        const char *bytes = document_xml_write(job->arena, d->document);
        const char *digest = digest_hex(job->arena, bytes, strlen(bytes));

        names_put(&documents, d->document->id, (void *)digest);
        text_format(&list, "%s %s\n", d->document->id, digest);
    }
    *all = digest_hex(job->arena, list.bytes, list.length);
    return documents;
}

const struct gate_fault *pack_facts_differences(struct job *job,
    const char *folder, const struct names *one, const struct names *other)
{
    const struct gate_fault *first = NULL, **end = &first;

    for (const struct named *n = one->first; n != NULL; n = n->next)
        if (!text_same(n->thing, names_find(other, n->name)))
            add_fault(job, &end, n->name,
                "built again from the same inputs it came out otherwise",
                arena_format(job->arena,
                    "leave %s as it is while the gate looks, and try again",
                    folder));
    return first;
}

/* ---- the copy to publish ---------------------------------------------- */

/* Every picture says in words what it shows. */
static bool has_alternatives(const char *html)
{
    const char *next;

    for (const char *p = strstr(html, "<svg"); p != NULL;
         p = strstr(next, "<svg")) {
        const char *title = strstr(p, "<title");

        next = strstr(p, "</svg>");
        if (next == NULL || title == NULL || title > next)
            return false;
    }
    for (const char *p = strstr(html, "<img "); p != NULL;
         p = strstr(p + 1, "<img ")) {
        const char *alt = strstr(p, "alt=\"");

        if (alt == NULL || alt > strchr(p, '>') || alt[5] == '"')
            return false;
    }
    return true;
}

static const char *inaccessible(const char *html)
{
    const char *root = strstr(html, "<html");
    const char *lang = root != NULL ? strstr(root, "lang=\"en") : NULL;

    if (lang == NULL || lang > strchr(root, '>'))
        return "its web page does not say its language";
    if (strstr(html, "<title>") == NULL || strstr(html, "<h1") == NULL)
        return "its web page has no title and heading";
    return has_alternatives(html)
               ? NULL
               : "its web page has a picture without words for it";
}

static void look_at_page(struct job *job, struct renderer *renderer,
    const char *folder, const struct draft *draft,
    const struct gate_fault ***end)
{
    const struct format *format = render_find_format("html");
    struct bytes bytes = render_document(
        job, renderer, draft->document, format, (struct render_options){ 0 });
    const char *fault = "its web page cannot be made";

    if (bytes.start != NULL)
        fault = inaccessible(arena_format(
            job->arena, "%.*s", (int)bytes.size, (const char *)bytes.start));
    if (fault != NULL)
        add_fault(job, end, draft->document->id, fault,
            arena_format(job->arena,
                "paction assemble %s -o OUT --audience published -f html",
                folder));
}

/* A thing kept from the public must be so on a ground that can be named. */
static void look_at_withheld(struct job *job, const char *folder,
    const struct draft *draft, struct names *seen,
    const struct gate_fault ***end)
{
    for (const struct withheld *w = draft->withheld; w != NULL; w = w->next) {
        if (w->redaction != NULL || names_find(seen, w->question->id) != NULL)
            continue;
        names_put(seen, w->question->id, (void *)w);
        add_fault(job, end, w->question->id,
            "it is withheld from the public, and no rule says why",
            arena_format(
                job->arena, "declare a redaction for it in %s/lua", folder));
    }
}

const struct gate_fault *pack_facts_publication(struct job *job,
    const struct project *project, const struct draft_pack *pack,
    const struct findings *findings, const char *templates)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct renderer *renderer = render_open(&quiet, templates, project->house);
    const struct gate_fault *first = NULL, **end = &first;
    struct names seen = names_new(job->arena);

    for (const struct finding *f = findings_first(findings); f != NULL;
         f = f->next)
        if (f->severity == SEVERITY_ERROR)
            add_fault(job, &end, f->id, f->message,
                arena_format(job->arena,
                    "paction assemble %s -o OUT --audience published",
                    project->folder));
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        look_at_withheld(job, project->folder, d, &seen, &end);
        look_at_page(&quiet, renderer, project->folder, d, &end);
    }
    render_close(renderer);
    return first;
}
