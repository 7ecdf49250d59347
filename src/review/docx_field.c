#include "review/docx_field.h"

#include "base/arena.h"
#include "io/foreign.h"
#include "review/docx_words.h"

#include <string.h>
#include <strings.h>

enum { INSTRUCTION = 'i', RESULT = 'r' };

struct docx_field docx_field_new(struct arena *arena)
{
    return (struct docx_field){ .open = text_new(arena),
        .instruction = text_new(arena) };
}

static void empty(struct text *text)
{
    text->length = 0;
    text->bytes[0] = '\0';
}

void docx_field_reset(struct docx_field *field)
{
    empty(&field->open);
    empty(&field->instruction);
    field->hiding = 0;
    field->closing = NULL;
}

void docx_field_mark(struct docx_field *field, const struct foreign *element)
{
    const char *type = docx_words_attribute(element, "fldCharType");
    struct text *open = &field->open;

    if (text_same(type, "begin")) {
        if (open->length == 0)
            empty(&field->instruction);
        text_add_char(open, INSTRUCTION);
        field->hiding++;
        return;
    }
    field->closing = NULL;
    if (open->length == 0)
        return;
    field->hiding -= open->bytes[open->length - 1] == INSTRUCTION;
    if (text_same(type, "separate"))
        open->bytes[open->length - 1] = RESULT;
    else
        open->bytes[--open->length] = '\0';
}

void docx_field_add(struct docx_field *field, const char *words)
{
    if (field->open.length == 1)
        text_add(&field->instruction, words);
}

bool docx_field_is_hiding(const struct docx_field *field)
{
    return field->hiding > 0;
}

static bool is_closing(const struct foreign *element)
{
    return foreign_is(element, SPACE_W, "fldChar") &&
           !text_same(docx_words_attribute(element, "fldCharType"), "begin");
}

void docx_field_settle(struct docx_field *field, const struct foreign *root,
    const struct foreign *paragraph)
{
    const struct foreign *e = paragraph;

    if (!docx_field_is_hiding(field) || field->closing != NULL)
        return;
    while (e->last != NULL)
        e = e->last;
    while ((e = foreign_next(root, e)) != NULL && !is_closing(e))
        continue;
    field->closing = e;
    if (e == NULL)
        docx_field_reset(field);
}

const char *docx_field_link(struct arena *arena, const char *instruction)
{
    static const char keyword[] = "HYPERLINK";
    const char *words = instruction + strspn(instruction, " \t\n");

    if (strncasecmp(words, keyword, sizeof keyword - 1) != 0)
        return NULL;
    words += sizeof keyword - 1;
    words += strspn(words, " \t\n");
    if (*words == '"')
        return arena_format(
            arena, "%.*s", (int)strcspn(words + 1, "\""), words + 1);
    if (*words == '\\' || *words == '\0')
        return NULL;
    return arena_format(arena, "%.*s", (int)strcspn(words, " \t\n"), words);
}
