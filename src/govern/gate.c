#include "govern/gate.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/board.h"
#include "govern/ledger.h"
#include "govern/point.h"
#include "govern/proof.h"
#include "govern/response.h"
#include "govern/round.h"
#include "rules/criteria.h"

#include <string.h>

const char *const gate_states[] = { "met", "not met", "waived", NULL };

/* One criterion under test. */
struct test {
    struct job *job;
    const struct ledger *ledger;
    const struct criterion *criterion;
    const struct gate_facts *facts;
    struct gate_row *row;
    const struct gate_missing **end;
};

static void miss(
    struct test *test, const char *place, const char *what, const char *cure)
{
    struct gate_missing *m = ARENA_NEW(test->job->arena, struct gate_missing);

    *m = (struct gate_missing){ place, what, cure, NULL };
    *test->end = m;
    test->end = &m->next;
    test->row->missing_count++;
}

#define WORDS(test, ...) arena_format((test)->job->arena, __VA_ARGS__)

/* ---- papers that are on the record ------------------------------------ */

static const char *evidence_command(const struct test *test, const char *name)
{
    return WORDS(test,
        "paction gate evidence %s %lld --name %s --reference PAPER --on DATE",
        test->facts->folder, (long long)test->criterion->number, name);
}

static void look_for_paper(struct test *test, const char *name)
{
    const struct evidence *e =
        proof_find(test->ledger, test->criterion->number, name);

    if (e == NULL)
        miss(test, name, "no paper is on the record",
            evidence_command(test, name));
    else if (e->until != NULL &&
             strncmp(e->until, test->facts->at, strlen(e->until)) < 0)
        miss(test, name,
            WORDS(test, "%s held until %s", e->entry.key, e->until),
            evidence_command(test, name));
}

static void test_references(struct test *test)
{
    const struct criteria_list *list = &test->criterion->references;

    for (size_t i = 0; i < list->count; i++)
        look_for_paper(test, list->words[i]);
}

static void add_faults(struct test *test, const struct gate_fault *fault)
{
    for (; fault != NULL; fault = fault->next)
        miss(test, fault->place, fault->what, fault->cure);
}

/* ---- what the pack shows ---------------------------------------------- */

static const char *board_command(
    const struct test *test, const struct gate_clause *c)
{
    return WORDS(test, "paction motion add %s BOARD --adopt %s --option %s%s",
        test->facts->folder, c->id, c->variant,
        c->reserved == NULL ? " (or --adopt-rest for all that is left)" : "");
}

static bool is_settled(const struct gate_clause *c)
{
    return c->decision != NULL && !c->is_open && c->changed == NULL;
}

static void test_heads(struct test *test)
{
    for (const struct named *n = test->facts->clauses->first; n != NULL;
         n = n->next) {
        const struct gate_clause *c = n->thing;

        if (c->head != NULL && c->reserved == NULL && !is_settled(c))
            miss(test, c->id,
                WORDS(test, "\"%s\" is neither agreed nor reserved", c->head),
                WORDS(test,
                    "%s, or <reserve clause=\"%s\" owner=\"...\"> in "
                    "%s/decisions.xml",
                    board_command(test, c), c->id, test->facts->folder));
    }
}

/* What the record says of a decision that decisions.xml names; NULL: nothing.
 */
static const char *undone(const struct test *test, const char *key)
{
    const struct decision_made *d =
        ledger_find(test->ledger, KIND_DECISION, key);

    if (d == NULL || d->status == DECISION_IN_FORCE)
        return NULL;
    return WORDS(test, "it is %s%s%s", board_decision_statuses[d->status],
        d->changed != NULL ? ": " : "", d->changed != NULL ? d->changed : "");
}

/* What a decision rests on has changed, or the record says it is undone. */
static void look_at_decision(struct test *test, const struct gate_clause *c)
{
    const char *changed = c->changed;

    if (changed == NULL && c->decision != NULL)
        changed = undone(test, c->decision);
    if (changed != NULL)
        miss(test, c->id,
            WORDS(
                test, "decision %s no longer stands: %s", c->decision, changed),
            board_command(test, c));
}

