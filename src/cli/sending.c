#include "cli/sending.h"

#include "base/calendar.h"
#include "base/text.h"
#include "document/document_xml.h"
#include "io/digest.h"
#include "io/file.h"
#include "io/secret.h"
#include "render/render.h"
#include "review/anchors.h"
#include "review/clause_link.h"
#include "review/sent.h"
#include "review/signature.h"

#include <stdint.h>
#include <string.h>

enum { MOST_FILES = 5 /* two formats of a copy, three of its form */ };

/* One document on its way out. */
struct outgoing {
    struct sent_copy sent;
    struct render_copy render;
    struct names links;
    const char *tree; /* neutral XML */
    struct sent_file files[MOST_FILES];
    size_t file_count;
    size_t notices; /* that stand on its cover now */
};

/* One document before it goes to anybody. */
struct plain {
    const char *tree; /* neutral XML */
    struct signature_lines lines;
};

struct sending_pack {
    const struct draft_pack *drafts;
    struct names plains; /* id of a document to its struct plain */
};

struct sending {
    struct job *job;
    struct sending_options options;
    const struct sending_pack *plain;
    const struct draft_pack *drafts;
    const unsigned char *key;
    const char *pack;       /* SHA-256 */
    struct names outgoings; /* id of a document to its struct outgoing */
};

/* ---- the whole -------------------------------------------------------- */

/* A notice with another date makes another copy: what comes back is read
   against the words that went out. */
static const char *hash_of(
    struct job *job, const struct sending_pack *pack, const char *until)
{
    struct text text = text_new(job->arena);

    text_add(&text, until != NULL ? until : "");
    for (const struct named *n = pack->plains.first; n != NULL; n = n->next)
        text_add(&text, ((const struct plain *)n->thing)->tree);
    return digest_hex(job->arena, text.bytes, text.length);
}

const struct sending_pack *sending_prepare(
    struct job *job, const struct draft_pack *pack)
{
    struct sending_pack *prepared = ARENA_NEW(job->arena, struct sending_pack);

    prepared->drafts = pack;
    prepared->plains = names_new(job->arena);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        anchors_give(job, d->document);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        struct plain *plain = ARENA_NEW(job->arena, struct plain);

        plain->tree = document_xml_write(job->arena, d->document);
        plain->lines = signature_lines_of(job->arena, d->document);
        names_put(&prepared->plains, d->document->id, plain);
    }
    return prepared;
}

struct sending *sending_begin(struct job *job, const struct sending_pack *pack,
    struct sending_options options)
{
    struct sending *sending = ARENA_NEW(job->arena, struct sending);

    sending->job = job;
    sending->options = options;
    sending->plain = pack;
    sending->drafts = pack->drafts;
    sending->outgoings = names_new(job->arena);
    sending->key = secret_key(job);
    if (sending->key == NULL)
        return NULL;
    sending->pack = hash_of(job, pack, options.until);
    return sending;
}

/* ---- the notice ------------------------------------------------------- */

static void add_notice(struct sending *sending, struct outgoing *outgoing,
    struct node *cover, const char *words)
{
    struct node *notice =
        document_add(sending->job->arena, cover, NODE_PARAGRAPH);

    notice->role = ROLE_NOTICE;
    document_add_text(sending->job->arena, notice, NODE_TEXT, words);
    outgoing->notices++;
}

static const char *mail_address(const char *comment_at)
{
    return comment_at != NULL && text_starts(comment_at, "mailto:")
               ? comment_at + strlen("mailto:")
               : NULL;
}

/* The council that leads, as the answers name it. NULL: they do not. */
static const char *name_sender(
    const struct sending *sending, const struct draft *draft)
{
    const struct question *question =
        library_question(sending->drafts->library, "lead_authority");
    const struct answer *answer =
        question != NULL
            ? answers_ask(sending->drafts->answers, draft->scope, question)
            : NULL;

    return answer != NULL ? answer->value.text : NULL;
}

static const char *where_to(const struct sending *sending, const char *sender)
{
    const char *mail = mail_address(sending->options.comment_at);
    const char *to = mail != NULL ? mail : sender;
    const char *until = sending->options.until;

    return arena_format(sending->job->arena, "Send it back to %s%s%s.",
        to != NULL ? to : "whoever sent it to you",
        until != NULL ? " before " : "", until != NULL ? until : "");
}

static const char *about_form(
    const struct sending *sending, const struct draft *draft)
{
    return sending_has_form(draft)
               ? arena_format(sending->job->arena,
                     " Or fill in the comment form instead, a table with a "
                     "row for each clause: it is the file %s-comments.",
                     draft->document->id)
               : "";
}

static const char *about_date(
    const struct sending *sending, const struct draft *draft)
{
    const char *date = draft->document->date;
    int64_t day;

    return date != NULL && calendar_parse(date, &day)
               ? arena_format(sending->job->arena, ", draft of %s",
                     calendar_words(sending->job->arena, day))
               : "";
}

/* "Copy 1f2e3d4c5b6a7988, draft of 1 May 2027, for A, from B." */
static const char *about_copy(const struct sending *sending,
    const struct outgoing *outgoing, const struct draft *draft,
    const char *sender)
{
    const char *recipient = sending->options.recipient;

    return arena_format(sending->job->arena, "Copy %s%s%s%s%s%s.",
        outgoing->sent.id, about_date(sending, draft),
        recipient != NULL ? ", for " : "", recipient != NULL ? recipient : "",
        sender != NULL ? ", from " : "", sender != NULL ? sender : "");
}

