/*
 * Which finding is whose:
 *
 *   vocabulary.c  draft-word
 *   terms.c       draft-unmarked, draft-once
 *   duties.c      draft-passive, draft-deadline, draft-consequence, draft-waits
 *   silences.c    draft-silence
 *   here          all others: sentences, numbers, headings, plain twins, notes
 *                 and definitions
 */
#include "library/drafting.h"

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/duties.h"
#include "library/library.h"
#include "library/passage.h"
#include "library/readability.h"
#include "library/sentence.h"
#include "library/silences.h"
#include "library/terms.h"
#include "library/vocabulary.h"

#include <ctype.h>
#include <string.h>

enum {
    LONGEST_SENTENCE = 40,
    LONGEST_MEAN = 24,
    LONGEST_HEADING = 5,
    MOST_SUBS = 7,
    HASH_DIGITS = 12,

    /*
     * In hundredths of a school year. Nine articles of three national papers,
     * among them the New York Times, were measured at 11.2, 11.8 and 12.0 on
     * this scale (answers.google.com/answers/threadview/id/301734, 2004).
     */
    HIGHEST_GRADE = 1100
};

/* Words and sentences of a clause, in its preferred variant. */
struct tally {
    size_t words, sentences;
};

struct drafting {
    struct job *job;
    const struct library *library;
    const struct passage *passages;
    struct silences silences;
    struct vocabulary vocabulary;
    struct terms terms;
    struct phrases numbers; /* in words */
    struct names tallies;   /* clause id to its struct tally */
};

static void warn(struct drafting *drafting, const char *id,
    const struct passage *passage, const char *at, const char *message,
    const char *hint)
{
    silences_warn(&drafting->silences, id, passage->address,
        passage_place(passage, at), message, hint);
}

/* ---- draft-long-sentence, draft-mean ---------------------------------- */

static struct tally *tally_of(
    struct drafting *drafting, const struct passage *passage)
{
    const struct variant *variant = passage->variant;
    const char *id;
    struct tally *tally;

    if (passage->kind != PASSAGE_TEXT || variant == NULL ||
        variant->usage != USAGE_PREFERRED)
        return NULL;
    id = variant->clause->id;
    tally = names_find(&drafting->tallies, id);
    if (tally == NULL) {
        tally = ARENA_NEW(drafting->job->arena, struct tally);
        names_put(&drafting->tallies, id, tally);
    }
    return tally;
}

static void check_sentences(
    struct drafting *drafting, const struct passage *passage)
{
    struct tally *tally = tally_of(drafting, passage);
    const char *at = passage->words;
    struct sentence sentence;

    while (sentence_next(passage, &at, &sentence)) {
        if (tally != NULL) {
            tally->words += sentence.words;
            tally->sentences++;
        }
        if (sentence.words > LONGEST_SENTENCE)
            warn(drafting, "draft-long-sentence", passage, sentence.start,
                arena_format(drafting->job->arena, "a sentence of %zu words",
                    sentence.words),
                arena_format(drafting->job->arena, "%s: %d words at most",
                    passage->intro != NULL
                        ? "shorten the limb or its introduction"
                        : "make two of it, or a list",
                    LONGEST_SENTENCE));
    }
}

static void add_tallies(
    struct drafting *drafting, const struct element *element, struct tally *sum)
{
    if (text_same(element->name, "place")) {
        const struct tally *tally =
            names_find(&drafting->tallies, xml_attribute(element, "clause"));

        if (tally != NULL) {
            sum->words += tally->words;
            sum->sentences += tally->sentences;
        }
    }
    for (const struct element *e = element->first; e != NULL; e = e->next)
        add_tallies(drafting, e, sum);
}

static void check_mean(struct drafting *drafting, const struct plan *plan)
{
    struct arena *arena = drafting->job->arena;
    struct tally sum = { 0, 0 };
    size_t tenths;

    add_tallies(drafting, plan->element, &sum);
    if (sum.words <= LONGEST_MEAN * sum.sentences)
        return;
    tenths = 10 * sum.words / sum.sentences;
    silences_warn(&drafting->silences, "draft-mean",
        arena_format(arena, "document.%s", plan->id), plan->place,
        arena_format(arena, "sentences of %zu.%zu words in the mean",
            tenths / 10, tenths % 10),
        arena_format(arena, "shorten the longest, until the mean is %d at most",
            LONGEST_MEAN));
}

/* ---- draft-number ----------------------------------------------------- */

static const char *const numbers[] = { "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "eighteen", "twenty", "twenty-one", "twenty-four",
    "twenty-eight", "thirty", "forty", "forty-eight", "fifty", "sixty",
    "seventy", "seventy-two", "eighty", "ninety", "hundred" };

