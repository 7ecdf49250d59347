#include "assemble/explain.h"

#include "assemble/references.h"
#include "assemble/selection.h"
#include "base/calendar.h"
#include "base/text.h"
#include "io/xml.h"

#include <string.h>

struct explaining {
    struct draft_pack *pack;
    const struct clause *clause;
    struct text *out;
    struct names questions; /* that rules on this clause read */
};

static struct job *job_of(const struct explaining *e)
{
    return e->pack->job;
}

/* ---- in or out -------------------------------------------------------- */

static const char *const reason_words[] = {
    [REASON_REQUIRED] = "required by a rule",
    [REASON_DECIDED] = "decided by the board",
    [REASON_PREFERRED] = "preferred by a rule",
    [REASON_USUAL] = "the library's preferred wording",
    [REASON_UNDECIDED] = "undecided",
};

static void say_placed(struct explaining *e, const struct draft *draft,
    const struct placed *placed)
{
    text_format(
        e->out, "  in: %s\n", references_words(e->pack, draft, placed->node));
    text_format(
        e->out, "    because %s\n", selection_reason_words(job_of(e), placed));
    text_format(e->out, "    variant %s@%s: %s", placed->variant->id,
        placed->variant->version, reason_words[placed->why_variant]);
    if (placed->decision != NULL)
        text_format(e->out, " (%s, %s)", placed->decision->id,
            placed->decision->by != NULL ? placed->decision->by : "");
    text_add(e->out, "\n");
    for (const struct alternative *a = placed->alternatives; a != NULL;
         a = a->next)
        text_format(e->out, "    may become %s: rule %s waits for an answer\n",
            a->variant->id, a->rule->id);
}

static void say_where(struct explaining *e)
{
    bool found = false;

    for (const struct draft *d = e->pack->drafts; d != NULL; d = d->next)
        for (const struct placed *p = d->placed; p != NULL; p = p->next)
            if (p->clause == e->clause) {
                say_placed(e, d, p);
                found = true;
            }
    if (!found)
        text_add(e->out, "  out: no rule that holds asks for it, or no plan "
                         "of this pack has a place for it\n");
}

/* ---- rules ------------------------------------------------------------ */

static const char *attitude(const struct rule *rule, const char *clause)
{
    if (selection_names(rule->require, clause))
        return "requires it";
    if (selection_names(rule->prefer, clause))
        return "prefers it";
    return selection_names(rule->forbid, clause) ? "forbids it" : NULL;
}

static void note_questions(
    struct explaining *e, const struct condition *condition)
{
    if (condition == NULL)
        return;
    if (condition->question != NULL &&
        condition->question->type != QUESTION_LIST)
        names_put(&e->questions, condition->question->id,
            (void *)(uintptr_t)condition->question);
    note_questions(e, condition->meaning);
    for (const struct condition *c = condition->first; c != NULL; c = c->next)
        note_questions(e, c);
}

static const char *const verdict_words[] = {
    [VERDICT_NO] = "does not hold",
    [VERDICT_YES] = "holds",
    [VERDICT_UNDECIDED] = "is undecided",
};

static void say_rule(struct explaining *e, const struct rule *rule)
{
    const char *what = attitude(rule, e->clause->id);
    enum verdict verdict = VERDICT_YES;

    if (what == NULL)
        return;
    note_questions(e, rule->when);
    if (rule->when != NULL)
        verdict = condition_hold(
            e->pack->answers, (struct scope){ 0 }, rule->when, NULL);
    text_format(e->out, "  rule %s %s, and %s (%s:%d)\n", rule->id, what,
        verdict_words[verdict], rule->place.file, rule->place.line);
    text_format(e->out, "    because %s\n", rule->because);
    if (rule->when != NULL)
        text_format(
            e->out, "    when %s\n", condition_words(job_of(e), rule->when));
    if (rule->law != NULL)
        text_format(e->out, "    law: %s\n", rule->law);
}

