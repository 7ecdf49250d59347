/*
 * point: what consultees say about the text, one thing at a time.
 */
#include "assemble/draft.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/point_move.h"
#include "cli/point_print.h"
#include "cli/present.h"
#include "cli/round_texts.h"
#include "govern/elsewhere.h"
#include "govern/handling.h"
#include "govern/lifting.h"
#include "govern/places.h"
#include "govern/points_json.h"
#include "govern/recording.h"
#include "govern/refusal.h"
#include "govern/rivals.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "io/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- add -------------------------------------------------------------- */

enum {
    ADD_ON = ACTING_OPTIONS,
    ADD_QUOTE,
    ADD_TEXT,
    ADD_KIND,
    ADD_TYPE,
    ADD_STANCE,
    ADD_PRIORITY,
    ADD_EVIDENCE,
    ADD_PROPOSED,
    ADD_TOPIC,
    ADD_CONFIDENTIAL,
    ADD_REPLY,
    ADD_ASSOCIATION,
    ADD_CHANNEL
};

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

static enum status add(struct job *job, const struct line *line)
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

/* ---- looking ---------------------------------------------------------- */

enum {
    LIST_AS = 1, /* after --json */
    LIST_AT,
    LIST_ROUND,
    LIST_CLAUSE,
    LIST_ORGANISATION,
    LIST_KIND,
    LIST_OPEN,
    LIST_UNPLACED
};

static bool look(struct job *job, const struct line *line,
    struct acting *acting, struct point_view *view)
{
    const char *at = acting_time(job, line->values[LIST_AT]);

    if (at == NULL || !acting_look(job, line, acting))
        return false;
    *view = (struct point_view){ .job = job,
        .ledger = acting->ledger,
        .viewer = line->values[LIST_AS],
        .at = at };
    if (view->viewer == NULL || ledger_get(job, acting->ledger,
                                    KIND_ORGANISATION, view->viewer) != NULL)
        return true;
    (void)acting_drop(acting);
    return false;
}

static enum status list(struct job *job, const struct line *line)
{
    struct acting acting;
    struct point_view view;
    int kind;
    struct point_filter filter = { .round = line->values[LIST_ROUND],
        .clause = line->values[LIST_CLAUSE],
        .organisation = line->values[LIST_ORGANISATION],
        .kind = line->values[LIST_KIND],
        .is_open = line->values[LIST_OPEN] != NULL,
        .is_unplaced = line->values[LIST_UNPLACED] != NULL };

    if (!acting_word(job, point_kinds, "--kind", filter.kind, &kind) ||
        !look(job, line, &acting, &view))
        return STATUS_INPUT;
    json_object_set_new(acting.reply, "points",
        point_print_list(view, filter, line->values[ACTING_JSON] == NULL));
    return acting_show(&acting);
}

static enum status show(struct job *job, const struct line *line)
{
    struct acting acting;
    struct point_view view;
    const struct point_made *point;

    if (!look(job, line, &acting, &view))
        return STATUS_INPUT;
    point = ledger_get(job, acting.ledger, KIND_POINT, line->arguments[1]);
    if (point == NULL)
        return acting_drop(&acting);
    if (view.viewer != NULL &&
        !point_may_see(view.ledger, point, view.viewer, view.at)) {
        refusal_add(job, "point-unseen",
            "others' points show when the round shows them",
            "%s may not see %s", view.viewer, point->entry.key);
        return acting_drop(&acting);
    }
    if (line->values[ACTING_JSON] == NULL)
        point_print_page(view, point);
    json_object_set_new(acting.reply, "point", point_print_json(view, point));
    return acting_show(&acting);
}

/* ---- handling --------------------------------------------------------- */

enum { REASON = ACTING_OPTIONS };

static enum status withdraw(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    struct acting acting;

    if (!acting_begin(job, line, "point.withdraw", &acting))
        return STATUS_INPUT;
    return handling_withdraw(job, acting.act, key, line->values[REASON])
               ? acting_done(&acting, "%s is withdrawn", key)
               : acting_drop(&acting);
}

static enum status endorse(struct job *job, const struct line *line,
    const char *verb, enum stance stance)
{
    const char *key = line->arguments[1], *who = line->arguments[2];
    struct acting acting;

    if (!acting_begin(job, line, verb, &acting))
        return STATUS_INPUT;
    return handling_endorse(job, acting.act, key, who, stance)
               ? acting_done(&acting, "%s %s %s", who,
                     stance == STANCE_OPPOSE ? "opposes" : "supports", key)
               : acting_drop(&acting);
}

