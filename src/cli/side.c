#include "cli/side.h"

#include "assemble/specimen.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/project.h"
#include "document/document_read.h"
#include "document/house.h"
#include "io/file.h"
#include "io/xml.h"
#include "review/sent.h"

#include <jansson.h>
#include <string.h>

/* Each takes an assembly, so a tenth of a second. */
enum { MOST_ANSWER_TRIALS = 24 };

static struct trial trial_of(struct job *job, const struct draft_pack *pack)
{
    const struct document **documents;
    size_t count = 0;

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        count++;
    documents = arena_alloc(job->arena, count * sizeof *documents);
    count = 0;
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        documents[count++] = d->document;
    return (struct trial){ documents, count };
}

/* ---- a project -------------------------------------------------------- */

/* A job whose findings nobody sees, in the same arena. */
static struct job *quiet_job(struct job *job)
{
    struct job *quiet = ARENA_NEW(job->arena, struct job);

    *quiet = (struct job){ job->arena, findings_new(job->arena) };
    return quiet;
}

static struct trial try_mix(struct job *job, struct project_mix mix,
    const char *const *settings, struct side_reader reader)
{
    struct job *quiet = quiet_job(job);
    struct project project = { 0 };
    struct draft_pack *pack = NULL;

    if (project_open_mixed(quiet, mix, settings, &project))
        pack = project_assemble(
            quiet, &project, reader.audience, reader.signs, NULL);
    project_close(&project);
    return pack != NULL ? trial_of(job, pack) : (struct trial){ 0 };
}

static void complain_of_errors(
    struct job *job, const char *given, const struct job *quiet)
{
    const struct finding *f = findings_first(quiet->findings);

    while (f != NULL && f->severity != SEVERITY_ERROR)
        f = f->next;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "side-errors",
            f != NULL ? f->place : (struct place){ .file = given },
            "%s cannot be assembled: %s", given,
            f != NULL ? f->message : "it has no documents"),
        "`paction check %s` shows all that is wrong with it", given);
}

static bool open_project(struct job *job, struct project_source source,
    struct side_reader reader, struct side *side)
{
    struct job *quiet = quiet_job(job);
    struct project project = { 0 };
    struct draft_pack *pack = NULL;

    side->is_project = true;
    side->source = source;
    if (project_open_from(quiet, source, NULL, &project) && project.is_read)
        pack = project_assemble(
            quiet, &project, reader.audience, reader.signs, NULL);
    if (pack != NULL && findings_errors(quiet->findings) == 0)
        side->pack = trial_of(job, pack);
    else
        complain_of_errors(job, side->given, quiet);
    side->house = project.house;
    project_close(&project);
    return side->pack.count > 0;
}

/* ---- a pack ----------------------------------------------------------- */

/* In the order of its manifest; what that does not name comes last. */
static size_t place_in(const json_t *order, const char *id)
{
    const json_t *entry;
    size_t i;

    json_array_foreach(order, i, entry)
    {
        const char *name = json_string_value(json_object_get(entry, "id"));

        if (name != NULL && strcmp(name, id) == 0)
            return i;
    }
    return json_array_size(order);
}

static void put_in_order(struct job *job, const char *folder,
    const struct document **documents, size_t count)
{
    json_t *manifest =
        json_load_file(file_join(job, folder, "manifest.json"), 0, NULL);
    const json_t *order = json_object_get(manifest, "documents");

    for (size_t i = 1; i < count; i++) {
        const struct document *moving = documents[i];
        size_t place = place_in(order, moving->id), at = i;

        for (; at > 0 && place_in(order, documents[at - 1]->id) > place; at--)
            documents[at] = documents[at - 1];
        documents[at] = moving;
    }
    json_decref(manifest);
}

static bool is_tree(const char *path)
{
    return text_ends(path, ".xml") && !text_ends(path, ".akn.xml");
}

static bool complain_of_no_trees(struct job *job, const char *folder)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "pack-no-trees",
            (struct place){ .file = folder },
            "this pack has no documents in the neutral XML that is compared"),
        "assemble it with -f docx,html,xml");
    return false;
}

