#include "cli/recorder.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/present.h"
#include "cli/round_texts.h"
#include "document/document.h"
#include "govern/lifting.h"
#include "govern/party.h"
#include "govern/places.h"
#include "govern/point.h"
#include "govern/points_json.h"
#include "govern/recording.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "io/file.h"
#include "review/intake.h"
#include "review/intake_json.h"
#include "review/outcome.h"
#include "review/sent.h"

#include <stdio.h>
#include <string.h>

struct recorder {
    struct job *job;
    struct recorder_options options;
    struct present *present;
    struct recorder_file *files;
    struct acting acting;
    const struct round *round;
    struct round_texts texts;
    struct points_json *said; /* of all JSON files */
    const char *submission;
    struct recording recording;
};

/* ---- whose, and of which round ---------------------------------------- */

static bool is_json(const struct recorder_file *file)
{
    return file->intake == NULL;
}

/* The first file says by which door it came, if nobody says otherwise. */
static enum channel channel_of(const struct recorder *recorder)
{
    const struct recorder_file *file = recorder->files;

    if (is_json(file))
        return CHANNEL_WEB;
    if (file->intake->identity == IDENTITY_FORM ||
        text_same(file->format, "csv"))
        return CHANNEL_FORM;
    return text_same(file->format, "odt") ? CHANNEL_ODT : CHANNEL_DOCX;
}

static bool read_words(struct recorder *recorder, int *channel, int *publish)
{
    const struct recorder_options *options = &recorder->options;

    *channel = (int)channel_of(recorder);
    return (options->channel == NULL ||
               acting_word(recorder->job, submission_channels, "--channel",
                   options->channel, channel)) &&
           acting_word(recorder->job, submission_publishes, "--publish",
               options->publish, publish);
}

static bool begin_submission(struct recorder *recorder)
{
    const struct recorder_options *options = &recorder->options;
    struct act *act = recorder->acting.act;
    int channel, publish;
    struct submission wanted = { .round = options->round,
        .organisation = options->from,
        .association = options->association,
        .is_personal = options->is_personal };

    if (!read_words(recorder, &channel, &publish))
        return false;
    wanted.channel = (enum channel)channel;
    wanted.publish = (enum publish)publish;
    recorder->submission =
        submission_for(recorder->job, act, &wanted, options->supersedes);
    if (recorder->submission == NULL)
        return false;
    return options->publish == NULL ||
           ((const struct submission *)ledger_find(
                act->ledger, KIND_SUBMISSION, recorder->submission))
                   ->publish == wanted.publish ||
           submission_show_as(
               recorder->job, act, recorder->submission, wanted.publish);
}

/* ---- whether the file belongs to it ----------------------------------- */

static void warn_recipient(
    struct recorder *recorder, const struct recorder_file *file)
{
    const struct ledger *ledger = recorder->acting.ledger;
    const char *from = recorder->options.from;
    const char *recipient = file->copy->recipient;

    if (recipient == NULL || text_same(recipient, from) ||
        text_same(recipient, party_name(ledger, from)))
        return;
    findings_hint(recorder->job->findings,
        findings_add(recorder->job->findings, SEVERITY_WARNING,
            "import-other-recipient", (struct place){ .file = file->path },
            "this copy was sent to %s, not to %s", recipient,
            party_name(ledger, from)),
        "copies are passed on, so it was recorded; if it is not theirs, "
        "withdraw the points: paction point withdraw");
}

static void name_clauses(
    struct arena *arena, const struct document *document, struct names *clauses)
{
    for (struct walk w = document_walk(document->root); document_next(&w);)
        if (w.entering && w.node->kind == NODE_CLAUSE && w.node->origin != NULL)
            names_put(clauses,
                recording_source(arena, w.node->origin->clause,
                    w.node->origin->variant,
                    arena_format(arena, "%d", w.node->origin->version)),
                (void *)w.node);
}

static size_t count_strange(
    struct recorder *recorder, const struct recorder_file *file)
{
    struct arena *arena = recorder->job->arena;
    const struct document *frozen =
        names_find(&recorder->texts.documents, file->copy->document);
    struct names ours = names_new(arena), theirs = names_new(arena);
    size_t strange = 0;

    if (frozen == NULL)
        return 1;
    name_clauses(arena, frozen, &ours);
    name_clauses(arena, file->sent, &theirs);
    for (const struct named *n = theirs.first; n != NULL; n = n->next)
        strange += names_find(&ours, n->name) == NULL;
    return strange;
}

/* A round without a freeze has no pack of its own to compare with. */
static void warn_round(
    struct recorder *recorder, const struct recorder_file *file)
{
    size_t strange =
        recorder->texts.is_frozen ? count_strange(recorder, file) : 0;

