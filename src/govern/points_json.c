#include "govern/points_json.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/places.h"
#include "govern/point.h"
#include "io/digest.h"

#include <jansson.h>
#include <string.h>

enum { LONG = 64 * 1024, SHORT = 1000 /* bytes of a member */ };

/* One member of a point; text goes into the point itself if it has a place. */
enum member_type { MEMBER_TEXT, MEMBER_WORD, MEMBER_TRUTH };
struct member {
    const char *name;
    enum member_type type;
    size_t most;              /* bytes of text */
    const char *const *words; /* of MEMBER_WORD */
    size_t offset;            /* in struct said */
};

/* A point as the file says it. */
struct said {
    const char *id, *on, *text, *quote, *proposed, *evidence, *topic;
    const char *author, *at, *reply_to;
    int kind, type, stance, priority;
    bool is_confidential;
};

#define TEXT(name, member, most)                                               \
    {                                                                          \
        name, MEMBER_TEXT, most, NULL, offsetof(struct said, member)           \
    }
#define WORD(name, member, words)                                              \
    {                                                                          \
        name, MEMBER_WORD, SHORT, words, offsetof(struct said, member)         \
    }
static const struct member members[] = {
    TEXT("id", id, SHORT),
    TEXT("on", on, SHORT),
    TEXT("text", text, LONG),
    TEXT("quote", quote, LONG),
    TEXT("proposed", proposed, LONG),
    TEXT("evidence", evidence, LONG),
    TEXT("topic", topic, SHORT),
    TEXT("author", author, SHORT),
    TEXT("at", at, SHORT),
    TEXT("reply_to", reply_to, SHORT),
    WORD("kind", kind, point_kinds),
    WORD("type", type, point_types),
    WORD("stance", stance, point_stances),
    WORD("priority", priority, point_priorities),
    { "confidential", MEMBER_TRUTH, 0, NULL,
        offsetof(struct said, is_confidential) },
};
enum { MEMBERS = sizeof members / sizeof *members };

struct taking {
    struct job *job;
    const struct places *places;
    const char *name;   /* of the file */
    size_t number;      /* of the point, from 0 */
    struct names known; /* names of members, for hints */
    struct names ids;   /* of the points before it, to their paths */
};

/* ---- complaining ------------------------------------------------------ */

static bool complain(struct taking *taking, const char *member,
    const char *what, const char *cure)
{
    struct findings *findings = taking->job->findings;

    findings_hint(findings,
        findings_add(findings, SEVERITY_ERROR, "points-json",
            (struct place){ .file = taking->name }, "$[%zu]%s%s: %s",
            taking->number, member != NULL ? "." : "",
            member != NULL ? member : "", what),
        "%s", cure);
    return false;
}

static const char *list(struct arena *arena, const char *const *words)
{
    struct text text = text_new(arena);

    for (; *words != NULL; words++)
        text_add_item(&text, *words);
    return arena_format(arena, "one of %s", text.bytes);
}

/* ---- members ---------------------------------------------------------- */

static bool read_text(struct taking *taking, const struct member *member,
    const json_t *value, const char **into)
{
    struct arena *arena = taking->job->arena;
    const char *text = json_string_value(value);

    if (text == NULL)
        return complain(taking, member->name, "this is no text",
            "write it in double quotes, or leave it out");
    if (json_string_length(value) > member->most)
        return complain(taking, member->name, "these are too many words",
            arena_format(arena, "at most %zu bytes", member->most));
    if (text_bad_character(text, json_string_length(value)) != NULL)
        return complain(taking, member->name,
            "this holds a character that is no text",
            "take control characters out");
    *into = arena_copy(arena, text);
    return true;
}

static bool read_word(struct taking *taking, const struct member *member,
    const json_t *value, int *into)
{
    const char *text = json_string_value(value);

    for (int i = 0; member->words[i] != NULL; i++)
        if (text != NULL && strcmp(member->words[i], text) == 0) {
            *into = i;
            return true;
        }
    return complain(taking, member->name, "this is no such word",
        list(taking->job->arena, member->words));
}

static bool read_member(struct taking *taking, const struct member *member,
    const json_t *value, struct said *said)
{
    void *into = (char *)said + member->offset;

    switch (member->type) {
    case MEMBER_TEXT:
        return read_text(taking, member, value, into);
    case MEMBER_WORD:
        return read_word(taking, member, value, into);
    case MEMBER_TRUTH:
        *(bool *)into = json_is_true(value);
        return json_is_boolean(value) ||
               complain(taking, member->name, "this is neither true nor false",
                   "write true or false, without quotes");
    }
    return false;
}

static bool unknown(struct taking *taking, const char *name)
{
    struct arena *arena = taking->job->arena;
    const char *near = names_nearest(&taking->known, name);
    bool is_clean = strlen(name) <= SHORT &&
                    text_bad_character(name, strlen(name)) == NULL &&
                    strpbrk(name, "\r\n\t") == NULL;

    return complain(taking, is_clean ? name : "...",
        "a point has no such member",
        near != NULL ? arena_format(arena, "did you mean \"%s\"?", near)
                     : "doc/consultation.md lists the members");
}

static bool read_said(struct taking *taking, json_t *object, struct said *said)
{
    bool ok = true;
    const char *name;
    json_t *value;

    if (!json_is_object(object))
        return complain(taking, NULL, "this is no object",
            "each point is an object: { \"id\": ..., \"on\": ... }");
    json_object_foreach(object, name, value)
    {
        const struct member *member = names_find(&taking->known, name);

        ok &= member != NULL ? read_member(taking, member, value, said)
                             : unknown(taking, name);
    }
    return ok;
}

