#include "review/docx_body.h"

#include "base/job.h"
#include "io/foreign.h"
#include "review/clause_link.h"
#include "review/docx_styles.h"
#include "review/docx_words.h"
#include "review/opc.h"

#include <stdlib.h>
#include <string.h>

enum { SPAN_MOST = 100 };

typedef void handler(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *marks);

static handler visit;

static const struct docx_marks no_marks;

static void walk(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *marks)
{
    for (const struct foreign *e = element->first; e != NULL; e = e->next)
        if (e->name != NULL)
            visit(body, e, marks);
}

static bool is_on(const struct foreign *properties, const char *name)
{
    return properties != NULL &&
           foreign_child(properties, SPACE_W, name) != NULL;
}

static int bounded(const char *number)
{
    int n = number != NULL ? atoi(number) : 0;

    return n < 0 ? 0 : n > SPAN_MOST ? SPAN_MOST : n;
}

/* ---- who did what ----------------------------------------------------- */

static struct stamp stamp_of(const struct foreign *element)
{
    return (struct stamp){ .author = docx_words_attribute(element, "author"),
        .date = docx_words_attribute(element, "date") };
}

enum act { ACT_NONE, ACT_INSERTION, ACT_DELETION };

static enum act act_of(const struct foreign *element, bool *is_move)
{
    static const struct {
        const char *name;
        enum act act;
        bool is_move;
    } acts[] = { { "ins", ACT_INSERTION, false },
        { "del", ACT_DELETION, false }, { "moveTo", ACT_INSERTION, true },
        { "moveFrom", ACT_DELETION, true }, { "cellIns", ACT_INSERTION, false },
        { "cellDel", ACT_DELETION, false } };

    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (foreign_is(element, SPACE_W, acts[i].name)) {
            *is_move = acts[i].is_move;
            return acts[i].act;
        }
    return ACT_NONE;
}

static bool mark(struct docx_marks *marks, const struct foreign *element)
{
    bool is_move = false;
    enum act act = act_of(element, &is_move);

    if (act == ACT_INSERTION) {
        marks->is_inserted = true;
        marks->inserted = stamp_of(element);
    } else if (act == ACT_DELETION) {
        marks->is_deleted = true;
        marks->deleted = stamp_of(element);
    }
    marks->is_moved |= is_move;
    return act != ACT_NONE;
}

/* The marks among the properties of a paragraph's end, a row or a cell. */
static struct docx_marks marks_in(struct docx_body *body,
    const struct foreign *properties, const struct docx_marks *around)
{
    struct docx_marks marks = *around;

    if (properties == NULL)
        return marks;
    for (const struct foreign *e = properties->first; e != NULL; e = e->next)
        if (e->name != NULL)
            body->returned->change_count += mark(&marks, e);
    return marks;
}

/* Tracked changes of looks: the old ones stand inside, which count not. */
static void count_formats(
    struct docx_body *body, const struct foreign *properties)
{
    for (const struct foreign *e = properties->first; e != NULL; e = e->next) {
        if (e->name == NULL || e->space != SPACE_W)
            continue;
        if (text_ends(e->name, "Change"))
            body->returned->format_count++;
        else if (strcmp(e->name, "rPr") == 0 || strcmp(e->name, "sectPr") == 0)
            count_formats(body, e);
    }
}

/* ---- text ------------------------------------------------------------- */

static bool same_stamp(struct stamp a, struct stamp b)
{
    return text_same(a.author, b.author) && text_same(a.date, b.date);
}

static bool same_marks(const struct docx_marks *a, const struct docx_marks *b)
{
    return a->is_inserted == b->is_inserted && a->is_deleted == b->is_deleted &&
           a->is_moved == b->is_moved && same_stamp(a->inserted, b->inserted) &&
           same_stamp(a->deleted, b->deleted);
}

