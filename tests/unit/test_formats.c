/* Neutral XML and what stylesheets make of it, on a document of every kind. */
#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "document/document_xml.h"
#include "document/house.h"
#include "figures.h"
#include "io/file.h"
#include "io/stylesheet.h"
#include "io/xml.h"
#include "looking.h"
#include "render/data_url.h"
#include "render/house_css.h"
#include "render/pack_index.h"
#include "render/render.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char HOSTILE[] = "<script>alert(\"a'b\")</script> & ]]> \x02";

/* A document as it is built; spice goes into all words that come from users. */
struct sample {
    struct job job;
    struct document document;
    struct origin origin, value;
    const char *spice;
    struct node *place, *release, *prices;
    int bookmarks;
};

static const char *spiced(struct sample *sample, const char *words)
{
    return *sample->spice == '\0'
               ? words
               : arena_format(sample->job.arena, "%s %s", words, sample->spice);
}

static struct node *add(
    struct sample *sample, struct node *parent, enum node_kind kind)
{
    struct node *node = document_add(sample->job.arena, parent, kind);

    node->origin = &sample->origin;
    if (!document_is_inline(kind) && kind != NODE_DOCUMENT) {
        node->bookmark = arena_format(
            sample->job.arena, "_pd_%08x", ++sample->bookmarks * 2654435);
        node->address = arena_format(sample->job.arena,
            "terms/volume.commitment#soft@1/%d", sample->bookmarks);
    }
    return node;
}

static struct node *say(struct sample *sample, struct node *parent,
    enum node_kind kind, const char *words)
{
    struct node *node = document_add_text(sample->job.arena, parent, kind,
        kind == NODE_REFERENCE ? words : spiced(sample, words));

    node->origin = kind == NODE_VALUE ? &sample->value : &sample->origin;
    return node;
}

static struct node *paragraph(struct sample *sample, struct node *parent,
    int level, const char *label, const char *words)
{
    struct node *node = add(sample, parent, NODE_PARAGRAPH);

    node->level = level;
    node->label = label;
    if (words != NULL)
        say(sample, node, NODE_TEXT, words);
    return node;
}

static struct node *with_role(struct node *node, enum role role)
{
    node->role = role;
    return node;
}

static struct node *section(
    struct sample *sample, enum role role, const char *label, const char *words)
{
    struct node *node = add(sample, sample->document.root, NODE_SECTION);

    node->role = role;
    node->label = label;
    say(sample, add(sample, node, NODE_HEADING), NODE_TEXT, words);
    return node;
}

static struct node *clause(struct sample *sample, struct node *parent,
    const char *label, const char *words, const char *plain)
{
    struct node *node = add(sample, parent, NODE_CLAUSE);
    struct node *heading = add(sample, node, NODE_HEADING);

    node->label = label;
    heading->label = label;
    heading->level = LEVEL_CLAUSE;
    say(sample, heading, NODE_TEXT, words);
    if (plain != NULL)
        add(sample, node, NODE_PLAIN)->text = spiced(sample, plain);
    return node;
}

static struct node *lead(struct node *node, const struct node *target)
{
    node->target = target;
    return node;
}

static struct node *table(struct sample *sample, struct node *parent,
    enum role role, const char *caption)
{
    struct node *node = add(sample, parent, NODE_TABLE);

    node->caption = caption == NULL ? NULL : spiced(sample, caption);
    return with_role(node, role);
}

/* Cells are parted by |; an empty one is a place to write in. */
static struct node *row(
    struct sample *sample, struct node *table, const char *cells)
{
    struct node *node = add(sample, table, NODE_ROW);

    for (;; cells++) {
        size_t length = strcspn(cells, "|");
        struct node *words = paragraph(
            sample, add(sample, node, NODE_CELL), LEVEL_NONE, NULL, NULL);

        if (length > 0)
            say(sample, words, NODE_TEXT,
                arena_format(sample->job.arena, "%.*s", (int)length, cells));
        else
            say(sample, words, NODE_BLANK, "Answer");
        cells += length;
        if (*cells == '\0')
            return node;
    }
}

/* ---- the sample ------------------------------------------------------- */

