#include "review/source.h"

#include "base/arena.h"
#include "base/text.h"
#include "io/xml.h"

#include <string.h>

static const struct source_change *find(const struct source_change *changes,
    enum source_act act, const struct element *at)
{
    while (changes != NULL && (changes->act != act || changes->at != at))
        changes = changes->next;
    return changes;
}

static void append(struct element *parent, struct element *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last == NULL)
        parent->first = child;
    else
        parent->last->next = child;
    parent->last = child;
}

static struct element *copy(struct arena *arena, const struct element *element,
    const struct source_change *changes);

/* Each on a line of its own, set in as what it follows is. */
static void append_added(struct arena *arena, struct element *parent,
    const struct element *at, const struct source_change *changes,
    const char *margin)
{
    const struct source_change *c = find(changes, SOURCE_AFTER, at);

    for (; c != NULL; c = find(c->next, SOURCE_AFTER, at)) {
        if (margin != NULL) {
            struct element *space = ARENA_NEW(arena, struct element);

            space->text = margin;
            append(parent, space);
        }
        append(parent, copy(arena, c->added, NULL));
    }
}

static bool is_margin(const struct element *element)
{
    return element->name == NULL &&
           element->text[strspn(element->text, " \t\r\n")] == '\0';
}

static struct element *copy(struct arena *arena, const struct element *element,
    const struct source_change *changes)
{
    struct element *made = ARENA_NEW(arena, struct element);
    const struct source_change *said = find(changes, SOURCE_WORDS, element);
    const char *margin = NULL;

    *made = *element;
    made->parent = made->first = made->last = made->next = NULL;
    if (said != NULL)
        made->text = said->words;
    for (const struct element *e = element->first; e != NULL; e = e->next) {
        if (is_margin(e))
            margin = e->text;
        if (find(changes, SOURCE_REMOVE, e) == NULL)
            append(made, copy(arena, e, changes));
        append_added(arena, made, e, changes, margin);
    }
    return made;
}

const struct element *source_rewrite(struct arena *arena,
    const struct element *element, const struct source_change *changes)
{
    return copy(arena, element, changes);
}

const struct element *source_paragraph(
    struct arena *arena, const char *name, const char *id, const char *words)
{
    struct element *made = ARENA_NEW(arena, struct element);
    struct element *text = ARENA_NEW(arena, struct element);
    struct attribute *attribute = ARENA_NEW(arena, struct attribute);

    attribute->name = "id";
    attribute->value = id;
    made->name = name;
    made->attributes = attribute;
    text->text = words;
    append(made, text);
    return made;
}

static void add_escaped(struct text *text, const char *words, const char *marks)
{
    for (;;) {
        size_t plain = strcspn(words, marks);

        text_add_bytes(text, words, plain);
        words += plain;
        if (*words == '\0')
            return;
        text_add(text, *words == '&'   ? "&amp;"
                       : *words == '<' ? "&lt;"
                                       : "&quot;");
        words++;
    }
}

void source_write(struct text *text, const struct element *element)
{
    if (element->name == NULL) {
        add_escaped(text, element->text, "&<");
        return;
    }
    text_format(text, "<%s", element->name);
    for (const struct attribute *a = element->attributes; a != NULL;
         a = a->next) {
        text_format(text, " %s=\"", a->name);
        add_escaped(text, a->value, "\"&<");
        text_add_char(text, '"');
    }
    text_add(text, element->first == NULL ? "/>" : ">");
    for (const struct element *e = element->first; e != NULL; e = e->next)
        source_write(text, e);
    if (element->first != NULL)
        text_format(text, "</%s>", element->name);
}
