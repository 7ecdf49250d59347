#include "render/pack_index.h"

#include "base/text.h"
#include "document/document.h"
#include "document/document_xml.h"
#include "render/render.h"

static void add_file(struct text *text, const struct pack_file *file)
{
    text_add(text, "\n    <file");
    document_xml_attribute(text, "format", file->format->name);
    document_xml_attribute(text, "label", file->format->label);
    document_xml_attribute(text, "path", file->path);
    text_format(text, " size=\"%zu\"/>", file->size);
}

static void add_entry(struct text *text, const struct pack_entry *entry)
{
    const struct document *document = entry->document;

    text_add(text, "\n  <document");
    document_xml_attribute(text, "id", document->id);
    document_xml_attribute(text, "title", document->title);
    document_xml_attribute(text, "purpose", document->purpose);
    if (document->holds_child_data)
        text_add(text, " holds-child-data=\"yes\"");
    text_add_char(text, '>');
    for (size_t i = 0; i < entry->file_count; i++)
        add_file(text, &entry->files[i]);
    text_add(text, "\n  </document>");
}

const char *pack_index_xml(struct arena *arena, const struct pack_index *index,
    const struct house *house)
{
    struct text text = text_new(arena);

    text_add(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pack");
    document_xml_attribute(&text, "title", index->title);
    document_xml_attribute(&text, "subject", index->subject);
    document_xml_attribute(&text, "audience", index->audience);
    document_xml_attribute(&text, "recipient", index->recipient);
    document_xml_attribute(&text, "status", index->status);
    document_xml_attribute(&text, "date", index->date);
    text_format(&text, " errors=\"%d\" warnings=\"%d\" notes=\"%d\">\n  ",
        index->errors, index->warnings, index->notes);
    if (house != NULL)
        document_xml_house(&text, house);
    for (size_t i = 0; i < index->entry_count; i++)
        add_entry(&text, &index->entries[i]);
    text_add(&text, "\n</pack>\n");
    return text.bytes;
}
