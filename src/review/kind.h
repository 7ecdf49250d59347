/*
 * Kind: what a file is, by its bytes and never by its name.
 */
#ifndef REVIEW_KIND_H
#define REVIEW_KIND_H

#include "base/must_check.h"
#include "io/package.h"

struct job;

enum kind {
    KIND_NONE, /* nothing that we read */
    KIND_DOCX,
    KIND_ODT
};

/*
 * name stands for the file in findings. KIND_NONE comes with a finding that
 * says what the file is and what to do. Call it in a worker.
 */
MUST_CHECK enum kind kind_of(
    struct job *job, const char *name, struct bytes bytes);

#endif
