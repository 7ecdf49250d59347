#include "review/kind.h"

#include "base/job.h"
#include "base/text.h"
#include "io/foreign.h"
#include "io/parcel.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define SAVE                                                                   \
    "open it in the program that made it, save it as a Word document (.docx) " \
    "or an Open Document text (.odt), and send that"
#define ASK_FOR_TEXT                                                           \
    "ask for the Word (.docx) or Open Document (.odt) file that was "          \
    "commented on"
#define UNPACK "unpack it and import each file in it"

static enum kind refuse(struct job *job, const char *name, const char *id,
    const char *cure, const char *problem)
{
    struct place place = { name, 0, 0 };

    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id, place, "%s", problem),
        "%s", cure);
    return KIND_NONE;
}

static enum kind refuse_other(
    struct job *job, const char *name, const char *what, const char *cure)
{
    return refuse(job, name, "kind-other", cure,
        arena_format(job->arena,
            "this is %s: Word (.docx) and Open Document (.odt) texts are read, "
            "and comment forms that this program made, as CSV too",
            what));
}

static enum kind refuse_encrypted(struct job *job, const char *name)
{
    return refuse(job, name, "kind-encrypted",
        "open it with its password, take the password off, save it and send "
        "that",
        "this file is locked with a password and cannot be read");
}

static enum kind refuse_macros(struct job *job, const char *name)
{
    return refuse(job, name, "kind-macros",
        "open it in Word, save it as \"Word document (.docx)\", which has no "
        "macros, and send that",
        "this Word file holds macros, which are programs: it is not read");
}

/* ---- zips --------------------------------------------------------------- */

struct type {
    const char *name; /* a media type */
    enum kind kind;   /* or else: */
    const char *what, *cure;
};

#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF "application/vnd.oasis.opendocument."
#define MACROS "macros"

static const struct type types[] = {
    { OOXML "wordprocessingml.document.main+xml", KIND_DOCX, NULL, NULL },
    { "application/vnd.ms-word.document.macroEnabled.main+xml", KIND_NONE,
        MACROS, NULL },
    { "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        KIND_NONE, MACROS, NULL },
    { OOXML "wordprocessingml.template.main+xml", KIND_NONE,
        "a Word template (.dotx)", SAVE },
    { OOXML "spreadsheetml.sheet.main+xml", KIND_NONE,
        "an Excel workbook (.xlsx)", ASK_FOR_TEXT },
    { "application/vnd.ms-excel.sheet.macroEnabled.main+xml", KIND_NONE,
        "an Excel workbook with macros (.xlsm)", ASK_FOR_TEXT },
    { OOXML "presentationml.presentation.main+xml", KIND_NONE,
        "a PowerPoint presentation (.pptx)", ASK_FOR_TEXT },
    { ODF "text", KIND_ODT, NULL, NULL },
    { ODF "text-template", KIND_NONE, "an Open Document template (.ott)",
        SAVE },
    { ODF "text-master", KIND_NONE, "an Open Document master text (.odm)",
        SAVE },
    { ODF "spreadsheet", KIND_NONE, "an Open Document spreadsheet (.ods)",
        ASK_FOR_TEXT },
    { ODF "presentation", KIND_NONE, "an Open Document presentation (.odp)",
        ASK_FOR_TEXT },
    { ODF "graphics", KIND_NONE, "an Open Document drawing (.odg)",
        ASK_FOR_TEXT },
    { "application/epub+zip", KIND_NONE, "an electronic book (.epub)",
        ASK_FOR_TEXT },
};

static const struct type *find_type(const char *name)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (name != NULL && strcasecmp(types[i].name, name) == 0)
            return &types[i];
    return NULL;
}

static enum kind kind_of_type(
    struct job *job, const char *name, const struct type *type)
{
    if (type->kind != KIND_NONE)
        return type->kind;
    if (strcmp(type->what, MACROS) == 0)
        return refuse_macros(job, name);
    return refuse_other(job, name, type->what, type->cure);
}

