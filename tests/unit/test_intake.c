/* What came back is placed on what was sent, and each thing asked for once. */
#include "base/job.h"
#include "base/text.h"
#include "review/collision.h"
#include "review/intake.h"
#include "review/intake_json.h"
#include "review/outcome.h"
#include "review/placing.h"
#include "review/receipt.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* ---- a document that is sent ------------------------------------------ */

struct post {
    struct job job;
    struct document sent;
    struct node *section, *clause;
    struct returned back;
    struct returned_paragraph **paragraph; /* by number */
    int bookmarks;
};

static const struct origin *from_clause(struct post *post, const char *clause)
{
    struct origin *origin = ARENA_NEW(post->job.arena, struct origin);

    origin->clause = clause;
    origin->variant = "standard";
    origin->version = 3;
    return origin;
}

static struct node *line(struct post *post, struct node *parent,
    enum node_kind kind, int level, const char *label, const char *words)
{
    struct node *node = document_add(post->job.arena, parent, kind);

    node->level = level;
    node->label = label;
    node->bookmark = arena_format(post->job.arena, "_pd_%d", ++post->bookmarks);
    node->address = arena_format(post->job.arena, "terms/p%d", post->bookmarks);
    document_add_text(post->job.arena, node, NODE_TEXT, words);
    return node;
}

static void begin_clause(
    struct post *post, const char *id, const char *label, const char *heading)
{
    post->clause = document_add(post->job.arena, post->section, NODE_CLAUSE);
    post->clause->label = label;
    post->clause->origin = from_clause(post, id);
    line(post, post->clause, NODE_HEADING, LEVEL_CLAUSE, label, heading);
}

static void say(
    struct post *post, int level, const char *label, const char *words)
{
    line(post, post->clause, NODE_PARAGRAPH, level, label, words);
}

static void add_price(struct post *post)
{
    struct arena *arena = post->job.arena;
    struct node *table = document_add(arena, post->clause, NODE_TABLE);
    struct node *row = document_add(arena, table, NODE_ROW);
    struct node *name = document_add(arena, row, NODE_CELL);
    struct node *figure = document_add(arena, row, NODE_CELL);
    struct origin *origin = ARENA_NEW(arena, struct origin);

    line(post, name, NODE_PARAGRAPH, 0, NULL, "Block Price");
    figure = line(post, figure, NODE_PARAGRAPH, 0, NULL, "");
    figure->first = figure->last = NULL;
    document_add_text(arena, figure, NODE_VALUE, "£4,900.00")->origin = origin;
    origin->question = "block_price";
}

enum { /* the lines */
    TITLE,
    HEADING_4,
    SUB_41,
    LIMB_A,
    LIMB_B,
    SUB_42,
    HEADING_5,
    SUB_51,
    CELL_NAME,
    CELL_PRICE,
    HEADING_6,
    SUB_61,
    SUB_62,
    LINES
};

static struct post post_begin(void)
{
    struct post post = { .job = job_begin() };
    struct arena *arena = post.job.arena;

    post.sent.id = "terms";
    post.sent.root = document_add(arena, NULL, NODE_DOCUMENT);
    line(&post, document_add(arena, post.sent.root, NODE_COVER), NODE_PARAGRAPH,
        0, NULL, "Framework Terms");
    document_add(arena, post.sent.root, NODE_CONTENTS);
    post.section = document_add(arena, post.sent.root, NODE_SECTION);
    begin_clause(&post, "volume.commitment", "4", "Committed Places");
    say(&post, LEVEL_SUB, "4.1", "The Authorities commit to:");
    say(&post, LEVEL_LIMB, "(a)", "six (6) Places for each Quarter; and");
    say(&post, LEVEL_LIMB, "(b)",
        "a Board – “the Board” – that meets monthly.");
    say(&post, LEVEL_SUB, "4.2", "No Place is paid for twice.");
    begin_clause(&post, "price.care", "5", "Price of Care");
    say(&post, LEVEL_SUB, "5.1", "The Price is what the table says.");
    add_price(&post);
    begin_clause(&post, "remedy.notice", "6", "Notice");
    say(&post, LEVEL_SUB, "6.1", "A Notice is given in writing.");
    say(&post, LEVEL_SUB, "6.2", "A Notice takes effect after five days.");
    return post;
}

/* ---- and comes back --------------------------------------------------- */

static struct piece *piece(struct post *post, const char *words)
{
    struct piece *piece = ARENA_NEW(post->job.arena, struct piece);

    piece->text = words;
    return piece;
}

/* "The [-old-]{+new+} words": changes by Ann. */
static struct piece *pieces(struct post *post, const char *words)
{
    static const struct stamp ann = { "Ann", "2026-11-01T10:00:00Z" };
    struct piece *first = NULL, **end = &first;

    while (*words != '\0') {
        const char *close = text_starts(words, "[-")   ? "-]"
                            : text_starts(words, "{+") ? "+}"
                                                       : NULL;
        const char *start = close != NULL ? words + 2 : words;
        size_t length = strcspn(start, "[{");

        if (close != NULL)
            length = (size_t)(strstr(start, close) - start);
        *end = piece(
            post, arena_format(post->job.arena, "%.*s", (int)length, start));
        (*end)->is_deleted = close != NULL && *close == '-';
        (*end)->is_inserted = close != NULL && *close == '+';
        (*end)->deleted = (*end)->is_deleted ? ann : (struct stamp){ 0 };
        (*end)->inserted = (*end)->is_inserted ? ann : (struct stamp){ 0 };
        end = &(*end)->next;
        words = start + length + (close != NULL ? 2 : 0);
    }
    return first;
}

