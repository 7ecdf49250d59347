#include "models/lifetime_model.h"

#include "base/arena.h"
#include "base/job.h"
#include "commerce/lifetime.h"

static void put_option(
    struct inputs *inputs, struct figure *figure, const struct record *r)
{
    const struct lifetime_phase phases[] = {
        { inputs_of_record(inputs, r, "lifetime_weeks"),
            inputs_of_record(inputs, r, "lifetime_weekly") },
        { inputs_of_record(inputs, r, "lifetime_after_weeks"),
            inputs_of_record(inputs, r, "lifetime_after_weekly") },
    };
    const struct lifetime_plan plan = { phases, 2,
        inputs_of_record(inputs, r, "lifetime_one_offs"),
        inputs_of_record(inputs, r, "lifetime_breakdown_rate"),
        inputs_of_record(inputs, r, "lifetime_breakdown_cost") };
    struct figure_cell *row = figure_row(figure);
    int64_t cost = 0, weeks = 0;

    inputs_fit(inputs, lifetime_cost(&plan, &cost));
    inputs_fit(inputs, lifetime_weeks(&plan, &weeks));
    figure_say(&row[0], inputs_words(inputs, r, "lifetime_name"));
    figure_put(&row[1], phases[0].weekly);
    figure_put(&row[2], weeks);
    figure_put(&row[3], plan.breakdown_rate);
    figure_say(&row[4], inputs_words(inputs, r, "lifetime_judged_by"));
    figure_put(&row[5], cost);
}

struct figure *lifetime_model_options(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "lifetime-options", "What each option costs from beginning to end");

    figure->alt =
        "Options with their first weekly price, weeks, chance of a "
        "breakdown and who judged it, and the cost of the whole. Only "
        "options over the same number of weeks compare.";
    figure_column(figure, "Option", FIGURE_TEXT);
    figure_column(figure, "First weekly price", FIGURE_MONEY);
    figure_column(figure, "Weeks", FIGURE_NUMBER);
    figure_column(figure, "Chance of a breakdown", FIGURE_RATE);
    figure_column(figure, "Judged by", FIGURE_TEXT);
    figure_column(figure, "Whole cost", FIGURE_MONEY);
    for (const struct record *r = inputs_records(inputs, "lifetime_options");
         r != NULL; r = r->next)
        put_option(inputs, figure, r);
    return figure;
}
