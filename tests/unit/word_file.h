/*
 * Word file: a small package of readable XML, for tests of what reads it.
 *
 * The parts lie where no program would put them, since only relationships
 * say what they are.
 */
#ifndef TESTS_WORD_FILE_H
#define TESTS_WORD_FILE_H

#include "base/job.h"
#include "base/text.h"
#include "io/package.h"

#include <string.h>

#define WORD_SCHEMAS "http://schemas.openxmlformats.org/"
#define WORD_MICROSOFT "http://schemas.microsoft.com/office/"
#define WORD_SPACES                                                            \
    "xmlns:w='" WORD_SCHEMAS "wordprocessingml/2006/main' "                    \
    "xmlns:r='" WORD_SCHEMAS "officeDocument/2006/relationships' "             \
    "xmlns:mc='" WORD_SCHEMAS "markup-compatibility/2006' "                    \
    "xmlns:v='urn:schemas-microsoft-com:vml' "                                 \
    "xmlns:wps='" WORD_MICROSOFT "word/2010/wordprocessingShape' "             \
    "xmlns:w14='" WORD_MICROSOFT "word/2010/wordml' "                          \
    "xmlns:w15='" WORD_MICROSOFT "word/2012/wordml' "                          \
    "xmlns:w16cid='" WORD_MICROSOFT "word/2016/wordml/cid' "                   \
    "xmlns:w16cex='" WORD_MICROSOFT "word/2018/wordml/cex'"

/* The inside of each part; NULL: the file has no such part. */
struct word_file {
    const char *body;
    const char *comments, *extended, *ids, *extensible;
    const char *footnotes, *header, *settings, *styles, *custom, *properties;
    const char *application;
    bool is_strict; /* of the other namespaces */
};

struct word_part {
    const char *inside, *name, *root, *relation, *type;
};

#define WORD_OFFICE_RELATION WORD_SCHEMAS "officeDocument/2006/relationships/"

enum { WORD_PARTS = 11 };

/* What the strict form of the standard calls by another name. */
static inline const char *word_strict(struct job *job, const char *bytes)
{
    static const char *const names[][2] = {
        { WORD_SCHEMAS "wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main" },
        { WORD_SCHEMAS "officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships" },
    };

    for (int i = 0; i < 2; i++) {
        struct text text = text_new(job->arena);
        const char *at;

        for (; (at = strstr(bytes, names[i][0])) != NULL;
             bytes = at + strlen(names[i][0])) {
            text_add_bytes(&text, bytes, (size_t)(at - bytes));
            text_add(&text, names[i][1]);
        }
        text_add(&text, bytes);
        bytes = text.bytes;
    }
    return bytes;
}

static inline struct bytes word_file_make(
    struct job *job, const struct word_file *file)
{
    const struct word_part parts[WORD_PARTS] = {
        { file->comments, "odd/remarks.xml", "w:comments",
            WORD_OFFICE_RELATION "comments", "comments" },
        { file->extended, "odd/threads.xml", "w15:commentsEx",
            WORD_MICROSOFT "2011/relationships/commentsExtended",
            "commentsExtended" },
        { file->ids, "odd/ids.xml", "w16cid:commentsIds",
            WORD_MICROSOFT "2016/09/relationships/commentsIds", "commentsIds" },
        { file->extensible, "odd/dates.xml", "w16cex:commentsExtensible",
            WORD_MICROSOFT "2018/08/relationships/commentsExtensible",
            "commentsExtensible" },
        { file->footnotes, "odd/notes.xml", "w:footnotes",
            WORD_OFFICE_RELATION "footnotes", "footnotes" },
        { file->header, "odd/top.xml", "w:hdr", WORD_OFFICE_RELATION "header",
            "header" },
        { file->settings, "odd/set.xml", "w:settings",
            WORD_OFFICE_RELATION "settings", "settings" },
        { file->styles, "odd/looks.xml", "w:styles",
            WORD_OFFICE_RELATION "styles", "styles" },
        { file->custom, "custom/ours.xml", NULL,
            WORD_OFFICE_RELATION "customXml", NULL },
        { file->properties, "more/custom.xml", NULL,
            WORD_OFFICE_RELATION "custom-properties", NULL },
        { file->application, "more/app.xml", NULL,
            WORD_OFFICE_RELATION "extended-properties", NULL },
    };
    struct part made[WORD_PARTS + 4] = { { 0 } };
    size_t count = 4;
    struct text types = text_new(job->arena), own = text_new(job->arena),
                package = text_new(job->arena);

    text_add(&types,
        "<Types xmlns='" WORD_SCHEMAS "package/2006/content-types'>"
        "<Default Extension='rels' ContentType='application/"
        "vnd.openxmlformats-package.relationships+xml'/>"
        "<Default Extension='XML' ContentType='application/xml'/>"
        "<Override PartName='/odd/Story.xml' ContentType='"
        "application/vnd.openxmlformats-officedocument."
        "wordprocessingml.document.main+xml'/>");
    text_add(&own,
        "<q:Relationships xmlns:q='" WORD_SCHEMAS "package/2006/relationships'>"
        "<q:Relationship Id='out' TargetMode='External' "
        "Type='" WORD_OFFICE_RELATION "hyperlink' "
        "Target='https://council.example/c/1'/>");
    text_add(&package,
        "<Relationships xmlns='" WORD_SCHEMAS "package/2006/relationships'>"
        "<Relationship Id='a' Target='odd/Story.xml' "
        "Type='" WORD_OFFICE_RELATION "officeDocument'/>");
    for (size_t i = 0; i < WORD_PARTS; i++) {
        const struct word_part *part = &parts[i];
        bool is_packages = part->root == NULL && part->relation != NULL &&
                           strncmp(part->name, "more/", 5) == 0;

        if (part->inside == NULL)
            continue;
        text_format(is_packages ? &package : &own,
            "<%sRelationship Id='p%zu' Target='/%s' Type='%s'/>",
            is_packages ? "" : "q:", i, part->name, part->relation);
        if (part->type != NULL)
            text_format(&types,
                "<Override PartName='/%s' ContentType='application/"
                "vnd.openxmlformats-officedocument.wordprocessingml.%s+xml'/>",
                part->name, part->type);
        made[count++] = (struct part){ .name = part->name,
            .bytes =
                part->root == NULL
                    ? part->inside
                    : arena_format(job->arena, "<%s " WORD_SPACES ">%s</%s>",
                          part->root, part->inside, part->root) };
    }
    text_add(&types, "</Types>");
    text_add(&own, "</q:Relationships>");
    text_add(&package, "</Relationships>");
    made[0] =
        (struct part){ .name = "[Content_Types].xml", .bytes = types.bytes };
    made[1] = (struct part){ .name = "_rels/.rels", .bytes = package.bytes };
    made[2] =
        (struct part){ .name = "odd/_rels/Story.xml.rels", .bytes = own.bytes };
    made[3] = (struct part){ .name = "odd/Story.xml",
        .bytes = arena_format(job->arena,
            "<w:document " WORD_SPACES "><w:body>%s</w:body></w:document>",
            file->body) };
    for (size_t i = 0; i < count; i++) {
        if (file->is_strict)
            made[i].bytes = word_strict(job, made[i].bytes);
        made[i].size = strlen(made[i].bytes);
    }
    return package_make(job, made, count);
}

#endif
