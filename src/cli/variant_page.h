/*
 * Variant page: the variants of a clause beside each other, as a document.
 *
 * A table says of each what it is for, when a rule chooses it and what each
 * side says of it; then come the preferred words, and those of every other
 * with what differs from them marked. Lives as long as the job.
 */
#ifndef CLI_VARIANT_PAGE_H
#define CLI_VARIANT_PAGE_H

#include "assemble/specimen.h"

/* False, with findings, if one of the comparisons does not prove itself. */
bool variant_page_make(struct job *job, struct specimen_source source,
    const struct clause *clause, struct document **page);

/* One more section at its end: a wording beside the one that it would change.
   False, with findings, as above. */
bool variant_page_add(struct job *job, struct specimen_source source,
    struct document *page, const struct variant *was,
    const struct variant *variant, const char *title);

#endif
