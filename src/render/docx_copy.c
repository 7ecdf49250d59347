#include "render/docx_copy.h"

#include "base/job.h"
#include "base/names.h"
#include "render/docx_text.h"
#include "render/docx_writer.h"
#include "render/template.h"

#include <stddef.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"

/* Locking without a password guides; it does not guard. */
const char *docx_copy_tracking(const struct render_copy *copy)
{
    if (copy == NULL)
        return NULL;
    return copy->is_plain ? "<w:trackRevisions/>"
                          : "<w:trackRevisions/><w:documentProtection "
                            "w:edit=\"trackedChanges\" w:enforcement=\"1\"/>";
}

const char *docx_copy_relationship(const struct render_copy *copy)
{
    return copy == NULL ? NULL
                        : "<Relationship Id=\"rId4\" Type=\"" OFFICE
                          "relationships/custom-properties\" "
                          "Target=\"docProps/custom.xml\"/>";
}

void docx_copy_link(struct docx_writer *writer, const struct node *node)
{
    const struct render_copy *copy = writer->options.copy;
    const char *address = copy != NULL && node->bookmark != NULL
                              ? names_find(copy->links, node->bookmark)
                              : NULL;

    if (address == NULL)
        return;
    writer->waits = false;
    writer->link_count++;
    text_format(&writer->more_relationships,
        "<Relationship Id=\"rIdLink%zu\" Type=\"" OFFICE
        "relationships/hyperlink\" TargetMode=\"External\" Target=\"",
        writer->link_count);
    text_add_xml(&writer->more_relationships, address);
    text_add(&writer->more_relationships, "\"/>");
    docx_text_run(writer, NULL, "\u2003");
    text_format(
        &writer->body, "<w:hyperlink r:id=\"rIdLink%zu\">", writer->link_count);
    docx_text_run(writer, "CommentLink", copy->link_words);
    docx_text_link_end(writer);
}

/* ---- parts ------------------------------------------------------------ */

static const char *properties(struct arena *arena, const char *id)
{
    const struct value value = { .name = "id", .words = id };

    return template_fill(arena,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<Properties xmlns=\"" OFFICE "custom-properties\" xmlns:vt=\"" OFFICE
        "docPropsVTypes\"><property "
        "fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" "
        "name=\"paction-copy\"><vt:lpwstr>{{id}}</vt:lpwstr></property>"
        "</Properties>",
        &value, 1);
}

static const char item_properties[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
    "<ds:datastoreItem ds:itemID=\"{7A3F1C52-6B0E-4D7C-9A51-2C8E4F6D1B90}\" "
    "xmlns:ds=\"" OFFICE "customXml\"><ds:schemaRefs><ds:schemaRef "
    "ds:uri=\"urn:paction:manifest\"/></ds:schemaRefs></ds:datastoreItem>";

static const char item_relationships[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
    "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE
    "relationships/customXmlProps\" Target=\"itemProps1.xml\"/>"
    "</Relationships>";

void docx_copy_pack(struct docx_writer *writer)
{
    const struct render_copy *copy = writer->options.copy;
    struct arena *arena = writer->job->arena;

    if (copy == NULL)
        return;
    parts_add(arena, &writer->more, "docProps/custom.xml",
        properties(arena, copy->id));
    parts_add(arena, &writer->more, "customXml/item1.xml", copy->manifest);
    parts_add(
        arena, &writer->more, "customXml/itemProps1.xml", item_properties);
    parts_add(arena, &writer->more, "customXml/_rels/item1.xml.rels",
        item_relationships);
    text_add(&writer->more_types,
        "<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/"
        "vnd.openxmlformats-officedocument.custom-properties+xml\"/>"
        "<Override PartName=\"/customXml/itemProps1.xml\" ContentType="
        "\"application/vnd.openxmlformats-officedocument."
        "customXmlProperties+xml\"/>");
    text_add(&writer->more_relationships,
        "<Relationship Id=\"rIdManifest\" Type=\"" OFFICE
        "relationships/customXml\" Target=\"../customXml/item1.xml\"/>");
}