/* The words so far become a piece of the paragraph. */
static void flush(struct docx_body *body)
{
    const struct docx_marks *marks = &body->words_marks;
    struct docx_here *here = &body->here;
    struct piece *piece;

    if (body->words.length == 0)
        return;
    piece = ARENA_NEW(body->job->arena, struct piece);
    *piece =
        (struct piece){ .text = arena_copy(body->job->arena, body->words.bytes),
            .is_inserted = marks->is_inserted,
            .is_deleted = marks->is_deleted,
            .is_moved = marks->is_moved,
            .inserted = marks->inserted,
            .deleted = marks->deleted };
    if (here->piece == NULL)
        here->paragraph->pieces = piece;
    else
        here->piece->next = piece;
    here->piece = piece;
    here->length += body->words.length;
    body->words.length = 0;
    body->words.bytes[0] = '\0';
}

static void add_words(
    struct docx_body *body, const char *words, const struct docx_marks *marks)
{
    if (body->here.paragraph == NULL || docx_field_is_hiding(&body->field) ||
        *(words = clause_link_skip(
              &body->link_words, words, marks->is_inserted)) == '\0')
        return;
    if (!same_marks(&body->words_marks, marks))
        flush(body);
    body->words_marks = *marks;
    text_add(&body->words, words);
}

static struct spot spot_here(const struct docx_body *body)
{
    if (body->here.paragraph == NULL)
        return (struct spot){ body->count, 0 };
    return (struct spot){ body->here.number,
        body->here.length + body->words.length };
}

/* Between two paragraphs an end belongs to the one before. */
static struct spot spot_before(const struct docx_body *body)
{
    if (body->here.paragraph != NULL || body->count == 0)
        return spot_here(body);
    return (struct spot){ body->count - 1, body->last_length };
}

/* ---- paragraphs ------------------------------------------------------- */

static void add_bookmark(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *marks)
{
    const char *name = docx_words_attribute(element, "name");
    struct carrier_name *bookmark;
    const struct carrier_name ***end = body->here.paragraph != NULL
                                           ? &body->here.bookmarks_end
                                           : &body->bookmarks_end;

    (void)marks;
    if (name == NULL)
        return;
    bookmark = ARENA_NEW(body->job->arena, struct carrier_name);
    bookmark->name = name;
    **end = bookmark;
    *end = &bookmark->next;
}

/* Bookmarks that start between two paragraphs start in the next. */
static void take_bookmarks(struct docx_body *body)
{
    struct docx_here *here = &body->here;

    here->bookmarks_end = &here->paragraph->bookmarks;
    if (body->bookmarks == NULL)
        return;
    here->paragraph->bookmarks = body->bookmarks;
    here->bookmarks_end = body->bookmarks_end;
    body->bookmarks = NULL;
    body->bookmarks_end = &body->bookmarks;
}

static void take_style(struct docx_body *body, struct returned_paragraph *p,
    const struct foreign *properties)
{
    const char *id = docx_words_value(properties, "pStyle");
    const struct docx_style *style =
        id != NULL ? names_find(body->styles, id) : NULL;

    p->style = style != NULL && style->name != NULL ? style->name : id;
    p->is_heading = (style != NULL && style->is_heading) ||
                    docx_styles_is_outline(properties);
}

static void take_place(struct docx_body *body, struct returned_paragraph *p)
{
    const struct docx_place *place = &body->place;

    p->region = body->region;
    p->tag = body->tag;
    p->table = place->table;
    p->row = place->row;
    p->column = place->column;
    p->row_inserted = place->row_inserted;
    p->row_deleted = place->row_deleted;
    p->cell_inserted = place->cell_inserted;
    p->cell_deleted = place->cell_deleted;
}

/* The mark of its end, which joins it to the next in the view without it. */
static void take_end(struct docx_body *body, struct returned_paragraph *p,
    const struct foreign *properties, const struct docx_marks *around)
{
    const struct foreign *own =
        properties != NULL ? foreign_child(properties, SPACE_W, "rPr") : NULL;
    struct docx_marks marks = marks_in(body, own, around);

    p->end_inserted = marks.is_inserted;
    p->end_deleted = marks.is_deleted;
    p->end_stamp = marks.is_deleted ? marks.deleted : marks.inserted;
}

static struct returned_paragraph *begin_paragraph(struct docx_body *body)
{
    struct returned_paragraph *p =
        ARENA_NEW(body->job->arena, struct returned_paragraph);

