/* The databases: how they are opened, and how older ones become newer. */
#include "storing.h"

#include "store/keyring.h"

/* ---- the database ---------------------------------------------------------
 */

static int64_t pragma(struct database *database, const char *name)
{
    struct cursor rows = database_ask(
        &job, database, arena_format(job.arena, "PRAGMA %s", name), NULL, 0);
    int64_t value = database_next(&rows) ? database_get_number(&rows, 0) : -1;

    ck_assert(database_end(&rows));
    return value;
}

START_TEST(what_is_committed_has_reached_the_disk)
{
    static const struct {
        const char *name;
        int64_t value;
    } due[] = { { "synchronous", 2 }, { "foreign_keys", 1 },
        { "secure_delete", 1 }, { "trusted_schema", 0 },
        { "busy_timeout", 10000 }, { "cell_size_check", 1 } };
    struct database *both[2];

    add_beacon();
    both[0] = store->record;
    both[1] = keyring_database(store->keyring);
    for (size_t i = 0; i < 2; i++) {
        struct cursor rows =
            database_ask(&job, both[i], "PRAGMA journal_mode", NULL, 0);

        ck_assert(database_next(&rows));
        ck_assert_str_eq(database_get_text(&rows, 0), "wal");
        ck_assert(database_end(&rows));
        for (size_t d = 0; d < sizeof due / sizeof *due; d++)
            ck_assert_int_eq(pragma(both[i], due[d].name), due[d].value);
    }
    /* Words in double quotes are names, and the schema is not for writing. */
    no_change("INSERT INTO settings VALUES (\"a\", \"b\")");
    no_change("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema");
}
END_TEST

/* The columns of a table, as the kind's fields would name them. */
static const char *columns(const char *table)
{
    struct text text = text_new(job.arena);
    struct cursor rows = database_ask(&job, store->record,
        arena_format(job.arena,
            "SELECT name || ' ' || type || CASE WHEN \"notnull\" THEN"
            " ' not null' ELSE '' END FROM pragma_table_info('%s')"
            " ORDER BY cid",
            table),
        NULL, 0);

    while (database_next(&rows))
        text_add_item(&text, database_get_text(&rows, 0));
    ck_assert(database_end(&rows));
    return text.bytes;
}

static const char *due_columns(const struct entry_kind *kind)
{
    static const char *const types[] = { [FIELD_TEXT] = "TEXT",
        [FIELD_SEALED] = "TEXT",
        [FIELD_NUMBER] = "INTEGER not null",
        [FIELD_TRUTH] = "INTEGER not null",
        [FIELD_WORD] = "TEXT not null" };
    struct text text = text_new(job.arena);

    text_add_item(&text, "key TEXT not null, ordinal INTEGER not null");
    for (size_t i = 1; i < kind->field_count; i++)
        text_add_item(
            &text, arena_format(job.arena, "%s %s", kind->fields[i].name,
                       types[kind->fields[i].type]));
    return text.bytes;
}

