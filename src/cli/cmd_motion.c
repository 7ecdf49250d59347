/*
 * motion: what is put to a board, from its draft to its close.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/columns.h"
#include "cli/undecided.h"
#include "cli/voted.h"
#include "govern/decision.h"
#include "govern/motion.h"
#include "govern/point.h"
#include "govern/tally_words.h"
#include "govern/vote.h"
#include "io/file.h"
#include "rules/voting.h"

#include <stdio.h>
#include <string.h>

enum {
    ADD_ADOPT = ACTING_OPTIONS,
    ADD_OPTION,
    ADD_DISPOSITIONS,
    ADD_PROCEDURAL,
    ADD_REST,
    ADD_TEXT,
    ADD_MOVED_BY,
    ADD_SECONDED_BY,
    ADD_RULE,
    ADD_WHEN
};

/* ---- options ---------------------------------------------------------- */

/* The source that a point's proposed wording was lifted to, or NULL. */
static const struct proposed *lifted_of(
    const struct ledger *ledger, const char *point, const char *clause)
{
    for (const struct named *n = ledger_first(ledger, KIND_PROPOSED); n != NULL;
         n = n->next) {
        const struct proposed *p = n->thing;

        if (text_same(p->point, point) && text_same(p->clause, clause) &&
            p->lifted != NULL)
            return p;
    }
    return NULL;
}

static bool take_point(struct job *job, const struct ledger *ledger,
    const char *key, struct option_put *option)
{
    const struct proposed *proposed = lifted_of(ledger, key, option->clause);

    if (proposed == NULL) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "option-source",
                (struct place){ 0 }, "point %s proposes no source for %s", key,
                option->clause),
            "a drafter writes it: give it as %s@FILE", option->variant);
        return false;
    }
    option->body = proposed->lifted;
    option->point = key;
    option->label =
        arena_format(job->arena, "%s as %s proposes", option->variant, key);
    return true;
}

/* "flat", "flat@R1-014", "flat@new.xml" */
static bool take_option(struct job *job, const struct ledger *ledger,
    const char *given, struct option_put *option)
{
    const char *at = strchr(given, '@');
    size_t size;

    if (at == NULL) {
        option->variant = given;
        option->label = arena_format(job->arena, "%s as it stands", given);
        return true;
    }
    option->variant =
        arena_format(job->arena, "%.*s", (int)(at - given), given);
    if (ledger_find(ledger, KIND_POINT, at + 1) != NULL)
        return take_point(job, ledger, at + 1, option);
    option->body = file_read(job, at + 1, &size);
    option->label =
        arena_format(job->arena, "%s in new wording", option->variant);
    return option->body != NULL;
}

/* Fills in what the option binds; says if a rule overrules it. */
static bool bind(struct job *job, const struct line *line,
    const char *condition, struct option_put *option)
{
    struct voted voted;
    bool is_open = voted_open(
        job, line->home, line->arguments[0], option, condition, &voted);

    if (is_open) {
        voted_bind(job, &voted, option);
        voted_check_rules(job, &voted);
    }
    voted_close(&voted);
    return is_open;
}

static bool take_options(struct job *job, const struct acting *acting,
    const char *clause, struct option_put *options, size_t *count)
{
    const struct line *line = acting->line;

    for (size_t i = 0; i < line->given_count; i++) {
        struct option_put *option = &options[*count];

        if (line->given[i].option != ADD_OPTION)
            continue;
        *option = (struct option_put){ .clause = clause };
        if (!take_option(job, acting->ledger, line->given[i].value, option) ||
            !bind(job, line, line->values[ADD_WHEN], option))
            return false;
        ++*count;
    }
    return true;
}

/* ---- adding ----------------------------------------------------------- */

/* Its points: after --dispositions, and the words that follow. */
static const char *points_of(struct job *job, const struct line *line)
{
    struct text points = text_new(job->arena);

    for (size_t i = 0; i < line->given_count; i++)
        if (line->given[i].option == ADD_DISPOSITIONS)
            text_format(&points, "%s%s", points.length > 0 ? " " : "",
                line->given[i].value);
    for (size_t i = 2; i < line->argument_count; i++)
        text_format(
            &points, "%s%s", points.length > 0 ? " " : "", line->arguments[i]);
    return points.bytes;
}

/* One of the four kinds. */
static bool take_kind(
    struct job *job, const struct line *line, struct motion *motion)
{
    bool is_adoption = line->values[ADD_ADOPT] != NULL;
    bool is_dispositions = line->values[ADD_DISPOSITIONS] != NULL;
    bool is_procedural = line->values[ADD_PROCEDURAL] != NULL;
    bool is_rest = line->values[ADD_REST] != NULL;

