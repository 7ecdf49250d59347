#include "answers/authorities.h"

#include "answers/loading.h"
#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"
#include "library/library.h"

#include <string.h>

struct reading_file {
    struct job *job;
    const struct library *library;
    const char *path;
    const char *source; /* "authority north" */
    struct overlay *overlay;
};

struct names authorities_new(struct job *job)
{
    return names_new(job->arena);
}

static const struct record_list *authorities_of(const struct answers *answers)
{
    return names_find(&answers_root(answers)->lists, "authorities");
}

/* ---- what may be set -------------------------------------------------- */

static bool plan_lets(const struct plan *plan, const char *question)
{
    const struct element *settable = xml_child(plan->element, "settable");

    for (const struct element *e = settable != NULL ? settable->first : NULL;
         e != NULL; e = e->next)
        if (e->name != NULL && text_same(xml_attribute(e, "to"), question))
            return true;
    return false;
}

bool authorities_may_set(const struct library *library, const char *question)
{
    for (const struct named *n = library->plans.first; n != NULL; n = n->next)
        if (plan_lets(n->thing, question))
            return true;
    return false;
}

static const char *all_settable(struct job *job, const struct library *library)
{
    struct text words = text_new(job->arena);

    for (const struct named *n = library->questions.first; n != NULL;
         n = n->next)
        if (authorities_may_set(library, n->name))
            text_add_item(&words, n->name);
    return words.length > 0 ? words.bytes : "nothing";
}

static void refuse(
    const struct reading_file *file, const char *question, struct place place)
{
    struct findings *findings = file->job->findings;

    findings_hint(findings,
        findings_add(findings, SEVERITY_ERROR, "overlay-refused", place,
            "no plan lets an authority set \"%s\"", question),
        "an authority may set: %s", all_settable(file->job, file->library));
}

/* ---- reading ---------------------------------------------------------- */

static void put(const struct reading_file *file, struct answer *answer)
{
    const char *id = answer->question->id;
    const struct names *plans = &file->library->plans;

    names_put(&file->overlay->answers, id, answer);
    for (const struct named *n = plans->first; n != NULL; n = n->next) {
        struct names *here = names_find(&file->overlay->plans, n->name);

        if (!plan_lets(n->thing, id))
            continue;
        if (here == NULL) {
            here = ARENA_NEW(file->job->arena, struct names);
            *here = names_new(file->job->arena);
            names_put(&file->overlay->plans, n->name, here);
        }
        names_put(here, id, answer);
    }
}

static void read_answer(
    const struct reading_file *file, const struct element *element)
{
    struct findings *findings = file->job->findings;
    const struct question *question = loading_question(
        file->job, file->library, xml_attribute(element, "to"), element->place);
    const struct answer *old;
    struct answer *answer;

    if (question == NULL)
        return;
    if (!authorities_may_set(file->library, question->id)) {
        refuse(file, question->id, element->place);
        return;
    }
    answer = ARENA_NEW(file->job->arena, struct answer);
    answer->question = question;
    answer->source = file->source;
    answer->place = element->place;
    answer->overlay = file->overlay;
    if (!question_read(file->job, question, xml_words(file->job, element),
            element->place, &answer->value))
        return;
    old = names_find(&file->overlay->answers, question->id);
    if (old == NULL)
        put(file, answer);
    else if (text_same(old->place.file, file->path))
        findings_hint(findings,
            findings_add(findings, SEVERITY_ERROR, "answer-twice",
                element->place, "\"%s\" is answered twice", question->id),
            "the first is at %s:%d", old->place.file, old->place.line);
}

static void misshapen(
    struct job *job, const struct element *element, const char *what)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "answers-shape",
            element->place, "<%s> %s", element->name, what),
        "an authority's file is <answers>, with <answer to=\"QUESTION\"> in it "
        "and nothing else");
}

