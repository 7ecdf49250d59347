/*
 * Two packs beside each other: a redline of each document that differs, and
 * the table of changes with the cause of each.
 */
#include "base/text.h"
#include "cli/command.h"
#include "cli/delivery.h"
#include "cli/side.h"
#include "document/house.h"
#include "io/file.h"
#include "io/xml.h"
#include "render/render.h"
#include "review/change_table.h"
#include "review/compare.h"
#include "review/redline_proof.h"

#include <stdio.h>
#include <string.h>

enum { OUT, FORMATS, ONLY, AUDIENCE, AUTHOR, DATE };

static const char default_formats[] = "docx,html";
static const char known_formats[] = "docx,odt,html,txt,xml,json";

/* A document in both packs, and the two as one. */
struct pair {
    const struct document *old, *new, *compared;
};

struct comparison {
    struct job *job;
    const struct line *line;
    struct side old, new;
    const char *only; /* id of the one document that is wanted, or NULL */
    const struct xml_schema *word; /* of a redline in Word */
    struct compare_options options;
    struct pair *pairs; /* by document of the report */
    struct changed_document *documents;
    size_t count;
    struct delivery *files;
    size_t file_count;
};

/* ---- what is compared with what --------------------------------------- */

static const struct document *find(const struct trial *pack, const char *id)
{
    for (size_t i = 0; i < pack->count; i++)
        if (text_same(pack->documents[i]->id, id))
            return pack->documents[i];
    return NULL;
}

static bool is_wanted(
    const struct comparison *c, const struct document *document)
{
    return c->only == NULL || text_same(c->only, document->id);
}

static size_t count_rows(const struct change_row *row)
{
    size_t count = 0;

    for (; row != NULL; row = row->next)
        count++;
    return count;
}

/* One document; old or new is NULL if the other pack alone has it. */
static bool compare_one(struct comparison *c, const struct document *old,
    const struct document *new)
{
    struct changed_document *changed = &c->documents[c->count];
    const struct document *either = new != NULL ? new : old;
    struct document *compared;

    *changed = (struct changed_document){ either->id, either->title,
        old == NULL   ? CHANGE_INSERTED
        : new == NULL ? CHANGE_DELETED
                      : CHANGE_NONE,
        NULL, 0 };
    if (changed->change == CHANGE_NONE) {
        compared = compare_documents(c->job, old, new, c->options);
        if (!compare_proves(c->job, compared, old, new))
            return false;
        changed->rows = changes_of(c->job, compared);
        changed->count = count_rows(changed->rows);
        c->pairs[c->count] = (struct pair){ old, new, compared };
    }
    c->count++;
    return true;
}

/* A document by itself is no pack from which the others were left out. */
static void narrow(struct comparison *c)
{
    c->only = c->line->values[ONLY];
    if (c->old.is_one)
        c->only = c->old.pack.documents[0]->id;
    else if (c->new.is_one)
        c->only = c->new.pack.documents[0]->id;
}

static bool compare_all(struct comparison *c)
{
    if (c->old.is_one && c->new.is_one)
        return compare_one(
            c, c->old.pack.documents[0], c->new.pack.documents[0]);
    for (size_t i = 0; i < c->new.pack.count; i++) {
        const struct document *new = c->new.pack.documents[i];

        if (is_wanted(c, new) &&
            !compare_one(c, find(&c->old.pack, new->id), new))
            return false;
    }
    for (size_t i = 0; i < c->old.pack.count; i++) {
        const struct document *old = c->old.pack.documents[i];

        if (is_wanted(c, old) && find(&c->new.pack, old->id) == NULL &&
            !compare_one(c, old, NULL))
            return false;
    }
    return true;
}

/* ---- causes ----------------------------------------------------------- */

static void find_causes(struct comparison *c, const struct trials *trials)
{
    for (size_t i = 0; i < c->count; i++)
        causes_find(c->job, (struct change_row *)c->documents[i].rows, trials);
}

static bool has_rows(const struct comparison *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->documents[i].rows != NULL)
            return true;
    return false;
}

static bool rests_on_answers(const struct comparison *c)
{
    for (size_t i = 0; i < c->count; i++)
        for (const struct change_row *r = c->documents[i].rows; r != NULL;
             r = r->next)
            if (r->cause.kind == CAUSE_ANSWER)
                return true;
    return false;
}

static void say_causes(struct comparison *c)
{
    const char *home = c->line->home, *audience = c->line->values[AUDIENCE];
    struct trials trials;

    if (!has_rows(c))
        return;
    trials = side_try(c->job, home, &c->old, &c->new, audience);
    find_causes(c, &trials);
    if (c->old.project == NULL || c->new.project == NULL ||
        !rests_on_answers(c))
        return;
    side_try_answers(c->job, home, &c->old, &c->new, audience, &trials);
    find_causes(c, &trials);
}

/* ---- files ------------------------------------------------------------ */

static bool add_file(struct comparison *c, const char *path, struct bytes bytes)
{
    if (bytes.start == NULL)
        return false;
    c->files[c->file_count++] = (struct delivery){ path, bytes };
    return true;
}

static bool is_asked_for(const struct comparison *c, const char *format)
{
    const char *formats = c->line->values[FORMATS];

    return command_lists(formats != NULL ? formats : default_formats, format);
}

