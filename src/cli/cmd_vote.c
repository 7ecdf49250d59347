/*
 * vote: how an organisation's seat votes on a motion.
 */
#include "base/job.h"
#include "cli/acting.h"
#include "govern/vote.h"

#include <string.h>

enum { VOTE_OPTION = ACTING_OPTIONS, VOTE_REASON, VOTE_FOR };

static const char *option_key(
    struct job *job, const struct line *line, const char *given)
{
    if (given == NULL || strchr(given, '/') != NULL)
        return given;
    return arena_format(job->arena, "%s/%s", line->arguments[1], given);
}

static enum status vote(struct job *job, const struct line *line)
{
    const char *through = line->arguments[2];
    struct vote new = { .motion = line->arguments[1],
        .option = option_key(job, line, line->values[VOTE_OPTION]) };
    struct acting acting;
    const struct vote *cast;
    int ballot;

    new.organisation = line->values[VOTE_FOR];
    if (new.organisation == NULL) {
        new.organisation = through;
        through = NULL;
    }
    if (line->values[VOTE_REASON] != NULL)
        new.reason = acting_words(job, line->values[VOTE_REASON]);
    if (!acting_word(
            job, board_ballots, "a vote of", line->arguments[3], &ballot) ||
        findings_errors(job->findings) > 0 ||
        !acting_begin(job, line, "vote", &acting))
        return STATUS_INPUT;
    new.ballot = (enum ballot)ballot;
    cast = vote_cast(job, acting.act, &new, through);
    if (cast == NULL)
        return acting_drop(&acting);
    json_object_set_new(acting.reply, "vote", json_string(cast->entry.key));
    return acting_done(&acting, "%s: %s%s%s, on motion %s",
        party_name(acting.ledger, cast->organisation),
        board_ballots[cast->ballot],
        cast->option != NULL ? " with option " : "",
        cast->option != NULL ? cast->option : "", cast->motion);
}

const struct command command_vote[] = {
    { .name = "vote",
        .synopsis = "DIR MOTION ORG agree|disagree|abstain|block|recused "
                    "[--option N] [--reason T] [--for OTHER]",
        .help = "cast a seat's vote",
        .text = "The vote is the organisation's; who casts it is recorded: its "
                "member, its deputy, or with --for the holder of a proxy. "
                "Votes are never changed; the last of a seat counts. A block "
                "needs a reason.",
        .least = 4,
        .most = 4,
        .run = vote,
        .options = { ACTING_ACTS,
            { "--option", "N", "with which of several it agrees" },
            { "--reason", "T", "why; - for standard input" },
            { "--for", "OTHER", "whose proxy ORG holds" } } },
    { .name = NULL },
};
