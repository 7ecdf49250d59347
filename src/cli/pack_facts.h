/*
 * Pack facts: what the gate must be told of an assembled pack, as plain values.
 *
 * All live as long as the job.
 */
#ifndef CLI_PACK_FACTS_H
#define CLI_PACK_FACTS_H

#include "govern/gate.h"

struct draft_pack;
struct findings;
struct project;

/* Errors and warnings, with places as they are seen from the project. */
const struct gate_finding *pack_facts_findings(struct job *job,
    const struct project *project, const struct findings *findings);

/* struct gate_clause by id, in the order in which they were placed. */
const struct names *pack_facts_clauses(
    struct job *job, struct draft_pack *pack);

/* The project's own questions that have an answer. */
const struct names *pack_facts_answered(
    struct job *job, const struct draft_pack *pack);

/* Provisions that its clauses or the rules rest on. */
const struct gate_law *pack_facts_laws(
    struct job *job, const struct draft_pack *pack);

/* Why the figures cannot be worked out; NULL: they can, or there are none. */
const struct gate_fault *pack_facts_model(
    struct job *job, const char *folder, const struct draft_pack *pack);

/* SHA-256 of each document by its id, and of all. */
struct names pack_facts_documents(
    struct job *job, const struct draft_pack *pack, const char **all);

/* What two assemblies of the same inputs do not have in common. */
const struct gate_fault *pack_facts_differences(struct job *job,
    const char *folder, const struct names *one, const struct names *other);

/* What the copy for the public lacks. templates is a folder. */
const struct gate_fault *pack_facts_publication(struct job *job,
    const struct project *project, const struct draft_pack *pack,
    const struct findings *findings, const char *templates);

#endif
