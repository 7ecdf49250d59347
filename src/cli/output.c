#include "cli/output.h"

#include "assemble/manifest.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/delivery.h"
#include "cli/pagination.h"
#include "cli/pdf.h"
#include "cli/sending.h"
#include "io/batch.h"
#include "io/digest.h"
#include "io/file.h"
#include "render/pack_index.h"
#include "render/render.h"
#include "review/form.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_FORMATS = 16, OTHERS = 3 /* index, manifest, zip */ };

static const char default_formats[] = "docx,html,xml";
static const char execution_formats[] = "docx";
static const char comment_formats[] = "docx,odt";
static const struct format pdf_format = { "pdf", "pdf", "application/pdf",
    "PDF" };

/* Forms for comments on a document, in each format that one may have. */
static const struct format form_formats[] = {
    { "docx", "docx", NULL, "Comment form, Word" },
    { "odt", "odt", NULL, "Comment form, ODT" },
};
static const struct format form_csv_format = { "csv", "csv", "text/csv",
    "Comment form, CSV" };

/* One file of the pack, made but not yet on the disk. */
struct made {
    const char *path;          /* within the pack */
    const struct draft *draft; /* NULL: of the pack as a whole */
    const struct format *format;
    struct bytes bytes;
};

struct output {
    struct job *job;
    const struct draft_pack *pack;
    const char *folder;
    struct output_options options;
    struct made *files;
    size_t count;
    struct names paths; /* of all files; the names alone count */
    size_t draft_count;
    struct renderer *form_renderer; /* forms lie across */
};

static bool is_wanted(const struct output *output, const struct draft *draft)
{
    const char *only = output->options.only;

    return only == NULL || strcmp(only, draft->document->id) == 0 ||
           strcmp(only, draft->document->plan) == 0;
}

/* What is signed shows nothing of the inside; the other formats would. */
static bool is_signable(const char *format)
{
    return command_lists("docx,odt,txt,pdf", format);
}

/* Cuts off what stands before the next comma; *list is NULL after the last. */
static const char *next_name(char **list)
{
    char *name = *list;
    char *comma = strchr(name, ',');

    *list = comma;
    if (comma != NULL)
        *(*list)++ = '\0';
    return name;
}

static bool check_formats(
    struct job *job, const char *formats, bool is_execution)
{
    char *list = arena_copy(job->arena, formats);

    do {
        const char *name = next_name(&list);
        bool is_known = render_find_format(name) != NULL ||
                        strcmp(name, pdf_format.name) == 0;

        if (is_known && (!is_execution || is_signable(name)))
            continue;

        struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
            "no-format", (struct place){ 0 },
            is_known ? "an execution copy cannot be \"%s\""
                     : "no format \"%s\"",
            name);
        finding->usage = true;
        findings_hint(job->findings, finding,
            is_execution ? "docx, odt, txt or pdf, with commas"
                         : "docx, odt, html, txt, akn, xml or pdf, with "
                           "commas");
        return false;
    } while (list != NULL);
    return true;
}

static const char *list_documents(const struct output *output)
{
    struct text text = text_new(output->job->arena);

    for (const struct draft *d = output->pack->drafts; d != NULL; d = d->next)
        text_add_item(&text, d->document->id);
    return text.bytes;
}

static bool check_only(const struct output *output)
{
    struct job *job = output->job;

    for (const struct draft *d = output->pack->drafts; d != NULL; d = d->next)
        if (is_wanted(output, d))
            return true;

    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
        "no-document", (struct place){ 0 }, "no document \"%s\" in this pack",
        output->options.only);
    finding->usage = true;
    findings_hint(job->findings, finding, "it has %s", list_documents(output));
    return false;
}

/* ---- making ----------------------------------------------------------- */

static bool file_twice(struct output *output, const char *path)
{
    findings_hint(output->job->findings,
        findings_add(output->job->findings, SEVERITY_ERROR, "file-twice",
            (struct place){ 0 }, "two documents would both be \"%s\"", path),
        "give one of their plans another id, or a record another key");
    return false;
}

static bool add(struct output *output, const struct draft *draft,
    const struct format *format, const char *path, struct bytes bytes)
{
    if (bytes.start == NULL)
        return false;
    if (names_find(&output->paths, path) != NULL)
        return file_twice(output, path);
    names_put(&output->paths, path, output);
    output->files[output->count++] =
        (struct made){ path, draft, format, bytes };
    return true;
}

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){ text, strlen(text) };
}

static const char *path_of(const struct output *output,
    const struct draft *draft, const struct format *format)
{
    return arena_format(
        output->job->arena, "%s.%s", draft->document->id, format->extension);
}

/* Word and ODT files come back with comments in them. */
static bool is_returnable(const struct format *format)
{
    return strcmp(format->name, "docx") == 0 ||
           strcmp(format->name, "odt") == 0;
}

