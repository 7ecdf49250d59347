#include "rules/sums.h"

#include "base/money.h"
#include "commerce/price.h"
#include "rules/calculator.h"
#include "rules/fields.h"
#include "rules/verbs.h"

#include <lauxlib.h>

static int push_result(lua_State *lua, bool fits, int64_t result)
{
    if (!fits)
        return luaL_error(lua, "the sum does not fit, or a part is negative");
    lua_pushinteger(lua, result);
    return 1;
}

static int sum_divided(lua_State *lua)
{
    int64_t result = 0;
    bool fits = money_multiply_divide(
        luaL_checkinteger(lua, 1), 1, luaL_checkinteger(lua, 2), &result);

    return push_result(lua, fits, result);
}

static int sum_smaller(lua_State *lua)
{
    lua_Integer a = luaL_checkinteger(lua, 1), b = luaL_checkinteger(lua, 2);

    lua_pushinteger(lua, a < b ? a : b);
    return 1;
}

static int sum_larger(lua_State *lua)
{
    lua_Integer a = luaL_checkinteger(lua, 1), b = luaL_checkinteger(lua, 2);

    lua_pushinteger(lua, a > b ? a : b);
    return 1;
}

/* ---- lists of records ------------------------------------------------- */

/*
 * A member's field; the stack stays as it was. False: it has none. What is
 * there and no whole number is an error.
 */
static bool field_of(lua_State *lua, size_t member, int64_t *number)
{
    const char *name = luaL_checkstring(lua, 2);
    bool is_there, is_number;

    lua_rawgeti(lua, 1, (lua_Integer)member);
    luaL_checktype(lua, -1, LUA_TTABLE);
    is_there = lua_getfield(lua, -1, name) != LUA_TNIL;
    is_number = lua_isinteger(lua, -1);
    *number = lua_tointeger(lua, -1);
    lua_pop(lua, 2);
    if (is_there && !is_number)
        luaL_error(
            lua, "%s of member %d is no whole number", name, (int)member);
    return is_there;
}

/* What nobody has answered adds nothing. */
static int list_total(lua_State *lua)
{
    int64_t total = 0, number;
    size_t count;

    luaL_checktype(lua, 1, LUA_TTABLE);
    count = verbs_count(lua, 1);
    for (size_t i = 1; i <= count; i++)
        if (field_of(lua, i, &number) &&
            __builtin_add_overflow(total, number, &total))
            return push_result(lua, false, 0);
    return push_result(lua, true, total);
}

/* How many members are not above the one before. */
static int list_not_rising(lua_State *lua)
{
    int64_t found = 0, before = 0, number;
    size_t count;

    luaL_checktype(lua, 1, LUA_TTABLE);
    count = verbs_count(lua, 1);
    for (size_t i = 1; i <= count; i++) {
        if (!field_of(lua, i, &number))
            return luaL_error(lua, "%s of member %d is missing",
                lua_tostring(lua, 2), (int)i);
        found += i > 1 && number <= before;
        before = number;
    }
    return push_result(lua, true, found);
}

/* ---- prices ----------------------------------------------------------- */

static int push_sum_of_two(
    lua_State *lua, bool (*sum)(int64_t, int64_t, int64_t *))
{
    int64_t result = 0;
    bool fits =
        sum(luaL_checkinteger(lua, 1), luaL_checkinteger(lua, 2), &result);

    return push_result(lua, fits, result);
}

static int price_of_nights(lua_State *lua)
{
    return push_sum_of_two(lua, price_nights);
}

static int price_of_retainer(lua_State *lua)
{
    int64_t result = 0;
    bool fits =
        price_retainer(luaL_checkinteger(lua, 1), luaL_checkinteger(lua, 2),
            luaL_checkinteger(lua, 3), luaL_checkinteger(lua, 4), &result);

    return push_result(lua, fits, result);
}

static int price_of_line(lua_State *lua)
{
    return push_sum_of_two(lua, price_line);
}

static int price_of_share(lua_State *lua)
{
    return push_sum_of_two(lua, price_share);
}

static int price_after_uplift(lua_State *lua)
{
    return push_sum_of_two(lua, price_uplift);
}

static int price_between(lua_State *lua)
{
    lua_pushinteger(
        lua, price_clamp(luaL_checkinteger(lua, 1), luaL_checkinteger(lua, 2),
                 luaL_checkinteger(lua, 3)));
    return 1;
}

/* A week's price that a charge comes to. */
static int price_of_week(lua_State *lua)
{
    return push_sum_of_two(lua, price_effective);
}

static int price_of_basket(lua_State *lua)
{
    static const struct fields_field fields[] = {
        { "weight", offsetof(struct price_index, weight), FIELDS_NUMBER },
        { "change", offsetof(struct price_index, change), FIELDS_NUMBER },
        { NULL, 0, 0 },
    };
    size_t count;
    struct price_index *indices = fields_read_list(
        lua, "price.basket", NULL, fields, sizeof *indices, &count);
    int64_t rate = 0;
    bool fits = price_basket(indices, count, &rate);

    return push_result(lua, fits, rate);
}

static const luaL_Reg sums[] = {
    { "div", sum_divided },
    { "min", sum_smaller },
    { "max", sum_larger },
    { "total", list_total },
    { "not_rising", list_not_rising },
    { NULL, NULL },
};

static const luaL_Reg price_functions[] = {
    { "nights", price_of_nights },
    { "retainer", price_of_retainer },
    { "line", price_of_line },
    { "share", price_of_share },
    { "uplift", price_after_uplift },
    { "clamp", price_between },
    { "effective", price_of_week },
    { "basket", price_of_basket },
    { NULL, NULL },
};

void sums_open(lua_State *lua)
{
    for (const luaL_Reg *sum = sums; sum->name != NULL; sum++) {
        lua_pushcfunction(lua, sum->func);
        lua_setglobal(lua, sum->name);
    }
    luaL_newlib(lua, price_functions);
    lua_setglobal(lua, "price");
    calculator_open(lua);
}
