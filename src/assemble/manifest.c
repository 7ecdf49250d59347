#include "assemble/manifest.h"

#include "base/text.h"
#include "base/version.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const reason_names[] = {
    [REASON_REQUIRED] = "required",
    [REASON_DECIDED] = "decided",
    [REASON_PREFERRED] = "preferred by a rule",
    [REASON_USUAL] = "usual",
    [REASON_UNDECIDED] = "undecided",
};

static bool is_shown(
    const struct draft_pack *pack, const struct reading *reading)
{
    return pack->audience == AUDIENCE_INTERNAL && reading->answer != NULL &&
           reading->question->sensitivity < SENSITIVITY_PERSONAL;
}

static bool is_reader(
    const struct reading *reading, const char *kind, const char *name)
{
    return name != NULL && text_starts(reading->reader, kind) &&
           strcmp(reading->reader + strlen(kind), name) == 0;
}

static const struct overlay *overlay_of(const struct reading *reading)
{
    return reading->answer != NULL ? reading->answer->overlay : NULL;
}

/* One record's document has nothing to do with another record's answers. */
static bool is_of_another(
    const struct draft *draft, const struct reading *reading)
{
    const struct record *own = draft->scope.record, *r = reading->record;

    while (r != NULL && r->parent != NULL)
        r = r->parent;
    return r != NULL && own != NULL && r != own && r->list == own->list;
}

/* Whether the clause's words, or the rule that placed it, have read that. */
static bool is_read_by(const struct draft *draft, const struct placed *placed,
    const struct reading *reading)
{
    const char *rule = placed->rule != NULL ? placed->rule->id : NULL;

    return (is_reader(reading, "clause ", placed->clause->id) ||
               is_reader(reading, "rule ", rule)) &&
           !is_of_another(draft, reading);
}

/* An authority's own answers stand in place of the project's. */
static json_t *answers_read(const struct draft_pack *pack,
    const struct draft *draft, const struct placed *placed)
{
    const struct overlay *own = answers_overlay(draft->scope);
    const struct reading *first = answers_readings(pack->answers);
    json_t *read = json_object();

    for (int pass = 0; pass < (own != NULL ? 2 : 1); pass++)
        for (const struct reading *r = first; r != NULL; r = r->next)
            if (overlay_of(r) == (pass == 0 ? NULL : own) &&
                is_read_by(draft, placed, r))
                json_object_set_new(read, r->question->id,
                    is_shown(pack, r) ? json_string(question_write(pack->job,
                                            r->question, r->answer->value))
                                      : json_null());
    return read;
}

/* Which of them an authority gave: NULL if it gave none. */
static json_t *sources_read(const struct draft_pack *pack,
    const struct draft *draft, const struct placed *placed)
{
    const struct overlay *own = answers_overlay(draft->scope);
    json_t *sources = NULL;

    if (own == NULL || pack->audience != AUDIENCE_INTERNAL)
        return NULL;
    for (const struct reading *r = answers_readings(pack->answers); r != NULL;
         r = r->next) {
        if (overlay_of(r) != own || r->question->computed ||
            !is_read_by(draft, placed, r))
            continue;
        if (sources == NULL)
            sources = json_object();
        json_object_set_new(
            sources, r->question->id, json_string(r->answer->source));
    }
    return sources;
}

static json_t *clause_entry(const struct draft_pack *pack,
    const struct draft *draft, const struct placed *placed)
{
    const struct variant *variant = placed->variant;

    return json_pack(
        "{s:o, s:s, s:s, s:s, s:s, s:s*, s:s, s:s*, s:o, s:o*, s:b}", "address",
        json_sprintf("%s/%s#%s@%s", draft->document->id, placed->clause->id,
            variant->id, variant->version),
        "sha256", variant->hash, "status", variant->status, "library",
        variant->layer, "in", reason_names[placed->why_in], "rule",
        placed->rule != NULL ? placed->rule->id : NULL, "variant",
        reason_names[placed->why_variant], "decision",
        placed->decision != NULL ? placed->decision->id : NULL, "answers",
        answers_read(pack, draft, placed), "sources",
        sources_read(pack, draft, placed), "undecided",
        placed->undecided_in || placed->alternatives != NULL);
}