static void add_front(struct sample *sample)
{
    struct node *cover = add(sample, sample->document.root, NODE_COVER);
    struct node *parties, *background;

    with_role(paragraph(sample, cover, 0, NULL, "Framework Terms"), ROLE_TITLE);
    with_role(paragraph(sample, cover, 0, NULL,
                  "Homes for children: block and partnership placements"),
        ROLE_SUBTITLE);
    with_role(paragraph(sample, cover, 0, NULL, "Chalkshire County Council"),
        ROLE_PARTY);
    with_role(
        paragraph(sample, cover, 0, NULL, "Harbour Homes Limited"), ROLE_PARTY);
    with_role(paragraph(sample, cover, 0, NULL, "21 November 2026"), ROLE_DATE);
    with_role(paragraph(sample, cover, 0, NULL, "Draft for consultation"),
        ROLE_STATUS);
    add(sample, sample->document.root, NODE_CONTENTS);

    parties = section(sample, ROLE_PARTIES, NULL, "Parties");
    paragraph(sample, parties, 0, NULL,
        "This agreement is made on the day on which the last of these signs:");
    struct node *council = paragraph(sample, parties, 1, "(1)", NULL);
    say(sample, council, NODE_VALUE, "Chalkshire County Council");
    say(sample, council, NODE_TEXT, " of County Hall, Chalkminster (the ");
    say(sample, council, NODE_DEFINED, "Authority");
    say(sample, council, NODE_TEXT, "); and");
    struct node *provider = paragraph(sample, parties, 1, "(2)", NULL);
    say(sample, provider, NODE_BLANK, "Name of the provider");
    say(sample, provider, NODE_TEXT, " (the ");
    say(sample, provider, NODE_DEFINED, "Provider");
    say(sample, provider, NODE_TEXT, ").");

    background = section(sample, ROLE_BACKGROUND, NULL, "Background");
    paragraph(sample, background, 1, "(A)",
        "The Authority must, so far as is reasonably practicable, secure "
        "enough places within its area for the children it looks after.");
    paragraph(sample, background, 1, "(B)",
        "Places that are neither promised nor paid for are not there when a "
        "child needs one. Places that are paid for and stand empty help no "
        "one. The parties have written these terms together to avoid both.");
}

static void add_definitions(struct sample *sample, struct node *operative)
{
    struct node *first = clause(sample, operative, "1", "Interpretation",
        "Words with a capital letter mean what this clause says they mean.");
    struct node *definition;

    paragraph(sample, first, 2, "1.1", "In this agreement:");
    definition = add(sample, first, NODE_DEFINITION);
    say(sample, definition, NODE_DEFINED, "Home");
    say(sample, definition, NODE_TEXT, " means a children’s home that:");
    paragraph(sample, first, 3, "(a)",
        "is registered under the Care Standards Act 2000; and");
    paragraph(sample, first, 3, "(b)", "is named in the framework.");
    sample->place = add(sample, first, NODE_DEFINITION);
    say(sample, sample->place, NODE_DEFINED, "Place");
    say(sample, sample->place, NODE_TEXT, " means a bed in a ");
    lead(say(sample, sample->place, NODE_TERM, "Home"), definition);
    say(sample, sample->place, NODE_TEXT,
        " with the care that the child’s plan asks for.");
    paragraph(sample, first, 2, "1.2",
        "A reference to a law is to it as it is in force from time to time.");
}

static void add_duty(struct sample *sample, struct node *parent)
{
    struct node *duty = add(sample, parent, NODE_DUTY);
    struct node *deadline;

    duty->by = "authorities";
    duty->to = "providers";
    duty->timing = "event";
    duty->otherwise = "payment.interest";
    say(sample, duty, NODE_TEXT, "The Authority commits to buy ");
    say(sample, duty, NODE_VALUE, "12 (twelve)");
    say(sample, duty, NODE_TEXT, " ");
    lead(say(sample, duty, NODE_TERM, "Places"), sample->place);
    say(sample, duty, NODE_TEXT, " ");
    deadline = add(sample, duty, NODE_DEADLINE);
    say(sample, deadline, NODE_TEXT, "in each quarter");
}

static void add_commitment(struct sample *sample, struct node *operative)
{
    struct node *second = clause(sample, operative, "2", "Committed places",
        "The council promises to use and pay for twelve places. Places that "
        "you sell to someone else are taken off the promise, so nobody pays "
        "twice for an empty bed.");
    struct node *sub = paragraph(sample, second, 2, "2.1", NULL), *open;

    add_duty(sample, sub);
    say(sample, sub, NODE_TEXT, ", less any released under clause ");
    lead(say(sample, sub, NODE_REFERENCE, "3"), sample->release);
    say(sample, sub, NODE_TEXT, " (");
    struct node *words = say(sample, sub, NODE_REFERENCE, "Release of places");
    lead(words, sample->release)->form = REFERENCE_WORDS;
    say(sample, sub, NODE_TEXT, "), if the Provider has:");
    paragraph(sample, second, 3, "(a)", "kept the Home registered; and");
    paragraph(sample, second, 3, "(b)", "told the Authority without delay of:");
    paragraph(sample, second, 4, "(i)", "any notice from Ofsted; and");
    paragraph(
        sample, second, 4, "(ii)", "any change of the registered manager.");
    paragraph(sample, second, 2, NULL,
        "Nothing here makes the Authority place a child where that would not "
        "be in the child’s interests.");
    open = paragraph(sample, second, 2, "2.2",
        "The Authority may move up to two Committed Places from one quarter to "
        "the next.");
    open->undecided = true;
    sub = paragraph(sample, second, 2, "2.3", "The notice is ");
    open = add(sample, sub, NODE_UNDECIDED);
    open->undecided = true;
    say(sample, open, NODE_TEXT, "number of weeks");
    say(sample, sub, NODE_TEXT, " long, and goes to ");
    say(sample, sub, NODE_BLANK, "Address for notices");
    say(sample, sub, NODE_TEXT, ".")->undecided = true;
}