static enum status support(struct job *job, const struct line *line)
{
    return endorse(job, line, "point.support", STANCE_SUPPORT);
}

static enum status oppose(struct job *job, const struct line *line)
{
    return endorse(job, line, "point.oppose", STANCE_OPPOSE);
}

static bool group_reason(
    struct job *job, const char *given, enum group_reason *reason)
{
    static const char *const words_of[] = { "duplicate", "same-issue",
        "campaign", NULL };
    int word;

    if (!acting_word(job, words_of, "--as", given, &word))
        return false;
    *reason = (enum group_reason)word;
    return true;
}

static enum status group(struct job *job, const struct line *line)
{
    const char *lead = line->arguments[1];
    size_t count = line->argument_count - 2;
    enum group_reason reason;
    struct acting acting;

    if (!group_reason(job, line->values[REASON], &reason) ||
        !acting_begin(job, line, "point.group", &acting))
        return STATUS_INPUT;
    return handling_group(
               job, acting.act, lead, line->arguments + 2, count, reason)
               ? acting_done(&acting, "%s leads %zu more: %s",
                     point_lead(acting.ledger, lead), count,
                     point_group_reasons[reason])
               : acting_drop(&acting);
}

static enum status ungroup(struct job *job, const struct line *line)
{
    const char *key = line->arguments[1];
    struct acting acting;

    if (!acting_begin(job, line, "point.ungroup", &acting))
        return STATUS_INPUT;
    return handling_ungroup(job, acting.act, key)
               ? acting_done(&acting, "%s stands by itself again", key)
               : acting_drop(&acting);
}

/* ---- redact ----------------------------------------------------------- */

enum { REDACT_WORDS = REASON + 1, REDACT_FROM, REDACT_TO };

static bool number(struct job *job, const char *given, int64_t *into)
{
    char *end = NULL;

    *into = given != NULL ? strtoll(given, &end, 10) : -1;
    return (given != NULL && *given != '\0' && *end == '\0') ||
           refusal_add(job, "redaction-number",
               "give --words, or --from and --to in bytes",
               "it is not said what to redact");
}

static bool redact_in(struct job *job, const struct line *line, struct act *act)
{
    const char *key = line->arguments[1], *reason = line->values[REASON];
    int64_t from, to;

    if (line->values[REDACT_WORDS] != NULL)
        return handling_redact_words(
            job, act, key, line->values[REDACT_WORDS], reason);
    return number(job, line->values[REDACT_FROM], &from) &&
           number(job, line->values[REDACT_TO], &to) &&
           handling_redact(job, act, key, from, to, reason);
}

static enum status redact(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!acting_begin(job, line, "point.redact", &acting))
        return STATUS_INPUT;
    if (!redact_in(job, line, acting.act))
        return acting_drop(&acting);
    return acting_done(&acting, "%s now reads: %s", line->arguments[1],
        point_words(job->arena, acting.ledger,
            ledger_find(acting.ledger, KIND_POINT, line->arguments[1])));
}

/* ---- place and move --------------------------------------------------- */

enum { PLACE_ON = ACTING_OPTIONS, PLACE_QUOTE, PLACE_IN };

/* "now" is no freeze. */
static const char *freeze_of(const char *given)
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
    const char *freeze = in != NULL      ? freeze_of(in)
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

static enum status place(struct job *job, const struct line *line)
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

static enum status move_on(struct job *job, const struct line *line)
{
    const char *freeze = freeze_of(line->arguments[1]);
    struct present *present;
    struct moved moved;
    struct acting acting;
    bool ok;

    if (!acting_begin(job, line, "point.move-on", &acting))
        return STATUS_INPUT;
    present = present_open(job, line->home, line->arguments[0]);
    ok = point_move_on(&acting, present, freeze, &moved);
    present_close(present);
    if (!ok)
        return acting_drop(&acting);
    for (int i = 0; i < CARRY_STATES; i++)
        json_object_set_new(acting.reply, carry_state_name((enum carry_state)i),
            json_integer((json_int_t)moved.points[i]));
    return acting_done(&acting,
        "In %s: %zu in place, %zu moved (confirm each with: paction point "
        "place DIR POINT --on ADDRESS --in %s), %zu on their clause alone, "
        "%zu whose clause is gone, %zu confirmed before",
        freeze != NULL ? freeze : "the present text",
        moved.points[CARRY_PLACED], moved.points[CARRY_MOVED],
        line->arguments[1], moved.points[CARRY_CLAUSE_ONLY],
        moved.points[CARRY_ORPHANED], moved.confirmed);
}

