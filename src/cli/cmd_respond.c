/*
 * respond: what is done about each point, drafted, approved, kept fresh.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/columns.h"
#include "cli/delivery.h"
#include "cli/standing.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/publication.h"
#include "govern/response.h"
#include "govern/said.h"
#include "govern/sheet.h"
#include "io/file.h"
#include "library/library.h"

#include <stdio.h>
#include <string.h>

static const char *count_words(struct job *job, size_t count)
{
    return arena_format(
        job->arena, "%zu answer%s", count, count == 1 ? "" : "s");
}

/* ---- drafting --------------------------------------------------------- */

enum {
    RESPOND_AS = ACTING_OPTIONS,
    RESPOND_REASON,
    RESPOND_DID,
    RESPOND_ADOPTED,
    RESPOND_NOT_TAKEN,
    RESPOND_LEAD,
    RESPOND_TO_ROUND,
    RESPOND_WENT_TO,
    RESPOND_MOTION
};

static struct finding *refuse(
    struct job *job, const char *id, const char *what, const char *which)
{
    return findings_add(job->findings, SEVERITY_ERROR, id, (struct place){ 0 },
        "%s: \"%s\"", what, which);
}

/* A word, and a letter or a file's contents for those that may be long. */
static bool read_wanted(
    struct job *job, const struct line *line, struct disposition *wanted)
{
    const char *const *values = line->values;
    int code;

    if (values[RESPOND_AS] == NULL) {
        findings_hint(job->findings,
            refuse(job, "disposition-missing", "nothing is said to be done",
                line->arguments[1]),
            "add --as accepted, accepted-in-part, rejected, noted, "
            "out-of-scope, duplicate, deferred or withdrawn");
        return false;
    }
    if (!acting_word(
            job, response_codes + 1, "--as", values[RESPOND_AS], &code))
        return false;
    wanted->code = (enum disposition_code)(code + 1);
    wanted->adopted = values[RESPOND_ADOPTED];
    wanted->lead = values[RESPOND_LEAD];
    wanted->to_round = values[RESPOND_TO_ROUND];
    wanted->went_to = values[RESPOND_WENT_TO];
    wanted->motion = values[RESPOND_MOTION];
    wanted->did = values[RESPOND_DID];
    wanted->not_taken = values[RESPOND_NOT_TAKEN];
    wanted->reason = values[RESPOND_REASON];
    if (wanted->reason != NULL)
        wanted->reason = acting_words(job, wanted->reason);
    return values[RESPOND_REASON] == NULL || wanted->reason != NULL;
}

/* A version that a board has yet to make may be named; not yet published. */
static bool is_in_library(
    struct job *job, const struct standing *standing, const char *words)
{
    struct adopted adopted;

    if (!response_read_adopted(job->arena, words, &adopted))
        return true; /* the rules say so */
    if (library_clause(standing->library, adopted.clause) == NULL) {
        findings_hint(job->findings,
            refuse(job, "adopted-unknown", "the library has no such clause",
                adopted.clause),
            "write CLAUSE#VARIANT@VERSION, as in volume.release#agreed@2");
        return false;
    }
    if (!standing_has(job, standing, words))
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_WARNING, "adopted-unmade",
                (struct place){ 0 },
                "the library has no such wording yet: \"%s\"", words),
            "it must be there before the answer is published: a decision of "
            "the board makes it");
    return true;
}

static bool has_clause(
    struct arena *arena, const struct point_made *point, const char *clause)
{
    const char *also =
        arena_format(arena, " %s ", point->also != NULL ? point->also : "");

    return point->clause == NULL || text_same(point->clause, clause) ||
           strstr(also, arena_format(arena, " %s ", clause)) != NULL;
}

/* A point may be met in another clause; more often it is a slip. */
static void warn_elsewhere(struct job *job, const struct ledger *ledger,
    const char *key, const char *words)
{
    const struct point_made *point = ledger_find(ledger, KIND_POINT, key);
    struct adopted adopted;

    if (point == NULL || !response_read_adopted(job->arena, words, &adopted) ||
        has_clause(job->arena, point, adopted.clause))
        return;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "adopted-elsewhere",
            (struct place){ 0 }, "%s is on %s, the wording adopted is of %s",
            key, point->clause, adopted.clause),
        "if it is met there, say so with --did; else name a wording of %s",
        point->clause);
}

