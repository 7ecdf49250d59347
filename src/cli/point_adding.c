#include "cli/point_adding.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/point_print.h"
#include "cli/present.h"
#include "cli/round_texts.h"
#include "govern/handling.h"
#include "govern/lifting.h"
#include "govern/places.h"
#include "govern/points_json.h"
#include "govern/recording.h"
#include "govern/refusal.h"
#include "govern/round.h"
#include "govern/submission.h"

/* ---- add -------------------------------------------------------------- */

/* Words that were given, or NULL where none were. */
static bool words(struct job *job, const char *given, const char **into)
{
    *into = given != NULL ? acting_words(job, given) : NULL;
    return given == NULL || *into != NULL;
}

/* The options that only say what the point is. */
static bool read_point(
    struct job *job, const struct line *line, struct point_made *point)
{
    const char *const *values = line->values;
    int kind = values[ADD_PROPOSED] != NULL ? POINT_PROPOSAL : POINT_COMMENT;
    int type, stance, priority;

    if ((values[ADD_KIND] != NULL && !acting_word(job, point_kinds, "--kind",
                                         values[ADD_KIND], &kind)) ||
        !acting_word(job, point_types, "--type", values[ADD_TYPE], &type) ||
        !acting_word(
            job, point_stances, "--stance", values[ADD_STANCE], &stance) ||
        !acting_word(job, point_priorities, "--priority", values[ADD_PRIORITY],
            &priority) ||
        !words(job, values[ADD_TEXT], &point->text) ||
        !words(job, values[ADD_EVIDENCE], &point->evidence))
        return false;
    point->kind = (enum point_kind)kind;
    point->type = (enum point_type)type;
    point->stance = (enum stance)stance;
    point->priority = (enum priority)priority;
    point->topic = values[ADD_TOPIC];
    point->is_confidential = values[ADD_CONFIDENTIAL] != NULL;
    return true;
}

static bool find_place(struct job *job, const struct places *places,
    const char *on, const char *quote, struct point_made *point)
{
    const char *cure;

    if (on == NULL)
        return refusal_add(job, "address-missing",
            "give it with --on: a clause, DOCUMENT/CLAUSE/PARAGRAPH, "
            "question:ID, definition:ID or general",
            "it is not said what the point is on");
    if (!places_find(places, on, point, &cure))
        return refusal_add(
            job, "address-unknown", cure, "the pack has no place \"%s\"", on);
    return quote == NULL || places_quote(places, quote, point) ||
           refusal_add(job, "quote-unknown",
               "quote words of that clause or paragraph exactly as they are "
               "printed",
               "\"%s\" does not stand in %s", quote, on);
}

static bool read_proposed(struct job *job, const char *given,
    const struct places *places, struct points_json *said)
{
    const char *proposed;

    if (given == NULL)
        return true;
    proposed = acting_words(job, given);
    if (proposed == NULL)
        return false;
    said->proposed = places_propose(places, &said->point, proposed);
    return true;
}

/* Points that nobody sent in a file come by the telephone, a meeting ... */
static const char *submission_of(
    struct acting *acting, const char *round, const char *organisation)
{
    const struct line *line = acting->line;
    struct submission wanted = { .round = round,
        .organisation = organisation,
        .association = line->values[ADD_ASSOCIATION] };
    int channel = CHANNEL_WEB;

    if (line->values[ADD_CHANNEL] != NULL &&
        !acting_word(acting->job, submission_channels, "--channel",
            line->values[ADD_CHANNEL], &channel))
        return NULL;
    wanted.channel = (enum channel)channel;
    return submission_for(acting->job, acting->act, &wanted, false);
}

static bool open_texts(struct acting *acting, struct present *present,
    const char *freeze, struct round_texts *texts)
{
    return round_texts_open(acting->job, acting->line->home, acting->folder,
        present, freeze, texts);
}

static bool make(struct acting *acting, struct present *present,
    const struct round *round, struct points_json *said,
    struct round_texts *texts)
{
    const struct line *line = acting->line;
    struct places places;
    struct draft_pack *pack;

