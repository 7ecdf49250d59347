/*
 * publish: all answers of a round in one act, "you said, we did"; and the
 * answers to tenderers' questions.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/issuing.h"
#include "cli/standing.h"
#include "document/document.h"
#include "govern/point.h"
#include "govern/publication.h"
#include "govern/reply.h"
#include "govern/said.h"
#include "govern/said_page.h"
#include "govern/said_table.h"
#include "govern/submission.h"
#include "io/file.h"
#include "io/xml.h"
#include "render/render.h"
#include "review/redline_proof.h"
#include "review/sent.h"

#include <stdio.h>
#include <string.h>

enum { OUT = ACTING_OPTIONS, FORMATS, CLARIFICATIONS };

struct publishing {
    struct job *job;
    const struct line *line;
    struct acting acting;
    struct standing standing;
    struct publication publication;
    const char *round;     /* NULL: tenderers' questions */
    const char *templates; /* folder */
    struct issuing *issuing;
    struct renderer *renderer;
    struct xml_schema *word;
    struct names trees; /* copy to the document that was sent */
};

static const char *stem(const struct publishing *p)
{
    return p->round != NULL ? "you-said-we-did" : "clarifications";
}

/* ---- what was sent ---------------------------------------------------- */

/* How to comment is no part of the text, and over. */
static void drop_notices(struct document *document)
{
    struct node *cover = document->root->first;

    if (cover == NULL || cover->kind != NODE_COVER)
        return;
    while (cover->last != NULL && cover->last->role == ROLE_NOTICE)
        document_drop_last(cover);
}

/* NULL: it is not kept here any more. */
static const struct document *tree_of(struct publishing *p, const char *copy)
{
    struct document *tree = names_find(&p->trees, copy);
    struct job quiet = { p->job->arena, findings_new(p->job->arena) };

    if (tree == NULL) {
        tree = sent_tree(&quiet, p->acting.folder,
            file_join(p->job, p->templates, "document.rng"), copy);
        if (tree != NULL) {
            drop_notices(tree);
            names_put(&p->trees, copy, tree);
        }
    }
    return tree;
}

/* A file of the round that counts and that a copy can go back for. */
static bool is_answerable(
    const struct publishing *p, const struct kept_file *file)
{
    const struct submission *submission =
        ledger_find(p->acting.ledger, KIND_SUBMISSION, file->submission);

    return submission != NULL && text_same(submission->round, p->round) &&
           submission_is_live(p->acting.ledger, submission) &&
           file->copy != NULL && sent_is_id(file->copy) &&
           !text_same(file->name, ENTRY_ERASED) &&
           (text_same(file->format, "docx") || text_same(file->format, "odt"));
}

/* Words as they were sent, by address: of every copy that came back. */
static struct names words_sent(struct publishing *p)
{
    struct names words = names_new(p->job->arena);

    for (const struct named *n = ledger_first(p->acting.ledger, KIND_FILE);
         p->round != NULL && n != NULL; n = n->next) {
        const struct kept_file *file = n->thing;
        const struct document *tree =
            is_answerable(p, file) ? tree_of(p, file->copy) : NULL;

        if (tree != NULL)
            standing_add_words(p->job, tree, &words);
    }
    return words;
}

/* ---- the report ------------------------------------------------------- */

static struct bytes text_bytes(const char *words)
{
    return (struct bytes){ words, strlen(words) };
}

static const char *file_name(
    struct publishing *p, const char *name, const char *extension)
{
    return arena_format(p->job->arena, "%s.%s", name, extension);
}

static bool make_report(struct publishing *p, const struct said *said)
{
    static const char *const formats[] = { "html", "docx", "odt", "txt" };
    const struct document *page = said_page(p->job, said);

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct bytes bytes = render_document(p->job, p->renderer, page,
            render_find_format(formats[i]), (struct render_options){ 0 });

        if (bytes.start == NULL)
            return false;
        issuing_add(p->issuing, NULL, file_name(p, stem(p), formats[i]), bytes);
    }
    issuing_add(p->issuing, NULL, file_name(p, stem(p), "csv"),
        text_bytes(said_table_csv(p->job, said)));
    issuing_add(p->issuing, NULL,
        file_name(p, p->round != NULL ? "published" : stem(p), "json"),
        text_bytes(said_table_json(p->job, said)));
    return true;
}

static bool make_said(struct publishing *p, const char *head)
{
    struct names was = words_sent(p);
    struct said_source source = { .ledger = p->acting.ledger,
        .round = p->round,
        .at = p->publication.at,
        .title = p->standing.title,
        .head = head,
        .clauses = &p->standing.clauses,
        .was = &was,
        .now = &p->standing.words,
        .house = p->standing.house };

    return make_report(p, said_gather(p->job, &source));
}

/* ---- copies that go back ---------------------------------------------- */

