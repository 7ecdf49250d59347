#include "assemble/selection.h"

#include "io/xml.h"

#include <string.h>

/* What all rules say of one clause. */
struct opinion {
    const struct rule *required; /* the clause, any variant */
    const struct rule *preferred;
    const struct rule *forbidden;
    const struct rule *undecided; /* would require or prefer it */
    const struct rule *required_variant_by, *preferred_variant_by;
    const char *required_variant, *preferred_variant;
};

/* Which kind of wish is being looked at. */
enum strength { STRENGTH_REQUIRE, STRENGTH_PREFER };

struct looking {
    struct draft_pack *pack;
    struct draft *draft;
    const struct clause *clause;
    struct opinion opinion;
    struct alternative *alternatives, **alternatives_end;
};

static const char *reader_name(struct job *job, const struct rule *rule)
{
    return arena_format(job->arena, "rule %s", rule->id);
}

static enum verdict hold_rule(
    struct draft_pack *pack, struct scope scope, const struct rule *rule)
{
    const char *old;
    enum verdict verdict;

    if (rule->when == NULL)
        return VERDICT_YES;
    old = answers_reader(pack->answers, reader_name(pack->job, rule));
    verdict = condition_hold(pack->answers, scope, rule->when, NULL);
    (void)answers_reader(pack->answers, old);
    return verdict;
}

static void add_alternative(
    struct looking *looking, const char *variant, const struct rule *rule)
{
    struct alternative *alternative =
        ARENA_NEW(looking->pack->job->arena, struct alternative);

    alternative->variant = library_variant(looking->clause, variant);
    alternative->rule = rule;
    *looking->alternatives_end = alternative;
    looking->alternatives_end = &alternative->next;
}

static void two_rules(struct looking *looking, const struct rule *rule,
    const char *variant, const struct rule *other, const char *other_variant)
{
    struct job *job = looking->pack->job;

    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "rules-disagree",
            rule->place, "rule %s requires %s#%s, but rule %s requires #%s",
            rule->id, looking->clause->id, variant, other->id, other_variant),
        "make their conditions exclude each other (%s:%d)", other->place.file,
        other->place.line);
}

static void note_wish(struct looking *looking, const struct rule *rule,
    const struct wish *wish, enum verdict verdict, enum strength strength)
{
    struct opinion *opinion = &looking->opinion;

    if (verdict == VERDICT_UNDECIDED) {
        opinion->undecided = rule;
        if (wish->variant != NULL)
            add_alternative(looking, wish->variant, rule);
        return;
    }
    if (strength == STRENGTH_PREFER) {
        if (opinion->preferred == NULL)
            opinion->preferred = rule;
        if (wish->variant != NULL &&
            (opinion->preferred_variant == NULL ||
                rule->layer > opinion->preferred_variant_by->layer)) {
            opinion->preferred_variant = wish->variant;
            opinion->preferred_variant_by = rule;
        }
        return;
    }
    if (opinion->required == NULL)
        opinion->required = rule;
    if (wish->variant == NULL)
        return;
    if (opinion->required_variant != NULL &&
        strcmp(opinion->required_variant, wish->variant) != 0)
        two_rules(looking, rule, wish->variant, opinion->required_variant_by,
            opinion->required_variant);
    opinion->required_variant = wish->variant;
    opinion->required_variant_by = rule;
}

bool selection_names(const struct wish *wish, const char *clause)
{
    for (; wish != NULL; wish = wish->next)
        if (strcmp(wish->clause, clause) == 0)
            return true;
    return false;
}

/* The rules that name one clause, in the order of their declaration. */
struct speakers {
    struct speaker {
        const struct rule *rule;
        struct speaker *next;
    } * first, *last;
};

static void note_speaker(
    struct draft_pack *pack, const struct rule *rule, const struct wish *wish)
{
    struct arena *arena = pack->job->arena;

