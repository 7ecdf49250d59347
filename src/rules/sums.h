/*
 * Sums: the arithmetic that computed values have besides Lua's own.
 *
 * div, min, max; total and not_rising of a list; price, the table of the sums
 * of commerce/price.h; and the models of rules/calculator.h. Whole numbers in,
 * whole numbers out; what does not fit raises a Lua error.
 */
#ifndef RULES_SUMS_H
#define RULES_SUMS_H

#include <lua.h>

/* Puts them into the global table; for a protected call. */
void sums_open(lua_State *lua);

#endif
