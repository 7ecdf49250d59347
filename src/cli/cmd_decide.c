/*
 * decide: what the votes on a motion came to, and what was decided.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/columns.h"
#include "cli/standing.h"
#include "cli/undecided.h"
#include "cli/voted.h"
#include "govern/adopt.h"
#include "govern/decision.h"
#include "govern/vote.h"
#include "io/batch.h"
#include "io/file.h"

#include <stdio.h>
#include <string.h>

enum { DECIDE_STATEMENT = ACTING_OPTIONS, DECIDE_MINUTE, DECIDE_REVIEW };

struct deciding {
    struct acting acting;
    const struct motion *motion;
    const struct option_put *option; /* that would be carried, or NULL */
    const char *key;                 /* of the decision */
    const char *changed;             /* what is no more as it was voted on */
    const char *words;               /* of the clause then, for answers */
    struct adopted adopted;          /* if an option is carried */
    struct batch *files;             /* of it */
};

/* ---- the files -------------------------------------------------------- */

static bool put(struct job *job, struct batch *files, struct adopted_file file)
{
    return file.path == NULL ||
           (file_make_folder(job, file_folder(job, file.path)) &&
               batch_put(files, file.path, file.bytes, file.size));
}

/* On the disk, but not there under their names. */
static bool stage(struct job *job, struct deciding *d)
{
    d->files = batch_new(job);
    if (put(job, d->files, d->adopted.clause) &&
        put(job, d->files, d->adopted.decisions) && batch_flush(d->files))
        return true;
    batch_drop(d->files);
    return false;
}

/* Whether a list of decisions has that number. */
static bool is_listed(struct job *job, const char *path, const char *key)
{
    const char *bytes = NULL;
    size_t size;

    if (file_exists(path))
        bytes = file_read(job, path, &size);
    return bytes != NULL &&
           strstr(bytes, arena_format(job->arena, " id=\"%s\"", key)) != NULL;
}

/* The next number that neither the record nor the file has. */
static const char *next_key(
    struct job *job, const struct ledger *ledger, const char *path)
{
    size_t number = 1;
    const char *key;

    do
        key = arena_format(job->arena, "D-%02zu", number++);
    while (ledger_find(ledger, KIND_DECISION, key) != NULL ||
           is_listed(job, path, key));
    return key;
}

/* ---- adopting --------------------------------------------------------- */

/* What the files would be once the option is the board's decision. */
static bool compose(struct job *job, struct deciding *d,
    const struct voted *voted, const char *key, const char *at,
    const char *statement)
{
    const struct board *board =
        ledger_find(d->acting.ledger, KIND_BOARD, d->motion->board);
    struct adoption adoption = { .folder = d->acting.folder,
        .decisions = voted->project.decisions_path,
        .variant = voted->variant,
        .source = d->option->body,
        .schema =
            file_join(job, d->acting.line->home, "clauses/schema/library.rng"),
        .decision = key,
        .by = board->name,
        .on = arena_format(job->arena, "%.10s", at),
        .why = statement,
        .when = d->motion->condition,
        .bound = { d->option->source, d->option->text, d->option->values,
            d->option->definitions } };

    return adopt_compose(job, &adoption, &d->adopted);
}

/* The same of all that a motion on the rest puts, which stays as it is. */
static bool compose_rest(struct job *job, struct deciding *d,
    const struct undecided *undecided, const struct option_put *const *options,
    size_t count, struct adoption common)
{
    struct adoption *all = arena_alloc(job->arena, (count + 1) * sizeof *all);

    for (size_t i = 0; i < count; i++) {
        const struct option_put *o = options[i];

        all[i] = common;
        all[i].decision = decision_part(job->arena, common.decision, o->clause);
        all[i].variant = library_variant(
            library_clause(undecided->project.library, o->clause), o->variant);
        all[i].bound =
            (struct binding){ o->source, o->text, o->values, o->definitions };
    }
    return adopt_decide(job, all, count, &d->adopted.decisions);
}

/* If the pack still is what was put, the file for it. */
static bool prepare_rest(struct job *job, struct deciding *d, const char *key,
    const char *at, const char *statement)
{
    const struct board *board =
        ledger_find(d->acting.ledger, KIND_BOARD, d->motion->board);
    size_t count;
    const struct option_put *const *options = motion_options(
        job->arena, d->acting.ledger, d->motion->entry.key, &count);
    struct undecided undecided;
    struct adoption common = { .folder = d->acting.folder,
        .decision = key,
        .by = board->name,
        .on = arena_format(job->arena, "%.10s", at),
        .why = statement };
    bool is_sound =
        undecided_open(job, d->acting.line->home, d->acting.folder, &undecided);

    if (is_sound) {
        common.decisions = undecided.project.decisions_path;
        d->changed = undecided_changes(job, &undecided, options, count);
        is_sound = d->changed != NULL ||
                   compose_rest(job, d, &undecided, options, count, common);
    }
    undecided_close(&undecided);
    return is_sound;
}

