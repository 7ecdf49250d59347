#include "io/xml.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>
#include <strings.h>

enum {
    PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT
};

struct xml_schema {
    xmlRelaxNGPtr grammar;
};

/* What one reading needs; libxml2 hands it back to the callbacks. */
struct reading {
    struct job *job;
    const char *file;
    bool refused;
    size_t tag_at; /* where the last tag started, in bytes of the file */
    int tag_column;
};

static struct reading *reading_of(void *context)
{
    return ((xmlParserCtxtPtr)context)->_private;
}

/*
 * Goes back from the end of a start tag to its '<', and on to the start of the
 * line or to the tag before, to say line and column.
 */
static struct place place_of_tag(
    xmlParserCtxtPtr parser, struct reading *reading)
{
    const xmlParserInput *input = parser->input;
    const xmlChar *p = input->cur;
    struct place place = { reading->file, input->line, 1 };
    size_t at;

    while (p > input->base && *p != '<') {
        p--;
        if (*p == '\n')
            place.line--;
    }
    at = (size_t)input->consumed + (size_t)(p - input->base);
    for (size_t back = at; p > input->base && p[-1] != '\n'; p--, back--) {
        if (back == reading->tag_at && back < at) {
            place.column += reading->tag_column - 1;
            break;
        }
        place.column++;
    }
    reading->tag_at = at;
    reading->tag_column = place.column;
    return place;
}

static void start_element(void *context, const xmlChar *name,
    const xmlChar *prefix, const xmlChar *uri, int namespace_count,
    const xmlChar **namespaces, int attribute_count, int defaulted,
    const xmlChar **attributes)
{
    xmlParserCtxtPtr parser = context;
    struct reading *reading = reading_of(context);

    xmlSAX2StartElementNs(context, name, prefix, uri, namespace_count,
        namespaces, attribute_count, defaulted, attributes);
    if (parser->node == NULL)
        return;

    struct place *place = ARENA_NEW(reading->job->arena, struct place);
    *place = place_of_tag(parser, reading);
    parser->node->_private = place;
}

static void refuse_doctype(void *context, const xmlChar *name,
    const xmlChar *external, const xmlChar *system)
{
    struct reading *reading = reading_of(context);
    struct place place = { reading->file,
        ((xmlParserCtxtPtr)context)->input->line, 1 };

    (void)name;
    (void)external;
    (void)system;
    if (!reading->refused)
        findings_hint(reading->job->findings,
            findings_add(reading->job->findings, SEVERITY_ERROR, "xml-doctype",
                place, "a document type is not allowed"),
            "delete the <!DOCTYPE ...> declaration");
    reading->refused = true;
    xmlStopParser(context);
}

static const char *tidy_message(struct job *job, const char *message)
{
    return text_squeeze(job->arena, message != NULL ? message : "not readable");
}

static void report(void *context, xmlErrorPtr error)
{
    struct reading *reading = context;
    struct place place = { reading->file, error->line, error->int2 };
    const xmlNode *node = error->node;
    bool is_schema = error->domain == XML_FROM_RELAXNGV;

    if (node != NULL && node->type == XML_ELEMENT_NODE &&
        node->_private != NULL)
        place = *(const struct place *)node->_private;
    if (reading->refused)
        return;
    findings_hint(reading->job->findings,
        findings_add(reading->job->findings, SEVERITY_ERROR,
            is_schema ? "xml-schema" : "xml-malformed", place, "%s",
            tidy_message(reading->job, error->message)),
        is_schema ? "doc/writing-a-clause.md says what may stand where"
                  : "look at the tags, quotes and & signs up to here");
    /* What follows the first slip in a file is mostly its consequence. */
    reading->refused = !is_schema;
}

static void copy_attributes(
    struct arena *arena, struct element *element, const xmlNode *node)
{
    struct attribute **end = &element->attributes;

    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        struct attribute *attribute = ARENA_NEW(arena, struct attribute);
        const xmlNode *value = a->children;

        attribute->name = arena_copy(arena, (const char *)a->name);
        attribute->value =
            value == NULL ? ""
                          : arena_copy(arena, (const char *)value->content);
        *end = attribute;
        end = &attribute->next;
    }
}

static struct element *copy_node(
    struct arena *arena, const char *file, const xmlNode *node)
{
    struct element *element = ARENA_NEW(arena, struct element);

    if (node->type == XML_TEXT_NODE) {
        element->text = arena_copy(arena, (const char *)node->content);
        element->place = (struct place){ file, node->line, 0 };
        return element;
    }
    element->name = arena_copy(arena, (const char *)node->name);
    if (node->_private != NULL)
        element->place = *(const struct place *)node->_private;
    copy_attributes(arena, element, node);
    return element;
}

static bool is_wanted(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE;
}

/* The parser limits depth to 256, so this walk cannot run away. */
static struct element *copy_tree(
    struct arena *arena, const char *file, const xmlNode *node)
{
    struct element *element = copy_node(arena, file, node);

    if (node->type != XML_ELEMENT_NODE)
        return element;
    for (const xmlNode *c = node->children; c != NULL; c = c->next) {
        if (!is_wanted(c))
            continue;

        struct element *child = copy_tree(arena, file, c);
        child->parent = element;
        if (element->last == NULL)
            element->first = child;
        else
            element->last->next = child;
        element->last = child;
    }
    return element;
}

/* What is read is UTF-8; one that says otherwise would be read wrongly. */
static bool says_utf8(struct reading *reading, const xmlDoc *tree)
{
    const char *encoding = (const char *)tree->encoding;

    if (encoding == NULL || strcasecmp(encoding, "UTF-8") == 0)
        return true;
    findings_hint(reading->job->findings,
        findings_add(reading->job->findings, SEVERITY_ERROR, "not-utf8",
            (struct place){ reading->file, 1, 1 },
            "the file says that it is %s", encoding),
        "save the file as UTF-8, and say so in its first line");
    return false;
}

