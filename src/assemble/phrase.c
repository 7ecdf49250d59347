#include "assemble/phrase.h"

#include "assemble/wording.h"
#include "base/text.h"
#include "io/xml.h"

#include <stdint.h>
#include <string.h>

static struct arena *arena_of(const struct composing *c)
{
    return c->pack->job->arena;
}

struct node *phrase_add(
    const struct composing *c, struct node *parent, enum node_kind kind)
{
    struct node *node = document_add(arena_of(c), parent, kind);

    node->origin = c->origin;
    return node;
}

struct node *phrase_add_text(const struct composing *c, struct node *parent,
    enum node_kind kind, const char *text)
{
    struct node *node = phrase_add(c, parent, kind);

    node->text = text;
    return node;
}

/* ---- words ------------------------------------------------------------ */

static void compose_inline(
    struct composing c, struct node *parent, const struct element *element);

void phrase_compose(
    struct composing c, struct node *parent, const struct element *element)
{
    for (const struct element *e = element->first; e != NULL; e = e->next)
        compose_inline(c, parent, e);
}

/* Words that wait for an answer; each format puts brackets around them. */
static struct node *begin_open(const struct composing *c, struct node *parent)
{
    struct node *open = phrase_add(c, parent, NODE_UNDECIDED);

    open->undecided = true;
    return open;
}

static void compose_if(
    struct composing c, struct node *parent, const struct element *element)
{
    enum verdict verdict = draft_stands(c.pack, c.scope, element);

    if (verdict == VERDICT_UNDECIDED && !draft_is_blank(c.scope))
        phrase_compose(c, begin_open(&c, parent), element);
    else if (verdict != VERDICT_NO)
        phrase_compose(c, parent, element);
}

const struct question *phrase_question(
    const struct composing *c, const struct element *e, const char *attribute)
{
    const char *id = xml_attribute(e, attribute);

    return id != NULL ? library_question(c->pack->library, id) : NULL;
}

static void hint_unanswered(const struct composing *c,
    const struct question *question, const struct question *missing,
    struct finding *finding)
{
    struct findings *findings = c->pack->job->findings;

    if (missing == NULL && question->computed)
        findings_hint(findings, finding,
            "it is computed: answer what value \"%s\" in lua/ is computed of",
            question->id);
    else if (missing != NULL)
        findings_hint(findings, finding, "it is computed: answer \"%s\" first",
            missing->id);
    else
        findings_hint(findings, finding,
            "`paction ask` asks for it; or say <open to=\"%s\">what will "
            "fill it</open> in the answers",
            question->id);
}

/* Nothing may be open in a copy that is signed. */
static void say_open(const struct composing *c, const struct question *question,
    struct place place)
{
    struct findings *findings = c->pack->job->findings;

    if (c->pack->execution)
        findings_hint(findings,
            findings_add(findings, SEVERITY_ERROR, "value-open", place,
                "%s reads \"%s\", which is left open", c->draft->document->id,
                question->id),
            "answer it before the copies to sign are made");
}

static void say_unanswered(const struct composing *c,
    const struct question *question, const struct question *missing,
    struct place place)
{
    const char *once = arena_format(
        arena_of(c), "unanswered %s %s", c->draft->document->id, question->id);
    struct findings *findings = c->pack->job->findings;

    if (names_find(&c->draft->targets, once) != NULL)
        return;
    names_put(&c->draft->targets, once, (void *)(uintptr_t)question);
    hint_unanswered(c, question, missing,
        findings_add(findings, draft_open_severity(c->pack), "value-unanswered",
            place, "%s reads \"%s\", which is unanswered",
            c->draft->document->id, question->id));
}

static void compose_unanswered(struct composing c, struct node *parent,
    const struct question *question, struct place place)
{
    const struct question *missing =
        question->computed
            ? rules_waits_on(c.pack->rules, c.pack->answers, c.scope, question)
            : NULL;
    const char *words =
        answers_open(c.pack->answers, missing != NULL ? missing : question);

    if (draft_is_blank(c.scope)) {
        phrase_add_text(&c, parent, NODE_BLANK, question->label);
    } else if (words != NULL) {
        say_open(&c, question, place);
        phrase_add_text(
            &c, parent, NODE_VALUE, arena_format(arena_of(&c), "[%s]", words));
    } else if (question->optional) {
        if (parent->parent != NULL && parent->parent->kind == NODE_CELL)
            phrase_add_text(&c, parent, NODE_BLANK, question->label);
    } else {
        phrase_add_text(&c, begin_open(&c, parent), NODE_TEXT, question->label);
        say_unanswered(&c, question, missing, place);
    }
}

