/*
 * submission: what organisations return to a round.
 */
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/slip.h"
#include "govern/party.h"
#include "govern/refusal.h"
#include "govern/submission.h"

#include <stdio.h>

/* ---- giving ----------------------------------------------------------- */

enum {
    GIVE_ASSOCIATION = ACTING_OPTIONS,
    GIVE_CHANNEL,
    GIVE_PUBLISH,
    GIVE_PERSONAL,
    GIVE_SUPERSEDE
};

static bool read_words(
    struct job *job, const struct line *line, struct submission *new)
{
    int channel, publish;

    if (!acting_word(job, submission_channels, "--channel",
            line->values[GIVE_CHANNEL], &channel) ||
        !acting_word(job, submission_publishes, "--publish",
            line->values[GIVE_PUBLISH], &publish))
        return false;
    new->channel = (enum channel)channel;
    new->publish = (enum publish)publish;
    return true;
}

static enum status give(struct job *job, const struct line *line)
{
    struct submission new = { .round = line->arguments[1],
        .organisation = line->arguments[2],
        .association = line->values[GIVE_ASSOCIATION],
        .is_personal = line->values[GIVE_PERSONAL] != NULL };
    struct acting acting;
    const char *key;

    if (!read_words(job, line, &new) ||
        !acting_begin(job, line, "submission.give", &acting))
        return STATUS_INPUT;
    key = submission_for(
        job, acting.act, &new, line->values[GIVE_SUPERSEDE] != NULL);
    if (key == NULL)
        return acting_drop(&acting);
    return slip_done(&acting, key);
}

/* ---- afterwards ------------------------------------------------------- */

enum { REASON = ACTING_OPTIONS };

static enum status accept(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    struct acting acting;

    if (!acting_begin(job, line, "submission.accept", &acting))
        return STATUS_INPUT;
    if (!submission_accept(job, acting.act, key, line->values[REASON]))
        return acting_drop(&acting);
    return acting_done(&acting, "%s is accepted, though it is late", key);
}

static enum status withdraw(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    struct acting acting;

    if (!acting_begin(job, line, "submission.withdraw", &acting))
        return STATUS_INPUT;
    if (!submission_withdraw(job, acting.act, key, line->values[REASON]))
        return acting_drop(&acting);
    return acting_done(&acting, "%s is withdrawn; it is kept", key);
}

static enum status publish(struct job *job, const struct line *line)
{
    static const char *const words[PUBLISHES] = {
        [PUBLISH_NAMED] = "published with its organisation's name",
        [PUBLISH_ANONYMOUS] = "published without a name",
        [PUBLISH_NOT] = "counted and answered, not published"
    };
    const char *key = line->arguments[1];
    struct acting acting;
    int word;

    if (!acting_word(job, submission_publishes, "how it is shown",
            line->arguments[2], &word) ||
        !acting_begin(job, line, "submission.publish", &acting))
        return STATUS_INPUT;
    if (!submission_show_as(job, acting.act, key, (enum publish)word))
        return acting_drop(&acting);
    return acting_done(&acting, "%s is to be %s", key, words[word]);
}

/* ---- looking ---------------------------------------------------------- */

static json_t *submission_reply(
    const struct ledger *ledger, const struct submission *s)
{
    return json_pack(
        "{s:s, s:s, s:s, s:s?, s:s, s:s, s:s, s:b, s:I, s:s?, s:s?, s:s, s:I, "
        "s:s?, s:s?, s:b}",
        "key", s->entry.key, "round", s->round, "organisation", s->organisation,
        "association", s->association, "channel",
        submission_channels[s->channel], "status",
        submission_statuses[s->status], "publish",
        submission_publishes[s->publish], "personal", (int)s->is_personal,
        "represents", s->represents, "supersedes", s->supersedes,
        "submitted_by", s->submitted_by, "submitted_at", s->submitted_at,
        "points", submission_points(ledger, s->entry.key), "late_reason",
        s->late_reason, "withdrawn_reason", s->withdrawn_reason, "live",
        (int)submission_is_live(ledger, s));
}

enum { LOOK_AS = ACTING_JSON + 1, LIST_ROUND };

static bool is_shown(const struct line *line, const struct ledger *ledger,
    const struct submission *submission)
{
    const char *viewer = line->values[LOOK_AS];

    return viewer == NULL || submission_may_see(ledger, submission, viewer);
}

