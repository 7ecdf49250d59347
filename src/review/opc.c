#include "review/opc.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "io/foreign.h"
#include "io/parcel.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define WORDPROCESSING                                                         \
    "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define OFFICE_DOCUMENT "application/vnd.openxmlformats-officedocument."

struct opc {
    struct job *job;
    const char *name;
    struct parcel *parcel;
    struct names overrides;  /* content type by part, in small letters */
    struct names extensions; /* content type by the end of a name, so too */
};

/* A relationship's type ends in one of two words; NULL: it has but one. */
static const struct {
    const char *word, *strict;
    const char *type, *other_type;
} roles[OPC_ROLES] = {
    [OPC_DOCUMENT] = { "officeDocument", NULL,
        WORDPROCESSING "document.main+xml", NULL },
    [OPC_STYLES] = { "styles", NULL, WORDPROCESSING "styles+xml", NULL },
    [OPC_SETTINGS] = { "settings", NULL, WORDPROCESSING "settings+xml", NULL },
    [OPC_COMMENTS] = { "comments", NULL, WORDPROCESSING "comments+xml", NULL },
    [OPC_COMMENTS_EXTENDED] = { "commentsExtended", NULL,
        WORDPROCESSING "commentsExtended+xml",
        "application/vnd.ms-word.commentsExtended+xml" },
    [OPC_COMMENTS_IDS] = { "commentsIds", NULL,
        WORDPROCESSING "commentsIds+xml",
        "application/vnd.ms-word.commentsIds+xml" },
    [OPC_COMMENTS_EXTENSIBLE] = { "commentsExtensible", NULL,
        WORDPROCESSING "commentsExtensible+xml",
        "application/vnd.ms-word.commentsExtensible+xml" },
    [OPC_FOOTNOTES] = { "footnotes", NULL, WORDPROCESSING "footnotes+xml",
        NULL },
    [OPC_ENDNOTES] = { "endnotes", NULL, WORDPROCESSING "endnotes+xml", NULL },
    [OPC_HEADER] = { "header", NULL, WORDPROCESSING "header+xml", NULL },
    [OPC_FOOTER] = { "footer", NULL, WORDPROCESSING "footer+xml", NULL },
    [OPC_CUSTOM_XML] = { "customXml", NULL, "application/xml", NULL },
    [OPC_APPLICATION] = { "extended-properties", "extendedProperties",
        OFFICE_DOCUMENT "extended-properties+xml", NULL },
    [OPC_PROPERTIES] = { "custom-properties", "customProperties",
        OFFICE_DOCUMENT "custom-properties+xml", NULL },
};

static const char *small(struct arena *arena, const char *words)
{
    char *copy = arena_copy(arena, words);

    for (char *c = copy; *c != '\0'; c++)
        *c = (char)tolower((unsigned char)*c);
    return copy;
}

/* ---- names of parts --------------------------------------------------- */

static int hex_value(char c)
{
    const char *digits = "0123456789abcdef";
    const char *digit = strchr(digits, tolower((unsigned char)c));

    return c != '\0' && digit != NULL ? (int)(digit - digits) : -1;
}

/* "%20" is a space; what is no such thing stays. */
static char *decoded(struct arena *arena, const char *words)
{
    struct text text = text_new(arena);

    for (; *words != '\0' && *words != '#'; words++) {
        int high = *words == '%' ? hex_value(words[1]) : -1;
        int low = high >= 0 ? hex_value(words[2]) : -1;

        if (low >= 0 && high + low > 0) {
            text_add_char(&text, (char)(high * 16 + low));
            words += 2;
        } else {
            text_add_char(&text, *words == '\\' ? '/' : *words);
        }
    }
    return text.bytes;
}

/* One step of a path: "." stays, ".." goes up, anything else goes down. */
static void take_step(struct text *path, const char *step, size_t length)
{
    if (length == 0 || (length == 1 && step[0] == '.'))
        return;
    if (length == 2 && step[0] == '.' && step[1] == '.') {
        char *slash = strrchr(path->bytes, '/');

        path->length = slash != NULL ? (size_t)(slash - path->bytes) : 0;
        path->bytes[path->length] = '\0';
        return;
    }
    if (path->length > 0)
        text_add_char(path, '/');
    text_add_bytes(path, step, length);
}

/* A target stands from the folder of the part that names it. */
static const char *resolved(
    struct arena *arena, const char *part, const char *target)
{
    struct text path = text_new(arena);
    const char *words = decoded(arena, target);
    const char *slash = strrchr(part, '/');

    if (*words != '/' && slash != NULL)
        text_add_bytes(&path, part, (size_t)(slash - part));
    while (*words != '\0') {
        size_t length = strcspn(words, "/");

        take_step(&path, words, length);
        words += length + (words[length] == '/');
    }
    return path.bytes;
}

static struct bytes part_bytes(struct opc *opc, const char *part)
{
    return parcel_part(opc->job, opc->parcel, part);
}

/* ---- content types ---------------------------------------------------- */

static void learn_type(struct opc *opc, const struct foreign *element)
{
    struct arena *arena = opc->job->arena;
    bool is_part = foreign_is(element, SPACE_TYPES, "Override");
    const char *name = foreign_attribute(
        element, SPACE_NONE, is_part ? "PartName" : "Extension");
    const char *type = foreign_attribute(element, SPACE_NONE, "ContentType");
    char *copy;

    if (name == NULL || type == NULL)
        return;
    name = small(arena, is_part ? resolved(arena, "", name) : name);
    copy = arena_format(arena, "%.*s", (int)strcspn(type, "; "), type);
    names_put(is_part ? &opc->overrides : &opc->extensions, name, copy);
}

