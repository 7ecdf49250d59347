/*
 * Charts of an ODT file: a picture each, with its text alternative.
 */
#ifndef RENDER_ODT_CHART_H
#define RENDER_ODT_CHART_H

struct node;
struct odt_writer;

void odt_chart_write(struct odt_writer *writer, const struct node *chart);

#endif
