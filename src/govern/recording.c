#include "govern/recording.h"
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "govern/act.h"
#include "govern/party.h"
#include "govern/point.h"
#include "govern/points_json.h"
#include "govern/refusal.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "io/digest.h"
#include "review/intake.h"
#include "review/lift.h"
#include "review/lines.h"

#include <string.h>

/* ---- what is known ---------------------------------------------------- */

static bool is_said_before(const struct ledger *ledger,
    const struct submission *into, const struct point_made *point)
{
    const struct submission *of =
        ledger_find(ledger, KIND_SUBMISSION, point->submission);

    if (of == into)
        return true;
    return of != NULL && !text_same(of->round, into->round) &&
           text_same(of->organisation, into->organisation) &&
           of->status != SUBMISSION_SUPERSEDED && point->withdrawn_at == NULL;
}

static const char *folded(struct arena *arena, const char *name)
{
    char *key = text_squeeze(arena, lines_normal(arena, name));

    for (char *p = key; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    return key;
}

static void know_people(struct recording *recording, const char *organisation)
{
    const struct ledger *ledger = recording->act->ledger;

    for (const struct named *n = ledger_first(ledger, KIND_PERSON); n != NULL;
         n = n->next) {
        const struct person *person = n->thing;

        if (person->name != NULL &&
            text_same(person->organisation, organisation))
            names_put(&recording->people,
                folded(recording->job->arena, person->name),
                (void *)person->entry.key);
    }
}

struct recording recording_begin(
    struct job *job, struct act *act, const char *submission)
{
    const struct submission *into =
        ledger_find(act->ledger, KIND_SUBMISSION, submission);
    struct recording recording = { .job = job,
        .act = act,
        .submission = submission,
        .known = names_new(job->arena),
        .people = names_new(job->arena),
        .wrote = names_new(job->arena) };

    for (const struct named *n = ledger_first(act->ledger, KIND_POINT);
         n != NULL; n = n->next) {
        const struct point_made *point = n->thing;

        if (point->source_key != NULL &&
            is_said_before(act->ledger, into, point))
            names_put(
                &recording.known, point->source_key, (void *)point->entry.key);
    }
    know_people(&recording, into->organisation);
    return recording;
}

/* ---- who -------------------------------------------------------------- */

/* NULL if nobody is named; *ok is false, with findings, if one cannot be. */
static const char *person_of(
    struct recording *recording, const char *name, bool *ok)
{
    const struct submission *into = ledger_find(
        recording->act->ledger, KIND_SUBMISSION, recording->submission);
    struct person new = { .organisation = into->organisation };
    const char *folded_name, *key;

    if (name == NULL || *text_squeeze(recording->job->arena, name) == '\0')
        return NULL;
    folded_name = folded(recording->job->arena, name);
    key = names_find(&recording->people, folded_name);
    if (key == NULL) {
        new.name = text_squeeze(recording->job->arena, name);
        key = party_add_person(recording->job, recording->act, &new);
        *ok = key != NULL;
        if (key != NULL)
            names_put(&recording->people, folded_name, (void *)key);
    }
    if (key != NULL)
        names_put(&recording->wrote, key, (void *)key);
    return key;
}

static const char *wrote(const struct recording *recording)
{
    struct text keys = text_new(recording->job->arena);

    for (const struct named *n = recording->wrote.first; n != NULL; n = n->next)
        text_format(&keys, "%s%s", keys.length > 0 ? " " : "", n->name);
    return keys.length > 0 ? keys.bytes : NULL;
}

/* ---- adding ----------------------------------------------------------- */

static void tell(struct recording *recording, const char *point, bool is_new)
{
    struct recorded_thing *thing =
        ARENA_NEW(recording->job->arena, struct recorded_thing);

    *thing = (struct recorded_thing){ .point = point, .is_new = is_new };
    if (recording->end == NULL)
        recording->end = &recording->recorded.things;
    *recording->end = thing;
    recording->end = &thing->next;
    recording->recorded.known += !is_new;
    recording->recorded.people = wrote(recording);
}

const char *recording_source(struct arena *arena, const char *clause,
    const char *variant, const char *version)
{
    return arena_format(arena, "%s#%s@%s", clause,
        variant != NULL ? variant : "", version != NULL ? version : "");
}

static const char *source_of(
    const struct recording *recording, const struct point_made *point)
{
    if (recording->sources == NULL || point->clause == NULL)
        return NULL;
    return names_find(
        recording->sources, recording_source(recording->job->arena,
                                point->clause, point->variant, point->version));
}

/* "2026-03-03T10:00:00Z" as "2026-03-03T10:00"; otherwise the act's time. */
static const char *minute(struct recording *recording, const char *date)
{
    const char *start =
        date != NULL ? arena_format(recording->job->arena, "%.16s", date) : "";

    return calendar_is_time(start) ? start : recording->act->at;
}

/* A clock that was wrong is no reason to lose what somebody wrote: it is said,
   and the act's time is taken. */
static const char *likely(struct recording *recording, const char *date)
{
    const struct submission *into = ledger_find(
        recording->act->ledger, KIND_SUBMISSION, recording->submission);
    const char *wrong = point_time_wrong(recording->act, into->round, date);

    if (wrong == NULL || text_same(date, recording->act->at))
        return date;
    findings_hint(recording->job->findings,
        findings_add(recording->job->findings, SEVERITY_WARNING, "point-time",
            (struct place){ 0 }, "something in it is dated %s, %s", date,
            wrong),
        "it is recorded with the time of this act; give --at if that is wrong");
    return recording->act->at;
}

/*
 * One point, with what it proposes (ended by one without a verb; NULL:
 * nothing). author is a name, or NULL. NULL, with findings; else its key, new
 * or not.
 */
static const char *add_point(struct recording *recording,
    struct point_made point, const char *author,
    const struct proposed *proposed)
{
    const char *key = point.source_key != NULL
                          ? names_find(&recording->known, point.source_key)
                          : NULL;
    bool ok = true;

    if (author != NULL)
        point.author = person_of(recording, author, &ok);
    if (key != NULL) {
        tell(recording, key, false);
        return key;
    }
    point.submission = recording->submission;
    point.is_personal = recording->is_personal;
    point.is_substantive = point.type != TYPE_EDITORIAL;
    point.source = source_of(recording, &point);
    point.created_at = likely(recording, minute(recording, point.created_at));
    key = ok ? point_add(recording->job, recording->act, &point) : NULL;
    if (key == NULL)
        return NULL;
    for (; proposed != NULL && proposed->verb != NULL; proposed++)
        (void)point_propose(recording->job, recording->act, key, proposed);
    if (point.source_key != NULL)
        names_put(&recording->known, point.source_key, (void *)key);
    tell(recording, key, true);
    return key;
}

/* ---- where ------------------------------------------------------------ */

static void stand_on(
    struct arena *arena, const struct target *at, struct point_made *point)
{
    const char *definition =
        at->address != NULL ? strstr(at->address, "/definition.") : NULL;

    point->document = at->document;
    point->clause = at->clause;
    point->variant = at->variant;
    point->version =
        at->version > 0 ? arena_format(arena, "%d", at->version) : NULL;
    point->in_record = at->record;
    point->label = at->label;
    point->address = at->address;
    point->carrier = intake_carrier_name(at->carrier);
    point->on = at->question;
    point->target = TARGET_CLAUSE;
    if (definition != NULL) {
        point->target = TARGET_DEFINITION;
        point->on = definition + strlen("/definition.");
    } else if (at->clause == NULL) {
        point->target = at->label != NULL ? TARGET_PART : TARGET_GENERAL;
        point->on = at->label;
    }
}

/* ---- comments --------------------------------------------------------- */

static enum point_type type_of(const struct point *point)
{
    for (int i = 0; point->kind != NULL && point_types[i] != NULL; i++)
        if (text_same(point_types[i], point->kind))
            return (enum point_type)i;
    return TYPE_GENERAL;
}

static const char *also(struct arena *arena, const struct point *point)
{
    struct text clauses = text_new(arena);

    for (size_t i = 0; i < point->also_count; i++)
        if (point->also[i].clause != NULL)
            text_format(&clauses, "%s%s", clauses.length > 0 ? " " : "",
                point->also[i].clause);
    return clauses.length > 0 ? clauses.bytes : NULL;
}

/* The paragraph that a form's row would have otherwise, as intake made it. */
static const struct proposal *of_row(
    const struct intake *intake, const struct point *point)
{
    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next)
        if (p->wordings != NULL &&
            text_same(p->wordings->proposed, point->proposed) &&
            text_same(p->at.clause, point->at.clause))
            return p;
    return NULL;
}

