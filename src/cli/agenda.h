/*
 * Agenda: what a pack reads, as questions to be asked, in their order.
 *
 * Made from the readings of an assembly. First comes what rules read, since it
 * decides what else will be asked; then what shapes the words; then what is
 * only printed; what is optional comes last. Within these, early topics come
 * first, and then the order is that of the library's files; a list is followed
 * by its records. Computed values and blank forms are not asked for, nor what
 * only decided rules and findings would have read. Lives as long as the job
 * that made it.
 */
#ifndef CLI_AGENDA_H
#define CLI_AGENDA_H

#include "answers/answers.h"
#include "cli/project.h"

#include <stddef.h>

enum agenda_rank {
    AGENDA_DECIDES, /* read by a rule, or by the choice of documents */
    AGENDA_SHAPES,  /* read by another condition */
    AGENDA_PRINTED, /* read by words alone */
    AGENDA_OPTIONAL,
    AGENDA_RANKS
};

enum agenda_state {
    AGENDA_UNANSWERED,
    AGENDA_STANDARD, /* unanswered, but a default stands */
    AGENDA_OPEN,     /* on purpose */
    AGENDA_ANSWERED
};

/* One question; of a list, once for each record. */
struct agenda_item {
    const char *name; /* "homes[elm].home_name", the same in each assembly */
    const struct question *question;
    const struct record *record;    /* NULL: of the project */
    const struct record_list *list; /* the records of a list, or NULL */
    const struct answer *answer;    /* a default too, or NULL */
    const char *elsewhere; /* table or overlay that holds the record, or NULL */
    enum agenda_rank rank;
    enum agenda_state state;
    struct names readers; /* "rule VOL-SOFT", in the order of reading */
    struct agenda_item *next;
};

struct agenda {
    struct names items; /* name to struct agenda_item */
    struct agenda_item *first, **end;
    size_t settled, needed; /* of those that are not optional */
};

/* Of a project and the pack that was assembled from it. */
const struct agenda *agenda_make(struct job *job, const struct project *project,
    const struct draft_pack *pack);

/* Returns NULL if there is none. */
const struct agenda_item *agenda_find(
    const struct agenda *agenda, const char *name);

/* The first to ask whose name is not passed over. NULL: all has been asked. */
const struct agenda_item *agenda_next(
    const struct agenda *agenda, const struct names *passed_over);

/* What stands as the answer, as a person writes it. NULL: nothing does. */
const char *agenda_words(struct job *job, const struct agenda_item *item);

#endif
