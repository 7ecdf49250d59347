#include "govern/adopt.h"

#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/wording_hash.h"
#include "review/source.h"

#include <stdlib.h>
#include <string.h>

static bool refuse(struct job *job, const char *id, const char *file,
    const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){ .file = file }, "%s", what),
        "%s", cure);
    return false;
}

/* ---- finding one's way in a file --------------------------------------- */

/* The next tag of that name from there, outside comments. NULL: none. */
static const char *next_tag(const char *at, const char *name)
{
    size_t length = strlen(name);

    for (; (at = strchr(at, '<')) != NULL; at++) {
        if (strncmp(at, "<!--", 4) == 0) {
            at = strstr(at, "-->");
            if (at == NULL)
                return NULL;
        } else if (strncmp(at + 1, name, length) == 0 &&
                   strchr(" \t\r\n/>", at[length + 1]) != NULL) {
            return at;
        }
    }
    return NULL;
}

/* Just behind the end of a tag. */
static const char *tag_end(const char *tag)
{
    char quote = '\0';

    for (; *tag != '\0'; tag++)
        if (quote != '\0')
            quote = *tag == quote ? '\0' : quote;
        else if (*tag == '"' || *tag == '\'')
            quote = *tag;
        else if (*tag == '>')
            return tag + 1;
    return tag;
}

/* Whether a tag has that attribute; the file is known to be well-formed. */
static bool tag_says(const char *tag, const char *name, const char *value)
{
    const char *end = tag_end(tag);
    size_t length = strlen(name), size = strlen(value);

    for (const char *p = tag + 1; p + length + size + 2 < end; p++)
        if (strchr(" \t\r\n", p[-1]) != NULL && strncmp(p, name, length) == 0 &&
            p[length] == '=' &&
            (p[length + 1] == '"' || p[length + 1] == '\'') &&
            strncmp(p + length + 2, value, size) == 0 &&
            p[length + 2 + size] == p[length + 1])
            return true;
    return false;
}

static const char *find_tag(const char *bytes, const char *name,
    const char *attribute, const char *value)
{
    while ((bytes = next_tag(bytes, name)) != NULL &&
           !tag_says(bytes, attribute, value))
        bytes++;
    return bytes;
}

/* bytes with [from, to) replaced by words. */
static const char *splice(struct job *job, const char *bytes, const char *from,
    const char *to, const char *words)
{
    return arena_format(
        job->arena, "%.*s%s%s", (int)(from - bytes), bytes, words, to);
}

/* A file that may not be there; then *bytes is NULL. False: findings. */
static bool read_xml(struct job *job, const char *path, const char **bytes)
{
    size_t size;

    *bytes = NULL;
    if (!file_exists(path))
        return true;
    *bytes = file_read(job, path, &size);
    return *bytes != NULL && strlen(*bytes) == size &&
           xml_parse(job, path, *bytes, size, NULL) != NULL;
}

static struct adopted_file file_of(const char *path, const char *bytes)
{
    return (struct adopted_file){ path, bytes, strlen(bytes) };
}

/* ---- the clause --------------------------------------------------------- */

/* With NULL for a value: without the attribute. */
static struct attribute *with_attribute(struct job *job,
    const struct attribute *all, const char *name, const char *value)
{
    struct attribute *first = NULL, **end = &first;
    bool is_there = false;

    for (const struct attribute *a = all; a != NULL; a = a->next) {
        *end = ARENA_NEW(job->arena, struct attribute);
        **end = *a;
        (*end)->next = NULL;
        if (strcmp(a->name, name) == 0) {
            (*end)->value = value;
            is_there = true;
        }
        if ((*end)->value != NULL)
            end = &(*end)->next;
    }
    *end = NULL;
    if (!is_there && value != NULL) {
        *end = ARENA_NEW(job->arena, struct attribute);
        **end = (struct attribute){ name, value, NULL };
    }
    return first;
}

/* A variant's source with another standing; decision may be NULL: of none. */
struct standing {
    const char *id, *usage, *status, *version, *decision;
};

static const char *variant_source(
    struct job *job, const struct element *element, struct standing standing)
{
    struct element as = *element;
    struct text text = text_new(job->arena);

