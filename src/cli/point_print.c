#include "cli/point_print.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/columns.h"
#include "govern/party.h"
#include "govern/response.h"
#include "govern/submission.h"
#include "review/words.h"

#include <stdio.h>
#include <string.h>

enum { LINE = 80, INDENT = 4, SHOWN = 60 /* of a text in a list */ };

/* ---- words ------------------------------------------------------------ */

const char *point_print_place(
    struct arena *arena, const struct point_made *point)
{
    struct text place = text_new(arena);

    if (text_same(point->carrier, "none"))
        return "not placed";
    if (point->document != NULL)
        text_add_item(&place, point->document);
    if (point->clause != NULL)
        text_add_item(&place,
            point->label != NULL
                ? arena_format(arena, "%s %s", point->label, point->clause)
                : point->clause);
    if (point->target == TARGET_DEFINITION || point->target == TARGET_QUESTION)
        text_add_item(
            &place, arena_format(arena, "%s %s", point_targets[point->target],
                        point->on != NULL ? point->on : ""));
    else if (point->target == TARGET_PART && point->on != NULL)
        text_add_item(&place, point->on);
    return place.length > 0 ? place.bytes : "general";
}

static void add_stretch(struct text *text, const char *open, const char *words,
    struct span span, const char *close)
{
    text_add(text, open);
    text_add_bytes(text, words + span.start, span.length);
    text_add(text, close);
}

/* "pay within [-30-]{+14+} days" */
static const char *change_words(
    struct arena *arena, const char *was, const char *now)
{
    const char *old = was != NULL ? was : "", *new = now != NULL ? now : "";
    struct stretches all = words_compare(arena,
        (struct passage){ .words = old }, (struct passage){ .words = new });
    struct text text = text_new(arena);

    for (size_t i = 0; i < all.count; i++) {
        const struct stretch *s = &all.stretch[i];

        if (s->change == CHANGE_NONE)
            add_stretch(&text, "", old, s->old, "");
        else if (s->change == CHANGE_DELETED)
            add_stretch(&text, "[-", old, s->old, "-]");
        else
            add_stretch(&text, "{+", new, s->new, "+}");
    }
    return text.bytes;
}

bool point_print_may(struct point_view view, const struct point_made *point)
{
    const struct organisation *lead = party_lead(view.ledger);
    const char *viewer = view.viewer != NULL ? view.viewer
                         : lead != NULL      ? lead->entry.key
                                             : NULL;

    return point_may_see(view.ledger, point, viewer, view.at);
}

static const char *who(
    const struct point_view *view, const struct point_made *point)
{
    return view->viewer == NULL || text_same(view->viewer, point->organisation)
               ? party_name(view->ledger, point->organisation)
               : point_who(view->ledger, point);
}

/* Whether the viewer may know whose it is. */
static bool is_known(
    const struct point_view *view, const struct point_made *point)
{
    return strcmp(who(view, point),
               party_name(view->ledger, point->organisation)) == 0;
}

static const struct disposition *published(
    const struct point_view *view, const struct point_made *point)
{
    const struct disposition *d = response_of(view->ledger, point->entry.key);

    return d != NULL && d->workflow == WORKFLOW_PUBLISHED ? d : NULL;
}

/* Answers are drafted in private: to others it is open until one is published.
 */
static bool is_open(
    const struct point_view *view, const struct point_made *point)
{
    if (!point_counts(view->ledger, point))
        return false;
    return view->viewer != NULL
               ? published(view, point) == NULL
               : !response_is_answered(view->ledger, point->entry.key);
}

static const char *state(
    const struct point_view *view, const struct point_made *point)
{
    const struct disposition *d = published(view, point);
    const char *lead = point_lead(view->ledger, point->entry.key);

    if (point->withdrawn_at != NULL)
        return "withdrawn";
    if (!point_counts(view->ledger, point)) {
        const struct submission *s =
            ledger_find(view->ledger, KIND_SUBMISSION, point->submission);

        return s != NULL ? submission_statuses[s->status] : "";
    }
    if (d != NULL)
        return response_codes[d->code];
    if (strcmp(lead, point->entry.key) != 0)
        return arena_format(view->job->arena, "as %s", lead);
    return is_open(view, point) ? "open" : "answered";
}

/* ---- a list ----------------------------------------------------------- */

static bool has_clause(
    struct arena *arena, const struct point_made *point, const char *clause)
{
    const char *also =
        arena_format(arena, " %s ", point->also != NULL ? point->also : "");

    return text_same(point->clause, clause) ||
           strstr(also, arena_format(arena, " %s ", clause)) != NULL;
}