static struct bytes make_copy(struct output *output, struct renderer *renderer,
    const struct draft *draft, const struct format *format)
{
    struct sending *sending = output->options.sending;
    struct render_options options = { .copy = sending_open(sending, draft) };
    struct bytes bytes = render_document(
        output->job, renderer, draft->document, format, options);

    sending_close(sending, draft);
    sending_add(sending, draft, path_of(output, draft, format), bytes);
    return bytes;
}

static struct bytes make_file(struct output *output, struct renderer *renderer,
    const struct draft *draft, const struct format *format)
{
    struct render_options options = { .for_execution =
                                          output->pack->execution };

    if (output->options.sending != NULL && is_returnable(format))
        return make_copy(output, renderer, draft, format);
    return render_document(
        output->job, renderer, draft->document, format, options);
}

/* ---- forms ------------------------------------------------------------ */

static bool is_form(const struct format *format)
{
    return format == &form_formats[0] || format == &form_formats[1] ||
           format == &form_csv_format;
}

/* A form is a part of the copy: it says which, and is kept with it. */
static bool add_form(struct output *output, const struct draft *draft,
    const struct format *format, struct bytes bytes)
{
    const char *path = arena_format(output->job->arena, "%s-comments.%s",
        draft->document->id, format->extension);

    if (!add(output, draft, format, path, bytes))
        return false;
    sending_add(output->options.sending, draft, path, bytes);
    return true;
}

static bool make_forms(struct output *output, const struct draft *draft)
{
    struct job *job = output->job;
    const char *copy = sending_copy(output->options.sending, draft);
    const struct document *form = form_document(job, draft->document, copy);
    const char *csv = form_csv(job, draft->document, copy);

    for (size_t i = 0; i < sizeof form_formats / sizeof *form_formats; i++) {
        const char *name = form_formats[i].name;

        if (command_lists(output->options.formats, name) &&
            !add_form(output, draft, &form_formats[i],
                render_document(job, output->form_renderer, form,
                    render_find_format(name), (struct render_options){ 0 })))
            return false;
    }
    return add_form(output, draft, &form_csv_format, bytes_of(csv));
}

static bool make_document(
    struct output *output, struct renderer *renderer, const struct draft *draft)
{
    const struct format *format;

    for (size_t i = 0; (format = render_format(i)) != NULL; i++) {
        if (!command_lists(output->options.formats, format->name))
            continue;
        if (!add(output, draft, format, path_of(output, draft, format),
                make_file(output, renderer, draft, format)))
            return false;
    }
    return output->options.sending == NULL || !sending_has_form(draft) ||
           make_forms(output, draft);
}

static void say(const char *words)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "%s\n", words);
}

/* Documents on their way through LibreOffice. */
struct printing {
    struct output *output;
    struct renderer *renderer;
    const struct draft **drafts;
    struct pdf *pdfs;
    size_t count;
};

static struct bytes print_docx(const struct printing *printing, size_t i,
    const int *pages, size_t page_count)
{
    return render_document(printing->output->job, printing->renderer,
        printing->drafts[i]->document, render_find_format("docx"),
        (struct render_options){
            .for_execution = printing->output->pack->execution,
            .pages = pages,
            .page_count = page_count });
}

/* The Word file in the pack shows the page numbers too. */
static void replace_docx(
    struct output *output, const struct draft *draft, struct bytes docx)
{
    for (size_t i = 0; i < output->count; i++)
        if (output->files[i].draft == draft &&
            output->files[i].format == render_find_format("docx"))
            output->files[i].bytes = docx;
}

/* Contents tables get the pages that LibreOffice found; false: none did. */
static bool number_pages(struct printing *printing)
{
    struct output *output = printing->output;
    bool is_changed = false;

    for (size_t i = 0; i < printing->count; i++) {
        size_t page_count;
        const int *pages = pagination_read(output->job, printing->pdfs[i].pdf,
            printing->drafts[i]->document, &page_count);
        struct bytes docx;

        if (pages == NULL)
            continue;
        docx = print_docx(printing, i, pages, page_count);
        if (docx.start == NULL)
            continue;
        printing->pdfs[i].docx = docx;
        replace_docx(output, printing->drafts[i], docx);
        is_changed = true;
    }
    return is_changed;
}

static bool print_all(struct printing *printing)
{
    struct output *output = printing->output;

    for (const struct draft *d = output->pack->drafts; d != NULL; d = d->next) {
        size_t i = printing->count;

        if (!is_wanted(output, d))
            continue;
        printing->drafts[i] = d;
        printing->pdfs[i].id = d->document->id;
        printing->pdfs[i].docx = print_docx(printing, i, NULL, 0);
        if (printing->pdfs[printing->count++].docx.start == NULL)
            return false;
    }
    say("LibreOffice is making the PDFs, and the page numbers of their "
        "contents; this takes a while");
    if (!pdf_make(output->job, printing->pdfs, printing->count))
        return false;
    return !number_pages(printing) ||
           pdf_make(output->job, printing->pdfs, printing->count);
}

