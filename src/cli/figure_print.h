/*
 * Figure print: figures on a terminal, as CSV and as JSON.
 *
 * On a terminal a cell that fails a check has a "!" after it. CSV has the
 * figure's name in the first column, so that all fit one file; amounts are as a
 * person writes them in answers. JSON has pence, basis points and numbers.
 */
#ifndef CLI_FIGURE_PRINT_H
#define CLI_FIGURE_PRINT_H

#include "models/figure.h"

#include <stdio.h>

struct job;

void figure_print_table(
    struct job *job, const struct figure *figures, FILE *out);
void figure_print_csv(struct job *job, const struct figure *figures, FILE *out);
void figure_print_json(const struct figure *figures, FILE *out);

#endif