static const char *words_of(struct job *job, const struct voted *voted)
{
    struct standing standing = standing_of(job, voted->pack);

    return names_find(&standing.texts, voted->clause->id);
}

/* As it would be now; if that is what was voted on, the files for it. */
static bool prepare(struct job *job, struct deciding *d)
{
    const struct line *line = d->acting.line;
    struct option_put now = *d->option;
    struct voted voted;
    bool is_sound = voted_open(job, line->home, d->acting.folder, d->option,
        d->motion->condition, &voted);

    if (is_sound) {
        voted_bind(job, &voted, &now);
        d->changed = voted_changes(job, d->option, &now);
        voted_check_rules(job, &voted);
        d->words = words_of(job, &voted);
        if (d->changed == NULL)
            is_sound = compose(job, d, &voted, d->key, d->acting.act->at,
                line->values[DECIDE_STATEMENT]);
    }
    voted_close(&voted);
    return is_sound;
}

/* ---- deciding --------------------------------------------------------- */

static const struct voting_rule *rule_of(
    struct job *job, const struct deciding *d, struct project *project)
{
    return voted_open_rules(
               job, d->acting.line->home, d->acting.folder, project)
               ? voted_rule(job, project, d->motion->rule)
               : NULL;
}

/* The option that has it, if a motion to adopt would be carried now. */
static const struct option_put *carried_option(
    struct job *job, const struct deciding *d, const struct voting_rule *rule)
{
    struct tally_input input = vote_input(
        job->arena, d->acting.ledger, d->motion, rule, d->acting.act->at);
    struct tally tally = tally_count(&input);

    return d->motion->kind == MOTION_ADOPT && tally.outcome == OUTCOME_CARRIED
               ? input.options[tally.option]
               : NULL;
}

static bool is_rest_carried(
    struct job *job, const struct deciding *d, const struct voting_rule *rule)
{
    return d->motion->kind == MOTION_REST &&
           decision_foresee(
               job->arena, d->acting.ledger, d->motion, rule, d->acting.act->at)
                   .outcome == OUTCOME_CARRIED;
}

/* Something bound is another by now: nobody voted on that. */
static enum status make_void(struct job *job, struct deciding *d)
{
    const char *key = d->motion->entry.key;

    if (d->motion->status == MOTION_OPEN &&
        !motion_close(job, d->acting.act, key))
        return acting_drop(&d->acting);
    motion_void(d->acting.act, key, d->changed);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "motion-void",
            (struct place){ 0 }, "what was voted on has changed: %s",
            d->changed),
        "undo the change, or leave it, and put a new motion");
    json_object_set_new(d->acting.reply, "outcome", json_string("void"));
    json_object_set_new(d->acting.reply, "changed", json_string(d->changed));
    return acting_done(
        &d->acting, "%s is void: %s", d->motion->entry.key, d->changed);
}

static const char *made_words(
    struct job *job, const struct deciding *d, const struct decision_made *made)
{
    if (d->motion->kind == MOTION_REST && d->adopted.decisions.path != NULL)
        return arena_format(job->arena,
            "%s: %s\nThe rest stands as drafted (%s)", made->entry.key,
            made->tally, d->adopted.decisions.path);
    if (made->option == NULL)
        return arena_format(job->arena, "%s: %s", made->entry.key, made->tally);
    return arena_format(job->arena, "%s: %s\n%s is adopted as %s#%s@%s (%s)",
        made->entry.key, made->tally, made->clause, made->clause, made->variant,
        made->version, d->adopted.clause.path);
}

static void reply_made(struct acting *acting, const struct decision_made *made)
{
    json_object_update_new(acting->reply,
        json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s?, s:s?}", "decision",
            made->entry.key, "outcome", board_outcomes[made->outcome], "status",
            board_decision_statuses[made->status], "tally", made->tally,
            "clause", made->clause, "variant", made->variant, "version",
            made->version));
}

/* Staged before the commit, settled after it: `decide` again finishes. */
static enum status finish(
    struct job *job, struct deciding *d, const struct decision_made *made)
{
    struct receipt receipt;

