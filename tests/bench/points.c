#include "points.h"

#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "govern/act.h"
#include "govern/handling.h"
#include "govern/insight.h"
#include "govern/insight_page.h"
#include "govern/party.h"
#include "govern/places.h"
#include "govern/points_json.h"
#include "govern/recording.h"
#include "govern/rivals.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "io/file.h"
#include "store/store.h"

#include <jansson.h>
#include <string.h>

enum { CLAUSES = 100, PARAGRAPHS = 10, GROUP = 10, ORGANISATIONS = 16 };

#define AT "2026-03-03T10:00"

struct run {
    struct job job;
    struct points_bench *points;
    struct store *store;
    struct ledger *ledger;
    struct act *act;
    struct places places;
    const char *json[ORGANISATIONS];
    size_t sizes[ORGANISATIONS];
    struct points_json *read[ORGANISATIONS];
    double start, whole;
};

static void begin(struct run *run)
{
    run->start = measure_now();
}

static void end(struct run *run, enum points_step step)
{
    double took = measure_now() - run->start;

    measure_add(&run->points->took[step], took);
    if (step != POINTS_FLOOR)
        run->whole += took;
}

/* ---- what it is on ---------------------------------------------------- */

static void add_clause(struct arena *arena, struct node *section, int number)
{
    struct node *clause = document_add(arena, section, NODE_CLAUSE);
    struct origin *origin = ARENA_NEW(arena, struct origin);

    *origin = (struct origin){ .clause = arena_format(arena, "c%d", number),
        .variant = "usual",
        .version = 1 };
    clause->origin = origin;
    for (int i = 0; i < PARAGRAPHS; i++) {
        struct node *line = document_add(arena, clause, NODE_PARAGRAPH);

        line->address = arena_format(arena, "terms/c%d#usual@1/p%d", number, i);
        document_add_text(arena, line, NODE_TEXT,
            arena_format(arena,
                "The Provider keeps each Place of kind %d open for %d days "
                "after the Authority has given notice, and is paid for it.",
                number, i + 20));
    }
}

static struct document *terms(struct arena *arena)
{
    struct document *document = ARENA_NEW(arena, struct document);
    struct node *section;

    document->id = "terms";
    document->root = document_add(arena, NULL, NODE_DOCUMENT);
    section = document_add(arena, document->root, NODE_SECTION);
    for (int i = 0; i < CLAUSES; i++)
        add_clause(arena, section, i);
    return document;
}

/* Every fourth proposes other words. */
static void write_json(struct run *run, int organisation)
{
    struct text text = text_new(run->job.arena);

    text_add_char(&text, '[');
    for (int i = organisation; i < POINTS_COUNT; i += ORGANISATIONS) {
        int clause = i % CLAUSES, line = i / CLAUSES % PARAGRAPHS;

        text_format(&text,
            "%s{\"id\": \"%d\", \"on\": \"terms/c%d/p%d\", \"type\": \"te\", "
            "\"author\": \"Person %d\", \"text\": \"We cannot agree to this "
            "before we know who bears the cost of point %d.\"",
            i == organisation ? "" : ",\n", i, clause, line, i % 5, i);
        if (i % 4 == 0)
            text_format(&text,
                ", \"quote\": \"%d days\", \"proposed\": \"%d days\"",
                line + 20, i % 7 + 1);
        text_add_char(&text, '}');
    }
    text_add_char(&text, ']');
    run->json[organisation] = text.bytes;
    run->sizes[organisation] = text.length;
    run->points->bytes += text.length;
}

/* ---- whose it is ------------------------------------------------------ */

static void put_party(struct run *run, int number)
{
    struct arena *arena = run->job.arena;
    const char *key = arena_format(arena, "org-%d", number);

    act_put(run->act, KIND_ORGANISATION,
        &(struct organisation){
            .entry = { key }, .name = key, .is_lead = number == 0 });
    act_put(run->act, KIND_PERSON,
        &(struct person){ .entry = { arena_format(arena, "%s-1", key) },
            .organisation = key,
            .name = "Somebody" });
    act_put(run->act, KIND_SUBMISSION,
        &(struct submission){
            .entry = { arena_format(arena, "R1-S%02d", number) },
            .round = "R1",
            .organisation = key,
            .status = SUBMISSION_SUBMITTED });
}