static struct point_made made_of(
    struct recording *recording, const struct point *from)
{
    const struct quote *quote = &from->quote[VIEW_REJECTED];
    bool has_quote = quote->exact != NULL && *quote->exact != '\0';
    struct point_made point = { .text = from->text,
        .type = type_of(from),
        .kind = from->proposed != NULL ? POINT_PROPOSAL : POINT_COMMENT,
        .source_key = from->key,
        .created_at = from->date,
        .also = also(recording->job->arena, from) };

    stand_on(recording->job->arena, &from->at, &point);
    if (from->is_general) {
        point.target = TARGET_GENERAL;
        point.clause = point.address = point.label = point.on = NULL;
    }
    if (has_quote) {
        point.exact = quote->exact;
        point.prefix = quote->prefix;
        point.suffix = quote->suffix;
    }
    if (from->parent != NULL)
        point.parent = names_find(&recording->known, from->parent);
    return point;
}

/* ---- what is proposed ------------------------------------------------- */

struct proposing {
    struct arena *arena;
    struct proposed *proposed;
    size_t count, room; /* one more is there for the end */
};

static struct proposed *propose(struct proposing *proposing)
{
    if (proposing->count + 1 >= proposing->room) {
        size_t room = proposing->room * 2 + 4;
        struct proposed *more =
            arena_alloc(proposing->arena, room * sizeof *more);

        if (proposing->count > 0)
            memcpy(more, proposing->proposed, proposing->count * sizeof *more);
        proposing->proposed = more;
        proposing->room = room;
    }
    return &proposing->proposed[proposing->count++];
}

