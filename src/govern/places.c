#include "govern/places.h"
#include "base/arena.h"
#include "base/text.h"
#include "govern/point.h"
#include "review/intake.h"
#include "review/lines.h"
#include "review/placing.h"
#include "review/targets.h"

#include <string.h>

enum { AROUND = 32 /* bytes of what stands on each side of a quotation */ };

/* A place by one of its names. Lines of a document follow each other. */
struct stand {
    enum target_kind kind;
    struct target at;
    const char *on;           /* definition or question */
    const char *words;        /* of a line */
    const struct node *in;    /* clause or section around it */
    bool is_several;          /* the name stands in several documents */
    const struct stand *line; /* the first that belongs to it */
    const struct stand *next; /* line */
};

struct places places_make(struct arena *arena)
{
    return (struct places){ arena, names_new(arena) };
}

/* ---- names ------------------------------------------------------------ */

/* "pack/clause#variant@2/a[x]" without the variant; without the record. */
static const char *without(
    struct arena *arena, const char *address, char from, char to)
{
    const char *start = strchr(address, from);
    const char *end = start != NULL ? strchr(start, to) : NULL;

    if (start == NULL)
        return address;
    if (end == NULL)
        end = start + strlen(start);
    else if (to == ']')
        end++;
    return arena_format(arena, "%.*s%s", (int)(start - address), address, end);
}

static const char *plain(struct arena *arena, const char *address)
{
    return without(arena, address, '#', '/');
}

/* The first of a name stays; one in another document makes it several. */
static void name(struct places *places, const char *name, struct stand *spot)
{
    struct stand *there = names_find(&places->spots, name);
    struct stand *several;

    if (there == NULL) {
        names_put(&places->spots, name, spot);
        return;
    }
    if (there->is_several || text_same(there->at.document, spot->at.document))
        return;
    several = ARENA_NEW(places->arena, struct stand);
    *several = *there;
    several->is_several = true;
    names_put(&places->spots, name, several);
}

static struct stand *copy_of(struct places *places, struct stand spot)
{
    struct stand *copy = ARENA_NEW(places->arena, struct stand);

    *copy = spot;
    return copy;
}

/* ---- what a document holds -------------------------------------------- */

static void name_clause(
    struct places *places, struct target at, const struct stand *line)
{
    struct stand *spot = copy_of(places,
        (struct stand){
            .kind = TARGET_CLAUSE, .at = at, .line = line, .in = line->in });
    const char *in_document =
        arena_format(places->arena, "%s/%s", at.document, at.clause);

    if (at.record != NULL)
        name(places,
            arena_format(places->arena, "%s[%s]", in_document, at.record),
            spot);
    name(places, in_document, spot);
    name(places, at.clause, spot);
}

static void name_line(struct places *places, struct stand *spot)
{
    const char *address = spot->at.address;
    const char *short_form;

    if (address == NULL || spot->at.clause == NULL)
        return;
    short_form = plain(places->arena, address);
    name(places, address, spot);
    name(places, short_form, spot);
    name(places, without(places->arena, short_form, '[', ']'), spot);
}

static void name_definition(
    struct places *places, const struct node *node, const struct stand *line)
{
    if (node->kind != NODE_DEFINITION || node->origin == NULL ||
        node->origin->clause == NULL)
        return;
    name(places,
        arena_format(places->arena, "definition:%s", node->origin->clause),
        copy_of(places, (struct stand){ .kind = TARGET_DEFINITION,
                            .at = line->at,
                            .on = node->origin->clause,
                            .words = line->words,
                            .line = line,
                            .in = line->in }));
}

static void name_questions(struct places *places, const struct node *line)
{
    for (struct walk w = document_walk(line); document_next(&w);) {
        const char *id = w.entering && w.node->origin != NULL
                             ? w.node->origin->question
                             : NULL;
        const char *key =
            id != NULL ? arena_format(places->arena, "question:%s", id) : NULL;

        if (key != NULL && names_find(&places->spots, key) == NULL)
            names_put(&places->spots, key,
                copy_of(places,
                    (struct stand){ .kind = TARGET_QUESTION, .on = id }));
    }
}

void places_add(struct places *places, const struct document *document)
{
    struct placing placing = { .lines = lines_of(places->arena, document) };
    struct targets targets = targets_make(places->arena, document, &placing);
    const struct node *in = NULL;
    struct stand *before = NULL;

    names_put(&places->spots, document->id,
        copy_of(places, (struct stand){ .kind = TARGET_GENERAL,
                            .at = { .document = document->id } }));
    for (size_t i = 0; i < placing.lines.count; i++) {
        const struct line_of *line = &placing.lines.line[i];
        struct stand *spot = copy_of(
            places, (struct stand){ .kind = TARGET_CLAUSE,
                        .at = targets_line(&targets, i, CARRIER_NONE, 100),
                        .words = line->words,
                        .in = targets_group(&targets, i) });

        if (before != NULL)
            before->next = spot;
        before = spot;
        if (spot->in != in && spot->at.clause != NULL)
            name_clause(
                places, targets_clause(&targets, i, CARRIER_NONE, 100), spot);
        in = spot->in;
        name_line(places, spot);
        name_definition(places, line->node, spot);
        name_questions(places, line->node);
    }
}

/* ---- finding ---------------------------------------------------------- */

static const struct stand *look_up(
    const struct places *places, const char *words)
{
    const struct stand *spot = names_find(&places->spots, words);

    return spot != NULL
               ? spot
               : names_find(&places->spots, plain(places->arena, words));
}

