/*
 * Two fences, because either alone has holes: security preferences, set both
 * as the default (which holds while compiling) and on each run; and a loader
 * that loads nothing. No extension is registered.
 *
 * libxslt says what went wrong in prose, in pieces, to a function it is given.
 * What it said is gathered and made into findings when it is done.
 */
#include "io/stylesheet.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"

#include <assert.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <string.h>

enum {
    PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA,
    STEPS = 5000000,  /* of templates, in one run */
    LOOKS = 20000000, /* of XPath: a contract of 110 pages takes two million */
    DEPTH = 500,      /* of templates */
    MOST_PARAMETERS = 16,
};

struct stylesheet {
    const char *path;
    xsltStylesheetPtr compiled;
};

static const struct bytes none;

/* ---- what libxslt says ------------------------------------------------ */

struct hearing {
    struct job *job;
    const char *id;   /* of the findings */
    const char *file; /* that is being read */
    int count;
    struct text heard;
};

static void hear(void *context, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void hear(void *context, const char *format, ...)
{
    struct hearing *hearing = context;
    va_list args;

    va_start(args, format);
    text_add(&hearing->heard, arena_vformat(hearing->job->arena, format, args));
    va_end(args);
}

static void say(struct hearing *hearing, int line, const char *words)
{
    struct place place = { hearing->file, line, line > 0 ? 1 : 0 };

    hearing->count++;
    findings_hint(hearing->job->findings,
        findings_add(hearing->job->findings, SEVERITY_ERROR, hearing->id, place,
            "%s", words),
        "correct the stylesheet, or put back the one that came with paction");
}

static void hear_xml(void *context, xmlErrorPtr error)
{
    struct hearing *hearing = context;
    const char *words = error->message != NULL ? error->message : "unreadable";

    say(hearing, error->line, text_squeeze(hearing->job->arena, words));
}

/* A line that only says where: "runtime error: file F line 7 element value". */
static bool is_place(const char *words, int *line)
{
    const char *where = strstr(words, "error");
    const char *number = strstr(words, " line ");

    if (where == NULL || strstr(where, "element ") == NULL)
        return false;
    if (number != NULL)
        sscanf(number, " line %d", line);
    return text_starts(where, "error: ") || text_starts(where, "error ");
}

static void say_heard(struct hearing *hearing)
{
    struct arena *arena = hearing->job->arena;
    int line = 0;

    for (const char *p = hearing->heard.bytes; *p != '\0';) {
        size_t length = strcspn(p, "\n");
        const char *words =
            text_squeeze(arena, arena_format(arena, "%.*s", (int)length, p));

        if (*words != '\0' && !is_place(words, &line))
            say(hearing, line, words);
        p += length + (p[length] == '\n');
    }
    hearing->heard.length = 0;
    hearing->heard.bytes[0] = '\0';
}

static struct hearing begin_hearing(
    struct job *job, const char *id, const char *file)
{
    return (struct hearing){
        .job = job, .id = id, .file = file, .heard = text_new(job->arena)
    };
}

/* Both libraries speak to whoever was set last, so set and unset in pairs. */
static void listen_begin(struct hearing *hearing)
{
    xmlSetStructuredErrorFunc(hearing, (xmlStructuredErrorFunc)hear_xml);
    xmlSetGenericErrorFunc(hearing, hear);
    xsltSetGenericErrorFunc(hearing, hear);
}

static void listen_end(struct hearing *hearing)
{
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlSetGenericErrorFunc(NULL, NULL);
    xsltSetGenericErrorFunc(NULL, NULL);
    say_heard(hearing);
}

/* ---- fences ----------------------------------------------------------- */

static xmlDocPtr load_nothing(const xmlChar *uri, xmlDictPtr names, int options,
    void *context, xsltLoadType type)
{
    (void)uri;
    (void)names;
    (void)options;
    (void)context;
    (void)type;
    return NULL;
}

static xsltSecurityPrefsPtr forbid_all(void)
{
    static const xsltSecurityOption all[] = { XSLT_SECPREF_READ_FILE,
        XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
        XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK };
    xsltSecurityPrefsPtr fence = xsltNewSecurityPrefs();

    for (size_t i = 0; fence != NULL && i < sizeof all / sizeof *all; i++)
        xsltSetSecurityPrefs(fence, all[i], xsltSecurityForbid);
    return fence;
}

/* The library keeps these for the process; what stands there stays. */
static void raise_fences(void)
{
    xsltSetLoaderFunc(load_nothing);
    if (xsltGetDefaultSecurityPrefs() == NULL)
        xsltSetDefaultSecurityPrefs(forbid_all());
}

/* ---- compiling -------------------------------------------------------- */

static xmlDocPtr parse(
    struct hearing *hearing, const char *path, const char *bytes, size_t size)
{
    xmlDocPtr tree = xmlReadMemory(bytes, (int)size, path, NULL, PARSE_OPTIONS);

    if (tree != NULL && tree->intSubset != NULL)
        say(hearing, 1, "a document type is not allowed");
    if (tree != NULL && hearing->count > 0) {
        xmlFreeDoc(tree);
        return NULL;
    }
    return tree;
}

static xsltStylesheetPtr compile(struct hearing *hearing, xmlDocPtr tree)
{
    xsltStylesheetPtr compiled = xsltParseStylesheetDoc(tree);

    say_heard(hearing);
    if (compiled == NULL) {
        xmlFreeDoc(tree);
    } else if (hearing->count > 0) {
        xsltFreeStylesheet(compiled);
        compiled = NULL;
    }
    if (compiled == NULL && hearing->count == 0)
        say(hearing, 0, "this is no stylesheet that can be used");
    return compiled;
}

struct stylesheet *stylesheet_open(struct job *job, const char *path)
{
    struct stylesheet *stylesheet = ARENA_NEW(job->arena, struct stylesheet);
    struct hearing hearing;
    size_t size;
    const char *bytes = file_read(job, path, &size);

    if (bytes == NULL)
        return NULL;
    stylesheet->path = arena_copy(job->arena, path);
    hearing = begin_hearing(job, "stylesheet-wrong", stylesheet->path);
    raise_fences();
    listen_begin(&hearing);
    xmlDocPtr tree = parse(&hearing, path, bytes, size);
    if (tree != NULL)
        stylesheet->compiled = compile(&hearing, tree);
    listen_end(&hearing);
    return stylesheet->compiled != NULL ? stylesheet : NULL;
}

void stylesheet_close(struct stylesheet *stylesheet)
{
    if (stylesheet != NULL)
        xsltFreeStylesheet(stylesheet->compiled);
}

/* ---- running ---------------------------------------------------------- */

static void set_parameters(
    xsltTransformContextPtr run, const struct parameter *parameters)
{
    const char *pairs[2 * MOST_PARAMETERS + 1] = { NULL };
    size_t count = 0;

    for (; parameters != NULL && parameters->name != NULL; parameters++) {
        assert(count < 2 * MOST_PARAMETERS);
        pairs[count++] = parameters->name;
        pairs[count++] = parameters->words;
    }
    xsltQuoteUserParams(run, pairs);
}

static xmlDocPtr run_on(struct hearing *hearing, xsltStylesheetPtr compiled,
    xmlDocPtr tree, const struct parameter *parameters)
{
    xsltSecurityPrefsPtr fence = forbid_all();
    xsltTransformContextPtr run = xsltNewTransformContext(compiled, tree);
    xmlDocPtr result = NULL;

    if (fence == NULL || run == NULL ||
        xsltSetCtxtSecurityPrefs(fence, run) != 0)
        goto done;
    xsltSetTransformErrorFunc(run, hearing, hear);
    run->opLimit = STEPS;
    run->xpathCtxt->opLimit = LOOKS;
    run->maxTemplateDepth = DEPTH;
    set_parameters(run, parameters);
    result = xsltApplyStylesheetUser(compiled, tree, NULL, NULL, NULL, run);
    say_heard(hearing);
    if (result != NULL && (run->state != XSLT_STATE_OK || hearing->count > 0)) {
        xmlFreeDoc(result);
        result = NULL;
    }
done:
    if (run != NULL)
        xsltFreeTransformContext(run);
    if (fence != NULL)
        xsltFreeSecurityPrefs(fence);
    return result;
}

static struct bytes write_result(
    struct job *job, xsltStylesheetPtr compiled, xmlDocPtr result)
{
    struct bytes bytes = none;
    xmlChar *written = NULL;
    int size = 0;

    if (xsltSaveResultToString(&written, &size, result, compiled) == 0 &&
        written != NULL && size > 0) {
        char *start = arena_alloc(job->arena, (size_t)size + 1);

        memcpy(start, written, (size_t)size);
        bytes = (struct bytes){ start, (size_t)size };
    }
    xmlFree(written);
    return bytes;
}

struct bytes stylesheet_run(struct job *job,
    const struct stylesheet *stylesheet, const char *name, const char *xml,
    const struct parameter *parameters)
{
    struct hearing hearing = begin_hearing(job, "stylesheet-failed", name);
    struct bytes bytes = none;
    xmlDocPtr result = NULL;

    listen_begin(&hearing);
    xmlDocPtr tree = parse(&hearing, name, xml, strlen(xml));
    hearing.file = stylesheet->path;
    if (tree != NULL)
        result = run_on(&hearing, stylesheet->compiled, tree, parameters);
    if (result != NULL)
        bytes = write_result(job, stylesheet->compiled, result);
    listen_end(&hearing);
    if (hearing.count > 0)
        bytes = none;
    else if (bytes.start == NULL)
        say(&hearing, 0, "nothing came out of it");
    xmlFreeDoc(result);
    xmlFreeDoc(tree);
    return bytes;
}