    if (strange == 0)
        return;
    findings_hint(recorder->job->findings,
        findings_add(recorder->job->findings, SEVERITY_WARNING,
            "import-other-round", (struct place){ .file = file->path },
            "it is not of the pack of round %s: %zu of its clauses stand "
            "otherwise there",
            recorder->round->entry.key, strange),
        "is it an earlier copy? paction point move-on leads its points to the "
        "present text");
}

/* ---- keeping the file ------------------------------------------------- */

static bool keep_file(
    struct recorder *recorder, const struct recorder_file *file)
{
    struct act *act = recorder->acting.act;
    const struct kept_file *there =
        ledger_find(act->ledger, KIND_FILE, file->sha256);
    struct kept_file new = { .entry = { file->sha256 },
        .submission = recorder->submission,
        .organisation = recorder->options.from,
        .name = file_base_name(file->path),
        .format = file->format,
        .copy = file->copy != NULL ? file->copy->id : NULL,
        .document = file->copy != NULL ? file->copy->document : NULL,
        .size = (int64_t)file->bytes.size,
        .producer = file->producer,
        .points = (int64_t)file->points,
        .proposals = (int64_t)file->proposals,
        .untracked = (int64_t)file->untracked,
        .unplaced = (int64_t)file->unplaced,
        .people = recorder->recording.recorded.people };

    if (there != NULL && text_same(there->submission, new.submission))
        return true;
    if (there != NULL && !text_same(there->organisation, new.organisation)) {
        findings_hint(recorder->job->findings,
            findings_add(recorder->job->findings, SEVERITY_WARNING,
                "import-same-file", (struct place){ .file = file->path },
                "this very file came from %s already",
                party_name(act->ledger, there->organisation)),
            "its points are recorded for %s too; is --from right?",
            new.organisation);
        return true;
    }
    act_put(act, KIND_FILE, &new);
    if (there == NULL)
        acting_keep(
            &recorder->acting, (struct store_file){ .sha256 = file->sha256,
                                   .subject = new.organisation,
                                   .bytes = file->bytes.start,
                                   .size = file->bytes.size });
    return true;
}

/* ---- taking ----------------------------------------------------------- */

static bool read_said(struct recorder *recorder)
{
    struct places places = { 0 };
    struct draft_pack *pack;
    bool ok = true;

    for (struct recorder_file *f = recorder->files; f != NULL; f = f->next) {
        struct points_json **end = &recorder->said;
        struct points_json *before = NULL;

        if (!is_json(f))
            continue;
        if (places.arena == NULL)
            places = round_texts_places(recorder->job, &recorder->texts);
        for (; *end != NULL; end = &(*end)->next)
            before = *end;
        ok &= points_json_read(recorder->job, &places, f->path, f->bytes.start,
            f->bytes.size, &recorder->said);
        for (before = before != NULL ? before->next : recorder->said;
             before != NULL; before = before->next) {
            f->points += before->proposed.verb == NULL;
            f->proposals += before->proposed.verb != NULL;
        }
    }
    pack = ok && recorder->said != NULL
               ? present_pack(recorder->present, "consultation")
               : NULL;
    if (pack != NULL)
        lifting_fill(recorder->job, pack, recorder->said);
    return ok;
}

/* Files of one copy have one intake. */
static bool take_files(struct recorder *recorder)
{
    struct names taken = names_new(recorder->job->arena);
    bool ok = true;

    for (struct recorder_file *f = recorder->files; f != NULL; f = f->next) {
        if (is_json(f) || names_find(&taken, f->copy->id) != NULL)
            continue;
        names_put(&taken, f->copy->id, f);
        warn_recipient(recorder, f);
        warn_round(recorder, f);
        ok &= recording_take(&recorder->recording, f->intake, f->outcome->lift);
    }
    return ok && recording_take_json(&recorder->recording, recorder->said);
}

static bool take(struct recorder *recorder)
{
    struct job *job = recorder->job;
    struct acting *acting = &recorder->acting;
    bool ok;

    recorder->round =
        ledger_get(job, acting->ledger, KIND_ROUND, recorder->options.round);
    if (recorder->round == NULL || !begin_submission(recorder) ||
        !round_texts_open(job, acting->line->home, acting->folder,
            recorder->present, recorder->round->freeze, &recorder->texts) ||
        !read_said(recorder))
        return false;
    recorder->recording =
        recording_begin(job, acting->act, recorder->submission);
    recorder->recording.sources = &recorder->texts.sources;
    recorder->recording.is_personal = recorder->options.is_personal;
    ok = take_files(recorder);
    for (struct recorder_file *f = recorder->files; ok && f != NULL;
         f = f->next)
        ok = keep_file(recorder, f);
    return ok;
}

/* ---- saying so -------------------------------------------------------- */

static const char *where(const struct point_made *point)
{
    if (text_same(point->carrier, "none"))
        return "not placed";
    return point->clause != NULL     ? point->clause
           : point->on != NULL       ? point->on
           : point->document != NULL ? point->document
                                     : "general";
}

