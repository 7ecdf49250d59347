/*
 * Docx field: which text of a Word file is a field's instruction.
 *
 * A field is begun, separated and ended by characters of its own, which may
 * stand in different paragraphs, and one field may stand in another's
 * instruction. Only the outermost results are text.
 */
#ifndef REVIEW_DOCX_FIELD_H
#define REVIEW_DOCX_FIELD_H

#include "base/text.h"

#include <stdbool.h>

struct foreign;

struct docx_field {
    struct text open;        /* one letter for each, outermost first */
    size_t hiding;           /* how many of them are in their instruction */
    struct text instruction; /* of the outermost */
    const struct foreign *closing;
};

struct docx_field docx_field_new(struct arena *arena);

/* As if it were new. */
void docx_field_reset(struct docx_field *field);

/* A w:fldChar. */
void docx_field_mark(struct docx_field *field, const struct foreign *element);

/* Words of an instruction, as they come. */
void docx_field_add(struct docx_field *field, const char *words);

bool docx_field_is_hiding(const struct docx_field *field);

/* A field that nothing closes after this paragraph of root hides no more. */
void docx_field_settle(struct docx_field *field, const struct foreign *root,
    const struct foreign *paragraph);

/*
 * The outside address in an instruction (HYPERLINK "..."), or NULL if it is of
 * another kind.
 */
const char *docx_field_link(struct arena *arena, const char *instruction);

#endif
