#include "review/docx_styles.h"

#include "base/arena.h"
#include "base/text.h"
#include "io/foreign.h"
#include "review/docx_words.h"

#include <string.h>
#include <strings.h>

enum { BASES_MOST = 20 };

bool docx_styles_is_outline(const struct foreign *properties)
{
    const char *level = docx_words_value(properties, "outlineLvl");

    return level != NULL && level[0] >= '0' && level[0] <= '8' &&
           level[1] == '\0';
}

static void add_style(struct names *styles, const struct foreign *element)
{
    const char *type = docx_words_attribute(element, "type");
    const char *id = docx_words_attribute(element, "styleId");
    struct docx_style *style;

    if (id == NULL || (type != NULL && strcmp(type, "paragraph") != 0))
        return;
    style = ARENA_NEW(styles->arena, struct docx_style);
    style->name = docx_words_value(element, "name");
    style->based_on = docx_words_value(element, "basedOn");
    style->is_heading =
        docx_styles_is_outline(foreign_child(element, SPACE_W, "pPr")) ||
        (style->name != NULL && strncasecmp(style->name, "heading ", 8) == 0);
    names_put(styles, id, style);
}

static bool has_heading(
    const struct names *styles, const struct docx_style *style)
{
    for (int i = 0; i < BASES_MOST && style != NULL; i++) {
        if (style->is_heading)
            return true;
        style = style->based_on != NULL ? names_find(styles, style->based_on)
                                        : NULL;
    }
    return false;
}

struct names docx_styles_read(struct arena *arena, const struct foreign *root)
{
    struct names styles = names_new(arena);

    if (root == NULL)
        return styles;
    for (const struct foreign *e = root->first; e != NULL; e = e->next)
        if (foreign_is(e, SPACE_W, "style"))
            add_style(&styles, e);
    for (struct named *named = styles.first; named; named = named->next) {
        struct docx_style *style = named->thing;

        style->is_heading = has_heading(&styles, style);
    }
    return styles;
}
