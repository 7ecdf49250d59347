#include "govern/response.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/round.h"

#include <string.h>

const char *const response_codes[] = { "none", "accepted", "accepted-in-part",
    "rejected", "noted", "out-of-scope", "duplicate", "deferred", "withdrawn",
    NULL };
const char *const response_workflows[] = { "triaged", "awaiting-input",
    "proposed", "decided", "published", NULL };
const char *const response_publications[] = { "response", "clarification",
    "pack", NULL };

/* ---- what each must come with ----------------------------------------- */

/* Of a disposition; the order of the table below. */
enum evidence_kind {
    HAS_REASON = 1 << 0,
    HAS_DID = 1 << 1,
    HAS_ADOPTED = 1 << 2,
    HAS_NOT_TAKEN = 1 << 3,
    HAS_LEAD = 1 << 4,
    HAS_TO_ROUND = 1 << 5,
    HAS_WENT_TO = 1 << 6,
    HAS_MOTION = 1 << 7
};

static const struct {
    enum evidence_kind kind;
    const char *option, *meaning;
    size_t at;
} evidences[] = {
    { HAS_REASON, "--reason", "why, in words for who made it",
        offsetof(struct disposition, reason) },
    { HAS_DID, "--did", "what was done", offsetof(struct disposition, did) },
    { HAS_ADOPTED, "--adopted", "CLAUSE#VARIANT@VERSION, the wording adopted",
        offsetof(struct disposition, adopted) },
    { HAS_NOT_TAKEN, "--not-taken", "what was not taken, and why",
        offsetof(struct disposition, not_taken) },
    { HAS_LEAD, "--lead", "the point whose answer it follows",
        offsetof(struct disposition, lead) },
    { HAS_TO_ROUND, "--to-round", "the later round",
        offsetof(struct disposition, to_round) },
    { HAS_WENT_TO, "--went-to", "whom it was passed to",
        offsetof(struct disposition, went_to) },
    { HAS_MOTION, "--motion", "the board's motion",
        offsetof(struct disposition, motion) },
};
enum { EVIDENCES = sizeof evidences / sizeof *evidences };

/* Always allowed. */
enum { HAS_ANYWAY = HAS_REASON | HAS_DID | HAS_MOTION };

static const struct {
    const char *words;
    unsigned needs;
    bool rests; /* on the words of its clause */
} codes[DISPOSITION_CODES] = {
    [DISPOSITION_NONE] = { "Not yet answered", 0, false },
    [DISPOSITION_ACCEPTED] = { "Accepted", HAS_ADOPTED, true },
    [DISPOSITION_ACCEPTED_IN_PART] = { "Accepted in part",
        HAS_ADOPTED | HAS_NOT_TAKEN, true },
    [DISPOSITION_REJECTED] = { "Not accepted", HAS_REASON, true },
    [DISPOSITION_NOTED] = { "Noted", HAS_REASON, true },
    [DISPOSITION_OUT_OF_SCOPE] = { "Outside this consultation", HAS_WENT_TO,
        false },
    [DISPOSITION_DUPLICATE] = { "Same point as another", HAS_LEAD, false },
    [DISPOSITION_DEFERRED] = { "Held over to a later round", HAS_TO_ROUND,
        false },
    [DISPOSITION_WITHDRAWN] = { "Withdrawn by its author", 0, false },
};

const char *response_code_words(enum disposition_code code)
{
    return codes[code].words;
}

/* ---- looking ---------------------------------------------------------- */

bool response_read_adopted(
    struct arena *arena, const char *words, struct adopted *adopted)
{
    const char *hash = words != NULL ? strchr(words, '#') : NULL;
    const char *at = hash != NULL ? strchr(hash, '@') : NULL;

    if (at == NULL || hash == words || at == hash + 1 || at[1] == '\0' ||
        strspn(at + 1, "0123456789") != strlen(at + 1) ||
        strpbrk(words, " \t\r\n") != NULL)
        return false;
    *adopted = (struct adopted){
        .clause = arena_format(arena, "%.*s", (int)(hash - words), words),
        .variant = arena_format(arena, "%.*s", (int)(at - hash - 1), hash + 1),
        .version = at + 1,
    };
    return true;
}