static void add_release(struct sample *sample, struct node *operative)
{
    struct node *times;

    sample->release->parent = operative;
    sample->release->previous = operative->last;
    operative->last->next = sample->release;
    operative->last = sample->release;
    with_role(paragraph(sample, sample->release, 0, NULL,
                  "The board has yet to choose between two wordings of this "
                  "clause."),
        ROLE_WARNING)
        ->undecided = true;
    paragraph(sample, sample->release, 2, "3.1",
        "A notice of release arrives when this table says:");
    times = table(sample, sample->release, ROLE_NONE, "When a notice arrives");
    row(sample, times, "Sent by|Arrives")->is_header = true;
    row(sample, times, "Hand|When it is handed over");
    row(sample, times, "Post|On the second working day after it was posted");
}

/* The chart of the figures, and cells as a heat map has them. */
static void add_figures(struct sample *sample, struct node *parent)
{
    struct chart *chart = ARENA_NEW(sample->job.arena, struct chart);
    struct chart_series *series =
        arena_alloc(sample->job.arena, CHART_MOST_SERIES * sizeof *series);
    struct node *node = add(sample, parent, NODE_CHART), *map;

    *chart = figures_chart();
    for (size_t s = 0; s < chart->series_count; s++)
        series[s] =
            (struct chart_series){ spiced(sample, chart->series[s].name),
                chart->series[s].y };
    chart->series = series;
    chart->title = spiced(sample, chart->title);
    chart->alt = spiced(sample, chart->alt);
    chart->x_label = spiced(sample, chart->x_label);
    chart->y_label = spiced(sample, chart->y_label);
    node->chart = chart;
    node->caption = chart->title;
    map = table(sample, parent, ROLE_NONE, "Cost of a place by use");
    row(sample, map, "Occupancy|4 places")->is_header = true;
    row(sample, map, "60 per cent|£4,900.00")->last->shade = 3;
    row(sample, map, "95 per cent|£4,100.00")->last->is_flagged = true;
}

static void add_schedules(struct sample *sample)
{
    static const struct column columns[] = { { COLUMN_TEXT, 40 },
        { COLUMN_NUMBER, 20 }, { COLUMN_MONEY, 20 }, { COLUMN_DATE, 20 } };
    struct node *prices, *form, *grid, *answers;

    prices = section(sample, ROLE_SCHEDULE, "Schedule 1", "Places and fees");
    grid = table(sample, prices, ROLE_NONE, "Weekly fees");
    grid->columns = columns;
    grid->column_count = 4;
    row(sample, grid, "Home|Places|Weekly fee|From")->is_header = true;
    row(sample, grid, "Beacon House|4|£5,250.00|1 April 2027");
    row(sample, grid, "Harbour Lodge|3|£4,980.50|1 June 2027");
    paragraph(sample, clause(sample, prices, "1", "Fees", "What a week costs."),
        2, "1.1", "The fee for each week is in the table.");

    add_figures(sample, prices);
    form = section(sample, ROLE_SCHEDULE, "Schedule 2", "Placement form");
    with_role(paragraph(sample, form, 0, NULL,
                  "Rows with a star are also filled in for an emergency."),
        ROLE_NOTICE);
    answers = table(sample, form, ROLE_FORM, "The placement");
    row(sample, answers, "Reference of the child|");
    row(sample, answers, "Home|Beacon House")->is_starred = true;
    row(sample, answers, "Start date|")->is_starred = true;
}

static void add_execution(struct sample *sample)
{
    struct node *execution =
        section(sample, ROLE_EXECUTION, NULL, "Signatures");

    for (int i = 0; i < 2; i++) {
        struct node *block = add(sample, execution, NODE_SIGNATURE), *lines;

        paragraph(sample, block, 0, NULL,
            i == 0 ? "Signed for Chalkshire County Council by:"
                   : "Signed for the Provider by:");
        lines = table(sample, block, ROLE_SIGNATURE, "Lines to sign on");
        row(sample, lines, "Signature|");
        row(sample, lines, "Name|");
        row(sample, lines, "Date|");
    }
}

static void build(struct sample *sample, const char *spice)
{
    struct document *document = &sample->document;
    struct node *operative;

    *sample = (struct sample){ .job = job_begin(),
        .origin = { "volume.commitment", "soft", 1, NULL, "VOL-SOFT", NULL,
            "D-3" },
        .value = { "volume.commitment", "soft", 1, "beacon", "VOL-SOFT",
            "committed_places", "D-3" },
        .spice = spice };
    *document = (struct document){ .id = "framework-terms",
        .title = spiced(sample, "Framework Terms"),
        .subject = "Homes for children",
        .status = "Draft for consultation",
        .date = "2026-11-21",
        .audience = "consultation",
        .purpose = spiced(sample, "What the council and providers promise."),
        .plan = "framework-terms",
        .house = house_load(&sample->job, "templates/house-style.xml"),
        .root = document_add(sample->job.arena, NULL, NODE_DOCUMENT) };
    sample->release = clause(sample, NULL, "3", "Release of places",
        "If nobody needs the place you may sell it.");
    add_front(sample);
    operative = section(sample, ROLE_OPERATIVE, NULL, "Agreed terms");
    say(sample, add(sample, operative, NODE_HEADING), NODE_TEXT,
        "Part A: What is promised");
    add_definitions(sample, operative);
    add_commitment(sample, operative);
    add_release(sample, operative);
    add_schedules(sample);
    add_execution(sample);
    ck_assert_ptr_null(document_misplaced(document->root));
}

