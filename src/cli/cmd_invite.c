/*
 * invite: who is asked to take part in a round, and what became of it.
 */
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/project.h"
#include "cli/round_send.h"
#include "govern/invitation.h"
#include "govern/party.h"
#include "govern/submission.h"
#include "io/digest.h"
#include "io/secret.h"

#include <stdio.h>
#include <string.h>

/* ---- asking ----------------------------------------------------------- */

enum { ADD_PERSON = ACTING_OPTIONS, ADD_UNTIL, ADD_ALL };

/* Where links lead; NULL: the project does not say, or cannot be read. */
static const char *comment_at(struct job *job, const struct line *line)
{
    struct job quiet = { job->arena, findings_new(job->arena) };
    struct project project = { 0 };
    const char *base =
        project_open(&quiet, line->home, line->arguments[0], &project)
            ? project.comment_at
            : NULL;

    project_close(&project);
    return base;
}

static const char *new_salt(struct arena *arena)
{
    unsigned char bytes[INVITATION_SALT];
    struct text text = text_new(arena);

    digest_random(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        text_format(&text, "%02x", bytes[i]);
    return text.bytes;
}

/* What is to be said of those that were asked, once it is recorded. */
struct asking {
    struct acting acting;
    const unsigned char *key;
    const char *base;
    struct text said;
    json_t *reply;
};

static bool ask(struct asking *asking, const char *organisation)
{
    struct acting *acting = &asking->acting;
    struct job *job = acting->job;
    struct invitation new = { .round = acting->line->arguments[1],
        .organisation = organisation,
        .person = acting->line->values[ADD_PERSON],
        .until = acting->line->values[ADD_UNTIL],
        .salt = new_salt(job->arena) };
    const char *token = invitation_add(job, acting->act, &new, asking->key);
    const struct invitation *made;
    const char *link;

    if (token == NULL)
        return false;
    made = ledger_find(acting->ledger, KIND_INVITATION,
        arena_format(job->arena, "%.*s", (int)strcspn(token, "."), token));
    link = round_send_link(job->arena, asking->base, token);
    text_format(&asking->said, "%s%s invites %s until %s\n  %s",
        asking->said.length > 0 ? "\n" : "", made->entry.key,
        party_name(acting->ledger, organisation),
        calendar_time_words(job->arena, made->until), link);
    json_array_append_new(asking->reply,
        json_pack("{s:s, s:s, s:s?, s:s, s:s, s:s}", "key", made->entry.key,
            "organisation", organisation, "person", made->person, "until",
            made->until, "token", token, "link", link));
    return true;
}

/* All but the lead, and but those that are invited already. */
static bool ask_all(struct asking *asking)
{
    const struct ledger *ledger = asking->acting.ledger;
    const char *round = asking->acting.line->arguments[1];

    for (const struct named *n = ledger_first(ledger, KIND_ORGANISATION);
         n != NULL; n = n->next) {
        const struct organisation *o = n->thing;

        if (!o->is_lead && invitation_of(ledger, round, n->name) == NULL &&
            !ask(asking, n->name))
            return false;
    }
    return true;
}

static bool refuse_whom(struct job *job, const char *what)
{
    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
        "invite-whom", (struct place){ 0 }, "%s", what);

    findings_hint(
        job->findings, finding, "name one ORGANISATION, or all with --all");
    return false;
}

static bool check_line(struct job *job, const struct line *line)
{
    bool names_one = line->argument_count > 2;
    bool is_all = line->values[ADD_ALL] != NULL;

    if (names_one == is_all)
        return refuse_whom(job, is_all ? "one and all are invited at once"
                                       : "nobody is named to be invited");
    return !is_all || line->values[ADD_PERSON] == NULL ||
           refuse_whom(job, "--person is of one organisation");
}

static enum status add(struct job *job, const struct line *line)
{
    struct asking asking = { .said = text_new(job->arena) };

