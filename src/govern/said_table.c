#include "govern/said_table.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/board.h"
#include "govern/ledger.h"
#include "govern/publication.h"
#include "govern/round.h"
#include "govern/said.h"
#include "review/form_row.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---- CSV -------------------------------------------------------------- */

static void add_cell(struct text *text, const char *words)
{
    if (text->length > 0 && text->bytes[text->length - 1] != '\n')
        text_add_char(text, ',');
    form_row_add_cell(text, words != NULL ? words : "");
}

/* One wording of all paragraphs, one below the other. */
static const char *wording(
    struct arena *arena, const struct said_change *change, bool is_now)
{
    struct text text = text_new(arena);

    for (; change != NULL; change = change->next) {
        const char *words = is_now ? change->now : change->was;

        text_format(&text, "%s%s", text.length > 0 ? "\n" : "",
            words != NULL ? words : "");
    }
    return text.bytes;
}

static const char *const round_heads[] = { "Reference", "Who", "Clause",
    "Paragraph", "Kind", "Type", "On the words", "You said", "Proposed change",
    "Our answer", "We did", "Adopted", "Not taken", "Why", "Before", "After",
    "Decision", "Published", NULL };
static const char *const question_heads[] = { "Number", "On the words",
    "Question", "Answer", "What was done", "Wording now", "Published", NULL };

static const char *tally_of(struct arena *arena, const struct said_row *row)
{
    const struct decision_made *d = row->decision;

    if (d == NULL)
        return NULL;
    return arena_format(arena, "%s: %s%s%s", d->entry.key,
        board_outcomes[d->outcome], d->tally != NULL ? "; " : "",
        d->tally != NULL ? d->tally : "");
}

static void add_point(
    struct text *text, const struct said_part *part, const struct said_row *row)
{
    const struct point_made *p = row->point;
    const struct disposition *d =
        row->follows != NULL ? row->follows : row->answer;
    const char *const cells[] = { p->entry.key, row->who, part->title, p->label,
        point_kinds[p->kind], point_types[p->type], p->exact, row->words,
        wording(text->arena, row->proposed, true),
        said_answer(text->arena, row), d->did, d->adopted, d->not_taken,
        d->reason, wording(text->arena, row->changed, false),
        wording(text->arena, row->changed, true), tally_of(text->arena, row),
        row->answer->published_at };

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        add_cell(text, cells[i]);
}

static void add_question(struct text *text, const struct said_row *row)
{
    const struct disposition *d = row->answer;
    const char *const cells[] = { d->log, row->point->exact, row->words,
        d->reason, d->did, d->adopted, d->published_at };

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        add_cell(text, cells[i]);
}

const char *said_table_csv(struct job *job, const struct said *said)
{
    const char *const *heads =
        said->round != NULL ? round_heads : question_heads;
    struct text text = text_new(job->arena);

    for (; *heads != NULL; heads++)
        add_cell(&text, *heads);
    text_add(&text, "\r\n");
    for (const struct named *n = said->parts.first; n != NULL; n = n->next) {
        const struct said_part *part = n->thing;

        for (const struct said_row *r = part->rows; r != NULL; r = r->next) {
            if (said->round != NULL)
                add_point(&text, part, r);
            else
                add_question(&text, r);
            text_add(&text, "\r\n");
        }
    }
    return arena_format(job->arena, "\xEF\xBB\xBF%s", text.bytes);
}

/* ---- JSON ------------------------------------------------------------- */

static void set(json_t *object, const char *name, const char *words)
{
    if (words != NULL && *words != '\0')
        json_object_set_new(object, name, json_string(words));
}

static json_t *changes(const struct said_change *change)
{
    json_t *all = json_array();

    for (; change != NULL; change = change->next) {
        json_t *one = json_object();

        set(one, "label", change->label);
        set(one, "was", change->was);
        set(one, "now", change->now);
        json_array_append_new(all, one);
    }
    return all;
}

