/*
 * Schema: the tables of a record, and how those of an older version become
 * those of this one.
 *
 * What cannot be made again (events, heads, kept files) changes by numbered
 * steps (migrations.def). The tables of the kinds hold nothing that the events
 * do not: when a kind has changed they are made anew from the events.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "base/must_check.h"
#include "store/database.h"

struct event;
struct image;
struct job;

struct migration {
    int version;
    const char *sql;
};

/* The steps, from 1 without a gap, ended by one without SQL. */
const struct migration *schema_migrations(void);

/* All tables of an empty record; identity is its own for ever. */
MUST_CHECK bool schema_make(struct job *job, struct database *record,
    const char *identity, const char *verifier);

/*
 * Brings a record to these steps and to the kinds as they are now, all or
 * nothing. A record of a later version is a finding.
 */
MUST_CHECK bool schema_update(struct job *job, struct database *record,
    const struct migration *migrations);

/* Returns NULL, without a finding, if there is none. */
const char *schema_setting(
    struct job *job, struct database *record, const char *name);

/*
 * Walks all events, checks the chain and adds them up. With a finding for each
 * that does not follow the one before it or cannot be read. tip gets the hash
 * of the last and sequence its number.
 */
struct tip {
    int64_t sequence; /* 0: there is none yet */
    const char *hash;
};
MUST_CHECK bool schema_replay(struct job *job, struct database *record,
    struct image *image, struct tip *tip);

#endif
