#include "assemble/draft.h"

#include "io/xml.h"

#include <assert.h>
#include <string.h>

static const char *const audience_names[] = {
    [AUDIENCE_INTERNAL] = "internal",
    [AUDIENCE_CONSULTATION] = "consultation",
    [AUDIENCE_MARKET] = "market",
    [AUDIENCE_PUBLISHED] = "published",
    [AUDIENCE_PLACEMENT] = "placement",
};
static_assert(sizeof audience_names / sizeof *audience_names == AUDIENCES,
    "an audience has no name");

/*
 * What each audience may see. A child's data is shown to nobody but in that
 * placement's own document (draft_may_show).
 */
static const enum sensitivity most_sensitive[] = {
    [AUDIENCE_INTERNAL] = SENSITIVITY_PERSONAL,
    [AUDIENCE_CONSULTATION] = SENSITIVITY_COMMERCIAL,
    [AUDIENCE_MARKET] = SENSITIVITY_COMMERCIAL,
    [AUDIENCE_PUBLISHED] = SENSITIVITY_PUBLIC,
    [AUDIENCE_PLACEMENT] = SENSITIVITY_PERSONAL,
};

const char *draft_audience_name(enum audience audience)
{
    return audience_names[audience];
}

bool draft_audience(const char *name, enum audience *audience)
{
    for (int i = 0; i < AUDIENCES; i++)
        if (strcmp(audience_names[i], name) == 0) {
            *audience = (enum audience)i;
            return true;
        }
    return false;
}

enum severity draft_open_severity(const struct draft_pack *pack)
{
    return pack->execution ? SEVERITY_ERROR : SEVERITY_WARNING;
}

bool draft_is_of_child(const struct question *question)
{
    if (question->sensitivity != SENSITIVITY_PERSONAL)
        return question->sensitivity == SENSITIVITY_CHILD;
    for (const struct question *l = question->list; l != NULL; l = l->list)
        if (l->sensitivity == SENSITIVITY_CHILD)
            return true;
    return false;
}

static bool is_within(const struct record *record, const struct record *outer)
{
    while (record != NULL && record != outer)
        record = record->parent;
    return record != NULL;
}

/* What a rule gives to the public, though it is sensitive. */
static bool is_published(
    const struct draft_pack *pack, const struct question *question)
{
    const struct redaction_rule *redaction =
        question->sensitivity == SENSITIVITY_COMMERCIAL
            ? rules_redaction(pack->rules, question)
            : NULL;

    return redaction != NULL && redaction->shows;
}

bool draft_may_show(const struct draft_pack *pack, const struct draft *draft,
    struct scope scope, const struct question *question)
{
    if (draft_is_of_child(question))
        return is_within(scope.record, draft->scope.record) &&
               (pack->audience == AUDIENCE_PLACEMENT ||
                   pack->audience == AUDIENCE_INTERNAL);
    return question->sensitivity <= most_sensitive[pack->audience] ||
           is_published(pack, question);
}

void draft_withhold(const struct draft_pack *pack, struct draft *draft,
    struct node *node, const struct question *question)
{
    struct arena *arena = pack->job->arena;
    const struct redaction_rule *redaction =
        pack->audience == AUDIENCE_PUBLISHED
            ? rules_redaction(pack->rules, question)
            : NULL;
    struct withheld *withheld = ARENA_NEW(arena, struct withheld);

    node->text = redaction != NULL
                     ? arena_format(arena, "[redacted: %s]", redaction->say)
                     : "[withheld]";
    *withheld = (struct withheld){ node, question, redaction, NULL };
    *draft->withheld_end = withheld;
    draft->withheld_end = &withheld->next;
}

bool draft_is_blank(struct scope scope)
{
    for (const struct record *r = scope.record; r != NULL; r = r->parent)
        if (r->is_blank)
            return true;
    return false;
}

