#include "cli/variant_page.h"

#include "assemble/compose.h"
#include "base/text.h"
#include "io/xml.h"
#include "review/compare.h"

#include <string.h>

enum { MOST_BESIDE = 4, SHARE_OF_LABELS = 14, SHARE_OF_ALL = 100 };

struct making {
    struct job *job;
    struct specimen_source source;
    const struct clause *clause;
    struct node *root;
    bool is_proved;
};

/* What the others are set beside. */
static const struct variant *first_of(const struct clause *clause)
{
    const struct variant *preferred = library_preferred(clause);

    return preferred != NULL ? preferred : clause->variants;
}

/* ---- what is said of a variant ---------------------------------------- */

static const char *attribute_of(
    struct job *job, const struct variant *variant, const char *name)
{
    char *words = arena_copy(job->arena, xml_attribute(variant->element, name));

    for (char *p = words; *p != '\0'; p++)
        *p = *p == '-' ? ' ' : *p;
    return words;
}

static const char *usage_words(
    const struct making *m, const struct variant *variant)
{
    return attribute_of(m->job, variant, "usage");
}

static const char *status_words(
    const struct making *m, const struct variant *variant)
{
    return attribute_of(m->job, variant, "status");
}

static const char *version_words(
    const struct making *m, const struct variant *variant)
{
    (void)m;
    return variant->version;
}

static bool wishes(const struct wish *wish, const struct variant *variant)
{
    for (; wish != NULL; wish = wish->next)
        if (text_same(wish->clause, variant->clause->id) &&
            text_same(wish->variant, variant->id))
            return true;
    return false;
}

static void add_sentence(struct text *text, const char *verb, struct job *job,
    const struct rule *rule)
{
    text_format(
        text, "%srule %s %s it", text->length > 0 ? "; " : "", rule->id, verb);
    if (rule->when != NULL)
        text_format(text, " if %s", condition_words(job, rule->when));
}

static const char *when_words(
    const struct making *m, const struct variant *variant)
{
    struct text text = text_new(m->job->arena);
    const struct names *rules = rules_all(m->source.rules);

    for (const struct named *n = rules->first; n != NULL; n = n->next) {
        const struct rule *rule = n->thing;

        if (wishes(rule->require, variant))
            add_sentence(&text, "requires", m->job, rule);
        if (wishes(rule->prefer, variant))
            add_sentence(&text, "prefers", m->job, rule);
    }
    if (variant->usage == USAGE_PREFERRED)
        text_format(&text, "%swherever no rule or board says otherwise",
            text.length > 0 ? "; and " : "");
    else if (text.length == 0)
        text_add(&text, "when a board decides for it");
    return text.bytes;
}

/* Paragraphs of the note; of: NULL, or whose case. */
static const char *note_words(
    const struct making *m, const struct variant *variant, const char *of)
{
    const struct element *note = xml_child(variant->element, "note");
    struct text text = text_new(m->job->arena);

    for (const struct element *e = note != NULL ? note->first : NULL; e != NULL;
         e = e->next) {
        bool is_wanted = e->name != NULL &&
                         text_same(e->name, of != NULL ? "case" : "p") &&
                         text_same(xml_attribute(e, "of"), of);

        if (is_wanted)
            text_format(&text, "%s%s", text.length > 0 ? " " : "",
                xml_words(m->job, e));
    }
    return text.length > 0 ? text.bytes : "\u2013";
}

static const char *councils_words(
    const struct making *m, const struct variant *variant)
{
    return note_words(m, variant, "councils");
}

static const char *providers_words(
    const struct making *m, const struct variant *variant)
{
    return note_words(m, variant, "providers");
}

static const char *own_note_words(
    const struct making *m, const struct variant *variant)
{
    return note_words(m, variant, NULL);
}

static const char *plain_words(
    const struct making *m, const struct variant *variant)
{
    const struct element *plain = xml_child(variant->element, "plain");

    return plain != NULL ? xml_words(m->job, plain) : "\u2013";
}

static const struct {
    const char *label;
    const char *(*words)(const struct making *m, const struct variant *variant);
} facts[] = {
    { "Usage", usage_words },
    { "Status", status_words },
    { "Version", version_words },
    { "When it is used", when_words },
    { "The councils\u2019 case", councils_words },
    { "The providers\u2019 case", providers_words },
    { "Note", own_note_words },
    { "In plain words", plain_words },
};

/* ---- the table --------------------------------------------------------- */

static const struct column *columns_of(struct job *job, size_t count)
{
    struct column *columns =
        arena_alloc(job->arena, (count + 1) * sizeof *columns);

    columns[0].width = SHARE_OF_LABELS;
    for (size_t i = 1; i <= count; i++)
        columns[i].width = (SHARE_OF_ALL - SHARE_OF_LABELS) / (int)count;
    return columns;
}