static bool open_pack(struct job *job, const char *home, struct side *side)
{
    const char *schema = file_join(job, home, "templates/document.rng");
    const char *const *paths = file_list(job, side->given, ".xml");
    const struct document **documents;
    size_t count = 0, size;

    for (size_t i = 0; paths != NULL && paths[i] != NULL; i++)
        count += is_tree(paths[i]);
    if (count == 0)
        return complain_of_no_trees(job, side->given);
    documents = arena_alloc(job->arena, count * sizeof *documents);
    side->pack.documents = documents;
    for (; *paths != NULL; paths++) {
        const char *bytes =
            is_tree(*paths) ? file_read(job, *paths, &size) : NULL;

        if (bytes == NULL)
            continue;
        documents[side->pack.count] =
            document_read(job, schema, *paths, bytes, size);
        if (documents[side->pack.count] == NULL)
            return false;
        side->house = documents[side->pack.count++]->house;
    }
    put_in_order(job, side->given, documents, side->pack.count);
    return side->pack.count == count;
}

/* ---- a freeze --------------------------------------------------------- */

/* Of "DIR+NAME" where the plus stands, if DIR is a folder; else NULL. */
static const char *plus_of(struct job *job, const char *given)
{
    const char *plus = strrchr(given, '+');

    return plus != NULL && !file_exists(given) && strchr(plus, '@') == NULL &&
                   file_is_folder(arena_format(
                       job->arena, "%.*s", (int)(plus - given), given))
               ? plus
               : NULL;
}

/* The text as it was frozen, unless it is wanted for somebody else. */
static bool open_freeze(struct job *job, const char *home,
    struct side_reader reader, struct side *side)
{
    const char *plus = plus_of(job, side->given);
    const char *folder = arena_format(
        job->arena, "%.*s", (int)(plus - side->given), side->given);
    const char *schema = file_join(job, home, "templates/document.rng");

    if (!thaw_open(job, folder, plus + 1, &side->thaw))
        return false;
    side->reader = (struct side_reader){ side->thaw.frozen->audience,
        side->thaw.frozen->execution };
    if (reader.audience != NULL &&
        !text_same(reader.audience, side->reader.audience))
        return open_project(job, side->thaw.source, reader, side);
    side->pack.documents =
        thaw_documents(job, side->thaw.frozen, schema, &side->pack.count);
    if (side->pack.documents == NULL)
        return false;
    side->is_project = true;
    side->source = side->thaw.source;
    side->house = side->pack.documents[0]->house;
    return true;
}

/* ---- a sent copy, a clause's variant ---------------------------------- */

static void set_only(
    struct job *job, struct side *side, const struct document *document)
{
    const struct document **one =
        ARENA_NEW(job->arena, const struct document *);

    if (document == NULL)
        return;
    *one = document;
    side->is_one = true;
    side->pack = (struct trial){ one, 1 };
    side->house = document->house;
}

static bool is_copy(const char *given)
{
    return strchr(given, '@') != NULL && !file_exists(given) &&
           strchr(given, '#') == NULL;
}

bool side_has_audience(struct job *job, const char *given)
{
    return is_copy(given) || plus_of(job, given) != NULL;
}

/* "DIR@COPY" */
static bool open_copy(struct job *job, const char *home, struct side *side)
{
    const char *at = strrchr(side->given, '@');
    const char *folder =
        arena_format(job->arena, "%.*s", (int)(at - side->given), side->given);
    const struct sent_copy *copy = sent_find(job, folder, at + 1);

    if (copy == NULL)
        return false;
    side->reader.audience = copy->audience;
    set_only(job, side,
        sent_tree(job, folder, file_join(job, home, "templates/document.rng"),
            at + 1));
    return side->pack.count > 0;
}

void side_strip_notices(const struct side *copy)
{
    struct node *cover = copy->pack.documents[0]->root->first;

    if (cover == NULL || cover->kind != NODE_COVER)
        return;
    while (cover->last != NULL && cover->last->role == ROLE_NOTICE)
        document_drop_last(cover);
}

