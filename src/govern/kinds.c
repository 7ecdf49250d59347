#include "govern/kinds.h"
#include "base/arena.h"
#include "base/text.h"
#include "govern/board.h"
#include "govern/invitation.h"
#include "govern/milestone.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/position.h"
#include "govern/response.h"
#include "govern/round.h"
#include "govern/submission.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A row of a table below; OF is the struct that it is a table of. */
#define TEXT(name, member, kind)                                               \
    {                                                                          \
        name, FIELD_TEXT, offsetof(OF, member), kind, NULL                     \
    }
#define SEALED(member, subject)                                                \
    {                                                                          \
#member, FIELD_SEALED, offsetof(OF, member), subject, NULL             \
    }
#define NUMBER(member)                                                         \
    {                                                                          \
#member, FIELD_NUMBER, offsetof(OF, member), NULL, NULL                \
    }
#define TRUTH(member)                                                          \
    {                                                                          \
#member, FIELD_TRUTH, offsetof(OF, member), NULL, NULL                 \
    }
#define WORD(member, words)                                                    \
    {                                                                          \
#member, FIELD_WORD, offsetof(OF, member), NULL, words                 \
    }

#define OF struct organisation
static const struct entry_field organisation_fields[] = {
    TEXT("key", entry.key, NULL),
    SEALED(name, "key"),
    WORD(side, party_sides),
    WORD(capacity, party_capacities),
    TRUTH(is_lead),
};
#undef OF

#define OF struct membership
static const struct entry_field membership_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("association", association, "organisation"),
    TEXT("member", member, "organisation"),
};
#undef OF

#define OF struct person
static const struct entry_field person_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("organisation", organisation, "organisation"),
    SEALED(name, "key"),
    SEALED(email, "key"),
    SEALED(post, "key"),
};
#undef OF

#define OF struct round
static const struct entry_field round_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("title", title, NULL),
    TEXT("purpose", purpose, NULL),
    WORD(stage, round_stages),
    WORD(status, round_statuses),
    TEXT("opens", opens, NULL),
    TEXT("closes", closes, NULL),
    NUMBER(least_days),
    TEXT("freeze", freeze, NULL),
    TEXT("sha256", sha256, NULL),
    TEXT("rests_on", rests_on, NULL),
    WORD(visibility, round_visibilities),
    TEXT("paused_at", paused_at, NULL),
    TEXT("closed_at", closed_at, NULL),
    NUMBER(paused_minutes),
    TEXT("organisation", organisation, "organisation"),
    SEALED(ended_reason, "organisation"),
};
#undef OF

#define OF struct round_item
static const struct entry_field round_item_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("round", round, "round"),
    TEXT("document", document, NULL),
    TEXT("clause", clause, NULL),
    TEXT("variant", variant, NULL),
    TEXT("version", version, NULL),
    TEXT("text", text, NULL),
    TEXT("asks", asks, NULL),
};
#undef OF

#define OF struct extension
static const struct entry_field extension_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("round", round, "round"),
    TEXT("old_close", old_close, NULL),
    TEXT("new_close", new_close, NULL),
    TEXT("organisation", organisation, "organisation"),
    SEALED(reason, "organisation"),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct invitation
static const struct entry_field invitation_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("round", round, "round"),
    TEXT("organisation", organisation, "organisation"),
    TEXT("person", person, "person"),
    TEXT("salt", salt, NULL),
    TEXT("token_hash", token_hash, NULL),
    TEXT("until", until, NULL),
    TEXT("asked_at", asked_at, NULL),
    TEXT("sent_at", sent_at, NULL),
    TEXT("delivered_at", delivered_at, NULL),
    TEXT("opened_at", opened_at, NULL),
    TEXT("reminded_at", reminded_at, NULL),
    TEXT("revoked_at", revoked_at, NULL),
};
#undef OF

