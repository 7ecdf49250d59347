/*
 * Figures: what the calculator found, put into a document as a table, a shaded
 * table or a chart. A clause names one: <figure id="f" of="block-cases"/>.
 */
#ifndef ASSEMBLE_FIGURES_H
#define ASSEMBLE_FIGURES_H

struct chart;
struct figure;
struct job;
struct node;

/*
 * Appends a table or a chart, with the figure's title as its caption; below a
 * table with flagged cells, what the flag means.
 */
struct node *figures_add(
    struct job *job, struct node *parent, const struct figure *figure);

/* What its lines show; a table's column is a series. */
const struct chart *figures_chart(struct job *job, const struct figure *figure);

#endif