static const char *const units[] = { "minute", "minutes", "hour", "hours",
    "day", "days", "Days", "night", "nights", "week", "weeks", "month",
    "months", "year", "years", "Quarters", "percent", "pounds", "pence" };

/* What may stand between a number and its unit. */
static const char *const between[] = { "Working", "working", "calendar",
    "clear", "consecutive", "full", "further", "more", "whole", "school" };

static struct phrases number_words(struct arena *arena)
{
    struct phrases words = phrases_new(arena, true);

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        phrases_add(&words, numbers[i], NULL);
    return words;
}

static bool is_amount(const struct drafting *drafting, const char *at)
{
    const char *unit;

    if (phrases_find(&drafting->numbers, at) == NULL)
        return false;
    unit = passage_next(at);
    if (strncmp(unit, "per cent", strlen("per cent")) == 0)
        return true;
    if (PHRASES_IS_ONE_OF(unit, between))
        unit = passage_next(unit);
    return PHRASES_IS_ONE_OF(unit, units);
}

/* How much of a text is one number in figures, else 0. */
static size_t figures_at(const char *at)
{
    size_t length = strspn(at, "\xC2\xA3");

    if (!isdigit((unsigned char)at[length]))
        return 0;
    length += strspn(at + length, "0123456789.,/:");
    while (strchr(".,/:", at[length - 1]) != NULL)
        length--;
    return length + (at[length] == '%');
}

static void check_numbers(
    struct drafting *drafting, const struct passage *passage)
{
    const char *at = passage_word(passage->words);

    while (at != NULL) {
        size_t allowed = vocabulary_allows(&drafting->vocabulary, at);
        size_t length = allowed > 0 ? 0 : figures_at(at);

        if (allowed == 0 && length == 0 && is_amount(drafting, at))
            length = (size_t)(passage_word_end(at) - at);
        if (length > 0)
            warn(drafting, "draft-number", passage, at,
                arena_format(drafting->job->arena,
                    "the number \"%.*s\" is typed", (int)length, at),
                passage->kind == PASSAGE_PLAIN
                    ? "say it without the number: another project has another"
                    : "make it a question and print it with <value>; a number "
                      "in a law's name stands in <cite>");
        at = length + allowed > 0 ? at + length + allowed : at;
        at = passage_word(passage_word_end(at));
    }
}

/* ---- variants --------------------------------------------------------- */

static void check_heading(
    struct drafting *drafting, const struct passage *heading)
{
    size_t words = readability_words(
        heading->words, heading->words + strlen(heading->words));

    if (words > LONGEST_HEADING)
        warn(drafting, "draft-heading", heading, heading->words,
            arena_format(drafting->job->arena, "a heading of %zu words", words),
            "take the two to four words that a person would look for");
}

static void warn_variant(struct drafting *drafting, const char *id,
    const struct variant *variant, struct place place, const char *message,
    const char *hint)
{
    silences_warn(&drafting->silences, id,
        arena_format(
            drafting->job->arena, "%s#%s", variant->clause->id, variant->id),
        place, message, hint);
}

static void check_subs(struct drafting *drafting, const struct variant *variant)
{
    const struct element *extra = NULL;
    int count = 0;

    for (const struct element *e = xml_child(variant->element, "sub");
         e != NULL; e = xml_next(variant->element, e, "sub"))
        if (++count == MOST_SUBS + 1)
            extra = e;
    if (extra != NULL)
        warn_variant(drafting, "draft-subs", variant, extra->place,
            arena_format(
                drafting->job->arena, "a clause of %d sub-clauses", count),
            arena_format(drafting->job->arena,
                "make two clauses, or move the mechanics to a schedule: %d at "
                "most",
                MOST_SUBS));
}

static void check_note(struct drafting *drafting, const struct variant *variant)
{
    static const char *const sides[] = { "councils", "providers" };
    const struct element *note = xml_child(variant->element, "note");

    for (size_t i = 0; i < 2; i++) {
        const struct element *e = note != NULL ? xml_child(note, "case") : NULL;

        while (e != NULL && !text_same(xml_attribute(e, "of"), sides[i]))
            e = xml_next(note, e, "case");
        if (e == NULL)
            warn_variant(drafting, "draft-note", variant,
                note != NULL ? note->place : variant->place,
                arena_format(drafting->job->arena,
                    "a note without the case of the %s", sides[i]),
                arena_format(drafting->job->arena,
                    "put it in two or three sentences in <case of=\"%s\">",
                    sides[i]));
    }
}

