/* The Word writer, on a small document that has everything in it. */
#include "io/file.h"
#include "io/package.h"
#include "io/xml.h"
#include "looking.h"
#include "render/docx.h"
#include "render/render.h"
#include "sample.h"

#include <check.h>
#include <stdlib.h>

static struct bytes write_sample(
    struct sample *sample, struct render_options options)
{
    const struct docx *docx =
        docx_open(&sample->job, "templates/docx", sample->document.house);

    ck_assert_ptr_nonnull(docx);
    return docx_write(&sample->job, docx, &sample->document, options);
}

static const char *part(
    struct sample *sample, struct bytes file, const char *name)
{
    struct bytes bytes = package_part(&sample->job, file, name);

    ck_assert_ptr_nonnull(bytes.start);
    return bytes.start;
}

START_TEST(the_sample_keeps_the_grammar_of_the_tree)
{
    struct sample sample = sample_build();

    ck_assert_ptr_null(document_misplaced(sample.document.root));
    job_end(&sample.job);
}
END_TEST

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

START_TEST(references_are_fields_that_say_what_word_would)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *body = part(&sample, file, "word/document.xml");

    HAS(body, arena_format(
                  sample.job.arena, "REF %s \\r \\h ", sample.sub->bookmark));
    HAS(body, arena_format(
                  sample.job.arena, "REF %s \\w \\h ", sample.limb->bookmark));
    HAS(body, arena_format(
                  sample.job.arena, "REF %s \\h ", sample.release->bookmark));
    /* no level two above it, so Word's whole number would be wrong */
    LACKS(body,
        arena_format(sample.job.arena, "REF %s \\w", sample.direct->bookmark));
    HAS(body, "<w:t>2.1(b)</w:t>");
    LACKS(body, "updateFields");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_list_starts_again_where_its_label_does)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *numbers = part(&sample, file, "word/numbering.xml");

    /* clauses, schedules, parties, recitals; and one for each schedule */
    ck_assert_int_eq(count(numbers, "<w:abstractNum "), 6);
    /* the second definition's limbs; 3.1, which stands after 3(a) */
    ck_assert_int_eq(count(numbers, "<w:startOverride "), 2);
    HAS(numbers, "<w:lvlText w:val=\"Schedule\u00a0%1\"/>");
    HAS(numbers, "<w:numFmt w:val=\"upperLetter\"/>");
    job_end(&sample.job);
}
END_TEST

START_TEST(contents_stand_in_the_file_as_links)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *body = part(&sample, file, "word/document.xml");

    HAS(body, "TOC \\n \\h \\z");
    ck_assert_int_eq(count(body, "<w:pStyle w:val=\"TOC1\"/>"), 8);
    ck_assert_int_eq(count(body, "<w:pStyle w:val=\"TOC2\"/>"), 2);
    ck_assert_int_eq(count(body, "<w:pStyle w:val=\"TOC3\"/>"), 2);
    ck_assert_int_eq(count(body, "<w:hyperlink w:anchor="), 12);
    job_end(&sample.job);
}
END_TEST

START_TEST(contents_show_pages_when_they_are_known)
{
    static const int pages[] = { 3, 3, 3, 3, 3, 4, 4, 4, 5, 6, 7, 8 };
    struct sample sample = sample_build();
    struct bytes file = write_sample(
        &sample, (struct render_options){ .pages = pages, .page_count = 12 });
    const char *body = part(&sample, file, "word/document.xml");

    HAS(body, "TOC \\h \\z");
    ck_assert_int_eq(count(body, " PAGEREF "), 12);
    job_end(&sample.job);
}
END_TEST

START_TEST(a_copy_for_execution_tells_nothing_of_the_inside)
{
    struct sample sample = sample_build();
    struct bytes file =
        write_sample(&sample, (struct render_options){ .for_execution = true });
    const char *body = part(&sample, file, "word/document.xml");
    const char *footer = part(&sample, file, "word/footer1.xml");

    LACKS(body, "_pd_");
    LACKS(body, "<w:tag ");
    LACKS(footer, "framework-terms");
    ck_assert_int_eq(
        count(body, "<w:bookmarkStart "), count(body, "<w:bookmarkEnd "));
    HAS(body, " REF _Ref");
    job_end(&sample.job);
}
END_TEST

