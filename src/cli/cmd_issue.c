/*
 * issue: the copies of a pack that go out to its audience, from a freeze made
 * for them, once the gate is open.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/freezing.h"
#include "cli/gating.h"
#include "cli/output.h"
#include "cli/thaw.h"
#include "govern/milestone.h"
#include "io/file.h"

#include <stdio.h>

enum { OUT = ACTING_OPTIONS, AUDIENCE, FORMATS, OVERRIDE, REASON };

/* Whom copies may be issued to, and what is assembled for them. */
static const struct issuing_to {
    const char *name;     /* of the freeze, too */
    const char *audience; /* of the pack */
    bool execution;
    const char *formats;
} audiences[] = {
    { "market", "market", false, "docx,odt,html,xml" },
    { "published", "published", false, "docx,odt,html,txt" },
    { "execution", "internal", true, "docx,odt" },
};
enum { ISSUED_TO = sizeof audiences / sizeof *audiences };

struct issuing {
    struct acting acting;
    const struct issuing_to *to;
    const struct frozen *frozen;
    struct issue issue;
    struct receipt receipt;
};

/* ---- the line --------------------------------------------------------- */

static bool find_audience(
    struct job *job, const struct line *line, struct issuing *issuing)
{
    for (int i = 0; i < ISSUED_TO; i++)
        if (text_same(audiences[i].name, line->values[AUDIENCE]))
            issuing->to = &audiences[i];
    return issuing->to != NULL ||
           acting_misuse(job, "issue-audience",
               line->values[AUDIENCE] == NULL
                   ? "nobody is named to issue to"
                   : arena_format(job->arena, "nothing is issued to \"%s\"",
                         line->values[AUDIENCE]),
               "--audience market, published or execution");
}

static bool check_line(
    struct job *job, const struct line *line, struct issuing *issuing)
{
    const char *reason = line->values[REASON];

    if (line->values[OUT] == NULL)
        return acting_misuse(
            job, "no-out", "no folder to write to", "add -o OUT");
    if (line->values[OVERRIDE] != NULL &&
        (reason == NULL || *text_squeeze(job->arena, reason) == '\0'))
        return acting_misuse(job, "override-reason",
            "an override is recorded with its reason", "add --reason WHY");
    if (line->values[OVERRIDE] == NULL && reason != NULL)
        return acting_misuse(job, "override-reason",
            "a reason is given and nothing is overridden",
            "add --override, or leave --reason out");
    return find_audience(job, line, issuing);
}

/* ---- the gate --------------------------------------------------------- */

static void look_at_gate(struct issuing *issuing)
{
    const struct acting *acting = &issuing->acting;

    issuing->issue.gate_was_open =
        gating_is_open(acting->job, acting->line->home, acting->folder,
            acting->ledger, acting->act->at, &issuing->issue.missing);
}

/* ---- issuing ---------------------------------------------------------- */

/* The act is committed when the whole pack is made, before any file is out. */
static bool record(void *context, const char *sha256)
{
    struct issuing *issuing = context;
    struct acting *acting = &issuing->acting;

    issuing->issue.sha256 = sha256;
    return milestone_freeze(acting->job, acting->act,
               (struct freeze){ .entry = { issuing->frozen->name },
                   .sha256 = issuing->frozen->digest,
                   .engine = issuing->frozen->engine }) &&
           milestone_issue(acting->job, acting->act, issuing->issue) &&
           acting_commit(acting, &issuing->receipt);
}

/* From what was frozen, so that the freeze is what went out. */
static bool write_pack(struct issuing *issuing, const struct line *line)
{
    struct job *job = issuing->acting.job;
    struct project project = { 0 };
    struct draft_pack *pack = NULL;
    struct thaw thaw;
    bool written = false;

    if (thaw_unpack(job, issuing->frozen, &thaw))
        pack = thaw_assemble(job, &thaw, &project);
    if (pack != NULL)
        written = output_write(job, pack, line->values[OUT],
            (struct output_options){ .formats = line->values[FORMATS] != NULL
                                                    ? line->values[FORMATS]
                                                    : issuing->to->formats,
                .templates = file_join(job, thaw.source.home, "templates"),
                .commit = record,
                .context = issuing,
                .is_quiet = line->values[ACTING_JSON] != NULL });
    project_close(&project);
    thaw_close(&thaw);
    return written;
}

static bool freeze(struct issuing *issuing, const struct line *line)
{
    struct acting *acting = &issuing->acting;
    size_t new_objects;

    issuing->frozen = freezing_freeze(acting->job, line->home, acting->folder,
        (struct freezing_options){ .name = freezing_next_name(acting->job,
                                       acting->folder, issuing->to->name),
            .by = acting->act->by,
            .at = acting->act->at,
            .audience = issuing->to->audience,
            .execution = issuing->to->execution,
            .must_be_approved =
                issuing->to->execution && line->values[OVERRIDE] == NULL },
        &new_objects);
    return issuing->frozen != NULL;
}

static enum status tell(struct issuing *issuing)
{
    struct acting *acting = &issuing->acting;

    json_object_set_new(
        acting->reply, "freeze", json_string(issuing->frozen->name));
    json_object_set_new(
        acting->reply, "audience", json_string(issuing->to->name));
    json_object_set_new(
        acting->reply, "manifest", json_string(issuing->issue.sha256));
    json_object_set_new(
        acting->reply, "receipt", json_integer(issuing->receipt.number));
    json_object_set_new(
        acting->reply, "hash", json_string(issuing->receipt.hash));
    if (acting->line->values[ACTING_JSON] == NULL)
        printf("Issued to %s, frozen as %s%s\nReceipt %lld, %.16s\n",
            issuing->to->name, issuing->frozen->name,
            issuing->issue.gate_was_open ? "" : ", by override",
            (long long)issuing->receipt.number, issuing->receipt.hash);
    return acting_show(acting);
}

enum status command_issue(struct job *job, const struct line *line)
{
    struct issuing issuing = { 0 };
    struct acting *acting = &issuing.acting;

    if (!check_line(job, line, &issuing))
        return STATUS_USAGE;
    /* Found now, before anything is frozen or recorded. */
    if (!file_may_write(job, line->values[OUT]))
        return STATUS_DONE; /* what was found decides */
    if (!acting_begin(job, line, "issue", acting))
        return STATUS_INPUT;
    issuing.issue = (struct issue){ .audience = issuing.to->name,
        .override_reason = line->values[REASON] };
    look_at_gate(&issuing);
    if (!milestone_may_issue(job, acting->act, &issuing.issue) ||
        !freeze(&issuing, line))
        return acting_drop(acting);
    issuing.issue.freeze = issuing.frozen->name;
    if (write_pack(&issuing, line))
        return tell(&issuing);
    if (issuing.receipt.number == 0)
        frozen_drop(job, acting->folder, issuing.frozen->name);
    (void)acting_drop(acting);
    return STATUS_DONE; /* what was found decides */
}
