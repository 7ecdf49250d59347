#include "rules/calculator.h"

#include "commerce/bands.h"
#include "commerce/block.h"
#include "commerce/lifetime.h"
#include "commerce/partnership.h"
#include "rules/fields.h"
#include "rules/sandbox.h"

#include <lauxlib.h>

#define NUMBER(of, member)                                                     \
    {                                                                          \
#member, offsetof(struct of, member), 0                                \
    }
#define NAMED(name, of, member)                                                \
    {                                                                          \
        name, offsetof(struct of, member), 0                                   \
    }
#define OTHER(name)                                                            \
    {                                                                          \
        name, 0, FIELDS_OTHER                                                  \
    }
#define END                                                                    \
    {                                                                          \
        NULL, 0, 0                                                             \
    }

static void need(lua_State *lua, const char *verb, bool fits)
{
    if (!fits)
        luaL_error(lua,
            "%s: a part is negative or too large, or the parts do not go "
            "together",
            verb);
}

static int push_number(
    lua_State *lua, const char *verb, bool fits, const int64_t *number)
{
    need(lua, verb, fits);
    lua_pushinteger(lua, *number);
    return 1;
}

/* ---- volume: a block of places ------------------------------------------ */

struct block_sheet {
    struct block_terms terms;
    struct block_use use;
};

#define TERM(member) NAMED(#member, block_sheet, terms.member)
#define USE(member) NAMED(#member, block_sheet, use.member)
#define GUARANTEE                                                              \
    TERM(committed_places), TERM(flex_down_places), TERM(nights),              \
        USE(released), USE(relieved)

static const struct fields_field block_results[] = { NUMBER(block_result,
                                                         committed),
    NUMBER(block_result, guaranteed), NUMBER(block_result, used),
    NUMBER(block_result, shortfall), NUMBER(block_result, used_charge),
    NUMBER(block_result, void_charge), NUMBER(block_result, spot_charge),
    NUMBER(block_result, charge), NUMBER(block_result, utilisation), END };

/* What a verb does not read is nought, and so not in its result. */
static struct block_result charge_block(
    lua_State *lua, const char *verb, const struct fields_field *fields)
{
    struct block_sheet sheet = { 0 };
    struct block_result result = { 0 };

    fields_read(lua, verb, fields, &sheet);
    need(lua, verb, block_charge(&sheet.terms, &sheet.use, &result));
    return result;
}

static int volume_guarantee(lua_State *lua)
{
    static const struct fields_field fields[] = { GUARANTEE, END };

    lua_pushinteger(
        lua, charge_block(lua, "volume.guarantee", fields).guaranteed);
    return 1;
}

static int volume_shortfall(lua_State *lua)
{
    static const struct fields_field fields[] = { GUARANTEE, USE(in_commit),
        END };

    lua_pushinteger(
        lua, charge_block(lua, "volume.shortfall", fields).shortfall);
    return 1;
}

static int volume_charge(lua_State *lua)
{
    static const struct fields_field fields[] = { GUARANTEE, USE(in_commit),
        USE(flex), USE(over), TERM(flex_up_places), TERM(weekly),
        TERM(spot_weekly), TERM(void_rate), TERM(grace_nights),
        TERM(grace_rate), END };
    struct block_result result = charge_block(lua, "volume.charge", fields);

    fields_push(lua, block_results, &result);
    return 1;
}

static int volume_exposure(lua_State *lua)
{
    static const struct fields_field fields[] = { TERM(committed_places),
        TERM(flex_down_places), TERM(nights), TERM(weekly), TERM(void_rate),
        END };
    struct block_sheet sheet = { 0 };
    int64_t charge = 0;

    fields_read(lua, "volume.exposure", fields, &sheet);
    return push_number(lua, "volume.exposure",
        block_exposure(&sheet.terms, sheet.terms.nights, &charge), &charge);
}

static int volume_break_even(lua_State *lua)
{
    static const struct fields_field fields[] = { TERM(weekly),
        TERM(spot_weekly), END };
    struct block_sheet sheet = { 0 };
    int64_t utilisation = 0;

    fields_read(lua, "volume.break_even", fields, &sheet);
    return push_number(lua, "volume.break_even",
        block_break_even(
            sheet.terms.weekly, sheet.terms.spot_weekly, &utilisation),
        &utilisation);
}

static const luaL_Reg volume_verbs[] = {
    { "guarantee", volume_guarantee },
    { "shortfall", volume_shortfall },
    { "charge", volume_charge },
    { "exposure", volume_exposure },
    { "break_even", volume_break_even },
    { NULL, NULL },
};

/* ---- bands -------------------------------------------------------------- */

static const struct fields_field band_fields[] = { NUMBER(bands_band, above),
    NUMBER(bands_band, discount), END };

