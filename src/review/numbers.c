#include "review/numbers.h"

#include "base/arena.h"
#include "base/text.h"

#include <ctype.h>
#include <string.h>

/* Before a no-break space; of an Act it is a small "section". */
static const char *const containers[] = { "lause", "aragraph", "chedule",
    "Section" };

static size_t number_length(const char *words)
{
    size_t length = 0;

    for (;;) {
        const char *p = words + length;

        if (isdigit((unsigned char)*p))
            length++;
        else if (length > 0 && *p == '.' && isdigit((unsigned char)p[1]))
            length++;
        else if (length > 0 && *p == '(' && strcspn(p, ") ") <= 4 &&
                 p[strcspn(p, ") ")] == ')')
            length += strcspn(p, ")") + 1;
        else
            return length;
    }
}

static bool ends_with_container(const struct text *text)
{
    for (size_t i = 0; i < sizeof containers / sizeof *containers; i++)
        if (text_ends(text->bytes,
                arena_format(text->arena, "%s\u00a0", containers[i])))
            return true;
    return false;
}

const char *numbers_hidden(struct arena *arena, const char *words)
{
    struct text text = text_new(arena);

    while (*words != '\0') {
        size_t length =
            isdigit((unsigned char)*words) && ends_with_container(&text)
                ? number_length(words)
                : 0;

        text_add_char(&text, length > 0 ? '#' : *words);
        words += length > 0 ? length : 1;
    }
    return text.bytes;
}