    as.attributes = with_attribute(job, as.attributes, "id", standing.id);
    as.attributes = with_attribute(job, as.attributes, "usage", standing.usage);
    as.attributes =
        with_attribute(job, as.attributes, "status", standing.status);
    as.attributes =
        with_attribute(job, as.attributes, "version", standing.version);
    as.attributes =
        with_attribute(job, as.attributes, "decision", standing.decision);
    source_write(&text, &as);
    return text.bytes;
}

static void add_attribute(
    struct text *text, const char *name, const char *value)
{
    if (value == NULL)
        return;
    text_format(text, " %s=\"", name);
    text_add_xml(text, value);
    text_add_char(text, '"');
}

/* What a clause's file says of it, its law too, with one variant alone. */
static const char *new_file(
    struct job *job, const struct element *clause, const char *source)
{
    struct text text = text_new(job->arena);

    text_add(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clause");
    for (const struct attribute *a = clause->attributes; a != NULL; a = a->next)
        add_attribute(&text, a->name, a->value);
    text_add(&text, ">\n");
    for (const struct element *e = clause->first; e != NULL; e = e->next)
        if (e->name != NULL && strcmp(e->name, "variant") != 0) {
            text_add(&text, "  ");
            source_write(&text, e);
            text_add_char(&text, '\n');
        }
    text_format(&text, "  %s\n</clause>\n", source);
    return text.bytes;
}

/* In its file, in place of the variant, or after the last one. */
static const char *in_file(
    struct job *job, const char *bytes, const char *variant, const char *source)
{
    const char *from = find_tag(bytes, "variant", "id", variant);
    const char *to;

    if (from == NULL) {
        to = next_tag(bytes, "/clause");
        return splice(
            job, bytes, to, to, arena_format(job->arena, "  %s\n", source));
    }
    to = tag_end(next_tag(from, "/variant"));
    return splice(job, bytes, from, to, source);
}

/* The file that has the clause in a library's folder, or is to have it. */
static const char *path_in(
    struct job *job, const char *folder, const struct clause *clause)
{
    for (const struct variant *v = clause->variants; v != NULL; v = v->next)
        if (text_starts(v->place.file, file_join(job, folder, "")))
            return v->place.file;
    return file_join(job, folder,
        arena_format(job->arena, "%s/%s.xml", clause->topic,
            strchr(clause->id, '.') + 1));
}

static const char *next_version(struct job *job, const struct variant *variant)
{
    long version = variant != NULL ? strtol(variant->version, NULL, 10) : 0;

    return arena_format(job->arena, "%ld", version + 1);
}

/* Into the file of its clause in a library's folder. False: findings. */
static bool compose_file(struct job *job, const char *folder,
    const struct clause *clause, struct standing standing,
    const struct element *element, struct adopted_file *file)
{
    const char *source = variant_source(job, element, standing);
    const char *path = path_in(job, folder, clause), *bytes;
    const struct element *model;

    if (!read_xml(job, path, &bytes))
        return false;
    if (bytes != NULL) {
        *file = file_of(path, in_file(job, bytes, standing.id, source));
        return true;
    }
    model = xml_load(job, clause->place.file, NULL);
    if (model != NULL)
        *file = file_of(path, new_file(job, model, source));
    return model != NULL;
}

/* The plain words go on to the new version; they may not be for it. */
static void check_twin(
    struct job *job, const struct variant *variant, const struct element *now)
{
    const struct element *plain = xml_child(now, "plain");
    const char *hash = wording_hash(job, now);

    if (plain == NULL || text_starts(hash, xml_attribute(plain, "of")))
        return;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_WARNING, "draft-twin-stale",
            plain->place, "the plain words of %s#%s may be for another wording",
            variant->clause->id, variant->id),
        "read them against the clause, then write of=\"%.12s\"", hash);
}

/* What was put together is read once more before anybody relies on it. */
static bool is_sound(
    struct job *job, struct adopted_file file, const char *schema_path)
{
    struct xml_schema *schema =
        schema_path != NULL ? xml_schema_open(job, schema_path) : NULL;
    bool sound =
        (schema != NULL || schema_path == NULL) &&
        xml_parse(job, file.path, file.bytes, file.size, schema) != NULL;

    xml_schema_close(schema);
    return sound;
}