/* ---- collisions ------------------------------------------------------- */

enum { COLLISIONS_ROUND = 1, COLLISIONS_CLAUSE };

/* What each puts instead of the words; nothing is said in words. */
static const char *instead(const char *words)
{
    return *words != '\0' ? words : "(nothing)";
}

static void print_collision(const struct collision *c)
{
    printf("%s, %s%s%s\n    as it was sent: %s\n    %s (%s): %s\n",
        c->is_agreed ? "The same change" : "Different changes",
        c->at.label != NULL ? c->at.label : "", c->at.label != NULL ? " " : "",
        c->at.clause != NULL ? c->at.clause : "", instead(c->sent),
        c->by_first->key, c->who_first, instead(c->first));
    if (c->is_agreed)
        printf("    and %s (%s)\n", c->by_second->key, c->who_second);
    else
        printf("    %s (%s): %s\n", c->by_second->key, c->who_second,
            instead(c->second));
}

static json_t *collision_json(const struct collision *c)
{
    return json_pack("{s:b, s:s?, s:s?, s:s?, s:s?, s:s, s:[{s:s, s:s, s:s}, "
                     "{s:s, s:s, s:s}]}",
        "agreed", (int)c->is_agreed, "document", c->at.document, "clause",
        c->at.clause, "label", c->at.label, "address", c->at.address, "sent",
        c->sent, "by", "point", c->by_first->key, "who", c->who_first, "words",
        c->first, "point", c->by_second->key, "who", c->who_second, "words",
        c->second);
}

static enum status collisions(struct job *job, const struct line *line)
{
    struct acting acting;
    const struct collision *found;
    json_t *all = json_array();
    bool prints = line->values[ACTING_JSON] == NULL;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    found = rivals_find(job->arena, acting.ledger,
        line->values[COLLISIONS_ROUND], line->values[COLLISIONS_CLAUSE]);
    if (found == NULL && prints)
        puts("No two organisations change the same words");
    for (const struct collision *c = found; c != NULL; c = c->next) {
        if (prints)
            print_collision(c);
        json_array_append_new(all, collision_json(c));
    }
    json_object_set_new(acting.reply, "collisions", all);
    return acting_show(&acting);
}

/* ---- elsewhere -------------------------------------------------------- */

/* The hashes of the clause versions that the project uses now. */
static bool used_sources(
    struct job *job, struct present *present, struct names *sources)
{
    const struct draft_pack *pack = present_pack(present, "consultation");

    *sources = names_new(job->arena);
    if (pack == NULL)
        return refusal_add(job, "texts-unknown",
            "mend the project first: paction check DIR",
            "without its text it cannot be seen which clauses it uses");
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        for (const struct placed *p = d->placed; p != NULL; p = p->next)
            if (p->variant != NULL && p->variant->hash != NULL)
                names_put(sources, p->variant->hash, (void *)p->variant);
    return true;
}

static bool read_elsewhere(struct job *job, const struct line *line,
    const struct names *sources, struct elsewhere **list)
{
    bool ok = true;

    for (size_t i = 1; i < line->argument_count; i++) {
        const char *path = line->arguments[i], *bytes;
        size_t size;

        if (file_is_folder(path))
            path = file_join(job, path, "published.json");
        bytes = file_read(job, path, &size);
        ok &= bytes != NULL &&
              elsewhere_read(job, sources, path, bytes, size, list);
    }
    return ok;
}

static void print_elsewhere(const struct elsewhere *e)
{
    printf("%s#%s@%s, %s%s%s, %s\n    %s said: %s\n    %s%s%s\n", e->clause,
        e->variant != NULL ? e->variant : "",
        e->version != NULL ? e->version : "",
        e->procurement != NULL ? e->procurement : e->file,
        e->round != NULL ? " " : "", e->round != NULL ? e->round : "",
        e->point != NULL ? e->point : "a question",
        e->who != NULL ? e->who : "a tenderer", e->said != NULL ? e->said : "",
        e->disposition != NULL ? e->disposition : "",
        e->reason != NULL ? ": " : "", e->reason != NULL ? e->reason : "");
}

