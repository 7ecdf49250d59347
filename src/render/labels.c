#include "render/labels.h"

#include "document/house.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 999, LABEL = 96 };

static const enum labels_count counts[LEVELS] = {
    [LEVEL_CLAUSE] = COUNT_DECIMAL,
    [LEVEL_SUB] = COUNT_DECIMAL,
    [LEVEL_LIMB] = COUNT_LETTER,
    [LEVEL_SUBLIMB] = COUNT_ROMAN,
};

enum labels_count labels_count_of(const struct labels *labels, int level)
{
    return labels->is_lettered && level == LEVEL_CLAUSE ? COUNT_CAPITAL
                                                        : counts[level];
}

/* aa follows z, then bb: so contracts count, and not as a spreadsheet does. */
static void add_letters(char *words, size_t size, int n, char first)
{
    size_t length = (size_t)(n - 1) / 26 + 1;

    if (length >= size)
        length = size - 1;
    memset(words, first + (n - 1) % 26, length);
    words[length] = '\0';
}

static void add_roman(char *words, size_t size, int n)
{
    static const struct {
        int value;
        const char *letters;
    } steps[] = { { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
        { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" },
        { 5, "v" }, { 4, "iv" }, { 1, "i" } };
    size_t length = 0;

    words[0] = '\0';
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; n >= steps[i].value && length + 3 < size; n -= steps[i].value)
            length += (size_t)snprintf(
                words + length, size - length, "%s", steps[i].letters);
}

static void count_in_words(
    char *words, size_t size, enum labels_count count, int n)
{
    if (count == COUNT_DECIMAL)
        snprintf(words, size, "%d", n);
    else if (count == COUNT_ROMAN)
        add_roman(words, size, n);
    else
        add_letters(words, size, n, count == COUNT_LETTER ? 'a' : 'A');
}

/* What a word processor would compute for this level if it were at n. */
static void label_at(char *label, const struct labels *labels, int level, int n)
{
    size_t length = 0;

    for (const char *p = labels->format[level]; *p != '\0'; p++) {
        char words[48] = { *p, '\0' };

        if (p[0] == '%' && p[1] >= '1' && p[1] <= '0' + level) {
            int shown = *++p - '0';
            int at = shown == level ? n : labels->count[shown];

            count_in_words(words, sizeof words, labels_count_of(labels, shown),
                at > 0 ? at : 1);
        }
        length += (size_t)snprintf(label + length, LABEL - length, "%s", words);
        if (length >= LABEL)
            return;
    }
}

static bool is_label(
    const struct labels *labels, int level, int n, const char *wanted)
{
    char label[LABEL] = "";

    label_at(label, labels, level, n);
    return strcmp(label, wanted) == 0;
}

/* A paragraph above that was never shown counts as its level's first. */
static void advance(struct labels *labels, int level, int n)
{
    for (int above = LEVEL_CLAUSE; above < level; above++)
        if (labels->count[above] == 0)
            labels->count[above] = 1;
    labels->count[level] = n;
    for (int below = level + 1; below < LEVELS; below++)
        labels->count[below] = 0;
}

struct labels labels_begin(const struct house *house, const char *first)
{
    struct labels labels = { .is_lettered = false };

    for (int level = LEVEL_CLAUSE; level < LEVELS; level++)
        labels.format[level] = house->number_format[level];
    labels.format[LEVEL_CLAUSE] = first;
    return labels;
}

struct labels labels_of_section(const struct house *house, enum role section)
{
    struct labels labels =
        labels_begin(house, house->number_format[LEVEL_CLAUSE]);

    if (section == ROLE_PARTIES)
        labels.format[LEVEL_CLAUSE] = house->party_format;
    if (section == ROLE_BACKGROUND)
        labels.format[LEVEL_CLAUSE] = house->recital_format;
    labels.is_lettered = section == ROLE_BACKGROUND;
    return labels;
}

int labels_place(
    struct labels *labels, int level, const char *label, bool *follows)
{
    int n = labels->count[level] + 1;

    *follows = is_label(labels, level, n, label);
    if (!*follows)
        for (n = 1; n <= MOST && !is_label(labels, level, n, label);)
            n++;
    if (!*follows && n > MOST)
        return 0;
    advance(labels, level, n);
    return n;
}

bool labels_fits(const char *format, const char *label)
{
    for (; *format != '\0'; format++) {
        if (*format != '%') {
            if (*format != *label++)
                return false;
            continue;
        }
        if (!isalnum((unsigned char)*label) || *++format == '\0')
            return false;
        while (isalnum((unsigned char)*label))
            label++;
    }
    return *label == '\0';
}