    *body->end = p;
    body->end = &p->next;
    body->last_here = p;
    body->here = (struct docx_here){ .paragraph = p, .number = body->count++ };
    body->waiting = NULL;
    take_bookmarks(body);
    take_place(body, p);
    return p;
}

/* One inside another, as a text box is, leaves that where it was. */
static void read_paragraph(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    const struct foreign *properties = foreign_child(element, SPACE_W, "pPr");
    struct docx_here outer;
    struct returned_paragraph *p;

    flush(body);
    outer = body->here;
    p = begin_paragraph(body);
    take_style(body, p, properties);
    take_end(body, p, properties, marks);
    walk(body, element, marks);
    flush(body);
    docx_field_settle(&body->field, body->root, element);
    body->last_length = body->here.length;
    body->here = outer;
}

/* A container: what is last in it joins nothing. */
static void read_container(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    struct returned_paragraph *outer = body->last_here;

    body->last_here = NULL;
    walk(body, element, marks);
    if (body->last_here != NULL)
        body->last_here->ends_container = true;
    body->last_here = outer;
}

static void read_text_box(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *marks)
{
    enum region region = body->region;
    struct docx_place place = body->place;
    struct docx_here here;
    struct docx_field field = body->field;

    flush(body);
    here = body->here;
    body->region = REGION_TEXT_BOX;
    body->here = (struct docx_here){ 0 };
    body->field = docx_field_new(body->job->arena);
    read_container(body, element, marks);
    body->region = region;
    body->place = place;
    body->here = here;
    body->field = field;
}

/* ---- what wraps ------------------------------------------------------- */

static void read_change(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *around)
{
    struct docx_marks marks = *around;

    body->returned->change_count += mark(&marks, element);
    walk(body, element, &marks);
}

static void set_link(struct docx_body *body, const char *link)
{
    if (link != NULL && body->here.paragraph != NULL &&
        body->here.paragraph->link == NULL)
        body->here.paragraph->link = link;
}

static void read_hyperlink(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    const char *id = foreign_attribute(element, SPACE_R, "id");
    const char *link = id != NULL ? names_find(&body->links, id) : NULL;
    struct clause_link read;

    set_link(body, link);
    if (link != NULL && clause_link_read(body->job->arena, link, &read))
        body->link_words = CLAUSE_LINK_WORDS;
    walk(body, element, marks);
    body->link_words = NULL;
}

static void read_simple_field(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    const char *words = docx_words_attribute(element, "instr");

    if (words != NULL)
        set_link(body, docx_field_link(body->job->arena, words));
    walk(body, element, marks);
}

/* A control inside a paragraph is not around it. */
static void read_control(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *marks)
{
    const char *outer = body->tag;
    const char *tag =
        docx_words_value(foreign_child(element, SPACE_W, "sdtPr"), "tag");

    if (tag != NULL && body->here.paragraph == NULL)
        body->tag = tag;
    walk(body, element, marks);
    body->tag = outer;
}

/* ---- fields and runs -------------------------------------------------- */

static void read_field_mark(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    bool was_hiding = docx_field_is_hiding(&body->field);

    (void)marks;
    docx_field_mark(&body->field, element);
    if (was_hiding && !docx_field_is_hiding(&body->field))
        set_link(body,
            docx_field_link(body->job->arena, body->field.instruction.bytes));
}

static void read_instruction(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    (void)marks;
    docx_field_add(&body->field, docx_words_below(body->job->arena, element));
}

static const char *note_key(
    struct docx_body *body, enum region region, const struct foreign *element)
{
    const char *id = docx_words_attribute(element, "id");

    return arena_format(
        body->job->arena, "%d/%s", (int)region, id != NULL ? id : "");
}

static void read_note_reference(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    bool is_foot = foreign_is(element, SPACE_W, "footnoteReference");
    struct docx_marks *copy = ARENA_NEW(body->job->arena, struct docx_marks);

    *copy = *marks;
    names_put(&body->notes,
        note_key(body, is_foot ? REGION_FOOTNOTE : REGION_ENDNOTE, element),
        copy);
}

/* ---- comments --------------------------------------------------------- */

static struct docx_range *range_of(
    struct docx_body *body, const struct foreign *element)
{
    const char *id = docx_words_attribute(element, "id");
    struct docx_range *range;

