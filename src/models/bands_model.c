#include "models/bands_model.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "commerce/bands.h"
#include "models/check_table.h"

enum {
    WEEKS = 52,
    BEYOND = 4,
    FEW = 25,
    FEW_POINTS = 400, /* of a chart */
    LOOK_FOR_CLIFFS = 500
};

struct bands_model {
    struct bands marginal, whole;
    int64_t last;      /* where the last band begins */
    int64_t cliffs_to; /* as far as cliffs are looked for */
    bool is_whole;
};

/* What bands that count nights or starts come to, the answers do not say. */
bool bands_model_applies(struct inputs *inputs)
{
    return inputs_chosen(inputs, "volume_model", "cost_volume") &&
           !inputs_chosen(inputs, "band_basis", "nights") &&
           !inputs_chosen(inputs, "band_basis", "started");
}

/* In any order in the answers: the band that applies is the highest reached. */
static void insert_band(
    struct bands_band *bands, size_t count, struct bands_band band)
{
    for (; count > 0 && bands[count - 1].above > band.above; count--)
        bands[count] = bands[count - 1];
    bands[count] = band;
}

static struct bands_model read_bands(struct inputs *inputs)
{
    const struct record *first = inputs_records(inputs, "volume_bands");
    size_t count = inputs_count(first);
    struct bands_band *bands =
        arena_alloc(inputs->job->arena, (count + 1) * sizeof *bands);
    struct bands_model model = { 0 };

    count = 0;
    for (const struct record *r = first; r != NULL; r = r->next)
        insert_band(bands, count++,
            (struct bands_band){
                inputs_of_record(inputs, r, "band_above"),
                inputs_of_record(inputs, r, "band_discount"),
            });
    model.marginal = (struct bands){ bands, count, BANDS_MARGINAL,
        inputs_number(inputs, "ceiling_price") };
    model.whole = model.marginal;
    model.whole.mode = BANDS_WHOLE;
    model.last = count > 0 ? bands[count - 1].above : 0;
    model.cliffs_to =
        model.last < LOOK_FOR_CLIFFS ? LOOK_FOR_CLIFFS : model.last + 1;
    model.is_whole = inputs_chosen(inputs, "band_mode", "whole");
    return model;
}

struct week {
    int64_t list, marginal, whole;
};

static struct week week_of(
    struct inputs *inputs, const struct bands_model *model, int64_t places)
{
    struct week week = { 0 };

    inputs_fit(inputs,
        money_multiply_divide(model->marginal.weekly, places, 1, &week.list));
    inputs_fit(inputs, bands_total(&model->marginal, places, &week.marginal));
    inputs_fit(inputs, bands_total(&model->whole, places, &week.whole));
    return week;
}

/* ---- by places -------------------------------------------------------- */

static void put_unit(struct inputs *inputs, struct figure_cell *cell,
    int64_t total, int64_t places)
{
    int64_t unit = 0;

    inputs_fit(inputs, money_multiply_divide(total, 1, places, &unit));
    figure_put(cell, unit);
}

static int64_t year_of(struct inputs *inputs, int64_t weekly)
{
    int64_t year = 0;

    inputs_fit(inputs, money_multiply_divide(weekly, WEEKS, 1, &year));
    return year;
}

/* The columns that the table and the chart share. Returns the row. */
static struct figure_cell *put_week(
    struct figure *figure, int64_t places, struct week week)
{
    struct figure_cell *row = figure_row(figure);

    figure_put(&row[0], places);
    figure_put(&row[1], week.list);
    figure_put(&row[2], week.marginal);
    figure_put(&row[3], week.whole);
    return row;
}

static void put_places(struct inputs *inputs, struct figure *figure,
    const struct bands_model *model, int64_t places)
{
    struct week week = week_of(inputs, model, places);
    struct figure_cell *row = put_week(figure, places, week);

    put_unit(inputs, &row[4], week.marginal, places);
    put_unit(inputs, &row[5], week.whole, places);
    figure_put(&row[6], year_of(inputs, week.list - week.marginal));
    figure_put(&row[7], year_of(inputs, week.list - week.whole));
}

/* Every place if there are few, else every so many, and those at which a band
 * ends or begins. */
static bool is_shown(
    const struct bands_model *model, int64_t places, int64_t few, int64_t every)
{
    const struct bands *bands = &model->marginal;
    int64_t most = model->last + BEYOND;

    if (most <= few || places == most || (every > 0 && places % every == 0))
        return true;
    for (size_t i = 0; i < bands->count; i++)
        if (places == bands->bands[i].above ||
            places == bands->bands[i].above + 1)
            return true;
    return false;
}

