#include "review/returned.h"

#include "base/job.h"
#include "base/text.h"

#include <jansson.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

/* ---- one view --------------------------------------------------------- */

void returned_number(struct arena *arena, struct returned *returned)
{
    size_t count = 0;

    for (struct returned_paragraph *p = returned->paragraphs; p; p = p->next)
        count++;
    returned->paragraph_count = count;
    returned->at = arena_alloc(arena, count * sizeof *returned->at);
    count = 0;
    for (struct returned_paragraph *p = returned->paragraphs; p; p = p->next)
        returned->at[count++] = p;
}

static struct returned_paragraph **numbered(
    struct arena *arena, const struct returned *returned)
{
    struct returned copy = *returned;

    if (copy.at == NULL)
        returned_number(arena, &copy);
    return copy.at;
}

static bool is_there(const struct returned_paragraph *p, enum view view)
{
    return view == VIEW_ACCEPTED ? !p->row_deleted && !p->cell_deleted
                                 : !p->row_inserted && !p->cell_inserted;
}

static bool is_seen(const struct piece *piece, enum view view)
{
    return view == VIEW_ACCEPTED ? !piece->is_deleted : !piece->is_inserted;
}

static bool has_end(const struct returned_paragraph *p, enum view view)
{
    return view == VIEW_ACCEPTED ? !p->end_deleted : !p->end_inserted;
}

static bool same_container(
    const struct returned_paragraph *a, const struct returned_paragraph *b)
{
    return !a->ends_container && a->region == b->region &&
           a->table == b->table && a->row == b->row && a->column == b->column;
}

/* A text box stands beside the text that it is anchored in. */
static bool is_beside(
    const struct returned_paragraph *p, const struct returned_paragraph *text)
{
    return p->region == REGION_TEXT_BOX && text->region != REGION_TEXT_BOX;
}

/* What the paragraph runs into without its end. Returns NULL if nothing. */
static struct returned_paragraph *find_joined(
    struct returned_paragraph *p, enum view view)
{
    struct returned_paragraph *next = p->next;

    if (has_end(p, view))
        return NULL;
    while (next != NULL && (!is_there(next, view) || is_beside(next, p)))
        next = next->next;
    return next != NULL && same_container(p, next) ? next : NULL;
}

static const struct piece *find_seen(const struct piece *piece, enum view view)
{
    while (piece != NULL && !is_seen(piece, view))
        piece = piece->next;
    return piece;
}

static void add_seen(
    struct text *text, const struct returned_paragraph *p, enum view view)
{
    for (const struct piece *piece = find_seen(p->pieces, view); piece != NULL;
         piece = find_seen(piece->next, view))
        text_add(text, piece->text);
}

/* Most paragraphs are one piece, which is borrowed. */
static const char *seen_alone(
    struct arena *arena, const struct returned_paragraph *p, enum view view)
{
    const struct piece *piece = find_seen(p->pieces, view);
    struct text text;

    if (piece == NULL)
        return "";
    if (find_seen(piece->next, view) == NULL)
        return piece->text;
    text = text_new(arena);
    add_seen(&text, p, view);
    return text.bytes;
}

/* The text from p on with all that it runs into, up to last. */
static const char *seen_text(struct arena *arena, struct returned_paragraph *p,
    enum view view, struct returned_paragraph **last)
{
    struct returned_paragraph *next = find_joined(p, view);
    struct text text;

    *last = p;
    if (next == NULL)
        return seen_alone(arena, p, view);
    text = text_new(arena);
    add_seen(&text, p, view);
    for (; next != NULL; next = find_joined(next, view)) {
        add_seen(&text, next, view);
        *last = next;
    }
    return text.bytes;
}

/* Nothing is left of it: no text, no end, and nothing that it runs into. */
static bool is_gone(
    const struct returned_paragraph *p, enum view view, const char *text)
{
    return !has_end(p, view) && !p->ends_container && *text == '\0';
}

struct view_of returned_view(
    struct arena *arena, const struct returned *returned, enum view view)
{
    struct returned_paragraph **at = numbered(arena, returned);
    size_t count = returned->paragraph_count, n = 0;
    struct seen *seen = arena_alloc(arena, count * sizeof *seen);
    bool *is_taken = arena_alloc(arena, count);

    for (size_t i = 0; i < count; i++) {
        struct returned_paragraph *last;
        size_t end = i;
        const char *text;

        if (is_taken[i] || !is_there(at[i], view))
            continue;
        text = seen_text(arena, at[i], view, &last);
        for (struct returned_paragraph *p = at[i]; p != last;) {
            p = find_joined(p, view);
            while (at[end] != p)
                end++;
            is_taken[end] = true;
        }
        if (!is_gone(last, view, text))
            seen[n++] = (struct seen){ text, i, end };
    }
    return (struct view_of){ seen, n };
}

