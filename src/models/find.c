#include "models/find.h"

#include "answers/answers.h"
#include "base/arena.h"
#include "base/job.h"
#include "base/money.h"
#include "base/text.h"
#include "commerce/search.h"
#include "io/xml.h"
#include "library/library.h"
#include "models/block_model.h"
#include "models/partnership_model.h"

#include <string.h>

enum { MOST_LIMITS = 16, MOST_POINTS = 200 };

/* A search under way: the terms, and what the file says of them. */
struct finding_terms {
    struct job *job;
    const struct models *models;
    bool is_partnership;
    struct partnership_terms partnership;
    struct block_terms block;
    struct search search;
    const struct question *questions[SEARCH_MOST_RANGES];
    struct search_limit provider[MOST_LIMITS], authority[MOST_LIMITS];
    struct figure *points; /* accepted by both, the first of them */
};

bool find_viewer(const char *name, enum find_viewer *viewer)
{
    static const char *const names[] = { "facilitator", "provider",
        "authority" };

    for (int i = 0; i < 3; i++)
        if (strcmp(names[i], name) == 0) {
            *viewer = (enum find_viewer)i;
            return true;
        }
    return false;
}

/* ---- the file --------------------------------------------------------- */

static bool complain(struct job *job, const struct element *element,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "search-file",
            element->place, "%s", what),
        "%s", cure);
    return false;
}

/* A limit whose places are misspelt would be a limit at no use at all. */
static bool has_only(struct job *job, const struct element *element,
    const char *const *known, const char *cure)
{
    const char *unknown = xml_unknown_attribute(element, known);

    return unknown == NULL ||
           complain(job, element,
               arena_format(job->arena, "<%s> has no attribute \"%s\"",
                   element->name, unknown),
               cure);
}

/* Which member of the terms a question fills. NULL: the search may not. */
static int64_t *member_of(struct finding_terms *f, const char *id)
{
    const struct {
        const char *id;
        bool is_partnership;
        int64_t *member;
    } members[] = {
        { "contribution_rate", true, &f->partnership.contribution_rate },
        { "local_price", true, &f->partnership.local_weekly },
        { "outside_price", true, &f->partnership.outside_weekly },
        { "release_share_rate", true, &f->partnership.release_share },
        { "compensation_price", true, &f->partnership.compensation_weekly },
        { "retained_return_rate", true, &f->partnership.retained_return },
        { "committed_places", false, &f->block.committed_places },
        { "flex_up_places", false, &f->block.flex_up_places },
        { "flex_down_places", false, &f->block.flex_down_places },
        { "block_price", false, &f->block.weekly },
        { "spot_price", false, &f->block.spot_weekly },
        { "void_rate", false, &f->block.void_rate },
    };

    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (text_same(members[i].id, id) &&
            members[i].is_partnership == f->is_partnership)
            return members[i].member;
    return NULL;
}

/* An amount, a rate or a number, by the question's type. */
static bool read_as(enum question_type type, const char *words, int64_t *number)
{
    if (words == NULL)
        return false;
    switch (type) {
    case QUESTION_MONEY:
        return money_parse(words, number);
    case QUESTION_RATE:
        return money_parse_rate(words, number);
    default:
        return money_parse_integer(words, number);
    }
}

/* From one value that may be answered to a greater one, by steps. */
static bool read_values(const struct question *question,
    const struct element *element, struct search_range *range)
{
    return read_as(
               question->type, xml_attribute(element, "from"), &range->from) &&
           read_as(question->type, xml_attribute(element, "to"), &range->to) &&
           read_as(
               question->type, xml_attribute(element, "step"), &range->step) &&
           range->step > 0 && range->to >= range->from &&
           (!question->has_min || range->from >= question->min) &&
           (!question->has_max || range->to <= question->max);
}

static bool is_ranged(
    const struct finding_terms *f, const struct question *question)
{
    for (size_t i = 0; i < f->search.range_count; i++)
        if (f->questions[i] == question)
            return true;
    return false;
}

