#include "models/block_model.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "commerce/price.h"
#include "models/check_table.h"
#include "models/use_grid.h"

enum { MONTHS = 12, MONTHS_A_QUARTER = 3, BEYOND_THE_BAND = 2 };

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t above_nothing(int64_t a)
{
    return a > 0 ? a : 0;
}

static bool is_hard(struct inputs *inputs)
{
    return inputs_chosen(inputs, "volume_model", "hard_block");
}

bool block_model_applies(struct inputs *inputs)
{
    return inputs_chosen(inputs, "volume_model", "soft_block") ||
           is_hard(inputs);
}

struct block_terms block_model_terms(struct inputs *inputs)
{
    struct block_terms terms = { 0 };

    terms.committed_places = inputs_number(inputs, "committed_places");
    terms.weekly = inputs_number(inputs, "block_price");
    terms.spot_weekly = inputs_number(inputs, "spot_price");
    terms.nights = inputs_number(inputs, "example_quarter_nights");
    if (is_hard(inputs)) {
        terms.void_rate = MONEY_WHOLE;
        return terms;
    }
    terms.flex_up_places = inputs_number(inputs, "flex_up_places");
    terms.flex_down_places = inputs_number(inputs, "flex_down_places");
    terms.void_rate = inputs_number(inputs, "void_rate");
    terms.grace_nights = inputs_number_or(inputs, "void_grace_nights", 0);
    terms.grace_rate = inputs_number_or(inputs, "void_grace_rate", 0);
    return terms;
}

/* ---- cases ------------------------------------------------------------ */

struct block_case {
    struct block_terms terms;
    struct block_use use;
};

static void put_case(struct inputs *inputs, struct figure *figure,
    const char *name, const struct block_case *c)
{
    struct figure_cell *row = figure_row(figure);
    struct block_result result = { 0 };

    inputs_fit(inputs, block_charge(&c->terms, &c->use, &result));
    figure_say(&row[0], name);
    figure_put(&row[1], result.used);
    figure_put(&row[2], result.guaranteed);
    figure_put(&row[3], result.shortfall);
    figure_put(&row[4], result.void_charge);
    figure_put(&row[5], result.charge);
}

static void put_compared(struct inputs *inputs, struct figure *figure,
    const char *name, const struct block_case *c)
{
    struct figure_cell *row = figure_row(figure);
    struct block_result result = { 0 }, hard = { 0 };
    int64_t spot = 0, unit = 0;
    bool is_soft = !is_hard(inputs);

    inputs_fit(inputs, block_charge(&c->terms, &c->use, &result));
    inputs_fit(inputs, block_hard_charge(&c->terms, &c->use, &hard));
    inputs_fit(inputs, block_spot_charge(&c->terms, &c->use, &spot));
    figure_say(row++, name);
    figure_put(row++, result.charge);
    if (is_soft)
        figure_put(row++, hard.charge);
    figure_put(row++, spot);
    figure_put(row++, result.utilisation);
    if (result.used == 0)
        return;
    inputs_fit(inputs, price_effective(result.charge, result.used, &unit));
    figure_put(row, unit);
}

/* Typical quarters, one after the other. */
static void put_cases(struct inputs *inputs, struct figure *figure,
    void (*put)(struct inputs *, struct figure *, const char *,
        const struct block_case *))
{
    struct block_case c = { .terms = block_model_terms(inputs) };
    const struct block_terms *t = &c.terms;
    int64_t all = t->committed_places * t->nights;
    int64_t kept = above_nothing(t->committed_places - t->flex_down_places);
    int64_t extra = inputs_number(inputs, "case_extra_nights");
    int64_t busy = inputs_number(inputs, "case_busy_nights");
    bool has_band = t->flex_up_places > 0;

    c.use.in_commit = smaller(kept * t->nights + extra, all);
    put(inputs, figure, "Steady", &c);
    c.use.in_commit = above_nothing(kept - 1) * t->nights;
    put(inputs, figure, "Slow, one place short", &c);
    if (!inputs_chosen(inputs, "release_mode", "none")) {
        c.use.released = inputs_number(inputs, "case_released_nights");
        put(inputs, figure, "Slow, with nights released", &c);
    }
    c.use = (struct block_use){ .in_commit = all };
    c.use.flex = t->flex_up_places * smaller(busy, t->nights);
    put(inputs, figure, has_band ? "Busy, the band in use" : "Full", &c);
    c.use.over = inputs_number(inputs, "case_over_nights");
    put(inputs, figure,
        has_band ? "Busiest, beyond the band" : "Full, and nights beyond it",
        &c);
    c.use = (struct block_use){ 0 };
    put(inputs, figure, "Nobody placed", &c);
}

struct figure *block_model_cases(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "block-cases", "What typical quarters cost");

    figure->alt = "Nights used, guaranteed and unused in typical quarters, and "
                  "what each costs.";
    figure_column(figure, "Quarter", FIGURE_TEXT);
    figure_column(figure, "Nights used", FIGURE_NUMBER);
    figure_column(figure, "Guaranteed", FIGURE_NUMBER);
    figure_column(figure, "Unused", FIGURE_NUMBER);
    figure_column(figure, "For unused nights", FIGURE_MONEY);
    figure_column(figure, "Whole charge", FIGURE_MONEY);
    put_cases(inputs, figure, put_case);
    return figure;
}

