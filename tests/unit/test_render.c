/* The Word writer, on a small document that has everything in it. */
#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "document/house.h"
#include "io/file.h"
#include "io/package.h"
#include "render/docx.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* A document as it is built. Every node gets a bookmark of its own. */
struct sample {
    struct job job;
    struct document document;
    struct node *sub, *limb, *direct, *release, *prices, *second;
    int bookmarks;
};

static struct node *add(
    struct sample *sample, struct node *parent, enum node_kind kind)
{
    struct node *node = document_add(sample->job.arena, parent, kind);

    if (!document_is_inline(kind) && kind != NODE_DOCUMENT)
        node->bookmark = arena_format(
            sample->job.arena, "_pd_%08x", ++sample->bookmarks * 2654435);
    return node;
}

/* Words, where *these are defined* and _these are a value_. */
static void say(struct sample *sample, struct node *parent, const char *words)
{
    while (*words != '\0') {
        enum node_kind kind = *words == '*'   ? NODE_DEFINED
                              : *words == '_' ? NODE_VALUE
                                              : NODE_TEXT;
        const char *start = kind == NODE_TEXT ? words : words + 1;
        size_t length = strcspn(start, kind == NODE_DEFINED ? "*"
                                       : kind == NODE_VALUE ? "_"
                                                            : "*_");

        document_add_text(sample->job.arena, parent, kind,
            arena_format(sample->job.arena, "%.*s", (int)length, start));
        words = start + length + (kind != NODE_TEXT);
    }
}

static struct node *paragraph(struct sample *sample, struct node *parent,
    int level, const char *label, const char *words)
{
    struct node *node = add(sample, parent, NODE_PARAGRAPH);

    node->level = level;
    node->label = label;
    say(sample, node, words);
    return node;
}

static struct node *heading(
    struct sample *sample, struct node *parent, const char *words)
{
    struct node *node = add(sample, parent, NODE_HEADING);

    say(sample, node, words);
    return node;
}

static struct node *section(
    struct sample *sample, enum role role, const char *label, const char *words)
{
    struct node *node = add(sample, sample->document.root, NODE_SECTION);

    node->role = role;
    node->label = label;
    if (words != NULL)
        heading(sample, node, words);
    return node;
}

static struct node *clause(struct sample *sample, struct node *parent,
    const char *label, const char *words)
{
    struct node *node = add(sample, parent, NODE_CLAUSE);
    struct node *name = heading(sample, node, words);

    node->label = label;
    name->level = LEVEL_CLAUSE;
    name->label = label;
    return node;
}

static void refer(struct sample *sample, struct node *parent,
    const struct node *target, enum reference_form form, const char *words)
{
    struct node *node =
        document_add_text(sample->job.arena, parent, NODE_REFERENCE, words);

    node->target = target;
    node->form = form;
}

static struct node *blank(
    struct sample *sample, struct node *parent, const char *label)
{
    return document_add_text(sample->job.arena, parent, NODE_BLANK, label);
}

static void line(struct sample *sample, struct node *cover, enum role role,
    const char *words)
{
    paragraph(sample, cover, LEVEL_NONE, NULL, words)->role = role;
}

static struct node *table(struct sample *sample, struct node *parent,
    enum role role, const char *caption)
{
    struct node *node = add(sample, parent, NODE_TABLE);

    node->role = role;
    node->caption = caption;
    return node;
}

/* Cells are parted by |; an empty one gets a blank. */
static struct node *row(
    struct sample *sample, struct node *parent, const char *cells)
{
    struct node *node = add(sample, parent, NODE_ROW);

    for (;;) {
        size_t length = strcspn(cells, "|");
        struct node *cell = add(sample, node, NODE_CELL);
        struct node *words = paragraph(sample, cell, LEVEL_NONE, NULL,
            arena_format(sample->job.arena, "%.*s", (int)length, cells));

        if (length == 0)
            blank(sample, words, "Answer");
        if (cells[length] == '\0')
            return node;
        cells += length + 1;
    }
}

