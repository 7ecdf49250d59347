/* The ODT reader: each kind of change in both views, comments, carriers. */
#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/package.h"
#include "review/odt_reader.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define SPACES                                                                 \
    " xmlns:office=\"" ODF "office:1.0\" xmlns:text=\"" ODF                    \
    "text:1.0\" xmlns:table=\"" ODF "table:1.0\" xmlns:style=\"" ODF           \
    "style:1.0\" xmlns:draw=\"" ODF "drawing:1.0\" xmlns:meta=\"" ODF          \
    "meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:loext="                \
    "\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""

/* ---- small files -------------------------------------------------------- */

#define BY(who)                                                                \
    "<office:change-info><dc:creator>" who "</dc:creator>"                     \
    "<dc:date>2027-04-01T10:00:00</dc:date></office:change-info>"
#define REGION(id, acts)                                                       \
    "<text:changed-region xml:id=\"" id "\" text:id=\"" id "\">" acts          \
    "</text:changed-region>"
#define DELETION(words)                                                        \
    "<text:deletion>" BY("Asha Rowe") words "</text:deletion>"
#define INSERTION "<text:insertion>" BY("Ben Okoro") "</text:insertion>"
#define DELETED(id, words) REGION(id, DELETION(words))
#define INSERTED(id) REGION(id, INSERTION)
#define AT(id) "<text:change text:change-id=\"" id "\"/>"
#define FROM(id) "<text:change-start text:change-id=\"" id "\"/>"
#define TO(id) "<text:change-end text:change-id=\"" id "\"/>"
#define P(words) "<text:p>" words "</text:p>"
#define CELL(words) "<table:table-cell>" words "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TRACKED_ROW(cells)                                                     \
    "<table:table-row table:style-name=\"T\">" cells "</table:table-row>"
#define TABLE(rows) "<table:table>" rows "</table:table>"
#define NOTE                                                                   \
    "<text:note text:note-class=\"footnote\"><text:note-citation>1"            \
    "</text:note-citation><text:note-body>" P(                                 \
        "Said below.") "</text:note-body></text:note>"
#define BOX                                                                    \
    "<draw:frame><draw:text-box>" P("In a box.") "</draw:text-box></"          \
                                                 "draw:frame>"

static const char styles_of_tests[] =
    "<office:automatic-styles><style:style style:name=\"T\" style:family=\""
    "table-row\"><style:table-row-properties loext:text-changes-only=\"false\""
    "/></style:style><style:style style:name=\"P7\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Clause_20_Level_20_2\"/>"
    "</office:automatic-styles>";

static const char styles_part[] =
    "<office:document-styles" SPACES "><office:master-styles>"
    "<style:master-page><style:header>" P(
        "At the head.") "</style:header>"
                        "<style:footer>" P(
                            "At the foot.") "</style:footer></"
                                            "style:master-page>"
                                            "</office:master-styles></"
                                            "office:document-styles>";

static const char meta_part[] =
    "<office:document-meta" SPACES "><office:meta><meta:generator>Writer/7.4"
    "</meta:generator><meta:user-defined meta:name=\"paction-copy\">c-17"
    "</meta:user-defined></office:meta></office:document-meta>";

static const struct returned *read_parts(
    struct job *job, const char *content, const char *styles, const char *meta)
{
    const struct part parts[] = {
        { "content.xml", content, strlen(content), false },
        { "styles.xml", styles, strlen(styles), false },
        { "meta.xml", meta, strlen(meta), false },
    };

    return odt_reader_read(job, "back.odt", package_make(job, parts, 3));
}

static const struct returned *read_text(
    struct job *job, const char *changes, const char *text)
{
    const struct returned *returned = read_parts(job,
        arena_format(job->arena,
            "<office:document-content" SPACES ">%s<office:body><office:text>"
            "<text:tracked-changes>%s</text:tracked-changes>%s</office:text>"
            "</office:body></office:document-content>",
            styles_of_tests, changes, text),
        "<office:document-styles" SPACES "/>",
        "<office:document-meta" SPACES "/>");

    findings_print(job->findings, stderr);
    ck_assert_ptr_nonnull(returned);
    return returned;
}

/* A view with its paragraphs parted by |. */
static const char *seen(
    struct job *job, const struct returned *returned, enum view view)
{
    struct view_of seen = returned_view(job->arena, returned, view);
    struct text text = text_new(job->arena);

    for (size_t i = 0; i < seen.count; i++) {
        text_add(&text, i == 0 ? "" : "|");
        text_add(&text, seen.seen[i].text);
    }
    return text.bytes;
}