    motion->kind = is_adoption       ? MOTION_ADOPT
                   : is_dispositions ? MOTION_DISPOSITIONS
                   : is_rest         ? MOTION_REST
                                     : MOTION_PROCEDURAL;
    if (is_dispositions)
        motion->points = points_of(job, line);
    if (is_adoption + is_dispositions + is_procedural + is_rest == 1 &&
        (is_dispositions || line->argument_count == 2))
        return true;
    return acting_misuse(job, "motion-kind",
        "it is not clear what the motion asks",
        "one of --adopt CLAUSE with --option, --dispositions POINT ..., "
        "--procedural with --text, --adopt-rest");
}

/* Clauses may be named by their code; the record has the id. */
static bool take_clause(
    struct job *job, const struct line *line, struct motion *motion)
{
    struct project project = { 0 };
    bool is_sound =
        voted_open_rules(job, line->home, line->arguments[0], &project);

    if (is_sound && motion->rule != NULL)
        is_sound = voted_rule(job, &project, motion->rule) != NULL;
    if (is_sound && motion->kind == MOTION_ADOPT) {
        const struct clause *clause =
            project_find_clause(job, project.library, line->values[ADD_ADOPT]);

        is_sound = clause != NULL;
        motion->clause = is_sound ? clause->id : NULL;
    }
    project_close(&project);
    return is_sound;
}

/* All that is not decided yet. False, with findings. */
static bool take_rest(struct job *job, const struct acting *acting,
    struct option_put **options, size_t *count)
{
    struct undecided undecided;
    bool is_open =
        undecided_open(job, acting->line->home, acting->folder, &undecided);

    if (is_open)
        *options = undecided_all(job, &undecided, acting->ledger, count);
    undecided_close(&undecided);
    return is_open;
}

static const char *add_motion(
    struct job *job, struct acting *acting, struct motion *motion)
{
    struct option_put *options =
        arena_alloc(job->arena, MOST_GIVEN * sizeof *options);
    size_t count = 0;

    if (motion->organisation == NULL)
        motion->organisation =
            ledger_organisation_of(acting->ledger, acting->act->by);
    if (!take_clause(job, acting->line, motion) ||
        (motion->kind == MOTION_ADOPT &&
            !take_options(job, acting, motion->clause, options, &count)) ||
        (motion->kind == MOTION_REST &&
            !take_rest(job, acting, &options, &count)))
        return NULL;
    if (motion->kind == MOTION_REST)
        json_object_set_new(
            acting->reply, "clauses", json_integer((json_int_t)count));
    return motion_add(job, acting->act, motion, options, count);
}

static enum status add(struct job *job, const struct line *line)
{
    struct motion new = { .board = line->arguments[1],
        .organisation = line->values[ADD_MOVED_BY],
        .seconded_by = line->values[ADD_SECONDED_BY],
        .rule = line->values[ADD_RULE],
        .condition = line->values[ADD_WHEN] };
    struct acting acting;
    const char *key;

    if (!take_kind(job, line, &new))
        return STATUS_USAGE;
    if (line->values[ADD_TEXT] != NULL) {
        new.text = acting_words(job, line->values[ADD_TEXT]);
        if (new.text == NULL)
            return STATUS_INPUT;
    }
    if (!acting_begin(job, line, "motion.add", &acting))
        return STATUS_INPUT;
    key = add_motion(job, &acting, &new);
    if (key == NULL)
        return acting_drop(&acting);
    json_object_set_new(acting.reply, "motion", json_string(key));
    return acting_done(&acting, "%s asks%s %s", key,
        new.kind == MOTION_PROCEDURAL ? ":" : "",
        motion_words(job->arena, &new));
}

/* ---- opening and closing ---------------------------------------------- */

enum { OPEN_DESPITE = ACTING_OPTIONS };

/* The rest is put as it was added, or not at all. */
static bool check_rest(struct job *job, const struct acting *acting,
    const struct option_put *const *options, size_t count)
{
    struct undecided undecided;
    const char *changes = NULL;
    bool is_open =
        undecided_open(job, acting->line->home, acting->folder, &undecided);

    if (is_open)
        changes = undecided_changes(job, &undecided, options, count);
    undecided_close(&undecided);
    if (changes != NULL)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "rest-changed",
                (struct place){ 0 }, "the pack has changed since: %s", changes),
            "withdraw the motion, and add it again");
    return is_open && changes == NULL;
}

