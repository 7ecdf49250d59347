/*
 * Interview: the conversation in which a project gets its answers.
 *
 * Each turn opens the project from the disk, assembles it unseen, and asks the
 * first question of its agenda; the answer is checked and on the disk before
 * the next turn. So only what the pack would read now is asked, and a talk that
 * stops, in whatever way, goes on from the same place. Input that ends stops
 * it. What keeps the talk from going on becomes findings of the job.
 */
#ifndef CLI_INTERVIEW_H
#define CLI_INTERVIEW_H

#include <stdio.h>

struct job;

void interview_hold(
    struct job *job, const char *home, const char *folder, FILE *in, FILE *out);

#endif
