/*
 * The grade is that of Kincaid, Fishburne, Rogers and Chissom, Derivation of
 * New Readability Formulas, Research Branch Report 8-75 (1975):
 * 0.39 words/sentences + 11.8 syllables/words - 15.59.
 */
#include "library/readability.h"

#include "library/phrases.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST_WORD = 40 };

/* Endings that are a syllable of their own and leave an e before them mute. */
static const char *const endings[] = { "ments", "ment", "ness", "less", "fully",
    "ful", "ly", "ty" };

size_t readability_words(const char *start, const char *end)
{
    size_t count = 0;
    bool is_counted = false;

    for (const char *p = start; p < end; p++) {
        if (*p == ' ') {
            is_counted = false;
        } else if (!is_counted && phrases_starts_word(*p)) {
            is_counted = true;
            count++;
        }
    }
    return count;
}

/* What may stand between a full stop and the space after it. */
static bool is_closing(char c)
{
    return c == '"' || c == '\'' || c == ')' ||
           (c != '\0' && iscntrl((unsigned char)c));
}

static bool starts_sentence(const char *p)
{
    while (*p == '"' || *p == '\'' || *p == '(')
        p++;
    return *p == '\0' || isupper((unsigned char)*p) ||
           isdigit((unsigned char)*p) || iscntrl((unsigned char)*p);
}

const char *readability_sentence_end(const char *words)
{
    for (const char *p = words; *p != '\0'; p++) {
        const char *after = p + 1;

        if (*p != '.' && *p != '?' && *p != '!')
            continue;
        while (is_closing(*after))
            after++;
        if (*after == '\0' || (*after == ' ' && starts_sentence(after + 1)))
            return after;
    }
    return words + strlen(words);
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", c) != NULL;
}

static bool ends_with(const char *word, size_t length, const char *ending)
{
    size_t size = strlen(ending);

    return length > size && strcmp(word + length - size, ending) == 0;
}

/* "homes" and "placed" end in a mute e, "places" and "needed" do not. */
static bool has_mute_ending(const char *word, size_t length)
{
    char before;

    if (length < 3)
        return false;
    if (word[length - 1] == 'e')
        return !is_vowel(word[length - 2]) &&
               !(word[length - 2] == 'l' && !is_vowel(word[length - 3]));
    if (word[length - 2] != 'e' || is_vowel(word[length - 3]))
        return false;
    before = word[length - 3];
    if (word[length - 1] == 'd')
        return before != 't' && before != 'd';
    return word[length - 1] == 's' && strchr("cgsxz", before) == NULL &&
           !ends_with(word, length, "ches") &&
           !ends_with(word, length, "shes") &&
           !(before == 'l' && length > 3 && !is_vowel(word[length - 4]));
}

/* Vowels side by side that are two syllables, but not after these letters. */
static const struct {
    const char *vowels;
    const char *not_after; /* ^ is the start of the word */
} splits[] = {
    { "ia", "cgt" },   /* "material", not "social" */
    { "io", "cgnst" }, /* "period", not "region" */
    { "iet", "" },     /* "society" */
    { "iu", "" },      /* "premium" */
    { "eo", "gp" },    /* "video", not "people" */
    { "ua", "gq" },    /* "annual", not "guard" */
    { "uou", "" },     /* "continuous" */
    { "ying", "" },    /* "staying" */
    { "yo", "^" },     /* "anyone", not "young" */
};

static bool is_split(const char *word, size_t i)
{
    char before = i > 0 ? word[i - 1] : '^';

    for (size_t s = 0; s < sizeof splits / sizeof *splits; s++)
        if (strncmp(word + i, splits[s].vowels, strlen(splits[s].vowels)) ==
                0 &&
            strchr(splits[s].not_after, before) == NULL)
            return true;
    return false;
}

static size_t vowel_groups(const char *word, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        if (is_vowel(word[i]))
            count += i == 0 || !is_vowel(word[i - 1]) || is_split(word, i - 1);
    return count;
}

/* word is in small letters. */
static size_t syllables_of(char *word, size_t length)
{
    size_t count;

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);

        if (length > size + 2 && ends_with(word, length, endings[i]) &&
            word[length - size - 1] == 'e') {
            word[length - size] = '\0';
            return syllables_of(word, length - size) +
                   (strcmp(endings[i], "fully") == 0 ? 2 : 1);
        }
    }
    count = vowel_groups(word, length);
    if (count > 1 && has_mute_ending(word, length))
        count--;
    return count > 0 ? count : 1;
}

size_t readability_syllables(const char *word, size_t length)
{
    char small[LONGEST_WORD + 1];
    size_t count = 0, used = 0;

    for (size_t i = 0; i < length; i++) {
        if (isalpha((unsigned char)word[i]) && used < LONGEST_WORD)
            small[used++] = (char)tolower((unsigned char)word[i]);
        if (used > 0 && (i + 1 == length || word[i] == '-')) {
            small[used] = '\0';
            count += syllables_of(small, used);
            used = 0;
        }
    }
    return count > 0 ? count : 1;
}

static size_t all_syllables(const char *words)
{
    size_t count = 0;

    for (const char *p = words; *p != '\0';) {
        size_t length = strcspn(p, " ");

        if (readability_words(p, p + length) > 0)
            count += readability_syllables(p, length);
        p += length + (p[length] == ' ');
    }
    return count;
}

int readability_grade(const char *words)
{
    int count = (int)readability_words(words, words + strlen(words));
    const char *rest = words;
    int sentences = 0;

    if (count == 0)
        return 0;
    do {
        rest = readability_sentence_end(rest);
        rest += *rest == ' ';
        sentences++;
    } while (*rest != '\0');
    return 39 * count / sentences + 1180 * (int)all_syllables(words) / count -
           1559;
}