    if (!read_point(acting->job, line, &said->point) ||
        !open_texts(acting, present, round->freeze, texts))
        return false;
    places = round_texts_places(acting->job, texts);
    if (!find_place(acting->job, &places, line->values[ADD_ON],
            line->values[ADD_QUOTE], &said->point) ||
        !read_proposed(acting->job, line->values[ADD_PROPOSED], &places, said))
        return false;
    pack = said->proposed.verb != NULL ? present_pack(present, "consultation")
                                       : NULL;
    if (pack != NULL)
        lifting_fill(acting->job, pack, said);
    return true;
}

/* NULL, with findings. */
static const char *add_to(struct acting *acting, struct present *present)
{
    const struct line *line = acting->line;
    const char *organisation = line->arguments[2];
    const struct round *round =
        ledger_get(acting->job, acting->ledger, KIND_ROUND, line->arguments[1]);
    struct points_json said = { .has_place = true };
    struct round_texts texts;
    const char *submission;
    struct recording recording;

    if (round == NULL ||
        (submission = submission_of(acting, round->entry.key, organisation)) ==
            NULL ||
        !make(acting, present, round, &said, &texts))
        return NULL;
    said.point.parent = line->values[ADD_REPLY];
    if (text_same(organisation,
            ledger_organisation_of(acting->ledger, acting->act->by)))
        said.point.author = acting->act->by;
    recording = recording_begin(acting->job, acting->act, submission);
    recording.sources = &texts.sources;
    return recording_take_json(&recording, &said)
               ? recording.recorded.things->point
               : NULL;
}

enum status point_adding_add(struct job *job, const struct line *line)
{
    struct acting acting;
    struct present *present;
    const struct point_made *point;
    const char *key;

    if (!acting_begin(job, line, "point.add", &acting))
        return STATUS_INPUT;
    present = present_open(job, line->home, line->arguments[0]);
    key = add_to(&acting, present);
    present_close(present);
    if (key == NULL)
        return acting_drop(&acting);
    point = ledger_find(acting.ledger, KIND_POINT, key);
    json_object_set_new(acting.reply, "point", json_string(key));
    json_object_set_new(
        acting.reply, "submission", json_string(point->submission));
    return acting_done(&acting, "%s is a %s on %s, in %s", key,
        point_kinds[point->kind], point_print_place(job->arena, point),
        point->submission);
}

/* ---- place --------------------------------------------------------------- */

const char *point_adding_freeze(const char *given)
{
    return text_same(given, "now") ? NULL : given;
}

static bool put_place(struct acting *acting, struct present *present,
    const struct point_made *point, struct point_made *on)
{
    const struct line *line = acting->line;
    const char *in = line->values[PLACE_IN];
    const struct round *round =
        ledger_find(acting->ledger, KIND_ROUND, point->round);
    const char *freeze = in != NULL      ? point_adding_freeze(in)
                         : round != NULL ? round->freeze
                                         : NULL;
    struct round_texts texts;
    struct places places;

    if (!open_texts(acting, present, freeze, &texts))
        return false;
    places = round_texts_places(acting->job, &texts);
    if (!find_place(acting->job, &places, line->values[PLACE_ON],
            line->values[PLACE_QUOTE], on))
        return false;
    if (in != NULL)
        return handling_place_later(
            acting->job, acting->act, point->entry.key, freeze, on);
    on->source = on->clause != NULL
                     ? names_find(&texts.sources,
                           recording_source(acting->job->arena, on->clause,
                               on->variant, on->version))
                     : NULL;
    return handling_place(acting->job, acting->act, point->entry.key, on);
}

enum status point_adding_place(struct job *job, const struct line *line)
{
    struct point_made on = { .carrier = NULL };
    const struct point_made *point;
    struct present *present;
    struct acting acting;
    bool ok;

    if (!acting_begin(job, line, "point.place", &acting))
        return STATUS_INPUT;
    point = ledger_get(job, acting.ledger, KIND_POINT, line->arguments[1]);
    if (point == NULL)
        return acting_drop(&acting);
    present = present_open(job, line->home, line->arguments[0]);
    ok = put_place(&acting, present, point, &on);
    present_close(present);
    return ok ? acting_done(&acting, "%s stands on %s%s%s", point->entry.key,
                    point_print_place(job->arena, &on),
                    line->values[PLACE_IN] != NULL ? " in " : "",
                    line->values[PLACE_IN] != NULL ? line->values[PLACE_IN]
                                                   : "")
              : acting_drop(&acting);
}
