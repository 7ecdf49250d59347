#include "assemble/binding.h"

#include "assemble/specimen.h"
#include "base/text.h"
#include "io/digest.h"
#include "io/xml.h"

#include <string.h>

/* ---- the words -------------------------------------------------------- */

/*
 * A reference by where it leads, whatever the variant and version there: the
 * decision's own is another as soon as it is adopted.
 */
static void add_target(const char *address, struct text *text)
{
    size_t length = strcspn(address, "#");

    text_add_char(text, '{');
    text_add_bytes(text, address, length);
    text_add(text, address + length + strcspn(address + length, "/["));
    text_add_char(text, '}');
}

/* A number follows from the place, an answer is bound by itself. */
static void add_leaf(const struct node *node, struct text *text)
{
    if (node->kind == NODE_VALUE || node->kind == NODE_BLANK)
        text_format(text, "{%s}",
            node->origin != NULL && node->origin->question != NULL
                ? node->origin->question
                : "");
    else if (node->kind == NODE_REFERENCE && node->target != NULL &&
             node->target->address != NULL)
        add_target(node->target->address, text);
    else if (node->text != NULL)
        text_add(text, node->text);
}

static bool is_block(const struct node *node)
{
    return node->kind < NODE_TEXT;
}

/* The note in plain words is another text, with a bond of its own. */
static void add_words(const struct node *node, struct text *text)
{
    if (node->kind == NODE_PLAIN)
        return;
    add_leaf(node, text);
    for (const struct node *n = node->first; n != NULL; n = n->next)
        add_words(n, text);
    if (is_block(node))
        text_add_char(text, '\n');
}

static const struct placed *placed_in(
    const struct draft *draft, const struct variant *variant)
{
    const struct placed *p = draft->placed;

    while (p != NULL && (p->variant != variant || p->node == NULL))
        p = p->next;
    return p;
}

/* As it stands in the first document that has it; the others say the same. */
static const char *text_of(struct job *job, const struct draft_pack *pack,
    const struct variant *variant)
{
    struct text text = text_new(job->arena);
    struct specimen_source source = { pack->library, pack->rules, pack->answers,
        pack->house };
    const struct placed *placed = NULL;

    for (const struct draft *d = pack->drafts; d != NULL && placed == NULL;
         d = d->next)
        placed = placed_in(d, variant);
    add_words(placed != NULL ? placed->node
                             : specimen_make(job, source, variant)->root,
        &text);
    return digest_hex(job->arena, text.bytes, text.length);
}

/* ---- values and definitions ------------------------------------------- */

static const char *value_of(struct job *job, const struct reading *reading)
{
    const char *words =
        reading->answer == NULL
            ? ""
            : question_write(job, reading->question, reading->answer->value);

    if (reading->answer == NULL ||
        reading->question->sensitivity < SENSITIVITY_PERSONAL)
        return text_squeeze(job->arena, words);
    return digest_name(job->arena, words, strlen(words));
}

static const char *values_of(struct job *job, const struct draft_pack *pack,
    const struct variant *variant)
{
    struct text text = text_new(job->arena);
    struct names done = names_new(job->arena);
    const char *reader =
        arena_format(job->arena, "clause %s", variant->clause->id);

    for (const struct reading *r = answers_readings(pack->answers); r != NULL;
         r = r->next) {
        const char *key = r->record != NULL ? r->record->key : NULL;
        const char *name;

        if (!text_same(r->reader, reader) || r->question->type == QUESTION_LIST)
            continue;
        name = arena_format(job->arena, "%s%s%s", key != NULL ? key : "",
            key != NULL ? "." : "", r->question->id);
        if (names_find(&done, name) != NULL)
            continue;
        names_put(&done, name, &done);
        text_format(&text, "%s=%s\n", name, value_of(job, r));
    }
    return text.bytes != NULL ? text.bytes : "";
}

static bool is_below(const struct node *node, const struct node *above)
{
    while (node != NULL && node != above)
        node = node->parent;
    return node != NULL;
}

static void add_definition(struct job *job, const struct draft_pack *pack,
    const char *id, struct names *done, struct text *text)
{
    const struct definition *definition = library_definition(pack->library, id);
    const char *words;

    if (definition == NULL || names_find(done, id) != NULL)
        return;
    names_put(done, id, done);
    words = xml_words(job, definition->element);
    text_format(
        text, "%s=%s\n", id, digest_hex(job->arena, words, strlen(words)));
}

