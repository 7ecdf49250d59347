#include "review/intake.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "review/lines.h"
#include "review/points.h"
#include "review/proposals.h"

#include <string.h>

static const char *const carriers[] = { "bookmark", "tag", "link", "form",
    "words", "order", "likeness", "none" };
static const char *const verbs[] = { "insert", "leave out", "substitute",
    "leave out the clause" };
static const char *const identities[] = { "manifest", "property", "form",
    "link", "bookmarks", "told" };

_Static_assert(sizeof carriers / sizeof *carriers == CARRIERS, "carriers");
_Static_assert(sizeof verbs / sizeof *verbs == VERBS, "verbs");
_Static_assert(sizeof identities / sizeof *identities == IDENTITIES, "known");

const char *intake_carrier_name(enum carrier carrier)
{
    return carriers[carrier];
}

const char *intake_verb_name(enum verb verb)
{
    return verbs[verb];
}

const char *intake_identity_name(enum identity identity)
{
    return identities[identity];
}

/* ---- making ----------------------------------------------------------- */

/* What was found last stands first: in the order of the file instead. */
static void turn_unplaced(struct intake *intake)
{
    struct unplaced *turned = NULL;

    while (intake->unplaced != NULL) {
        struct unplaced *next = intake->unplaced->next;

        intake->unplaced->next = turned;
        turned = intake->unplaced;
        intake->unplaced = next;
    }
    intake->unplaced = turned;
}

static bool has_text(
    const struct placing *placing, const struct unit *unit, size_t at)
{
    const struct returned_paragraph *paragraph = placing->paragraph[at];

    for (const struct piece *p = paragraph->pieces; p != NULL; p = p->next)
        if (p->text[strspn(p->text, " \t\n")] != '\0')
            return !unit->is_apart;
    return false;
}

/* Paragraphs of the agreement with words in them. */
static void count_placed(const struct placing *placing, struct intake *intake)
{
    for (size_t u = 0; u < placing->unit_count; u++)
        for (size_t i = placing->unit[u].first; i <= placing->unit[u].last;
             i++) {
            const struct unit *unit = &placing->unit[u];
            enum carrier carrier = unit->carrier;

            if (!has_text(placing, unit, i))
                continue;
            if (unit->line == PLACING_NOWHERE && !unit->is_doubtful &&
                unit->after != PLACING_NOWHERE)
                carrier = CARRIER_ORDER; /* new, after its neighbour */
            intake->paragraph_count++;
            intake->placed_by[carrier]++;
            intake->placed_count += carrier != CARRIER_NONE;
        }
}

struct intake *intake_make(struct job *job, const struct document *sent,
    const struct returned *returned)
{
    struct intake *intake = ARENA_NEW(job->arena, struct intake);
    struct placing placing = placing_make(job->arena, sent, returned);
    struct targets targets = targets_make(job->arena, sent, &placing);
    struct proposal **of_line;

    intake->format = returned->format;
    intake->producer = returned->producer;
    intake->copy = returned->copy;
    intake->document = sent->id;
    of_line = proposals_add(job->arena, &targets, intake);
    points_add(job->arena, &targets, returned, of_line, intake);
    turn_unplaced(intake);
    count_placed(&placing, intake);
    return intake;
}

void intake_say_file(struct intake *intake, const char *file)
{
    intake->file = file;
    for (struct point *p = intake->points; p != NULL; p = p->next)
        p->file = file;
    for (struct proposal *p = intake->proposals; p != NULL; p = p->next)
        p->file = file;
    for (struct unplaced *u = intake->unplaced; u != NULL; u = u->next)
        u->file = file;
}

/* ---- merging ---------------------------------------------------------- */

/* The points that are there, by everything that tells one. */
struct known {
    struct arena *arena;
    struct names names;
};

static const char *by_paragraph(struct arena *arena, const struct point *point)
{
    return arena_format(arena, "p %s\n%s\n%s", point->paragraph_id,
        point->author != NULL ? point->author : "",
        lines_normal(arena, point->text != NULL ? point->text : ""));
}

/* A program may keep a comment and lose its words. */
static const char *by_minute(struct arena *arena, const struct point *point)
{
    return arena_format(arena, "m %s\n%.16s",
        point->author != NULL ? point->author : "",
        point->date != NULL ? point->date : "");
}

static bool is_wordless(const struct point *point)
{
    return point->date != NULL && (point->text == NULL || *point->text == '\0');
}

static void know(struct known *known, struct point *point)
{
    names_put(&known->names, by_minute(known->arena, point), point);
    if (point->durable != NULL)
        names_put(&known->names,
            arena_format(known->arena, "d %s", point->durable), point);
    if (point->paragraph_id != NULL)
        names_put(&known->names, by_paragraph(known->arena, point), point);
    names_put(
        &known->names, arena_format(known->arena, "k %s", point->key), point);
}

/*
 * Some programs number their paragraph ids from one in each file, so one of
 * them alone proves nothing: author and words must agree.
 */