#define OF struct submission
static const struct entry_field submission_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("round", round, "round"),
    TEXT("organisation", organisation, "organisation"),
    TEXT("association", association, "organisation"),
    WORD(channel, submission_channels),
    WORD(status, submission_statuses),
    WORD(publish, submission_publishes),
    TRUTH(is_personal),
    NUMBER(represents),
    TRUTH(is_paused),
    TEXT("supersedes", supersedes, "submission"),
    TEXT("submitted_by", submitted_by, "person"),
    TEXT("submitted_at", submitted_at, NULL),
    SEALED(late_reason, "organisation"),
    TEXT("late_by", late_by, "person"),
    TEXT("late_at", late_at, NULL),
    TEXT("withdrawn_at", withdrawn_at, NULL),
    SEALED(withdrawn_reason, "organisation"),
};
#undef OF

#define OF struct omission
static const struct entry_field omission_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("point", point, "point"),
    TEXT("association", association, "organisation"),
    SEALED(reason, "association"),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct kept_file
static const struct entry_field file_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("submission", submission, "submission"),
    TEXT("organisation", organisation, "organisation"),
    SEALED(name, "organisation"),
    TEXT("format", format, NULL),
    TEXT("copy", copy, NULL),
    TEXT("document", document, NULL),
    NUMBER(size),
    TEXT("producer", producer, NULL),
    NUMBER(points),
    NUMBER(proposals),
    NUMBER(untracked),
    NUMBER(unplaced),
    TEXT("people", people, NULL),
};
#undef OF

#define OF struct point_made
static const struct entry_field point_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("submission", submission, "submission"),
    TEXT("round", round, "round"),
    TEXT("organisation", organisation, "organisation"),
    TEXT("author", author, "person"),
    TEXT("parent", parent, "point"),
    WORD(kind, point_kinds),
    WORD(type, point_types),
    WORD(stance, point_stances),
    WORD(priority, point_priorities),
    SEALED(topic, "organisation"),
    TRUTH(is_confidential),
    TRUTH(is_substantive),
    TRUTH(is_personal),
    WORD(target, point_targets),
    TEXT("document", document, NULL),
    TEXT("clause", clause, NULL),
    TEXT("variant", variant, NULL),
    TEXT("version", version, NULL),
    TEXT("in_record", in_record, NULL),
    TEXT("address", address, NULL),
    TEXT("label", label, NULL),
    TEXT("also", also, NULL),
    TEXT("on", on, NULL),
    TEXT("source", source, NULL),
    TEXT("carrier", carrier, NULL),
    SEALED(exact, "organisation"),
    SEALED(prefix, "organisation"),
    SEALED(suffix, "organisation"),
    SEALED(text, "organisation"),
    SEALED(evidence, "organisation"),
    TEXT("source_key", source_key, NULL),
    TEXT("created_at", created_at, NULL),
    TEXT("withdrawn_at", withdrawn_at, NULL),
    SEALED(withdrawn_reason, "organisation"),
};
#undef OF

#define OF struct proposed
static const struct entry_field proposed_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("point", point, "point"),
    TEXT("organisation", organisation, "organisation"),
    TEXT("verb", verb, NULL),
    TEXT("document", document, NULL),
    TEXT("clause", clause, NULL),
    TEXT("address", address, NULL),
    TEXT("label", label, NULL),
    SEALED(was, "organisation"),
    SEALED(now, "organisation"),
    SEALED(lifted, "organisation"),
    TEXT("question", question, NULL),
    SEALED(answer, "organisation"),
    TRUTH(is_tracked),
};
#undef OF

#define OF struct endorsement
static const struct entry_field endorsement_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("point", point, "point"),
    TEXT("organisation", organisation, "organisation"),
    WORD(stance, point_stances),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct grouping
static const struct entry_field grouping_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("point", point, "point"),
    TEXT("lead", lead, "point"),
    WORD(reason, point_group_reasons),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct redaction
static const struct entry_field redaction_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("point", point, "point"),
    NUMBER(from),
    NUMBER(to),
    TEXT("organisation", organisation, "organisation"),
    SEALED(reason, "organisation"),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct placement_later
