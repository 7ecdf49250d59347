/*
 * What a Word file has besides when it is a copy that is sent out for comment:
 * its id as a property, the signed list of what is in it, tracked changes
 * switched on, and a link at each clause. A file that is no such copy gets
 * nothing of it.
 */
#ifndef RENDER_DOCX_COPY_H
#define RENDER_DOCX_COPY_H

struct docx_writer;
struct node;
struct render_copy;

/* Markup for the settings, and for the package. NULL: none. */
const char *docx_copy_tracking(const struct render_copy *copy);
const char *docx_copy_relationship(const struct render_copy *copy);

/* After the words of a heading and its bookmark, which stay as they are. */
void docx_copy_link(struct docx_writer *writer, const struct node *node);

/* The parts, when the body is written. */
void docx_copy_pack(struct docx_writer *writer);

#endif