static void link_all(struct post *post, size_t count)
{
    post->back.paragraphs = count > 0 ? post->paragraph[0] : NULL;
    post->back.paragraph_count = count;
    for (size_t i = 0; i < count; i++)
        post->paragraph[i]->next =
            i + 1 < count ? post->paragraph[i + 1] : NULL;
}

static void send(struct post *post)
{
    struct lines lines = lines_of(post->job.arena, &post->sent);

    ck_assert_uint_eq(lines.count, LINES);
    post->back.format = "docx";
    post->paragraph =
        arena_alloc(post->job.arena, 2 * LINES * sizeof *post->paragraph);
    for (size_t i = 0; i < lines.count; i++) {
        struct returned_paragraph *p =
            ARENA_NEW(post->job.arena, struct returned_paragraph);
        struct carrier_name *name =
            ARENA_NEW(post->job.arena, struct carrier_name);

        name->name = lines.line[i].bookmark;
        p->bookmarks = name;
        p->pieces = piece(post, lines.line[i].words);
        p->table = p->row = lines.line[i].cell != NULL;
        p->column = i == CELL_NAME ? 1 : i == CELL_PRICE ? 2 : 0;
        p->ends_container = lines.line[i].cell != NULL;
        post->paragraph[i] = p;
    }
    link_all(post, LINES);
}

static void strip(struct post *post)
{
    for (size_t i = 0; i < post->back.paragraph_count; i++)
        post->paragraph[i]->bookmarks = NULL;
}

/* One more, after the paragraph with that number of now. */
static struct returned_paragraph *put_after(
    struct post *post, size_t at, const char *words)
{
    size_t count = post->back.paragraph_count;
    struct returned_paragraph *p =
        ARENA_NEW(post->job.arena, struct returned_paragraph);

    p->pieces = pieces(post, words);
    for (size_t i = count; i > at + 1; i--)
        post->paragraph[i] = post->paragraph[i - 1];
    post->paragraph[at + 1] = p;
    link_all(post, count + 1);
    return p;
}

static void take_out(struct post *post, size_t at)
{
    size_t count = post->back.paragraph_count;

    for (size_t i = at; i + 1 < count; i++)
        post->paragraph[i] = post->paragraph[i + 1];
    link_all(post, count - 1);
}

static struct returned_comment *comment(
    struct post *post, const char *text, struct spot from, struct spot to)
{
    struct returned_comment **end = &post->back.comments;
    struct returned_comment *it =
        ARENA_NEW(post->job.arena, struct returned_comment);

    while (*end != NULL)
        end = &(*end)->next;
    *end = it;
    it->id = arena_format(post->job.arena, "%zu", post->back.comment_count++);
    it->stamp = (struct stamp){ "Bea", "2026-11-02T09:00:00Z" };
    it->text = text;
    it->is_placed = true;
    it->is_range = from.paragraph != to.paragraph || from.offset != to.offset;
    it->from = from;
    it->to = to;
    return it;
}

static struct intake *take(struct post *post)
{
    return intake_make(&post->job, &post->sent, &post->back);
}

/* "[-old-]{+new+}" of a wording, as pieces() reads it. */
static const char *shown(struct post *post, const struct wording *wording)
{
    struct text text = text_new(post->job.arena);
    static const char *const marks[][2] = { [EDIT_SAME] = { "", "" },
        [EDIT_DELETED] = { "[-", "-]" },
        [EDIT_INSERTED] = { "{+", "+}" } };

    for (const struct hunk *h = wording->hunks; h != NULL; h = h->next)
        text_format(
            &text, "%s%s%s", marks[h->kind][0], h->text, marks[h->kind][1]);
    return text.bytes;
}

/* Same and deleted are what was sent; same and inserted what is proposed. */
static void hold_together(struct post *post, const struct intake *intake)
{
    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next)
        for (const struct wording *w = p->wordings; w != NULL; w = w->next) {
            struct text old = text_new(post->job.arena);
            struct text new = text_new(post->job.arena);

            for (const struct hunk *h = w->hunks; h != NULL; h = h->next) {
                text_add(&old, h->kind != EDIT_INSERTED ? h->text : "");
                text_add(&new, h->kind != EDIT_DELETED ? h->text : "");
            }
            ck_assert_str_eq(old.bytes, w->sent != NULL ? w->sent : "");
            ck_assert_str_eq(new.bytes, w->proposed != NULL ? w->proposed : "");
        }
}

static size_t count_points(const struct intake *intake)
{
    size_t count = 0;

    for (const struct point *p = intake->points; p != NULL; p = p->next)
        count++;
    return count;
}

/* ---- placing ---------------------------------------------------------- */

static size_t misplaced(struct post *post)
{
    struct placing placing =
        placing_make(post->job.arena, &post->sent, &post->back);
    size_t wrong = 0;

    for (size_t u = 0; u < placing.unit_count; u++)
        wrong += placing.unit[u].line != u;
    return wrong;
}

START_TEST(what_comes_back_as_it_was_is_placed_and_asks_for_nothing)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    intake = take(&post);
    ck_assert_uint_eq(misplaced(&post), 0);
    ck_assert_ptr_null(intake->points);
    ck_assert_ptr_null(intake->proposals);
    ck_assert_ptr_null(intake->unplaced);
    ck_assert_uint_eq(intake->paragraph_count, LINES);
    ck_assert_uint_eq(intake->placed_by[CARRIER_BOOKMARK], LINES);
    job_end(&post.job);
}
END_TEST