static void look_at_choice(struct test *test, const struct gate_clause *c)
{
    if (c->is_open)
        miss(test, c->id, "an answer that is not given may change its wording",
            WORDS(test, "paction explain %s %s", test->facts->folder, c->id));
    else if (c->decision == NULL && (c->is_choice || c->reserved == NULL))
        miss(test, c->id,
            WORDS(test, "nobody has decided on the wording %s", c->variant),
            board_command(test, c));
}

/* First what was decided and is no more; it is the easier to overlook. */
static void test_decisions(struct test *test)
{
    const struct names *clauses = test->facts->clauses;

    for (const struct named *n = clauses->first; n != NULL; n = n->next)
        look_at_decision(test, n->thing);
    for (const struct named *n = clauses->first; n != NULL; n = n->next)
        look_at_choice(test, n->thing);
}

static void test_rules(struct test *test)
{
    const char *folder = test->facts->folder;

    for (const struct gate_finding *f = test->facts->findings; f != NULL;
         f = f->next) {
        const char *what = WORDS(test, "%s%s%s", f->words,
            f->place != NULL ? ", at " : "", f->place != NULL ? f->place : "");

        if (f->blocks)
            miss(test, f->id, what,
                WORDS(test, "%s%spaction check %s", f->hint ? f->hint : "",
                    f->hint ? "; " : "", folder));
        else if (!proof_accepts(test->ledger, f->id, f->place))
            miss(test, f->id, what,
                WORDS(test,
                    "paction gate accept %s --finding %s%s%s --reason WHY",
                    folder, f->id, f->place != NULL ? " --place " : "",
                    f->place != NULL ? f->place : ""));
    }
}

static void test_model(struct test *test)
{
    add_faults(test, test->facts->model);
    test_references(test);
}

static void test_questions(struct test *test)
{
    const struct criteria_list *list = &test->criterion->questions;

    for (size_t i = 0; i < list->count; i++)
        if (names_find(test->facts->answered, list->words[i]) == NULL)
            miss(test, list->words[i], "the question has no answer",
                WORDS(test, "paction ask %s", test->facts->folder));
    test_references(test);
}

static void test_clauses(struct test *test)
{
    const struct criteria_list *list = &test->criterion->clauses;

    for (size_t i = 0; i < list->count; i++)
        if (names_find(test->facts->clauses, list->words[i]) == NULL)
            miss(test, list->words[i], "the clause is not in the pack",
                WORDS(test, "paction explain %s %s", test->facts->folder,
                    list->words[i]));
}

static bool is_fresh(const struct test *test, const char *checked)
{
    const char *today = WORDS(test, "%.10s", test->facts->at);
    int64_t then, now;

    return checked != NULL && calendar_parse(checked, &then) &&
           calendar_parse(today, &now) && now - then <= test->criterion->days;
}

/* A check of the whole law that was put on the record. */
static bool is_checked(const struct test *test, const char *law)
{
    const struct evidence *e =
        proof_find(test->ledger, test->criterion->number, law);

    return e != NULL && is_fresh(test, e->on);
}

static void miss_law(struct test *test, const char *law, const char *provisions)
{
    miss(test, law,
        WORDS(test, "nobody has checked within %lld days: %s",
            (long long)test->criterion->days, provisions),
        WORDS(test, "%s; `paction law %s --by-law` says what rests on it",
            evidence_command(test, law), test->facts->folder));
}

/* Those of one law stand together, and are missed together. */
static void test_law(struct test *test)
{
    const struct gate_law *l = test->facts->laws;

    while (l != NULL) {
        const char *law = l->law;
        struct text unchecked = text_new(test->job->arena);

        for (; l != NULL && text_same(l->law, law); l = l->next)
            if (!is_fresh(test, l->checked))
                text_add_item(&unchecked, l->at);
        if (unchecked.length > 0 && !is_checked(test, law))
            miss_law(test, law, unchecked.bytes);
    }
    test_references(test);
}

static void test_rebuild(struct test *test)
{
    add_faults(test, test->facts->rebuild);
}

static void test_publication(struct test *test)
{
    add_faults(test, test->facts->publication);
}

