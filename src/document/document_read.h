/*
 * A document read back from its neutral XML, as document_xml wrote it.
 *
 * The tree is again the one that was written, as far as every format shows it:
 * writing it once more gives the same bytes. Lives as long as the job.
 */
#ifndef DOCUMENT_DOCUMENT_READ_H
#define DOCUMENT_DOCUMENT_READ_H

#include "base/must_check.h"

#include <stddef.h>

struct document;
struct job;

/*
 * schema is templates/document.rng. name stands for the file in findings.
 * Returns NULL, with findings, if it is not such a file.
 */
MUST_CHECK struct document *document_read(struct job *job, const char *schema,
    const char *name, const char *bytes, size_t size);

#endif
