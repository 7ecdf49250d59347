/*
 * Calculator: the commercial models as verbs of rules, `volume`, `bands`,
 * `partnership` and `lifetime`: the very functions of src/commerce, so that a
 * contract and the calculator cannot disagree.
 */
#ifndef RULES_CALCULATOR_H
#define RULES_CALCULATOR_H

#include <lua.h>

/* Adds the tables to the globals. */
void calculator_open(lua_State *lua);

#endif
