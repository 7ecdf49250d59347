#include "govern/sheet.h"
#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/point.h"
#include "govern/publication.h"
#include "govern/response.h"
#include "review/form_row.h"

#include <csv.h>
#include <string.h>

enum column {
    COLUMN_REFERENCE,
    COLUMN_WHO,
    COLUMN_CLAUSE,
    COLUMN_PARAGRAPH,
    COLUMN_TYPE,
    COLUMN_COMMENT,
    COLUMN_CHANGE,
    COLUMN_DISPOSITION,
    COLUMN_REASON,
    COLUMN_DID,
    COLUMN_ADOPTED,
    COLUMN_NOT_TAKEN,
    COLUMN_LEAD,
    COLUMN_TO_ROUND,
    COLUMN_WENT_TO,
    COLUMN_MOTION,
    SHEET_COLUMNS
};

static const char *const heads[SHEET_COLUMNS] = { "Reference", "Organisation",
    "Clause", "Paragraph", "Type (ge, te, ed)", "Comment", "Proposed change",
    "Disposition", "Reason", "What we did", "Adopted wording", "Not taken",
    "Lead point", "To round", "Went to", "Motion" };

/* What a row changes: each a member of a disposition. */
static const struct {
    enum column column;
    size_t at;
} members[] = {
    { COLUMN_REASON, offsetof(struct disposition, reason) },
    { COLUMN_DID, offsetof(struct disposition, did) },
    { COLUMN_ADOPTED, offsetof(struct disposition, adopted) },
    { COLUMN_NOT_TAKEN, offsetof(struct disposition, not_taken) },
    { COLUMN_LEAD, offsetof(struct disposition, lead) },
    { COLUMN_TO_ROUND, offsetof(struct disposition, to_round) },
    { COLUMN_WENT_TO, offsetof(struct disposition, went_to) },
    { COLUMN_MOTION, offsetof(struct disposition, motion) },
};
enum { MEMBERS = sizeof members / sizeof *members };

static const char **member(struct disposition *d, size_t i)
{
    return (const char **)(void *)((char *)d + members[i].at);
}

/* ---- writing ---------------------------------------------------------- */

static void add_cells(struct text *text, const char *const *cells)
{
    for (size_t i = 0; i < SHEET_COLUMNS; i++) {
        if (i > 0)
            text_add_char(text, ',');
        form_row_add_cell(text, cells[i] != NULL ? cells[i] : "");
    }
    text_add(text, "\r\n");
}

static const char *proposed_words(
    struct arena *arena, const struct ledger *ledger, const char *point)
{
    struct text text = text_new(arena);
    const struct proposed *p;

    for (int i = 1; (p = point_proposed(arena, ledger, point, i)) != NULL; i++)
        text_format(&text, "%s%s%s%s", i > 1 ? "\n" : "",
            p->label != NULL ? p->label : "", p->label != NULL ? " " : "",
            p->now != NULL ? p->now : "(left out)");
    return text.bytes;
}

/* What a row says of its point, by column; the answer's are NULL. */
static void describe(struct arena *arena, const struct ledger *ledger,
    const struct point_made *point, const char **cells)
{
    cells[COLUMN_REFERENCE] = point->entry.key;
    cells[COLUMN_WHO] = point_who(ledger, point);
    cells[COLUMN_CLAUSE] = point->clause;
    cells[COLUMN_PARAGRAPH] = point->label;
    cells[COLUMN_TYPE] = point_types[point->type];
    cells[COLUMN_COMMENT] = point_words(arena, ledger, point);
    cells[COLUMN_CHANGE] = proposed_words(arena, ledger, point->entry.key);
}

static bool is_wanted(const struct ledger *ledger,
    const struct point_made *point, struct sheet_wanted wanted)
{
    const char *key = point->entry.key;

    return point_counts(ledger, point) &&
           text_same(response_root(ledger, key), key) &&
           (wanted.round == NULL || text_same(point->round, wanted.round)) &&
           !(wanted.open_only && response_is_answered(ledger, key));
}

const char *sheet_write(
    struct job *job, const struct ledger *ledger, struct sheet_wanted wanted)
{
    struct text text = text_new(job->arena);

    text_add(&text, "\xEF\xBB\xBF");
    add_cells(&text, heads);
    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const char *cells[SHEET_COLUMNS] = { NULL };
        struct disposition answer = { .code = DISPOSITION_NONE };

        if (!is_wanted(ledger, n->thing, wanted))
            continue;
        describe(job->arena, ledger, n->thing, cells);
        if (response_of(ledger, n->name) != NULL) {
            answer = *response_of(ledger, n->name);
            cells[COLUMN_DISPOSITION] = response_codes[answer.code];
        }
        for (size_t i = 0; i < MEMBERS; i++)
            cells[members[i].column] = *member(&answer, i);
        add_cells(&text, cells);
    }
    return text.bytes;
}

/* ---- reading ---------------------------------------------------------- */

struct reading {
    struct job *job;
    struct act *act;
    const char *name;
    const struct names *texts;
    const char *cells[SHEET_COLUMNS];
    size_t cell; /* of the row; may be more than there are columns */
    int row;     /* of the file, the heads are 1 */
    bool is_right, has_heads;
    size_t drafted;
    struct names seen; /* points */
};

static void refuse(struct reading *r, const char *id, const char *what,
    const char *which, const char *cure)
{
    findings_hint(r->job->findings,
        findings_add(r->job->findings, SEVERITY_ERROR, id,
            (struct place){ .file = r->name }, "row %d: %s: \"%s\"", r->row,
            what, which),
        "%s", cure);
    r->is_right = false;
}

