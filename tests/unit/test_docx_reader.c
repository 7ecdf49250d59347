/*
 * A Word file that came back: what it says in both views, and its comments.
 *
 * With a folder as its argument it writes the files of the first table there
 * instead, so that another program can give its opinion of them.
 */
#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "review/docx_reader.h"
#include "review/opc.h"
#include "review/returned.h"
#include "word_file.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct job job;

static void begin(void)
{
    job = job_begin();
}

static void end(void)
{
    job_end(&job);
}

/* ---- words of the fixtures -------------------------------------------- */

#define BY(author) "w:author='" author "' w:date='2026-03-04T05:06:07Z'"
#define P(inside) "<w:p>" inside "</w:p>"
#define T(words) "<w:r><w:t xml:space='preserve'>" words "</w:t></w:r>"
#define D(words)                                                               \
    "<w:r><w:delText xml:space='preserve'>" words "</w:delText></w:r>"
#define INS(inside) "<w:ins w:id='1' " BY("Ann") ">" inside "</w:ins>"
#define DEL(inside) "<w:del w:id='2' " BY("Bob") ">" inside "</w:del>"
#define FROM(inside)                                                           \
    "<w:moveFrom w:id='3' " BY("Ann") ">" inside "</w:moveFrom>"
#define TO(inside) "<w:moveTo w:id='4' " BY("Ann") ">" inside "</w:moveTo>"
#define END(mark)                                                              \
    "<w:pPr><w:rPr><w:" mark " w:id='5' " BY("Ann") "/></w:rPr></w:pPr>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define ROW_WITH(mark, cells)                                                  \
    "<w:tr><w:trPr><w:" mark " w:id='6' " BY("Ann") "/></w:trPr>" cells        \
                                                    "</w:tr>"
#define CELL(inside) "<w:tc>" inside "</w:tc>"
#define CELL_WITH(mark, inside)                                                \
    "<w:tc><w:tcPr><w:" mark " w:id='7' " BY("Ann") "/></w:tcPr>" inside       \
                                                    "</w:tc>"
#define TABLE(rows)                                                            \
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='99'/><w:gridCol "             \
    "w:w='99'/></w:tblGrid>" rows "</w:tbl>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(words) "<w:r><w:instrText>" words "</w:instrText></w:r>"
#define BOX(inside)                                                            \
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"          \
    "<wps:wsp><wps:txbx><w:txbxContent>" inside                                \
    "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>"            \
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" inside          \
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"            \
    "</mc:AlternateContent></w:r>"

#define REMARK(id, inside)                                                     \
    "<w:comment w:id='" id "' " BY("Cara") " w:initials='C'>" inside           \
                                           "</w:comment>"

enum opinion { ALIKE, OTHERWISE }; /* of pandoc, where it is known wrong */

