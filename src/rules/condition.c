#include "rules/condition.h"

#include "base/job.h"
#include "base/text.h"

/* What a condition is looked at with. */
struct looking {
    struct answers *answers;
    struct scope scope;
    const struct placement *placement;
    const struct looking *around; /* of a record in a list, or NULL */
};

static enum verdict look(struct looking, const struct condition *);

static enum verdict verdict_of(bool holds)
{
    return holds ? VERDICT_YES : VERDICT_NO;
}

static enum verdict opposite(enum verdict verdict)
{
    return verdict == VERDICT_UNDECIDED ? verdict
                                        : verdict_of(verdict == VERDICT_NO);
}

static bool within(const struct record *record, const struct question *list)
{
    while (record != NULL && record->list != list)
        record = record->parent;
    return record != NULL;
}

/*
 * Asks the record that the question belongs to: the one that is looked at, or
 * one from which it is, as a placement from which all councils are.
 */
static const struct answer *ask(
    struct looking looking, const struct question *question)
{
    while (question->list != NULL && looking.around != NULL &&
           !within(looking.scope.record, question->list))
        looking = *looking.around;
    return answers_ask(looking.answers, looking.scope, question);
}

/*
 * ALL is as weak as its weakest member, and ANY the same upside down. Every
 * member is looked at, so that the readings do not depend on their order.
 */
static enum verdict look_at_all(
    struct looking looking, const struct condition *first)
{
    enum verdict verdict = VERDICT_YES;

    for (const struct condition *c = first; c != NULL; c = c->next) {
        enum verdict member = look(looking, c);

        if (member == VERDICT_NO)
            verdict = VERDICT_NO;
        else if (member == VERDICT_UNDECIDED && verdict == VERDICT_YES)
            verdict = VERDICT_UNDECIDED;
    }
    return verdict;
}

static enum verdict look_at_any(
    struct looking looking, const struct condition *first)
{
    enum verdict verdict = VERDICT_NO;

    for (const struct condition *c = first; c != NULL; c = c->next) {
        enum verdict member = look(looking, c);

        if (member == VERDICT_YES)
            verdict = VERDICT_YES;
        else if (member == VERDICT_UNDECIDED && verdict == VERDICT_NO)
            verdict = VERDICT_UNDECIDED;
    }
    return verdict;
}

/* What an optional question leaves open is taken as a no. */
static enum verdict unanswered(const struct condition *condition)
{
    return condition->question->optional ? VERDICT_NO : VERDICT_UNDECIDED;
}

static bool same_value(struct value a, struct value b)
{
    return a.number == b.number && text_same(a.text, b.text);
}

static enum verdict look_at_values(
    struct looking looking, const struct condition *condition)
{
    const struct answer *answer = ask(looking, condition->question);

    if (answer == NULL)
        return unanswered(condition);
    for (size_t i = 0; i < condition->value_count; i++)
        if (same_value(answer->value, condition->values[i]))
            return VERDICT_YES;
    return VERDICT_NO;
}

static bool compare(enum condition_kind kind, int64_t left, int64_t right)
{
    switch (kind) {
    case CONDITION_OVER:
        return left > right;
    case CONDITION_UNDER:
        return left < right;
    case CONDITION_AT_LEAST:
        return left >= right;
    default:
        return left <= right;
    }
}

static enum verdict look_at_number(
    struct looking looking, const struct condition *condition)
{
    const struct operand *operand = &condition->operand;
    const struct answer *answer = ask(looking, condition->question);
    int64_t right = operand->number;

    if (operand->question != NULL) {
        const struct answer *other = ask(looking, operand->question);

        if (other == NULL)
            return VERDICT_UNDECIDED;
        right = other->value.number;
    }
    if (answer == NULL)
        return unanswered(condition);
    return verdict_of(compare(condition->kind, answer->value.number, right));
}

static enum verdict look_at_two(
    struct looking looking, const struct condition *condition)
{
    const struct answer *one = ask(looking, condition->question);
    const struct answer *other = ask(looking, condition->operand.question);

    if (one == NULL || other == NULL)
        return VERDICT_UNDECIDED;
    return verdict_of(same_value(one->value, other->value));
}

static enum verdict look_at_records(
    struct looking looking, const struct condition *condition)
{
    bool every = condition->kind == CONDITION_EVERY;
    enum verdict verdict = verdict_of(every);

    if (!answers_has_list(looking.answers, looking.scope, condition->question))
        return VERDICT_UNDECIDED;
    const struct record *r =
        answers_records(looking.answers, looking.scope, condition->question);

    for (; r != NULL; r = r->next) {
        struct looking inside = looking;

        inside.scope.record = r;
        inside.around = &looking;
        enum verdict one = look_at_all(inside, condition->first);
        if (one == verdict_of(!every))
            return one;
        if (one == VERDICT_UNDECIDED)
            verdict = one;
    }
    return verdict;
}

