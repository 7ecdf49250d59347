#include "base/names.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/arrival.h"
#include "cli/command.h"
#include "cli/delivery.h"
#include "cli/present.h"
#include "cli/recorder.h"
#include "document/house.h"
#include "io/digest.h"
#include "io/file.h"
#include "render/render.h"
#include "review/carry.h"
#include "review/collision.h"
#include "review/intake.h"
#include "review/intake_json.h"
#include "review/lift.h"
#include "review/lift_page.h"
#include "review/outcome.h"
#include "review/receipt.h"
#include "review/sent.h"

#include <stdio.h>
#include <string.h>

enum {
    JSON = ACTING_JSON,
    OUT = ACTING_OPTIONS,
    COPY,
    DOCUMENT,
    ROUND,
    FROM,
    ASSOCIATION,
    PERSONAL,
    PUBLISH,
    CHANNEL,
    SUPERSEDE
};
enum { MOST_FILES = 5 /* of a copy */ };

/* All files of one copy, together. */
struct kept {
    struct intake *intake;
    const struct document *sent;
    struct outcome outcome;
    struct collision *collisions; /* with other copies */
    bool is_earlier;              /* it was imported into the folder before */
    bool is_refused; /* something else stands where it would be written */
};

struct importing {
    struct job *job;
    const struct line *line;
    struct names copies; /* by id: struct kept */
    struct present *present;
    struct recorder_file *files, **files_end; /* for the record */
};

/* ---- taking in -------------------------------------------------------- */

static const char *folder_of(struct importing *importing, const char *copy)
{
    return file_join(importing->job, importing->line->values[OUT], copy);
}

/* What an earlier import wrote. Says if there is something else. */
static struct intake *earlier(
    struct importing *importing, const char *copy, bool *is_refused)
{
    const char *path, *bytes;
    size_t size;
    struct intake *intake;

    if (importing->line->values[OUT] == NULL)
        return NULL;
    path = file_join(importing->job, folder_of(importing, copy), "intake.json");
    if (!file_exists(path))
        return NULL;
    bytes = file_read(importing->job, path, &size);
    intake = bytes != NULL ? intake_json_read(importing->job, path, bytes, size)
                           : NULL;
    *is_refused = intake == NULL;
    return intake;
}

static void print_receipt(struct importing *importing, const char *path,
    const struct intake *intake, const char *news)
{
    if (importing->line->values[JSON] != NULL)
        return;
    printf("%s: %s\n  Known by %s.\n", path,
        receipt_copy(importing->job, intake),
        receipt_known_by(intake->identity));
    printf("  %s\n", receipt_counts(importing->job, intake));
    if (news != NULL)
        printf("  %s\n", news);
    for (const struct unplaced *u = intake->unplaced; u != NULL; u = u->next)
        printf("  not placed: %s: %s: %s\n", u->what, u->why, u->text);
}

static const char *news_of(struct job *job, size_t added)
{
    return added == 0 ? "Nothing new: all of it was imported before."
                      : arena_format(job->arena,
                            "%zu new since the last import.", added);
}

static void keep(
    struct importing *importing, const char *path, struct taken taken)
{
    struct intake *intake = taken.intake;
    struct kept *kept = names_find(&importing->copies, intake->copy);
    const char *news = NULL;

    if (kept == NULL) {
        kept = ARENA_NEW(importing->job->arena, struct kept);
        kept->sent = taken.sent;
        kept->intake = earlier(importing, intake->copy, &kept->is_refused);
        kept->is_earlier = kept->intake != NULL;
        names_put(&importing->copies, intake->copy, kept);
    }
    if (kept->is_refused)
        return;
    if (kept->intake != NULL) {
        size_t added = intake_merge(importing->job, kept->intake, intake);

        if (kept->is_earlier)
            news = news_of(importing->job, added);
    } else {
        kept->intake = intake;
    }
    print_receipt(importing, path, intake, news);
}

/* For the record, with what was found in this file alone. */
static void remember(
    struct importing *importing, const char *path, struct recorder_file file)
{
    struct recorder_file *new;

