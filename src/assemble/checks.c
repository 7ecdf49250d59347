#include "assemble/checks.h"

#include <assert.h>
#include <string.h>

/* Of the answers that stand in a file, not those of the library. */
static bool was_looked_at(
    const struct reading *r, const struct record *record, const char *reader)
{
    return r->reader == reader && r->answer != NULL &&
           (r->record == NULL || record == NULL || r->record == record) &&
           r->answer->place.file != NULL && !r->question->computed &&
           strcmp(r->answer->source, "default") != 0;
}

/*
 * Where the answer stands that was looked at last, the project's own before
 * those of a base: most likely that is the one to correct.
 */
static struct place place_of(const struct draft_pack *pack,
    const struct rule_check *check, const struct record *record,
    const char *reader)
{
    struct place place = check->place;
    bool is_own = false;

    for (const struct reading *r = answers_readings(pack->answers); r != NULL;
         r = r->next) {
        bool own = was_looked_at(r, record, reader) &&
                   strcmp(r->answer->source, "project") == 0;

        if (own || (!is_own && was_looked_at(r, record, reader)))
            place = r->answer->place;
        is_own |= own;
    }
    return place;
}

static void report(struct draft_pack *pack, const struct rule_check *check,
    const struct record *record, const char *reader)
{
    struct findings *findings = pack->job->findings;
    struct finding *finding = findings_add(findings,
        check->blocks ? SEVERITY_ERROR : SEVERITY_WARNING, check->id,
        place_of(pack, check, record, reader), "%s%s%s%s", check->say,
        record != NULL ? " (" : "", record != NULL ? record->key : "",
        record != NULL ? ")" : "");

    if (check->hint != NULL)
        findings_hint(findings, finding, "%s%s%s", check->hint,
            check->law != NULL ? "; see " : "",
            check->law != NULL ? check->law : "");
    else if (check->law != NULL)
        findings_hint(findings, finding, "see %s", check->law);
    else
        findings_hint(findings, finding, "it holds when %s",
            condition_words(pack->job, check->when));
}

static void look(struct draft_pack *pack, const struct rule_check *check,
    const struct record *record, const char *reader)
{
    struct placement placement = draft_placement(pack);
    struct scope scope = { .record = record };

    if (condition_hold(pack->answers, scope, check->when, &placement) ==
        VERDICT_YES)
        report(pack, check, record, reader);
}

void checks_run(struct draft_pack *pack)
{
    for (const struct named *n = rules_checks(pack->rules)->first; n != NULL;
         n = n->next) {
        const struct rule_check *check = n->thing;
        const char *reader =
            arena_format(pack->job->arena, "finding %s", check->id);
        const char *old = answers_reader(pack->answers, reader);

        if (check->each == NULL)
            look(pack, check, NULL, reader);
        else
            for (const struct record *r = answers_records(
                     pack->answers, (struct scope){ 0 }, check->each);
                 r != NULL; r = r->next)
                look(pack, check, r, reader);
        (void)answers_reader(pack->answers, old);
    }
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        assert(document_misplaced(d->document->root) == NULL);
}