/* Paragraphs of the views with | between; a tab is >, a break is /. */
static const struct {
    const char *why, *body, *rejected, *accepted;
    enum opinion pandoc;
} texts[] = {
    { "plain text", P(T("One")) P(T("two")), "One|two", "One|two", ALIKE },
    { "an insertion", P(T("in ") INS(T("fourteen ")) T("days")), "in days",
        "in fourteen days", ALIKE },
    { "a deletion", P(T("in ") DEL(D("thirty ")) T("days")), "in thirty days",
        "in days", ALIKE },
    { "a move of words, in text of both kinds",
        P(FROM(T("a") D("b")) T("c") TO(T("ab"))), "abc", "cab", ALIKE },
    { "an insertion that was deleted", P(T("a") INS(DEL(D("never"))) T("b")),
        "ab", "ab", OTHERWISE },
    { "a deletion around an insertion", P(T("a") DEL(INS(T("never"))) T("b")),
        "ab", "ab", OTHERWISE },
    { "a deletion inside a run",
        P("<w:r><w:t>a</w:t>" DEL("<w:delText>b"
                                  "</w:delText>") "<w:t>c</w:t></w:r>"),
        "abc", "ac", OTHERWISE },
    { "a paragraph whose end was inserted", P(END("ins") T("One")) P(T("two")),
        "Onetwo", "One|two", ALIKE },
    { "a paragraph whose end was deleted", P(END("del") T("One")) P(T("two")),
        "One|two", "Onetwo", ALIKE },
    { "an end that was moved away",
        P(END("moveFrom") FROM(T("One"))) P(T("two"))
            P(END("moveTo") TO(T("One"))) P(T("end")),
        "One|two|end", "two|One|end", ALIKE },
    { "a chain of deleted ends",
        P(END("del") T("a")) P(END("del") T("b")) P(END("del") T("c")) P(T("d"))
            P(T("e")),
        "a|b|c|d|e", "abcd|e", ALIKE },
    { "a chain with one end left",
        P(END("del") T("a")) P(T("b")) P(END("del") T("c")) P(T("d")),
        "a|b|c|d", "ab|cd", ALIKE },
    { "text deleted, its end not", P(T("a")) P(DEL(D("b"))) P(T("c")), "a|b|c",
        "a||c", ALIKE },
    { "an inserted paragraph", P(T("a")) P(END("ins") INS(T("b"))) P(T("c")),
        "a|c", "a|b|c", ALIKE },
    { "the last paragraph of a cell joins nothing",
        TABLE(ROW(CELL(P(END("del") T("a"))) CELL(P(T("b"))))) P(T("c")),
        "a|b|c", "a|b|c", ALIKE },
    { "a deleted end before a table stays, with its text",
        P(END("del") T("a")) TABLE(ROW(CELL(P(T("b"))))) P(T("c")), "a|b|c",
        "a|b|c", ALIKE },
    { "a new paragraph before a table leaves nothing",
        P(T("a")) P(END("ins") INS(T("b"))) TABLE(ROW(CELL(P(T("c")))))
            P(T("d")),
        "a|c|d", "a|b|c|d", ALIKE },
    { "a deleted end joins over rows that go with it",
        P(END("del") T("a"))
            TABLE(ROW_WITH("del", CELL(P(END("del") DEL(D("b")))))) P(T("c")),
        "a|b|c", "ac", ALIKE },
    { "a row that was inserted",
        TABLE(ROW(CELL(P(T("a")))) ROW_WITH("ins", CELL(P(INS(T("b"))))))
            P(T("c")),
        "a|c", "a|b|c", ALIKE },
    { "a row that was deleted, whatever its cells say",
        TABLE(ROW(CELL(P(T("a")))) ROW_WITH("del", CELL(P(T("b"))))) P(T("c")),
        "a|b|c", "a|c", OTHERWISE },
    { "a table in a row that was deleted",
        TABLE(ROW_WITH("del", CELL(TABLE(ROW(CELL(P(T("a"))))) P("")))
                ROW(CELL(P(T("b"))))),
        "a||b", "b", OTHERWISE },
    { "cells inserted, deleted and merged",
        TABLE(ROW(CELL(P(T("a"))) CELL_WITH("cellIns", P(T("b")))
                CELL_WITH("cellDel", P(T("c")))
                    CELL_WITH("cellMerge w:vMerge='cont'", P(T("d"))))),
        "a|c|d", "a|b|d", OTHERWISE },
    { "changes of looks alone",
        P("<w:pPr><w:jc w:val='left'/><w:pPrChange w:id='1' " BY(
            "Ann") "><w:pPr/>"
                   "</w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange "
                   "w:id='2' " BY("Ann") "><w:rPr/></w:rPrChange></"
                                         "w:rPr><w:t>a</w:t></w:r>"),
        "a", "a", ALIKE },
    { "tracked numbering",
        P("<w:pPr><w:numPr><w:ins w:id='9' " BY("Ann") "/></w:numPr></w:pPr>" T(
            "a")) P(T("b")),
        "a|b", "a|b", ALIKE },
    { "a control that was deleted keeps its content",
        "<w:customXmlDelRangeStart w:id='1' " BY(
            "Ann") "/><w:sdt><w:sdtPr/>"
                   "<w:sdtContent><w:customXmlDelRangeEnd w:id='1'/>" P(T(
                       "a")) "<w:customXmlDelRangeStart w:id='2' " BY("Ann") "/"
                                                                             ">"
                                                                             "<"
                                                                             "/"
                                                                             "w"
                                                                             ":"
                                                                             "s"
                                                                             "d"
                                                                             "t"
                                                                             "C"
                                                                             "o"
                                                                             "n"
                                                                             "t"
                                                                             "e"
                                                                             "n"
                                                                             "t"
                                                                             ">"
                                                                             "<"
                                                                             "/"
                                                                             "w"
                                                                             ":"
                                                                             "s"
                                                                             "d"
                                                                             "t"
                                                                             ">"
                                                                             "<"
                                                                             "w"
                                                                             ":"
                                                                             "c"
                                                                             "u"
                                                                             "s"
                                                                             "t"
                                                                             "o"
                                                                             "m"
                                                                             "X"
                                                                             "m"
                                                                             "l"
                                                                             "D"
                                                                             "e"
                                                                             "l"
                                                                             "R"
                                                                             "a"
                                                                             "n"
                                                                             "g"
                                                                             "e"
                                                                             "E"
                                                                             "n"
                                                                             "d"
                                                                             " "
                                                                             "w"
                                                                             ":"
                                                                             "i"
                                                                             "d"
                                                                             "="
                                                                             "'"
                                                                             "2"
                                                                             "'"
                                                                             "/"
                                                                             ">" P(T(
                                                                                 "b")),
        "a|b", "a|b", ALIKE },
    { "wrappers are passed through",
        P("<w:smartTag w:element='x'>" T(
            "a") "</w:smartTag><w:sdt>"
                 "<w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>" T("b")
                     INS(T("c")) "</w:sdtContent></w:sdt><w:hyperlink "
                                 "r:id='out'>" T("d") "</"
                                                      "w:hyperlink><w:"
                                                      "customXml "
                                                      "w:element='x'>" T(
                                                          "e") "</w:customXml>"
                                                               "<w:bdo "
                                                               "w:val='ltr'>" T(
                                                                   "f") "</"
                                                                        "w:"
                                                                        "bdo>"),
        "abdef", "abcdef", OTHERWISE },
    { "a simple field",
        P("<w:fldSimple w:instr=' REF x '>" T("4.1") "</w:fldSimple>"), "4.1",
        "4.1", OTHERWISE },
    { "a field in a field's instruction",
        P(T("a") FIELD("begin") CODE(" IF ") FIELD("begin") CODE(" PAGE ")
                FIELD("separate") T("9") FIELD("end") T(" = 9 ")
                    FIELD("separate") T("b") FIELD("end") T("c")),
        "abc", "abc", OTHERWISE },
    { "a field over paragraphs",
        P(FIELD("begin") CODE(" TOC ") FIELD("separate") T("a"))
            P(T("b") FIELD("end")) P(T("c")),
        "a|b|c", "a|b|c", ALIKE },
    { "a field that never ends hides its paragraph and no more",
        P(T("a") FIELD("begin") CODE(" X ")) P(T("b")), "a|b", "a|b", ALIKE },
    { "a field's instruction, deleted",
        P(T("a") DEL(FIELD("begin") "<w:r><w:delInstrText> X "
                                    "</w:delInstrText></w:r>" FIELD("separate")
                                        D("b") FIELD("end"))),
        "ab", "a", ALIKE },
    { "a text box, once", P(T("a") BOX(P(T("b")) P(INS(T("c"))))) P(T("d")),
        "a|b||d", "a|b|c|d", OTHERWISE },
    { "a joined paragraph keeps its text box apart",
        P(END("del") T("a") BOX(P(T("b")))) P(T("c")), "a|b|c", "ac|b",
        OTHERWISE },
    { "an alternative that nobody knows",
        P("<mc:AlternateContent><mc:Choice Requires='zz'>" T(
            "a") "</mc:Choice><mc:Fallback>" T("b") "</mc:Fallback>"
                                                    "</mc:AlternateContent>"),
        "b", "b", OTHERWISE },
    { "elements that print",
        P(T("a") "<w:r><w:tab/><w:t>b</w:t><w:br/>"
                 "<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
                 "<w:sym w:font='Wingdings' w:char='F0FE'/><w:cr/></w:r>"),
        "a>b/c\u2011d\u00AD\u2611/", "a>b/c\u2011d\u00AD\u2611/", OTHERWISE },
    { "letters of the symbol font are Greek, and its signs are signs",
        P("<w:r><w:sym w:font='Symbol' w:char='F061'/>"
          "<w:sym w:font='symbol' w:char='F057'/>"
          "<w:sym w:font='Symbol' w:char='F0A3'/>"
          "<w:sym w:font='Symbol' w:char='F02A'/></w:r>"),
        "\u03B1\u03A9\u2264*", "\u03B1\u03A9\u2264*", OTHERWISE },
    { "marks of a font of pictures are text, its other pictures are none",
        P(T("a") "<w:r><w:sym w:font='Wingdings' w:char='F04A'/>"
                 "<w:sym w:font='Wingdings' w:char='F0FC'/>"
                 "<w:sym w:font='Webdings' w:char='F062'/>"
                 "<w:sym w:font='Arial' w:char='F062'/></w:r>"),
        "a\u2713b", "a\u2713b", OTHERWISE },
    { "hidden text is text",
        P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t>"
          "</w:r>"),
        "a", "a", ALIKE },
    { "tabs of a style print nothing",
        P("<w:pPr><w:tabs><w:tab w:pos='9'/>"
          "</w:tabs></w:pPr>" T("a")),
        "a", "a", ALIKE },
    { "a line end of the XML is a space", P("<w:r><w:t>a\nb</w:t></w:r>"),
        "a b", "a b", ALIKE },
};

