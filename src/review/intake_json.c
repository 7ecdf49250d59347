#include "review/intake_json.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/text.h"
#include "review/carry.h"
#include "review/intake.h"
#include "review/lift_page.h"
#include "review/outcome.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const edit_names[] = {
    [EDIT_SAME] = "same",
    [EDIT_DELETED] = "deleted",
    [EDIT_INSERTED] = "inserted",
};
enum { EDITS = sizeof edit_names / sizeof *edit_names };

/* ---- writing ---------------------------------------------------------- */

static void put(json_t *object, const char *name, const char *words)
{
    if (words != NULL)
        json_object_set_new(object, name, json_string(words));
}

static void put_true(json_t *object, const char *name, bool holds)
{
    if (holds)
        json_object_set_new(object, name, json_true());
}

static void put_number(json_t *object, const char *name, size_t number)
{
    json_object_set_new(object, name, json_integer((json_int_t)number));
}

static json_t *write_target(const struct target *at)
{
    json_t *object = json_object();

    put(object, "document", at->document);
    put(object, "clause", at->clause);
    put(object, "variant", at->variant);
    if (at->version > 0)
        put_number(object, "version", (size_t)at->version);
    put(object, "record", at->record);
    put(object, "label", at->label);
    put(object, "address", at->address);
    put(object, "question", at->question);
    put(object, "carrier", intake_carrier_name(at->carrier));
    put_number(object, "score", (size_t)at->score);
    return object;
}

static json_t *write_quote(const struct quote *quote)
{
    json_t *object = json_object();

    put(object, "exact", quote->exact);
    put(object, "prefix", quote->prefix);
    put(object, "suffix", quote->suffix);
    return object;
}

static json_t *write_point(const struct point *point)
{
    json_t *object = json_object(), *also = json_array();

    put(object, "key", point->key);
    put(object, "durable", point->durable);
    put(object, "paragraph_id", point->paragraph_id);
    put(object, "author", point->author);
    put(object, "date", point->date);
    put(object, "file", point->file);
    put(object, "text", point->text);
    put(object, "parent", point->parent);
    put_true(object, "resolved", point->is_resolved);
    put_true(object, "general", point->is_general);
    put(object, "kind", point->kind);
    put(object, "proposed", point->proposed);
    json_object_set_new(object, "at", write_target(&point->at));
    for (size_t i = 0; i < point->also_count; i++)
        json_array_append_new(also, write_target(&point->also[i]));
    json_object_set_new(object, "also", also);
    json_object_set_new(
        object, "sent", write_quote(&point->quote[VIEW_REJECTED]));
    json_object_set_new(
        object, "accepted", write_quote(&point->quote[VIEW_ACCEPTED]));
    return object;
}

static json_t *write_now(const struct carried *carried)
{
    json_t *object = json_object();

    put(object, "state", carry_state_name(carried->state));
    put_number(object, "score", (size_t)carried->score);
    put(object, "quote", carried->quote);
    json_object_set_new(object, "at", write_target(&carried->at));
    return object;
}

static json_t *write_wording(const struct wording *wording)
{
    json_t *object = json_object(), *hunks = json_array();

    json_object_set_new(object, "at", write_target(&wording->at));
    put(object, "sent", wording->sent);
    put(object, "proposed", wording->proposed);
    put_true(object, "tracked", wording->is_tracked);
    put_true(object, "joined", wording->is_joined);
    for (const struct hunk *h = wording->hunks; h != NULL; h = h->next) {
        json_t *hunk = json_object();

        put(hunk, "kind", edit_names[h->kind]);
        put(hunk, "text", h->text);
        put(hunk, "author", h->stamp.author);
        put(hunk, "date", h->stamp.date);
        put_true(hunk, "tracked", h->is_tracked);
        json_array_append_new(hunks, hunk);
    }
    json_object_set_new(object, "hunks", hunks);
    return object;
}

static json_t *write_proposal(const struct proposal *proposal)
{
    json_t *object = json_object(), *wordings = json_array();

    put(object, "key", proposal->key);
    json_object_set_new(object, "at", write_target(&proposal->at));
    put(object, "verb", intake_verb_name(proposal->verb));
    put_true(object, "tracked", proposal->has_tracked);
    put_true(object, "untracked", proposal->has_untracked);
    put_true(object, "joined", proposal->is_joined);
    put(object, "authors", proposal->authors);
    put(object, "file", proposal->file);
    put(object, "rationale", proposal->rationale);
    for (const struct wording *w = proposal->wordings; w != NULL; w = w->next)
        json_array_append_new(wordings, write_wording(w));
    json_object_set_new(object, "wordings", wordings);
    return object;
}

