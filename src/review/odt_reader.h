/*
 * ODT reader: what an Open Document text says, as a returned value.
 */
#ifndef REVIEW_ODT_READER_H
#define REVIEW_ODT_READER_H

#include "base/must_check.h"
#include "io/package.h"
#include "review/returned.h"

struct job;

/* name stands for the file in findings. Returns NULL, with a finding. */
MUST_CHECK const struct returned *odt_reader_read(
    struct job *job, const char *name, struct bytes bytes);

#endif
