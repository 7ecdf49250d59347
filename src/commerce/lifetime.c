#include "commerce/lifetime.h"

#include "base/money.h"

static bool add_phase(const struct lifetime_phase *phase, int64_t *sum)
{
    int64_t cost;

    return phase->weeks >= 0 && phase->weekly >= 0 &&
           !__builtin_mul_overflow(phase->weeks, phase->weekly, &cost) &&
           !__builtin_add_overflow(*sum, cost, sum);
}

bool lifetime_cost(const struct lifetime_plan *plan, int64_t *cost)
{
    int64_t sum = plan->one_offs, breakdown;

    if (plan->one_offs < 0 || plan->breakdown_cost < 0 ||
        plan->breakdown_rate < 0 || plan->breakdown_rate > MONEY_WHOLE)
        return false;
    for (size_t i = 0; i < plan->count; i++)
        if (!add_phase(&plan->phases[i], &sum))
            return false;
    return money_multiply_divide(plan->breakdown_cost, plan->breakdown_rate,
               MONEY_WHOLE, &breakdown) &&
           !__builtin_add_overflow(sum, breakdown, cost);
}

bool lifetime_weeks(const struct lifetime_plan *plan, int64_t *weeks)
{
    int64_t sum = 0;

    for (size_t i = 0; i < plan->count; i++)
        if (plan->phases[i].weeks < 0 ||
            __builtin_add_overflow(sum, plan->phases[i].weeks, &sum))
            return false;
    *weeks = sum;
    return true;
}