static void read_elements(
    const struct reading_file *file, const struct element *root)
{
    static const char *const known[] = { "to", NULL };

    if (!text_same(root->name, "answers")) {
        misshapen(file->job, root, "is no answers file");
        return;
    }
    for (const struct element *e = root->first; e != NULL; e = e->next) {
        if (e->name == NULL)
            continue;
        if (text_same(e->name, "answer") && xml_attribute(e, "to") != NULL &&
            xml_unknown_attribute(e, known) == NULL)
            read_answer(file, e);
        else
            misshapen(file->job, e, "is wrong here");
    }
}

static bool is_authority(
    struct job *job, const struct answers *answers, const char *path)
{
    const struct record_list *list = authorities_of(answers);
    const char *key = file_stem(job, path);
    struct text known = text_new(job->arena);

    if (list != NULL && names_find(&list->keys, key) != NULL)
        return true;
    for (const struct record *r = list != NULL ? list->first : NULL; r != NULL;
         r = r->next)
        text_add_item(&known, r->key);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "overlay-unknown",
            (struct place){ .file = path }, "no authority \"%s\"", key),
        "name the file after the key of an authority: %s",
        known.length > 0 ? known.bytes : "there is none yet");
    return false;
}

static void read_file(struct job *job, const struct library *library,
    const char *path, struct names *overlays)
{
    const struct element *root = xml_load(job, path, NULL);
    const char *key = file_stem(job, path);
    struct overlay *overlay = names_find(overlays, key);

    if (root == NULL)
        return;
    if (overlay == NULL) {
        overlay = ARENA_NEW(job->arena, struct overlay);
        overlay->key = key;
        overlay->answers = names_new(job->arena);
        overlay->plans = names_new(job->arena);
        names_put(overlays, key, overlay);
    }
    read_elements(&(struct reading_file){ job, library, path,
                      arena_format(job->arena, "authority %s", key), overlay },
        root);
}

void authorities_read(struct job *job, const struct library *library,
    const struct answers *answers, const char *folder, struct names *overlays)
{
    const char *const *paths =
        file_is_folder(folder) ? file_list(job, folder, ".xml") : NULL;

    for (size_t i = 0; paths != NULL && paths[i] != NULL; i++)
        if (is_authority(job, answers, paths[i]))
            read_file(job, library, paths[i], overlays);
}

/* ---- binding ---------------------------------------------------------- */

/* Returns NULL if that is no authority's name. */
static const struct record *find_authority(
    const struct answers *answers, const char *name)
{
    const struct record_list *list = authorities_of(answers);
    const struct record *r = list != NULL ? list->first : NULL;

    for (; r != NULL; r = r->next) {
        const struct answer *answer = names_find(&r->answers, "authority_name");

        if (answer != NULL && text_same(answer->value.text, name))
            return r;
    }
    return NULL;
}

/* The name itself is not said: it may be about a child. */
static void bind_record(struct job *job, const struct answers *answers,
    const struct names *overlays, struct record *record, const char *by)
{
    const struct answer *name = names_find(&record->answers, by);
    const struct record *authority;

    if (name == NULL)
        return;
    authority = find_authority(answers, name->value.text);
    if (authority != NULL)
        record->overlay = names_find(overlays, authority->key);
    else
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_WARNING, "overlay-unmatched",
                name->place, "no authority has the name that is the \"%s\"",
                by),
            "write it as in the list \"authorities\"; until then no "
            "authority's own answers stand here");
}

void authorities_bind(struct job *job, const struct library *library,
    struct answers *answers, const struct names *overlays)
{
    if (overlays->count == 0)
        return;
    for (const struct named *n = library->plans.first; n != NULL; n = n->next) {
        const struct plan *plan = n->thing;
        const struct element *settable = xml_child(plan->element, "settable");
        const char *each = xml_attribute(plan->element, "each");
        const struct record_list *list =
            settable != NULL && each != NULL
                ? names_find(&answers_root(answers)->lists, each)
                : NULL;

        for (struct record *r = list != NULL ? list->first : NULL; r != NULL;
             r = r->next)
            if (r->overlay == NULL)
                bind_record(
                    job, answers, overlays, r, xml_attribute(settable, "by"));
    }
}
