#include "rules/sandbox.h"

#include "base/job.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STEPS_PER_CHECK = 1000, MOST_SECONDS = 2 };

/* Lua cuts long names short, so it is given a number for each file. */
struct chunk {
    int number;
    const char *name;
    struct chunk *next;
};

struct sandbox {
    struct job *job;
    struct chunk *chunks;
    void *context;
    lua_State *lua;
    struct sandbox_limits limits;
    size_t memory_left;
    size_t churn_left;
    int checks_left;
    clock_t started;
};

/*
 * What of the language itself a script keeps. Left out, and why:
 *   pcall, xpcall, coroutine     would catch the step limit and go on
 *   setmetatable                 __gc runs with hooks off: no step limit
 *   load, dofile, require        other code; bytecode can crash the machine
 *   next, pairs                  order differs from run to run
 *   the string, table and math   one call can run for years inside C, where
 *   libraries, print             no step is counted; tostring and format show
 *                                addresses, which differ from run to run
 */
static const char *const allowed_globals[] = { "assert", "error", "ipairs",
    "select", "tonumber", "type" };

static void *limited_alloc(
    void *context, void *old, size_t old_size, size_t new_size)
{
    struct sandbox *sandbox = context;
    size_t more;

    if (old == NULL)
        old_size = 0; /* Lua passes a type tag here */
    if (new_size == 0) {
        free(old);
        sandbox->memory_left += old_size;
        return NULL;
    }
    more = new_size > old_size ? new_size - old_size : 0;
    if (more > sandbox->memory_left || more > sandbox->churn_left)
        return NULL;

    void *memory = realloc(old, new_size);
    if (memory != NULL) {
        sandbox->memory_left = sandbox->memory_left + old_size - new_size;
        sandbox->churn_left -= more;
    }
    return memory;
}

static struct sandbox *sandbox_of(lua_State *lua)
{
    return *(struct sandbox **)lua_getextraspace(lua);
}

/* In a hook, level 0 is the function that was running. */
static void stop(lua_State *lua, const char *why)
{
    luaL_where(lua, 0);
    lua_pushstring(lua, why);
    lua_concat(lua, 2);
    lua_error(lua);
}

/* Steps decide; the processor's time only stops what steps cannot see. */
static void count_steps(lua_State *lua, lua_Debug *event)
{
    struct sandbox *sandbox = sandbox_of(lua);

    (void)event;
    if (sandbox->checks_left-- <= 0)
        stop(lua, "the script took too many steps");
    if (clock() - sandbox->started > MOST_SECONDS * CLOCKS_PER_SEC)
        stop(lua, "the script took too long");
}

static bool is_allowed_global(const char *name)
{
    const size_t count = sizeof allowed_globals / sizeof *allowed_globals;

    for (size_t i = 0; i < count; i++)
        if (strcmp(allowed_globals[i], name) == 0)
            return true;
    return false;
}

static int open_allowed(lua_State *lua)
{
    luaL_requiref(lua, LUA_GNAME, luaopen_base, 1);
    lua_pop(lua, 1);

    lua_pushglobaltable(lua);
    for (lua_pushnil(lua); lua_next(lua, -2) != 0; lua_pop(lua, 1))
        if (lua_type(lua, -2) != LUA_TSTRING ||
            !is_allowed_global(lua_tostring(lua, -2))) {
            lua_pushvalue(lua, -2);
            lua_pushnil(lua);
            lua_settable(lua, -5);
        }
    return 0;
}

static void refill(struct sandbox *sandbox)
{
    sandbox->checks_left = sandbox->limits.steps;
    sandbox->churn_left = sandbox->limits.churn;
    sandbox->started = clock();
}

struct sandbox *sandbox_open(struct job *job, struct sandbox_limits limits)
{
    struct sandbox *sandbox = ARENA_NEW(job->arena, struct sandbox);

    sandbox->job = job;
    sandbox->limits = limits;
    sandbox->memory_left = limits.memory;
    refill(sandbox);
    sandbox->lua = lua_newstate(limited_alloc, sandbox);
    if (sandbox->lua == NULL)
        goto failed;

