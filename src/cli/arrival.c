#include "cli/arrival.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "document/document.h"
#include "io/digest.h"
#include "io/file.h"
#include "io/secret.h"
#include "review/clause_link.h"
#include "review/form_intake.h"
#include "review/form_read.h"
#include "review/intake.h"
#include "review/lines.h"
#include "review/reader.h"
#include "review/sent.h"
#include "review/signature.h"

#include <string.h>

enum { MOST_LISTED = 12 /* copies in a hint */ };

struct arrival {
    struct job *job;
    const char *path;
    struct arrival_options options;
    const struct returned *returned; /* NULL: a form as CSV */
    struct form_said said;
    enum identity identity;
};

/* ---- what the file says of itself ------------------------------------- */

/* Without the key the file may still be known, by what nobody signed. */
static const unsigned char *known_key(struct arrival *arrival)
{
    struct job quiet = { arrival->job->arena,
        findings_new(arrival->job->arena) };
    const unsigned char *key = secret_known(&quiet);

    if (key == NULL)
        findings_hint(arrival->job->findings,
            findings_add(arrival->job->findings, SEVERITY_WARNING,
                "signature-unchecked", (struct place){ .file = arrival->path },
                "whether we signed it cannot be told: the key for copies is "
                "not here, or cannot be used"),
            "import on the machine that sent it, or let PACTION_KEY name its "
            "key");
    return key;
}

static const char *by_manifest(struct arrival *arrival)
{
    const char *manifest = arrival->returned->manifest;
    const unsigned char *key;

    if (manifest == NULL)
        return NULL;
    key = known_key(arrival);
    arrival->identity = IDENTITY_MANIFEST;
    return key != NULL
               ? signature_check(arrival->job, manifest, strlen(manifest), key)
               : NULL;
}

static const char *by_link(struct arrival *arrival)
{
    struct clause_link link;

    arrival->identity = IDENTITY_LINK;
    for (const struct returned_paragraph *p = arrival->returned->paragraphs;
         p != NULL; p = p->next)
        if (p->link != NULL &&
            clause_link_read(arrival->job->arena, p->link, &link))
            return link.copy;
    return NULL;
}

/* ---- the copies that were sent ---------------------------------------- */

/* "…/sent/1f2e3d4c5b6a7988/copy.json": the folder's name. */
static const char *copy_of(struct job *job, const char *path)
{
    const char *end = strrchr(path, '/'), *start = end;

    while (start > path && start[-1] != '/')
        start--;
    return arena_format(job->arena, "%.*s", (int)(end - start), start);
}

static size_t count_bookmarks(
    struct arrival *arrival, const struct document *sent)
{
    struct lines lines = lines_of(arrival->job->arena, sent);
    struct names names = names_new(arrival->job->arena);
    size_t found = 0;

    for (size_t i = 0; i < lines.count; i++)
        if (lines.line[i].bookmark != NULL)
            names_put(&names, lines.line[i].bookmark, (void *)sent);
    for (const struct returned_paragraph *p = arrival->returned->paragraphs;
         p != NULL; p = p->next)
        for (const struct carrier_name *b = p->bookmarks; b != NULL;
             b = b->next)
            found += names_find(&names, b->name) != NULL;
    return found * 2 > names.count ? found : 0;
}

static bool is_wanted(struct arrival *arrival, const char *copy)
{
    const char *document = arrival->options.document;
    const struct sent_copy *sent =
        sent_find(arrival->job, arrival->options.folder, copy);

    return sent != NULL &&
           (document == NULL || text_same(sent->document, document));
}

static bool bears_bookmarks(struct arrival *arrival, const char *copy)
{
    const struct document *sent = sent_tree(
        arrival->job, arrival->options.folder, arrival->options.schema, copy);

    return sent != NULL && count_bookmarks(arrival, sent) > 0;
}

