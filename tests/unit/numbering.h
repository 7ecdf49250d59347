/*
 * Numbering: what numbers Word shows in one side of a comparison, counted from
 * the file alone as ISO/IEC 29500 has it.
 *
 * Old is what stands when all changes are rejected. Knows what our writer uses:
 * numbers of styles and paragraphs, starts that a list overrides.
 */
#ifndef TESTS_NUMBERING_H
#define TESTS_NUMBERING_H

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBERING_LISTS = 400, NUMBERING_LEVELS = 9 };

struct numbering {
    struct job *job;
    bool is_old;
    const struct element *lists, *styles;
    int count[NUMBERING_LISTS][NUMBERING_LEVELS]; /* of abstract lists */
    bool is_begun[NUMBERING_LISTS];               /* w:num */
    struct text labels;                           /* one a line */
};

static const struct element *numbering_find(const struct element *parent,
    const char *name, const char *attribute, const char *value)
{
    const struct element *e = NULL;

    while ((e = xml_next(parent, e, name)) != NULL)
        if (text_same(xml_attribute(e, attribute), value))
            return e;
    return NULL;
}

static const char *numbering_value(
    const struct element *parent, const char *name)
{
    const struct element *child =
        parent != NULL ? xml_child(parent, name) : NULL;

    return child != NULL ? xml_attribute(child, "val") : NULL;
}

static const char *numbering_word(
    struct arena *arena, const char *format, int n)
{
    static const char *const roman[] = { "", "i", "ii", "iii", "iv", "v", "vi",
        "vii", "viii", "ix", "x" };

    if (text_same(format, "lowerLetter"))
        return arena_format(arena, "%c", 'a' + n - 1);
    if (text_same(format, "upperLetter"))
        return arena_format(arena, "%c", 'A' + n - 1);
    return text_same(format, "lowerRoman") ? roman[n % 11]
                                           : arena_format(arena, "%d", n);
}

static void numbering_add(struct numbering *numbering,
    const struct element *abstract, const int *count, int level)
{
    struct arena *arena = numbering->job->arena;
    const struct element *levels[NUMBERING_LEVELS] = { NULL };
    const struct element *e = NULL;

    while ((e = xml_next(abstract, e, "lvl")) != NULL)
        levels[atoi(xml_attribute(e, "ilvl"))] = e;
    for (const char *p = numbering_value(levels[level], "lvlText"); *p != '\0';
         p++) {
        if (*p != '%') {
            text_add_char(&numbering->labels, *p);
            continue;
        }
        int shown = *++p - '1';
        text_add(&numbering->labels,
            numbering_word(arena, numbering_value(levels[shown], "numFmt"),
                count[shown] > 0 ? count[shown] : 1));
    }
    text_add_char(&numbering->labels, '\n');
}

static void numbering_count(
    struct numbering *numbering, const char *id, int level)
{
    const struct element *num =
        numbering_find(numbering->lists, "num", "numId", id);
    const char *name = numbering_value(num, "abstractNumId");
    const struct element *start = xml_child(num, "lvlOverride");
    int *count = numbering->count[atoi(name)];

    for (int above = 0; above < level; above++)
        count[above] += count[above] == 0;
    count[level]++;
    if (start != NULL && !numbering->is_begun[atoi(id)] &&
        atoi(xml_attribute(start, "ilvl")) == level)
        count[level] = atoi(numbering_value(start, "startOverride"));
    numbering->is_begun[atoi(id)] = true;
    for (int below = level + 1; below < NUMBERING_LEVELS; below++)
        count[below] = 0;
    numbering_add(numbering,
        numbering_find(numbering->lists, "abstractNum", "abstractNumId", name),
        count, level);
}

/* Its own number, or its style's, or the one of the style that this is on. */
static void numbering_paragraph(
    struct numbering *numbering, const struct element *properties)
{
    const struct element *own = xml_child(properties, "numPr");
    const char *id = numbering_value(own, "numId");
    const char *level = numbering_value(own, "ilvl");
    const char *name = numbering_value(properties, "pStyle");

    for (int depth = 0; id == NULL && name != NULL && depth < 4; depth++) {
        const struct element *style =
            numbering_find(numbering->styles, "style", "styleId", name);
        const struct element *look =
            style != NULL ? xml_child(style, "pPr") : NULL;

        own = look != NULL ? xml_child(look, "numPr") : NULL;
        id = numbering_value(own, "numId");
        level = numbering_value(own, "ilvl");
        name = style != NULL ? numbering_value(style, "basedOn") : NULL;
    }
    if (id != NULL && strcmp(id, "0") != 0)
        numbering_count(numbering, id, level != NULL ? atoi(level) : 0);
}

static bool numbering_is_gone(
    const struct numbering *numbering, const struct element *marks)
{
    return marks != NULL &&
           xml_child(marks, numbering->is_old ? "ins" : "del") != NULL;
}

/* Paragraphs of cells have no numbers. */
static const char *numbering_of(struct job *job, const struct element *body,
    const struct element *lists, const struct element *styles, bool is_old)
{
    struct numbering *numbering = ARENA_NEW(job->arena, struct numbering);
    const struct element *p = NULL;

    *numbering = (struct numbering){ .job = job,
        .is_old = is_old,
        .lists = lists,
        .styles = styles,
        .labels = text_new(job->arena) };
    while ((p = xml_next(body, p, "p")) != NULL) {
        const struct element *properties = xml_child(p, "pPr");
        const struct element *marks = xml_child(properties, "rPr");
        const struct element *change = xml_child(properties, "pPrChange");

        if (numbering_is_gone(numbering, marks))
            continue;
        numbering_paragraph(numbering,
            is_old && change != NULL ? xml_child(change, "pPr") : properties);
    }
    return numbering->labels.bytes;
}

#endif