static const char *render_with(struct sample *sample, const char *format)
{
    struct renderer *renderer =
        render_open(&sample->job, "templates", sample->document.house);
    const struct format *row = render_find_format(format);
    struct bytes bytes = render_document(&sample->job, renderer,
        &sample->document, row, (struct render_options){ 0 });
    const char *folder = getenv("PACTION_OUT");

    render_close(renderer);
    findings_print(sample->job.findings, stderr);
    ck_assert_ptr_nonnull(bytes.start);
    ck_assert_uint_eq(strlen(bytes.start), bytes.size);
    if (folder != NULL && *sample->spice == '\0')
        ck_assert(file_write(&sample->job,
            arena_format(
                sample->job.arena, "%s/sample.%s", folder, row->extension),
            bytes.start, bytes.size));
    return bytes.start;
}

/* Whether every tag of a page is closed by its own, in order. */
static bool is_balanced(struct job *job, const char *html)
{
    static const char *const empty[] = { "meta", "img", "br", "col",
        "!DOCTYPE" };
    const char *open[64];
    int depth = 0;

    for (const char *p = strchr(html, '<'); p != NULL; p = strchr(p, '<')) {
        bool closes = *++p == '/', is_empty = false;
        const char *name = arena_format(
            job->arena, "%.*s", (int)strcspn(p + closes, " >\n"), p + closes);

        for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
            is_empty = is_empty || text_same(name, empty[i]);
        is_empty = is_empty || p[strcspn(p, ">") - 1] == '/'; /* in a picture */
        if (closes && (depth == 0 || !text_same(open[--depth], name)))
            return false;
        if (!closes && !is_empty && depth < 64)
            open[depth++] = name;
    }
    return depth == 0;
}

static void check_ids_once(struct job *job, const char *words, const char *id)
{
    for (const char *p = strstr(words, id); p != NULL; p = strstr(p + 1, id)) {
        const char *value = p + strlen(id);
        const char *whole = arena_format(
            job->arena, "%s%.*s\"", id, (int)strcspn(value, "\""), value);

        ck_assert_msg(count(words, whole) == 1, "twice: %s", whole);
    }
}

/* ---- neutral XML ------------------------------------------------------ */

static const struct element *parse_valid(struct sample *sample, const char *xml)
{
    struct xml_schema *schema =
        xml_schema_open(&sample->job, "templates/document.rng");
    const struct element *root;

    ck_assert_ptr_nonnull(schema);
    root = xml_parse(&sample->job, "sample", xml, strlen(xml), schema);
    findings_print(sample->job.findings, stderr);
    ck_assert_ptr_nonnull(root);
    xml_schema_close(schema);
    return root;
}

START_TEST(neutral_xml_keeps_its_schema_and_shows_every_kind)
{
    struct sample sample;

    build(&sample, "");
    const char *xml = render_with(&sample, "xml");
    const struct element *root = parse_valid(&sample, xml);
    for (int kind = 0; kind < NODE_KINDS; kind++)
        HAS(xml, arena_format(sample.job.arena, "<%s",
                     document_kind_name((enum node_kind)kind)));
    ck_assert_str_eq(xml_attribute(root, "title"), "Framework Terms");
    HAS(xml, "clause=\"volume.commitment\" variant=\"soft\" rule=\"VOL-SOFT\" "
             "decision=\"D-3\" version=\"1\"");
    HAS(xml, "<value record=\"beacon\" question=\"committed_places\">"
             "12 (twelve)</value>");
    HAS(xml, "<duty by=\"authorities\" to=\"providers\" timing=\"event\" "
             "otherwise=\"payment.interest\">");
    HAS(xml, "<column kind=\"money\" width=\"20\"/>");
    HAS(xml, "form=\"words\">Release of places</reference>");
    HAS(xml, "<at x=\"7\" words=\"7\"><y/><y value=\"3087000\" "
             "words=\"£30,870.00\"/>");
    HAS(xml, "<cell shade=\"3\" ");
    HAS(xml, "<cell flagged=\"yes\" ");
    job_end(&sample.job);
}
END_TEST

START_TEST(neutral_xml_of_the_same_tree_is_the_same)
{
    struct sample one, two;

    build(&one, "");
    build(&two, "");
    ck_assert_str_eq(document_xml_write(one.job.arena, &one.document),
        document_xml_write(two.job.arena, &two.document));
    job_end(&one.job);
    job_end(&two.job);
}
END_TEST