static const char *question_of(
    struct arena *arena, const struct lift_value *value)
{
    return value->record != NULL
               ? arena_format(arena, "%s[%s]", value->question, value->record)
               : value->question;
}

static const struct lifted *lifted_of(
    const struct lift_clause *clause, const struct wording *wording)
{
    const struct lifted *lifted = clause != NULL ? clause->paragraphs : NULL;

    while (lifted != NULL && lifted->wording != wording)
        lifted = lifted->next;
    return lifted;
}

static const char *verb_of(
    const struct proposal *proposal, const struct wording *wording)
{
    if (proposal->verb == VERB_WHOLE_CLAUSE)
        return intake_verb_name(VERB_WHOLE_CLAUSE);
    return intake_verb_name(wording->sent == NULL       ? VERB_INSERT
                            : wording->proposed == NULL ? VERB_LEAVE_OUT
                                                        : VERB_SUBSTITUTE);
}

/* Of several answers in one paragraph each more is an entry of its own. */
static void propose_wording(struct proposing *proposing,
    const struct proposal *proposal, const struct wording *wording,
    const struct lifted *lifted)
{
    const struct lift_value *value = lifted != NULL ? lifted->values : NULL;
    struct proposed one = { .verb = verb_of(proposal, wording),
        .document = wording->at.document,
        .clause = wording->at.clause != NULL ? wording->at.clause
                                             : proposal->at.clause,
        .address = wording->at.address,
        .label = wording->at.label,
        .was = wording->sent,
        .now = wording->proposed,
        .is_tracked = wording->is_tracked };

    do {
        if (value != NULL) {
            one.question = question_of(proposing->arena, value);
            one.answer = value->proposed;
            value = value->next;
        }
        *propose(proposing) = one;
        one.verb = "answer";
        one.was = one.now = NULL;
    } while (value != NULL);
}

static const struct lift_clause *clause_of(
    const struct lift *lift, const struct proposal *proposal)
{
    const struct lift_clause *clause = lift != NULL ? lift->clauses : NULL;

    while (clause != NULL && clause->proposal != proposal)
        clause = clause->next;
    return clause;
}

/* Ended by one without a verb. The clause's new source is on the first. */
static const struct proposed *proposed_by(struct arena *arena,
    const struct proposal *proposal, const struct lift *lift)
{
    const struct lift_clause *clause = clause_of(lift, proposal);
    struct proposing proposing = { .arena = arena };

    for (const struct wording *w = proposal->wordings; w != NULL; w = w->next)
        propose_wording(&proposing, proposal, w, lifted_of(clause, w));
    if (proposing.count > 0 && clause != NULL)
        proposing.proposed[0].lifted = clause->source;
    (void)propose(&proposing);
    return proposing.proposed;
}

