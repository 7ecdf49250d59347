#include "review/docx_comments.h"

#include "base/job.h"
#include "base/text.h"
#include "io/foreign.h"
#include "review/docx_body.h"
#include "review/docx_words.h"
#include "review/opc.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MOST = 64 };

struct reading {
    struct job *job;
    struct docx_body *body;
    struct docx_body own;      /* reads what comments say themselves */
    struct names by_paragraph; /* struct noted by paraId */
    struct returned_comment **end;
};

/* A comment, and whose reply it is. */
struct noted {
    struct returned_comment *comment;
    struct noted *parent;
};

/* ---- ids -------------------------------------------------------------- */

/* Ids are hexadecimal: their case says nothing. */
static const char *folded(struct arena *arena, const char *id)
{
    char *copy = arena_copy(arena, id);

    for (char *c = copy; *c != '\0'; c++)
        *c = (char)toupper((unsigned char)*c);
    return copy;
}

static struct noted *find_noted(
    const struct reading *reading, const char *paragraph_id)
{
    return paragraph_id != NULL ? names_find(&reading->by_paragraph,
                                      folded(reading->job->arena, paragraph_id))
                                : NULL;
}

/* The last paragraph's is the comment's; the others lead to it too. */
static void note_paragraphs(
    struct reading *reading, struct noted *noted, const struct foreign *element)
{
    for (const struct foreign *e = element; e != NULL;
         e = foreign_next(element, e)) {
        const char *id = foreign_is(e, SPACE_W, "p")
                             ? foreign_attribute(e, SPACE_W14, "paraId")
                             : NULL;

        if (id == NULL)
            continue;
        noted->comment->paragraph_id = id;
        names_put(
            &reading->by_paragraph, folded(reading->job->arena, id), noted);
    }
}

/* ---- text ------------------------------------------------------------- */

/* As it reads when the changes tracked in the comment itself are accepted. */
static const char *text_of(
    struct reading *reading, const struct foreign *element)
{
    struct arena *arena = reading->job->arena;
    struct returned scratch = { 0 };
    struct text text;
    struct view_of view;

    docx_body_restart(&reading->own, &scratch);
    docx_body_read(&reading->own, element, REGION_BODY, NULL);
    returned_number(arena, &scratch);
    view = returned_view(arena, &scratch, VIEW_ACCEPTED);
    if (view.count == 1)
        return view.seen[0].text;
    text = text_new(arena);
    for (size_t i = 0; i < view.count; i++) {
        if (i > 0)
            text_add_char(&text, '\n');
        text_add(&text, view.seen[i].text);
    }
    return text.bytes;
}

/* ---- places ----------------------------------------------------------- */

static bool is_before(struct spot a, struct spot b)
{
    return a.paragraph != b.paragraph ? a.paragraph < b.paragraph
                                      : a.offset < b.offset;
}

/* A range that lacks one end stands from or to the reference, if it can. */
static void place(struct returned_comment *comment,
    const struct docx_range *range, size_t paragraph_count)
{
    bool has_from = range != NULL && range->has_from;

    if (range == NULL || paragraph_count == 0)
        return;
    comment->is_placed = true;
    comment->from = has_from               ? range->from
                    : range->has_reference ? range->reference
                                           : range->to;
    comment->to = comment->from;
    if (has_from && range->has_to)
        comment->to = range->to;
    else if (has_from && range->has_reference)
        comment->to = range->reference;
    if (is_before(comment->to, comment->from))
        comment->to = comment->from;
    comment->is_range = is_before(comment->from, comment->to);
}

/* ---- one comment ------------------------------------------------------ */

static void add_comment(struct reading *reading, const struct foreign *element)
{
    struct arena *arena = reading->job->arena;
    struct returned_comment *comment =
        ARENA_NEW(arena, struct returned_comment);
    struct noted *noted = ARENA_NEW(arena, struct noted);
    const char *id = docx_words_attribute(element, "id");

    noted->comment = comment;
    comment->id = id != NULL ? id : "";
    comment->stamp.author = docx_words_attribute(element, "author");
    comment->stamp.date = docx_words_attribute(element, "date");
    comment->initials = docx_words_attribute(element, "initials");
    comment->text = text_of(reading, element);
    note_paragraphs(reading, noted, element);
    place(comment, names_find(&reading->body->ranges, comment->id),
        reading->body->count);
    *reading->end = comment;
    reading->end = &comment->next;
    reading->body->returned->comment_count++;
}

