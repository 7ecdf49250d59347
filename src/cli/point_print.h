/*
 * Point print: points as people read them in a terminal, and as JSON.
 *
 * Words are shown with their redactions. Only what the viewer may see is shown,
 * an organisation under the names that it may know; NULL is the lead, who knows
 * all names.
 */
#ifndef CLI_POINT_PRINT_H
#define CLI_POINT_PRINT_H

#include "govern/ledger.h"
#include "govern/point.h"

#include <jansson.h>

struct point_view {
    struct job *job;
    const struct ledger *ledger;
    const char *viewer, *at;
};

/* What is wanted of a list; NULL: whatever. */
struct point_filter {
    const char *round, *clause, *organisation, *kind;
    bool is_open; /* it counts, and nothing was decided about it */
    bool is_unplaced;
};

/* Whether the viewer may see it at all. */
bool point_print_may(struct point_view view, const struct point_made *point);

/* Prints a table if wanted, and returns the list. */
json_t *point_print_list(
    struct point_view view, struct point_filter filter, bool prints);

/* One point with all that belongs to it. */
void point_print_page(struct point_view view, const struct point_made *point);
json_t *point_print_json(
    struct point_view view, const struct point_made *point);

/* "framework-terms, 4.1(a) volume.release" */
const char *point_print_place(
    struct arena *arena, const struct point_made *point);

#endif
