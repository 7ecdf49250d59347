/*
 * The record itself: verify that it is whole, back it up and put it back, erase
 * an organisation or a person from it.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "govern/party.h"
#include "io/file.h"
#include "store/backup.h"
#include "store/verify.h"

#include <inttypes.h>
#include <stdio.h>

/* A project's record, or a backup, which is one itself. */
static const char *record_of(struct job *job, const char *folder)
{
    return file_exists(file_join(job, folder, "record.db"))
               ? folder
               : file_join(job, folder, "record");
}

static json_t *found(const struct verified *verified, const char *head)
{
    return json_pack("{s:b, s:I, s:I, s:I, s:I, s:I, s:s, s:s}", "whole", 1,
        "events", (json_int_t)verified->events, "rows",
        (json_int_t)verified->rows, "files", (json_int_t)verified->files,
        "erased_files", (json_int_t)verified->sealed, "heads",
        (json_int_t)verified->heads, "hash", verified->hash, "head", head);
}

static void print_json(json_t *reply)
{
    json_dumpf(reply, stdout, JSON_INDENT(1) | JSON_SORT_KEYS);
    putchar('\n');
    json_decref(reply);
}

/* ---- verify ------------------------------------------------------------- */

enum { VERIFY_JSON, VERIFY_HEAD };

static void say_whole(const struct line *line, const char *folder,
    const struct verified *verified, const char *head)
{
    if (line->values[VERIFY_JSON] != NULL) {
        print_json(found(verified, head));
        return;
    }
    printf("%s is whole: %" PRId64 " events, %" PRId64 " rows, %" PRId64
           " kept files, %" PRId64 " heads\n\n%s",
        folder, verified->events, verified->rows, verified->files,
        verified->heads, head);
}

static enum status verify(struct job *job, const struct line *line)
{
    const char *folder = record_of(job, line->arguments[0]);
    const char *name = line->values[VERIFY_HEAD], *note = NULL, *head = "";
    struct verified verified;
    struct store *store;
    size_t size;
    bool whole;

    if (name != NULL && (note = file_read(job, name, &size)) == NULL)
        return STATUS_INPUT;
    store = store_open(job, folder, "paction verify", false);
    if (store == NULL)
        return STATUS_INPUT;
    whole = verify_store(job, store, name, note, &verified);
    if (whole && verified.events > 0)
        head = verify_head(job, store, acting_now(job));
    if (whole)
        say_whole(line, folder, &verified, head);
    store_close(store);
    return whole ? STATUS_DONE : STATUS_INPUT;
}

/* ---- backup and restore ------------------------------------------------- */

/* Copied, and found whole where it is now. */
static bool copy(struct job *job, const char *who, const char *from,
    const char *to, struct verified *verified)
{
    struct store *store;
    bool whole;

    if (!backup_copy(job, from, to))
        return false;
    store = store_open(job, to, who, false);
    if (store == NULL)
        return false;
    whole = verify_store(job, store, NULL, NULL, verified);
    store_close(store);
    return whole;
}

enum { BACKUP_JSON, BACKUP_OUT };

static enum status backup(struct job *job, const struct line *line)
{
    const char *to = line->values[BACKUP_OUT];
    struct verified verified;

    if (to == NULL) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "backup-nowhere",
                (struct place){ 0 }, "no folder is named for the backup"),
            "name one that is not there, with -o FOLDER");
        return STATUS_USAGE;
    }
    if (!copy(job, "paction backup", record_of(job, line->arguments[0]), to,
            &verified) ||
        !backup_settle(job, to))
        return STATUS_INPUT;
    if (line->values[BACKUP_JSON] != NULL)
        print_json(found(&verified, ""));
    else
        printf("%" PRId64 " events are in %s, and were verified there\n"
               "keys.db opens all that is sealed in record.db: keep the two "
               "apart, and of keys.db only the newest\n",
            verified.events, to);
    return STATUS_DONE;
}

static enum status restore(struct job *job, const struct line *line)
{
    const char *from = line->arguments[0], *project = line->arguments[1];
    struct verified verified;

    if (!file_is_folder(project)) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "project-unknown",
                (struct place){ .file = project }, "there is no such folder"),
            "make the project's folder first; the record goes into it");
        return STATUS_INPUT;
    }
    if (!copy(job, "paction restore", from, file_join(job, project, "record"),
            &verified))
        return STATUS_INPUT;
    if (line->values[BACKUP_JSON] != NULL)
        print_json(found(&verified, ""));
    else
        printf("%" PRId64 " events are back in %s, and were verified there\n",
            verified.events, project);
    return STATUS_DONE;
}

/* ---- erase -------------------------------------------------------------- */

