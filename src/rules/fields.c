#include "rules/fields.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/*
 * Also a guard: of a table with holes Lua may say any length at all, far beyond
 * what its memory could hold.
 */
enum { MOST_PIECES = 1000 };

static void need_table(lua_State *lua, int index, const char *verb)
{
    if (lua_type(lua, index) != LUA_TTABLE)
        luaL_error(lua, "%s wants a table of named fields", verb);
}

/* Pushes what a table has under a name. */
static void push_field(
    lua_State *lua, int index, const char *verb, const char *name)
{
    lua_getfield(lua, index, name);
    if (lua_isnil(lua, -1))
        luaL_error(lua, "%s: \"%s\" is missing", verb, name);
}

static void read_field(lua_State *lua, int index, const char *verb,
    const struct fields_field *field, void *into)
{
    char *member = (char *)into + field->at;

    push_field(lua, index, verb, field->name);
    if (field->kind == FIELDS_NUMBER) {
        if (!lua_isinteger(lua, -1))
            luaL_error(
                lua, "%s: \"%s\" must be a whole number", verb, field->name);
        *(int64_t *)(void *)member = lua_tointeger(lua, -1);
    } else if (field->kind == FIELDS_YES_NO) {
        if (!lua_isboolean(lua, -1))
            luaL_error(
                lua, "%s: \"%s\" must be true or false", verb, field->name);
        *(bool *)(void *)member = lua_toboolean(lua, -1);
    }
    lua_pop(lua, 1);
}

static bool is_field(const struct fields_field *fields, const char *name)
{
    for (const struct fields_field *f = fields; f->name != NULL; f++)
        if (strcmp(f->name, name) == 0)
            return true;
    return false;
}

/*
 * A table is walked in no order that would be the same in every run, so of
 * several unknown names the first by the alphabet is told.
 */
static void refuse_unknown(lua_State *lua, int index, const char *verb,
    const struct fields_field *fields)
{
    const char *unknown = NULL;

    for (lua_pushnil(lua); lua_next(lua, index) != 0; lua_pop(lua, 1)) {
        const char *name = lua_type(lua, -2) == LUA_TSTRING
                               ? lua_tostring(lua, -2)
                               : "a field without a name";

        if (!is_field(fields, name) &&
            (unknown == NULL || strcmp(name, unknown) < 0))
            unknown = name;
    }
    if (unknown != NULL)
        luaL_error(lua, "%s: \"%s\" is no field of it", verb, unknown);
}

static void read_table(lua_State *lua, int index, const char *verb,
    const struct fields_field *fields, void *into)
{
    need_table(lua, index, verb);
    refuse_unknown(lua, index, verb, fields);
    for (const struct fields_field *f = fields; f->name != NULL; f++)
        read_field(lua, index, verb, f, into);
}

void fields_read(lua_State *lua, const char *verb,
    const struct fields_field *fields, void *into)
{
    read_table(lua, 1, verb, fields, into);
}

void *fields_read_list(lua_State *lua, const char *verb, const char *name,
    const struct fields_field *fields, size_t size, size_t *count)
{
    char *pieces;

    need_table(lua, 1, verb);
    if (name != NULL)
        push_field(lua, 1, verb, name);
    else
        lua_pushvalue(lua, 1);

    int list = lua_gettop(lua);
    if (lua_type(lua, list) != LUA_TTABLE)
        luaL_error(lua, "%s: \"%s\" must be a list", verb, name);
    *count = lua_rawlen(lua, list);
    if (*count > MOST_PIECES)
        luaL_error(lua, "%s takes lists of at most %d", verb, MOST_PIECES);
    pieces = lua_newuserdatauv(lua, (*count + 1) * size, 0);
    memset(pieces, 0, (*count + 1) * size);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(lua, list, (lua_Integer)i + 1);
        read_table(lua, lua_gettop(lua), verb, fields, pieces + i * size);
        lua_pop(lua, 1);
    }
    lua_remove(lua, list); /* the pieces stay on the stack */
    return pieces;
}

/* Pushes the words as one: "a", "b" or "c". */
static const char *push_choice(lua_State *lua, const char *const *words)
{
    lua_pushfstring(lua, "\"%s\"", words[0]);
    for (int i = 1; words[i] != NULL; i++) {
        lua_pushfstring(
            lua, "%s\"%s\"", words[i + 1] != NULL ? ", " : " or ", words[i]);
        lua_concat(lua, 2);
    }
    return lua_tostring(lua, -1);
}

int fields_read_word(lua_State *lua, const char *verb, const char *name,
    const char *const *words)
{
    const char *word;

    need_table(lua, 1, verb);
    push_field(lua, 1, verb, name);
    word = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "";
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0) {
            lua_pop(lua, 1);
            return i;
        }
    return luaL_error(lua, "%s: \"%s\" may not be \"%s\"; it is %s", verb, name,
        word, push_choice(lua, words));
}

void fields_push(
    lua_State *lua, const struct fields_field *fields, const void *from)
{
    lua_newtable(lua);
    for (const struct fields_field *f = fields; f->name != NULL; f++) {
        const char *member = (const char *)from + f->at;

        lua_pushinteger(lua, *(const int64_t *)(const void *)member);
        lua_setfield(lua, -2, f->name);
    }
}