enum { TEXTS = sizeof texts / sizeof *texts };

static const struct returned *read_file(const struct word_file *file)
{
    struct bytes bytes = word_file_make(&job, file);
    const struct returned *returned;

    ck_assert_ptr_nonnull(bytes.start);
    returned = docx_reader_read(&job, "back.docx", bytes);
    if (returned == NULL)
        findings_print(job.findings, stdout);
    return returned;
}

static const struct returned *read_body(const char *body)
{
    return read_file(&(struct word_file){ .body = body });
}

static const char *seen(const struct returned *returned, enum view view)
{
    struct view_of paragraphs = returned_view(job.arena, returned, view);
    struct text text = text_new(job.arena);

    for (size_t i = 0; i < paragraphs.count; i++) {
        if (i > 0)
            text_add_char(&text, '|');
        for (const char *c = paragraphs.seen[i].text; *c != '\0'; c++)
            text_add_char(&text, *c == '\t' ? '>' : *c == '\n' ? '/' : *c);
    }
    return text.bytes;
}

START_TEST(both_views_are_read)
{
    const struct returned *returned = read_body(texts[_i].body), *again;
    const char *json;

    ck_assert_ptr_nonnull(returned);
    ck_assert_msg(
        strcmp(seen(returned, VIEW_REJECTED), texts[_i].rejected) == 0,
        "%s: rejected is %s", texts[_i].why, seen(returned, VIEW_REJECTED));
    ck_assert_msg(
        strcmp(seen(returned, VIEW_ACCEPTED), texts[_i].accepted) == 0,
        "%s: accepted is %s", texts[_i].why, seen(returned, VIEW_ACCEPTED));
    json = returned_write(&job, returned);
    again = returned_read(&job, json, strlen(json));
    ck_assert_ptr_nonnull(again);
    ck_assert_str_eq(returned_write(&job, again), json);
}
END_TEST

