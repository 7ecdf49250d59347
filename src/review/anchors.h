/*
 * Anchors: what has no address of its own gets one from its words, so that a
 * comment on it can be placed all the same.
 *
 * Paragraphs and cells of reports are made from other documents and have no
 * source that could name them. The same words get the same address again; of
 * those that occur twice each has its count. What stands on the cover as a
 * notice is no part of the text and gets none.
 */
#ifndef REVIEW_ANCHORS_H
#define REVIEW_ANCHORS_H

struct document;
struct job;

void anchors_give(struct job *job, const struct document *document);

#endif
