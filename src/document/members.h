/*
 * Members: which member of a struct stands in neutral XML under which name.
 *
 * One table for each struct, read by the writer and by the reader, so that
 * neither forgets what the other knows. A table ends with a NULL name.
 */
#ifndef DOCUMENT_MEMBERS_H
#define DOCUMENT_MEMBERS_H

#include <stddef.h>

struct arena;
struct element;
struct text;

enum member_kind {
    MEMBER_WORDS,     /* const char *; NULL is left out */
    MEMBER_NUMBER,    /* int; 0 is left out */
    MEMBER_YES,       /* bool; false is left out */
    MEMBER_HUNDREDTHS /* int; 1150 is "11.50" */
};

struct member {
    const char *name;
    enum member_kind kind;
    size_t at;
};

extern const struct member members_of_document[], members_of_node[],
    members_of_origin[], members_of_house[], members_of_remark[],
    members_of_chart[];

/* start is the struct that the table is of. */
void members_write(
    struct text *text, const struct member *members, const void *start);

/* Sets what the element says, and leaves the rest as it is. */
void members_read(struct arena *arena, const struct member *members,
    void *start, const struct element *element);

/* Of a table of words alone. */
const char *members_words(const struct member *member, const void *start);

#endif