static void add_cover(struct sample *sample)
{
    struct node *cover = add(sample, sample->document.root, NODE_COVER);

    line(sample, cover, ROLE_STATUS, "Draft for consultation");
    line(sample, cover, ROLE_TITLE, "Framework Terms");
    line(sample, cover, ROLE_SUBTITLE,
        "Homes for Children: Block and Partnership Placements");
    line(sample, cover, ROLE_PARTY, "Chalkshire County Council");
    line(sample, cover, ROLE_PARTY, "and the Providers named in it");
    line(sample, cover, ROLE_DATE, "21 November 2026");
}

static void add_front(struct sample *sample)
{
    struct node *parties, *background;

    parties = section(sample, ROLE_PARTIES, NULL, "Parties");
    paragraph(sample, parties, LEVEL_NONE, NULL,
        "This agreement is dated the day on which the last of the parties "
        "signs it, and is made between:");
    paragraph(sample, parties, LEVEL_CLAUSE, "(1)",
        "_Chalkshire County Council_ of _County Hall, Beacon Road, "
        "Chalkminster CM1 4QT_ (the *Authority*); and");
    struct node *provider = paragraph(sample, parties, LEVEL_CLAUSE, "(2)", "");
    struct node *name = blank(sample, provider, "Name of the provider");
    name->undecided = true;
    say(sample, provider, " of ");
    blank(sample, provider, "Registered office of the provider");
    say(sample, provider, " (the *Provider*).");

    background = section(sample, ROLE_BACKGROUND, NULL, "Background");
    paragraph(sample, background, LEVEL_CLAUSE, "(A)",
        "The Authority must, so far as reasonably practicable, secure enough "
        "places within its area for the children it looks after.");
    paragraph(sample, background, LEVEL_CLAUSE, "(B)",
        "Places that are neither promised nor paid for are not there when a "
        "child needs one. Places that are paid for and stand empty help no "
        "one. The parties have written these terms together to avoid both.");
}

static void add_definitions(struct sample *sample, struct node *operative)
{
    struct node *interpretation =
        clause(sample, operative, "1", "Interpretation");
    struct node *definition;

    paragraph(sample, interpretation, LEVEL_SUB, "1.1",
        "In this agreement these words have these meanings:");
    definition = add(sample, interpretation, NODE_DEFINITION);
    say(sample, definition,
        "*Committed Places*: the number of Places in each Quarter that the "
        "Authority promises to buy, as ");
    refer(sample, definition, sample->prices, REFERENCE_NUMBER, "Schedule 1");
    say(sample, definition, " says.");
    definition = add(sample, interpretation, NODE_DEFINITION);
    say(sample, definition, "*Home*: a children's home that:");
    paragraph(sample, interpretation, LEVEL_LIMB, "(a)",
        "is registered under the Care Standards Act 2000; and");
    paragraph(sample, interpretation, LEVEL_LIMB, "(b)",
        "is named in the Provider's entry to this framework.");
    definition = add(sample, interpretation, NODE_DEFINITION);
    say(sample, definition, "*Working Day*: a day other than:");
    paragraph(sample, interpretation, LEVEL_LIMB, "(a)",
        "a Saturday or a Sunday; or");
    sample->second = paragraph(sample, interpretation, LEVEL_LIMB, "(b)",
        "a bank holiday in England.");
    paragraph(sample, interpretation, LEVEL_SUB, "1.2",
        "A reference to a law is to it as it is in force from time to time.");
}

static void add_commitment(struct sample *sample, struct node *operative)
{
    struct node *commitment =
        clause(sample, operative, "2", "Committed Places");
    struct node *note;

    note = paragraph(sample, commitment, LEVEL_NONE, NULL,
        "The board has yet to choose how far the commitment bends. Both "
        "wordings stand here until it does.");
    note->role = ROLE_WARNING;
    sample->sub = paragraph(sample, commitment, LEVEL_SUB, "2.1",
        "The Authority commits to buy _12 (twelve)_ Places in each Quarter, "
        "less any released under clause ");
    refer(sample, sample->sub, sample->release, REFERENCE_NUMBER, "3");
    say(sample, sample->sub, " (");
    refer(sample, sample->sub, sample->release, REFERENCE_WORDS,
        "Release of Places");
    say(sample, sample->sub, "), if the Provider has:");
    paragraph(
        sample, commitment, LEVEL_LIMB, "(a)", "kept the Home registered; and");
    sample->limb = paragraph(sample, commitment, LEVEL_LIMB, "(b)",
        "told the Authority without delay of:");
    paragraph(sample, commitment, LEVEL_SUBLIMB, "(i)",
        "any notice or condition from Ofsted; and");
    paragraph(sample, commitment, LEVEL_SUBLIMB, "(ii)",
        "any change of the registered manager.");
    paragraph(sample, commitment, LEVEL_NONE, NULL,
        "Nothing in this clause makes the Authority place a child where that "
        "would not be in the child's interests.");
    struct node *open = paragraph(sample, commitment, LEVEL_SUB, "2.2", "");
    open->undecided = true;
    say(sample, open,
        "The Authority may move up to two Committed Places from one Quarter "
        "to the next.");
}

