/*
 * XML: files read into a plain tree, checked against a schema, with places.
 *
 * Files are UTF-8 and do not say otherwise. Entities of their own, document
 * types and the network are refused; 256 elements may stand within one
 * another. The tree lives as long as the job and is never changed. Only this
 * file and io/stylesheet, which hands text to libxslt, include libxml2.
 */
#ifndef IO_XML_H
#define IO_XML_H

#include "base/findings.h"
#include "base/must_check.h"

#include <stddef.h>

struct job;

struct attribute {
    const char *name;
    const char *value;
    struct attribute *next;
};

/* An element, or a run of text (name is NULL then). */
struct element {
    const char *name;
    const char *text;
    struct place place; /* where its tag starts */
    struct attribute *attributes;
    struct element *parent, *first, *last, *next;
};

/* A compiled RELAX NG schema. */
struct xml_schema;

/*
 * Returns NULL, with findings, if the schema itself cannot be used. The caller
 * closes it.
 */
MUST_CHECK struct xml_schema *xml_schema_open(
    struct job *job, const char *path);
void xml_schema_close(struct xml_schema *schema); /* NULL is allowed */

/*
 * Reads a file. schema may be NULL. Returns NULL, with findings, if it cannot
 * be read, is not well-formed or breaks the schema.
 */
MUST_CHECK const struct element *xml_load(
    struct job *job, const char *path, const struct xml_schema *schema);

/* The same of text in memory; name stands for the file in findings. */
MUST_CHECK const struct element *xml_parse(struct job *job, const char *name,
    const char *bytes, size_t size, const struct xml_schema *schema);

/* Each returns NULL if there is none. */
const char *xml_attribute(const struct element *element, const char *name);
const struct element *xml_child(
    const struct element *element, const char *name);

/*
 * The first attribute that is not among the known names, NULL-ended: what is
 * misspelt would quietly count for nothing. Returns NULL if there is none.
 */
const char *xml_unknown_attribute(
    const struct element *element, const char *const *known);

/* The next sibling of that name; from the first child with a NULL after. */
const struct element *xml_next(const struct element *parent,
    const struct element *after, const char *name);

/* The first element below, at any depth, whose id is this one. */
const struct element *xml_find_id(
    const struct element *element, const char *id);

/* All words below, white space squeezed. */
const char *xml_words(struct job *job, const struct element *element);

/* Those of the first child of that name. Returns NULL if there is none. */
const char *xml_child_words(
    struct job *job, const struct element *element, const char *name);

#endif
