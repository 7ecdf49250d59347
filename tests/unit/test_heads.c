/* Signed heads, and what they find. */
#include "storing.h"

#include "store/heads.h"

/* ---- heads ----------------------------------------------------------------
 */

START_TEST(a_head_proves_how_far_the_record_reached)
{
    const char *head;
    struct head read;

    open_store();
    ck_assert_ptr_null(store_head(&job, store, "2026-03-02T10:00"));
    ck_assert_str_eq(last_id(), "record-empty");
    add_organisation("one");
    add_organisation("two");
    head = store_head(&job, store, "2026-03-02T10:00");
    ck_assert_ptr_nonnull(head);
    ck_assert(file_exists(file_join(&job, record, "heads/000002.txt")));
    ck_assert_ptr_null(heads_read(job.arena,
        schema_setting(&job, store->record, "verifier"), head, &read));
    ck_assert_int_eq(read.sequence, 2);
    ck_assert_str_eq(read.hash, receipt.hash);
    ck_assert_str_eq(read.at, "2026-03-02T10:00");
    ck_assert(verify_store(&job, store, "printed.txt", head, &verified));
    ck_assert_int_eq(verified.heads, 3);
}
END_TEST

START_TEST(a_tail_that_is_cut_off_is_found_by_a_head)
{
    const char *head;

    open_store();
    add_organisation("one");
    add_organisation("two");
    head = store_head(&job, store, "2026-03-02T10:00");
    ck_assert(database_script(&job, store->record,
        arena_format(job.arena,
            "%s PRAGMA foreign_keys = OFF; DELETE FROM events WHERE"
            " sequence = 2; DROP TABLE heads; CREATE TABLE heads (sequence"
            " INTEGER, note TEXT) STRICT; DELETE FROM organisation WHERE"
            " key = 'two'",
            no_triggers())));
    open_store();
    run(arena_format(job.arena, "rm -r %s/heads", record));
    whole();
    broken(head, "tail-cut");
}
END_TEST

START_TEST(only_this_record_s_heads_count)
{
    const char *head;
    char *changed;

    open_store();
    add_organisation("one");
    head = store_head(&job, store, "2026-03-02T10:00");
    changed = arena_copy(job.arena, head);
    strstr(changed, "\n1\n")[1] = '2';
    broken(changed, "head-wrong");
    broken("paction/record/x\n1\n", "head-wrong");
    broken("paction/record/x\nmany\nwords\nhere\n\n", "head-wrong");
    broken(heads_write(job.arena, store->signing,
               (struct head){ "another", 1, receipt.hash, "then" }),
        "head-wrong");
    broken(heads_write(job.arena, store->signing,
               (struct head){ store->identity, 1, store->identity, "then" }),
        "head-wrong");
    broken(heads_write(job.arena, store->signing,
               (struct head){
                   store->identity, 1, digest_hex(job.arena, "", 0), "then" }),
        "head-differs");
}
END_TEST

START_TEST(nothing_is_added_to_an_older_record)
{
    struct act *it;

    open_store();
    add_organisation("one");
    store_close(store);
    run(arena_format(job.arena, "cp %s/record.db %s/old", record, folder));
    open_store();
    add_organisation("two");
    store_close(store);
    run(arena_format(job.arena, "cp %s/old %s/record.db", folder, record));
    open_store();
    it = act("party.add");
    put_organisation(it, "three", "A name");
    ck_assert(!store_commit(&job, store, it, NULL, &receipt));
    ck_assert_str_eq(last_id(), "record-older");
    broken(NULL, "tail-cut");
}
END_TEST

START_TEST(what_was_done_is_done_though_its_head_cannot_be_written)
{
    open_store();
    run(arena_format(job.arena, "touch %s/heads", record));
    add_organisation("one");
    store_close(store);
    ck_assert_str_eq(last_id(), "head-unwritten");
    ck_assert_int_eq(findings_errors(job.findings), 0);
    open_store();
    ck_assert_ptr_nonnull(organisation("one"));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        a_head_proves_how_far_the_record_reached,
        a_tail_that_is_cut_off_is_found_by_a_head,
        only_this_record_s_heads_count,
        nothing_is_added_to_an_older_record,
        what_was_done_is_done_though_its_head_cannot_be_written,
    };

    return storing_run("heads", tests, sizeof tests / sizeof *tests);
}