static void take_cell(void *bytes, size_t size, void *at)
{
    struct reading *r = at;

    if (r->cell < SHEET_COLUMNS)
        r->cells[r->cell] = form_row_plain(arena_format(r->job->arena, "%.*s",
            (int)size, bytes != NULL ? (const char *)bytes : ""));
    r->cell++;
}

static bool has_heads(struct reading *r)
{
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        if (i >= r->cell || !text_same(r->cells[i], heads[i])) {
            refuse(r, "sheet-heads", "this column is missing or elsewhere",
                heads[i],
                "keep the columns as respond to-csv wrote them, and save as "
                "CSV with commas");
            return false;
        }
    return true;
}

static bool is_same_words(struct arena *arena, const char *a, const char *b)
{
    return text_same(text_squeeze(arena, a != NULL ? a : ""),
        text_squeeze(arena, b != NULL ? b : ""));
}

/* The row still speaks of its point. */
static bool is_in_place(struct reading *r, const struct point_made *point)
{
    static const enum column columns[] = { COLUMN_CLAUSE, COLUMN_COMMENT };
    const char *cells[SHEET_COLUMNS] = { NULL };

    describe(r->job->arena, r->act->ledger, point, cells);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!is_same_words(
                r->job->arena, cells[columns[i]], r->cells[columns[i]])) {
            refuse(r, "sheet-row-moved",
                "the row no longer says what this point says", point->entry.key,
                "sort whole rows, not one column; nobody's words are edited "
                "here");
            return false;
        }
    return true;
}

static bool has_code(struct reading *r, enum disposition_code *code)
{
    const char *given = r->cells[COLUMN_DISPOSITION];

    for (int i = 1; i < DISPOSITION_CODES; i++)
        if (text_same(response_codes[i], given)) {
            *code = (enum disposition_code)i;
            return true;
        }
    refuse(r, "sheet-disposition", "no such disposition", given,
        "accepted, accepted-in-part, rejected, noted, out-of-scope, "
        "duplicate, deferred or withdrawn");
    return false;
}

static bool is_recorded(struct reading *r, struct disposition *wanted)
{
    const struct disposition *there =
        response_of(r->act->ledger, wanted->point);
    struct disposition was;

    if (there == NULL || there->code != wanted->code)
        return false;
    was = *there;
    for (size_t i = 0; i < MEMBERS; i++)
        if (!is_same_words(r->job->arena, *member(&was, i), *member(wanted, i)))
            return false;
    return true;
}

static void draft(struct reading *r, const struct point_made *point)
{
    struct disposition wanted = { .point = point->entry.key };

    if (!is_in_place(r, point) || !has_code(r, &wanted.code))
        return;
    for (size_t i = 0; i < MEMBERS; i++) {
        const char *words = r->cells[members[i].column];

        if (words[strspn(words, " \t\r\n")] != '\0')
            *member(&wanted, i) = words;
    }
    if (is_recorded(r, &wanted))
        return;
    if (response_draft(r->job, r->act, &wanted, r->texts))
        r->drafted++;
    else
        r->is_right = false;
}

static void take_answer(struct reading *r)
{
    const char *key = r->cells[COLUMN_REFERENCE];
    const struct point_made *point =
        ledger_find(r->act->ledger, KIND_POINT, key);

    if (*key == '\0' && r->cell <= 1)
        return;
    if (r->cell != SHEET_COLUMNS) {
        refuse(r, "sheet-cells", "this row has too many or too few cells", key,
            "put words that hold a comma or a quotation mark into quotation "
            "marks, as a spreadsheet does");
        return;
    }
    if (r->cells[COLUMN_DISPOSITION][0] == '\0')
        return;
    if (point == NULL) {
        refuse(r, "sheet-point", "there is no such point", key,
            "keep the references as respond to-csv wrote them");
        return;
    }
    if (names_find(&r->seen, key) != NULL) {
        refuse(r, "sheet-twice", "this point is answered twice", key,
            "keep one row of each point");
        return;
    }
    names_put(&r->seen, key, r);
    draft(r, point);
}

static void take_row(int end, void *at)
{
    struct reading *r = at;

    (void)end;
    r->row++;
    for (size_t i = r->cell; i < SHEET_COLUMNS; i++)
        r->cells[i] = "";
    if (r->row == 1)
        r->has_heads = has_heads(r);
    else if (r->has_heads)
        take_answer(r);
    r->cell = 0;
}

static bool is_text(struct reading *r, const char *bytes, size_t size)
{
    if (size > SHEET_MOST_BYTES)
        refuse(r, "sheet-large", "this file is too large", r->name,
            "answer at most 8 MB at once");
    else if (text_bad_character(bytes, size) != NULL)
        refuse(r, "sheet-characters", "this is no text in UTF-8", r->name,
            "save it as \"CSV UTF-8\"");
    return r->is_right;
}

bool sheet_read(struct job *job, struct act *act, const char *name,
    const char *bytes, size_t size, const struct names *texts, size_t *count)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct reading r = { .job = job,
        .act = act,
        .name = name,
        .texts = texts,
        .is_right = true,
        .seen = names_new(job->arena) };
    struct csv_parser parser;

    if (!is_text(&r, bytes, size))
        return false;
    if (size >= strlen(mark) && memcmp(bytes, mark, strlen(mark)) == 0) {
        bytes += strlen(mark);
        size -= strlen(mark);
    }
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    if (csv_parse(&parser, bytes, size, take_cell, take_row, &r) != size ||
        csv_fini(&parser, take_cell, take_row, &r) != 0)
        refuse(&r, "sheet-malformed", csv_strerror(csv_error(&parser)), name,
            "save it as CSV again, with commas");
    csv_free(&parser);
    if (r.row == 0)
        refuse(&r, "sheet-heads", "this file is empty", name,
            "make one with respond to-csv");
    *count = r.drafted;
    return r.is_right;
}
