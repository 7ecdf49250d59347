/*
 * Tables of a Word file: data, forms to fill in, and lines to sign on.
 */
#ifndef RENDER_DOCX_TABLE_H
#define RENDER_DOCX_TABLE_H

struct docx_writer;
struct node;

void docx_table_write(struct docx_writer *writer, const struct node *table);

/* The smallest paragraph: between two tables, or after the last. */
void docx_table_part(struct docx_writer *writer);

#endif
