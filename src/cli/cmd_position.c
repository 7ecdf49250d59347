/*
 * position: what an association submits for its members.
 */
#include "base/job.h"
#include "base/text.h"
#include "cli/slip.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/position.h"
#include "govern/refusal.h"
#include "govern/submission.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIRST_POINT = 3 /* argument */ };

static struct position_of position_on(const struct line *line)
{
    return (struct position_of){ line->arguments[1], line->arguments[2] };
}

static bool needs_points(struct job *job, const struct line *line)
{
    struct finding *finding;

    if (line->argument_count > FIRST_POINT)
        return true;
    finding = findings_add(job->findings, SEVERITY_ERROR, "position-points",
        (struct place){ 0 }, "no point is named");
    findings_hint(job->findings, finding,
        "name each by its key, as R1-014; `position take --all` takes all");
    return false;
}

/* ---- taking up and leaving out ---------------------------------------- */

enum { TAKE_ALL = ACTING_OPTIONS, TAKE_INTO };

static size_t take_named(struct acting *acting)
{
    const struct line *line = acting->line;
    size_t count = 0;

    for (size_t i = FIRST_POINT; i < line->argument_count; i++)
        count += position_take(acting->job, acting->act, position_on(line),
                     line->arguments[i], line->values[TAKE_INTO]) != NULL;
    return count;
}

static enum status take(struct job *job, const struct line *line)
{
    struct acting acting;
    int64_t members;
    size_t count;

    if (line->values[TAKE_ALL] == NULL && !needs_points(job, line))
        return STATUS_USAGE;
    if (!acting_begin(job, line, "position.take", &acting))
        return STATUS_INPUT;
    count = line->values[TAKE_ALL] != NULL
                ? position_take_all(job, acting.act, position_on(line))
                : take_named(&acting);
    members = position_members(acting.ledger, position_on(line));
    json_object_set_new(acting.reply, "taken", json_integer((json_int_t)count));
    return acting_done(&acting,
        "%zu taken up: the position carries the points or support of %lld %s",
        count, (long long)members, members == 1 ? "member" : "members");
}

enum { REASON = ACTING_OPTIONS };

static enum status leave_out(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!needs_points(job, line))
        return STATUS_USAGE;
    if (!acting_begin(job, line, "position.leave-out", &acting))
        return STATUS_INPUT;
    for (size_t i = FIRST_POINT; i < line->argument_count; i++)
        if (!position_leave_out(job, acting.act, position_on(line),
                line->arguments[i], line->values[REASON]))
            return acting_drop(&acting);
    return acting_done(&acting, "%zu left out, with the reason",
        line->argument_count - FIRST_POINT);
}

enum { MEMBER = ACTING_OPTIONS };

/* A member's own person speaks for that member. */
static enum status support(struct job *job, const struct line *line)
{
    const char *member = line->values[MEMBER];
    struct acting acting;

    if (!needs_points(job, line))
        return STATUS_USAGE;
    if (!acting_begin(job, line, "position.support", &acting))
        return STATUS_INPUT;
    if (member == NULL)
        member = ledger_organisation_of(acting.ledger, acting.act->by);
    for (size_t i = FIRST_POINT; i < line->argument_count; i++)
        if (!position_support(
                job, acting.act, position_on(line), line->arguments[i], member))
            return acting_drop(&acting);
    return acting_done(
        &acting, "%s supports %zu", member, line->argument_count - FIRST_POINT);
}

/* ---- pausing and submitting ------------------------------------------- */

static enum status set_paused(
    struct job *job, const struct line *line, bool paused)
{
    struct acting acting;

    if (!acting_begin(
            job, line, paused ? "position.pause" : "position.resume", &acting))
        return STATUS_INPUT;
    if (!position_pause(job, acting.act, position_on(line), paused))
        return acting_drop(&acting);
    return acting_done(&acting, "%s takes %s points from its members",
        line->arguments[2], paused ? "no" : "more");
}

static enum status pause(struct job *job, const struct line *line)
{
    return set_paused(job, line, true);
}

