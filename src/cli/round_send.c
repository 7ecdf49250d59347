#include "cli/round_send.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/output.h"
#include "cli/sending.h"
#include "cli/thaw.h"
#include "govern/invitation.h"
#include "govern/party.h"
#include "govern/round.h"
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

static bool write_copies(struct acting *acting, const struct draft_pack *pack,
    const struct project *project, const struct invitation *invitation,
    const unsigned char *key)
{
    struct job *job = acting->job;
    const struct line *line = acting->line;
    struct output_options options = { .formats = "docx,odt",
        .templates = file_join(job, project->home, "templates"),
        .is_quiet = true };

    options.sending = sending_begin(job, pack,
        (struct sending_options){ .folder = acting->folder,
            .recipient = party_name(acting->ledger, invitation->organisation),
            .comment_at =
                comment_at(job, project->comment_at, invitation, key) });
    return options.sending != NULL &&
           output_write(job, pack,
               file_join(job, line->values[OUT], folder_of(invitation)),
               options);
}

/* The first time that it is sent counts. */
static bool mark(struct acting *acting, const struct invitation *invitation)
{
    return invitation->sent_at != NULL ||
           invitation_mark(
               acting->job, acting->act, invitation->entry.key, MARK_SENT);
}

static bool send_all(struct acting *acting, const struct draft_pack *pack,
    const struct project *project, int64_t *count)
{
    const unsigned char *key = secret_key(acting->job);
    json_t *sent = json_array();
    bool done = key != NULL;

    json_object_set_new(acting->reply, "sent", sent);
    for (const struct named *n = ledger_first(acting->ledger, KIND_INVITATION);
         done && n != NULL; n = n->next) {
        const struct invitation *i = n->thing;

        if (i->revoked_at != NULL ||
            !text_same(i->round, acting->line->arguments[1]))
            continue;
        done = write_copies(acting, pack, project, i, key) && mark(acting, i);
        json_array_append_new(sent, json_string(folder_of(i)));
        ++*count;
    }
    return done;
}

static bool refuse(
    struct job *job, const char *id, const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(
            job->findings, SEVERITY_ERROR, id, (struct place){ 0 }, "%s", what),
        "%s", cure);
    return false;
}

/* Only what is frozen is sent, by an officer, while there is time to answer. */
static bool may_send(struct acting *acting, const struct round **round)
{
    struct job *job = acting->job;

    if (!party_is_officer(job, acting->ledger, acting->act->by))
        return false;
    *round =
        ledger_get(job, acting->ledger, KIND_ROUND, acting->line->arguments[1]);
    return *round != NULL &&
           (round_is_open(*round, acting->act->at) ||
               refuse(job, "round-not-open",
                   arena_format(job->arena, "round %s is %s",
                       (*round)->entry.key,
                       round_state_words(job->arena, *round, acting->act->at)),
                   "copies go out while a round is open: paction round open "
                   "DIR ROUND"));
}

static bool send_round(struct acting *acting, int64_t *count)
{
    struct job *job = acting->job;
    struct project project = { 0 };
    const struct round *round;
    struct draft_pack *pack = NULL;
    struct thaw thaw;
    bool done;

    if (!may_send(acting, &round))
        return false;
    if (thaw_open(job, acting->folder, round->freeze, &thaw))
        pack = thaw_assemble(job, &thaw, &project);
    done = pack != NULL && findings_errors(job->findings) == 0 &&
           send_all(acting, pack, &project, count);
    project_close(&project);
    thaw_close(&thaw);
    return done &&
           (*count > 0 ||
               refuse(job, "nobody-invited", "nobody is invited to this round",
                   "paction invite add DIR ROUND ORGANISATION"));
}

enum status round_send(struct job *job, const struct line *line)
{
    struct acting acting;
    int64_t count = 0;

    if (line->values[OUT] == NULL) {
        (void)refuse(job, "no-out", "no folder to write to", "add -o OUT");
        return STATUS_USAGE;
    }
    if (!acting_begin(job, line, "round.send", &acting))
        return STATUS_INPUT;
    if (!send_round(&acting, &count))
        return acting_drop(&acting);
    return acting_done(&acting,
        "Copies for %lld are in %s, each in its own folder", (long long)count,
        line->values[OUT]);
}
