/*
 * Redaction: what a rule file may say of a published copy.
 *
 *   redaction "COMMERCIAL" { of = "commercial", say = "commercially sensitive",
 *     because = "...", law = "procurement-act-2023 s94" }
 *   redaction "OPEN" { questions = { "block_price" }, shows = true,
 *     because = "the board has opened it" }
 *
 * Every question above public is left out; this says on what ground, or that
 * it is shown after all, which nothing about a person ever is.
 */
#ifndef RULES_REDACTION_H
#define RULES_REDACTION_H

#include <lua.h>

/* The second call of the word. */
int redaction_finish(lua_State *lua);

#endif
