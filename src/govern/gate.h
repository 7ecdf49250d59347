/*
 * Gate: what stands between a pack and "ready to procure".
 *
 * Each criterion of lua/gate.lua is looked at in the ledger and in plain facts
 * of the pack as it is assembled now. It is met, not met, or waived by the
 * project; what is not met comes with a list of exactly what is missing. Where
 * no criterion is declared nothing was looked at, and the gate is closed. Lives
 * as long as the job.
 */
#ifndef GOVERN_GATE_H
#define GOVERN_GATE_H

#include "base/names.h"

#include <stdbool.h>
#include <stdint.h>

struct criterion;
struct job;
struct ledger;

/* ---- what is known of the pack ---------------------------------------- */

/* What is wrong with it. */
struct gate_finding {
    const char *id, *words;
    const char *place; /* "answers.xml:12", or NULL */
    const char *hint;  /* or NULL */
    bool blocks;       /* else it is a warning */
    const struct gate_finding *next;
};

/* A clause in it, once. */
struct gate_clause {
    const char *id, *variant;
    const char *head;     /* its row in the heads of terms, or NULL */
    const char *decision; /* that chose the variant, or NULL */
    const char *reserved; /* whose it is to settle, or NULL */
    const char *changed;  /* what the decision rests on has: or NULL */
    bool is_choice;       /* there are several, and no rule requires one */
    bool is_open;         /* an answer yet unknown may change it */
    const struct gate_clause *next;
};

/* A provision of law that something in it rests on; by law. */
struct gate_law {
    const char *law, *at;
    const char *checked; /* date, or NULL: never */
    const struct gate_law *next;
};

/* Something else that the program looked at and found wanting. */
struct gate_fault {
    const char *place, *what;
    const char *cure; /* a command */
    const struct gate_fault *next;
};

struct gate_facts {
    const char *folder; /* of the project, for the commands to type */
    const char *at;     /* as of when */
    const struct gate_finding *findings;
    const struct names *clauses;  /* struct gate_clause */
    const struct names *texts;    /* clause to the SHA-256 of its words */
    const struct names *answered; /* questions that have an answer */
    const struct gate_law *laws;
    const struct gate_fault *model;       /* why its figures do not run */
    const struct gate_fault *rebuild;     /* what differs when built again */
    const struct gate_fault *publication; /* of the copy to publish */
};

/* ---- what stands between ---------------------------------------------- */

enum gate_state { GATE_MET, GATE_NOT_MET, GATE_WAIVED, GATE_STATES };
extern const char *const gate_states[];

struct gate_missing {
    const char *place; /* key of a point, clause, id of a finding ... */
    const char *what;
    const char *cure; /* a command to type, or what to do */
    const struct gate_missing *next;
};

struct gate_row {
    const struct criterion *criterion;
    enum gate_state state;
    const struct gate_missing *missing;
    int64_t missing_count;
    const struct gate_row *next;
};

struct gate {
    const struct gate_row *rows;
    bool is_open;
};

/* criteria is what rules_criteria gives. Cannot fail. */
const struct gate *gate_look(struct job *job, const struct ledger *ledger,
    const struct names *criteria, const struct gate_facts *facts);

/* "3 Every point is answered; 9 ..."; NULL if it is open. */
const char *gate_missing_words(struct job *job, const struct gate *gate);

#endif
