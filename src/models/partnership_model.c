#include "models/partnership_model.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "commerce/price.h"
#include "models/check_table.h"
#include "models/grid_axis.h"
#include "models/use_grid.h"

enum { WEEKS = 52, MONTHS = 12, NIGHTS = 364 };

/* In any order in the answers: the step that applies is the highest reached. */
static void insert_step(
    struct partnership_step *steps, size_t count, struct partnership_step step)
{
    for (; count > 0 && steps[count - 1].from > step.from; count--)
        steps[count] = steps[count - 1];
    steps[count] = step;
}

static const struct partnership_step *read_steps(
    struct inputs *inputs, size_t *count)
{
    const struct record *first = inputs_records(inputs, "sharing_steps");
    struct partnership_step *steps = arena_alloc(
        inputs->job->arena, (inputs_count(first) + 1) * sizeof *steps);

    *count = 0;
    for (const struct record *r = first; r != NULL; r = r->next)
        insert_step(steps, (*count)++,
            (struct partnership_step){
                inputs_of_record(inputs, r, "sharing_from"),
                inputs_of_record(inputs, r, "sharing_rate"),
            });
    return steps;
}

bool partnership_model_applies(struct inputs *inputs)
{
    return inputs_chosen(inputs, "volume_model", "partnership");
}

struct partnership_terms partnership_model_terms(struct inputs *inputs)
{
    struct partnership_terms terms = { .weeks = WEEKS };

    terms.places = inputs_number(inputs, "partnership_places");
    terms.fixed_cost_year = inputs_number(inputs, "fixed_cost_year");
    terms.contribution_rate = inputs_number(inputs, "contribution_rate");
    terms.local_weekly = inputs_number(inputs, "local_price");
    terms.outside_weekly = inputs_number(inputs, "outside_price");
    terms.release_share = inputs_number(inputs, "release_share_rate");
    terms.compensation_weekly = inputs_number(inputs, "compensation_price");
    terms.retained_return = inputs_number(inputs, "retained_return_rate");
    terms.variable_weekly = inputs_number(inputs, "variable_cost_week");
    terms.is_host_capped = inputs_number_or(inputs, "partnership_cap", 0) != 0;
    terms.steps = read_steps(inputs, &terms.step_count);
    return terms;
}

static struct partnership_result result_at(struct inputs *inputs,
    const struct partnership_terms *terms, struct partnership_use use)
{
    struct partnership_result result = { 0 };

    inputs_fit(inputs, partnership_at(terms, &use, &result));
    return result;
}

/* ---- cases ------------------------------------------------------------ */

typedef void put_use(struct inputs *inputs, struct figure *figure,
    const struct partnership_terms *terms, struct partnership_use use);

static void put_full_case(struct inputs *inputs, struct figure *figure,
    const struct partnership_terms *terms, struct partnership_use use)
{
    struct partnership_result r = result_at(inputs, terms, use);
    const int64_t values[] = { use.local, use.released, use.unreleased, r.fees,
        r.release, r.compensation, r.cost, r.surplus, r.share_rate, r.share,
        r.provider_retained, r.host_net };
    struct figure_cell *row = figure_row(figure);

    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        figure_put(&row[i], values[i]);
    if (use.local > 0)
        figure_put(&row[sizeof values / sizeof *values], r.host_unit);
}

static void put_position(struct inputs *inputs, struct figure *figure,
    const struct partnership_terms *terms, struct partnership_use use)
{
    struct partnership_result r = result_at(inputs, terms, use);
    struct figure_cell *row = figure_row(figure);

    figure_put(&row[0], use.local);
    figure_put(&row[1], use.released);
    figure_put(&row[2], use.unreleased);
    figure_put(&row[3], r.share);
    figure_put(&row[4], r.provider_retained);
    figure_put(&row[5], r.host_net);
    if (use.local > 0)
        figure_put(&row[6], r.host_unit);
}

/* From all places in local use down to none; the others in three ways. */
static void put_cases(struct inputs *inputs, struct figure *figure,
    const struct partnership_terms *terms, put_use *put)
{
    int64_t step = grid_axis_step(terms->places);

    for (int64_t local = terms->places; local >= 0; local -= step) {
        int64_t others = terms->places - local;

        put(inputs, figure, terms, (struct partnership_use){ .local = local });
        if (others == 0)
            continue;
        put(inputs, figure, terms,
            (struct partnership_use){ .local = local, .released = others });
        put(inputs, figure, terms,
            (struct partnership_use){ .local = local, .unreleased = others });
    }
}