static bool make_pdfs(struct output *output, struct renderer *renderer)
{
    struct arena *arena = output->job->arena;
    struct printing printing = { .output = output,
        .renderer = renderer,
        .drafts =
            arena_alloc(arena, output->draft_count * sizeof *printing.drafts),
        .pdfs =
            arena_alloc(arena, output->draft_count * sizeof *printing.pdfs) };

    if (!print_all(&printing))
        return false;
    for (size_t i = 0; i < printing.count; i++)
        if (!add(output, printing.drafts[i], &pdf_format,
                path_of(output, printing.drafts[i], &pdf_format),
                printing.pdfs[i].pdf))
            return false;
    return true;
}

static bool make_documents(struct output *output, struct renderer *renderer)
{
    for (const struct draft *d = output->pack->drafts; d != NULL; d = d->next)
        if (is_wanted(output, d) && !make_document(output, renderer, d))
            return false;
    return !command_lists(output->options.formats, "pdf") ||
           make_pdfs(output, renderer);
}

/* ---- index, manifest, zip --------------------------------------------- */

static const struct pack_file *files_of(
    const struct output *output, const struct draft *draft, size_t *count)
{
    struct pack_file *files =
        arena_alloc(output->job->arena, MOST_FORMATS * sizeof *files);

    *count = 0;
    for (size_t i = 0; i < output->count && *count < MOST_FORMATS; i++)
        if (output->files[i].draft == draft)
            files[(*count)++] = (struct pack_file){
                .format = output->files[i].format,
                .path = output->files[i].path,
                .size = output->files[i].bytes.size,
            };
    return files;
}

static bool make_index(struct output *output, struct renderer *renderer)
{
    struct job *job = output->job;
    const struct document *first = output->pack->drafts->document;
    struct pack_entry *entries =
        arena_alloc(job->arena, output->draft_count * sizeof *entries);
    struct pack_index index = {
        .title = first->subject != NULL ? first->subject : "Contract pack",
        .status = first->status,
        .date = first->date,
        .audience = first->audience,
        .recipient = output->options.sending != NULL
                         ? sending_recipient(output->options.sending)
                         : NULL,
        .entries = entries,
        .errors = findings_count(job->findings, SEVERITY_ERROR),
        .warnings = findings_count(job->findings, SEVERITY_WARNING),
        .notes = findings_count(job->findings, SEVERITY_NOTE),
    };

    for (const struct draft *d = output->pack->drafts; d != NULL; d = d->next) {
        struct pack_entry *entry = &entries[index.entry_count++];

        entry->document = d->document;
        entry->files = files_of(output, d, &entry->file_count);
    }
    return add(
        output, NULL, NULL, "index.html", render_index(job, renderer, &index));
}

static bool make_manifest(struct output *output)
{
    struct manifest_file *files =
        arena_alloc(output->job->arena, output->count * sizeof *files);

    for (size_t i = 0; i < output->count; i++) {
        const struct made *made = &output->files[i];
        const struct document *document =
            made->draft != NULL ? made->draft->document : NULL;

        files[i] = (struct manifest_file){
            .path = made->path,
            .document = document != NULL ? document->id : NULL,
            .sha256 = digest_hex(
                output->job->arena, made->bytes.start, made->bytes.size),
            .size = made->bytes.size,
            .holds_child_data = document != NULL && document->holds_child_data,
        };
    }
    return add(output, NULL, NULL, "manifest.json",
        bytes_of(manifest_text(output->pack, files, output->count)));
}

/* Word and ODT files are zips already. */
static bool is_packed(const struct made *made)
{
    return made->format != NULL && is_returnable(made->format);
}

static bool make_zip(struct output *output)
{
    struct part *parts =
        arena_alloc(output->job->arena, output->count * sizeof *parts);

    for (size_t i = 0; i < output->count; i++)
        parts[i] =
            (struct part){ output->files[i].path, output->files[i].bytes.start,
                output->files[i].bytes.size, is_packed(&output->files[i]) };
    return add(output, NULL, NULL, "pack.zip",
        package_make(output->job, parts, output->count));
}

/* ---- the whole -------------------------------------------------------- */

/* How wide a column is that holds this of every document. */
static int widest(
    const struct output *output, const char *(*column)(const struct draft *))
{
    size_t most = 0;

    for (const struct draft *d = output->pack->drafts; d != NULL; d = d->next) {
        size_t length = is_wanted(output, d) ? strlen(column(d)) : 0;

        most = length > most ? length : most;
    }
    return (int)most;
}