static json_t *things_json(const struct recorder *recorder)
{
    const struct ledger *ledger = recorder->acting.ledger;
    json_t *all = json_array();

    for (const struct recorded_thing *t = recorder->recording.recorded.things;
         t != NULL; t = t->next) {
        const struct point_made *p = ledger_find(ledger, KIND_POINT, t->point);

        json_array_append_new(
            all, json_pack("{s:s, s:b, s:s, s:s?, s:s?, s:s?, s:s?}", "point",
                     t->point, "new", (int)t->is_new, "kind",
                     point_kinds[p->kind], "clause", p->clause, "label",
                     p->label, "document", p->document, "carrier", p->carrier));
    }
    return all;
}

static void reply(struct recorder *recorder)
{
    const struct recorded *recorded = &recorder->recording.recorded;
    json_t *reply = recorder->acting.reply, *intakes = json_array();
    struct names taken = names_new(recorder->job->arena);

    for (struct recorder_file *f = recorder->files; f != NULL; f = f->next) {
        if (is_json(f) || names_find(&taken, f->copy->id) != NULL)
            continue;
        names_put(&taken, f->copy->id, f);
        json_array_append_new(intakes,
            json_loads(intake_json_write(recorder->job, f->intake, f->outcome),
                0, NULL));
    }
    json_object_set_new(reply, "intakes", intakes);
    json_object_set_new(reply, "submission", json_string(recorder->submission));
    json_object_set_new(
        reply, "comments", json_integer((json_int_t)recorded->comments));
    json_object_set_new(
        reply, "proposals", json_integer((json_int_t)recorded->proposals));
    json_object_set_new(
        reply, "unplaced", json_integer((json_int_t)recorded->unplaced));
    json_object_set_new(
        reply, "known", json_integer((json_int_t)recorded->known));
    json_object_set_new(reply, "points", things_json(recorder));
}

static void add_things(const struct recorder *recorder, struct text *words)
{
    const struct ledger *ledger = recorder->acting.ledger;

    for (const struct recorded_thing *t = recorder->recording.recorded.things;
         t != NULL; t = t->next) {
        const struct point_made *p = ledger_find(ledger, KIND_POINT, t->point);

        if (t->is_new)
            text_format(words, "\n  %-8s %-10s %s%s%s", t->point,
                point_kinds[p->kind], where(p), p->label != NULL ? ", " : "",
                p->label != NULL ? p->label : "");
    }
}

/* "2 comments", "1 proposal" */
static const char *counted(struct arena *arena, size_t count, const char *what)
{
    return arena_format(arena, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

static const char *words_of(const struct recorder *recorder)
{
    struct arena *arena = recorder->job->arena;
    const struct recorded *recorded = &recorder->recording.recorded;
    const struct ledger *ledger = recorder->acting.ledger;
    const struct submission *submission =
        ledger_find(ledger, KIND_SUBMISSION, recorder->submission);
    struct text words = text_new(arena);

    text_format(&words,
        "Recorded in round %s as %s of %s (%s): %s, %s, %zu without a place; "
        "%zu there already.",
        recorder->round->entry.key, recorder->submission,
        party_name(ledger, submission->organisation),
        submission_statuses[submission->status],
        counted(arena, recorded->comments, "comment"),
        counted(arena, recorded->proposals, "proposal"), recorded->unplaced,
        recorded->known);
    add_things(recorder, &words);
    if (recorded->unplaced > 0)
        text_add(&words,
            "\nWhat has no place is put on its clause with: paction point "
            "place DIR POINT --on CLAUSE");
    if (submission->status == SUBMISSION_LATE)
        text_format(&words,
            "\nIt came after the close: it counts once the lead accepts it: "
            "paction submission accept DIR %s --reason ...",
            recorder->submission);
    return words.bytes;
}

/* Nothing was put: then there is no act to commit. */
static enum status say_nothing_new(struct recorder *recorder)
{
    const char *words = arena_format(recorder->job->arena,
        "Importing twice adds nothing: all of it was there already (%s in %s).",
        counted(
            recorder->job->arena, recorder->recording.recorded.known, "point"),
        recorder->submission);

    if (recorder->acting.line->values[ACTING_JSON] == NULL)
        puts(words);
    json_object_set_new(recorder->acting.reply, "done", json_string(words));
    return acting_show(&recorder->acting);
}

enum status recorder_record(struct job *job, const struct line *line,
    struct recorder_options options, struct present *present,
    struct recorder_file *files)
{
    struct recorder recorder = {
        .job = job, .options = options, .present = present, .files = files
    };

    if (findings_errors(job->findings) > 0 ||
        !acting_begin(job, line, "import", &recorder.acting))
        return STATUS_INPUT;
    if (!take(&recorder))
        return acting_drop(&recorder.acting);
    reply(&recorder);
    if (recorder.acting.act->puts == NULL)
        return say_nothing_new(&recorder);
    return acting_done(&recorder.acting, "%s", words_of(&recorder));
}
