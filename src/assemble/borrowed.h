/*
 * Borrowed: the rows of another clause's table, so that a form that reports on
 * them has no list of its own.
 */
#ifndef ASSEMBLE_BORROWED_H
#define ASSEMBLE_BORROWED_H

#include "assemble/phrase.h"

/*
 * What <rows of="CLAUSE/TABLE" take="1 3"/> stands for: an element whose
 * children are that table's rows, each with those of its cells and then empty
 * ones for the columns that are left. It has none if the clause is not in the
 * pack before this one.
 */
const struct element *borrowed_rows(
    const struct composing *c, const struct element *rows);

#endif
