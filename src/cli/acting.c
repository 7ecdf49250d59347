#include "cli/acting.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/report.h"
#include "govern/party.h"
#include "io/file.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- times and words -------------------------------------------------- */

const char *acting_now(struct job *job)
{
    return calendar_uk_time(job->arena, (int64_t)time(NULL));
}

const char *acting_time(struct job *job, const char *given)
{
    if (given == NULL)
        return acting_now(job);
    if (calendar_is_time(given))
        return given;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "time-wrong",
            (struct place){ 0 }, "\"%s\" is no time", given),
        "write it like 2026-03-02T10:00");
    return NULL;
}

bool acting_word(struct job *job, const char *const *words, const char *option,
    const char *given, int *word)
{
    struct text all = text_new(job->arena);

    for (*word = 0; given != NULL && words[*word] != NULL; ++*word) {
        if (text_same(words[*word], given))
            return true;
        text_add_item(&all, words[*word]);
    }
    if (given == NULL)
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "word-unknown",
            (struct place){ 0 }, "%s \"%s\" is not known", option, given),
        "one of %s", all.bytes);
    return false;
}

const char *acting_words(struct job *job, const char *value)
{
    enum { MOST = 1 << 20 };
    struct text words = text_new(job->arena);
    char piece[4096];
    size_t count;
    const char *bad;

    if (value == NULL || strcmp(value, "-") != 0) {
        text_add(&words, value != NULL ? value : "");
    } else {
        while (words.length < MOST &&
               (count = fread(piece, 1, sizeof piece, stdin)) > 0)
            text_add_bytes(&words, piece, count);
    }
    bad = text_bad_character(words.bytes, words.length);
    if (bad == NULL && words.length < MOST)
        return words.bytes;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "words-unreadable",
            (struct place){ 0 }, "these words are %s",
            bad != NULL ? "no text in UTF-8" : "too many"),
        "give plain text of at most 1 MB");
    return NULL;
}

bool acting_misuse(
    struct job *job, const char *id, const char *what, const char *cure)
{
    struct finding *finding = findings_add(
        job->findings, SEVERITY_ERROR, id, (struct place){ 0 }, "%s", what);

    finding->usage = true;
    findings_hint(job->findings, finding, "%s", cure);
    return false;
}

/* ---- opening ---------------------------------------------------------- */

typedef struct ledger *load_function(struct job *job, struct store *store);

static bool open_store(struct job *job, const struct line *line, bool create,
    load_function *load, struct acting *acting)
{
    const char *folder = line->arguments[0];

    *acting = (struct acting){
        .job = job, .line = line, .folder = folder, .reply = json_object()
    };
    if (!file_exists(file_join(job, folder, "answers.xml"))) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "project-unknown",
                (struct place){ .file = folder }, "this is no project"),
            "name the folder that holds answers.xml");
        return false;
    }
    acting->store = store_open(job, file_join(job, folder, "record"),
        arena_format(job->arena, "paction %s", line->command), create);
    if (acting->store != NULL)
        acting->ledger = load(job, acting->store);
    return acting->ledger != NULL;
}

/* Who is erased has a key still, and acts no more. */
static bool is_there(
    struct job *job, const struct ledger *ledger, const char *by)
{
    const struct person *person = ledger_get(job, ledger, KIND_PERSON, by);

    if (person == NULL || !text_same(person->name, ENTRY_ERASED))
        return person != NULL;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "person-erased",
            (struct place){ 0 }, "%s was erased and can do nothing more", by),
        "act as somebody else: `paction party list DIR`");
    return false;
}

static bool is_known(
    struct job *job, const struct ledger *ledger, const char *by)
{
    if (by == NULL && ledger_count(ledger, KIND_PERSON) == 0)
        return true;
    if (by != NULL)
        return is_there(job, ledger, by);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "actor-missing",
            (struct place){ 0 }, "nobody is said to do this"),
        "give a person's key with --by, or in PACTION_BY");
    return false;
}

static bool begin(struct job *job, const struct line *line, const char *verb,
    load_function *load, struct acting *acting)
{
    const char *at = acting_time(job, line->values[ACTING_AT]);
    const char *by = line->values[ACTING_BY] != NULL ? line->values[ACTING_BY]
                                                     : getenv("PACTION_BY");

    if (at == NULL)
        return false;
    if (!open_store(job, line, true, load, acting) ||
        !is_known(job, acting->ledger, by)) {
        (void)acting_drop(acting);
        return false;
    }
    acting->act = act_begin(acting->ledger, verb, by, at);
    return true;
}

bool acting_begin(struct job *job, const struct line *line, const char *verb,
    struct acting *acting)
{
    return begin(job, line, verb, store_load, acting);
}

bool acting_mend(struct job *job, const struct line *line, const char *verb,
    struct acting *acting)
{
    return begin(job, line, verb, store_load_without_keys, acting);
}

bool acting_look(
    struct job *job, const struct line *line, struct acting *acting)
{
    if (open_store(job, line, false, store_load, acting))
        return true;
    (void)acting_drop(acting);
    return false;
}

/* ---- ending ----------------------------------------------------------- */

void acting_keep(struct acting *acting, struct store_file file)
{
    struct store_file *kept = ARENA_NEW(acting->job->arena, struct store_file);

    *kept = file;
    kept->next = acting->files;
    acting->files = kept;
}

static void print_reply(const struct acting *acting)
{
    json_dumpf(acting->reply, stdout, JSON_INDENT(1) | JSON_SORT_KEYS);
    putchar('\n');
}

void acting_say(
    struct acting *acting, struct receipt receipt, const char *words)
{
    if (acting->line->values[ACTING_JSON] == NULL && receipt.number == 0) {
        printf("%s\nNothing changed; nothing was recorded.\n", words);
        return;
    }
    if (acting->line->values[ACTING_JSON] == NULL) {
        printf("%s\nReceipt %lld, %.16s\n", words, (long long)receipt.number,
            receipt.hash);
        return;
    }
    json_object_set_new(acting->reply, "done", json_string(words));
    json_object_set_new(acting->reply, "act", json_string(acting->act->verb));
    json_object_set_new(acting->reply, "receipt", json_integer(receipt.number));
    json_object_set_new(acting->reply, "hash", json_string(receipt.hash));
    print_reply(acting);
}

bool acting_commit(struct acting *acting, struct receipt *receipt)
{
    return findings_errors(acting->job->findings) == 0 &&
           store_commit(
               acting->job, acting->store, acting->act, acting->files, receipt);
}

enum status acting_done(struct acting *acting, const char *format, ...)
{
    struct receipt receipt;
    va_list args;

    if (!acting_commit(acting, &receipt))
        return acting_drop(acting);
    va_start(args, format);
    acting_say(
        acting, receipt, arena_vformat(acting->job->arena, format, args));
    va_end(args);
    (void)acting_drop(acting);
    return STATUS_DONE;
}

enum status acting_show(struct acting *acting)
{
    if (acting->line->values[ACTING_JSON] != NULL)
        print_reply(acting);
    (void)acting_drop(acting);
    return STATUS_DONE;
}

enum status acting_drop(struct acting *acting)
{
    store_close(acting->store);
    json_decref(acting->reply);
    acting->store = NULL;
    acting->reply = NULL;
    return STATUS_INPUT;
}
