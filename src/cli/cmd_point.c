/*
 * point: what consultees say about the text, one thing at a time.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/point_adding.h"
#include "cli/point_elsewhere.h"
#include "cli/point_move.h"
#include "cli/point_print.h"
#include "cli/present.h"
#include "govern/handling.h"
#include "govern/point.h"
#include "govern/refusal.h"
#include "govern/rivals.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- looking ---------------------------------------------------------- */

enum {
    LIST_AS = 1, /* after --json */
    LIST_AT,
    LIST_ROUND,
    LIST_CLAUSE,
    LIST_ORGANISATION,
    LIST_KIND,
    LIST_OPEN,
    LIST_UNPLACED
};

static bool look(struct job *job, const struct line *line,
    struct acting *acting, struct point_view *view)
{
    const char *at = acting_time(job, line->values[LIST_AT]);

    if (at == NULL || !acting_look(job, line, acting))
        return false;
    *view = (struct point_view){ .job = job,
        .ledger = acting->ledger,
        .viewer = line->values[LIST_AS],
        .at = at };
    if (view->viewer == NULL || ledger_get(job, acting->ledger,
                                    KIND_ORGANISATION, view->viewer) != NULL)
        return true;
    (void)acting_drop(acting);
    return false;
}

static enum status list(struct job *job, const struct line *line)
{
    struct acting acting;
    struct point_view view;
    int kind;
    struct point_filter filter = { .round = line->values[LIST_ROUND],
        .clause = line->values[LIST_CLAUSE],
        .organisation = line->values[LIST_ORGANISATION],
        .kind = line->values[LIST_KIND],
        .is_open = line->values[LIST_OPEN] != NULL,
        .is_unplaced = line->values[LIST_UNPLACED] != NULL };

    if (!acting_word(job, point_kinds, "--kind", filter.kind, &kind) ||
        !look(job, line, &acting, &view))
        return STATUS_INPUT;
    json_object_set_new(acting.reply, "points",
        point_print_list(view, filter, line->values[ACTING_JSON] == NULL));
    return acting_show(&acting);
}

static enum status show(struct job *job, const struct line *line)
{
    struct acting acting;
    struct point_view view;
    const struct point_made *point;

    if (!look(job, line, &acting, &view))
        return STATUS_INPUT;
    point = ledger_get(job, acting.ledger, KIND_POINT, line->arguments[1]);
    if (point == NULL)
        return acting_drop(&acting);
    if (!point_print_may(view, point)) {
        refusal_add(job, "point-unseen",
            "others' points show when the round shows them; what a member "
            "gives its association shows to these two, with --as",
            "%s may not see %s", view.viewer != NULL ? view.viewer : "the lead",
            point->entry.key);
        return acting_drop(&acting);
    }
    if (line->values[ACTING_JSON] == NULL)
        point_print_page(view, point);
    json_object_set_new(acting.reply, "point", point_print_json(view, point));
    return acting_show(&acting);
}

/* ---- handling --------------------------------------------------------- */

enum { REASON = ACTING_OPTIONS };

static enum status withdraw(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    struct acting acting;

    if (!acting_begin(job, line, "point.withdraw", &acting))
        return STATUS_INPUT;
    return handling_withdraw(job, acting.act, key, line->values[REASON])
               ? acting_done(&acting, "%s is withdrawn", key)
               : acting_drop(&acting);
}

static enum status endorse(struct job *job, const struct line *line,
    const char *verb, enum stance stance)
{
    const char *key = line->arguments[1], *who = line->arguments[2];
    struct acting acting;

    if (!acting_begin(job, line, verb, &acting))
        return STATUS_INPUT;
    return handling_endorse(job, acting.act, key, who, stance)
               ? acting_done(&acting, "%s %s %s", who,
                     stance == STANCE_OPPOSE ? "opposes" : "supports", key)
               : acting_drop(&acting);
}

static enum status support(struct job *job, const struct line *line)
{
    return endorse(job, line, "point.support", STANCE_SUPPORT);
}

static enum status oppose(struct job *job, const struct line *line)
{
    return endorse(job, line, "point.oppose", STANCE_OPPOSE);
}

static bool group_reason(
    struct job *job, const char *given, enum group_reason *reason)
{
    static const char *const words_of[] = { "duplicate", "same-issue",
        "campaign", NULL };
    int word;