/* "volume.release#option, volume.release#agreed" */
static const char *list_variants(struct job *job, const struct clause *clause)
{
    struct text text = text_new(job->arena);

    for (const struct variant *v = clause->variants; v != NULL; v = v->next)
        text_add_item(
            &text, arena_format(job->arena, "%s#%s", clause->id, v->id));
    return text.bytes;
}

static const struct variant *find_variant(struct job *job,
    const struct library *library, const char *name, const char *id)
{
    const struct clause *clause = project_find_clause(job, library, name);

    if (clause == NULL)
        return NULL;
    for (const struct variant *v = clause->variants; v != NULL; v = v->next)
        if (text_same(v->id, id))
            return v;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-variant",
            (struct place){ 0 }, "%s has no variant \"%s\"", name, id),
        "there are %s; `paction variants %s` shows them",
        list_variants(job, clause), name);
    return NULL;
}

static void name_variant(
    struct job *job, struct side *side, const struct variant *variant)
{
    const struct element *heading = xml_child(variant->element, "heading");

    side->clause = side->heading = variant->clause->id;
    side->variant = variant->id;
    if (heading != NULL)
        side->heading = xml_words(job, heading);
}

/* "CLAUSE#VARIANT", of the core library, with blanks for all answers. */
static bool open_variant(struct job *job, const char *home, struct side *side)
{
    const char *hash = strchr(side->given, '#');
    struct project project = { .answers = answers_new(job) };
    const struct variant *variant = NULL;

    if (project_open_library(job, home, &project))
        variant = find_variant(job, project.library,
            arena_format(
                job->arena, "%.*s", (int)(hash - side->given), side->given),
            hash + 1);
    if (variant != NULL)
        name_variant(job, side, variant);
    if (variant != NULL)
        set_only(job, side,
            specimen_make(job,
                (struct specimen_source){ project.library, project.rules,
                    project.answers, project.house },
                variant));
    project_close(&project);
    return side->pack.count > 0;
}

/* Whoever names a clause alone is told what variants it has. */
static const char *how_to_name(
    struct job *job, const char *home, const char *given)
{
    struct project project = { .answers = answers_new(job) };
    const struct clause *clause = NULL;
    const char *hint = "a project has answers.xml, a pack has manifest.json; "
                       "DIR@COPY is a copy that was sent, DIR+NAME what was "
                       "frozen, CLAUSE#VARIANT a clause's variant";

    if (!file_exists(given) &&
        project_open_library(quiet_job(job), home, &project))
        clause = library_clause(project.library, given);
    if (clause != NULL)
        hint = arena_format(job->arena, "name a variant of this clause: %s",
            list_variants(job, clause));
    project_close(&project);
    return hint;
}

static bool complain_of_no_side(
    struct job *job, const char *home, const char *given)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-side",
            (struct place){ .file = given },
            file_exists(given) ? "this is neither a project nor an assembled "
                                 "pack"
                               : "there is no such folder"),
        "%s", how_to_name(job, home, given));
    return false;
}

bool side_open(struct job *job, const char *home, const char *given,
    struct side_reader reader, struct side *side)
{
    *side = (struct side){ .given = given };
    if (strchr(given, '#') != NULL && !file_exists(given))
        return open_variant(job, home, side);
    if (plus_of(job, given) != NULL)
        return open_freeze(job, home, reader, side);
    if (is_copy(given))
        return open_copy(job, home, side);
    if (file_exists(file_join(job, given, "answers.xml")))
        return open_project(
            job, (struct project_source){ home, given, NULL }, reader, side);
    if (file_exists(file_join(job, given, "manifest.json")))
        return open_pack(job, home, side);
    return complain_of_no_side(job, home, given);
}

void side_close(struct side *side)
{
    thaw_close(&side->thaw);
}

/* ---- trials ----------------------------------------------------------- */

static struct project_mix mix_of(
    struct project_source most, struct project_source one, enum input input)
{
    struct project_mix mix = { most, most, most, most };

    if (input == INPUT_LIBRARY)
        mix.library = one;
    else if (input == INPUT_RULES)
        mix.rules = one;
    else if (input == INPUT_ANSWERS)
        mix.answers = one;
    else
        mix.decisions = one;
    return mix;
}