static json_t *elsewhere_json(const struct elsewhere *e)
{
    return json_pack("{s:s, s:s?, s:s?, s:s?, s:s, s:s?, s:s?, s:s?, s:s?, "
                     "s:s?, s:s?, s:s?, s:s?}",
        "file", e->file, "procurement", e->procurement, "round", e->round,
        "point", e->point, "clause", e->clause, "variant", e->variant,
        "version", e->version, "who", e->who, "said", e->said, "disposition",
        e->disposition, "reason", e->reason, "did", e->did, "published",
        e->published);
}

/* Needs no record: what others published is looked for in the present text. */
static enum status elsewhere(struct job *job, const struct line *line)
{
    struct present *present = present_open(job, line->home, line->arguments[0]);
    struct elsewhere *list = NULL;
    struct names sources;
    json_t *all = json_array();
    bool prints = line->values[ACTING_JSON] == NULL;
    bool ok = used_sources(job, present, &sources) &&
              read_elsewhere(job, line, &sources, &list);

    present_close(present);
    for (const struct elsewhere *e = list; ok && e != NULL; e = e->next) {
        if (prints)
            print_elsewhere(e);
        json_array_append_new(all, elsewhere_json(e));
    }
    if (ok && prints && list == NULL)
        puts("Nothing was published there on a clause version that this "
             "project uses");
    if (ok && !prints) {
        json_t *reply = json_pack("{s:O}", "elsewhere", all);

        json_dumpf(reply, stdout, JSON_INDENT(1) | JSON_SORT_KEYS);
        putchar('\n');
        json_decref(reply);
    }
    json_decref(all);
    return ok ? STATUS_DONE : STATUS_INPUT;
}

/* ---- the table -------------------------------------------------------- */

#define WHO_LOOKS                                                              \
    { "--as", "ORG", "only what that organisation may see" },                  \
    {                                                                          \
        "--at", "TIME", "at that time (now)"                                   \
    }
#define WHY                                                                    \
    {                                                                          \
        "--reason", "T", "why"                                                 \
    }

