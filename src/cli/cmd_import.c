#include "base/names.h"
#include "base/text.h"
#include "cli/arrival.h"
#include "cli/command.h"
#include "cli/delivery.h"
#include "document/house.h"
#include "io/file.h"
#include "render/render.h"
#include "review/collision.h"
#include "review/intake.h"
#include "review/intake_json.h"
#include "review/receipt.h"

#include <stdio.h>
#include <string.h>

enum { OUT, COPY, DOCUMENT, JSON };

/* All files of one copy, together. */
struct kept {
    struct intake *intake;
    struct collision *collisions; /* with other copies */
    bool is_refused; /* something else stands where it would be written */
};

struct importing {
    struct job *job;
    const struct line *line;
    struct names copies; /* by id: struct kept */
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
    printf("%s: copy %s of %s (known by %s)\n", path, intake->copy,
        intake->document, intake_identity_name(intake->identity));
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
    struct importing *importing, const char *path, struct intake *intake)
{
    struct kept *kept = names_find(&importing->copies, intake->copy);
    const char *news = NULL;

    if (kept == NULL) {
        kept = ARENA_NEW(importing->job->arena, struct kept);
        kept->intake = earlier(importing, intake->copy, &kept->is_refused);
        names_put(&importing->copies, intake->copy, kept);
    }
    if (kept->is_refused)
        return;
    if (kept->intake != NULL)
        news = news_of(
            importing->job, intake_merge(importing->job, kept->intake, intake));
    else
        kept->intake = intake;
    print_receipt(importing, path, intake, news);
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
        struct intake *intake =
            arrival_take(importing->job, line->arguments[i], options);

        if (intake != NULL)
            keep(importing, line->arguments[i], intake);
    }
}

/* ---- the same words --------------------------------------------------- */

static void print_collisions(struct importing *importing,
    const struct collision *collisions, const struct intake *a,
    const struct intake *b)
{
    if (importing->line->values[JSON] != NULL)
        return;
    for (const struct collision *c = collisions; c != NULL; c = c->next)
        printf("The same words changed by %s and %s: %s %s: \"%s\" to \"%s\" "
               "or to \"%s\"\n",
            a->file, b->file, c->at.clause != NULL ? c->at.clause : "",
            c->at.label != NULL ? c->at.label : "", c->sent, c->first,
            c->second);
}

static void append(struct kept *kept, struct collision *collisions)
{
    struct collision **end = &kept->collisions;

    while (*end != NULL)
        end = &(*end)->next;
    *end = collisions;
}

static void find_collisions(struct importing *importing)
{
    struct arena *arena = importing->job->arena;

    for (const struct named *n = importing->copies.first; n != NULL;
         n = n->next)
        for (const struct named *m = n->next; m != NULL; m = m->next) {
            struct kept *a = n->thing, *b = m->thing;

            if (a->intake == NULL || b->intake == NULL ||
                !text_same(a->intake->document, b->intake->document))
                continue;
            append(a, collision_find(arena, a->intake, b->intake));
            append(b, collision_find(arena, b->intake, a->intake));
            print_collisions(importing,
                collision_find(arena, a->intake, b->intake), a->intake,
                b->intake);
        }
}

/* ---- writing ---------------------------------------------------------- */

static struct bytes text_bytes(const char *words)
{
    return (struct bytes){ words, strlen(words) };
}

static bool write_copy(struct importing *importing, struct renderer *renderer,
    const struct house *house, const struct kept *kept)
{
    struct job *job = importing->job;
    struct document *receipt =
        receipt_document(job, kept->intake, kept->collisions, house);
    struct delivery files[] = {
        { "intake.json", text_bytes(intake_json_write(job, kept->intake)) },
        { "receipt.html",
            render_document(job, renderer, receipt, render_find_format("html"),
                (struct render_options){ 0 }) },
        { "receipt.txt",
            render_document(job, renderer, receipt, render_find_format("txt"),
                (struct render_options){ 0 }) },
    };

    return files[1].bytes.start != NULL && files[2].bytes.start != NULL &&
           delivery_write(job, folder_of(importing, kept->intake->copy), files,
               sizeof files / sizeof *files, false);
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
        fputs(intake_json_write(importing->job, kept->intake), stdout);
        comma = ",\n";
    }
    fputs("]\n", stdout);
}

/* Files that could not be read are findings; the others are taken in. */
enum status command_import(struct job *job, const struct line *line)
{
    struct importing importing = {
        .job = job, .line = line, .copies = names_new(job->arena)
    };

    take_all(&importing);
    find_collisions(&importing);
    if (line->values[JSON] != NULL)
        print_json(&importing);
    if (line->values[OUT] != NULL)
        write_all(&importing);
    return STATUS_DONE;
}