static void print_returned(struct job *job, const struct returned *returned)
{
    for (const struct returned_paragraph *p = returned->paragraphs; p != NULL;
         p = p->next) {
        printf("%s [%d.%d.%d]%s%s%s%s%s", p->style, p->table, p->row, p->column,
            p->end_inserted ? " +end" : "", p->end_deleted ? " -end" : "",
            p->row_inserted ? " +row" : "", p->row_deleted ? " -row" : "",
            p->ends_container ? " last" : "");
        for (const struct carrier_name *b = p->bookmarks; b != NULL;
             b = b->next)
            printf(" #%s", b->name);
        for (const struct piece *t = p->pieces; t != NULL; t = t->next)
            printf(" %s%s\"%s\"", t->is_inserted ? "+" : "",
                t->is_deleted ? "-" : "", t->text);
        printf("\n");
    }
    printf("old: %s\nnew: %s\n", seen(job, returned, VIEW_REJECTED),
        seen(job, returned, VIEW_ACCEPTED));
}

/* ---- both views --------------------------------------------------------- */

static const struct {
    const char *what, *changes, *text, *rejected, *accepted;
} views[] = {
    { "words put in", INSERTED("a"),
        P("One " FROM("a") "two " TO("a") "three."), "One three.",
        "One two three." },
    { "words taken out", DELETED("a", P("two ")), P("One " AT("a") "three."),
        "One two three.", "One three." },
    { "one word for another", DELETED("a", P("two")) INSERTED("b"),
        P("One " AT("a") FROM("b") "2" TO("b") " three."), "One two three.",
        "One 2 three." },
    { "put in by one, taken out by another",
        REGION("a", DELETION(P("two ")) INSERTION), P("One " AT("a") "three."),
        "One three.", "One three." },
    { "a paragraph put in from its start to the next", INSERTED("a"),
        P("One.") P(FROM("a") "Two.") P(TO("a") "Three."), "One.|Three.",
        "One.|Two.|Three." },
    { "a paragraph put in from the end of the one before", INSERTED("a"),
        P("One." FROM("a")) P("Two." TO("a")) P("Three."), "One.|Three.",
        "One.|Two.|Three." },
    { "a paragraph put in, the last of all", INSERTED("a"),
        P("One." FROM("a")) P("Two." TO("a")), "One.", "One.|Two." },
    { "paragraphs and a table put in, between paragraphs", INSERTED("a"),
        P("One.") FROM("a") P("Two.") TABLE(ROW(CELL(P("Cell")))) TO("a")
            P("Three."),
        "One.|Three.", "One.|Two.|Cell|Three." },
    { "a paragraph taken out, told at the next", DELETED("a", P("Two.") P("")),
        P("One.") P(AT("a") "Three."), "One.|Two.|Three.", "One.|Three." },
    { "a paragraph taken out, told at the one before",
        DELETED("a", P("") P("Two.")), P("One." AT("a")) P("Three."),
        "One.|Two.|Three.", "One.|Three." },
    { "several taken out, in lists",
        DELETED("a", "<text:list><text:list-item>" P("")
                         P("Two.") "</text:list-item></text:list>" P("Three.")),
        P("One." AT("a")) P("Four."), "One.|Two.|Three.|Four.", "One.|Four." },
    { "two paragraphs joined", DELETED("a", P("") P("")),
        P("One. " AT("a") "Two."), "One. |Two.", "One. Two." },
    { "from the middle of one to the middle of another",
        DELETED("a", P("ne ") P("Tw")), P("O" AT("a") "o."), "One |Two.",
        "Oo." },
    { "deletions one after another",
        DELETED("a", P("") P("Two.") P("")) DELETED("b", P("Th")),
        P("One." AT("a") AT("b") "ree."), "One.|Two.|Three.", "One.ree." },
    { "a table taken out with what is around it",
        DELETED("a", P("Two.") TABLE(ROW(CELL(P("Cell")))) P("")),
        P("One.") P(AT("a") "Three."), "One.|Two.|Cell|Three.", "One.|Three." },
    { "a deletion that stands between paragraphs", DELETED("a", P("Two.")),
        P("One.") AT("a") P("Three."), "One.|Two.|Three.", "One.|Three." },
    { "rows that LibreOffice tracks", DELETED("a", P("Gone")) INSERTED("b"),
        TABLE(ROW(CELL(P("Stays"))) TRACKED_ROW(CELL(P(AT("a"))) CELL(P("")))
                TRACKED_ROW(CELL(P(FROM("b") "New" TO("b"))))),
        "Stays|Gone|", "Stays|New" },
    { "an empty row put in has a dummy", INSERTED("a"),
        TABLE(ROW(CELL(P("Stays")))
                TRACKED_ROW(CELL(P(FROM("a") "\u200d" TO("a"))))),
        "Stays", "Stays|" },
    { "words of a row, and not the row", DELETED("a", P("Gone")),
        TABLE(ROW(CELL(P("Stays"))) ROW(CELL(P(AT("a"))))), "Stays|Gone",
        "Stays|" },
    { "the last paragraph of a cell runs into no other cell", INSERTED("a"),
        TABLE(ROW(CELL(P("One" FROM("a"))) CELL(P(TO("a") "Two")))), "One|Two",
        "One|Two" },
    { "a change of looks",
        REGION("a",
            "<text:format-change>" BY("Asha Rowe") "</text:format-change>"),
        P("One " FROM("a") "two" TO("a") "."), "One two.", "One two." },
    { "an insertion that ends in an index", INSERTED("a"),
        P("One." FROM("a")) "<text:table-of-content><text:index-body>" P(
            "Contents" TO(
                "a")) "</text:index-body></text:table-of-content>" P("Two."),
        "One.|Two.", "One.|Two." },
    { "a change that is not in the list", "",
        P("One " AT("z") FROM("z") "two."), "One two.", "One two." },
    { "a deletion named twice is read once", DELETED("a", P("two ")),
        P("One " AT("a") AT("a") "three."), "One two three.", "One three." },
    { "a deletion that holds its own place", DELETED("a", P("two" AT("a") " ")),
        P("One " AT("a") "three."), "One two three.", "One three." },
    { "spaces, tabs and breaks", "",
        P("\n  One \n two<text:s text:c=\"2\"/><text:tab/>x<text:line-break/>y"
          "<text:soft-page-break/>z"),
        "One two  \tx\nyz", "One two  \tx\nyz" },
    { "spans, fields and links are their words", "",
        P("<text:span>Clause <text:bookmark-ref>4.1</text:bookmark-ref>"
          "</text:span> <text:a xlink:href=\"#x\">Release</text:a>"),
        "Clause 4.1 Release", "Clause 4.1 Release" },
    { "notes and boxes stand apart", "", P("One" NOTE BOX ".") P("Two."),
        "One.|In a box.|Two.|Said below.", "One.|In a box.|Two.|Said below." },
    { "a note that was put in", INSERTED("a"),
        P("One" FROM("a") NOTE TO("a") "."), "One.|", "One.|Said below." },
};

