/*
 * board: who decides, and what is before them.
 */
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/columns.h"
#include "cli/paper.h"
#include "cli/reopening.h"
#include "cli/voted.h"
#include "govern/board.h"
#include "library/library.h"
#include "rules/voting.h"

#include <stdio.h>

/* ---- adding ----------------------------------------------------------- */

enum { ADD_NAME = ACTING_OPTIONS, ADD_RULE, ADD_TERMS, ADD_HIDE };

static bool check_rule(
    struct job *job, const struct line *line, const char *rule)
{
    struct project project = { 0 };
    bool is_known =
        voted_open_rules(job, line->home, line->arguments[0], &project) &&
        voted_rule(job, &project, rule) != NULL;

    project_close(&project);
    return is_known;
}

static enum status add(struct job *job, const struct line *line)
{
    struct board new = { .entry = { line->arguments[1] },
        .name = line->values[ADD_NAME],
        .rule = line->values[ADD_RULE],
        .terms = line->values[ADD_TERMS],
        .hides_votes = line->values[ADD_HIDE] != NULL };
    struct acting acting;

    if (!acting_begin(job, line, "board.add", &acting))
        return STATUS_INPUT;
    if (!check_rule(job, line, new.rule) || !board_add(job, acting.act, &new))
        return acting_drop(&acting);
    return acting_done(&acting, "%s is the board %s", new.entry.key, new.name);
}

enum {
    SEAT_SIDE = ACTING_OPTIONS,
    SEAT_NO_VOTE,
    SEAT_MEMBER,
    SEAT_DEPUTY,
    SEAT_FROM,
    SEAT_UNTIL
};

/* What is not given stays as it was; at first the side is its own. */
static bool fill_seat(struct job *job, const struct line *line,
    const struct ledger *ledger, struct seat *seat)
{
    const struct seat *was = ledger_find(ledger, KIND_SEAT,
        board_seat_key(job->arena, seat->board, seat->organisation));
    const struct organisation *own =
        ledger_find(ledger, KIND_ORGANISATION, seat->organisation);
    const char *const *values = line->values;
    int side;

    if (!acting_word(job, party_sides, "--side", values[SEAT_SIDE], &side))
        return false;
    if (was != NULL)
        *seat = *was;
    else
        *seat = (struct seat){ .board = seat->board,
            .organisation = seat->organisation,
            .side = own != NULL ? own->side : SIDE_OTHER,
            .has_vote = true };
    if (values[SEAT_SIDE] != NULL)
        seat->side = (enum party_side)side;
    seat->has_vote &= values[SEAT_NO_VOTE] == NULL;
    if (values[SEAT_MEMBER] != NULL)
        seat->member = values[SEAT_MEMBER];
    if (values[SEAT_DEPUTY] != NULL)
        seat->deputy = values[SEAT_DEPUTY];
    if (values[SEAT_FROM] != NULL)
        seat->from = values[SEAT_FROM];
    if (values[SEAT_UNTIL] != NULL)
        seat->until = values[SEAT_UNTIL];
    return true;
}

/* A day, or a time. */
static bool check_day(struct job *job, const char *given)
{
    int64_t day;

    if (given == NULL || calendar_is_time(given) || calendar_parse(given, &day))
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "time-wrong",
            (struct place){ 0 }, "\"%s\" is no time", given),
        "write it like 2026-03-02 or 2026-03-02T10:00");
    return false;
}

static enum status seat(struct job *job, const struct line *line)
{
    struct seat new = { .board = line->arguments[1],
        .organisation = line->arguments[2] };
    struct acting acting;

    if (!check_day(job, line->values[SEAT_FROM]) ||
        !check_day(job, line->values[SEAT_UNTIL]) ||
        !acting_begin(job, line, "board.seat", &acting))
        return STATUS_INPUT;
    if (!fill_seat(job, line, acting.ledger, &new) ||
        !board_give_seat(job, acting.act, &new))
        return acting_drop(&acting);
    return acting_done(&acting, "%s has a %s seat%s on %s", new.organisation,
        party_sides[new.side], new.has_vote ? "" : " without a vote",
        new.board);
}