static bool read_range(struct finding_terms *f, const struct element *element)
{
    static const char *const known[] = { "of", "from", "to", "step", NULL };
    const char *id = xml_attribute(element, "of");
    const struct question *question =
        id != NULL ? library_question(f->models->library, id) : NULL;
    struct search_range range = { .value = member_of(f, id) };

    if (!has_only(f->job, element, known, "a range has of, from, to and step"))
        return false;
    if (question == NULL || range.value == NULL)
        return complain(f->job, element,
            "this range is of no term that a search may change",
            f->is_partnership
                ? "contribution_rate, local_price, outside_price, "
                  "release_share_rate, compensation_price or "
                  "retained_return_rate"
                : "committed_places, flex_up_places, flex_down_places, "
                  "block_price, spot_price or void_rate");
    if (f->search.range_count == SEARCH_MOST_RANGES)
        return complain(
            f->job, element, "one range too many", "a search has at most four");
    if (is_ranged(f, question))
        return complain(f->job, element, "this term has a range already",
            "one range for each term");
    if (!read_values(question, element, &range))
        return complain(f->job, element,
            "this range does not go from one value to a greater one by steps",
            arena_format(f->job->arena,
                "give from, to and step as the answer itself is written: %s",
                question_domain(f->job, question)));
    f->questions[f->search.range_count] = question;
    f->search.ranges[f->search.range_count++] = range;
    return true;
}

/* A number of places or nights that may be left out. */
static bool read_count(
    const struct element *element, const char *name, int64_t *count)
{
    const char *words = xml_attribute(element, name);

    *count = 0;
    return words == NULL || (money_parse_integer(words, count) && *count >= 0);
}

struct use_read {
    int64_t local, released, others;
};

static void give_use(
    struct finding_terms *f, struct search_limit *limit, struct use_read read)
{
    struct arena *arena = f->job->arena;

    if (f->is_partnership) {
        struct partnership_use *use = ARENA_NEW(arena, struct partnership_use);

        *use =
            (struct partnership_use){ read.local, read.released, read.others };
        limit->use = use;
    } else {
        struct search_pattern *pattern =
            ARENA_NEW(arena, struct search_pattern);
        struct search_stretch *stretch =
            ARENA_NEW(arena, struct search_stretch);

        *stretch = (struct search_stretch){ read.local, f->block.nights };
        *pattern = (struct search_pattern){
            .stretches = stretch, .count = 1, .released = read.released
        };
        limit->pattern = pattern;
    }
}

/* What a limit may say: a block has nobody else's places. */
static bool has_limit_shape(
    const struct finding_terms *f, const struct element *element, bool is_least)
{
    const char *const known[] = { "party", is_least ? "least" : "most", "local",
        "released", f->is_partnership ? "others" : NULL, NULL };

    return has_only(f->job, element, known,
        f->is_partnership
            ? "a limit has party, local, released and others; a provider's "
              "least, an authority's most"
            : "a limit of a block has party, local and released; a provider's "
              "least, an authority's most");
}

static bool read_limit(struct finding_terms *f, const struct element *element)
{
    const char *party = xml_attribute(element, "party");
    bool is_provider = text_same(party, "provider");
    struct search_party *side =
        is_provider ? &f->search.provider : &f->search.authority;
    struct search_limit *limits = is_provider ? f->provider : f->authority;
    struct search_limit limit = { 0 };
    struct use_read use;

    if (!is_provider && !text_same(party, "authority"))
        return complain(f->job, element, "this limit is of neither party",
            "party is provider or authority");
    if (!has_limit_shape(f, element, is_provider))
        return false;
    if (is_provider)
        limit.figure =
            f->is_partnership ? SEARCH_RETAINED_LEAST : SEARCH_CHARGE_LEAST;
    else
        limit.figure =
            f->is_partnership ? SEARCH_UNIT_MOST : SEARCH_WEEKLY_MOST;
    if (side->count == MOST_LIMITS ||
        !read_as(QUESTION_MONEY,
            xml_attribute(element, is_provider ? "least" : "most"),
            &limit.bound) ||
        !read_count(element, "local", &use.local) ||
        !read_count(element, "released", &use.released) ||
        !read_count(element, "others", &use.others) ||
        (!is_provider && use.local == 0))
        return complain(f->job, element, "this limit cannot be read",
            "a provider's has least=, an authority's most= and at least one "
            "local place; local, released and others are whole numbers");
    give_use(f, &limit, use);
    limits[side->count++] = limit;
    side->limits = limits;
    return true;
}