START_TEST(without_bookmarks_words_and_order_place_it)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    strip(&post);
    post.paragraph[SUB_61]->pieces->text =
        "A Notice is given in clear writing.";
    ck_assert_uint_eq(misplaced(&post), 0);
    intake = take(&post);
    ck_assert_uint_eq(intake->placed_by[CARRIER_BOOKMARK], 0);
    ck_assert_uint_eq(intake->placed_count, LINES);
    ck_assert_uint_eq(intake->proposal_count, 1);
    ck_assert_str_eq(shown(&post, intake->proposals->wordings),
        "A Notice is given in {+clear +}writing.");
    job_end(&post.job);
}
END_TEST

START_TEST(an_office_programs_own_spelling_is_no_change)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    post.paragraph[LIMB_B]->pieces->text =
        "a Board - \"the\u00a0Board\" - that  meets mon\u00adthly.";
    intake = take(&post);
    ck_assert_ptr_null(intake->proposals);
    post.paragraph[LIMB_B]->pieces->text =
        "a Board - \"the\u00a0Board\" - that  meets weekly.";
    intake = take(&post);
    ck_assert_str_eq(intake->proposals->wordings->proposed,
        "a Board – “the Board” – that meets weekly.");
    hold_together(&post, intake);
    job_end(&post.job);
}
END_TEST

START_TEST(a_copied_bookmark_does_not_move_its_paragraph)
{
    struct post post = post_begin();
    struct carrier_name copy = { "_pd_5_Copy_1", NULL };
    struct placing placing;

    send(&post);
    put_after(&post, SUB_61, "Words of someone else.")->bookmarks = &copy;
    placing = placing_make(post.job.arena, &post.sent, &post.back);
    ck_assert_uint_eq(placing.unit[LIMB_B].line, LIMB_B);
    ck_assert_uint_eq(placing.unit[SUB_61 + 1].line, PLACING_NOWHERE);
    ck_assert(placing.unit[SUB_61 + 1].is_double);
    ck_assert_uint_eq(placing.unit[SUB_61 + 1].after, SUB_61);
    job_end(&post.job);
}
END_TEST

START_TEST(a_paragraph_begun_before_another_does_not_take_its_bookmark)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    put_after(&post, SUB_41, "A new limb comes first;");
    post.paragraph[LIMB_A]->bookmarks = post.paragraph[LIMB_A + 1]->bookmarks;
    post.paragraph[LIMB_A + 1]->bookmarks = NULL;
    intake = take(&post);
    ck_assert_uint_eq(intake->proposal_count, 1);
    ck_assert_ptr_null(intake->proposals->wordings->sent);
    ck_assert_ptr_null(intake->proposals->wordings->next);
    ck_assert_str_eq(intake->proposals->wordings->at.label, "4.1");
    job_end(&post.job);
}
END_TEST

START_TEST(the_contents_table_is_no_text_of_the_agreement)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    strip(&post);
    put_after(&post, TITLE, "Contents");
    put_after(&post, TITLE + 1, "4\tCommitted Places\t2");
    put_after(&post, TITLE + 2, "5 Price of Care");
    put_after(&post, TITLE + 3, "Notice");
    intake = take(&post);
    ck_assert_ptr_null(intake->proposals);
    ck_assert_ptr_null(intake->unplaced);
    ck_assert_uint_eq(intake->paragraph_count, LINES);
    job_end(&post.job);
}
END_TEST

START_TEST(what_could_be_two_lines_is_left_to_a_person)
{
    struct post post = post_begin();
    struct intake *intake;

    say(&post, LEVEL_SUB, "6.3", "The Provider tells the Board within 2 days.");
    say(&post, LEVEL_SUB, "6.4", "The Provider tells the Board within 4 days.");
    post.paragraph =
        arena_alloc(post.job.arena, 2 * LINES * sizeof *post.paragraph);
    post.back.paragraphs = NULL;
    post.section = NULL;
    /* All but the two, and one that is like both. */
    {
        struct lines lines = lines_of(post.job.arena, &post.sent);

        for (size_t i = 0; i < LINES + 1; i++) {
            post.paragraph[i] =
                ARENA_NEW(post.job.arena, struct returned_paragraph);
            post.paragraph[i]->pieces = piece(&post,
                i < LINES ? lines.line[i].words
                          : "The Provider tells the Board within 3 days.");
            post.paragraph[i]->table = lines.line[i].cell != NULL;
            post.paragraph[i]->column = (int)i;
        }
        link_all(&post, LINES + 1);
    }
    intake = take(&post);
    ck_assert_ptr_null(intake->proposals);
    ck_assert_uint_eq(intake->unplaced_count, 3);
    ck_assert_str_eq(intake->unplaced->what, "edit");
    ck_assert_str_eq(intake->unplaced->next->next->what, "paragraph");
    ck_assert_uint_eq(intake->placed_by[CARRIER_NONE], 1);
    job_end(&post.job);
}
END_TEST

/* ---- many paragraphs -------------------------------------------------- */

enum { MANY = 600 };

static const char *const subjects[] = { "Provider", "Authority", "Board",
    "Registered Manager", "Lead Authority", "Social Worker", "Child" };
static const char *const verbs[] = { "tells", "pays", "asks", "answers",
    "visits", "reviews", "meets", "keeps", "shows", "agrees", "records" };
