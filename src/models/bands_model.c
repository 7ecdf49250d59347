#include "models/bands_model.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "commerce/bands.h"
#include "models/check_table.h"

enum {
    WEEKS = 52,
    MOST_BANDS = 64,
    BEYOND = 4,
    FEW = 25,
    LOOK_FOR_CLIFFS = 500
};

struct bands_model {
    struct bands_band bands[MOST_BANDS];
    struct bands marginal, whole;
    int64_t last; /* where the last band begins */
    bool is_whole;
};

/* The model borrows its own bands, so it is filled where it stands. */
static void read_bands(struct inputs *inputs, struct bands_model *model)
{
    const struct record *r = inputs_records(inputs, "volume_bands");
    size_t count = 0;

    *model = (struct bands_model){ 0 };
    for (; r != NULL && count < MOST_BANDS; r = r->next, count++)
        model->bands[count] = (struct bands_band){
            inputs_of_record(inputs, r, "band_above"),
            inputs_of_record(inputs, r, "band_discount"),
        };
    model->marginal = (struct bands){ model->bands, count, BANDS_MARGINAL,
        inputs_number(inputs, "ceiling_price") };
    model->whole = model->marginal;
    model->whole.mode = BANDS_WHOLE;
    model->last = count > 0 ? model->bands[count - 1].above : 0;
    model->is_whole = inputs_chosen(inputs, "band_mode", "whole");
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

static void put_places(struct inputs *inputs, struct figure *figure,
    const struct bands_model *model, int64_t places)
{
    struct figure_cell *row = figure_row(figure);
    struct week week = week_of(inputs, model, places);

    figure_put(&row[0], places);
    figure_put(&row[1], week.list);
    figure_put(&row[2], week.marginal);
    figure_put(&row[3], week.whole);
    put_unit(inputs, &row[4], week.marginal, places);
    put_unit(inputs, &row[5], week.whole, places);
    figure_put(&row[6], (week.list - week.marginal) * WEEKS);
    figure_put(&row[7], (week.list - week.whole) * WEEKS);
}

/* Every place if there are few, else those at which a band ends or begins. */
static bool is_shown(const struct bands_model *model, int64_t places)
{
    if (model->last + BEYOND <= FEW || places == model->last + BEYOND)
        return true;
    for (size_t i = 0; i < model->marginal.count; i++)
        if (places == model->bands[i].above ||
            places == model->bands[i].above + 1)
            return true;
    return false;
}

struct figure *bands_model_places(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE,
        "bands-places", "What a week costs, by places used");
    struct bands_model model;

    read_bands(inputs, &model);
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
        if (is_shown(&model, places))
            put_places(inputs, figure, &model, places);
    return figure;
}

/* ---- chart ------------------------------------------------------------ */

static size_t find_cliffs(struct inputs *inputs,
    const struct bands_model *model, int64_t cliffs[MOST_BANDS])
{
    size_t found = 0;

    inputs_fit(
        inputs, bands_cliffs(&model->whole, LOOK_FOR_CLIFFS, cliffs, &found));
    return found;
}

static void mark_cliffs(struct inputs *inputs, struct figure *figure,
    const struct bands_model *model)
{
    int64_t cliffs[MOST_BANDS];
    size_t found = find_cliffs(inputs, model, cliffs);

    for (size_t i = 0; i < found && i < FIGURE_MOST_MARKS; i++)
        figure->marks[figure->mark_count++] = (struct figure_mark){ cliffs[i],
            "whole bands: one more place costs less in total" };
}

struct figure *bands_model_chart(struct inputs *inputs)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_LINES,
        "bands-chart", "Weekly cost by places used");
    struct bands_model model;

    read_bands(inputs, &model);
    figure->alt = "The list price rises evenly with each place. Marginal bands "
                  "bend the line a little more at each band; whole bands drop "
                  "it at each.";
    figure->y_label = "Cost of a week";
    figure_column(figure, "Places used", FIGURE_NUMBER);
    figure_column(figure, "List price", FIGURE_MONEY);
    figure_column(figure, "Marginal bands", FIGURE_MONEY);
    figure_column(figure, "Whole bands", FIGURE_MONEY);
    for (int64_t places = 0; places <= model.last + BEYOND; places++) {
        struct figure_cell *row = figure_row(figure);
        struct week week = week_of(inputs, &model, places);

        figure_put(&row[0], places);
        figure_put(&row[1], week.list);
        figure_put(&row[2], week.marginal);
        figure_put(&row[3], week.whole);
    }
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
    struct bands_model model;
    int64_t cliffs[MOST_BANDS];
    size_t found;

    read_bands(inputs, &model);
    found = find_cliffs(inputs, &model, cliffs);
    check_table_put(figure, "Cliff",
        "one more place never makes the total smaller",
        found == 0 || !model.is_whole,
        found > 0
            ? list_cliffs(arena, cliffs, found, model.is_whole)
            : arena_format(arena, "none up to %d places", LOOK_FOR_CLIFFS));
    return figure;
}

/* ---- one case --------------------------------------------------------- */

struct figure *bands_model_case(
    struct inputs *inputs, struct figure *figure, const char *words)
{
    struct bands_model model;
    struct week week;
    int64_t places;

    read_bands(inputs, &model);
    if (!money_parse_integer(words, &places) || places < 0)
        return NULL;
    week = week_of(inputs, &model, places);
    figure_line(figure, "A week at list price", week.list);
    figure_line(figure, "By marginal bands", week.marginal);
    figure_line(figure, "By whole bands", week.whole);
    figure_line(
        figure, "Year's rebate, marginal", (week.list - week.marginal) * WEEKS);
    figure_line(
        figure, "Year's rebate, whole", (week.list - week.whole) * WEEKS);
    figure_line(figure, "The councils pay in a year, as agreed",
        (model.is_whole ? week.whole : week.marginal) * WEEKS);
    return figure;
}
