#include "cli/gating.h"
#include "base/job.h"
#include "cli/pack_facts.h"
#include "io/file.h"
#include "rules/rules.h"

/* Reads everything anew. What it finds is for the gate, not for the reader. */
static struct draft_pack *assemble(struct job *quiet, const char *home,
    const char *folder, const char *audience, struct project *project)
{
    if (!project_open(quiet, home, folder, project) || !project->is_read)
        return NULL;
    return project_assemble(quiet, project, audience, false, NULL);
}

bool gating_refuse(struct job *job, const char *folder)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "gate-no-pack",
            (struct place){ .file = folder },
            "there is no pack to look at: it cannot be assembled"),
        "see what `paction check %s` says, and mend that", folder);
    return false;
}

/* The second time, from the files: the same inputs, the same documents. */
static void build_again(struct job *job, const char *home, const char *folder,
    const struct names *first, struct gate_facts *facts)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct project project = { 0 };
    struct draft_pack *pack =
        assemble(&quiet, home, folder, "market", &project);
    struct names second = names_new(job->arena);
    const char *all;

    if (pack != NULL)
        second = pack_facts_documents(job, pack, &all);
    facts->rebuild = pack_facts_differences(job, folder, first, &second);
    project_close(&project);
}

static void publish(struct job *job, const char *home, const char *folder,
    struct gating *gating)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct draft_pack *pack =
        assemble(&quiet, home, folder, "published", &gating->published);

    if (pack != NULL)
        gating->facts.publication =
            pack_facts_publication(job, &gating->published, pack,
                quiet.findings, file_join(job, home, "templates"));
}

bool gating_open(struct job *job, const char *home, const char *folder,
    const struct ledger *ledger, const char *at, struct gating *gating)
{
    struct job *quiet = ARENA_NEW(job->arena, struct job);
    struct gate_facts *facts = &gating->facts;
    struct draft_pack *pack;
    struct names documents;

    *gating = (struct gating){ .facts = { .folder = folder, .at = at } };
    *quiet = (struct job){ job->arena, findings_new(job->arena) };
    pack = assemble(quiet, home, folder, "market", &gating->project);
    if (pack == NULL || !standing_open(quiet, home, folder, &gating->standing))
        return gating_refuse(job, folder);
    facts->clauses = pack_facts_clauses(job, pack);
    facts->findings =
        pack_facts_findings(job, &gating->project, quiet->findings);
    facts->texts = &gating->standing.texts;
    facts->answered = pack_facts_answered(job, pack);
    facts->laws = pack_facts_laws(job, pack);
    facts->model = pack_facts_model(job, folder, pack);
    documents = pack_facts_documents(job, pack, &gating->pack);
    build_again(job, home, folder, &documents, facts);
    publish(job, home, folder, gating);
    gating->gate =
        gate_look(job, ledger, rules_criteria(gating->project.rules), facts);
    return true;
}

void gating_close(struct gating *gating)
{
    if (gating->standing.present != NULL)
        standing_close(&gating->standing);
    project_close(&gating->published);
    project_close(&gating->project);
}

bool gating_is_open(struct job *job, const char *home, const char *folder,
    const struct ledger *ledger, const char *at, const char **missing)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct gating gating;
    bool is_open = false;

    *missing = "no pack can be assembled";
    if (gating_open(&quiet, home, folder, ledger, at, &gating)) {
        is_open = gating.gate->is_open;
        *missing = gate_missing_words(job, gating.gate);
    }
    gating_close(&gating);
    return is_open;
}