    if (!stage(job, d) || !acting_commit(&d->acting, &receipt)) {
        batch_drop(d->files);
        return acting_drop(&d->acting);
    }
    if (!batch_settle(d->files))
        return acting_drop(&d->acting);
    reply_made(&d->acting, made);
    acting_say(&d->acting, receipt, made_words(job, d, made));
    (void)acting_drop(&d->acting);
    return STATUS_DONE;
}

static enum status decide_now(
    struct job *job, struct deciding *d, const struct voting_rule *rule)
{
    const struct line *line = d->acting.line;
    struct decision_wanted wanted = { .minute = line->values[DECIDE_MINUTE],
        .review_on = line->values[DECIDE_REVIEW] };
    const struct decision_made *made;

    d->option = carried_option(job, d, rule);
    if ((d->option != NULL && !prepare(job, d)) ||
        (is_rest_carried(job, d, rule) &&
            !prepare_rest(job, d, d->key, d->acting.act->at,
                line->values[DECIDE_STATEMENT])))
        return acting_drop(&d->acting);
    if (d->changed != NULL)
        return make_void(job, d);
    wanted.key = d->key;
    wanted.version = d->adopted.version;
    wanted.words = d->words;
    wanted.statement = line->values[DECIDE_STATEMENT];
    made =
        decision_make(job, d->acting.act, d->motion->entry.key, rule, wanted);
    if (made == NULL)
        return acting_drop(&d->acting);
    return finish(job, d, made);
}

/* ---- a decision whose files were not written -------------------------- */

static bool adopt_again(
    struct job *job, struct deciding *d, const struct decision_made *made)
{
    struct voted voted;
    bool is_done;

    d->option = ledger_find(d->acting.ledger, KIND_OPTION, made->option);
    is_done =
        voted_open(job, d->acting.line->home, d->acting.folder, d->option,
            d->motion->condition, &voted) &&
        compose(job, d, &voted, made->entry.key, made->at, made->statement);
    voted_close(&voted);
    return is_done;
}

/* The process ended between the commit and the last file. */
static enum status write_again(
    struct job *job, struct deciding *d, const struct decision_made *made)
{
    bool is_done = d->motion->kind == MOTION_REST
                       ? prepare_rest(job, d, made->entry.key, made->at,
                             made->statement) &&
                             d->changed == NULL
                       : adopt_again(job, d, made);

    if (!is_done || !stage(job, d) || !batch_settle(d->files))
        return acting_drop(&d->acting);
    if (d->acting.line->values[ACTING_JSON] == NULL)
        printf("%s was decided; its files are written now\n", made->entry.key);
    reply_made(&d->acting, made);
    return acting_show(&d->acting);
}

/* Whether DIR/decisions.xml has what it decided. */
static bool is_written(
    struct job *job, const struct deciding *d, const struct decision_made *made)
{
    const char *key = made->entry.key;
    size_t count;
    const struct option_put *const *options = motion_options(
        job->arena, d->acting.ledger, d->motion->entry.key, &count);

    if (d->motion->kind == MOTION_REST && count > 0)
        key = decision_part(job->arena, key, options[0]->clause);
    else if (made->option == NULL)
        return true;
    return is_listed(
        job, file_join(job, d->acting.folder, "decisions.xml"), key);
}

static enum status decided(
    struct job *job, struct deciding *d, const struct decision_made *made)
{
    if (made->status == DECISION_IN_FORCE && !is_written(job, d, made))
        return write_again(job, d, made);
    if (d->acting.line->values[ACTING_JSON] == NULL)
        printf("%s is decided: %s, %s\n", d->motion->entry.key, made->entry.key,
            made->tally);
    reply_made(&d->acting, made);
    return acting_show(&d->acting);
}

static enum status decide(struct job *job, const struct line *line)
{
    struct deciding d = { 0 };
    struct project project = { 0 };
    const struct decision_made *made;
    const struct voting_rule *rule;
    enum status status;

    if (!acting_begin(job, line, "decide", &d.acting))
        return STATUS_INPUT;
    d.motion =
        ledger_get(job, d.acting.ledger, KIND_MOTION, line->arguments[1]);
    made = d.motion != NULL ? decision_of(d.acting.ledger, d.motion->entry.key)
                            : NULL;
    if (d.motion == NULL)
        return acting_drop(&d.acting);
    if (made != NULL)
        return decided(job, &d, made);
    rule = rule_of(job, &d, &project);
    if (rule != NULL)
        d.key = next_key(job, d.acting.ledger, project.decisions_path);
    status = rule != NULL ? decide_now(job, &d, rule) : acting_drop(&d.acting);
    project_close(&project);
    return status;
}

