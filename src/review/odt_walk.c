#include "review/odt_walk.h"

#include "base/job.h"
#include "io/foreign.h"
#include "review/clause_link.h"

#include <stdlib.h>
#include <string.h>

/* Of what a file only claims to repeat, no more than this is believed. */
enum { SPACES_MOST = 100, REPEATED_MOST = 1000 };

/* What LibreOffice puts in an empty row, so that its change has a place. */
static const char DUMMY[] = "\u200d";

static void walk_blocks(struct odt_walk *walk, const struct foreign *parent);
static void walk_inline(struct odt_walk *walk, const struct foreign *parent);

static bool is_text(const struct foreign *element, const char *name)
{
    return foreign_is(element, SPACE_TEXT, name);
}

static bool is_one_of(
    const struct foreign *element, enum space space, const char *const *names)
{
    for (; *names != NULL; names++)
        if (foreign_is(element, space, *names))
            return true;
    return false;
}

static int repeated(const struct foreign *element, const char *name, int most)
{
    const char *said = foreign_attribute(element, SPACE_TABLE, name);
    long count;

    if (said == NULL)
        said = foreign_attribute(element, SPACE_TEXT, name);
    count = said == NULL ? 1 : strtol(said, NULL, 10);
    return count < 1 ? 1 : count > most ? most : (int)count;
}

/* ---- pieces ----------------------------------------------------------- */

static const struct odt_change *last_insertion(const struct odt_walk *walk)
{
    if (walk->deleting != NULL && walk->deleting->is_inserted)
        return walk->deleting;
    return walk->inserting != NULL ? walk->inserting->change : NULL;
}

/* What was added since the last change of changes becomes a piece. */
static void settle(struct odt_walk *walk)
{
    const struct odt_change *insertion = last_insertion(walk);
    struct piece *piece;

    if (walk->paragraph == NULL || walk->words.length == 0)
        return;
    piece = ARENA_NEW(walk->job->arena, struct piece);
    piece->text = arena_copy(walk->job->arena, walk->words.bytes);
    if (insertion != NULL) {
        piece->is_inserted = true;
        piece->inserted = insertion->inserted;
    }
    if (walk->deleting != NULL) {
        piece->is_deleted = true;
        piece->deleted = walk->deleting->deleted;
    }
    *walk->piece_end = piece;
    walk->piece_end = &piece->next;
    walk->words.length = 0;
    walk->words.bytes[0] = '\0';
}

