/*
 * Words in a paragraph of a Word file: runs, fields, bookmarks, blanks.
 */
#ifndef RENDER_DOCX_TEXT_H
#define RENDER_DOCX_TEXT_H

struct docx_writer;
struct node;

/* style is a character style, or NULL. */
void docx_text_run(
    struct docx_writer *writer, const char *style, const char *words);
void docx_text_tab(struct docx_writer *writer);

/* A field in three steps, so that what it shows may be many runs. */
void docx_text_field_begin(struct docx_writer *writer, const char *code);
void docx_text_field_end(struct docx_writer *writer);

/* Leads to a bookmark without a field; its words are never recomputed. */
void docx_text_link_begin(struct docx_writer *writer, const char *bookmark);
void docx_text_link_end(struct docx_writer *writer);

/* A bookmark around these words, or around nothing; NULL: none. */
void docx_text_bookmark(
    struct docx_writer *writer, const char *name, const char *words);

/* All that stands in a heading, paragraph or definition, bookmarked. */
void docx_text_content(struct docx_writer *writer, const struct node *node);

#endif
