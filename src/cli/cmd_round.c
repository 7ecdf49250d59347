/*
 * round: what is consulted on, from when until when.
 */
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/freezing.h"
#include "cli/round_pack.h"
#include "cli/round_send.h"
#include "cli/thaw.h"
#include "govern/invitation.h"
#include "govern/milestone.h"
#include "govern/party.h"
#include "govern/submission.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- planning --------------------------------------------------------- */

enum {
    ADD_TITLE = ACTING_OPTIONS,
    ADD_STAGE,
    ADD_OPENS,
    ADD_CLOSES,
    ADD_LEAST,
    ADD_PURPOSE,
    ADD_RESTS_ON,
    ADD_VISIBILITY
};

/* -1, which no round may have, if it is no number. */
static int64_t days_of(const char *words)
{
    char *end = NULL;
    long days = words != NULL ? strtol(words, &end, 10) : 0;

    return words == NULL || (end != words && *end == '\0') ? days : -1;
}

static bool read_words(
    struct job *job, const struct line *line, struct round *round)
{
    int stage, visibility;

    if (!acting_word(
            job, round_stages, "--stage", line->values[ADD_STAGE], &stage) ||
        !acting_word(job, round_visibilities, "--visibility",
            line->values[ADD_VISIBILITY], &visibility))
        return false;
    round->stage = (enum stage)stage;
    round->visibility = (enum visibility)visibility;
    return true;
}

static enum status add(struct job *job, const struct line *line)
{
    struct round new = { .entry = { line->arguments[1] },
        .title = line->values[ADD_TITLE],
        .opens = line->values[ADD_OPENS],
        .closes = line->values[ADD_CLOSES],
        .least_days = days_of(line->values[ADD_LEAST]),
        .purpose = line->values[ADD_PURPOSE],
        .rests_on = line->values[ADD_RESTS_ON] };
    struct acting acting;

    if (!read_words(job, line, &new) ||
        !acting_begin(job, line, "round.add", &acting))
        return STATUS_INPUT;
    if (!round_add(job, acting.act, &new))
        return acting_drop(&acting);
    return acting_done(&acting, "Round %s is planned: %s to %s, %lld days",
        new.entry.key, calendar_time_words(job->arena, new.opens),
        calendar_time_words(job->arena, new.closes),
        (long long)round_days_planned(&new));
}

enum {
    SCOPE_DOCUMENT = ACTING_OPTIONS,
    SCOPE_CLAUSE,
    SCOPE_ASKS,
};

static const struct round_text *texts_now(
    struct job *job, const struct line *line, size_t *count)
{
    struct project project = { 0 };
    struct draft_pack *pack = NULL;
    const struct round_text *texts = NULL;

    if (project_open(job, line->home, line->arguments[0], &project) &&
        project.is_read)
        pack = project_assemble(job, &project, "consultation", false, NULL);
    if (pack != NULL)
        texts = round_pack_texts(job, pack, count);
    project_close(&project);
    return texts;
}

/* Each clause in the document, if there is one; else each of what is named. */
static bool put_in_scope(struct acting *acting, const struct round_text *texts,
    size_t count, int64_t *items)
{
    const struct line *line = acting->line;
    bool has_clause = line->values[SCOPE_CLAUSE] != NULL;

    *items = 0;
    for (size_t i = 0; i < line->given_count; i++) {
        const struct given *given = &line->given[i];
        struct round_item item = { .round = line->arguments[1],
            .document = line->values[SCOPE_DOCUMENT],
            .asks = line->values[SCOPE_ASKS] };

        if (given->option != (has_clause ? SCOPE_CLAUSE : SCOPE_DOCUMENT))
            continue;
        *(has_clause ? &item.clause : &item.document) = given->value;
        if (!round_scope(acting->job, acting->act, &item, texts, count))
            return false;
        ++*items;
    }
    return true;
}

static enum status scope(struct job *job, const struct line *line)
{
    struct acting acting;
    const struct round_text *texts;
    size_t count = 0;
    int64_t items;

