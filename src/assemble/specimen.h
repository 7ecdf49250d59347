/*
 * Specimen: one variant of a clause by itself, outside any pack.
 *
 * It reads as a pack would print it where nothing is answered: values and what
 * hangs on conditions stand in brackets, references name the clause they lead
 * to. With answers it reads as they make it. Lives as long as the job.
 */
#ifndef ASSEMBLE_SPECIMEN_H
#define ASSEMBLE_SPECIMEN_H

#include "assemble/draft.h"

/* What specimens are made from; answers may be empty, but are there. */
struct specimen_source {
    const struct library *library;
    const struct rules *rules;
    struct answers *answers;
    const struct house *house;
};

/*
 * Cannot fail: what is open is no finding here. The document has one section
 * with the clause in it.
 */
struct document *specimen_make(struct job *job, struct specimen_source source,
    const struct variant *variant);

#endif