struct figure *partnership_model_cases(struct inputs *inputs)
{
    struct partnership_terms t = partnership_model_terms(inputs);
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "partnership-cases", "A year at each level of use");

    figure->alt = "For each number of places in local use, the others empty, "
                  "released or let without a release: who pays and keeps what.";
    figure_column(figure, "Local", FIGURE_NUMBER);
    figure_column(figure, "Released", FIGURE_NUMBER);
    figure_column(figure, "Not released", FIGURE_NUMBER);
    figure_column(figure, "Fees", FIGURE_MONEY);
    figure_column(figure, "Release to council", FIGURE_MONEY);
    figure_column(figure, "Compensation", FIGURE_MONEY);
    figure_column(figure, "Cost", FIGURE_MONEY);
    figure_column(figure, "Surplus", FIGURE_MONEY);
    figure_column(figure, "Share rate", FIGURE_RATE);
    figure_column(figure, "Share", FIGURE_MONEY);
    figure_column(figure, "Provider keeps", FIGURE_MONEY);
    figure_column(figure, "Council pays", FIGURE_MONEY);
    figure_column(figure, "Council, a week", FIGURE_MONEY);
    put_cases(inputs, figure, &t, put_full_case);
    return figure;
}

struct figure *partnership_model_positions(struct inputs *inputs)
{
    struct partnership_terms t = partnership_model_terms(inputs);
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "partnership-positions", "Each side's position at each level of use");

    figure->alt = "For each number of places in local use: the council's share "
                  "of the surplus, what the provider keeps and the council "
                  "pays.";
    figure_column(figure, "Local", FIGURE_NUMBER);
    figure_column(figure, "Released", FIGURE_NUMBER);
    figure_column(figure, "Not released", FIGURE_NUMBER);
    figure_column(figure, "Share to council", FIGURE_MONEY);
    figure_column(figure, "Provider keeps", FIGURE_MONEY);
    figure_column(figure, "Council pays", FIGURE_MONEY);
    figure_column(figure, "A week of local use", FIGURE_MONEY);
    put_cases(inputs, figure, &t, put_position);
    return figure;
}

/* ---- grids ------------------------------------------------------------ */

static int64_t provider_side(const struct partnership_result *result)
{
    return result->provider_retained;
}

static int64_t council_side(const struct partnership_result *result)
{
    return result->host_net;
}

/* What the amounts of a grid are worked out from. */
struct partnership_grid {
    struct inputs *inputs;
    struct partnership_terms terms;
    bool is_released; /* the places of others */
    int64_t (*side)(const struct partnership_result *result);
};

static int64_t side_at(void *context, int64_t occupied, int64_t local)
{
    const struct partnership_grid *grid = context;
    struct partnership_result r = result_at(grid->inputs, &grid->terms,
        partnership_cell_use(
            (struct partnership_cell){ local, occupied, grid->is_released }));

    return grid->side(&r);
}

static struct figure *make_grid(
    struct partnership_grid grid, const char *id, const char *title)
{
    struct use_grid shown = { .id = id,
        .title = title,
        .alt = "Rows are places occupied by anyone, columns places in local "
               "use. Darker is more; a marked cell is below nothing.",
        .row_name = "Places occupied",
        .column_of = "local",
        .is_of_places = true,
        .amount = side_at,
        .context = &grid };

    grid.terms = partnership_model_terms(grid.inputs);
    shown.places = grid.terms.places;
    shown.last_row = grid.terms.places;
    return use_grid_make(grid.inputs->job->arena, &shown);
}

struct figure *partnership_model_provider_released(struct inputs *inputs)
{
    return make_grid(
        (struct partnership_grid){
            .inputs = inputs, .is_released = true, .side = provider_side },
        "partnership-provider-released",
        "What the provider keeps, other places released (£ thousand)");
}

struct figure *partnership_model_council_released(struct inputs *inputs)
{
    return make_grid(
        (struct partnership_grid){
            .inputs = inputs, .is_released = true, .side = council_side },
        "partnership-council-released",
        "What the council pays, other places released (£ thousand)");
}

struct figure *partnership_model_provider_others(struct inputs *inputs)
{
    return make_grid(
        (struct partnership_grid){
            .inputs = inputs, .is_released = false, .side = provider_side },
        "partnership-provider-others",
        "What the provider keeps, other places not released (£ thousand)");
}

struct figure *partnership_model_council_others(struct inputs *inputs)
{
    return make_grid(
        (struct partnership_grid){
            .inputs = inputs, .is_released = false, .side = council_side },
        "partnership-council-others",
        "What the council pays, other places not released (£ thousand)");
}

/* ---- by months -------------------------------------------------------- */

/* 52 weeks, so that twelve months of use are the year of the other figures. */
static struct partnership_result result_of_months(struct inputs *inputs,
    const struct partnership_terms *terms, int64_t local, int64_t months)
{
    struct partnership_use use = { 0 };
    struct partnership_result result = { 0 };

    inputs_fit(inputs,
        money_multiply_divide(local * NIGHTS, months, MONTHS, &use.local));
    inputs_fit(
        inputs, partnership_nights(terms, &use, NIGHTS, MONTHS, &result));
    return result;
}

static int64_t side_of_months(void *context, int64_t months, int64_t local)
{
    const struct partnership_grid *grid = context;
    struct partnership_result r =
        result_of_months(grid->inputs, &grid->terms, local, months);

    return grid->side(&r);
}

