/*
 * Criterion: the word criterion of a rule file.
 *
 * The layer that declares one gives every field its evidence takes. A later
 * layer that names it again changes it: lists grow; `days` and `priority` are
 * replaced, with a reason of its own in `because`; `waived` sets it aside.
 */
#ifndef RULES_CRITERION_H
#define RULES_CRITERION_H

#include <lua.h>

/* What declared_begin is given. */
int criterion_finish(lua_State *lua);

#endif