    if (!check_line(job, line))
        return STATUS_USAGE;
    if (!acting_begin(job, line, "invite.add", &asking.acting))
        return STATUS_INPUT;
    asking.key = secret_key(job);
    asking.base = comment_at(job, line);
    asking.reply = json_array();
    json_object_set_new(asking.acting.reply, "invitations", asking.reply);
    if (asking.key == NULL ||
        !(line->values[ADD_ALL] != NULL ? ask_all(&asking)
                                        : ask(&asking, line->arguments[2])))
        return acting_drop(&asking.acting);
    if (json_array_size(asking.reply) == 0) {
        (void)refuse_whom(job, "everybody is invited already");
        return acting_drop(&asking.acting);
    }
    return acting_done(&asking.acting,
        "%s\nA link is shown this once: only its hash is kept.",
        asking.said.bytes);
}

/* ---- the delivery log ------------------------------------------------- */

static enum status mark(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    struct acting acting;
    int word;

    if (!acting_word(
            job, invitation_marks, "the mark", line->arguments[2], &word) ||
        !acting_begin(job, line, "invite.mark", &acting))
        return STATUS_INPUT;
    if (!invitation_mark(job, acting.act, key, (enum mark)word))
        return acting_drop(&acting);
    return acting_done(
        &acting, "Invitation %s is %s", key, invitation_marks[word]);
}

static enum status revoke(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    struct acting acting;

    if (!acting_begin(job, line, "invite.revoke", &acting))
        return STATUS_INPUT;
    if (!invitation_revoke(job, acting.act, key))
        return acting_drop(&acting);
    return acting_done(&acting, "Invitation %s is good for nothing now", key);
}

/* ---- looking ---------------------------------------------------------- */

enum { CHECK_AT = ACTING_JSON + 1 };

static enum status check(struct job *job, const struct line *line)
{
    const char *at = acting_time(job, line->values[CHECK_AT]);
    const unsigned char *key = secret_known(job);
    struct acting acting;
    const struct invitation *found;

    if (at == NULL || key == NULL || !acting_look(job, line, &acting))
        return STATUS_INPUT;
    found = invitation_check(job, acting.ledger, line->arguments[1], key, at);
    if (found == NULL)
        return acting_drop(&acting);
    if (line->values[ACTING_JSON] == NULL)
        printf("%s invites %s to round %s, until %s\n", found->entry.key,
            party_name(acting.ledger, found->organisation), found->round,
            calendar_time_words(job->arena, found->until));
    json_object_set_new(acting.reply, "invitation",
        json_pack("{s:s, s:s, s:s, s:s?, s:s}", "key", found->entry.key,
            "round", found->round, "organisation", found->organisation,
            "person", found->person, "until", found->until));
    return acting_show(&acting);
}

enum { LIST_ROUND = ACTING_JSON + 1, LIST_OPEN };

static const struct submission *answer_of(
    const struct ledger *ledger, const struct invitation *invitation)
{
    const struct submission *live =
        submission_live(ledger, invitation->round, invitation->organisation);

    return live != NULL ? live
                        : submission_waiting(ledger, invitation->round,
                              invitation->organisation, NULL);
}

static const char *state_of(
    const struct invitation *invitation, const struct submission *answer)
{
    if (invitation->revoked_at != NULL)
        return "revoked";
    return answer == NULL ? "not answered"
           : answer->status == SUBMISSION_SUBMITTED
               ? "answered"
               : submission_statuses[answer->status];
}

static bool is_listed(const struct line *line,
    const struct invitation *invitation, const struct submission *answer)
{
    const char *round = line->values[LIST_ROUND];

    return (round == NULL || text_same(round, invitation->round)) &&
           (line->values[LIST_OPEN] == NULL ||
               (answer == NULL && invitation->revoked_at == NULL));
}

/* The days alone, or a line is too long for people; programs get times. */
enum { DAY_LENGTH = 10 };

static const char *or_dash(const char *time)
{
    return time != NULL ? time : "-";
}

static void print_row(const char *key, const char *who,
    const char *const *times, const char *state)
{
    printf("%-8s %-22s", key, who);
    for (size_t i = 0; i < 5; i++)
        printf(" %-11.*s", DAY_LENGTH, or_dash(times[i]));
    printf(" %s\n", state);
}