static struct figure *make_months(
    struct partnership_grid grid, const char *id, const char *title)
{
    struct use_grid shown = { .id = id,
        .title = title,
        .alt = "Rows are months of the year in which places are used, columns "
               "how many; no place is let to anyone else.",
        .row_name = "Months in use",
        .column_of = "local",
        .last_row = MONTHS,
        .amount = side_of_months,
        .context = &grid };

    grid.terms = partnership_model_terms(grid.inputs);
    shown.places = grid.terms.places;
    return use_grid_make(grid.inputs->job->arena, &shown);
}

struct figure *partnership_model_provider_months(struct inputs *inputs)
{
    return make_months(
        (struct partnership_grid){ .inputs = inputs, .side = provider_side },
        "partnership-provider-months",
        "What the provider keeps, by months in use (£ thousand)");
}

struct figure *partnership_model_council_months(struct inputs *inputs)
{
    return make_months(
        (struct partnership_grid){ .inputs = inputs, .side = council_side },
        "partnership-council-months",
        "What the council pays, by months in use (£ thousand)");
}

/* ---- chart ------------------------------------------------------------ */

struct figure *partnership_model_chart(struct inputs *inputs)
{
    struct partnership_terms t = partnership_model_terms(inputs);
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_LINES,
        "partnership-chart", "What the council pays in a year, by local use");

    figure->alt = "Bought outside, each place costs the same. In the "
                  "partnership the council starts from its contribution and "
                  "pays less for each further place.";
    figure->y_label = "Cost of a year to the council";
    figure_column(figure, "Places in local use", FIGURE_NUMBER);
    figure_column(figure, "Bought at the outside price", FIGURE_MONEY);
    figure_column(figure, "Partnership, others empty", FIGURE_MONEY);
    figure_column(figure, "Partnership, others released", FIGURE_MONEY);
    for (int64_t local = 0; local <= t.places; local++) {
        struct figure_cell *row = figure_row(figure);
        int64_t outside = 0;

        inputs_fit(inputs, money_multiply_divide(
                               t.outside_weekly, local * t.weeks, 1, &outside));
        figure_put(&row[0], local);
        figure_put(&row[1], outside);
        figure_put(&row[2],
            result_at(inputs, &t, (struct partnership_use){ .local = local })
                .host_net);
        figure_put(&row[3], result_at(inputs, &t,
                                (struct partnership_use){ .local = local,
                                    .released = t.places - local })
                                .host_net);
    }
    return figure;
}

/* ---- checks ----------------------------------------------------------- */

/* The check names no more cells than its table does. */
static const char *list_cells(
    struct arena *arena, const struct partnership_cell *named, size_t found)
{
    struct check_cells cells = check_table_cells(arena);

    for (size_t i = 0; i < found && i < CHECK_TABLE_FEW; i++)
        check_table_add_cell(&cells, named[i].local, named[i].occupied);
    cells.found = found;
    return check_table_words(&cells);
}

static void put_break_even(struct inputs *inputs, struct figure *figure,
    const struct partnership_terms *terms)
{
    struct arena *arena = inputs->job->arena;
    int64_t hundredths = 0;
    bool is_told = partnership_break_even(terms, &hundredths);

    check_table_put(figure, "Break-even",
        "the service pays for itself with local use alone",
        is_told && hundredths <= terms->places * 100,
        is_told
            ? arena_format(arena, "at %lld.%02lld places in local use",
                  (long long)(hundredths / 100), (long long)(hundredths % 100))
            : "a local place does not pay for its own cost");
}

struct figure *partnership_model_checks(struct inputs *inputs)
{
    static const struct {
        enum partnership_check check;
        const char *name, *rule;
    } checks[] = {
        { PARTNERSHIP_LOCAL_PREFERENCE, "Local preference",
            "no outside child pays the provider more than a local one" },
        { PARTNERSHIP_RELEASE_NEUTRALITY, "Release neutrality",
            "a released place pays the provider no more than a local one" },
        { PARTNERSHIP_HOST_NOT_PROFITING, "Host not profiting",
            "the council never gets back more than it pays" },
        { PARTNERSHIP_ESCALATION, "Escalation",
            "the council's share does not fall as local use rises" },
        { PARTNERSHIP_SHARING, "Sharing and incentive",
            "one more local place never pays the provider less" },
    };
    struct partnership_terms t = partnership_model_terms(inputs);
    struct arena *arena = inputs->job->arena;
    struct figure *figure = check_table_new(
        arena, "partnership-checks", "Checks of the partnership");

    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        struct partnership_cell cells[CHECK_TABLE_FEW];
        size_t found = 0;

        inputs_fit(inputs, partnership_run_check(&t, checks[i].check, cells,
                               CHECK_TABLE_FEW, &found));
        check_table_put(figure, checks[i].name, checks[i].rule, found == 0,
            list_cells(arena, cells, found));
    }
    put_break_even(inputs, figure, &t);
    return figure;
}