static void check_twin(struct drafting *drafting, const struct variant *variant)
{
    const char *hash =
        arena_format(drafting->job->arena, "%.*s", HASH_DIGITS, variant->hash);

    if (variant->plain == NULL)
        warn_variant(drafting, "draft-twin-missing", variant, variant->place,
            "no plain words",
            arena_format(drafting->job->arena,
                "say it in two to four sentences in <plain of=\"%s\">", hash));
    else if (!text_same(variant->plain_of, hash))
        warn_variant(drafting, "draft-twin-stale", variant,
            variant->plain_place, "the plain words may be for another wording",
            arena_format(drafting->job->arena,
                "read them against the clause, then write of=\"%s\"", hash));
}

static void check_grade(struct drafting *drafting, const struct passage *plain)
{
    int grade = readability_grade(plain->words);

    if (grade > HIGHEST_GRADE)
        warn(drafting, "draft-grade", plain, plain->words,
            arena_format(drafting->job->arena,
                "plain words of reading grade %d.%d", grade / 100,
                grade / 10 % 10),
            arena_format(drafting->job->arena,
                "use shorter sentences and shorter words: grade %d at most",
                HIGHEST_GRADE / 100));
}

static void check_variant(
    struct drafting *drafting, const struct variant *variant)
{
    if (variant->usage == USAGE_EMPTY)
        return;
    check_subs(drafting, variant);
    check_note(drafting, variant);
    check_twin(drafting, variant);
}

/* ---- definitions ------------------------------------------------------ */

/* Whether a word with a capital also stands in small letters somewhere. */
static bool is_ordinary(struct drafting *drafting, const char *word)
{
    size_t length = (size_t)(passage_word_end(word) - word);
    char *small = arena_format(drafting->job->arena, "%.*s", (int)length, word);

    *small = (char)tolower((unsigned char)*small);
    for (const struct passage *p = drafting->passages; p != NULL; p = p->next)
        for (const char *w = passage_word(p->words); w != NULL;
             w = passage_word(passage_word_end(w)))
            if (phrases_is_word(w, small))
                return true;
    return false;
}

static void check_meaning(
    struct drafting *drafting, const struct passage *passage)
{
    const char *words = passage->words;
    size_t length = strlen(words);

    if (isupper((unsigned char)*words) &&
        phrases_find(&drafting->terms.written, words) == NULL &&
        is_ordinary(drafting, words))
        warn(drafting, "draft-definition", passage, words,
            "a meaning that starts with a capital",
            "it follows the word \"means\": start it small");
    if (length > 0 && words[length - 1] == '.')
        warn(drafting, "draft-definition", passage, words + length - 1,
            "a meaning that ends with a full stop",
            "take it out: the document puts its own");
    for (const char *w = passage_word(words); w != NULL;
         w = passage_word(passage_word_end(w)))
        if (phrases_is_word(w, "must"))
            warn(drafting, "draft-definition", passage, w,
                "a meaning with a duty in it", "move the duty to a clause");
}

/* ---- the whole -------------------------------------------------------- */

static void check_passage(
    struct drafting *drafting, const struct passage *passage)
{
    vocabulary_check(&drafting->vocabulary, &drafting->silences, passage);
    terms_check(&drafting->terms, &drafting->silences, passage);
    check_numbers(drafting, passage);
    if (passage->kind == PASSAGE_HEADING) {
        check_heading(drafting, passage);
        return;
    }
    check_sentences(drafting, passage);
    if (passage->variant != NULL)
        duties_check(&drafting->silences, drafting->library, passage);
    if (passage->kind == PASSAGE_PLAIN)
        check_grade(drafting, passage);
    if (passage->kind == PASSAGE_MEANS)
        check_meaning(drafting, passage);
}

void drafting_check(struct job *job, const struct library *library,
    const char *words_path, const char *silenced_path)
{
    struct drafting drafting = { .job = job, .library = library };
    const struct variant *variant = NULL;

    drafting.passages = passage_collect(job, library);
    drafting.silences = silences_load(job, silenced_path);
    drafting.vocabulary = vocabulary_load(job, words_path);
    drafting.terms = terms_new(&drafting.silences, library, drafting.passages);
    drafting.numbers = number_words(job->arena);
    drafting.tallies = names_new(job->arena);
    for (const struct passage *p = drafting.passages; p != NULL; p = p->next) {
        if (p->variant != NULL && p->variant != variant)
            check_variant(&drafting, p->variant);
        variant = p->variant;
        check_passage(&drafting, p);
    }
    terms_check_once(&drafting.terms, &drafting.silences);
    for (const struct named *n = library->plans.first; n != NULL; n = n->next)
        check_mean(&drafting, n->thing);
    silences_check(&drafting.silences);
}