static json_t *write_unplaced(const struct unplaced *unplaced)
{
    json_t *object = json_object();

    put(object, "what", unplaced->what);
    put(object, "author", unplaced->author);
    put(object, "date", unplaced->date);
    put(object, "file", unplaced->file);
    put(object, "text", unplaced->text);
    put(object, "why", unplaced->why);
    return object;
}

static json_t *write_counts(const struct intake *intake)
{
    json_t *counts = json_object(), *by = json_object();

    put_number(counts, "comments", intake->point_count);
    put_number(counts, "clauses_changed", intake->proposal_count);
    put_number(counts, "untracked", intake->untracked_count);
    put_number(counts, "unplaced", intake->unplaced_count);
    put_number(counts, "paragraphs", intake->paragraph_count);
    put_number(counts, "placed", intake->placed_count);
    for (int i = 0; i < CARRIERS; i++)
        put_number(
            by, intake_carrier_name((enum carrier)i), intake->placed_by[i]);
    json_object_set_new(counts, "placed_by", by);
    return counts;
}

static json_t *write_others(const struct came *came)
{
    json_t *others = json_array();

    for (; came != NULL; came = came->next) {
        json_t *object = json_object();

        put(object, "file", came->file);
        put(object, "format", came->format);
        put(object, "sha256", came->sha256);
        json_array_append_new(others, object);
    }
    return others;
}

static void write_outcome(
    struct job *job, const struct outcome *outcome, json_t *object)
{
    const json_t *points = json_object_get(object, "points");
    size_t i = 0;

    for (const struct carried *c = outcome->carried; c != NULL; c = c->next)
        json_object_set_new(json_array_get(points, i++), "now", write_now(c));
    put_true(object, "text_changed", outcome->is_changed || outcome->is_gone);
    if (outcome->lift != NULL)
        json_object_set_new(object, "lifted",
            json_loads(lift_page_json(job, outcome->lift), 0, NULL));
}

static json_t *write_lists(const struct intake *intake, json_t *object)
{
    json_t *points = json_array(), *proposals = json_array();
    json_t *unplaced = json_array();

    for (const struct point *p = intake->points; p != NULL; p = p->next)
        json_array_append_new(points, write_point(p));
    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next)
        json_array_append_new(proposals, write_proposal(p));
    for (const struct unplaced *p = intake->unplaced; p != NULL; p = p->next)
        json_array_append_new(unplaced, write_unplaced(p));
    json_object_set_new(object, "points", points);
    json_object_set_new(object, "proposals", proposals);
    json_object_set_new(object, "unplaced", unplaced);
    return object;
}

const char *intake_json_write(
    struct job *job, const struct intake *intake, const struct outcome *outcome)
{
    json_t *object = write_lists(intake, json_object());
    struct text words = text_new(job->arena);
    char *made;

    put(object, "copy", intake->copy);
    put(object, "document", intake->document);
    put(object, "title", intake->title);
    put(object, "for", intake->recipient);
    put(object, "document_date", intake->document_date);
    put(object, "file", intake->file);
    put(object, "format", intake->format);
    put(object, "identity", intake_identity_name(intake->identity));
    put(object, "producer", intake->producer);
    put(object, "sha256", intake->sha256);
    json_object_set_new(object, "others", write_others(intake->others));
    json_object_set_new(object, "counts", write_counts(intake));
    if (outcome != NULL)
        write_outcome(job, outcome, object);
    made = json_dumps(object, JSON_INDENT(2) | JSON_SORT_KEYS);
    text_add(&words, made != NULL ? made : "{}");
    text_add_char(&words, '\n');
    free(made);
    json_decref(object);
    return words.bytes;
}

/* ---- reading ---------------------------------------------------------- */

static const char *get(
    struct arena *arena, const json_t *object, const char *name)
{
    const char *words = json_string_value(json_object_get(object, name));

    return words != NULL ? arena_copy(arena, words) : NULL;
}

static bool holds(const json_t *object, const char *name)
{
    return json_is_true(json_object_get(object, name));
}

static size_t number(const json_t *object, const char *name)
{
    json_int_t value = json_integer_value(json_object_get(object, name));

    return value > 0 ? (size_t)value : 0;
}

