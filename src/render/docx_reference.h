/*
 * Cross-references of a Word file: REF fields whose cached words are what Word
 * would compute. Where it could not compute them, a plain link to the place.
 */
#ifndef RENDER_DOCX_REFERENCE_H
#define RENDER_DOCX_REFERENCE_H

struct docx_writer;
struct node;

void docx_reference_write(
    struct docx_writer *writer, const struct node *reference);

/* Asks for the bookmarks that a reference will use. */
void docx_reference_need(
    struct docx_writer *writer, const struct node *reference);

#endif