static const struct entry_field placement_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("point", point, "point"),
    TEXT("freeze", freeze, "freeze"),
    TEXT("state", state, NULL),
    NUMBER(score),
    TEXT("document", document, NULL),
    TEXT("clause", clause, NULL),
    TEXT("address", address, NULL),
    TEXT("label", label, NULL),
    TEXT("confirmed_by", confirmed_by, "person"),
};
#undef OF

#define OF struct disposition
static const struct entry_field disposition_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("point", point, "point"),
    TEXT("organisation", organisation, "organisation"),
    WORD(workflow, response_workflows),
    WORD(code, response_codes),
    SEALED(reason, "organisation"),
    SEALED(did, "organisation"),
    SEALED(not_taken, "organisation"),
    TEXT("adopted", adopted, NULL),
    TEXT("text", text, NULL),
    TEXT("motion", motion, "motion"),
    TEXT("lead", lead, "point"),
    TEXT("to_round", to_round, "round"),
    SEALED(went_to, "organisation"),
    TEXT("drafted_by", drafted_by, "person"),
    TEXT("drafted_at", drafted_at, NULL),
    TEXT("approved_by", approved_by, "person"),
    TEXT("approved_at", approved_at, NULL),
    TEXT("published_at", published_at, NULL),
    NUMBER(version),
    TEXT("earlier_at", earlier_at, NULL),
    TEXT("log", log, NULL),
};
#undef OF

#define OF struct publication
static const struct entry_field publication_fields[] = {
    TEXT("key", entry.key, NULL),
    WORD(kind, response_publications),
    TEXT("round", round, "round"),
    TEXT("sha256", sha256, NULL),
    NUMBER(points),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct board
static const struct entry_field board_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("name", name, NULL),
    TEXT("terms", terms, NULL),
    TEXT("rule", rule, NULL),
    TEXT("chair", chair, NULL),
    TRUTH(hides_votes),
};
#undef OF

#define OF struct seat
static const struct entry_field seat_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("board", board, "board"),
    TEXT("organisation", organisation, "organisation"),
    WORD(side, party_sides),
    TRUTH(has_vote),
    TEXT("member", member, "person"),
    TEXT("deputy", deputy, "person"),
    TEXT("from", from, NULL),
    TEXT("until", until, NULL),
};
#undef OF

#define OF struct interest
static const struct entry_field interest_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("seat", seat, "seat"),
    TEXT("organisation", organisation, "organisation"),
    TEXT("clause", clause, NULL),
    SEALED(text, "organisation"),
    TRUTH(withdraws),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct motion
static const struct entry_field motion_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("board", board, "board"),
    WORD(kind, board_motion_kinds),
    TEXT("clause", clause, NULL),
    TEXT("points", points, NULL),
    TEXT("organisation", organisation, "organisation"),
    SEALED(text, "organisation"),
    TEXT("seconded_by", seconded_by, "organisation"),
    TEXT("rule", rule, NULL),
    TRUTH(hides_votes),
    WORD(status, board_motion_statuses),
    TEXT("opens", opens, NULL),
    TEXT("closes", closes, NULL),
    TEXT("paper", paper, NULL),
    SEALED(withdrawn_reason, "organisation"),
    TEXT("condition", condition, NULL),
    SEALED(despite, "organisation"),
};
#undef OF

#define OF struct option_put
static const struct entry_field option_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("motion", motion, "motion"),
    TEXT("organisation", organisation, "organisation"),
    SEALED(label, "organisation"),
    TEXT("clause", clause, NULL),
    TEXT("variant", variant, NULL),
    TEXT("version", version, NULL),
    TEXT("source", source, NULL),
    TEXT("text", text, NULL),
    SEALED(values, "organisation"),
    TEXT("definitions", definitions, NULL),
    SEALED(body, "organisation"),
    TEXT("point", point, "point"),
};
#undef OF

#define OF struct vote
static const struct entry_field vote_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("motion", motion, "motion"),
    TEXT("seat", seat, "seat"),
    TEXT("organisation", organisation, "organisation"),
    WORD(ballot, board_ballots),
    TEXT("option", option, "option"),
    SEALED(reason, "organisation"),
    TEXT("cast_by", cast_by, "person"),
    WORD(cast_as, board_cast_as),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct proxy
