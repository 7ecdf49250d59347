#include "review/lines.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ---- words as they are printed ---------------------------------------- */

static bool is_open(const struct node *node)
{
    return node->undecided || node->kind == NODE_UNDECIDED;
}

bool lines_is_bracketed(const struct node *line)
{
    const struct node *node = line;

    while (node != NULL && !node->undecided)
        node = node->parent;
    return node != NULL && line->first != NULL;
}

/* In brackets a blank is its words; elsewhere a place to write. */
static void add_printed(struct text *text, const struct walk *walk,
    const struct node *line, int *open)
{
    const struct node *node = walk->node;

    if (node == line)
        return;
    if (walk->entering && is_open(node) && (*open)++ == 0)
        text_add_char(text, '[');
    if (walk->entering && node->text != NULL &&
        (node->kind != NODE_BLANK || *open > 0))
        text_add(text, node->text);
    if (!walk->entering && is_open(node) && --*open == 0)
        text_add_char(text, ']');
}

/* Brackets stand around the outermost of what waits for an answer. */
static const char *printed(struct arena *arena, const struct node *line)
{
    struct text text = text_new(arena);
    const char *sign = document_sign(line);
    bool is_bracketed = lines_is_bracketed(line);
    int open = is_bracketed;

    text_add(&text, is_bracketed ? "[" : "");
    for (struct walk w = document_walk(line); document_next(&w);)
        add_printed(&text, &w, line, &open);
    text_add(&text, is_bracketed ? "]" : "");
    text_add(&text, sign != NULL ? sign : "");
    return text.bytes;
}

/* ---- normal ----------------------------------------------------------- */

static bool is_space(utf8proc_int32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

enum { NOTHING = 0xAD }; /* a soft hyphen */

static bool is_nothing(utf8proc_int32_t c)
{
    return c == NOTHING || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
}

static utf8proc_int32_t folded(utf8proc_int32_t c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B)
        return '\'';
    if (c >= 0x201C && c <= 0x201F)
        return '"';
    return c >= 0x2010 && c <= 0x2015 ? '-' : c;
}

/* How far a line to write on goes; 0 if there is none. */
static size_t rule_length(const char *words)
{
    size_t length = *words == '_' ? strspn(words, "_") : 0;

    return length >= 3 ? length : 0;
}

/* Returns its length. A byte that is no UTF-8 counts as nothing. */
static size_t read_letter(const char *words, utf8proc_int32_t *c)
{
    utf8proc_ssize_t length = 1;

    *c = (unsigned char)*words;
    if (*c >= 0x80)
        length = utf8proc_iterate((const utf8proc_uint8_t *)words, -1, c);
    if (length > 0)
        return (size_t)length;
    *c = NOTHING;
    return 1;
}

/* Returns the end of what was written, which is never more than was read. */
static char *write_normal(char *to, const char *words)
{
    const char *start = to;
    bool waits = false; /* for a word, before a space is added */

    while (*words != '\0') {
        utf8proc_int32_t c;
        size_t rule = rule_length(words);

        if (rule > 0) {
            words += rule;
            waits = to > start;
            continue;
        }
        words += read_letter(words, &c);
        if (is_space(c)) {
            waits = to > start;
        } else if (!is_nothing(c)) {
            if (waits)
                *to++ = ' ';
            waits = false;
            to += utf8proc_encode_char(folded(c), (utf8proc_uint8_t *)to);
        }
    }
    return to;
}

/*
 * Letters up to U+02FF and the common marks, U+2000 to U+203F, have no other
 * form: text that has no more need not be composed, which takes long.
 */
static bool is_composed(const char *words)
{
    for (const unsigned char *p = (const unsigned char *)words; *p != '\0'; p++)
        if (*p >= 0xCC && !(p[0] == 0xE2 && p[1] == 0x80))
            return false;
    return true;
}

const char *lines_normal(struct arena *arena, const char *words)
{
    utf8proc_uint8_t *composed = NULL;
    const char *read = words;
    char *normal;

    if (!is_composed(words))
        composed = utf8proc_NFC((const utf8proc_uint8_t *)words);
    if (composed != NULL)
        read = (const char *)composed;
    normal = arena_alloc(arena, strlen(read) + 1);
    *write_normal(normal, read) = '\0';
    free(composed);
    return normal;
}

/* ---- lines ------------------------------------------------------------ */

static bool is_line(const struct node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
           node->kind == NODE_DEFINITION ||
           ((node->kind == NODE_TABLE || node->kind == NODE_CHART) &&
               node->caption != NULL);
}

static struct line_of make(struct arena *arena, const struct node *node)
{
    bool is_caption = node->kind == NODE_TABLE || node->kind == NODE_CHART;
    const char *words = is_caption ? node->caption : printed(arena, node);

    return (struct line_of){ .node = node,
        .words = words,
        .bookmark = node->bookmark,
        .address = node->address,
        .clause = document_above(node, NODE_CLAUSE),
        .table = document_above(node, NODE_TABLE),
        .row = document_above(node, NODE_ROW),
        .cell = document_above(node, NODE_CELL) };
}

struct lines lines_printed(struct arena *arena, const struct node *node)
{
    struct lines lines = { 0 };
    struct line_of *line;
    size_t count = 0;

    for (struct walk w = document_walk(node); document_next(&w);)
        lines.count += w.entering && is_line(w.node);
    line = arena_alloc(arena, lines.count * sizeof *line);
    for (struct walk w = document_walk(node); document_next(&w);)
        if (w.entering && is_line(w.node))
            line[count++] = make(arena, w.node);
    lines.line = line;
    return lines;
}

struct lines lines_below(struct arena *arena, const struct node *node)
{
    struct lines lines = lines_printed(arena, node);
    struct line_of *line = (struct line_of *)lines.line;

    for (size_t i = 0; i < lines.count; i++)
        line[i].normal = lines_normal(arena, line[i].words);
    return lines;
}

struct lines lines_of(struct arena *arena, const struct document *document)
{
    return lines_below(arena, document->root);
}