/* The lead of its group, if nobody names another. */
static struct disposition for_point(const struct ledger *ledger,
    const struct disposition *wanted, const char *point)
{
    struct disposition own = *wanted;
    const char *lead = point_lead(ledger, point);

    own.point = point;
    if (own.code == DISPOSITION_DUPLICATE && own.lead == NULL &&
        !text_same(lead, point))
        own.lead = lead;
    return own;
}

static bool draft_all(struct job *job, const struct line *line,
    struct acting *acting, const struct standing *standing,
    const struct disposition *wanted)
{
    bool is_right = is_in_library(job, standing, wanted->adopted);

    for (size_t i = 1; i < line->argument_count; i++) {
        struct disposition own =
            for_point(acting->ledger, wanted, line->arguments[i]);

        if (!response_draft(job, acting->act, &own, &standing->texts))
            is_right = false;
        warn_elsewhere(job, acting->ledger, own.point, own.adopted);
    }
    return is_right;
}

/* The points that were named, for programs. */
static void reply_points(struct acting *acting, const struct line *line)
{
    json_t *points = json_array();

    for (size_t i = 1; i < line->argument_count; i++)
        json_array_append_new(points, json_string(line->arguments[i]));
    json_object_set_new(acting->reply, "points", points);
}

static enum status respond(struct job *job, const struct line *line)
{
    struct disposition wanted = { 0 };
    struct acting acting;
    struct standing standing;
    enum status status = STATUS_INPUT;

    if (!read_wanted(job, line, &wanted) ||
        !acting_begin(job, line, "respond.draft", &acting))
        return STATUS_INPUT;
    if (standing_open(job, line->home, acting.folder, &standing) &&
        draft_all(job, line, &acting, &standing, &wanted)) {
        reply_points(&acting, line);
        status = acting_done(&acting, "%s drafted: %s",
            count_words(job, line->argument_count - 1),
            response_codes[wanted.code]);
    } else {
        (void)acting_drop(&acting);
    }
    standing_close(&standing);
    return status;
}

/* ---- approving and confirming ----------------------------------------- */

enum { MANY_ROUND = ACTING_OPTIONS };

typedef bool (*act_on)(struct job *job, struct act *act, const char *point,
    const struct names *texts);
typedef bool (*is_waiting)(const struct ledger *ledger,
    const struct disposition *answer, const struct names *texts);

static bool approve_one(struct job *job, struct act *act, const char *point,
    const struct names *texts)
{
    (void)texts;
    return response_approve(job, act, point);
}

static bool waits_for_approval(const struct ledger *ledger,
    const struct disposition *answer, const struct names *texts)
{
    (void)ledger, (void)texts;
    return answer->workflow < WORKFLOW_DECIDED;
}

/* Those that were named, or all of a round that wait for it. */
static const char *const *points_of(struct acting *acting,
    const struct line *line, is_waiting waits, const struct names *texts,
    size_t *count)
{
    const struct ledger *ledger = acting->ledger;
    const char **points = arena_alloc(acting->job->arena,
        (line->argument_count + ledger_count(ledger, KIND_DISPOSITION)) *
            sizeof *points);

    *count = 0;
    for (size_t i = 1; i < line->argument_count; i++)
        points[(*count)++] = line->arguments[i];
    for (const struct named *n = ledger_first(ledger, KIND_DISPOSITION);
         line->values[MANY_ROUND] != NULL && n != NULL; n = n->next) {
        const struct point_made *point =
            ledger_find(ledger, KIND_POINT, n->name);

        if (point != NULL &&
            text_same(point->round, line->values[MANY_ROUND]) &&
            waits(ledger, n->thing, texts))
            points[(*count)++] = n->name;
    }
    return points;
}

static bool names_points(struct job *job, const struct line *line)
{
    struct finding *finding;

    if ((line->argument_count > 1) != (line->values[MANY_ROUND] != NULL))
        return true;
    finding = refuse(
        job, "points-which", "it is not clear which answers", line->command);
    finding->usage = true;
    findings_hint(
        job->findings, finding, "name points, or all of a round with --round");
    return false;
}

/* Each finding of one stands by itself; nothing is done unless all may be. */
static bool act_on_all(struct job *job, struct acting *acting,
    const char *const *points, size_t count, act_on one,
    const struct names *texts)
{
    json_t *done = json_array();
    bool is_right = true;

    for (size_t i = 0; i < count; i++) {
        if (!one(job, acting->act, points[i], texts))
            is_right = false;
        json_array_append_new(done, json_string(points[i]));
    }
    json_object_set_new(acting->reply, "points", done);
    return is_right;
}

