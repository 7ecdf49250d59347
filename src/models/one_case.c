#include "models/one_case.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/money.h"
#include "commerce/price.h"
#include "models/bands_model.h"
#include "models/block_model.h"
#include "models/partnership_model.h"

#include <ctype.h>
#include <stdlib.h>

/* Reads a whole number and steps past it. -1: there is none. */
static int64_t next_number(const char **words)
{
    char *end;
    long long number;

    if (!isdigit((unsigned char)**words))
        return -1;
    number = strtoll(*words, &end, 10);
    *words = end;
    return number < 1000000 ? number : -1;
}

static bool take(const char **words, char wanted)
{
    if (**words != wanted)
        return false;
    ++*words;
    return true;
}

static void put_words(
    struct figure *figure, const char *what, const char *words)
{
    struct figure_cell *row = figure_row(figure);

    figure_say(&row[0], what);
    figure_say(&row[1], words);
}

static struct figure *start(struct inputs *inputs, const char *words)
{
    struct figure *figure = figure_new(inputs->job->arena, FIGURE_TABLE, "case",
        arena_format(inputs->job->arena, "The case %s", words));

    figure->alt = "Each line of the sum, and what each party pays or keeps.";
    figure_column(figure, "Line", FIGURE_TEXT);
    figure_column(figure, "Amount", FIGURE_MONEY);
    return figure;
}

/* ---- block ------------------------------------------------------------ */

static bool read_block_use(struct inputs *inputs, const char *words,
    const struct block_terms *terms, struct block_use *use)
{
    do {
        int64_t places = next_number(&words), nights;

        if (places < 0 || !take(&words, 'x'))
            return false;
        nights = next_number(&words);
        if (nights < 0)
            return false;
        inputs_fit(inputs, block_use_add(terms, places, nights, use));
    } while (take(&words, '+'));
    if (take(&words, '-')) {
        use->released = next_number(&words);
        if (use->released < 0)
            return false;
    }
    return *words == '\0';
}

static struct figure *block_case(struct inputs *inputs, const char *words)
{
    struct block_terms terms = block_model_terms(inputs);
    struct block_use use = { 0 };
    struct block_result result = { 0 }, hard = { 0 };
    struct figure *figure = start(inputs, words);
    struct arena *arena = inputs->job->arena;
    int64_t spot = 0, unit = 0;

    if (!read_block_use(inputs, words, &terms, &use))
        return NULL;
    inputs_fit(inputs, block_charge(&terms, &use, &result));
    inputs_fit(inputs, use.released <= result.committed);
    inputs_fit(inputs, block_hard_charge(&terms, &use, &hard));
    inputs_fit(inputs, block_spot_charge(&terms, &use, &spot));
    put_words(figure, "Nights used, guaranteed, unused",
        arena_format(arena, "%s, %s, %s", money_integer(arena, result.used),
            money_integer(arena, result.guaranteed),
            money_integer(arena, result.shortfall)));
    put_words(figure, "Utilisation", money_rate(arena, result.utilisation));
    figure_line(
        figure, "For nights in the block and the band", result.used_charge);
    figure_line(figure, "For unused nights", result.void_charge);
    figure_line(figure, "For nights beyond the band", result.spot_charge);
    figure_line(
        figure, "The councils pay, the provider receives", result.charge);
    if (result.used > 0) {
        inputs_fit(inputs, price_effective(result.charge, result.used, &unit));
        figure_line(figure, "A week of use", unit);
    }
    figure_line(figure, "The same in a hard block", hard.charge);
    figure_line(figure, "The same at spot price", spot);
    return figure;
}

/* ---- partnership ------------------------------------------------------ */

static bool read_partnership_use(const char *words, struct partnership_use *use)
{
    use->local = next_number(&words);
    use->released = take(&words, '/') ? next_number(&words) : 0;
    use->unreleased = take(&words, '/') ? next_number(&words) : 0;
    return use->local >= 0 && use->released >= 0 && use->unreleased >= 0 &&
           *words == '\0';
}

static struct figure *partnership_case(struct inputs *inputs, const char *words)
{
    struct partnership_terms terms = partnership_model_terms(inputs);
    struct partnership_use use;
    struct partnership_result r = { 0 };
    struct figure *figure = start(inputs, words);

    if (!read_partnership_use(words, &use))
        return NULL;
    inputs_fit(inputs, partnership_at(&terms, &use, &r));
    figure_line(figure, "Contribution", r.contribution);
    figure_line(figure, "Fees for local places", r.local_fees);
    figure_line(figure, "Fees from others", r.outside_fees);
    figure_line(figure, "To the council for released places", r.release);
    figure_line(figure, "Compensation to the council", r.compensation);
    figure_line(figure, "Cost", r.cost);
    figure_line(figure, "Surplus before sharing", r.surplus);
    figure_line(figure, "The provider's first return", r.first_return);
    put_words(figure, "The council's share",
        money_rate(inputs->job->arena, r.share_rate));
    figure_line(figure, "Share to the council", r.share);
    figure_line(figure, "The provider keeps", r.provider_retained);
    figure_line(figure, "The council pays", r.host_net);
    if (use.local > 0)
        figure_line(figure, "The council pays for a week of use", r.host_unit);
    return figure;
}

/* ---- whichever there is ----------------------------------------------- */

static struct figure *make(struct inputs *inputs, const char *words)
{
    if (partnership_model_applies(inputs))
        return partnership_case(inputs, words);
    if (inputs_chosen(inputs, "volume_model", "cost_volume"))
        return bands_model_case(inputs, start(inputs, words), words);
    if (block_model_applies(inputs))
        return block_case(inputs, words);
    return NULL;
}

struct figure *one_case_figure(const struct models *models, const char *words)
{
    struct inputs inputs =
        inputs_new(models->job, models->library, models->answers);
    struct figure *figure = make(&inputs, words);

    if (figure != NULL && inputs_complete(&inputs))
        return figure;
    findings_hint(models->job->findings,
        findings_add(models->job->findings, SEVERITY_ERROR, "case-unreadable",
            (struct place){ 0 }, "the case \"%s\" cannot be worked out", words),
        "a block's is 6x20+5x71-45 (places x nights of one quarter, less "
        "nights "
        "released), of bands 12 (places), a partnership's 5/1/0 (local, "
        "released, others), and never more than there are");
    return NULL;
}