/* ---- what a comment stands on ----------------------------------------- */

struct quoting {
    struct text text;
    enum view view;
    bool owes_break;
};

/* What is seen of the paragraph's bytes from start to end. */
static void add_between(struct quoting *quoting,
    const struct returned_paragraph *p, size_t start, size_t end)
{
    size_t here = 0;

    for (const struct piece *piece = p->pieces; piece != NULL && here < end;
         piece = piece->next) {
        size_t length = strlen(piece->text);
        size_t from = start > here ? start - here : 0;
        size_t to = end - here < length ? end - here : length;

        here += length;
        if (from >= to || !is_seen(piece, quoting->view))
            continue;
        if (quoting->owes_break && quoting->text.length > 0)
            text_add_char(&quoting->text, '\n');
        quoting->owes_break = false;
        text_add_bytes(&quoting->text, piece->text + from, to - from);
    }
}

static const struct returned_paragraph *find_paragraph(
    const struct returned *returned, size_t number)
{
    const struct returned_paragraph *p = returned->paragraphs;

    if (number >= returned->paragraph_count)
        return NULL;
    if (returned->at != NULL)
        return returned->at[number];
    while (number-- > 0)
        p = p->next;
    return p;
}

const char *returned_quote(struct arena *arena, const struct returned *returned,
    const struct returned_comment *comment, enum view view)
{
    struct quoting quoting = { .text = text_new(arena), .view = view };
    const struct spot *from = &comment->from, *to = &comment->to;
    const struct returned_paragraph *first, *p;

    if (!comment->is_placed || !comment->is_range)
        return "";
    first = p = find_paragraph(returned, from->paragraph);
    for (size_t i = from->paragraph; p != NULL && i <= to->paragraph;
         p = p->next, i++) {
        if (!is_there(p, view) || is_beside(p, first))
            continue;
        add_between(&quoting, p, i == from->paragraph ? from->offset : 0,
            i == to->paragraph ? to->offset : SIZE_MAX);
        quoting.owes_break |= has_end(p, view);
    }
    return quoting.text.bytes;
}

/* ---- as text ---------------------------------------------------------- */

/* One table of members for each struct: what is written and what is read. */
enum kind { WORDS, FLAG, NUMBER, COUNT, OBJECT, LIST };

struct shape;
struct field {
    const char *name;
    size_t at;
    enum kind kind;
    const struct shape *of; /* OBJECT, LIST */
};

struct shape {
    size_t size;
    size_t next; /* where an element of a list has its next */
    size_t field_count;
    const struct field *fields;
};

#define MEMBER(type, name) #name, offsetof(struct type, name)
#define FIELDS(table) sizeof(table) / sizeof *(table), table

static const struct field name_fields[] = {
    { MEMBER(carrier_name, name), WORDS, NULL },
};
static const struct shape name_shape = { sizeof(struct carrier_name),
    offsetof(struct carrier_name, next), FIELDS(name_fields) };

static const struct field stamp_fields[] = {
    { MEMBER(stamp, author), WORDS, NULL },
    { MEMBER(stamp, date), WORDS, NULL },
};
static const struct shape stamp_shape = { sizeof(struct stamp), 0,
    FIELDS(stamp_fields) };

static const struct field spot_fields[] = {
    { MEMBER(spot, paragraph), COUNT, NULL },
    { MEMBER(spot, offset), COUNT, NULL },
};
static const struct shape spot_shape = { sizeof(struct spot), 0,
    FIELDS(spot_fields) };

static const struct field piece_fields[] = {
    { MEMBER(piece, text), WORDS, NULL },
    { MEMBER(piece, is_inserted), FLAG, NULL },
    { MEMBER(piece, is_deleted), FLAG, NULL },
    { MEMBER(piece, is_moved), FLAG, NULL },
    { MEMBER(piece, inserted), OBJECT, &stamp_shape },
    { MEMBER(piece, deleted), OBJECT, &stamp_shape },
};
static const struct shape piece_shape = { sizeof(struct piece),
    offsetof(struct piece, next), FIELDS(piece_fields) };

