/*
 * Inside: what an open store is made of, for this layer alone.
 */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include "base/job.h"
#include "base/names.h"
#include "io/seal.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/tables.h"

struct store {
    struct job job; /* of whoever opened it: what closing has to say */
    const char *folder;
    struct owner *owner;
    struct database *record;
    const struct tables *tables;
    struct keyring *keyring;
    unsigned char wrapping[SEAL_KEY_SIZE], signing[SEAL_KEY_SIZE];
    const char *identity;
    struct tip tip;
    struct names erased; /* subjects */
    bool may_lack_keys;
    const char *last_at; /* of an act committed since it was opened, or NULL */
};

#endif