    if (importing->line->values[ROUND] == NULL)
        return;
    new = ARENA_NEW(importing->job->arena, struct recorder_file);
    *new = file;
    new->path = path;
    new->bytes.start = file_read(importing->job, path, &new->bytes.size);
    if (new->bytes.start == NULL)
        return;
    new->sha256 =
        digest_hex(importing->job->arena, new->bytes.start, new->bytes.size);
    *importing->files_end = new;
    importing->files_end = &new->next;
}

static void remember_taken(struct importing *importing, const char *path,
    const struct intake *intake, const struct document *sent)
{
    remember(importing, path,
        (struct recorder_file){ .sent = sent,
            .intake = intake,
            .points = intake->point_count,
            .proposals = intake->proposal_count,
            .untracked = intake->untracked_count,
            .unplaced = intake->unplaced_count,
            .format = intake->format,
            .producer = intake->producer });
}

static bool is_said_json(const struct importing *importing, const char *path)
{
    return importing->line->values[ROUND] != NULL && text_ends(path, ".json");
}

static void take_all(struct importing *importing)
{
    const struct line *line = importing->line;
    struct arrival_options options = { .folder = line->arguments[0],
        .schema = file_join(importing->job,
            file_join(importing->job, line->home, "templates"), "document.rng"),
        .copy = line->values[COPY],
        .document = line->values[DOCUMENT] };

    for (size_t i = 1; i < line->argument_count; i++) {
        struct taken taken;

        if (is_said_json(importing, line->arguments[i])) {
            remember(importing, line->arguments[i],
                (struct recorder_file){ .format = "json" });
            continue;
        }
        taken = arrival_take(importing->job, line->arguments[i], options);
        if (taken.intake == NULL)
            continue;
        remember_taken(importing, line->arguments[i], taken.intake, taken.sent);
        keep(importing, line->arguments[i], taken);
    }
}

/* ---- the same words --------------------------------------------------- */

static void print_collisions(
    struct importing *importing, const struct collision *c)
{
    if (importing->line->values[JSON] != NULL)
        return;
    for (; c != NULL; c = c->next) {
        const char *words = c->is_agreed ? "The same change is proposed by"
                                         : "The same words changed by";

        printf("%s %s and %s: %s %s: \"%s\" to \"%s\"", words, c->who_first,
            c->who_second, c->at.clause != NULL ? c->at.clause : "",
            c->at.label != NULL ? c->at.label : "", c->sent, c->first);
        if (!c->is_agreed)
            printf(" or to \"%s\"", c->second);
        putchar('\n');
    }
}

/* "draft.docx (Beacon Care)": files of two copies may have one name. */
static const char *who(struct arena *arena, const struct intake *intake,
    const struct proposal *proposal)
{
    const char *file = proposal->file != NULL ? proposal->file : intake->file;

    return arena_format(arena, "%s (%s)", file != NULL ? file : intake->copy,
        intake->recipient != NULL ? intake->recipient : "anyone");
}

static struct collision *name_all(struct arena *arena, struct collision *first,
    const struct intake *a, const struct intake *b)
{
    for (struct collision *c = first; c != NULL; c = c->next) {
        c->who_first = who(arena, a, c->by_first);
        c->who_second = who(arena, b, c->by_second);
    }
    return first;
}

static void append(struct kept *kept, struct collision *collisions)
{
    struct collision **end = &kept->collisions;

    while (*end != NULL)
        end = &(*end)->next;
    *end = collisions;
}

/* Returns what was found. */
static const struct collision *collide(
    struct importing *importing, struct kept *into, const struct kept *other)
{
    struct arena *arena = importing->job->arena;
    const struct intake *a = into->intake, *b = other->intake;
    struct kept found = { 0 };

    append(&found, name_all(arena, collision_find(arena, a, b), a, b));
    append(&found, name_all(arena, collision_agreed(arena, a, b), a, b));
    append(into, found.collisions);
    return found.collisions;
}

