#include "cli/reopening.h"

#include "assemble/binding.h"
#include "base/job.h"
#include "cli/acting.h"
#include "cli/undecided.h"
#include "govern/decision.h"

/* NULL: nothing. */
static const char *changes(struct job *job, struct undecided *undecided,
    const struct decision_made *was)
{
    struct option_put now = { .clause = was->clause, .variant = was->variant };

    if (!undecided_bind(job, undecided, &now))
        return "its wording is gone";
    return binding_changes(job,
        (struct binding){
            was->source, was->text, was->values, was->definitions },
        (struct binding){ now.source, now.text, now.values, now.definitions });
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
    struct undecided undecided;
    size_t count = 0;

    json_object_set_new(acting->reply, "reopened", json_array());
    if (!undecided_open(job, acting->line->home, acting->folder, &undecided)) {
        undecided_close(&undecided);
        return 0;
    }
    for (const struct named *n = ledger_first(acting->ledger, KIND_DECISION);
         n != NULL; n = n->next) {
        const struct decision_made *decision = n->thing;
        const char *what;

        if (decision->status != DECISION_IN_FORCE || decision->source == NULL)
            continue;
        what = changes(job, &undecided, decision);
        if (what == NULL)
            continue;
        reopen(job, acting, decision, what);
        count++;
    }
    undecided_close(&undecided);
    return count;
}