/* ---- who, when, where ------------------------------------------------- */

START_TEST(a_piece_says_who_changed_it_and_when)
{
    const struct returned *returned =
        read_body(P(T("a") INS(T("b") DEL(D("c"))) FROM(T("d"))));
    const struct piece *piece = returned->paragraphs->pieces->next;

    ck_assert_str_eq(piece->text, "b");
    ck_assert_str_eq(piece->inserted.author, "Ann");
    ck_assert_str_eq(piece->inserted.date, "2026-03-04T05:06:07Z");
    piece = piece->next;
    ck_assert(piece->is_inserted && piece->is_deleted);
    ck_assert_str_eq(piece->deleted.author, "Bob");
    ck_assert(piece->next->is_moved);
    ck_assert_uint_eq(returned->change_count, 3);
}
END_TEST

START_TEST(carriers_are_kept_as_they_are)
{
    const struct returned *returned = read_body(
        "<w:bookmarkStart w:id='1' w:name='_pd_1'/>"
        "<w:sdt><w:sdtPr><w:tag "
        "w:val='pd:1'/></w:sdtPr><w:sdtContent>" P(
            "<w:pPr><w:pStyle w:val='X'/><w:outlineLvl "
            "w:val='1'/></w:pPr>"
            "<w:bookmarkStart w:id='2' w:name='_pd_2_Copy_1'/>" DEL(
                "<w"
                ":b"
                "oo"
                "km"
                "ar"
                "kS"
                "ta"
                "rt"
                " w"
                ":i"
                "d="
                "'3"
                "' "
                "w:"
                "na"
                "me"
                "='"
                "_p"
                "d_"
                "3'"
                "/"
                ">") "<w:hyperlink r:id='out'>" T("Comment") "</"
                                                             "w:"
                                                             "hyperlink"
                                                             ">") "</"
                                                                  "w:"
                                                                  "sdtC"
                                                                  "onte"
                                                                  "nt><"
                                                                  "/"
                                                                  "w:"
                                                                  "sdt"
                                                                  ">" P(FIELD(
                                                                      "be"
                                                                      "gi"
                                                                      "n") CODE(" HYP"
                                                                                "ERLI"
                                                                                "NK "
                                                                                "&quo"
                                                                                "t;"
                                                                                "http"
                                                                                "s:/"
                                                                                "/oth"
                                                                                "er."
                                                                                "exam"
                                                                                "ple/"
                                                                                "2&"
                                                                                "quot"
                                                                                ";"
                                                                                " ")
                                                                          FIELD(
                                                                              "separat"
                                                                              "e")
                                                                              T("x") FIELD(
                                                                                  "en"
                                                                                  "d")));
    const struct returned_paragraph *p = returned->paragraphs;

    ck_assert_str_eq(p->bookmarks->name, "_pd_1");
    ck_assert_str_eq(p->bookmarks->next->name, "_pd_2_Copy_1");
    ck_assert_str_eq(p->bookmarks->next->next->name, "_pd_3");
    ck_assert_str_eq(p->tag, "pd:1");
    ck_assert_str_eq(p->link, "https://council.example/c/1");
    ck_assert_str_eq(p->style, "X");
    ck_assert(p->is_heading);
    ck_assert_ptr_null(p->next->tag);
    ck_assert_str_eq(p->next->link, "https://other.example/2");
}
END_TEST

