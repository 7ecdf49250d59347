/*
 * Output: a pack on the disk, all of it or nothing.
 *
 * Everything is made in memory first; files are written only when the whole
 * pack is there. A document asked for alone is written beside what stands.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "assemble/draft.h"

#include <stdbool.h>

struct batch;
struct sending;

struct output_options {
    const char *formats; /* "docx,html", NULL: those and xml */
    const char *only;    /* id of a document, or NULL */
    const char *templates;
    struct sending *sending; /* copies for comment; NULL: they are none */
    /* Called when all is made and nothing is on the disk, with the manifest's
       hash; if it is false, nothing will be. NULL: nobody is asked. */
    bool (*commit)(void *context, const char *sha256);
    void *context;
    struct batch *batch; /* where its files go, and whoever made it settles
                            it; NULL: they are on the disk when it is said */
    bool is_quiet;       /* nothing is said of what was made */
};

/* False, with findings. Says on standard output what was made. */
bool output_write(struct job *job, const struct draft_pack *pack,
    const char *folder, struct output_options options);

#endif