static bool read_file(struct finding_terms *f, const struct element *root)
{
    static const char *const known[] = { NULL };
    bool is_read = has_only(f->job, root, known, "a search has none");

    if (strcmp(root->name, "search") != 0)
        return complain(f->job, root, "this is no search file",
            "its first element is <search>");
    for (const struct element *e = root->first; e != NULL; e = e->next) {
        if (e->name == NULL)
            continue;
        if (strcmp(e->name, "range") == 0)
            is_read = read_range(f, e) && is_read;
        else if (strcmp(e->name, "limit") == 0)
            is_read = read_limit(f, e) && is_read;
        else
            is_read = complain(f->job, e, "this is no part of a search",
                "a search holds <range> and <limit>");
    }
    if (is_read && f->search.range_count == 0)
        return complain(f->job, root, "there is nothing to search through",
            "add a <range>");
    return is_read;
}

/* ---- what is shown ---------------------------------------------------- */

static enum figure_kind kind_of(const struct question *question)
{
    switch (question->type) {
    case QUESTION_MONEY:
        return FIGURE_MONEY;
    case QUESTION_RATE:
        return FIGURE_RATE;
    default:
        return FIGURE_NUMBER;
    }
}

static const char *words_of(const struct finding_terms *f, size_t i, int64_t n)
{
    struct figure_cell cell = { .number = n };

    return figure_words(f->job->arena, &cell, kind_of(f->questions[i]));
}

static void add_point(void *context, const int64_t *values)
{
    struct finding_terms *f = context;
    struct figure_cell *row;

    if (f->points->row_count == MOST_POINTS)
        return;
    row = figure_row(f->points);
    for (size_t i = 0; i < f->search.range_count; i++)
        figure_put(&row[i], values[i]);
}

static void start_points(struct finding_terms *f)
{
    f->points = figure_new(f->job->arena, FIGURE_TABLE, "search-points",
        arena_format(f->job->arena,
            "Terms that both accept, the first %d of them", MOST_POINTS));
    f->points->alt = "Each row is one set of terms that both parties accept.";
    for (size_t i = 0; i < f->search.range_count; i++)
        figure_column(
            f->points, f->questions[i]->label, kind_of(f->questions[i]));
}

static struct figure *counts_figure(
    const struct finding_terms *f, const struct search_result *result)
{
    struct figure *figure = figure_new(f->job->arena, FIGURE_TABLE,
        "search-counts", "How many sets of terms each accepts");

    figure->alt = "The number of sets tried, and of those that each accepts.";
    figure_column(figure, "Sets of terms", FIGURE_TEXT);
    figure_column(figure, "Number", FIGURE_NUMBER);
    figure_line(figure, "Tried", result->scenarios);
    figure_line(figure, "The provider accepts", result->provider);
    figure_line(figure, "The authority accepts", result->authority);
    figure_line(figure, "Both accept", result->both);
    return figure;
}

static struct figure *region_figure(
    const struct finding_terms *f, const struct search_result *result)
{
    struct figure *figure = figure_new(f->job->arena, FIGURE_TABLE,
        "search-region", "The region that both accept");

    figure->alt = "For each term: where it stands, what was tried, the least "
                  "and greatest that both accept, and a middle.";
    figure_column(figure, "Term", FIGURE_TEXT);
    figure_column(figure, "Now", FIGURE_TEXT);
    figure_column(figure, "Tried", FIGURE_TEXT);
    figure_column(figure, "Least", FIGURE_TEXT);
    figure_column(figure, "Greatest", FIGURE_TEXT);
    figure_column(figure, "Middle", FIGURE_TEXT);
    for (size_t i = 0; i < f->search.range_count; i++) {
        const struct search_range *range = &f->search.ranges[i];
        struct figure_cell *row = figure_row(figure);

        figure_say(&row[0], f->questions[i]->label);
        figure_say(&row[1], words_of(f, i, *range->value));
        figure_say(&row[2],
            arena_format(f->job->arena, "%s to %s", words_of(f, i, range->from),
                words_of(f, i, range->to)));
        if (result->both == 0)
            continue;
        figure_say(&row[3], words_of(f, i, result->edges[i].least));
        figure_say(&row[4], words_of(f, i, result->edges[i].greatest));
        figure_say(&row[5], words_of(f, i, result->middle[i]));
    }
    return figure;
}

