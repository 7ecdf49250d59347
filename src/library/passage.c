#include "library/passage.h"

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/library.h"
#include "library/phrases.h"

#include <string.h>

struct collecting {
    struct job *job;
    const struct library *library;
    const struct variant *variant;
    const struct definition *definition;
    const char *base; /* address of the variant */
    struct passage *first, **end;
};

/* What one passage is written with. */
struct writing {
    struct collecting *collecting;
    struct text text;
    struct passage_run **run_end;
    struct passage_duty **duty_end;
};

/* ---- words ------------------------------------------------------------ */

/* Marks that stand for an ASCII one: three bytes E2 80 xx. */
static char plain_mark(const char *p)
{
    if ((unsigned char)p[0] != 0xE2 || (unsigned char)p[1] != 0x80)
        return '\0';
    switch ((unsigned char)p[2]) {
    case 0x98:
    case 0x99:
        return '\'';
    case 0x9C:
    case 0x9D:
        return '"';
    case 0x93:
    case 0x94:
        return '-';
    default:
        return '\0';
    }
}

/* Looks through marks: what was last put that is seen. */
static char last_seen(const struct text *text)
{
    size_t i = text->length;

    while (i > 0 && text->bytes[i - 1] <= PASSAGE_END && text->bytes[i - 1] > 0)
        i--;
    return i > 0 ? text->bytes[i - 1] : ' ';
}

static void add_squeezed(struct text *text, const char *words)
{
    for (const char *p = words; *p != '\0'; p++) {
        char mark = plain_mark(p);

        if (strchr(" \t\r\n", *p) != NULL) {
            if (last_seen(text) != ' ')
                text_add_char(text, ' ');
            continue;
        }
        text_add_char(text, mark != '\0' ? mark : *p);
        p += mark != '\0' ? 2 : 0;
    }
}

static void add_run(struct writing *writing, const struct element *element)
{
    struct passage_run *run =
        ARENA_NEW(writing->collecting->job->arena, struct passage_run);

    run->start = writing->text.length;
    run->element = element;
    *writing->run_end = run;
    writing->run_end = &run->next;
}

static void add_printed(struct writing *writing, const char *words)
{
    text_add_char(&writing->text, PASSAGE_OPEN);
    add_squeezed(&writing->text, words);
    text_add_char(&writing->text, PASSAGE_CLOSE);
}

/* ---- what elements print ---------------------------------------------- */

static const char *print_term(
    struct collecting *collecting, const struct element *element)
{
    const struct definition *definition =
        library_definition(collecting->library, xml_attribute(element, "of"));
    const char *number = xml_attribute(element, "number");

    if (element->first != NULL)
        return xml_words(collecting->job, element);
    if (definition == NULL)
        return "term";
    if (number != NULL && strcmp(number, "one") != 0 &&
        definition->plural != NULL)
        return definition->plural;
    return definition->term;
}

static const char *print_reference(
    struct collecting *collecting, const struct element *element)
{
    const struct clause *clause;
    const struct variant *variant;
    const char *to = xml_attribute(element, "to");
    const struct element *heading;

    if (!text_same(xml_attribute(element, "show"), "heading"))
        return "clause 1";
    clause = library_clause(
        collecting->library, arena_format(collecting->job->arena, "%.*s",
                                 (int)strcspn(to, "/"), to));
    variant = clause != NULL ? library_preferred(clause) : NULL;
    heading = variant != NULL ? xml_child(variant->element, "heading") : NULL;
    if (heading == NULL)
        return "clause 1";
    return arena_format(collecting->job->arena, "clause 1 (%s)",
        xml_words(collecting->job, heading));
}

static const char *print_citation(
    struct collecting *collecting, const struct element *element)
{
    const char *title =
        library_law_title(collecting->library, xml_attribute(element, "law"));

    return arena_format(collecting->job->arena, "%s%s",
        xml_attribute(element, "at") != NULL ? "section 1 of the " : "",
        title != NULL ? title : "Act");
}

static const char *print_value(
    struct collecting *collecting, const struct element *element)
{
    const char *as = xml_attribute(element, "as");

    (void)collecting;
    return text_same(as, "number-and-words") ? "1 (one)" : "1";
}

