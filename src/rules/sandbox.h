/*
 * Sandbox: a Lua state that cannot hurt its host.
 *
 * Scripts get the plain language and what the host adds: no libraries, no
 * files, no clock, no chance, no other code, and bounded memory and steps.
 * This is the only file in the program that opens a Lua state.
 */
#ifndef RULES_SANDBOX_H
#define RULES_SANDBOX_H

#include "base/findings.h"
#include "base/must_check.h"

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

struct job;
struct sandbox;

struct sandbox_limits {
    size_t memory; /* bytes alive at one time */
    size_t churn;  /* bytes taken in all during one call, by the host too */
    int steps;     /* virtual machine instructions of one call, in thousands */
};

/* Returns NULL, with a finding, if the limits leave no room for a state. */
MUST_CHECK struct sandbox *sandbox_open(
    struct job *job, struct sandbox_limits limits);
void sandbox_close(struct sandbox *sandbox); /* NULL is allowed */

/* For host functions; context comes back from sandbox_context. */
lua_State *sandbox_state(struct sandbox *sandbox);
void sandbox_set_context(struct sandbox *sandbox, void *context);
void *sandbox_context(lua_State *lua);

/* Runs Lua source text. name appears in findings as the file. */
bool sandbox_run(struct sandbox *sandbox, const char *name, const char *source);

/*
 * Calls what lies on the stack, as lua_pcall does, with fresh limits. On
 * failure the message is left on the stack, for sandbox_complain.
 */
MUST_CHECK bool sandbox_call(
    struct sandbox *sandbox, int arguments, int results);

/* Counts what the host keeps of a call; raises an error if it is too much. */
void sandbox_charge(lua_State *lua, size_t size);

/* The line of the script that called the running host function. */
struct place sandbox_place(lua_State *lua);

/*
 * Reports the failure on top of the stack as a finding, and takes it off. One
 * that does not know its line is about that place.
 */
void sandbox_complain(
    struct sandbox *sandbox, const char *what, struct place about);

#endif
