#include "store/tables.h"

#include "base/job.h"
#include "base/text.h"
#include "io/digest.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Also what a column is that was added to a row after it was put. */
static const char *blank(const struct entry_field *field)
{
    switch (field->type) {
    case FIELD_NUMBER:
        return "0";
    case FIELD_TRUTH:
        return "no";
    case FIELD_WORD:
        return field->words[0];
    case FIELD_TEXT:
    case FIELD_SEALED:
        break;
    }
    return NULL;
}

struct row tables_blank(struct arena *arena, enum kind_id id, const char *key)
{
    const struct entry_kind *kind = kinds_get(id);
    struct row row = { .values = arena_alloc(
                           arena, kind->field_count * sizeof(char *)) };

    assert(strcmp(kind->fields[0].name, "key") == 0);
    row.values[0] = key;
    for (size_t i = 1; i < kind->field_count; i++)
        row.values[i] = blank(&kind->fields[i]);
    return row;
}

/* ---- making tables ------------------------------------------------------ */

static void add_column(struct text *text, const struct entry_field *field)
{
    text_format(text, ",\n  \"%s\"", field->name);
    switch (field->type) {
    case FIELD_TEXT:
        text_add(text, " TEXT");
        if (field->of != NULL)
            text_format(text,
                " REFERENCES \"%s\" DEFERRABLE INITIALLY DEFERRED", field->of);
        return;
    case FIELD_SEALED:
        text_add(text, " TEXT");
        return;
    case FIELD_NUMBER:
    case FIELD_TRUTH:
        text_add(text, " {NUMBER} NOT NULL");
        return;
    case FIELD_WORD:
        text_add(text, " TEXT NOT NULL");
        return;
    }
}

static void add_table(struct text *text, const struct entry_kind *kind)
{
    text_format(text,
        "CREATE TABLE \"%s\" (\n  \"key\" TEXT PRIMARY KEY,\n"
        "  \"ordinal\" {NUMBER} NOT NULL UNIQUE",
        kind->name);
    for (size_t i = 1; i < kind->field_count; i++)
        add_column(text, &kind->fields[i]);
    text_add(text, "\n){STRICT};\n");
    if (kind->is_final)
        text_format(text, "{FINAL %s}", kind->name);
}

/* Those that it refers to come first; none refers to itself by way of others.
 */
static void add_after(
    enum kind_id id, enum kind_id *order, size_t *count, bool *seen)
{
    const struct entry_kind *kind = kinds_get(id);
    enum kind_id of;

    if (seen[id])
        return;
    seen[id] = true;
    for (size_t i = 1; i < kind->field_count; i++)
        if (kind->fields[i].type == FIELD_TEXT && kind->fields[i].of != NULL &&
            kinds_find(kind->fields[i].of, &of))
            add_after(of, order, count, seen);
    order[(*count)++] = id;
}

static void put_in_order(enum kind_id *order)
{
    bool seen[KINDS] = { false };
    size_t count = 0;

    for (enum kind_id id = 0; id < KINDS; id++)
        add_after(id, order, &count, seen);
}

const char *tables_create(struct arena *arena)
{
    struct text text = text_new(arena);
    enum kind_id order[KINDS];

    put_in_order(order);
    for (size_t i = 0; i < KINDS; i++)
        add_table(&text, kinds_get(order[i]));
    return text.bytes;
}

const char *tables_drop(struct arena *arena)
{
    struct text text = text_new(arena);
    enum kind_id order[KINDS];

    put_in_order(order);
    for (size_t i = KINDS; i-- > 0;)
        text_format(
            &text, "DROP TABLE IF EXISTS \"%s\";\n", kinds_get(order[i])->name);
    return text.bytes;
}

const char *tables_shape(struct arena *arena)
{
    const char *text = tables_create(arena);

    return digest_hex(arena, text, strlen(text));
}

/* ---- statements of one kind --------------------------------------------- */

static void add_names(struct text *text, const struct entry_kind *kind)
{
    text_add(text, "\"ordinal\"");
    for (size_t i = 0; i < kind->field_count; i++)
        text_format(text, ", \"%s\"", kind->fields[i].name);
}

