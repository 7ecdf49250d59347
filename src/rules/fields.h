/*
 * Fields: what a rule gives a verb by name, and what it gets back so.
 *
 *   volume.exposure { committed_places = 6, flex_down_places = 1, ... }
 *
 * Every field that a verb reads must be there and no other may be, so that a
 * slip of a name is an error that says the name and never a sum without it.
 * Errors are Lua errors: the functions do not return then. The only argument of
 * the verb is at index 1 of the stack.
 */
#ifndef RULES_FIELDS_H
#define RULES_FIELDS_H

#include <lua.h>
#include <stddef.h>

enum fields_kind {
    FIELDS_NUMBER, /* a whole one, into an int64_t */
    FIELDS_YES_NO, /* into a bool */
    FIELDS_OTHER,  /* the verb reads it itself */
};

struct fields_field {
    const char *name;
    size_t at; /* offset in what is filled */
    enum fields_kind kind;
};

/* A list ends with a field without a name. Fills `into` from the argument. */
void fields_read(lua_State *lua, const char *verb,
    const struct fields_field *fields, void *into);

/*
 * An array of tables, each of these fields, as an array of pieces of so many
 * bytes, which Lua keeps for as long as the verb runs; 1,000 at most. A NULL
 * name: the argument itself is the array.
 */
void *fields_read_list(lua_State *lua, const char *verb, const char *name,
    const struct fields_field *fields, size_t size, size_t *count);

/* One of the words, as its number; they end with NULL. */
int fields_read_word(lua_State *lua, const char *verb, const char *name,
    const char *const *words);

/* Pushes a table of these fields, numbers all. */
void fields_push(
    lua_State *lua, const struct fields_field *fields, const void *from);

#endif
