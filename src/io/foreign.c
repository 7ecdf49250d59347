#include "io/foreign.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "io/package.h"
#include "io/prescan.h"
#include "io/utf16.h"

#include <libxml/parser.h>
#include <string.h>

enum {
    PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
                    XML_PARSE_NOWARNING
};

#define OOXML "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define OFFICE "http://schemas.microsoft.com/office/"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static const struct {
    const char *uri;
    enum space space;
} spaces[] = {
    { OOXML "wordprocessingml/2006/main", SPACE_W },
    { STRICT "wordprocessingml/main", SPACE_W },
    { OFFICE "word/2010/wordml", SPACE_W14 },
    { OFFICE "word/2012/wordml", SPACE_W15 },
    { OFFICE "word/2016/wordml/cid", SPACE_W16CID },
    { OFFICE "word/2018/wordml/cex", SPACE_W16CEX },
    { OOXML "drawingml/2006/wordprocessingDrawing", SPACE_WP },
    { STRICT "drawingml/wordprocessingDrawing", SPACE_WP },
    { OFFICE "word/2010/wordprocessingShape", SPACE_WPS },
    { OOXML "markup-compatibility/2006", SPACE_MC },
    { OOXML "officeDocument/2006/relationships", SPACE_R },
    { STRICT "officeDocument/relationships", SPACE_R },
    { OOXML "drawingml/2006/main", SPACE_A },
    { STRICT "drawingml/main", SPACE_A },
    { "urn:schemas-microsoft-com:vml", SPACE_V },
    { OOXML "package/2006/content-types", SPACE_TYPES },
    { OOXML "package/2006/relationships", SPACE_RELATIONSHIPS },
    { OOXML "officeDocument/2006/custom-properties", SPACE_PROPERTIES },
    { STRICT "officeDocument/customProperties", SPACE_PROPERTIES },
    { OOXML "officeDocument/2006/extended-properties", SPACE_APP },
    { STRICT "officeDocument/extendedProperties", SPACE_APP },
    { ODF "office:1.0", SPACE_OFFICE },
    { ODF "text:1.0", SPACE_TEXT },
    { ODF "table:1.0", SPACE_TABLE },
    { ODF "style:1.0", SPACE_STYLE },
    { ODF "drawing:1.0", SPACE_DRAW },
    { ODF "meta:1.0", SPACE_META },
    { ODF "manifest:1.0", SPACE_MANIFEST },
    { ODF "svg-compatible:1.0", SPACE_SVG },
    { "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        SPACE_LOEXT },
    { "http://www.w3.org/1999/xlink", SPACE_XLINK },
    { "http://purl.org/dc/elements/1.1/", SPACE_DC },
    { "http://www.w3.org/XML/1998/namespace", SPACE_XML },
};

/* One reading, as the parser hands it back to the callbacks. */
struct reading {
    struct job *job;
    const char *part;
    xmlParserCtxtPtr parser;
    struct foreign *root, *here;
    struct text words;  /* read, and not yet a node */
    struct names names; /* interned */
    const xmlChar *uri; /* the last looked up, and what it was */
    enum space space;
    const char *problem; /* the first */
    int problem_line;
};

static void refuse(struct reading *reading, const char *problem)
{
    if (reading->problem == NULL) {
        reading->problem = problem;
        reading->problem_line = xmlSAX2GetLineNumber(reading->parser);
    }
    xmlStopParser(reading->parser);
}

static enum space find_space(struct reading *reading, const xmlChar *uri)
{
    if (uri == NULL)
        return SPACE_NONE;
    if (uri == reading->uri)
        return reading->space;
    reading->uri = uri;
    reading->space = SPACE_OTHER;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (strcmp(spaces[i].uri, (const char *)uri) == 0)
            reading->space = spaces[i].space;
    return reading->space;
}

static const char *intern(struct reading *reading, const char *name)
{
    const char *known = names_find(&reading->names, name);
    char *copy;

    if (known != NULL)
        return known;
    copy = arena_copy(reading->job->arena, name);
    names_put(&reading->names, copy, copy);
    return copy;
}

static struct foreign *append(struct reading *reading)
{
    struct foreign *node = ARENA_NEW(reading->job->arena, struct foreign);
    struct foreign *parent = reading->here;

    node->line = xmlSAX2GetLineNumber(reading->parser);
    node->parent = parent;
    if (parent == NULL)
        reading->root = node;
    else if (parent->last == NULL)
        parent->first = node;
    else
        parent->last->next = node;
    if (parent != NULL)
        parent->last = node;
    return node;
}

/* The words so far become one node, however many pieces they came in. */
static void settle_words(struct reading *reading)
{
    struct text *words = &reading->words;

    if (words->length == 0)
        return;
    append(reading)->text = arena_copy(reading->job->arena, words->bytes);
    words->length = 0;
    words->bytes[0] = '\0';
}

/* Five members each: name, prefix, URI, value's start and end. */
static void add_attributes(struct reading *reading, struct foreign *element,
    const xmlChar **given, int count)
{
    struct foreign_attribute **end = &element->attributes;

    for (int i = 0; i < count; i++, given += 5) {
        struct foreign_attribute *attribute =
            ARENA_NEW(reading->job->arena, struct foreign_attribute);

        attribute->space = find_space(reading, given[2]);
        attribute->name = intern(reading, (const char *)given[0]);
        attribute->value = arena_format(reading->job->arena, "%.*s",
            (int)(given[4] - given[3]), (const char *)given[3]);
        *end = attribute;
        end = &attribute->next;
    }
}

static void start_element(void *context, const xmlChar *name,
    const xmlChar *prefix, const xmlChar *uri, int namespace_count,
    const xmlChar **namespaces, int attribute_count, int defaulted,
    const xmlChar **attributes)
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;
    struct foreign *element;

    (void)prefix;
    (void)namespace_count;
    (void)namespaces;
    (void)defaulted;
    settle_words(reading);
    element = append(reading);
    element->space = find_space(reading, uri);
    element->name = intern(reading, (const char *)name);
    if (element->space == SPACE_OTHER)
        element->uri = intern(reading, (const char *)uri);
    add_attributes(reading, element, attributes, attribute_count);
    reading->here = element;
}