static const char *definitions_of(struct job *job,
    const struct draft_pack *pack, const struct variant *variant)
{
    struct text text = text_new(job->arena);
    struct names done = names_new(job->arena);

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        const struct placed *placed = placed_in(d, variant);

        for (const struct used_term *u = d->used_terms;
             placed != NULL && u != NULL; u = u->next)
            if (is_below(u->node, placed->node))
                add_definition(job, pack, u->definition, &done, &text);
    }
    return text.bytes != NULL ? text.bytes : "";
}

struct binding binding_of(struct job *job, const struct draft_pack *pack,
    const struct variant *variant)
{
    return (struct binding){ .source = variant->hash,
        .text = text_of(job, pack, variant),
        .values = values_of(job, pack, variant),
        .definitions = definitions_of(job, pack, variant) };
}

/* ---- what changed ----------------------------------------------------- */

/* What a list of lines says of a name; NULL: nothing. */
static const char *line_of(
    struct arena *arena, const char *lines, const char *name, size_t length)
{
    for (const char *line = lines; line != NULL && *line != '\0';) {
        size_t end = strcspn(line, "\n");

        if (strncmp(line, name, length) == 0 && line[length] == '=')
            return arena_format(
                arena, "%.*s", (int)(end - length - 1), line + length + 1);
        line += end + (line[end] == '\n');
    }
    return NULL;
}

typedef const char *tell_change(
    struct arena *arena, const char *name, const char *was, const char *now);

static const char *tell_value(
    struct arena *arena, const char *name, const char *was, const char *now)
{
    if (now == NULL)
        return arena_format(arena, "%s is not read any more", name);
    return arena_format(arena, "%s was %s and is %s", name,
        was[0] != '\0' ? was : "open", now[0] != '\0' ? now : "open");
}

static const char *tell_definition(
    struct arena *arena, const char *name, const char *was, const char *now)
{
    (void)was;
    return arena_format(arena,
        now != NULL ? "the definition of %s is another"
                    : "the definition of %s is not used any more",
        name);
}

static void add_changes(struct arena *arena, const char *was, const char *now,
    tell_change *tell, struct text *text)
{
    for (const char *line = was; line != NULL && *line != '\0';) {
        size_t end = strcspn(line, "\n"), length = strcspn(line, "=");
        const char *old = line_of(arena, was, line, length);
        const char *new = line_of(arena, now, line, length);

        if (!text_same(old, new))
            text_add_item(text,
                tell(arena, arena_format(arena, "%.*s", (int)length, line), old,
                    new));
        line += end + (line[end] == '\n');
    }
}

const char *binding_changes(
    struct job *job, struct binding was, struct binding now)
{
    struct text text = text_new(job->arena);

    if (was.source == NULL)
        return NULL;
    if (!text_same(was.source, now.source))
        text_add_item(&text, "its source is another");
    add_changes(job->arena, was.values, now.values, tell_value, &text);
    add_changes(
        job->arena, was.definitions, now.definitions, tell_definition, &text);
    if (text.length == 0 && !text_same(was.text, now.text))
        text_add_item(&text, "the words that it prints are others");
    return text.length > 0 ? text.bytes : NULL;
}

/* ---- decisions -------------------------------------------------------- */

static void check(struct draft_pack *pack, struct placed *placed)
{
    const struct decision *decision = placed->decision;
    const char *changes;

    if (decision == NULL || decision->bound.source == NULL)
        return;
    changes = binding_changes(pack->job, decision->bound,
        binding_of(pack->job, pack, placed->variant));
    placed->is_reopened = changes != NULL;
    if (changes != NULL)
        findings_hint(pack->job->findings,
            findings_add(pack->job->findings, draft_open_severity(pack),
                "decision-reopened", decision->place,
                "decision %s on %s is open again: %s", decision->id,
                decision->clause, changes),
            "put it to the board once more, or undo the change");
}

/* Of a pack of one document some readings are missing: then it is not told. */
void binding_check(struct draft_pack *pack)
{
    if (pack->only != NULL)
        return;
    for (struct named *n = pack->placed.first; n != NULL; n = n->next)
        if (strchr(n->name, '#') == NULL)
            check(pack, n->thing);
}