/* The first of "A, B": a person's name has no comma in it. */
static const char *first_author(struct arena *arena, const char *authors)
{
    const char *comma = authors != NULL ? strstr(authors, ", ") : NULL;

    return comma != NULL
               ? arena_format(arena, "%.*s", (int)(comma - authors), authors)
               : authors;
}

/* ---- a file ----------------------------------------------------------- */

static bool take_point(struct recording *recording, const struct intake *intake,
    const struct lift *lift, const struct point *from, struct names *rows)
{
    struct arena *arena = recording->job->arena;
    const struct proposal *row =
        from->proposed != NULL ? of_row(intake, from) : NULL;
    struct proposed alone[] = { { .verb = "substitute",
                                    .document = from->at.document,
                                    .clause = from->at.clause,
                                    .address = from->at.address,
                                    .label = from->at.label,
                                    .now = from->proposed },
        { .verb = NULL } };
    const struct proposed *proposed = row != NULL
                                          ? proposed_by(arena, row, lift)
                                      : from->proposed != NULL ? alone
                                                               : NULL;
    size_t known = recording->recorded.known;

    if (row != NULL)
        names_put(rows, row->key, (void *)row);
    if (add_point(recording, made_of(recording, from), from->author,
            proposed) == NULL)
        return false;
    if (recording->recorded.known == known) {
        recording->recorded.comments += proposed == NULL;
        recording->recorded.proposals += proposed != NULL;
    }
    return true;
}

/* What replies to something that is there already, or that comes later. */
static bool take_points(struct recording *recording,
    const struct intake *intake, const struct lift *lift, struct names *rows)
{
    bool ok = true, again = false;

    for (const struct point *p = intake->points; p != NULL; p = p->next)
        if (p->parent != NULL &&
            names_find(&recording->known, p->parent) == NULL)
            again = true;
        else
            ok &= take_point(recording, intake, lift, p, rows);
    for (const struct point *p = intake->points; again && p != NULL;
         p = p->next)
        if (p->parent != NULL && names_find(&recording->known, p->key) == NULL)
            ok &= take_point(recording, intake, lift, p, rows);
    return ok;
}

static bool take_proposal(struct recording *recording,
    const struct proposal *from, const struct lift *lift)
{
    struct arena *arena = recording->job->arena;
    struct point_made point = { .text = from->rationale,
        .kind = POINT_PROPOSAL,
        .source_key = from->key,
        .type = TYPE_TECHNICAL };
    size_t known = recording->recorded.known;

    stand_on(arena, &from->at, &point);
    if (from->wordings != NULL && from->wordings->next == NULL &&
        from->wordings->sent != NULL && point.target == TARGET_CLAUSE) {
        point.address = from->wordings->at.address;
        point.label = from->wordings->at.label;
    }
    if (from->wordings != NULL && from->wordings->hunks != NULL)
        for (const struct hunk *h = from->wordings->hunks;
             h != NULL && point.created_at == NULL; h = h->next)
            point.created_at = h->stamp.date;
    if (add_point(recording, point, first_author(arena, from->authors),
            proposed_by(arena, from, lift)) == NULL)
        return false;
    recording->recorded.proposals += recording->recorded.known == known;
    return true;
}

static bool take_unplaced(
    struct recording *recording, const struct unplaced *from)
{
    struct arena *arena = recording->job->arena;
    const char *words = arena_format(arena, "unplaced\n%s\n%s\n%s\n%s",
        from->what, from->author != NULL ? from->author : "",
        from->date != NULL ? from->date : "",
        from->text != NULL ? from->text : "");
    bool is_edit =
        strcmp(from->what, "paragraph") == 0 || strcmp(from->what, "edit") == 0;
    struct point_made point = { .text = from->text,
        .kind = is_edit ? POINT_PROPOSAL : POINT_COMMENT,
        .target = TARGET_GENERAL,
        .carrier = intake_carrier_name(CARRIER_NONE),
        .created_at = from->date,
        .source_key = digest_hex(arena, words, strlen(words)) };
    size_t known = recording->recorded.known;

    if (add_point(recording, point, from->author, NULL) == NULL)
        return false;
    recording->recorded.unplaced += recording->recorded.known == known;
    return true;
}

bool recording_take(struct recording *recording, const struct intake *intake,
    const struct lift *lift)
{
    struct names rows = names_new(recording->job->arena);
    bool ok = take_points(recording, intake, lift, &rows);

    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next)
        if (names_find(&rows, p->key) == NULL)
            ok &= take_proposal(recording, p, lift);
    for (const struct unplaced *u = intake->unplaced; u != NULL; u = u->next)
        ok &= take_unplaced(recording, u);
    return ok;
}