static void print_invitation(
    const struct invitation *i, const struct submission *answer)
{
    const char *const times[] = { i->asked_at, i->sent_at, i->delivered_at,
        i->opened_at, i->reminded_at };

    print_row(i->entry.key, i->person != NULL ? i->person : i->organisation,
        times, state_of(i, answer));
}

static json_t *invitation_reply(
    const struct invitation *i, const struct submission *answer)
{
    return json_pack(
        "{s:s, s:s, s:s, s:s?, s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s, "
        "s:s?}",
        "key", i->entry.key, "round", i->round, "organisation", i->organisation,
        "person", i->person, "until", i->until, "asked", i->asked_at, "sent",
        i->sent_at, "delivered", i->delivered_at, "opened", i->opened_at,
        "reminded", i->reminded_at, "revoked", i->revoked_at, "state",
        state_of(i, answer), "submission",
        answer != NULL ? answer->entry.key : NULL);
}

static enum status list(struct job *job, const struct line *line)
{
    static const char *const heads[] = { "asked", "sent", "delivered", "opened",
        "reminded" };
    bool prints = line->values[ACTING_JSON] == NULL;
    struct acting acting;
    json_t *all;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    all = json_array();
    json_object_set_new(acting.reply, "invitations", all);
    if (prints)
        print_row("key", "who", heads, "answer");
    for (const struct named *n = ledger_first(acting.ledger, KIND_INVITATION);
         n != NULL; n = n->next) {
        const struct submission *answer = answer_of(acting.ledger, n->thing);

        if (!is_listed(line, n->thing, answer))
            continue;
        if (prints)
            print_invitation(n->thing, answer);
        json_array_append_new(all, invitation_reply(n->thing, answer));
    }
    return acting_show(&acting);
}

const struct command command_invite[] = {
    { .name = "invite",
        .synopsis = "VERB DIR ...",
        .help = "invitations to a round, and what became of them",
        .text = "Who is asked, by a signed link that is good for a time. "
                "Nobody needs an account. The list of invitations is the "
                "delivery log of the round." },
    { .name = "invite add",
        .synopsis = "DIR ROUND ORGANISATION|--all [--person P] [--until TIME]",
        .help = "invite an organisation to a round",
        .text = "Prints the link this once; only the SHA-256 of its token is "
                "kept. Without comment-at in project.xml the token alone is "
                "printed. It is good until 90 days after the close unless "
                "--until says otherwise. --all invites every organisation but "
                "the lead that is not invited yet.",
        .least = 2,
        .most = 3,
        .run = add,
        .options = { ACTING_ACTS,
            { "--person", "P", "one person of it, by key" },
            { "--until", "TIME", "as 2026-06-28T17:00" },
            { "--all", NULL, "all but the lead" } } },
    { .name = "invite check",
        .synopsis = "DIR TOKEN [--at TIME]",
        .help = "say whose a token is, or why it is refused",
        .text = "One that was changed, is over, was revoked or is another "
                "project's is refused with the reason.",
        .least = 2,
        .most = 2,
        .run = check,
        .options = { ACTING_LOOKS,
            { "--at", "TIME", "as it is then (now)" } } },
    { .name = "invite mark",
        .synopsis = "DIR INVITATION sent|delivered|opened|reminded",
        .help = "record what became of an invitation",
        .text = "The first time counts; of reminders the last.",
        .least = 3,
        .most = 3,
        .run = mark,
        .options = { ACTING_ACTS } },
    { .name = "invite revoke",
        .synopsis = "DIR INVITATION",
        .help = "take an invitation back",
        .text = "Its link is refused from then on.",
        .least = 2,
        .most = 2,
        .run = revoke,
        .options = { ACTING_ACTS } },
    { .name = "invite list",
        .synopsis = "DIR [--round R] [--unanswered]",
        .help = "the delivery log: who was asked, when, who answered",
        .text = "What a member gave to its association in private is no "
                "answer here.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS, { "--round", "R", "of one round" },
            { "--unanswered", NULL, "only those to remind" } } },
    { .name = NULL },
};
