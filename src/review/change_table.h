/*
 * Change table: the changes of a pack as a document that every format prints,
 * and as JSON.
 */
#ifndef REVIEW_CHANGE_TABLE_H
#define REVIEW_CHANGE_TABLE_H

#include "review/changes.h"

struct house;
struct job;

/* One document of the pack, and what changed in it; rows NULL: nothing. */
struct changed_document {
    const char *id, *title;
    enum change change; /* only in one of the packs: inserted or deleted */
    const struct change_row *rows;
    size_t count;
    const char *redline; /* names of its files, or NULL: there are none */
};

struct change_report {
    const char *old, *new; /* as the two were named */
    const char *subject, *date;
    const char *status; /* "Comparison of draft-1 and draft-2" */
    bool is_sought;     /* each cause was; else only what the texts show */
    const struct changed_document *documents;
    size_t count;
};

struct document *change_table_document(struct job *job,
    const struct house *house, const struct change_report *report);

/* Ends with a new line. */
const char *change_table_json(
    struct job *job, const struct change_report *report);

#endif