static const char *const things[] = { "the Placement Plan", "each invoice",
    "a Notice", "the register of Homes", "its costs", "the yearly Uplift",
    "a Referral", "the Price", "an Impact Assessment", "every visit",
    "its reasons", "a serious event", "the exit plan" };

static const char *sentence(struct post *post, unsigned i)
{
    return arena_format(post->job.arena,
        "The %s %s %s within %u days after the %s %s %s.", subjects[i % 7],
        verbs[i % 11], things[i % 13], i % 17 + 1, subjects[(i + 3) % 7],
        verbs[(i / 7) % 11], things[(i / 11) % 13]);
}

/*
 * 600 paragraphs come back as from a program that keeps no bookmark: each
 * seventh edited, each eleventh left out, each thirteenth with a new one after
 * it. None may be placed on a line that is not its own.
 */
START_TEST(of_many_edited_paragraphs_none_is_misplaced)
{
    struct post post = { .job = job_begin() };
    struct lines lines;
    struct returned_paragraph **end = &post.back.paragraphs;
    size_t truth[2 * MANY], count = 0, found = 0, sought = 0;
    struct placing placing;

    post.sent.id = "terms";
    post.sent.root = document_add(post.job.arena, NULL, NODE_DOCUMENT);
    post.section = document_add(post.job.arena, post.sent.root, NODE_SECTION);
    for (unsigned i = 0; i < MANY; i++) {
        if (i % 10 == 0)
            begin_clause(&post, arena_format(post.job.arena, "c%u", i), "1",
                arena_format(post.job.arena, "Heading %u", i / 10));
        else
            say(&post, LEVEL_SUB, "1.1", sentence(&post, i));
    }
    lines = lines_of(post.job.arena, &post.sent);
    for (size_t i = 0; i < lines.count; i++)
        for (int twice = 0; twice < 2; twice++) {
            const char *words = lines.line[i].words;
            const char *space = strchr(words + 4, ' ');

            if (twice ? i % 13 != 0 : i % 11 == 5)
                continue;
            if (twice)
                words = arena_format(post.job.arena,
                    "Somebody put wholly other words here, number %zu.", i);
            else if (i % 7 == 3 && space != NULL)
                words = arena_format(post.job.arena, "%.*s promptly%s",
                    (int)(space - words), words, space);
            *end = ARENA_NEW(post.job.arena, struct returned_paragraph);
            (*end)->pieces = piece(&post, words);
            end = &(*end)->next;
            truth[count++] = twice ? PLACING_NOWHERE : i;
        }
    placing = placing_make(post.job.arena, &post.sent, &post.back);
    for (size_t u = 0; u < placing.unit_count; u++) {
        size_t line = placing.unit[u].line;

        ck_assert_msg(line == PLACING_NOWHERE || line == truth[u],
            "%s is on %s", placing.unit[u].words, lines.line[line].words);
        sought += truth[u] != PLACING_NOWHERE;
        found += line != PLACING_NOWHERE;
    }
    ck_assert_uint_ge(found * 100, sought * 98);
    job_end(&post.job);
}
END_TEST

/* ---- edits ------------------------------------------------------------ */

START_TEST(a_tracked_edit_keeps_its_author_and_date)
{
    struct post post = post_begin();
    struct intake *intake;
    const struct proposal *p;

    send(&post);
    post.paragraph[LIMB_A]->pieces =
        pieces(&post, "[-six (6)-]{+eight (8)+} Places for each Quarter; and");
    intake = take(&post);
    hold_together(&post, intake);
    ck_assert_uint_eq(intake->proposal_count, 1);
    p = intake->proposals;
    ck_assert_str_eq(p->at.clause, "volume.commitment");
    ck_assert_str_eq(p->at.label, "4");
    ck_assert_str_eq(p->wordings->at.label, "4.1(a)");
    ck_assert_str_eq(p->authors, "Ann");
    ck_assert_int_eq(p->verb, VERB_SUBSTITUTE);
    ck_assert(p->has_tracked && !p->has_untracked);
    ck_assert(p->wordings->is_tracked);
    ck_assert_str_eq(p->wordings->hunks->stamp.date, "2026-11-01T10:00:00Z");
    ck_assert_str_eq(shown(&post, p->wordings),
        "[-six (6)-]{+eight (8)+} Places for each Quarter; and");
    job_end(&post.job);
}
END_TEST

/* Acceptance check 6: tracking switched off for one clause. */
START_TEST(untracked_edits_are_flagged_and_others_are_clean)
{
    struct post post = post_begin();
    struct intake *intake;
    const struct proposal *first, *second;

    send(&post);
    post.paragraph[SUB_42]->pieces =
        pieces(&post, "No Place is paid for [-twice-]{+two times+}.");
    post.paragraph[SUB_62]->pieces =
        pieces(&post, "A Notice takes effect [-after-]{+within+} seven days.");
    intake = take(&post);
    hold_together(&post, intake);
    first = intake->proposals;
    second = first->next;
    ck_assert_uint_eq(intake->untracked_count, 1);
    ck_assert(first->has_tracked && !first->has_untracked);
    ck_assert(second->has_tracked && second->has_untracked);
    ck_assert(!second->wordings->is_tracked);
    ck_assert_str_eq(shown(&post, second->wordings),
        "A Notice takes effect [-after-]{+within+} [-five-]{+seven+} days.");
    job_end(&post.job);
}
END_TEST