static json_t *document_entry(
    const struct draft_pack *pack, const struct draft *draft)
{
    const struct document *document = draft->document;
    json_t *clauses = json_array();

    for (const struct placed *p = draft->placed; p != NULL; p = p->next)
        json_array_append_new(clauses, clause_entry(pack, draft, p));
    return json_pack("{s:s, s:s, s:s, s:b, s:o}", "id", document->id, "title",
        document->title, "status", document->status, "holds_child_data",
        document->holds_child_data, "clauses", clauses);
}

static json_t *file_entry(const struct manifest_file *file)
{
    return json_pack("{s:s, s:s*, s:s, s:I, s:b}", "path", file->path,
        "document", file->document, "sha256", file->sha256, "size",
        (json_int_t)file->size, "holds_child_data", file->holds_child_data);
}

static const char *verdict_name(enum verdict verdict)
{
    return verdict == VERDICT_YES  ? "yes"
           : verdict == VERDICT_NO ? "no"
                                   : "undecided";
}

/* Which rules held; one without a condition always does. */
static json_t *rules_held(const struct draft_pack *pack)
{
    json_t *held = json_object();

    for (const struct named *n = rules_all(pack->rules)->first; n != NULL;
         n = n->next) {
        const struct rule *rule = n->thing;

        json_object_set_new(held, rule->id,
            json_string(rule->when == NULL
                            ? "always"
                            : verdict_name(condition_hold(pack->answers,
                                  (struct scope){ 0 }, rule->when, NULL))));
    }
    return held;
}

/* Over all records of a list: it was found if it was found in one. */
static enum verdict check_verdict(
    const struct draft_pack *pack, const struct rule_check *check)
{
    struct placement placement = draft_placement(pack);
    enum verdict verdict = VERDICT_UNDECIDED;

    if (check->each == NULL)
        return condition_hold(
            pack->answers, (struct scope){ 0 }, check->when, &placement);
    for (const struct record *r =
             answers_records(pack->answers, (struct scope){ 0 }, check->each);
         r != NULL && verdict != VERDICT_YES; r = r->next) {
        enum verdict of_record = condition_hold(pack->answers,
            (struct scope){ .record = r }, check->when, &placement);

        if (of_record != VERDICT_UNDECIDED)
            verdict = of_record;
    }
    return verdict;
}

static json_t *findings_held(const struct draft_pack *pack)
{
    json_t *held = json_object();

    for (const struct named *n = rules_checks(pack->rules)->first; n != NULL;
         n = n->next) {
        const struct rule_check *check = n->thing;

        json_object_set_new(held, check->id,
            json_string(verdict_name(check_verdict(pack, check))));
    }
    return held;
}

/* A verdict tells of answers, so only the inside sees it. */
static void add_verdicts(const struct draft_pack *pack, json_t *root)
{
    if (pack->audience != AUDIENCE_INTERNAL)
        return;
    json_object_set_new(root, "rules", rules_held(pack));
    json_object_set_new(root, "findings", findings_held(pack));
}

const char *manifest_text(const struct draft_pack *pack,
    const struct manifest_file *files, size_t count)
{
    json_t *documents = json_array(), *list = json_array(), *root;
    char *dumped;
    const char *text;

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        json_array_append_new(documents, document_entry(pack, d));
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, file_entry(&files[i]));
    root =
        json_pack("{s:s, s:s, s:o, s:o}", "engine", "paction " PACTION_VERSION,
            "audience", draft_audience_name(pack->audience), "documents",
            documents, "files", list);
    add_verdicts(pack, root);
    dumped = json_dumps(root, JSON_INDENT(1) | JSON_SORT_KEYS);
    text = arena_format(pack->job->arena, "%s\n", dumped);
    free(dumped);
    json_decref(root);
    return text;
}