START_TEST(a_cell_has_its_row_and_column)
{
    const struct returned *returned = read_body(TABLE(
        ROW(CELL(P(T("a")))) ROW(CELL("<w:tcPr><w:gridSpan w:val='2'/>"
                                      "</w:tcPr>" P(T("b"))) CELL(P(T("c")))))
            P(T("d")) TABLE(ROW(CELL(P(T("e"))))));
    const struct returned_paragraph *c = returned->at[2];

    ck_assert_int_eq(c->table, 1);
    ck_assert_int_eq(c->row, 2);
    ck_assert_int_eq(c->column, 3);
    ck_assert(c->ends_container);
    ck_assert_int_eq(returned->at[3]->table, 0);
    ck_assert_int_eq(returned->at[4]->table, 2);
    ck_assert_int_eq(returned->at[4]->row, 1);
}
END_TEST

START_TEST(headers_and_notes_are_read_too)
{
    const struct returned *returned = read_file(&(struct word_file){
        .body = P(T("a") DEL("<w:r><w:footnoteReference w:id='2'/></w:r>")),
        .footnotes = "<w:footnote w:type='separator' w:id='0'>" P(T(
            "-")) "</w:footnote><w:footnote w:id='2'>" P(T("note")) "</"
                                                                    "w:"
                                                                    "footnote>",
        .header = P(T("top") INS(T(" new"))) });

    ck_assert_str_eq(seen(returned, VIEW_REJECTED), "a|note|top");
    ck_assert_str_eq(seen(returned, VIEW_ACCEPTED), "a||top new");
    ck_assert_int_eq(returned->at[1]->region, REGION_FOOTNOTE);
    ck_assert_int_eq(returned->at[2]->region, REGION_HEADER);
}
END_TEST

