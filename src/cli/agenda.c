#include "cli/agenda.h"

#include "assemble/binding.h"
#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"

#include <string.h>

struct making {
    struct job *job;
    const struct project *project;
    const struct draft_pack *pack;
    const char *path;        /* of the answers file */
    struct names read;       /* name to item, of all that was read */
    struct names tests;      /* ids of questions that conditions look at */
    struct names plan_tests; /* and those that decide on whole documents */
    struct agenda *agenda;
};

/* ---- what was read ---------------------------------------------------- */

static const char *name_of(struct job *job, const struct question *question,
    const struct record *record)
{
    if (record == NULL || record->list == NULL)
        return question->id;
    return arena_format(job->arena, "%s[%s].%s",
        name_of(job, record->list, record->parent), record->key, question->id);
}

/* A list may hold a question of a record that nobody has written yet. */
static bool can_be_asked(const struct reading *reading)
{
    if (reading->question->computed ||
        (reading->question->list != NULL && reading->record == NULL))
        return false;
    return !draft_is_blank((struct scope){ .record = reading->record });
}

static bool is_undecided(struct making *making, const struct condition *when,
    const struct record *record)
{
    struct placement placement = draft_placement(making->pack);

    return when != NULL && condition_hold(making->project->answers,
                               (struct scope){ .record = record }, when,
                               &placement) == VERDICT_UNDECIDED;
}

/* A finding may look at each record, and this be asked of the project. */
static bool check_waits(struct making *making, const struct rule_check *check,
    const struct record *record)
{
    const struct record *r;

    if (check->each == NULL || record != NULL)
        return is_undecided(making, check->when, record);
    r = answers_records(
        making->project->answers, (struct scope){ 0 }, check->each);
    while (r != NULL && !is_undecided(making, check->when, r))
        r = r->next;
    return r != NULL;
}

/*
 * A rule or finding that is decided all the same has no use for what is not
 * answered. Whether there are records decides a rule, but a finding has
 * nothing to say of records that nobody has written.
 */
static bool matters(struct making *making, const struct reading *reading)
{
    const struct rules *rules = making->project->rules;
    bool is_list = reading->question->type == QUESTION_LIST;
    const char *id = strchr(reading->reader, ' ');
    const struct rule *rule;
    const struct rule_check *check;

    if (id == NULL || reading->answer != NULL)
        return true;
    rule = names_find(rules_all(rules), id + 1);
    check = names_find(rules_checks(rules), id + 1);
    if (text_starts(reading->reader, "rule ") && rule != NULL)
        return is_list || is_undecided(making, rule->when, reading->record);
    if (text_starts(reading->reader, "finding ") && check != NULL)
        return !is_list && check_waits(making, check, reading->record);
    return true;
}

static void note(struct making *making, const struct reading *reading)
{
    struct job *job = making->job;
    const char *name = name_of(job, reading->question, reading->record);
    struct agenda_item *item = names_find(&making->read, name);

    if (item == NULL) {
        item = ARENA_NEW(job->arena, struct agenda_item);
        item->name = name;
        item->question = reading->question;
        item->record = reading->record;
        item->answer = reading->answer;
        item->readers = names_new(job->arena);
        names_put(&making->read, name, item);
    }
    /* What one authority answers for itself is no answer of the project. */
    if (reading->answer == NULL || reading->answer->overlay == NULL)
        item->answer = reading->answer;
    names_put(&item->readers, reading->reader, item);
}

/* To see whether a decision still holds is no reason to ask. */
static bool is_for_binding(const struct reading *reading)
{
    return text_starts(reading->reader, BINDING_READER);
}

/* The end is fixed first, since looking at conditions reads more. */
static void note_readings(struct making *making)
{
    const struct reading *first = answers_readings(making->project->answers);
    size_t count = 0;

    for (const struct reading *r = first; r != NULL; r = r->next)
        count++;
    for (const struct reading *r = first; count > 0; r = r->next, count--)
        if (can_be_asked(r) && matters(making, r) && !is_for_binding(r))
            note(making, r);
}

/* ---- rank ------------------------------------------------------------- */

static void note_test(struct names *tests, const struct question *question)
{
    if (question != NULL)
        names_put(tests, question->id, tests);
}

/* Rules are data, so what a condition looks at can be seen without asking. */
static void note_tests(struct names *tests, const struct condition *condition)
{
    if (condition == NULL)
        return;
    note_test(tests, condition->question);
    note_test(tests, condition->operand.question);
    note_tests(tests, condition->meaning);
    for (const struct condition *c = condition->first; c != NULL; c = c->next)
        note_tests(tests, c);
}

static void note_all_tests(struct making *making)
{
    static const char *const attributes[] = { "when", "unless" };
    const struct rules *rules = making->project->rules;
    const struct names *plans = &making->project->library->plans;

    for (const struct named *n = rules_conditions(rules)->first; n != NULL;
         n = n->next)
        note_tests(&making->tests, n->thing);
    for (const struct named *n = plans->first; n != NULL; n = n->next)
        for (size_t i = 0; i < 2; i++) {
            const struct plan *plan = n->thing;
            const char *name = xml_attribute(plan->element, attributes[i]);

            if (name != NULL)
                note_tests(&making->plan_tests, rules_condition(rules, name));
        }
}