/* The place of a name in a list of so many; the last of them if unknown. */
static int place_of(const json_t *object, const char *name, int count,
    const char *(*name_of)(int i))
{
    const char *words = json_string_value(json_object_get(object, name));

    for (int i = 0; words != NULL && i < count; i++)
        if (strcmp(words, name_of(i)) == 0)
            return i;
    return count - 1;
}

static const char *carrier_name(int i)
{
    return intake_carrier_name((enum carrier)i);
}

static const char *verb_name(int i)
{
    return intake_verb_name((enum verb)i);
}

static const char *identity_name(int i)
{
    return intake_identity_name((enum identity)i);
}

static const char *edit_name(int i)
{
    return edit_names[i];
}

static struct target read_target(struct arena *arena, const json_t *object)
{
    return (struct target){ .document = get(arena, object, "document"),
        .clause = get(arena, object, "clause"),
        .variant = get(arena, object, "variant"),
        .version = (int)number(object, "version"),
        .record = get(arena, object, "record"),
        .label = get(arena, object, "label"),
        .address = get(arena, object, "address"),
        .question = get(arena, object, "question"),
        .carrier =
            (enum carrier)place_of(object, "carrier", CARRIERS, carrier_name),
        .score = (int)number(object, "score") };
}

static const char *or_empty(const char *words)
{
    return words != NULL ? words : "";
}

static struct quote read_quote(struct arena *arena, const json_t *object)
{
    return (struct quote){ or_empty(get(arena, object, "exact")),
        or_empty(get(arena, object, "prefix")),
        or_empty(get(arena, object, "suffix")) };
}

static void read_also(
    struct arena *arena, const json_t *list, struct point *point)
{
    struct target *also;

    point->also_count = json_array_size(list);
    also = arena_alloc(arena, point->also_count * sizeof *also);
    for (size_t i = 0; i < point->also_count; i++)
        also[i] = read_target(arena, json_array_get(list, i));
    point->also = also;
}

static struct point *read_point(struct arena *arena, const json_t *object)
{
    struct point *point = ARENA_NEW(arena, struct point);

    point->key = or_empty(get(arena, object, "key"));
    point->durable = get(arena, object, "durable");
    point->paragraph_id = get(arena, object, "paragraph_id");
    point->author = get(arena, object, "author");
    point->date = get(arena, object, "date");
    point->file = get(arena, object, "file");
    point->text = get(arena, object, "text");
    point->parent = get(arena, object, "parent");
    point->is_resolved = holds(object, "resolved");
    point->is_general = holds(object, "general");
    point->kind = get(arena, object, "kind");
    point->proposed = get(arena, object, "proposed");
    point->at = read_target(arena, json_object_get(object, "at"));
    read_also(arena, json_object_get(object, "also"), point);
    point->quote[VIEW_REJECTED] =
        read_quote(arena, json_object_get(object, "sent"));
    point->quote[VIEW_ACCEPTED] =
        read_quote(arena, json_object_get(object, "accepted"));
    return point;
}

static struct hunk *read_hunk(struct arena *arena, const json_t *object)
{
    struct hunk *hunk = ARENA_NEW(arena, struct hunk);

    hunk->kind = (enum edit_kind)place_of(object, "kind", EDITS, edit_name);
    hunk->text = or_empty(get(arena, object, "text"));
    hunk->stamp.author = get(arena, object, "author");
    hunk->stamp.date = get(arena, object, "date");
    hunk->is_tracked = holds(object, "tracked");
    return hunk;
}

static struct wording *read_wording(struct arena *arena, const json_t *object)
{
    struct wording *wording = ARENA_NEW(arena, struct wording);
    struct hunk **end = &wording->hunks;
    const json_t *hunks = json_object_get(object, "hunks");

    wording->at = read_target(arena, json_object_get(object, "at"));
    wording->sent = get(arena, object, "sent");
    wording->proposed = get(arena, object, "proposed");
    wording->is_tracked = holds(object, "tracked");
    wording->is_joined = holds(object, "joined");
    for (size_t i = 0; i < json_array_size(hunks); i++) {
        *end = read_hunk(arena, json_array_get(hunks, i));
        end = &(*end)->next;
    }
    return wording;
}

static struct proposal *read_proposal(struct arena *arena, const json_t *object)
{
    struct proposal *proposal = ARENA_NEW(arena, struct proposal);
    struct wording **end = &proposal->wordings;
    const json_t *wordings = json_object_get(object, "wordings");

