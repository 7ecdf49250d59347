/*
 * Prescan: XML of strangers, counted before a parser sees it.
 *
 * One pass in which nothing is kept: no document type, characters that XML
 * allows, in UTF-8; and no more attributes, depth and elements than the
 * parser handles in a moment (a drawing or formula that Word keeps in one
 * value for its older versions is not counted to its tag). Whether it is
 * well-formed is the parser's affair.
 */
#ifndef IO_PRESCAN_H
#define IO_PRESCAN_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

enum {
    PRESCAN_ATTRIBUTES_MOST = 128, /* of one tag */
    PRESCAN_TAG_MOST = 64 * 1024,  /* bytes of one tag */
    PRESCAN_DEPTH_MOST = 200,
    PRESCAN_ELEMENTS_MOST = 500000
};

/* name stands for the part in findings. Returns false, with a finding. */
MUST_CHECK bool prescan_check(
    struct job *job, const char *name, const char *bytes, size_t size);

#endif
