#include "commerce/partnership.h"

#include "base/money.h"

enum { MONTHS_A_YEAR = 12, NIGHTS_A_WEEK = 7, HUNDREDTHS = 100 };

/*
 * How amounts of the period come from use: a weekly price is multiplied by use
 * x times / by; so many units are there in all; and so many months count.
 */
struct basis {
    int64_t times, by, capacity, months;
};

static bool is_rate(int64_t rate)
{
    return rate >= 0 && rate <= MONEY_WHOLE;
}

static bool are_steps(const struct partnership_terms *terms)
{
    for (size_t i = 0; i < terms->step_count; i++) {
        const struct partnership_step *step = &terms->steps[i];

        if (step->from < 0 || !is_rate(step->share) ||
            (i > 0 && step->from <= step[-1].from))
            return false;
    }
    return true;
}

static bool are_terms(const struct partnership_terms *terms)
{
    return terms->places >= 0 && terms->fixed_cost_year >= 0 &&
           is_rate(terms->contribution_rate) && terms->local_weekly >= 0 &&
           terms->outside_weekly >= 0 && is_rate(terms->release_share) &&
           terms->compensation_weekly >= 0 && terms->retained_return >= 0 &&
           terms->variable_weekly >= 0 && terms->weeks >= 0 &&
           is_rate(terms->loss_share) && are_steps(terms);
}

static bool is_use(const struct partnership_use *use, int64_t capacity)
{
    return use->local >= 0 && use->released >= 0 && use->unreleased >= 0 &&
           (__int128)use->local + use->released + use->unreleased <= capacity;
}

