/*
 * Two packs beside each other: a redline of each document that differs, and
 * the table of changes with the cause of each.
 */
#include "assemble/draft.h"
#include "base/calendar.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/redline_folder.h"
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
    struct side_reader reader;     /* of what is assembled */
    const char *status;            /* "Comparison of draft-1 and draft-2" */
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

static bool is_asked_for(const struct comparison *c, const char *format)
{
    const char *formats = c->line->values[FORMATS];

    return command_lists(formats != NULL ? formats : default_formats, format);
}

/* "framework-terms.docx, framework-terms.html" */
static const char *redline_names(
    const struct comparison *c, const struct document *document)
{
    struct text text = text_new(c->job->arena);
    const struct format *format;

    for (size_t i = 0; (format = render_format(i)) != NULL; i++)
        if (is_asked_for(c, format->name))
            text_add_item(&text, arena_format(c->job->arena, "%s.%s",
                                     document->id, format->extension));
    return text.length > 0 ? text.bytes : NULL;
}

/* "Release: option and agreed", of two variants of a clause. */
static const char *title_of(
    const struct comparison *c, const struct document *document)
{
    if (c->old.variant == NULL || c->new.variant == NULL)
        return document->title;
    return arena_format(c->job->arena, "%s: %s and %s", c->new.heading,
        c->old.variant, c->new.variant);
}

