/*
 * Reopening: whether what a board decided still stands as it was decided.
 */
#ifndef CLI_REOPENING_H
#define CLI_REOPENING_H

#include <stddef.h>

struct acting;
struct job;

/*
 * Looks at every adoption in force beside the project as it is now, and marks
 * those of which something that they bind has changed; a warning says what. How
 * many there are.
 */
size_t reopening_find(struct job *job, struct acting *acting);

#endif
