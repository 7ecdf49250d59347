#include "store/schema.h"

#include "base/job.h"
#include "base/text.h"
#include "store/chain.h"
#include "store/event.h"

#include <inttypes.h>
#include <stdlib.h>

#define MIGRATION(version, sql) { (version), (sql) },
static const struct migration list[] = {
#include "store/migrations.def"
    { 0, NULL }
};
#undef MIGRATION

const struct migration *schema_migrations(void)
{
    return list;
}

/* ---- settings ----------------------------------------------------------- */

const char *schema_setting(
    struct job *job, struct database *record, const char *name)
{
    struct cursor rows =
        database_ask(job, record, statements_get(STATEMENT_SETTING_GET),
            (struct cell[]){ database_text(name) }, 1);
    const char *value =
        database_next(&rows) ? database_get_text(&rows, 0) : NULL;

    return database_end(&rows) ? value : NULL;
}

static bool set(struct job *job, struct database *record, const char *name,
    const char *value)
{
    return database_run(job, record, statements_get(STATEMENT_SETTING_PUT),
        (struct cell[]){ database_text(name), database_text(value) }, 2);
}

/* ---- the events added up ------------------------------------------------ */

static void complain(struct job *job, const struct database *record,
    int64_t sequence, const char *id, const char *what)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){
                .file = arena_format(job->arena, "%s: event %" PRId64,
                    database_path(record), sequence) },
            "%s", what),
        "leave the record as it is and put back a backup with paction restore");
}

/* What an event must be, as it follows the last. */
static const char *wrong_with(struct job *job, const struct cursor *row,
    const struct tip *tip, const char *text)
{
    if (database_get_number(row, 0) != tip->sequence + 1)
        return "the events before it are missing";
    if (!text_same(database_get_text(row, 1), tip->hash))
        return "it does not follow the event before it";
    if (!text_same(database_get_text(row, 2),
            chain_hash(job->arena, tip->hash, tip->sequence + 1, text)))
        return "it is not as it was written";
    return NULL;
}

/* Goes on after a broken event as if it were whole, so that each is found. */
static bool replay_row(struct job *job, const struct cursor *row,
    struct image *image, struct tip *tip)
{
    const char *text = database_get_text(row, 3);
    const char *broken = wrong_with(job, row, tip, text);
    const char *wrong = event_replay(image, text);

    tip->sequence = database_get_number(row, 0);
    tip->hash = database_get_text(row, 2);
    if (broken != NULL)
        complain(job, row->database, tip->sequence, "chain-broken", broken);
    if (wrong != NULL)
        complain(job, row->database, tip->sequence, "event-unknown", wrong);
    return broken == NULL && wrong == NULL;
}

bool schema_replay(struct job *job, struct database *record,
    struct image *image, struct tip *tip)
{
    const char *identity = schema_setting(job, record, "identity");
    struct cursor rows;
    bool whole = true;

    *tip = (struct tip){ .hash = chain_root(
                             job->arena, identity != NULL ? identity : "") };
    rows =
        database_ask(job, record, statements_get(STATEMENT_EVENT_ALL), NULL, 0);
    while (database_next(&rows))
        whole = replay_row(job, &rows, image, tip) && whole;
    return database_end(&rows) && whole;
}

/* ---- the tables of the kinds -------------------------------------------- */

static bool write_rows(
    struct job *job, struct database *record, const struct image *image)
{
    const struct tables *tables = tables_make(job->arena);

    for (enum kind_id id = 0; id < KINDS; id++)
        for (const struct named *n = image->kinds[id].first; n != NULL;
             n = n->next)
            if (!tables_write(job, record, tables, id, n->thing))
                return false;
    return true;
}

static bool make_tables(
    struct job *job, struct database *record, const struct image *image)
{
    const char *make =
        statements_in(job->arena, DIALECT_SQLITE, tables_create(job->arena));

    return database_script(job, record, tables_drop(job->arena)) &&
           database_script(job, record, make) &&
           write_rows(job, record, image) &&
           set(job, record, "shape", tables_shape(job->arena));
}

static bool remake_tables(struct job *job, struct database *record)
{
    struct image *image = event_image(job->arena);
    struct tip tip;

    if (text_same(
            schema_setting(job, record, "shape"), tables_shape(job->arena)))
        return true;
    if (!schema_replay(job, record, image, &tip) ||
        !make_tables(job, record, image))
        return false;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_NOTE, "record-remade",
            (struct place){ .file = database_path(record) },
            "the tables were made anew from %" PRId64
            " events, since this version of the program has other ones",
            tip.sequence),
        "nothing: no event was changed");
    return true;
}

/* ---- versions ----------------------------------------------------------- */

static bool migrate(struct job *job, struct database *record, int from,
    const struct migration *step)
{
    int version = from;

    for (; step->sql != NULL; step++) {
        if (step->version <= from)
            continue;
        if (!database_script(job, record,
                statements_in(job->arena, DIALECT_SQLITE, step->sql)))
            return false;
        version = step->version;
    }
    return version == from ||
           set(job, record, "version", arena_format(job->arena, "%d", version));
}

static int last_version(const struct migration *step)
{
    int version = 0;

    for (; step->sql != NULL; step++)
        version = step->version;
    return version;
}

static bool is_too_new(struct job *job, const struct database *record,
    int version, const struct migration *steps)
{
    if (version <= last_version(steps))
        return false;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "record-too-new",
            (struct place){ .file = database_path(record) },
            "a later version of the program wrote this: version %d of the "
            "record, and this program knows %d",
            version, last_version(steps)),
        "use that version of the program");
    return true;
}

static bool update(
    struct job *job, struct database *record, const struct migration *steps)
{
    const char *words = schema_setting(job, record, "version");
    int version = words != NULL ? atoi(words) : 0;

    if (version < 1) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "record-damaged",
                (struct place){ .file = database_path(record) },
                "it does not say which version it is"),
            "put back a backup with paction restore");
        return false;
    }
    return !is_too_new(job, record, version, steps) &&
           migrate(job, record, version, steps) && remake_tables(job, record);
}

bool schema_update(struct job *job, struct database *record,
    const struct migration *migrations)
{
    if (database_begin(job, record) && update(job, record, migrations) &&
        database_commit(job, record))
        return true;
    database_roll_back(record);
    return false;
}

bool schema_make(struct job *job, struct database *record, const char *identity,
    const char *verifier)
{
    if (database_begin(job, record) && migrate(job, record, 0, list) &&
        set(job, record, "identity", identity) &&
        set(job, record, "verifier", verifier) &&
        make_tables(job, record, event_image(job->arena)) &&
        database_commit(job, record))
        return true;
    database_roll_back(record);
    return false;
}