/* ---- what the record shows -------------------------------------------- */

static void test_rounds(struct test *test)
{
    for (const struct named *n = ledger_first(test->ledger, KIND_ROUND);
         n != NULL; n = n->next) {
        const struct round *r = n->thing;

        if (r->status == ROUND_OPEN || r->status == ROUND_PAUSED)
            miss(test, r->entry.key,
                WORDS(test, "round %s is %s", r->entry.key,
                    round_state_words(test->job->arena, r, test->facts->at)),
                WORDS(test, "paction round close %s %s", test->facts->folder,
                    r->entry.key));
    }
}

static void look_at_reply(struct test *test, const struct point_made *point)
{
    const char *key = point->entry.key;
    const struct disposition *d = response_of(test->ledger, key);
    const char *folder = test->facts->folder;

    if (!point_counts(test->ledger, point) ||
        !text_same(response_root(test->ledger, key), key))
        return;
    if (!response_is_answered(test->ledger, key))
        miss(test, key, WORDS(test, "point %s has no approved answer", key),
            d == NULL || d->code == DISPOSITION_NONE
                ? WORDS(test,
                      "paction respond %s %s --as DISPOSITION --reason WHY",
                      folder, key)
                : WORDS(test, "paction respond approve %s %s", folder, key));
    else if (d != NULL &&
             response_is_stale(test->ledger, d, test->facts->texts))
        miss(test, key,
            WORDS(
                test, "the answer to %s rests on words that have changed", key),
            WORDS(test, "paction respond confirm %s %s", folder, key));
}

static void test_replies(struct test *test)
{
    for (const struct named *n = ledger_first(test->ledger, KIND_POINT);
         n != NULL; n = n->next)
        look_at_reply(test, n->thing);
}

/* The word says how much it matters; the enum's order does not. */
static int weight(const char *word)
{
    return text_same(word, "essential") ? 2 : text_same(word, "usual") ? 1 : 0;
}

/* The board decided on the motion that the answer names. */
static bool is_decided(const struct ledger *ledger, const struct disposition *d)
{
    for (const struct named *n = ledger_first(ledger, KIND_DECISION);
         d->motion != NULL && n != NULL; n = n->next) {
        const struct decision_made *made = n->thing;

        if (text_same(made->motion, d->motion))
            return made->outcome == OUTCOME_CARRIED &&
                   made->status == DECISION_IN_FORCE;
    }
    return false;
}

static bool is_resolved(const struct ledger *ledger, const char *point)
{
    const struct disposition *d =
        response_of(ledger, response_root(ledger, point));
    const struct acceptance *a = proof_of_point(ledger, point);

    if (a != NULL && a->decision != NULL) {
        const struct decision_made *made =
            ledger_find(ledger, KIND_DECISION, a->decision);

        return made != NULL && made->status == DECISION_IN_FORCE;
    }
    if (d != NULL && d->code == DISPOSITION_DUPLICATE)
        d = response_of(ledger, d->lead);
    return d != NULL && d->workflow >= WORKFLOW_DECIDED &&
           (d->code == DISPOSITION_ACCEPTED ||
               d->code == DISPOSITION_WITHDRAWN || is_decided(ledger, d));
}