static const char *about_links(const struct sending *sending)
{
    if (sending->options.comment_at == NULL)
        return "";
    return mail_address(sending->options.comment_at) != NULL
               ? " The link after a clause's heading writes to us about that "
                 "clause alone."
               : " The link after a clause's heading leads to a page for "
                 "comments on that clause.";
}

static void add_notices(struct sending *sending, struct outgoing *outgoing,
    const struct draft *draft)
{
    struct node *cover = draft->document->root->first;
    const char *sender = name_sender(sending, draft);

    if (cover == NULL || cover->kind != NODE_COVER)
        return;
    add_notice(sending, outgoing, cover,
        arena_format(sending->job->arena,
            "How to comment. Write the words that you want into the text "
            "itself: changes are tracked, so nothing is lost. To say why, or "
            "to ask, mark the words and add a comment.%s%s %s",
            about_links(sending), about_form(sending, draft),
            where_to(sending, sender)));
    add_notice(
        sending, outgoing, cover, about_copy(sending, outgoing, draft, sender));
}

bool sending_has_form(const struct draft *draft)
{
    const char *kind = draft->plan->kind;

    return strcmp(kind, "notes") != 0 && strcmp(kind, "obligations") != 0 &&
           strcmp(kind, "redactions") != 0 && strcmp(kind, "summary") != 0;
}

const char *sending_recipient(const struct sending *sending)
{
    return sending->options.recipient;
}

/* ---- one document ----------------------------------------------------- */

static const struct node *heading_of(const struct node *clause)
{
    const struct node *heading = clause->first;

    return heading != NULL && heading->kind == NODE_HEADING ? heading : NULL;
}

static void add_links(
    struct sending *sending, struct outgoing *outgoing, const struct node *root)
{
    outgoing->links = names_new(sending->job->arena);
    if (sending->options.comment_at == NULL)
        return;
    for (struct walk w = document_walk(root); document_next(&w);) {
        const struct node *heading = w.entering && w.node->kind == NODE_CLAUSE
                                         ? heading_of(w.node)
                                         : NULL;

        if (heading == NULL || heading->bookmark == NULL ||
            heading->origin == NULL || heading->origin->clause == NULL)
            continue;
        names_put(&outgoing->links, heading->bookmark,
            (void *)(uintptr_t)clause_link_write(sending->job->arena,
                sending->options.comment_at, outgoing->sent.id,
                heading->origin));
    }
}

static struct outgoing *begin(
    struct sending *sending, const struct draft *draft)
{
    struct job *job = sending->job;
    const struct document *document = draft->document;
    const struct plain *plain =
        names_find(&sending->plain->plains, document->id);
    struct outgoing *outgoing = ARENA_NEW(job->arena, struct outgoing);

    outgoing->sent = sent_name(
        job, document, plain->tree, sending->options.recipient, sending->pack);
    add_links(sending, outgoing, document->root);
    outgoing->render = (struct render_copy){ .id = outgoing->sent.id,
        .manifest =
            signature_write(job, &outgoing->sent, plain->lines, sending->key),
        .link_words = CLAUSE_LINK_WORDS,
        .links = &outgoing->links,
        .is_plain = sending->options.is_plain };
    names_put(&sending->outgoings, document->id, outgoing);
    return outgoing;
}

const struct render_copy *sending_open(
    struct sending *sending, const struct draft *draft)
{
    struct outgoing *outgoing =
        names_find(&sending->outgoings, draft->document->id);

    if (outgoing == NULL)
        outgoing = begin(sending, draft);
    add_notices(sending, outgoing, draft);
    if (outgoing->tree == NULL)
        outgoing->tree =
            document_xml_write(sending->job->arena, draft->document);
    return &outgoing->render;
}

void sending_close(struct sending *sending, const struct draft *draft)
{
    struct outgoing *outgoing =
        names_find(&sending->outgoings, draft->document->id);

    for (; outgoing->notices > 0; outgoing->notices--)
        document_drop_last(draft->document->root->first);
}

const char *sending_copy(struct sending *sending, const struct draft *draft)
{
    const struct outgoing *outgoing =
        names_find(&sending->outgoings, draft->document->id);

    return outgoing->sent.id;
}

void sending_add(struct sending *sending, const struct draft *draft,
    const char *name, struct bytes bytes)
{
    struct outgoing *outgoing =
        names_find(&sending->outgoings, draft->document->id);

    outgoing->files[outgoing->file_count++] =
        (struct sent_file){ name, bytes.start, bytes.size };
}

bool sending_can_keep(struct sending *sending)
{
    return sent_can_keep(sending->job, sending->options.folder);
}

bool sending_keep(struct sending *sending, struct batch *batch)
{
    for (const struct named *n = sending->outgoings.first; n != NULL;
         n = n->next) {
        const struct outgoing *outgoing = n->thing;

        if (!sent_keep(batch, sending->job, sending->options.folder,
                &outgoing->sent, outgoing->tree, outgoing->files,
                outgoing->file_count))
            return false;
    }
    return true;
}

bool sending_list(struct sending *sending)
{
    return sent_list(sending->job, sending->options.folder);
}