static void stand_on(
    struct arena *arena, const struct stand *spot, struct point_made *point)
{
    point->target = spot->kind;
    point->on = spot->on;
    point->clause = spot->kind == TARGET_CLAUSE ? spot->at.clause : NULL;
    point->variant = point->clause != NULL ? spot->at.variant : NULL;
    point->version = point->clause != NULL && spot->at.version > 0
                         ? arena_format(arena, "%d", spot->at.version)
                         : NULL;
    if (spot->is_several)
        return;
    point->document = spot->at.document;
    point->in_record = spot->at.record;
    point->address = spot->at.address;
    point->label = spot->at.label;
}

bool places_find(const struct places *places, const char *words,
    struct point_made *point, const char **cure)
{
    const struct stand *spot;
    const char *near;

    point->document = point->clause = point->variant = point->version = NULL;
    point->in_record = point->address = point->label = point->on = NULL;
    point->target = TARGET_GENERAL;
    *cure = NULL;
    if (text_same(words, "general"))
        return true;
    spot = look_up(places, words);
    if (spot != NULL) {
        stand_on(places->arena, spot, point);
        return true;
    }
    near = names_nearest(&places->spots, words);
    *cure = near != NULL
                ? arena_format(places->arena, "did you mean \"%s\"?", near)
                : "write CLAUSE, DOCUMENT/CLAUSE, DOCUMENT/CLAUSE/PARAGRAPH, "
                  "question:ID, definition:ID or general";
    return false;
}

/* ---- quotations ------------------------------------------------------- */

/* The spot of a point that was found: its paragraph, clause or definition. */
static const struct stand *spot_of(
    const struct places *places, const struct point_made *point)
{
    if (point->address != NULL && point->target == TARGET_CLAUSE)
        return names_find(&places->spots, point->address);
    if (point->target == TARGET_DEFINITION)
        return names_find(&places->spots,
            arena_format(places->arena, "definition:%s", point->on));
    if (point->clause == NULL)
        return NULL;
    if (point->document == NULL)
        return names_find(&places->spots, point->clause);
    return names_find(&places->spots,
        point->in_record != NULL
            ? arena_format(places->arena, "%s/%s[%s]", point->document,
                  point->clause, point->in_record)
            : arena_format(
                  places->arena, "%s/%s", point->document, point->clause));
}

static bool is_middle(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static void quote(struct arena *arena, const char *words, const char *at,
    size_t length, struct point_made *point)
{
    const char *from = at - words > AROUND ? at - AROUND : words;
    const char *end = at + length;
    size_t after = strlen(end) > AROUND ? AROUND : strlen(end);

    while (is_middle(*from))
        from++;
    while (is_middle(end[after]))
        after--;
    point->exact = arena_format(arena, "%.*s", (int)length, at);
    point->prefix = arena_format(arena, "%.*s", (int)(at - from), from);
    point->suffix = arena_format(arena, "%.*s", (int)after, end);
}

/* In the words as printed, else in their normal form. */
static bool quote_in(struct arena *arena, const char *words, const char *exact,
    struct point_made *point)
{
    const char *at = strstr(words, exact);

    if (at == NULL) {
        words = lines_normal(arena, words);
        exact = lines_normal(arena, exact);
        at = *exact != '\0' ? strstr(words, exact) : NULL;
    }
    if (at != NULL && point != NULL)
        quote(arena, words, at, strlen(exact), point);
    return at != NULL;
}

bool places_quote(
    const struct places *places, const char *exact, struct point_made *point)
{
    const struct stand *spot = spot_of(places, point);
    const struct stand *found = NULL;
    size_t count = 0;

    if (spot == NULL || *exact == '\0')
        return false;
    if (spot->words != NULL)
        return quote_in(places->arena, spot->words, exact, point);
    for (const struct stand *s = spot->line; s != NULL && s->in == spot->in;
         s = s->next)
        if (quote_in(places->arena, s->words, exact, NULL)) {
            found = count++ == 0 ? s : found;
        }
    if (found == NULL)
        return false;
    if (count == 1 && !spot->is_several)
        stand_on(places->arena, found, point);
    return quote_in(places->arena, found->words, exact, point);
}

/* ---- proposing -------------------------------------------------------- */

static const char *instead(struct arena *arena, const char *words,
    const struct point_made *point, const char *new)
{
    const char *context = arena_format(
        arena, "%s%s%s", point->prefix, point->exact, point->suffix);
    const char *at = strstr(words, context);

    at = at != NULL ? at + strlen(point->prefix) : strstr(words, point->exact);
    if (at == NULL)
        return NULL;
    return arena_format(arena, "%.*s%s%s", (int)(at - words), words, new,
        at + strlen(point->exact));
}

struct proposed places_propose(const struct places *places,
    const struct point_made *point, const char *words)
{
    const struct stand *spot = spot_of(places, point);
    struct proposed proposed = { .verb = "substitute",
        .document = point->document,
        .clause = point->clause,
        .address = point->address,
        .label = point->label,
        .now = words };

    if (point->target == TARGET_QUESTION) {
        proposed.verb = "answer";
        proposed.question = point->on;
        proposed.answer = words;
        proposed.now = NULL;
        return proposed;
    }
    if (spot == NULL || spot->words == NULL)
        return proposed;
    proposed.was = spot->words;
    if (point->exact == NULL)
        return proposed;
    proposed.now = instead(places->arena, spot->words, point, words);
    if (proposed.now == NULL) {
        proposed.was = lines_normal(places->arena, spot->words);
        proposed.now = instead(places->arena, proposed.was, point, words);
    }
    return proposed;
}
