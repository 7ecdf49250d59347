/*
 * The calculator's verbs in rules: that they say what the models say, and that
 * no argument, however wrong, does more than raise an error with a name.
 */
#include "base/job.h"
#include "base/text.h"
#include "rules/sandbox.h"
#include "rules/sums.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct job job;
static struct sandbox *sandbox;

static int open_sums(lua_State *lua)
{
    sums_open(lua);
    return 0;
}

static void begin(void)
{
    job = job_begin();
    sandbox =
        sandbox_open(&job, (struct sandbox_limits){ 8 << 20, 64 << 20, 2000 });
    ck_assert_ptr_nonnull(sandbox);
    lua_pushcfunction(sandbox_state(sandbox), open_sums);
    ck_assert(sandbox_call(sandbox, 0, 0));
}

static void end(void)
{
    sandbox_close(sandbox);
    job_end(&job);
}

/* The terms of the worked examples of the domain notes, as rules have them. */
#define NOTES                                                                  \
    "local function block(more)\n"                                             \
    "  local t = { committed_places = 6, flex_up_places = 2,\n"                \
    "    flex_down_places = 1, nights = 91, weekly = 490000,\n"                \
    "    spot_weekly = 560000, void_rate = 6000, grace_nights = 0,\n"          \
    "    grace_rate = 0, in_commit = 364, flex = 0, over = 0,\n"               \
    "    released = 0, relieved = 0 }\n"                                       \
    "  return more(t) or t\n"                                                  \
    "end\n"                                                                    \
    "local function same(t) end\n"                                             \
    "local function home(more)\n"                                              \
    "  local t = { places = 6, fixed_cost_year = 101400000,\n"                 \
    "    contribution_rate = 4000, local_weekly = 360000,\n"                   \
    "    outside_weekly = 500000, release_share = 6000,\n"                     \
    "    compensation_weekly = 190000, retained_return = 500,\n"               \
    "    variable_weekly = 90000, weeks = 52, loss_share = 0,\n"               \
    "    host_capped = false, steps = { { from = 5000, share = 1000 },\n"      \
    "      { from = 7000, share = 2000 }, { from = 9000, share = 3000 } } }\n" \
    "  return more(t) or t\n"                                                  \
    "end\n"                                                                    \
    "local steps = { { above = 0, discount = 0 },\n"                           \
    "  { above = 5, discount = 200 }, { above = 10, discount = 400 },\n"       \
    "  { above = 20, discount = 600 } }\n"