static enum status chair(struct job *job, const struct line *line)
{
    struct acting acting;

    if (!acting_begin(job, line, "board.chair", &acting))
        return STATUS_INPUT;
    if (!board_set_chair(
            job, acting.act, line->arguments[1], line->arguments[2]))
        return acting_drop(&acting);
    return acting_done(&acting, "%s has the chair of %s", line->arguments[2],
        line->arguments[1]);
}

enum { INTEREST_TEXT = ACTING_OPTIONS, INTEREST_CLAUSE, INTEREST_WITHDRAWS };

/* By its id or code; NULL is an interest in all. */
static bool check_clause(
    struct job *job, const struct line *line, const char **clause)
{
    struct project project = { 0 };
    const struct clause *known;

    if (*clause == NULL)
        return true;
    known = voted_open_rules(job, line->home, line->arguments[0], &project)
                ? project_find_clause(job, project.library, *clause)
                : NULL;
    if (known != NULL)
        *clause = arena_copy(job->arena, known->id);
    project_close(&project);
    return known != NULL;
}

static enum status interest(struct job *job, const struct line *line)
{
    struct interest new = {
        .seat = line->arguments[1],
        .clause = line->values[INTEREST_CLAUSE],
        .withdraws = line->values[INTEREST_WITHDRAWS] != NULL,
    };
    struct acting acting;

    new.text = acting_words(job, line->values[INTEREST_TEXT]);
    if (new.text == NULL || !acting_begin(job, line, "board.interest", &acting))
        return STATUS_INPUT;
    if (!check_clause(job, line, &new.clause) ||
        !board_declare(job, acting.act, &new))
        return acting_drop(&acting);
    return acting_done(&acting, "%s has declared an interest%s%s%s", new.seat,
        new.clause != NULL ? " in " : "", new.clause != NULL ? new.clause : "",
        new.withdraws ? " and takes no part in what concerns it" : "");
}

/* ---- showing ---------------------------------------------------------- */

static json_t *interests_of(
    const struct ledger *ledger, const struct seat *seat, bool prints)
{
    json_t *all = json_array();

    for (const struct named *n = ledger_first(ledger, KIND_INTEREST); n != NULL;
         n = n->next) {
        const struct interest *i = n->thing;

        if (!text_same(i->seat, seat->entry.key))
            continue;
        if (prints)
            printf("    interest%s%s: %s%s\n", i->clause != NULL ? " in " : "",
                i->clause != NULL ? i->clause : "", i->text,
                i->withdraws ? " (withdraws)" : "");
        json_array_append_new(
            all, json_pack("{s:s?, s:s, s:b}", "clause", i->clause, "text",
                     i->text, "withdraws", (int)i->withdraws));
    }
    return all;
}

static const char *person_words(const struct ledger *ledger, const char *person)
{
    return person != NULL ? party_person_name(ledger, person) : "–";
}

static void print_seat(const struct acting *acting, const struct board *board,
    const struct seat *s)
{
    static const size_t widths[] = { 26, 10, 20, 20 };
    const struct ledger *ledger = acting->ledger;
    const char *cells[] = { party_name(ledger, s->organisation),
        s->has_vote ? "one vote" : "no vote", person_words(ledger, s->member),
        person_words(ledger, s->deputy) };

    columns_print(stdout, widths, cells, 4);
    if (text_same(board->chair, s->entry.key))
        printf("    in the chair\n");
    if (s->from != NULL || s->until != NULL)
        printf("    %s%s%s%s\n", s->from != NULL ? "from " : "",
            s->from != NULL ? s->from : "", s->until != NULL ? " until " : "",
            s->until != NULL ? s->until : "");
}

/* The seats of one side. */
static void show_side(const struct acting *acting, const struct board *board,
    enum party_side side, bool prints, json_t *all)
{
    bool is_first = true;