/* One document; old or new is NULL if the other pack alone has it. */
static bool compare_one(struct comparison *c, const struct document *old,
    const struct document *new)
{
    struct changed_document *changed = &c->documents[c->count];
    const struct document *either = new != NULL ? new : old;
    struct document *compared;

    *changed = (struct changed_document){ .id = either->id,
        .title = title_of(c, either),
        .change = old == NULL   ? CHANGE_INSERTED
                  : new == NULL ? CHANGE_DELETED
                                : CHANGE_NONE };
    if (changed->change == CHANGE_NONE) {
        compared = compare_documents(c->job, old, new, c->options);
        if (!compare_proves(c->job, compared, old, new))
            return false;
        compared->title = changed->title;
        compared->status = c->status;
        changed->rows = changes_of(c->job, compared);
        changed->redline = redline_names(c, either);
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

/* Two variants of a clause differ because they are two. */
static bool knows_causes(const struct comparison *c)
{
    return (c->old.is_project && c->new.is_project) ||
           (c->old.variant != NULL && c->new.variant != NULL);
}

static void say_causes(struct comparison *c)
{
    struct trials trials;

    if (!has_rows(c))
        return;
    trials = side_try(c->job, c->line->home, &c->old, &c->new, c->reader);
    find_causes(c, &trials);
    if (!c->old.is_project || !c->new.is_project || !rests_on_answers(c))
        return;
    side_try_answers(c->job, &c->old, &c->new, c->reader, &trials);
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
           redline_folder_write(c->job, c->line->values[OUT], c->old.given,
               c->new.given, c->files, c->file_count);
}

/* ---- the whole -------------------------------------------------------- */

/* The table of changes, as a page if there is one. */
static const char *first_to_open(const struct comparison *c)
{
    for (size_t i = 0; i < c->file_count; i++)
        if (text_same(c->files[i].path, "changes.html"))
            return c->files[i].path;
    return c->files[0].path;
}

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
    if (c->file_count > 0)
        printf("Open %s first: the table of changes, with each redline's "
               "name.\n",
            file_join(c->job, c->line->values[OUT], first_to_open(c)));
    if (has_rows(c) && !knows_causes(c))
        puts("To know the cause of every change, compare the projects.");
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

/* "2027-04-01", perhaps with a time of day after it. */
static bool is_date(struct arena *arena, const char *date)
{
    size_t length = strcspn(date, "T"), hour, minute, second;
    int end = -1;
    int64_t day;

    if (!calendar_parse(arena_format(arena, "%.*s", (int)length, date), &day))
        return false;
    if (date[length] == '\0')
        return true;
    return strlen(date + length) == strlen("T00:00:00Z") &&
           sscanf(date + length, "T%2zu:%2zu:%2zuZ%n", &hour, &minute, &second,
               &end) == 3 &&
           end == (int)strlen("T00:00:00Z") && hour < 24 && minute < 60 &&
           second < 60;
}

static bool check_values(struct job *job, const struct line *line)
{
    const char *author = line->values[AUTHOR], *date = line->values[DATE];
    const char *audience = line->values[AUDIENCE];
    enum audience known;

    if (author != NULL && text_same(text_squeeze(job->arena, author), ""))
        return complain(job, "no-author", "leave --author out, or give a name",
            "the author of the changes is empty%s", "");
    if (date != NULL && !is_date(job->arena, date))
        return complain(job, "no-date",
            "write it as 2027-04-01 or 2027-04-01T10:00:00Z",
            "there is no date \"%s\"", date);
    if (audience != NULL && !draft_audience(audience, &known))
        return complain(job, "no-audience",
            "internal, consultation, market, published or placement",
            "no audience \"%s\"", audience);
    return true;
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
    return check_values(job, line);
}

/* ---- whether the two go together -------------------------------------- */

static const char *list_documents(const struct comparison *c)
{
    struct text text = text_new(c->job->arena);

    for (size_t i = 0; i < c->new.pack.count; i++)
        text_add_item(&text, c->new.pack.documents[i]->id);
    for (size_t i = 0; i < c->old.pack.count; i++)
        if (find(&c->new.pack, c->old.pack.documents[i]->id) == NULL)
            text_add_item(&text, c->old.pack.documents[i]->id);
    return text.bytes;
}

static bool check_clauses(const struct comparison *c)
{
    const char *old = c->old.clause, *new = c->new.clause;

    if (text_same(old, new))
        return true;
    return complain(c->job, "sides-apart",
        "two variants of one clause are compared: CLAUSE#VARIANT "
        "CLAUSE#VARIANT",
        old != NULL && new != NULL
            ? "%s is a variant of another clause"
            : "%s is no variant of a clause, as the other side is",
        old != NULL && new == NULL ? c->new.given : c->old.given);
}

static bool check_sides(const struct comparison *c)
{
    const struct trial *old = &c->old.pack, *new = &c->new.pack;

    if (!check_clauses(c))
        return false;
    if (c->line->values[AUDIENCE] != NULL && !c->old.is_project &&
        !c->new.is_project)
        return complain(c->job, "audience-settled",
            "leave out --audience, or compare the projects",
            "an audience is for projects; these were made for theirs%s", "");
    if (c->only != NULL && find(old, c->only) == NULL &&
        find(new, c->only) == NULL)
        return complain(c->job, "no-document",
            arena_format(c->job->arena, "there are %s", list_documents(c)),
            "no document \"%s\" on either side", c->only);
    if (c->old.is_one != c->new.is_one &&
        (find(old, c->only) == NULL || find(new, c->only) == NULL))
        return complain(c->job, "sides-apart",
            arena_format(c->job->arena, "there are %s", list_documents(c)),
            "only one of the two sides has the document \"%s\"", c->only);
    return true;
}

static void make_room(struct comparison *c)
{
    size_t most = c->old.pack.count + c->new.pack.count;

    c->documents = arena_alloc(c->job->arena, most * sizeof *c->documents);
    c->pairs = arena_alloc(c->job->arena, most * sizeof *c->pairs);
    c->files = arena_alloc(
        c->job->arena, (most + 3) * strlen(known_formats) * sizeof *c->files);
    c->options = (struct compare_options){ c->line->values[AUTHOR] != NULL
                                               ? c->line->values[AUTHOR]
                                               : "Comparison",
        date_of(c) };
}

static bool open_side(
    struct comparison *c, const char *given, struct side *side)
{
    return side_open(c->job, c->line->home, given, c->reader, side);
}

/* A project is assembled for those whom a copy or freeze beside it was for. */
static bool open_sides(struct comparison *c)
{
    const char *old = c->line->arguments[0], *new = c->line->arguments[1];
    bool is_new_first =
        side_has_audience(c->job, new) && !side_has_audience(c->job, old);
    struct side *first = is_new_first ? &c->new : &c->old;

    c->reader.audience = c->line->values[AUDIENCE];
    if (!open_side(c, is_new_first ? new : old, first))
        return false;
    if (c->reader.audience == NULL)
        c->reader = first->reader;
    return is_new_first ? open_side(c, old, &c->old)
                        : open_side(c, new, &c->new);
}

static void strip_notices(const struct comparison *c)
{
    if (c->old.is_one && c->old.reader.audience != NULL)
        side_strip_notices(&c->old);
    if (c->new.is_one && c->new.reader.audience != NULL)
        side_strip_notices(&c->new);
}

/* What a running header has room for. */
static const char *status_of(const struct comparison *c)
{
    const char *old = c->old.given, *new = c->new.given;
    const char *short_old = file_base_name(old);
    const char *short_new = file_base_name(new);
    bool is_short = *short_old != '\0' && *short_new != '\0' &&
                    !text_same(short_old, short_new);

    return arena_format(c->job->arena, "Comparison of %s and %s",
        is_short ? short_old : old, is_short ? short_new : new);
}

static struct change_report report_of(const struct comparison *c)
{
    const struct document *document = c->new.pack.documents[0];

    return (struct change_report){ .old = c->old.given,
        .new = c->new.given,
        .status = c->status,
        .subject = document->subject,
        .date = document->date,
        .is_sought = knows_causes(c),
        .documents = c->documents,
        .count = c->count };
}

static bool compare(struct comparison *c)
{
    struct change_report report;

    if (!redline_folder_is_free(c->job, c->line->values[OUT]) || !open_sides(c))
        return false;
    strip_notices(c);
    make_room(c);
    narrow(c);
    c->status = status_of(c);
    if (!check_sides(c) || !compare_all(c))
        return false;
    say_causes(c);
    report = report_of(c);
    return make_files(c, &report);
}

enum status command_compare(struct job *job, const struct line *line)
{
    struct comparison comparison = { .job = job, .line = line };

    if (!check_line(job, line))
        return STATUS_USAGE;
    if (compare(&comparison))
        tell(&comparison);
    side_close(&comparison.old);
    side_close(&comparison.new);
    return STATUS_DONE;
}
