/* Any value that a worker may say, taken in against a small text that was sent:
 * everything is counted, keeps, and is not new a second time. */
#include "fuzz.h"

#include "document/document.h"
#include "review/intake.h"
#include "review/intake_json.h"
#include "review/returned.h"

/* ---- what was sent ---------------------------------------------------- */

struct sending {
    struct arena *arena;
    int lines;
};

static struct node *add_line(struct sending *sending, struct node *parent,
    enum node_kind kind, const char *words)
{
    struct node *line = document_add(sending->arena, parent, kind);

    line->bookmark = arena_format(sending->arena, "_pd_%d", ++sending->lines);
    line->address = arena_format(sending->arena, "terms/p%d", sending->lines);
    document_add_text(sending->arena, line, NODE_TEXT, words);
    return line;
}

static struct node *add_clause(
    struct sending *sending, struct node *section, const char *id)
{
    struct node *clause = document_add(sending->arena, section, NODE_CLAUSE);
    struct origin *origin = ARENA_NEW(sending->arena, struct origin);

    origin->clause = id;
    origin->variant = "usual";
    origin->version = 1;
    clause->origin = origin;
    add_line(sending, clause, NODE_HEADING, id);
    return clause;
}

static void add_table(struct sending *sending, struct node *clause)
{
    struct node *table = document_add(sending->arena, clause, NODE_TABLE);
    struct node *row = document_add(sending->arena, table, NODE_ROW), *price;
    struct origin *origin = ARENA_NEW(sending->arena, struct origin);

    origin->question = "price";
    add_line(sending, document_add(sending->arena, row, NODE_CELL),
        NODE_PARAGRAPH, "left");
    price = add_line(sending, document_add(sending->arena, row, NODE_CELL),
        NODE_PARAGRAPH, "right ");
    document_add_text(sending->arena, price, NODE_VALUE, "£12")->origin =
        origin;
}

static struct document send(struct arena *arena)
{
    struct sending sending = { arena, 0 };
    struct document sent = { .id = "terms",
        .root = document_add(arena, NULL, NODE_DOCUMENT) };
    struct node *section = document_add(arena, sent.root, NODE_SECTION);
    struct node *clause = add_clause(&sending, section, "place");

    add_line(&sending, clause, NODE_PARAGRAPH, "words");
    add_line(&sending, clause, NODE_PARAGRAPH,
        "the Provider keeps each Place open for twelve days");
    clause = add_clause(&sending, section, "price");
    add_line(&sending, clause, NODE_PARAGRAPH, "words");
    add_table(&sending, clause);
    return sent;
}

/* ---- what is taken in ------------------------------------------------- */

static void hold_counts(const struct intake *intake)
{
    size_t points = 0, proposals = 0, unplaced = 0, placed = 0;

    for (const struct point *p = intake->points; p != NULL; p = p->next)
        points++;
    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next)
        proposals++;
    for (const struct unplaced *p = intake->unplaced; p != NULL; p = p->next)
        unplaced++;
    for (int i = 0; i < CARRIERS; i++)
        placed += intake->placed_by[i];
    HOLD(points == intake->point_count);
    HOLD(proposals == intake->proposal_count);
    HOLD(unplaced == intake->unplaced_count);
    HOLD(placed == intake->paragraph_count);
    HOLD(placed == intake->placed_count + intake->placed_by[CARRIER_NONE]);
}

/* No comment is lost: each is a point, a reason or in the list. */
static void hold_comments(
    const struct returned *returned, const struct intake *intake)
{
    size_t reasons = 0;

    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next)
        reasons += p->rationale != NULL;
    if (reasons == 0)
        HOLD(returned->comment_count <=
             intake->point_count + intake->unplaced_count);
}

static void hold_kept(struct job *job, struct intake *intake)
{
    const char *text = intake_json_write(job, intake, NULL);
    struct intake *again =
        intake_json_read(job, "intake.json", text, strlen(text));

    HOLD(again != NULL);
    HOLD(strcmp(intake_json_write(job, again, NULL), text) == 0);
    HOLD(intake_merge(job, again, intake) == 0);
    HOLD(intake_merge(job, intake, again) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct job job = job_begin();
    const struct returned *returned =
        returned_read(&job, (const char *)bytes, size);
    struct document sent = send(job.arena);

    if (returned != NULL) {
        struct intake *intake = intake_make(&job, &sent, returned);
        struct intake *twin = intake_make(&job, &sent, returned);

        hold_counts(intake);
        hold_comments(returned, intake);
        HOLD(intake_merge(&job, twin, intake) == 0);
        hold_kept(&job, intake);
    }
    job_end(&job);
    return 0;
}