/* A sum of some 64-bit numbers, made in 128 bits, where it always fits. */
static bool narrow(__int128 wide, int64_t *number)
{
    if (wide > INT64_MAX || wide < INT64_MIN)
        return false;
    *number = (int64_t)wide;
    return true;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t above_nothing(int64_t number)
{
    return number > 0 ? number : 0;
}

/* ---- one line after the other ------------------------------------------ */

static bool by_use(
    const struct basis *basis, int64_t weekly, int64_t use, int64_t *amount)
{
    int64_t weeks;

    return !__builtin_mul_overflow(use, basis->times, &weeks) &&
           money_multiply_divide(weekly, weeks, basis->by, amount);
}

static bool by_months(
    const struct basis *basis, int64_t year, int64_t rate, int64_t *amount)
{
    return money_multiply_divide(year, rate * basis->months,
        (int64_t)MONTHS_A_YEAR * MONEY_WHOLE, amount);
}

static bool set_fees(const struct partnership_terms *terms,
    const struct basis *basis, const struct partnership_use *use,
    struct partnership_result *result)
{
    return by_use(
               basis, terms->local_weekly, use->local, &result->local_fees) &&
           by_use(basis, terms->outside_weekly, use->released + use->unreleased,
               &result->outside_fees) &&
           !__builtin_add_overflow(
               result->local_fees, result->outside_fees, &result->fees);
}

/* A share of a weekly price, for so much use: one rounding. */
static bool set_release(const struct partnership_terms *terms,
    const struct basis *basis, int64_t released, int64_t *release)
{
    int64_t gain = above_nothing(terms->outside_weekly - terms->local_weekly);
    int64_t weeks, by;

    return !__builtin_mul_overflow(released, basis->times, &weeks) &&
           !__builtin_mul_overflow(weeks, terms->release_share, &weeks) &&
           !__builtin_mul_overflow(basis->by, (int64_t)MONEY_WHOLE, &by) &&
           money_multiply_divide(gain, weeks, by, release);
}

/* If the host is capped, the release is kept first, then compensation. */
static bool set_given_back(const struct partnership_terms *terms,
    const struct basis *basis, const struct partnership_use *use,
    struct partnership_result *result)
{
    int64_t left = result->contribution;

    if (!set_release(terms, basis, use->released, &result->release) ||
        !by_use(basis, terms->compensation_weekly, use->unreleased,
            &result->compensation))
        return false;
    if (terms->is_host_capped) {
        result->release = smaller(result->release, left);
        result->compensation =
            smaller(result->compensation, left - result->release);
    }
    return true;
}

static bool set_cost(const struct partnership_terms *terms,
    const struct basis *basis, const struct partnership_use *use,
    struct partnership_result *result)
{
    int64_t fixed, variable;

    return by_months(basis, terms->fixed_cost_year, MONEY_WHOLE, &fixed) &&
           by_use(basis, terms->variable_weekly,
               use->local + use->released + use->unreleased, &variable) &&
           !__builtin_add_overflow(fixed, variable, &result->cost);
}

/* Of the last step that local use reaches. */
static int64_t share_rate(
    const struct partnership_terms *terms, int64_t local, int64_t capacity)
{
    int64_t rate = 0;

    for (size_t i = 0; i < terms->step_count; i++)
        if ((__int128)local * MONEY_WHOLE >=
            (__int128)terms->steps[i].from * capacity)
            rate = terms->steps[i].share;
    return rate;
}

static bool set_shares(const struct partnership_terms *terms,
    const struct basis *basis, int64_t local, struct partnership_result *result)
{
    __int128 surplus = (__int128)result->contribution + result->fees -
                       result->release - result->compensation - result->cost;
    int64_t beyond;

    result->share_rate = share_rate(terms, local, basis->capacity);
    return narrow(surplus, &result->surplus) &&
           money_multiply_divide(result->cost, terms->retained_return,
               MONEY_WHOLE, &result->first_return) &&
           narrow(surplus - result->first_return, &beyond) &&
           money_multiply_divide(above_nothing(beyond), result->share_rate,
               MONEY_WHOLE, &result->share) &&
           narrow(-surplus, &beyond) &&
           money_multiply_divide(above_nothing(beyond), terms->loss_share,
               MONEY_WHOLE, &result->loss_borne);
}

static bool set_nets(
    const struct basis *basis, int64_t local, struct partnership_result *result)
{
    int64_t weeks;

    result->host_unit = 0;
    return narrow(
               (__int128)result->surplus - result->share + result->loss_borne,
               &result->provider_retained) &&
           narrow((__int128)result->contribution + result->local_fees -
                      result->release - result->compensation - result->share +
                      result->loss_borne,
               &result->host_net) &&
           !__builtin_mul_overflow(local, basis->times, &weeks) &&
           (weeks == 0 || money_multiply_divide(result->host_net, basis->by,
                              weeks, &result->host_unit));
}

static bool settle(const struct partnership_terms *terms,
    const struct basis *basis, const struct partnership_use *use,
    struct partnership_result *result)
{
    struct partnership_result all;

    if (!are_terms(terms) || !is_use(use, basis->capacity) ||
        basis->months < 0 || basis->months > MONTHS_A_YEAR)
        return false;
    if (!by_months(basis, terms->fixed_cost_year, terms->contribution_rate,
            &all.contribution) ||
        !set_fees(terms, basis, use, &all) ||
        !set_given_back(terms, basis, use, &all) ||
        !set_cost(terms, basis, use, &all) ||
        !set_shares(terms, basis, use->local, &all) ||
        !set_nets(basis, use->local, &all))
        return false;
    *result = all;
    return true;
}

/* ---- periods ----------------------------------------------------------- */

bool partnership_at(const struct partnership_terms *terms,
    const struct partnership_use *places, struct partnership_result *result)
{
    struct basis basis = { terms->weeks, 1, terms->places, MONTHS_A_YEAR };

    return settle(terms, &basis, places, result);
}

bool partnership_months(const struct partnership_terms *terms,
    const struct partnership_use *places, int64_t months,
    struct partnership_result *result)
{
    struct basis basis = { 0, MONTHS_A_YEAR, terms->places, months };

    return !__builtin_mul_overflow(terms->weeks, months, &basis.times) &&
           settle(terms, &basis, places, result);
}

bool partnership_nights(const struct partnership_terms *terms,
    const struct partnership_use *nights, int64_t period_nights, int64_t months,
    struct partnership_result *result)
{
    struct basis basis = { 1, NIGHTS_A_WEEK, 0, months };

    return terms->places >= 0 && period_nights >= 0 &&
           !__builtin_mul_overflow(
               terms->places, period_nights, &basis.capacity) &&
           settle(terms, &basis, nights, result);
}

bool partnership_break_even(
    const struct partnership_terms *terms, int64_t *hundredths)
{
    int64_t contribution, earned;

    if (!are_terms(terms) || terms->local_weekly <= terms->variable_weekly ||
        !money_multiply_divide(terms->fixed_cost_year, terms->contribution_rate,
            MONEY_WHOLE, &contribution) ||
        __builtin_mul_overflow(terms->local_weekly - terms->variable_weekly,
            terms->weeks, &earned))
        return false;
    return money_multiply_divide(
        terms->fixed_cost_year - contribution, HUNDREDTHS, earned, hundredths);
}

bool partnership_released_weekly(
    const struct partnership_terms *terms, int64_t *weekly)
{
    struct basis a_week = { 1, 1, 1, 0 };
    int64_t release;

    if (!are_terms(terms) || !set_release(terms, &a_week, 1, &release))
        return false;
    *weekly = terms->outside_weekly - release;
    return true;
}

/* ---- checks ------------------------------------------------------------ */

struct partnership_use partnership_cell_use(struct partnership_cell cell)
{
    int64_t others = cell.occupied - cell.local;

    return (struct partnership_use){ cell.local, cell.is_released ? others : 0,
        cell.is_released ? 0 : others };
}

static bool look(const struct partnership_terms *terms,
    struct partnership_cell cell, struct partnership_result *result)
{
    struct partnership_use use = partnership_cell_use(cell);

    return partnership_at(terms, &use, result);
}

/* What the cell is compared with: the whole of it local, or one place less. */
static struct partnership_cell beside(
    enum partnership_check check, struct partnership_cell cell)
{
    if (check == PARTNERSHIP_SHARING)
        cell.local -= cell.local > 0;
    else
        cell.local = cell.occupied;
    cell.is_released = false;
    return cell;
}

static bool cell_fails(const struct partnership_terms *terms,
    enum partnership_check check, struct partnership_cell cell, bool *fails)
{
    struct partnership_result here, there;

    if (!look(terms, cell, &here) || !look(terms, beside(check, cell), &there))
        return false;
    switch (check) {
    case PARTNERSHIP_LOCAL_PREFERENCE:
        *fails = !cell.is_released &&
                 here.provider_retained > there.provider_retained;
        break;
    case PARTNERSHIP_RELEASE_NEUTRALITY:
        *fails = cell.is_released && here.surplus > there.surplus;
        break;
    case PARTNERSHIP_HOST_NOT_PROFITING:
        *fails = here.host_net < 0;
        break;
    case PARTNERSHIP_SHARING:
        *fails = !cell.is_released &&
                 here.provider_retained < there.provider_retained;
        break;
    case PARTNERSHIP_ESCALATION:
    case PARTNERSHIP_CHECKS:
        return false;
    }
    return true;
}

/* One of the two grids; a cell that is all local stands in the first alone. */
static bool run_grid(const struct partnership_terms *terms,
    enum partnership_check check, bool is_released,
    struct partnership_cell *cells, size_t room, size_t *found)
{
    for (int64_t occupied = 0; occupied <= terms->places; occupied++)
        for (int64_t local = 0; local <= occupied - is_released; local++) {
            struct partnership_cell cell = { local, occupied, is_released };
            bool fails;

            if (!cell_fails(terms, check, cell, &fails))
                return false;
            if (fails && *found < room)
                cells[*found] = cell;
            *found += fails;
        }
    return true;
}

/* Of steps, not cells: use by place-nights may come to rest on any of them. */
static size_t check_steps(const struct partnership_terms *terms,
    struct partnership_cell *cells, size_t room)
{
    size_t found = 0;

    for (size_t i = 1; i < terms->step_count; i++) {
        int64_t from = smaller(terms->steps[i].from, MONEY_WHOLE);
        int64_t local = (from * terms->places + MONEY_WHOLE - 1) / MONEY_WHOLE;

        if (terms->steps[i].share >= terms->steps[i - 1].share)
            continue;
        if (found < room)
            cells[found] = (struct partnership_cell){ local, local, false };
        found++;
    }
    return found;
}

bool partnership_run_check(const struct partnership_terms *terms,
    enum partnership_check check, struct partnership_cell *cells, size_t room,
    size_t *found)
{
    size_t count = 0;

    if (terms->places > PARTNERSHIP_MOST_PLACES || !are_terms(terms))
        return false;
    if (check == PARTNERSHIP_ESCALATION)
        count = check_steps(terms, cells, room);
    else if (!run_grid(terms, check, false, cells, room, &count) ||
             !run_grid(terms, check, true, cells, room, &count))
        return false;
    *found = count;
    return true;
}