static void test_objections(struct test *test)
{
    int least = weight(test->criterion->priority);

    for (const struct named *n = ledger_first(test->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        const struct point_made *p = n->thing;

        if (p->kind == POINT_OBJECTION &&
            weight(point_priorities[p->priority]) >= least &&
            point_counts(test->ledger, p) &&
            !is_resolved(test->ledger, p->entry.key))
            miss(test, p->entry.key,
                WORDS(test, "objection %s%s%s is not resolved", p->entry.key,
                    p->clause != NULL ? " to " : "",
                    p->clause != NULL ? p->clause : ""),
                WORDS(test,
                    "paction gate accept %s --point %s --decision D-NN "
                    "--reason WHY, once the board has decided on it",
                    test->facts->folder, p->entry.key));
    }
}

/* ---- the board's vote for the pack ------------------------------------ */

/* A later decision on a clause: then it was another pack. NULL: none. */
static const struct decision_made *later(
    const struct ledger *ledger, const struct decision_made *vote)
{
    bool is_after = false;

    for (const struct named *n = ledger_first(ledger, KIND_DECISION); n != NULL;
         n = n->next) {
        const struct decision_made *d = n->thing;

        if (is_after && d->clause != NULL && d->outcome == OUTCOME_CARRIED &&
            !text_same(d->motion, vote->motion))
            return d;
        is_after |= d == vote;
    }
    return NULL;
}

static void test_vote(struct test *test)
{
    const struct evidence *e =
        proof_find(test->ledger, test->criterion->number, NULL);
    const struct decision_made *vote =
        e != NULL ? ledger_find(test->ledger, KIND_DECISION, e->reference)
                  : NULL;
    const struct decision_made *after =
        vote != NULL ? later(test->ledger, vote) : NULL;
    const char *cure = WORDS(test,
        "paction motion add %s BOARD --procedural --text \"That the pack go to "
        "market\"; when it is carried: paction gate evidence %s %lld "
        "--reference D-NN",
        test->facts->folder, test->facts->folder,
        (long long)test->criterion->number);

    if (vote == NULL || vote->outcome != OUTCOME_CARRIED)
        miss(test, "board", "no vote of the board for the pack is named", cure);
    else if (after != NULL)
        miss(test, vote->entry.key,
            WORDS(test,
                "the board voted for the pack in %s, before %s changed "
                "it",
                vote->entry.key, after->entry.key),
            cure);
}

/* ---- all of them ------------------------------------------------------ */

static void (*const tests[CRITERIA_EVIDENCES])(struct test *test) = {
    [CRITERIA_HEADS] = test_heads,
    [CRITERIA_ROUNDS] = test_rounds,
    [CRITERIA_REPLIES] = test_replies,
    [CRITERIA_OBJECTIONS] = test_objections,
    [CRITERIA_DECISIONS] = test_decisions,
    [CRITERIA_RULES] = test_rules,
    [CRITERIA_MODEL] = test_model,
    [CRITERIA_QUESTIONS] = test_questions,
    [CRITERIA_LAW] = test_law,
    [CRITERIA_REFERENCES] = test_references,
    [CRITERIA_CLAUSES] = test_clauses,
    [CRITERIA_VOTE] = test_vote,
    [CRITERIA_REBUILD] = test_rebuild,
    [CRITERIA_PUBLICATION] = test_publication,
};

static struct gate_row *look_at(struct job *job, const struct ledger *ledger,
    const struct criterion *criterion, const struct gate_facts *facts)
{
    struct gate_row *row = ARENA_NEW(job->arena, struct gate_row);
    struct test test = { job, ledger, criterion, facts, row, &row->missing };

    row->criterion = criterion;
    if (criterion->waived == NULL)
        tests[criterion->evidence](&test);
    row->state = criterion->waived != NULL ? GATE_WAIVED
                 : row->missing != NULL    ? GATE_NOT_MET
                                           : GATE_MET;
    return row;
}

const struct gate *gate_look(struct job *job, const struct ledger *ledger,
    const struct names *criteria, const struct gate_facts *facts)
{
    struct gate *gate = ARENA_NEW(job->arena, struct gate);
    const struct gate_row **end = &gate->rows;

    gate->is_open = criteria->first != NULL;
    for (const struct named *n = criteria->first; n != NULL; n = n->next) {
        struct gate_row *row = look_at(job, ledger, n->thing, facts);

        gate->is_open &= row->state != GATE_NOT_MET;
        *end = row;
        end = &row->next;
    }
    return gate;
}

const char *gate_missing_words(struct job *job, const struct gate *gate)
{
    struct text words = text_new(job->arena);

    if (gate->is_open)
        return NULL;
    if (gate->rows == NULL)
        return "no criterion is declared";
    for (const struct gate_row *r = gate->rows; r != NULL; r = r->next)
        if (r->state == GATE_NOT_MET)
            text_format(&words, "%s%lld %s", words.length > 0 ? "; " : "",
                (long long)r->criterion->number, r->criterion->title);
    return words.bytes;
}