static const char *print_verb(
    struct collecting *collecting, const struct element *element)
{
    (void)collecting;
    return xml_attribute(element, "many");
}

static const struct {
    const char *name;
    const char *(*print)(
        struct collecting *collecting, const struct element *element);
} printers[] = {
    { "term", print_term },
    { "define", print_term },
    { "value", print_value },
    { "ref", print_reference },
    { "cite", print_citation },
    { "verb", print_verb },
};

/* ---- one passage ------------------------------------------------------ */

static bool is_paragraph(const struct element *element)
{
    static const char *const names[] = { "sub", "para", "limb", "close", "cell",
        "caption", "field", "signature" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_same(element->name, names[i]))
            return true;
    return false;
}

/* Whether an <if> stands only when one before it in the paragraph does not. */
static bool is_otherwise(const struct element *element)
{
    const char *when = xml_attribute(element, "when");
    const char *condition =
        when != NULL ? when : xml_attribute(element, "unless");
    const char *opposite = when != NULL ? "unless" : "when";

    for (const struct element *e = element->parent->first; e != element;
         e = e->next)
        if (text_same(e->name, "if") && condition != NULL &&
            text_same(xml_attribute(e, opposite), condition))
            return true;
    return false;
}

static void write_words(struct writing *writing, const struct element *parent);

static void write_element(
    struct writing *writing, const struct element *element)
{
    for (size_t i = 0; i < sizeof printers / sizeof *printers; i++)
        if (strcmp(printers[i].name, element->name) == 0) {
            add_run(writing, element);
            add_printed(
                writing, printers[i].print(writing->collecting, element));
            add_run(writing, element->parent);
            return;
        }
    bool is_else = strcmp(element->name, "if") == 0 && is_otherwise(element);

    add_run(writing, element);
    if (is_else)
        text_add_char(&writing->text, PASSAGE_ELSE);
    write_words(writing, element);
    if (is_else)
        text_add_char(&writing->text, PASSAGE_END);
    add_run(writing, element->parent);
}

static void write_duty(struct writing *writing, const struct element *element)
{
    struct passage_duty *duty =
        ARENA_NEW(writing->collecting->job->arena, struct passage_duty);

    duty->element = element;
    duty->start = writing->text.length;
    *writing->duty_end = duty;
    writing->duty_end = &duty->next;
    write_element(writing, element);
    duty->end = writing->text.length;
}

static void write_words(struct writing *writing, const struct element *parent)
{
    for (const struct element *e = parent->first; e != NULL; e = e->next)
        if (e->name == NULL)
            add_squeezed(&writing->text, e->text);
        else if (strcmp(e->name, "duty") == 0)
            write_duty(writing, e);
        else if (!is_paragraph(e))
            write_element(writing, e);
}

static struct passage *add_passage(struct collecting *collecting,
    enum passage_kind kind, const struct element *element, const char *address)
{
    struct passage *passage = ARENA_NEW(collecting->job->arena, struct passage);
    struct writing writing = { .collecting = collecting };

    passage->kind = kind;
    passage->address = address;
    passage->element = element;
    passage->variant = collecting->variant;
    passage->definition = collecting->definition;
    writing.text = text_new(collecting->job->arena);
    writing.run_end = &passage->runs;
    writing.duty_end = &passage->duties;
    add_run(&writing, element);
    write_words(&writing, element);
    if (writing.text.length > 0 &&
        writing.text.bytes[writing.text.length - 1] == ' ')
        writing.text.bytes[writing.text.length - 1] = '\0';
    passage->words = writing.text.bytes;
    *collecting->end = passage;
    collecting->end = &passage->next;
    return passage;
}

/* ---- the library ------------------------------------------------------ */

static bool is_finished(const struct passage *passage)
{
    const char *p = passage->words + strlen(passage->words);

    while (p > passage->words && strchr(" )\"'\1\2\3\4", p[-1]) != NULL)
        p--;
    return p > passage->words && strchr(".?!", p[-1]) != NULL;
}

static enum passage_kind kind_of(const struct element *element)
{
    return strcmp(element->name, "sub") == 0 ||
                   strcmp(element->name, "para") == 0 ||
                   strcmp(element->name, "limb") == 0 ||
                   strcmp(element->name, "close") == 0
               ? PASSAGE_TEXT
               : PASSAGE_CELL;
}