/* Also of the files of one copy. */
static void find_collisions(struct importing *importing)
{
    for (const struct named *n = importing->copies.first; n != NULL;
         n = n->next)
        for (const struct named *m = n; m != NULL; m = m->next) {
            struct kept *a = n->thing, *b = m->thing;

            if (a->intake == NULL || b->intake == NULL ||
                !text_same(a->intake->document, b->intake->document))
                continue;
            print_collisions(importing, collide(importing, a, b));
            if (a != b)
                (void)collide(importing, b, a);
        }
}

/* ---- the project as it is now ----------------------------------------- */

static void print_drafting(const struct lift *lift)
{
    const struct lift_clause *c = lift != NULL ? lift->clauses : NULL;

    for (; c != NULL; c = c->next)
        for (const struct lifted *o = c->paragraphs; o != NULL; o = o->next)
            if (o->kind == LIFT_DRAFTER)
                printf("  for a drafter: %s %s: %s\n",
                    o->wording->at.label != NULL    ? o->wording->at.label
                    : c->proposal->at.label != NULL ? c->proposal->at.label
                                                    : "",
                    c->proposal->at.clause != NULL ? c->proposal->at.clause
                                                   : "",
                    o->why);
}

/* Comments whose words the present text does not have. */
static void print_adrift(const struct carried *carried)
{
    for (; carried != NULL; carried = carried->next) {
        const struct point *point = carried->point;

        if (point->is_general || (carried->state != CARRY_CLAUSE_ONLY &&
                                     carried->state != CARRY_ORPHANED))
            continue;
        printf("  gone from the text: %s %s, on which %s says: %s\n",
            point->at.label != NULL ? point->at.label : "",
            point->at.clause != NULL ? point->at.clause : "",
            point->author != NULL ? point->author : "somebody",
            point->text != NULL ? point->text : "");
    }
}

static void print_outcome(struct importing *importing, const struct kept *kept)
{
    const char *words =
        receipt_outcome(importing->job, kept->intake, &kept->outcome);

    if (importing->line->values[JSON] != NULL)
        return;
    if (*words != '\0')
        printf("Copy %s: %s\n", kept->intake->copy, words);
    print_drafting(kept->outcome.lift);
    print_adrift(kept->outcome.carried);
}

static void find_outcomes(struct importing *importing)
{
    struct job *job = importing->job;
    const char *folder = importing->line->arguments[0];

    for (const struct named *n = importing->copies.first; n != NULL;
         n = n->next) {
        struct kept *kept = n->thing;
        const struct sent_copy *copy =
            kept->intake != NULL ? sent_find(job, folder, n->name) : NULL;

        if (copy == NULL)
            continue;
        kept->outcome =
            present_outcome(importing->present, copy, kept->sent, kept->intake);
        print_outcome(importing, kept);
    }
}

/* ---- writing ---------------------------------------------------------- */

static struct bytes text_bytes(const char *words)
{
    return (struct bytes){ words, strlen(words) };
}

static struct bytes render(struct importing *importing,
    struct renderer *renderer, const struct document *page, const char *format)
{
    return render_document(importing->job, renderer, page,
        render_find_format(format), (struct render_options){ 0 });
}

/* What to open comes first. */
static void print_written(
    const struct importing *importing, const struct kept *kept)
{
    const char *folder = importing->line->values[OUT];

    if (importing->line->values[JSON] != NULL)
        return;
    printf("Written to %s/%s: open receipt.html%s. receipt.txt says the same; "
           "intake.json is for programs.\n",
        folder, kept->intake->copy,
        kept->outcome.lift != NULL ? ", then proposed-wording.html (or .docx)"
                                   : "");
}

static bool write_copy(struct importing *importing, struct renderer *renderer,
    const struct house *house, const struct kept *kept)
{
    struct job *job = importing->job;
    const struct document *receipt = receipt_document(
        job, kept->intake, kept->collisions, &kept->outcome, house);
    struct delivery files[MOST_FILES] = {
        { "intake.json",
            text_bytes(intake_json_write(job, kept->intake, &kept->outcome)) },
        { "receipt.html", render(importing, renderer, receipt, "html") },
        { "receipt.txt", render(importing, renderer, receipt, "txt") },
    };
    size_t count = 3;

    if (kept->outcome.lift != NULL) {
        const struct document *page = lift_page(job, kept->outcome.lift, house);

        files[count++] = (struct delivery){ "proposed-wording.html",
            render(importing, renderer, page, "html") };
        files[count++] = (struct delivery){ "proposed-wording.docx",
            render(importing, renderer, page, "docx") };
    }
    for (size_t i = 0; i < count; i++)
        if (files[i].bytes.start == NULL)
            return false;
    if (!delivery_write(
            job, folder_of(importing, kept->intake->copy), files, count, NULL))
        return false;
    print_written(importing, kept);
    return true;
}

