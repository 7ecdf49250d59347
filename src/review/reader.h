/*
 * Reader: a file that came back, whatever its name says it is.
 *
 * It is known by its bytes. A Word (.docx) or Open Document (.odt) text is read
 * in a worker; anything else is a finding that says what it is and what to do.
 * Lives as long as the job.
 */
#ifndef REVIEW_READER_H
#define REVIEW_READER_H

#include "base/must_check.h"
#include "review/returned.h"

/* Returns NULL, with a finding. */
MUST_CHECK const struct returned *reader_read(
    struct job *job, const char *path);

#endif
