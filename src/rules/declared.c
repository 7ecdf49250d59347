#include "rules/declared.h"

#include "base/job.h"
#include "rules/rulebook.h"

#include <lauxlib.h>
#include <string.h>

struct rules *declared_rules(lua_State *lua)
{
    return sandbox_context(lua);
}

int declared_begin(lua_State *lua, lua_CFunction finish)
{
    (void)verbs_string(lua, 1, "the name");
    lua_settop(lua, 1);
    lua_pushcclosure(lua, finish, 1);
    return 1;
}

const char *declared_name(lua_State *lua)
{
    return arena_copy(rules_job(declared_rules(lua))->arena,
        lua_tostring(lua, lua_upvalueindex(1)));
}

void *declared_take(lua_State *lua, size_t size)
{
    sandbox_charge(lua, size);
    return arena_alloc(rules_job(declared_rules(lua))->arena, size);
}

const char *declared_words(lua_State *lua, const char *field)
{
    const char *words = NULL;

    lua_getfield(lua, 1, field);
    if (!lua_isnil(lua, -1))
        words = verbs_string(lua, lua_gettop(lua), field);
    lua_pop(lua, 1);
    return words;
}

const char *declared_needed(lua_State *lua, const char *field)
{
    const char *words = declared_words(lua, field);

    if (words == NULL || *words == '\0')
        luaL_error(lua, "the field \"%s\" is %s", field,
            words == NULL ? "missing" : "empty");
    return words;
}

/* The least unknown field, so that the finding is the same each time. */
void declared_fields(lua_State *lua, const char *const *known)
{
    const char *unknown = NULL;

    luaL_checktype(lua, 1, LUA_TTABLE);
    for (lua_pushnil(lua); lua_next(lua, 1) != 0; lua_pop(lua, 1)) {
        bool is_known = false;

        if (lua_type(lua, -2) != LUA_TSTRING)
            luaL_error(lua, "write each field as name = value");

        const char *name = lua_tostring(lua, -2);
        for (const char *const *k = known; *k != NULL; k++)
            is_known = is_known || strcmp(*k, name) == 0;
        if (!is_known && (unknown == NULL || strcmp(name, unknown) < 0))
            unknown = name;
    }
    if (unknown != NULL)
        luaL_error(lua, "there is no field \"%s\"", unknown);
}

static void note_deviation(
    lua_State *lua, const char *kind, const char *name, bool replaces)
{
    struct rules *rules = declared_rules(lua);
    struct arena *arena = rules_job(rules)->arena;
    struct rule_deviation *deviation = ARENA_NEW(arena, struct rule_deviation);

    deviation->kind = kind;
    deviation->id = arena_copy(arena, name);
    deviation->replaces = replaces;
    deviation->place = sandbox_place(lua);
    *rules->deviations_end = deviation;
    rules->deviations_end = &deviation->next;
}

void declared_claim(lua_State *lua, const char *kind, const char *name)
{
    struct rules *rules = declared_rules(lua);
    const char *known =
        arena_format(rules_job(rules)->arena, "%s %s", kind, name);
    const int *layer = names_find(&rules->layers, known);

    if (rules->is_read)
        luaL_error(lua, "a value that is computed declares nothing");
    if (layer != NULL && *layer == rules->layer)
        luaL_error(lua, "%s \"%s\" is declared twice", kind, name);

    if (rules->layer > 0)
        note_deviation(lua, kind, name, layer != NULL);

    int *now = ARENA_NEW(rules_job(rules)->arena, int);
    *now = rules->layer;
    names_put(&rules->layers, known, now);
}