    if (!acting_begin(job, line, "round.scope", &acting))
        return STATUS_INPUT;
    texts = texts_now(job, line, &count);
    if (texts == NULL || !put_in_scope(&acting, texts, count, &items))
        return acting_drop(&acting);
    if (items == 0) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "scope-missing",
                (struct place){ 0 }, "nothing is named to be put in scope"),
            "name it with --document or --clause");
        return acting_drop(&acting);
    }
    return acting_done(&acting, "%lld more in scope of round %s",
        (long long)items, line->arguments[1]);
}

/* ---- opening ---------------------------------------------------------- */

/* What is in scope is read from the freeze: so it is what was frozen. */
static bool open_frozen(
    struct acting *acting, const char *round, const struct frozen *frozen)
{
    struct job *job = acting->job;
    struct project project = { 0 };
    struct draft_pack *pack = NULL;
    const struct round_text *texts = NULL;
    struct thaw thaw;
    size_t count = 0;
    bool opened;

    if (thaw_unpack(job, frozen, &thaw))
        pack = thaw_assemble(job, &thaw, &project);
    if (pack != NULL)
        texts = round_pack_texts(job, pack, &count);
    opened = texts != NULL &&
             round_open(job, acting->act, round, texts, count) &&
             milestone_freeze(job, acting->act,
                 (struct freeze){ .entry = { frozen->name },
                     .sha256 = frozen->digest,
                     .engine = frozen->engine });
    project_close(&project);
    thaw_close(&thaw);
    if (opened)
        round_freeze(acting->act, round, frozen->name, frozen->digest);
    return opened;
}

static const struct round *find(const struct acting *acting)
{
    return ledger_find(acting->ledger, KIND_ROUND, acting->line->arguments[1]);
}

static enum status say_opened(
    struct acting *acting, const struct frozen *frozen)
{
    struct arena *arena = acting->job->arena;
    const struct round *round = find(acting);

    json_object_set_new(acting->reply, "freeze", json_string(frozen->name));
    return acting_done(acting,
        "Round %s is open until %s, for %lld days, on the pack as it is now: "
        "freeze %s, %.16s",
        round->entry.key, calendar_time_words(arena, round->closes),
        (long long)round_days_planned(round), frozen->name, frozen->digest);
}

/* Nothing is frozen for a round that there is not, or that was opened. */
static bool may_open(struct acting *acting)
{
    const struct round *round;

    if (!party_is_officer(acting->job, acting->ledger, acting->act->by))
        return false;
    round = ledger_get(
        acting->job, acting->ledger, KIND_ROUND, acting->line->arguments[1]);
    return round != NULL &&
           (round->status == ROUND_PLANNED ||
               round_open(acting->job, acting->act, round->entry.key, NULL, 0));
}

static enum status open(struct job *job, const struct line *line)
{
    const char *folder = line->arguments[0], *round = line->arguments[1];
    const struct frozen *frozen = NULL;
    struct acting acting;
    size_t new_objects;
    enum status status;

    if (!acting_begin(job, line, "round.open", &acting))
        return STATUS_INPUT;
    if (may_open(&acting))
        frozen = freezing_freeze(job, line->home, folder,
            (struct freezing_options){
                .name = freezing_next_name(job, folder, round),
                .by = acting.act->by,
                .at = acting.act->at,
                .audience = "consultation" },
            &new_objects);
    if (frozen == NULL)
        return acting_drop(&acting);
    status = open_frozen(&acting, round, frozen) ? say_opened(&acting, frozen)
                                                 : acting_drop(&acting);
    if (status != STATUS_DONE)
        frozen_drop(job, folder, frozen->name);
    return status;
}

/* ---- its life --------------------------------------------------------- */

enum { EXTEND_TO = ACTING_OPTIONS, EXTEND_REASON };

static enum status extend(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!acting_begin(job, line, "round.extend", &acting))
        return STATUS_INPUT;
    if (!round_extend(job, acting.act, line->arguments[1],
            line->values[EXTEND_TO], line->values[EXTEND_REASON]))
        return acting_drop(&acting);
    return acting_done(&acting, "Round %s closes %s", line->arguments[1],
        calendar_time_words(job->arena, find(&acting)->closes));
}

/* Acts that need a round and perhaps a reason, and leave it in a state. */
enum { REASON = ACTING_OPTIONS };