static const char *const sums[] = {
    "assert(volume.charge(block(same)).charge == 29302000)",
    "assert(volume.charge(block(same)).void_charge == 3822000)",
    "assert(volume.charge(block(same)).utilisation == 6667)",
    "assert(volume.charge(block(function(t) t.released = 45 end)).charge"
    " == 27412000)",
    "assert(volume.guarantee { committed_places = 6, flex_down_places = 1,"
    " nights = 91, released = 40, relieved = 5 } == 410)",
    "assert(volume.shortfall { committed_places = 6, flex_down_places = 1,"
    " nights = 91, released = 45, relieved = 0, in_commit = 364 } == 46)",
    "assert(volume.exposure { committed_places = 6, flex_down_places = 1,"
    " nights = 91, weekly = 490000, void_rate = 6000 } == 19110000)",
    "assert(volume.break_even { weekly = 490000, spot_weekly = 560000 }"
    " == 8750)",
    "assert(bands.total { bands = steps, mode = 'marginal', weekly = 90000,"
    " used = 12 * 7, period_nights = 7 } == 1063800)",
    "assert(bands.total { bands = steps, mode = 'whole', weekly = 90000,"
    " used = 12 * 7, period_nights = 7 } == 1036800)",
    "assert(bands.rebate { bands = steps, mode = 'whole', weekly = 90000,"
    " used = 12 * 364, period_nights = 364 } == 2246400)",
    "assert(#bands.cliffs { bands = steps, limit = 59 } == 0)",
    "assert(bands.cliffs { bands = { { above = 50, discount = 300 } },"
    " limit = 100 }[1] == 51)",
    "local r = partnership.places(home(function(t) t.local_places = 5"
    " t.released_places = 1 t.unreleased_places = 0 t.months = 12 end))"
    " assert(r.provider_retained == 22344400 and r.host_net == 125824400)",
    "local r = partnership.nights(home(function(t) t.local_nights = 5 * 364"
    " t.released_nights = 0 t.unreleased_nights = 364 t.period_nights = 364"
    " t.months = 12 end)) assert(r.share == 2865200)",
    "assert(partnership.break_even(home(same)) == 433)",
    "assert(partnership.failing(home(function(t)"
    " t.check = 'host_not_profiting' end)) == 2)",
    "assert(partnership.failing(home(function(t)"
    " t.check = 'local_preference' end)) == 0)",
    "assert(lifetime.cost { phases = { { weeks = 40, weekly = 320000 },"
    " { weeks = 52, weekly = 25000 } }, one_offs = 0, breakdown_rate = 1000,"
    " breakdown_cost = 1800000 } == 14280000)",
    "assert(price.basket { { weight = 7000, change = 450 },"
    " { weight = 3000, change = 320 } } == 411)",
    "assert(price.basket {} == 0)",
    "assert(total({}, 'n') == 0)",
    "assert(total({ { n = 3 }, {}, { n = -1 } }, 'n') == 2)",
    "assert(not_rising({}, 'n') == 0 and not_rising({ { n = 5 } }, 'n') == 0)",
    "assert(not_rising({ { n = 1 }, { n = 1 }, { n = 4 }, { n = 2 } }, 'n')"
    " == 2)",
    "assert(price.effective(675828020, 20 * 364) == 649835)",
};

START_TEST(verbs_say_what_the_models_say)
{
    begin();
    ck_assert_msg(sandbox_run(sandbox, "sum.lua",
                      arena_format(job.arena, NOTES "%s", sums[_i])),
        "%s", sums[_i]);
    end();
}
END_TEST