START_TEST(a_strict_file_is_read_as_any_other)
{
    const struct returned *returned =
        read_file(&(struct word_file){ .body = P(T("a") INS(T("b"))),
            .comments = REMARK("0", P(T("Why?"))),
            .is_strict = true });

    ck_assert_str_eq(seen(returned, VIEW_REJECTED), "a");
    ck_assert_str_eq(seen(returned, VIEW_ACCEPTED), "ab");
    ck_assert_str_eq(returned->comments->text, "Why?");
}
END_TEST

START_TEST(the_file_says_which_copy_it_is)
{
    const struct returned *returned =
        read_file(&(struct word_file){ .body = P(T("a")),
            .settings = "<w:trackRevisions/>",
            .custom = "<m xmlns='urn:paction:manifest'>{}</m>",
            .properties =
                "<Properties xmlns='" WORD_SCHEMAS
                "officeDocument/2006/custom-properties' xmlns:vt='urn:t'>"
                "<property name='paction-copy'><vt:lpwstr> c-1 </vt:lpwstr>"
                "</property></Properties>",
            .application = "<Properties xmlns='" WORD_SCHEMAS
                           "officeDocument/2006/extended-properties'>"
                           "<Application>Writer</Application><AppVersion>7.4"
                           "</AppVersion></Properties>" });

    ck_assert_str_eq(returned->copy, "c-1");
    ck_assert_str_eq(returned->producer, "Writer 7.4");
    ck_assert_str_eq(
        returned->manifest, "<m xmlns='urn:paction:manifest'>{}</m>");
    ck_assert(returned->is_tracking);
}
END_TEST

/* ---- comments --------------------------------------------------------- */

#define START(id) "<w:commentRangeStart w:id='" id "'/>"
#define STOP(id) "<w:commentRangeEnd w:id='" id "'/>"
#define MARK(id) "<w:r><w:commentReference w:id='" id "'/></w:r>"
#define PARA(id, words) "<w:p w14:paraId='" id "'>" T(words) "</w:p>"

/* The words that each comment stands on; NULL: it stands nowhere. */
static const struct {
    const char *why, *body, *rejected, *accepted;
    bool is_range;
} ranges[] = {
    { "in a paragraph", P(T("a ") START("0") T("b") STOP("0") MARK("0")), "b",
        "b", true },
    { "over three paragraphs",
        P(T("a") START("0") T("b")) P(T("c")) P(T("d") STOP("0") T("e")),
        "b\nc\nd", "b\nc\nd", true },
    { "from between two paragraphs to between two others",
        P(T("a")) START("0") P(T("b")) P(T("c")) STOP("0") P(MARK("0") T("d")),
        "b\nc", "b\nc", true },
    { "around a change",
        P(START("0") T("in ") DEL(D("30")) INS(T("14")) STOP("0")), "in 30",
        "in 14", true },
    { "over an end that was deleted",
        P(END("del") START("0") T("a")) P(T("b") STOP("0")), "a\nb", "ab",
        true },
    { "ended inside a deletion",
        P(T("a") START("0") T("b") DEL(D("c") STOP("0") D("d"))), "bc", "b",
        true },
    { "with its start only", P(T("a") START("0") T("b") MARK("0")), "b", "b",
        true },
    { "without its start", P(T("a") STOP("0") MARK("0")), "", "", false },
    { "with its reference only", P(T("a") MARK("0") T("b")), "", "", false },
    { "after the last paragraph", P(T("a")) START("0") STOP("0"), "", "",
        false },
    { "with two starts", P(START("0") T("a") START("0") T("b") STOP("0")), "ab",
        "ab", true },
    { "on a cell",
        TABLE(ROW(CELL(P(START("0") T("a") STOP("0"))) CELL(P(T("b"))))), "a",
        "a", true },
    { "nowhere", P(T("a")), NULL, NULL, false },
};

