#include "library/terms.h"

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/library.h"
#include "library/passage.h"
#include "library/silences.h"

#include <ctype.h>
#include <string.h>

struct term_use {
    const struct definition *definition;
    int count;
    bool is_ordinary; /* its first word also stands in small letters */
    const struct passage *reported; /* where it was last reported */
};

/* ---- counting --------------------------------------------------------- */

static void count_marked(const struct terms *terms,
    const struct element *element, const struct definition *own)
{
    if (text_same(element->name, "term")) {
        const char *id = xml_attribute(element, "of");
        struct term_use *use = id != NULL ? names_find(&terms->uses, id) : NULL;

        if (use != NULL && use->definition != own)
            use->count++;
        return;
    }
    for (const struct element *e = element->first; e != NULL; e = e->next)
        count_marked(terms, e, own);
}

static void count_all(const struct terms *terms)
{
    const struct library *library = terms->library;

    for (const struct named *n = library->clauses.first; n != NULL; n = n->next)
        for (const struct variant *v =
                 ((const struct clause *)n->thing)->variants;
             v != NULL; v = v->next)
            count_marked(terms, v->element, NULL);
    for (const struct named *n = library->definitions.first; n != NULL;
         n = n->next) {
        const struct definition *d = n->thing;

        count_marked(terms, d->element, d);
    }
    for (const struct named *n = library->plans.first; n != NULL; n = n->next)
        count_marked(terms, ((const struct plan *)n->thing)->element, NULL);
}

/* ---- setting up ------------------------------------------------------- */

static const char *in_small(struct arena *arena, const char *words)
{
    char *small = arena_copy(arena, words);

    *small = (char)tolower((unsigned char)*small);
    return small;
}

/* A word is ordinary if somebody writes it small somewhere. */
static void mark_ordinary(
    const struct phrases *small, const struct passage *passages)
{
    for (const struct passage *p = passages; p != NULL; p = p->next)
        for (const char *w = passage_word(p->words); w != NULL;
             w = passage_word(passage_word_end(w))) {
            const struct phrase *phrase =
                islower((unsigned char)*w) ? phrases_find(small, w) : NULL;

            if (phrase != NULL)
                *(bool *)(uintptr_t)phrase->thing = true;
        }
}

struct terms terms_new(struct silences *silences, const struct library *library,
    const struct passage *passages)
{
    struct arena *arena = silences->job->arena;
    struct terms terms = { library, phrases_new(arena, false),
        names_new(arena) };
    struct phrases small = phrases_new(arena, false);

    for (const struct named *n = library->definitions.first; n != NULL;
         n = n->next) {
        struct term_use *use = ARENA_NEW(arena, struct term_use);

        use->definition = n->thing;
        names_put(&terms.uses, n->name, use);
        phrases_add(&terms.written, use->definition->term, use);
        phrases_add(
            &small, in_small(arena, use->definition->term), &use->is_ordinary);
        if (use->definition->plural == NULL)
            continue;
        phrases_add(&terms.written, use->definition->plural, use);
        phrases_add(&small, in_small(arena, use->definition->plural),
            &use->is_ordinary);
    }
    mark_ordinary(&small, passages);
    count_all(&terms);
    return terms;
}

/* ---- draft-unmarked --------------------------------------------------- */

/* Whether a capital at a point is only that of a sentence. */
static bool starts_sentence(const struct passage *passage, const char *at)
{
    while (at > passage->words &&
           (at[-1] == ' ' || at[-1] == '"' || at[-1] == '(' ||
               iscntrl((unsigned char)at[-1])))
        at--;
    if (at == passage->words)
        return passage->intro == NULL;
    return strchr(".?!:", at[-1]) != NULL;
}

/* "Home Office", "Children's Services": a longer name that is no term. */
static bool goes_on_as_name(const struct terms *terms, const char *end)
{
    if (strncmp(end, "'s", 2) == 0)
        end += 2;
    return end[0] == ' ' && isupper((unsigned char)end[1]) &&
           phrases_find(&terms->written, end + 1) == NULL;
}

static bool goes_back_as_name(
    const struct terms *terms, const struct passage *passage, const char *at)
{
    const char *before = at;

    if (at < passage->words + 2 || at[-1] != ' ' || !phrases_in_word(at[-2]))
        return false;
    before--;
    while (before > passage->words && phrases_in_word(before[-1]))
        before--;
    return isupper((unsigned char)*before) &&
           !starts_sentence(passage, before) &&
           phrases_find(&terms->written, before) == NULL;
}

static bool is_term(const struct terms *terms, const struct passage *passage,
    const char *at, const struct phrase *phrase)
{
    const struct term_use *use = phrase->thing;
    bool is_one_word = strpbrk(phrase->words, " -") == NULL;

    if (is_one_word && use->is_ordinary && starts_sentence(passage, at))
        return false;
    return !goes_on_as_name(terms, at + phrase->length) &&
           !goes_back_as_name(terms, passage, at);
}

static void report(struct silences *silences, const struct passage *passage,
    const char *at, const struct phrase *phrase)
{
    struct arena *arena = silences->job->arena;
    const struct term_use *use = phrase->thing;
    bool is_plural = strcmp(phrase->words, use->definition->term) != 0;

    silences_warn(silences, "draft-unmarked", passage->address,
        passage_place(passage, at),
        arena_format(
            arena, "\"%s\" is defined, and not marked here", phrase->words),
        arena_format(arena, "write <term of=\"%s\"%s/>, or use small letters",
            use->definition->id, is_plural ? " number=\"many\"" : ""));
}

/* Once for each term in each passage. */
void terms_check(const struct terms *terms, struct silences *silences,
    const struct passage *passage)
{
    const char *at;

    if (passage->kind == PASSAGE_HEADING || passage->kind == PASSAGE_PLAIN)
        return;
    for (at = passage_word(passage->words); at != NULL;) {
        const struct phrase *phrase = phrases_find(&terms->written, at);
        struct term_use *use =
            phrase != NULL ? (struct term_use *)(uintptr_t)phrase->thing : NULL;

        if (use != NULL && use->definition != passage->definition &&
            is_term(terms, passage, at, phrase)) {
            use->count++;
            if (use->reported != passage)
                report(silences, passage, at, phrase);
            use->reported = passage;
        }
        at = passage_word(
            use != NULL ? at + phrase->length : passage_word_end(at));
    }
}

/* ---- draft-once ------------------------------------------------------- */

void terms_check_once(const struct terms *terms, struct silences *silences)
{
    struct arena *arena = silences->job->arena;

    for (const struct named *n = terms->uses.first; n != NULL; n = n->next) {
        const struct term_use *use = n->thing;

        if (use->count > 1)
            continue;
        silences_warn(silences, "draft-once",
            arena_format(arena, "definition.%s", n->name),
            use->definition->place,
            arena_format(arena, "\"%s\" is defined, and used %s",
                use->definition->term,
                use->count == 1 ? "only once" : "nowhere"),
            use->count == 1
                ? "say what it means where it is used, and take it out"
                : "take it out");
    }
}