static enum verdict look(
    struct looking looking, const struct condition *condition)
{
    switch (condition->kind) {
    case CONDITION_ALL:
        return look_at_all(looking, condition->first);
    case CONDITION_ANY:
        return look_at_any(looking, condition->first);
    case CONDITION_NONE:
        return opposite(look_at_any(looking, condition->first));
    case CONDITION_NAMED:
        return condition->meaning != NULL ? look(looking, condition->meaning)
                                          : VERDICT_UNDECIDED;
    case CONDITION_ONE_OF:
        return look_at_values(looking, condition);
    case CONDITION_IS_NOT:
        return opposite(look_at_values(looking, condition));
    case CONDITION_SAME:
        return look_at_two(looking, condition);
    case CONDITION_ANSWERED:
        return verdict_of(answers_ask(looking.answers, looking.scope,
                              condition->question) != NULL);
    case CONDITION_COUNT_OVER:
        if (!answers_has_list(
                looking.answers, looking.scope, condition->question))
            return VERDICT_UNDECIDED;
        return verdict_of((int64_t)answers_count(looking.answers, looking.scope,
                              condition->question) > condition->operand.number);
    case CONDITION_SOME:
    case CONDITION_EVERY:
        return look_at_records(looking, condition);
    case CONDITION_PLACED:
        return verdict_of(looking.placement != NULL &&
                          looking.placement->holds(
                              looking.placement->context, condition->name));
    default:
        return look_at_number(looking, condition);
    }
}

enum verdict condition_hold(struct answers *answers, struct scope scope,
    const struct condition *condition, const struct placement *placement)
{
    return look((struct looking){ answers, scope, placement, NULL }, condition);
}

/* ---- in words --------------------------------------------------------- */

static void say(struct job *, struct text *, const struct condition *);

static void say_members(struct job *job, struct text *text,
    const struct condition *first, const char *joint)
{
    for (const struct condition *c = first; c != NULL; c = c->next) {
        if (c != first)
            text_format(text, " %s ", joint);
        say(job, text, c);
    }
}

static void say_values(struct job *job, struct text *text,
    const struct condition *condition, const char *verb)
{
    text_format(text, "%s %s ", condition->question->id, verb);
    for (size_t i = 0; i < condition->value_count; i++)
        text_format(text, "%s%s", i > 0 ? " or " : "",
            question_write(job, condition->question, condition->values[i]));
}

static void say_number(
    struct job *job, struct text *text, const struct condition *condition)
{
    static const char *const verbs[CONDITION_KINDS] = {
        [CONDITION_OVER] = "over",
        [CONDITION_UNDER] = "under",
        [CONDITION_AT_LEAST] = "at least",
        [CONDITION_AT_MOST] = "at most",
    };
    const struct operand *operand = &condition->operand;
    struct value value = { .type = condition->question->type,
        .number = operand->number };

    text_format(text, "%s is %s %s", condition->question->id,
        verbs[condition->kind],
        operand->question != NULL
            ? operand->question->id
            : question_write(job, condition->question, value));
    if (operand->law != NULL)
        text_format(text, " (%s)", operand->law);
}

static void say(
    struct job *job, struct text *text, const struct condition *condition)
{
    switch (condition->kind) {
    case CONDITION_ALL:
        say_members(job, text, condition->first, "and");
        return;
    case CONDITION_ANY:
        say_members(job, text, condition->first, "or");
        return;
    case CONDITION_NONE:
        text_add(text, "none of: ");
        say_members(job, text, condition->first, "or");
        return;
    case CONDITION_NAMED:
    case CONDITION_PLACED:
        text_format(text,
            condition->kind == CONDITION_NAMED ? "%s" : "%s is in the pack",
            condition->name);
        return;
    case CONDITION_ONE_OF:
        say_values(job, text, condition, "is");
        return;
    case CONDITION_IS_NOT:
        say_values(job, text, condition, "is not");
        return;
    case CONDITION_SAME:
        text_format(text, "%s is the same as %s", condition->question->id,
            condition->operand.question->id);
        return;
    case CONDITION_ANSWERED:
        text_format(text, "%s is answered", condition->question->id);
        return;
    case CONDITION_COUNT_OVER:
        text_format(text, "there are more than %lld %s",
            (long long)condition->operand.number, condition->question->id);
        return;
    case CONDITION_SOME:
    case CONDITION_EVERY:
        text_format(text, "for %s of %s: ",
            condition->kind == CONDITION_SOME ? "one" : "each",
            condition->question->id);
        say_members(job, text, condition->first, "and");
        return;
    default:
        say_number(job, text, condition);
    }
}

const char *condition_words(struct job *job, const struct condition *condition)
{
    struct text text = text_new(job->arena);

    say(job, &text, condition);
    return text.bytes;
}