static struct point *find_known(
    const struct known *known, const struct point *point)
{
    struct point *found = NULL;

    if (point->durable != NULL)
        found = names_find(
            &known->names, arena_format(known->arena, "d %s", point->durable));
    if (found == NULL && point->paragraph_id != NULL)
        found = names_find(&known->names, by_paragraph(known->arena, point));
    if (found == NULL)
        found = names_find(
            &known->names, arena_format(known->arena, "k %s", point->key));
    if (found == NULL && is_wordless(point))
        found = names_find(&known->names, by_minute(known->arena, point));
    return found;
}

static size_t merge_points(
    struct arena *arena, struct intake *into, const struct intake *from)
{
    struct known known = { arena, names_new(arena) };
    struct names keys = names_new(arena);
    struct point **end = &into->points;
    size_t added = 0;

    for (; *end != NULL; end = &(*end)->next)
        know(&known, *end);
    for (const struct point *p = from->points; p != NULL; p = p->next) {
        struct point *same = find_known(&known, p);

        if (same != NULL) {
            same->is_resolved |= p->is_resolved;
        } else {
            same = *end = ARENA_NEW(arena, struct point);
            *same = *p;
            same->next = NULL;
            end = &same->next;
            if (p->parent != NULL && names_find(&keys, p->parent) != NULL)
                same->parent = names_find(&keys, p->parent);
            added++;
        }
        names_put(&keys, p->key, (void *)same->key);
        know(&known, same);
    }
    return added;
}

/* The same wording from two files: both are named. */
static void add_file(
    struct arena *arena, struct proposal *proposal, const char *file)
{
    const char *here = proposal->file, *at;
    size_t length = file != NULL ? strlen(file) : 0;

    if (here == NULL || length == 0) {
        proposal->file = here != NULL ? here : file;
        return;
    }
    for (at = here; (at = strstr(at, file)) != NULL; at++)
        if ((at == here || at[-1] == ' ') &&
            (at[length] == '\0' || at[length] == ','))
            return;
    proposal->file = arena_format(arena, "%s, %s", here, file);
}

static size_t merge_proposals(
    struct arena *arena, struct intake *into, const struct intake *from)
{
    struct names known = names_new(arena);
    struct proposal **end = &into->proposals;
    size_t added = 0;

    for (; *end != NULL; end = &(*end)->next)
        names_put(&known, (*end)->key, *end);
    for (const struct proposal *p = from->proposals; p != NULL; p = p->next) {
        struct proposal *same = names_find(&known, p->key);

        if (same != NULL) {
            add_file(arena, same, p->file);
            same->rationale =
                same->rationale != NULL ? same->rationale : p->rationale;
            continue;
        }
        *end = ARENA_NEW(arena, struct proposal);
        **end = *p;
        (*end)->next = NULL;
        names_put(&known, p->key, *end);
        end = &(*end)->next;
        into->untracked_count += p->has_untracked;
        added++;
    }
    return added;
}

static const char *unplaced_name(struct arena *arena, const struct unplaced *it)
{
    return arena_format(arena, "%s\n%s\n%s\n%s\n%s", it->what,
        it->author != NULL ? it->author : "", it->date != NULL ? it->date : "",
        lines_normal(arena, it->text != NULL ? it->text : ""), it->why);
}

static size_t merge_unplaced(
    struct arena *arena, struct intake *into, const struct intake *from)
{
    struct names known = names_new(arena);
    struct unplaced **end = &into->unplaced;
    size_t added = 0;

    for (; *end != NULL; end = &(*end)->next)
        names_put(&known, unplaced_name(arena, *end), *end);
    for (const struct unplaced *p = from->unplaced; p != NULL; p = p->next)
        if (names_find(&known, unplaced_name(arena, p)) == NULL) {
            *end = ARENA_NEW(arena, struct unplaced);
            **end = *p;
            (*end)->next = NULL;
            end = &(*end)->next;
            added++;
        }
    return added;
}

/* A file is known by its bytes, whatever it is called now. */
static void merge_came(
    struct arena *arena, struct intake *into, const struct intake *from)
{
    struct came **end = &into->others;

    if (from->sha256 == NULL || text_same(into->sha256, from->sha256))
        return;
    for (; *end != NULL; end = &(*end)->next)
        if (text_same((*end)->sha256, from->sha256))
            return;
    *end = ARENA_NEW(arena, struct came);
    **end = (struct came){ from->file, from->format, from->sha256, NULL };
}

size_t intake_merge(
    struct job *job, struct intake *into, const struct intake *from)
{
    size_t points = merge_points(job->arena, into, from);
    size_t proposals = merge_proposals(job->arena, into, from);
    size_t unplaced = merge_unplaced(job->arena, into, from);

    merge_came(job->arena, into, from);
    if (into->paragraph_count == 0) { /* until now forms alone */
        into->paragraph_count = from->paragraph_count;
        into->placed_count = from->placed_count;
        memcpy(into->placed_by, from->placed_by, sizeof into->placed_by);
    }
    into->point_count += points;
    into->proposal_count += proposals;
    into->unplaced_count += unplaced;
    return points + proposals + unplaced;
}
