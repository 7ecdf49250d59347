/*
 * Text: a string that grows, taken from an arena.
 *
 * Its bytes are always NUL-terminated and move when it grows, so a pointer into
 * it is good only until the next addition. Running out of memory ends the
 * process.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct text {
    struct arena *arena;
    char *bytes;
    size_t length;
    size_t room;
};

struct text text_new(struct arena *arena);
void text_add(struct text *text, const char *words);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char c);
void text_format(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds one more of a list: a comma and a space before all but the first. */
void text_add_item(struct text *text, const char *item);

/* Adds words with the five characters of XML escaped. */
void text_add_xml(struct text *text, const char *words);

/* White space runs become one space; none at either end. */
char *text_squeeze(struct arena *arena, const char *words);

/* Returns NULL if bytes are UTF-8, else the first that is not. */
const char *text_bad_utf8(const char *bytes, size_t length);

/* Returns NULL if bytes are UTF-8 that XML can hold, else the first not so. */
const char *text_bad_character(const char *bytes, size_t length);

/* How many letters must change to make one word of the other. */
size_t text_distance(const char *a, const char *b);

bool text_same(const char *a, const char *b); /* NULL is allowed */
bool text_starts(const char *words, const char *start);
bool text_ends(const char *words, const char *end);

#endif