static void add_rows(struct making *m, struct node *table,
    const struct variant *first, size_t count)
{
    struct job *job = m->job;
    struct node *row = document_add(job->arena, table, NODE_ROW);
    const struct variant *v = first;

    row->is_header = true;
    compose_cell(job, row, "Variant");
    for (size_t i = 0; i < count; i++, v = v->next)
        compose_cell(job, row, v->id);
    for (size_t f = 0; f < sizeof facts / sizeof *facts; f++) {
        row = document_add(job->arena, table, NODE_ROW);
        compose_cell(job, row, facts[f].label);
        v = first;
        for (size_t i = 0; i < count; i++, v = v->next)
            compose_cell(job, row, facts[f].words(m, v));
    }
}

/* No more beside each other than can be read: the others in a table below. */
static void add_facts(struct making *m, struct node *section)
{
    const struct variant *v = m->clause->variants;

    while (v != NULL) {
        struct node *table = document_add(m->job->arena, section, NODE_TABLE);
        const struct variant *first = v;
        size_t count = 0;

        for (; v != NULL && count < MOST_BESIDE; v = v->next)
            count++;
        table->columns = columns_of(m->job, count);
        table->column_count = count + 1;
        add_rows(m, table, first, count);
    }
}

/* ---- the words --------------------------------------------------------- */

static struct node *add_section(struct making *m, const char *title)
{
    struct node *section = document_add(m->job->arena, m->root, NODE_SECTION);

    compose_heading(m->job, section, title);
    return section;
}

static const char *title_of(struct job *job, const struct variant *variant)
{
    return arena_format(job->arena, "%s: %s, %s, version %s", variant->id,
        attribute_of(job, variant, "usage"),
        attribute_of(job, variant, "status"), variant->version);
}

/* The page has the same paragraphs more than once, so none has a name. */
static void strip_names(const struct node *section)
{
    for (struct walk w = document_walk(section); document_next(&w);) {
        struct node *node = (struct node *)w.node;

        node->bookmark = node->address = NULL;
    }
}

/* The table has said them. */
static void drop_plain_words(struct node *section)
{
    for (struct node *clause = section->first; clause != NULL;
         clause = clause->next)
        for (struct node *n = clause->first; n != NULL; n = n->next)
            if (n->kind == NODE_PLAIN && n->previous != NULL) {
                n->previous->next = n->next;
                if (n->next != NULL)
                    n->next->previous = n->previous;
                else
                    clause->last = n->previous;
            }
}

/* Puts a section made elsewhere, under this title, at the end of the page. */
static void adopt(struct making *m, struct node *section, const char *title)
{
    struct node *heading = document_add(m->job->arena, NULL, NODE_HEADING);

    document_add_text(m->job->arena, heading, NODE_TEXT, title);
    heading->parent = section;
    heading->next = section->first;
    section->first->previous = heading;
    section->first = heading;
    section->role = ROLE_OPERATIVE;
    section->parent = m->root;
    section->previous = m->root->last;
    m->root->last->next = section;
    m->root->last = section;
    strip_names(section);
    drop_plain_words(section);
}

/* A section with what differs in the new one marked. */
static void add_beside(struct making *m, const struct document *old,
    const struct document *new, const char *title)
{
    struct compare_options options = { "paction", NULL };
    struct document *compared = compare_documents(m->job, old, new, options);

    m->is_proved &= compare_proves(m->job, compared, old, new);
    adopt(m, compared->root->first, title);
}

static void add_other(struct making *m, const struct document *preferred,
    const struct variant *variant)
{
    add_beside(m, preferred, specimen_make(m->job, m->source, variant),
        arena_format(m->job->arena, "%s (beside %s)", title_of(m->job, variant),
            first_of(m->clause)->id));
}

bool variant_page_add(struct job *job, struct specimen_source source,
    struct document *page, const struct variant *was,
    const struct variant *variant, const char *title)
{
    struct making m = { job, source, variant->clause, page->root, true };

    add_beside(&m, specimen_make(job, source, was),
        specimen_make(job, source, variant), title);
    return m.is_proved;
}

/* The preferred one, then each other with what differs from it. */
static void add_words(struct making *m)
{
    const struct variant *preferred = first_of(m->clause);
    const struct document *whole = specimen_make(m->job, m->source, preferred);

    adopt(m, specimen_make(m->job, m->source, preferred)->root->first,
        title_of(m->job, preferred));
    for (const struct variant *v = m->clause->variants; v != NULL; v = v->next)
        if (v != preferred)
            add_other(m, whole, v);
}

static const char *heading_of(struct job *job, const struct clause *clause)
{
    return xml_words(job, xml_child(first_of(clause)->element, "heading"));
}

bool variant_page_make(struct job *job, struct specimen_source source,
    const struct clause *clause, struct document **page)
{
    struct document *document = ARENA_NEW(job->arena, struct document);
    struct making m = { job, source, clause, NULL, true };
    struct node *section;

    m.root = document_add(job->arena, NULL, NODE_DOCUMENT);
    *document = (struct document){ .id = clause->id,
        .title = arena_format(
            job->arena, "Variants of \u201c%s\u201d", heading_of(job, clause)),
        .subject = clause->purpose,
        .house = source.house,
        .audience = draft_audience_name(AUDIENCE_INTERNAL),
        .is_comparison = true,
        .change_author = "paction",
        .root = m.root };
    section = add_section(&m, "Beside each other");
    add_facts(&m, section);
    add_words(&m);
    *page = document;
    return m.is_proved;
}