/* The options again, with what they bind now. */
static bool bind_options(struct job *job, struct acting *acting,
    const struct option_put **options, size_t *count)
{
    const struct motion *motion =
        ledger_find(acting->ledger, KIND_MOTION, acting->line->arguments[1]);
    const struct option_put *const *as_added = motion_options(
        job->arena, acting->ledger, acting->line->arguments[1], count);

    if (motion != NULL && motion->kind == MOTION_REST) {
        memcpy(options, as_added, *count * sizeof *options);
        return check_rest(job, acting, options, *count);
    }
    for (size_t i = 0; i < *count; i++) {
        struct option_put *bound = ARENA_NEW(job->arena, struct option_put);

        *bound = *as_added[i];
        if (!bind(job, acting->line, motion->condition, bound))
            return false;
        options[i] = bound;
    }
    return true;
}

static enum status open(struct job *job, const struct line *line)
{
    struct acting acting;
    const struct option_put **options;
    const char *despite = NULL;
    size_t count;

    if (line->values[OPEN_DESPITE] != NULL) {
        despite = acting_words(job, line->values[OPEN_DESPITE]);
        if (despite == NULL)
            return STATUS_INPUT;
    }
    if (!acting_begin(job, line, "motion.open", &acting))
        return STATUS_INPUT;
    options = arena_alloc(job->arena,
        (ledger_count(acting.ledger, KIND_OPTION) + 1) * sizeof *options);
    if (!bind_options(job, &acting, options, &count) ||
        !motion_open(
            job, acting.act, line->arguments[1], options, count, despite))
        return acting_drop(&acting);
    return acting_done(&acting, "%s is open for votes", line->arguments[1]);
}

static enum status close(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!acting_begin(job, line, "motion.close", &acting))
        return STATUS_INPUT;
    if (!motion_close(job, acting.act, line->arguments[1]))
        return acting_drop(&acting);
    return acting_done(&acting,
        "%s is closed; `paction decide %s %s` counts the votes",
        line->arguments[1], line->arguments[0], line->arguments[1]);
}

enum { WITHDRAW_REASON = ACTING_OPTIONS };

static enum status withdraw(struct job *job, const struct line *line)
{
    const char *reason = acting_words(job, line->values[WITHDRAW_REASON]);
    struct acting acting;

    if (reason == NULL || !acting_begin(job, line, "motion.withdraw", &acting))
        return STATUS_INPUT;
    if (!motion_withdraw(job, acting.act, line->arguments[1], reason))
        return acting_drop(&acting);
    return acting_done(&acting, "%s is withdrawn", line->arguments[1]);
}

static enum status proxy(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!acting_begin(job, line, "motion.proxy", &acting))
        return STATUS_INPUT;
    if (!vote_give_proxy(job, acting.act, line->arguments[1],
            line->arguments[2], line->arguments[3]))
        return acting_drop(&acting);
    return acting_done(&acting, "%s votes for %s on %s", line->arguments[3],
        line->arguments[2], line->arguments[1]);
}

/* ---- showing ---------------------------------------------------------- */

enum { SHOW_BY = ACTING_JSON + 1 };

static json_t *show_options(struct job *job, const struct acting *acting,
    const struct motion *motion, bool prints)
{
    json_t *all = json_array();
    size_t count;
    const struct option_put *const *options =
        motion_options(job->arena, acting->ledger, motion->entry.key, &count);

    if (prints && motion->kind == MOTION_REST)
        printf("  %zu clauses; --json lists them\n", count);
    for (size_t i = 0; i < count; i++) {
        const struct option_put *o = options[i];

        if (prints && motion->kind != MOTION_REST)
            printf("  option %zu: %s (source %.12s, words %.12s)\n", i + 1,
                o->label, o->source, o->text);
        json_array_append_new(all,
            json_pack(
                "{s:s, s:s, s:s?, s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?}",
                "option", o->entry.key, "label", o->label, "clause", o->clause,
                "variant", o->variant, "version", o->version, "source",
                o->source, "text", o->text, "values", o->values, "definitions",
                o->definitions, "point", o->point));
    }
    return all;
}

static const char *option_number(const char *option)
{
    const char *slash = option != NULL ? strchr(option, '/') : NULL;

    return slash != NULL ? slash + 1 : "";
}

static void print_vote(const struct ledger *ledger, const struct vote *v)
{
    static const size_t widths[] = { 26, 12, 38 };
    struct text how = text_new(ledger->arena);
    const char *cells[3];

    text_format(&how, "%s%s%s", board_ballots[v->ballot],
        v->option != NULL ? " " : "", option_number(v->option));
    cells[0] = party_name(ledger, v->organisation);
    cells[1] = how.bytes;
    cells[2] = arena_format(ledger->arena, "%s (%s)%s%s",
        party_person_name(ledger, v->cast_by), board_cast_as[v->cast_as],
        v->reason != NULL ? ": " : "", v->reason != NULL ? v->reason : "");
    columns_print(stdout, widths, cells, 3);
}

