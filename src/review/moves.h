/*
 * Moves: what is gone in one place and new in another is named as moved.
 *
 * Both stay marked as deleted and inserted; each says where the other stands.
 */
#ifndef REVIEW_MOVES_H
#define REVIEW_MOVES_H

#include "review/copies.h"

void moves_name(struct copies *copies);

#endif
