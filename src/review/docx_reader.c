#include "review/docx_reader.h"

#include "base/job.h"
#include "base/text.h"
#include "io/foreign.h"
#include "review/docx_body.h"
#include "review/docx_comments.h"
#include "review/docx_styles.h"
#include "review/docx_words.h"
#include "review/opc.h"

#include <string.h>

#define MANIFEST "urn:paction:manifest"
#define COPY_PROPERTY "paction-copy"

/* ---- what says which copy it is --------------------------------------- */

static bool holds(struct bytes bytes, const char *words)
{
    const char *start = bytes.start;
    size_t length = strlen(words);

    for (size_t i = 0; start != NULL && i + length <= bytes.size; i++) {
        const char *next = memchr(start + i, words[0], bytes.size - i);

        if (next == NULL)
            return false;
        i = (size_t)(next - start);
        if (i + length <= bytes.size && memcmp(next, words, length) == 0)
            return true;
    }
    return false;
}

/* The custom part that is ours; what else is kept there is not read. */
static const char *manifest_of(
    struct job *job, struct opc *opc, const struct opc_relation *relations)
{
    const struct opc_relation *r = opc_find(relations, OPC_CUSTOM_XML);

    for (; r != NULL; r = opc_find(r->next, OPC_CUSTOM_XML)) {
        struct bytes bytes = opc_bytes(opc, r);
        const struct foreign *root =
            holds(bytes, MANIFEST) ? opc_tree(opc, r) : NULL;

        if (root != NULL && text_same(root->uri, MANIFEST))
            return arena_format(
                job->arena, "%.*s", (int)bytes.size, (const char *)bytes.start);
    }
    return NULL;
}

static const char *copy_of(struct arena *arena, const struct foreign *root)
{
    for (const struct foreign *e = root; e != NULL; e = foreign_next(root, e))
        if (foreign_is(e, SPACE_PROPERTIES, "property") &&
            text_same(foreign_attribute(e, SPACE_NONE, "name"), COPY_PROPERTY))
            return text_squeeze(arena, docx_words_below(arena, e));
    return NULL;
}

static const char *producer_of(struct arena *arena, const struct foreign *root)
{
    const struct foreign *name, *version;

    if (root == NULL)
        return NULL;
    name = foreign_child(root, SPACE_APP, "Application");
    version = foreign_child(root, SPACE_APP, "AppVersion");
    if (name == NULL)
        return NULL;
    if (version == NULL)
        return text_squeeze(arena, docx_words_below(arena, name));
    return arena_format(arena, "%s %s",
        text_squeeze(arena, docx_words_below(arena, name)),
        text_squeeze(arena, docx_words_below(arena, version)));
}

static bool is_tracking(const struct foreign *settings)
{
    const char *value = docx_words_value(settings, "trackRevisions");

    return value != NULL && strcmp(value, "0") != 0 &&
           strcmp(value, "false") != 0 && strcmp(value, "off") != 0;
}

/* ---- stories ---------------------------------------------------------- */

static const struct {
    enum opc_role role;
    enum region region;
} stories[] = { { OPC_FOOTNOTES, REGION_FOOTNOTE },
    { OPC_ENDNOTES, REGION_ENDNOTE }, { OPC_HEADER, REGION_HEADER },
    { OPC_FOOTER, REGION_FOOTER } };

static void read_story(struct opc *opc, const struct opc_relation *relation,
    struct docx_body *body, enum region region)
{
    const struct foreign *root = opc_tree(opc, relation);

    if (root == NULL)
        return;
    docx_body_enter(body, opc_relations(opc, relation->target));
    if (region == REGION_FOOTNOTE || region == REGION_ENDNOTE)
        docx_body_read_notes(body, root, region);
    else
        docx_body_read(body, root, region, NULL);
}

static void read_stories(struct opc *opc, const struct opc_relation *relations,
    struct docx_body *body)
{
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        enum opc_role role = stories[i].role;
        const struct opc_relation *r = opc_find(relations, role);

        for (; r != NULL; r = opc_find(r->next, role))
            read_story(opc, r, body, stories[i].region);
    }
}

/* ---- the file --------------------------------------------------------- */

static void complain(struct job *job, const char *name)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "docx-document",
            (struct place){ name, 0, 0 },
            "there is no Word document in this file"),
        "open it in Word, save it as a Word document (.docx) and send that");
}

static void read_file(struct job *job, struct opc *opc,
    const struct opc_relation *package, const struct foreign *root,
    struct returned *returned)
{
    struct arena *arena = job->arena;
    const struct opc_relation *document = opc_find(package, OPC_DOCUMENT);
    const struct opc_relation *relations = opc_relations(opc, document->target);
    struct names styles =
        docx_styles_read(arena, opc_tree(opc, opc_find(relations, OPC_STYLES)));
    struct docx_body body = docx_body_new(job, returned, &styles);

    docx_body_enter(&body, relations);
    docx_body_read(&body, root, REGION_BODY, NULL);
    read_stories(opc, relations, &body);
    docx_comments_read(opc, relations, &body);
    returned->manifest = manifest_of(job, opc, relations);
    returned->is_tracking =
        is_tracking(opc_tree(opc, opc_find(relations, OPC_SETTINGS)));
    returned->copy =
        copy_of(arena, opc_tree(opc, opc_find(package, OPC_PROPERTIES)));
    returned->producer =
        producer_of(arena, opc_tree(opc, opc_find(package, OPC_APPLICATION)));
    returned_number(arena, returned);
}

const struct returned *docx_reader_read(
    struct job *job, const char *name, struct bytes file)
{
    struct returned *returned = ARENA_NEW(job->arena, struct returned);
    int errors = findings_errors(job->findings);
    struct opc *opc = opc_open(job, name, file);
    const struct opc_relation *package;
    const struct foreign *root, *body;

    if (opc == NULL)
        return NULL;
    returned->format = "docx";
    package = opc_relations(opc, "");
    root = opc_tree(opc, opc_find(package, OPC_DOCUMENT));
    body = root != NULL ? foreign_child(root, SPACE_W, "body") : NULL;
    if (body != NULL)
        read_file(job, opc, package, body, returned);
    else if (findings_errors(job->findings) == errors)
        complain(job, name);
    return findings_errors(job->findings) == errors ? returned : NULL;
}