static enum status nothing(struct acting *acting)
{
    if (acting->line->values[ACTING_JSON] == NULL)
        puts("No answer waits for that.");
    return acting_show(acting);
}

static enum status many(struct job *job, const struct line *line,
    const char *verb, act_on one, is_waiting waits, const char *done)
{
    struct acting acting;
    struct standing standing;
    const char *const *points;
    size_t count;
    enum status status = STATUS_INPUT;

    if (!names_points(job, line))
        return STATUS_DONE;
    if (!acting_begin(job, line, verb, &acting))
        return STATUS_INPUT;
    if (standing_open(job, line->home, acting.folder, &standing)) {
        points = points_of(&acting, line, waits, &standing.texts, &count);
        if (count == 0)
            status = nothing(&acting);
        else if (act_on_all(job, &acting, points, count, one, &standing.texts))
            status =
                acting_done(&acting, "%s %s", count_words(job, count), done);
    }
    if (status != STATUS_DONE)
        (void)acting_drop(&acting);
    standing_close(&standing);
    return status;
}

static enum status approve(struct job *job, const struct line *line)
{
    return many(job, line, "respond.approve", approve_one, waits_for_approval,
        "approved");
}

static enum status confirm(struct job *job, const struct line *line)
{
    return many(job, line, "respond.confirm", response_confirm,
        response_is_stale, "confirmed");
}

/* ---- looking ---------------------------------------------------------- */

enum { LIST_ROUND = 1, LIST_OPEN, LIST_STALE };
enum { SHOWN_WORDS = 60 /* bytes of a point in a list */ };

static const char *state_of(
    const struct ledger *ledger, const char *point, const struct names *texts)
{
    const struct disposition *d = response_of(ledger, point);

    if (d == NULL)
        return "unanswered";
    if (response_is_stale(ledger, d, texts))
        return "stale";
    return d->workflow == WORKFLOW_DECIDED ? "approved"
                                           : response_workflows[d->workflow];
}

static bool is_listed(const struct line *line, const struct ledger *ledger,
    const struct point_made *point, const struct names *texts)
{
    const char *key = point->entry.key, *round = line->values[LIST_ROUND];
    const struct disposition *d = response_of(ledger, key);

    if (!text_same(response_root(ledger, key), key) ||
        (round != NULL && !text_same(round, point->round)) ||
        (d == NULL && !point_counts(ledger, point)))
        return false;
    if (line->values[LIST_OPEN] != NULL && response_is_answered(ledger, key))
        return false;
    return line->values[LIST_STALE] == NULL ||
           (d != NULL && response_is_stale(ledger, d, texts));
}

/* Whole characters, and dots for what is left out. */
static const char *shortened(struct arena *arena, const char *words)
{
    char *all = text_squeeze(arena, words);
    size_t length = strlen(all);

    if (length <= SHOWN_WORDS)
        return all;
    length = SHOWN_WORDS;
    while (length > 0 && ((unsigned char)all[length] & 0xC0) == 0x80)
        length--;
    return arena_format(arena, "%.*s\u2026", (int)length, all);
}

/* What it says, or would have the text say. */
static const char *gist(struct acting *acting, const struct point_made *point)
{
    struct arena *arena = acting->job->arena;
    const char *words = point_words(arena, acting->ledger, point);
    const struct proposed *p =
        point_proposed(arena, acting->ledger, point->entry.key, 1);

    if (*words == '\0' && p != NULL)
        words = arena_format(
            arena, "Proposes: %s", p->now != NULL ? p->now : "to leave it out");
    return shortened(arena, words);
}

static void list_one(struct acting *acting, json_t *all,
    const struct point_made *point, const char *state)
{
    static const size_t widths[] = { 8, 11, 16, 24, 60 };
    const struct disposition *d = response_of(acting->ledger, point->entry.key);
    const char *code = d != NULL ? response_codes[d->code] : "";
    const char *const cells[] = { point->entry.key, state, code,
        point->clause != NULL ? point->clause : "the whole",
        gist(acting, point) };

    if (acting->line->values[ACTING_JSON] == NULL)
        columns_print(stdout, widths, cells, 5);
    json_array_append_new(all,
        json_pack("{s:s, s:s, s:s, s:s*, s:s*, s:I}", "point", point->entry.key,
            "state", state, "disposition", d != NULL ? code : "none", "clause",
            point->clause, "organisation", point->organisation, "version",
            (json_int_t)(d != NULL ? d->version : 0)));
}