    id = id != NULL ? id : "";
    range = names_find(&body->ranges, id);
    if (range == NULL) {
        range = ARENA_NEW(body->job->arena, struct docx_range);
        names_put(&body->ranges, id, range);
    }
    return range;
}

static void read_range_start(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    struct docx_range *range = range_of(body, element);

    (void)marks;
    if (range->has_from)
        return;
    range->has_from = true;
    range->from = spot_here(body);
    if (body->here.paragraph == NULL) {
        range->waiting = body->waiting;
        body->waiting = range;
    }
}

static void read_range_end(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    struct docx_range *range = range_of(body, element);

    (void)marks;
    range->to = spot_before(body);
    range->has_to = true;
}

static void read_reference(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    struct docx_range *range = range_of(body, element);

    (void)marks;
    range->reference = spot_before(body);
    range->has_reference = true;
}

/* What should start in a paragraph after the last starts at its end. */
static void settle_ranges(struct docx_body *body)
{
    for (struct docx_range *r = body->waiting; r != NULL; r = r->waiting)
        r->from = spot_before(body);
    body->waiting = NULL;
}

/* ---- tables ----------------------------------------------------------- */

static void read_table(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *marks)
{
    struct docx_place outer = body->place;
    struct returned_paragraph *last = body->last_here;

    body->place.table = ++body->tables;
    body->place.row = body->place.column = 0;
    walk(body, element, marks);
    body->place = outer;
    body->last_here = last;
}

static void read_row(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *around)
{
    const struct foreign *properties = foreign_child(element, SPACE_W, "trPr");
    struct docx_marks marks = marks_in(body, properties, around);
    struct docx_place *place = &body->place;
    struct docx_place outer = *place;

    place->row++;
    place->column = bounded(docx_words_value(properties, "gridBefore"));
    place->row_inserted |= marks.is_inserted;
    place->row_deleted |= marks.is_deleted;
    walk(body, element, around);
    outer.row = place->row;
    *place = outer;
}

static void read_cell(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *around)
{
    const struct foreign *properties = foreign_child(element, SPACE_W, "tcPr");
    struct docx_marks marks = marks_in(body, properties, &no_marks);
    struct docx_place *place = &body->place;
    struct docx_place outer = *place;
    int span = bounded(docx_words_value(properties, "gridSpan"));

    body->returned->change_count += is_on(properties, "cellMerge");
    place->column++;
    place->cell_inserted |= marks.is_inserted;
    place->cell_deleted |= marks.is_deleted;
    read_container(body, element, around);
    outer.column = place->column + (span > 1 ? span - 1 : 0);
    *place = outer;
}

/* ---- one element ------------------------------------------------------ */

/* What is understood of a Choice: what Word's own namespaces promise. */
static bool is_understood(const struct foreign *choice)
{
    static const char *const known[] = { "wps", "wpg", "wpc", "wpi", "wp14",
        "w14", "w15", "w16se", "w16cid", "w16cex", "w16", "a14", "v", "m",
        "am3d", "aink", "cx", "cx1", "cx2", "cx4", "p14", "c14" };
    const char *needs = foreign_attribute(choice, SPACE_NONE, "Requires");

    for (size_t i = 0; needs != NULL && i < sizeof known / sizeof *known; i++)
        if (strcmp(needs, known[i]) == 0)
            return true;
    return false;
}

static void read_alternatives(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    const struct foreign *best = NULL;

    for (const struct foreign *e = element->first; e != NULL; e = e->next) {
        if (foreign_is(e, SPACE_MC, "Choice") && is_understood(e)) {
            best = e;
            break;
        }
        if (foreign_is(e, SPACE_MC, "Fallback") ||
            (best == NULL && foreign_is(e, SPACE_MC, "Choice")))
            best = e;
    }
    if (best != NULL)
        walk(body, best, marks);
}

static void read_properties(struct docx_body *body,
    const struct foreign *element, const struct docx_marks *marks)
{
    (void)marks;
    count_formats(body, element);
}

static void pass_over(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *marks)
{
    (void)body;
    (void)element;
    (void)marks;
}

