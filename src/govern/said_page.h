/*
 * Said page: "You said, we did", and the log of tenderers' questions, as
 * documents that people sign off.
 *
 * Cannot fail. Lives as long as the job.
 */
#ifndef GOVERN_SAID_PAGE_H
#define GOVERN_SAID_PAGE_H

struct document;
struct job;
struct said;

struct document *said_page(struct job *job, const struct said *said);

#endif
