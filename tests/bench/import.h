/*
 * Import: what it takes to take in a Word file of sixty pages that came back
 * with 500 comments and 1,000 tracked changes.
 *
 * The file is a comparison with remarks, as our own writer makes it. What is
 * done in the worker is measured here in this process, step by step, and then
 * the way through the worker as a whole. The floor is libxml2 alone, which
 * parses the two parts that hold the text; pandoc reading the same file is the
 * peer.
 */
#ifndef BENCH_IMPORT_H
#define BENCH_IMPORT_H

#include "contract.h"
#include "measure.h"

#include <stdbool.h>

struct job;

enum import_step {
    IMPORT_UNZIP,  /* the list checked, the text's parts unpacked */
    IMPORT_PARSE,  /* both parts as trees */
    IMPORT_WALK,   /* the rest of reading */
    IMPORT_WRITE,  /* what was read, as text out of the worker */
    IMPORT_READ,   /* and back */
    IMPORT_WORKER, /* what it takes that all this is done in a child */
    IMPORT_SENT,   /* what was sent, from its XML, valid */
    IMPORT_INTAKE, /* paragraphs placed, comments and edits on clauses */
    IMPORT_JSON,
    IMPORT_WHOLE, /* all of these: from the file on the disk to the JSON */
    IMPORT_FLOOR,
    IMPORT_PEER, /* pandoc, its start with it, at scale 0 */
    IMPORT_STEPS
};

struct import {
    struct samples took[IMPORT_STEPS][CONTRACT_SCALES];
    size_t paragraphs, comments, changes, bytes; /* at scale 0 */
};

/* One more sample of each. scratch is a folder for the file. */
bool import_round(
    struct import *import, const char *templates, const char *scratch);

#endif