const char *response_adopted_words(
    struct arena *arena, const char *words, const char *clause)
{
    struct adopted adopted;

    if (!response_read_adopted(arena, words, &adopted))
        return words;
    return arena_format(arena, "%s, wording \u201c%s\u201d, version %s",
        text_same(adopted.clause, clause) ? "this clause" : adopted.clause,
        adopted.variant, adopted.version);
}

const char *response_place(struct arena *arena, const char *address)
{
    const char *from = strchr(address, '#');

    if (from == NULL)
        return address;
    return arena_format(arena, "%.*s%s", (int)(from - address), address,
        from + strcspn(from, "/["));
}

const struct disposition *response_of(
    const struct ledger *ledger, const char *point)
{
    return ledger_find(ledger, KIND_DISPOSITION, point);
}

/* A parent is put before its reply, so the walk ends. */
const char *response_root(const struct ledger *ledger, const char *key)
{
    const struct point_made *point = ledger_find(ledger, KIND_POINT, key);

    while (point != NULL && point->parent != NULL) {
        const struct point_made *parent =
            ledger_find(ledger, KIND_POINT, point->parent);

        if (parent == NULL || !text_same(parent->submission, point->submission))
            break;
        point = parent;
    }
    return point != NULL ? point->entry.key : key;
}

bool response_is_answered(const struct ledger *ledger, const char *point)
{
    const struct disposition *d =
        response_of(ledger, response_root(ledger, point));

    if (d != NULL && d->code == DISPOSITION_DUPLICATE &&
        d->workflow >= WORKFLOW_DECIDED)
        d = response_of(ledger, d->lead);
    return d != NULL && d->workflow >= WORKFLOW_DECIDED;
}

bool response_is_unpublished(const struct disposition *d)
{
    return d->workflow == WORKFLOW_DECIDED;
}

/* The clause whose words it rests on; NULL: on none. */
static const char *clause_of(struct arena *arena, const struct ledger *ledger,
    const struct disposition *d)
{
    const struct point_made *point = ledger_find(ledger, KIND_POINT, d->point);
    struct adopted adopted;

    if (!codes[d->code].rests)
        return NULL;
    if (response_read_adopted(arena, d->adopted, &adopted))
        return adopted.clause;
    return point != NULL ? point->clause : NULL;
}

/* Of the present words; NULL: it rests on none, or they are gone. */
static const char *text_now(const struct ledger *ledger,
    const struct disposition *d, const struct names *texts)
{
    const char *clause = clause_of(ledger->arena, ledger, d);

    return clause != NULL ? names_find(texts, clause) : NULL;
}

bool response_is_stale(const struct ledger *ledger, const struct disposition *d,
    const struct names *texts)
{
    return d->text != NULL && !text_same(d->text, text_now(ledger, d, texts));
}

/* ---- refusing --------------------------------------------------------- */

static struct finding *refuse(
    struct job *job, const char *id, const char *point, const char *what)
{
    return findings_add(job->findings, SEVERITY_ERROR, id, (struct place){ 0 },
        "%s: %s", point, what);
}

static const char *value_of(const struct disposition *d, size_t evidence)
{
    const void *at = (const char *)d + evidences[evidence].at;
    const char *value = *(const char *const *)at;

    return value != NULL && value[strspn(value, " \t\r\n")] != '\0' ? value
                                                                    : NULL;
}

/* What stands on no clause has no version that could be adopted. */
static unsigned needed(const struct disposition *d, const struct point_made *p)
{
    unsigned needs = codes[d->code].needs;

    if ((needs & HAS_ADOPTED) != 0 && p->clause == NULL && d->adopted == NULL)
        needs = (needs & ~(unsigned)HAS_ADOPTED) | HAS_DID;
    return needs;
}