static const struct field paragraph_fields[] = {
    { MEMBER(returned_paragraph, region), NUMBER, NULL },
    { MEMBER(returned_paragraph, bookmarks), LIST, &name_shape },
    { MEMBER(returned_paragraph, tag), WORDS, NULL },
    { MEMBER(returned_paragraph, link), WORDS, NULL },
    { MEMBER(returned_paragraph, style), WORDS, NULL },
    { MEMBER(returned_paragraph, is_heading), FLAG, NULL },
    { MEMBER(returned_paragraph, table), NUMBER, NULL },
    { MEMBER(returned_paragraph, row), NUMBER, NULL },
    { MEMBER(returned_paragraph, column), NUMBER, NULL },
    { MEMBER(returned_paragraph, row_inserted), FLAG, NULL },
    { MEMBER(returned_paragraph, row_deleted), FLAG, NULL },
    { MEMBER(returned_paragraph, cell_inserted), FLAG, NULL },
    { MEMBER(returned_paragraph, cell_deleted), FLAG, NULL },
    { MEMBER(returned_paragraph, end_inserted), FLAG, NULL },
    { MEMBER(returned_paragraph, end_deleted), FLAG, NULL },
    { MEMBER(returned_paragraph, end_stamp), OBJECT, &stamp_shape },
    { MEMBER(returned_paragraph, ends_container), FLAG, NULL },
    { MEMBER(returned_paragraph, pieces), LIST, &piece_shape },
};
static const struct shape paragraph_shape = { sizeof(struct returned_paragraph),
    offsetof(struct returned_paragraph, next), FIELDS(paragraph_fields) };

static const struct field comment_fields[] = {
    { MEMBER(returned_comment, id), WORDS, NULL },
    { MEMBER(returned_comment, stamp), OBJECT, &stamp_shape },
    { MEMBER(returned_comment, initials), WORDS, NULL },
    { MEMBER(returned_comment, text), WORDS, NULL },
    { MEMBER(returned_comment, durable), WORDS, NULL },
    { MEMBER(returned_comment, paragraph_id), WORDS, NULL },
    { MEMBER(returned_comment, parent), WORDS, NULL },
    { MEMBER(returned_comment, is_resolved), FLAG, NULL },
    { MEMBER(returned_comment, is_placed), FLAG, NULL },
    { MEMBER(returned_comment, is_range), FLAG, NULL },
    { MEMBER(returned_comment, from), OBJECT, &spot_shape },
    { MEMBER(returned_comment, to), OBJECT, &spot_shape },
};
static const struct shape comment_shape = { sizeof(struct returned_comment),
    offsetof(struct returned_comment, next), FIELDS(comment_fields) };

static const struct field returned_fields[] = {
    { MEMBER(returned, format), WORDS, NULL },
    { MEMBER(returned, producer), WORDS, NULL },
    { MEMBER(returned, manifest), WORDS, NULL },
    { MEMBER(returned, copy), WORDS, NULL },
    { MEMBER(returned, is_tracking), FLAG, NULL },
    { MEMBER(returned, paragraphs), LIST, &paragraph_shape },
    { MEMBER(returned, comments), LIST, &comment_shape },
    { MEMBER(returned, change_count), COUNT, NULL },
    { MEMBER(returned, format_count), COUNT, NULL },
};
static const struct shape returned_shape = { sizeof(struct returned), 0,
    FIELDS(returned_fields) };

static json_t *write_object(const struct shape *shape, const char *thing);

/* Pointers to any struct are alike here. */
static char *get_pointer(const char *from)
{
    char *pointer;

    memcpy(&pointer, from, sizeof pointer);
    return pointer;
}

static json_t *write_list(const struct shape *shape, const char *thing)
{
    json_t *list = json_array();

    for (; thing != NULL; thing = get_pointer(thing + shape->next))
        json_array_append_new(list, write_object(shape, thing));
    return list;
}

static json_t *write_number(json_int_t number)
{
    return number != 0 ? json_integer(number) : NULL;
}

/* What says nothing is left out: returns NULL. */
static json_t *write_field(const struct field *field, const char *thing)
{
    const char *words;
    json_t *object;

    thing += field->at;
    switch (field->kind) {
    case WORDS:
        words = *(const char *const *)thing;
        return words != NULL ? json_string(words) : NULL;
    case FLAG:
        return *(const bool *)thing ? json_true() : NULL;
    case NUMBER:
        return write_number(*(const int *)thing);
    case COUNT:
        return write_number((json_int_t)(*(const size_t *)thing));
    case LIST:
        thing = get_pointer(thing);
        return thing != NULL ? write_list(field->of, thing) : NULL;
    default:
        object = write_object(field->of, thing);
        if (json_object_size(object) > 0)
            return object;
        json_decref(object);
        return NULL;
    }
}

static json_t *write_object(const struct shape *shape, const char *thing)
{
    json_t *object = json_object();

    for (size_t i = 0; i < shape->field_count; i++) {
        json_t *value = write_field(&shape->fields[i], thing);

        if (value != NULL)
            json_object_set_new_nocheck(object, shape->fields[i].name, value);
    }
    return object;
}

static int add_dumped(const char *bytes, size_t size, void *text)
{
    text_add_bytes(text, bytes, size);
    return 0;
}