static void say_answers(struct explaining *e)
{
    for (const struct named *n = e->questions.first; n != NULL; n = n->next) {
        const struct question *question = n->thing;
        const struct answer *answer =
            question->list == NULL
                ? answers_ask(e->pack->answers, (struct scope){ 0 }, question)
                : NULL;

        if (question->list != NULL)
            continue;
        text_format(e->out, "  %s = %s", question->id,
            answer == NULL ? "unanswered"
            : question->sensitivity >= SENSITIVITY_PERSONAL
                ? "(withheld)"
                : question_write(job_of(e), question, answer->value));
        if (answer != NULL && answer->place.file != NULL)
            text_format(
                e->out, " (%s:%d)", answer->place.file, answer->place.line);
        text_add(e->out, "\n");
    }
}

/* Answers that authorities gave for their own documents, and its words read. */
static void say_overlays(struct explaining *e)
{
    const char *reader =
        arena_format(job_of(e)->arena, "clause %s", e->clause->id);
    struct names said = names_new(job_of(e)->arena);

    for (const struct reading *r = answers_readings(e->pack->answers);
         r != NULL; r = r->next) {
        const struct answer *a = r->answer;
        const char *line;

        if (a == NULL || a->overlay == NULL || r->question->computed ||
            !text_same(r->reader, reader))
            continue;
        line = arena_format(job_of(e)->arena, "  %s: %s = %s (%s:%d)\n",
            a->source, r->question->id,
            question_write(job_of(e), r->question, a->value), a->place.file,
            a->place.line);
        if (names_find(&said, line) == NULL)
            text_add(e->out, line);
        names_put(&said, line, e);
    }
}

/* ---- what would flip it ----------------------------------------------- */

/* Looks for the clause's places at and below an element of a plan. */
static const char *try_below(struct explaining *e, struct draft_pack *pack,
    struct draft *draft, const struct element *element, const char *words)
{
    if (text_same(element->name, "place") &&
        text_same(xml_attribute(element, "clause"), e->clause->id)) {
        const struct placed *placed = selection_place(pack, draft, element);

        if (placed != NULL)
            words = arena_format(pack->job->arena, "%s%s",
                placed->undecided_in ? "perhaps in as " : "in as ",
                placed->variant->id);
    }
    for (const struct element *x = element->first; x != NULL; x = x->next)
        words = try_below(e, pack, draft, x, words);
    return words;
}

/* The clause selected afresh, in a pack that is thrown away: "in as soft". */
static const char *try_selection(struct explaining *e)
{
    struct job quiet = { job_of(e)->arena, findings_new(job_of(e)->arena) };
    struct draft_pack pack = *e->pack;
    struct draft draft = { 0 };
    const char *words = "out";

    pack.job = &quiet;
    pack.placed = names_new(quiet.arena);
    pack.undecided = names_new(quiet.arena);
    draft.placed_end = &draft.placed;
    for (const struct draft *d = e->pack->drafts; d != NULL; d = d->next) {
        draft.document = d->document;
        draft.plan = d->plan;
        draft.scope = d->scope;
        words = try_below(e, &pack, &draft, d->plan->element, words);
    }
    return words;
}

static void try_value(struct explaining *e, const struct question *question,
    struct value value, const char *now)
{
    struct answer *supposed = ARENA_NEW(job_of(e)->arena, struct answer);
    const char *then;

    supposed->question = question;
    supposed->value = value;
    supposed->source = "supposed";
    answers_suppose(e->pack->answers, supposed);
    then = try_selection(e);
    answers_suppose(e->pack->answers, NULL);
    if (strcmp(now, then) != 0)
        text_format(e->out, "  %s = %s: then it is %s\n", question->id,
            question_write(job_of(e), question, value), then);
}

static void try_number(struct explaining *e, const struct question *question,
    int64_t number, int64_t step, const char *now)
{
    struct value value = { .type = question->type };

    if (!__builtin_add_overflow(number, step, &value.number) &&
        (question->type != QUESTION_DATE || calendar_is_day(value.number)))
        try_value(e, question, value, now);
}

/* On either side of every number that some condition compares with. */
static void try_numbers(struct explaining *e, const struct question *question,
    const struct condition *condition, const char *now)
{
    if (condition == NULL)
        return;
    if (condition->question == question && condition->value_count == 0 &&
        condition->operand.question == NULL) {
        for (int64_t step = -1; step <= 1; step++)
            try_number(e, question, condition->operand.number, step, now);
    }
    try_numbers(e, question, condition->meaning, now);
    for (const struct condition *c = condition->first; c != NULL; c = c->next)
        try_numbers(e, question, c, now);
}

