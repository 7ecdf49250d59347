/*
 * ODT: a document written as an OpenDocument Text 1.3 file.
 *
 * A C walk over the tree writes the words; what is the same for every document
 * (styles, page layouts) comes from templates/odt/ with the house style in it,
 * read once. A `struct odt` lives as long as the job it was opened in and is
 * never changed, so any number of documents may be written with it.
 *
 * The same document gives the same bytes. What an office program computes
 * (the contents table, references) stands in the file already computed.
 */
#ifndef RENDER_ODT_H
#define RENDER_ODT_H

#include "io/package.h"

struct document;
struct house;
struct job;
struct odt;
struct render_options;

/* Returns NULL, with findings, if a template or the logo cannot be used. */
const struct odt *odt_open(
    struct job *job, const char *folder, const struct house *house);

/* start is NULL, with a finding, if it failed. */
struct bytes odt_write(struct job *job, const struct odt *odt,
    const struct document *document, struct render_options options);

#endif