START_TEST(a_change_is_read_in_both_views)
{
    struct job job = job_begin();
    const struct returned *returned =
        read_text(&job, views[_i].changes, views[_i].text);
    const char *rejected = seen(&job, returned, VIEW_REJECTED);
    const char *accepted = seen(&job, returned, VIEW_ACCEPTED);

    if (!text_same(rejected, views[_i].rejected) ||
        !text_same(accepted, views[_i].accepted))
        print_returned(&job, returned);
    ck_assert_msg(text_same(rejected, views[_i].rejected), "%s, rejected: %s",
        views[_i].what, rejected);
    ck_assert_msg(text_same(accepted, views[_i].accepted), "%s, accepted: %s",
        views[_i].what, accepted);
    job_end(&job);
}
END_TEST

START_TEST(who_changed_it_and_when)
{
    struct job job = job_begin();
    const struct returned *returned =
        read_text(&job, REGION("a", DELETION(P("two")) INSERTION) INSERTED("b"),
            P("One " AT("a") FROM("b")) P(TO("b")));
    const struct returned_paragraph *p = returned->paragraphs;
    const struct piece *piece = p->pieces->next;

    ck_assert_str_eq(piece->text, "two");
    ck_assert_str_eq(piece->inserted.author, "Ben Okoro");
    ck_assert_str_eq(piece->deleted.author, "Asha Rowe");
    ck_assert_str_eq(piece->deleted.date, "2027-04-01T10:00:00");
    ck_assert(p->end_inserted && !p->end_deleted && !p->ends_container);
    ck_assert_str_eq(p->end_stamp.author, "Ben Okoro");
    ck_assert(p->next->ends_container);
    ck_assert_uint_eq(returned->change_count, 3);
    ck_assert(returned->is_tracking);
    job_end(&job);
}
END_TEST

START_TEST(looks_alone_are_counted_apart)
{
    struct job job = job_begin();
    const struct returned *returned = read_text(&job,
        REGION("a", "<text:format-change/>")
            REGION("b", "<text:UnknownChange/>"),
        P("One."));

    ck_assert_uint_eq(returned->format_count, 2);
    ck_assert_uint_eq(returned->change_count, 0);
    job_end(&job);
}
END_TEST

