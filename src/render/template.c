#include "render/template.h"

#include "base/text.h"

#include <string.h>

static const struct value *find_value(
    const char *name, size_t length, const struct value *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(values[i].name) == length &&
            memcmp(values[i].name, name, length) == 0)
            return &values[i];
    return NULL;
}

static void add_value(struct text *text, const struct value *value)
{
    if (value->words == NULL)
        return;
    if (value->is_markup)
        text_add(text, value->words);
    else
        text_add_xml(text, value->words);
}

const char *template_fill(struct arena *arena, const char *template,
    const struct value *values, size_t count)
{
    const char *rest = template, *open;
    struct text text;

    if (strstr(template, "{{") == NULL)
        return template;
    text = text_new(arena);
    while ((open = strstr(rest, "{{")) != NULL) {
        const char *close = strstr(open, "}}");

        if (close == NULL)
            break;

        const struct value *value =
            find_value(open + 2, (size_t)(close - open) - 2, values, count);
        close += 2;
        text_add_bytes(&text, rest, (size_t)(open - rest));
        if (value != NULL)
            add_value(&text, value);
        else
            text_add_bytes(&text, open, (size_t)(close - open));
        rest = close;
    }
    text_add(&text, rest);
    return text.bytes;
}