void phrase_value(struct composing c, struct node *parent,
    const struct question *question, const char *as, struct place place)
{
    const struct answer *answer;
    struct origin *origin = ARENA_NEW(arena_of(&c), struct origin);

    if (question == NULL)
        return; /* the cross-check has said so */
    answer = answers_ask(c.pack->answers, c.scope, question);
    if (c.origin != NULL)
        *origin = *c.origin;
    origin->question = question->id;
    c.origin = origin;
    if (answer == NULL) {
        compose_unanswered(c, parent, question, place);
        return;
    }
    if (!draft_may_show(c.pack, c.draft, c.scope, question)) {
        draft_withhold(
            c.pack, c.draft, phrase_add(&c, parent, NODE_VALUE), question);
        return;
    }
    if (draft_is_of_child(question))
        c.draft->document->holds_child_data = true;
    phrase_add_text(&c, parent, NODE_VALUE,
        wording_value(c.pack->job, question, answer->value, as));
}

/* Whether a list has one record, or a number is one. */
static bool is_one(const struct composing *c, const struct question *question)
{
    const struct answer *answer;

    if (question == NULL)
        return false;
    if (question->type == QUESTION_LIST)
        return answers_count(c->pack->answers, c->scope, question) == 1;
    answer = answers_ask(c->pack->answers, c->scope, question);
    return answer != NULL && answer->value.number == 1;
}

static const char *term_words(struct composing c,
    const struct definition *definition, const struct element *element)
{
    const char *number = xml_attribute(element, "number");
    const struct question *counts = phrase_question(&c, element, "by");
    bool many = text_same(number, "many");

    if (counts == NULL && definition->counts != NULL)
        counts = library_question(c.pack->library, definition->counts);
    if (text_same(number, "counted"))
        many = !is_one(&c, counts);
    return many && definition->plural != NULL ? definition->plural
                                              : draft_term(c.pack, definition);
}

static void compose_term(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct definition *definition =
        library_definition(c.pack->library, xml_attribute(element, "of"));
    const char *words = xml_words(c.pack->job, element);
    struct used_term *used = ARENA_NEW(arena_of(&c), struct used_term);

    if (definition == NULL)
        return;
    if (names_find(&c.draft->terms, definition->id) == NULL)
        names_put(&c.draft->terms, definition->id, (void *)(uintptr_t)element);
    if (*words == '\0')
        words = term_words(c, definition, element);
    used->node = phrase_add_text(&c, parent, NODE_TERM, words);
    used->definition = definition->id;
    used->next = c.draft->used_terms;
    c.draft->used_terms = used;
}

static void compose_define(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct definition *definition =
        library_definition(c.pack->library, xml_attribute(element, "of"));
    const char *words = xml_words(c.pack->job, element);
    struct node *node;

    if (definition == NULL)
        return;
    node = phrase_add_text(&c, parent, NODE_DEFINED,
        *words != '\0' ? words : draft_term(c.pack, definition));
    if (names_find(&c.draft->defines, definition->id) == NULL)
        names_put(&c.draft->defines, definition->id, node);
}

void phrase_reference(struct composing c, struct node *parent, const char *to,
    bool with_heading, struct place place)
{
    struct pending *pending = ARENA_NEW(arena_of(&c), struct pending);

    pending->node = phrase_add(&c, parent, NODE_REFERENCE);
    pending->to = to;
    pending->with_heading = with_heading;
    pending->record = c.scope.record;
    pending->place = place;
    *c.draft->pending_end = pending;
    c.draft->pending_end = &pending->next;
}

/* "3(5)(a)" reads "paragraph 5(a) of Schedule 3". */
static const char *schedule_words(struct arena *arena, const char *at)
{
    size_t schedule = strcspn(at, "(");
    size_t paragraph = strcspn(at + schedule, ")");

    if (at[schedule] == '\0')
        return arena_format(arena, "Schedule %s", at);
    return arena_format(arena, "paragraph %.*s%s of Schedule %.*s",
        (int)paragraph - 1, at + schedule + 1, at + schedule + paragraph + 1,
        (int)schedule, at);
}

/* "s22C(5)" reads "section 22C(5)". */
static const char *provision_words(struct arena *arena, const char *at)
{
    if (text_starts(at, "sch"))
        return schedule_words(arena, at + 3);
    if (text_starts(at, "reg"))
        return arena_format(arena, "regulation %s", at + 3);
    if (text_starts(at, "art"))
        return arena_format(arena, "Article %s", at + 3);
    if (text_starts(at, "part"))
        return arena_format(arena, "Part %s", at + 4);
    if (text_starts(at, "s"))
        return arena_format(arena, "section %s", at + 1);
    return at;
}

const char *phrase_citation(
    const struct draft_pack *pack, const char *law, const char *at)
{
    struct arena *arena = pack->job->arena;
    const char *title = library_law_title(pack->library, law);

    return title == NULL || at == NULL ? title
                                       : arena_format(arena, "%s of the %s",
                                             provision_words(arena, at), title);
}

static void compose_cite(
    struct composing c, struct node *parent, const struct element *element)
{
    const char *words = phrase_citation(
        c.pack, xml_attribute(element, "law"), xml_attribute(element, "at"));