START_TEST(a_clause_deleted_without_tracking_is_left_out)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    for (int i = HEADING_4; i <= SUB_42; i++)
        take_out(&post, HEADING_4);
    intake = take(&post);
    hold_together(&post, intake);
    ck_assert_uint_eq(intake->proposal_count, 1);
    ck_assert_int_eq(intake->proposals->verb, VERB_WHOLE_CLAUSE);
    ck_assert(intake->proposals->has_untracked);
    ck_assert(!intake->proposals->has_tracked);
    ck_assert_ptr_null(intake->proposals->wordings->proposed);
    job_end(&post.job);
}
END_TEST

START_TEST(joined_clauses_keep_their_own_words)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    post.paragraph[SUB_42]->end_deleted = true;
    intake = take(&post);
    ck_assert_uint_eq(intake->proposal_count, 1);
    ck_assert(intake->proposals->is_joined);
    ck_assert(intake->proposals->has_tracked);
    ck_assert(intake->proposals->wordings->is_joined);
    ck_assert_str_eq(
        intake->proposals->wordings->proposed, "No Place is paid for twice.");
    job_end(&post.job);
}
END_TEST

START_TEST(a_clause_whose_last_paragraph_is_out_is_not_joined)
{
    struct post post = post_begin();
    struct returned_paragraph *gone;
    struct intake *intake;

    send(&post);
    gone = post.paragraph[SUB_42];
    gone->end_deleted = true;
    gone->pieces->is_deleted = true;
    intake = take(&post);
    ck_assert_uint_eq(intake->proposal_count, 1);
    ck_assert_ptr_null(intake->proposals->wordings->proposed);
    ck_assert(!intake->proposals->is_joined);
    post.paragraph[LIMB_B]->end_deleted = true; /* now (b) runs into 5 */
    intake = take(&post);
    ck_assert(intake->proposals->is_joined);
    job_end(&post.job);
}
END_TEST

START_TEST(two_paragraphs_made_one_without_tracking_are_known)
{
    struct post post = post_begin();
    struct intake *intake;
    struct carrier_name second = { "_pd_13", NULL },
                        first = { "_pd_12", &second };

    send(&post);
    take_out(&post, SUB_62);
    post.paragraph[SUB_61]->bookmarks = &first;
    post.paragraph[SUB_61]->pieces->text =
        "A Notice is given in writing. "
        "A Notice takes effect after ten days.";
    intake = take(&post);
    hold_together(&post, intake);
    ck_assert_uint_eq(intake->proposal_count, 1);
    ck_assert(intake->proposals->wordings->is_joined);
    ck_assert_str_eq(shown(&post, intake->proposals->wordings->next),
        "A Notice takes effect after [-five-]{+ten+} days.");
    job_end(&post.job);
}
END_TEST

START_TEST(a_split_paragraph_and_a_new_one_belong_after_their_neighbour)
{
    struct post post = post_begin();
    struct returned_paragraph *tail;
    const struct wording *w;
    struct intake *intake;

    send(&post);
    post.paragraph[SUB_42]->pieces = pieces(&post, "No Place ");
    post.paragraph[SUB_42]->end_inserted = true;
    post.paragraph[SUB_42]->end_stamp.author = "Cy";
    tail = put_after(&post, SUB_42, "is paid for twice.");
    tail->end_inserted = true;
    tail->end_stamp.author = "Cy";
    put_after(&post, SUB_42 + 1, "{+Nor is it lent.+}");
    intake = take(&post);
    hold_together(&post, intake);
    ck_assert_uint_eq(intake->proposal_count, 1);
    w = intake->proposals->wordings;
    ck_assert_str_eq(w->proposed, "No Place ");
    ck_assert_ptr_null(w->next->sent);
    ck_assert_str_eq(w->next->proposed, "is paid for twice.");
    ck_assert_str_eq(w->next->at.label, "4.2");
    ck_assert_str_eq(w->next->next->proposed, "Nor is it lent.");
    ck_assert(
        w->is_tracked && w->next->is_tracked && w->next->next->is_tracked);
    ck_assert_str_eq(intake->proposals->authors, "Cy, Ann");
    job_end(&post.job);
}
END_TEST

START_TEST(a_row_taken_out_leaves_its_words_out)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    post.paragraph[CELL_NAME]->row_deleted = true;
    post.paragraph[CELL_PRICE]->row_deleted = true;
    intake = take(&post);
    hold_together(&post, intake);
    ck_assert_uint_eq(intake->proposal_count, 1);
    ck_assert_int_eq(intake->proposals->verb, VERB_LEAVE_OUT);
    ck_assert_str_eq(
        intake->proposals->wordings->next->at.question, "block_price");
    job_end(&post.job);
}
END_TEST

START_TEST(edits_outside_the_text_are_listed_with_what_they_say)
{
    struct post post = post_begin();
    struct intake *intake;
    struct returned_paragraph *p;

    send(&post);
    p = put_after(&post, SUB_62, "Page [-1-]{+one+}");
    p->region = REGION_FOOTER;
    put_after(&post, LINES, "A note that we did not send.")->region =
        REGION_FOOTNOTE;
    intake = take(&post);
    ck_assert_ptr_null(intake->proposals);
    ck_assert_uint_eq(intake->unplaced_count, 3);
    ck_assert_str_eq(intake->unplaced->text, "left out: 1");
    ck_assert_str_eq(intake->unplaced->author, "Ann");
    ck_assert_str_eq(
        intake->unplaced->next->next->text, "A note that we did not send.");
    job_end(&post.job);
}
END_TEST