static const char *make_put(struct arena *arena, enum kind_id id)
{
    const struct entry_kind *kind = kinds_get(id);
    struct text text = text_new(arena);

    text_format(&text, "INSERT INTO \"%s\" (", kind->name);
    add_names(&text, kind);
    text_add(&text, ") VALUES ($1");
    for (size_t i = 0; i < kind->field_count; i++)
        text_format(&text, ", $%zu", i + 2);
    text_add_char(&text, ')');
    if (kind->is_final)
        return text.bytes;
    text_add(&text, " ON CONFLICT (\"key\") DO UPDATE SET ");
    for (size_t i = 1; i < kind->field_count; i++)
        text_format(&text, "%s\"%s\" = excluded.\"%s\"", i > 1 ? ", " : "",
            kind->fields[i].name, kind->fields[i].name);
    return text.bytes;
}

static struct text select_from(struct arena *arena, enum kind_id id)
{
    const struct entry_kind *kind = kinds_get(id);
    struct text text = text_new(arena);

    text_add(&text, "SELECT ");
    add_names(&text, kind);
    text_format(&text, " FROM \"%s\"", kind->name);
    return text;
}

static const char *make_all(struct arena *arena, enum kind_id id)
{
    struct text text = select_from(arena, id);

    text_add(&text, " ORDER BY \"ordinal\"");
    return text.bytes;
}

static const char *make_one(struct arena *arena, enum kind_id id)
{
    struct text text = select_from(arena, id);

    text_add(&text, " WHERE \"key\" = $1");
    return text.bytes;
}

static const char *make_last(struct arena *arena, enum kind_id id)
{
    return arena_format(arena,
        "SELECT coalesce(max(\"ordinal\"), 0) FROM \"%s\"",
        kinds_get(id)->name);
}

const struct tables *tables_make(struct arena *arena)
{
    struct tables *tables = ARENA_NEW(arena, struct tables);

    for (enum kind_id id = 0; id < KINDS; id++) {
        tables->of[id].put = make_put(arena, id);
        tables->of[id].all = make_all(arena, id);
        tables->of[id].one = make_one(arena, id);
        tables->of[id].last = make_last(arena, id);
    }
    return tables;
}

/* ---- rows --------------------------------------------------------------- */

static struct cell cell_of(const struct entry_field *field, const char *value)
{
    if (field->type == FIELD_NUMBER)
        return database_number(strtoll(value, NULL, 10));
    if (field->type == FIELD_TRUTH)
        return database_number(text_same(value, "yes"));
    return database_text(value);
}

bool tables_write(struct job *job, struct database *database,
    const struct tables *tables, enum kind_id id, const struct row *row)
{
    const struct entry_kind *kind = kinds_get(id);
    size_t count = kind->field_count + 1;
    struct cell *cells = arena_alloc(job->arena, count * sizeof *cells);

    cells[0] = database_number(row->ordinal);
    for (size_t i = 1; i < count; i++)
        cells[i] = cell_of(&kind->fields[i - 1], row->values[i - 1]);
    return database_run(job, database, tables->of[id].put, cells, count);
}

static const char *value_of(
    struct arena *arena, const struct entry_field *field, struct cell cell)
{
    if (cell.type != CELL_NUMBER)
        return cell.bytes.start;
    if (field->type == FIELD_TRUTH && (cell.number | 1) == 1)
        return cell.number == 1 ? "yes" : "no";
    return arena_format(arena, "%" PRId64, cell.number);
}

struct row tables_read(const struct cursor *cursor, enum kind_id id)
{
    const struct entry_kind *kind = kinds_get(id);
    struct arena *arena = cursor->job->arena;
    struct row row = tables_blank(arena, id, NULL);

    row.ordinal = database_get_number(cursor, 0);
    for (size_t i = 0; i < kind->field_count; i++)
        row.values[i] =
            value_of(arena, &kind->fields[i], database_get(cursor, (int)i + 1));
    return row;
}