    for (; wish != NULL; wish = wish->next) {
        struct speakers *speakers = names_find(&pack->wishes, wish->clause);
        struct speaker *speaker;

        if (speakers == NULL) {
            speakers = ARENA_NEW(arena, struct speakers);
            names_put(&pack->wishes, wish->clause, speakers);
        } else if (speakers->last->rule == rule) {
            continue;
        }
        speaker = ARENA_NEW(arena, struct speaker);
        speaker->rule = rule;
        if (speakers->first == NULL)
            speakers->first = speaker;
        else
            speakers->last->next = speaker;
        speakers->last = speaker;
    }
}

void selection_begin(struct draft_pack *pack)
{
    pack->wishes = names_new(pack->job->arena);
    for (const struct named *n = rules_all(pack->rules)->first; n != NULL;
         n = n->next) {
        const struct rule *rule = n->thing;

        note_speaker(pack, rule, rule->require);
        note_speaker(pack, rule, rule->prefer);
        note_speaker(pack, rule, rule->forbid);
    }
}

static void look_at_wishes(struct looking *looking, const struct rule *rule,
    const struct wish *wish, enum verdict verdict, enum strength strength)
{
    for (; wish != NULL; wish = wish->next)
        if (strcmp(wish->clause, looking->clause->id) == 0)
            note_wish(looking, rule, wish, verdict, strength);
}

static void look_at_rule(struct looking *looking, const struct rule *rule)
{
    enum verdict verdict =
        hold_rule(looking->pack, looking->draft->scope, rule);

    if (verdict == VERDICT_NO)
        return;
    if (verdict == VERDICT_YES &&
        selection_names(rule->forbid, looking->clause->id))
        looking->opinion.forbidden = rule;
    look_at_wishes(looking, rule, rule->require, verdict, STRENGTH_REQUIRE);
    look_at_wishes(looking, rule, rule->prefer, verdict, STRENGTH_PREFER);
}

/* ---- in or out -------------------------------------------------------- */

static void forbidden_and_required(struct looking *looking)
{
    const struct opinion *opinion = &looking->opinion;
    struct job *job = looking->pack->job;

    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "rules-disagree",
            opinion->forbidden->place,
            "rule %s forbids %s, but rule %s requires it",
            opinion->forbidden->id, looking->clause->id, opinion->required->id),
        "make their conditions exclude each other");
}

static bool decide_in(
    struct looking *looking, const struct element *place, struct placed *placed)
{
    const struct opinion *opinion = &looking->opinion;
    enum verdict slot =
        draft_stands(looking->pack, looking->draft->scope, place);

    if (slot == VERDICT_NO)
        return false;
    if (opinion->forbidden != NULL && opinion->required != NULL)
        forbidden_and_required(looking);
    if (opinion->forbidden != NULL)
        return opinion->required != NULL;

    placed->undecided_in = slot == VERDICT_UNDECIDED;
    placed->why_in = REASON_USUAL;
    if (opinion->required != NULL) {
        placed->why_in = REASON_REQUIRED;
        placed->rule = opinion->required;
    } else if (opinion->preferred != NULL) {
        placed->why_in = REASON_PREFERRED;
        placed->rule = opinion->preferred;
    } else if (xml_attribute(place, "by") != NULL) {
        if (opinion->undecided == NULL)
            return false;
        placed->why_in = REASON_UNDECIDED;
        placed->rule = opinion->undecided;
        placed->undecided_in = true;
    }
    return true;
}

/* ---- which variant ---------------------------------------------------- */

static void lapsed(struct draft_pack *pack, const struct decision *decision)
{
    findings_hint(pack->job->findings,
        findings_add(pack->job->findings, draft_open_severity(pack),
            "decision-lapsed", decision->place,
            "decision %s on %s was taken under a condition that does not hold",
            decision->id, decision->clause),
        "put the choice to the board again");
}

static void two_decisions(struct draft_pack *pack,
    const struct decision *decision, const struct decision *other)
{
    if (strcmp(decision->variant, other->variant) == 0)
        return;
    findings_hint(pack->job->findings,
        findings_add(pack->job->findings, SEVERITY_ERROR, "decisions-disagree",
            decision->place, "decision %s chose %s#%s, but decision %s #%s",
            decision->id, decision->clause, decision->variant, other->id,
            other->variant),
        "take one out, or let their conditions exclude each other");
}

