/*
 * party: the organisations that take part, and their people.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "govern/party.h"

#include <stdio.h>

enum { ADD_NAME = ACTING_OPTIONS, ADD_SIDE, ADD_CAPACITY, ADD_LEAD };

/* Without a lead nobody may open a round, and no later act can name one. */
static bool check_lead(struct job *job, const struct ledger *ledger)
{
    if (ledger_count(ledger, KIND_ORGANISATION) > 0)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "lead-missing",
            (struct place){ 0 },
            "the first organisation of a record is its lead"),
        "add the organisation that runs the consultation first, with --lead");
    return false;
}

static enum status add(struct job *job, const struct line *line)
{
    struct organisation new = { .entry = { line->arguments[1] },
        .name = line->values[ADD_NAME],
        .is_lead = line->values[ADD_LEAD] != NULL };
    struct acting acting;
    int side, capacity;

    if (!acting_word(
            job, party_sides, "--side", line->values[ADD_SIDE], &side) ||
        !acting_word(job, party_capacities, "--capacity",
            line->values[ADD_CAPACITY], &capacity) ||
        !acting_begin(job, line, "party.add", &acting))
        return STATUS_INPUT;
    new.side = (enum party_side)side;
    new.capacity = (enum capacity)capacity;
    if (line->values[ADD_CAPACITY] == NULL && line->values[ADD_SIDE] != NULL &&
        new.side == SIDE_COUNCIL)
        new.capacity = CAPACITY_COUNCIL;
    if (!new.is_lead && !check_lead(job, acting.ledger))
        return acting_drop(&acting);
    if (!party_add_organisation(job, acting.act, &new))
        return acting_drop(&acting);
    return acting_done(&acting, "%s is %s", new.entry.key, new.name);
}

enum { PERSON_NAME = ACTING_OPTIONS, PERSON_EMAIL, PERSON_POST };

static enum status person(struct job *job, const struct line *line)
{
    struct person new = { .organisation = line->arguments[1],
        .name = line->values[PERSON_NAME],
        .email = line->values[PERSON_EMAIL],
        .post = line->values[PERSON_POST] };
    struct acting acting;
    const char *key;

    if (!acting_begin(job, line, "party.person", &acting))
        return STATUS_INPUT;
    key = party_add_person(job, acting.act, &new);
    if (key == NULL)
        return acting_drop(&acting);
    json_object_set_new(acting.reply, "person", json_string(key));
    return acting_done(&acting, "%s is %s", key, new.name);
}

static enum status join(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!acting_begin(job, line, "party.join", &acting))
        return STATUS_INPUT;
    if (!party_join(job, acting.act, line->arguments[1], line->arguments[2]))
        return acting_drop(&acting);
    return acting_done(&acting, "%s is a member of %s", line->arguments[2],
        line->arguments[1]);
}

static json_t *people_of(
    const struct ledger *ledger, const char *organisation, bool prints)
{
    json_t *people = json_array();

    for (const struct named *n = ledger_first(ledger, KIND_PERSON); n != NULL;
         n = n->next) {
        const struct person *p = n->thing;

        if (!text_same(p->organisation, organisation))
            continue;
        if (prints)
            printf("    %-18s %s%s%s\n", p->entry.key, p->name,
                p->post != NULL ? ", " : "", p->post != NULL ? p->post : "");
        json_array_append_new(
            people, json_pack("{s:s, s:s, s:s?}", "key", p->entry.key, "name",
                        p->name, "post", p->post));
    }
    return people;
}

static json_t *memberships_of(
    const struct ledger *ledger, const char *organisation, bool prints)
{
    json_t *all = json_array();

    for (const struct named *n = ledger_first(ledger, KIND_MEMBERSHIP);
         n != NULL; n = n->next) {
        const struct membership *m = n->thing;

        if (!text_same(m->member, organisation))
            continue;
        if (prints)
            printf("    a member of %s\n", m->association);
        json_array_append_new(all, json_string(m->association));
    }
    return all;
}

static enum status list(struct job *job, const struct line *line)
{
    struct acting acting;
    json_t *all = json_array();
    bool prints = line->values[ACTING_JSON] == NULL;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    for (const struct named *n = ledger_first(acting.ledger, KIND_ORGANISATION);
         n != NULL; n = n->next) {
        const struct organisation *o = n->thing;

        if (prints)
            printf("%-22s %s (%s, %s%s)\n", o->entry.key, o->name,
                party_sides[o->side], party_capacities[o->capacity],
                o->is_lead ? ", the lead" : "");
        json_array_append_new(all,
            json_pack("{s:s, s:s, s:s, s:s, s:b, s:o, s:o}", "key",
                o->entry.key, "name", o->name, "side", party_sides[o->side],
                "capacity", party_capacities[o->capacity], "lead",
                (int)o->is_lead, "member_of",
                memberships_of(acting.ledger, o->entry.key, prints), "people",
                people_of(acting.ledger, o->entry.key, prints)));
    }
    json_object_set_new(acting.reply, "parties", all);
    return acting_show(&acting);
}

const struct command command_party[] = {
    { .name = "party",
        .synopsis = "VERB DIR ...",
        .help = "who takes part: organisations and their people",
        .text = "Organisations are councils, providers, their associations and "
                "others; each act is done by a person of one. Names are kept "
                "encrypted, so that a person can be erased; keys are not: put "
                "no person's name into a key." },
    { .name = "party add",
        .synopsis = "DIR KEY --name NAME [--side S] [--capacity C] [--lead]",
        .help = "add an organisation",
        .text = "KEY is a short name for it: small letters, digits, hyphens. "
                "The first act of a project adds its lead, with --lead: its "
                "people run the consultation, draft responses and publish "
                "them.",
        .least = 2,
        .most = 2,
        .run = add,
        .options = { ACTING_ACTS, { "--name", "NAME", "its name" },
            { "--side", "SIDE", "council, provider, young-people, other" },
            { "--capacity", "C",
                "provider, trade-association, council, public-body, "
                "individual (council: of side council)" },
            { "--lead", NULL, "it runs the consultation" } } },
    { .name = "party person",
        .synopsis = "DIR ORGANISATION --name NAME [--email E] [--post P]",
        .help = "add a person of an organisation",
        .text = "Prints the person's key, ORGANISATION-1 and so on: it stands "
                "for the person wherever one is named.",
        .least = 2,
        .most = 2,
        .run = person,
        .options = { ACTING_ACTS, { "--name", "NAME", "the person's name" },
            { "--email", "E", "where the person is written to" },
            { "--post", "P", "what the person does there" } } },
    { .name = "party join",
        .synopsis = "DIR ASSOCIATION MEMBER",
        .help = "make an organisation a member of an association",
        .text = "A member may give its points to the association, which "
                "submits one position for all.",
        .least = 3,
        .most = 3,
        .run = join,
        .options = { ACTING_ACTS } },
    { .name = "party list",
        .synopsis = "DIR",
        .help = "list organisations and people",
        .text = "Each organisation with its key, side and capacity, the "
                "associations that it is a member of, and its people.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS } },
    { .name = NULL },
};