/* ---- comments --------------------------------------------------------- */

START_TEST(a_comment_has_its_paragraph_and_both_quotes)
{
    struct post post = post_begin();
    const struct point *p;

    send(&post);
    post.paragraph[LIMB_B]->pieces = pieces(
        &post, "a Board – “the Board” – that [-meets-]{+sits+} monthly.");
    comment(&post, "Too often.", (struct spot){ LIMB_B, 32 },
        (struct spot){ LIMB_B, 55 });
    p = take(&post)->points;
    ck_assert_str_eq(p->at.label, "4.1(b)");
    ck_assert_str_eq(p->at.address, "terms/p5");
    ck_assert_int_eq(p->at.carrier, CARRIER_BOOKMARK);
    ck_assert_str_eq(p->quote[VIEW_REJECTED].exact, "that meets monthly.");
    ck_assert_str_eq(p->quote[VIEW_ACCEPTED].exact, "that sits monthly.");
    ck_assert_str_eq(
        p->quote[VIEW_REJECTED].prefix, "a Board – “the Board” – ");
    ck_assert_str_eq(p->quote[VIEW_REJECTED].suffix, "");
    job_end(&post.job);
}
END_TEST

/* Acceptance check 5: over three paragraphs, from between two. */
START_TEST(a_long_range_starts_where_its_words_start)
{
    struct post post = post_begin();
    const struct point *p;

    send(&post);
    comment(&post, "All of this.", (struct spot){ LIMB_B, 54 },
        (struct spot){ SUB_51, 9 });
    p = take(&post)->points;
    ck_assert_str_eq(p->at.label, "4.2");
    ck_assert_str_eq(p->quote[VIEW_REJECTED].exact,
        "No Place is paid for twice.\nPrice of Care\nThe Price");
    ck_assert_str_eq(
        p->quote[VIEW_REJECTED].suffix, " is what the table says.");
    ck_assert_uint_eq(p->also_count, 1);
    ck_assert_str_eq(p->also[0].clause, "price.care");
    job_end(&post.job);
}
END_TEST

START_TEST(a_reply_and_a_resolved_thread_stay_what_they_are)
{
    struct post post = post_begin();
    struct intake *intake;
    struct returned_comment *reply;

    send(&post);
    comment(
        &post, "Why?", (struct spot){ SUB_42, 0 }, (struct spot){ SUB_42, 8 })
        ->is_resolved = true;
    reply = comment(&post, "Because.", (struct spot){ 0 }, (struct spot){ 0 });
    reply->is_placed = false;
    reply->parent = "0";
    intake = take(&post);
    ck_assert(intake->points->is_resolved);
    ck_assert_str_eq(intake->points->next->parent, intake->points->key);
    ck_assert_str_eq(intake->points->next->at.label, "4.2");
    ck_assert(!intake->points->next->is_general);
    job_end(&post.job);
}
END_TEST

START_TEST(a_comment_on_a_figure_lands_on_its_question)
{
    struct post post = post_begin();
    const struct point *p;

    send(&post);
    comment(&post, "Too low.", (struct spot){ CELL_PRICE, 0 },
        (struct spot){ CELL_PRICE, 4 });
    comment(&post, "A heading.", (struct spot){ HEADING_6, 0 },
        (struct spot){ HEADING_6, 6 });
    p = take(&post)->points;
    ck_assert_str_eq(p->at.question, "block_price");
    ck_assert_str_eq(p->at.clause, "price.care");
    ck_assert_str_eq(p->next->at.clause, "remedy.notice");
    ck_assert_str_eq(p->next->at.label, "6");
    ck_assert_ptr_null(p->next->at.question);
    job_end(&post.job);
}
END_TEST

START_TEST(a_comment_on_the_cover_or_nowhere_is_on_the_whole)
{
    struct post post = post_begin();
    const struct intake *intake;

    send(&post);
    comment(
        &post, "Good.", (struct spot){ TITLE, 0 }, (struct spot){ TITLE, 5 });
    comment(&post, "Late.", (struct spot){ 0 }, (struct spot){ 0 })->is_placed =
        false;
    intake = take(&post);
    ck_assert(intake->points->is_general && intake->points->next->is_general);
    ck_assert_ptr_null(intake->points->at.clause);
    ck_assert_uint_eq(intake->unplaced_count, 0);
    job_end(&post.job);
}
END_TEST

START_TEST(a_comment_on_just_an_edit_by_its_author_is_its_reason)
{
    struct post post = post_begin();
    struct intake *intake;
    struct returned_comment *reason;

    send(&post);
    post.paragraph[SUB_42]->pieces =
        pieces(&post, "No Place is paid for [-twice-]{+two times+}.");
    reason = comment(&post, "It is plainer.", (struct spot){ SUB_42, 21 },
        (struct spot){ SUB_42, 35 });
    intake = take(&post);
    ck_assert_ptr_null(intake->proposals->rationale);
    ck_assert_uint_eq(count_points(intake), 1);
    reason->stamp.author = "Ann";
    intake = take(&post);
    ck_assert_str_eq(intake->proposals->rationale, "It is plainer.");
    ck_assert_uint_eq(count_points(intake), 0);
    job_end(&post.job);
}
END_TEST

/* ---- nothing is dropped, nothing is doubled --------------------------- */