static enum status done(struct acting *acting, bool allowed)
{
    if (!allowed)
        return acting_drop(acting);
    return acting_done(acting, "Round %s is %s", find(acting)->entry.key,
        round_state_words(acting->job->arena, find(acting), acting->act->at));
}

static enum status pause(struct job *job, const struct line *line)
{
    struct acting acting;

    return acting_begin(job, line, "round.pause", &acting)
               ? done(&acting, round_pause(job, acting.act, line->arguments[1]))
               : STATUS_INPUT;
}

static enum status resume(struct job *job, const struct line *line)
{
    struct acting acting;

    return acting_begin(job, line, "round.resume", &acting)
               ? done(
                     &acting, round_resume(job, acting.act, line->arguments[1]))
               : STATUS_INPUT;
}

static enum status close(struct job *job, const struct line *line)
{
    struct acting acting;

    return acting_begin(job, line, "round.close", &acting)
               ? done(&acting, round_close(job, acting.act, line->arguments[1],
                                   line->values[REASON]))
               : STATUS_INPUT;
}

static enum status cancel(struct job *job, const struct line *line)
{
    struct acting acting;

    return acting_begin(job, line, "round.cancel", &acting)
               ? done(&acting, round_cancel(job, acting.act, line->arguments[1],
                                   line->values[REASON]))
               : STATUS_INPUT;
}

/* ---- looking ---------------------------------------------------------- */

enum { LOOK_AT = ACTING_JSON + 1 };

/* How many organisations were asked, and how many of those answered. */
struct answered {
    int64_t asked, answered;
};

static struct answered count_answered(
    const struct ledger *ledger, const char *round)
{
    struct answered count = { 0 };

    for (const struct named *n = ledger_first(ledger, KIND_ORGANISATION);
         n != NULL; n = n->next) {
        if (invitation_of(ledger, round, n->name) == NULL)
            continue;
        count.asked++;
        count.answered += submission_live(ledger, round, n->name) != NULL;
    }
    return count;
}

static json_t *round_reply(struct job *job, const struct ledger *ledger,
    const struct round *round, const char *at)
{
    struct answered count = count_answered(ledger, round->entry.key);

    return json_pack(
        "{s:s, s:s, s:s?, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:s?, "
        "s:s?, s:s?, s:I, s:I, s:s?}",
        "key", round->entry.key, "title", round->title, "purpose",
        round->purpose, "stage", round_stages[round->stage], "status",
        round_statuses[round->status], "state",
        round_state_words(job->arena, round, at), "visibility",
        round_visibilities[round->visibility], "opens", round->opens, "closes",
        round->closes, "least_days", round->least_days, "days_planned",
        round_days_planned(round), "days_open", round_days_open(round, at),
        "freeze", round->freeze, "sha256", round->sha256, "rests_on",
        round->rests_on, "asked", count.asked, "answered", count.answered,
        "reason", round->ended_reason);
}

static json_t *items_of(
    const struct ledger *ledger, const char *round, bool prints)
{
    json_t *items = json_array();

    for (const struct named *n = ledger_first(ledger, KIND_ROUND_ITEM);
         n != NULL; n = n->next) {
        const struct round_item *i = n->thing;

        if (!text_same(i->round, round))
            continue;
        if (prints)
            printf("  in scope: %s%s%s%s%s%s%s%s\n",
                i->document != NULL ? i->document : "",
                i->document != NULL && i->clause != NULL ? "/" : "",
                i->clause != NULL ? i->clause : "",
                i->variant != NULL ? "#" : "",
                i->variant != NULL ? i->variant : "",
                i->variant != NULL ? "@" : "",
                i->variant != NULL ? i->version : "",
                i->asks != NULL ? ":" : "");
        if (prints && i->asks != NULL)
            printf("    %s\n", i->asks);
        json_array_append_new(items,
            json_pack("{s:s?, s:s?, s:s?, s:s?, s:s?, s:s?}", "document",
                i->document, "clause", i->clause, "variant", i->variant,
                "version", i->version, "sha256", i->text, "asks", i->asks));
    }
    if (prints && json_array_size(items) == 0)
        printf("  in scope: the whole pack\n");
    return items;
}