static bool prepare(struct run *run, const char *scratch)
{
    const char *folder = file_join(&run->job, scratch,
        arena_format(run->job.arena, "points-%zu",
            run->points->took[POINTS_WHOLE].count));

    run->store = store_open(&run->job, folder, "bench", true);
    run->ledger = run->store != NULL ? store_load(&run->job, run->store) : NULL;
    if (run->ledger == NULL)
        return false;
    run->act = act_begin(run->ledger, "import", "org-0-1", AT);
    act_put(run->act, KIND_ROUND,
        &(struct round){ .entry = { "R1" },
            .status = ROUND_OPEN,
            .opens = "2026-03-02T09:00",
            .closes = "2026-03-30T17:00" });
    run->places = places_make(run->job.arena);
    places_add(&run->places, terms(run->job.arena));
    run->points->bytes = 0;
    for (int i = 0; i < ORGANISATIONS; i++) {
        put_party(run, i);
        write_json(run, i);
    }
    return true;
}

/* ---- steps ------------------------------------------------------------ */

static bool parse(struct run *run)
{
    bool ok = true;

    begin(run);
    for (int i = 0; i < ORGANISATIONS; i++) {
        json_t *all = json_loadb(run->json[i], run->sizes[i], 0, NULL);

        ok &= all != NULL;
        json_decref(all);
    }
    end(run, POINTS_FLOOR);
    return ok;
}

static bool read_all(struct run *run)
{
    bool ok = true;

    begin(run);
    for (int i = 0; i < ORGANISATIONS; i++)
        ok &= points_json_read(&run->job, &run->places, "bench.json",
            run->json[i], run->sizes[i], &run->read[i]);
    end(run, POINTS_READ);
    return ok;
}

static bool record_all(struct run *run)
{
    bool ok = true;

    begin(run);
    for (int i = 0; i < ORGANISATIONS; i++) {
        struct recording recording = recording_begin(
            &run->job, run->act, arena_format(run->job.arena, "R1-S%02d", i));

        ok &= recording_take_json(&recording, run->read[i]);
    }
    end(run, POINTS_RECORD);
    return ok && ledger_count(run->ledger, KIND_POINT) == POINTS_COUNT;
}

static bool group_all(struct run *run)
{
    const char *follow[GROUP - 1];
    bool ok = true;

    begin(run);
    for (int i = 1; ok && i < POINTS_COUNT; i += GROUP) {
        for (int j = 1; j < GROUP; j++)
            follow[j - 1] = arena_format(run->job.arena, "R1-%03d", i + j);
        ok = handling_group(&run->job, run->act,
            arena_format(run->job.arena, "R1-%03d", i), follow, GROUP - 1,
            GROUP_SAME_ISSUE);
    }
    end(run, POINTS_GROUP);
    return ok;
}

static bool keep(struct run *run)
{
    struct receipt receipt;
    bool ok;

    begin(run);
    ok = store_commit(&run->job, run->store, run->act, NULL, &receipt);
    end(run, POINTS_KEEP);
    return ok;
}

/* As `paction report` makes it, but for its pages; and who collides. */
static bool report(struct run *run)
{
    struct insight_source source = { .ledger = run->ledger, .at = AT };
    const struct insight *insight;
    size_t bytes;

    begin(run);
    insight = insight_gather(&run->job, &source);
    bytes = strlen(insight_page_json(&run->job, insight));
    for (int i = 0; i < INSIGHT_PARTS; i++)
        bytes += strlen(insight_table_csv(run->job.arena, &insight->tables[i]));
    run->points->clauses = (size_t)insight->tables[INSIGHT_CLAUSES].row_count;
    run->points->collisions = 0;
    for (const struct collision *c =
             rivals_find(run->job.arena, run->ledger, "R1", NULL);
         c != NULL; c = c->next)
        run->points->collisions++;
    end(run, POINTS_REPORT);
    return bytes > 0 &&
           insight->tables[INSIGHT_ANSWERS].row_count == POINTS_COUNT;
}

bool points_round(struct points_bench *points, const char *scratch)
{
    struct run run = { .job = job_begin(), .points = points };
    bool done = prepare(&run, scratch) && parse(&run) && read_all(&run) &&
                record_all(&run) && group_all(&run) && keep(&run) &&
                report(&run);

    if (done)
        measure_add(&points->took[POINTS_WHOLE], run.whole);
    else
        findings_print(run.job.findings, stderr);
    store_close(run.store);
    job_end(&run.job);
    return done;
}
