/*
 * Docx words: what one element inside a run of a Word file prints.
 *
 * Text, tabs, breaks, hyphens that have elements of their own, and symbols of
 * the symbol fonts as the Unicode characters that look like them.
 */
#ifndef REVIEW_DOCX_WORDS_H
#define REVIEW_DOCX_WORDS_H

struct arena;
struct foreign;

/* A Word attribute, or NULL; some programs leave out its namespace. */
const char *docx_words_attribute(
    const struct foreign *element, const char *name);

/* The w:val of a child of properties, "" if it has none; NULL: no child. */
const char *docx_words_value(
    const struct foreign *properties, const char *child);

/* All text below an element. */
const char *docx_words_below(
    struct arena *arena, const struct foreign *element);

/* Returns NULL if the element prints nothing of its own. */
const char *docx_words_of(struct arena *arena, const struct foreign *element);

#endif
