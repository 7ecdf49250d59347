/*
 * Declare: the four words of a rule file (condition, rule, finding, value) as
 * functions of Lua that take down what they are given.
 *
 * `rule "ID" { ... }` is two calls: the first returns a function that knows the
 * id, the second is given the table. A wrong use raises a Lua error, which
 * becomes a finding. Names of conditions are resolved later.
 */
#ifndef RULES_DECLARE_H
#define RULES_DECLARE_H

#include <lua.h>

/* A Lua function that puts the four words, and all verbs, into the state. */
int declare_open(lua_State *lua);

#endif