/* Of everything something. */
static void fill(struct post *post)
{
    send(post);
    post->paragraph[LIMB_A]->pieces =
        pieces(post, "[-six (6)-]{+eight (8)+} Places for each Quarter; and");
    post->paragraph[SUB_62]->pieces->text = "A Notice takes effect at once.";
    put_after(post, SUB_62, "{+An end.+}");
    comment(post, "One", (struct spot){ SUB_41, 0 }, (struct spot){ SUB_41, 3 })
        ->durable = "D1";
    comment(post, "One", (struct spot){ SUB_41, 0 }, (struct spot){ SUB_41, 3 })
        ->paragraph_id = "P1";
    comment(
        post, "Two", (struct spot){ HEADING_5, 0 }, (struct spot){ SUB_61, 3 });
    comment(post, "Three", (struct spot){ LINES + 1, 0 },
        (struct spot){ LINES + 1, 4 });
    comment(post, "Four", (struct spot){ 0 }, (struct spot){ 0 })->is_placed =
        false;
    put_after(post, LINES, "A footer")->region = REGION_FOOTER;
}

START_TEST(every_comment_and_change_is_there_exactly_once)
{
    struct post post = post_begin();
    struct intake *intake;
    size_t wordings = 0, lost = 0;

    fill(&post);
    intake = take(&post);
    hold_together(&post, intake);
    for (const struct proposal *p = intake->proposals; p != NULL; p = p->next)
        for (const struct wording *w = p->wordings; w != NULL; w = w->next)
            wordings++;
    for (const struct unplaced *u = intake->unplaced; u != NULL; u = u->next)
        lost += strcmp(u->what, "comment") == 0;
    ck_assert_uint_eq(wordings, 3);
    ck_assert_uint_eq(lost, 1);
    ck_assert_uint_eq(count_points(intake) + lost, post.back.comment_count);
    ck_assert_uint_eq(intake->point_count, count_points(intake));
    ck_assert_str_ne(intake->points->key, intake->points->next->key);
    job_end(&post.job);
}
END_TEST

/* Acceptance check 7: the same file twice, and after a save that loses ids. */
START_TEST(the_same_file_again_brings_nothing_new)
{
    struct post post = post_begin();
    struct intake *intake;

    fill(&post);
    intake = take(&post);
    ck_assert_uint_eq(intake_merge(&post.job, intake, take(&post)), 0);
    for (struct returned_comment *c = post.back.comments; c != NULL;
         c = c->next)
        c->durable = c->paragraph_id = NULL;
    ck_assert_uint_eq(intake_merge(&post.job, intake, take(&post)), 0);
    comment(
        &post, "Five", (struct spot){ SUB_42, 0 }, (struct spot){ SUB_42, 8 });
    ck_assert_uint_eq(intake_merge(&post.job, intake, take(&post)), 1);
    ck_assert_uint_eq(intake->point_count, count_points(intake));
    job_end(&post.job);
}
END_TEST

START_TEST(paragraph_ids_that_a_program_counts_join_no_two_comments)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    comment(
        &post, "One", (struct spot){ SUB_41, 0 }, (struct spot){ SUB_41, 3 })
        ->paragraph_id = "00000001";
    intake = take(&post);
    post.back.comments->text = "Another thing";
    ck_assert_uint_eq(intake_merge(&post.job, intake, take(&post)), 1);
    job_end(&post.job);
}
END_TEST

/* LibreOffice loses the words of comments in fields and contents tables. */
START_TEST(a_comment_that_lost_its_words_is_the_one_that_had_them)
{
    struct post post = post_begin();
    struct intake *intake;

    send(&post);
    comment(
        &post, "One", (struct spot){ SUB_41, 0 }, (struct spot){ SUB_41, 3 });
    intake = take(&post);
    post.back.comments->text = "";
    post.back.comments->stamp.date = "2026-11-02T09:00:00";
    ck_assert_uint_eq(intake_merge(&post.job, intake, take(&post)), 0);
    post.back.comments->text = "One";
    ck_assert_uint_eq(intake_merge(&post.job, intake, take(&post)), 0);
    job_end(&post.job);
}
END_TEST

START_TEST(json_and_back_is_the_same_intake)
{
    struct post post = post_begin();
    struct intake *intake, *again;
    const char *words;

    fill(&post);
    intake = take(&post);
    intake->identity = IDENTITY_PROPERTY;
    words = intake_json_write(&post.job, intake, NULL);
    again = intake_json_read(&post.job, "intake.json", words, strlen(words));
    ck_assert_ptr_nonnull(again);
    ck_assert_str_eq(words, intake_json_write(&post.job, again, NULL));
    ck_assert_uint_eq(intake_merge(&post.job, again, intake), 0);
    ck_assert_ptr_null(intake_json_read(&post.job, "x", "[]", 2));
    job_end(&post.job);
}
END_TEST

START_TEST(a_receipt_counts_what_was_found)
{
    struct post post = post_begin();
    struct intake *intake;
    struct document *receipt;

    fill(&post);
    intake = take(&post);
    ck_assert_str_eq(receipt_counts(&post.job, intake),
        "4 comments, 2 clauses changed, 1 of them without tracking, "
        "1 unplaced. 14 of 14 paragraphs placed (13 by bookmark, 1 by "
        "order).");
    receipt =
        receipt_document(&post.job, intake, NULL, &(struct outcome){ 0 }, NULL);
    ck_assert_ptr_null(document_misplaced(receipt->root));
    job_end(&post.job);
}
END_TEST

/* ---- two organisations ------------------------------------------------ */

static struct intake *edited(struct post *post, const char *words)
{
    post->paragraph[SUB_42]->pieces = pieces(post, words);
    return take(post);
}

