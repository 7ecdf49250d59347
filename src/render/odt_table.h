/*
 * Tables of an ODT file: data, forms to fill in, and lines to sign on.
 */
#ifndef RENDER_ODT_TABLE_H
#define RENDER_ODT_TABLE_H

struct node;
struct odt_writer;

void odt_table_write(struct odt_writer *writer, const struct node *table);

#endif
