#include "assemble/binding.h"

#include "assemble/blocks.h"
#include "assemble/phrase.h"
#include "base/text.h"
#include "io/digest.h"
#include "io/xml.h"
#include "library/wording_hash.h"

#include <string.h>

/* How a value begins that nobody may read. */
#define HIDDEN "sha256:"

/* ---- the words -------------------------------------------------------- */

/*
 * A number follows from the place, and an answer is bound by itself. To what a
 * reference leads is said by the source; its version may change.
 */
static void add_words(const struct node *node, struct text *text)
{
    if (node->origin != NULL && node->origin->question != NULL) {
        text_format(text, "{%s}", node->origin->question);
        return;
    }
    if (node->kind == NODE_REFERENCE)
        text_add(text, "{reference}");
    if (node->caption != NULL)
        text_add(text, node->caption);
    if (node->text != NULL)
        text_add(text, node->text);
    for (const struct node *n = node->first; n != NULL; n = n->next)
        add_words(n, text);
    if (!document_is_inline(node->kind))
        text_add_char(text, '\n');
}

/* One blank stands for all records that such a document is made for. */
static struct scope scope_of(const struct draft_pack *pack,
    const struct draft *draft, const struct placed *placed)
{
    const char *each = xml_attribute(draft->plan->element, "each");
    const struct question *list =
        each != NULL ? library_question(pack->library, each) : NULL;
    struct scope scope = { NULL, draft->plan->id };

    if (list != NULL)
        scope.record = answers_blank(pack->answers, list, NULL, 1);
    return draft_scope_of(pack, scope, placed->slot);
}

/* One composition of a clause by itself; nothing of the pack changes by it. */
struct bench {
    struct job job; /* whose findings nobody reads */
    struct draft_pack pack;
    struct draft draft;
    struct document document;
};

/* For the inside, whoever the pack is for: what is withheld is no change. */
static struct bench *bench_of(struct job *job, const struct draft_pack *pack,
    const struct draft *draft, struct scope scope)
{
    struct bench *bench = ARENA_NEW(job->arena, struct bench);

    bench->job = (struct job){ job->arena, findings_new(job->arena) };
    bench->pack = *pack;
    bench->pack.job = &bench->job;
    bench->pack.audience = AUDIENCE_INTERNAL;
    bench->pack.execution = false;
    bench->pack.undecided = names_new(job->arena);
    bench->document = *draft->document;
    bench->draft = *draft;
    bench->draft.document = &bench->document;
    bench->draft.scope = scope;
    bench->draft.pending = NULL;
    bench->draft.pending_end = &bench->draft.pending;
    bench->draft.used_terms = NULL;
    bench->draft.targets = names_new(job->arena);
    bench->draft.terms = names_new(job->arena);
    bench->draft.defines = names_new(job->arena);
    return bench;
}

static const char *printed(struct job *job, const struct draft_pack *pack,
    const struct draft *draft, const struct placed *placed,
    const struct variant *variant)
{
    struct bench *bench =
        bench_of(job, pack, draft, scope_of(pack, draft, placed));
    struct composing c = { .pack = &bench->pack,
        .draft = &bench->draft,
        .placed = placed,
        .variant = variant,
        .scope = bench->draft.scope };
    struct node *clause = document_add(job->arena, NULL, NODE_CLAUSE);
    struct text text = text_new(job->arena);

    for (const struct element *e = variant->element->first; e != NULL;
         e = e->next)
        blocks_compose(c, clause, e);
    text_format(
        &text, "%s\n", xml_child_words(job, variant->element, "heading"));
    add_words(clause, &text);
    return text_squeeze(job->arena, text.bytes);
}

/* What several documents say alike counts once, however many there are. */
static const char *text_of(struct job *job, const struct draft_pack *pack,
    const struct variant *variant)
{
    struct names said = names_new(job->arena);
    struct text all = text_new(job->arena);

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        for (const struct placed *p = d->placed; p != NULL; p = p->next)
            if (strcmp(p->clause->id, variant->clause->id) == 0)
                names_put(&said, printed(job, pack, d, p, variant), &said);
    for (const struct named *n = said.first; n != NULL; n = n->next)
        text_format(&all, "%s\n", n->name);
    return said.count > 0 ? digest_hex(job->arena, all.bytes, all.length)
                          : NULL;
}

/* ---- values and definitions ------------------------------------------- */

/* "homes[elm].home_places", as a setting of a what-if names it. */
static const char *name_of(struct arena *arena, const struct reading *reading)
{
    const char *name = reading->question->id;

    for (const struct record *r = reading->record; r != NULL; r = r->parent)
        name = arena_format(arena, "%s[%s].%s", r->list->id, r->key, name);
    return name;
}

static const char *value_of(struct job *job, const struct reading *reading)
{
    const struct question *question = reading->question;
    const char *words =
        reading->answer == NULL
            ? ""
            : text_squeeze(job->arena,
                  question_write(job, question, reading->answer->value));

    if (*words == '\0' || question->sensitivity < SENSITIVITY_PERSONAL)
        return words;
    words = arena_format(job->arena, "%s=%s", question->id, words);
    return arena_format(
        job->arena, HIDDEN "%s", digest_hex(job->arena, words, strlen(words)));
}

