/*
 * Labels: the numbers of paragraphs, counted as word processors count them.
 *
 * A writer asks, for each numbered paragraph, at which number a word processor
 * would show the label that assembly gave, and whether it would get there by
 * itself. Where it would not, the writer starts the list at that number; so
 * what is shown is always the label. One `struct labels` is one list.
 */
#ifndef RENDER_LABELS_H
#define RENDER_LABELS_H

#include "document/document.h"

#include <stdbool.h>

struct house;

enum labels_count { COUNT_DECIMAL, COUNT_LETTER, COUNT_CAPITAL, COUNT_ROMAN };

struct labels {
    const char *format[LEVELS]; /* as in the house style: "(%3)" */
    bool is_lettered;           /* its first level: recitals */
    int count[LEVELS];
};

/* Counted as clauses are, but for the look of the first level. */
struct labels labels_begin(const struct house *house, const char *first);

/* The same for a section: parties and recitals have a look of their own. */
struct labels labels_of_section(const struct house *house, enum role section);

/* How a level counts: 1, a, A or i. */
enum labels_count labels_count_of(const struct labels *labels, int level);

/*
 * Counts one paragraph. Returns the number that shows this label, or 0 if none
 * does. follows: whether it is the next without being told.
 */
int labels_place(
    struct labels *labels, int level, const char *label, bool *follows);

/* Whether a label can be one of this look, whatever its number. */
bool labels_fits(const char *format, const char *label);

#endif
