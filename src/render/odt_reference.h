/*
 * Cross-references of an ODT file: fields whose words are what an office
 * program would compute. Where it could not, a plain link to the place.
 */
#ifndef RENDER_ODT_REFERENCE_H
#define RENDER_ODT_REFERENCE_H

struct node;
struct odt_writer;

void odt_reference_write(
    struct odt_writer *writer, const struct node *reference);

/* Asks for the bookmarks that a reference will use. */
void odt_reference_need(
    struct odt_writer *writer, const struct node *reference);

#endif