static struct bands read_bands(lua_State *lua, const char *verb)
{
    struct bands bands = { 0 };

    bands.bands = fields_read_list(lua, verb, "bands", band_fields,
        sizeof(struct bands_band), &bands.count);
    return bands;
}

struct bands_sheet {
    int64_t weekly, used, period_nights, limit;
};

static int sum_bands(lua_State *lua, const char *verb,
    bool (*sum)(const struct bands *, int64_t, int64_t, int64_t *))
{
    static const struct fields_field fields[] = { OTHER("bands"), OTHER("mode"),
        NUMBER(bands_sheet, weekly), NUMBER(bands_sheet, used),
        NUMBER(bands_sheet, period_nights), END };
    static const char *const modes[] = {
        [BANDS_MARGINAL] = "marginal", [BANDS_WHOLE] = "whole", NULL
    };
    struct bands_sheet sheet = { 0 };
    struct bands bands;
    int64_t total = 0;

    fields_read(lua, verb, fields, &sheet);
    bands = read_bands(lua, verb);
    bands.mode = (enum bands_mode)fields_read_word(lua, verb, "mode", modes);
    bands.weekly = sheet.weekly;
    return push_number(lua, verb,
        sum(&bands, sheet.used, sheet.period_nights, &total), &total);
}

static int bands_verb_total(lua_State *lua)
{
    return sum_bands(lua, "bands.total", bands_total_nights);
}

static int bands_verb_rebate(lua_State *lua)
{
    return sum_bands(lua, "bands.rebate", bands_rebate);
}

