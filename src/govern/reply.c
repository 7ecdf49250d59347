#include "govern/reply.h"
#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "document/document.h"
#include "govern/ledger.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/publication.h"
#include "review/compare.h"

#include <string.h>

struct replying {
    struct job *job;
    const struct reply_source *source;
    const struct ledger *ledger;
    const char *lead;       /* name of who answers */
    struct node *first;     /* where what has no place stands */
    struct names by_place;  /* to a node that can bear a comment */
    struct names by_clause; /* likewise: its heading */
};

/* ---- where a comment stands ------------------------------------------- */

static bool bears_remarks(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING ||
           node->kind == NODE_DEFINITION;
}

static struct node *bearer(const struct node *node)
{
    for (struct walk w = document_walk(node); document_next(&w);)
        if (w.entering && bears_remarks(w.node))
            return (struct node *)w.node;
    return NULL;
}

/* What is still there is preferred to what was taken out. */
static void put_place(
    struct names *places, const char *name, struct node *bearer)
{
    const struct node *there = name != NULL ? names_find(places, name) : NULL;

    if (name != NULL && bearer != NULL &&
        (there == NULL || (there->change == CHANGE_DELETED &&
                              bearer->change != CHANGE_DELETED)))
        names_put(places, name, bearer);
}

static void find_places(struct replying *r, const struct document *document)
{
    for (struct walk w = document_walk(document->root); document_next(&w);) {
        const struct node *node = w.node;

        if (!w.entering || document_is_inline(node->kind))
            continue;
        if (r->first == NULL && bears_remarks(node))
            r->first = (struct node *)node;
        if (node->address != NULL)
            put_place(&r->by_place,
                response_place(r->job->arena, node->address), bearer(node));
        if (node->kind == NODE_CLAUSE && node->origin != NULL)
            put_place(&r->by_clause, node->origin->clause, bearer(node));
    }
}

static struct node *place_of(
    const struct replying *r, const char *address, const char *clause)
{
    struct node *node =
        address != NULL
            ? names_find(&r->by_place, response_place(r->job->arena, address))
            : NULL;

    if (node == NULL && clause != NULL)
        node = names_find(&r->by_clause, clause);
    return node != NULL ? node : r->first;
}

/* ---- threads ---------------------------------------------------------- */

/* A civil time, as an office program takes it. */
static const char *stamp(struct arena *arena, const char *time)
{
    return time != NULL && strlen(time) == strlen("2026-03-02T10:00")
               ? arena_format(arena, "%s:00Z", time)
               : time;
}

static void add_remark(struct node *node, struct remark *remark)
{
    const struct remark **end = &node->remarks;

    while (*end != NULL)
        end = (const struct remark **)&(*end)->next;
    *end = remark;
}

static struct remark *new_remark(struct replying *r, struct node *node,
    const char *author, const char *time, const char *words)
{
    struct remark *remark = ARENA_NEW(r->job->arena, struct remark);

    *remark = (struct remark){
        .author = author, .date = stamp(r->job->arena, time), .words = words
    };
    add_remark(node, remark);
    return remark;
}

static const char *author_of(
    const struct replying *r, const struct point_made *point)
{
    return point->author != NULL ? party_person_name(r->ledger, point->author)
                                 : party_name(r->ledger, point->organisation);
}

static void add_line(struct text *text, const char *label, const char *words)
{
    if (words == NULL || *words == '\0')
        return;
    text_format(text, "%s%s%s", text->length > 0 ? "\n" : "",
        label != NULL ? label : "", words);
}

/* What they said, with the words that it is about and those they proposed. */
static const char *their_words(
    const struct replying *r, const struct point_made *point)
{
    struct arena *arena = r->job->arena;
    struct text text = text_new(arena);
    const struct proposed *p;

    if (point->exact != NULL && *point->exact != '\0')
        text_format(&text, "On \u201c%s\u201d:", point->exact);
    add_line(&text, NULL, point_words(arena, r->ledger, point));
    for (int i = 1;
         (p = point_proposed(arena, r->ledger, point->entry.key, i)) != NULL;
         i++)
        add_line(&text, "Proposed: ",
            p->now != NULL ? p->now : "to leave this paragraph out");
    return text.bytes;
}