static const struct entry_field proxy_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("motion", motion, "motion"),
    TEXT("from_seat", from_seat, "seat"),
    TEXT("to_seat", to_seat, "seat"),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct decision_made
static const struct entry_field decision_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("motion", motion, "motion"),
    TEXT("option", option, "option"),
    TEXT("clause", clause, NULL),
    TEXT("variant", variant, NULL),
    TEXT("version", version, NULL),
    WORD(outcome, board_outcomes),
    WORD(status, board_decision_statuses),
    TEXT("tally", tally, NULL),
    TEXT("source", source, NULL),
    TEXT("text", text, NULL),
    SEALED(values, "organisation"),
    TEXT("definitions", definitions, NULL),
    TEXT("organisation", organisation, "organisation"),
    SEALED(statement, "organisation"),
    TEXT("minute", minute, NULL),
    TEXT("review_on", review_on, NULL),
    TEXT("superseded_by", superseded_by, "decision"),
    TEXT("reopened_at", reopened_at, NULL),
    SEALED(changed, "organisation"),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct freeze
static const struct entry_field freeze_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("sha256", sha256, NULL),
    TEXT("engine", engine, NULL),
    TEXT("organisation", organisation, "organisation"),
    SEALED(note, "organisation"),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct issue
static const struct entry_field issue_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("audience", audience, NULL),
    TEXT("freeze", freeze, "freeze"),
    TEXT("sha256", sha256, NULL),
    TRUTH(gate_was_open),
    TEXT("missing", missing, NULL),
    TEXT("organisation", organisation, "organisation"),
    SEALED(override_reason, "organisation"),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct variation
static const struct entry_field variation_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("title", title, NULL),
    TEXT("from_freeze", from_freeze, "freeze"),
    TEXT("to_freeze", to_freeze, "freeze"),
    TEXT("organisation", organisation, "organisation"),
    SEALED(reason, "organisation"),
    TEXT("on", on, NULL),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct agreement
