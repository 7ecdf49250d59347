/*
 * gate: whether the pack is ready to procure, and what is put on the record so
 * that it may be.
 */
#include "base/calendar.h"
#include "base/job.h"
#include "cli/acting.h"
#include "cli/columns.h"
#include "cli/gating.h"
#include "govern/proof.h"
#include "rules/criteria.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the table -------------------------------------------------------- */

enum { SHOWN = 5, INDENT = 4, CURE = 8 };

static void print_missing(struct job *job, const struct gate_row *row)
{
    const struct gate_missing *m = row->missing;

    for (int i = 0; i < SHOWN && m != NULL; i++, m = m->next) {
        columns_paragraph(stdout, INDENT,
            arena_format(job->arena, "%s: %s", m->place, m->what));
        columns_paragraph(stdout, CURE, m->cure);
    }
    if (m == NULL)
        return;
    printf("%*sand %lld more; --json lists them all\n", INDENT, "",
        (long long)row->missing_count - SHOWN);
    columns_paragraph(stdout, CURE, row->criterion->hint);
}

static void print_row(struct job *job, const struct gate_row *row)
{
    static const size_t widths[] = { 2, 50, 22 };
    const struct criterion *c = row->criterion;
    const char *const cells[] = {
        arena_format(job->arena, "%2lld", (long long)c->number), c->title,
        row->state == GATE_NOT_MET
            ? arena_format(job->arena, "not met: %lld missing",
                  (long long)row->missing_count)
            : gate_states[row->state]
    };

    columns_print(stdout, widths, cells, 3);
    if (row->state == GATE_WAIVED)
        columns_paragraph(stdout, INDENT, c->waived);
    print_missing(job, row);
}

static int64_t count_unmet(const struct gate *gate)
{
    int64_t count = 0;

    for (const struct gate_row *r = gate->rows; r != NULL; r = r->next)
        count += r->state == GATE_NOT_MET;
    return count;
}

static void print_gate(struct job *job, const struct gating *gating)
{
    const struct gate *gate = gating->gate;

    for (const struct gate_row *r = gate->rows; r != NULL; r = r->next)
        print_row(job, r);
    printf("\nOn %s the gate is %s",
        calendar_time_words(job->arena, gating->facts.at),
        gate->is_open ? "open: the pack is ready to procure." : "closed: ");
    if (!gate->is_open && gate->rows != NULL)
        printf("%lld of the criteria not met.", (long long)count_unmet(gate));
    else if (!gate->is_open)
        printf("no criterion is declared, so nothing was looked at.");
    printf("\nPack %s\n", gating->pack);
}

static json_t *row_json(const struct gate_row *row)
{
    const struct criterion *c = row->criterion;
    json_t *missing = json_array();

    for (const struct gate_missing *m = row->missing; m != NULL; m = m->next)
        json_array_append_new(
            missing, json_pack("{s:s, s:s, s:s}", "place", m->place, "what",
                         m->what, "cure", m->cure));
    return json_pack("{s:I, s:s, s:s, s:s, s:s?, s:o}", "number",
        (json_int_t)c->number, "id", c->id, "title", c->title, "state",
        gate_states[row->state], "waived", c->waived, "missing", missing);
}

static void add_json(json_t *reply, const struct gating *gating)
{
    json_t *rows = json_array();

    for (const struct gate_row *r = gating->gate->rows; r != NULL; r = r->next)
        json_array_append_new(rows, row_json(r));
    json_object_set_new(reply, "criteria", rows);
    json_object_set_new(reply, "open", json_boolean(gating->gate->is_open));
    json_object_set_new(reply, "at", json_string(gating->facts.at));
    json_object_set_new(reply, "pack", json_string(gating->pack));
}

/* ---- looking ---------------------------------------------------------- */

enum { LOOK_AT = ACTING_JSON + 1 };

/* Says it, with the head of the record that it was read from. */
static enum status show(struct acting *acting, const struct gating *gating)
{
    const char *head = store_head(acting->job, acting->store, gating->facts.at);
    bool is_open = gating->gate->is_open;

    if (head == NULL)
        return acting_drop(acting);
    add_json(acting->reply, gating);
    json_object_set_new(acting->reply, "head", json_string(head));
    if (acting->line->values[ACTING_JSON] == NULL) {
        print_gate(acting->job, gating);
        printf("Head of the record:\n%s", head);
    }
    (void)acting_show(acting);
    return is_open ? STATUS_DONE : STATUS_INPUT;
}

static enum status look(struct job *job, const struct line *line)
{
    const char *at = acting_time(job, line->values[LOOK_AT]);
    struct acting acting;
    struct gating gating;
    enum status status;

    if (at == NULL || !acting_look(job, line, &acting))
        return STATUS_INPUT;
    status =
        gating_open(job, line->home, acting.folder, acting.ledger, at, &gating)
            ? show(&acting, &gating)
            : acting_drop(&acting);
    gating_close(&gating);
    return status;
}

/* ---- evidence --------------------------------------------------------- */

enum {
    EVIDENCE_NAME = ACTING_OPTIONS,
    EVIDENCE_REFERENCE,
    EVIDENCE_ON,
    EVIDENCE_UNTIL
};