struct figure *block_model_compared(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "block-compared", "The same quarters bought in other ways");

    figure->alt = "Each typical quarter as agreed and bought in other ways; "
                  "the use of the committed places; and the cost of a week of "
                  "use.";
    figure_column(figure, "Quarter", FIGURE_TEXT);
    figure_column(figure, "As agreed", FIGURE_MONEY);
    if (!is_hard(inputs))
        figure_column(figure, "As a hard block", FIGURE_MONEY);
    figure_column(figure, "All at spot price", FIGURE_MONEY);
    figure_column(figure, "Utilisation", FIGURE_RATE);
    figure_column(figure, "A week of use", FIGURE_MONEY);
    put_cases(inputs, figure, put_compared);
    return figure;
}

/* ---- grids ------------------------------------------------------------ */

/*
 * A quarter with so many places in the council's use, and others let to
 * somebody else at the spot price: a committed one only after a release.
 */
static struct block_use use_of_cell(struct inputs *inputs,
    const struct block_terms *terms, int64_t local, int64_t others)
{
    struct block_use use = { 0 };

    inputs_fit(inputs, block_use_add(terms, local, terms->nights, &use));
    use.released = smaller(others, terms->committed_places) * terms->nights;
    return use;
}

static int64_t council_pays(struct inputs *inputs,
    const struct block_terms *terms, int64_t local, int64_t others)
{
    struct block_use use = use_of_cell(inputs, terms, local, others);
    struct block_result result = { 0 };

    inputs_fit(inputs, block_charge(terms, &use, &result));
    return result.charge;
}

static int64_t provider_gets(struct inputs *inputs,
    const struct block_terms *terms, int64_t local, int64_t others)
{
    int64_t from_others = 0;

    inputs_fit(inputs,
        price_nights(terms->spot_weekly, others * terms->nights, &from_others));
    return council_pays(inputs, terms, local, others) + from_others;
}

/* What the amounts of a grid are worked out from. */
struct block_grid {
    struct inputs *inputs;
    struct block_terms terms;
    int64_t (*position)(
        struct inputs *, const struct block_terms *, int64_t, int64_t);
};

static int64_t position_at(void *context, int64_t occupied, int64_t local)
{
    const struct block_grid *grid = context;

    return grid->position(grid->inputs, &grid->terms, local, occupied - local);
}

static struct figure *make_grid(struct block_grid grid, struct use_grid shown)
{
    grid.terms = block_model_terms(grid.inputs);
    shown.row_name = "Places occupied";
    shown.column_of = "local";
    shown.places = grid.terms.committed_places + grid.terms.flex_up_places;
    shown.last_row = shown.places;
    shown.is_of_places = true;
    shown.amount = position_at;
    shown.context = &grid;
    return use_grid_make(grid.inputs->job->arena, &shown);
}

struct figure *block_model_council_grid(struct inputs *inputs)
{
    return make_grid(
        (struct block_grid){ .inputs = inputs, .position = council_pays },
        (struct use_grid){ .id = "block-council",
            .title = "What is paid for a quarter (£ thousand)",
            .alt = "Rows are places occupied by anyone, columns places in "
                   "local use; "
                   "what others occupy has been released." });
}

struct figure *block_model_provider_grid(struct inputs *inputs)
{
    return make_grid(
        (struct block_grid){ .inputs = inputs, .position = provider_gets },
        (struct use_grid){ .id = "block-provider",
            .title = "What the provider receives for a quarter (£ thousand)",
            .alt = "Rows are places occupied by anyone, columns places in "
                   "local use; "
                   "others pay the spot price." });
}

/* ---- by months -------------------------------------------------------- */

static int64_t quarter_charge(struct inputs *inputs,
    const struct block_terms *terms, int64_t places, int64_t months)
{
    struct block_use use = { 0 };
    struct block_result result = { 0 };
    int64_t nights = 0;

    inputs_fit(inputs, money_multiply_divide(
                           terms->nights, months, MONTHS_A_QUARTER, &nights));
    inputs_fit(inputs, block_use_add(terms, places, nights, &use));
    inputs_fit(inputs, block_charge(terms, &use, &result));
    return result.charge;
}

/* Four quarters; the months in use come first. */
static int64_t year_charge(struct inputs *inputs,
    const struct block_terms *terms, int64_t places, int64_t months)
{
    int64_t sum = 0;

    for (int64_t left = months, q = 0; q < MONTHS / MONTHS_A_QUARTER; q++) {
        int64_t here = smaller(left, MONTHS_A_QUARTER);

        sum += quarter_charge(inputs, terms, places, here);
        left -= here;
    }
    return sum;
}

static int64_t year_at(void *context, int64_t months, int64_t places)
{
    const struct block_grid *grid = context;

    return year_charge(grid->inputs, &grid->terms, places, months);
}

