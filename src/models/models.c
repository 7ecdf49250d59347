#include "models/models.h"

#include "base/job.h"
#include "base/text.h"
#include "models/bands_model.h"
#include "models/block_model.h"
#include "models/fee_model.h"
#include "models/inputs.h"
#include "models/lifetime_model.h"
#include "models/partnership_model.h"
#include "models/uplift_model.h"

#include <string.h>

/* ---- which model a project has ---------------------------------------- */

static bool has_example(struct inputs *inputs)
{
    return fee_model_has_core(inputs) &&
           inputs_has(inputs, "example_month_nights");
}

static bool has_lots(struct inputs *inputs)
{
    return has_example(inputs) && fee_model_has_lots(inputs);
}

static bool has_retainer(struct inputs *inputs)
{
    return fee_model_has_core(inputs) &&
           (inputs_chosen(inputs, "retainer_mode", "cases") ||
               inputs_chosen(inputs, "retainer_mode", "single"));
}

static bool has_notice(struct inputs *inputs)
{
    return fee_model_has_core(inputs) &&
           inputs_has(inputs, "planned_notice_nights");
}

static bool has_basket(struct inputs *inputs)
{
    return inputs_chosen(inputs, "uplift_mode", "basket");
}

static bool has_options(struct inputs *inputs)
{
    return inputs_has_list(inputs, "lifetime_options");
}

/* ---- the figures ------------------------------------------------------ */

static const struct models_entry entries[] = {
    { "block-cases", block_model_applies, block_model_cases },
    { "block-compared", block_model_applies, block_model_compared },
    { "block-council", block_model_applies, block_model_council_grid },
    { "block-provider", block_model_applies, block_model_provider_grid },
    { "block-months", block_model_applies, block_model_months },
    { "block-chart", block_model_applies, block_model_chart },
    { "block-checks", block_model_applies, block_model_checks },
    { "bands-places", bands_model_applies, bands_model_places },
    { "bands-chart", bands_model_applies, bands_model_chart },
    { "bands-checks", bands_model_applies, bands_model_checks },
    { "partnership-cases", partnership_model_applies, partnership_model_cases },
    { "partnership-positions", partnership_model_applies,
        partnership_model_positions },
    { "partnership-provider-released", partnership_model_applies,
        partnership_model_provider_released },
    { "partnership-council-released", partnership_model_applies,
        partnership_model_council_released },
    { "partnership-provider-others", partnership_model_applies,
        partnership_model_provider_others },
    { "partnership-council-others", partnership_model_applies,
        partnership_model_council_others },
    { "partnership-provider-months", partnership_model_applies,
        partnership_model_provider_months },
    { "partnership-council-months", partnership_model_applies,
        partnership_model_council_months },
    { "partnership-chart", partnership_model_applies, partnership_model_chart },
    { "partnership-checks", partnership_model_applies,
        partnership_model_checks },
    { "uplift-example", has_basket, uplift_model_example },
    { "fee-lots", has_lots, fee_model_lots },
    { "fee-build", has_example, fee_model_build },
    { "fee-retainer", has_retainer, fee_model_retainer },
    { "fee-notice", has_notice, fee_model_notice },
    { "lifetime-options", has_options, lifetime_model_options },
    { NULL, NULL, NULL },
};

const struct models_entry *models_entry(const char *name)
{
    for (const struct models_entry *e = entries; e->name != NULL; e++)
        if (strcmp(e->name, name) == 0)
            return e;
    return NULL;
}

/* ---- one figure ------------------------------------------------------- */

static const char *missing_words(const struct inputs *inputs)
{
    struct text text = text_new(inputs->job->arena);

    for (const struct named *n = inputs->missing.first; n != NULL; n = n->next)
        text_add_item(&text, n->name);
    return text.bytes;
}

static void complain_of_size(struct job *job, const char *name)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "model-too-large",
            (struct place){ 0 }, "a sum of \"%s\" does not fit", name),
        "look for an amount with too many noughts, for two bands or steps that "
        "begin at the same, or for a rate above 100%%");
}

static struct figure *make(
    struct inputs *inputs, const struct models_entry *entry)
{
    struct figure *figure = entry->make(inputs);

    return inputs_complete(inputs) ? figure : NULL;
}

struct models_made models_make(
    const struct models *models, const struct models_entry *entry)
{
    struct inputs inputs =
        inputs_new(models->job, models->library, models->answers);
    struct models_made made = { make(&inputs, entry), inputs.asked, NULL };

    if (inputs.missing.count > 0)
        made.missing = missing_words(&inputs);
    else if (inputs.does_not_fit)
        complain_of_size(models->job, entry->name);
    return made;
}

/* ---- all of a project ------------------------------------------------- */

static void complain_of_missing(struct job *job, const struct inputs *inputs)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "model-unanswered",
            (struct place){ 0 }, "the model needs answers that are missing: %s",
            missing_words(inputs)),
        "answer them; `paction ask DIR` asks for what is missing");
}

static void append(struct figure ***end, struct figure *figure)
{
    **end = figure;
    *end = &figure->next;
}

/* What one figure asked for, added to what all did. Of sums that do not fit the
 * first is told: the others have the same cause. */
static void gather(struct inputs *all, const struct inputs *one,
    const struct models_entry *entry)
{
    if (one->missing.count == 0 && one->does_not_fit && !all->does_not_fit)
        complain_of_size(all->job, entry->name);
    inputs_fit(all, !one->does_not_fit);
    for (const struct named *n = one->asked.first; n != NULL; n = n->next)
        names_put(&all->asked, n->name, n->thing);
    for (const struct named *n = one->missing.first; n != NULL; n = n->next)
        names_put(&all->missing, n->name, n->thing);
}

struct figure *models_all(const struct models *models)
{
    struct inputs all =
        inputs_new(models->job, models->library, models->answers);
    struct figure *first = NULL, **end = &first, *inputs;

    for (const struct models_entry *e = entries; e->name != NULL; e++) {
        struct inputs own =
            inputs_new(models->job, models->library, models->answers);
        struct figure *figure;

        if (!e->applies(&all))
            continue;
        figure = make(&own, e);
        gather(&all, &own, e);
        if (figure != NULL)
            append(&end, figure);
    }
    if (all.missing.count > 0)
        complain_of_missing(models->job, &all);
    if (all.asked.count == 0)
        return first;
    inputs = inputs_figure(&all);
    inputs->next = first;
    return inputs;
}
