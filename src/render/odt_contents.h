/*
 * The contents table of an ODT file: an index that shows, before an office
 * program has computed anything, what it would compute. Its entries cannot be
 * edited by hand, only made anew.
 */
#ifndef RENDER_ODT_CONTENTS_H
#define RENDER_ODT_CONTENTS_H

struct node;
struct odt_writer;

void odt_contents_write(struct odt_writer *writer, const struct node *contents);

#endif