/* An Office file is what the list of its parts' types says its main part is. */
static enum kind kind_of_office(
    struct job *job, const char *name, struct bytes list)
{
    const struct foreign *root =
        foreign_parse(job, "[Content_Types].xml", list.start, list.size);
    const struct type *found = NULL;

    if (root == NULL)
        return KIND_NONE;
    for (const struct foreign *e = root->first; e != NULL; e = e->next) {
        const char *type = e->name != NULL
                               ? foreign_attribute(e, SPACE_NONE, "ContentType")
                               : NULL;

        if (type != NULL &&
            strcasecmp(type, "application/vnd.ms-office.vbaProject") == 0)
            return refuse_macros(job, name);
        if (found == NULL)
            found = find_type(type);
    }
    if (found == NULL)
        return refuse_other(
            job, name, "an Office file of some other kind", ASK_FOR_TEXT);
    return kind_of_type(job, name, found);
}

/* Of an Open Document: "mimetype", or the root's entry in the manifest. */
static const struct type *open_type(
    struct job *job, struct bytes mimetype, const struct foreign *manifest)
{
    if (mimetype.start != NULL)
        return find_type(text_squeeze(job->arena, mimetype.start));
    if (manifest == NULL)
        return NULL;
    for (const struct foreign *e = manifest->first; e != NULL; e = e->next)
        if (foreign_is(e, SPACE_MANIFEST, "file-entry") &&
            text_same(foreign_attribute(e, SPACE_MANIFEST, "full-path"), "/"))
            return find_type(
                foreign_attribute(e, SPACE_MANIFEST, "media-type"));
    return NULL;
}

static bool is_encrypted(const struct foreign *manifest)
{
    for (const struct foreign *e = manifest; e != NULL;
         e = foreign_next(manifest, e))
        if (foreign_is(e, SPACE_MANIFEST, "encryption-data"))
            return true;
    return false;
}

static bool has_documents(const struct parcel *parcel)
{
    const char *name;

    for (size_t i = 0; (name = parcel_name(parcel, i)) != NULL; i++)
        if (text_ends(name, ".docx") || text_ends(name, ".odt"))
            return true;
    return false;
}

static enum kind kind_of_zip(
    struct job *job, const char *name, struct bytes bytes)
{
    const struct parcel *parcel = parcel_open(job, name, bytes);
    const struct foreign *manifest = NULL;
    struct bytes list, mimetype, entries;
    const struct type *type;

    if (parcel == NULL)
        return KIND_NONE;
    list = parcel_part(job, parcel, "[Content_Types].xml");
    if (list.start != NULL)
        return kind_of_office(job, name, list);
    mimetype = parcel_part(job, parcel, "mimetype");
    entries = parcel_part(job, parcel, "META-INF/manifest.xml");
    if (entries.start != NULL)
        manifest = foreign_parse(
            job, "META-INF/manifest.xml", entries.start, entries.size);
    if (findings_errors(job->findings) > 0)
        return KIND_NONE;
    if (is_encrypted(manifest))
        return refuse_encrypted(job, name);
    type = open_type(job, mimetype, manifest);
    if (type != NULL)
        return kind_of_type(job, name, type);
    return has_documents(parcel)
               ? refuse_other(job, name, "a zip with documents in it", UNPACK)
               : refuse_other(
                     job, name, "a zip that is no document", ASK_FOR_TEXT);
}

/* ---- everything else ---------------------------------------------------- */

static bool holds(struct bytes bytes, const char *words, size_t length)
{
    const char *at = bytes.start, *end = at + bytes.size;

    while ((size_t)(end - at) >= length) {
        at = memchr(at, words[0], (size_t)(end - at) - length + 1);
        if (at == NULL)
            return false;
        if (memcmp(at, words, length) == 0)
            return true;
        at++;
    }
    return false;
}

/* In the names of streams every letter is followed by a zero. */
static bool has_stream(struct job *job, struct bytes bytes, const char *name)
{
    struct text wide = text_new(job->arena);

    for (const char *c = name; *c != '\0'; c++) {
        text_add_char(&wide, *c);
        text_add_char(&wide, '\0');
    }
    return holds(bytes, wide.bytes, wide.length);
}