struct figure *block_model_months(struct inputs *inputs)
{
    struct block_grid grid = { inputs, block_model_terms(inputs), NULL };
    struct use_grid shown = { .id = "block-months",
        .title = "What is paid for four quarters, by months (£ thousand)",
        .alt = "Rows are months in which places are used, one after the other, "
               "columns how many places.",
        .row_name = "Months in use",
        .column_of = "used",
        .last_row = MONTHS,
        .places = grid.terms.committed_places + grid.terms.flex_up_places,
        .amount = year_at,
        .context = &grid };

    return use_grid_make(inputs->job->arena, &shown);
}

/* ---- chart ------------------------------------------------------------ */

static void put_costs(struct inputs *inputs, struct figure_cell *row,
    const struct block_terms *terms, int64_t places, bool is_soft)
{
    struct block_use use = { 0 };
    struct block_result soft = { 0 }, hard = { 0 };
    int64_t spot = 0;

    inputs_fit(inputs, block_use_add(terms, places, terms->nights, &use));
    inputs_fit(inputs, block_charge(terms, &use, &soft));
    inputs_fit(inputs, block_hard_charge(terms, &use, &hard));
    inputs_fit(inputs, block_spot_charge(terms, &use, &spot));
    figure_put(row++, places);
    figure_put(row++, spot);
    figure_put(row++, hard.charge);
    if (is_soft)
        figure_put(row++, soft.charge);
}

struct figure *block_model_chart(struct inputs *inputs)
{
    struct block_terms t = block_model_terms(inputs);
    bool is_soft = !is_hard(inputs);
    int64_t most = t.committed_places + t.flex_up_places + BEYOND_THE_BAND;
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_LINES,
        "block-chart", "What a quarter costs, by places used");

    figure->alt =
        is_soft ? "At spot price the cost rises with every place. The hard "
                  "block costs the same up to the committed places. The soft "
                  "block lies between the two while places stand empty."
                : "At spot price the cost rises with every place. The hard "
                  "block costs the same up to the committed places.";
    figure->y_label = "Cost of a quarter";
    figure_column(figure, "Places used all quarter", FIGURE_NUMBER);
    figure_column(figure, "All at spot price", FIGURE_MONEY);
    figure_column(figure, "Hard block", FIGURE_MONEY);
    if (is_soft)
        figure_column(figure, "Soft block", FIGURE_MONEY);
    for (int64_t places = 0; places <= most; places++)
        put_costs(inputs, figure_row(figure), &t, places, is_soft);
    figure->marks[figure->mark_count++] =
        (struct figure_mark){ t.committed_places, "committed places" };
    return figure;
}

/* ---- checks ----------------------------------------------------------- */

/* The lowest number of places at which the block costs no more than spot. */
static const char *cheaper_from(
    struct inputs *inputs, const struct block_terms *terms)
{
    int64_t most = terms->committed_places + terms->flex_up_places;

    for (int64_t places = 1; places <= most; places++) {
        struct block_use use = use_of_cell(inputs, terms, places, 0);
        int64_t spot = 0;

        inputs_fit(inputs, block_spot_charge(terms, &use, &spot));
        if (council_pays(inputs, terms, places, 0) <= spot)
            return arena_format(inputs->job->arena,
                "costs no more than spot from %d places in use", (int)places);
    }
    return "never costs less than spot";
}

/* Where the provider is better off with released places than with used ones. */
static const char *release_fails(
    struct inputs *inputs, const struct block_terms *terms)
{
    struct arena *arena = inputs->job->arena;
    struct check_cells cells = check_table_cells(arena);
    int64_t worst = 0;

    for (int64_t occupied = 1; occupied <= terms->committed_places;
         occupied++) {
        int64_t used = provider_gets(inputs, terms, occupied, 0);

        for (int64_t local = 0; local < occupied; local++) {
            int64_t more =
                provider_gets(inputs, terms, local, occupied - local) - used;

            if (more > 0)
                check_table_add_cell(&cells, local, occupied);
            worst = more > worst ? more : worst;
        }
    }
    if (cells.found == 0)
        return NULL;
    return arena_format(arena, "%s; at most %s more a quarter",
        check_table_words(&cells), money_write(arena, worst));
}

struct figure *block_model_checks(struct inputs *inputs)
{
    struct block_terms t = block_model_terms(inputs);
    struct arena *arena = inputs->job->arena;
    struct figure *figure =
        check_table_new(arena, "block-checks", "Checks of the block");
    int64_t even = 0;
    const char *fails = release_fails(inputs, &t);

    if (t.spot_weekly > 0)
        inputs_fit(inputs, block_break_even(t.weekly, t.spot_weekly, &even));
    check_table_put(figure, "Break-even",
        "a full hard block costs no more than spot", even <= MONEY_WHOLE,
        arena_format(arena, "a hard block breaks even at %s use; this one %s",
            money_rate(arena, even), cheaper_from(inputs, &t)));
    check_table_put(figure, "Release neutrality",
        "a released place pays the provider no more than a used one",
        fails == NULL, fails != NULL ? fails : "no cell fails");
    return figure;
}
