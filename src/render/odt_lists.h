/*
 * Lists of one ODT document: numbered paragraphs stand in nested text:list
 * elements, which are opened and closed here.
 *
 * Each section numbers afresh, in a list of its own. A paragraph without a
 * number closes what is open; the next with one continues the same list.
 */
#ifndef RENDER_ODT_LISTS_H
#define RENDER_ODT_LISTS_H

#include "document/document.h"
#include "render/labels.h"

#include <stdbool.h>

struct arena;
struct text;

struct odt_list {
    const char *style;
    struct labels labels;
    int last; /* number of the element it stands in last; 0: none yet */
};

struct odt_lists {
    const struct house *house;
    struct odt_list section, schedules;
    struct odt_list *open; /* or NULL */
    int depth;
    int element_count;
};

struct odt_lists odt_lists_begin(const struct house *house);

/* Each section numbers afresh. */
void odt_lists_enter(struct odt_lists *lists, enum role section);

/* Opens the item that shows a block's label. Returns false, with all closed,
 * if none can: print the label as words. */
bool odt_lists_open(
    struct odt_lists *lists, struct text *body, int level, const char *label);
bool odt_lists_open_schedule(
    struct odt_lists *lists, struct text *body, const char *label);

void odt_lists_close(struct odt_lists *lists, struct text *body);

/* The attributes that say this look of a number; none if ODF cannot. */
const char *odt_lists_attributes(
    struct arena *arena, const char *format, int level);

/* Whether a numbered block's label is computed; else it is words. */
bool odt_lists_is_computed(const struct house *house, const struct node *node);

#endif
