/*
 * Docx styles: the names of a Word file's paragraph styles, and which are
 * headings. Lives as long as the arena.
 */
#ifndef REVIEW_DOCX_STYLES_H
#define REVIEW_DOCX_STYLES_H

#include "base/names.h"

#include <stdbool.h>

struct arena;
struct foreign;

struct docx_style {
    const char *name;
    const char *based_on; /* id, or NULL */
    bool is_heading;
};

/* By id. root is the part's root; NULL is allowed: there are none. */
struct names docx_styles_read(struct arena *arena, const struct foreign *root);

/* Whether properties of a paragraph or style give it a level of the outline. */
bool docx_styles_is_outline(const struct foreign *properties);

#endif
