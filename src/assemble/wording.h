/*
 * Wording: how a value reads in a sentence.
 */
#ifndef ASSEMBLE_WORDING_H
#define ASSEMBLE_WORDING_H

#include "library/question.h"

#include <stddef.h>

struct job;

/* as is the attribute of <value>, or NULL for the way of its type. */
const char *wording_value(struct job *job, const struct question *question,
    struct value value, const char *as);

/* What stands before item i of count: "", ", ", " and ", "; or ". */
const char *wording_joint(const char *join, size_t i, size_t count);

#endif
