/*
 * Party: the organisations that take part, and their people.
 *
 * A person's key is made from the organisation's ("beacon-1"), so that it says
 * nothing of the person.
 */
#ifndef GOVERN_PARTY_H
#define GOVERN_PARTY_H

#include "govern/entry.h"

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

#endif
