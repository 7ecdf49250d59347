#include "review/signature.h"

#include "base/job.h"
#include "base/text.h"
#include "document/document_xml.h"
#include "io/digest.h"
#include "io/foreign.h"
#include "review/lines.h"
#include "review/sent.h"

#include <string.h>

/* What is said of the whole, in the order in which it is signed. */
static const char *const heads[] = { "copy", "document", "audience", "for",
    "pack", "generator" };
static const char *const parts[] = { "name", "clause", "sha256" };
enum {
    HEADS = sizeof heads / sizeof *heads,
    PARTS = sizeof parts / sizeof *parts
};

/* ---- what is signed --------------------------------------------------- */

/* Each with its name and length, so that none can run into the next. */
static void add_signed(struct text *text, const char *name, const char *value)
{
    if (value != NULL)
        text_format(text, "%s %zu %s\n", name, strlen(value), value);
}

/* ---- writing ---------------------------------------------------------- */

struct writing {
    struct text markup, is_signed;
};

static void add(struct writing *writing, const char *name, const char *value)
{
    document_xml_attribute(&writing->markup, name, value);
    add_signed(&writing->is_signed, name, value);
}

static const char *clause_of(struct arena *arena, const struct line_of *line)
{
    const struct origin *origin =
        line->clause != NULL ? line->clause->origin : line->node->origin;

    if (origin == NULL || origin->clause == NULL)
        return NULL;
    return origin->variant == NULL
               ? origin->clause
               : arena_format(arena, "%s#%s@%d", origin->clause,
                     origin->variant, origin->version);
}

struct signature_lines signature_lines_of(
    struct arena *arena, const struct document *document)
{
    struct lines lines = lines_of(arena, document);
    struct signature_line *line =
        arena_alloc(arena, (lines.count + 1) * sizeof *line);
    size_t count = 0;

    for (const struct line_of *l = lines.line; l < lines.line + lines.count;
         l++)
        if (l->bookmark != NULL)
            line[count++] =
                (struct signature_line){ l->bookmark, clause_of(arena, l),
                    digest_hex(arena, l->normal, strlen(l->normal)) };
    return (struct signature_lines){ line, count };
}

static void add_line(struct writing *writing, const struct signature_line *line)
{
    text_add(&writing->markup, "\n  <paragraph");
    add(writing, parts[0], line->bookmark);
    add(writing, parts[1], line->clause);
    add(writing, parts[2], line->sha256);
    text_add(&writing->markup, "/>");
}

const char *signature_write(struct job *job, const struct sent_copy *copy,
    struct signature_lines lines, const unsigned char *key)
{
    struct writing writing = { text_new(job->arena), text_new(job->arena) };
    const char *const values[HEADS] = { copy->id, copy->document,
        copy->audience, copy->recipient, copy->pack, copy->engine };

    text_add(&writing.markup, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<manifest xmlns=\"" SIGNATURE_NAMESPACE "\"");
    for (size_t i = 0; i < HEADS; i++)
        add(&writing, heads[i], values[i]);
    text_add_char(&writing.markup, '>');
    for (size_t i = 0; i < lines.count; i++)
        add_line(&writing, &lines.line[i]);
    text_format(&writing.markup, "\n  <signature>%s</signature>\n</manifest>\n",
        digest_signature(job->arena, key, writing.is_signed.bytes,
            writing.is_signed.length));
    return writing.markup.bytes;
}

/* ---- checking --------------------------------------------------------- */

static bool is_named(const struct foreign *element, const char *name)
{
    return element->name != NULL && strcmp(element->name, name) == 0 &&
           text_same(element->uri, SIGNATURE_NAMESPACE);
}

static void add_all(struct text *text, const struct foreign *element,
    const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_signed(
            text, names[i], foreign_attribute(element, SPACE_NONE, names[i]));
}

static const char *refuse(struct job *job, const char *why, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "manifest-unsigned",
            (struct place){ 0 }, "the list of what was sent %s", why),
        "%s", cure);
    return NULL;
}

const char *signature_check(
    struct job *job, const char *bytes, size_t size, const unsigned char *key)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    const struct foreign *root = foreign_parse(&quiet, "manifest", bytes, size);
    struct text text = text_new(job->arena);
    const char *said = "";

    if (root == NULL || !is_named(root, "manifest"))
        return refuse(
            job, "cannot be read", "the file is placed by its other marks");
    add_all(&text, root, heads, HEADS);
    for (const struct foreign *e = root->first; e != NULL; e = e->next)
        if (is_named(e, "paragraph"))
            add_all(&text, e, parts, PARTS);
        else if (is_named(e, "signature") && e->first != NULL &&
                 e->first->text != NULL)
            said = e->first->text;
    if (!digest_same(
            said, digest_signature(job->arena, key, text.bytes, text.length)))
        return refuse(job, "does not bear this machine's signature",
            "was the copy sent from another machine? Nothing is taken from "
            "the list; the file is placed by its other marks");
    return foreign_attribute(root, SPACE_NONE, "copy");
}