    for (const struct named *n = ledger_first(acting->ledger, KIND_SEAT);
         n != NULL; n = n->next) {
        const struct seat *s = n->thing;

        if (s->side != side || !text_same(s->board, board->entry.key))
            continue;
        if (prints && is_first)
            printf("\n%s\n", party_sides[side]);
        is_first = false;
        if (prints)
            print_seat(acting, board, s);
        json_array_append_new(
            all, json_pack("{s:s, s:s, s:s, s:b, s:s?, s:s?, s:s?, s:s?, s:o}",
                     "seat", s->entry.key, "organisation", s->organisation,
                     "side", party_sides[s->side], "vote", (int)s->has_vote,
                     "member", s->member, "deputy", s->deputy, "from", s->from,
                     "until", s->until, "interests",
                     interests_of(acting->ledger, s, prints)));
    }
}

static void show_board(const struct acting *acting, const struct board *board)
{
    bool prints = acting->line->values[ACTING_JSON] == NULL;
    json_t *seats = json_array();

    if (prints)
        printf("%s: %s\nrule %s%s%s%s\n", board->entry.key, board->name,
            board->rule != NULL ? board->rule : VOTING_USUAL,
            board->terms != NULL ? ", terms of reference " : "",
            board->terms != NULL ? board->terms : "",
            board->hides_votes ? ", votes hidden until a motion is closed"
                               : "");
    for (int side = 0; side < SIDES; side++)
        show_side(acting, board, (enum party_side)side, prints, seats);
    json_object_update_new(acting->reply,
        json_pack("{s:s, s:s, s:s?, s:s?, s:s?, s:b, s:o}", "board",
            board->entry.key, "name", board->name, "rule", board->rule, "terms",
            board->terms, "chair", board->chair, "hides_votes",
            (int)board->hides_votes, "seats", seats));
}

static enum status show(struct job *job, const struct line *line)
{
    struct acting acting;
    const struct board *board;

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    board = ledger_get(job, acting.ledger, KIND_BOARD, line->arguments[1]);
    if (board == NULL)
        return acting_drop(&acting);
    show_board(&acting, board);
    board_check_balance(job, acting.ledger, board->entry.key, acting_now(job));
    return acting_show(&acting);
}

static enum status list(struct job *job, const struct line *line)
{
    struct acting acting;
    json_t *all = json_array();

    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    for (const struct named *n = ledger_first(acting.ledger, KIND_BOARD);
         n != NULL; n = n->next) {
        const struct board *b = n->thing;

        if (line->values[ACTING_JSON] == NULL)
            printf("%-18s %s\n", b->entry.key, b->name);
        json_array_append_new(
            all, json_pack("{s:s, s:s}", "key", b->entry.key, "name", b->name));
    }
    json_object_set_new(acting.reply, "boards", all);
    return acting_show(&acting);
}

/* ---- papers, reopened decisions --------------------------------------- */

enum { PAPER_OUT = 1, PAPER_FORMATS };

static enum status paper(struct job *job, const struct line *line)
{
    struct acting acting;

    if (line->values[PAPER_OUT] == NULL) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "no-output",
                (struct place){ 0 }, "where the paper goes is not said"),
            "give a file with -o, such as -o paper.docx");
        return STATUS_INPUT;
    }
    if (!acting_look(job, line, &acting))
        return STATUS_INPUT;
    if (!paper_write(job, acting.ledger, line->home, line->arguments[0],
            line->arguments[1], line->values[PAPER_OUT],
            line->values[PAPER_FORMATS]))
        return acting_drop(&acting);
    json_object_set_new(
        acting.reply, "paper", json_string(line->values[PAPER_OUT]));
    return acting_show(&acting);
}

static enum status check(struct job *job, const struct line *line)
{
    struct acting acting;
    size_t count;

    if (!acting_begin(job, line, "board.check", &acting))
        return STATUS_INPUT;
    count = reopening_find(job, &acting);
    if (count == 0) {
        if (line->values[ACTING_JSON] == NULL)
            printf("What the board has decided stands as it was decided.\n");
        json_object_set_new(acting.reply, "reopened", json_array());
        return acting_show(&acting);
    }
    return acting_done(&acting, "%zu %s reopened", count,
        count == 1 ? "decision is" : "decisions are");
}

