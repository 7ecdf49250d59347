/* The ODT writer, on a small document that has everything in it. */
#include "io/file.h"
#include "io/package.h"
#include "looking.h"
#include "render/odt.h"
#include "render/render.h"
#include "sample.h"

#include <check.h>
#include <stdlib.h>

static struct bytes write_sample(
    struct sample *sample, struct render_options options)
{
    const struct odt *odt =
        odt_open(&sample->job, "templates/odt", sample->document.house);

    ck_assert_ptr_nonnull(odt);
    return odt_write(&sample->job, odt, &sample->document, options);
}

static const char *part(
    struct sample *sample, struct bytes file, const char *name)
{
    struct bytes bytes = package_part(&sample->job, file, name);

    ck_assert_ptr_nonnull(bytes.start);
    return bytes.start;
}

static const char *content(struct sample *sample, struct render_options options)
{
    return part(sample, write_sample(sample, options), "content.xml");
}

START_TEST(the_same_document_gives_the_same_bytes)
{
    struct sample one = sample_build(), two = sample_build();
    struct bytes a = write_sample(&one, (struct render_options){ 0 });
    struct bytes b = write_sample(&two, (struct render_options){ 0 });

    ck_assert_ptr_nonnull(a.start);
    ck_assert_uint_eq(a.size, b.size);
    ck_assert_mem_eq(a.start, b.start, a.size);
    if (getenv("PACTION_OUT") != NULL)
        ck_assert(file_write(&one.job, getenv("PACTION_OUT"), a.start, a.size));
    job_end(&one.job);
    job_end(&two.job);
}
END_TEST

START_TEST(the_type_comes_first_and_as_it_is)
{
    static const char type[] =
        "mimetypeapplication/vnd.oasis.opendocument.text";
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });

    ck_assert_uint_gt(file.size, 30 + sizeof type);
    ck_assert_mem_eq((const char *)file.start + 30, type, sizeof type - 1);
    job_end(&sample.job);
}
END_TEST

static const char *reference_to(
    struct sample *sample, const struct node *node, const char *words)
{
    return arena_format(sample->job.arena,
        "<text:bookmark-ref text:ref-name=\"%s\" text:reference-format=%s",
        node->bookmark, words);
}

START_TEST(references_are_fields_that_say_what_would_be_computed)
{
    struct sample sample = sample_build();
    const char *body = content(&sample, (struct render_options){ 0 });

    HAS(body,
        reference_to(&sample, sample.sub, "\"number-no-superior\">2.1</"));
    HAS(body,
        reference_to(&sample, sample.limb, "\"number-all-superior\">2.1(b)</"));
    HAS(body,
        reference_to(&sample, sample.release, "\"text\">Release of Places</"));
    /* no level two above it, so its whole number is two fields */
    HAS(body,
        reference_to(&sample, sample.direct, "\"number-no-superior\">(a)</"));
    LACKS(
        body, reference_to(&sample, sample.direct, "\"number-all-superior\""));
    job_end(&sample.job);
}
END_TEST

START_TEST(a_list_starts_again_where_its_label_does)
{
    struct sample sample = sample_build();
    const char *body = content(&sample, (struct render_options){ 0 });

    /* the second definition's limbs; 3.1, which stands after 3(a) */
    ck_assert_int_eq(count(body, " text:start-value=\"1\""), 2);
    ck_assert_int_eq(count(body, " text:start-value="), 2);
    /* the second schedule continues the first's number, and nothing else */
    ck_assert_int_eq(count(body, "\"ScheduleNumbers\">"), 1);
    ck_assert_int_eq(count(body, "\"ScheduleNumbers\" text:continue-list="), 1);
    /* clauses, and those of each schedule, start a list of their own */
    ck_assert_int_eq(count(body, "\"ClauseNumbers\">"), 3);
    ck_assert_int_eq(
        count(body, "<text:list-item"), count(body, "</text:list-item>"));
    job_end(&sample.job);
}
END_TEST

