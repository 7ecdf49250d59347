/*
 * Point move: the points of all rounds are led to a later text.
 */
#ifndef CLI_POINT_MOVE_H
#define CLI_POINT_MOVE_H

#include "cli/acting.h"
#include "govern/moving.h"

struct present;

/* freeze NULL: to the present text. False, with findings. */
MUST_CHECK bool point_move_on(struct acting *acting, struct present *present,
    const char *freeze, struct moved *moved);

#endif
