/*
 * freeze: milestones of a project that can be rebuilt for ever.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/freezing.h"
#include "govern/milestone.h"
#include "govern/party.h"
#include "io/file.h"

#include <stdio.h>

enum { FREEZE_NOTE = ACTING_OPTIONS };

static size_t count_documents(const struct frozen *frozen)
{
    return frozen->tree_count - 1; /* the last is the manifest */
}

static void reply_frozen(json_t *reply, const struct frozen *frozen)
{
    json_object_set_new(reply, "freeze", json_string(frozen->name));
    json_object_set_new(reply, "at", json_string(frozen->at));
    json_object_set_new(reply, "engine", json_string(frozen->engine));
    json_object_set_new(reply, "audience", json_string(frozen->audience));
    json_object_set_new(reply, "execution", json_boolean(frozen->execution));
    json_object_set_new(reply, "contents", json_string(frozen->contents));
    json_object_set_new(reply, "sha256", json_string(frozen->digest));
    json_object_set_new(
        reply, "inputs", json_integer((json_int_t)frozen->input_count));
    json_object_set_new(
        reply, "documents", json_integer((json_int_t)count_documents(frozen)));
}

/* Whoever froze it, and why, stand in the record alone. */
static bool put_freeze(
    struct acting *acting, const struct frozen *frozen, const char *note)
{
    return milestone_freeze(acting->job, acting->act,
        (struct freeze){ .entry = { frozen->name },
            .sha256 = frozen->digest,
            .engine = frozen->engine,
            .note = note });
}

static enum status freeze(struct job *job, const struct line *line)
{
    const char *folder = line->arguments[0], *name = line->arguments[1];
    const struct frozen *frozen;
    enum status status;
    size_t new_objects;
    struct acting acting;

    if (!acting_begin(job, line, "freeze", &acting))
        return STATUS_INPUT;
    frozen = freezing_freeze(job, line->home, folder,
        (struct freezing_options){
            .name = name, .by = acting.act->by, .at = acting.act->at },
        &new_objects);
    if (frozen == NULL)
        return acting_drop(&acting);
    reply_frozen(acting.reply, frozen);
    status = put_freeze(&acting, frozen, line->values[FREEZE_NOTE])
                 ? acting_done(&acting,
                       "%s is frozen: %zu documents, from %zu files, %zu of "
                       "them new in frozen/",
                       name, count_documents(frozen), frozen->input_count,
                       new_objects)
                 : acting_drop(&acting);
    if (status != STATUS_DONE)
        frozen_drop(job, folder, name);
    return status;
}

/* ---- looking ---------------------------------------------------------- */

/* What the record says of a freeze; NULL if there is no record of it. */
static const struct freeze *recorded(
    const struct acting *acting, const char *name)
{
    return acting->ledger != NULL
               ? ledger_find(acting->ledger, KIND_FREEZE, name)
               : NULL;
}

static bool begin_look(
    struct job *job, const struct line *line, struct acting *acting)
{
    const char *record = file_join(job, line->arguments[0], "record/record.db");

    if (file_exists(record))
        return acting_look(job, line, acting);
    *acting = (struct acting){ .job = job,
        .line = line,
        .folder = line->arguments[0],
        .reply = json_object() };
    return true;
}

/* A freeze that says other than what was recorded is not the one frozen. */
static void check_recorded(
    struct job *job, const struct frozen *frozen, const struct freeze *freeze)
{
    if (freeze == NULL || text_same(freeze->sha256, frozen->digest))
        return;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "freeze-not-recorded",
            (struct place){ .file = frozen->name },
            "this is not the freeze \"%s\" that was recorded", frozen->name),
        "its freeze.json was changed: bring frozen/ back from a backup");
}

static void print_frozen(const struct frozen *frozen,
    const struct ledger *ledger, const struct freeze *freeze)
{
    printf("%s, frozen at %s by %s, with paction %s\n", frozen->name,
        frozen->at,
        frozen->by == NULL ? "somebody"
        : freeze != NULL   ? party_person_name(ledger, frozen->by)
                           : frozen->by,
        frozen->engine);
    if (freeze != NULL && freeze->note != NULL)
        printf("  %s\n", freeze->note);
    printf("  for %s%s, from %zu files\n", frozen->audience,
        frozen->execution ? ", copies to sign" : "", frozen->input_count);
    printf("  contents     %s\n  freeze.json  %s\n", frozen->contents,
        frozen->digest);
    for (size_t i = 0; i < frozen->tree_count; i++)
        printf("  %.12s  %s\n", frozen->trees[i].sha256, frozen->trees[i].path);
}

/* All files are read and checked: what is shown is there and whole. */
static enum status show(struct job *job, const struct line *line)
{
    const char *name = line->arguments[1];
    const struct frozen *frozen;
    struct acting acting;

    if (!begin_look(job, line, &acting))
        return STATUS_INPUT;
    frozen = frozen_load(job, line->arguments[0], name);
    if (frozen == NULL)
        return acting_drop(&acting);
    check_recorded(job, frozen, recorded(&acting, name));
    reply_frozen(acting.reply, frozen);
    if (line->values[ACTING_JSON] == NULL)
        print_frozen(frozen, acting.ledger, recorded(&acting, name));
    return acting_show(&acting);
}

static enum status list(struct job *job, const struct line *line)
{
    const char *folder = line->arguments[0];
    const char *const *names = frozen_names(job, folder);
    json_t *all = json_array();
    struct acting acting;

    if (names == NULL || !begin_look(job, line, &acting)) {
        json_decref(all);
        return STATUS_INPUT;
    }
    json_object_set_new(acting.reply, "freezes", all);
    for (; *names != NULL; names++) {
        const struct frozen *frozen = frozen_read(job, folder, *names);
        json_t *one = json_object();

        if (frozen != NULL && line->values[ACTING_JSON] == NULL)
            printf("%-20s %s  %-12s %.12s  %s\n", *names, frozen->at,
                frozen->execution ? "to sign" : frozen->audience,
                frozen->contents,
                recorded(&acting, *names) != NULL ? "" : "not recorded");
        if (frozen != NULL)
            reply_frozen(one, frozen);
        json_array_append_new(all, one);
    }
    return acting_show(&acting);
}

const struct command command_freeze[] = {
    { .name = "freeze",
        .synopsis = "DIR NAME [--note TEXT] | show DIR NAME | list DIR",
        .help = "keep a milestone that can be rebuilt, compared and varied",
        .text =
            "Keeps the project as it stands now in DIR/frozen/NAME/: the text "
            "of each document with where every word of it came from, and in "
            "DIR/frozen/objects/ every file that it was made from: answers, "
            "overlays, decisions, the whole library, rules and templates. It "
            "is rebuilt from these files before it is kept. A freeze is never "
            "changed. DIR+NAME names it in `paction compare`.",
        .least = 2,
        .most = 2,
        .run = freeze,
        .options = { ACTING_ACTS,
            { "--note", "TEXT", "what it is for, for the record" } } },
    { .name = "freeze show",
        .synopsis = "DIR NAME",
        .help = "check a freeze and say what is in it",
        .text = "Reads every file of the freeze and compares it with its "
                "SHA-256, and the freeze with the record.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { ACTING_LOOKS } },
    { .name = "freeze list",
        .synopsis = "DIR",
        .help = "list the freezes of a project",
        .text = "By name: when, for whom, and the start of the hash of what "
                "was frozen: two with the same one hold the same.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS } },
    { .name = NULL },
};