static void print_row(const struct ledger *ledger, const struct submission *s)
{
    printf("%-8s %-22s %-14s %s, by %s, %lld %s", s->entry.key, s->organisation,
        submission_statuses[s->status], s->submitted_at,
        submission_channels[s->channel],
        (long long)submission_points(ledger, s->entry.key),
        submission_points(ledger, s->entry.key) == 1 ? "point" : "points");
    if (s->association != NULL)
        printf(", to %s", s->association);
    if (s->represents > 0)
        printf(", on behalf of %lld members", (long long)s->represents);
    if (s->supersedes != NULL)
        printf(", after %s", s->supersedes);
    putchar('\n');
}

static enum status list(struct job *job, const struct line *line)
{
    const char *round = line->values[LIST_ROUND];
    struct acting acting;
    json_t *all;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    all = json_array();
    json_object_set_new(acting.reply, "submissions", all);
    for (const struct named *n = ledger_first(acting.ledger, KIND_SUBMISSION);
         n != NULL; n = n->next) {
        const struct submission *s = n->thing;

        if ((round != NULL && !text_same(round, s->round)) ||
            !is_shown(line, acting.ledger, s))
            continue;
        if (line->values[ACTING_JSON] == NULL)
            print_row(acting.ledger, s);
        json_array_append_new(all, submission_reply(acting.ledger, s));
    }
    return acting_show(&acting);
}

static enum status show(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    const struct submission *s;
    struct acting acting;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    s = ledger_get(job, acting.ledger, KIND_SUBMISSION, key);
    if (s == NULL)
        return acting_drop(&acting);
    if (!is_shown(line, acting.ledger, s)) {
        (void)refusal_add(job, "submission-unseen",
            "its own organisation sees it, and whom it is given to; the lead "
            "what is submitted",
            "%s may not see %s", line->values[LOOK_AS], key);
        return acting_drop(&acting);
    }
    if (line->values[ACTING_JSON] == NULL)
        fputs(submission_receipt_words(job->arena, acting.ledger, key, NULL),
            stdout);
    json_object_set_new(
        acting.reply, "submission", submission_reply(acting.ledger, s));
    return acting_show(&acting);
}

#define LOOKS                                                                  \
    ACTING_LOOKS,                                                              \
    {                                                                          \
        "--as", "ORG", "only what that organisation may see"                   \
    }

const struct command command_submission[] = {
    { .name = "submission",
        .synopsis = "VERB DIR ...",
        .help = "what organisations return to a round",
        .text = "One submission of each organisation and round counts: a new "
                "one supersedes it, and the old one is kept. What comes after "
                "the close counts once it is accepted, and takes the place of "
                "what came in time only then." },
    { .name = "submission give",
        .synopsis = "DIR ROUND ORGANISATION [--association A] [--channel C] "
                    "[--publish P] [--personal] [--supersede]",
        .help = "begin what an organisation returns, and print its receipt",
        .text = "`paction import` and `paction point add` do this of "
                "themselves. With --association a member gives its points to "
                "its association in private.",
        .least = 3,
        .most = 3,
        .run = give,
        .options = { ACTING_ACTS,
            { "--association", "A", "that it is given to" },
            { "--channel", "C",
                "web, docx, odt, form, email, meeting or phone" },
            { "--publish", "P", "named, anonymous or not" },
            { "--personal", NULL, "one person's view, not the organisation's" },
            { "--supersede", NULL, "in place of what it returned before" } } },
    { .name = "submission accept",
        .synopsis = "DIR SUBMISSION --reason R",
        .help = "accept one that came late",
        .text = "An officer of the lead does so, with a reason; from then on "
                "it counts, in place of what came before it.",
        .least = 2,
        .most = 2,
        .run = accept,
        .options = { ACTING_ACTS, { "--reason", "R", "why" } } },
    { .name = "submission withdraw",
        .synopsis = "DIR SUBMISSION --reason R",
        .help = "take a submission back",
        .text = "It is kept, and counts no more.",
        .least = 2,
        .most = 2,
        .run = withdraw,
        .options = { ACTING_ACTS, { "--reason", "R", "why" } } },
    { .name = "submission publish",
        .synopsis = "DIR SUBMISSION named|anonymous|not",
        .help = "say how a submission may be published",
        .text = "As its organisation permits: with its name, without, or not "
                "at all.",
        .least = 3,
        .most = 3,
        .run = publish,
        .options = { ACTING_ACTS } },
    { .name = "submission list",
        .synopsis = "DIR [--as ORG] [--round R]",
        .help = "list submissions",
        .text = "Each with its status, when it came, how, and what is in it.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { LOOKS, { "--round", "R", "of one round" } } },
    { .name = "submission show",
        .synopsis = "DIR SUBMISSION [--as ORG]",
        .help = "print a submission's receipt",
        .text = "Its number, whose it is, what was received, and when.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { LOOKS } },
    { .name = NULL },
};