    if (!acting_word(job, words_of, "--as", given, &word))
        return false;
    *reason = (enum group_reason)word;
    return true;
}

static enum status group(struct job *job, const struct line *line)
{
    const char *lead = line->arguments[1];
    size_t count = line->argument_count - 2;
    enum group_reason reason;
    struct acting acting;

    if (!group_reason(job, line->values[REASON], &reason) ||
        !acting_begin(job, line, "point.group", &acting))
        return STATUS_INPUT;
    return handling_group(
               job, acting.act, lead, line->arguments + 2, count, reason)
               ? acting_done(&acting, "%s leads %zu more: %s",
                     point_lead(acting.ledger, lead), count,
                     point_group_reasons[reason])
               : acting_drop(&acting);
}

static enum status ungroup(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    struct acting acting;

    if (!acting_begin(job, line, "point.ungroup", &acting))
        return STATUS_INPUT;
    return handling_ungroup(job, acting.act, key)
               ? acting_done(&acting, "%s stands by itself again", key)
               : acting_drop(&acting);
}

/* ---- redact ----------------------------------------------------------- */

enum { REDACT_WORDS = REASON + 1, REDACT_FROM, REDACT_TO };

static bool number(struct job *job, const char *given, int64_t *into)
{
    char *end = NULL;

    *into = given != NULL ? strtoll(given, &end, 10) : -1;
    return (given != NULL && *given != '\0' && *end == '\0') ||
           refusal_add(job, "redaction-number",
               "give --words, or --from and --to in bytes",
               "it is not said what to redact");
}

static bool redact_in(struct job *job, const struct line *line, struct act *act)
{
    const char *key = line->arguments[1], *reason = line->values[REASON];
    int64_t from, to;

    if (line->values[REDACT_WORDS] != NULL)
        return handling_redact_words(
            job, act, key, line->values[REDACT_WORDS], reason);
    return number(job, line->values[REDACT_FROM], &from) &&
           number(job, line->values[REDACT_TO], &to) &&
           handling_redact(job, act, key, from, to, reason);
}

static enum status redact(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!acting_begin(job, line, "point.redact", &acting))
        return STATUS_INPUT;
    if (!redact_in(job, line, acting.act))
        return acting_drop(&acting);
    return acting_done(&acting, "%s now reads: %s", line->arguments[1],
        point_words(job->arena, acting.ledger,
            ledger_find(acting.ledger, KIND_POINT, line->arguments[1])));
}

/* ---- moving on -------------------------------------------------------- */

static enum status move_on(struct job *job, const struct line *line)
{
    const char *freeze = point_adding_freeze(line->arguments[1]);
    struct present *present;
    struct moved moved;
    struct acting acting;
    bool ok;

    if (!acting_begin(job, line, "point.move-on", &acting))
        return STATUS_INPUT;
    present = present_open(job, line->home, line->arguments[0]);
    ok = point_move_on(&acting, present, freeze, &moved);
    present_close(present);
    if (!ok)
        return acting_drop(&acting);
    for (int i = 0; i < CARRY_STATES; i++)
        json_object_set_new(acting.reply, carry_state_name((enum carry_state)i),
            json_integer((json_int_t)moved.points[i]));
    return acting_done(&acting,
        "In %s: %zu in place, %zu moved%s, %zu on their clause alone, %zu "
        "whose clause is gone, %zu confirmed before",
        freeze != NULL ? freeze : "the present text",
        moved.points[CARRY_PLACED], moved.points[CARRY_MOVED],
        moved.points[CARRY_MOVED] == 0
            ? ""
            : arena_format(job->arena,
                  " (confirm each with: paction point place DIR POINT --on "
                  "ADDRESS --in %s)",
                  line->arguments[1]),
        moved.points[CARRY_CLAUSE_ONLY], moved.points[CARRY_ORPHANED],
        moved.confirmed);
}

/* ---- collisions ------------------------------------------------------- */

enum { COLLISIONS_ROUND = 1, COLLISIONS_CLAUSE };

/* What each puts instead of the words; nothing is said in words. */
static const char *instead(const char *words)
{
    return *words != '\0' ? words : "(nothing)";
}