static bool is_bound(const struct reading *reading, const char *reader)
{
    return strcmp(reading->reader, reader) == 0 &&
           reading->question->type != QUESTION_LIST &&
           !draft_is_blank((struct scope){ .record = reading->record });
}

static const char *values_read(
    struct job *job, const struct draft_pack *pack, const char *reader)
{
    struct text text = text_new(job->arena);
    struct names done = names_new(job->arena);

    for (const struct reading *r = answers_readings(pack->answers); r != NULL;
         r = r->next) {
        const char *name = name_of(job->arena, r);

        if (!is_bound(r, reader) || names_find(&done, name) != NULL)
            continue;
        names_put(&done, name, &done);
        text_format(&text, "%s=%s\n", name, value_of(job, r));
    }
    return text.bytes;
}

/* Those that the words name, and those that their meanings name. */
static void add_definitions(struct job *job, const struct draft_pack *pack,
    const struct element *element, struct names *done, struct text *text)
{
    const char *id =
        text_same(element->name, "term") ? xml_attribute(element, "of") : NULL;
    const struct definition *definition =
        id != NULL ? library_definition(pack->library, id) : NULL;

    if (definition != NULL && names_find(done, id) == NULL) {
        names_put(done, id, done);
        text_format(
            text, "%s=%s\n", id, wording_hash(job, definition->element));
        add_definitions(job, pack, definition->element, done, text);
    }
    for (const struct element *e = element->first; e != NULL; e = e->next)
        add_definitions(job, pack, e, done, text);
}

static const char *definitions_of(struct job *job,
    const struct draft_pack *pack, const struct variant *variant)
{
    struct text text = text_new(job->arena);
    struct names done = names_new(job->arena);

    add_definitions(job, pack, variant->element, &done, &text);
    return text.bytes;
}

struct binding binding_of(struct job *job, const struct draft_pack *pack,
    const struct variant *variant)
{
    const char *reader = arena_format(
        job->arena, BINDING_READER "%s %s", variant->clause->id, variant->hash);
    const char *old = answers_reader(pack->answers, reader);
    struct binding binding = { .source = variant->hash };

    binding.text = text_of(job, pack, variant);
    (void)answers_reader(pack->answers, old);
    binding.values = values_read(job, pack, reader);
    binding.definitions = definitions_of(job, pack, variant);
    return binding;
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
    if (text_starts(was, HIDDEN) || text_starts(now, HIDDEN))
        return arena_format(arena, "%s is another", name);
    return arena_format(
        arena, "%s was %s and is %s", name, was, now[0] != '\0' ? now : "open");
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

        /* What was left open on purpose is decided to be filled in. */
        if (!text_same(old, new) && old[0] != '\0')
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
    if (text.length == 0 && was.text != NULL && now.text != NULL &&
        !text_same(was.text, now.text))
        text_add_item(&text, "the words that it prints are others");
    return text.length > 0 ? text.bytes : NULL;
}

/* ---- decisions -------------------------------------------------------- */

/* The first place where a decision stands, or NULL. */
static const struct placed *place_of(
    const struct draft_pack *pack, const struct decision *decision)
{
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        for (const struct placed *p = d->placed; p != NULL; p = p->next)
            if (p->decision == decision)
                return p;
    return NULL;
}

const struct binding_standing *binding_check_all(
    struct job *job, const struct draft_pack *pack)
{
    struct binding_standing *first = NULL, **end = &first;

    for (const struct decision *d = pack->decisions->decisions; d != NULL;
         d = d->next) {
        const struct placed *placed = place_of(pack, d);

        if (placed == NULL)
            continue;
        *end = ARENA_NEW(job->arena, struct binding_standing);
        (*end)->decision = d;
        if (d->bound.source != NULL)
            (*end)->changes = binding_changes(
                job, d->bound, binding_of(job, pack, placed->variant));
        end = &(*end)->next;
    }
    return first;
}

static void reopen(
    struct draft_pack *pack, const struct binding_standing *standing)
{
    const struct decision *decision = standing->decision;

    findings_hint(pack->job->findings,
        findings_add(pack->job->findings, draft_open_severity(pack),
            "decision-reopened", decision->place,
            "decision %s on %s is open again: %s", decision->id,
            decision->clause, standing->changes),
        "put it to the board once more, or undo the change");
    for (struct draft *d = pack->drafts; d != NULL; d = d->next)
        for (struct placed *p = d->placed; p != NULL; p = p->next)
            if (p->decision == decision)
                p->is_reopened = true;
}

void binding_check(struct draft_pack *pack)
{
    for (const struct binding_standing *s = binding_check_all(pack->job, pack);
         s != NULL; s = s->next)
        if (s->changes != NULL)
            reopen(pack, s);
}
