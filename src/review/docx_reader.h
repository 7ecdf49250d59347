/*
 * Docx reader: a Word file that came back, as a plain value.
 *
 * Strict or transitional, whatever its parts and prefixes are called, by
 * whatever program it was written. A file that cannot be read whole is refused.
 */
#ifndef REVIEW_DOCX_READER_H
#define REVIEW_DOCX_READER_H

#include "base/must_check.h"
#include "io/package.h"
#include "review/returned.h"

struct job;

/* name stands for the file in findings. Returns NULL, with a finding. */
MUST_CHECK const struct returned *docx_reader_read(
    struct job *job, const char *name, struct bytes file);

#endif