static const struct names *labels_of(
    struct job *job, const struct library *library)
{
    struct names *labels = ARENA_NEW(job->arena, struct names);

    *labels = names_new(job->arena);
    for (const struct named *n = library->questions.first; n != NULL;
         n = n->next) {
        const struct question *question = n->thing;

        names_put(labels, n->name, (void *)question->label);
        for (const struct question *q = question->first; q != NULL; q = q->next)
            names_put(labels, q->id, (void *)q->label);
    }
    return labels;
}

/* Packs hold the ids of questions alone. */
static const struct names *labels_of_core(struct job *job, const char *home)
{
    struct project project = { .answers = answers_new(job) };
    const struct names *labels = NULL;

    if (project_open_library(quiet_job(job), home, &project))
        labels = labels_of(job, project.library);
    project_close(&project);
    return labels;
}

struct trials side_try(struct job *job, const char *home,
    const struct side *old, const struct side *new, struct side_reader reader)
{
    struct trials trials = { .old = old->pack, .new = new->pack };

    if (!old->is_project || !new->is_project) {
        trials.labels = labels_of_core(job, home);
        return trials;
    }
    for (int i = 0; i < INPUTS; i++) {
        trials.alone[i] = try_mix(
            job, mix_of(old->source, new->source, (enum input)i), NULL, reader);
        trials.without[i] = try_mix(
            job, mix_of(new->source, old->source, (enum input)i), NULL, reader);
    }
    return trials;
}

/* Answers that differ, as settings that make the old one the new. */
struct differing {
    struct job *job;
    enum audience audience;
    struct answer_trial *found;
    const char **settings; /* NULL: this cannot be set */
    size_t count;
    bool is_full;
};

static struct answer_trial *add_differing(
    struct differing *d, const char *setting)
{
    d->is_full |= d->count == MOST_ANSWER_TRIALS;
    if (d->is_full)
        return NULL;
    d->settings[d->count] = setting;
    d->found[d->count] = (struct answer_trial){ NULL };
    return &d->found[d->count++];
}

/* As it is written in a file; what stands if nobody answers; or NULL. */
static const char *written(struct differing *d, const struct question *question,
    const struct answer *answer)
{
    struct value value;

    if (answer != NULL)
        value = answer->value;
    else if (question->standard == NULL ||
             !question_read(quiet_job(d->job), question, question->standard,
                 question->place, &value))
        return NULL;
    return question_write(d->job, question, value);
}

static const char *shown(struct differing *d, const struct question *question,
    const struct answer *answer)
{
    const char *words = written(d, question, answer);
    int64_t day;

    if (words == NULL)
        return "unanswered";
    if (question->sensitivity >= SENSITIVITY_PERSONAL ||
        (d->audience != AUDIENCE_INTERNAL &&
            question->sensitivity > SENSITIVITY_PUBLIC))
        return "(withheld)";
    if (question->type == QUESTION_DATE && calendar_parse(words, &day))
        return calendar_words(d->job->arena, day);
    if (question->type == QUESTION_MONEY)
        return arena_format(d->job->arena, "\u00a3%s", words);
    for (const struct choice *c = question->choices; c != NULL; c = c->next)
        if (text_same(c->value, words))
            return c->label;
    return words;
}

/* "Name of the lot (teen)" */
static const char *label_of(struct differing *d,
    const struct question *question, const struct record *record)
{
    if (record->key == NULL)
        return question->label;
    return arena_format(d->job->arena, "%s (%s)", question->label, record->key);
}

/* Either may be NULL; what nobody answers any more is set to what stands. */
static void add_answer(struct differing *d, const char *path,
    const struct record *record, const struct answer *old,
    const struct answer *new)
{
    struct arena *arena = d->job->arena;
    const struct question *question =
        new != NULL ? new->question : old->question;
    const char *now = written(d, question, new);
    struct answer_trial *trial;

    if (text_same(written(d, question, old), now))
        return;
    trial = add_differing(
        d, now != NULL ? arena_format(arena, "%s%s=%s", path, question->id, now)
                       : NULL);
    if (trial != NULL)
        trial->words = arena_format(arena, "%s: %s becomes %s",
            label_of(d, question, record), shown(d, question, old),
            shown(d, question, new));
}

