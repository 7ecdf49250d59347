#include "govern/party.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LEAST_NAME = 4 /* letters: shorter ones are words, too */ };

const char *const party_sides[] = { "council", "provider", "young-people",
    "other", NULL };
const char *const party_capacities[] = { "provider", "trade-association",
    "council", "public-body", "individual", NULL };

static struct finding *refuse(
    struct job *job, const char *id, const char *what, const char *key)
{
    return findings_add(job->findings, SEVERITY_ERROR, id, (struct place){ 0 },
        "%s: \"%s\"", what, key);
}

static bool is_key(const char *key)
{
    return key[0] != '\0' && key[0] != '-' && strlen(key) <= 40 &&
           strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(key);
}

bool party_check_key(struct job *job, const char *key)
{
    if (is_key(key))
        return true;
    findings_hint(job->findings,
        refuse(job, "key-wrong", "this cannot be a key", key),
        "small letters, digits and hyphens, at most 40");
    return false;
}

static bool is_named(struct job *job, const char *name, const char *whose)
{
    if (name != NULL && text_squeeze(job->arena, name)[0] != '\0')
        return true;
    findings_hint(job->findings, refuse(job, "name-missing", "no name", whose),
        "give it with --name");
    return false;
}

bool party_add_organisation(
    struct job *job, struct act *act, const struct organisation *new)
{
    const struct organisation *lead = party_lead(act->ledger);
    const char *key = new->entry.key;

    if (!party_check_key(job, key))
        return false;
    if (ledger_find(act->ledger, KIND_ORGANISATION, key) != NULL) {
        findings_hint(job->findings,
            refuse(job, "key-taken", "there is such an organisation", key),
            "choose another key");
        return false;
    }
    if (new->is_lead && lead != NULL) {
        findings_hint(job->findings,
            refuse(job, "lead-twice", "another organisation has the lead",
                lead->entry.key),
            "leave --lead away");
        return false;
    }
    if (!is_named(job, new->name, key))
        return false;
    act_put(act, KIND_ORGANISATION, new);
    return true;
}

const char *party_add_person(
    struct job *job, struct act *act, const struct person *person)
{
    struct person new = *person;
    int number = 1;

    if (ledger_get(job, act->ledger, KIND_ORGANISATION, new.organisation) ==
            NULL ||
        !is_named(job, new.name, new.organisation))
        return NULL;
    do
        new.entry.key =
            arena_format(job->arena, "%s-%d", new.organisation, number++);
    while (ledger_find(act->ledger, KIND_PERSON, new.entry.key) != NULL ||
           ledger_find(act->ledger, KIND_ORGANISATION, new.entry.key) != NULL);
    act_put(act, KIND_PERSON, &new);
    return new.entry.key;
}

bool party_join(struct job *job, struct act *act, const char *association,
    const char *member)
{
    const struct organisation *of =
        ledger_get(job, act->ledger, KIND_ORGANISATION, association);
    const struct organisation *joins =
        of != NULL ? ledger_get(job, act->ledger, KIND_ORGANISATION, member)
                   : NULL;
    struct membership new = { .association = association, .member = member };

    if (joins == NULL)
        return false;
    if (text_same(association, member)) {
        findings_hint(job->findings,
            refuse(job, "member-itself",
                "an association is no member of itself", association),
            "name the association first, then its member");
        return false;
    }
    if (of->capacity != CAPACITY_TRADE_ASSOCIATION) {
        findings_hint(job->findings,
            refuse(job, "association-wrong", "this is no association",
                association),
            "only an organisation of the capacity trade-association has "
            "members");
        return false;
    }
    if (of->side != joins->side)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_WARNING, "member-side",
                (struct place){ 0 }, "%s is of side %s, %s of side %s", member,
                party_sides[joins->side], association, party_sides[of->side]),
            "an association speaks for its own side; is this the right one?");
    new.entry.key = arena_format(job->arena, "%s/%s", association, member);
    act_put(act, KIND_MEMBERSHIP, &new);
    return true;
}

int64_t party_members(const struct ledger *ledger, const char *association)
{
    int64_t count = 0;

    for (const struct named *n = ledger_first(ledger, KIND_MEMBERSHIP);
         n != NULL; n = n->next)
        count += text_same(
            ((const struct membership *)n->thing)->association, association);
    return count;
}

bool party_is_member(const struct ledger *ledger, const char *association,
    const char *organisation)
{
    const struct membership *membership;

    for (const struct named *n = ledger_first(ledger, KIND_MEMBERSHIP);
         n != NULL; n = n->next) {
        membership = n->thing;
        if (text_same(membership->association, association) &&
            text_same(membership->member, organisation))
            return true;
    }
    return false;
}

const struct organisation *party_lead(const struct ledger *ledger)
{
    const struct organisation *organisation;

    for (const struct named *n = ledger_first(ledger, KIND_ORGANISATION);
         n != NULL; n = n->next) {
        organisation = n->thing;
        if (organisation->is_lead)
            return organisation;
    }
    return NULL;
}

bool party_is_officer(
    struct job *job, const struct ledger *ledger, const char *person)
{
    const struct organisation *lead = party_lead(ledger);
    const char *own = ledger_organisation_of(ledger, person);

    if (lead != NULL && text_same(own, lead->entry.key))
        return true;
    findings_hint(job->findings,
        refuse(job, "officer-needed", "only the lead's people may do this",
            person != NULL ? person : "nobody"),
        lead != NULL ? "act as a person of %s"
                     : "name the lead: party add ... --lead%s",
        lead != NULL ? lead->entry.key : "");
    return false;
}

const char *party_name(const struct ledger *ledger, const char *key)
{
    const struct organisation *organisation =
        ledger_find(ledger, KIND_ORGANISATION, key);

    return organisation != NULL && organisation->name != NULL
               ? organisation->name
               : key;
}

const char *party_person_name(const struct ledger *ledger, const char *key)
{
    const struct person *person = ledger_find(ledger, KIND_PERSON, key);

    return person != NULL && person->name != NULL ? person->name : key;
}

bool party_is_named(const char *words, const char *name)
{
    size_t length = name != NULL ? strlen(name) : 0;

    if (length < LEAST_NAME || words == NULL || text_same(name, ENTRY_ERASED))
        return false;
    for (const char *p = words; *p != '\0'; p++)
        if (strncasecmp(p, name, length) == 0 &&
            (p == words || !isalnum((unsigned char)p[-1])) &&
            !isalnum((unsigned char)p[length]))
            return true;
    return false;
}