/* Of the decisions on a clause the one whose condition holds. */
static const struct decision *valid_decision(struct looking *looking)
{
    struct draft_pack *pack = looking->pack;
    const char *clause = looking->clause->id;
    const struct decision *valid = NULL;
    const struct decision *first =
        decisions_next(pack->decisions, NULL, clause);

    for (const struct decision *d = first; d != NULL;
         d = decisions_next(pack->decisions, d, clause)) {
        if (d->when != NULL &&
            condition_hold(pack->answers, looking->draft->scope, d->when,
                NULL) != VERDICT_YES)
            continue;
        if (valid == NULL)
            valid = d;
        else
            two_decisions(pack, d, valid);
    }
    if (valid == NULL && first != NULL)
        lapsed(pack, first);
    return valid;
}

static void overruled(struct looking *looking, const struct decision *decision)
{
    struct job *job = looking->pack->job;
    const struct rule *rule = looking->opinion.required_variant_by;

    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "decision-overruled",
            decision->place,
            "decision %s chose %s#%s, but rule %s requires #%s", decision->id,
            decision->clause, decision->variant, rule->id,
            looking->opinion.required_variant),
        "%s%s%s%s", rule->because, rule->law != NULL ? " (" : "",
        rule->law != NULL ? rule->law : "", rule->law != NULL ? ")" : "");
}

static void decide_variant(struct looking *looking, struct placed *placed)
{
    const struct opinion *opinion = &looking->opinion;
    const struct decision *decision = valid_decision(looking);

    placed->why_variant = REASON_USUAL;
    placed->variant = library_preferred(looking->clause);
    if (opinion->required_variant != NULL) {
        if (decision != NULL &&
            strcmp(decision->variant, opinion->required_variant) != 0)
            overruled(looking, decision);
        placed->why_variant = REASON_REQUIRED;
        placed->rule = opinion->required_variant_by;
        placed->variant =
            library_variant(looking->clause, opinion->required_variant);
        if (decision != NULL &&
            strcmp(decision->variant, opinion->required_variant) == 0)
            placed->decision = decision;
    } else if (decision != NULL) {
        placed->why_variant = REASON_DECIDED;
        placed->decision = decision;
        placed->variant = library_variant(looking->clause, decision->variant);
    } else if (opinion->preferred_variant != NULL) {
        placed->why_variant = REASON_PREFERRED;
        placed->rule = opinion->preferred_variant_by;
        placed->variant =
            library_variant(looking->clause, opinion->preferred_variant);
    }
}

/* An alternative that is chosen anyway is none. */
static struct alternative *other_alternatives(
    struct alternative *first, const struct variant *chosen)
{
    struct alternative **a = &first;

    while (*a != NULL)
        if ((*a)->variant == chosen)
            *a = (*a)->next;
        else
            a = &(*a)->next;
    return first;
}

static void index_placed(struct draft_pack *pack, struct placed *placed)
{
    const char *id = placed->clause->id;

    if (names_find(&pack->placed, id) == NULL)
        names_put(&pack->placed, id, placed);
    names_put(&pack->placed,
        arena_format(pack->job->arena, "%s#%s", id, placed->variant->id),
        placed);
}

struct placed *selection_place(
    struct draft_pack *pack, struct draft *draft, const struct element *place)
{
    struct looking looking = { .pack = pack, .draft = draft };
    const struct speakers *speakers;
    struct placed *placed;

    looking.alternatives_end = &looking.alternatives;
    looking.clause =
        library_clause(pack->library, xml_attribute(place, "clause"));
    if (looking.clause == NULL || library_preferred(looking.clause) == NULL)
        return NULL; /* the cross-check has said so */
    speakers = names_find(&pack->wishes, looking.clause->id);
    for (const struct speaker *s = speakers != NULL ? speakers->first : NULL;
         s != NULL; s = s->next)
        look_at_rule(&looking, s->rule);