/* Those that count; of a motion that hides them, the looker's own. */
static json_t *show_votes(const struct acting *acting,
    const struct motion *motion, const char *own, bool prints, size_t *cast)
{
    json_t *all = json_array();

    *cast = 0;
    for (const struct named *n = ledger_first(acting->ledger, KIND_SEAT);
         n != NULL; n = n->next) {
        const struct vote *v =
            vote_last(acting->ledger, motion->entry.key, n->name);

        *cast += v != NULL;
        if (v == NULL ||
            (motion_hides(motion) && !text_same(v->organisation, own)))
            continue;
        if (prints)
            print_vote(acting->ledger, v);
        json_array_append_new(
            all, json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:s?, s:s, s:s}",
                     "vote", v->entry.key, "organisation", v->organisation,
                     "ballot", board_ballots[v->ballot], "option", v->option,
                     "reason", v->reason, "cast_by", v->cast_by, "as",
                     board_cast_as[v->cast_as], "at", v->at));
    }
    return all;
}

static void show_text(const struct acting *acting, const struct motion *m)
{
    printf("%s, %s: %s\n", m->entry.key, board_motion_statuses[m->status],
        motion_words(acting->job->arena, m));
    printf("  moved by %s%s%s, rule %s\n",
        party_name(acting->ledger, m->organisation),
        m->seconded_by != NULL ? ", seconded by " : "",
        m->seconded_by != NULL ? party_name(acting->ledger, m->seconded_by)
                               : "",
        m->rule != NULL ? m->rule : VOTING_USUAL);
    if (m->kind != MOTION_PROCEDURAL && m->text != NULL)
        columns_paragraph(stdout, 2, m->text);
    if (m->condition != NULL)
        printf("  for the case %s\n", m->condition);
    if (m->despite != NULL)
        printf("  put while points are open: %s\n", m->despite);
    if (m->opens != NULL)
        printf("  opened %s%s%s\n", m->opens,
            m->closes != NULL ? ", closed " : "",
            m->closes != NULL ? m->closes : "");
    if (m->withdrawn_reason != NULL)
        printf("  %s: %s\n", board_motion_statuses[m->status],
            m->withdrawn_reason);
}

/* That may vote on it. */
static size_t seats_of(const struct acting *acting, const struct motion *m)
{
    const struct seat *seat = NULL;
    size_t count = 0;

    while ((seat = board_next_seat(acting->ledger, m->board, m->opens, seat)) !=
           NULL)
        count += seat->has_vote;
    return count;
}

/* Who looks, for what a motion hides from others. NULL is allowed. */
static const char *looker(const struct acting *acting)
{
    return ledger_organisation_of(
        acting->ledger, acting->line->values[SHOW_BY]);
}

static void show_motion(
    struct job *job, struct acting *acting, const struct motion *m)
{
    bool prints = acting->line->values[ACTING_JSON] == NULL;
    const struct decision_made *decision =
        decision_of(acting->ledger, m->entry.key);
    json_t *options, *votes;
    size_t cast;

    if (prints)
        show_text(acting, m);
    options = show_options(job, acting, m, prints);
    votes = show_votes(acting, m, looker(acting), prints, &cast);
    if (prints && motion_hides(m) && m->opens != NULL)
        printf(
            "%zu of %zu seats voted so far; how is hidden until the motion is "
            "closed\n",
            cast, seats_of(acting, m));
    if (prints && decision != NULL)
        printf("%s: %s\n", decision->entry.key, decision->tally);
    json_object_update_new(acting->reply,
        json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, "
                  "s:s?, s:s?, s:s?, s:b, s:I, s:o, s:o, s:s?}",
            "motion", m->entry.key, "board", m->board, "kind",
            board_motion_kinds[m->kind], "status",
            board_motion_statuses[m->status], "clause", m->clause, "points",
            m->points, "text", m->text, "moved_by", m->organisation,
            "seconded_by", m->seconded_by, "rule", m->rule, "opened", m->opens,
            "closed", m->closes, "reason", m->withdrawn_reason, "hidden",
            (int)motion_hides(m), "cast", (json_int_t)cast, "options", options,
            "votes", votes, "decision",
            decision != NULL ? decision->entry.key : NULL));
}

static enum status show(struct job *job, const struct line *line)
{
    struct acting acting;
    const struct motion *motion;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    motion = ledger_get(job, acting.ledger, KIND_MOTION, line->arguments[1]);
    if (motion == NULL)
        return acting_drop(&acting);
    show_motion(job, &acting, motion);
    return acting_show(&acting);
}

