#include "models/uplift_model.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/money.h"
#include "commerce/price.h"
#include "models/fee_model.h"

static void put_index(
    struct inputs *inputs, struct figure *figure, const struct record *record)
{
    struct figure_cell *row = figure_row(figure);
    int64_t weight = inputs_of_record(inputs, record, "uplift_part_weight");
    int64_t change = inputs_of_record(inputs, record, "uplift_part_example");
    int64_t part = 0;

    inputs_fit(
        inputs, money_multiply_divide(weight, change, MONEY_WHOLE, &part));
    figure_say(&row[0], inputs_words(inputs, record, "uplift_part_name"));
    figure_put(&row[1], weight);
    figure_put(&row[2], change);
    figure_put(&row[3], part);
}

/* Rates above, money below: said in words, since a column has one kind. */
static void put_price(struct inputs *inputs, struct figure *figure)
{
    struct arena *arena = inputs->job->arena;
    int64_t rate = inputs_number(inputs, "example_uplift");
    int64_t old = fee_model_core(inputs), raised = 0;
    struct figure_cell *row = figure_row(figure);

    inputs_fit(inputs, price_uplift(old, rate, &raised));
    figure_say(&row[0], "The sum, held between floor and cap");
    figure_put(&row[3], rate);
    row = figure_row(figure);
    figure_say(
        &row[0], arena_format(arena, "A weekly price of %s becomes %s",
                     money_write(arena, old), money_write(arena, raised)));
}

struct figure *uplift_model_example(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "uplift-example", "A yearly change, worked out");

    figure->alt = "Each index, its weight, its change in the example and what "
                  "it adds; then the sum and the new price.";
    figure_column(figure, "Index", FIGURE_TEXT);
    figure_column(figure, "Weight", FIGURE_RATE);
    figure_column(figure, "Change", FIGURE_RATE);
    figure_column(figure, "Adds", FIGURE_RATE);
    for (const struct record *r = inputs_records(inputs, "uplift_parts");
         r != NULL; r = r->next)
        put_index(inputs, figure, r);
    put_price(inputs, figure);
    return figure;
}