static json_t *extensions_of(struct job *job, const struct ledger *ledger,
    const char *round, bool prints)
{
    json_t *all = json_array();

    for (const struct named *n = ledger_first(ledger, KIND_EXTENSION);
         n != NULL; n = n->next) {
        const struct extension *e = n->thing;

        if (!text_same(e->round, round))
            continue;
        if (prints)
            printf("  extended from %s to %s: %s\n",
                calendar_time_words(job->arena, e->old_close),
                calendar_time_words(job->arena, e->new_close), e->reason);
        json_array_append_new(all,
            json_pack("{s:s, s:s, s:s?, s:s?, s:s}", "from", e->old_close, "to",
                e->new_close, "reason", e->reason, "by", e->by, "at", e->at));
    }
    return all;
}

static void print_round(struct job *job, const struct ledger *ledger,
    const struct round *round, const char *at)
{
    struct answered count = count_answered(ledger, round->entry.key);

    printf("%s: %s\n", round->entry.key, round->title);
    if (round->purpose != NULL)
        printf("  %s\n", round->purpose);
    printf("  %s, %s", round_stages[round->stage],
        round_state_words(job->arena, round, at));
    if (round->ended_reason != NULL)
        printf(": %s", round->ended_reason);
    printf("\n  open %lld days of %lld, at least %lld promised\n",
        (long long)round_days_open(round, at),
        (long long)round_days_planned(round), (long long)round->least_days);
    if (round->rests_on != NULL)
        printf("  it rests on %s\n", round->rests_on);
    if (round->freeze != NULL)
        printf("  on the pack of freeze %s, %.16s\n", round->freeze,
            round->sha256);
    printf("  asked %lld, answered %lld\n", (long long)count.asked,
        (long long)count.answered);
}

static enum status show(struct job *job, const struct line *line)
{
    const char *at = acting_time(job, line->values[LOOK_AT]);
    bool prints = line->values[ACTING_JSON] == NULL;
    struct acting acting;
    const struct round *round;

    if (at == NULL || !acting_look(job, line, &acting))
        return STATUS_INPUT;
    round = ledger_get(job, acting.ledger, KIND_ROUND, line->arguments[1]);
    if (round == NULL)
        return acting_drop(&acting);
    if (prints)
        print_round(job, acting.ledger, round, at);
    json_object_set_new(
        acting.reply, "round", round_reply(job, acting.ledger, round, at));
    json_object_set_new(acting.reply, "items",
        items_of(acting.ledger, round->entry.key, prints));
    json_object_set_new(acting.reply, "extensions",
        extensions_of(job, acting.ledger, round->entry.key, prints));
    return acting_show(&acting);
}

static enum status list(struct job *job, const struct line *line)
{
    const char *at = acting_time(job, line->values[LOOK_AT]);
    json_t *all = json_array();
    struct acting acting;

    if (at == NULL || !acting_look(job, line, &acting)) {
        json_decref(all);
        return STATUS_INPUT;
    }
    for (const struct named *n = ledger_first(acting.ledger, KIND_ROUND);
         n != NULL; n = n->next) {
        const struct round *round = n->thing;
        struct answered count = count_answered(acting.ledger, n->name);

        if (line->values[ACTING_JSON] == NULL)
            printf("%-6s %-36s asked %lld, answered %lld  %s\n", n->name,
                round_state_words(job->arena, round, at),
                (long long)count.asked, (long long)count.answered,
                round->title);
        json_array_append_new(all, round_reply(job, acting.ledger, round, at));
    }
    json_object_set_new(acting.reply, "rounds", all);
    return acting_show(&acting);
}

#define LOOKS                                                                  \
    ACTING_LOOKS,                                                              \
    {                                                                          \
        "--at", "TIME", "as it is then (now)"                                  \
    }