START_TEST(a_reference_out_of_the_document_leads_nowhere)
{
    struct sample sample;
    struct node *other, *reference;

    build(&sample, "");
    other = document_add(sample.job.arena, NULL, NODE_DOCUMENT);
    other = document_add(sample.job.arena, other, NODE_SECTION);
    other->bookmark = "_pd_other";
    reference = lead(say(&sample, sample.place, NODE_REFERENCE, "9"), other);
    const char *xml = document_xml_write(sample.job.arena, &sample.document);
    LACKS(xml, "_pd_other");
    reference->target = sample.release;
    sample.release->bookmark = NULL; /* then its heading's */
    xml = document_xml_write(sample.job.arena, &sample.document);
    HAS(xml, arena_format(sample.job.arena, "<reference target=\"%s\">9<",
                 sample.release->first->bookmark));
    job_end(&sample.job);
}
END_TEST

START_TEST(a_bookmark_stands_only_once)
{
    struct sample sample;

    build(&sample, "");
    sample.place->bookmark = sample.release->bookmark;
    check_ids_once(&sample.job,
        document_xml_write(sample.job.arena, &sample.document), " bookmark=\"");
    job_end(&sample.job);
}
END_TEST

/* ---- every format ----------------------------------------------------- */

START_TEST(hostile_words_are_words_in_every_format)
{
    static const char *const formats[] = { "xml", "html", "akn" };
    struct sample sample;

    build(&sample, HOSTILE);
    parse_valid(
        &sample, document_xml_write(sample.job.arena, &sample.document));
    for (size_t i = 0; i < 3; i++) {
        const char *words = render_with(&sample, formats[i]);

        LACKS(words, "<script");
        LACKS(words, "\x02");
        ck_assert_int_gt(count(words, "&lt;script&gt;alert("), 50);
        LACKS(words, "</script> & ");
    }
    HAS(render_with(&sample, "txt"), "<script>alert(\"a'b\")</script> & ]]>");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_web_page_is_whole_and_shows_every_kind)
{
    static const char *const marks[NODE_KINDS] = {
        [NODE_DOCUMENT] = "<html lang=\"en-GB\">",
        [NODE_COVER] = "<header class=\"cover\">",
        [NODE_CONTENTS] = "<nav class=\"rail\"",
        [NODE_SECTION] = "<section class=\"section schedule\"",
        [NODE_CLAUSE] = "<section class=\"clause with-plain numbered\"",
        [NODE_HEADING] = "<h2 class=\"section-head\"",
        [NODE_PARAGRAPH] = "<p class=\"p l3 has-num\"",
        [NODE_TABLE] = "<caption>Weekly fees</caption>",
        [NODE_ROW] = "<tr id=",
        [NODE_CELL] = "<td class=\"money\"",
        [NODE_CHART] = "<figure class=\"chart\" id=",
        [NODE_DEFINITION] = "<p class=\"definition\"",
        [NODE_SIGNATURE] = "<div class=\"signing\"",
        [NODE_PLAIN] = "<p class=\"plain-title\">In plain words</p>",
        [NODE_TEXT] = "kept the Home registered",
        [NODE_TERM] = "<a class=\"term\" href=\"#_pd_",
        [NODE_DEFINED] = "<dfn>Place</dfn>",
        [NODE_VALUE] = "<span class=\"value\">12 (twelve)</span>",
        [NODE_BLANK] = "(to be filled in: Address for notices)",
        [NODE_REFERENCE] = "<a class=\"reference\" href=\"#_pd_",
        [NODE_UNDECIDED] = "[number of weeks]</mark>",
        [NODE_DUTY] = "<span class=\"duty\">",
        [NODE_DEADLINE] = "<span class=\"deadline\">in each quarter</span>",
    };
    struct sample sample;

    build(&sample, "");
    const char *page = render_with(&sample, "html");
    ck_assert(text_starts(page, "<!DOCTYPE html>\n<html"));
    ck_assert(is_balanced(&sample.job, page));
    for (int kind = 0; kind < NODE_KINDS; kind++)
        HAS(page, marks[kind]);
    check_ids_once(&sample.job, page, " id=\"");
    LACKS(page, "<script");
    LACKS(page, "https:");
    ck_assert_int_eq(count(page, "<h1"), 1);
    HAS(page, "<th scope=\"row\"");
    HAS(page, "<th scope=\"col\"");
    HAS(page, "--accent:#1F3A5F");
    HAS(page, "<figcaption>What a week costs</figcaption><svg ");
    HAS(page, "<td class=\"number\">£5,250.00</td>");
    HAS(page, "<li>Places in use 5: one more place costs less");
    HAS(page, "<td class=\"shade3\"");
    HAS(page, "--shade3:#C4C4C4");
    HAS(page, "£4,100.00\u00a0\u2020</p>");
    job_end(&sample.job);
}
END_TEST

