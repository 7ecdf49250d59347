#include "assemble/reports.h"

#include "assemble/compose.h"

#include <string.h>

struct node *reports_section(
    struct draft_pack *pack, struct draft *draft, const char *title)
{
    struct node *section =
        document_add(pack->job->arena, draft->document->root, NODE_SECTION);

    if (title != NULL) {
        struct node *heading = compose_heading(pack->job, section, title);

        compose_place(pack->job, heading, draft->document, title);
    }
    return section;
}

struct node *reports_table(struct draft_pack *pack, struct node *parent,
    const struct column *columns, size_t count, const char *const *heads)
{
    struct node *table = document_add(pack->job->arena, parent, NODE_TABLE);
    struct node *row = document_add(pack->job->arena, table, NODE_ROW);

    table->columns = columns;
    table->column_count = count;
    row->is_header = true;
    for (size_t i = 0; i < count; i++)
        compose_cell(pack->job, row, heads[i]);
    return table;
}

const char *reports_capital(struct job *job, const char *words)
{
    char *copy = arena_copy(job->arena, words);

    if (*copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 'a' + 'A');
    return copy;
}

bool reports_is_source(const struct plan *plan)
{
    const char *kind = plan->kind;

    return strcmp(kind, "notes") != 0 && strcmp(kind, "obligations") != 0 &&
           strcmp(kind, "heads") != 0 && strcmp(kind, "summary") != 0 &&
           strcmp(kind, "redactions") != 0;
}