/* The only copy that the file can be; NULL if there are several, or none. */
static const char *only_copy(struct arrival *arrival, bool by_bookmarks)
{
    const char *folder =
        file_join(arrival->job, arrival->options.folder, "sent");
    const char *found = NULL;
    const char *const *paths;

    if (!file_is_folder(folder))
        return NULL;
    paths = file_list(arrival->job, folder, "/copy.json");
    for (; paths != NULL && *paths != NULL; paths++) {
        const char *copy = copy_of(arrival->job, *paths);

        if (!is_wanted(arrival, copy) ||
            (by_bookmarks && !bears_bookmarks(arrival, copy)))
            continue;
        if (found != NULL)
            return NULL;
        found = copy;
    }
    return found;
}

/* ---- which copy ------------------------------------------------------- */

static const char *told(struct arrival *arrival)
{
    arrival->identity = IDENTITY_TOLD;
    if (arrival->options.copy != NULL)
        return arrival->options.copy;
    return arrival->options.document != NULL ? only_copy(arrival, false) : NULL;
}

static const char *by_form(struct arrival *arrival)
{
    arrival->identity = IDENTITY_FORM;
    return arrival->said.copy != NULL ? arrival->said.copy : told(arrival);
}

static const char *find_copy(struct arrival *arrival)
{
    const char *copy;

    if (arrival->said.is_form)
        return by_form(arrival);
    copy = by_manifest(arrival);

    if (copy == NULL) {
        arrival->identity = IDENTITY_PROPERTY;
        copy = arrival->returned->copy;
    }
    if (copy == NULL)
        copy = by_link(arrival);
    if (copy == NULL && arrival->options.copy == NULL) {
        arrival->identity = IDENTITY_BOOKMARKS;
        copy = only_copy(arrival, true);
    }
    return copy != NULL ? copy : told(arrival);
}

/* "1f… is ipa for Beacon Care; 2e… is …", as far as --document allows. */
static const char *list_copies(struct arrival *arrival)
{
    struct job quiet = { arrival->job->arena,
        findings_new(arrival->job->arena) };
    struct text text = text_new(quiet.arena);
    const char *folder = file_join(&quiet, arrival->options.folder, "sent");
    const char *const *paths = NULL;
    size_t more = 0;

    if (file_is_folder(folder))
        paths = file_list(&quiet, folder, "/copy.json");
    for (int i = 0; paths != NULL && *paths != NULL; paths++) {
        const char *copy = copy_of(&quiet, *paths);
        const struct sent_copy *sent =
            sent_find(&quiet, arrival->options.folder, copy);

        if (sent == NULL || !is_wanted(arrival, copy))
            continue;
        if (i++ < MOST_LISTED)
            text_format(&text, "%s%s is %s for %s", text.length > 0 ? "; " : "",
                copy, sent->document,
                sent->recipient != NULL ? sent->recipient : "anyone");
        else
            more++;
    }
    if (more > 0)
        text_format(&text, "; and %zu more in sent/", more);
    return text.bytes;
}

static const char *no_copy(const struct arrival *arrival)
{
    const char *document = arrival->options.document;

    if (!file_is_folder(arrival->options.folder))
        return arena_format(arrival->job->arena,
            "there is no folder \"%s\": give the folder of the project that "
            "sent it",
            arrival->options.folder);
    return document == NULL
               ? "this project has sent no copy: give the folder of the one "
                 "that sent it"
               : arena_format(arrival->job->arena,
                     "this project has sent no copy of \"%s\": leave "
                     "--document out to see what it has sent",
                     document);
}

static void complain_unknown(struct arrival *arrival)
{
    const char *copies = list_copies(arrival);
    struct finding *finding =
        findings_add(arrival->job->findings, SEVERITY_ERROR, "import-unknown",
            (struct place){ .file = arrival->path },
            "nothing in it says which copy of this project it is");

    if (*copies == '\0')
        findings_hint(arrival->job->findings, finding, "%s", no_copy(arrival));
    else
        findings_hint(arrival->job->findings, finding,
            "name its copy with --copy: %s", copies);
}