static bool has_evidence(struct job *job, const struct disposition *d,
    const struct point_made *point)
{
    unsigned needs = needed(d, point);
    unsigned may = needs | HAS_ANYWAY | codes[d->code].needs;
    bool is_right = true;

    for (size_t i = 0; i < EVIDENCES; i++) {
        bool has = value_of(d, i) != NULL;

        if ((needs & evidences[i].kind) != 0 && !has) {
            findings_hint(job->findings,
                refuse(job, "evidence-missing", d->point,
                    arena_format(job->arena, "\"%s\" needs %s",
                        response_codes[d->code], evidences[i].option)),
                "add %s: %s", evidences[i].option, evidences[i].meaning);
            is_right = false;
        }
        if ((may & evidences[i].kind) == 0 && has) {
            findings_hint(job->findings,
                refuse(job, "evidence-odd", d->point,
                    arena_format(job->arena, "\"%s\" goes with no %s",
                        response_codes[d->code], evidences[i].option)),
                "leave %s out, or choose another disposition",
                evidences[i].option);
            is_right = false;
        }
    }
    return is_right;
}

static bool has_adopted(struct job *job, const struct disposition *d)
{
    struct adopted adopted;

    if (d->adopted == NULL ||
        response_read_adopted(job->arena, d->adopted, &adopted))
        return true;
    findings_hint(job->findings,
        refuse(job, "adopted-wrong", d->point,
            arena_format(
                job->arena, "\"%s\" names no version of a clause", d->adopted)),
        "write it CLAUSE#VARIANT@VERSION, as in volume.release#agreed@2");
    return false;
}

/* Another that follows this one. */
static bool is_followed(const struct ledger *ledger, const char *point)
{
    for (const struct named *n = ledger_first(ledger, KIND_DISPOSITION);
         n != NULL; n = n->next) {
        const struct disposition *d = n->thing;

        if (d->code == DISPOSITION_DUPLICATE && text_same(d->lead, point))
            return true;
    }
    return false;
}

/* One step from a duplicate to its answer, never two. */
static bool has_lead(
    struct job *job, const struct ledger *ledger, const struct disposition *d)
{
    const struct disposition *lead = response_of(ledger, d->lead);

    if (d->lead == NULL)
        return true;
    if (ledger_get(job, ledger, KIND_POINT, d->lead) == NULL)
        return false;
    if (text_same(d->lead, d->point)) {
        findings_hint(job->findings,
            refuse(job, "lead-itself", d->point, "it cannot follow itself"),
            "name the other point with --lead");
        return false;
    }
    if (lead != NULL && lead->code == DISPOSITION_DUPLICATE) {
        findings_hint(job->findings,
            refuse(job, "lead-follows", d->point,
                arena_format(job->arena, "%s follows another itself", d->lead)),
            "use --lead %s", lead->lead);
        return false;
    }
    if (is_followed(ledger, d->point)) {
        findings_hint(job->findings,
            refuse(job, "lead-follows", d->point,
                "other points follow this one's answer"),
            "lead those elsewhere first, or answer this one by itself");
        return false;
    }
    return true;
}

static bool has_round(struct job *job, const struct ledger *ledger,
    const struct disposition *d, const struct point_made *point)
{
    const struct round *round;

    if (d->to_round == NULL)
        return true;
    round = ledger_get(job, ledger, KIND_ROUND, d->to_round);
    if (round == NULL)
        return false;
    if (text_same(d->to_round, point->round) ||
        round->status == ROUND_PUBLISHED || round->status == ROUND_CANCELLED) {
        findings_hint(job->findings,
            refuse(job, "round-not-later", d->point,
                arena_format(job->arena, "%s is no later round", d->to_round)),
            "plan one: paction round add");
        return false;
    }
    return true;
}

static bool has_withdrawal(struct job *job, const struct disposition *d,
    const struct point_made *point)
{
    bool is_withdrawn = point->withdrawn_at != NULL;

    if (is_withdrawn == (d->code == DISPOSITION_WITHDRAWN))
        return true;
    findings_hint(job->findings,
        refuse(job, is_withdrawn ? "point-withdrawn" : "point-stands", d->point,
            is_withdrawn ? "its author has withdrawn it"
                         : "its author has not withdrawn it"),
        "%s",
        is_withdrawn ? "answer it with --as withdrawn, or not at all"
                     : "record that first: paction point withdraw");
    return false;
}