static xmlDocPtr parse(struct reading *reading, const char *bytes, size_t size)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();

    parser->_private = reading;
    parser->sax->startElementNs = start_element;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->serror = NULL;
    xmlSetStructuredErrorFunc(reading, (xmlStructuredErrorFunc)report);
    xmlDocPtr tree =
        xmlCtxtReadMemory(parser, bytes, (int)size, NULL, NULL, PARSE_OPTIONS);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlFreeParserCtxt(parser);
    if (tree != NULL && (reading->refused || !says_utf8(reading, tree))) {
        xmlFreeDoc(tree);
        return NULL;
    }
    return tree;
}

/* ---- schemas ----------------------------------------------------------- */

struct xml_schema *xml_schema_open(struct job *job, const char *path)
{
    struct xml_schema *schema = ARENA_NEW(job->arena, struct xml_schema);
    struct reading reading = { .job = job,
        .file = arena_copy(job->arena, path) };
    size_t size;
    const char *bytes = file_read(job, path, &size);

    if (bytes == NULL)
        return NULL;

    xmlDocPtr tree = parse(&reading, bytes, size);
    if (tree == NULL)
        return NULL;

    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt(tree);
    xmlRelaxNGSetParserStructuredErrors(
        parser, (xmlStructuredErrorFunc)report, &reading);
    schema->grammar = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    xmlFreeDoc(tree);
    return schema->grammar != NULL ? schema : NULL;
}

void xml_schema_close(struct xml_schema *schema)
{
    if (schema != NULL)
        xmlRelaxNGFree(schema->grammar);
}

static bool is_valid(
    struct reading *reading, const struct xml_schema *schema, xmlDocPtr tree)
{
    xmlRelaxNGValidCtxtPtr check = xmlRelaxNGNewValidCtxt(schema->grammar);

    xmlRelaxNGSetValidStructuredErrors(
        check, (xmlStructuredErrorFunc)report, reading);
    int result = xmlRelaxNGValidateDoc(check, tree);
    xmlRelaxNGFreeValidCtxt(check);
    return result == 0;
}

/* ---- files ------------------------------------------------------------- */

/* Bad UTF-8 is found here, where its line can be said. */
static bool is_utf8(
    struct job *job, const char *file, const char *bytes, size_t size)
{
    const char *bad = text_bad_utf8(bytes, size);
    struct place place = { file, 1, 1 };

    if (bad == NULL)
        bad = memchr(bytes, '\0', size); /* libxml2 would stop there, content */
    if (bad == NULL)
        return true;
    for (const char *p = bytes; p < bad; p++) {
        place.column = *p == '\n' ? 1 : place.column + 1;
        place.line += *p == '\n';
    }
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "not-utf8", place,
            "byte 0x%02X is not UTF-8", (unsigned)(unsigned char)*bad),
        "save the file as UTF-8");
    return false;
}

const struct element *xml_parse(struct job *job, const char *name,
    const char *bytes, size_t size, const struct xml_schema *schema)
{
    struct reading reading = { .job = job,
        .file = arena_copy(job->arena, name) };
    const struct element *element = NULL;

    if (!is_utf8(job, reading.file, bytes, size))
        return NULL;

    xmlDocPtr tree = parse(&reading, bytes, size);
    if (tree == NULL)
        return NULL;
    if (schema == NULL || is_valid(&reading, schema, tree))
        element =
            copy_tree(job->arena, reading.file, xmlDocGetRootElement(tree));
    xmlFreeDoc(tree);
    return element;
}

const struct element *xml_load(
    struct job *job, const char *path, const struct xml_schema *schema)
{
    size_t size;
    const char *bytes = file_read(job, path, &size);

    return bytes != NULL ? xml_parse(job, path, bytes, size, schema) : NULL;
}

const char *xml_attribute(const struct element *element, const char *name)
{
    for (struct attribute *a = element->attributes; a != NULL; a = a->next)
        if (strcmp(a->name, name) == 0)
            return a->value;
    return NULL;
}

const char *xml_unknown_attribute(
    const struct element *element, const char *const *known)
{
    for (struct attribute *a = element->attributes; a != NULL; a = a->next) {
        const char *const *name = known;

        while (*name != NULL && strcmp(*name, a->name) != 0)
            name++;
        if (*name == NULL)
            return a->name;
    }
    return NULL;
}

const struct element *xml_child(const struct element *element, const char *name)
{
    return xml_next(element, NULL, name);
}

const struct element *xml_next(
    const struct element *parent, const struct element *after, const char *name)
{
    const struct element *e = after == NULL ? parent->first : after->next;

    for (; e != NULL; e = e->next)
        if (e->name != NULL && strcmp(e->name, name) == 0)
            return e;
    return NULL;
}

const struct element *xml_find_id(const struct element *element, const char *id)
{
    for (const struct element *e = element->first; e != NULL; e = e->next) {
        const struct element *found =
            text_same(xml_attribute(e, "id"), id) ? e : xml_find_id(e, id);

        if (found != NULL)
            return found;
    }
    return NULL;
}

static void add_words(struct text *text, const struct element *element)
{
    if (element->name == NULL)
        text_add(text, element->text);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        add_words(text, e);
}

const char *xml_words(struct job *job, const struct element *element)
{
    struct text text = text_new(job->arena);

    add_words(&text, element);
    return text_squeeze(job->arena, text.bytes);
}

const char *xml_child_words(
    struct job *job, const struct element *element, const char *name)
{
    const struct element *child = xml_child(element, name);

    return child != NULL ? xml_words(job, child) : NULL;
}