static void add_whole_record(struct differing *d, const struct question *list,
    const struct record *record, const char *what)
{
    struct answer_trial *trial = add_differing(d, NULL);

    if (trial == NULL)
        return;
    trial->record = record->key;
    trial->words = arena_format(d->job->arena, "%s: \u201c%s\u201d is %s",
        list->label, record->key, what);
}

/* Records of one list that the other has not. */
static void add_records_of_one(struct differing *d,
    const struct record_list *list, const struct record_list *other,
    const char *what)
{
    for (const struct record *r = list != NULL ? list->first : NULL; r != NULL;
         r = r->next)
        if (other == NULL || names_find(&other->keys, r->key) == NULL)
            add_whole_record(d, list->question, r, what);
}

static void add_answers(struct differing *d, const char *path,
    const struct record *old, const struct record *new)
{
    for (const struct named *n = new->answers.first; n != NULL; n = n->next)
        add_answer(d, path, new, names_find(&old->answers, n->name), n->thing);
    for (const struct named *n = old->answers.first; n != NULL; n = n->next)
        if (names_find(&new->answers, n->name) == NULL)
            add_answer(d, path, new, n->thing, NULL);
}

static void add_record(struct differing *d, const char *path,
    const struct record *old, const struct record *new);

static void add_list(struct differing *d, const char *path,
    const struct record_list *old, const struct record_list *new)
{
    add_records_of_one(d, new, old, "new");
    add_records_of_one(d, old, new, "left out");
    if (old == NULL || new == NULL)
        return;
    for (const struct record *r = new->first; r != NULL; r = r->next) {
        const struct record *same = names_find(&old->keys, r->key);

        if (same != NULL)
            add_record(d,
                arena_format(d->job->arena, "%s%s[%s].", path,
                    new->question->id, r->key),
                same, r);
    }
}

static void add_record(struct differing *d, const char *path,
    const struct record *old, const struct record *new)
{
    add_answers(d, path, old, new);
    for (const struct named *n = new->lists.first; n != NULL; n = n->next)
        add_list(d, path, names_find(&old->lists, n->name), n->thing);
    for (const struct named *n = old->lists.first; n != NULL; n = n->next)
        if (names_find(&new->lists, n->name) == NULL)
            add_list(d, path, n->thing, NULL);
}

/* Returns what the questions of the new project are called, or NULL. */
static const struct names *find_differing(struct job *job,
    const struct side *old, const struct side *new, const char *audience,
    struct differing *d)
{
    struct project was = { 0 }, now = { 0 };
    const struct names *labels = NULL;

    if (project_open_from(quiet_job(job), old->source, NULL, &was) &&
        project_open_from(quiet_job(job), new->source, NULL, &now)) {
        d->audience = now.audience;
        if (audience == NULL || draft_audience(audience, &d->audience))
            add_record(
                d, "", answers_root(was.answers), answers_root(now.answers));
        labels = labels_of(job, now.library);
    }
    project_close(&was);
    project_close(&now);
    return labels;
}

void side_try_answers(struct job *job, const struct side *old,
    const struct side *new, struct side_reader reader, struct trials *trials)
{
    struct differing d = { .job = job,
        .found = arena_alloc(
            job->arena, MOST_ANSWER_TRIALS * sizeof(struct answer_trial)),
        .settings =
            arena_alloc(job->arena, MOST_ANSWER_TRIALS * sizeof(char *)) };

    trials->labels = find_differing(job, old, new, reader.audience, &d);
    for (size_t i = 0; i < d.count; i++) {
        const char *const settings[] = { d.settings[i], NULL };

        if (settings[0] != NULL)
            d.found[i].trial =
                try_mix(job, mix_of(old->source, old->source, INPUT_ANSWERS),
                    settings, reader);
    }
    trials->answers = d.found;
    trials->answer_count = d.count;
    trials->has_all_answers = !d.is_full;
}