static int bands_verb_cliffs(lua_State *lua)
{
    static const struct fields_field fields[] = { OTHER("bands"),
        NUMBER(bands_sheet, limit), END };
    struct bands_sheet sheet = { 0 };
    struct bands bands;
    int64_t *places;
    size_t found = 0;

    fields_read(lua, "bands.cliffs", fields, &sheet);
    bands = read_bands(lua, "bands.cliffs");
    places = lua_newuserdatauv(lua, (bands.count + 1) * sizeof *places, 0);
    need(
        lua, "bands.cliffs", bands_cliffs(&bands, sheet.limit, places, &found));
    lua_newtable(lua);
    for (size_t i = 0; i < found; i++) {
        lua_pushinteger(lua, places[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static const luaL_Reg bands_verbs[] = {
    { "total", bands_verb_total },
    { "rebate", bands_verb_rebate },
    { "cliffs", bands_verb_cliffs },
    { NULL, NULL },
};

/* ---- partnership --------------------------------------------------------- */

struct partnership_sheet {
    struct partnership_terms terms;
    struct partnership_use use;
    int64_t months, period_nights;
};

#define PART(member) NAMED(#member, partnership_sheet, terms.member)
#define USED(name, member) NAMED(name, partnership_sheet, use.member)
#define PARTNERSHIP_TERMS                                                      \
    PART(places), PART(fixed_cost_year), PART(contribution_rate),              \
        PART(local_weekly), PART(outside_weekly), PART(release_share),         \
        PART(compensation_weekly), PART(retained_return),                      \
        PART(variable_weekly), PART(weeks), PART(loss_share),                  \
        { "host_capped",                                                       \
            offsetof(struct partnership_sheet, terms.is_host_capped),          \
            FIELDS_YES_NO },                                                   \
        OTHER("steps")

static const struct fields_field step_fields[] = {
    NUMBER(partnership_step, from), NUMBER(partnership_step, share), END
};

static const struct fields_field partnership_results[] = {
    NUMBER(partnership_result, contribution),
    NUMBER(partnership_result, local_fees),
    NUMBER(partnership_result, outside_fees), NUMBER(partnership_result, fees),
    NUMBER(partnership_result, release),
    NUMBER(partnership_result, compensation), NUMBER(partnership_result, cost),
    NUMBER(partnership_result, surplus),
    NUMBER(partnership_result, first_return),
    NUMBER(partnership_result, share_rate), NUMBER(partnership_result, share),
    NUMBER(partnership_result, loss_borne),
    NUMBER(partnership_result, provider_retained),
    NUMBER(partnership_result, host_net), NUMBER(partnership_result, host_unit),
    END
};

static struct partnership_sheet read_partnership(
    lua_State *lua, const char *verb, const struct fields_field *fields)
{
    struct partnership_sheet sheet = { 0 };

    fields_read(lua, verb, fields, &sheet);
    sheet.terms.steps = fields_read_list(lua, verb, "steps", step_fields,
        sizeof(struct partnership_step), &sheet.terms.step_count);
    return sheet;
}

static int push_partnership(lua_State *lua, const char *verb, bool fits,
    const struct partnership_result *result)
{
    need(lua, verb, fits);
    fields_push(lua, partnership_results, result);
    return 1;
}

static int partnership_verb_places(lua_State *lua)
{
    static const struct fields_field fields[] = { PARTNERSHIP_TERMS,
        USED("local_places", local), USED("released_places", released),
        USED("unreleased_places", unreleased),
        NUMBER(partnership_sheet, months), END };
    struct partnership_sheet sheet =
        read_partnership(lua, "partnership.places", fields);
    struct partnership_result result = { 0 };

    return push_partnership(lua, "partnership.places",
        partnership_months(&sheet.terms, &sheet.use, sheet.months, &result),
        &result);
}

static int partnership_verb_nights(lua_State *lua)
{
    static const struct fields_field fields[] = { PARTNERSHIP_TERMS,
        USED("local_nights", local), USED("released_nights", released),
        USED("unreleased_nights", unreleased),
        NUMBER(partnership_sheet, period_nights),
        NUMBER(partnership_sheet, months), END };
    struct partnership_sheet sheet =
        read_partnership(lua, "partnership.nights", fields);
    struct partnership_result result = { 0 };

    return push_partnership(lua, "partnership.nights",
        partnership_nights(&sheet.terms, &sheet.use, sheet.period_nights,
            sheet.months, &result),
        &result);
}

static int partnership_verb_break_even(lua_State *lua)
{
    static const struct fields_field fields[] = { PARTNERSHIP_TERMS, END };
    struct partnership_sheet sheet =
        read_partnership(lua, "partnership.break_even", fields);
    int64_t hundredths = 0;

    return push_number(lua, "partnership.break_even",
        partnership_break_even(&sheet.terms, &hundredths), &hundredths);
}

/*
 * How many cells fail a check. No step of the script is counted meanwhile, so
 * the work is charged as memory is.
 */
static int partnership_verb_failing(lua_State *lua)
{
    static const struct fields_field fields[] = { PARTNERSHIP_TERMS,
        OTHER("check"), END };
    static const char *const checks[] = { [PARTNERSHIP_LOCAL_PREFERENCE] =
                                              "local_preference",
        [PARTNERSHIP_RELEASE_NEUTRALITY] = "release_neutrality",
        [PARTNERSHIP_HOST_NOT_PROFITING] = "host_not_profiting",
        [PARTNERSHIP_ESCALATION] = "escalation",
        [PARTNERSHIP_SHARING] = "sharing",
        [PARTNERSHIP_CHECKS] = NULL };
    struct partnership_sheet sheet =
        read_partnership(lua, "partnership.failing", fields);
    int check = fields_read_word(lua, "partnership.failing", "check", checks);
    size_t places = (size_t)sheet.terms.places, found = 0;

    need(lua, "partnership.failing",
        sheet.terms.places >= 0 &&
            sheet.terms.places <= PARTNERSHIP_MOST_PLACES);
    sandbox_charge(lua, places * places * (1 + sheet.terms.step_count));
    need(lua, "partnership.failing",
        partnership_run_check(
            &sheet.terms, (enum partnership_check)check, NULL, 0, &found));
    lua_pushinteger(lua, (lua_Integer)found);
    return 1;
}

static const luaL_Reg partnership_verbs[] = {
    { "places", partnership_verb_places },
    { "nights", partnership_verb_nights },
    { "break_even", partnership_verb_break_even },
    { "failing", partnership_verb_failing },
    { NULL, NULL },
};

/* ---- lifetime ------------------------------------------------------------ */

static int lifetime_verb_cost(lua_State *lua)
{
    static const struct fields_field fields[] = { OTHER("phases"),
        NUMBER(lifetime_plan, one_offs), NUMBER(lifetime_plan, breakdown_rate),
        NUMBER(lifetime_plan, breakdown_cost), END };
    static const struct fields_field phase_fields[] = {
        NUMBER(lifetime_phase, weeks), NUMBER(lifetime_phase, weekly), END
    };
    struct lifetime_plan plan = { 0 };
    int64_t cost = 0;

    fields_read(lua, "lifetime.cost", fields, &plan);
    plan.phases = fields_read_list(lua, "lifetime.cost", "phases", phase_fields,
        sizeof(struct lifetime_phase), &plan.count);
    return push_number(
        lua, "lifetime.cost", lifetime_cost(&plan, &cost), &cost);
}

static const luaL_Reg lifetime_verbs[] = {
    { "cost", lifetime_verb_cost },
    { NULL, NULL },
};

static void open_table(
    lua_State *lua, const char *name, const luaL_Reg *functions)
{
    lua_newtable(lua);
    luaL_setfuncs(lua, functions, 0);
    lua_setglobal(lua, name);
}

void calculator_open(lua_State *lua)
{
    open_table(lua, "volume", volume_verbs);
    open_table(lua, "bands", bands_verbs);
    open_table(lua, "partnership", partnership_verbs);
    open_table(lua, "lifetime", lifetime_verbs);
}