static void add_release(struct sample *sample)
{
    struct node *words;

    sample->direct = paragraph(sample, sample->release, LEVEL_LIMB, "(a)",
        "A Place is released when the Provider offers it to another buyer.");
    words = paragraph(sample, sample->release, LEVEL_LIMB, "(b)",
        "Paragraph (a) yields to clause ");
    refer(sample, words, sample->sub, REFERENCE_NUMBER, "2.1");
    say(sample, words, " and clause ");
    refer(sample, words, sample->limb, REFERENCE_NUMBER, "2.1(b)");
    say(sample, words, ", and to ");
    refer(sample, words, sample->direct, REFERENCE_NUMBER, "clause 3(a)");
    say(sample, words, " itself, but not to paragraph ");
    refer(sample, words, sample->second, REFERENCE_NUMBER, "(b)");
    say(sample, words, " of the definition of Working Day.");
    struct node *plain = add(sample, sample->release, NODE_PLAIN);
    plain->text = "If nobody needs the place you may sell it.";
    paragraph(sample, sample->release, LEVEL_SUB, "3.1",
        "The parties meet once in each Quarter to look at what was released.");
}

static void add_operative(struct sample *sample)
{
    struct node *operative =
        section(sample, ROLE_OPERATIVE, NULL, "Agreed terms");
    struct node *words;

    heading(sample, operative, "Part A: What is promised");
    add_definitions(sample, operative);
    add_commitment(sample, operative);
    /* the clause was made before what refers to it; now it takes its place */
    sample->release->parent = operative;
    sample->release->previous = operative->last;
    operative->last->next = sample->release;
    operative->last = sample->release;
    add_release(sample);

    heading(sample, operative, "Part B: General");
    struct node *general = clause(sample, operative, "4", "Notices");
    words = paragraph(sample, general, LEVEL_SUB, "4.1",
        "A notice is in writing and goes to ");
    blank(sample, words, "Address for notices");
    say(sample, words, " or to an address given under ");
    refer(sample, words, sample->prices, REFERENCE_NUMBER, "Schedule 1");
    say(sample, words, ".");
    paragraph(
        sample, general, LEVEL_SUB, "4.2", "These times apply to notices:");
    struct node *times = table(sample, general, ROLE_NONE,
        "When a notice "
        "arrives");
    row(sample, times, "Sent by|Arrives")->is_header = true;
    row(sample, times, "Hand|When it is handed over");
    row(sample, times, "Post|On the second Working Day after posting");
    paragraph(sample, general, LEVEL_SUB, "4.3",
        "E-mail alone is no notice of ending.");
}