    if (words != NULL)
        phrase_add_text(&c, parent, NODE_TEXT, words);
}

static void compose_duty(
    struct composing c, struct node *parent, const struct element *element)
{
    struct node *duty = phrase_add(&c, parent, NODE_DUTY);

    duty->by = xml_attribute(element, "by");
    duty->to = xml_attribute(element, "to");
    duty->timing = xml_attribute(element, "timing");
    duty->otherwise = xml_attribute(element, "else");
    if (duty->otherwise == NULL && c.placed != NULL)
        duty->otherwise = c.placed->clause->otherwise;
    phrase_compose(c, duty, element);
}

static void compose_deadline(
    struct composing c, struct node *parent, const struct element *element)
{
    phrase_compose(c, phrase_add(&c, parent, NODE_DEADLINE), element);
}

static void compose_each(
    struct composing c, struct node *parent, const struct element *element)
{
    const struct question *list = phrase_question(&c, element, "over");
    const char *join = xml_attribute(element, "join");
    size_t count, i = 0;

    if (list == NULL)
        return;
    count = answers_count(c.pack->answers, c.scope, list);
    if (count == 0)
        compose_unanswered(c, parent, list, element->place);
    for (const struct record *r =
             answers_records(c.pack->answers, c.scope, list);
         r != NULL; r = r->next) {
        phrase_add_text(&c, parent, NODE_TEXT, wording_joint(join, i++, count));
        c.scope.record = r;
        phrase_compose(c, parent, element);
    }
}

static void compose_verb(
    struct composing c, struct node *parent, const struct element *element)
{
    bool one = is_one(&c, phrase_question(&c, element, "of"));

    phrase_add_text(
        &c, parent, NODE_TEXT, xml_attribute(element, one ? "one" : "many"));
}

static void compose_inline(
    struct composing c, struct node *parent, const struct element *e)
{
    if (e->name == NULL)
        phrase_add_text(&c, parent, NODE_TEXT, e->text);
    else if (strcmp(e->name, "term") == 0)
        compose_term(c, parent, e);
    else if (strcmp(e->name, "value") == 0)
        phrase_value(c, parent, phrase_question(&c, e, "of"),
            xml_attribute(e, "as"), e->place);
    else if (strcmp(e->name, "ref") == 0)
        phrase_reference(c, parent, xml_attribute(e, "to"),
            xml_attribute(e, "show") != NULL, e->place);
    else if (strcmp(e->name, "duty") == 0)
        compose_duty(c, parent, e);
    else if (strcmp(e->name, "deadline") == 0)
        compose_deadline(c, parent, e);
    else if (strcmp(e->name, "define") == 0)
        compose_define(c, parent, e);
    else if (strcmp(e->name, "cite") == 0)
        compose_cite(c, parent, e);
    else if (strcmp(e->name, "if") == 0)
        compose_if(c, parent, e);
    else if (strcmp(e->name, "each") == 0)
        compose_each(c, parent, e);
    else if (strcmp(e->name, "verb") == 0)
        compose_verb(c, parent, e);
    /* limb and close are blocks: their paragraph comes after this one */
}

/* ---- white space ------------------------------------------------------ */

static bool closes(char c)
{
    return c != '\0' && strchr(".,;:)]", c) != NULL;
}

/* How far tidying has come, from one text of the paragraph to the next. */
struct tidying {
    char *space; /* the last space written, if nothing came after */
    bool at_start;
    bool after_stop; /* the last text ended a sentence, or "Ltd." */
};

static char *tidy_text(
    struct tidying *tidying, struct arena *arena, const char *words)
{
    char *text = arena_copy(arena, words);
    char *to = text;

    for (const char *p = words; *p != '\0'; p++) {
        bool is_space = strchr(" \n\t\r", *p) != NULL;

        if (is_space && (tidying->at_start || tidying->space != NULL))
            continue;
        if (*p == '.' && p == words && tidying->after_stop)
            continue;
        if (tidying->space != NULL && closes(*p)) {
            *tidying->space = '\0';
            to -= to > text && tidying->space == to - 1;
        }
        *to = is_space ? ' ' : *p;
        tidying->space = is_space ? to : NULL;
        tidying->at_start = false;
        tidying->after_stop = *p == '.';
        to++;
    }
    *to = '\0';
    return text;
}

void phrase_tidy(struct arena *arena, struct node *paragraph)
{
    struct tidying tidying = { .at_start = true };

    for (struct walk w = document_walk(paragraph); document_next(&w);) {
        struct node *node = (struct node *)(uintptr_t)w.node;

        if (w.entering && node->kind == NODE_REFERENCE)
            tidying = (struct tidying){ 0 }; /* its words come later */
        if (w.entering && node->text != NULL)
            node->text = tidy_text(&tidying, arena, node->text);
    }
    if (tidying.space != NULL)
        *tidying.space = '\0';
}