static const struct entry_field agreement_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("variation", variation, "variation"),
    TEXT("organisation", organisation, "organisation"),
    TEXT("person", person, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct evidence
static const struct entry_field evidence_fields[] = {
    TEXT("key", entry.key, NULL),
    NUMBER(criterion),
    TEXT("name", name, NULL),
    TEXT("organisation", organisation, "organisation"),
    SEALED(reference, "organisation"),
    TEXT("on", on, NULL),
    TEXT("until", until, NULL),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define OF struct acceptance
static const struct entry_field acceptance_fields[] = {
    TEXT("key", entry.key, NULL),
    TEXT("finding", finding, NULL),
    TEXT("place", place, NULL),
    TEXT("point", point, "point"),
    TEXT("decision", decision, "decision"),
    TEXT("organisation", organisation, "organisation"),
    SEALED(reason, "organisation"),
    TEXT("by", by, "person"),
    TEXT("at", at, NULL),
};
#undef OF

#define KIND(name, type, rows, final)                                          \
    {                                                                          \
        name, sizeof(struct type), rows, sizeof rows / sizeof *rows, final     \
    }

static const struct entry_kind kinds[KINDS] = {
    [KIND_ORGANISATION] =
        KIND("organisation", organisation, organisation_fields, false),
    [KIND_MEMBERSHIP] =
        KIND("membership", membership, membership_fields, false),
    [KIND_PERSON] = KIND("person", person, person_fields, false),
    [KIND_ROUND] = KIND("round", round, round_fields, false),
    [KIND_ROUND_ITEM] =
        KIND("round_item", round_item, round_item_fields, false),
    [KIND_EXTENSION] = KIND("extension", extension, extension_fields, false),
    [KIND_INVITATION] =
        KIND("invitation", invitation, invitation_fields, false),
    [KIND_SUBMISSION] =
        KIND("submission", submission, submission_fields, false),
    [KIND_OMISSION] = KIND("omission", omission, omission_fields, false),
    [KIND_FILE] = KIND("file", kept_file, file_fields, false),
    [KIND_POINT] = KIND("point", point_made, point_fields, false),
    [KIND_PROPOSED] = KIND("proposed", proposed, proposed_fields, false),
    [KIND_ENDORSEMENT] =
        KIND("endorsement", endorsement, endorsement_fields, false),
    [KIND_GROUPING] = KIND("grouping", grouping, grouping_fields, false),
    [KIND_REDACTION] = KIND("redaction", redaction, redaction_fields, false),
    [KIND_PLACEMENT] =
        KIND("placement", placement_later, placement_fields, false),
    [KIND_DISPOSITION] =
        KIND("disposition", disposition, disposition_fields, false),
    [KIND_PUBLICATION] =
        KIND("publication", publication, publication_fields, false),
    [KIND_BOARD] = KIND("board", board, board_fields, false),
    [KIND_SEAT] = KIND("seat", seat, seat_fields, false),
    [KIND_INTEREST] = KIND("interest", interest, interest_fields, false),
    [KIND_MOTION] = KIND("motion", motion, motion_fields, false),
    [KIND_OPTION] = KIND("option", option_put, option_fields, false),
    [KIND_VOTE] = KIND("vote", vote, vote_fields, true),
    [KIND_PROXY] = KIND("proxy", proxy, proxy_fields, false),
    [KIND_DECISION] = KIND("decision", decision_made, decision_fields, false),
    [KIND_FREEZE] = KIND("freeze", freeze, freeze_fields, false),
    [KIND_ISSUE] = KIND("issue", issue, issue_fields, false),
    [KIND_VARIATION] = KIND("variation", variation, variation_fields, false),
    [KIND_AGREEMENT] = KIND("agreement", agreement, agreement_fields, false),
    [KIND_EVIDENCE] = KIND("evidence", evidence, evidence_fields, false),
    [KIND_ACCEPTANCE] =
        KIND("acceptance", acceptance, acceptance_fields, false),
};

const struct entry_kind *kinds_get(enum kind_id id)
{
    return &kinds[id];
}

bool kinds_find(const char *name, enum kind_id *id)
{
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].name, name) == 0) {
            *id = (enum kind_id)i;
            return true;
        }
    return false;
}

const char *kinds_text(
    struct arena *arena, const struct entry_field *field, const void *entry)
{
    const char *at = (const char *)entry + field->offset;
    int word;
    int64_t number;

    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_SEALED:
        return *(const char *const *)(const void *)at;
    case FIELD_NUMBER:
        memcpy(&number, at, sizeof number);
        return arena_format(arena, "%" PRId64, number);
    case FIELD_TRUTH:
        return *(const bool *)(const void *)at ? "yes" : "no";
    case FIELD_WORD:
        memcpy(&word, at, sizeof word);
        return field->words[word];
    }
    return NULL;
}

static bool set_number(char *at, const char *text)
{
    char *end = NULL;
    int64_t number;

    errno = 0;
    number = text == NULL ? 0 : strtoll(text, &end, 10);
    if (text != NULL && (errno != 0 || end == text || *end != '\0'))
        return false;
    memcpy(at, &number, sizeof number);
    return true;
}

static bool set_word(char *at, const char *const *words, const char *text)
{
    for (int i = 0; words[i] != NULL; i++)
        if (text_same(words[i], text)) {
            memcpy(at, &i, sizeof i);
            return true;
        }
    return false;
}

bool kinds_set(const struct entry_field *field, void *entry, const char *text)
{
    char *at = (char *)entry + field->offset;

    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_SEALED:
        memcpy(at, &text, sizeof text);
        return true;
    case FIELD_NUMBER:
        return set_number(at, text);
    case FIELD_TRUTH:
        *(bool *)(void *)at = text_same(text, "yes");
        return text_same(text, "yes") || text_same(text, "no");
    case FIELD_WORD:
        return set_word(at, field->words, text);
    }
    return false;
}
