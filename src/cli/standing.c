#include "cli/standing.h"
#include "assemble/draft.h"
#include "base/text.h"
#include "cli/present.h"
#include "cli/sending.h"
#include "govern/response.h"
#include "io/digest.h"
#include "review/lines.h"

#include <stdlib.h>
#include <string.h>

static void add_clause(struct job *job, struct standing *standing,
    const struct document *document, const struct node *clause)
{
    struct text heading = text_new(job->arena);

    if (names_find(&standing->clauses, clause->origin->clause) != NULL)
        return;
    for (const struct node *n = clause->first; n != NULL; n = n->next)
        if (n->kind == NODE_HEADING) {
            document_words(n, &heading);
            break;
        }
    names_put(&standing->clauses, clause->origin->clause,
        arena_format(job->arena, "%s%s%s (%s)",
            clause->label != NULL ? clause->label : "",
            clause->label != NULL ? " " : "",
            heading.length > 0 ? heading.bytes : clause->origin->clause,
            document->title));
}

/* A reference by where it leads, since its number follows from the order, and
   whatever version stands there. */
static void add_leaf(struct text *text, const struct node *node)
{
    if (node->kind == NODE_REFERENCE && node->target != NULL &&
        node->target->address != NULL)
        text_add(text, response_place(text->arena, node->target->address));
    else if (node->text != NULL)
        text_add(text, node->text);
}

static void add_text(struct text *text, const struct node *clause)
{
    for (struct walk w = document_walk(clause); document_next(&w);) {
        if (!w.entering || w.node->kind == NODE_PLAIN)
            continue;
        if (document_is_inline(w.node->kind))
            add_leaf(text, w.node);
        else
            text_add_char(text, '\n');
    }
}

static void read_document(struct job *job, struct standing *standing,
    struct names *texts, const struct document *document)
{
    for (struct walk w = document_walk(document->root); document_next(&w);) {
        const struct node *node = w.node;
        struct text *text;

        if (!w.entering || node->kind != NODE_CLAUSE || node->origin == NULL ||
            node->origin->clause == NULL)
            continue;
        add_clause(job, standing, document, node);
        text = names_find(texts, node->origin->clause);
        if (text == NULL) {
            text = ARENA_NEW(job->arena, struct text);
            *text = text_new(job->arena);
            names_put(texts, node->origin->clause, text);
        }
        add_text(text, node);
    }
}

void standing_add_words(
    struct job *job, const struct document *document, struct names *words)
{
    struct lines lines = lines_of(job->arena, document);

    for (size_t i = 0; i < lines.count; i++)
        if (lines.line[i].address != NULL)
            names_put(words, response_place(job->arena, lines.line[i].address),
                (void *)lines.line[i].words);
}

static void read_pack(
    struct job *job, struct standing *standing, const struct draft_pack *pack)
{
    struct names texts = names_new(job->arena);

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        if (standing->title == NULL)
            standing->title = d->document->subject;
        if (!sending_has_form(d))
            continue;
        read_document(job, standing, &texts, d->document);
        standing_add_words(job, d->document, &standing->words);
    }
    for (const struct named *n = texts.first; n != NULL; n = n->next) {
        const struct text *text = n->thing;

        names_put(&standing->texts, n->name,
            (void *)digest_hex(job->arena, text->bytes, text->length));
    }
}

bool standing_open(struct job *job, const char *home, const char *folder,
    struct standing *standing)
{
    const struct draft_pack *pack;

    *standing = (struct standing){ .present = present_open(job, home, folder),
        .texts = names_new(job->arena),
        .clauses = names_new(job->arena),
        .words = names_new(job->arena) };
    pack =
        present_pack(standing->present, draft_audience_name(AUDIENCE_INTERNAL));
    if (pack == NULL) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "wording-unknown",
                (struct place){ .file = folder },
                "answers rest on the wording as it is now, which cannot be "
                "assembled"),
            "see what `paction check %s` says, and mend that", folder);
        return false;
    }
    standing->library = pack->library;
    standing->house = pack->house;
    read_pack(job, standing, pack);
    return true;
}

struct standing standing_of(struct job *job, const struct draft_pack *pack)
{
    struct standing standing = { .texts = names_new(job->arena),
        .clauses = names_new(job->arena),
        .words = names_new(job->arena),
        .library = pack->library,
        .house = pack->house };

    read_pack(job, &standing, pack);
    return standing;
}

void standing_close(struct standing *standing)
{
    present_close(standing->present);
}

bool standing_has(
    struct job *job, const struct standing *standing, const char *words)
{
    struct adopted adopted;
    const struct clause *clause;
    const struct variant *variant = NULL;

    if (!response_read_adopted(job->arena, words, &adopted))
        return false;
    clause = library_clause(standing->library, adopted.clause);
    if (clause != NULL)
        variant = library_variant(clause, adopted.variant);
    return variant != NULL && strtol(adopted.version, NULL, 10) <=
                                  strtol(variant->version, NULL, 10);
}

const struct document *standing_document(
    struct standing *standing, const char *audience, const char *id)
{
    const struct draft_pack *pack = present_pack(standing->present, audience);

    for (const struct draft *d = pack != NULL ? pack->drafts : NULL; d != NULL;
         d = d->next)
        if (text_same(d->document->id, id))
            return d->document;
    return NULL;
}