START_TEST(akoma_ntoso_is_well_formed_and_shows_every_kind)
{
    static const char *const marks[NODE_KINDS] = {
        [NODE_DOCUMENT] = "<doc name=\"contract\">",
        [NODE_COVER] = "<docTitle>Framework Terms</docTitle>",
        [NODE_CONTENTS] = "<tocItem level=\"2\" href=\"#operative_1__clause_2",
        [NODE_SECTION] = "<hcontainer name=\"operative\" eId=\"operative_1\"",
        [NODE_CLAUSE] = "<clause eId=\"operative_1__clause_2\"",
        [NODE_HEADING] = "<heading>Committed places<noteRef ",
        [NODE_PARAGRAPH] =
            "<subparagraph eId=\"operative_1__clause_2__subclause_2.1__"
            "paragraph_b__subparagraph_ii\"",
        [NODE_TABLE] = "<caption>Weekly fees</caption>",
        [NODE_ROW] = "<tr ",
        [NODE_CELL] = "<td class=\"money\"",
        [NODE_CHART] = "<table class=\"chart\">",
        [NODE_DEFINITION] = "<hcontainer name=\"definition\"",
        [NODE_SIGNATURE] = "<container name=\"signature\"",
        [NODE_PLAIN] = "<note eId=\"note_operative_1__clause_2\"",
        [NODE_TEXT] = "kept the Home registered",
        [NODE_TERM] = "<term refersTo=\"#term-_pd_",
        [NODE_DEFINED] = "<def refersTo=\"#term-_pd_",
        [NODE_VALUE] = "<span class=\"value\">12 (twelve)</span>",
        [NODE_BLANK] = "<fillIn>Address for notices</fillIn>",
        [NODE_REFERENCE] = "<ref href=\"#operative_1__clause_3\">3</ref>",
        [NODE_UNDECIDED] = "<span class=\"undecided\">[number of weeks]</span>",
        [NODE_DUTY] =
            "<span class=\"duty\" title=\"authorities to providers\">",
        [NODE_DEADLINE] = "<span class=\"deadline\">in each quarter</span>",
    };
    struct sample sample;

    build(&sample, "");
    const char *akn = render_with(&sample, "akn");
    ck_assert_ptr_nonnull(
        xml_parse(&sample.job, "akn", akn, strlen(akn), NULL));
    for (int kind = 0; kind < NODE_KINDS; kind++)
        HAS(akn, marks[kind]);
    check_ids_once(&sample.job, akn, " eId=\"");
    HAS(akn, "<wrapUp><p");
    HAS(akn, "<p class=\"alt\">A hard block costs £39,200.00");
    HAS(akn, "<td class=\"money\"><p>–</p></td>");
    HAS(akn, "<td class=\"flagged\"");
    job_end(&sample.job);
}
END_TEST

START_TEST(plain_text_has_numbers_columns_and_underlines)
{
    struct sample sample;

    build(&sample, "");
    const char *words = render_with(&sample, "txt");
    HAS(words, "\n2  Committed places\n-------------------\n");
    HAS(words, "\n2.1   The Authority commits to buy 12 (twelve) Places");
    HAS(words, "\n      (a)   kept the Home registered; and\n");
    HAS(words, "\n            (i)   any notice from Ofsted; and\n");
    HAS(words, "\n2.2   [The Authority may move");
    HAS(words, "[number of weeks] long, and goes to ________________ (Address "
               "for notices)[.]\n");
    HAS(words, "\nBeacon House            4     £5,250.00  1 April 2027\n");
    HAS(words, "\nReference of the child:   ________________\n");
    HAS(words, "\nHome *:                   Beacon House\n");
    HAS(words, "\n95 per cent    £4,100.00 \u2020\n");
    HAS(words, "\nPlaces in use 5: one more place costs less from here\n");
    HAS(words, "\n                     7                       -           "
               "   £30,870.00              £39,200.00  \n");
    LACKS(words, "<");
    job_end(&sample.job);
}
END_TEST

/* ---- render ----------------------------------------------------------- */

START_TEST(every_format_is_found_by_its_name)
{
    size_t i;

    for (i = 0; render_format(i) != NULL; i++)
        ck_assert_ptr_eq(
            render_find_format(render_format(i)->name), render_format(i));
    ck_assert_uint_ge(i, 5);
    ck_assert_ptr_null(render_find_format("doc"));
}
END_TEST

START_TEST(a_folder_without_templates_is_a_finding)
{
    struct sample sample;

    build(&sample, "");
    struct renderer *renderer =
        render_open(&sample.job, "tests", sample.document.house);
    for (size_t i = 0; render_format(i) != NULL; i++) {
        bool is_plain = text_same(render_format(i)->name, "xml");

        ck_assert(render_prepare(&sample.job, renderer, render_format(i)) ==
                  is_plain);
    }
    ck_assert(is_found(&sample.job, "file-unreadable"));
    render_close(renderer);
    job_end(&sample.job);
}
END_TEST

