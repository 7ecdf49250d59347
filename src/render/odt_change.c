#include "render/odt_change.h"

#include "base/job.h"
#include "document/document_xml.h"
#include "render/odt_writer.h"

#include <string.h>

struct odt_changes odt_change_none(struct arena *arena)
{
    return (struct odt_changes){ .regions = text_new(arena),
        .aside = text_new(arena),
        .gone = text_new(arena) };
}

void odt_change_stamp(struct text *to, const char *author, const char *date)
{
    text_add(to, "<dc:creator>");
    document_xml_words(to, author != NULL ? author : "Unknown");
    text_add(to, "</dc:creator><dc:date>");
    document_xml_words(to, date != NULL ? date : "1970-01-01T00:00:00");
    if (date != NULL && strchr(date, 'T') == NULL)
        text_add(to, "T00:00:00");
    text_add(to, "</dc:date>");
}

/* ---- the list --------------------------------------------------------- */

static int add_region(
    struct odt_writer *writer, const char *act, const char *markup)
{
    struct odt_changes *changes = &writer->changes;
    struct text *to = &changes->regions;
    int id = ++changes->count;

    text_format(to,
        "<text:changed-region xml:id=\"change%d\" text:id=\"change%d\">"
        "<text:%s><office:change-info>",
        id, id, act);
    odt_change_stamp(
        to, writer->document->change_author, writer->document->change_date);
    text_add(to, "</office:change-info>");
    text_add(to, markup);
    text_format(to, "</text:%s></text:changed-region>\n", act);
    return id;
}

const char *odt_change_markup(struct odt_writer *writer)
{
    const struct text *regions = &writer->changes.regions;

    if (writer->options.copy == NULL && regions->length == 0)
        return "";
    return arena_format(writer->job->arena,
        "<text:tracked-changes text:track-changes=\"%s\">%s"
        "</text:tracked-changes>",
        writer->options.copy != NULL ? "true" : "false", regions->bytes);
}

/* ---- marks in the text ------------------------------------------------ */

static const char *mark(struct odt_writer *writer, const char *name, int id)
{
    return arena_format(
        writer->job->arena, "<text:%s text:change-id=\"change%d\"/>", name, id);
}

/* Near the end of the text: what follows is not long. */
static void replace(
    struct odt_writer *writer, size_t at, size_t length, const char *markup)
{
    struct text *body = &writer->body;
    const char *rest =
        arena_copy(writer->job->arena, body->bytes + at + length);

    body->length = at;
    body->bytes[at] = '\0';
    text_add(body, markup);
    text_add(body, rest);
}

/* At the end of the paragraph before, after all that is there already. */
static void add_before(struct odt_writer *writer, const char *markup)
{
    struct odt_changes *changes = &writer->changes;

    replace(writer, changes->host_end, 0, markup);
    changes->host_end += strlen(markup);
}

static void swap_texts(struct text *a, struct text *b)
{
    struct text kept = *a;

    *a = *b;
    *b = kept;
}

static void clear(struct text *text)
{
    text->length = 0;
    text->bytes[0] = '\0';
}

/* ---- words ------------------------------------------------------------ */

static const char *end_tag(const struct odt_writer *writer)
{
    return strncmp(writer->changes.host, "<text:h", 7) == 0 ? "</text:h>"
                                                            : "</text:p>";
}

static void close_words(struct odt_writer *writer)
{
    struct odt_changes *changes = &writer->changes;
    struct text *body = &writer->body;

    if (changes->open == CHANGE_INSERTED) {
        text_add(body, mark(writer, "change-end", changes->open_id));
    } else if (changes->open == CHANGE_DELETED) {
        text_add(body, end_tag(writer));
        swap_texts(body, &changes->aside);
        text_add(
            body, mark(writer, "change",
                      add_region(writer, "deletion", changes->aside.bytes)));
        clear(&changes->aside);
        writer->is_spaced = changes->open_id != 0;
    }
    changes->open = CHANGE_NONE;
}

/* Of what is deleted, open_id keeps whether a space would count before it. */
static void open_words(struct odt_writer *writer, enum change change)
{
    struct odt_changes *changes = &writer->changes;

    changes->open = change;
    if (change == CHANGE_INSERTED) {
        changes->open_id = add_region(writer, "insertion", "");
        text_add(&writer->body, mark(writer, "change-start", changes->open_id));
    } else if (change == CHANGE_DELETED) {
        changes->open_id = writer->is_spaced;
        writer->is_spaced = true;
        swap_texts(&writer->body, &changes->aside);
        text_add(&writer->body, changes->host);
    }
}

void odt_change_turn(struct odt_writer *writer, enum change change)
{
    struct odt_changes *changes = &writer->changes;

    if (writer->change != CHANGE_NONE && !changes->by_words)
        return;
    if (change == changes->open)
        return;
    close_words(writer);
    open_words(writer, change);
}

/* ---- paragraphs that are gone ----------------------------------------- */

static enum change change_of(const struct odt_writer *writer)
{
    return writer->changes.by_words ? CHANGE_NONE : writer->change;
}

