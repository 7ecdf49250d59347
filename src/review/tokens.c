#include "review/tokens.h"

#include "base/arena.h"

#include <ctype.h>
#include <string.h>

/* A piece of a passage that is being read; nothing is read at or past end. */
struct reading {
    const char *at, *end;
};

static bool is_digit(struct reading r)
{
    return r.at < r.end && isdigit((unsigned char)*r.at);
}

/* Letters beyond ASCII are two bytes or more; so are some marks and spaces. */
static bool is_mark(const char *at, const char *end, size_t *length)
{
    static const char *const marks[] = { "\u00a0", "\u2018", "\u2019", "\u201c",
        "\u201d", "\u2013", "\u2014", "\u2020", "\u2022", "\u2026", "\u00b7",
        "\u00a3", "\u2009", "\u202f" };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        *length = strlen(marks[i]);
        if ((size_t)(end - at) >= *length && memcmp(at, marks[i], *length) == 0)
            return true;
    }
    return false;
}

static bool is_letter(struct reading r)
{
    size_t length;
    unsigned char c = r.at < r.end ? (unsigned char)*r.at : 0;

    return c >= 0x80 ? !is_mark(r.at, r.end, &length) : isalnum(c) != 0;
}

/* ---- words and numbers ------------------------------------------------ */

/* What holds a word together: co-operate, child's, 1,250.50, 2026-11-21. */
static size_t joint_length(struct reading r, bool before_is_digit)
{
    static const char apostrophe[] = "\u2019";
    struct reading next = { r.at + 1, r.end };

    if (*r.at == '-' || *r.at == '\'')
        return is_letter(next) ? 1 : 0;
    if (*r.at == '.' || *r.at == ',')
        return before_is_digit && is_digit(next) ? 1 : 0;
    next.at = r.at + 3;
    if (r.end - r.at > 3 && memcmp(r.at, apostrophe, 3) == 0)
        return is_letter(next) ? 3 : 0;
    return 0;
}

/* Before the first byte of a word nothing is read: it may be the passage's. */
static bool follows_digit(struct reading r, const char *start)
{
    return r.at > start && isdigit((unsigned char)r.at[-1]);
}

static struct reading after_word(struct reading r)
{
    const char *start = r.at;

    while (r.at < r.end) {
        size_t joint =
            is_letter(r) ? 1 : joint_length(r, follows_digit(r, start));

        if (joint == 0)
            break;
        r.at += joint;
    }
    if (r.at < r.end && *r.at == '%' && follows_digit(r, start))
        r.at++;
    return r;
}

/* Returns r if what stands there is not this word. */
static struct reading after_one_of(
    struct reading r, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count && r.at < r.end; i++) {
        size_t length = strlen(words[i]);

        if (*words[i] == *r.at && (size_t)(r.end - r.at) >= length &&
            memcmp(r.at, words[i], length) == 0 &&
            after_word(r).at == r.at + length)
            return (struct reading){ r.at + length, r.end };
    }
    return r;
}

static struct reading after_space(struct reading r)
{
    if (r.at < r.end && *r.at == ' ')
        r.at++;
    else if (r.end - r.at >= 2 && memcmp(r.at, "\u00a0", 2) == 0)
        r.at += 2;
    return r;
}

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- dates, references, money, placeholders --------------------------- */

/* 21 November 2026. Returns r if it is none. */
static struct reading after_date(struct reading r)
{
    static const char *const months[] = { "January", "February", "March",
        "April", "May", "June", "July", "August", "September", "October",
        "November", "December" };
    struct reading day, month, year;

    if (!is_digit(r))
        return r;
    day = after_word(r);
    if (day.at - r.at > 2)
        return r;
    day = after_space(day);
    month = after_one_of(day, months, COUNT(months));
    if (month.at == day.at)
        return r;
    month = after_space(month);
    year = after_word(month);
    return is_digit(month) && year.at - month.at == 4 ? year : r;
}