START_TEST(what_waits_is_bracketed_and_plain_words_stay_out)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *body = part(&sample, file, "word/document.xml");

    ck_assert_int_eq(count(body, ">["), 2);
    ck_assert_int_eq(count(body, "]</w:t>"), 2);
    LACKS(body, "If nobody needs the place");
    HAS(body, "<w:alias w:val=\"Address for notices\"/>");
    HAS(body, "<w:rStyle w:val=\"DefinedTerm\"/></w:rPr>"
              "<w:t>Authority</w:t>");
    job_end(&sample.job);
}
END_TEST

START_TEST(tables_have_names_header_rows_and_right_aligned_money)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *body = part(&sample, file, "word/document.xml");

    ck_assert_int_eq(count(body, "<w:tbl>"), 7);
    ck_assert_int_eq(count(body, "<w:tblHeader/>"), 3);
    HAS(body, "<w:tblCaption w:val=\"Weekly fees\"/>");
    ck_assert_int_eq(count(body, "\"TableNumber\""), 14);
    ck_assert_int_eq(count(body, "\"SignatureTable\""), 2);
    job_end(&sample.job);
}
END_TEST

START_TEST(a_chart_is_words_own_with_an_alternative_in_words)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *body = part(&sample, file, "word/document.xml");
    const char *chart = part(&sample, file, "word/charts/chart1.xml");

    HAS(body, "descr=\"A hard block costs £39,200.00 however many");
    HAS(body, "r:id=\"rIdChart1\"");
    HAS(part(&sample, file, "word/_rels/document.xml.rels"),
        "Id=\"rIdChart1\" ");
    HAS(part(&sample, file, "[Content_Types].xml"), "/word/charts/chart1.xml");
    ck_assert_ptr_nonnull(
        xml_parse(&sample.job, "chart", chart, strlen(chart), NULL));
    LACKS(chart, "{{");
    ck_assert_int_eq(count(chart, "<c:ser>"), 4); /* and the mark */
    /* seven points of nine: the others are a gap, not nothing at all */
    HAS(chart, "<c:ptCount val=\"9\"/><c:pt idx=\"0\"><c:v>0.00</c:v></c:pt>");
    HAS(chart, "<c:pt idx=\"6\"><c:v>31500.00</c:v></c:pt></c:numLit>");
    HAS(chart, "<c:v>Places in use 5: one more place costs less");
    job_end(&sample.job);
}
END_TEST

START_TEST(steps_are_a_line_with_corners_and_its_shapes)
{
    struct sample sample = sample_build();
    struct node *node = add(&sample, sample.prices, NODE_CHART);
    struct chart chart = figures_chart();

    chart.is_stepped = true;
    node->chart = &chart;
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *words = part(&sample, file, "word/charts/chart2.xml");
    ck_assert_int_eq(count(words, "<c:ser>"), 7);
    ck_assert_int_eq(count(words, "<c:legendEntry>"), 3);
    ck_assert_int_eq(count(words, "<c:ptCount val=\"18\"/>"), 14);
    HAS(words, "<c:pt idx=\"1\"><c:v>0.00</c:v></c:pt><c:pt idx=\"2\"><c:v>"
               "5250.00</c:v></c:pt><c:pt idx=\"3\"><c:v>5250.00</c:v>");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_chart_that_cannot_be_drawn_is_words)
{
    struct sample sample = sample_build();
    struct node *node = add(&sample, sample.prices, NODE_CHART);
    struct chart chart = figures_chart();

    chart.series_count = 0;
    node->chart = &chart;
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    HAS(part(&sample, file, "word/document.xml"), "This chart has no points.");
    ck_assert_ptr_null(
        package_part(&sample.job, file, "word/charts/chart2.xml").start);
    job_end(&sample.job);
}
END_TEST