static void set_place(json_t *json, const struct point_made *point)
{
    set(json, "document", point->document);
    set(json, "clause", point->clause);
    set(json, "variant", point->variant);
    set(json, "version", point->version);
    set(json, "source", point->source);
    set(json, "label", point->label);
    set(json, "on", point->on);
    set(json, "quote", point->exact);
}

static void set_answer(json_t *json, const struct disposition *d)
{
    set(json, "disposition", response_codes[d->code]);
    set(json, "reason", d->reason);
    set(json, "did", d->did);
    set(json, "not_taken", d->not_taken);
    set(json, "adopted", d->adopted);
    set(json, "lead", d->lead);
    set(json, "to_round", d->to_round);
    set(json, "went_to", d->went_to);
    set(json, "published", d->published_at);
    if (d->version > 1)
        set(json, "changed_since", d->earlier_at);
}

static json_t *row_json(struct job *job, const struct said_row *row)
{
    json_t *json = json_object();
    bool is_question = row->answer->log != NULL;

    set_place(json, row->point);
    if (is_question) {
        set(json, "number", row->answer->log);
    } else {
        set(json, "point", row->point->entry.key);
        set(json, "who", row->who);
        set(json, "kind", point_kinds[row->point->kind]);
        set(json, "type", point_types[row->point->type]);
        set(json, "stance", point_stances[row->point->stance]);
    }
    set(json, "said", row->words);
    json_object_set_new(json, "proposed", changes(row->proposed));
    json_object_set_new(json, "changed", changes(row->changed));
    json_object_set_new(json, "proposed_and_adopted", changes(row->part));
    set_answer(json, row->answer);
    if (row->follows != NULL)
        set(json, "follows", response_codes[row->follows->code]);
    set(json, "decision", tally_of(job->arena, row));
    return json;
}

static void set_numbers(json_t *totals, const struct said *said)
{
    static const char *const names[] = { "points", "not_shown", "withdrawn",
        "organisations", "members", "days_open" };
    const int64_t numbers[] = { said->points, said->hidden, said->withdrawn,
        said->organisations, said->members, said->days };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        json_object_set_new(totals, names[i], json_integer(numbers[i]));
}

static json_t *totals_json(const struct said *said)
{
    json_t *totals = json_object(), *codes = json_object();
    json_t *capacities = json_object();

    set_numbers(totals, said);
    for (int i = 0; i < DISPOSITION_CODES; i++) {
        json_t *types = json_object();
        int64_t all = 0;

        for (int t = 0; t < POINT_TYPES; t++) {
            all += said->by_code[i][t];
            json_object_set_new(
                types, point_types[t], json_integer(said->by_code[i][t]));
        }
        if (all > 0)
            json_object_set(codes, response_codes[i], types);
        json_decref(types);
    }
    for (int i = 0; i < CAPACITIES; i++)
        if (said->organisations_by[i] > 0)
            json_object_set_new(capacities, party_capacities[i],
                json_pack("{s:I, s:I}", "organisations",
                    (json_int_t)said->organisations_by[i], "points",
                    (json_int_t)said->by_capacity[i]));
    json_object_set_new(totals, "by_disposition", codes);
    json_object_set_new(totals, "by_capacity", capacities);
    return totals;
}

const char *said_table_json(struct job *job, const struct said *said)
{
    json_t *all = json_pack("{s:i}", "paction_published", 1);
    json_t *points = json_array();
    const char *text;
    char *dump;

    if (said->round != NULL) {
        set(all, "round", said->round->entry.key);
        set(all, "title", said->round->title);
        json_object_set_new(all, "totals", totals_json(said));
    }
    set(all, "procurement", said->source->title);
    set(all, "published", said->source->at);
    set(all, "head", said->source->head);
    for (const struct named *n = said->parts.first; n != NULL; n = n->next)
        for (const struct said_row *r =
                 ((const struct said_part *)n->thing)->rows;
             r != NULL; r = r->next)
            json_array_append_new(points, row_json(job, r));
    json_object_set_new(all, "points", points);
    dump = json_dumps(all, JSON_INDENT(1) | JSON_SORT_KEYS);
    text = arena_format(job->arena, "%s\n", dump);
    free(dump);
    json_decref(all);
    return text;
}