static void columns_are_the_kinds(void)
{
    struct cursor rows = database_ask(&job, store->record,
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table'", NULL, 0);

    ck_assert(database_next(&rows));
    ck_assert_int_eq(database_get_number(&rows, 0), KINDS + 5);
    ck_assert(database_end(&rows));
    for (enum kind_id id = 0; id < KINDS; id++)
        ck_assert_str_eq(
            columns(kinds_get(id)->name), due_columns(kinds_get(id)));
}

START_TEST(every_kind_is_a_table_of_its_fields)
{
    open_store();
    columns_are_the_kinds();
}
END_TEST

START_TEST(a_changed_kind_has_its_table_made_from_the_events)
{
    add_beacon();
    ck_assert(database_script(&job, store->record,
        "ALTER TABLE organisation DROP COLUMN capacity;"
        "ALTER TABLE person ADD COLUMN former TEXT;"
        "UPDATE settings SET value = 'other' WHERE name = 'shape'"));
    open_store();
    ck_assert_str_eq(last_id(), "record-remade");
    columns_are_the_kinds();
    ck_assert_str_eq(organisation("beacon")->name, ORGANISATION_NAME);
    ck_assert_str_eq(person("beacon-1")->name, PERSON_NAME);
    whole();
}
END_TEST

START_TEST(a_record_of_a_later_version_is_left_alone)
{
    add_beacon();
    ck_assert(database_script(&job, store->record,
        "UPDATE settings SET value = '99' WHERE name = 'version'"));
    store_close(store);
    store = store_open(&job, record, "paction test", false);
    ck_assert_ptr_null(store);
    ck_assert_str_eq(last_id(), "record-too-new");
}
END_TEST

static const char *version(void)
{
    return schema_setting(&job, store->record, "version");
}

/* The shipped steps, and two more. */
static const struct migration *later(const char *step)
{
    const struct migration *now = schema_migrations();
    struct migration *list = arena_alloc(job.arena, 8 * sizeof *list);
    int count = 0;

    for (; now[count].sql != NULL; count++)
        list[count] = now[count];
    list[count] = (struct migration){ count + 1,
        "ALTER TABLE heads ADD COLUMN printed {NUMBER}" };
    list[count + 1] = (struct migration){ count + 2, step };
    return list;
}

START_TEST(a_migration_is_done_whole_or_not_at_all)
{
    add_beacon();
    ck_assert(!schema_update(
        &job, store->record, later("INSERT INTO nowhere VALUES (1)")));
    ck_assert_str_eq(version(), "1");
    ck_assert_ptr_null(strstr(columns("heads"), "printed"));
    ck_assert(schema_update(&job, store->record,
        later("CREATE TABLE later (a {NUMBER} NOT NULL){STRICT}")));
    ck_assert_str_eq(version(), "3");
    ck_assert_ptr_nonnull(strstr(columns("heads"), "printed INTEGER"));
    ck_assert_str_eq(columns("later"), "a INTEGER not null");
    ck_assert(schema_update(&job, store->record,
        later("CREATE TABLE later (a {NUMBER} NOT NULL){STRICT}")));
}
END_TEST

static void load_script(const char *name, int number)
{
    const char *path =
        arena_format(job.arena, "tests/store/version-%d.%s.sql", number, name);
    struct database *made;
    size_t size;
    const char *sql = file_read(&job, path, &size);

    ck_assert_msg(sql != NULL, "no record of version %d in %s", number, path);
    made = database_open(&job,
        file_join(&job, record, arena_format(job.arena, "%s.db", name)),
        DATABASE_CREATE);
    ck_assert_ptr_nonnull(made);
    ck_assert(database_script(&job, made, sql));
    database_close(made);
}

/* Each was made by the program of its time: a dump of both databases. */
START_TEST(a_record_of_each_earlier_version_is_brought_to_this_one)
{
    const struct migration *step = schema_migrations();

    for (; step->sql != NULL; step++) {
        run(arena_format(job.arena, "rm -rf %s && mkdir %s", record, record));
        ck_assert(file_write(
            &job, in_folder("key"), "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", 32));
        run(arena_format(job.arena, "chmod 600 %s/key", folder));
        load_script("record", step->version);
        load_script("keys", step->version);
        open_store();
        columns_are_the_kinds();
        ck_assert_str_eq(person("harbour-1")->name, "Robin Example");
        ck_assert_str_eq(person("beacon-1")->name, ENTRY_ERASED);
        whole();
        add_organisation("more");
        whole();
        ck_assert_int_eq(verified.events, 6);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        what_is_committed_has_reached_the_disk,
        every_kind_is_a_table_of_its_fields,
        a_changed_kind_has_its_table_made_from_the_events,
        a_record_of_a_later_version_is_left_alone,
        a_migration_is_done_whole_or_not_at_all,
        a_record_of_each_earlier_version_is_brought_to_this_one,
    };

    return storing_run("schema", tests, sizeof tests / sizeof *tests);
}