/* Whether the terms suit this party as they stand, and the middle. */
static struct figure *party_figure(const struct finding_terms *f,
    const struct search_result *result, bool accepts)
{
    struct figure *figure = figure_new(f->job->arena, FIGURE_TABLE,
        "search-view", "Do the terms suit you, and a middle to talk about");
    struct figure_cell *row;

    figure->alt = "Whether the terms as they stand meet your limits, and a set "
                  "that suits both, if there is one.";
    figure_column(figure, "Term", FIGURE_TEXT);
    figure_column(figure, "Now", FIGURE_TEXT);
    figure_column(figure, "Middle", FIGURE_TEXT);
    for (size_t i = 0; i < f->search.range_count; i++) {
        row = figure_row(figure);
        figure_say(&row[0], f->questions[i]->label);
        figure_say(&row[1], words_of(f, i, *f->search.ranges[i].value));
        if (result->both > 0)
            figure_say(&row[2], words_of(f, i, result->middle[i]));
    }
    row = figure_row(figure);
    figure_say(&row[0], "Meets your limits");
    figure_say(&row[1], accepts ? "yes" : "no");
    figure_say(&row[2], result->both > 0 ? "yes" : "none found");
    return figure;
}

/* ---- the search ------------------------------------------------------- */

static bool take_terms(struct finding_terms *f, const struct element *root)
{
    struct inputs inputs =
        inputs_new(f->job, f->models->library, f->models->answers);

    f->is_partnership = partnership_model_applies(&inputs);
    if (f->is_partnership)
        f->partnership = partnership_model_terms(&inputs);
    else if (block_model_applies(&inputs))
        f->block = block_model_terms(&inputs);
    else
        return complain(f->job, root,
            "there is nothing to search for in this volume model",
            "a search is of a block or a partnership");
    if (f->is_partnership)
        f->search.terms.partnership = &f->partnership;
    else
        f->search.terms.block = &f->block;
    if (!inputs_complete(&inputs))
        return complain(f->job, root, "answers of the model are missing",
            "`paction price` without --find names them");
    return true;
}

static struct figure *cannot(struct job *job, const struct element *root)
{
    (void)complain(job, root, "these terms, ranges or limits cannot be tried",
        "look for places in use beyond those there are, steps that give too "
        "many sets, or sums that do not fit");
    return NULL;
}

static struct figure *facilitator_figures(
    const struct finding_terms *f, const struct search_result *result)
{
    struct figure *first = counts_figure(f, result);

    first->next = region_figure(f, result);
    if (result->both > 0)
        first->next->next = f->points;
    return first;
}

struct figure *find_figures(
    const struct models *models, const char *path, enum find_viewer viewer)
{
    struct finding_terms *f =
        ARENA_NEW(models->job->arena, struct finding_terms);
    const struct element *root = xml_load(models->job, path, NULL);
    const struct search_party *party =
        viewer == FIND_PROVIDER ? &f->search.provider : &f->search.authority;
    struct search_result result = { 0 };
    bool accepts = false;

    f->job = models->job;
    f->models = models;
    if (root == NULL || !take_terms(f, root) || !read_file(f, root))
        return NULL;
    start_points(f);
    f->search.on_accepted = add_point;
    f->search.context = f;
    if (!search_run(&f->search, &result) ||
        !search_accepts(&f->search.terms, party, &accepts))
        return cannot(f->job, root);
    return viewer == FIND_FACILITATOR ? facilitator_figures(f, &result)
                                      : party_figure(f, &result, accepts);
}