static void say_lost(struct publishing *p, const struct kept_file *file)
{
    findings_hint(p->job->findings,
        findings_add(p->job->findings, SEVERITY_WARNING, "reply-unmade",
            (struct place){ .file = p->acting.folder },
            "copy %s, which came back from %s, is not in sent/: no answer can "
            "be written into it",
            file->copy, file->organisation),
        "put the folder sent/%s back before publishing", file->copy);
}

static bool add_reply(struct publishing *p, const struct kept_file *file,
    const struct document *sent)
{
    struct job *job = p->job;
    const struct sent_copy *copy = sent_find(job, p->acting.folder, file->copy);
    struct reply_source source = { .ledger = p->acting.ledger,
        .round = p->round,
        .organisation = file->organisation,
        .document = file->document,
        .sent = sent,
        .at = p->publication.at };
    const struct document *reply;
    struct bytes bytes;
    size_t threads;

    if (copy == NULL)
        return false;
    source.now =
        standing_document(&p->standing, copy->audience, copy->document);
    reply = reply_document(job, &source, &threads);
    if (threads == 0)
        return true;
    bytes = render_document(job, p->renderer, reply,
        render_find_format(file->format), (struct render_options){ 0 });
    if (bytes.start == NULL ||
        (text_same(file->format, "docx") &&
            !redline_proof_holds(job, p->word, bytes, sent,
                source.now != NULL ? source.now : sent)))
        return false;
    issuing_add(p->issuing, file->organisation,
        arena_format(job->arena, "%s/%s.%s", file->organisation, file->document,
            file->format),
        bytes);
    return true;
}

/* One for each organisation, document and format, the last that came. */
static struct names find_files(const struct publishing *p)
{
    struct names files = names_new(p->job->arena);

    for (const struct named *n = ledger_first(p->acting.ledger, KIND_FILE);
         n != NULL; n = n->next) {
        const struct kept_file *file = n->thing;

        if (is_answerable(p, file))
            names_put(&files,
                arena_format(p->job->arena, "%s/%s.%s", file->organisation,
                    file->document, file->format),
                n->thing);
    }
    return files;
}

static bool make_replies(struct publishing *p)
{
    struct names files = find_files(p);

    for (const struct named *n = files.first; n != NULL; n = n->next) {
        const struct kept_file *file = n->thing;
        const struct document *sent = tree_of(p, file->copy);

        if (sent == NULL)
            say_lost(p, file);
        else if (!add_reply(p, file, sent))
            return false;
    }
    return true;
}

/* ---- publishing ------------------------------------------------------- */

/* What an answer says is adopted must be there for anyone to read. */
static bool is_adopted(struct publishing *p)
{
    struct text missing = text_new(p->job->arena);

    for (const struct put *put = p->acting.act->puts; put != NULL;
         put = put->next) {
        const struct disposition *d = put->entry;

        if (put->kind == KIND_DISPOSITION && d->adopted != NULL &&
            !standing_has(p->job, &p->standing, d->adopted))
            text_add_item(&missing,
                arena_format(p->job->arena, "%s (%s)", d->point, d->adopted));
    }
    if (missing.length == 0)
        return true;
    findings_hint(p->job->findings,
        findings_add(p->job->findings, SEVERITY_ERROR, "adopted-missing",
            (struct place){ 0 },
            "the library has no such wording as these answers name: %s",
            missing.bytes),
        "adopt it first (paction decide), or change the answer");
    return false;
}

static bool mark(struct publishing *p)
{
    return p->round != NULL ? publication_round(p->job, p->acting.act, p->round,
                                  &p->standing.texts, &p->publication)
                            : publication_clarifications(p->job, p->acting.act,
                                  &p->standing.texts, &p->publication);
}

static bool make_files(struct publishing *p)
{
    const char *head = store_head(p->job, p->acting.store, p->publication.at);
    bool made;

    p->issuing = issuing_begin(&p->acting, stem(p));
    p->renderer = render_open(p->job, p->templates, p->standing.house);
    p->word = xml_schema_open(
        p->job, file_join(p->job, p->templates, "docx/wordprocessing.rng"));
    made = head != NULL && p->word != NULL && make_said(p, head) &&
           (p->round == NULL || make_replies(p)) &&
           issuing_print(p->issuing, p->line->values[FORMATS]);
    xml_schema_close(p->word);
    render_close(p->renderer);
    return made;
}

static bool make(struct publishing *p)
{
    if (!mark(p) || !is_adopted(p) || !make_files(p) ||
        !issuing_may_write(p->issuing, p->line->values[OUT], &p->publication))
        return false;
    p->publication.sha256 = issuing_keep(p->issuing, &p->publication);
    act_put(p->acting.act, KIND_PUBLICATION, &p->publication);
    return true;
}

/* What is on the record stays so, even if the disk takes no more. */
static bool write_files(struct publishing *p)
{
    const char *out = p->line->values[OUT];

    if (issuing_write(p->issuing, out, p->line->values[FORMATS]))
        return true;
    findings_hint(p->job->findings,
        findings_add(p->job->findings, SEVERITY_ERROR, "publication-unwritten",
            (struct place){ .file = out },
            "it is published on the record, but its files are not written"),
        "make room, then publish again: the same files are written");
    return false;
}