/* ---- a web page ------------------------------------------------------- */

static bool stand_with_parent(struct recording *recording,
    const struct points_json *said, struct point_made *point)
{
    const char *key = names_find(&recording->known, said->reply_to);
    const struct point_made *parent =
        ledger_find(recording->act->ledger, KIND_POINT, key);

    if (parent == NULL)
        return refusal_add(recording->job, "point-reply",
            "put a reply after what it replies to",
            "%s.reply_to: no point before it has this id", said->path);
    point->parent = key;
    if (said->has_place)
        return true;
    point->target = parent->target;
    point->document = parent->document;
    point->clause = parent->clause;
    point->variant = parent->variant;
    point->version = parent->version;
    point->in_record = parent->in_record;
    point->address = parent->address;
    point->label = parent->label;
    point->on = parent->on;
    return true;
}

static bool is_same(const char *was, const char *now)
{
    return text_same(was, ENTRY_ERASED) ||
           text_same(was != NULL ? was : "", now != NULL ? now : "");
}

/* An id that was recorded comes again with the same words, or not at all. */
static bool repeats(struct recording *recording, const struct points_json *said)
{
    struct arena *arena = recording->job->arena;
    const struct ledger *ledger = recording->act->ledger;
    const char *key =
        said->point.source_key != NULL
            ? names_find(&recording->known, said->point.source_key)
            : NULL;
    const struct point_made *was;
    const struct proposed *proposed;

    if (key == NULL)
        return true;
    was = ledger_find(ledger, KIND_POINT, key);
    proposed = point_proposed(arena, ledger, key, 1);
    if (is_same(was->text, said->point.text) &&
        is_same(was->exact, said->point.exact) &&
        is_same(was->evidence, said->point.evidence) &&
        is_same(proposed != NULL ? proposed->now : NULL, said->proposed.now))
        return true;
    return refusal_add(recording->job, "point-id-taken",
        "give new words an id of their own; what was said stays, or is "
        "withdrawn: paction point withdraw",
        "%s.id: %s has this id and says something else", said->path, key);
}

static bool is_timely(struct recording *recording,
    const struct points_json *said, const char *round)
{
    const char *at = said->point.created_at;
    const char *wrong = point_time_wrong(recording->act, round, at);

    return wrong == NULL ||
           refusal_add(recording->job, "point-time",
               "give the time at which it was written, or leave it out",
               "%s.at: %s is %s", said->path, at, wrong);
}

/* What the round does not take is said with its path in the file. */
static bool is_taken(struct recording *recording,
    const struct points_json *said, const struct point_made *point,
    const char *round)
{
    struct job own = { recording->job->arena,
        findings_new(recording->job->arena) };
    const char *member = said->has_place ? ".on: " : ".reply_to: ";

    if (round_takes(&own, recording->act->ledger, round, recording->act->at,
            point->clause, point->document))
        return true;
    for (const struct finding *f = findings_first(own.findings); f != NULL;
         f = f->next)
        findings_hint(recording->job->findings,
            findings_add(recording->job->findings, f->severity, f->id, f->place,
                "%s%s%s", said->path != NULL ? said->path : "",
                said->path != NULL ? member : "", f->message),
            "%s", f->hint != NULL ? f->hint : "");
    return false;
}

static bool take_said(
    struct recording *recording, const struct points_json *said)
{
    const struct submission *into = ledger_find(
        recording->act->ledger, KIND_SUBMISSION, recording->submission);
    struct proposed proposed[2] = { said->proposed, { .verb = NULL } };
    struct point_made point = said->point;
    size_t known = recording->recorded.known;

    if (!is_timely(recording, said, into->round) || !repeats(recording, said) ||
        (said->reply_to != NULL && !stand_with_parent(recording, said, &point)))
        return false;
    if (!is_taken(recording, said, &point, into->round) ||
        add_point(recording, point, said->author, proposed) == NULL)
        return false;
    if (recording->recorded.known == known) {
        recording->recorded.comments += proposed[0].verb == NULL;
        recording->recorded.proposals += proposed[0].verb != NULL;
    }
    return true;
}

bool recording_take_json(
    struct recording *recording, const struct points_json *list)
{
    bool ok = true;

    for (; list != NULL; list = list->next)
        ok &= take_said(recording, list);
    return ok;
}
