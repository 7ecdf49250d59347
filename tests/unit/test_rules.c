/*
 * The sandbox under attack: each script ends fast, with a finding, and the
 * state goes on to serve the next. Scripts that reach for what is not there
 * are here too, so that nobody gives it to them unawares.
 */
#include "base/job.h"
#include "rules/sandbox.h"

#include <check.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MEMORY = 8 << 20, CHURN = 64 << 20, STEPS = 2000, MOST_SECONDS = 5 };

static struct job job;
static struct sandbox *sandbox;

static void begin(void)
{
    job = job_begin();
    sandbox = sandbox_open(
        &job, (struct sandbox_limits){ MEMORY, CHURN, STEPS });
    ck_assert_ptr_nonnull(sandbox);
}

static void end(void)
{
    sandbox_close(sandbox);
    job_end(&job);
}

#define LOOP "while true do end"

static const char *const attacks[] = {
    /* never ends */
    LOOP,
    "repeat until false",
    "::again:: goto again",
    "for i = 1, 1e18 do end",
    "for i = 1, math.maxinteger do end",
    "for i = 1, 10, 0 do end",
    "local function f() return f() end return f()",
    "local f f = function() " LOOP " end f()",
    /* would catch the limit and go on */
    "while true do pcall(function() " LOOP " end) end",
    "while true do xpcall(function() " LOOP " end, function() " LOOP " end) end",
    "local function f(n) if n == 0 then " LOOP " end "
    "while true do pcall(f, n - 1) end end f(150)",
    "coroutine.wrap(function() " LOOP " end)()",
    "while true do local c = coroutine.create(function() " LOOP " end) "
    "coroutine.resume(c) end",
    "while true do pcall(coroutine.wrap(function() " LOOP " end)) end",
    "coroutine.close(coroutine.create(function() end))",
    /* would run where no step is counted */
    "setmetatable({}, { __gc = function() " LOOP " end }) collectgarbage()",
    "for i = 1, 10 do setmetatable({}, { __gc = function() " LOOP " end }) end",
    "do local x <close> = setmetatable({}, { __close = function() " LOOP
    " end }) end",
    "local t = setmetatable({}, { __index = function() " LOOP " end }) "
    "return t.x",
    "do local x <close> = {} end",
    /* one call that runs for years inside C */
    "return ('x'):rep(1 << 40)",
    "return ('x'):rep(5)",
    "return #string.rep('', 1e18)",
    "return ('a'):find('a-a-a-b')",
    "return string.find('aaaa', 'a*a*a*b')",
    "return ('x'):gsub('.-.-b', '')",
    "return string.format('%99999d', 1)",
    "return ('%s'):format({})",
    "return ('x'):upper()",
    "table.move({}, 1, 1e15, 2)",
    "table.insert({}, 1, 0)",
    "table.remove({}, 1)",
    "table.concat({}, '', 1, 1e12)",
    "table.sort({ 3, 2, 1 }, function() return true end)",
    "return select('#', table.unpack({}, 1, 1e8))",
    "return utf8.codepoint('a', 1, -1)",
    /* takes all memory */
    "local t = {} for i = 1, 1e9 do t[i] = i end",
    "local t = {} for i = 1, 1e9 do t[i] = {} end",
    "local t = {} for i = 1, 1e9 do t['k' .. i] = i end",
    "local s = 'x' for i = 1, 60 do s = s .. s end",
    "local s = 'x' for i = 1, 20 do s = s .. s end "
    "for i = 1, 1e9 do local t = s .. i end",
    "local s = 'x' for i = 1, 20 do s = s .. s end local a, b = s .. 'a', s .. "
    "'b' for i = 1, 1e9 do local less = a < b end",
    "local function f() return 1 + f() end return f()",
    "local function f(...) return f(1, ...) end return f()",
    "local t = {} for i = 1, 1e9 do t = { t } end error(t)",
    /* other code */
    "return load('return 1')()",
    "return load(string.dump(function() end))()",
    "return loadstring('return 1')()",
    "dofile('/etc/passwd')",
    "loadfile('/etc/passwd')()",
    "require('os')",
    "\x1BLua",
    /* the machine */
    "os.exit(0)",
    "os.execute('true')",
    "return io.open('/etc/passwd')",
    "return debug.getregistry()",
    "return os.time()",
    "return math.random()",
    "print('seen')",
    "warn('@on')",
    "collectgarbage('stop')",
    /* what differs from run to run */
    "for k, v in pairs({ a = 1 }) do end",
    "for k, v in next, { a = 1 } do end",
    "return tostring({})",
    "return '' .. {}",
    "return {} < {}",
    /* the language itself turned over */
    "getmetatable('').__index = {}",
    "rawset(_G, 'ipairs', nil)",
    "return _G.ipairs",
    "local _ENV <const> = 11 X = 'hi'",
    "local _ENV = nil error('gone')",
    /* ends with something that is no message */
    "error()",
    "error(nil)",
    "error({})",
    "error(42)",
    "error(error)",
    "assert(false)",
    "assert(nil, {})",
    "local s = 'x' for i = 1, 20 do s = s .. s end error(s)",
    /* is not Lua */
    "if",
    "return ((((",
    "local x <const> = 1 x = 2",
    "\"never closed",
    "--[[ never closed",
    "goto nowhere",
    "\xFF\xFE",
};