/* In the order of strcmp. Any other element of Word's only wraps. */
static const struct entry {
    const char *name;
    handler *handle;
} entries[] = {
    { "bookmarkStart", add_bookmark },
    { "commentRangeEnd", read_range_end },
    { "commentRangeStart", read_range_start },
    { "commentReference", read_reference },
    { "customXmlPr", pass_over },
    { "del", read_change },
    { "delInstrText", read_instruction },
    { "endnoteReference", read_note_reference },
    { "fldChar", read_field_mark },
    { "fldSimple", read_simple_field },
    { "footnoteReference", read_note_reference },
    { "hyperlink", read_hyperlink },
    { "ins", read_change },
    { "instrText", read_instruction },
    { "moveFrom", read_change },
    { "moveTo", read_change },
    { "p", read_paragraph },
    { "pPr", read_properties },
    { "rPr", read_properties },
    { "rt", pass_over },
    { "sdt", read_control },
    { "sdtEndPr", pass_over },
    { "sdtPr", pass_over },
    { "sectPr", read_properties },
    { "smartTagPr", pass_over },
    { "tbl", read_table },
    { "tblGrid", read_properties },
    { "tblPr", read_properties },
    { "tblPrEx", read_properties },
    { "tc", read_cell },
    { "tcPr", read_properties },
    { "tr", read_row },
    { "trPr", read_properties },
    { "txbxContent", read_text_box },
};

static int compare_entry(const void *name, const void *entry)
{
    return strcmp(name, ((const struct entry *)entry)->name);
}

static handler *find_handler(const struct foreign *element)
{
    const struct entry *entry;

    if (foreign_is(element, SPACE_MC, "AlternateContent"))
        return read_alternatives;
    if (element->space != SPACE_W)
        return NULL;
    entry = bsearch(element->name, entries, sizeof entries / sizeof *entries,
        sizeof *entries, compare_entry);
    return entry != NULL ? entry->handle : NULL;
}

static void visit(struct docx_body *body, const struct foreign *element,
    const struct docx_marks *marks)
{
    handler *handle = find_handler(element);
    const char *words;

    if (handle != NULL) {
        handle(body, element, marks);
        return;
    }
    words = docx_words_of(body->job->arena, element);
    if (words != NULL)
        add_words(body, words, marks);
    else
        walk(body, element, marks);
}

/* ---- stories ---------------------------------------------------------- */

struct docx_body docx_body_new(
    struct job *job, struct returned *returned, const struct names *styles)
{
    return (struct docx_body){ .job = job,
        .returned = returned,
        .styles = styles,
        .ranges = names_new(job->arena),
        .notes = names_new(job->arena),
        .links = names_new(job->arena),
        .field = docx_field_new(job->arena),
        .words = text_new(job->arena),
        .end = &returned->paragraphs };
}

void docx_body_enter(
    struct docx_body *body, const struct opc_relation *relations)
{
    body->links = names_new(body->job->arena);
    for (; relations != NULL; relations = relations->next)
        if (relations->is_outside && relations->id != NULL)
            names_put(&body->links, relations->id, (void *)relations->target);
}

void docx_body_restart(struct docx_body *body, struct returned *returned)
{
    body->returned = returned;
    body->end = &returned->paragraphs;
    body->count = 0;
    body->tables = 0;
}

void docx_body_read(struct docx_body *body, const struct foreign *root,
    enum region region, const struct docx_marks *marks)
{
    body->root = root;
    body->region = region;
    docx_field_reset(&body->field);
    body->bookmarks = NULL;
    body->bookmarks_end = &body->bookmarks;
    read_container(body, root, marks != NULL ? marks : &no_marks);
    settle_ranges(body);
}

void docx_body_read_notes(
    struct docx_body *body, const struct foreign *root, enum region region)
{
    for (const struct foreign *e = root->first; e != NULL; e = e->next) {
        const char *type;

        if (!foreign_is(e, SPACE_W, "footnote") &&
            !foreign_is(e, SPACE_W, "endnote"))
            continue;
        type = docx_words_attribute(e, "type");
        if (type == NULL || strcmp(type, "normal") == 0)
            docx_body_read(body, e, region,
                names_find(&body->notes, note_key(body, region, e)));
    }
}
