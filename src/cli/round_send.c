#include "cli/round_send.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/output.h"
#include "cli/sending.h"
#include "cli/thaw.h"
#include "govern/invitation.h"
#include "govern/party.h"
#include "govern/refusal.h"
#include "govern/round.h"
#include "io/batch.h"
#include "io/file.h"
#include "io/secret.h"

enum { OUT = ACTING_OPTIONS };

const char *round_send_link(
    struct arena *arena, const char *base, const char *token)
{
    if (base == NULL || !text_starts(base, "http"))
        return token;
    return arena_format(
        arena, "%s%s%s", base, text_ends(base, "/") ? "" : "/", token);
}

/* Links that write a letter hold no invitation: the copy's id is enough. */
static const char *comment_at(struct job *job, const char *base,
    const struct invitation *invitation, const unsigned char *key)
{
    if (base == NULL || !text_starts(base, "http"))
        return base;
    return round_send_link(
        job->arena, base, invitation_token(job->arena, invitation, key));
}

static const char *folder_of(const struct invitation *invitation)
{
    return invitation->person != NULL ? invitation->person
                                      : invitation->organisation;
}

struct going_out {
    struct acting acting;
    const struct round *round;
    const struct draft_pack *pack;
    const struct sending_pack *texts;
    struct sending *last; /* of those to whom it goes */
    struct batch *files;
    struct project project;
    const unsigned char *key;
    int64_t count;
};

static bool write_copies(
    struct going_out *going, const struct invitation *invitation)
{
    const struct acting *acting = &going->acting;
    struct job *job = acting->job;
    const char *out = acting->line->values[OUT];
    struct output_options options = { .formats = "docx,odt",
        .templates = file_join(job, going->project.home, "templates"),
        .batch = going->files,
        .is_quiet = true };

    going->last = options.sending = sending_begin(job, going->texts,
        (struct sending_options){ .folder = acting->folder,
            .recipient = party_name(acting->ledger, invitation->organisation),
            .comment_at = comment_at(
                job, going->project.comment_at, invitation, going->key),
            .until = calendar_time_words(job->arena, going->round->closes) });
    return options.sending != NULL &&
           output_write(job, going->pack,
               file_join(job, out, folder_of(invitation)), options);
}

/* The first time that it is sent counts. */
static bool mark(struct acting *acting, const struct invitation *invitation)
{
    return invitation->sent_at != NULL ||
           invitation_mark(
               acting->job, acting->act, invitation->entry.key, MARK_SENT);
}

static bool put_all(struct going_out *going)
{
    struct acting *acting = &going->acting;
    json_t *sent = json_array();

    json_object_set_new(acting->reply, "sent", sent);
    for (const struct named *n = ledger_first(acting->ledger, KIND_INVITATION);
         n != NULL; n = n->next) {
        const struct invitation *i = n->thing;

        if (i->revoked_at != NULL ||
            !text_same(i->round, going->round->entry.key))
            continue;
        if (!write_copies(going, i) || !mark(acting, i))
            return false;
        json_array_append_new(sent, json_string(folder_of(i)));
        going->count++;
    }
    return going->count > 0 || refusal_add(acting->job, "nobody-invited",
                                   "paction invite add DIR ROUND ORGANISATION",
                                   "nobody is invited to this round");
}

static bool has_clause(const struct draft *draft, const char *clause)
{
    const struct placed *placed = draft->placed;

    while (placed != NULL && !text_same(placed->clause->id, clause))
        placed = placed->next;
    return placed != NULL;
}

static bool asks_about(const struct round_item *item, const struct draft *draft)
{
    return item->document != NULL
               ? text_same(item->document, draft->document->id)
               : has_clause(draft, item->clause);
}

/* Without items all of the pack is. */
static bool is_in_scope(
    const struct going_out *going, const struct draft *draft)
{
    bool has_items = false;

    for (const struct named *n =
             ledger_first(going->acting.ledger, KIND_ROUND_ITEM);
         n != NULL; n = n->next) {
        const struct round_item *item = n->thing;

        if (!text_same(item->round, going->round->entry.key))
            continue;
        if (asks_about(item, draft))
            return true;
        has_items = true;
    }
    return !has_items;
}

/* Only what is asked about goes out. */
static void keep_scope(const struct going_out *going, struct draft_pack *pack)
{
    struct draft **end = &pack->drafts;

    for (struct draft *d = pack->drafts; d != NULL; d = d->next)
        if (is_in_scope(going, d)) {
            *end = d;
            end = &d->next;
        }
    *end = NULL;
    pack->drafts_end = end;
}

/* All of it or nothing, and the disk is waited for once. */
static bool send_all(struct going_out *going)
{
    struct job *job = going->acting.job;

    going->texts = sending_prepare(job, going->pack);
    going->files = batch_new(job);
    if (put_all(going))
        return batch_settle(going->files) && sending_list(going->last);
    batch_drop(going->files);
    return false;
}

/* Only what is frozen is sent, by an officer, while there is time to answer. */
static bool may_send(struct going_out *going)
{
    const struct acting *acting = &going->acting;
    struct job *job = acting->job;

    if (!party_is_officer(job, acting->ledger, acting->act->by))
        return false;
    going->key = secret_key(job);
    going->round =
        ledger_get(job, acting->ledger, KIND_ROUND, acting->line->arguments[1]);
    if (going->key == NULL || going->round == NULL)
        return false;
    return round_is_open(going->round, acting->act->at) ||
           refusal_add(job, "round-not-open",
               "copies go out while a round is open: paction round open DIR "
               "ROUND",
               "round %s is %s", going->round->entry.key,
               round_state_words(job->arena, going->round, acting->act->at));
}

static bool send_round(struct going_out *going)
{
    struct job *job = going->acting.job;
    struct draft_pack *pack = NULL;
    struct thaw thaw;
    bool sent;

    if (!may_send(going))
        return false;
    if (thaw_open(job, going->acting.folder, going->round->freeze, &thaw))
        pack = thaw_assemble(job, &thaw, &going->project);
    if (pack != NULL)
        keep_scope(going, pack);
    going->pack = pack;
    sent = going->pack != NULL && findings_errors(job->findings) == 0 &&
           send_all(going);
    project_close(&going->project);
    thaw_close(&thaw);
    return sent;
}

enum status round_send(struct job *job, const struct line *line)
{
    struct going_out going = { .count = 0 };

    if (line->values[OUT] == NULL) {
        (void)refusal_add(job, "no-out", "add -o OUT", "no folder to write to");
        return STATUS_USAGE;
    }
    if (!acting_begin(job, line, "round.send", &going.acting))
        return STATUS_INPUT;
    if (!send_round(&going))
        return acting_drop(&going.acting);
    return acting_done(&going.acting,
        "Copies for %lld are in %s, each in its own folder",
        (long long)going.count, line->values[OUT]);
}