/* 0, which no criterion has, for what is no number. */
static int64_t read_number(const char *words)
{
    char *end;
    long number = strtol(words, &end, 10);

    return *end == '\0' && number > 0 && number < 1000 ? number : 0;
}

static enum status record(struct acting *acting, const struct project *project,
    const struct evidence *wanted)
{
    const char *key = proof_add(acting->job, acting->act,
        rules_criteria(project->rules), &project->library->laws, wanted);

    if (key == NULL)
        return acting_drop(acting);
    json_object_set_new(acting->reply, "evidence", json_string(key));
    return acting_done(acting, "%s is on the record for criterion %lld", key,
        (long long)wanted->criterion);
}

static enum status evidence(struct job *job, const struct line *line)
{
    struct evidence wanted = { .criterion = read_number(line->arguments[1]),
        .name = line->values[EVIDENCE_NAME],
        .reference = line->values[EVIDENCE_REFERENCE],
        .on = line->values[EVIDENCE_ON],
        .until = line->values[EVIDENCE_UNTIL] };
    struct job *quiet = ARENA_NEW(job->arena, struct job);
    struct project project = { 0 };
    struct acting acting;
    enum status status;

    if (!acting_begin(job, line, "gate.evidence", &acting))
        return STATUS_INPUT;
    *quiet = (struct job){ job->arena, findings_new(job->arena) };
    if (project_open(quiet, line->home, acting.folder, &project)) {
        status = record(&acting, &project, &wanted);
    } else {
        gating_refuse(job, acting.folder);
        status = acting_drop(&acting);
    }
    project_close(&project);
    return status;
}

/* ---- acceptances ------------------------------------------------------ */

enum {
    ACCEPT_FINDING = ACTING_OPTIONS,
    ACCEPT_PLACE,
    ACCEPT_POINT,
    ACCEPT_DECISION,
    ACCEPT_REASON
};

static enum status accept(struct job *job, const struct line *line)
{
    struct acceptance wanted = { .finding = line->values[ACCEPT_FINDING],
        .place = line->values[ACCEPT_PLACE],
        .point = line->values[ACCEPT_POINT],
        .decision = line->values[ACCEPT_DECISION] };
    struct acting acting;
    const char *key;

    wanted.reason = acting_words(job, line->values[ACCEPT_REASON]);
    if (wanted.reason == NULL ||
        !acting_begin(job, line, "gate.accept", &acting))
        return STATUS_INPUT;
    key = proof_accept(job, acting.act, &wanted);
    if (key == NULL)
        return acting_drop(&acting);
    json_object_set_new(acting.reply, "acceptance", json_string(key));
    return acting_done(&acting, "%s: %s is accepted", key,
        wanted.finding != NULL ? wanted.finding : wanted.point);
}

const struct command command_gate[] = {
    { .name = "gate",
        .synopsis = "DIR [--json] [--at TIME]",
        .help = "say whether the pack is ready to procure, and what is missing",
        .text =
            "Looks at each criterion of lua/gate.lua: in the record, and in "
            "the pack as it would be assembled now for the market and for the "
            "public. For each that is not met it lists what is missing, and "
            "the command that cures it. The exit status is 0 if the gate is "
            "open and 1 if it is closed. Ends with the hash of the pack and a "
            "signed head of the record that it was read from.",
        .least = 1,
        .most = 1,
        .run = look,
        .options = { ACTING_LOOKS,
            { "--at", "TIME", "as of when, as 2026-03-02T10:00 (now)" } } },
    { .name = "gate evidence",
        .synopsis = "DIR NUMBER [--name N] --reference T [--on DATE] "
                    "[--until DATE]",
        .help = "record the paper that a criterion asks for",
        .text =
            "The criterion names the papers it wants; each has a reference "
            "and a date, and may hold until a day. The latest counts. A check "
            "of "
            "a law is named by the law's id. For the "
            "board's vote for the pack the reference is the decision's key, "
            "and nothing else is given.",
        .least = 2,
        .most = 2,
        .run = evidence,
        .options = { ACTING_ACTS, { "--name", "N", "which paper" },
            { "--reference", "T", "where it is: \"Cabinet paper 14\"" },
            { "--on", "DATE", "its date" },
            { "--until", "DATE", "the last day on which it holds" } } },
    { .name = "gate accept",
        .synopsis = "DIR (--finding ID [--place P] | --point POINT --decision "
                    "D) --reason T",
        .help = "accept a warning by name, or let an objection stand",
        .text =
            "A warning is accepted at a place (answers.xml:12, or answers.xml "
            "for all of the file), or wherever it comes. An objection stands "
            "although the board decided otherwise, and says in which decision.",
        .least = 1,
        .most = 1,
        .run = accept,
        .options = { ACTING_ACTS, { "--finding", "ID", "the warning" },
            { "--place", "P", "where it is" },
            { "--point", "POINT", "the objection" },
            { "--decision", "D", "of the board" },
            { "--reason", "T", "why; - for standard input" } } },
    { .name = NULL },
};