static bool is_wanted(const struct point_view *view,
    const struct point_filter *f, const struct point_made *p)
{
    return (f->round == NULL || text_same(f->round, p->round)) &&
           (f->clause == NULL || has_clause(view->job->arena, p, f->clause)) &&
           (f->organisation == NULL ||
               (text_same(f->organisation, p->organisation) &&
                   (view->viewer == NULL || is_known(view, p)))) &&
           (f->kind == NULL || text_same(f->kind, point_kinds[p->kind])) &&
           (!f->is_open || is_open(view, p)) &&
           (!f->is_unplaced || text_same(p->carrier, "none")) &&
           point_print_may(*view, p);
}

/* The start of what it says, on one line. */
static const char *gist(
    const struct point_view *view, const struct point_made *point)
{
    struct arena *arena = view->job->arena;
    const char *words =
        text_squeeze(arena, point_words(arena, view->ledger, point));
    size_t end = strlen(words);

    if (end == 0 && point->kind == POINT_PROPOSAL)
        return "(proposed words)";
    if (end <= SHOWN)
        return words;
    for (end = SHOWN; ((unsigned char)words[end] & 0xC0) == 0x80; end--)
        ;
    return arena_format(arena, "%.*s...", (int)end, words);
}

static void print_row(
    const struct point_view *view, const struct point_made *point)
{
    printf("%-8s %-13s %-10s %s: %s\n         %s\n", point->entry.key,
        point_kinds[point->kind], state(view, point), who(view, point),
        point_print_place(view->job->arena, point), gist(view, point));
}

json_t *point_print_list(
    struct point_view view, struct point_filter filter, bool prints)
{
    json_t *all = json_array();

    for (const struct named *n = ledger_first(view.ledger, KIND_POINT);
         n != NULL; n = n->next) {
        if (!is_wanted(&view, &filter, n->thing))
            continue;
        if (prints)
            print_row(&view, n->thing);
        else
            json_array_append_new(all, point_print_json(view, n->thing));
    }
    return all;
}

/* ---- one, as JSON ----------------------------------------------------- */

static json_t *proposed_json(
    const struct point_view *view, const struct point_made *point)
{
    json_t *all = json_array();
    const struct proposed *p;

    for (int i = 1; (p = point_proposed(view->job->arena, view->ledger,
                         point->entry.key, i)) != NULL;
         i++)
        json_array_append_new(all,
            json_pack("{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:b, s:b}", "verb",
                p->verb, "address", p->address, "was", p->was, "now", p->now,
                "question", p->question, "answer", p->answer, "tracked",
                (int)p->is_tracked, "lifted", p->lifted != NULL));
    return all;
}

static void add_place(json_t *object, const struct point_made *point)
{
    json_object_update_new(object,
        json_pack(
            "{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?}",
            "target", point_targets[point->target], "document", point->document,
            "clause", point->clause, "variant", point->variant, "version",
            point->version, "record", point->in_record, "address",
            point->address, "label", point->label, "on", point->on, "carrier",
            point->carrier, "source", point->source));
}

json_t *point_print_json(struct point_view view, const struct point_made *point)
{
    const struct disposition *d = published(&view, point);
    const char *lead = point_lead(view.ledger, point->entry.key);
    bool known = view.viewer == NULL || is_known(&view, point);
    json_t *object = json_pack(
        "{s:s, s:s, s:s?, s:s, s:s, s:s, s:s, s:s, s:s?, s:s, s:s?, s:s?}",
        "key", point->entry.key, "round", point->round, "organisation",
        known ? point->organisation : NULL, "who", who(&view, point), "kind",
        point_kinds[point->kind], "type", point_types[point->type], "stance",
        point_stances[point->stance], "priority",
        point_priorities[point->priority], "topic", point->topic, "text",
        point_words(view.job->arena, view.ledger, point), "quote", point->exact,
        "parent", point->parent);

    add_place(object, point);
    json_object_update_new(object,
        json_pack("{s:s, s:s?, s:s?, s:s?, s:s, s:b, s:b, s:o}", "state",
            state(&view, point), "created_at", point->created_at, "lead",
            strcmp(lead, point->entry.key) != 0 ? lead : NULL, "disposition",
            d != NULL ? response_codes[d->code] : NULL, "submission",
            known ? point->submission : "", "counts",
            (int)point_counts(view.ledger, point), "confidential",
            (int)point->is_confidential, "proposed",
            proposed_json(&view, point)));
    return object;
}

/* ---- one, as a page --------------------------------------------------- */

static void say(const char *head, const char *words)
{
    if (words == NULL || *words == '\0')
        return;
    printf("%s\n", head);
    columns_paragraph(stdout, INDENT, words);
}