static void add_char(struct odt_walk *walk, char c)
{
    text_add_char(&walk->words, c);
    walk->offset++;
    walk->bookmarks_here = walk->bookmark_end;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space in the markup is one space, and none where a line starts. */
static void add_words(struct odt_walk *walk, const char *words)
{
    if (walk->paragraph == NULL)
        return;
    words = clause_link_skip(
        &walk->link_words, words, last_insertion(walk) != NULL);
    for (; *words != '\0'; words++) {
        if (!is_space(*words))
            add_char(walk, *words);
        else if (!walk->is_spaced)
            add_char(walk, ' ');
        walk->is_spaced = is_space(*words);
    }
}

static void add_mark(struct odt_walk *walk, char c, int count)
{
    for (; walk->paragraph != NULL && count > 0; count--)
        add_char(walk, c);
    walk->is_spaced = false;
}

/* ---- paragraphs ------------------------------------------------------- */

/* An automatic style has no name that says anything: its parent has. */
static const char *style_of(
    const struct odt_walk *walk, const struct foreign *element)
{
    const char *name = foreign_attribute(element, SPACE_TEXT, "style-name");
    const struct foreign *style =
        name == NULL ? NULL : names_find(&walk->styles, name);
    const char *parent = style == NULL ? NULL
                                       : foreign_attribute(style, SPACE_STYLE,
                                             "parent-style-name");

    return parent != NULL ? parent : name;
}

static void open_paragraph(
    struct odt_walk *walk, const char *style, bool is_heading)
{
    struct returned_paragraph *p =
        ARENA_NEW(walk->job->arena, struct returned_paragraph);

    p->region = walk->spot.region;
    p->table = walk->spot.table;
    p->row = walk->spot.row;
    p->column = walk->spot.column;
    p->style = style;
    p->is_heading = is_heading;
    *walk->end = p;
    walk->end = &p->next;
    walk->paragraph = p;
    walk->paragraph_count++;
    walk->piece_end = &p->pieces;
    walk->bookmark_end = walk->bookmarks_here = &p->bookmarks;
    walk->offset = 0;
    walk->is_spaced = true;
}

static void close_paragraph(struct odt_walk *walk)
{
    const struct odt_change *insertion = last_insertion(walk);
    struct returned_paragraph *p = walk->paragraph;

    settle(walk);
    if (insertion != NULL) {
        p->end_inserted = true;
        p->end_stamp = insertion->inserted;
    }
    if (walk->is_joining) {
        p->end_deleted = true;
        p->end_stamp = walk->deleting->deleted;
    }
    walk->spot.last = p;
    walk->paragraph = NULL;
}

static void end_container(struct odt_walk *walk)
{
    if (walk->spot.last != NULL)
        walk->spot.last->ends_container = true;
}

/* What stands beside the text is read in a place of its own. */
static void walk_aside(struct odt_walk *walk, const struct odt_aside *aside)
{
    struct odt_spot spot = walk->spot;
    struct odt_inserting *inserting = walk->inserting;
    const struct odt_change *deleting = walk->deleting;

    walk->spot = aside->spot;
    walk->spot.last = NULL;
    walk->inserting = aside->inserting;
    walk->deleting = aside->deleting;
    walk_blocks(walk, aside->element);
    end_container(walk);
    walk->spot = spot;
    walk->inserting = inserting;
    walk->deleting = deleting;
}

/* Boxes in boxes are added to the end, so they are walked too. */
static void walk_boxes(struct odt_walk *walk)
{
    struct odt_aside *box = walk->boxes.first;

    walk->boxes = (struct odt_asides){ NULL, &walk->boxes.first };
    for (; box != NULL; box = box->next)
        walk_aside(walk, box);
}

static void add_aside(struct odt_walk *walk, struct odt_asides *asides,
    const struct foreign *element, enum region region)
{
    struct odt_aside *aside = ARENA_NEW(walk->job->arena, struct odt_aside);

    aside->element = element;
    aside->spot = walk->spot;
    aside->spot.region = region;
    aside->inserting = walk->inserting;
    aside->deleting = walk->deleting;
    *asides->end = aside;
    asides->end = &aside->next;
}

/*
 * The first of several deleted paragraphs goes on where the deletion stands;
 * the last stays open, to run into what follows.
 */
static void walk_joined(struct odt_walk *walk, const struct foreign *element)
{
    const char *style = style_of(walk, element);
    bool is_heading = is_text(element, "h");

    if (!walk->goes_on) {
        if (walk->paragraph != NULL)
            close_paragraph(walk);
        open_paragraph(walk, style, is_heading);
    } else if (walk->offset == 0) {
        walk->paragraph->style = style;
        walk->paragraph->is_heading = is_heading;
    }
    walk->goes_on = false;
    walk->is_spaced = true;
    walk_inline(walk, element);
}

static void walk_paragraph(struct odt_walk *walk, const struct foreign *element)
{
    if (walk->is_joining) {
        walk_joined(walk, element);
        return;
    }
    open_paragraph(walk, style_of(walk, element), is_text(element, "h"));
    walk_inline(walk, element);
    close_paragraph(walk);
    walk_boxes(walk);
}

/* ---- changes ---------------------------------------------------------- */

static struct odt_change *find_change(
    const struct odt_walk *walk, const struct foreign *point)
{
    const char *id = foreign_attribute(point, SPACE_TEXT, "change-id");

    return id == NULL ? NULL : names_find(&walk->changes, id);
}

static void start_change(struct odt_walk *walk, const struct foreign *point)
{
    struct odt_change *change = find_change(walk, point);
    struct odt_inserting *inserting;

    if (change == NULL || !change->is_inserted)
        return;
    settle(walk);
    inserting = ARENA_NEW(walk->job->arena, struct odt_inserting);
    inserting->id = foreign_attribute(point, SPACE_TEXT, "change-id");
    inserting->change = change;
    inserting->next = walk->inserting;
    walk->inserting = inserting;
}

static void end_change(struct odt_walk *walk, const struct foreign *point)
{
    const char *id = foreign_attribute(point, SPACE_TEXT, "change-id");
    struct odt_inserting **link = &walk->inserting;

    settle(walk);
    while (*link != NULL && !text_same((*link)->id, id))
        link = &(*link)->next;
    if (*link != NULL)
        *link = (*link)->next;
}

/* The words of a deletion; the paragraph that they end in stays open. */
static void walk_gone(struct odt_walk *walk, struct odt_change *change)
{
    change->is_placed = true;
    walk->deleting = change;
    walk->is_joining = true;
    walk->goes_on = walk->paragraph != NULL;
    walk_blocks(walk, change->gone);
    settle(walk);
}

static void end_gone(struct odt_walk *walk)
{
    walk->is_joining = walk->goes_on = false;
    walk->deleting = NULL;
}

/*
 * In a paragraph: what follows goes on where the last that is gone ends, and
 * so do bookmarks that start where the deletion stands, which are of what
 * follows.
 */
static void walk_deleted(struct odt_walk *walk, struct odt_change *change)
{
    struct returned_paragraph *host = walk->paragraph, here = *host;
    const struct carrier_name *bookmarks = *walk->bookmarks_here;
    const struct carrier_name **bookmark_end = walk->bookmark_end;
    bool is_spaced = walk->is_spaced, is_start = walk->offset == 0;

    settle(walk);
    *walk->bookmarks_here = NULL;
    walk->bookmark_end = walk->bookmarks_here;
    walk_gone(walk, change);
    if (walk->paragraph == NULL)
        open_paragraph(walk, here.style, here.is_heading);
    end_gone(walk);
    walk->is_spaced = is_spaced;
    if (is_start || walk->paragraph == host) {
        walk->paragraph->style = here.style;
        walk->paragraph->is_heading = here.is_heading;
    }
    walk->bookmarks_here = walk->bookmark_end;
    *walk->bookmark_end = bookmarks;
    if (bookmarks != NULL)
        walk->bookmark_end = bookmark_end;
}

/* Between paragraphs: what is gone runs into the next. */
static void walk_deleted_blocks(
    struct odt_walk *walk, struct odt_change *change)
{
    walk_gone(walk, change);
    if (walk->paragraph != NULL)
        close_paragraph(walk);
    end_gone(walk);
}

/* Deletions do not stand in one another, and each stands in one place. */
static void place_change(struct odt_walk *walk, const struct foreign *point)
{
    struct odt_change *change = find_change(walk, point);

    if (change == NULL || change->gone == NULL || change->is_placed ||
        walk->deleting != NULL)
        return;
    if (walk->paragraph != NULL)
        walk_deleted(walk, change);
    else
        walk_deleted_blocks(walk, change);
}

/* Returns false if an element is no mark of a change. */
static bool walk_change(struct odt_walk *walk, const struct foreign *element)
{
    if (is_text(element, "change-start"))
        start_change(walk, element);
    else if (is_text(element, "change-end"))
        end_change(walk, element);
    else if (is_text(element, "change"))
        place_change(walk, element);
    else
        return false;
    return true;
}

/* Of what is not read, what is inserted there still ends. */
static void pass_over(struct odt_walk *walk, const struct foreign *element)
{
    for (const struct foreign *e = element; e != NULL;
         e = foreign_next(element, e)) {
        if (is_text(e, "change-start"))
            start_change(walk, e);
        if (is_text(e, "change-end"))
            end_change(walk, e);
    }
}

/* ---- comments --------------------------------------------------------- */

/* The first words of a child, whatever stands around them. */
static const char *child_text(
    const struct foreign *parent, enum space space, const char *name)
{
    const struct foreign *child = foreign_child(parent, space, name);

    return child == NULL || child->first == NULL ? NULL : child->first->text;
}

static void add_said(struct text *said, const struct foreign *e)
{
    if (is_text(e, "p") || is_text(e, "h") || is_text(e, "line-break"))
        text_add_char(said, '\n');
    else if (is_text(e, "tab"))
        text_add_char(said, '\t');
    else if (is_text(e, "s"))
        for (int n = repeated(e, "c", SPACES_MOST); n > 0; n--)
            text_add_char(said, ' ');
    else if (e->text != NULL)
        text_add(said, e->text);
}

/* Its paragraphs; who wrote it and when stand beside them. */
static const char *said_in(
    struct odt_walk *walk, const struct foreign *annotation)
{
    struct text said = text_new(walk->job->arena);

    for (const struct foreign *block = annotation->first; block != NULL;
         block = block->next)
        if (block->space == SPACE_TEXT && block->name != NULL)
            for (const struct foreign *e = block; e != NULL;
                 e = foreign_next(block, e))
                add_said(&said, e);
    return said.length > 0 && said.bytes[0] == '\n' ? said.bytes + 1
                                                    : said.bytes;
}

static struct spot spot_of(const struct odt_walk *walk)
{
    return (struct spot){ walk->paragraph_count - 1, walk->offset };
}

static const char *initials_of(const struct foreign *annotation)
{
    const char *initials =
        child_text(annotation, SPACE_META, "creator-initials");

    return initials != NULL
               ? initials
               : child_text(annotation, SPACE_LOEXT, "sender-initials");
}

static void add_comment(struct odt_walk *walk, const struct foreign *annotation)
{
    struct returned_comment *comment =
        ARENA_NEW(walk->job->arena, struct returned_comment);
    const char *name = foreign_attribute(annotation, SPACE_OFFICE, "name");

    comment->id = name != NULL ? name
                               : arena_format(walk->job->arena, "comment-%zu",
                                     walk->returned->comment_count + 1);
    comment->stamp.author = child_text(annotation, SPACE_DC, "creator");
    comment->stamp.date = child_text(annotation, SPACE_DC, "date");
    comment->initials = initials_of(annotation);
    comment->text = said_in(walk, annotation);
    comment->parent = foreign_attribute(annotation, SPACE_LOEXT, "parent-name");
    comment->is_resolved = text_same(
        foreign_attribute(annotation, SPACE_LOEXT, "resolved"), "true");
    comment->is_placed = walk->paragraph != NULL;
    if (comment->is_placed)
        comment->from = comment->to = spot_of(walk);
    names_put(&walk->comments, comment->id, comment);
    *walk->comment_end = comment;
    walk->comment_end = &comment->next;
    walk->returned->comment_count++;
}

static void end_comment(struct odt_walk *walk, const struct foreign *end)
{
    const char *name = foreign_attribute(end, SPACE_OFFICE, "name");
    struct returned_comment *comment =
        name == NULL ? NULL : names_find(&walk->comments, name);

    if (comment == NULL || !comment->is_placed || walk->paragraph == NULL)
        return;
    comment->to = spot_of(walk);
    comment->is_range = comment->to.paragraph != comment->from.paragraph ||
                        comment->to.offset != comment->from.offset;
}

/* ---- what stands in a paragraph --------------------------------------- */

/* LibreOffice names what a deletion holds "NAME Copy 1". */
static const char *bookmark_name(struct arena *arena, const char *name)
{
    const char *copy = strstr(name, " Copy ");

    return copy == NULL ? name
                        : arena_format(arena, "%.*s", (int)(copy - name), name);
}

static void add_bookmark(struct odt_walk *walk, const struct foreign *element)
{
    const char *name = foreign_attribute(element, SPACE_TEXT, "name");
    struct carrier_name *carrier;

    if (name == NULL || walk->paragraph == NULL)
        return;
    carrier = ARENA_NEW(walk->job->arena, struct carrier_name);
    carrier->name = bookmark_name(walk->job->arena, name);
    *walk->bookmark_end = carrier;
    walk->bookmark_end = &carrier->next;
}

static void walk_link(struct odt_walk *walk, const struct foreign *link)
{
    const char *address = foreign_attribute(link, SPACE_XLINK, "href");
    struct clause_link read;

    if (walk->paragraph != NULL && walk->paragraph->link == NULL &&
        address != NULL && *address != '#' && strchr(address, ':') != NULL)
        walk->paragraph->link = address;
    if (address != NULL && clause_link_read(walk->job->arena, address, &read))
        walk->link_words = CLAUSE_LINK_WORDS;
    walk_inline(walk, link);
    walk->link_words = NULL;
}

static void walk_note(struct odt_walk *walk, const struct foreign *note)
{
    const struct foreign *body = foreign_child(note, SPACE_TEXT, "note-body");
    bool is_endnote =
        text_same(foreign_attribute(note, SPACE_TEXT, "note-class"), "endnote");

    if (body != NULL)
        add_aside(walk, &walk->notes, body,
            is_endnote ? REGION_ENDNOTE : REGION_FOOTNOTE);
}

/* A shape holds text itself, or in the boxes in it. */
static void walk_shape(struct odt_walk *walk, const struct foreign *shape)
{
    if (is_one_of(shape, SPACE_DRAW, (const char *const[]){ "object", NULL }))
        return;
    if (foreign_child(shape, SPACE_TEXT, "p") != NULL ||
        foreign_child(shape, SPACE_TEXT, "h") != NULL ||
        foreign_child(shape, SPACE_TEXT, "list") != NULL ||
        foreign_child(shape, SPACE_TABLE, "table") != NULL) {
        add_aside(walk, &walk->boxes, shape, REGION_TEXT_BOX);
        return;
    }
    for (const struct foreign *child = shape->first; child != NULL;
         child = child->next)
        if (child->space == SPACE_DRAW && child->name != NULL)
            walk_shape(walk, child);
}

/* Returns false if an element is no character of its own. */
static bool walk_character(struct odt_walk *walk, const struct foreign *element)
{
    if (is_text(element, "s"))
        add_mark(walk, ' ', repeated(element, "c", SPACES_MOST));
    else if (is_text(element, "tab"))
        add_mark(walk, '\t', 1);
    else if (is_text(element, "line-break"))
        add_mark(walk, '\n', 1);
    else
        return false;
    return true;
}

static void walk_element(struct odt_walk *walk, const struct foreign *element)
{
    static const char *const unsaid[] = { "ruby-text", "script",
        "soft-page-break", "tracked-changes", NULL };

    if (walk_character(walk, element) || walk_change(walk, element))
        return;
    if (is_text(element, "bookmark") || is_text(element, "bookmark-start"))
        add_bookmark(walk, element);
    else if (is_text(element, "a"))
        walk_link(walk, element);
    else if (is_text(element, "note"))
        walk_note(walk, element);
    else if (foreign_is(element, SPACE_OFFICE, "annotation"))
        add_comment(walk, element);
    else if (foreign_is(element, SPACE_OFFICE, "annotation-end"))
        end_comment(walk, element);
    else if (element->space == SPACE_DRAW &&
             !foreign_is(element, SPACE_DRAW, "a"))
        walk_shape(walk, element);
    else if (element->space != SPACE_OFFICE &&
             !is_one_of(element, SPACE_TEXT, unsaid))
        walk_inline(walk, element);
}

static void walk_inline(struct odt_walk *walk, const struct foreign *parent)
{
    for (const struct foreign *child = parent->first; child != NULL;
         child = child->next) {
        if (child->name == NULL)
            add_words(walk, child->text);
        else
            walk_element(walk, child);
    }
}

/* ---- tables ----------------------------------------------------------- */

static void walk_cell(struct odt_walk *walk, const struct foreign *cell)
{
    bool is_joining = walk->is_joining;

    walk->is_joining = false;
    walk->spot.last = NULL;
    walk_blocks(walk, cell);
    end_container(walk);
    walk->is_joining = is_joining;
}

/* Whether each word of the row was changed so, and there are such words. */
static bool is_row_changed(const struct returned_paragraph *first, bool deleted)
{
    bool has_words = false;

    for (const struct returned_paragraph *p = first; p != NULL; p = p->next)
        for (const struct piece *piece = p->pieces; piece != NULL;
             piece = piece->next) {
            if (!(deleted ? piece->is_deleted : piece->is_inserted))
                return false;
            has_words = true;
        }
    return has_words;
}

/* LibreOffice tracks rows so: their words are changed, and a style says that
 * this is not all. */
static bool is_tracked(const struct odt_walk *walk, const struct foreign *row)
{
    const char *name = foreign_attribute(row, SPACE_TABLE, "style-name");
    const struct foreign *style =
        name == NULL ? NULL : names_find(&walk->styles, name);
    const struct foreign *looks =
        style == NULL
            ? NULL
            : foreign_child(style, SPACE_STYLE, "table-row-properties");

    return looks != NULL &&
           text_same(foreign_attribute(looks, SPACE_LOEXT, "text-changes-only"),
               "false");
}

static void mark_row(
    struct returned_paragraph *first, bool inserted, bool deleted)
{
    for (struct returned_paragraph *p = first; p != NULL; p = p->next) {
        p->row_inserted |= inserted;
        p->row_deleted |= deleted;
        if (p->pieces != NULL && text_same(p->pieces->text, DUMMY))
            p->pieces = p->pieces->next;
    }
}

static void walk_row(struct odt_walk *walk, const struct foreign *row)
{
    struct returned_paragraph **start = walk->end;
    const struct odt_inserting *inserting = walk->inserting;
    bool is_gone = walk->is_joining, is_new;

    walk->spot.column = 0;
    for (const struct foreign *cell = row->first; cell != NULL;
         cell = cell->next) {
        walk->spot.column++;
        if (foreign_is(cell, SPACE_TABLE, "table-cell"))
            walk_cell(walk, cell);
        else if (foreign_is(cell, SPACE_TABLE, "covered-table-cell"))
            pass_over(walk, cell);
        else {
            walk->spot.column--;
            continue;
        }
        walk->spot.column +=
            repeated(cell, "number-columns-repeated", REPEATED_MOST) - 1;
    }
    is_new = inserting != NULL && walk->inserting == inserting;
    if (is_tracked(walk, row)) {
        is_new |= is_row_changed(*start, false);
        is_gone |= is_row_changed(*start, true);
    }
    mark_row(*start, is_new, is_gone);
}

static void walk_rows(struct odt_walk *walk, const struct foreign *parent)
{
    static const char *const groups[] = { "table-header-rows", "table-rows",
        "table-row-group", NULL };

    for (const struct foreign *child = parent->first; child != NULL;
         child = child->next) {
        if (child->name == NULL)
            continue;
        if (is_one_of(child, SPACE_TABLE, groups)) {
            walk_rows(walk, child);
        } else if (foreign_is(child, SPACE_TABLE, "table-row")) {
            walk->spot.row++;
            walk_row(walk, child);
            walk->spot.row +=
                repeated(child, "number-rows-repeated", REPEATED_MOST) - 1;
        } else {
            walk_change(walk, child);
        }
    }
}

/* What stood before a table does not run into what comes after. */
static void walk_table(struct odt_walk *walk, const struct foreign *table)
{
    struct odt_spot spot;

    if (walk->is_joining && walk->paragraph != NULL)
        close_paragraph(walk);
    walk->goes_on = false;
    spot = walk->spot;
    walk->spot.table = ++walk->table_count;
    walk->spot.row = 0;
    walk_rows(walk, table);
    walk->spot = spot;
}

/* ---- blocks ----------------------------------------------------------- */

/* Nothing runs into the lines of an index, and they into nothing. */
static void pass_index(struct odt_walk *walk, const struct foreign *element)
{
    pass_over(walk, element);
    if (element->space == SPACE_TEXT)
        end_container(walk);
}

static void walk_block(struct odt_walk *walk, const struct foreign *element)
{
    static const char *const holders[] = { "list", "list-item", "list-header",
        "section", "numbered-paragraph", NULL };

    if (is_text(element, "p") || is_text(element, "h"))
        walk_paragraph(walk, element);
    else if (foreign_is(element, SPACE_TABLE, "table"))
        walk_table(walk, element);
    else if (is_one_of(element, SPACE_TEXT, holders) ||
             foreign_is(element, SPACE_DRAW, "text-box"))
        walk_blocks(walk, element);
    else if (element->space == SPACE_DRAW)
        walk_shape(walk, element);
    else if (!walk_change(walk, element) &&
             !is_text(element, "tracked-changes"))
        pass_index(walk, element);
}

static void walk_blocks(struct odt_walk *walk, const struct foreign *parent)
{
    for (const struct foreign *child = parent->first; child != NULL;
         child = child->next)
        if (child->name != NULL)
            walk_block(walk, child);
}

/* ---- parts ------------------------------------------------------------ */

struct odt_walk odt_walk_begin(struct job *job, struct returned *returned)
{
    return (struct odt_walk){ .job = job,
        .returned = returned,
        .comments = names_new(job->arena),
        .words = text_new(job->arena),
        .end = &returned->paragraphs,
        .comment_end = &returned->comments };
}

static struct names read_styles(struct arena *arena, const struct foreign *root)
{
    const struct foreign *list =
        foreign_child(root, SPACE_OFFICE, "automatic-styles");
    struct names styles = names_new(arena);

    for (const struct foreign *style = list == NULL ? NULL : list->first;
         style != NULL; style = style->next) {
        const char *name = style->name == NULL
                               ? NULL
                               : foreign_attribute(style, SPACE_STYLE, "name");

        if (name != NULL)
            names_put(&styles, name, (void *)style);
    }
    return styles;
}

void odt_walk_part(struct odt_walk *walk, const struct foreign *root)
{
    struct arena *arena = walk->job->arena;

    walk->changes = odt_changes_read(arena, root, walk->returned);
    walk->styles = read_styles(arena, root);
}

void odt_walk_text(
    struct odt_walk *walk, const struct foreign *text, enum region region)
{
    walk->spot = (struct odt_spot){ .region = region };
    walk->inserting = NULL;
    walk->boxes.end = &walk->boxes.first;
    walk->notes.end = &walk->notes.first;
    walk->boxes.first = walk->notes.first = NULL;
    walk_blocks(walk, text);
    end_container(walk);
    walk_boxes(walk);
    for (const struct odt_aside *note = walk->notes.first; note != NULL;
         note = note->next)
        walk_aside(walk, note);
}

void odt_walk_end(struct odt_walk *walk)
{
    for (struct returned_comment *c = walk->returned->comments; c != NULL;
         c = c->next)
        if (c->parent != NULL && names_find(&walk->comments, c->parent) == NULL)
            c->parent = NULL;
    returned_number(walk->job->arena, walk->returned);
}