static void add_schedules(struct sample *sample)
{
    static const struct column columns[] = { { COLUMN_TEXT, 40 },
        { COLUMN_NUMBER, 20 }, { COLUMN_MONEY, 20 }, { COLUMN_MONEY, 20 } };
    struct node *prices = sample->prices, *fees, *words, *form;

    prices->parent = sample->document.root;
    prices->previous = sample->document.root->last;
    sample->document.root->last->next = prices;
    sample->document.root->last = prices;

    heading(sample, prices, "Part 1: Weekly fees");
    fees = clause(sample, prices, "1", "Fees");
    words = paragraph(sample, fees, LEVEL_SUB, "1.1",
        "The fee for each Place in each week is in the table; paragraph ");
    refer(sample, words, words, REFERENCE_NUMBER, "1.1");
    say(sample, words, " of ");
    refer(sample, words, prices, REFERENCE_NUMBER, "Schedule 1");
    say(sample, words, " prevails over clause ");
    refer(sample, words, sample->sub, REFERENCE_NUMBER, "2.1");
    say(sample, words, ".");
    struct node *grid = table(sample, prices, ROLE_NONE, "Weekly fees");
    grid->columns = columns;
    grid->column_count = 4;
    row(sample, grid, "Home|Committed Places|Weekly fee|Retainer")->is_header =
        true;
    row(sample, grid, "Beacon House, Chalkminster|4|£5,250.00|£3,150.00");
    row(sample, grid, "Harbour Lodge|3|£4,980.50|£2,988.30");
    row(sample, grid, "Old Mill|1|£6,105.00|£3,663.00");

    form = section(sample, ROLE_SCHEDULE, "Schedule 2", "Placement form");
    words = paragraph(sample, form, LEVEL_NONE, NULL,
        "Rows with a star are also filled in for an emergency.");
    words->role = ROLE_NOTICE;
    struct node *answers = table(sample, form, ROLE_FORM, "The placement");
    row(sample, answers, "Reference of the child|");
    row(sample, answers, "Home|Beacon House")->is_starred = true;
    row(sample, answers, "Start date|")->is_starred = true;
    struct node *more = table(sample, form, ROLE_FORM, NULL);
    row(sample, more, "Allergies|");
    struct node *care = clause(sample, form, "1", "Care");
    paragraph(
        sample, care, LEVEL_SUB, "1.1", "The Provider keeps to the care plan.");
    paragraph(sample, care, LEVEL_LIMB, "(a)", "It says so at once if not.");
}

static void add_execution(struct sample *sample)
{
    static const char *const signers[] = { "Chalkshire County Council",
        "the Provider" };
    struct node *execution =
        section(sample, ROLE_EXECUTION, NULL, "Signatures");

    paragraph(sample, execution, LEVEL_NONE, NULL,
        "Each party signs once, on a day that it writes beside its name.");
    for (int i = 0; i < 2; i++) {
        struct node *block = add(sample, execution, NODE_SIGNATURE);

        paragraph(sample, block, LEVEL_NONE, NULL,
            arena_format(sample->job.arena,
                "Signed for and on behalf of *%s* by:", signers[i]));
        struct node *lines =
            table(sample, block, ROLE_SIGNATURE, "Lines to sign on");
        static const struct column columns[] = { { COLUMN_TEXT, 25 },
            { COLUMN_TEXT, 75 } };
        lines->columns = columns;
        lines->column_count = 2;
        row(sample, lines, "Signature|");
        row(sample, lines, "Name|");
        row(sample, lines, "Office|");
        row(sample, lines, "Date|");
    }
}

static struct sample build(void)
{
    struct sample sample = { .job = job_begin() };
    struct document *document = &sample.document;

    *document = (struct document){ .id = "framework-terms",
        .title = "Framework Terms",
        .subject = "Homes for Children: Block and Partnership Placements",
        .status = "Draft for consultation",
        .date = "2026-11-21",
        .house = house_load(&sample.job, "templates/house-style.xml"),
        .root = document_add(sample.job.arena, NULL, NODE_DOCUMENT) };
    add_cover(&sample);
    add(&sample, document->root, NODE_CONTENTS);
    sample.release = clause(&sample, NULL, "3", "Release of Places");
    sample.prices = add(&sample, NULL, NODE_SECTION);
    sample.prices->role = ROLE_SCHEDULE;
    sample.prices->label = "Schedule 1";
    heading(&sample, sample.prices, "Places and fees");
    add_front(&sample);
    add_operative(&sample);
    add_schedules(&sample);
    add_execution(&sample);
    return sample;
}

static struct bytes write_sample(
    struct sample *sample, struct docx_options options)
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

static int count(const char *words, const char *part)
{
    int n = 0;

    for (; (words = strstr(words, part)) != NULL; words++)
        n++;
    return n;
}

#define HAS(words, part)                                                       \
    ck_assert_msg(strstr((words), (part)) != NULL, "no %s", (part))