    proposal->key = or_empty(get(arena, object, "key"));
    proposal->at = read_target(arena, json_object_get(object, "at"));
    proposal->verb = (enum verb)place_of(object, "verb", VERBS, verb_name);
    proposal->has_tracked = holds(object, "tracked");
    proposal->has_untracked = holds(object, "untracked");
    proposal->is_joined = holds(object, "joined");
    proposal->authors = get(arena, object, "authors");
    proposal->file = get(arena, object, "file");
    proposal->rationale = get(arena, object, "rationale");
    for (size_t i = 0; i < json_array_size(wordings); i++) {
        *end = read_wording(arena, json_array_get(wordings, i));
        end = &(*end)->next;
    }
    return proposal;
}

static struct unplaced *read_unplaced(struct arena *arena, const json_t *object)
{
    struct unplaced *unplaced = ARENA_NEW(arena, struct unplaced);

    unplaced->what = or_empty(get(arena, object, "what"));
    unplaced->author = get(arena, object, "author");
    unplaced->date = get(arena, object, "date");
    unplaced->file = get(arena, object, "file");
    unplaced->text = or_empty(get(arena, object, "text"));
    unplaced->why = or_empty(get(arena, object, "why"));
    return unplaced;
}

static void read_lists(
    struct arena *arena, const json_t *object, struct intake *intake)
{
    const json_t *points = json_object_get(object, "points");
    const json_t *proposals = json_object_get(object, "proposals");
    const json_t *unplaced = json_object_get(object, "unplaced");
    struct point **point = &intake->points;
    struct proposal **proposal = &intake->proposals;
    struct unplaced **lost = &intake->unplaced;

    intake->point_count = json_array_size(points);
    intake->proposal_count = json_array_size(proposals);
    intake->unplaced_count = json_array_size(unplaced);
    for (size_t i = 0; i < intake->point_count; i++) {
        *point = read_point(arena, json_array_get(points, i));
        point = &(*point)->next;
    }
    for (size_t i = 0; i < intake->proposal_count; i++) {
        *proposal = read_proposal(arena, json_array_get(proposals, i));
        intake->untracked_count += (*proposal)->has_untracked;
        proposal = &(*proposal)->next;
    }
    for (size_t i = 0; i < intake->unplaced_count; i++) {
        *lost = read_unplaced(arena, json_array_get(unplaced, i));
        lost = &(*lost)->next;
    }
}

static void read_others(
    struct arena *arena, const json_t *others, struct intake *intake)
{
    struct came **end = &intake->others;

    for (size_t i = 0; i < json_array_size(others); i++) {
        const json_t *object = json_array_get(others, i);

        *end = ARENA_NEW(arena, struct came);
        (*end)->file = get(arena, object, "file");
        (*end)->format = get(arena, object, "format");
        (*end)->sha256 = get(arena, object, "sha256");
        end = &(*end)->next;
    }
}

static struct intake *read_intake(struct arena *arena, const json_t *object)
{
    struct intake *intake = ARENA_NEW(arena, struct intake);
    const json_t *counts = json_object_get(object, "counts");
    const json_t *by = json_object_get(counts, "placed_by");

    intake->copy = get(arena, object, "copy");
    intake->document = get(arena, object, "document");
    intake->title = get(arena, object, "title");
    intake->recipient = get(arena, object, "for");
    intake->document_date = get(arena, object, "document_date");
    intake->file = get(arena, object, "file");
    intake->format = get(arena, object, "format");
    intake->identity =
        (enum identity)place_of(object, "identity", IDENTITIES, identity_name);
    intake->producer = get(arena, object, "producer");
    intake->sha256 = get(arena, object, "sha256");
    read_others(arena, json_object_get(object, "others"), intake);
    intake->paragraph_count = number(counts, "paragraphs");
    intake->placed_count = number(counts, "placed");
    for (int i = 0; i < CARRIERS; i++)
        intake->placed_by[i] = number(by, intake_carrier_name((enum carrier)i));
    read_lists(arena, object, intake);
    return intake;
}

struct intake *intake_json_read(
    struct job *job, const char *name, const char *bytes, size_t size)
{
    json_error_t error;
    json_t *object = json_loadb(bytes, size, 0, &error);
    struct intake *intake = NULL;

    if (json_is_array(json_object_get(object, "points")) &&
        json_is_array(json_object_get(object, "proposals")))
        intake = read_intake(job->arena, object);
    else
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "not-an-intake",
                (struct place){ name, object == NULL ? error.line : 0, 0 },
                "this is no list of comments that `import` wrote"),
            "take it away, or import into another folder");
    json_decref(object);
    return intake;
}