static void read_comments(struct reading *reading, const struct foreign *root)
{
    for (const struct foreign *e = root; e != NULL; e = foreign_next(root, e))
        if (foreign_is(e, SPACE_W, "comment"))
            add_comment(reading, e);
}

/* ---- threads and other ids -------------------------------------------- */

static bool is_true(const char *value)
{
    return value != NULL &&
           (strcmp(value, "1") == 0 || strcasecmp(value, "true") == 0 ||
               strcasecmp(value, "on") == 0);
}

static void read_extended(struct reading *reading, const struct foreign *root)
{
    for (const struct foreign *e = root; e != NULL; e = foreign_next(root, e)) {
        struct noted *noted;

        if (!foreign_is(e, SPACE_W15, "commentEx"))
            continue;
        noted = find_noted(reading, foreign_attribute(e, SPACE_W15, "paraId"));
        if (noted == NULL)
            continue;
        noted->comment->is_resolved =
            is_true(foreign_attribute(e, SPACE_W15, "done"));
        noted->parent = find_noted(
            reading, foreign_attribute(e, SPACE_W15, "paraIdParent"));
    }
}

/* The first of a thread. Returns NULL for one that answers itself. */
static struct noted *thread_of(struct noted *noted)
{
    for (int i = 0; i < DEPTH_MOST; i++, noted = noted->parent)
        if (noted->parent == NULL)
            return noted;
    return NULL;
}

static void settle_threads(struct reading *reading)
{
    for (struct named *named = reading->by_paragraph.first; named != NULL;
         named = named->next) {
        struct noted *noted = named->thing, *first = thread_of(noted);
        struct returned_comment *comment = noted->comment;

        if (first == NULL || first == noted)
            continue;
        comment->parent = first->comment->id;
        if (comment->is_placed)
            continue;
        comment->is_placed = first->comment->is_placed;
        comment->is_range = first->comment->is_range;
        comment->from = first->comment->from;
        comment->to = first->comment->to;
    }
}

static void read_ids(struct reading *reading, const struct foreign *root,
    struct names *by_durable)
{
    for (const struct foreign *e = root; e != NULL; e = foreign_next(root, e)) {
        const char *id;
        struct noted *noted;

        if (!foreign_is(e, SPACE_W16CID, "commentId"))
            continue;
        id = foreign_attribute(e, SPACE_W16CID, "durableId");
        noted =
            find_noted(reading, foreign_attribute(e, SPACE_W16CID, "paraId"));
        if (id == NULL || noted == NULL)
            continue;
        noted->comment->durable = id;
        names_put(by_durable, folded(reading->job->arena, id), noted);
    }
}

/* Word writes local time as if it were UTC; here it says what is UTC. */
static void read_dates(struct reading *reading, const struct foreign *root,
    const struct names *by_durable)
{
    for (const struct foreign *e = root; e != NULL; e = foreign_next(root, e)) {
        const char *id, *date;
        struct noted *noted;

        if (!foreign_is(e, SPACE_W16CEX, "commentExtensible"))
            continue;
        id = foreign_attribute(e, SPACE_W16CEX, "durableId");
        date = foreign_attribute(e, SPACE_W16CEX, "dateUtc");
        noted = id != NULL
                    ? names_find(by_durable, folded(reading->job->arena, id))
                    : NULL;
        if (noted != NULL && date != NULL && *date != '\0')
            noted->comment->stamp.date = date;
    }
}

void docx_comments_read(struct opc *opc, const struct opc_relation *relations,
    struct docx_body *body)
{
    struct reading reading = { .job = body->job,
        .body = body,
        .own = docx_body_new(body->job, body->returned, body->styles),
        .by_paragraph = names_new(body->job->arena),
        .end = &body->returned->comments };
    struct names by_durable = names_new(body->job->arena);
    const struct opc_relation *part = opc_find(relations, OPC_COMMENTS);

    read_comments(&reading, opc_tree(opc, part));
    if (reading.by_paragraph.count == 0)
        return;
    part = opc_find(relations, OPC_COMMENTS_EXTENDED);
    read_extended(&reading, opc_tree(opc, part));
    settle_threads(&reading);
    part = opc_find(relations, OPC_COMMENTS_IDS);
    read_ids(&reading, opc_tree(opc, part), &by_durable);
    part = opc_find(relations, OPC_COMMENTS_EXTENSIBLE);
    read_dates(&reading, opc_tree(opc, part), &by_durable);
}