static void print_proposed(
    const struct point_view *view, const struct point_made *point)
{
    struct arena *arena = view->job->arena;
    const struct proposed *p;

    for (int i = 1;
         (p = point_proposed(arena, view->ledger, point->entry.key, i)) != NULL;
         i++) {
        if (p->was != NULL || p->now != NULL)
            say(arena_format(arena, "Proposes (%s%s%s%s):", p->verb,
                    p->label != NULL ? ", " : "",
                    p->label != NULL ? p->label : "",
                    p->is_tracked ? ", tracked" : ""),
                change_words(arena, p->was, p->now));
        if (p->question != NULL)
            say("Would answer otherwise:",
                arena_format(arena, "%s = %s", p->question,
                    p->answer != NULL ? p->answer : ""));
    }
}

static void print_thread(
    const struct point_view *view, const struct point_made *point)
{
    if (point->parent != NULL)
        printf("Replies to %s\n", point->parent);
    for (const struct named *n = ledger_first(view->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        const struct point_made *reply = n->thing;

        if (!text_same(reply->parent, point->entry.key) ||
            !point_print_may(*view, reply))
            continue;
        say(arena_format(view->job->arena, "Reply %s, by %s:", reply->entry.key,
                who(view, reply)),
            point_words(view->job->arena, view->ledger, reply));
    }
}

static void print_endorsements(
    const struct point_view *view, const struct point_made *point)
{
    for (const struct named *n = ledger_first(view->ledger, KIND_ENDORSEMENT);
         n != NULL; n = n->next) {
        const struct endorsement *e = n->thing;

        if (text_same(e->point, point->entry.key))
            printf("%s: %s\n", party_name(view->ledger, e->organisation),
                e->stance == STANCE_OPPOSE ? "opposes it" : "supports it");
    }
}

static void print_group(
    const struct point_view *view, const struct point_made *point)
{
    const char *lead = point_lead(view->ledger, point->entry.key);

    if (strcmp(lead, point->entry.key) != 0)
        printf("Follows %s\n", lead);
    for (const struct named *n = ledger_first(view->ledger, KIND_GROUPING);
         n != NULL; n = n->next) {
        const struct grouping *g = n->thing;

        if (text_same(g->lead, point->entry.key))
            printf("Followed by %s (%s)\n", g->point,
                point_group_reasons[g->reason]);
    }
}

static void print_redactions(
    const struct point_view *view, const struct point_made *point)
{
    const struct redaction *r;

    for (int i = 1; i <= POINT_MOST_REDACTIONS; i++) {
        r = ledger_find(view->ledger, KIND_REDACTION,
            arena_format(view->job->arena, "%s/r%d", point->entry.key, i));
        if (r == NULL)
            return;
        printf("Redacted, bytes %lld to %lld, at %s: %s\n", (long long)r->from,
            (long long)r->to, r->at, r->reason);
    }
}

static void print_later(
    const struct point_view *view, const struct point_made *point)
{
    for (const struct named *n = ledger_first(view->ledger, KIND_PLACEMENT);
         n != NULL; n = n->next) {
        const struct placement_later *p = n->thing;

        if (text_same(p->point, point->entry.key))
            printf("In %s: %s%s%s%s\n",
                p->freeze != NULL ? p->freeze : "the present text", p->state,
                p->label != NULL ? ", " : "", p->label != NULL ? p->label : "",
                strcmp(p->state, "moved") == 0 && p->confirmed_by == NULL
                    ? " (to be confirmed)"
                    : "");
    }
}

static void print_response(
    const struct point_view *view, const struct point_made *point)
{
    const struct disposition *d = published(view, point);

    if (d == NULL)
        return;
    printf("Answered at %s: %s\n", d->published_at, response_codes[d->code]);
    say("What was done:", d->did);
    say("Why:", d->reason);
}

void point_print_page(struct point_view view, const struct point_made *point)
{
    struct arena *arena = view.job->arena;

    printf("%s: %s by %s%s%s (%s)\n", point->entry.key,
        point_kinds[point->kind], who(&view, point),
        view.viewer == NULL && point->author != NULL ? ", " : "",
        view.viewer == NULL && point->author != NULL
            ? party_person_name(view.ledger, point->author)
            : "",
        state(&view, point));
    printf("On %s%s%s%s\n", point_print_place(arena, point),
        point->carrier != NULL ? " (placed by " : "",
        text_same(point->carrier, "manual") ? "hand"
        : point->carrier != NULL            ? point->carrier
                                            : "",
        point->carrier != NULL ? ")" : "");
    say("Quotes:", point->exact);
    say("Says:", point_words(arena, view.ledger, point));
    print_proposed(&view, point);
    if (view.viewer == NULL)
        say("Evidence:", point->evidence);
    print_thread(&view, point);
    print_endorsements(&view, point);
    if (view.viewer == NULL) {
        print_group(&view, point);
        print_redactions(&view, point);
    }
    print_later(&view, point);
    print_response(&view, point);
}
