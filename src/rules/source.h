/*
 * Source: whether the text of a rule file may be given to Lua at all.
 *
 * It is UTF-8 of at most 64 KiB, has no byte of zero, and no bitwise operator:
 * Lua 5.4.4 computes some of those wrongly in long chunks.
 */
#ifndef RULES_SOURCE_H
#define RULES_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct job;

/* False, with a finding that says where. A byte of zero follows the source. */
bool source_is_sound(
    struct job *job, const char *path, const char *source, size_t size);

#endif