static void print_collision(const struct collision *c)
{
    printf("%s, %s%s%s\n    as it was sent: %s\n    %s (%s): %s\n",
        c->is_agreed ? "The same change" : "Different changes",
        c->at.label != NULL ? c->at.label : "", c->at.label != NULL ? " " : "",
        c->at.clause != NULL ? c->at.clause : "", instead(c->sent),
        c->by_first->key, c->who_first, instead(c->first));
    if (c->is_agreed)
        printf("    and %s (%s)\n", c->by_second->key, c->who_second);
    else
        printf("    %s (%s): %s\n", c->by_second->key, c->who_second,
            instead(c->second));
}

static json_t *collision_json(const struct collision *c)
{
    return json_pack("{s:b, s:s?, s:s?, s:s?, s:s?, s:s, s:[{s:s, s:s, s:s}, "
                     "{s:s, s:s, s:s}]}",
        "agreed", (int)c->is_agreed, "document", c->at.document, "clause",
        c->at.clause, "label", c->at.label, "address", c->at.address, "sent",
        c->sent, "by", "point", c->by_first->key, "who", c->who_first, "words",
        c->first, "point", c->by_second->key, "who", c->who_second, "words",
        c->second);
}

static enum status collisions(struct job *job, const struct line *line)
{
    struct acting acting;
    const struct collision *found;
    json_t *all = json_array();
    bool prints = line->values[ACTING_JSON] == NULL;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    found = rivals_find(job->arena, acting.ledger,
        line->values[COLLISIONS_ROUND], line->values[COLLISIONS_CLAUSE]);
    if (found == NULL && prints)
        puts("No two organisations change the same words");
    for (const struct collision *c = found; c != NULL; c = c->next) {
        if (prints)
            print_collision(c);
        json_array_append_new(all, collision_json(c));
    }
    json_object_set_new(acting.reply, "collisions", all);
    return acting_show(&acting);
}

/* ---- the table -------------------------------------------------------- */

#define WHO_LOOKS                                                              \
    { "--as", "ORG", "what that organisation may see (the lead)" },            \
    {                                                                          \
        "--at", "TIME", "at that time (now)"                                   \
    }
#define WHY                                                                    \
    {                                                                          \
        "--reason", "T", "why"                                                 \
    }

