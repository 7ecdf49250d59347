/*
 * Party: the organisations that take part, and their people.
 *
 * A person's key is made from the organisation's ("beacon-1"), so that it says
 * nothing of the person.
 */
#ifndef GOVERN_PARTY_H
#define GOVERN_PARTY_H

#include "base/must_check.h"
#include "govern/entry.h"

struct act;
struct job;
struct ledger;

enum party_side {
    SIDE_COUNCIL,
    SIDE_PROVIDER,
    SIDE_YOUNG_PEOPLE,
    SIDE_OTHER,
    SIDES
};
extern const char *const party_sides[];

enum capacity {
    CAPACITY_PROVIDER,
    CAPACITY_TRADE_ASSOCIATION,
    CAPACITY_COUNCIL,
    CAPACITY_PUBLIC_BODY,
    CAPACITY_INDIVIDUAL,
    CAPACITIES
};
extern const char *const party_capacities[];

struct organisation {
    struct entry entry;
    const char *name; /* sealed for itself */
    enum party_side side;
    enum capacity capacity;
    bool is_lead; /* runs the consultation: its people draft the responses */
};

/* One organisation's being a member of an association. */
struct membership {
    struct entry entry;
    const char *association, *member; /* organisations */
};

struct person {
    struct entry entry;
    const char *organisation;
    const char *name, *email, *post; /* sealed for itself; may be NULL */
};

/* Keys are small letters, digits and hyphens. False, with findings. */
MUST_CHECK bool party_check_key(struct job *job, const char *key);
MUST_CHECK bool party_add_organisation(
    struct job *job, struct act *act, const struct organisation *organisation);

/* Gives the person a key, made of the organisation's. NULL, with findings. */
MUST_CHECK const char *party_add_person(
    struct job *job, struct act *act, const struct person *person);

MUST_CHECK bool party_join(struct job *job, struct act *act,
    const char *association, const char *member);

/* How many members an association has. */
int64_t party_members(const struct ledger *ledger, const char *association);
bool party_is_member(const struct ledger *ledger, const char *association,
    const char *organisation);

/* The organisation that runs the consultation; NULL if none was named yet. */
const struct organisation *party_lead(const struct ledger *ledger);

/* Whether the person is of the lead; if not, a finding. */
MUST_CHECK bool party_is_officer(
    struct job *job, const struct ledger *ledger, const char *person);

/* Names for people: the key where no name is known. */
const char *party_name(const struct ledger *ledger, const char *organisation);
const char *party_person_name(const struct ledger *ledger, const char *person);

/* Whether words hold a name as a word by itself, in capitals or not. */
bool party_is_named(const char *words, const char *name);

#endif