/* ---- showing ---------------------------------------------------------- */

static json_t *decision_json(const struct decision_made *m)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:s?, "
                     "s:s?, s:s?, s:s?, s:s, s:s}",
        "decision", m->entry.key, "motion", m->motion, "outcome",
        board_outcomes[m->outcome], "status",
        board_decision_statuses[m->status], "tally", m->tally, "clause",
        m->clause, "variant", m->variant, "version", m->version, "statement",
        m->statement, "minute", m->minute, "review_on", m->review_on,
        "superseded_by", m->superseded_by, "changed", m->changed, "by", m->by,
        "at", m->at);
}

static const char *what_words(
    struct job *job, const struct ledger *ledger, const struct decision_made *m)
{
    const struct motion *motion = ledger_find(ledger, KIND_MOTION, m->motion);

    if (m->clause != NULL)
        return arena_format(
            job->arena, "%s#%s@%s", m->clause, m->variant, m->version);
    return motion != NULL ? motion_words(job->arena, motion) : "";
}

static enum status list(struct job *job, const struct line *line)
{
    struct acting acting;
    json_t *all = json_array();

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    for (const struct named *n = ledger_first(acting.ledger, KIND_DECISION);
         n != NULL; n = n->next) {
        const struct decision_made *m = n->thing;

        if (line->values[ACTING_JSON] == NULL && !decision_is_part(m))
            printf("%-6s %-10s %-12s %s\n", m->entry.key,
                board_outcomes[m->outcome], board_decision_statuses[m->status],
                what_words(job, acting.ledger, m));
        json_array_append_new(all, decision_json(m));
    }
    json_object_set_new(acting.reply, "decisions", all);
    return acting_show(&acting);
}

static void show_text(struct job *job, const struct ledger *ledger,
    const struct decision_made *m, const char *dissent)
{
    printf("%s, %s: %s\n%s\n", m->entry.key, board_decision_statuses[m->status],
        what_words(job, ledger, m), m->tally);
    if (m->statement != NULL)
        columns_paragraph(stdout, 2, m->statement);
    if (dissent[0] != '\0')
        printf("Dissent\n  %s\n", dissent);
    if (m->changed != NULL)
        printf("Reopened %s: %s\n", m->reopened_at, m->changed);
    if (m->superseded_by != NULL)
        printf("Superseded by %s\n", m->superseded_by);
    if (m->minute != NULL)
        printf("Minute %s\n", m->minute);
    if (m->review_on != NULL)
        printf("To be looked at again on %s\n", m->review_on);
    printf("Recorded by %s, %s\n", m->by, m->at);
}

static enum status show(struct job *job, const struct line *line)
{
    struct acting acting;
    const struct decision_made *m;
    const char *dissent;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    m = ledger_get(job, acting.ledger, KIND_DECISION, line->arguments[1]);
    if (m == NULL)
        return acting_drop(&acting);
    dissent = decision_dissent(job->arena, acting.ledger,
        ledger_find(acting.ledger, KIND_MOTION, m->motion));
    if (line->values[ACTING_JSON] == NULL)
        show_text(job, acting.ledger, m, dissent);
    json_object_update_new(acting.reply, decision_json(m));
    json_object_set_new(acting.reply, "dissent", json_string(dissent));
    return acting_show(&acting);
}

const struct command command_decide[] = {
    { .name = "decide",
        .synopsis = "DIR MOTION [--statement T] [--minute REF] "
                    "[--review-on DATE]",
        .help = "count the votes on a motion and record the decision",
        .text =
            "Closes the motion if it is open. Carried wording becomes the "
            "project's next version of the clause, approved, in DIR/clauses, "
            "and the decision stands in DIR/decisions.xml. If anything that "
            "was voted on has changed since the motion was opened, the motion "
            "is void. A tie, too few votes or a block send it back to those "
            "who draft. Given again for a motion that is decided, it writes "
            "what an interruption may have left unwritten.",
        .least = 2,
        .most = 2,
        .run = decide,
        .options = { ACTING_ACTS,
            { "--statement", "T", "what was decided and why, in words" },
            { "--minute", "REF", "where the minutes have it" },
            { "--review-on", "DATE", "when the board looks at it again" } } },
    { .name = "decide list",
        .synopsis = "DIR",
        .help = "list the decisions",
        .text = "Each with its outcome and whether it is in force.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS } },
    { .name = "decide show",
        .synopsis = "DIR DECISION",
        .help = "show a decision, its tally by side and dissent",
        .text = "With the reasons that were given, and what became of it.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { ACTING_LOOKS } },
    { .name = NULL },
};