/* "(a)" or "(12)", as often as they follow. */
static struct reading after_brackets(struct reading r)
{
    while (r.at < r.end && *r.at == '(') {
        const char *p = r.at + 1;

        while (p < r.end && isalnum((unsigned char)*p))
            p++;
        if (p == r.end || *p != ')' || p == r.at + 1 || p > r.at + 6)
            break;
        r.at = p + 1;
    }
    return r;
}

/* "12.3(a)", "(a)", "22C(5)", or the "A" of a part. Returns r if it is none. */
static struct reading after_number(struct reading r)
{
    struct reading number = after_word(r);

    if (is_digit(r))
        return after_brackets(number);
    if (number.at - r.at == 1 && isupper((unsigned char)*r.at))
        return number;
    return number.at == r.at ? after_brackets(r) : r;
}

/* "paragraph 2(a) of Schedule 3". Returns r if it is none. */
static struct reading after_reference(struct reading r)
{
    static const char *const words[] = { "clause", "Clause", "clauses",
        "Clauses", "paragraph", "Paragraph", "paragraphs", "Paragraphs",
        "Schedule", "Schedules", "section", "Section", "sections", "Sections",
        "Part", "Annex", "Appendix", "regulation", "Regulation", "regulations",
        "Regulations", "article", "Article" };
    static const char *const of[] = { "of" };
    struct reading done = r;

    for (;;) {
        struct reading word = after_one_of(r, words, COUNT(words));
        struct reading space = after_space(word);
        struct reading number = after_number(space);

        if (word.at == r.at || space.at == word.at || number.at == space.at)
            return done;
        done = number;
        space = after_space(done);
        word = after_one_of(space, of, 1);
        r = after_space(word);
        if (space.at == done.at || word.at == space.at || r.at == word.at)
            return done;
    }
}

static struct reading after_money(struct reading r)
{
    static const char pound[] = "\u00a3";
    struct reading number = { r.at + 2, r.end };

    if (r.end - r.at < 3 || memcmp(r.at, pound, 2) != 0 || !is_digit(number))
        return r;
    return after_word(number);
}

/* "[name of the home]". Returns r if it is none, or is long. */
static struct reading after_placeholder(struct reading r)
{
    enum { MOST = 80 };
    const char *p = r.at + 1;

    if (*r.at != '[')
        return r;
    while (p < r.end && p - r.at < MOST && *p != ']' && *p != '[')
        p++;
    return p < r.end && *p == ']' ? (struct reading){ p + 1, r.end } : r;
}

/* ---- tokens ----------------------------------------------------------- */

static size_t token_length(struct reading r)
{
    static struct reading (*const rules[])(struct reading r) = { after_date,
        after_reference, after_money, after_placeholder, after_word };
    size_t length;

    for (size_t i = 0; i < COUNT(rules); i++) {
        struct reading after = rules[i](r);

        if (after.at > r.at)
            return (size_t)(after.at - r.at);
    }
    return is_mark(r.at, r.end, &length) ? length : 1;
}

static size_t add_tokens(
    struct span *span, const char *words, size_t start, size_t end)
{
    size_t count = 0;

    while (start < end) {
        size_t length =
            token_length((struct reading){ words + start, words + end });

        span[count++] = (struct span){ start, length };
        start += length;
    }
    return count;
}

struct spans tokens_of(struct arena *arena, struct passage passage)
{
    size_t length = strlen(passage.words), at = 0, count = 0;
    struct span *span = arena_alloc(arena, (length + 1) * sizeof *span);

    for (size_t i = 0; i < passage.atom_count; i++) {
        const struct span *atom = &passage.atoms[i];

        count += add_tokens(span + count, passage.words, at, atom->start);
        span[count++] = *atom;
        at = atom->start + atom->length;
    }
    count += add_tokens(span + count, passage.words, at, length);
    return (struct spans){ span, count };
}

bool tokens_is_word(const char *start, size_t length)
{
    struct reading r = { start, start + length };

    for (; r.at < r.end; r.at++)
        if (is_letter(r) || ((unsigned char)*r.at & 0xC0) == 0x80)
            break;
    return r.at < r.end && is_letter(r);
}
