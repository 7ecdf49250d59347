/*
 * Words in a paragraph of an ODT file: spans, links, bookmarks, blanks.
 */
#ifndef RENDER_ODT_TEXT_H
#define RENDER_ODT_TEXT_H

struct node;
struct odt_writer;

/* style is a character style, or NULL. */
void odt_text_span(
    struct odt_writer *writer, const char *style, const char *words);
void odt_text_tab(struct odt_writer *writer);

/* Leads to a bookmark; its words are never recomputed. */
void odt_text_link_begin(struct odt_writer *writer, const char *bookmark);
void odt_text_link_end(struct odt_writer *writer);

/* Around the words of a bookmark; NULL: there is none. */
void odt_text_bookmark_begin(struct odt_writer *writer, const char *name);
void odt_text_bookmark_end(struct odt_writer *writer, const char *name);

/* All that stands in a heading, paragraph or definition, bookmarked. */
void odt_text_content(struct odt_writer *writer, const struct node *node);

#endif
