#include "govern/insight_table.h"
#include "base/arena.h"
#include "base/text.h"
#include "review/form_row.h"

#include <string.h>

struct insight_row *insight_table_add(
    struct arena *arena, struct insight_table *table)
{
    struct insight_row *row = ARENA_NEW(arena, struct insight_row);

    if (table->end == NULL)
        table->end = &table->rows;
    *table->end = row;
    table->end = &row->next;
    table->row_count++;
    return row;
}

const char *insight_table_number(struct arena *arena, int64_t number)
{
    return arena_format(arena, "%lld", (long long)number);
}

static void add_cell(struct text *text, const char *words, bool is_first)
{
    if (!is_first)
        text_add_char(text, ',');
    form_row_add_cell(text, words != NULL ? words : "");
}

const char *insight_table_csv(
    struct arena *arena, const struct insight_table *table)
{
    struct text text = text_new(arena);

    text_add(&text, "\xEF\xBB\xBF");
    for (size_t i = 0; i < table->column_count; i++)
        add_cell(&text, table->columns[i].head, i == 0);
    text_add(&text, "\r\n");
    for (const struct insight_row *r = table->rows; r != NULL; r = r->next) {
        for (size_t i = 0; i < table->column_count; i++)
            add_cell(&text, r->cells[i], i == 0);
        text_add(&text, "\r\n");
    }
    return text.bytes;
}
