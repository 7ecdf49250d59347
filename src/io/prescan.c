#include "io/prescan.h"

#include "base/job.h"
#include "base/text.h"

#include <string.h>
#include <strings.h>

/* Where the pass has come to, and what was counted on the way. */
struct pass {
    struct job *job;
    const char *part;
    const char *start, *at, *end;
    int depth, elements;
};

static bool refuse(const struct pass *pass, const char *id, const char *problem)
{
    struct place place = { pass->part, 1, 0 };

    for (const char *c = pass->start; c < pass->at; c++)
        place.line += *c == '\n';
    findings_hint(pass->job->findings,
        findings_add(pass->job->findings, SEVERITY_ERROR, id, place,
            "this part of the file is not read: %s", problem),
        "open the file in Word or LibreOffice, save it under a new name, and "
        "send that; what it says is not lost");
    return false;
}

static bool starts_here(const struct pass *pass, const char *words)
{
    size_t length = strlen(words);

    return (size_t)(pass->end - pass->at) >= length &&
           memcmp(pass->at, words, length) == 0;
}

/* Goes past an end mark. What never ends is the parser's to complain of. */
static bool skip(struct pass *pass, size_t opening, const char *mark)
{
    size_t length = strlen(mark);

    pass->at += opening;
    while ((size_t)(pass->end - pass->at) >= length &&
           memcmp(pass->at, mark, length) != 0)
        pass->at++;
    pass->at = (size_t)(pass->end - pass->at) >= length ? pass->at + length
                                                        : pass->end;
    return true;
}

/* Word keeps a drawing or a formula for its older versions in one value. */
static bool is_drawing(const char *tag, const char *quote)
{
    static const char *const names[] = { ":gfxdata=", " equationxml=" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);

        if ((size_t)(quote - tag) > length &&
            memcmp(quote - length, names[i], length) == 0)
            return true;
    }
    return false;
}

/* From a quote to the end of its value. Returns the bytes not counted. */
static ptrdiff_t pass_value(struct pass *pass, const char *tag)
{
    const char *quote = pass->at;
    const char *end =
        memchr(quote + 1, *quote, (size_t)(pass->end - quote - 1));

    pass->at = end != NULL ? end : pass->end - 1;
    return end != NULL && is_drawing(tag, quote) ? end - quote : 0;
}

/* A start tag up to its '>'; a '>' in quotes is none. */
static bool pass_tag(struct pass *pass)
{
    const char *tag = pass->at;
    int attributes = 0;

    for (; pass->at < pass->end && *pass->at != '>'; pass->at++) {
        if (*pass->at == '"' || *pass->at == '\'')
            tag += pass_value(pass, tag);
        else if (*pass->at == '=')
            attributes++;
        if (pass->at - tag >= PRESCAN_TAG_MOST)
            return refuse(
                pass, "prescan-tag", "a tag in it is longer than 64 KiB");
        if (attributes > PRESCAN_ATTRIBUTES_MOST)
            return refuse(pass, "prescan-attributes",
                "a tag in it has more than 128 attributes");
    }
    if (++pass->elements > PRESCAN_ELEMENTS_MOST)
        return refuse(
            pass, "prescan-elements", "it has more than 500,000 elements");
    if (pass->at == pass->end || pass->at[-1] != '/')
        pass->depth++;
    if (pass->depth > PRESCAN_DEPTH_MOST)
        return refuse(pass, "prescan-depth",
            "its elements stand more than 200 deep in one another");
    return true;
}

/* At a '<'. */
static bool pass_markup(struct pass *pass)
{
    if (starts_here(pass, "<!--"))
        return skip(pass, 4, "-->");
    if (starts_here(pass, "<![CDATA["))
        return skip(pass, 9, "]]>");
    if (starts_here(pass, "<?"))
        return skip(pass, 2, "?>");
    if (starts_here(pass, "<!"))
        return refuse(pass, "prescan-doctype",
            "it declares a document type, which office files never do");
    if (starts_here(pass, "</")) {
        pass->depth -= pass->depth > 0;
        return skip(pass, 2, ">");
    }
    return pass_tag(pass);
}

/* The declared encoding's first quote, or NULL if none is declared. */
static const char *declared_encoding(const struct pass *pass)
{
    const char *end = memchr(pass->start, '>', (size_t)(pass->end - pass->at));

    if (!starts_here(pass, "<?xml") || end == NULL)
        return NULL;
    for (const char *c = pass->start; c + 8 < end; c++)
        if (memcmp(c, "encoding", 8) == 0)
            return memchr(c, '"', (size_t)(end - c)) != NULL
                       ? memchr(c, '"', (size_t)(end - c))
                       : memchr(c, '\'', (size_t)(end - c));
    return NULL;
}

/* UTF-16 was made UTF-8 before, and still says what it was. */
static bool check_encoding(const struct pass *pass)
{
    static const char *const known[] = { "UTF-8", "UTF-16", "UTF-16LE",
        "UTF-16BE", "US-ASCII" };
    const char *name = declared_encoding(pass);

    if (name == NULL)
        return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t length = strlen(known[i]);

        if (strncasecmp(name + 1, known[i], length) == 0 &&
            name[length + 1] == name[0])
            return true;
    }
    return refuse(pass, "prescan-encoding",
        "it is written in another encoding than UTF-8 or UTF-16");
}

static bool check_characters(struct pass *pass)
{
    const char *bad =
        text_bad_character(pass->start, (size_t)(pass->end - pass->start));

    if (bad == NULL)
        return true;
    pass->at = bad;
    return refuse(pass, "prescan-character",
        "it holds bytes that are no text, or UTF-16 without its mark");
}

bool prescan_check(
    struct job *job, const char *name, const char *bytes, size_t size)
{
    struct pass pass = { job, name, bytes, bytes, bytes + size, 0, 0 };

    if (!check_encoding(&pass) || !check_characters(&pass))
        return false;
    while (pass.at < pass.end) {
        const char *tag = memchr(pass.at, '<', (size_t)(pass.end - pass.at));

        if (tag == NULL)
            return true;
        pass.at = tag;
        if (!pass_markup(&pass))
            return false;
    }
    return true;
}
