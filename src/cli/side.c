#include "cli/side.h"

#include "assemble/specimen.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/project.h"
#include "document/document_read.h"
#include "document/house.h"
#include "io/file.h"
#include "review/sent.h"

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

static struct trial try_mix(struct job *job, const char *home,
    struct project_mix mix, const char *const *settings, const char *audience)
{
    struct job *quiet = quiet_job(job);
    struct project project = { 0 };
    struct draft_pack *pack = NULL;

    if (project_open_mixed(quiet, home, mix, settings, &project))
        pack = project_assemble(quiet, &project, audience, false, NULL);
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

static bool open_project(
    struct job *job, const char *home, const char *audience, struct side *side)
{
    struct job *quiet = quiet_job(job);
    struct project project = { 0 };
    struct draft_pack *pack = NULL;

    side->project = side->given;
    if (project_open(quiet, home, side->given, &project) && project.is_read)
        pack = project_assemble(quiet, &project, audience, false, NULL);
    if (pack != NULL && findings_errors(quiet->findings) == 0)
        side->pack = trial_of(job, pack);
    else
        complain_of_errors(job, side->given, quiet);
    side->house = project.house;
    project_close(&project);
    return side->pack.count > 0;
}

/* ---- a pack ----------------------------------------------------------- */

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
    return side->pack.count == count;
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

/* "DIR@COPY" */
static bool open_copy(struct job *job, const char *home, struct side *side)
{
    const char *at = strrchr(side->given, '@');
    const char *folder =
        arena_format(job->arena, "%.*s", (int)(at - side->given), side->given);

    set_only(job, side,
        sent_tree(job, folder, file_join(job, home, "templates/document.rng"),
            at + 1));
    return side->pack.count > 0;
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
        "`paction variants %s` shows what there is", name);
    return NULL;
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
        set_only(job, side,
            specimen_make(job,
                (struct specimen_source){ project.library, project.rules,
                    project.answers, project.house },
                variant));
    project_close(&project);
    return side->pack.count > 0;
}

bool side_open(struct job *job, const char *home, const char *given,
    const char *audience, struct side *side)
{
    *side = (struct side){ .given = given };
    if (strchr(given, '#') != NULL && !file_exists(given))
        return open_variant(job, home, side);
    if (strchr(given, '@') != NULL && !file_exists(given))
        return open_copy(job, home, side);
    if (file_exists(file_join(job, given, "answers.xml")))
        return open_project(job, home, audience, side);
    if (file_exists(file_join(job, given, "manifest.json")))
        return open_pack(job, home, side);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "no-side",
            (struct place){ .file = given },
            "this is neither a project nor an assembled pack"),
        "a project has answers.xml, a pack has manifest.json; DIR@COPY is a "
        "copy that was sent, CLAUSE#VARIANT a clause's variant");
    return false;
}

/* ---- trials ----------------------------------------------------------- */

static struct project_mix mix_of(
    const char *most, const char *one, enum input input)
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

struct trials side_try(struct job *job, const char *home,
    const struct side *old, const struct side *new, const char *audience)
{
    struct trials trials = { .old = old->pack, .new = new->pack };

    if (old->project == NULL || new->project == NULL)
        return trials;
    for (int i = 0; i < INPUTS; i++) {
        trials.alone[i] = try_mix(job, home,
            mix_of(old->project, new->project, (enum input)i), NULL, audience);
        trials.without[i] = try_mix(job, home,
            mix_of(new->project, old->project, (enum input)i), NULL, audience);
    }
    return trials;
}

/* Answers that differ, as settings that make the old one the new. */
struct differing {
    struct job *job;
    struct answers *old;
    struct answer_trial *found;
    const char **settings;
    size_t count;
};

static const char *words_of(struct job *job, const struct answer *answer)
{
    return question_write(job, answer->question, answer->value);
}

static const char *shown(const struct answer *answer, const char *words)
{
    return answer->question->sensitivity >= SENSITIVITY_PERSONAL ? "(withheld)"
                                                                 : words;
}

static void add_answer(struct differing *d, const char *path,
    const struct answer *old, const struct answer *new)
{
    struct arena *arena = d->job->arena;
    const char *was = old != NULL ? words_of(d->job, old) : "unanswered";
    const char *now = words_of(d->job, new);

    if (text_same(was, now) || d->count == MOST_ANSWER_TRIALS)
        return;
    d->settings[d->count] = arena_format(arena, "%s=%s", path, now);
    d->found[d->count++] = (struct answer_trial){
        .question = new->question->id,
        .words = arena_format(
            arena, "%s: %s becomes %s", path, shown(new, was), shown(new, now)),
    };
}

static void add_record(struct differing *d, const char *path,
    const struct record *old, const struct record *new)
{
    struct arena *arena = d->job->arena;

    for (const struct named *n = new->answers.first; n != NULL; n = n->next)
        add_answer(d, arena_format(arena, "%s%s", path, n->name),
            names_find(&old->answers, n->name), n->thing);
    for (const struct named *n = new->lists.first; n != NULL; n = n->next) {
        const struct record_list *was = names_find(&old->lists, n->name);
        const struct record_list *now = n->thing;

        for (const struct record *r = now->first; r != NULL && was != NULL;
             r = r->next) {
            const struct record *same = names_find(&was->keys, r->key);

            if (same != NULL)
                add_record(d,
                    arena_format(arena, "%s%s[%s].", path, n->name, r->key),
                    same, r);
        }
    }
}

static void find_differing(struct job *job, const char *home,
    const struct side *old, const struct side *new, struct differing *d)
{
    struct project was = { 0 }, now = { 0 };

    if (project_open(quiet_job(job), home, old->project, &was) &&
        project_open(quiet_job(job), home, new->project, &now))
        add_record(d, "", answers_root(was.answers), answers_root(now.answers));
    project_close(&was);
    project_close(&now);
}

void side_try_answers(struct job *job, const char *home, const struct side *old,
    const struct side *new, const char *audience, struct trials *trials)
{
    struct differing d = { .job = job,
        .found = arena_alloc(
            job->arena, MOST_ANSWER_TRIALS * sizeof(struct answer_trial)),
        .settings =
            arena_alloc(job->arena, MOST_ANSWER_TRIALS * sizeof(char *)) };

    find_differing(job, home, old, new, &d);
    for (size_t i = 0; i < d.count; i++) {
        const char *const settings[] = { d.settings[i], NULL };

        d.found[i].trial = try_mix(job, home,
            mix_of(old->project, old->project, INPUT_ANSWERS), settings,
            audience);
    }
    trials->answers = d.found;
    trials->answer_count = d.count;
}
