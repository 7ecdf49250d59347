/*
 * Charts of a Word file: where each stands, and its part of the package.
 */
#ifndef RENDER_DOCX_CHART_H
#define RENDER_DOCX_CHART_H

struct docx_writer;
struct node;

void docx_chart_write(struct docx_writer *writer, const struct node *chart);

#endif
