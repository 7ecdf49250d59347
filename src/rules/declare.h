/*
 * Declare: the words of a rule file (condition, rule, finding, value,
 * voting_rule, criterion, redaction) as functions of Lua that take down what
 * they are given. Names of conditions are resolved later.
 */
#ifndef RULES_DECLARE_H
#define RULES_DECLARE_H

#include <lua.h>

/* A Lua function that puts the words, and all verbs, into the state. */
int declare_open(lua_State *lua);

#endif