    placed = ARENA_NEW(pack->job->arena, struct placed);
    placed->clause = looking.clause;
    placed->slot = place;
    if (!decide_in(&looking, place, placed))
        return NULL;
    decide_variant(&looking, placed);
    if (placed->why_variant != REASON_REQUIRED)
        placed->alternatives =
            other_alternatives(looking.alternatives, placed->variant);
    *draft->placed_end = placed;
    draft->placed_end = &placed->next;
    index_placed(pack, placed);
    return placed;
}

/* ---- the pack as a whole ---------------------------------------------- */

static void check_required(struct draft_pack *pack, const struct rule *rule)
{
    struct scope scope = { 0 };

    if (rule->require == NULL || hold_rule(pack, scope, rule) != VERDICT_YES)
        return;
    for (const struct wish *w = rule->require; w != NULL; w = w->next)
        if (names_find(&pack->placed, w->clause) == NULL)
            findings_hint(pack->job->findings,
                findings_add(pack->job->findings, SEVERITY_ERROR,
                    "clause-no-slot", rule->place,
                    "rule %s requires %s, but no document has a place for it",
                    rule->id, w->clause),
                "add <place clause=\"%s\"/> to a plan", w->clause);
}

static void check_dependants(
    struct draft_pack *pack, const struct clause *clause)
{
    for (const struct link *l = clause->depends; l != NULL; l = l->next)
        if (names_find(&pack->placed, l->clause) == NULL)
            findings_hint(pack->job->findings,
                findings_add(pack->job->findings, SEVERITY_ERROR,
                    "dependant-missing", l->place,
                    "%s is in the pack, but %s, on which it depends, is not",
                    clause->id, l->clause),
                "require both by one rule, or look at the plan");
}

static bool is_in(const struct draft_pack *pack, const char *clause)
{
    const struct placed *placed = names_find(&pack->placed, clause);

    return placed != NULL && !placed->undecided_in;
}

/* While an answer decides whether one of two is in, nothing is wrong yet. */
static void check_incompatible(
    struct draft_pack *pack, const struct clause *clause)
{
    for (const struct link *l = clause->incompatible; l != NULL; l = l->next)
        if (is_in(pack, clause->id) && is_in(pack, l->clause))
            findings_hint(pack->job->findings,
                findings_add(pack->job->findings, SEVERITY_ERROR,
                    "clauses-incompatible", l->place,
                    "%s and %s are both in the pack", clause->id, l->clause),
                "`paction explain DIR %s` says why it is in", l->clause);
}

static void check_approved(struct draft_pack *pack, const struct placed *placed)
{
    bool is_approved = strcmp(placed->variant->status, "approved") == 0 ||
                       placed->decision != NULL;

    if (!pack->execution || (is_approved && !placed->is_reopened))
        return;
    findings_hint(pack->job->findings,
        findings_add(pack->job->findings, SEVERITY_WARNING,
            "clause-not-approved", placed->variant->place, "%s#%s is %s",
            placed->clause->id, placed->variant->id,
            placed->is_reopened ? "open again" : placed->variant->status),
        "a project's decision approves it: add one to decisions.xml");
}

void selection_check(struct draft_pack *pack)
{
    for (struct named *n = rules_all(pack->rules)->first; n != NULL;
         n = n->next)
        check_required(pack, n->thing);
    for (struct named *n = pack->placed.first; n != NULL; n = n->next) {
        const struct placed *placed = n->thing;

        if (strchr(n->name, '#') != NULL) {
            check_approved(pack, placed);
            continue;
        }
        check_dependants(pack, placed->clause);
        check_incompatible(pack, placed->clause);
    }
}

const char *selection_reason_words(struct job *job, const struct placed *placed)
{
    const struct rule *rule = placed->rule;

    switch (placed->why_in) {
    case REASON_REQUIRED:
        return arena_format(job->arena, "rule %s: %s", rule->id, rule->because);
    case REASON_PREFERRED:
        return arena_format(
            job->arena, "preferred by rule %s: %s", rule->id, rule->because);
    case REASON_UNDECIDED:
        return arena_format(
            job->arena, "undecided: rule %s waits for an answer", rule->id);
    default:
        return "the plan of the document always has it";
    }
}
