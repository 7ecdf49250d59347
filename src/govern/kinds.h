/*
 * Kinds: every kind of record that a consultation is kept in, declared once.
 *
 * The store makes its tables, its events and its seals from this list; what is
 * not here cannot be kept.
 */
#ifndef GOVERN_KINDS_H
#define GOVERN_KINDS_H

#include "govern/entry.h"

enum kind_id {
    KIND_ORGANISATION,
    KIND_MEMBERSHIP,
    KIND_PERSON,
    KIND_ROUND,
    KIND_ROUND_ITEM,
    KIND_EXTENSION,
    KIND_INVITATION,
    KIND_SUBMISSION,
    KIND_OMISSION,
    KIND_FILE,
    KIND_POINT,
    KIND_PROPOSED,
    KIND_ENDORSEMENT,
    KIND_GROUPING,
    KIND_REDACTION,
    KIND_PLACEMENT,
    KIND_DISPOSITION,
    KIND_PUBLICATION,
    KIND_BOARD,
    KIND_SEAT,
    KIND_INTEREST,
    KIND_MOTION,
    KIND_OPTION,
    KIND_VOTE,
    KIND_PROXY,
    KIND_DECISION,
    KIND_FREEZE,
    KIND_ISSUE,
    KIND_VARIATION,
    KIND_AGREEMENT,
    KIND_EVIDENCE,
    KIND_ACCEPTANCE,
    KINDS
};

const struct entry_kind *kinds_get(enum kind_id id);

/* False if there is none of that name. */
bool kinds_find(const char *name, enum kind_id *id);

/* A field of an entry, as text: NULL if nothing is said. */
struct arena;
const char *kinds_text(
    struct arena *arena, const struct entry_field *field, const void *entry);

/* Sets it from such text; false if the text is no value of the field. */
bool kinds_set(const struct entry_field *field, void *entry, const char *text);

#endif