START_TEST(a_comment_keeps_its_words)
{
    const struct returned *returned = read_file(&(struct word_file){
        .body = ranges[_i].body, .comments = REMARK("0", P(T("Why?"))) });
    const struct returned_comment *comment = returned->comments;

    ck_assert_uint_eq(returned->comment_count, 1);
    ck_assert_str_eq(comment->text, "Why?");
    ck_assert_msg(comment->is_placed == (ranges[_i].accepted != NULL), "%s",
        ranges[_i].why);
    ck_assert_msg(
        comment->is_range == ranges[_i].is_range, "%s", ranges[_i].why);
    if (comment->is_placed) {
        ck_assert_str_eq(
            returned_quote(job.arena, returned, comment, VIEW_REJECTED),
            ranges[_i].rejected);
        ck_assert_str_eq(
            returned_quote(job.arena, returned, comment, VIEW_ACCEPTED),
            ranges[_i].accepted);
    }
}
END_TEST

static const struct word_file thread = {
    .body = P(START("0") T("a") STOP("0") MARK("0")),
    .comments = REMARK("0",
        PARA("0000000A", "One") "<w:p w14:paraId='000000ab'>" T("two") INS(
            T("!")) DEL(D("?")) "</w:p>") REMARK("1", PARA("0000000C", "Reply"))
        REMARK("2", PARA("0000000D", "Reply to the reply")),
};

START_TEST(threads_go_by_the_last_paragraph)
{
    struct word_file file = thread;
    const struct returned *returned;
    const struct returned_comment *first, *second, *third;

    file.extended =
        "<w15:commentEx w15:paraId='000000AB' w15:done='1'/>"
        "<w15:commentEx w15:paraId='0000000C' w15:paraIdParent='000000AB'/>"
        "<w15:commentEx w15:paraId='0000000D' w15:paraIdParent='0000000C'/>";
    file.ids = "<w16cid:commentId w16cid:paraId='000000AB' "
               "w16cid:durableId='1F00BA12'/>";
    file.extensible = "<w16cex:commentExtensible w16cex:durableId='1F00BA12' "
                      "w16cex:dateUtc='2026-03-04T04:06:07Z'/>";
    returned = read_file(&file);
    first = returned->comments;
    second = first->next;
    third = second->next;
    ck_assert_str_eq(first->text, "One\ntwo!");
    ck_assert_str_eq(first->initials, "C");
    ck_assert_str_eq(first->paragraph_id, "000000ab");
    ck_assert_str_eq(first->durable, "1F00BA12");
    ck_assert_str_eq(first->stamp.date, "2026-03-04T04:06:07Z");
    ck_assert(first->is_resolved && !second->is_resolved);
    ck_assert_ptr_null(first->parent);
    ck_assert_str_eq(second->parent, "0");
    ck_assert_str_eq(third->parent, "0");
    ck_assert(third->is_placed);
    ck_assert_str_eq(second->stamp.date, "2026-03-04T05:06:07Z");
}
END_TEST

START_TEST(without_threads_none_are_guessed)
{
    const struct returned *returned = read_file(&thread);

    for (const struct returned_comment *c = returned->comments; c; c = c->next)
        ck_assert(c->parent == NULL && !c->is_resolved);
    ck_assert(!returned->comments->next->is_placed);
}
END_TEST

START_TEST(comments_that_answer_each_other_are_no_thread)
{
    struct word_file file = thread;

    file.extended =
        "<w15:commentEx w15:paraId='0000000C' w15:paraIdParent='0000000D'/>"
        "<w15:commentEx w15:paraId='0000000D' w15:paraIdParent='0000000C'/>";
    ck_assert_ptr_null(read_file(&file)->comments->next->parent);
}
END_TEST

/* ---- files that are not as they should be ------------------------------ */

static const char *first_id(void)
{
    const struct finding *finding = findings_first(job.findings);

    return finding != NULL ? finding->id : "";
}

START_TEST(a_file_without_a_document_is_refused)
{
    struct part parts[] = { { "[Content_Types].xml",
        "<Types xmlns='" WORD_SCHEMAS "package/2006/content-types'/>", 0,
        false } };
    struct bytes bytes;

    parts[0].size = strlen(parts[0].bytes);
    bytes = package_make(&job, parts, 1);
    ck_assert_ptr_null(docx_reader_read(&job, "x.docx", bytes));
    ck_assert_str_eq(first_id(), "docx-document");
}
END_TEST