const struct command command_board[] = {
    { .name = "board",
        .synopsis = "VERB DIR ...",
        .help = "who decides: seats, chair, interests; papers",
        .text = "A board has seats of organisations, each with one vote at "
                "most, on sides: councils and providers decide as equals. "
                "doc/board.md is for members and clerks." },
    { .name = "board add",
        .synopsis = "DIR KEY --name NAME [--rule R] [--terms V] "
                    "[--hide-votes]",
        .help = "make a board",
        .text = "The voting rule is one of lua/voting.lua; without --rule, "
                "each-side: half the seats and one of each side make the "
                "quorum, and a majority of each side carries.",
        .least = 2,
        .most = 2,
        .run = add,
        .options = { ACTING_ACTS, { "--name", "NAME", "its name" },
            { "--rule", "R", "how it votes (each-side)" },
            { "--terms", "V", "version of its terms of reference" },
            { "--hide-votes", NULL,
                "nobody sees how others vote until a motion is closed" } } },
    { .name = "board seat",
        .synopsis = "DIR BOARD ORG [--side S] [--no-vote] [--member P] "
                    "[--deputy P] [--from DATE] [--until DATE]",
        .help = "give an organisation its seat, or change it",
        .text = "One seat for an organisation, one vote for a seat. Without "
                "--member any person of the organisation speaks for it. Given "
                "again, only what is named changes; --until ends a seat.",
        .least = 3,
        .most = 3,
        .run = seat,
        .options = { ACTING_ACTS,
            { "--side", "SIDE",
                "council, provider, young-people, other (its own)" },
            { "--no-vote", NULL, "it advises, and does not vote" },
            { "--member", "P", "who speaks for it" },
            { "--deputy", "P", "who speaks for it otherwise" },
            { "--from", "DATE", "when it takes the seat" },
            { "--until", "DATE", "when it leaves it" } } },
    { .name = "board chair",
        .synopsis = "DIR BOARD ORG",
        .help = "give an organisation the chair",
        .text = "Who speaks for that seat may open, close and decide motions, "
                "as the lead's people may.",
        .least = 3,
        .most = 3,
        .run = chair,
        .options = { ACTING_ACTS } },
    { .name = "board interest",
        .synopsis = "DIR SEAT --text T [--clause C] [--withdraws]",
        .help = "declare an interest",
        .text = "SEAT is BOARD/ORG. The interest is in a clause, or general. "
                "With --withdraws the seat takes no part in motions on it: it "
                "counts as recused.",
        .least = 2,
        .most = 2,
        .run = interest,
        .options = { ACTING_ACTS,
            { "--text", "T", "what the interest is; - for standard input" },
            { "--clause", "C", "the clause that it is in" },
            { "--withdraws", NULL, "the seat takes no part" } } },
    { .name = "board show",
        .synopsis = "DIR BOARD",
        .help = "show seats and interests",
        .text = "The seats by side, who speaks for them, and what interests "
                "they have declared.",
        .least = 2,
        .most = 2,
        .run = show,
        .options = { ACTING_LOOKS } },
    { .name = "board list",
        .synopsis = "DIR",
        .help = "list the boards",
        .text = "Each with its key and name.",
        .least = 1,
        .most = 1,
        .run = list,
        .options = { ACTING_LOOKS } },
    { .name = "board paper",
        .synopsis = "DIR CLAUSE -o FILE [-f FORMATS]",
        .help = "make the paper on a clause that is up for decision",
        .text = "Question, variants beside each other with redlines, the case "
                "for each side, who said what, wordings that collide, law, and "
                "what the money comes to where a figure is at stake.",
        .least = 2,
        .most = 2,
        .run = paper,
        .options = { ACTING_LOOKS,
            { "-o", "FILE", "a file; its ending says the format" },
            { "-f", "FORMATS",
                "html,docx,odt,txt: a file of that name for each" } } },
    { .name = "board check",
        .synopsis = "DIR",
        .help = "see whether what was decided still stands",
        .text = "Compares what each decision binds (source, words, answers, "
                "definitions) with the pack as it is now. Of what changed the "
                "decision is reopened, and it is said what.",
        .least = 1,
        .most = 1,
        .run = check,
        .options = { ACTING_ACTS } },
    { .name = NULL },
};
