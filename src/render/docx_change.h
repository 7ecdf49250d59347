/*
 * Changes of a comparison in a Word file: tracked insertions and deletions.
 *
 * A comparison is two documents in one file. The old side is what Word leaves
 * when all changes are rejected, the new side when all are accepted. What is on
 * one side only is wrapped or marked, with the author and date of the document.
 */
#ifndef RENDER_DOCX_CHANGE_H
#define RENDER_DOCX_CHANGE_H

#include "document/document.h"

#include <stdbool.h>

struct docx_writer;
struct text;

enum docx_side { DOCX_OLD, DOCX_NEW, DOCX_SIDES };

/* Whether something so marked is there on a side. */
bool docx_change_is_on(enum change change, enum docx_side side);

/* One more id: revisions, bookmarks, comments and controls share them. */
int docx_change_id(struct docx_writer *writer);

/* ` w:id=".." w:author=".." w:date=".."` of a new revision. */
void docx_change_stamp(struct docx_writer *writer, struct text *to);

/* An empty element that says that what it stands in was changed. */
void docx_change_mark(
    struct docx_writer *writer, struct text *to, enum change change);

/* The runs that follow are so changed: closes what is open, opens the next. */
void docx_change_turn(struct docx_writer *writer, enum change change);

/* A date as XML Schema has it; NULL if it is none. */
const char *docx_change_date(struct docx_writer *writer, const char *date);

#endif