static bool compose_clause(
    struct job *job, const struct adoption *adoption, struct adopted *adopted)
{
    const struct variant *variant = adoption->variant;
    const struct element *element = variant->element;
    struct standing standing = { variant->id,
        library_usage_name(variant->usage), "approved",
        next_version(job, variant), adoption->decision };

    if (adoption->source != NULL)
        element = xml_parse(job, "the wording that was voted", adoption->source,
            strlen(adoption->source), NULL);
    if (element == NULL)
        return false;
    if (!text_same(element->name, "variant"))
        return refuse(job, "adopt-source", element->place.file,
            "the wording that was voted is no <variant>",
            "give the source of a whole variant");
    adopted->version = standing.version;
    check_twin(job, variant, element);
    return compose_file(job, file_join(job, adoption->folder, "clauses"),
        variant->clause, standing, element, &adopted->clause);
}

/* ---- the decision ------------------------------------------------------- */

static void add_bound_lines(struct text *text, const char *lines,
    const char *before, const char *between, const char *after)
{
    for (const char *line = lines; line != NULL && *line != '\0';) {
        size_t end = strcspn(line, "\n"), name = strcspn(line, "=");
        struct text says = text_new(text->arena);

        text_add_bytes(&says, line, name);
        text_add(text, before);
        text_add_xml(text, says.bytes);
        text_add(text, between);
        says = text_new(text->arena);
        text_add_bytes(&says, line + name + 1, end - name - 1);
        text_add_xml(text, says.bytes);
        text_add(text, after);
        line += end + (line[end] == '\n');
    }
}

static void add_bound(struct text *text, const struct binding *bound)
{
    if (bound->source == NULL)
        return;
    text_add(text, "\n    <bound");
    add_attribute(text, "source", bound->source);
    add_attribute(text, "text", bound->text);
    text_add(text, ">");
    add_bound_lines(
        text, bound->values, "\n      <value of=\"", "\">", "</value>");
    add_bound_lines(text, bound->definitions, "\n      <definition of=\"",
        "\" is=\"", "\"/>");
    text_add(text, "\n    </bound>");
}

static const char *decision_source(
    struct job *job, const struct adoption *adoption)
{
    struct text text = text_new(job->arena);

    text_add(&text, "  <decision");
    add_attribute(&text, "id", adoption->decision);
    add_attribute(&text, "clause", adoption->variant->clause->id);
    add_attribute(&text, "variant", adoption->variant->id);
    add_attribute(&text, "when", adoption->when);
    add_attribute(&text, "by", adoption->by);
    add_attribute(&text, "on", adoption->on);
    text_add_char(&text, '>');
    text_add_xml(&text, adoption->why != NULL ? adoption->why : "");
    add_bound(&text, &adoption->bound);
    text_add(&text, "</decision>\n");
    return text.bytes;
}

/* Whether the new decision takes the place of an earlier one of its clause. */
static bool takes_place(const struct adoption *adoption, const char *tag)
{
    return tag_says(tag, "clause", adoption->variant->clause->id) &&
           (adoption->when == NULL || tag_says(tag, "when", adoption->when));
}

static bool is_against(const struct adoption *adoption, const char *tag)
{
    const char *end = tag_end(tag);
    const char *when = strstr(tag, "when=");

    return tag_says(tag, "clause", adoption->variant->clause->id) &&
           !tag_says(tag, "variant", adoption->variant->id) &&
           (when == NULL || when > end);
}

static bool is_superseded(const char *tag)
{
    const char *at = strstr(tag, "superseded-by=");

    return at != NULL && at < tag_end(tag);
}

static const char *supersede(
    struct job *job, const struct adoption *adoption, const char *bytes)
{
    for (const char *tag = bytes; (tag = next_tag(tag, "decision")) != NULL;
         tag++) {
        const char *behind = tag + strlen("<decision");
        size_t at = (size_t)(tag - bytes);

        if (is_superseded(tag) || !takes_place(adoption, tag))
            continue;
        bytes = splice(job, bytes, behind, behind,
            arena_format(
                job->arena, " superseded-by=\"%s\"", adoption->decision));
        tag = bytes + at;
    }
    return bytes;
}

