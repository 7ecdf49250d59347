/*
 * PDF: Word files turned into tagged PDF by LibreOffice, many in one process.
 *
 * What LibreOffice writes differs from run to run, so PDF is outside the
 * promise that the same inputs give the same bytes.
 */
#ifndef CLI_PDF_H
#define CLI_PDF_H

#include "io/package.h"

#include <stdbool.h>

/* One file: the Word bytes go in, the PDF bytes come out. */
struct pdf {
    const char *id;
    struct bytes docx;
    struct bytes pdf;
};

/* False, with a finding that says what is missing. */
bool pdf_make(struct job *job, struct pdf *files, size_t count);

#endif
