#include "models/fee_model.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/money.h"
#include "commerce/price.h"

enum { WEEKS = 52, HUNDREDTHS = 100 };

/* The one that is answered; the last of them if none is. */
static const char *core_question(struct inputs *inputs)
{
    static const char *const prices[] = { "block_price", "local_price" };

    for (size_t i = 0; i < sizeof prices / sizeof *prices; i++)
        if (inputs_has(inputs, prices[i]))
            return prices[i];
    return "ceiling_price";
}

bool fee_model_has_core(struct inputs *inputs)
{
    return inputs_has(inputs, core_question(inputs));
}

int64_t fee_model_core(struct inputs *inputs)
{
    return inputs_number(inputs, core_question(inputs));
}

/* ---- lots ------------------------------------------------------------- */

bool fee_model_has_lots(struct inputs *inputs)
{
    return inputs_has_list(inputs, "lots") &&
           inputs_record_has(
               inputs, inputs_records(inputs, "lots"), "lot_price_most");
}

struct figure *fee_model_lots(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "fee-lots", "What a placement in each lot costs at most");
    int64_t nights = inputs_number(inputs, "example_month_nights");

    figure->alt = "For each lot, its highest price a week, and what a month "
                  "and a year of 52 weeks cost at it.";
    figure_column(figure, "Lot", FIGURE_TEXT);
    figure_column(figure, "A week", FIGURE_MONEY);
    figure_column(figure,
        arena_format(
            inputs->job->arena, "A month of %lld nights", (long long)nights),
        FIGURE_MONEY);
    figure_column(figure, "A year of 52 weeks", FIGURE_MONEY);
    for (const struct record *r = inputs_records(inputs, "lots"); r != NULL;
         r = r->next) {
        struct figure_cell *row = figure_row(figure);
        int64_t weekly = inputs_of_record(inputs, r, "lot_price_most");
        int64_t month = 0;

        inputs_fit(inputs, price_nights(weekly, nights, &month));
        figure_say(&row[0], inputs_words(inputs, r, "lot_name"));
        figure_put(&row[1], weekly);
        figure_put(&row[2], month);
        figure_put(&row[3], weekly * WEEKS);
    }
    return figure;
}

/* ---- build ------------------------------------------------------------ */

static int64_t put_example_line(
    struct inputs *inputs, struct figure *figure, const struct record *record)
{
    int64_t price = inputs_of_record(inputs, record, "example_line_price");
    int64_t quantity =
        inputs_of_record(inputs, record, "example_line_quantity");
    const char *name = inputs_words(inputs, record, "example_line_name");
    int64_t weekly = 0;

    inputs_fit(inputs, price_line(price, quantity * HUNDREDTHS, &weekly));
    figure_line(figure,
        arena_format(inputs->job->arena, "%s: %lld at %s", name,
            (long long)quantity, money_write(inputs->job->arena, price)),
        weekly);
    return weekly;
}

struct figure *fee_model_build(struct inputs *inputs)
{
    struct arena *arena = inputs->job->arena;
    struct figure *figure = figure_new(
        arena, FIGURE_TABLE, "fee-build", "How a weekly fee is built");
    int64_t weekly = fee_model_core(inputs), charge = 0;
    int64_t nights = inputs_number(inputs, "example_month_nights");

    figure->alt = "The core price, each additional service of the example, the "
                  "weekly fee, a month of it and a year.";
    figure_column(figure, "Line", FIGURE_TEXT);
    figure_column(figure, "Amount", FIGURE_MONEY);
    figure_line(figure, "Core price a week", weekly);
    for (const struct record *r = inputs_records(inputs, "example_lines");
         r != NULL; r = r->next)
        weekly += put_example_line(inputs, figure, r);
    figure_line(figure, "Weekly fee", weekly);
    inputs_fit(inputs, price_nights(weekly, nights, &charge));
    figure_line(figure,
        arena_format(arena, "A month of %lld nights", (long long)nights),
        charge);
    figure_line(figure, "A year of 52 weeks", weekly * WEEKS);
    return figure;
}

/* ---- keeping a place -------------------------------------------------- */

static void put_retainer(struct inputs *inputs, struct figure *figure,
    const char *reason, int64_t rate, int64_t nights)
{
    struct figure_cell *row = figure_row(figure);
    int64_t charge = 0;

    inputs_fit(inputs,
        price_retainer(fee_model_core(inputs), nights, nights, rate, &charge));
    figure_say(&row[0], reason);
    figure_put(&row[1], rate);
    figure_put(&row[2], nights);
    figure_put(&row[3], charge);
}

static void put_cases(struct inputs *inputs, struct figure *figure)
{
    for (const struct record *r = inputs_records(inputs, "retainer_cases");
         r != NULL; r = r->next)
        put_retainer(inputs, figure, inputs_words(inputs, r, "retainer_case"),
            inputs_of_record(inputs, r, "retainer_rate"),
            inputs_of_record(inputs, r, "retainer_nights"));
}

struct figure *fee_model_retainer(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "fee-retainer", "What keeping a place costs at most");

    figure->alt = "For each reason, the rate, the most nights and what they "
                  "cost at the core price.";
    figure_column(figure, "Reason", FIGURE_TEXT);
    figure_column(figure, "Rate", FIGURE_RATE);
    figure_column(figure, "Most nights", FIGURE_NUMBER);
    figure_column(figure, "Charge", FIGURE_MONEY);
    if (inputs_chosen(inputs, "retainer_mode", "single"))
        put_retainer(inputs, figure, "Any reason",
            inputs_number(inputs, "retainer_single_rate"),
            inputs_number(inputs, "retainer_single_nights"));
    else if (inputs_chosen(inputs, "retainer_mode", "cases"))
        put_cases(inputs, figure);
    return figure;
}

/* ---- short notice ----------------------------------------------------- */

static void put_notice(struct inputs *inputs, struct figure *figure,
    int64_t given, int64_t refilled)
{
    struct figure_cell *row = figure_row(figure);
    int64_t notice = inputs_number(inputs, "planned_notice_nights");
    int64_t due = 0, charge = 0;

    inputs_fit(inputs, price_notice_nights(notice, given, refilled, &due));
    inputs_fit(inputs, price_nights(fee_model_core(inputs), due, &charge));
    figure_put(&row[0], given);
    if (refilled >= 0)
        figure_put(&row[1], refilled);
    figure_put(&row[2], due);
    figure_put(&row[3], charge);
}

struct figure *fee_model_notice(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "fee-notice", "What short notice of a planned ending costs");
    int64_t notice = inputs_number(inputs, "planned_notice_nights");

    figure->alt = "Nights of notice given, nights until the place is filled "
                  "again, nights due and the charge at the core price.";
    figure_column(figure, "Notice given", FIGURE_NUMBER);
    figure_column(figure, "Filled again after", FIGURE_NUMBER);
    figure_column(figure, "Nights due", FIGURE_NUMBER);
    figure_column(figure, "Charge", FIGURE_MONEY);
    put_notice(inputs, figure, notice, -1);
    put_notice(inputs, figure, notice / 2, -1);
    put_notice(inputs, figure, notice / 2, notice / 4);
    put_notice(inputs, figure, 0, -1);
    return figure;
}