/* pair is NULL for the table of changes: it compares nothing. */
static bool add_document(struct comparison *c, struct renderer *renderer,
    const struct document *document, const struct pair *pair)
{
    struct render_options options = { 0 };
    const struct format *format;

    for (size_t i = 0; (format = render_format(i)) != NULL; i++) {
        struct bytes bytes;

        if (!is_asked_for(c, format->name))
            continue;
        bytes = render_document(c->job, renderer, document, format, options);
        if (!add_file(c,
                arena_format(
                    c->job->arena, "%s.%s", document->id, format->extension),
                bytes))
            return false;
        if (pair != NULL && text_same(format->name, "docx") &&
            !redline_proof_holds(c->job, c->word, bytes, pair->old, pair->new))
            return false;
    }
    return true;
}

static bool add_json(struct comparison *c, const struct change_report *report)
{
    const char *json;

    if (!is_asked_for(c, "json"))
        return true;
    json = change_table_json(c->job, report);
    return add_file(c, "changes.json", (struct bytes){ json, strlen(json) });
}

static const struct house *house_of(const struct comparison *c)
{
    return c->new.house != NULL ? c->new.house : c->old.house;
}

static bool add_redlines(struct comparison *c, struct renderer *renderer)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->documents[i].rows != NULL &&
            !add_document(c, renderer, c->pairs[i].compared, &c->pairs[i]))
            return false;
    return true;
}

static bool make_files(struct comparison *c, const struct change_report *report)
{
    const char *templates = file_join(c->job, c->line->home, "templates");
    struct renderer *renderer = render_open(c->job, templates, house_of(c));
    struct xml_schema *word = xml_schema_open(
        c->job, file_join(c->job, templates, "docx/wordprocessing.rng"));
    struct document *table = change_table_document(c->job, house_of(c), report);
    bool made;

    c->word = word;
    made = word != NULL && add_document(c, renderer, table, NULL) &&
           add_redlines(c, renderer);
    render_close(renderer);
    xml_schema_close(word);
    return made && add_json(c, report) &&
           delivery_write(
               c->job, c->line->values[OUT], c->files, c->file_count, false);
}

/* ---- the whole -------------------------------------------------------- */

static void tell(const struct comparison *c)
{
    size_t same = 0;

    for (size_t i = 0; i < c->count; i++) {
        const struct changed_document *d = &c->documents[i];

        if (d->change != CHANGE_NONE)
            printf("%-24s %s\n", d->id,
                d->change == CHANGE_INSERTED ? "new" : "left out");
        else if (d->rows != NULL)
            printf("%-24s %zu change%s\n", d->id, d->count,
                d->count == 1 ? "" : "s");
        else
            same++;
    }
    if (same > 0)
        printf("%zu document%s the same\n", same, same == 1 ? " is" : "s are");
    printf("The table of changes and the redlines are in %s.\n",
        c->line->values[OUT]);
}

/* No clock is read: a comparison is dated as the newer text is. */
static const char *date_of(const struct comparison *c)
{
    const char *date = c->line->values[DATE];

    if (date == NULL)
        date = c->new.pack.documents[0]->date;
    if (date == NULL)
        return "1970-01-01T00:00:00Z";
    return strchr(date, 'T') != NULL
               ? date
               : arena_format(c->job->arena, "%sT00:00:00Z", date);
}

static bool complain(struct job *job, const char *id, const char *hint,
    const char *what, const char *given)
{
    struct finding *finding = findings_add(
        job->findings, SEVERITY_ERROR, id, (struct place){ 0 }, what, given);

    finding->usage = true;
    findings_hint(job->findings, finding, "%s", hint);
    return false;
}

static bool check_line(struct job *job, const struct line *line)
{
    char *list = line->values[FORMATS] != NULL
                     ? arena_copy(job->arena, line->values[FORMATS])
                     : NULL;

    if (line->values[OUT] == NULL)
        return complain(
            job, "no-out", "add -o OUT", "no folder to write to%s", "");
    for (char *name = list != NULL ? strtok(list, ",") : NULL; name != NULL;
         name = strtok(NULL, ","))
        if (!command_lists(known_formats, name))
            return complain(job, "no-format",
                "docx, odt, html, txt, xml or json, with commas",
                "a comparison cannot be \"%s\"", name);
    return true;
}

static void make_room(struct comparison *c)
{
    size_t most = c->old.pack.count + c->new.pack.count;

    c->documents = arena_alloc(c->job->arena, most * sizeof *c->documents);
    c->pairs = arena_alloc(c->job->arena, most * sizeof *c->pairs);
    c->files = arena_alloc(
        c->job->arena, (most + 2) * strlen(known_formats) * sizeof *c->files);
    c->options = (struct compare_options){ c->line->values[AUTHOR] != NULL
                                               ? c->line->values[AUTHOR]
                                               : "Comparison",
        date_of(c) };
}

static bool compare(struct comparison *c)
{
    const struct line *line = c->line;
    struct change_report report = { .old = line->arguments[0],
        .new = line->arguments[1] };

    if (!side_open(c->job, line->home, line->arguments[0],
            line->values[AUDIENCE], &c->old) ||
        !side_open(c->job, line->home, line->arguments[1],
            line->values[AUDIENCE], &c->new))
        return false;
    make_room(c);
    narrow(c);
    if (!compare_all(c))
        return false;
    say_causes(c);
    report.subject = c->new.pack.documents[0]->subject;
    report.date = c->new.pack.documents[0]->date;
    report.documents = c->documents;
    report.count = c->count;
    return make_files(c, &report);
}

enum status command_compare(struct job *job, const struct line *line)
{
    struct comparison comparison = { .job = job, .line = line };

    if (!check_line(job, line))
        return STATUS_USAGE;
    if (compare(&comparison))
        tell(&comparison);
    return STATUS_DONE;
}