/* Acceptance check 10. */
START_TEST(the_same_words_changed_by_two_collide)
{
    struct post post = post_begin();
    struct intake *a, *b;
    struct collision *c;

    send(&post);
    a = edited(&post, "No Place is paid for [-twice-]{+two times+}.");
    b = edited(&post, "No Place is [-paid for twice-]{+double paid+}.");
    c = collision_find(post.job.arena, a, b);
    ck_assert_ptr_nonnull(c);
    ck_assert_ptr_null(c->next);
    ck_assert_str_eq(c->sent, "paid for twice");
    ck_assert_str_eq(c->first, "two times");
    ck_assert_str_eq(c->at.label, "4.2");
    b = edited(&post, "No Place is paid for [-twice-]{+two times+}.");
    ck_assert_ptr_null(collision_find(post.job.arena, a, b));
    c = collision_agreed(post.job.arena, a, b);
    ck_assert_ptr_nonnull(c);
    ck_assert(c->is_agreed);
    ck_assert_str_eq(c->sent, "twice");
    ck_assert_str_eq(c->first, "two times");
    ck_assert_ptr_null(c->next);
    b = edited(&post, "No Place is [-paid-]{+owed+} for twice.");
    ck_assert_ptr_null(collision_find(post.job.arena, a, b));
    ck_assert_ptr_null(collision_agreed(post.job.arena, a, b));
    job_end(&post.job);
}
END_TEST

START_TEST(merged_files_keep_each_its_own)
{
    struct post post = post_begin();
    struct intake *a, *b, *again;
    struct collision *c;

    send(&post);
    a = edited(&post, "No Place is paid for [-twice-]{+two times+}.");
    b = edited(&post, "No Place is [-paid for twice-]{+double paid+}.");
    again = edited(&post, "No Place is paid for [-twice-]{+two times+}.");
    intake_say_file(a, "a.docx");
    intake_say_file(b, "b.odt");
    intake_say_file(again, "c.docx");
    ck_assert_uint_eq(intake_merge(&post.job, a, b), 1);
    ck_assert_uint_eq(intake_merge(&post.job, a, again), 0);
    ck_assert_uint_eq(intake_merge(&post.job, a, again), 0);
    ck_assert_str_eq(a->proposals->file, "a.docx, c.docx");
    ck_assert_str_eq(a->proposals->next->file, "b.odt");
    c = collision_find(post.job.arena, a, a);
    ck_assert_ptr_nonnull(c);
    ck_assert_str_eq(c->by_first->file, "a.docx, c.docx");
    ck_assert_str_eq(c->by_second->file, "b.odt");
    ck_assert_ptr_null(c->next);
    job_end(&post.job);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("intake");
    TCase *tests = tcase_create("intake");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_test(
        tests, what_comes_back_as_it_was_is_placed_and_asks_for_nothing);
    tcase_add_test(tests, without_bookmarks_words_and_order_place_it);
    tcase_add_test(tests, an_office_programs_own_spelling_is_no_change);
    tcase_add_test(tests, a_copied_bookmark_does_not_move_its_paragraph);
    tcase_add_test(
        tests, a_paragraph_begun_before_another_does_not_take_its_bookmark);
    tcase_add_test(tests, the_contents_table_is_no_text_of_the_agreement);
    tcase_add_test(tests, what_could_be_two_lines_is_left_to_a_person);
    tcase_add_test(tests, of_many_edited_paragraphs_none_is_misplaced);
    tcase_add_test(tests, a_tracked_edit_keeps_its_author_and_date);
    tcase_add_test(tests, untracked_edits_are_flagged_and_others_are_clean);
    tcase_add_test(tests, a_clause_deleted_without_tracking_is_left_out);
    tcase_add_test(tests, joined_clauses_keep_their_own_words);
    tcase_add_test(tests, a_clause_whose_last_paragraph_is_out_is_not_joined);
    tcase_add_test(tests, two_paragraphs_made_one_without_tracking_are_known);
    tcase_add_test(
        tests, a_split_paragraph_and_a_new_one_belong_after_their_neighbour);
    tcase_add_test(tests, a_row_taken_out_leaves_its_words_out);
    tcase_add_test(tests, edits_outside_the_text_are_listed_with_what_they_say);
    tcase_add_test(tests, a_comment_has_its_paragraph_and_both_quotes);
    tcase_add_test(tests, a_long_range_starts_where_its_words_start);
    tcase_add_test(tests, a_reply_and_a_resolved_thread_stay_what_they_are);
    tcase_add_test(tests, a_comment_on_a_figure_lands_on_its_question);
    tcase_add_test(tests, a_comment_on_the_cover_or_nowhere_is_on_the_whole);
    tcase_add_test(
        tests, a_comment_on_just_an_edit_by_its_author_is_its_reason);
    tcase_add_test(tests, every_comment_and_change_is_there_exactly_once);
    tcase_add_test(tests, the_same_file_again_brings_nothing_new);
    tcase_add_test(
        tests, paragraph_ids_that_a_program_counts_join_no_two_comments);
    tcase_add_test(
        tests, a_comment_that_lost_its_words_is_the_one_that_had_them);
    tcase_add_test(tests, json_and_back_is_the_same_intake);
    tcase_add_test(tests, a_receipt_counts_what_was_found);
    tcase_add_test(tests, merged_files_keep_each_its_own);
    tcase_add_test(tests, the_same_words_changed_by_two_collide);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
