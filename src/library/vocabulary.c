#include "library/vocabulary.h"

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/passage.h"
#include "library/silences.h"

#include <string.h>

enum entry_kind { ENTRY_WORD, ENTRY_DUTY, ENTRY_PAIR, ENTRY_ALLOW };

struct entry {
    enum entry_kind kind;
    const char *use; /* "": leave it out */
};

/* Which attributes each element of the file has. */
static const struct {
    const char *name;
    enum entry_kind kind;
    const char *words;
    const char *use; /* NULL: none */
} rows[] = {
    { "word", ENTRY_WORD, "avoid", "use" },
    { "pair", ENTRY_PAIR, "avoid", "one" },
    { "allow", ENTRY_ALLOW, "words", NULL },
};

static bool add_entry(struct job *job, struct vocabulary *vocabulary,
    const struct element *element)
{
    struct entry *entry = ARENA_NEW(job->arena, struct entry);
    const char *words;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, element->name) != 0)
            continue;
        words = xml_attribute(element, rows[i].words);
        entry->kind = text_same(xml_attribute(element, "as"), "duty")
                          ? ENTRY_DUTY
                          : rows[i].kind;
        if (rows[i].use != NULL)
            entry->use = xml_attribute(element, rows[i].use);
        if (words == NULL || *words == '\0' ||
            (rows[i].use != NULL && entry->use == NULL))
            return false;
        phrases_add(&vocabulary->phrases, words, entry);
        return true;
    }
    return false;
}

struct vocabulary vocabulary_load(struct job *job, const char *path)
{
    struct vocabulary vocabulary = { phrases_new(job->arena, true) };
    const struct element *root = xml_load(job, path, NULL);

    if (root == NULL)
        return vocabulary;
    for (const struct element *e = root->first; e != NULL; e = e->next)
        if (e->name != NULL && !add_entry(job, &vocabulary, e))
            findings_hint(job->findings,
                findings_add(job->findings, SEVERITY_ERROR, "drafting-words",
                    e->place, "no word to avoid can be read from <%s>",
                    e->name),
                "write <word avoid=\"\" use=\"\"/>, <pair one=\"\" "
                "avoid=\"\"/> or <allow words=\"\"/>");
    return vocabulary;
}

/* ---- draft-word ------------------------------------------------------- */

/* Who can be the subject of a duty without being a defined term. */
static const char *const subjects[] = { "it", "It", "they", "They", "party",
    "parties", "side", "sides", "we", "We", "you", "You", "council", "councils",
    "provider", "providers" };

/* After one of these the words state a case and not a duty. */
static const char *const cases[] = { "if", "If", "unless", "Unless", "when",
    "When", "whenever", "where", "Where", "until", "Until", "whether", "that",
    "who", "whom", "which", "what", "What", "while", "While", "before", "after",
    "as", "than", "how", "because", "to" };

static bool is_break(char c)
{
    return c != '\0' && strchr(",;:.?!", c) != NULL;
}

/* Whether words at a point follow the one who acts, in a main clause. */
static bool makes_duty(const struct passage *passage, const char *at)
{
    const char *start = at, *subject = NULL;

    while (start > passage->words && !is_break(start[-1]))
        start--;
    while (start < at && !phrases_starts_word(*start))
        start++;
    for (const char *p = start; p < at; p = passage_next(p)) {
        if (PHRASES_IS_ONE_OF(p, cases))
            return false;
        subject = p;
    }
    return subject != NULL &&
           (at[-2] == PASSAGE_CLOSE || PHRASES_IS_ONE_OF(subject, subjects));
}

static void report(struct silences *silences, const struct passage *passage,
    const char *at, const struct phrase *phrase)
{
    struct arena *arena = silences->job->arena;
    const struct entry *entry = phrase->thing;
    const char *message = arena_format(arena,
        entry->kind == ENTRY_PAIR ? "\"%.*s\" is another name for one thing"
                                  : "\"%.*s\" is not a word to draft with",
        (int)phrase->length, at);

    silences_warn(silences, "draft-word", passage->address,
        passage_place(passage, at), message,
        *entry->use == '\0' ? "leave it out"
                            : arena_format(arena, "say \"%s\"", entry->use));
}

void vocabulary_check(const struct vocabulary *vocabulary,
    struct silences *silences, const struct passage *passage)
{
    const char *at = passage_word(passage->words);

    while (at != NULL) {
        const struct phrase *phrase = phrases_find(&vocabulary->phrases, at);
        const struct entry *entry = phrase != NULL ? phrase->thing : NULL;
        bool is_meant = entry != NULL &&
                        (entry->kind != ENTRY_DUTY || makes_duty(passage, at));

        if (is_meant && entry->kind != ENTRY_ALLOW)
            report(silences, passage, at, phrase);
        at =
            passage_word(is_meant ? at + phrase->length : passage_word_end(at));
    }
}

size_t vocabulary_allows(const struct vocabulary *vocabulary, const char *at)
{
    const struct phrase *phrase = phrases_find(&vocabulary->phrases, at);

    return phrase != NULL &&
                   ((const struct entry *)phrase->thing)->kind == ENTRY_ALLOW
               ? phrase->length
               : 0;
}