static enum status tell(
    struct publishing *p, bool is_new, const struct receipt *receipt)
{
    const struct publication *publication = &p->publication;
    const char *what = p->round != NULL ? p->round : "tenderers' questions";
    json_t *reply = p->acting.reply;

    json_object_set_new(
        reply, "publication", json_string(publication->entry.key));
    json_object_set_new(reply, "sha256", json_string(publication->sha256));
    json_object_set_new(reply, "points", json_integer(publication->points));
    json_object_set_new(reply, "new", json_boolean(is_new));
    if (is_new) {
        json_object_set_new(reply, "receipt", json_integer(receipt->number));
        json_object_set_new(reply, "hash", json_string(receipt->hash));
    }
    if (p->line->values[ACTING_JSON] == NULL) {
        printf(is_new
                   ? "%s: %lld answer%s published as %s\n"
                   : "%s: nothing new; the same %lld answer%s written again, "
                     "as published in %s\n",
            what, (long long)publication->points,
            publication->points == 1 ? "" : "s", publication->entry.key);
        printf("Open %s.\n", file_join(p->job, p->line->values[OUT],
                                 file_name(p, stem(p), "html")));
        if (is_new)
            printf("Receipt %lld, %.16s\n", (long long)receipt->number,
                receipt->hash);
    }
    return acting_show(&p->acting);
}

/* The findings say of which sort the failure is. */
static enum status drop(struct publishing *p)
{
    (void)acting_drop(&p->acting);
    return STATUS_DONE;
}

static enum status publish_new(struct publishing *p)
{
    struct receipt receipt;
    bool is_made =
        standing_open(p->job, p->line->home, p->acting.folder, &p->standing);

    is_made = is_made && make(p) && acting_commit(&p->acting, &receipt);
    standing_close(&p->standing);
    if (!is_made || !write_files(p))
        return drop(p);
    return tell(p, true, &receipt);
}

static enum status publish_again(struct publishing *p)
{
    p->publication = *publication_last(p->acting.ledger, p->round);
    p->issuing = issuing_find(&p->acting, stem(p), &p->publication);
    if (p->issuing == NULL ||
        !issuing_may_write(p->issuing, p->line->values[OUT], &p->publication) ||
        !issuing_print(p->issuing, p->line->values[FORMATS]) || !write_files(p))
        return drop(p);
    return tell(p, false, NULL);
}

static bool check_line(struct job *job, const struct line *line)
{
    if ((line->argument_count == 2) == (line->values[CLARIFICATIONS] != NULL))
        return acting_misuse(job, "publish-what",
            "it is not clear what is to be published",
            "name a round, or give --clarifications");
    if (line->values[OUT] == NULL)
        return acting_misuse(
            job, "no-out", "no folder to write to", "add -o OUT");
    return issuing_check_formats(job, line->values[FORMATS]);
}

static enum status publish(struct job *job, const struct line *line)
{
    struct publishing p = { .job = job,
        .line = line,
        .round = line->argument_count == 2 ? line->arguments[1] : NULL,
        .templates = file_join(job, line->home, "templates"),
        .trees = names_new(job->arena) };

    if (!check_line(job, line))
        return STATUS_DONE;
    if (!acting_begin(job, line,
            p.round != NULL ? "publish.round" : "publish.clarifications",
            &p.acting))
        return STATUS_INPUT;
    if (p.round != NULL &&
        ledger_get(job, p.acting.ledger, KIND_ROUND, p.round) == NULL)
        return drop(&p);
    return publication_is_due(p.acting.ledger, p.round) ? publish_new(&p)
                                                        : publish_again(&p);
}

const struct command command_publish[] = {
    { .name = "publish",
        .synopsis = "DIR ROUND|--clarifications -o OUT [-f html,docx,...]",
        .help = "publish the answers of a round: you said, we did",
        .text =
            "In one act all answers of a closed round are published: a report "
            "as web page, Word, ODT, text and CSV, published.json for "
            "programs, and in OUT/replies/ORGANISATION for each copy that came "
            "back a fresh one with its comments, our answers in their threads "
            "and what changed as a redline; give each only to that "
            "organisation. Refused while a point of the round has no approved "
            "answer, while an answer's wording has changed, or where words "
            "would name who asked not to be named. Published again, the same "
            "files are written, and only answers changed since are new. With "
            "--clarifications the answers to tenderers' questions go to all at "
            "once, numbered, and nobody who asked is named.",
        .least = 1,
        .most = 2,
        .run = publish,
        .options = { ACTING_ACTS, { "-o", "OUT", "folder to write to" },
            { "-f", "FORMATS", "html, docx, odt, txt, csv, json, pdf" },
            { "--clarifications", NULL, "answers to tenderers' questions" } } },
    { .name = NULL },
};
