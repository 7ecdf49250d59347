/*
 * Stylesheet: XSLT 1.0, compiled once and run many times.
 *
 * A stylesheet sees the text it is given, its parameters, and nothing else: no
 * file, no network, no include, no import, no document(); it can write nothing
 * but its result. It stops after a fixed number of steps. A message from it
 * (xsl:message) is a refusal. This is the only file in the program that
 * includes libxslt; like io/xml it includes libxml2's parser. A stylesheet that
 * has been opened is never changed.
 */
#ifndef IO_STYLESHEET_H
#define IO_STYLESHEET_H

#include "base/must_check.h"
#include "io/package.h"

struct job;
struct stylesheet;

/* A parameter of the stylesheet: a name, and words that stand as they are. */
struct parameter {
    const char *name;
    const char *words;
};

/* Returns NULL, with findings, if it cannot be read or compiled. */
MUST_CHECK struct stylesheet *stylesheet_open(
    struct job *job, const char *path);
void stylesheet_close(struct stylesheet *stylesheet); /* NULL is allowed */

/*
 * The result of running it on XML in memory; name stands for that text in
 * findings. parameters end with one whose name is NULL, or are NULL. start is
 * NULL, with a finding, if anything at all went wrong.
 */
MUST_CHECK struct bytes stylesheet_run(struct job *job,
    const struct stylesheet *stylesheet, const char *name, const char *xml,
    const struct parameter *parameters);

#endif