static void collect_blocks(struct collecting *collecting,
    const struct element *parent, struct passage *intro);

static struct passage *collect_paragraph(struct collecting *collecting,
    const struct element *element, struct passage *intro)
{
    const char *id = xml_attribute(element, "id");
    struct passage *passage = add_passage(collecting, kind_of(element), element,
        id == NULL ? collecting->base
                   : arena_format(collecting->job->arena, "%s/%s",
                         collecting->base, id));

    if (intro != NULL && !is_finished(intro)) {
        passage->intro = intro;
        intro->is_intro = true;
    }
    collect_blocks(collecting, element, passage);
    return passage;
}

/* Limbs complete their introduction; so does a close after an open limb. */
static void collect_blocks(struct collecting *collecting,
    const struct element *parent, struct passage *intro)
{
    const struct passage *before = NULL;

    for (const struct element *e = parent->first; e != NULL; e = e->next) {
        if (e->name == NULL)
            continue;
        if (!is_paragraph(e))
            collect_blocks(collecting, e, NULL);
        else if (strcmp(e->name, "limb") == 0)
            before = collect_paragraph(collecting, e, intro);
        else if (strcmp(e->name, "close") == 0)
            (void)collect_paragraph(collecting, e,
                before == NULL || is_finished(before) ? NULL : intro);
        else
            (void)collect_paragraph(collecting, e, NULL);
    }
}

static void collect_variant(
    struct collecting *collecting, const struct variant *variant)
{
    struct arena *arena = collecting->job->arena;
    const struct element *heading = xml_child(variant->element, "heading");
    const struct element *plain = xml_child(variant->element, "plain");

    collecting->variant = variant;
    collecting->base =
        arena_format(arena, "%s#%s", variant->clause->id, variant->id);
    (void)add_passage(collecting, PASSAGE_HEADING,
        heading != NULL ? heading : variant->element,
        arena_format(arena, "%s/h", collecting->base));
    if (plain != NULL)
        (void)add_passage(collecting, PASSAGE_PLAIN, plain,
            arena_format(arena, "%s/plain", collecting->base));
    for (const struct element *e = variant->element->first; e != NULL;
         e = e->next)
        if (e->name != NULL && e != heading && e != plain) {
            if (is_paragraph(e))
                (void)collect_paragraph(collecting, e, NULL);
            else
                collect_blocks(collecting, e, NULL);
        }
}

static void collect_definition(
    struct collecting *collecting, const struct definition *definition)
{
    collecting->variant = NULL;
    collecting->definition = definition;
    for (const struct element *e = xml_child(definition->element, "means");
         e != NULL; e = xml_next(definition->element, e, "means"))
        (void)add_passage(collecting, PASSAGE_MEANS, e,
            arena_format(
                collecting->job->arena, "definition.%s", definition->id));
}

const struct passage *passage_collect(
    struct job *job, const struct library *library)
{
    struct collecting collecting = { .job = job, .library = library };

    collecting.end = &collecting.first;
    for (const struct named *n = library->clauses.first; n != NULL; n = n->next)
        for (const struct variant *v =
                 ((const struct clause *)n->thing)->variants;
             v != NULL; v = v->next)
            collect_variant(&collecting, v);
    for (const struct named *n = library->definitions.first; n != NULL;
         n = n->next)
        collect_definition(&collecting, n->thing);
    return collecting.first;
}

/* ---- reading one ------------------------------------------------------ */

struct place passage_place(const struct passage *passage, const char *at)
{
    const struct passage_run *run = passage->runs;
    size_t offset = (size_t)(at - passage->words);

    while (run->next != NULL && run->next->start <= offset)
        run = run->next;
    return run->element->place;
}

const char *passage_word(const char *at)
{
    for (; at != NULL && *at != '\0'; at++)
        if (*at == PASSAGE_OPEN)
            at = strchr(at, PASSAGE_CLOSE);
        else if (phrases_starts_word(*at))
            return at;
    return NULL;
}

const char *passage_word_end(const char *word)
{
    while (phrases_in_word(*word))
        word++;
    return word;
}

const char *passage_next(const char *word)
{
    word = passage_word_end(word);
    while (*word != '\0' && !phrases_starts_word(*word))
        word++;
    return word;
}
