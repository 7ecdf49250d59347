#include "library/wording_hash.h"

#include "base/job.h"
#include "base/text.h"
#include "io/digest.h"
#include "io/xml.h"

#include <string.h>

/* What could be taken for a tag or the end of a value is written otherwise. */
static void add_escaped(struct text *text, const char *words, const char *marks)
{
    for (;;) {
        size_t plain = strcspn(words, marks);

        text_add_bytes(text, words, plain);
        words += plain;
        if (*words == '\0')
            return;
        text_format(text, "&#%d;", *words++);
    }
}

/* The attribute whose name is the next after that one; NULL is before all. */
static const struct attribute *next_attribute(
    const struct element *element, const struct attribute *after)
{
    const struct attribute *next = NULL;

    for (const struct attribute *a = element->attributes; a != NULL;
         a = a->next)
        if ((after == NULL || strcmp(a->name, after->name) > 0) &&
            (next == NULL || strcmp(a->name, next->name) < 0))
            next = a;
    return next;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static void add_words(struct job *job, struct text *text, const char *words)
{
    size_t length = strlen(words);

    if (is_space(words[0]))
        text_add_char(text, ' ');
    add_escaped(text, text_squeeze(job->arena, words), "<&");
    if (length > 0 && is_space(words[length - 1]))
        text_add_char(text, ' ');
}

/* One spelling of an element: attributes sorted, white space squeezed. */
static void add_element(
    struct job *job, struct text *text, const struct element *element)
{
    if (element->name == NULL) {
        add_words(job, text, element->text);
        return;
    }
    text_add_char(text, '<');
    text_add(text, element->name);
    for (const struct attribute *a = next_attribute(element, NULL); a != NULL;
         a = next_attribute(element, a)) {
        text_add_char(text, ' ');
        text_add(text, a->name);
        text_add(text, "=\"");
        add_escaped(text, a->value, "\"&");
        text_add_char(text, '"');
    }
    text_add_char(text, '>');
    for (const struct element *e = element->first; e != NULL; e = e->next)
        add_element(job, text, e);
    text_add(text, "</");
    text_add(text, element->name);
    text_add_char(text, '>');
}

static bool is_wording(const char *name)
{
    return name != NULL && strcmp(name, "note") != 0 &&
           strcmp(name, "plain") != 0 && strcmp(name, "board") != 0 &&
           strcmp(name, "basis") != 0;
}

const char *wording_hash(struct job *job, const struct element *element)
{
    struct text text = text_new(job->arena);

    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (is_wording(e->name))
            add_element(job, &text, e);
    return digest_hex(job->arena, text.bytes, text.length);
}
