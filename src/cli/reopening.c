#include "cli/reopening.h"

#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/voted.h"
#include "govern/decision.h"

static const struct option_put *bound_by(
    struct job *job, const struct decision_made *decision)
{
    struct option_put *option = ARENA_NEW(job->arena, struct option_put);

    option->clause = decision->clause;
    option->variant = decision->variant;
    option->source = decision->source;
    option->text = decision->text;
    option->values = decision->values;
    option->definitions = decision->definitions;
    return option;
}

/* NULL: nothing, or it cannot be told and a finding says so. */
static const char *changes(struct job *job, const struct acting *acting,
    const struct decision_made *decision)
{
    const struct option_put *was = bound_by(job, decision);
    const struct motion *motion =
        ledger_find(acting->ledger, KIND_MOTION, decision->motion);
    struct option_put now = *was;
    struct voted voted;
    const char *found = NULL;

    if (voted_open(job, acting->line->home, acting->folder, was,
            motion->condition, &voted)) {
        voted_bind(job, &voted, &now);
        found = voted_changes(job, was, &now);
    }
    voted_close(&voted);
    return found;
}

static void reopen(struct job *job, struct acting *acting,
    const struct decision_made *decision, const char *what)
{
    decision_reopen(acting->act, decision, what);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "decision-reopened",
            (struct place){ 0 }, "%s on %s no longer stands: %s",
            decision->entry.key, decision->clause, what),
        "undo the change, or put it to the board: `paction motion add %s ... "
        "--adopt %s`",
        acting->folder, decision->clause);
    json_array_append_new(json_object_get(acting->reply, "reopened"),
        json_pack("{s:s, s:s, s:s}", "decision", decision->entry.key, "clause",
            decision->clause, "changed", what));
}

size_t reopening_find(struct job *job, struct acting *acting)
{
    size_t count = 0;

    json_object_set_new(acting->reply, "reopened", json_array());
    for (const struct named *n = ledger_first(acting->ledger, KIND_DECISION);
         n != NULL; n = n->next) {
        const struct decision_made *decision = n->thing;
        const char *what;

        if (decision->status != DECISION_IN_FORCE || decision->source == NULL)
            continue;
        what = changes(job, acting, decision);
        if (what == NULL)
            continue;
        reopen(job, acting, decision, what);
        count++;
    }
    return count;
}
