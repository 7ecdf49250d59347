/*
 * Round send: the copies for comment of all who are invited to a round.
 */
#ifndef CLI_ROUND_SEND_H
#define CLI_ROUND_SEND_H

#include "cli/command.h"

/* The command; its options are ACTING_ACTS, -o. */
enum status round_send(struct job *job, const struct line *line);

/* The link of an invitation; the token alone if base is no web address. */
const char *round_send_link(
    struct arena *arena, const char *base, const char *token);

#endif
