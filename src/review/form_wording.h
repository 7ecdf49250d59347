/*
 * Form wording: a change that a comment form proposes in exact words, as a
 * proposal on its paragraph, like one that was typed into the document.
 *
 * Words count as exact if at least half of a paragraph of the row's clause
 * stays in them: "delete" or "shorter, please" is no wording, and stays a
 * comment alone. Of several paragraphs the most like is meant, unless the row
 * names one. Cannot fail. Lives as long as the arena.
 */
#ifndef REVIEW_FORM_WORDING_H
#define REVIEW_FORM_WORDING_H

struct arena;
struct document;
struct point;
struct proposal;

/* Returns NULL if the point proposes no exact words, or none that are other. */
struct proposal *form_wording(struct arena *arena, const struct document *sent,
    const struct point *point);

#endif
