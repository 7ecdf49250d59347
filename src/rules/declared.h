/*
 * Declared: what the words of a rule file have in common.
 *
 * `word "name" { ... }` is two calls: the first returns a function that knows
 * the name, the second is given the table, which then is at index 1 of the
 * stack. A wrong use raises a Lua error, which becomes a finding with its line.
 */
#ifndef RULES_DECLARED_H
#define RULES_DECLARED_H

#include "base/findings.h"

#include <lua.h>
#include <stddef.h>

struct rules;

struct rules *declared_rules(lua_State *lua);

/* What the first call returns; `finish` is the second. */
int declared_begin(lua_State *lua, lua_CFunction finish);

/* In the second call: a copy of the name. */
const char *declared_name(lua_State *lua);

/* Zeroed memory that lives as long as the rules and counts as the script's. */
void *declared_take(lua_State *lua, size_t size);

/* A field's words, or NULL. */
const char *declared_words(lua_State *lua, const char *field);

/* They may be neither absent nor empty. */
const char *declared_needed(lua_State *lua, const char *field);

/* Refuses fields that are none of the known ones, which end with NULL. */
void declared_fields(lua_State *lua, const char *const *known);

/* Takes the name for this layer, which must not have declared it already. */
void declared_claim(lua_State *lua, const char *kind, const char *name);

#endif