const char *returned_write(struct job *job, const struct returned *returned)
{
    json_t *object = write_object(&returned_shape, (const char *)returned);
    struct text text = text_new(job->arena);

    json_dump_callback(object, add_dumped, &text, JSON_COMPACT);
    json_decref(object);
    return text.bytes;
}

static bool read_object(struct job *job, const struct shape *shape,
    const json_t *object, char *thing);

static bool read_list(
    struct job *job, const struct shape *shape, const json_t *list, char *end)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        char *thing = arena_alloc(job->arena, shape->size);

        if (!read_object(job, shape, json_array_get(list, i), thing))
            return false;
        memcpy(end, &thing, sizeof thing);
        end = thing + shape->next;
    }
    return json_is_array(list);
}

static bool read_field(struct job *job, const struct field *field,
    const json_t *value, char *thing)
{
    json_int_t number = json_integer_value(value);

    thing += field->at;
    switch (field->kind) {
    case WORDS:
        if (json_is_string(value))
            *(const char **)thing =
                arena_copy(job->arena, json_string_value(value));
        return json_is_string(value);
    case FLAG:
        *(bool *)thing = json_is_true(value);
        return json_is_boolean(value);
    case NUMBER:
        *(int *)thing = (int)number;
        return json_is_integer(value) && number >= 0 && number <= INT_MAX;
    case COUNT:
        *(size_t *)thing = (size_t)number;
        return json_is_integer(value) && number >= 0;
    case LIST:
        return read_list(job, field->of, value, thing);
    default:
        return read_object(job, field->of, value, thing);
    }
}

/* Every member must be one of the table's. */
static bool read_object(struct job *job, const struct shape *shape,
    const json_t *object, char *thing)
{
    size_t known = 0;

    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *field = &shape->fields[i];
        const json_t *value = json_object_get(object, field->name);

        if (value == NULL)
            continue;
        if (!read_field(job, field, value, thing))
            return false;
        known++;
    }
    return json_is_object(object) && known == json_object_size(object);
}

static size_t paragraph_length(const struct returned_paragraph *p)
{
    size_t length = 0;

    for (const struct piece *piece = p->pieces; piece; piece = piece->next)
        length += strlen(piece->text);
    return length;
}

static bool is_spot(const size_t *lengths, size_t count, struct spot spot)
{
    return spot.paragraph < count && spot.offset <= lengths[spot.paragraph];
}

static bool is_order(struct spot from, struct spot to)
{
    return from.paragraph != to.paragraph ? from.paragraph < to.paragraph
                                          : from.offset <= to.offset;
}

static bool has_all_words(const struct returned *returned)
{
    for (struct returned_paragraph *p = returned->paragraphs; p; p = p->next) {
        if (p->region >= REGIONS)
            return false;
        for (const struct carrier_name *b = p->bookmarks; b; b = b->next)
            if (b->name == NULL)
                return false;
        for (const struct piece *piece = p->pieces; piece; piece = piece->next)
            if (piece->text == NULL)
                return false;
    }
    for (struct returned_comment *c = returned->comments; c; c = c->next)
        if (c->id == NULL || c->text == NULL)
            return false;
    return returned->format != NULL;
}

/* Comments stand in the text that there is. */
static bool has_true_spots(struct arena *arena, const struct returned *returned)
{
    size_t count = returned->paragraph_count;
    size_t *lengths = arena_alloc(arena, count * sizeof *lengths);

    for (size_t i = 0; i < count; i++)
        lengths[i] = paragraph_length(returned->at[i]);
    for (struct returned_comment *c = returned->comments; c; c = c->next)
        if (c->is_placed &&
            (!is_spot(lengths, count, c->from) ||
                !is_spot(lengths, count, c->to) || !is_order(c->from, c->to)))
            return false;
    return true;
}

static struct returned *read_json(struct job *job, const json_t *json)
{
    struct returned *returned = ARENA_NEW(job->arena, struct returned);

    if (!read_object(job, &returned_shape, json, (char *)returned) ||
        !has_all_words(returned))
        return NULL;
    returned_number(job->arena, returned);
    for (struct returned_comment *c = returned->comments; c; c = c->next)
        returned->comment_count++;
    return has_true_spots(job->arena, returned) ? returned : NULL;
}

const struct returned *returned_read(
    struct job *job, const char *bytes, size_t size)
{
    json_t *json = size <= RETURNED_MOST
                       ? json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL)
                       : NULL;
    struct returned *returned = read_json(job, json);

    json_decref(json);
    if (returned == NULL)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "returned-text",
                (struct place){ 0 }, "what a file says was not kept whole"),
            "import the file again");
    return returned;
}
