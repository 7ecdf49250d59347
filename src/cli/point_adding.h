/*
 * Point adding: a point that a person types, put on its place in the text.
 */
#ifndef CLI_POINT_ADDING_H
#define CLI_POINT_ADDING_H

#include "cli/acting.h"

/* What `point add` and `point place` are given, in order. */
enum {
    ADD_ON = ACTING_OPTIONS,
    ADD_QUOTE,
    ADD_TEXT,
    ADD_KIND,
    ADD_TYPE,
    ADD_STANCE,
    ADD_PRIORITY,
    ADD_EVIDENCE,
    ADD_PROPOSED,
    ADD_TOPIC,
    ADD_CONFIDENTIAL,
    ADD_REPLY,
    ADD_ASSOCIATION,
    ADD_CHANNEL
};
enum { PLACE_ON = ACTING_OPTIONS, PLACE_QUOTE, PLACE_IN };

enum status point_adding_add(struct job *job, const struct line *line);
enum status point_adding_place(struct job *job, const struct line *line);

/* The freeze of a command line: NULL for "now", which is none. */
const char *point_adding_freeze(const char *given);

#endif