    *(struct sandbox **)lua_getextraspace(sandbox->lua) = sandbox;
    lua_pushcfunction(sandbox->lua, open_allowed);
    if (lua_pcall(sandbox->lua, 0, 0, 0) != LUA_OK)
        goto failed;
    lua_sethook(sandbox->lua, count_steps, LUA_MASKCOUNT, STEPS_PER_CHECK);
    return sandbox;

failed:
    findings_add(job->findings, SEVERITY_ERROR, "sandbox-small",
        (struct place){ 0 }, "no room for a Lua state in %zu bytes",
        limits.memory);
    sandbox_close(sandbox);
    return NULL;
}

void sandbox_close(struct sandbox *sandbox)
{
    if (sandbox != NULL && sandbox->lua != NULL)
        lua_close(sandbox->lua);
}

lua_State *sandbox_state(struct sandbox *sandbox)
{
    return sandbox->lua;
}

void sandbox_set_context(struct sandbox *sandbox, void *context)
{
    sandbox->context = context;
}

void *sandbox_context(lua_State *lua)
{
    return sandbox_of(lua)->context;
}

void sandbox_charge(lua_State *lua, size_t size)
{
    struct sandbox *sandbox = sandbox_of(lua);

    if (size > sandbox->churn_left)
        luaL_error(lua, "not enough memory");
    sandbox->churn_left -= size;
}

bool sandbox_call(struct sandbox *sandbox, int arguments, int results)
{
    refill(sandbox);
    return lua_pcall(sandbox->lua, arguments, results, 0) == LUA_OK;
}

static struct place place_of(struct sandbox *sandbox, int number, int line)
{
    const struct chunk *chunk = sandbox->chunks;

    while (chunk != NULL && chunk->number != number)
        chunk = chunk->next;
    if (chunk == NULL)
        return (struct place){ 0 };
    return (struct place){ chunk->name, line, 1 };
}

struct place sandbox_place(lua_State *lua)
{
    lua_Debug at;

    if (lua_getstack(lua, 1, &at) == 0 || lua_getinfo(lua, "Sl", &at) == 0)
        return (struct place){ 0 };
    return place_of(sandbox_of(lua), atoi(at.short_src), at.currentline);
}

/* "3:12: message" is taken apart into place and message. */
static struct place place_in(
    struct sandbox *sandbox, const char *message, const char **rest)
{
    char *end;
    long number = strtol(message, &end, 10);

    *rest = message;
    if (end == message || *end != ':')
        return (struct place){ 0 };

    long line = strtol(end + 1, &end, 10);
    if (*end != ':')
        return (struct place){ 0 };
    *rest = end + 1 + strspn(end + 1, " ");
    return place_of(sandbox, (int)number, (int)line);
}

void sandbox_complain(
    struct sandbox *sandbox, const char *what, struct place about)
{
    /* Only a string: converting another value could run out of memory here. */
    const char *message = lua_type(sandbox->lua, -1) == LUA_TSTRING
                              ? lua_tostring(sandbox->lua, -1)
                              : "it failed without words";
    struct place place = place_in(sandbox, message, &message);
    struct finding *finding =
        findings_add(sandbox->job->findings, SEVERITY_ERROR, "rule-failed",
            place.file != NULL ? place : about, "%s%s", what, message);

    findings_hint(sandbox->job->findings, finding,
        "doc/writing-a-rule.md says what a rule may do");
    lua_pop(sandbox->lua, 1);
}

bool sandbox_run(struct sandbox *sandbox, const char *name, const char *source)
{
    lua_State *lua = sandbox->lua;
    struct chunk *chunk = ARENA_NEW(sandbox->job->arena, struct chunk);
    char number[16];

    chunk->name = arena_copy(sandbox->job->arena, name);
    chunk->number = sandbox->chunks != NULL ? sandbox->chunks->number + 1 : 1;
    chunk->next = sandbox->chunks;
    sandbox->chunks = chunk;
    snprintf(number, sizeof number, "=%d", chunk->number);
    refill(sandbox); /* compiling takes memory too */
    if (luaL_loadbufferx(lua, source, strlen(source), number, "t") == LUA_OK &&
        sandbox_call(sandbox, 0, 0))
        return true;
    sandbox_complain(sandbox, "", (struct place){ .file = chunk->name });
    return false;
}
