/*
 * Verbs: what a rule file may say, as functions of Lua.
 *
 * Conditions and operands are handed to scripts as handles that they can only
 * hand back. A wrong use raises a Lua error, which becomes a finding.
 */
#ifndef RULES_VERBS_H
#define RULES_VERBS_H

#include "rules/condition.h"

#include <lua.h>
#include <stddef.h>

struct job;
struct library;

/* What verbs need; the sandbox's context starts with it. */
struct verbs {
    struct job *job;
    const struct library *library;
};

/* Puts all verbs into the global table; for a protected call. */
void verbs_open(lua_State *lua);

/* A handle, a name, or a table of these, which must all hold. */
struct condition *verbs_condition(lua_State *lua, int index);

/*
 * How many members a table has before the first that is nil. Never ask Lua: of
 * a table with holes # may be any number, however large.
 */
size_t verbs_count(lua_State *lua, int index);

/*
 * A copy of the words at index. Raises an error that names what is missing, or
 * if a document could not hold them.
 */
const char *verbs_string(lua_State *lua, int index, const char *what);

#endif