enum { ERASE_REASON = ACTING_OPTIONS };

/* The reason is not sealed: who is erased must not stand in it. */
static bool names_nobody(
    const struct acting *acting, const char *key, const char *reason)
{
    const char *const names[] = { party_person_name(acting->ledger, key),
        party_name(acting->ledger, key) };

    for (size_t i = 0; i < 2; i++) {
        if (text_same(names[i], key) || !party_is_named(reason, names[i]))
            continue;
        findings_hint(acting->job->findings,
            findings_add(acting->job->findings, SEVERITY_ERROR, "reason-names",
                (struct place){ 0 },
                "the reason names who is to be erased, and it stays"),
            "say it without a name: \"asked on 2 March\"");
        return false;
    }
    return true;
}

static bool erase_now(
    const struct line *line, struct acting *acting, struct receipt *receipt)
{
    const char *reason = acting_words(acting->job, line->values[ERASE_REASON]);

    if (reason == NULL)
        return false;
    if (*reason == '\0') {
        findings_hint(acting->job->findings,
            findings_add(acting->job->findings, SEVERITY_ERROR,
                "reason-missing", (struct place){ 0 },
                "no reason is given for erasing %s", line->arguments[1]),
            "give one with --reason that names nobody: \"asked on 2 March\"");
        return false;
    }
    return names_nobody(acting, line->arguments[1], reason) &&
           party_is_officer(acting->job, acting->ledger, acting->act->by) &&
           store_erase(acting->job, acting->store, acting->act,
               line->arguments[1], reason, receipt);
}

static enum status erase(struct job *job, const struct line *line)
{
    struct acting acting;
    struct receipt receipt;

    if (!acting_mend(job, line, "erase", &acting))
        return STATUS_INPUT;
    if (!erase_now(line, &acting, &receipt))
        return acting_drop(&acting);
    if (line->values[ACTING_JSON] != NULL)
        print_json(json_pack("{s:s, s:s, s:I, s:s}", "act", "erase", "erased",
            line->arguments[1], "receipt", (json_int_t)receipt.number, "hash",
            receipt.hash));
    else
        printf("%s is erased from the record\nReceipt %" PRId64 ", %.16s\n"
               "What was sent or written out of it is not: look into sent/ "
               "and out/, and replace backups of keys.db\n",
            line->arguments[1], receipt.number, receipt.hash);
    (void)acting_drop(&acting);
    return STATUS_DONE;
}

const struct command command_record[] = {
    { .name = "verify",
        .synopsis = "DIR [--head FILE] [--json]",
        .help = "prove that the record is whole and unchanged",
        .text = "Every event follows the one before it, each signed head is of "
                "an event that is there, the tables are what the events come "
                "to, kept files have their bytes, and the databases are sound. "
                "Prints a signed head as of now: kept elsewhere, or on paper, "
                "it shows later that nothing was cut off. DIR may be a "
                "backup.",
        .least = 1,
        .most = 1,
        .run = verify,
        .options = { { "--json", NULL, "for programs" },
            { "--head", "FILE", "a head that was kept elsewhere" } } },
    { .name = "backup",
        .synopsis = "DIR -o FOLDER [--json]",
        .help = "copy the record while it is in use",
        .text = "The copy is the record as it was at one moment, with its "
                "keys, and is verified. FOLDER must not be there. Keep "
                "keys.db apart from record.db, and only the newest: an older "
                "one has the keys of those who were erased since. The key "
                "file of this machine is in no backup: keep a copy of it too.",
        .least = 1,
        .most = 1,
        .run = backup,
        .options = { { "--json", NULL, "for programs" },
            { "-o", "FOLDER", "where to" } } },
    { .name = "restore",
        .synopsis = "FOLDER DIR [--json]",
        .help = "put a backup back",
        .text = "FOLDER holds record.db and keys.db of a backup; DIR is a "
                "project that has no record. Nothing is ever written over: "
                "rename DIR/record first if it is there.",
        .least = 2,
        .most = 2,
        .run = restore,
        .options = { { "--json", NULL, "for programs" } } },
    { .name = "erase",
        .synopsis = "DIR KEY --reason TEXT",
        .help = "erase a person or an organisation from the record",
        .text = "Destroys the key under which the name and the words of KEY "
                "are sealed, in every table and event; they read [erased] from "
                "then on, and the chain of events still proves. It cannot be "
                "undone. The act and its reason stay: name nobody in it. What "
                "was sent or written out before is not reached.",
        .least = 2,
        .most = 2,
        .run = erase,
        .options = { ACTING_ACTS,
            { "--reason", "TEXT", "why; - reads it from standard input" } } },
    { .name = NULL },
};