/* Returns NULL if nothing says. */
static const char *type_of(const struct opc *opc, const char *part)
{
    const char *name = small(opc->job->arena, part);
    const char *type = names_find(&opc->overrides, name);
    const char *dot = strrchr(name, '.');

    if (type == NULL && dot != NULL)
        type = names_find(&opc->extensions, dot + 1);
    return type;
}

static bool is_type(const char *type, const char *wanted)
{
    return wanted != NULL && strcasecmp(type, wanted) == 0;
}

/* Plain XML may be anything; the relationship says what. */
static bool is_admitted(const struct opc *opc, const struct opc_relation *to)
{
    const char *type = type_of(opc, to->target);

    return type != NULL &&
           (is_type(type, roles[to->role].type) ||
               is_type(type, roles[to->role].other_type) ||
               is_type(type, "application/xml") || is_type(type, "text/xml"));
}

/* ---- relationships ---------------------------------------------------- */

static enum opc_role find_role(const char *type)
{
    const char *slash = strrchr(type, '/');
    bool is_known = text_starts(type, "http://schemas.openxmlformats.org/") ||
                    text_starts(type, "http://schemas.microsoft.com/office/") ||
                    text_starts(type, "http://purl.oclc.org/ooxml/");

    if (!is_known)
        return OPC_OTHER;
    for (int i = OPC_OTHER + 1; i < OPC_ROLES; i++)
        if (strcmp(slash + 1, roles[i].word) == 0 ||
            text_same(slash + 1, roles[i].strict))
            return (enum opc_role)i;
    return OPC_OTHER;
}

static struct opc_relation *make_relation(
    struct opc *opc, const char *part, const struct foreign *element)
{
    struct arena *arena = opc->job->arena;
    struct opc_relation *relation = ARENA_NEW(arena, struct opc_relation);
    const char *type = foreign_attribute(element, SPACE_NONE, "Type");
    const char *mode = foreign_attribute(element, SPACE_NONE, "TargetMode");
    const char *target = foreign_attribute(element, SPACE_NONE, "Target");

    if (type == NULL || target == NULL)
        return NULL;
    relation->role = find_role(type);
    relation->id = foreign_attribute(element, SPACE_NONE, "Id");
    relation->is_outside = mode != NULL && strcasecmp(mode, "External") == 0;
    relation->target =
        relation->is_outside ? target : resolved(arena, part, target);
    return relation;
}

static const char *relations_name(struct arena *arena, const char *part)
{
    const char *slash = strrchr(part, '/');
    int folder = slash != NULL ? (int)(slash - part) + 1 : 0;

    return arena_format(
        arena, "%.*s_rels/%s.rels", folder, part, part + folder);
}

static const struct foreign *parse_part(struct opc *opc, const char *part)
{
    struct bytes bytes = part_bytes(opc, part);
    const char *name = arena_format(opc->job->arena, "%s(%s)", opc->name, part);

    if (bytes.start == NULL)
        return NULL;
    return foreign_parse(opc->job, name, bytes.start, bytes.size);
}

const struct opc_relation *opc_relations(struct opc *opc, const char *part)
{
    struct arena *arena = opc->job->arena;
    const struct foreign *root = parse_part(opc, relations_name(arena, part));
    struct opc_relation *first = NULL, **end = &first;

    if (root == NULL)
        return NULL;
    for (const struct foreign *e = root->first; e != NULL; e = e->next)
        if (foreign_is(e, SPACE_RELATIONSHIPS, "Relationship") &&
            (*end = make_relation(opc, part, e)) != NULL)
            end = &(*end)->next;
    return first;
}

const struct opc_relation *opc_find(
    const struct opc_relation *relations, enum opc_role role)
{
    while (
        relations != NULL && (relations->role != role || relations->is_outside))
        relations = relations->next;
    return relations;
}

/* ---- parts ------------------------------------------------------------ */

struct bytes opc_bytes(struct opc *opc, const struct opc_relation *relation)
{
    if (relation == NULL || relation->is_outside || !is_admitted(opc, relation))
        return (struct bytes){ 0 };
    return part_bytes(opc, relation->target);
}

const struct foreign *opc_tree(
    struct opc *opc, const struct opc_relation *relation)
{
    if (relation == NULL || relation->is_outside || !is_admitted(opc, relation))
        return NULL;
    return parse_part(opc, relation->target);
}

struct opc *opc_open(struct job *job, const char *name, struct bytes file)
{
    struct opc *opc = ARENA_NEW(job->arena, struct opc);
    struct parcel *parcel = parcel_open(job, name, file);
    const struct foreign *types;

    if (parcel == NULL)
        return NULL;
    *opc = (struct opc){ .job = job,
        .name = name,
        .parcel = parcel,
        .overrides = names_new(job->arena),
        .extensions = names_new(job->arena) };
    types = parse_part(opc, "[Content_Types].xml");
    if (types == NULL && findings_errors(job->findings) == 0)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "opc-types",
                (struct place){ name, 0, 0 },
                "this is a zip, but no Office file: it has no list of content "
                "types"),
            "send the Word file itself, not a zip with it");
    if (types == NULL)
        return NULL;
    for (const struct foreign *e = types->first; e != NULL; e = e->next)
        if (e->name != NULL && e->space == SPACE_TYPES)
            learn_type(opc, e);
    return opc;
}