START_TEST(the_first_page_leads_to_every_file)
{
    struct sample sample;

    build(&sample, "");
    struct document child = sample.document;
    child.title = arena_format(sample.job.arena, "Placement %s", HOSTILE);
    child.holds_child_data = true;
    const struct pack_file files[] = {
        { render_find_format("html"), "framework-terms.html", 48211 },
        { render_find_format("docx"), "framework-terms.docx", 1204998 },
    };
    const struct pack_entry entries[] = { { &sample.document, files, 2 },
        { &child, files + 1, 1 } };
    const struct pack_index index = { "Homes for children", "A framework",
        "consultation", "Beacon Care", "Draft for consultation", "2026-11-21",
        entries, 2, 0, 1, 5 };
    struct renderer *renderer =
        render_open(&sample.job, "templates", sample.document.house);
    struct bytes page = render_index(&sample.job, renderer, &index);
    ck_assert_ptr_nonnull(page.start);
    ck_assert(is_balanced(&sample.job, page.start));
    HAS((const char *)page.start, "href=\"framework-terms.docx\"");
    HAS((const char *)page.start, "<dt>For</dt><dd>Beacon Care</dd>");
    LACKS((const char *)page.start, "Everyone asked to comment");
    HAS((const char *)page.start, "1.2 MB");
    HAS((const char *)page.start, "48 KB");
    HAS((const char *)page.start, "no errors, 1 warning and 5 notes");
    HAS((const char *)page.start, "child’s personal data");
    LACKS((const char *)page.start, "<script");
    render_close(renderer);
    job_end(&sample.job);
}
END_TEST

START_TEST(a_house_style_cannot_leave_its_value)
{
    struct sample sample;

    build(&sample, "");
    struct house house = *sample.document.house;
    house.body_font = "x\"}</style><script>";
    const char *css =
        house_css_write(sample.job.arena, &house, "a\"}\n</style>");
    LACKS(css, "<");
    LACKS(css, "x\"}");
    HAS(css, "size: 210.00mm 297.00mm;margin: 25.00mm");
    job_end(&sample.job);
}
END_TEST

START_TEST(a_picture_becomes_an_address)
{
    struct job job = job_begin();

    ck_assert_str_eq(
        data_url_write(job.arena, "image/png", (struct bytes){ "Mann", 4 }),
        "data:image/png;base64,TWFubg==");
    ck_assert_str_eq(
        data_url_write(job.arena, "a/b", (struct bytes){ "\xff\xfe", 2 }),
        "data:a/b;base64,//4=");
    job_end(&job);
}
END_TEST

/* ---- stylesheets ------------------------------------------------------ */

#define HEAD                                                                   \
    "<xsl:stylesheet version='1.0' "                                           \
    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"

/* Runs a stylesheet with this in it on <a/>; whether it wrote anything. */
static bool runs(struct job *job, const char *inside)
{
    const char *path = "build/tests/try.xsl";
    const char *words =
        arena_format(job->arena, HEAD "%s</xsl:stylesheet>", inside);
    struct stylesheet *stylesheet;
    bool wrote;

    ck_assert(file_make_folder(job, "build/tests"));
    ck_assert(file_write(job, path, words, strlen(words)));
    stylesheet = stylesheet_open(job, path);
    wrote = stylesheet != NULL &&
            stylesheet_run(job, stylesheet, "try", "<a/>", NULL).start != NULL;
    stylesheet_close(stylesheet);
    return wrote;
}

START_TEST(a_stylesheet_reaches_nothing_but_its_input)
{
    static const char *const tries[] = {
        "<xsl:include href='Makefile'/>",
        "<xsl:import href='build/tests/try.xsl'/>",
        "<xsl:include href='http://127.0.0.1:9/x.xsl'/>",
        "<xsl:template match='/'><b><xsl:copy-of "
        "select=\"document('build/tests/try.xsl')\"/></b></xsl:template>",
        "<xsl:template match='/'><b><xsl:copy-of "
        "select=\"document('')\"/></b></xsl:template>",
        "<xsl:template match='/'><xsl:document xmlns:xsl='http://www.w3.org/"
        "1999/XSL/Transform' href='build/tests/leak'>x</xsl:document><b/>"
        "</xsl:template>",
    };

    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct job job = job_begin();

        ck_assert_msg(!runs(&job, tries[i]), "ran: %s", tries[i]);
        ck_assert_int_gt(findings_errors(job.findings), 0);
        ck_assert(!file_exists("build/tests/leak"));
        job_end(&job);
    }
}
END_TEST

START_TEST(a_stylesheet_has_no_extensions)
{
    struct job job = job_begin();

    runs(&job, "<xsl:template match='/'><e:document "
               "xmlns:e='http://exslt.org/common' href='build/tests/leak' "
               "xsl:extension-element-prefixes='e'>x</e:document><b/>"
               "</xsl:template>");
    ck_assert(!file_exists("build/tests/leak"));
    ck_assert(!runs(&job, "<xsl:template match='/'><xsl:value-of select='"
                          "d:date-time()' xmlns:d='http://exslt.org/dates-and-"
                          "times'/></xsl:template>"));
    ck_assert(is_found(&job, "stylesheet-failed"));
    job_end(&job);
}
END_TEST