static enum agenda_rank rank_of(
    const struct making *making, const struct agenda_item *item)
{
    const char *id = item->question->id;

    if (item->question->optional)
        return AGENDA_OPTIONAL;
    if (names_find(&making->plan_tests, id) != NULL)
        return AGENDA_DECIDES;
    for (const struct named *n = item->readers.first; n != NULL; n = n->next)
        if (text_starts(n->name, "rule "))
            return AGENDA_DECIDES;
    return names_find(&making->tests, id) != NULL ? AGENDA_SHAPES
                                                  : AGENDA_PRINTED;
}

/* ---- items ------------------------------------------------------------ */

static enum agenda_state state_of(
    const struct making *making, const struct agenda_item *item)
{
    const struct question *question = item->question;

    if (item->list != NULL)
        return AGENDA_ANSWERED;
    if (item->answer != NULL && !text_same(item->answer->source, "default"))
        return AGENDA_ANSWERED;
    if (answers_open(making->project->answers, question) != NULL)
        return AGENDA_OPEN;
    return item->answer != NULL ? AGENDA_STANDARD : AGENDA_UNANSWERED;
}

/* A record of a table or an overlay cannot be answered in the answers file. */
static const char *elsewhere(
    const struct making *making, const struct agenda_item *item)
{
    const struct record *record = item->record;

    if (item->list != NULL && item->list->first != NULL)
        record = item->list->first;
    if (record == NULL || text_same(record->place.file, making->path))
        return NULL;
    return record->place.file;
}

static void append(struct making *making, struct agenda_item *item)
{
    struct agenda *agenda = making->agenda;

    item->state = state_of(making, item);
    item->elsewhere = elsewhere(making, item);
    if (!item->question->optional) {
        agenda->needed++;
        agenda->settled += item->state >= AGENDA_OPEN;
    }
    names_put(&agenda->items, item->name, item);
    *agenda->end = item;
    agenda->end = &item->next;
}

/* A question, or a list and its records, which go where their list goes. */
static void add(struct making *making, const struct question *question,
    const struct record *record, const enum agenda_rank *rank)
{
    const struct record *around =
        record != NULL ? record : answers_root(making->project->answers);
    const struct record_list *list =
        question->type == QUESTION_LIST
            ? names_find(&around->lists, question->id)
            : NULL;
    struct agenda_item *item =
        names_find(&making->read, name_of(making->job, question, record));

    if (item != NULL) {
        item->list = list;
        item->rank = rank_of(making, item);
        if (rank != NULL && item->rank != AGENDA_OPTIONAL)
            item->rank = *rank;
        append(making, item);
        rank = &item->rank;
    }
    for (const struct record *r = list != NULL ? list->first : NULL; r != NULL;
         r = r->next)
        for (const struct question *q = question->first; q != NULL; q = q->next)
            add(making, q, r, rank);
}

static void add_all(struct making *making, bool early)
{
    const struct names *questions = &making->project->library->questions;

    for (const struct named *n = questions->first; n != NULL; n = n->next) {
        const struct question *question = n->thing;

        if (question->list == NULL && question->early == early)
            add(making, question, NULL, NULL);
    }
}

const struct agenda *agenda_make(struct job *job, const struct project *project,
    const struct draft_pack *pack)
{
    struct making making = { .job = job, .project = project, .pack = pack };

    making.path = file_join(job, project->folder, "answers.xml");
    making.read = names_new(job->arena);
    making.tests = names_new(job->arena);
    making.plan_tests = names_new(job->arena);
    making.agenda = ARENA_NEW(job->arena, struct agenda);
    making.agenda->items = names_new(job->arena);
    making.agenda->end = &making.agenda->first;
    note_readings(&making);
    note_all_tests(&making);
    add_all(&making, true);
    add_all(&making, false);
    return making.agenda;
}

/* ---- asking ----------------------------------------------------------- */

const struct agenda_item *agenda_find(
    const struct agenda *agenda, const char *name)
{
    return names_find(&agenda->items, name);
}

static bool is_to_ask(
    const struct agenda_item *item, const struct names *passed_over)
{
    return item->state < AGENDA_OPEN && item->elsewhere == NULL &&
           names_find(passed_over, item->name) == NULL;
}

const struct agenda_item *agenda_next(
    const struct agenda *agenda, const struct names *passed_over)
{
    for (int rank = 0; rank < AGENDA_RANKS; rank++)
        for (const struct agenda_item *i = agenda->first; i != NULL;
             i = i->next)
            if ((int)i->rank == rank && is_to_ask(i, passed_over))
                return i;
    return NULL;
}

static const char *list_keys(struct job *job, const struct record_list *list)
{
    struct text text = text_new(job->arena);

    text_format(&text, "%zu", list->count);
    if (list->question->sensitivity == SENSITIVITY_CHILD)
        return text.bytes;
    for (const struct record *r = list->first; r != NULL; r = r->next)
        text_format(&text, "%s %s", r == list->first ? ":" : ",", r->key);
    return text.bytes;
}

const char *agenda_words(struct job *job, const struct agenda_item *item)
{
    if (item->list != NULL)
        return list_keys(job, item->list);
    return item->answer != NULL
               ? question_write(job, item->question, item->answer->value)
               : NULL;
}