static enum status resume(struct job *job, const struct line *line)
{
    return set_paused(job, line, false);
}

enum { SUBMIT_FOR = ACTING_OPTIONS };

/* -1, which no position can be for, if it is no number. */
static int64_t members_of(const char *words)
{
    char *end = NULL;
    long number = words != NULL ? strtol(words, &end, 10) : 0;

    return words == NULL || (end != words && *end == '\0' && number > 0)
               ? number
               : -1;
}

static enum status submit(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!acting_begin(job, line, "position.submit", &acting))
        return STATUS_INPUT;
    if (!position_submit(job, acting.act, position_on(line),
            members_of(line->values[SUBMIT_FOR])))
        return acting_drop(&acting);
    return slip_done(
        &acting, position_find(acting.ledger, position_on(line))->entry.key);
}

/* ---- looking ---------------------------------------------------------- */

static const char *state_of(const struct ledger *ledger, struct position_of of,
    const struct point_made *point)
{
    if (point->withdrawn_at != NULL)
        return "withdrawn";
    if (position_taken_as(ledger, of, point) != NULL)
        return "taken up";
    return ledger_find(ledger, KIND_OMISSION, point->entry.key) != NULL
               ? "left out"
               : "waits";
}

static void print_point(struct arena *arena, const struct ledger *ledger,
    struct position_of of, const struct point_made *point)
{
    const char *taken = position_taken_as(ledger, of, point);
    const struct omission *omission =
        ledger_find(ledger, KIND_OMISSION, point->entry.key);

    printf("%-8s %-18s %-10s %s%s%s\n", point->entry.key, point->organisation,
        state_of(ledger, of, point),
        point->clause != NULL ? point->clause : "general",
        taken != NULL ? ", as " : "", taken != NULL ? taken : "");
    printf("    %s\n", point_words(arena, ledger, point));
    if (taken == NULL && omission != NULL && omission->reason != NULL)
        printf("    left out: %s\n", omission->reason);
}

enum { SHOW_AS = ACTING_JSON + 1 };

/* A member sees what it gave itself, and no other member's. */
static bool is_shown(const struct acting *acting, const struct point_made *p)
{
    struct position_of of = position_on(acting->line);
    const char *viewer = acting->line->values[SHOW_AS];

    return position_was_given(acting->ledger, of, p) &&
           (viewer == NULL || text_same(viewer, of.association) ||
               text_same(viewer, p->organisation));
}

static bool may_show(const struct acting *acting)
{
    struct position_of of = position_on(acting->line);
    const char *viewer = acting->line->values[SHOW_AS];

    return viewer == NULL || text_same(viewer, of.association) ||
           party_is_member(acting->ledger, of.association, viewer) ||
           refusal_add(acting->job, "position-unseen",
               "it is for the association and its members",
               "%s may not see what the members of %s gave it", viewer,
               of.association);
}

static json_t *points_of(struct acting *acting, bool prints)
{
    struct position_of of = position_on(acting->line);
    struct arena *arena = acting->job->arena;
    json_t *all = json_array();

    for (const struct named *n = ledger_first(acting->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        const struct point_made *p = n->thing;

        if (!is_shown(acting, p))
            continue;
        if (prints)
            print_point(arena, acting->ledger, of, p);
        json_array_append_new(
            all, json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:s}", "key",
                     p->entry.key, "member", p->organisation, "state",
                     state_of(acting->ledger, of, p), "as",
                     position_taken_as(acting->ledger, of, p), "clause",
                     p->clause, "text", point_words(arena, acting->ledger, p)));
    }
    return all;
}