/* What is wrong, and words of the error that it must raise. */
static const struct {
    const char *script, *error;
} wrong[] = {
    { "volume.charge()", "volume.charge wants a table" },
    { "volume.charge(6)", "volume.charge wants a table" },
    { "volume.charge('weekly')", "wants a table" },
    { "volume.charge {}", "\"committed_places\" is missing" },
    { "volume.charge(block(function(t) t.weekly = nil end))",
        "volume.charge: \"weekly\" is missing" },
    { "volume.charge(block(function(t) t.price = 1 end))",
        "\"price\" is no field of it" },
    { "volume.charge(block(function(t) t.b = 1 t.a = 1 t.c = 1 end))",
        "\"a\" is no field of it" },
    { "volume.charge(block(function(t) t[1] = 1 end))",
        "\"a field without a name\" is no field" },
    { "volume.charge(block(function(t) t[t] = 1 end))", "without a name" },
    { "volume.charge(block(function(t) t.weekly = '490000' end))",
        "\"weekly\" must be a whole number" },
    { "volume.charge(block(function(t) t.weekly = 4900.5 end))",
        "\"weekly\" must be a whole number" },
    { "volume.charge(block(function(t) t.weekly = 0/0 end))",
        "\"weekly\" must be a whole number" },
    { "volume.charge(block(function(t) t.weekly = t end))",
        "\"weekly\" must be a whole number" },
    { "volume.charge(block(function(t) t.weekly = -1 end))", "is negative" },
    { "volume.charge(block(function(t)"
      " t.weekly = 9223372036854775807 end))",
        "too large" },
    { "volume.charge(block(function(t)"
      " t.nights = 9223372036854775807 end))",
        "too large" },
    { "volume.charge(block(function(t) t.in_commit = 547 end))",
        "do not go together" },
    { "volume.guarantee(block(same))", "is no field of it" },
    { "volume.break_even { weekly = 1, spot_weekly = 0 }",
        "do not go together" },
    { "bands.cliffs { bands = 5, limit = 1 }", "\"bands\" must be a list" },
    { "bands.cliffs { limit = 1 }", "\"bands\" is missing" },
    { "bands.cliffs { bands = { 5 }, limit = 1 }", "wants a table" },
    { "bands.cliffs { bands = { {} }, limit = 1 }", "\"above\" is missing" },
    { "bands.cliffs { bands = { steps[2], steps[1] }, limit = 1 }",
        "do not go together" },
    { "bands.cliffs { bands = steps, limit = -1 }", "is negative" },
    { "bands.total { bands = steps, mode = 'all', weekly = 1, used = 1,"
      " period_nights = 1 }",
        "\"mode\" may not be \"all\"" },
    { "bands.total { bands = steps, mode = steps, weekly = 1, used = 1,"
      " period_nights = 1 }",
        "\"mode\" may not be" },
    /* a table whose length Lua takes for enormous */
    { "local t, i = {}, 1 for n = 1, 62 do t[i] = steps[1] i = i * 2 end"
      " bands.cliffs { bands = t, limit = 1 }",
        "" },
    { "local t = {} for i = 1, 1001 do t[i] = { above = i, discount = 0 } end"
      " bands.cliffs { bands = t, limit = 1 }",
        "lists of at most 1000" },
    { "partnership.break_even(home(function(t) t.host_capped = 1 end))",
        "\"host_capped\" must be true or false" },
    { "partnership.break_even(home(function(t) t.steps = { {} } end))",
        "\"from\" is missing" },
    { "partnership.failing(home(function(t) t.check = 'all' end))",
        "\"check\" may not be \"all\"" },
    { "partnership.failing(home(function(t) t.check = 'sharing'"
      " t.places = 201 end))",
        "too large" },
    { "partnership.failing(home(function(t) t.check = 'sharing'"
      " t.places = -1 end))",
        "is negative" },
    { "local dear = home(function(t) t.check = 'sharing' t.places = 200 end)"
      " for i = 1, 900 do dear.steps[i] = { from = i, share = 1 } end"
      " for i = 1, 1e9 do partnership.failing(dear) end",
        "not enough memory" },
    { "lifetime.cost { phases = { { weeks = 1, weekly = -1 } }, one_offs = 0,"
      " breakdown_rate = 0, breakdown_cost = 0 }",
        "is negative" },
    { "price.basket()", "wants a table" },
    { "price.basket { { weight = 1 } }", "\"change\" is missing" },
    { "price.basket { { weight = 9223372036854775807, change = 2 } }",
        "does not fit" },
    { "price.effective(1, 0)", "does not fit" },
    { "total(5, 'n')", "table expected" },
    { "total({ 5 }, 'n')", "table expected" },
    { "total({ { n = 'x' } }, 'n')", "n of member 1 is no whole number" },
    { "total({ { n = 9223372036854775807 }, { n = 1 } }, 'n')",
        "does not fit" },
    { "total({ {} })", "string expected" },
    { "not_rising({ { n = 1 }, {} }, 'n')", "n of member 2 is missing" },
};

START_TEST(what_is_wrong_is_an_error_that_says_so)
{
    begin();
    ck_assert_msg(!sandbox_run(sandbox, "wrong.lua",
                      arena_format(job.arena, NOTES "%s", wrong[_i].script)),
        "%s", wrong[_i].script);
    ck_assert_msg(
        strstr(findings_first(job.findings)->message, wrong[_i].error) != NULL,
        "%s: %s", wrong[_i].script, findings_first(job.findings)->message);
    ck_assert(sandbox_run(sandbox, "after.lua", "assert(1 + 1 == 2)"));
    end();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("calculator");
    TCase *tcase = tcase_create("verbs");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_loop_test(tcase, verbs_say_what_the_models_say, 0,
        (int)(sizeof sums / sizeof *sums));
    tcase_add_loop_test(tcase, what_is_wrong_is_an_error_that_says_so, 0,
        (int)(sizeof wrong / sizeof *wrong));
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