#define LACKS(words, part)                                                     \
    ck_assert_msg(strstr((words), (part)) == NULL, "there is %s", (part))

START_TEST(the_sample_keeps_the_grammar_of_the_tree)
{
    struct sample sample = build();

    ck_assert_ptr_null(document_misplaced(sample.document.root));
    job_end(&sample.job);
}
END_TEST

START_TEST(the_same_document_gives_the_same_bytes)
{
    struct sample one = build(), two = build();
    struct bytes a = write_sample(&one, (struct docx_options){ 0 });
    struct bytes b = write_sample(&two, (struct docx_options){ 0 });

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
    struct sample sample = build();
    struct bytes file = write_sample(&sample, (struct docx_options){ 0 });
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
    struct sample sample = build();
    struct bytes file = write_sample(&sample, (struct docx_options){ 0 });
    const char *numbers = part(&sample, file, "word/numbering.xml");

    /* clauses, schedules, parties, recitals; and one for each schedule */
    ck_assert_int_eq(count(numbers, "<w:abstractNum "), 6);
    /* the second definition's limbs; 3.1, which stands after 3(a) */
    ck_assert_int_eq(count(numbers, "<w:startOverride "), 2);
    HAS(numbers, "<w:lvlText w:val=\"Schedule %1\"/>");
    HAS(numbers, "<w:numFmt w:val=\"upperLetter\"/>");
    job_end(&sample.job);
}
END_TEST

START_TEST(contents_stand_in_the_file_as_links)
{
    struct sample sample = build();
    struct bytes file = write_sample(&sample, (struct docx_options){ 0 });
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
    struct sample sample = build();
    struct bytes file = write_sample(
        &sample, (struct docx_options){ .pages = pages, .page_count = 12 });
    const char *body = part(&sample, file, "word/document.xml");

    HAS(body, "TOC \\h \\z");
    ck_assert_int_eq(count(body, " PAGEREF "), 12);
    job_end(&sample.job);
}
END_TEST

START_TEST(a_copy_for_execution_tells_nothing_of_the_inside)
{
    struct sample sample = build();
    struct bytes file =
        write_sample(&sample, (struct docx_options){ .for_execution = true });
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
    struct sample sample = build();
    struct bytes file = write_sample(&sample, (struct docx_options){ 0 });
    const char *body = part(&sample, file, "word/document.xml");

    ck_assert_int_eq(count(body, "<w:t>[</w:t>"), 2);
    ck_assert_int_eq(count(body, "<w:t>]</w:t>"), 2);
    LACKS(body, "If nobody needs the place");
    HAS(body, "<w:alias w:val=\"Address for notices\"/>");
    HAS(body, "<w:rStyle w:val=\"DefinedTerm\"/></w:rPr>"
              "<w:t>Authority</w:t>");
    job_end(&sample.job);
}
END_TEST

START_TEST(tables_have_names_header_rows_and_right_aligned_money)
{
    struct sample sample = build();
    struct bytes file = write_sample(&sample, (struct docx_options){ 0 });
    const char *body = part(&sample, file, "word/document.xml");

    ck_assert_int_eq(count(body, "<w:tbl>"), 6);
    ck_assert_int_eq(count(body, "<w:tblHeader/>"), 2);
    HAS(body, "<w:tblCaption w:val=\"Weekly fees\"/>");
    ck_assert_int_eq(count(body, "\"TableNumber\""), 9);
    ck_assert_int_eq(count(body, "\"SignatureTable\""), 2);
    job_end(&sample.job);
}
END_TEST

START_TEST(the_package_says_what_it_is)
{
    struct sample sample = build();
    struct bytes file = write_sample(&sample, (struct docx_options){ 0 });
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

static bool is_found(const struct job *job, const char *id)
{
    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        if (text_same(f->id, id))
            return true;
    return false;
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
    struct sample sample = build();
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
    tcase_add_test(tcase, the_package_says_what_it_is);
    tcase_add_test(tcase, a_house_style_that_is_wrong_is_refused);
    tcase_add_test(tcase, a_house_style_is_in_whole_units);
    tcase_add_test(tcase, a_logo_that_is_no_picture_is_refused);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