static int add_gone(
    struct odt_writer *writer, const char *before, const char *after)
{
    struct odt_changes *changes = &writer->changes;
    int id = add_region(writer, "deletion",
        arena_format(
            writer->job->arena, "%s%s%s", before, changes->gone.bytes, after));

    changes->has_gone = false;
    clear(&changes->gone);
    return id;
}

static void turn_to_gone(struct odt_writer *writer)
{
    swap_texts(&writer->body, &writer->changes.gone);
    odt_lists_turn(&writer->lists);
}

static void begin_gone(struct odt_writer *writer)
{
    writer->changes.has_gone = true;
    writer->changes.start = writer->start;
    writer->start = START_HERE;
    turn_to_gone(writer);
}

static void end_gone(struct odt_writer *writer)
{
    odt_lists_close(&writer->lists, &writer->body);
    turn_to_gone(writer);
    writer->start = writer->changes.start;
}

/* They run into this paragraph, so the last of them is as it is. */
static const char *gone_at_start(struct odt_writer *writer, const char *tag)
{
    struct text after = text_new(writer->job->arena);

    odt_lists_wrap(&writer->lists, &after, true);
    text_format(&after, "%s%s", tag, end_tag(writer));
    odt_lists_wrap(&writer->lists, &after, false);
    return mark(writer, "change", add_gone(writer, "", after.bytes));
}

/* ---- paragraphs ------------------------------------------------------- */

/* Whether an insertion goes on over the end of the paragraph before. */
static bool goes_on(const struct odt_writer *writer)
{
    const struct odt_changes *changes = &writer->changes;

    if (changes->inserted == 0)
        return false;
    return changes->inserted_next ||
           (change_of(writer) == CHANGE_INSERTED && !changes->has_gone);
}

static void take_end(struct odt_writer *writer)
{
    struct odt_changes *changes = &writer->changes;
    const char *end = mark(writer, "change-end", changes->inserted);

    replace(writer, changes->inserted_end, strlen(end), "");
}

static void begin_inserted(struct odt_writer *writer)
{
    struct odt_changes *changes = &writer->changes;

    if (changes->inserted != 0 || changes->host_end == 0)
        return;
    changes->inserted = add_region(writer, "insertion", "");
    changes->inserted_next = false;
    add_before(writer, mark(writer, "change-start", changes->inserted));
}

void odt_change_begin(struct odt_writer *writer)
{
    struct odt_changes *changes = &writer->changes;

    if (change_of(writer) == CHANGE_DELETED) {
        begin_gone(writer);
        return;
    }
    if (changes->has_gone && changes->host_end > 0) {
        add_before(
            writer, mark(writer, "change", add_gone(writer, "<text:p/>", "")));
        changes->inserted = 0;
    }
    if (goes_on(writer))
        take_end(writer);
    if (change_of(writer) == CHANGE_INSERTED)
        begin_inserted(writer);
}

/* What could not be told before this paragraph is told where it starts. */
static void tell_here(struct odt_writer *writer, const char *tag)
{
    struct odt_changes *changes = &writer->changes;
    bool is_inserted = change_of(writer) == CHANGE_INSERTED;
    struct text *body = &writer->body;

    if (changes->inserted != 0 && changes->inserted_next &&
        (!is_inserted || changes->has_gone)) {
        text_add(body, mark(writer, "change-end", changes->inserted));
        changes->inserted = 0;
    }
    if (changes->has_gone)
        text_add(body, gone_at_start(writer, tag));
    if (is_inserted && changes->inserted == 0) {
        changes->inserted = add_region(writer, "insertion", "");
        changes->inserted_next = true;
        text_add(body, mark(writer, "change-start", changes->inserted));
    }
}

void odt_change_begun(struct odt_writer *writer, const char *tag)
{
    struct odt_changes *changes = &writer->changes;

    if (change_of(writer) == CHANGE_DELETED)
        return;
    changes->host = tag;
    tell_here(writer, tag);
}

void odt_change_end(struct odt_writer *writer)
{
    struct odt_changes *changes = &writer->changes;
    struct text *body = &writer->body;

    if (change_of(writer) == CHANGE_DELETED)
        return;
    odt_change_turn(writer, CHANGE_NONE);
    changes->host_end = 0;
    if (change_of(writer) == CHANGE_INSERTED) {
        changes->inserted_end = body->length;
        text_add(body, mark(writer, "change-end", changes->inserted));
    } else {
        changes->inserted = 0;
    }
    if (changes->inserted == 0 || !changes->inserted_next)
        changes->host_end = body->length;
}

void odt_change_ended(struct odt_writer *writer)
{
    if (change_of(writer) == CHANGE_DELETED)
        end_gone(writer);
    writer->change = CHANGE_NONE;
}

void odt_change_apart(struct odt_writer *writer)
{
    struct odt_changes *changes = &writer->changes;

    if (changes->has_gone && changes->host_end > 0)
        add_before(
            writer, mark(writer, "change", add_gone(writer, "<text:p/>", "")));
    else if (changes->has_gone)
        text_format(&writer->body, "<text:p>%s</text:p>\n",
            mark(writer, "change", add_gone(writer, "", "")));
    changes->host_end = 0;
    changes->inserted = 0;
}
