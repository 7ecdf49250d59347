/*
 * Placing: each paragraph of a file that came back gets its line of what was
 * sent.
 *
 * The surest carrier decides: bookmark, tag, clause link, words that stand once
 * in both, the order between two that are placed, likeness. A line is never
 * guessed: what two lines could be is doubtful, what no line could be is new
 * and stands after the line before it. Time grows with the length of both; the
 * search for likeness is bounded. Lives as long as the arena; borrows both.
 */
#ifndef REVIEW_PLACING_H
#define REVIEW_PLACING_H

#include "review/intake.h"
#include "review/lines.h"

#include <stdint.h>

#define PLACING_NOWHERE SIZE_MAX

/*
 * One paragraph as it stood before the tracked changes: what was split since
 * are several paragraphs of the file, first to last.
 */
struct unit {
    size_t first, last;
    const char *words, *normal; /* without what is inserted */
    size_t line;                /* PLACING_NOWHERE: none */
    size_t last_line; /* of several that were joined untracked; else as line */
    size_t after;     /* of what has no line: the line that it follows */
    enum carrier carrier;
    int score;
    bool is_apart;    /* the contents table, or our notice: no agreement text */
    bool is_doubtful; /* it could be more than one line: for a person */
    bool is_double;   /* its bookmark stood on another, too */
    bool is_in_table;
    bool goes_on; /* in a cell, after another paragraph of it */
};

struct placing {
    struct lines lines;
    const struct returned_paragraph *const *paragraph;
    size_t paragraph_count;
    struct unit *unit;
    size_t unit_count;
    const size_t *unit_of; /* by paragraph; PLACING_NOWHERE: not of the body */
    size_t *taken;         /* by line: its unit, or PLACING_NOWHERE */
    bool has_bookmarks;    /* most are there still */
};

/* Cannot fail. */
struct placing placing_make(struct arena *arena, const struct document *sent,
    const struct returned *returned);

/* Whether a piece is there before the changes; afterwards. */
bool placing_was(
    const struct returned_paragraph *paragraph, const struct piece *piece);
bool placing_stays(
    const struct returned_paragraph *paragraph, const struct piece *piece);

#endif