static void end_element(void *context, const xmlChar *name,
    const xmlChar *prefix, const xmlChar *uri)
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;

    (void)name;
    (void)prefix;
    (void)uri;
    settle_words(reading);
    if (reading->here != NULL)
        reading->here = reading->here->parent;
}

static void add_characters(void *context, const xmlChar *words, int length)
{
    struct reading *reading = ((xmlParserCtxtPtr)context)->_private;

    if (reading->here != NULL)
        text_add_bytes(&reading->words, (const char *)words, (size_t)length);
}

static void refuse_doctype(void *context, const xmlChar *name,
    const xmlChar *external, const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    refuse(((xmlParserCtxtPtr)context)->_private,
        "it has a document type, which such files never need");
}

static void open_parser(struct reading *reading)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    xmlSAXHandler *sax = parser->sax;

    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC;
    sax->startElementNs = start_element;
    sax->endElementNs = end_element;
    sax->characters = add_characters;
    sax->cdataBlock = add_characters;
    sax->internalSubset = refuse_doctype;
    parser->_private = reading;
    reading->parser = parser;
}

static void complain(const struct reading *reading, const char *problem)
{
    struct place place = { reading->part, reading->problem_line, 0 };

    findings_hint(reading->job->findings,
        findings_add(reading->job->findings, SEVERITY_ERROR, "foreign-xml",
            place, "this part of the file cannot be read: %s", problem),
        "open the file in Word or LibreOffice, save it under a new name, and "
        "send that");
}

static const char *tidy(struct reading *reading)
{
    const xmlError *error = xmlCtxtGetLastError(reading->parser);

    if (reading->problem != NULL)
        return reading->problem;
    reading->problem_line = error != NULL ? error->line : 0;
    return error != NULL && error->message != NULL
               ? text_squeeze(reading->job->arena, error->message)
               : "it is empty";
}

/* The same text in UTF-8 without a byte-order mark; NULL: it cannot be. */
static struct bytes in_utf8(struct job *job, const char *bytes, size_t size)
{
    struct bytes given = { bytes, size };

    if (utf16_is(given))
        return utf16_to_utf8(job, given);
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        return (struct bytes){ bytes + 3, size - 3 };
    return given;
}

static void parse(struct reading *reading, struct bytes text)
{
    xmlDocPtr none;

    open_parser(reading);
    none = xmlCtxtReadMemory(reading->parser, text.start, (int)text.size, NULL,
        "UTF-8", PARSE_OPTIONS);
    xmlFreeDoc(none);
    if (!reading->parser->wellFormed || reading->problem != NULL ||
        reading->root == NULL) {
        complain(reading, tidy(reading));
        reading->root = NULL;
    }
    xmlFreeParserCtxt(reading->parser);
}

const struct foreign *foreign_parse(
    struct job *job, const char *name, const char *bytes, size_t size)
{
    struct reading reading = { .job = job,
        .part = arena_copy(job->arena, name),
        .words = text_new(job->arena),
        .names = names_new(job->arena) };
    struct bytes text = in_utf8(job, bytes, size);

    if (text.start == NULL)
        complain(&reading, "its UTF-16 is broken");
    else if (prescan_check(job, reading.part, text.start, text.size))
        parse(&reading, text);
    return reading.root;
}

/* ---- looking ---------------------------------------------------------- */

bool foreign_is(
    const struct foreign *element, enum space space, const char *name)
{
    return element->space == space && element->name != NULL &&
           strcmp(element->name, name) == 0;
}

const char *foreign_attribute(
    const struct foreign *element, enum space space, const char *name)
{
    for (const struct foreign_attribute *a = element->attributes; a != NULL;
         a = a->next)
        if (a->space == space && strcmp(a->name, name) == 0)
            return a->value;
    return NULL;
}

const struct foreign *foreign_child(
    const struct foreign *element, enum space space, const char *name)
{
    for (const struct foreign *c = element->first; c != NULL; c = c->next)
        if (foreign_is(c, space, name))
            return c;
    return NULL;
}

const struct foreign *foreign_next(
    const struct foreign *root, const struct foreign *element)
{
    if (element->first != NULL)
        return element->first;
    while (element != root && element->next == NULL)
        element = element->parent;
    return element == root ? NULL : element->next;
}
