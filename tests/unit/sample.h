/*
 * Sample: a small document that has everything in it, for tests of renderers.
 *
 * It is built in a job of its own, which whoever builds it ends.
 */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "base/job.h"
#include "base/text.h"
#include "document/document.h"
#include "document/house.h"
#include "figures.h"

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
    refer(sample, definition, sample->prices, REFERENCE_NUMBER,
        "Schedule\u00a01");
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
    refer(sample, words, sample->prices, REFERENCE_NUMBER, "Schedule\u00a01");
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

/* A chart, and a heat map of which one cell fails a check. */
static void add_figures(
    struct sample *sample, struct node *section, struct node *clause)
{
    static const struct column columns[] = { { COLUMN_TEXT, 40 },
        { COLUMN_MONEY, 20 }, { COLUMN_MONEY, 20 }, { COLUMN_MONEY, 20 } };
    struct node *node, *map;
    struct chart *chart = ARENA_NEW(sample->job.arena, struct chart);

    *chart = figures_chart();
    node = add(sample, clause, NODE_CHART);
    node->chart = chart;
    node->caption = chart->title;
    map = table(sample, section, ROLE_NONE, "Cost of a place by use");
    map->columns = columns;
    map->column_count = 4;
    row(sample, map, "Occupancy|4 places|6 places|8 places")->is_header = true;
    row(sample, map, "60 per cent|£4,900.00|£5,250.00|£6,533.33");
    row(sample, map, "95 per cent|£4,100.00|£4,320.00|£4,500.00");
    for (struct node *r = map->first->next; r != NULL; r = r->next) {
        int shade = r->next == NULL ? 0 : 2;

        for (struct node *c = r->first->next; c != NULL; c = c->next)
            c->shade = shade++;
    }
    map->first->next->last->is_flagged = true;
    paragraph(sample, section, LEVEL_NONE, NULL,
        "A dagger marks a cost that is over the ceiling.");
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
    refer(sample, words, prices, REFERENCE_NUMBER, "Schedule\u00a01");
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

    add_figures(sample, prices, fees);

    form = section(sample, ROLE_SCHEDULE, "Schedule\u00a02", "Placement form");
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

static struct sample sample_build(void)
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
    sample.prices->label = "Schedule\u00a01";
    heading(&sample, sample.prices, "Places and fees");
    add_front(&sample);
    add_operative(&sample);
    add_schedules(&sample);
    add_execution(&sample);
    return sample;
}

#endif