const struct command command_point[] = {
    { .name = "point",
        .synopsis = "VERB DIR ...",
        .help = "what consultees say about the text, one thing at a time",
        .text = "A point stands on a clause, a paragraph, a definition, a "
                "figure or the whole, and has a key, R1-014. Most come in with "
                "`paction import --round`. Nobody's words are edited: what "
                "must not be shown is redacted, with a reason." },
    { .name = "point add",
        .synopsis = "DIR ROUND ORG --on PLACE [--quote Q] [--text T] "
                    "[--proposed W] ...",
        .help = "add a point",
        .text = "PLACE is CLAUSE, DOCUMENT/CLAUSE, DOCUMENT/CLAUSE/PARAGRAPH, "
                "question:ID, definition:ID or general. The proposed words "
                "stand instead of those that --quote names, or of the whole "
                "paragraph; \"-\" reads a text from standard input.",
        .least = 3,
        .most = 3,
        .run = point_adding_add,
        .options = { ACTING_ACTS, { "--on", "PLACE", "what it is on" },
            { "--quote", "Q", "words of the text that it is about" },
            { "--text", "T", "what it says" },
            { "--kind", "K",
                "comment, question, proposal, support, objection, "
                "error-report, clarification" },
            { "--type", "T", "ge, te or ed" },
            { "--stance", "S",
                "neutral, support, support-with-changes, oppose" },
            { "--priority", "P", "usual, essential, desirable" },
            { "--evidence", "T", "what it rests on" },
            { "--proposed", "W", "the words that are proposed" },
            { "--topic", "T", "a word for what it is about" },
            { "--confidential", NULL, "for the lead alone" },
            { "--reply", "POINT", "it replies to this one" },
            { "--association", "A", "given to this association, in private" },
            { "--channel", "C",
                "web, docx, odt, form, email, meeting or phone" } } },
    { .name = "point list",
        .synopsis = "DIR [--round R] [--clause C] [--organisation O] [--open] "
                    "...",
        .help = "list points",
        .text = "Each with its key, kind, state, whose it is, what it is on "
                "and how it begins.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS, WHO_LOOKS, { "--round", "R", "of a round" },
            { "--clause", "C", "on a clause" },
            { "--organisation", "O", "of an organisation" },
            { "--kind", "K", "of a kind" },
            { "--open", NULL, "that count and are not answered" },
            { "--unplaced", NULL, "that are to be placed by hand" } } },
    { .name = "point show",
        .synopsis = "DIR POINT",
        .help = "show a point and all that belongs to it",
        .text = "What it says and quotes, the wording it proposes with the "
                "changes marked, its thread, who supports or opposes it, its "
                "group, what was redacted, where it stands in later texts, "
                "and the answer once that is published.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { ACTING_LOOKS, WHO_LOOKS } },
    { .name = "point withdraw",
        .synopsis = "DIR POINT --reason T",
        .help = "take a point back",
        .text = "By its organisation, or by the lead for it. It stays in the "
                "record, and counts no more.",
        .least = 2,
        .most = 2,
        .run = withdraw,
        .options = { ACTING_ACTS, WHY } },
    { .name = "point support",
        .synopsis = "DIR POINT ORG",
        .help = "record that another organisation supports a point",
        .text = "Said again, the last counts.",
        .least = 3,
        .most = 3,
        .run = support,
        .options = { ACTING_ACTS } },
    { .name = "point oppose",
        .synopsis = "DIR POINT ORG",
        .help = "record that another organisation opposes a point",
        .text = "Said again, the last counts.",
        .least = 3,
        .most = 3,
        .run = oppose,
        .options = { ACTING_ACTS } },
    { .name = "point group",
        .synopsis = "DIR LEAD POINT... [--as duplicate|same-issue|campaign]",
        .help = "let points follow a lead that says the same",
        .text = "Each keeps its own organisation's name and its own reply.",
        .least = 3,
        .most = MOST_ARGUMENTS,
        .run = group,
        .options = { ACTING_ACTS,
            { "--as", "WHY", "duplicate, same-issue or campaign" } } },
    { .name = "point ungroup",
        .synopsis = "DIR POINT",
        .help = "take a point out of its group",
        .text = "It stands by itself again.",
        .least = 2,
        .most = 2,
        .run = ungroup,
        .options = { ACTING_ACTS } },
    { .name = "point redact",
        .synopsis = "DIR POINT --words W --reason T",
        .help = "hide words that must not be shown",
        .text = "Wherever they stand in the point's text; or the bytes --from "
                "to --to of it. What is hidden reads as \"[redacted: "
                "reason]\"; the words themselves stay in the record.",
        .least = 2,
        .most = 2,
        .run = redact,
        .options = { ACTING_ACTS, WHY, { "--words", "W", "the words" },
            { "--from", "N", "first byte, from 0" },
            { "--to", "N", "the byte after the last" } } },
    { .name = "point place",
        .synopsis = "DIR POINT --on PLACE [--quote Q] [--in FREEZE|now]",
        .help = "put a point by hand where it belongs",
        .text = "Its thread goes with it. With --in it is put, or confirmed, "
                "in a later text; where it was made stays.",
        .least = 2,
        .most = 2,
        .run = point_adding_place,
        .options = { ACTING_ACTS, { "--on", "PLACE", "as for point add" },
            { "--quote", "Q", "the words that it is about" },
            { "--in", "FREEZE", "a later text, or \"now\"" } } },
    { .name = "point move-on",
        .synopsis = "DIR FREEZE|now",
        .help = "lead all points to a later text",
        .text = "Each is found in place, moved (a person confirms it), on its "
                "clause alone because its words were changed, or without a "
                "clause because it is gone. None is left out.",
        .least = 2,
        .most = 2,
        .run = move_on,
        .options = { ACTING_ACTS } },
    { .name = "point collisions",
        .synopsis = "DIR [--round R] [--clause C]",
        .help = "list where organisations change the same words",
        .text = "Word by word: first where they differ, then where they ask "
                "for the same. Neither is ever applied.",
        .least = 1,
        .most = 1,
        .run = collisions,
        .options = { ACTING_LOOKS, { "--round", "R", "of a round" },
            { "--clause", "C", "on a clause" } } },
    { .name = "point elsewhere",
        .synopsis = "DIR PUBLISHED...",
        .help = "list what other projects published on the same clauses",
        .text = "PUBLISHED is a published.json that `paction publish` wrote, "
                "or its folder. Listed is what stands on a version of a clause "
                "that this project uses, word for word.",
        .least = 2,
        .most = MOST_ARGUMENTS,
        .run = point_elsewhere_list,
        .options = { ACTING_LOOKS } },
    { .name = NULL },
};
