/*
 * The contents table of a Word file: a TOC field that shows, before Word has
 * computed anything, what Word would compute.
 */
#ifndef RENDER_DOCX_CONTENTS_H
#define RENDER_DOCX_CONTENTS_H

struct docx_writer;
struct node;

void docx_contents_write(
    struct docx_writer *writer, const struct node *contents);

#endif