static enum status list(struct job *job, const struct line *line)
{
    struct acting acting;
    struct standing standing;
    json_t *all = json_array();
    size_t count = 0;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    if (!standing_open(job, line->home, acting.folder, &standing)) {
        standing_close(&standing);
        return acting_drop(&acting);
    }
    for (const struct named *n = ledger_first(acting.ledger, KIND_POINT);
         n != NULL; n = n->next) {
        if (!is_listed(line, acting.ledger, n->thing, &standing.texts))
            continue;
        list_one(&acting, all, n->thing,
            state_of(acting.ledger, n->name, &standing.texts));
        count++;
    }
    standing_close(&standing);
    if (line->values[ACTING_JSON] == NULL)
        printf("%zu point%s\n", count, count == 1 ? "" : "s");
    json_object_set_new(acting.reply, "responses", all);
    return acting_show(&acting);
}

/* Every member that says something, by name. */
static void show_fields(struct acting *acting, const struct disposition *d)
{
    const struct entry_kind *kind = kinds_get(KIND_DISPOSITION);

    for (size_t i = 1; i < kind->field_count; i++) {
        const struct entry_field *field = &kind->fields[i];
        const char *words = kinds_text(acting->job->arena, field, d);

        if (words == NULL)
            continue;
        if (acting->line->values[ACTING_JSON] == NULL)
            printf("  %-13s %s\n", field->name, words);
        json_object_set_new(acting->reply, field->name, json_string(words));
    }
}

static enum status show(struct job *job, const struct line *line)
{
    struct acting acting;
    const struct point_made *point;
    const struct disposition *d;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    point = ledger_get(job, acting.ledger, KIND_POINT, line->arguments[1]);
    if (point == NULL)
        return acting_drop(&acting);
    d = response_of(acting.ledger, point->entry.key);
    if (line->values[ACTING_JSON] == NULL)
        printf("%s, %s%s%s: %s\n%s\n", point->entry.key,
            party_name(acting.ledger, point->organisation),
            point->clause != NULL ? " on " : "",
            point->clause != NULL ? point->clause : "",
            point_words(job->arena, acting.ledger, point),
            d != NULL ? response_code_words(d->code) : "No answer yet.");
    json_object_set_new(acting.reply, "point", json_string(point->entry.key));
    if (d != NULL)
        show_fields(&acting, d);
    return acting_show(&acting);
}

/* ---- sheets ----------------------------------------------------------- */

enum { SHEET_OUT = 1, SHEET_ROUND, SHEET_OPEN };

static enum status to_csv(struct job *job, const struct line *line)
{
    struct sheet_wanted wanted = { line->values[SHEET_ROUND],
        line->values[SHEET_OPEN] != NULL };
    const char *out = line->values[SHEET_OUT], *csv;
    struct acting acting;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    csv = sheet_write(job, acting.ledger, wanted);
    if (out != NULL && !file_write(job, out, csv, strlen(csv))) {
        (void)acting_drop(&acting);
        return STATUS_DONE; /* the findings say why */
    }
    if (out == NULL)
        fputs(csv, stdout);
    else if (line->values[ACTING_JSON] == NULL)
        printf("%s: fill in from the column Disposition on, save as CSV, then "
               "paction respond from-csv\n",
            out);
    json_object_set_new(
        acting.reply, "file", json_string(out != NULL ? out : "-"));
    return acting_show(&acting);
}

static bool read_sheet(struct job *job, const struct line *line,
    struct acting *acting, const struct standing *standing, size_t *count)
{
    size_t size;
    const char *bytes = file_read(job, line->arguments[1], &size);

    return bytes != NULL && sheet_read(job, acting->act, line->arguments[1],
                                bytes, size, &standing->texts, count);
}

static enum status from_csv(struct job *job, const struct line *line)
{
    struct acting acting;
    struct standing standing;
    size_t count = 0;
    enum status status = STATUS_INPUT;