static void try_question(
    struct explaining *e, const struct question *question, const char *now)
{
    if (question->list != NULL || question->computed)
        return;
    if (question->type == QUESTION_YES_NO) {
        for (int64_t i = 0; i < 2; i++)
            try_value(e, question,
                (struct value){ .type = question->type, .number = i }, now);
    }
    for (const struct choice *c = question->choices; c != NULL; c = c->next)
        try_value(e, question,
            (struct value){ .type = question->type, .text = c->value }, now);
    if (question->type < QUESTION_INTEGER || question->type > QUESTION_DATE)
        return;
    for (const struct named *n = rules_all(e->pack->rules)->first; n != NULL;
         n = n->next) {
        const struct rule *rule = n->thing;

        if (attitude(rule, e->clause->id) != NULL)
            try_numbers(e, question, rule->when, now);
    }
}

static void say_flips(struct explaining *e)
{
    const char *now = try_selection(e);

    for (const struct named *n = e->questions.first; n != NULL; n = n->next)
        try_question(e, n->thing, now);
}

/* ---- law, references -------------------------------------------------- */

static void say_law(struct explaining *e)
{
    for (const struct basis *b = e->clause->basis; b != NULL; b = b->next) {
        const struct provision *p =
            b->at != NULL
                ? library_provision(job_of(e), e->pack->library, b->law, b->at)
                : NULL;

        text_format(e->out, "  %s %s %s", b->law, b->at != NULL ? b->at : "",
            b->effect);
        if (p != NULL)
            text_format(
                e->out, ": %s (%s)", p->says, library_standing(job_of(e), p));
        text_add(e->out, "\n");
    }
}

static bool refers(const struct element *element, const char *clause)
{
    const char *to =
        text_same(element->name, "ref") ? xml_attribute(element, "to") : NULL;
    size_t length = strlen(clause);

    if (to != NULL && strncmp(to, clause, length) == 0 &&
        (to[length] == '\0' || to[length] == '/'))
        return true;
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (refers(e, clause))
            return true;
    return false;
}

static void say_referrers(struct explaining *e)
{
    for (const struct named *n = e->pack->library->clauses.first; n != NULL;
         n = n->next) {
        const struct clause *clause = n->thing;

        for (const struct variant *v = clause->variants; v != NULL; v = v->next)
            if (refers(v->element, e->clause->id))
                text_format(e->out, "  %s#%s%s\n", clause->id, v->id,
                    names_find(&e->pack->placed, clause->id) != NULL
                        ? ""
                        : " (not in this pack)");
    }
}

/* Left out if there is nothing to say. */
static void section_if_any(
    struct explaining *e, const char *title, void (*say)(struct explaining *e))
{
    struct text *out = e->out, words = text_new(job_of(e)->arena);

    e->out = &words;
    say(e);
    e->out = out;
    if (words.length > 0)
        text_format(out, "%s\n%s", title, words.bytes);
}

static void section(
    struct explaining *e, const char *title, void (*say)(struct explaining *e))
{
    size_t before;

    text_format(e->out, "%s\n", title);
    before = e->out->length;
    say(e);
    if (e->out->length == before)
        text_add(e->out, "  none\n");
}

static void say_rules(struct explaining *e)
{
    for (const struct named *n = rules_all(e->pack->rules)->first; n != NULL;
         n = n->next)
        say_rule(e, n->thing);
}

const char *explain_clause(struct draft_pack *pack, const struct clause *clause)
{
    struct text out = text_new(pack->job->arena);
    struct explaining e = { pack, clause, &out, names_new(pack->job->arena) };

    text_format(
        &out, "%s (%s)\n  %s\n", clause->id, clause->code, clause->purpose);
    section(&e, "In this pack", say_where);
    section(&e, "Rules that name it", say_rules);
    section(&e, "Answers that those rules read", say_answers);
    section_if_any(
        &e, "Answers of one authority, in its own documents", say_overlays);
    section(&e, "Single answers that would flip it", say_flips);
    section(&e, "Law", say_law);
    section(&e, "Clauses that refer to it", say_referrers);
    return out.bytes;
}