/* The file's own word is believed; the person is told that it differs. */
static void say_other(struct arrival *arrival, const char *copy)
{
    const char *wanted = arrival->options.copy;
    struct job quiet = { arrival->job->arena,
        findings_new(arrival->job->arena) };

    if (wanted != NULL && strcmp(wanted, copy) != 0)
        findings_hint(arrival->job->findings,
            findings_add(arrival->job->findings, SEVERITY_WARNING,
                "import-other", (struct place){ .file = arrival->path },
                "it says itself that it is copy \"%s\", so it is taken as "
                "that%s",
                copy,
                sent_find(&quiet, arrival->options.folder, wanted) == NULL
                    ? "; there is no copy of the name that --copy gives"
                    : ""),
            "leave --copy out");
}

static void say_other_document(
    struct arrival *arrival, const struct sent_copy *about)
{
    const char *wanted = arrival->options.document;

    if (wanted != NULL && !text_same(wanted, about->document))
        findings_hint(arrival->job->findings,
            findings_add(arrival->job->findings, SEVERITY_WARNING,
                "import-other-document",
                (struct place){ .file = arrival->path },
                "it is a copy of \"%s\", not of \"%s\", so it is taken as "
                "that",
                about->document, wanted),
            "leave --document out");
}

/* ---- taking in -------------------------------------------------------- */

/* Neither a Word nor an ODT file: a form that a spreadsheet wrote, or not. */
static bool read_csv(struct arrival *arrival, struct bytes file)
{
    if (file.size >= 2 && memcmp(file.start, "PK", 2) == 0)
        return false;
    arrival->said = form_read_said_csv(arrival->job, file);
    return arrival->said.is_form;
}

static bool read_file(struct arrival *arrival, struct bytes file)
{
    if (read_csv(arrival, file))
        return true;
    arrival->returned = reader_read(arrival->job, arrival->path);
    if (arrival->returned == NULL)
        return false;
    if (arrival->returned->manifest == NULL)
        arrival->said = form_read_said_table(arrival->job, arrival->returned);
    return true;
}

static struct intake *make_intake(const struct arrival *arrival,
    const struct document *sent, struct bytes file)
{
    struct job *job = arrival->job;
    const struct form_read *form;

    if (!arrival->said.is_form)
        return intake_make(job, sent, arrival->returned);
    form = arrival->returned != NULL
               ? form_read_table(job, sent, arrival->path, arrival->returned)
               : form_read_csv(job, sent, arrival->path, file);
    return form != NULL ? form_intake(job, sent, form, arrival->returned)
                        : NULL;
}

static struct taken take(
    struct arrival *arrival, const char *copy, struct bytes file)
{
    struct job *job = arrival->job;
    const char *folder = arrival->options.folder;
    const struct sent_copy *about;
    struct taken taken = { 0 };

    say_other(arrival, copy);
    about = sent_find(job, folder, copy);
    if (about == NULL)
        return taken;
    say_other_document(arrival, about);
    taken.sent = sent_tree(job, folder, arrival->options.schema, copy);
    if (taken.sent == NULL)
        return taken;
    taken.intake = make_intake(arrival, taken.sent, file);
    if (taken.intake == NULL)
        return taken;
    intake_say_file(taken.intake, file_base_name(arrival->path));
    taken.intake->sha256 = digest_hex(job->arena, file.start, file.size);
    taken.intake->copy = copy;
    taken.intake->title = about->title;
    taken.intake->recipient = about->recipient;
    taken.intake->document_date = about->date;
    taken.intake->identity = arrival->identity;
    return taken;
}

struct taken arrival_take(
    struct job *job, const char *path, struct arrival_options options)
{
    struct arrival arrival = { .job = job, .path = path, .options = options };
    struct bytes file;
    const char *copy;

    file.start = file_read(job, path, &file.size);
    if (file.start == NULL || !read_file(&arrival, file))
        return (struct taken){ 0 };
    copy = find_copy(&arrival);
    if (copy != NULL)
        return take(&arrival, copy, file);
    complain_unknown(&arrival);
    return (struct taken){ 0 };
}