/* The container of old Office files, and of new ones with a password. */
static enum kind kind_of_compound(
    struct job *job, const char *name, struct bytes bytes)
{
    if (has_stream(job, bytes, "EncryptedPackage"))
        return refuse_encrypted(job, name);
    if (has_stream(job, bytes, "WordDocument"))
        return refuse_other(job, name, "a Word file of before 2007 (.doc)",
            "open it in Word or LibreOffice, save it as a Word document "
            "(.docx), and send that; comments and tracked changes stay in it");
    if (has_stream(job, bytes, "__properties_version1.0"))
        return refuse_other(job, name, "an Outlook message (.msg)",
            "save what is attached to it and import that");
    return refuse_other(
        job, name, "an Office file of before 2007", ASK_FOR_TEXT);
}

struct opening {
    const char *bytes;
    size_t length;
    const char *what, *cure;
};

#define OPENING(bytes, what, cure)                                             \
    {                                                                          \
        bytes, sizeof bytes - 1, what, cure                                    \
    }
#define PICTURE "a picture"

static const struct opening openings[] = {
    OPENING("%PDF-", "a PDF",
        "a PDF keeps no tracked changes: ask for the Word (.docx) or Open "
        "Document (.odt) file that it was made from"),
    OPENING("{\\rtf", "Rich Text (.rtf)", SAVE),
    OPENING("<!doctype html", "a web page", SAVE),
    OPENING("<html", "a web page", SAVE),
    OPENING("<?xml", "XML that is not in a package", SAVE),
    OPENING("\x89PNG", PICTURE, ASK_FOR_TEXT),
    OPENING("\xFF\xD8\xFF", PICTURE, ASK_FOR_TEXT),
    OPENING("GIF8", PICTURE, ASK_FOR_TEXT),
    OPENING("BM", PICTURE, ASK_FOR_TEXT),
    OPENING("II*\0", PICTURE, ASK_FOR_TEXT),
    OPENING("MM\0*", PICTURE, ASK_FOR_TEXT),
    OPENING("\x1F\x8B", "a packed file", UNPACK),
    OPENING("7z\xBC\xAF", "a packed file", UNPACK),
    OPENING("Rar!", "a packed file", UNPACK),
    OPENING("MIME-Version:", "an e-mail or a saved web page", SAVE),
};

/* White space and a byte-order mark before words do not count. */
static struct bytes trimmed(struct bytes bytes)
{
    const char *at = bytes.start, *end = at + bytes.size;

    if (bytes.size >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    while (at < end && strchr(" \t\r\n", *at) != NULL && *at != '\0')
        at++;
    return (struct bytes){ at, (size_t)(end - at) };
}

static const struct opening *find_opening(struct bytes bytes)
{
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (bytes.size >= openings[i].length &&
            strncasecmp(bytes.start, openings[i].bytes, openings[i].length) ==
                0)
            return &openings[i];
    return NULL;
}

static enum kind kind_of_other(
    struct job *job, const char *name, struct bytes bytes)
{
    const struct opening *opening = find_opening(trimmed(bytes));

    if (opening != NULL)
        return refuse_other(job, name, opening->what, opening->cure);
    if (text_bad_character(bytes.start, bytes.size) == NULL)
        return refuse_other(job, name, "plain text", ASK_FOR_TEXT);
    return refuse_other(
        job, name, "a file of a kind that is not known here", ASK_FOR_TEXT);
}

static bool starts(struct bytes bytes, const char *mark, size_t length)
{
    return bytes.size >= length && memcmp(bytes.start, mark, length) == 0;
}

enum kind kind_of(struct job *job, const char *name, struct bytes bytes)
{
    if (bytes.size == 0)
        return refuse(job, name, "kind-empty",
            "it was probably lost on its way: ask for it to be sent again",
            "this file is empty");
    if (starts(bytes, "PK\x03\x04", 4) || starts(bytes, "PK\x05\x06", 4))
        return kind_of_zip(job, name, bytes);
    if (starts(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
        return kind_of_compound(job, name, bytes);
    return kind_of_other(job, name, bytes);
}