/* ---- carriers ----------------------------------------------------------- */

START_TEST(bookmarks_links_and_styles_name_a_paragraph)
{
    struct job job = job_begin();
    const struct returned *returned = read_text(&job, "",
        "<text:h text:style-name=\"P7\"><text:bookmark-start text:name=\"a\"/>"
        "<text:bookmark text:name=\"b\"/>One<text:bookmark-end "
        "text:name=\"a\"/>"
        "<text:a xlink:href=\"#a\">x</text:a><text:a xlink:href="
        "\"https://talk.example/c/4\">y</text:a><text:a xlink:href="
        "\"https://talk.example/c/5\">z</text:a></text:h>");
    const struct returned_paragraph *p = returned->paragraphs;

    ck_assert(p->is_heading);
    ck_assert_str_eq(p->style, "Clause_20_Level_20_2");
    ck_assert_str_eq(p->bookmarks->name, "a");
    ck_assert_str_eq(p->bookmarks->next->name, "b");
    ck_assert_ptr_null(p->bookmarks->next->next);
    ck_assert_str_eq(p->link, "https://talk.example/c/4");
    job_end(&job);
}
END_TEST

/* As LibreOffice writes it: what is left begins where the deletion stands. */
START_TEST(bookmarks_stay_with_their_words_when_a_paragraph_goes)
{
    struct job job = job_begin();
    const struct returned *returned = read_text(&job,
        DELETED("a", P("<text:bookmark-start text:name=\"gone Copy 1\"/>Two."
                       "<text:bookmark-end text:name=\"gone Copy 1\"/>") P("")),
        P("One.") P("<text:bookmark-start text:name=\"left\"/>" AT(
            "a") "Three.<text:bookmark-end text:name=\"left\"/>"));
    const struct returned_paragraph *p = returned->paragraphs->next;

    ck_assert_str_eq(p->bookmarks->name, "gone");
    ck_assert_ptr_null(p->bookmarks->next);
    ck_assert_str_eq(p->next->bookmarks->name, "left");
    ck_assert_ptr_null(p->next->bookmarks->next);
    job_end(&job);
}
END_TEST

START_TEST(cells_know_their_place)
{
    struct job job = job_begin();
    const struct returned *returned = read_text(&job, "",
        TABLE("<table:table-header-rows>" ROW(CELL(P("a")) CELL(
            P("b"))) "</"
                     "table:table-header-rows><table:table-"
                     "row "
                     "table:number-rows-repeated="
                     "\"2000000000\">"
                     "<table:covered-table-cell "
                     "table:number-columns-repeated="
                     "\"2\">" P("hidden") "</"
                                          "table:covered-"
                                          "table-cell>" CELL(TABLE(
                                              ROW(CELL(P("inne"
                                                         "r")))) P("c")) "<"
                                                                         "/"
                                                                         "t"
                                                                         "a"
                                                                         "b"
                                                                         "l"
                                                                         "e"
                                                                         ":"
                                                                         "t"
                                                                         "a"
                                                                         "b"
                                                                         "l"
                                                                         "e"
                                                                         "-"
                                                                         "r"
                                                                         "o"
                                                                         "w"
                                                                         ">")
            TABLE(ROW(CELL(P("d")))));
    const struct returned_paragraph *p = returned->paragraphs;

    ck_assert(p->table == 1 && p->row == 1 && p->column == 1);
    p = p->next;
    ck_assert(p->row == 1 && p->column == 2 && p->ends_container);
    p = p->next;
    ck_assert_str_eq(p->pieces->text, "inner");
    ck_assert(p->table == 2 && p->row == 1 && p->column == 1);
    p = p->next;
    ck_assert(p->table == 1 && p->row == 2 && p->column == 3);
    p = p->next;
    ck_assert(p->table == 3 && p->next == NULL);
    job_end(&job);
}
END_TEST

START_TEST(heads_feet_and_what_the_file_says_of_itself)
{
    struct job job = job_begin();
    const struct returned *returned = read_parts(&job,
        "<office:document-content" SPACES "><office:body><office:text>" P(
            "One.") "</office:text></office:body></office:document-content>",
        styles_part, meta_part);

    ck_assert_str_eq(
        seen(&job, returned, VIEW_ACCEPTED), "One.|At the head.|At the foot.");
    ck_assert_int_eq(returned->paragraphs->next->region, REGION_HEADER);
    ck_assert_int_eq(returned->paragraphs->next->next->region, REGION_FOOTER);
    ck_assert_str_eq(returned->producer, "Writer/7.4");
    ck_assert_str_eq(returned->copy, "c-17");
    ck_assert(!returned->is_tracking);
    job_end(&job);
}
END_TEST

