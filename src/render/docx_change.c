#include "render/docx_change.h"

#include "base/job.h"
#include "document/document_xml.h"
#include "render/docx_writer.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

static const char *const names[] = {
    [CHANGE_INSERTED] = "ins",
    [CHANGE_DELETED] = "del",
};

bool docx_change_is_on(enum change change, enum docx_side side)
{
    return change == CHANGE_NONE ||
           (change == CHANGE_INSERTED) == (side == DOCX_NEW);
}

int docx_change_id(struct docx_writer *writer)
{
    return ++writer->last_id;
}

/* Returns what follows the form, or NULL: 0 in it stands for any digit. */
static const char *after_form(const char *words, const char *form)
{
    for (; *form != '\0'; form++, words++)
        if (*form == '0' ? !isdigit((unsigned char)*words) : *words != *form)
            return NULL;
    return words;
}

/* Fractions of a second and zones other than Z are left out. */
const char *docx_change_date(struct docx_writer *writer, const char *date)
{
    struct arena *arena = writer->job->arena;
    const char *rest = date != NULL ? after_form(date, "0000-00-00") : NULL;

    if (rest == NULL)
        return NULL;
    if (*rest == '\0')
        return arena_format(arena, "%sT00:00:00Z", date);
    rest = after_form(rest, "T00:00:00");
    if (rest == NULL)
        return NULL;
    return arena_format(arena, "%.*sZ", (int)(rest - date), date);
}

void docx_change_stamp(struct docx_writer *writer, struct text *to)
{
    const struct document *document = writer->document;

    text_format(to, " w:id=\"%d\"", docx_change_id(writer));
    document_xml_attribute(to, "w:author",
        document->change_author != NULL ? document->change_author : "Unknown");
    document_xml_attribute(
        to, "w:date", docx_change_date(writer, document->change_date));
}

static void begin(
    struct docx_writer *writer, struct text *to, enum change change)
{
    text_format(to, "<w:%s", names[change]);
    docx_change_stamp(writer, to);
}

void docx_change_mark(
    struct docx_writer *writer, struct text *to, enum change change)
{
    if (change == CHANGE_NONE)
        return;
    begin(writer, to, change);
    text_add(to, "/>");
}

void docx_change_turn(struct docx_writer *writer, enum change change)
{
    if (change == writer->open)
        return;
    if (writer->open != CHANGE_NONE)
        text_format(&writer->body, "</w:%s>", names[writer->open]);
    writer->open = change;
    if (change == CHANGE_NONE)
        return;
    begin(writer, &writer->body, change);
    text_add_char(&writer->body, '>');
}
