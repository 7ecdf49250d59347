/* Files, XML and packages: what comes in and goes out, at its edges. */
#include "base/job.h"
#include "base/text.h"
#include "io/batch.h"
#include "io/digest.h"
#include "io/file.h"
#include "io/package.h"
#include "io/xml.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct job job;
static char folder[64];

static void begin(void)
{
    job = job_begin();
    strcpy(folder, "/tmp/paction-io-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void end(void)
{
    char command[96];

    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
    job_end(&job);
}

static const char *in_folder(const char *name)
{
    return file_join(&job, folder, name);
}

static const char *first_id(void)
{
    const struct finding *finding = findings_first(job.findings);

    return finding != NULL ? finding->id : "";
}

/* ---- files ------------------------------------------------------------ */

START_TEST(a_file_is_read_as_it_was_written)
{
    static const char bytes[] = "a\0b\xFF\n";
    size_t size;
    const char *read;

    ck_assert(file_write(&job, in_folder("x"), bytes, sizeof bytes));
    read = file_read(&job, in_folder("x"), &size);
    ck_assert_uint_eq(size, sizeof bytes);
    ck_assert_mem_eq(read, bytes, size);
    ck_assert_int_eq(read[size], '\0');
    ck_assert(file_write(&job, in_folder("x"), "", 0));
    ck_assert_ptr_nonnull(file_read(&job, in_folder("x"), &size));
    ck_assert_uint_eq(size, 0);
}
END_TEST

START_TEST(what_is_staged_is_not_there_until_it_is_settled)
{
    const char *path = in_folder("x");

    ck_assert(file_write(&job, path, "old", 3));
    ck_assert(file_stage(&job, path, "newer", 5));
    size_t size;
    ck_assert_str_eq(file_read(&job, path, &size), "old");
    file_discard(&job, path);
    ck_assert(!file_exists(in_folder("x.part")));
    ck_assert(file_stage(&job, path, "newer", 5));
    ck_assert(file_settle(&job, path));
    ck_assert_str_eq(file_read(&job, path, &size), "newer");
    ck_assert(!file_exists(in_folder("x.part")));
    ck_assert_int_eq(findings_errors(job.findings), 0);
}
END_TEST

static const char *numbered(int i)
{
    return in_folder(arena_format(job.arena, "many-%d", i));
}

/* As many as are flushed file by file, and more. */
START_TEST(a_batch_takes_its_names_together)
{
    int count = _i;
    struct batch *batch = batch_new(&job);
    size_t size;

    ck_assert(file_write(&job, in_folder("old"), "old", 3));
    for (int i = 0; i < count; i++)
        ck_assert(batch_put(batch, numbered(i), "first", 5));
    ck_assert(batch_put(batch, numbered(0), "second", 6));
    ck_assert(batch_put_last(batch, in_folder("mark"), "mark", 4));
    batch_remove(batch, in_folder("old"));
    ck_assert(batch_has(batch, numbered(count - 1)));
    ck_assert(batch_flush(batch));
    ck_assert(!file_exists(numbered(0)));
    ck_assert(file_exists(in_folder("old")));
    ck_assert(batch_settle(batch));
    ck_assert_str_eq(file_read(&job, numbered(0), &size), "second");
    ck_assert_str_eq(file_read(&job, numbered(count - 1), &size), "first");
    ck_assert(file_exists(in_folder("mark")));
    ck_assert(!file_exists(in_folder("mark.part")));
    ck_assert(!file_exists(in_folder("old")));
    ck_assert_int_eq(findings_errors(job.findings), 0);
}
END_TEST

START_TEST(a_batch_that_fails_leaves_all_as_it_was)
{
    struct batch *batch = batch_new(&job);
    size_t size;

    ck_assert(file_write(&job, in_folder("x"), "old", 3));
    ck_assert(batch_put(batch, in_folder("x"), "new", 3));
    batch_remove(batch, in_folder("x"));
    ck_assert(!batch_put(batch, in_folder("no/where"), "new", 3));
    ck_assert_str_eq(first_id(), "file-unwritable");
    ck_assert_str_eq(file_read(&job, in_folder("x"), &size), "old");
    ck_assert(!file_exists(in_folder("x.part")));
}
END_TEST

START_TEST(what_is_not_there_is_a_finding_with_the_systems_words)
{
    size_t size;

    ck_assert_ptr_null(file_read(&job, in_folder("nowhere"), &size));
    ck_assert_str_eq(first_id(), "file-unreadable");
    ck_assert_ptr_nonnull(
        strstr(findings_first(job.findings)->message, "No such file"));
    ck_assert(!findings_first(job.findings)->machine);
    ck_assert_ptr_null(file_list(&job, in_folder("nowhere"), ".xml"));
    ck_assert(!file_write(&job, in_folder("no/where"), "", 0));
    file_remove(in_folder("nowhere"));
}
END_TEST

START_TEST(files_are_listed_in_the_order_of_their_bytes)
{
    static const char *const names[] = { "b.xml", "a.xml", "B.xml", "sub/c.xml",
        "a-b.xml", "no.txt", ".hidden.xml", "\xC3\xA9.xml" };
    static const char *const want[] = { "B.xml", "a-b.xml", "a.xml", "b.xml",
        "sub/c.xml", "\xC3\xA9.xml" };
    const char *const *list;

    ck_assert(file_make_folder(&job, in_folder("sub")));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert(file_write(&job, in_folder(names[i]), "", 0));
    list = file_list(&job, folder, ".xml");
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        ck_assert_str_eq(list[i], in_folder(want[i]));
    ck_assert_ptr_null(list[sizeof want / sizeof *want]);
}
END_TEST

START_TEST(a_folder_that_holds_itself_ends)
{
    ck_assert_int_eq(symlink(folder, in_folder("again")), 0);
    ck_assert(file_write(&job, in_folder("a.xml"), "", 0));
    ck_assert_ptr_null(file_list(&job, folder, ".xml"));
    ck_assert_ptr_nonnull(
        strstr(findings_first(job.findings)->message, "symbolic links"));
}
END_TEST

START_TEST(a_digest_is_sha256)
{
    ck_assert_str_eq(digest_hex(job.arena, "abc", 3),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ck_assert_str_eq(digest_hex(job.arena, "", 0),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
END_TEST

/* ---- XML -------------------------------------------------------------- */

static const struct element *parse(const char *xml)
{
    return xml_parse(&job, "x.xml", xml, strlen(xml), NULL);
}

START_TEST(an_element_knows_its_place)
{
    const struct element *root =
        parse("<a>\n  <b x=\"1\"\n     y=\"2\"/><c/>\n</a>");
    const struct element *b = xml_child(root, "b");
    const struct element *c = xml_child(root, "c");

    ck_assert_int_eq(b->place.line, 2);
    ck_assert_int_eq(b->place.column, 3);
    ck_assert_str_eq(b->place.file, "x.xml");
    ck_assert_int_eq(c->place.line, 3);
    ck_assert_str_eq(xml_attribute(b, "y"), "2");
    ck_assert_ptr_null(xml_attribute(b, "z"));
    ck_assert_ptr_null(xml_next(root, c, "c"));
    ck_assert_ptr_eq(b->parent, root);
}
END_TEST

START_TEST(words_are_all_below_with_single_spaces)
{
    const struct element *root =
        parse("<a> one\n <b>two</b> <!-- not this --><![CDATA[<three>]]> "
              "&amp; &#233;</a>");

    ck_assert_str_eq(xml_words(&job, root), "one two <three> & \xC3\xA9");
}
END_TEST

START_TEST(a_byte_order_mark_is_passed_over)
{
    ck_assert_ptr_nonnull(parse("\xEF\xBB\xBF<a/>"));
}
END_TEST

static const char *const refused[] = { "", " ", "a", "<a>", "<a></b>",
    "<a/><b/>", "<a b=1/>", "<a b='1' b='2'/>", "<a>&nbsp;</a>", "<a>\x01</a>",
    "<a>]]></a>", "<!DOCTYPE a><a/>",
    "<!DOCTYPE a SYSTEM 'http://127.0.0.1/x'><a/>",
    "<?xml version='1.0' encoding='UTF-16'?><a/>", "<a>\xE9</a>", "<n:a/>" };

START_TEST(what_is_no_xml_is_refused_with_a_hint)
{
    ck_assert_msg(parse(refused[_i]) == NULL, "%s", refused[_i]);
    ck_assert_msg(findings_errors(job.findings) == 1, "%s: %d findings",
        refused[_i], findings_errors(job.findings));
    ck_assert_msg(
        findings_first(job.findings)->hint != NULL, "%s", refused[_i]);
}
END_TEST

START_TEST(a_nul_ends_no_xml)
{
    ck_assert_ptr_null(xml_parse(&job, "x.xml", "<a/>\0<b/>", 9, NULL));
    ck_assert_int_ge(findings_errors(job.findings), 1);
}
END_TEST

/* ---- packages --------------------------------------------------------- */

static const struct part parts[] = {
    { "mimetype", "application/x", 13, true },
    { "a/one.xml", "<one/>", 6, false },
    { "empty", "", 0, false },
};

START_TEST(the_same_parts_make_the_same_package)
{
    struct bytes one = package_make(&job, parts, 3);
    struct bytes two = package_make(&job, parts, 3);

    ck_assert_ptr_nonnull(one.start);
    ck_assert_uint_eq(one.size, two.size);
    ck_assert_mem_eq(one.start, two.start, one.size);
    ck_assert_mem_eq((const char *)one.start + 30, "mimetypeapplication/x", 21);
}
END_TEST

START_TEST(a_part_comes_out_as_it_went_in)
{
    struct bytes package = package_make(&job, parts, 3);
    struct bytes part = package_part(&job, package, "a/one.xml");

    ck_assert_uint_eq(part.size, 6);
    ck_assert_mem_eq(part.start, "<one/>", 6);
    ck_assert_ptr_null(package_part(&job, package, "a/two.xml").start);
    ck_assert_ptr_null(
        package_part(&job, (struct bytes){ "no zip", 6 }, "a").start);
}
END_TEST

START_TEST(two_parts_of_one_name_are_refused)
{
    const struct part twice[] = { { "a", "1", 1, false },
        { "a", "2", 1, false } };

    ck_assert_ptr_null(package_make(&job, twice, 2).start);
    ck_assert_str_eq(first_id(), "package-unmade");
    ck_assert_ptr_nonnull(findings_first(job.findings)->hint);
}
END_TEST

#define EACH(tcase, test, table)                                               \
    tcase_add_loop_test(tcase, test, 0, (int)(sizeof(table) / sizeof *(table)))

int main(void)
{
    Suite *suite = suite_create("io");
    TCase *tcase = tcase_create("io");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, a_file_is_read_as_it_was_written);
    tcase_add_test(tcase, what_is_staged_is_not_there_until_it_is_settled);
    tcase_add_loop_test(tcase, a_batch_takes_its_names_together, 13, 17);
    tcase_add_test(tcase, a_batch_that_fails_leaves_all_as_it_was);
    tcase_add_test(
        tcase, what_is_not_there_is_a_finding_with_the_systems_words);
    tcase_add_test(tcase, files_are_listed_in_the_order_of_their_bytes);
    tcase_add_test(tcase, a_folder_that_holds_itself_ends);
    tcase_add_test(tcase, a_digest_is_sha256);
    tcase_add_test(tcase, an_element_knows_its_place);
    tcase_add_test(tcase, words_are_all_below_with_single_spaces);
    tcase_add_test(tcase, a_byte_order_mark_is_passed_over);
    EACH(tcase, what_is_no_xml_is_refused_with_a_hint, refused);
    tcase_add_test(tcase, a_nul_ends_no_xml);
    tcase_add_test(tcase, the_same_parts_make_the_same_package);
    tcase_add_test(tcase, a_part_comes_out_as_it_went_in);
    tcase_add_test(tcase, two_parts_of_one_name_are_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
