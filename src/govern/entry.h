/*
 * Entry: one record, one thing that is known of a consultation, and the table
 * that says what a record of its kind is made of.
 *
 * A kind is a C struct whose first member is a struct entry, and a list of its
 * fields. Text fields may be NULL: nothing is said. A sealed field holds a name
 * or free text; at rest it is encrypted for its subject, the organisation or
 * person named by another field of the same record, so that a subject can be
 * erased.
 */
#ifndef GOVERN_ENTRY_H
#define GOVERN_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first member of every kind's struct. */
struct entry {
    const char *key; /* never holds a person's name */
};

/* What an erased field reads as. */
#define ENTRY_ERASED "[erased]"

enum field_type {
    FIELD_TEXT,   /* const char * */
    FIELD_SEALED, /* const char * */
    FIELD_NUMBER, /* int64_t */
    FIELD_TRUTH,  /* bool */
    FIELD_WORD    /* int: an enum, at rest the word for it */
};

struct entry_field {
    const char *name;
    enum field_type type;
    size_t offset;
    /* FIELD_TEXT: name of the kind that it is the key of, or NULL.
       FIELD_SEALED: name of the field that is the subject's key. */
    const char *of;
    const char *const *words; /* of FIELD_WORD, ended by NULL */
};

struct entry_kind {
    const char *name;
    size_t size; /* of the struct */
    const struct entry_field *fields;
    size_t field_count;
    bool is_final; /* once put, it is never put again: a vote */
};

#endif