struct scope draft_scope_of(const struct draft_pack *pack, struct scope scope,
    const struct element *slot)
{
    for (const struct element *e = slot; e != NULL && e->parent != NULL;
         e = e->parent) {
        const char *blank = xml_attribute(e, "blank");
        const struct question *list =
            blank != NULL ? library_question(pack->library, blank) : NULL;

        if (list != NULL)
            scope.record = answers_blank(pack->answers, list, NULL, 1);
    }
    return scope;
}

const char *draft_lender(const struct draft *draft)
{
    return xml_attribute(draft->plan->element, "definitions");
}

/* Once for each element: a pack with words that wait is not to be issued. */
static void say_undecided(struct draft_pack *pack,
    const struct element *element, const struct condition *condition)
{
    struct findings *findings = pack->job->findings;
    const char *place = arena_format(pack->job->arena, "%s:%d:%d",
        element->place.file, element->place.line, element->place.column);

    if (names_find(&pack->undecided, place) != NULL)
        return;
    names_put(&pack->undecided, place, pack);
    findings_hint(findings,
        findings_add(findings, draft_open_severity(pack), "words-undecided",
            element->place, "whether this stands waits for an answer"),
        "answer what its condition reads: %s",
        condition_words(pack->job, condition));
}

/* A name that nobody declared does not hold; rules/mentions has said so. */
static enum verdict hold(struct draft_pack *pack, struct scope scope,
    const struct element *element, const char *attribute)
{
    const char *name = xml_attribute(element, attribute);
    const struct condition *condition =
        name != NULL ? rules_condition(pack->rules, name) : NULL;
    enum verdict verdict;

    if (name == NULL)
        return VERDICT_YES;
    if (condition == NULL)
        return VERDICT_NO;
    verdict = condition_hold(pack->answers, scope, condition, NULL);
    if (verdict == VERDICT_UNDECIDED && !draft_is_blank(scope))
        say_undecided(pack, element, condition);
    return verdict;
}

enum verdict draft_stands(
    struct draft_pack *pack, struct scope scope, const struct element *element)
{
    enum verdict when = hold(pack, scope, element, "when");
    enum verdict unless = xml_attribute(element, "unless") != NULL
                              ? hold(pack, scope, element, "unless")
                              : VERDICT_NO;

    if (when == VERDICT_NO || unless == VERDICT_YES)
        return VERDICT_NO;
    return when == VERDICT_YES && unless == VERDICT_NO ? VERDICT_YES
                                                       : VERDICT_UNDECIDED;
}

/* What waits for an answer keeps its usual name. */
static const char *name_that_holds(struct draft_pack *pack,
    const struct element *element, const char *child, const char *usual)
{
    for (const struct element *e = xml_child(element, child); e != NULL;
         e = xml_next(element, e, child)) {
        const char *when = xml_attribute(e, "when");
        const struct condition *condition =
            when != NULL ? rules_condition(pack->rules, when) : NULL;

        if (condition != NULL &&
            condition_hold(pack->answers, (struct scope){ 0 }, condition,
                NULL) == VERDICT_YES)
            return xml_words(pack->job, e);
    }
    return usual;
}

const char *draft_title(struct draft_pack *pack, const struct plan *plan)
{
    return name_that_holds(pack, plan->element, "title", plan->title);
}

const char *draft_part_title(
    struct draft_pack *pack, const struct element *element, const char *usual)
{
    return name_that_holds(pack, element, "title", usual);
}

const char *draft_term(
    struct draft_pack *pack, const struct definition *definition)
{
    return name_that_holds(pack, definition->element, "term", definition->term);
}

static bool is_placed(const void *context, const char *clause)
{
    const struct draft_pack *pack = context;

    return names_find(&pack->placed, clause) != NULL;
}

struct placement draft_placement(const struct draft_pack *pack)
{
    return (struct placement){ is_placed, pack };
}

const char *draft_record_suffix(
    struct arena *arena, const struct record *record, const struct record *end)
{
    const char *keys = "";

    for (; record != NULL && record != end; record = record->parent)
        keys = *keys == '\0' ? record->key
                             : arena_format(arena, "%s.%s", record->key, keys);
    return *keys == '\0' ? "" : arena_format(arena, "[%s]", keys);
}