START_TEST(numbers_look_as_the_house_says)
{
    struct sample sample = sample_build();
    const char *styles = part(&sample,
        write_sample(&sample, (struct render_options){ 0 }), "styles.xml");

    HAS(styles, "style:num-prefix=\"\" style:num-suffix=\"\" "
                "text:display-levels=\"2\" style:num-format=\"1\"");
    HAS(styles, "style:num-prefix=\"(\" style:num-suffix=\")\" "
                "text:display-levels=\"1\" style:num-format=\"a\"");
    HAS(styles, "style:num-prefix=\"Schedule\u00a0\"");
    LACKS(styles, "{{");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_number_that_odf_cannot_say_is_printed_as_words)
{
    struct sample sample = sample_build();
    struct house house = *sample.document.house;
    const char *body;

    house.schedule_format = "Schedule -%1-%1";
    sample.prices->label = "Schedule -1-1";
    sample.document.house = &house;
    body = content(&sample, (struct render_options){ 0 });
    HAS(body, ">Schedule -1-1<text:tab/>");
    LACKS(body, "\"ScheduleNumbers\"");
    LACKS(body, reference_to(&sample, sample.prices, ""));
    job_end(&sample.job);
}
END_TEST

START_TEST(contents_stand_in_the_file_as_links)
{
    struct sample sample = sample_build();
    const char *body = content(&sample, (struct render_options){ 0 });

    HAS(body, "text:protected=\"true\"");
    ck_assert_int_eq(count(body, "<text:p text:style-name=\"TOC1\">"), 4);
    ck_assert_int_eq(count(body, "<text:p text:style-name=\"TOC2\">"), 2);
    ck_assert_int_eq(count(body, "<text:p text:style-name=\"TOC3\">"), 2);
    ck_assert_int_eq(count(body, "<text:p text:style-name=\"TOC4\">"), 4);
    ck_assert_int_eq(count(body, "<text:a xlink:type=\"simple\""), 12);
    HAS(body, ">4<text:tab/>Notices</text:a>");
    LACKS(body, "<text:index-entry-page-number/>");
    job_end(&sample.job);
}
END_TEST

START_TEST(contents_show_pages_when_they_are_known)
{
    static const int pages[] = { 3, 3, 3, 3, 3, 4, 4, 4, 5, 6, 7, 8 };
    struct sample sample = sample_build();
    const char *body = content(
        &sample, (struct render_options){ .pages = pages, .page_count = 12 });

    HAS(body, ">4<text:tab/>Notices<text:tab/>5</text:a>");
    HAS(body, ">Signatures<text:tab/>8</text:a>");
    ck_assert_int_eq(count(body, "<text:index-entry-page-number/>"), 4);
    job_end(&sample.job);
}
END_TEST

START_TEST(a_copy_for_execution_tells_nothing_of_the_inside)
{
    struct sample sample = sample_build();
    struct bytes file =
        write_sample(&sample, (struct render_options){ .for_execution = true });
    const char *body = part(&sample, file, "content.xml");

    LACKS(body, "_pd_");
    LACKS(part(&sample, file, "styles.xml"), "framework-terms");
    ck_assert_int_eq(count(body, "<text:bookmark-start "),
        count(body, "<text:bookmark-end "));
    HAS(body, "text:ref-name=\"_Ref");
    job_end(&sample.job);
}
END_TEST

START_TEST(what_waits_is_bracketed_and_plain_words_stay_out)
{
    struct sample sample = sample_build();
    const char *body = content(&sample, (struct render_options){ 0 });

    ck_assert_int_eq(count(body, "\"Undecided\">["), 2);
    ck_assert_int_eq(count(body, "]</text:span>"), 2);
    LACKS(body, "If nobody needs the place");
    HAS(body, "<text:text-input text:description=\"Address for notices\">");
    HAS(body, "<text:span text:style-name=\"DefinedTerm\">Authority</");
    job_end(&sample.job);
}
END_TEST

START_TEST(spaces_that_odf_would_drop_are_marked)
{
    struct sample sample = sample_build();
    const char *body;

    paragraph(&sample, sample.prices, LEVEL_NONE, NULL, " a  b\tc\nd\x01 <");
    body = content(&sample, (struct render_options){ 0 });
    HAS(body, "<text:s/>a <text:s/>b<text:tab/>c<text:line-break/>d &lt;");
    job_end(&sample.job);
}
END_TEST

