/* Anything that a web page may send as points: refused with a finding that says
 * what to do, or recorded, and then not a second time. */
#include "fuzz.h"

#include "document/document.h"
#include "govern/act.h"
#include "govern/party.h"
#include "govern/places.h"
#include "govern/points_json.h"
#include "govern/recording.h"
#include "govern/rivals.h"
#include "govern/round.h"
#include "govern/submission.h"

/* ---- a small text and a round on it ----------------------------------- */

static void add_line(
    struct arena *arena, struct node *clause, const char *id, const char *words)
{
    struct node *line = document_add(arena, clause, NODE_PARAGRAPH);

    line->label = id;
    line->address =
        arena_format(arena, "terms/%s#usual@1/%s", clause->origin->clause, id);
    document_add_text(arena, line, NODE_TEXT, words);
}

static struct document *terms(struct arena *arena)
{
    struct document *document = ARENA_NEW(arena, struct document);
    struct origin *origin = ARENA_NEW(arena, struct origin);
    struct node *clause;

    document->id = "terms";
    document->root = document_add(arena, NULL, NODE_DOCUMENT);
    clause = document_add(
        arena, document_add(arena, document->root, NODE_SECTION), NODE_CLAUSE);
    *origin =
        (struct origin){ .clause = "pay", .variant = "usual", .version = 1 };
    clause->origin = origin;
    add_line(arena, clause, "a", "The Authority pays within thirty days.");
    add_line(arena, clause, "b", "It pays \xE2\x80\x9Cin full\xE2\x80\x9D.");
    return document;
}

static struct ledger *round_of(struct arena *arena)
{
    struct ledger *ledger = ledger_new(arena);

    ledger_put(ledger, KIND_ORGANISATION,
        &(struct organisation){ .entry = { "beacon" }, .name = "Beacon" });
    ledger_put(ledger, KIND_PERSON,
        &(struct person){ .entry = { "beacon-1" },
            .organisation = "beacon",
            .name = "Ada Example" });
    ledger_put(ledger, KIND_ROUND,
        &(struct round){ .entry = { "R1" },
            .status = ROUND_OPEN,
            .opens = "2026-03-02T09:00",
            .closes = "2026-03-30T17:00" });
    ledger_put(ledger, KIND_SUBMISSION,
        &(struct submission){ .entry = { "R1-S01" },
            .round = "R1",
            .organisation = "beacon",
            .status = SUBMISSION_SUBMITTED });
    return ledger;
}

/* ---- what holds ------------------------------------------------------- */

static void hold_recorded(struct job *job, const struct ledger *ledger)
{
    size_t number = 0;

    for (const struct named *n = ledger_first(ledger, KIND_POINT); n != NULL;
         n = n->next) {
        const struct point_made *point = n->thing;

        HOLD(strcmp(n->name, arena_format(job->arena, "R1-%03zu", ++number)) ==
             0);
        HOLD(point->source_key != NULL && point->created_at != NULL);
        HOLD(point->clause == NULL || strcmp(point->clause, "pay") == 0);
        HOLD(point_words(job->arena, ledger, point) != NULL);
        HOLD(point_counts(ledger, point));
    }
    HOLD(rivals_find(job->arena, ledger, NULL, NULL) == NULL);
}

static void record(struct job *job, const struct points_json *list)
{
    struct ledger *ledger = round_of(job->arena);
    struct act *act =
        act_begin(ledger, "import", "beacon-1", "2026-03-03T10:00");
    struct recording recording = recording_begin(job, act, "R1-S01");
    bool ok = recording_take_json(&recording, list);
    size_t count = ledger_count(ledger, KIND_POINT);
    struct recording again = recording_begin(job, act, "R1-S01");

    fuzz_hold_outcome(job, ok);
    hold_recorded(job, ledger);
    HOLD(recording_take_json(&again, list) == ok);
    HOLD(ledger_count(ledger, KIND_POINT) == count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct job job = job_begin();
    struct places places = places_make(job.arena);
    struct points_json *list = NULL;
    bool ok;

    places_add(&places, terms(job.arena));
    ok = points_json_read(
        &job, &places, "web.json", (const char *)bytes, size, &list);
    fuzz_hold_outcome(&job, ok);
    if (ok)
        record(&job, list);
    job_end(&job);
    return 0;
}