START_TEST(a_stylesheet_that_does_not_end_is_ended)
{
    static const char *const tries[] = {
        "<xsl:template match='/'><xsl:apply-templates select='.'/>"
        "</xsl:template>",
        "<xsl:template match='/'><xsl:call-template name='f'><xsl:with-param "
        "name='n' select='30'/></xsl:call-template></xsl:template>"
        "<xsl:template name='f'><xsl:param name='n'/><xsl:if test='$n &gt; 0'>"
        "<xsl:call-template name='f'><xsl:with-param name='n' select='$n - 1'/>"
        "</xsl:call-template><xsl:call-template name='f'><xsl:with-param "
        "name='n' select='$n - 1'/></xsl:call-template></xsl:if>"
        "</xsl:template>",
    };

    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct job job = job_begin();

        ck_assert(!runs(&job, tries[i]));
        ck_assert(is_found(&job, "stylesheet-failed"));
        job_end(&job);
    }
}
END_TEST

START_TEST(a_stylesheet_may_refuse)
{
    struct job job = job_begin();

    ck_assert(!runs(&job, "<xsl:template match='/'><b/><xsl:message>not this"
                          "</xsl:message></xsl:template>"));
    ck_assert(is_found(&job, "stylesheet-failed"));
    ck_assert_str_eq(findings_first(job.findings)->message, "not this");
    job_end(&job);
}
END_TEST

START_TEST(what_is_wrong_in_a_stylesheet_has_its_line)
{
    struct job job = job_begin();

    ck_assert(!runs(&job, "\n\n<xsl:template match='/'>\n<xsl:value-of "
                          "select='1 +'/></xsl:template>"));
    ck_assert(is_found(&job, "stylesheet-wrong"));
    const struct finding *last = findings_first(job.findings);
    while (last->next != NULL)
        last = last->next;
    ck_assert_str_eq(last->place.file, "build/tests/try.xsl");
    ck_assert_int_eq(last->place.line, 4);
    job_end(&job);
}
END_TEST

START_TEST(a_stylesheet_gets_its_parameters_as_words)
{
    static const struct parameter parameters[] = { { "p", "it's \"1 + 1\"" },
        { NULL, NULL } };
    const char *path = "build/tests/try.xsl";
    struct job job = job_begin();

    ck_assert(runs(&job, "<xsl:output method='text'/><xsl:param name='p'/>"
                         "<xsl:template match='/'>p:<xsl:value-of "
                         "select='$p'/></xsl:template>"));
    struct stylesheet *stylesheet = stylesheet_open(&job, path);
    for (int i = 0; i < 2; i++)
        ck_assert_str_eq(
            stylesheet_run(&job, stylesheet, "try", "<a/>", parameters).start,
            "p:it's \"1 + 1\"");
    ck_assert_ptr_null(
        stylesheet_run(&job, stylesheet, "try", "<a>", NULL).start);
    ck_assert_ptr_null(
        stylesheet_run(&job, stylesheet, "try", "<!DOCTYPE a><a/>", NULL)
            .start);
    stylesheet_close(stylesheet);
    job_end(&job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("formats");
    TCase *tcase = tcase_create("formats");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, neutral_xml_keeps_its_schema_and_shows_every_kind);
    tcase_add_test(tcase, neutral_xml_of_the_same_tree_is_the_same);
    tcase_add_test(tcase, a_reference_out_of_the_document_leads_nowhere);
    tcase_add_test(tcase, a_bookmark_stands_only_once);
    tcase_add_test(tcase, hostile_words_are_words_in_every_format);
    tcase_add_test(tcase, a_web_page_is_whole_and_shows_every_kind);
    tcase_add_test(tcase, akoma_ntoso_is_well_formed_and_shows_every_kind);
    tcase_add_test(tcase, plain_text_has_numbers_columns_and_underlines);
    tcase_add_test(tcase, every_format_is_found_by_its_name);
    tcase_add_test(tcase, a_folder_without_templates_is_a_finding);
    tcase_add_test(tcase, the_first_page_leads_to_every_file);
    tcase_add_test(tcase, a_house_style_cannot_leave_its_value);
    tcase_add_test(tcase, a_picture_becomes_an_address);
    tcase_add_test(tcase, a_stylesheet_reaches_nothing_but_its_input);
    tcase_add_test(tcase, a_stylesheet_has_no_extensions);
    tcase_add_test(tcase, a_stylesheet_that_does_not_end_is_ended);
    tcase_add_test(tcase, a_stylesheet_may_refuse);
    tcase_add_test(tcase, what_is_wrong_in_a_stylesheet_has_its_line);
    tcase_add_test(tcase, a_stylesheet_gets_its_parameters_as_words);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