const struct command command_point[] = {
    { .name = "point",
        .synopsis = "VERB DIR ...",
        .help = "what consultees say about the text, one thing at a time",
        .text = "A point stands on a clause, a paragraph, a definition, a "
                "figure or the whole, and has a key, R1-014. Most come in with "
                "`paction import --round`. Nobody's words are edited: what "
                "must not be shown is redacted, with a reason." },
    { .name = "point add",
        .synopsis = "DIR ROUND ORG --on PLACE [--quote Q] [--text T] "
                    "[--proposed W] ...",
        .help = "add a point",
        .text = "PLACE is CLAUSE, DOCUMENT/CLAUSE, DOCUMENT/CLAUSE/PARAGRAPH, "
                "question:ID, definition:ID or general. The proposed words "
                "stand instead of those that --quote names, or of the whole "
                "paragraph; \"-\" reads a text from standard input.",
        .least = 3,
        .most = 3,
        .run = add,
        .options = { ACTING_ACTS, { "--on", "PLACE", "what it is on" },
            { "--quote", "Q", "words of the text that it is about" },
            { "--text", "T", "what it says" },
            { "--kind", "K",
                "comment, question, proposal, support, objection, "
                "error-report, clarification" },
            { "--type", "T", "ge, te or ed" },
            { "--stance", "S",
                "neutral, support, support-with-changes, oppose" },
            { "--priority", "P", "usual, essential, desirable" },
            { "--evidence", "T", "what it rests on" },
            { "--proposed", "W", "the words that are proposed" },
            { "--topic", "T", "a word for what it is about" },
            { "--confidential", NULL, "for the lead alone" },
            { "--reply", "POINT", "it replies to this one" },
            { "--association", "A", "given to this association, in private" },
            { "--channel", "C",
                "web, docx, odt, form, email, meeting or phone" } } },
    { .name = "point list",
        .synopsis = "DIR [--round R] [--clause C] [--organisation O] [--open] "
                    "...",
        .help = "list points",
        .text = "Each with its key, kind, state, whose it is, what it is on "
                "and how it begins.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS, WHO_LOOKS, { "--round", "R", "of a round" },
            { "--clause", "C", "on a clause" },
            { "--organisation", "O", "of an organisation" },
            { "--kind", "K", "of a kind" },
            { "--open", NULL, "about which nothing was decided" },
            { "--unplaced", NULL, "that are to be placed by hand" } } },
    { .name = "point show",
        .synopsis = "DIR POINT",
        .help = "show a point and all that belongs to it",
        .text = "What it says and quotes, the wording it proposes with the "
                "changes marked, its thread, who supports or opposes it, its "
                "group, what was redacted, where it stands in later texts, "
                "and the answer once that is published.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { ACTING_LOOKS, WHO_LOOKS } },
    { .name = "point withdraw",
        .synopsis = "DIR POINT --reason T",
        .help = "take a point back",
        .text = "By its organisation, or by the lead for it. It stays in the "
                "record, and counts no more.",
        .least = 2,
        .most = 2,
        .run = withdraw,
        .options = { ACTING_ACTS, WHY } },
    { .name = "point support",
        .synopsis = "DIR POINT ORG",
        .help = "record that another organisation supports a point",
        .text = "Said again, the last counts.",
        .least = 3,
        .most = 3,
        .run = support,
        .options = { ACTING_ACTS } },
    { .name = "point oppose",
        .synopsis = "DIR POINT ORG",
        .help = "record that another organisation opposes a point",
        .text = "Said again, the last counts.",
        .least = 3,
        .most = 3,
        .run = oppose,
        .options = { ACTING_ACTS } },
    { .name = "point group",
        .synopsis = "DIR LEAD POINT... [--as duplicate|same-issue|campaign]",
        .help = "let points follow a lead that says the same",
        .text = "Each keeps its own organisation's name and its own reply.",
        .least = 3,
        .most = MOST_ARGUMENTS,
        .run = group,
        .options = { ACTING_ACTS,
            { "--as", "WHY", "duplicate, same-issue or campaign" } } },
    { .name = "point ungroup",
        .synopsis = "DIR POINT",
        .help = "take a point out of its group",
        .text = "It stands by itself again.",
        .least = 2,
        .most = 2,
        .run = ungroup,
        .options = { ACTING_ACTS } },
    { .name = "point redact",
        .synopsis = "DIR POINT --words W --reason T",
        .help = "hide words that must not be shown",
        .text = "Wherever they stand in the point's text; or the bytes --from "
                "to --to of it. What is hidden reads as \"[redacted: "
                "reason]\"; the words themselves stay in the record.",
        .least = 2,
        .most = 2,
        .run = redact,
        .options = { ACTING_ACTS, WHY, { "--words", "W", "the words" },
            { "--from", "N", "first byte, from 0" },
            { "--to", "N", "the byte after the last" } } },
    { .name = "point place",
        .synopsis = "DIR POINT --on PLACE [--quote Q] [--in FREEZE|now]",
        .help = "put a point by hand where it belongs",
        .text = "Its thread goes with it. With --in it is put, or confirmed, "
                "in a later text; where it was made stays.",
        .least = 2,
        .most = 2,
        .run = place,
        .options = { ACTING_ACTS, { "--on", "PLACE", "as for point add" },
            { "--quote", "Q", "the words that it is about" },
            { "--in", "FREEZE", "a later text, or \"now\"" } } },
    { .name = "point move-on",
        .synopsis = "DIR FREEZE|now",
        .help = "lead all points to a later text",
        .text = "Each is found in place, moved (a person confirms it), on its "
                "clause alone because its words were changed, or without a "
                "clause because it is gone. None is left out.",
        .least = 2,
        .most = 2,
        .run = move_on,
        .options = { ACTING_ACTS } },
    { .name = "point collisions",
        .synopsis = "DIR [--round R] [--clause C]",
        .help = "list where organisations change the same words",
        .text = "Word by word: first where they differ, then where they ask "
                "for the same. Neither is ever applied.",
        .least = 1,
        .most = 1,
        .run = collisions,
        .options = { ACTING_LOOKS, { "--round", "R", "of a round" },
            { "--clause", "C", "on a clause" } } },
    { .name = "point elsewhere",
        .synopsis = "DIR PUBLISHED...",
        .help = "list what other projects published on the same clauses",
        .text = "PUBLISHED is a published.json that `paction publish` wrote, "
                "or its folder. Listed is what stands on a version of a clause "
                "that this project uses, word for word.",
        .least = 2,
        .most = MOST_ARGUMENTS,
        .run = elsewhere,
        .options = { ACTING_LOOKS } },
    { .name = NULL },
};
