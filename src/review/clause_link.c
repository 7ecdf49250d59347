#include "review/clause_link.h"

#include "base/arena.h"
#include "base/text.h"
#include "document/document.h"
#include "io/digest.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- writing ---------------------------------------------------------- */

/* Letters that an address may hold anywhere. */
static bool is_plain(char c)
{
    return isalnum((unsigned char)c) || strchr("-._~:/@", c) != NULL;
}

bool clause_link_is_base(const char *base)
{
    size_t start = text_starts(base, "https://")  ? strlen("https://")
                   : text_starts(base, "mailto:") ? strlen("mailto:")
                                                  : 0;

    if (start == 0 || base[start] == '\0')
        return false;
    for (const char *p = base; *p != '\0'; p++)
        if (!is_plain(*p))
            return false;
    return true;
}

/* What an address may not hold is said in hex digits. */
static void add_plain(struct text *text, const char *words)
{
    for (; *words != '\0'; words++)
        if (is_plain(*words) && *words != '/' && *words != '@')
            text_add_char(text, *words);
        else
            text_format(text, "%%%02X", (unsigned)(unsigned char)*words);
}

const char *clause_link_write(struct arena *arena, const char *base,
    const char *copy, const struct origin *origin)
{
    struct text text = text_new(arena);

    text_add(&text, base);
    if (text_starts(base, "mailto:"))
        text_add(&text, "?subject=");
    else if (!text_ends(base, "/"))
        text_add_char(&text, '/');
    text_format(&text, "%s/", copy);
    add_plain(&text, origin->clause);
    text_format(&text, "@%d", origin->version);
    if (origin->record != NULL) {
        text_add_char(&text, '/');
        add_plain(&text, origin->record);
    }
    return text.bytes;
}

/* ---- reading ---------------------------------------------------------- */

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Office programs may write more letters in hex than we did. */
static char *decoded(struct arena *arena, const char *address)
{
    char *copy = arena_copy(arena, address), *to = copy;

    for (const char *p = copy; *p != '\0'; p++) {
        if (*p == '%' && digit(p[1]) >= 0 && digit(p[2]) >= 0) {
            *to++ = (char)(digit(p[1]) * 16 + digit(p[2]));
            p += 2;
        } else {
            *to++ = *p;
        }
    }
    *to = '\0';
    return copy;
}

/* Where the id of a copy starts: before a slash, after one or an equals. */
static char *find_copy(char *address)
{
    size_t length = DIGEST_NAME_LENGTH;

    for (char *p = address; (p = strchr(p, '/')) != NULL; p++)
        if ((size_t)(p - address) > length &&
            strchr("/=", p[-(long)length - 1]) != NULL &&
            strspn(p - length, "0123456789abcdef") == length)
            return p - length;
    return NULL;
}

bool clause_link_read(
    struct arena *arena, const char *address, struct clause_link *link)
{
    char *copy = find_copy(decoded(arena, address)), *clause, *at, *end;

    if (copy == NULL)
        return false;
    clause = copy + DIGEST_NAME_LENGTH;
    *clause++ = '\0';
    at = strchr(clause, '@');
    if (at == NULL || at == clause || !isdigit((unsigned char)at[1]))
        return false;
    *at++ = '\0';
    *link = (struct clause_link){ .copy = copy, .clause = clause };
    link->version = (int)strtol(at, &end, 10);
    if (*end == '/' && end[1] != '\0')
        link->record = end + 1;
    return *end == '\0' || link->record != NULL;
}

const char *clause_link_skip(
    const char **ours, const char *words, bool is_inserted)
{
    if (*ours == NULL || is_inserted)
        return words;
    for (; **ours != '\0' && *words == **ours; words++)
        ++*ours;
    return words;
}