START_TEST(a_zip_of_something_else_is_refused)
{
    struct part part = { "letter.txt", "Dear", 4, false };
    struct bytes bytes = package_make(&job, &part, 1);

    ck_assert_ptr_null(docx_reader_read(&job, "x.docx", bytes));
    ck_assert_str_eq(first_id(), "opc-types");
}
END_TEST

START_TEST(a_part_that_cannot_be_read_refuses_the_file)
{
    struct word_file file = { .body = P(T("a")), .comments = "<w:comment>" };

    ck_assert_ptr_null(
        docx_reader_read(&job, "x.docx", word_file_make(&job, &file)));
    ck_assert_str_eq(first_id(), "foreign-xml");
}
END_TEST

static const char *const not_kept[] = { "", "{", "[]", "{}",
    "{\"format\":\"docx\",\"more\":1}", "{\"format\":1}",
    "{\"format\":\"docx\",\"format\":\"odt\"}",
    "{\"format\":\"docx\",\"paragraphs\":{}}",
    "{\"format\":\"docx\",\"paragraphs\":[{\"region\":99}]}",
    "{\"format\":\"docx\",\"paragraphs\":[{\"row\":-1}]}",
    "{\"format\":\"docx\",\"paragraphs\":[{\"pieces\":[{}]}]}",
    "{\"format\":\"docx\",\"comments\":[{\"id\":\"1\"}]}",
    "{\"format\":\"docx\",\"comments\":[{\"id\":\"1\",\"text\":\"\","
    "\"is_placed\":true,\"from\":{\"paragraph\":4}}]}" };

START_TEST(what_was_not_kept_whole_is_refused)
{
    ck_assert_ptr_null(returned_read(&job, not_kept[_i], strlen(not_kept[_i])));
    ck_assert_str_eq(first_id(), "returned-text");
}
END_TEST

/* ---- running ----------------------------------------------------------- */

static int write_fixtures(const char *folder)
{
    job = job_begin();
    for (int i = 0; i < TEXTS; i++) {
        struct word_file file = { .body = texts[i].body };
        struct bytes bytes = word_file_make(&job, &file);
        const char *path = arena_format(job.arena, "%s/%s-%02d.docx", folder,
            texts[i].pandoc == ALIKE ? "alike" : "otherwise", i);

        if (!file_write(&job, path, bytes.start, bytes.size))
            return 1;
    }
    job_end(&job);
    return 0;
}

#define EACH(tcase, test, table)                                               \
    tcase_add_loop_test(tcase, test, 0, (int)(sizeof(table) / sizeof *(table)))

int main(int count, char **words)
{
    if (count == 2)
        return write_fixtures(words[1]);

    Suite *suite = suite_create("docx_reader");
    TCase *tcase = tcase_create("docx_reader");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_checked_fixture(tcase, begin, end);
    EACH(tcase, both_views_are_read, texts);
    tcase_add_test(tcase, a_piece_says_who_changed_it_and_when);
    tcase_add_test(tcase, carriers_are_kept_as_they_are);
    tcase_add_test(tcase, a_cell_has_its_row_and_column);
    tcase_add_test(tcase, headers_and_notes_are_read_too);
    tcase_add_test(tcase, a_strict_file_is_read_as_any_other);
    tcase_add_test(tcase, the_file_says_which_copy_it_is);
    EACH(tcase, a_comment_keeps_its_words, ranges);
    tcase_add_test(tcase, threads_go_by_the_last_paragraph);
    tcase_add_test(tcase, without_threads_none_are_guessed);
    tcase_add_test(tcase, comments_that_answer_each_other_are_no_thread);
    tcase_add_test(tcase, a_file_without_a_document_is_refused);
    tcase_add_test(tcase, a_zip_of_something_else_is_refused);
    tcase_add_test(tcase, a_part_that_cannot_be_read_refuses_the_file);
    EACH(tcase, what_was_not_kept_whole_is_refused, not_kept);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
