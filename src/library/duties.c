#include "library/duties.h"

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/library.h"
#include "library/passage.h"
#include "library/phrases.h"
#include "library/sentence.h"
#include "library/silences.h"

#include <stdbool.h>
#include <string.h>

struct checking {
    struct silences *silences;
    const struct library *library;
    const struct passage *passage;
    const struct passage_duty *duty;
};

/* Who acts: before "must be" they make an adjective of a participle. */
static const char *const actors[] = { "Provider", "Authority", "Authorities",
    "Board", "Manager", "Managers", "Officer", "Worker", "Person", "Staff",
    "party", "parties", "side", "council", "councils" };

/* Participles that do not end in "ed". */
static const char *const participles[] = { "begun", "bought", "brought",
    "built", "chosen", "cut", "done", "drawn", "driven", "found", "given",
    "heard", "held", "kept", "known", "laid", "led", "left", "lent", "let",
    "lost", "made", "met", "paid", "put", "read", "said", "seen", "sent", "set",
    "shown", "sold", "spent", "split", "spoken", "sworn", "taken", "taught",
    "thought", "told", "undertaken", "withdrawn", "withheld", "written" };

static void warn(const struct checking *checking, const char *id,
    struct place place, const char *message, const char *hint)
{
    silences_warn(checking->silences, id, checking->passage->address, place,
        message, hint);
}

/* ---- words of a duty -------------------------------------------------- */

/* "may" forbids with a negative, and limits with "only". */
static bool is_limit(const char *at)
{
    static const char *const limits[] = { "Neither", "neither", "No", "no",
        "Nobody", "nobody", "None", "none", "Nothing", "nothing", "Only",
        "only", "not", "never" };

    return PHRASES_IS_ONE_OF(at, limits);
}

/* "must", or "may not" and its like, between two points. */
static bool obliges(const char *start, const char *end)
{
    bool has_limit = false, has_may = false;

    for (const char *p = start; p < end; p = passage_next(p)) {
        if (phrases_is_word(p, "must"))
            return true;
        has_limit = has_limit || is_limit(p);
        has_may = has_may || phrases_is_word(p, "may");
    }
    return has_limit && has_may;
}

static bool intro_obliges(const struct passage *intro)
{
    for (; intro != NULL; intro = intro->intro)
        if (obliges(intro->words, intro->words + strlen(intro->words)))
            return true;
    return false;
}

/* ---- draft-passive ---------------------------------------------------- */

static bool is_participle(const char *at)
{
    const char *end = passage_word_end(at);

    return PHRASES_IS_ONE_OF(at, participles) ||
           (end - at > 4 && strncmp(end - 2, "ed", 2) == 0 &&
               strncmp(end - 3, "eed", 3) != 0);
}

/* After "must": "be given", "not be given", "always be clearly given". */
static const char *passive_after(const char *must)
{
    const char *p = passage_next(must);

    if (!phrases_is_word(p, "be") && *p != '\0')
        p = passage_next(p);
    if (!phrases_is_word(p, "be"))
        return NULL;
    p = passage_next(p);
    if (passage_word_end(p) - p > 2 &&
        strncmp(passage_word_end(p) - 2, "ly", 2) == 0)
        p = passage_next(p);
    return is_participle(p) ? p : NULL;
}

static void check_passive(const struct checking *checking)
{
    const struct passage *passage = checking->passage;
    const char *start = passage->words + checking->duty->start;
    const char *end = passage->words + checking->duty->end;
    const char *sentence = sentence_start(passage, start);
    const char *before = sentence;

    if (!obliges(sentence, end) && !intro_obliges(passage->intro)) {
        warn(checking, "draft-passive", checking->duty->element->place,
            "a duty without \"must\"",
            "say who must do what: \"The Provider must tell the Authority\"");
        return;
    }
    for (const char *p = sentence; p < end; before = p, p = passage_next(p)) {
        const char *passive =
            phrases_is_word(p, "must") ? passive_after(p) : NULL;

        if (passive == NULL || passive < start || passive >= end ||
            PHRASES_IS_ONE_OF(before, actors))
            continue;
        warn(checking, "draft-passive", passage_place(passage, p),
            arena_format(checking->silences->job->arena,
                "a duty in the passive: \"must be %.*s\"",
                (int)(passage_word_end(passive) - passive), passive),
            "begin with the one who must do it");
    }
}