static const char *clause_of(const struct replying *r, const char *point)
{
    const struct point_made *made = ledger_find(r->ledger, KIND_POINT, point);

    return made != NULL ? made->clause : NULL;
}

static const char *our_words(
    const struct replying *r, const struct disposition *answer)
{
    const struct disposition *lead = answer->code == DISPOSITION_DUPLICATE
                                         ? response_of(r->ledger, answer->lead)
                                         : NULL;
    const struct disposition *d = lead != NULL ? lead : answer;
    struct text text = text_new(r->job->arena);

    add_line(&text, arena_format(r->job->arena, "%s: ", answer->point),
        response_code_words(d->code));
    add_line(&text, "We did: ", d->did);
    add_line(&text, "Wording adopted: ",
        response_adopted_words(
            r->job->arena, d->adopted, clause_of(r, answer->point)));
    add_line(&text, "Not taken: ", d->not_taken);
    add_line(&text, "Why: ", d->reason);
    if (lead != NULL)
        add_line(&text, NULL, answer->reason);
    add_line(&text, "This goes to: ", d->went_to);
    add_line(&text, "This is taken up in round ", d->to_round);
    return text.bytes;
}

static void add_their_replies(
    struct replying *r, struct node *node, const char *root)
{
    for (const struct named *n = ledger_first(r->ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *point = n->thing;

        if (point->parent != NULL && !text_same(n->name, root) &&
            point_counts(r->ledger, point) &&
            text_same(response_root(r->ledger, n->name), root))
            new_remark(r, node, author_of(r, point), point->created_at,
                their_words(r, point))
                ->is_reply = true;
    }
}

static void add_thread(struct replying *r, const struct point_made *point,
    const struct disposition *answer)
{
    const struct proposed *change =
        point_proposed(r->job->arena, r->ledger, point->entry.key, 1);
    const char *address = point->address != NULL ? point->address
                          : change != NULL       ? change->address
                                                 : NULL;
    struct node *node = place_of(r, address, point->clause);

    if (node == NULL)
        return;
    new_remark(
        r, node, author_of(r, point), point->created_at, their_words(r, point))
        ->is_resolved = answer->code == DISPOSITION_ACCEPTED;
    add_their_replies(r, node, point->entry.key);
    new_remark(r, node, r->lead, answer->published_at, our_words(r, answer))
        ->is_reply = true;
}

static bool is_theirs(const struct replying *r, const struct point_made *point)
{
    return text_same(point->organisation, r->source->organisation) &&
           text_same(point->document, r->source->document) &&
           publication_is_of(r->ledger, r->source->round, point);
}

/* ---- the whole -------------------------------------------------------- */

struct document *reply_document(
    struct job *job, const struct reply_source *source, size_t *threads)
{
    const struct organisation *lead = party_lead(source->ledger);
    struct replying r = { .job = job,
        .source = source,
        .ledger = source->ledger,
        .lead = lead != NULL ? party_name(source->ledger, lead->entry.key) : "",
        .by_place = names_new(job->arena),
        .by_clause = names_new(job->arena) };
    struct compare_options options = { r.lead, stamp(job->arena, source->at) };
    const struct document *now =
        source->now != NULL ? source->now : source->sent;
    struct document *document =
        compare_documents(job, source->sent, now, options);

    *threads = 0;
    document->status =
        arena_format(job->arena, "Our answers, %.10s", source->at);
    find_places(&r, document);
    for (const struct named *n = ledger_first(source->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        const struct disposition *answer = response_of(source->ledger, n->name);

        if (!is_theirs(&r, n->thing) || answer == NULL ||
            answer->workflow != WORKFLOW_PUBLISHED)
            continue;
        add_thread(&r, n->thing, answer);
        ++*threads;
    }
    return document;
}
