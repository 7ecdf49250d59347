/*
 * Point elsewhere: what other projects published on the clause versions that
 * this one uses.
 */
#ifndef CLI_POINT_ELSEWHERE_H
#define CLI_POINT_ELSEWHERE_H

#include "cli/command.h"

enum status point_elsewhere_list(struct job *job, const struct line *line);

#endif