START_TEST(a_heat_map_is_shaded_and_what_fails_is_bold_with_a_dagger)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *body = part(&sample, file, "word/document.xml");

    HAS(body, "w:fill=\"B0B0B0\"/></w:tcPr><w:p><w:pPr><w:pStyle "
              "w:val=\"TableFlag\"/>");
    HAS(body, "<w:t>\u00a0\u2020</w:t>");
    ck_assert_int_eq(count(body, "w:fill=\"EDEDED\""), 1);
    job_end(&sample.job);
}
END_TEST

START_TEST(the_package_says_what_it_is)
{
    struct sample sample = sample_build();
    struct bytes file = write_sample(&sample, (struct render_options){ 0 });
    const char *core = part(&sample, file, "docProps/core.xml");

    HAS(core, "<dc:title>Framework Terms</dc:title>");
    HAS(core, "2026-11-21T00:00:00Z");
    HAS(part(&sample, file, "word/header1.xml"), "Draft for consultation");
    HAS(part(&sample, file, "word/styles.xml"), "\"en-GB\"");
    LACKS(part(&sample, file, "word/styles.xml"), "{{");
    ck_assert_ptr_null(package_part(&sample.job, file, "no/part").start);
    job_end(&sample.job);
}
END_TEST

static const struct house *load_house(struct job *job, const char *words)
{
    const char *path = "build/tests/house-style.xml";

    ck_assert(file_make_folder(job, "build/tests"));
    ck_assert(file_write(job, path, words, strlen(words)));
    return house_load(job, path);
}

START_TEST(a_house_style_that_is_wrong_is_refused)
{
    struct job job = job_begin();

    ck_assert_ptr_null(load_house(&job,
        "<house-style><body size='huge' ink='red' weight='1'/>"
        "<numbers sub='%3'/><headings capitals='perhaps'/></house-style>"));
    ck_assert(is_found(&job, "house-value"));
    ck_assert(is_found(&job, "house-unknown"));
    ck_assert(is_found(&job, "house-missing"));
    job_end(&job);
}
END_TEST

START_TEST(a_house_style_is_in_whole_units)
{
    struct job job = job_begin();
    const struct house *house = house_load(&job, "templates/house-style.xml");

    ck_assert_ptr_nonnull(house);
    ck_assert_int_eq(house->page_width, 21000);
    ck_assert_int_eq(house->body_size, 1050);
    ck_assert_int_eq(house->line_spacing, 115);
    ck_assert_str_eq(house->number_format[LEVEL_SUB], "%1.%2");
    job_end(&job);
}
END_TEST

START_TEST(a_logo_that_is_no_picture_is_refused)
{
    struct sample sample = sample_build();
    struct house house = *sample.document.house;

    house.logo = "Makefile";
    ck_assert_ptr_null(docx_open(&sample.job, "templates/docx", &house));
    ck_assert(is_found(&sample.job, "logo-unusable"));
    job_end(&sample.job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("render");
    TCase *tcase = tcase_create("docx");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, the_sample_keeps_the_grammar_of_the_tree);
    tcase_add_test(tcase, the_same_document_gives_the_same_bytes);
    tcase_add_test(tcase, references_are_fields_that_say_what_word_would);
    tcase_add_test(tcase, a_list_starts_again_where_its_label_does);
    tcase_add_test(tcase, contents_stand_in_the_file_as_links);
    tcase_add_test(tcase, contents_show_pages_when_they_are_known);
    tcase_add_test(tcase, a_copy_for_execution_tells_nothing_of_the_inside);
    tcase_add_test(tcase, what_waits_is_bracketed_and_plain_words_stay_out);
    tcase_add_test(
        tcase, tables_have_names_header_rows_and_right_aligned_money);
    tcase_add_test(tcase, a_chart_is_words_own_with_an_alternative_in_words);
    tcase_add_test(tcase, steps_are_a_line_with_corners_and_its_shapes);
    tcase_add_test(tcase, a_chart_that_cannot_be_drawn_is_words);
    tcase_add_test(
        tcase, a_heat_map_is_shaded_and_what_fails_is_bold_with_a_dagger);
    tcase_add_test(tcase, the_package_says_what_it_is);
    tcase_add_test(tcase, a_house_style_that_is_wrong_is_refused);
    tcase_add_test(tcase, a_house_style_is_in_whole_units);
    tcase_add_test(tcase, a_logo_that_is_no_picture_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