/* ---- acting ----------------------------------------------------------- */

/* What was published is kept as the version before. */
static void begin_version(
    struct disposition *new, const struct disposition *was)
{
    new->version = was != NULL ? was->version : 1;
    new->earlier_at = was != NULL ? was->earlier_at : NULL;
    new->log = was != NULL ? was->log : NULL;
    if (was != NULL && was->workflow == WORKFLOW_PUBLISHED) {
        new->version = was->version + 1;
        new->earlier_at = was->published_at;
    }
}

bool response_draft(struct job *job, struct act *act,
    const struct disposition *wanted, const struct names *texts)
{
    const struct ledger *ledger = act->ledger;
    const struct point_made *point;
    struct disposition new = *wanted;

    if (!party_is_officer(job, ledger, act->by))
        return false;
    point = ledger_get(job, ledger, KIND_POINT, wanted->point);
    if (point == NULL || !has_withdrawal(job, wanted, point) ||
        !has_evidence(job, wanted, point) || !has_adopted(job, wanted) ||
        !has_lead(job, ledger, wanted) ||
        !has_round(job, ledger, wanted, point) ||
        (wanted->motion != NULL &&
            ledger_get(job, ledger, KIND_MOTION, wanted->motion) == NULL))
        return false;
    new.entry.key = new.point;
    new.organisation = party_lead(ledger)->entry.key;
    new.workflow = WORKFLOW_PROPOSED;
    new.drafted_by = act->by;
    new.drafted_at = act->at;
    new.approved_by = new.approved_at = new.published_at = NULL;
    new.text = text_now(ledger, &new, texts);
    begin_version(&new, response_of(ledger, new.point));
    act_put(act, KIND_DISPOSITION, &new);
    return true;
}

/* Returns NULL, with findings. */
static const struct disposition *drafted(
    struct job *job, const struct act *act, const char *point)
{
    const struct disposition *d;

    if (!party_is_officer(job, act->ledger, act->by) ||
        ledger_get(job, act->ledger, KIND_POINT, point) == NULL)
        return NULL;
    d = response_of(act->ledger, point);
    if (d == NULL)
        findings_hint(job->findings,
            refuse(job, "response-missing", point, "nobody has answered it"),
            "draft one: paction respond DIR %s --as ...", point);
    return d;
}

bool response_approve(struct job *job, struct act *act, const char *point)
{
    const struct disposition *was = drafted(job, act, point);
    struct disposition new;

    if (was == NULL)
        return false;
    if (was->workflow >= WORKFLOW_DECIDED) {
        findings_hint(job->findings,
            refuse(job, "response-approved", point, "its answer is approved"),
            "leave it out; or change it first: paction respond");
        return false;
    }
    if (text_same(was->drafted_by, act->by))
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_WARNING, "approver-same",
                (struct place){ 0 },
                "%s: who drafted the answer approves it, too", point),
            "the usual practice is that somebody else does");
    new = *was;
    new.workflow = WORKFLOW_DECIDED;
    new.approved_by = act->by;
    new.approved_at = act->at;
    act_put(act, KIND_DISPOSITION, &new);
    return true;
}

bool response_confirm(struct job *job, struct act *act, const char *point,
    const struct names *texts)
{
    const struct disposition *was = drafted(job, act, point);
    struct disposition new;

    if (was == NULL)
        return false;
    if (!response_is_stale(act->ledger, was, texts)) {
        findings_hint(job->findings,
            refuse(job, "response-fresh", point,
                "its clause reads as it did when this was answered"),
            "leave it out: there is nothing to confirm");
        return false;
    }
    new = *was;
    new.text = text_now(act->ledger, was, texts);
    act_put(act, KIND_DISPOSITION, &new);
    return true;
}