struct figure *bands_model_places(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "bands-places", "What a week costs, by places used");
    struct bands_model model = read_bands(inputs);

    figure->alt =
        "The weekly cost of so many places at list price, by marginal "
        "bands and by whole bands, and what a year of 52 weeks saves.";
    figure_column(figure, "Places", FIGURE_NUMBER);
    figure_column(figure, "List", FIGURE_MONEY);
    figure_column(figure, "Marginal", FIGURE_MONEY);
    figure_column(figure, "Whole", FIGURE_MONEY);
    figure_column(figure, "A place, marginal", FIGURE_MONEY);
    figure_column(figure, "A place, whole", FIGURE_MONEY);
    figure_column(figure, "Year's saving, marginal", FIGURE_MONEY);
    figure_column(figure, "Year's saving, whole", FIGURE_MONEY);
    for (int64_t places = 1; places <= model.last + BEYOND; places++)
        if (is_shown(&model, places, FEW, 0))
            put_places(inputs, figure, &model, places);
    return figure;
}

/* ---- chart ------------------------------------------------------------ */

/* Returns the cliffs, and how many into *found. */
static const int64_t *find_cliffs(
    struct inputs *inputs, const struct bands_model *model, size_t *found)
{
    int64_t *cliffs = arena_alloc(
        inputs->job->arena, (model->whole.count + 1) * sizeof *cliffs);

    *found = 0;
    inputs_fit(
        inputs, bands_cliffs(&model->whole, model->cliffs_to, cliffs, found));
    return cliffs;
}

static void mark_cliffs(struct inputs *inputs, struct figure *figure,
    const struct bands_model *model)
{
    size_t found;
    const int64_t *cliffs = find_cliffs(inputs, model, &found);

    for (size_t i = 0; i < found && i < FIGURE_MOST_MARKS; i++)
        figure->marks[figure->mark_count++] = (struct figure_mark){ cliffs[i],
            "whole bands: one more place costs less in total" };
}

struct figure *bands_model_chart(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_LINES,
        "bands-chart", "Weekly cost by places used");
    struct bands_model model = read_bands(inputs);
    int64_t most = model.last + BEYOND;

    figure->alt = "The list price rises evenly with each place. Marginal bands "
                  "bend the line a little more at each band; whole bands drop "
                  "it at each.";
    figure->y_label = "Cost of a week";
    figure_column(figure, "Places used", FIGURE_NUMBER);
    figure_column(figure, "List price", FIGURE_MONEY);
    figure_column(figure, "Marginal bands", FIGURE_MONEY);
    figure_column(figure, "Whole bands", FIGURE_MONEY);
    for (int64_t places = 0; places <= most; places++)
        if (is_shown(&model, places, FEW_POINTS, most / FEW_POINTS + 1))
            (void)put_week(figure, places, week_of(inputs, &model, places));
    mark_cliffs(inputs, figure, &model);
    return figure;
}

/* ---- checks ----------------------------------------------------------- */

static const char *list_cliffs(
    struct arena *arena, const int64_t *cliffs, size_t count, bool is_whole)
{
    struct text text = text_new(arena);

    for (size_t i = 0; i < count; i++)
        text_format(
            &text, "%s%lld", i > 0 ? ", " : "place ", (long long)cliffs[i]);
    text_add(&text, is_whole ? " makes the total smaller; marginal bands have "
                               "no cliff"
                             : " would make the total smaller in whole bands; "
                               "these are marginal");
    return text.bytes;
}

struct figure *bands_model_checks(struct inputs *inputs)
{
    struct arena *arena = inputs->job->arena;
    struct figure *figure =
        check_table_new(arena, "bands-checks", "Checks of the bands");
    struct bands_model model = read_bands(inputs);
    size_t found;
    const int64_t *cliffs = find_cliffs(inputs, &model, &found);

    check_table_put(figure, "Cliff",
        "one more place never makes the total smaller",
        found == 0 || !model.is_whole,
        found > 0 ? list_cliffs(arena, cliffs, found, model.is_whole)
                  : arena_format(arena, "none up to %lld places",
                        (long long)model.cliffs_to));
    return figure;
}

/* ---- one case --------------------------------------------------------- */

struct figure *bands_model_case(
    struct inputs *inputs, struct figure *figure, const char *words)
{
    struct bands_model model = read_bands(inputs);
    struct week week;
    int64_t places;

    if (!money_parse_integer(words, &places) || places < 0)
        return NULL;
    week = week_of(inputs, &model, places);
    figure_line(figure, "A week at list price", week.list);
    figure_line(figure, "By marginal bands", week.marginal);
    figure_line(figure, "By whole bands", week.whole);
    figure_line(figure, "Year's rebate, marginal",
        year_of(inputs, week.list - week.marginal));
    figure_line(figure, "Year's rebate, whole",
        year_of(inputs, week.list - week.whole));
    figure_line(figure, "The councils pay in a year, as agreed",
        year_of(inputs, model.is_whole ? week.whole : week.marginal));
    return figure;
}