static bool check_earlier(struct job *job, const struct adoption *adoption,
    const char *path, const char *bytes)
{
    if (find_tag(bytes, "decision", "id", adoption->decision) != NULL)
        return refuse(job, "decision-taken", path,
            arena_format(job->arena, "there is a decision %s already",
                adoption->decision),
            "number the decision otherwise");
    for (const char *tag = bytes; (tag = next_tag(tag, "decision")) != NULL;
         tag++)
        if (adoption->when != NULL && !is_superseded(tag) &&
            is_against(adoption, tag))
            return refuse(job, "decision-against", path,
                "an earlier decision on this clause holds under every "
                "condition, and chose another variant",
                "decide without a condition, or take the earlier one out");
    return true;
}

/* What decides now, with an end tag to write before. NULL: findings. */
static const char *read_decisions(
    struct job *job, const struct adoption *adoption, const char *path)
{
    const char *bytes, *open;

    /* A base's decisions go on holding only where they are copied. */
    if (!read_xml(job, file_exists(path) ? path : adoption->decisions, &bytes))
        return NULL;
    if (bytes == NULL)
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<decisions>\n</decisions>\n";
    open = next_tag(bytes, "decisions");
    if (open != NULL && tag_end(open)[-2] == '/') /* <decisions/> */
        bytes = splice(
            job, bytes, open, tag_end(open), "<decisions>\n</decisions>");
    if (next_tag(bytes, "/decisions") != NULL)
        return bytes;
    (void)refuse(job, "decision-wrong", path, "this is no <decisions>",
        "its one element is <decisions>");
    return NULL;
}

static bool compose_decisions(struct job *job, const struct adoption *adoptions,
    size_t count, struct adopted_file *file)
{
    const char *path = file_join(job, adoptions->folder, "decisions.xml");
    const char *bytes = read_decisions(job, adoptions, path);
    struct text added = text_new(job->arena);
    const char *end;

    for (size_t i = 0; bytes != NULL && i < count; i++) {
        if (!check_earlier(job, &adoptions[i], path, bytes))
            return false;
        bytes = supersede(job, &adoptions[i], bytes);
        text_add(&added, decision_source(job, &adoptions[i]));
    }
    if (bytes == NULL)
        return false;
    end = next_tag(bytes, "/decisions");
    *file = file_of(path, splice(job, bytes, end, end, added.bytes));
    return true;
}

bool adopt_compose(
    struct job *job, const struct adoption *adoption, struct adopted *adopted)
{
    return compose_clause(job, adoption, adopted) &&
           compose_decisions(job, adoption, 1, &adopted->decisions) &&
           is_sound(job, adopted->clause, adoption->schema) &&
           is_sound(job, adopted->decisions, NULL);
}

bool adopt_decide(struct job *job, const struct adoption *adoptions,
    size_t count, struct adopted_file *decisions)
{
    return compose_decisions(job, adoptions, count, decisions) &&
           is_sound(job, *decisions, NULL);
}

/* One variant of a clause is preferred, and that is for the library to say. */
static enum usage usage_there(
    const struct variant *variant, const struct clause *clause)
{
    const struct variant *there =
        clause != NULL ? library_variant(clause, variant->id) : NULL;

    if (there != NULL)
        return there->usage;
    return clause != NULL && variant->usage == USAGE_PREFERRED ? USAGE_ALTERNATE
                                                               : variant->usage;
}

static bool refuse_same(struct job *job, const struct variant *variant)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "promote-same",
            variant->place, "the library has these words already, as %s#%s@%s",
            variant->clause->id, variant->id, variant->version),
        "there is nothing to promote");
    return false;
}

bool adopt_promote(struct job *job, const char *folder,
    const struct variant *variant, const struct clause *clause,
    struct adopted_file *file)
{
    const struct variant *there =
        clause != NULL ? library_variant(clause, variant->id) : NULL;
    struct standing standing = { variant->id,
        library_usage_name(usage_there(variant, clause)), "in-review",
        next_version(job, there), NULL };

    if (there != NULL && strcmp(there->hash, variant->hash) == 0 &&
        !refuse_same(job, there))
        return false;
    check_twin(job, variant, variant->element);
    return compose_file(job, folder, clause != NULL ? clause : variant->clause,
               standing, variant->element, file) &&
           is_sound(job, *file, NULL);
}