/* ---- comments ----------------------------------------------------------- */

#define SAYS(who, words)                                                       \
    "<dc:creator>" who "</dc:creator><dc:date>2027-04-02T09:30:00</dc:date>"   \
    "<meta:creator-initials>AR</meta:creator-initials>" words

START_TEST(a_comment_has_a_range_a_thread_and_a_state)
{
    struct job job = job_begin();
    const struct returned *returned = read_text(&job, DELETED("a", P("old ")),
        P("One <office:annotation office:name=\"n1\" "
          "loext:resolved=\"true\">" SAYS("Asha Rowe",
              P("Too <text:span>long</text:span>.")
                  P("Cut it.")) "</office:annotation>two " AT("a"))
            P("three<office:annotation-end office:name=\"n1\"/>"
              "<office:annotation loext:parent-name=\"n1\">" SAYS(
                  "Ben Okoro", P("Why?")) "</office:annotation> four"));
    const struct returned_comment *c = returned->comments;

    ck_assert_uint_eq(returned->comment_count, 2);
    ck_assert_str_eq(c->id, "n1");
    ck_assert_str_eq(c->stamp.author, "Asha Rowe");
    ck_assert_str_eq(c->stamp.date, "2027-04-02T09:30:00");
    ck_assert_str_eq(c->initials, "AR");
    ck_assert_str_eq(c->text, "Too long.\nCut it.");
    ck_assert(c->is_resolved && c->is_placed && c->is_range);
    ck_assert_str_eq(
        returned_quote(job.arena, returned, c, VIEW_ACCEPTED), "two \nthree");
    ck_assert_str_eq(returned_quote(job.arena, returned, c, VIEW_REJECTED),
        "two old \nthree");
    c = c->next;
    ck_assert_str_eq(c->parent, "n1");
    ck_assert(!c->is_resolved && c->is_placed && !c->is_range);
    ck_assert_uint_eq(c->from.paragraph, 1);
    ck_assert_uint_eq(c->from.offset, strlen("three"));
    ck_assert_str_eq(
        seen(&job, returned, VIEW_ACCEPTED), "One two |three four");
    job_end(&job);
}
END_TEST

START_TEST(a_comment_without_a_name_or_a_parent_is_kept)
{
    struct job job = job_begin();
    const struct returned *returned = read_text(&job, "",
        P("One<office:annotation loext:parent-name=\"nobody\">" SAYS(
            "Asha Rowe", P("Yes.")) "</office:annotation>"));

    ck_assert_str_eq(returned->comments->id, "comment-1");
    ck_assert_ptr_null(returned->comments->parent);
    job_end(&job);
}
END_TEST

START_TEST(a_file_without_text_is_refused)
{
    struct job job = job_begin();

    ck_assert_ptr_null(read_parts(&job,
        "<office:document-content" SPACES "><office:body><office:spreadsheet/>"
        "</office:body></office:document-content>",
        styles_part, meta_part));
    ck_assert_str_eq(findings_first(job.findings)->id, "odt-no-text");
    job_end(&job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("odt_reader");
    TCase *tests = tcase_create("odt_reader");
    SRunner *runner;
    int failed;

    if (getenv("PACTION_IN") != NULL) { /* look at a file from elsewhere */
        struct job job = job_begin();
        struct bytes bytes;
        const struct returned *returned;

        bytes.start = file_read(&job, getenv("PACTION_IN"), &bytes.size);
        returned = odt_reader_read(&job, "in.odt", bytes);
        findings_print(job.findings, stderr);
        if (returned != NULL)
            print_returned(&job, returned);
        job_end(&job);
        return 0;
    }
    tcase_add_loop_test(
        tests, a_change_is_read_in_both_views, 0, sizeof views / sizeof *views);
    tcase_add_test(tests, who_changed_it_and_when);
    tcase_add_test(tests, looks_alone_are_counted_apart);
    tcase_add_test(tests, bookmarks_links_and_styles_name_a_paragraph);
    tcase_add_test(
        tests, bookmarks_stay_with_their_words_when_a_paragraph_goes);
    tcase_add_test(tests, cells_know_their_place);
    tcase_add_test(tests, heads_feet_and_what_the_file_says_of_itself);
    tcase_add_test(tests, a_comment_has_a_range_a_thread_and_a_state);
    tcase_add_test(tests, a_comment_without_a_name_or_a_parent_is_kept);
    tcase_add_test(tests, a_file_without_text_is_refused);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
