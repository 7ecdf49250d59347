/*
 * Lists of one ODT document: numbered paragraphs stand in nested text:list
 * elements, which are opened and closed here.
 *
 * Each section numbers afresh, in a list of its own. A paragraph without a
 * number closes what is open; the next with one continues the same list. A
 * comparison counts the numbers of both its texts; what is deleted stands
 * before the text, so there the list begins that the text continues.
 */
#ifndef RENDER_ODT_LISTS_H
#define RENDER_ODT_LISTS_H

#include "base/text.h"
#include "document/document.h"
#include "render/labels.h"

#include <stdbool.h>

struct arena;

struct odt_list {
    const char *style;
    struct labels labels, old; /* of the new text and of the old */
    int last;      /* number of the element it stands in last; 0: none yet */
    int last_gone; /* the same among what is deleted */
    int seed;      /* the first among what is deleted; 0: nothing may be */
};

/* A paragraph with a number: in the new text and in the old. */
struct odt_numbered {
    enum change change;
    int level;
    const char *label, *old_label;
};

struct odt_lists {
    const struct house *house;
    struct odt_list section, schedules;
    struct odt_list *open; /* or NULL */
    int depth;
    int element_count;
    bool is_gone; /* what is written now is deleted */
    struct odt_list *other;
    int other_depth;   /* of what is written when it is not */
    struct text seeds; /* of a comparison, one letter each: was it used? */
    bool is_comparison;
};

struct odt_lists odt_lists_begin(
    struct arena *arena, const struct house *house, bool is_comparison);

/* Each section numbers afresh. */
void odt_lists_enter(struct odt_lists *lists, enum role section);

/* Opens the item that shows a block's label. Returns false, with all closed,
 * if none can: print the label as words. */
bool odt_lists_open(
    struct odt_lists *lists, struct text *body, struct odt_numbered paragraph);
bool odt_lists_open_schedule(
    struct odt_lists *lists, struct text *body, struct odt_numbered heading);

void odt_lists_close(struct odt_lists *lists, struct text *body);

/* To what is deleted, or back to the text. */
void odt_lists_turn(struct odt_lists *lists);

/* Around a paragraph among what is deleted that ends in the item open now. */
void odt_lists_wrap(struct odt_lists *lists, struct text *to, bool begins);

/* Takes out of the text what continues a list that nothing deleted began. */
void odt_lists_settle(const struct odt_lists *lists, struct text *body);

/* The attributes that say this look of a number; none if ODF cannot. */
const char *odt_lists_attributes(
    struct arena *arena, const char *format, int level);

/* Whether a numbered block's label is computed; else it is words. */
bool odt_lists_is_computed(const struct house *house, const struct node *node);

#endif