/* ---- draft-deadline, draft-consequence -------------------------------- */

static bool has_deadline(const struct element *element)
{
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (text_same(e->name, "deadline") || has_deadline(e))
            return true;
    return false;
}

/* A deadline in the introduction holds for each limb. */
static bool intro_has_deadline(const struct passage *intro)
{
    for (; intro != NULL; intro = intro->intro)
        for (const struct element *e = intro->element->first; e != NULL;
             e = e->next)
            if (text_same(e->name, "deadline") ||
                (text_same(e->name, "duty") && has_deadline(e)))
                return true;
    return false;
}

static void check_deadline(const struct checking *checking)
{
    const struct element *duty = checking->duty->element;

    if (xml_attribute(duty, "timing") == NULL && !has_deadline(duty) &&
        !intro_has_deadline(checking->passage->intro))
        warn(checking, "draft-deadline", duty->place,
            "a duty without a deadline",
            "mark by when with <deadline>, or give it timing=\"always\" or "
            "timing=\"event\"");
}

static void check_consequence(const struct checking *checking)
{
    const struct element *duty = checking->duty->element;

    if (xml_attribute(duty, "else") == NULL &&
        checking->passage->variant->clause->otherwise == NULL)
        warn(checking, "draft-consequence", duty->place,
            "a duty without a consequence",
            "name the clause that says what follows: else=\"...\" on the duty "
            "or on its clause");
}

/* ---- draft-waits ------------------------------------------------------ */

static bool is_by_council(const struct element *duty)
{
    static const char *const councils[] = { "authority", "authorities", "lead",
        "each" };
    const char *by = xml_attribute(duty, "by");

    for (size_t i = 0; i < sizeof councils / sizeof *councils; i++)
        if (text_same(by, councils[i]))
            return true;
    return false;
}

static bool holds_council_duty(const struct element *element)
{
    if (text_same(element->name, "duty") && is_by_council(element))
        return true;
    for (const struct element *e = element->first; e != NULL; e = e->next)
        if (holds_council_duty(e))
            return true;
    return false;
}

/* Whether any variant has a council's duty there. A missing one is no fault
 * of drafting: the library reports it. */
static bool is_answered(const struct clause *clause, const char *paragraph)
{
    bool is_there = false;

    for (const struct variant *v = clause->variants; v != NULL; v = v->next) {
        const struct element *found =
            paragraph == NULL ? v->element : xml_find_id(v->element, paragraph);

        if (found != NULL && holds_council_duty(found))
            return true;
        is_there = is_there || found != NULL;
    }
    return !is_there;
}

static void check_waits(const struct checking *checking)
{
    const struct element *duty = checking->duty->element;
    const char *target = xml_attribute(duty, "waits-on");
    struct arena *arena = checking->silences->job->arena;
    const struct clause *clause;
    char *name, *slash;

    if (target == NULL || !text_same(xml_attribute(duty, "by"), "provider"))
        return;
    name = arena_copy(arena, target);
    slash = strchr(name, '/');
    if (slash != NULL)
        *slash = '\0';
    clause = library_clause(checking->library, name);
    if (clause == NULL || is_answered(clause, slash != NULL ? slash + 1 : NULL))
        return;
    warn(checking, "draft-waits", duty->place,
        arena_format(arena,
            "the Provider waits on %s, where no council has a duty", target),
        "give the council its duty there, or name the paragraph that has it");
}

void duties_check(struct silences *silences, const struct library *library,
    const struct passage *passage)
{
    for (const struct passage_duty *d = passage->duties; d != NULL;
         d = d->next) {
        struct checking checking = { silences, library, passage, d };

        check_passive(&checking);
        check_deadline(&checking);
        check_consequence(&checking);
        check_waits(&checking);
    }
}
