#include "govern/milestone.h"

#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/party.h"

#include <string.h>

static bool refuse(
    struct job *job, const char *id, const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(
            job->findings, SEVERITY_ERROR, id, (struct place){ 0 }, "%s", what),
        "%s", cure);
    return false;
}

/* Before anybody is known, whoever has the project's folder has the project. */
static bool may_act(struct job *job, const struct act *act)
{
    return ledger_count(act->ledger, KIND_PERSON) == 0 ||
           party_is_officer(job, act->ledger, act->by);
}

/* Words are kept under the key of somebody's organisation. */
static bool has_author(
    struct job *job, const struct act *act, const char *words)
{
    return words == NULL ||
           ledger_organisation_of(act->ledger, act->by) != NULL ||
           refuse(job, "words-of-nobody",
               "nobody is known whose words these are",
               "add the lead and its people first: `paction party add`, "
               "`paction party person`; then --by PERSON");
}

bool milestone_freeze(struct job *job, struct act *act, struct freeze freeze)
{
    if (!may_act(job, act) || !has_author(job, act, freeze.note))
        return false;
    freeze.by = act->by;
    freeze.at = act->at;
    freeze.organisation = ledger_organisation_of(act->ledger, act->by);
    act_put(act, KIND_FREEZE, &freeze);
    return true;
}

bool milestone_may_issue(
    struct job *job, const struct act *act, const struct issue *issue)
{
    if (!may_act(job, act) || !has_author(job, act, issue->override_reason))
        return false;
    return issue->gate_was_open || issue->override_reason != NULL ||
           refuse(job, "gate-closed",
               arena_format(
                   job->arena, "the gate is closed: %s", issue->missing),
               "`paction gate DIR` says what is missing; to issue all the "
               "same: --override --reason WHY");
}

bool milestone_issue(struct job *job, struct act *act, struct issue issue)
{
    if (!milestone_may_issue(job, act, &issue))
        return false;
    issue.entry.key = ledger_next_key(act->ledger, KIND_ISSUE, "I-");
    issue.by = act->by;
    issue.at = act->at;
    issue.organisation = ledger_organisation_of(act->ledger, act->by);
    act_put(act, KIND_ISSUE, &issue);
    return true;
}

/* "lead:lead-1", taken apart; the person may be left out. */
static bool read_agreement(struct job *job, const struct act *act,
    const char *words, struct agreement *agreement)
{
    char *organisation = arena_copy(job->arena, words);
    char *person = strchr(organisation, ':');

    if (person != NULL)
        *person++ = '\0';
    *agreement = (struct agreement){
        .organisation = organisation, .person = person, .at = act->at
    };
    if (ledger_get(job, act->ledger, KIND_ORGANISATION, organisation) == NULL ||
        (person != NULL &&
            ledger_get(job, act->ledger, KIND_PERSON, person) == NULL))
        return false;
    return person == NULL ||
           text_same(
               ledger_organisation_of(act->ledger, person), organisation) ||
           refuse(job, "agreement-of-another",
               arena_format(
                   job->arena, "%s is not of %s", person, organisation),
               "`paction party list DIR` says who is of whom");
}

static bool check_agreements(struct job *job, const struct act *act,
    const char *const *agreed, size_t count)
{
    struct names seen = names_new(job->arena);
    struct agreement agreement;

    for (size_t i = 0; i < count; i++) {
        if (!read_agreement(job, act, agreed[i], &agreement))
            return false;
        if (names_find(&seen, agreement.organisation) != NULL)
            return refuse(job, "agreement-twice",
                arena_format(
                    job->arena, "%s is named twice", agreement.organisation),
                "name each that agreed once: --agreed ORGANISATION[:PERSON]");
        names_put(&seen, agreement.organisation, &seen);
    }
    return true;
}

bool milestone_may_vary(struct job *job, const struct act *act,
    const struct variation *variation, const char *const *agreed, size_t count)
{
    int64_t day;

    if (!may_act(job, act) || !has_author(job, act, variation->reason))
        return false;
    if (!calendar_parse(variation->on, &day))
        return refuse(job, "variation-date",
            arena_format(job->arena, "\"%s\" is no date", variation->on),
            "write it like 2028-04-01");
    if (count < 2)
        return refuse(job, "agreement-missing",
            "a contract is varied by at least two who agree",
            "name each: --agreed ORGANISATION[:PERSON]");
    return check_agreements(job, act, agreed, count);
}

bool milestone_vary(struct job *job, struct act *act,
    struct variation variation, const char *const *agreed, size_t count)
{
    struct agreement agreement;

    if (!milestone_may_vary(job, act, &variation, agreed, count))
        return false;
    variation.by = act->by;
    variation.at = act->at;
    variation.organisation = ledger_organisation_of(act->ledger, act->by);
    act_put(act, KIND_VARIATION, &variation);
    for (size_t i = 0; i < count; i++) {
        if (!read_agreement(job, act, agreed[i], &agreement))
            return false;
        agreement.variation = variation.entry.key;
        agreement.entry.key = arena_format(
            job->arena, "%s/%s", agreement.variation, agreement.organisation);
        act_put(act, KIND_AGREEMENT, &agreement);
    }
    return true;
}
