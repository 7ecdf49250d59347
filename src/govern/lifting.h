/*
 * Lifting: the proposed words of points that came through a page or a command
 * line are taken back to the source, as those of a file are.
 */
#ifndef GOVERN_LIFTING_H
#define GOVERN_LIFTING_H

struct draft_pack;
struct job;
struct points_json;

/* Sets the lifted source, and the answer, of what each proposes. */
void lifting_fill(
    struct job *job, struct draft_pack *pack, struct points_json *list);

#endif