    if (!acting_begin(job, line, "respond.draft", &acting))
        return STATUS_INPUT;
    if (!standing_open(job, line->home, acting.folder, &standing) ||
        !read_sheet(job, line, &acting, &standing, &count)) {
        (void)acting_drop(&acting);
    } else if (count == 0) {
        if (line->values[ACTING_JSON] == NULL)
            puts("Nothing new: every row is empty or says what is recorded.");
        status = acting_show(&acting);
    } else {
        json_object_set_new(
            acting.reply, "drafted", json_integer((json_int_t)count));
        status = acting_done(&acting, "%s drafted", count_words(job, count));
    }
    standing_close(&standing);
    return status;
}

const struct command command_respond[] = {
    { .name = "respond",
        .synopsis = "DIR POINT... --as DISPOSITION ...",
        .help = "answer points: what is done about each, and why",
        .text =
            "Drafts an answer, in private, for one point or several. Each "
            "disposition must come with its evidence: accepted with --adopted; "
            "accepted-in-part with --adopted and --not-taken; rejected and "
            "noted with --reason; out-of-scope with --went-to; duplicate with "
            "--lead; deferred with --to-round; withdrawn only of a point that "
            "its author has withdrawn. What stands on no clause is accepted "
            "with --did. Another person approves it (respond approve). An "
            "answer to a published point is its next version. Further verbs: "
            "approve, confirm, list, show, to-csv, from-csv.",
        .least = 2,
        .most = MOST_ARGUMENTS,
        .run = respond,
        .options = { ACTING_ACTS,
            { "--as", "DISPOSITION",
                "accepted, accepted-in-part, rejected, noted, out-of-scope, "
                "duplicate, deferred, withdrawn" },
            { "--reason", "WORDS", "why, or the reply; - reads it" },
            { "--did", "WORDS", "what was done" },
            { "--adopted", "CLAUSE#VARIANT@VERSION", "the wording adopted" },
            { "--not-taken", "WORDS", "what was not taken, and why" },
            { "--lead", "POINT", "whose answer it follows" },
            { "--to-round", "ROUND", "where it is taken up" },
            { "--went-to", "WORDS", "whom it was passed to" },
            { "--motion", "MOTION", "of the board that decides it" } } },
    { .name = "respond approve",
        .synopsis = "DIR POINT...|--round R",
        .help = "approve answers, so that they can be published",
        .text = "Somebody else than who drafted them should; if not, a warning "
                "says so and the record shows it.",
        .least = 1,
        .most = MOST_ARGUMENTS,
        .run = approve,
        .options = { ACTING_ACTS,
            { "--round", "ROUND", "all of this round that wait for it" } } },
    { .name = "respond confirm",
        .synopsis = "DIR POINT...|--round R",
        .help = "keep answers whose wording has changed since",
        .text = "An answer rests on the words of its clause as they were. When "
                "they are others it is stale, and nothing is published until "
                "it is confirmed, or changed with respond.",
        .least = 1,
        .most = MOST_ARGUMENTS,
        .run = confirm,
        .options = { ACTING_ACTS,
            { "--round", "ROUND", "all of this round that wait for it" } } },
    { .name = "respond list",
        .synopsis = "DIR [--round R] [--open] [--stale]",
        .help = "list points with the state of their answers",
        .text = "Each point: unanswered, proposed, approved, published, or "
                "stale because its clause reads otherwise now.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS, { "--round", "ROUND", "of this round only" },
            { "--open", NULL, "without an approved answer" },
            { "--stale", NULL, "whose wording has changed since" } } },
    { .name = "respond show",
        .synopsis = "DIR POINT",
        .help = "show a point with its answer",
        .text = "All that is recorded of the answer, and who drafted and "
                "approved it.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { ACTING_LOOKS } },
    { .name = "respond to-csv",
        .synopsis = "DIR [-o FILE] [--round R] [--open]",
        .help = "write points and answers as a spreadsheet",
        .text = "The columns that standards bodies use for comments, and then "
                "those of the answer, to be filled in and taken back with "
                "respond from-csv.",
        .least = 1,
        .most = 1,
        .run = to_csv,
        .options = { ACTING_LOOKS, { "-o", "FILE", "instead of printing it" },
            { "--round", "ROUND", "of this round only" },
            { "--open", NULL, "without an approved answer" } } },
    { .name = "respond from-csv",
        .synopsis = "DIR FILE",
        .help = "draft the answers of a spreadsheet",
        .text = "All rows or none. Each must still say what its point says. "
                "Rows without a disposition, and those that say what is "
                "recorded already, are passed over.",
        .least = 2,
        .most = 2,
        .run = from_csv,
        .options = { ACTING_ACTS } },
    { .name = NULL },
};
