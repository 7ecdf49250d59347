/*
 * Word's numbering of one document: which list each numbered paragraph is in.
 *
 * It counts as Word counts and compares with the label that assembly gave.
 * Where the two would differ, the paragraph gets a list that starts at its
 * number; so what Word shows is always the label. Of a comparison both sides
 * are counted, each over the paragraphs that it has; so it is the right label
 * after all changes are accepted, and after all are rejected. Lives as long as
 * its document's writer.
 */
#ifndef RENDER_DOCX_LISTS_H
#define RENDER_DOCX_LISTS_H

#include "base/text.h"
#include "document/document.h"
#include "render/docx_change.h"
#include "render/labels.h"

#include <stdbool.h>

/* A list in Word: an abstract numbering with its running numbers. */
struct docx_list {
    int abstract, base; /* w:abstractNum and its own w:num; 0: not yet */
    struct labels labels[DOCX_SIDES];
    bool is_schedules;            /* the headings of schedules: one level */
    const char *style[LEVELS];    /* styles that number by themselves */
    int list[DOCX_SIDES][LEVELS]; /* the w:num that a level uses now */
};

/* The w:numId of a paragraph on each side; 0: none can, print it as words. */
struct docx_numbers {
    int list[DOCX_SIDES];
};

/* A paragraph to be numbered: what both sides, or the one it is on, show. */
struct docx_numbered {
    enum change change;
    int level;
    const char *label[DOCX_SIDES];
};

struct docx_lists {
    const struct house *house;
    struct text abstracts, lists; /* markup */
    int next_abstract, next_list;
    struct docx_list main, schedules, parties, recitals; /* known to styles */
    struct docx_list fresh; /* of a section that none of these may number */
    struct docx_list *current;
};

struct docx_lists docx_lists_begin(
    struct arena *arena, const struct house *house);

/* Each section numbers afresh. */
void docx_lists_enter(struct docx_lists *lists, enum role section);

struct docx_numbers docx_lists_place(
    struct docx_lists *lists, struct docx_numbered paragraph);
struct docx_numbers docx_lists_place_schedule(
    struct docx_lists *lists, struct docx_numbered heading);

/* Whether a style gives this w:numId by itself in the current list. */
bool docx_lists_is_bound(
    const struct docx_lists *lists, int level, int list, const char *style);

/* What stands in numbering.xml, once all is placed. */
const char *docx_lists_markup(struct docx_lists *lists);

#endif