/* ---- what it comes to ------------------------------------------------- */

/* Ids are a stranger's: what is kept of one tells nothing. */
static const char *source_key(struct arena *arena, const char *id)
{
    const char *words = arena_format(arena, "web\n%s", id);

    return digest_hex(arena, words, strlen(words));
}

static bool is_blank(const char *words)
{
    return words == NULL || words[strspn(words, " \t\r\n")] == '\0';
}

static bool is_whole(struct taking *taking, const struct said *said)
{
    if (is_blank(said->id))
        return complain(taking, "id", "there is none",
            "each point needs an id of its own, so that it is added once");
    if (said->on == NULL && said->reply_to == NULL)
        return complain(taking, "on", "it is not said what this stands on",
            "a clause, DOCUMENT/CLAUSE/PARAGRAPH, question:ID, definition:ID "
            "or general");
    if (is_blank(said->text) && is_blank(said->proposed) &&
        said->kind != POINT_SUPPORT && said->kind != POINT_OBJECTION)
        return complain(taking, "text", "this says nothing",
            "a point has text, or proposed words");
    return said->at == NULL || calendar_is_time(said->at) ||
           complain(taking, "at", "this is no time",
               "write it like 2026-03-02T10:00");
}

/* Two points of one id would be one point, and the words of one lost. */
static bool is_first(struct taking *taking, const char *id)
{
    struct arena *arena = taking->job->arena;
    const char *before = names_find(&taking->ids, id);

    if (before != NULL)
        return complain(taking, "id",
            arena_format(arena, "%s has this id too", before),
            "give each point an id of its own");
    names_put(&taking->ids, id, arena_format(arena, "$[%zu]", taking->number));
    return true;
}

static bool stand(
    struct taking *taking, const struct said *said, struct point_made *point)
{
    const char *cure;

    if (said->on != NULL &&
        !places_find(taking->places, said->on, point, &cure))
        return complain(taking, "on", "the pack has no such place", cure);
    return is_blank(said->quote) ||
           places_quote(taking->places, said->quote, point) ||
           complain(taking, "quote", "these words do not stand there",
               "quote words of that clause or paragraph exactly");
}

static struct point_made made_of(
    const struct taking *taking, const struct said *said)
{
    return (struct point_made){ .carrier = "web",
        .text = said->text,
        .evidence = said->evidence,
        .topic = said->topic,
        .kind = (enum point_kind)said->kind,
        .type = (enum point_type)said->type,
        .stance = (enum stance)said->stance,
        .priority = (enum priority)said->priority,
        .is_confidential = said->is_confidential,
        .created_at = said->at,
        .source_key = source_key(taking->job->arena, said->id) };
}

/* NULL, with findings. */
static struct points_json *take(struct taking *taking, json_t *object)
{
    struct arena *arena = taking->job->arena;
    struct said said = { .kind = POINT_COMMENT };
    struct points_json *read;
    struct point_made *point;

    if (!read_said(taking, object, &said) || !is_whole(taking, &said) ||
        !is_first(taking, said.id))
        return NULL;
    read = ARENA_NEW(arena, struct points_json);
    read->author = said.author;
    read->path =
        arena_format(arena, "%s: $[%zu]", taking->name, taking->number);
    read->has_place = said.on != NULL;
    if (said.reply_to != NULL)
        read->reply_to = source_key(arena, said.reply_to);
    point = &read->point;
    *point = made_of(taking, &said);
    if (!stand(taking, &said, point))
        return NULL;
    if (is_blank(said.proposed))
        return read;
    read->proposed = places_propose(taking->places, point, said.proposed);
    if (point->kind == POINT_COMMENT)
        point->kind = POINT_PROPOSAL;
    return read;
}

/* ---- the file --------------------------------------------------------- */

static json_t *parse(struct taking *taking, const char *bytes, size_t size)
{
    struct findings *findings = taking->job->findings;
    json_error_t error = { .line = 0 };
    json_t *all = NULL;

    if (size > POINTS_JSON_MOST) {
        findings_hint(findings,
            findings_add(findings, SEVERITY_ERROR, "points-json-size",
                (struct place){ .file = taking->name },
                "this file is too large: %zu bytes", size),
            "give at most 8 MB at once");
        return NULL;
    }
    all = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error);
    if (all != NULL && json_is_array(all))
        return all;
    findings_hint(findings,
        findings_add(findings, SEVERITY_ERROR, "points-json-syntax",
            (struct place){ .file = taking->name,
                .line = all == NULL ? error.line : 0,
                .column = all == NULL ? error.column : 0 },
            "%s", all == NULL ? error.text : "this is no list of points"),
        "write a list of objects: [ { \"id\": \"1\", \"on\": \"general\", "
        "\"text\": \"...\" } ]");
    json_decref(all);
    return NULL;
}

bool points_json_read(struct job *job, const struct places *places,
    const char *name, const char *bytes, size_t size, struct points_json **list)
{
    struct taking taking = { .job = job,
        .places = places,
        .name = name,
        .known = names_new(job->arena),
        .ids = names_new(job->arena) };
    json_t *all = parse(&taking, bytes, size), *object;
    bool ok = all != NULL;

    for (size_t i = 0; i < MEMBERS; i++)
        names_put(&taking.known, members[i].name, (void *)&members[i]);
    while (*list != NULL)
        list = &(*list)->next;
    json_array_foreach(all, taking.number, object)
    {
        struct points_json *read = take(&taking, object);

        ok &= read != NULL;
        if (read == NULL)
            continue;
        *list = read;
        list = &read->next;
    }
    json_decref(all);
    return ok;
}
