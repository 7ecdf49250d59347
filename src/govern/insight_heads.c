#include "govern/insight_heads.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct insight_column short_columns[] = {
    { "what", "What", false, 6 }, { "value", "How many", true, 2 }
};
static const struct insight_column side_columns[] = {
    { "side", "Side", false, 8 }, { "invited", "Invited", true, 5 },
    { "submissions", "Came in", true, 5 }, { "points", "Points", true, 5 },
    { "objections", "Objections", true, 7 }, { "support", "Support", true, 6 },
    { "answered", "Answered", true, 6 }, { "open", "Open", true, 4 }
};
static const struct insight_column organisation_columns[] = {
    { "organisation", "Organisation", false, 18 },
    { "side", "Side", false, 11 }, { "invited", "Invited", true, 9 },
    { "submissions", "Came in", true, 9 }, { "points", "Points", true, 8 },
    { "objections", "Objections", true, 12 },
    { "answered", "Answered", true, 11 }, { "open", "Open", true, 8 }
};
static const struct insight_column clause_columns[] = { { "clause", "Clause",
                                                            false, 6 },
    { "councils", "Councils", true, 2 }, { "providers", "Providers", true, 2 },
    { "young-people", "Young people", true, 2 },
    { "others", "Others", true, 2 }, { "points", "All", true, 2 },
    { "objections", "Objections", true, 2 }, { "open", "Open", true, 2 } };
static const struct insight_column day_columns[] = { { "day", "Day", false, 3 },
    { "received", "Received", true, 2 }, { "answered", "Answered", true, 2 },
    { "open", "Open at its end", true, 2 } };
static const struct insight_column time_columns[] = { { "round", "Round", false,
                                                          2 },
    { "points", "Points", true, 2 }, { "answered", "Answered", true, 2 },
    { "open", "Open", true, 2 }, { "median", "Median days", true, 2 },
    { "longest", "Longest, days", true, 2 },
    { "longest-point", "It was", false, 2 } };
static const struct insight_column change_columns[] = { { "point", "Point",
                                                            false, 10 },
    { "who", "Because of", false, 14 }, { "clause", "Clause", false, 18 },
    { "answer", "Answer", false, 12 }, { "did", "What was done", false, 45 },
    { "adopted", "Wording adopted", false, 20 },
    { "decision", "Decision", false, 14 } };
static const struct insight_column answer_columns[] = {
    { "point", "Point", false, 10 }, { "who", "Who", false, 16 },
    { "received", "Received", false, 13 }, { "answer", "Answer", false, 16 },
    { "drafted-by", "Drafted by", false, 14 },
    { "approved-by", "Approved by", false, 14 },
    { "approved", "Approved", false, 13 },
    { "published", "Published", false, 13 }
};
static const struct insight_column invitation_columns[] = {
    { "invitation", "Invitation", false, 12 },
    { "organisation", "Organisation", false, 16 },
    { "sent", "Sent", false, 13 }, { "delivered", "Delivered", false, 13 },
    { "opened", "Opened", false, 13 }, { "reminded", "Reminded", false, 13 },
    { "revoked", "Revoked", false, 12 }, { "submitted", "Answered", false, 13 }
};
static const struct insight_column audit_columns[] = {
    { "principle", "Principle", false, 3 }, { "round", "Round", false, 1 },
    { "looked-for", "What was looked for", false, 4 },
    { "evidence", "What the record shows", false, 6 },
    { "shown", "Shown", false, 2 }
};

/* As the report has them, from the first to the last. */
static const struct insight_table tables[INSIGHT_PARTS] = {
    [INSIGHT_SHORT] = { .id = "in-short",
        .title = "In short",
        .about = "Points count that are of a live submission and not "
                 "withdrawn. A point is answered once its answer is approved.",
        .columns = short_columns,
        .column_count = COUNT(short_columns) },
    [INSIGHT_SIDES] = { .id = "sides",
        .title = "Response by side",
        .about = "All rounds together. What came in are submissions that "
                 "count.",
        .empty = "Nobody has been invited, and nothing has come in.",
        .columns = side_columns,
        .column_count = COUNT(side_columns) },
    [INSIGHT_ORGANISATIONS] = { .id = "organisations",
        .title = "Response by organisation",
        .about = "What came in are submissions that count.",
        .empty = "No organisation has been invited or has taken part.",
        .columns = organisation_columns,
        .column_count = COUNT(organisation_columns),
        .shown = 60 },
    [INSIGHT_CLAUSES] = { .id = "clauses",
        .title = "Where the points are",
        .about = "Points on each clause by side, the most first; the darker, "
                 "the more.",
        .empty = "There are no points.",
        .columns = clause_columns,
        .column_count = COUNT(clause_columns),
        .shown = 25,
        .is_shaded = true },
    [INSIGHT_DAYS] = { .id = "days",
        .title = "Received and answered",
        .about = "Days on which points were received or answers approved.",
        .empty = "There are no points.",
        .columns = day_columns,
        .column_count = COUNT(day_columns),
        .shown = 31 },
    [INSIGHT_TIMES] = { .id = "times",
        .title = "Time to answer",
        .about = "Days from the receipt of a point to the approval of its "
                 "answer.",
        .empty = "There are no points.",
        .columns = time_columns,
        .column_count = COUNT(time_columns) },
    [INSIGHT_CHANGES] = { .id = "changes",
        .title = "What changed, because of whom",
        .about = "Points that were accepted, in whole or in part.",
        .empty = "No point has been accepted.",
        .columns = change_columns,
        .column_count = COUNT(change_columns),
        .shown = 60 },
    [INSIGHT_ANSWERS] = { .id = "answers",
        .title = "Who answered, and when",
        .about = "Each point that counts.",
        .empty = "There are no points.",
        .columns = answer_columns,
        .column_count = COUNT(answer_columns),
        .shown = 60 },
    [INSIGHT_INVITATIONS] = { .id = "invitations",
        .title = "Invitations",
        .about = "The delivery log, as it was marked.",
        .empty = "Nobody has been invited.",
        .columns = invitation_columns,
        .column_count = COUNT(invitation_columns),
        .shown = 60 },
    [INSIGHT_AUDIT] = { .id = "audit",
        .title = "The four Gunning principles",
        .about = "What the record shows of each principle, and what it does "
                 "not.",
        .empty = "No round was held.",
        .columns = audit_columns,
        .column_count = COUNT(audit_columns) },
};

void insight_heads_set(struct insight *insight)
{
    memcpy(insight->tables, tables, sizeof tables);
}