static void write_all(struct importing *importing)
{
    struct job *job = importing->job;
    const char *templates = file_join(job, importing->line->home, "templates");
    const struct house *house =
        house_load(job, file_join(job, templates, "house-style.xml"));
    struct renderer *renderer;

    if (house == NULL)
        return;
    renderer = render_open(job, templates, house);
    for (const struct named *n = importing->copies.first; n != NULL;
         n = n->next) {
        const struct kept *kept = n->thing;

        if (kept->intake != NULL &&
            !write_copy(importing, renderer, house, kept))
            break;
    }
    render_close(renderer);
}

static void print_json(struct importing *importing)
{
    const char *comma = "";

    fputs("[\n", stdout);
    for (const struct named *n = importing->copies.first; n != NULL;
         n = n->next) {
        const struct kept *kept = n->thing;

        if (kept->intake == NULL)
            continue;
        fputs(comma, stdout);
        fputs(intake_json_write(importing->job, kept->intake, &kept->outcome),
            stdout);
        comma = ",\n";
    }
    fputs("]\n", stdout);
}

static bool can_write(struct job *job, const char *folder)
{
    if (folder == NULL || !file_exists(folder) || file_is_folder(folder))
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "import-out",
            (struct place){ .file = folder },
            "this is a file, so nothing can be written into it"),
        "give a folder with -o");
    return false;
}

/* ---- the record ------------------------------------------------------- */

/* Files of one copy are recorded as the one intake that they became. */
static enum status record(struct importing *importing)
{
    const char *const *values = importing->line->values;
    const char *folder = importing->line->arguments[0];

    for (struct recorder_file *f = importing->files; f != NULL; f = f->next) {
        const struct kept *kept;

        if (f->intake == NULL)
            continue;
        kept = names_find(&importing->copies, f->intake->copy);
        f->copy = sent_find(importing->job, folder, f->intake->copy);
        f->intake = kept->intake;
        f->outcome = &kept->outcome;
    }
    return recorder_record(importing->job, importing->line,
        (struct recorder_options){ .round = values[ROUND],
            .from = values[FROM],
            .association = values[ASSOCIATION],
            .publish = values[PUBLISH],
            .channel = values[CHANNEL],
            .is_personal = values[PERSONAL] != NULL,
            .supersedes = values[SUPERSEDE] != NULL },
        importing->present, importing->files);
}

static bool is_whose_known(struct job *job, const struct line *line)
{
    if (line->values[ROUND] == NULL || line->values[FROM] != NULL)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "import-from",
            (struct place){ 0 }, "nobody is said to have sent this"),
        "give the organisation's key with --from; paction party list DIR lists "
        "them");
    return false;
}

/* Files that could not be read are findings; the others are taken in. */
enum status command_import(struct job *job, const struct line *line)
{
    struct importing importing = {
        .job = job, .line = line, .copies = names_new(job->arena)
    };
    bool records = line->values[ROUND] != NULL;
    enum status status = STATUS_DONE;

    importing.files_end = &importing.files;
    if (!can_write(job, line->values[OUT]) || !is_whose_known(job, line))
        return STATUS_DONE;
    take_all(&importing);
    find_collisions(&importing);
    importing.present = present_open(job, line->home, line->arguments[0]);
    find_outcomes(&importing);
    if (records)
        status = record(&importing);
    else if (line->values[JSON] != NULL)
        print_json(&importing);
    if (line->values[OUT] != NULL && status == STATUS_DONE)
        write_all(&importing);
    present_close(importing.present);
    return status;
}