static enum status list(struct job *job, const struct line *line)
{
    struct acting acting;
    json_t *all = json_array();

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    for (const struct named *n = ledger_first(acting.ledger, KIND_MOTION);
         n != NULL; n = n->next) {
        const struct motion *m = n->thing;

        if (line->values[ACTING_JSON] == NULL)
            printf("%-6s %-10s %s\n", m->entry.key,
                board_motion_statuses[m->status], motion_words(job->arena, m));
        json_array_append_new(
            all, json_pack("{s:s, s:s, s:s, s:s, s:s?}", "motion", m->entry.key,
                     "board", m->board, "kind", board_motion_kinds[m->kind],
                     "status", board_motion_statuses[m->status], "clause",
                     m->clause));
    }
    json_object_set_new(acting.reply, "motions", all);
    return acting_show(&acting);
}

const struct command command_motion[] = {
    { .name = "motion",
        .synopsis = "VERB DIR ...",
        .help = "put wording, answers or procedure to the vote",
        .text = "A motion is a draft, then open for votes, then closed and "
                "decided. What its options bind is fixed when it is opened." },
    { .name = "motion add",
        .synopsis =
            "DIR BOARD (--adopt CLAUSE --option O ... | "
            "--dispositions POINT ... | --procedural --text T | --adopt-rest) "
            "[--moved-by ORG] [--seconded-by ORG] [--rule R] "
            "[--when C]",
        .help = "draft a motion",
        .text =
            "An option is a variant as it stands (flat), with the wording that "
            "a point proposes (flat@R1-014), or with new source from a file "
            "(flat@new.xml). --dispositions approves drafted answers. "
            "--adopt-rest takes, in one vote, every clause of the pack as it "
            "was drafted that nobody has decided on or reserved and on which "
            "no point waits for an answer.",
        .least = 2,
        .most = MOST_ARGUMENTS - 1,
        .run = add,
        .options = { ACTING_ACTS, { "--adopt", "CLAUSE", "adopt wording" },
            { "--option", "O", "VARIANT, VARIANT@POINT or VARIANT@FILE" },
            { "--dispositions", "POINT", "approve the answers to points" },
            { "--procedural", NULL, "what --text says" },
            { "--adopt-rest", NULL, "adopt all that is left, as drafted" },
            { "--text", "T", "the words; - for standard input" },
            { "--moved-by", "ORG", "whose motion it is (yours)" },
            { "--seconded-by", "ORG", "who supports it" },
            { "--rule", "R", "the voting rule (the board's)" },
            { "--when", "CONDITION",
                "of lua/: the decision holds where it does" } } },
    { .name = "motion open",
        .synopsis = "DIR MOTION [--despite REASON]",
        .help = "open a motion for votes",
        .text = "Fixes what its options bind. Refused while a point on the "
                "clause waits for an answer, unless a reason is recorded.",
        .least = 2,
        .most = 2,
        .run = open,
        .options = { ACTING_ACTS,
            { "--despite", "REASON", "why it goes on with points open" } } },
    { .name = "motion close",
        .synopsis = "DIR MOTION",
        .help = "end the voting",
        .text = "`paction decide` closes an open motion by itself.",
        .least = 2,
        .most = 2,
        .run = close,
        .options = { ACTING_ACTS } },
    { .name = "motion withdraw",
        .synopsis = "DIR MOTION --reason T",
        .help = "withdraw a motion that is not decided",
        .text = "By whoever moved it, the lead or the chair. It is kept.",
        .least = 2,
        .most = 2,
        .run = withdraw,
        .options = { ACTING_ACTS, { "--reason", "T", "why" } } },
    { .name = "motion proxy",
        .synopsis = "DIR MOTION FROM TO",
        .help = "let another seat vote for one's own",
        .text = "Recorded by who speaks for FROM, before TO votes for it with "
                "`paction vote DIR MOTION TO agree --for FROM`.",
        .least = 4,
        .most = 4,
        .run = proxy,
        .options = { ACTING_ACTS } },
    { .name = "motion show",
        .synopsis = "DIR MOTION [--by PERSON]",
        .help = "show a motion, its options and votes",
        .text = "While votes are hidden only those of one's own organisation "
                "are shown.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { ACTING_LOOKS, { "--by", "PERSON", "who looks" } } },
    { .name = "motion list",
        .synopsis = "DIR",
        .help = "list the motions",
        .text = "Each with its status and what it asks.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS } },
    { .name = NULL },
};