START_TEST(tables_have_names_header_rows_and_right_aligned_money)
{
    struct sample sample = sample_build();
    const char *body = content(&sample, (struct render_options){ 0 });

    ck_assert_int_eq(count(body, "<table:table "), 7);
    ck_assert_int_eq(count(body, "<table:table-header-rows>"), 3);
    HAS(body, "<table:title>Weekly fees</table:title>");
    ck_assert_int_eq(
        count(body, "<text:p text:style-name=\"TableNumber\">"), 14);
    ck_assert_int_eq(count(body, "\"LineCell\" office:value-type"), 8);
    HAS(body, "style:may-break-between-rows=\"false\"");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_chart_is_a_picture_with_an_alternative_in_words)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *body = part(&sample, file, "content.xml");

    HAS(body, "xlink:href=\"Pictures/chart1.svg\"");
    HAS(body, "<svg:title>What a week costs</svg:title><svg:desc>A hard block "
              "costs £39,200.00");
    HAS(part(&sample, file, "META-INF/manifest.xml"),
        "manifest:full-path=\"Pictures/chart1.svg\" "
        "manifest:media-type=\"image/svg+xml\"");
    HAS(part(&sample, file, "Pictures/chart1.svg"), "</svg>");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_heat_map_is_shaded_and_what_fails_is_bold_with_a_dagger)
{
    struct sample sample = sample_build();
    const char *body = content(&sample, (struct render_options){ 0 });

    ck_assert_int_eq(count(body, "table:style-name=\"ShadeCell4\""), 1);
    HAS(body, "style:name=\"ShadeCell4\" ");
    HAS(body, "fo:background-color=\"#B0B0B0\"");
    HAS(body, "style:parent-style-name=\"TableFlag\"");
    HAS(body, "\u00a0\u2020</text:p>");
    job_end(&sample.job);
}
END_TEST

START_TEST(the_package_says_what_it_is)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *meta = part(&sample, file, "meta.xml");
    const char *styles = part(&sample, file, "styles.xml");

    HAS(meta, "<dc:title>Framework Terms</dc:title>");
    HAS(meta, "2026-11-21T00:00:00");
    HAS(styles, ">Framework Terms<text:tab/>Draft for consultation<");
    HAS(styles, "fo:language=\"en\" fo:country=\"GB\"");
    HAS(part(&sample, file, "META-INF/manifest.xml"),
        "manifest:version=\"1.3\"");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_logo_stands_on_the_cover_or_is_refused)
{
    static const char png[] =
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x20"
        "\x08\x06\0\0\0";
    struct sample sample = sample_build();
    struct house house = *sample.document.house;

    house.logo = "Makefile";
    ck_assert_ptr_null(odt_open(&sample.job, "templates/odt", &house));
    ck_assert_str_eq(findings_first(sample.job.findings)->id, "logo-unusable");

    house.logo = "build/tests/logo.png";
    house.logo_text = "Chalkshire";
    ck_assert(file_make_folder(&sample.job, "build/tests"));
    ck_assert(file_write(&sample.job, house.logo, png, sizeof png));
    sample.document.house = &house;
    HAS(content(&sample, (struct render_options){ 0 }),
        "svg:width=\"44.00mm\" svg:height=\"22.00mm\"");
    job_end(&sample.job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("odt");
    TCase *tcase = tcase_create("odt");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, the_same_document_gives_the_same_bytes);
    tcase_add_test(tcase, the_type_comes_first_and_as_it_is);
    tcase_add_test(
        tcase, references_are_fields_that_say_what_would_be_computed);
    tcase_add_test(tcase, a_list_starts_again_where_its_label_does);
    tcase_add_test(tcase, numbers_look_as_the_house_says);
    tcase_add_test(tcase, a_number_that_odf_cannot_say_is_printed_as_words);
    tcase_add_test(tcase, contents_stand_in_the_file_as_links);
    tcase_add_test(tcase, contents_show_pages_when_they_are_known);
    tcase_add_test(tcase, a_copy_for_execution_tells_nothing_of_the_inside);
    tcase_add_test(tcase, what_waits_is_bracketed_and_plain_words_stay_out);
    tcase_add_test(tcase, spaces_that_odf_would_drop_are_marked);
    tcase_add_test(
        tcase, tables_have_names_header_rows_and_right_aligned_money);
    tcase_add_test(tcase, a_chart_is_a_picture_with_an_alternative_in_words);
    tcase_add_test(
        tcase, a_heat_map_is_shaded_and_what_fails_is_bold_with_a_dagger);
    tcase_add_test(tcase, the_package_says_what_it_is);
    tcase_add_test(tcase, a_logo_stands_on_the_cover_or_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