const struct command command_round[] = {
    { .name = "round",
        .synopsis = "VERB DIR ...",
        .help = "rounds of consultation",
        .text = "A round is planned, opened on a pack that is frozen for it, "
                "perhaps extended or paused, and closed; then its responses "
                "are published. Officers of the lead do all of this." },
    { .name = "round add",
        .synopsis = "DIR ROUND --title T --opens TIME --closes TIME "
                    "[--least-days N] [--stage S] [--purpose P] [--rests-on "
                    "LAW] [--visibility V]",
        .help = "plan a round",
        .text = "ROUND is a short key such as R1. It is open until the minute "
                "that it closes.",
        .least = 2,
        .most = 2,
        .run = add,
        .options = { ACTING_ACTS, { "--title", "T", "what it is on" },
            { "--stage", "S", "informal, formal or final-check" },
            { "--opens", "TIME", "as 2026-03-02T10:00" },
            { "--closes", "TIME", "as 2026-03-30T17:00" },
            { "--least-days", "N",
                "days that it must be open, without pauses" },
            { "--purpose", "P", "why it is held" },
            { "--rests-on", "LAW", "the law or policy that asks for it" },
            { "--visibility", "V",
                "who sees others' points before responses are published: own "
                "(nobody), after-close, all" } } },
    { .name = "round scope",
        .synopsis = "DIR ROUND [--document D] [--clause C]... [--asks Q]",
        .help = "say what a round is on",
        .text = "What is named must be in the pack as it is now. Without any, "
                "the whole pack is in scope. --document with --clause means "
                "the clause in that document alone.",
        .least = 2,
        .most = 2,
        .run = scope,
        .options = { ACTING_ACTS,
            { "--document", "D", "a document, by its id" },
            { "--clause", "C", "a clause, by its id; may be repeated" },
            { "--asks", "Q", "what consultees are asked about it" } } },
    { .name = "round open",
        .synopsis = "DIR ROUND",
        .help = "freeze the pack and open a round on it",
        .text = "The pack for the audience consultation is kept as a freeze "
                "(`paction freeze show`); points are made on that text. It is "
                "refused if the time to the close is less than was promised.",
        .least = 2,
        .most = 2,
        .run = open,
        .options = { ACTING_ACTS } },
    { .name = "round send",
        .synopsis = "DIR ROUND -o OUT",
        .help = "make the copies of all who are invited",
        .text = "Makes for each invitation its own copies for comment in "
                "OUT/KEY/, from the frozen pack, and marks it as sent. KEY is "
                "the organisation's, or the person's if one is invited. Where "
                "comment-at in project.xml is a web address, the links in a "
                "copy hold its invitation.",
        .least = 2,
        .most = 2,
        .run = round_send,
        .options = { ACTING_ACTS, { "-o", "OUT", "folder to write to" } } },
    { .name = "round extend",
        .synopsis = "DIR ROUND --to TIME --reason R",
        .help = "let a round close later",
        .text = "The old close, the new one and the reason are kept. Once its "
                "time is past a round is not extended.",
        .least = 2,
        .most = 2,
        .run = extend,
        .options = { ACTING_ACTS, { "--to", "TIME", "as 2026-04-08T17:00" },
            { "--reason", "R", "why" } } },
    { .name = "round pause",
        .synopsis = "DIR ROUND",
        .help = "take nothing for a while",
        .text = "Days of a pause do not count as days open.",
        .least = 2,
        .most = 2,
        .run = pause,
        .options = { ACTING_ACTS } },
    { .name = "round resume",
        .synopsis = "DIR ROUND",
        .help = "go on with a round that is paused",
        .text = "Refused if too few days would be left: extend it first.",
        .least = 2,
        .most = 2,
        .run = resume,
        .options = { ACTING_ACTS } },
    { .name = "round close",
        .synopsis = "DIR ROUND [--reason R]",
        .help = "close a round",
        .text = "Before its time only with a reason. What comes later is late "
                "and counts once it is accepted (`paction submission accept`).",
        .least = 2,
        .most = 2,
        .run = close,
        .options = { ACTING_ACTS, { "--reason", "R", "why so early" } } },
    { .name = "round cancel",
        .synopsis = "DIR ROUND --reason R",
        .help = "call a round off",
        .text = "What came in is kept, and counts no more.",
        .least = 2,
        .most = 2,
        .run = cancel,
        .options = { ACTING_ACTS, { "--reason", "R", "why" } } },
    { .name = "round show",
        .synopsis = "DIR ROUND",
        .help = "show a round: times, days open, scope, extensions",
        .text = "Days open are whole, and without pauses.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { LOOKS } },
    { .name = "round list",
        .synopsis = "DIR",
        .help = "list the rounds",
        .text = "Each with its state, and how many were asked and answered.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { LOOKS } },
    { .name = NULL },
};
