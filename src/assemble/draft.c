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

bool draft_may_show(const struct draft_pack *pack, const struct draft *draft,
    const struct question *question)
{
    if (question->sensitivity == SENSITIVITY_CHILD)
        return draft->scope.record != NULL &&
               (pack->audience == AUDIENCE_PLACEMENT ||
                   pack->audience == AUDIENCE_INTERNAL);
    return question->sensitivity <= most_sensitive[pack->audience];
}

enum verdict draft_holds(struct draft_pack *pack, struct scope scope,
    const char *condition, struct place place)
{
    const struct condition *known = rules_condition(pack->rules, condition);
    const char *near;

    if (known != NULL)
        return condition_hold(pack->answers, scope, known, NULL);
    near = names_nearest(rules_conditions(pack->rules), condition);
    findings_hint(pack->job->findings,
        findings_add(pack->job->findings, SEVERITY_ERROR, "no-condition", place,
            "condition \"%s\" is not declared", condition),
        near != NULL ? "did you mean \"%s\"?" : "declare it in lua/", near);
    return VERDICT_NO;
}

enum verdict draft_stands(
    struct draft_pack *pack, struct scope scope, const struct element *element)
{
    const char *when = xml_attribute(element, "when");
    const char *unless = xml_attribute(element, "unless");
    enum verdict first = VERDICT_YES, second = VERDICT_YES;

    if (when != NULL)
        first = draft_holds(pack, scope, when, element->place);
    if (unless != NULL) {
        second = draft_holds(pack, scope, unless, element->place);
        if (second != VERDICT_UNDECIDED)
            second = second == VERDICT_YES ? VERDICT_NO : VERDICT_YES;
    }
    if (first == VERDICT_NO || second == VERDICT_NO)
        return VERDICT_NO;
    return first == VERDICT_YES && second == VERDICT_YES ? VERDICT_YES
                                                         : VERDICT_UNDECIDED;
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