START_TEST(an_attack_ends_fast_with_a_finding)
{
    clock_t started = clock();
    bool ended = sandbox_run(sandbox, "attack.lua", attacks[_i]);

    ck_assert_msg(!ended, "it was let through: %s", attacks[_i]);
    ck_assert_msg(clock() - started < MOST_SECONDS * CLOCKS_PER_SEC,
        "it took too long: %s", attacks[_i]);
    ck_assert_int_eq(findings_errors(job.findings), 1);
    ck_assert_str_eq(findings_first(job.findings)->id, "rule-failed");
    ck_assert_str_eq(findings_first(job.findings)->place.file, "attack.lua");
    ck_assert_ptr_nonnull(findings_first(job.findings)->hint);
    ck_assert_msg(strstr(findings_first(job.findings)->message, "0x") == NULL,
        "an address: %s", findings_first(job.findings)->message);
    ck_assert_msg(sandbox_run(sandbox, "next.lua", "return 1 + 1"),
        "nothing runs after: %s", attacks[_i]);
}
END_TEST

START_TEST(deep_nesting_is_refused_when_it_is_read)
{
    size_t depth = 50000;
    char *source = malloc(depth + 16);

    strcpy(source, "return ");
    memset(source + 7, '(', depth);
    source[7 + depth] = '\0';
    ck_assert(!sandbox_run(sandbox, "attack.lua", source));
    memset(source + 7, '{', depth);
    ck_assert(!sandbox_run(sandbox, "attack.lua", source));
    ck_assert_int_eq(findings_errors(job.findings), 2);
    free(source);
}
END_TEST

START_TEST(many_attacks_leave_memory_for_honest_work)
{
    for (int i = 0; i < 40; i++)
        ck_assert(!sandbox_run(sandbox, "attack.lua",
            "local t = {} for i = 1, 1e9 do t[i] = 'x' .. i end"));
    ck_assert(sandbox_run(sandbox, "next.lua",
        "local t = {} for i = 1, 1000 do t[i] = i end"));
}
END_TEST

START_TEST(steps_are_counted_afresh_for_each_call)
{
    const char *work = "local n = 0 for i = 1, 500000 do n = n + i end";

    for (int i = 0; i < 8; i++)
        ck_assert(sandbox_run(sandbox, "work.lua", work));
}
END_TEST

static const char *const allowed[] = {
    "assert(type(1) == 'number')",
    "assert(select('#', 1, 2, 3) == 3)",
    "assert(tonumber('12') == 12)",
    "local n = 0 for i, v in ipairs({ 5, 6 }) do n = n + v end assert(n == 11)",
    "assert(not (1 == 2) and 7 // 2 == 3 and 7 % 2 == 1)",
    "assert('a' .. 1 == 'a1' and #'abc' == 3 and 'a' < 'b')",
    "local t = { x = 1, 2 } t.y = 3 assert(t.x + t.y + t[1] == 6)",
    "local function f(n) return n < 2 and 1 or n * f(n - 1) end "
    "assert(f(10) == 3628800)",
};

START_TEST(the_plain_language_is_there)
{
    ck_assert_msg(sandbox_run(sandbox, "plain.lua", allowed[_i]), "%s",
        findings_first(job.findings) != NULL
            ? findings_first(job.findings)->message
            : "");
}
END_TEST

static const char *const places[] = {
    "\n\nerror('here')",
    "\n\nlocal x = nil + 1",
    "\n\n" LOOP,
    "\n\nif if",
};

START_TEST(a_finding_says_the_line)
{
    ck_assert(!sandbox_run(sandbox, "attack.lua", places[_i]));
    ck_assert_int_eq(findings_first(job.findings)->place.line, 3);
}
END_TEST

START_TEST(a_sandbox_without_room_is_refused)
{
    struct sandbox_limits limits = { 1024, 1024, 1 };

    ck_assert_ptr_null(sandbox_open(&job, limits));
    ck_assert_str_eq(findings_first(job.findings)->id, "sandbox-small");
    sandbox_close(NULL);
}
END_TEST

START_TEST(the_plain_language_and_nothing_else)
{
    lua_State *lua = sandbox_state(sandbox);
    static const char *const kept[] = { "assert", "error", "ipairs", "select",
        "tonumber", "type" };
    size_t count = 0;

    lua_pushglobaltable(lua);
    for (lua_pushnil(lua); lua_next(lua, -2) != 0; lua_pop(lua, 1)) {
        bool is_kept = false;

        for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
            is_kept = is_kept || strcmp(kept[i], lua_tostring(lua, -2)) == 0;
        ck_assert_msg(is_kept, "%s", lua_tostring(lua, -2));
        count++;
    }
    ck_assert_uint_eq(count, sizeof kept / sizeof *kept);
}
END_TEST

#define EACH(tcase, test, table) \
    tcase_add_loop_test( \
        tcase, test, 0, (int)(sizeof(table) / sizeof *(table)))

int main(void)
{
    Suite *suite = suite_create("rules");
    TCase *tcase = tcase_create("sandbox");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_checked_fixture(tcase, begin, end);
    EACH(tcase, an_attack_ends_fast_with_a_finding, attacks);
    tcase_add_test(tcase, deep_nesting_is_refused_when_it_is_read);
    tcase_add_test(tcase, many_attacks_leave_memory_for_honest_work);
    tcase_add_test(tcase, steps_are_counted_afresh_for_each_call);
    EACH(tcase, the_plain_language_is_there, allowed);
    EACH(tcase, a_finding_says_the_line, places);
    tcase_add_test(tcase, a_sandbox_without_room_is_refused);
    tcase_add_test(tcase, the_plain_language_and_nothing_else);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
