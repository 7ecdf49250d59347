/*
 * Voting rule: the word voting_rule of a rule file.
 *
 * Every field must be there, but for `tie`: only a majority can be level, and
 * under any other measure the field would mean nothing.
 */
#ifndef RULES_VOTING_RULE_H
#define RULES_VOTING_RULE_H

#include <lua.h>

/* What declared_begin is given. */
int voting_rule_finish(lua_State *lua);

#endif