static const char *title_of(const struct draft *draft)
{
    return draft->document->title;
}

static const char *id_of(const struct draft *draft)
{
    return draft->document->id;
}

/* A line for each document: its title, its name, what it was written as. */
static void tell_documents(const struct output *output)
{
    int title = widest(output, title_of), id = widest(output, id_of);

    for (const struct draft *d = output->pack->drafts; d != NULL; d = d->next) {
        if (!is_wanted(output, d))
            continue;
        printf("  %-*s  %-*s ", title, title_of(d), id, id_of(d));
        if (output->options.sending != NULL)
            printf(" %s ", sending_copy(output->options.sending, d));
        for (size_t i = 0; i < output->count; i++)
            if (output->files[i].draft == d &&
                !is_form(output->files[i].format))
                printf(" .%s", output->files[i].format->extension);
        puts("");
    }
}

static void tell_sending(void)
{
    printf("Send of each document one file: NAME.docx to those who have Word, "
           "NAME.odt for LibreOffice,\nNAME-comments (.docx, .odt, .csv; not "
           "of every document) to those who would rather fill in a table.\n"
           "Beside each name stands the number of its copy. sent/copies.txt "
           "in the project lists them all; what\nwas sent is kept there to "
           "read against what comes back.\n");
}

static void tell(const struct output *output)
{
    const char *subject = output->pack->drafts->document->subject;
    const char *recipient = output->options.sending != NULL
                                ? sending_recipient(output->options.sending)
                                : NULL;

    printf("%s, for %s%s%s\n", subject != NULL ? subject : "Contract pack",
        output->pack->execution ? "signature"
                                : draft_audience_name(output->pack->audience),
        recipient != NULL ? ": copies for " : "",
        recipient != NULL ? recipient : "");
    tell_documents(output);
    if (output->options.only == NULL)
        printf("Open %s first. All of it is in %s.\n",
            file_join(output->job, output->folder, "index.html"),
            file_join(output->job, output->folder, "pack.zip"));
    else
        printf("They are in %s.\n", output->folder);
    if (output->options.sending != NULL)
        tell_sending();
}

static bool put(struct output *output, struct batch *batch)
{
    struct delivery *files =
        arena_alloc(output->job->arena, output->count * sizeof *files);

    for (size_t i = 0; i < output->count; i++)
        files[i] =
            (struct delivery){ output->files[i].path, output->files[i].bytes };
    return delivery_put(batch, output->job, output->folder, files,
               output->count,
               output->options.only == NULL ? "manifest.json" : NULL) &&
           (output->options.sending == NULL ||
               sending_keep(output->options.sending, batch));
}

static bool deliver(struct output *output)
{
    struct batch *batch = batch_new(output->job);

    if (output->options.batch != NULL)
        return put(output, output->options.batch);
    if (!put(output, batch)) {
        batch_drop(batch);
        return false;
    }
    return batch_settle(batch) && (output->options.sending == NULL ||
                                      sending_list(output->options.sending));
}

/* Whoever must record the pack has done so. */
static bool commit(const struct output *output)
{
    if (output->options.commit == NULL)
        return true;
    for (size_t i = 0; i < output->count; i++)
        if (strcmp(output->files[i].path, "manifest.json") == 0)
            return output->options.commit(output->options.context,
                digest_hex(output->job->arena, output->files[i].bytes.start,
                    output->files[i].bytes.size));
    return false;
}

/* One document alone comes without what speaks of the whole pack. */
static bool make(struct output *output, struct renderer *renderer)
{
    return make_documents(output, renderer) &&
           (output->options.only != NULL ||
               (make_index(output, renderer) && make_manifest(output) &&
                   make_zip(output)));
}

bool output_write(struct job *job, const struct draft_pack *pack,
    const char *folder, struct output_options options)
{
    struct output output = {
        .job = job, .pack = pack, .folder = folder, .options = options
    };
    struct renderer *renderer;
    bool written;

    if (output.options.formats == NULL)
        output.options.formats = pack->execution           ? execution_formats
                                 : options.sending != NULL ? comment_formats
                                                           : default_formats;
    if (!check_formats(job, output.options.formats, pack->execution) ||
        !check_only(&output))
        return false;
    output.paths = names_new(job->arena);
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        output.draft_count++;
    output.files = arena_alloc(job->arena,
        (output.draft_count * MOST_FORMATS + OTHERS) * sizeof *output.files);
    renderer = render_open(job, options.templates, pack->house);
    output.form_renderer =
        render_open(job, options.templates, form_house(job, pack->house));
    written = make(&output, renderer) &&
              (options.sending == NULL || sending_can_keep(options.sending)) &&
              commit(&output) && deliver(&output);
    if (written && !options.is_quiet)
        tell(&output);
    render_close(output.form_renderer);
    render_close(renderer);
    return written;
}