static enum status show(struct job *job, const struct line *line)
{
    struct position_of of = position_on(line);
    bool prints = line->values[ACTING_JSON] == NULL;
    const struct submission *position;
    struct acting acting;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    if (ledger_get(job, acting.ledger, KIND_ROUND, of.round) == NULL ||
        ledger_get(job, acting.ledger, KIND_ORGANISATION, of.association) ==
            NULL ||
        !may_show(&acting))
        return acting_drop(&acting);
    position = position_find(acting.ledger, of);
    json_object_set_new(acting.reply, "points", points_of(&acting, prints));
    json_object_set_new(acting.reply, "position",
        json_pack("{s:s?, s:s?, s:I, s:I, s:b}", "submission",
            position != NULL ? position->entry.key : NULL, "status",
            position != NULL ? submission_statuses[position->status] : NULL,
            "carries", position_members(acting.ledger, of), "represents",
            position != NULL ? position->represents : (int64_t)0, "paused",
            position != NULL && position->is_paused));
    if (prints)
        printf("%s, round %s: %s, carrying the points or support of %lld of "
               "%lld %s%s\n",
            party_name(acting.ledger, of.association), of.round,
            position != NULL ? submission_statuses[position->status]
                             : "no position yet",
            (long long)position_members(acting.ledger, of),
            (long long)party_members(acting.ledger, of.association),
            party_members(acting.ledger, of.association) == 1 ? "member"
                                                              : "members",
            position != NULL && position->is_paused ? "; paused" : "");
    return acting_show(&acting);
}

const struct command command_position[] = {
    { .name = "position",
        .synopsis = "VERB DIR ROUND ASSOCIATION ...",
        .help = "what an association submits for its members",
        .text = "Members give points to their association in private "
                "(`--association`); it takes them up as its own, and submits "
                "one position on behalf of so many members. Only its own "
                "people do this." },
    { .name = "position take",
        .synopsis = "DIR ROUND ASSOCIATION POINT...|--all [--into POINT]",
        .help = "take up members' points",
        .text = "Each becomes a point of the association, without the "
                "member's name; with --into it is taken up in a point of the "
                "position that says the same already. --all takes all that "
                "were neither taken up nor left out.",
        .least = 3,
        .most = MOST_ARGUMENTS - 1,
        .run = take,
        .options = { ACTING_ACTS, { "--all", NULL, "all that wait" },
            { "--into", "POINT", "a point of the position" } } },
    { .name = "position leave-out",
        .synopsis = "DIR ROUND ASSOCIATION POINT... --reason R",
        .help = "leave out members' points, and say why",
        .text = "The member sees the reason.",
        .least = 3,
        .most = MOST_ARGUMENTS - 1,
        .run = leave_out,
        .options = { ACTING_ACTS, { "--reason", "R", "why" } } },
    { .name = "position support",
        .synopsis = "DIR ROUND ASSOCIATION POINT... [--member M]",
        .help = "a member is for points that others gave",
        .text = "It counts among those on whose behalf the position is. "
                "Somebody of the association may record it with --member.",
        .least = 3,
        .most = MOST_ARGUMENTS - 1,
        .run = support,
        .options = { ACTING_ACTS,
            { "--member", "M", "the member (whose person acts)" } } },
    { .name = "position pause",
        .synopsis = "DIR ROUND ASSOCIATION",
        .help = "take no more points from members for now",
        .text = "As before a position is put together.",
        .least = 3,
        .most = 3,
        .run = pause,
        .options = { ACTING_ACTS } },
    { .name = "position resume",
        .synopsis = "DIR ROUND ASSOCIATION",
        .help = "take points from members again",
        .text = "After a pause.",
        .least = 3,
        .most = 3,
        .run = resume,
        .options = { ACTING_ACTS } },
    { .name = "position submit",
        .synopsis = "DIR ROUND ASSOCIATION [--for N]",
        .help = "submit the position, on behalf of so many members",
        .text = "Without --for on behalf of those whose points or support it "
                "carries; never of more members than there are. Submitted "
                "once more it states another number.",
        .least = 3,
        .most = 3,
        .run = submit,
        .options = { ACTING_ACTS,
            { "--for", "N", "how many members agree with it" } } },
    { .name = "position show",
        .synopsis = "DIR ROUND ASSOCIATION [--as ORG]",
        .help = "members' points, and what became of them",
        .text = "For the association; a member sees its own alone.",
        .least = 3,
        .most = 3,
        .run = show,
        .options = { ACTING_LOOKS,
            { "--as", "ORG", "only what that organisation may see" } } },
    { .name = NULL },
};
