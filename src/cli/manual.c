#include "cli/manual.h"
#include "cli/acting.h"

#include "base/version.h"
#include "cli/acting.h"
#include "cli/columns.h"

#include <ctype.h>
#include <string.h>

static const struct command commands[] = {
    { .name = "new",
        .synopsis = "DIR",
        .help = "start a project",
        .text = "Makes the folder DIR with an answers file to fill in. "
                "Nothing that is there is overwritten.",
        .least = 1,
        .most = 1,
        .run = command_new },
    { .name = "ask",
        .synopsis = "DIR [--list]",
        .help = "ask what the pack needs to know",
        .text =
            "Asks in the terminal, one question at a time, only what the "
            "pack would read; checks and saves each answer. \"?\" shows "
            "help and why it asks, \"<\" goes back, an empty line leaves "
            "the question open, \"-\" leaves it open on purpose, \"q\" stops; "
            "it resumes where it stopped.",
        .least = 1,
        .most = 1,
        .run = command_ask,
        .options = { { "--list", NULL,
            "print all the questions that this pack reads" } } },
    { .name = "assemble",
        .synopsis = "DIR -o OUT [-f FORMATS] [--only DOCUMENT] "
                    "[--audience A] [--execution | --for-comment "
                    "[--for NAME] [--plain]]",
        .help = "make the pack",
        .text =
            "Assembles the documents of the project in DIR and writes "
            "them to the folder OUT, with an index to open first, a "
            "manifest, and a zip of the whole. Files of an earlier pack in OUT "
            "are written over, or taken away if nobody has changed them. "
            "With pdf, contents tables have page numbers. "
            "Where the input has errors, nothing is written and earlier "
            "output is left as it was. "
            "With --for-comment the Word and ODT files are copies to send "
            "out: changes are tracked, each paragraph can be found again when "
            "the file comes back, and what was sent is kept in DIR/sent/, "
            "where "
            "copies.txt lists whose copy is which. Beside each document but "
            "the notes, the obligations and the summary "
            "stands a form for comments (NAME-comments.docx, .odt, .csv), "
            "for those who would rather fill in a table. The "
            "key that signs them is kept outside DIR: in the file that "
            "PACTION_KEY names, or in ~/.local/share/paction/key.",
        .least = 1,
        .most = 1,
        .run = command_assemble,
        .options = { { "-o", "OUT", "folder to write to" },
            { "-f", "FORMATS",
                "docx,odt,html,txt,akn,xml,pdf (default docx,html,xml; for "
                "execution docx, odt, txt or pdf)" },
            { "--only", "DOCUMENT", "one document, by its id" },
            { "--audience", "A",
                "internal, consultation, market, published or placement" },
            { "--execution", NULL, "copies to sign: nothing may be left open" },
            { "--for-comment", NULL,
                "copies to comment on, for the audience consultation unless "
                "--audience says otherwise (default docx,odt)" },
            { "--for", "NAME", "the organisation that the copies are for" },
            { "--plain", NULL,
                "nothing locked: for LibreOffice and Google Docs" } } },
    { .name = "check",
        .synopsis = "[DIR]",
        .help = "look for faults in library, rules, answers and drafting",
        .text = "Says what is wrong with the library and, when DIR is given, "
                "with that project. Findings on drafting are silenced, with "
                "a reason, in clauses/silenced.txt.",
        .least = 0,
        .most = 1,
        .run = command_check },
    { .name = "explain",
        .synopsis = "DIR CLAUSE",
        .help = "say why a clause is in or out, and what would flip it",
        .text = "In or out, by which rule, from which answers; which variant "
                "and why; the law; who refers to it; which single answers "
                "would change that.",
        .least = 2,
        .most = 2,
        .run = command_explain },
    { .name = "variants",
        .synopsis = "CLAUSE [-o FILE] [--in DIR]",
        .help = "put a clause's variants beside each other",
        .text = "Says of each variant its usage, status and version, when a "
                "rule chooses it, the councils' case and the providers', and "
                "shows its words with what differs from the preferred one "
                "marked.",
        .least = 1,
        .most = 1,
        .run = command_variants,
        .options = { { "-o", "FILE",
                         "a file to write: .docx, .odt, .html or .txt; "
                         "without it the text is printed" },
            { "--in", "DIR",
                "with the clauses, rules and answers of that project" } } },
    { .name = "compare",
        .synopsis = "A B -o OUT [-f FORMATS] [--only DOCUMENT] "
                    "[--audience A] [--author NAME] [--date DATE]",
        .help = "redline two packs, and say why they differ",
        .text =
            "Each of A and B is a project, an assembled pack, a copy that was "
            "sent (DIR@COPY), what was frozen (DIR+NAME) or a clause's variant "
            "(CLAUSE#VARIANT). Writes to OUT "
            "a redline of every document that differs, with native tracked "
            "changes in Word and ODT, and a table of changes with the cause "
            "of each: an answer, a clause's version or variant, a rule, a "
            "decision, or numbers that follow. Causes are found by assembling "
            "the old project again with one kind of input taken from the new. "
            "That needs two projects or freezes: of packs and copies only the "
            "causes are "
            "told that the texts themselves show. OUT is a folder of the "
            "comparison's own; the next comparison there replaces it. "
            "Accepting every change gives B, rejecting every change gives A.",
        .least = 2,
        .most = 2,
        .run = command_compare,
        .options = { { "-o", "OUT", "folder to write to" },
            { "-f", "FORMATS",
                "docx,odt,html,txt,xml,json (default docx,html)" },
            { "--only", "DOCUMENT", "one document, by its id" },
            { "--audience", "A",
                "of the projects (a copy's or freeze's, if one is compared)" },
            { "--author", "NAME", "whose the changes are (Comparison)" },
            { "--date", "DATE",
                "of the changes (the date of B's documents)" } } },
    { .name = "issue",
        .synopsis = "DIR --audience A -o OUT [-f FORMATS] [--override "
                    "--reason WHY]",
        .help = "make the copies that go out, once the gate is open",
        .text =
            "Freezes the project under the audience's name, and writes the "
            "pack of that audience from the freeze. market: the pack that is "
            "procured with. published: what the public may see, with a list "
            "of what is left out and on what ground; lua/redactions.lua says "
            "what that is. execution: copies to sign; nothing may be open in "
            "them, and each clause must be approved by a decision. Where the "
            "gate is closed nothing is issued, but by an override, which is "
            "recorded with its reason.",
        .least = 1,
        .most = 1,
        .run = command_issue,
        .options = { ACTING_ACTS, { "-o", "OUT", "folder to write to" },
            { "--audience", "A", "market, published or execution" },
            { "-f", "FORMATS",
                "docx,odt,html,txt,akn,xml,pdf (default docx,odt and html; "
                "for execution docx,odt)" },
            { "--override", NULL, "although the gate is closed" },
            { "--reason", "WHY", "of an override" } } },
    { .name = "rebuild",
        .synopsis = "DIR NAME -o OUT [-f FORMATS]",
        .help = "make a frozen pack again, from what was frozen alone",
        .text = "Assembles the freeze NAME of the project DIR from the files "
                "that it keeps, with nothing of the project, the library or "
                "the templates as they are now, and writes the pack to OUT if "
                "its text is byte for byte what was frozen. If it is not, it "
                "says where it differs and whether another version of paction "
                "froze it.",
        .least = 2,
        .most = 2,
        .run = command_rebuild,
        .options = { { "-o", "OUT", "folder to write to" },
            { "-f", "FORMATS",
                "docx,odt,html,txt,akn,xml,pdf (default docx,html,xml; for "
                "execution docx, odt, txt or pdf)" } } },
    { .name = "vary",
        .synopsis = "DIR -o OUT --from NAME --title T --reason WHY --agreed "
                    "ORGANISATION[:PERSON]... --on DATE",
        .help = "record a change that was agreed during the contract",
        .text =
            "NAME is the freeze of the contract that was signed; the project "
            "as it stands now is the contract as it shall read. Writes to OUT "
            "the variation to sign, with each change, the words taken out and "
            "the new ones; in OUT/conformed/ the contract as it then reads; in "
            "OUT/redline/ each document that changes with its changes tracked. "
            "Freezes the new text as the contract from then on, and records "
            "who agreed.",
        .least = 1,
        .most = 1,
        .run = command_vary,
        .options = { ACTING_ACTS, { "-o", "OUT", "folder to write to" },
            { "--from", "NAME", "freeze of the signed contract" },
            { "--title", "T", "what the variation is called" },
            { "--reason", "WHY", "why the contract is changed" },
            { "--agreed", "ORGANISATION[:PERSON]",
                "who agreed; once for each" },
            { "--on", "DATE", "the day from which it applies" } } },
    { .name = "price",
        .synopsis = "DIR [FIGURE] [--case USE] [--set Q=A] [--beside Q=A] "
                    "[--find FILE] [-f FORMATS] [-o OUT]",
        .help = "work out the commercial model: cases, grids, checks",
        .text =
            "Prints the inputs of the project's volume model and every figure "
            "that follows: typical cases, each level of use for the councils "
            "and for the provider, charts, and checks that pass or name the "
            "cells that fail. The schedules of the pack print the same "
            "figures. --set answers a question otherwise, for a what-if; "
            "--beside does so for a second scenario, printed next to the "
            "first. Both may be given several times, and reach into lists: "
            "volume_bands[b2].band_discount=5%. For a block or a partnership "
            "--find looks for terms that both parties accept; FILE has the "
            "ranges and each party's "
            "limits, and --as hides the other party's.",
        .least = 1,
        .most = 2,
        .run = command_price,
        .options = { { "-f", "FORMATS",
                         "table (the default), csv, json, svg, html" },
            { "-o", "OUT", "folder to write to, several formats at once" },
            { "--case", "USE",
                "one case: 6x20+5x71-45, 12 or 5/1/0, by the model" },
            { "--set", "QUESTION=ANSWER", "answer a question otherwise" },
            { "--beside", "QUESTION=ANSWER",
                "the same for the second scenario" },
            { "--find", "FILE", "search for terms that both accept" },
            { "--as", "PARTY",
                "with --find: facilitator (the default), provider or "
                "authority" } } },
    { .name = "deviations",
        .synopsis = "DIR",
        .help = "list where a project departs from the core library",
        .text = "Each clause, variant, definition, question and plan that the "
                "project adds or replaces, and the decision that allowed it.",
        .least = 1,
        .most = 1,
        .run = command_deviations },
    { .name = "compare-overlays",
        .synopsis = "DIR [--json]",
        .help = "show which overlay differs in what",
        .text = "A table of the questions that an overlay answers or an "
                "authority may set: the project's answer, and that of each "
                "overlay, with a mark where it differs.",
        .least = 1,
        .most = 1,
        .run = command_compare_overlays,
        .options = { { "--json", NULL, "for programs" } } },
    { .name = "import",
        .synopsis = "DIR FILE... [-o OUT] [--copy ID] [--document ID] "
                    "[--round R --from ORG ...] [--json]",
        .help = "take back files and forms that were sent for comment",
        .text =
            "Reads what reviewers sent back, as Word or ODT or as a filled "
            "comment form (CSV, Word, ODT), finds which copy of the project "
            "in DIR each FILE is, and puts every comment and every change, "
            "tracked or not, on its clause. Prints a receipt for each file; "
            "what found no place is listed, never dropped. With -o it writes "
            "OUT/COPY/intake.json and a receipt as a page and as text; files "
            "of one copy go together, and a file that was imported before "
            "adds nothing. Where clauses were changed, proposed-wording.html "
            "and .docx show both texts side by side, the new source or answer "
            "that would give the proposed words, and what waits for a "
            "drafter. If the project's text has changed since it was sent, "
            "the receipt says where each comment stands in it now. Where files "
            "of different copies change the same "
            "words, that is listed. A file that does not say which copy it is "
            "is placed with --copy or --document. "
            "With --round and --from all of it is recorded: the file byte for "
            "byte, and each comment and proposal as a point with a key of its "
            "own; what was recorded before is not again. Then FILE may also be "
            "points as JSON, as a web page sends them (NAME.json; "
            "doc/consultation.md describes it).",
        .least = 2,
        .most = MOST_ARGUMENTS,
        .run = command_import,
        .options = { ACTING_ACTS, { "-o", "OUT", "folder to write to" },
            { "--copy", "ID", "the copy that the files are, as in DIR/sent" },
            { "--document", "ID", "the document that they are copies of" },
            { "--round", "R", "record it: the round that it is returned to" },
            { "--from", "ORG", "the organisation that returns it" },
            { "--association", "A",
                "given to this association, in private, for its position" },
            { "--personal", NULL, "one person's view, not ORG's" },
            { "--publish", "HOW", "named, anonymous or not" },
            { "--channel", "C",
                "web, docx, odt, form, email, meeting or phone" },
            { "--supersede", NULL,
                "instead of all that ORG returned before" } } },
    { .name = "law",
        .synopsis = "[DIR] [--by-law] [--json]",
        .help = "list what rests on which provision, and who checked it",
        .text = "Each provision of the library, or of the project's own "
                "library when DIR is given: its status, who checked it when, "
                "where it was read, and the clauses, definitions, conditions, "
                "rules and findings that rest on it. What was never checked "
                "comes first, then what was checked longest ago.",
        .least = 0,
        .most = 1,
        .run = command_law,
        .options = { { "--by-law", NULL, "law by law instead" },
            { "--json", NULL, "for programs" } } },
    { .name = "promote",
        .synopsis = "DIR CLAUSE#VARIANT LIBRARY",
        .help = "put wording that a project adopted into a library",
        .text = "For the owner of the library in the folder LIBRARY: the "
                "project's own variant becomes the next version there, in "
                "review, since only a project's decision approves one. Refused "
                "where the library has these words already, or lacks what "
                "they need: a question, a definition, a condition, a clause "
                "that they refer to.",
        .least = 3,
        .most = 3,
        .run = command_promote },
    { .name = "release",
        .synopsis = "LIBRARY",
        .help = "lock the words of a library's versions",
        .text = "Writes LOCK in the folder LIBRARY: the hash of every version "
                "that is not a draft. Refused while a locked version has "
                "changed: raise its number instead.",
        .least = 1,
        .most = 1,
        .run = command_release },
    { .name = NULL },
};

/* All tables, in the order in which help lists them. */
static const struct command *const tables[] = {
    commands,
    command_party,
    command_round,
    command_invite,
    command_submission,
    command_position,
    command_point,
    command_respond,
    command_publish,
    command_freeze,
    command_board,
    command_motion,
    command_vote,
    command_decide,
    command_gate,
    command_report,
    command_record,
};
enum { TABLES = sizeof tables / sizeof *tables };

/* The row after this one, or the first for NULL; NULL at the end. */
static const struct command *next(const struct command *command, size_t *table)
{
    command = command == NULL ? tables[ *table = 0] : command + 1;
    while (command->name == NULL) {
        if (++*table == TABLES)
            return NULL;
        command = tables[*table];
    }
    return command;
}

static const char *const general[][2] = {
    { "--home FOLDER", "where clauses/, lua/ and templates/ are" },
    { "--findings text|json", "how findings are printed, on standard error" },
};

static size_t words_of(const char *name)
{
    return strchr(name, ' ') != NULL ? 2 : 1;
}

static bool is_named(
    const struct command *command, const char *first, const char *second)
{
    size_t length = strlen(first);

    if (words_of(command->name) == 1)
        return strcmp(command->name, first) == 0;
    return second != NULL && strncmp(command->name, first, length) == 0 &&
           command->name[length] == ' ' &&
           strcmp(command->name + length + 1, second) == 0;
}

const struct command *manual_command(
    const char *first, const char *second, size_t *words)
{
    const struct command *found = NULL;
    size_t table = 0;

    for (const struct command *c = NULL; (c = next(c, &table)) != NULL;)
        if (is_named(c, first, second) &&
            (found == NULL || words_of(c->name) == 2))
            found = c;
    *words = found != NULL ? words_of(found->name) : 0;
    return found;
}

void manual_version(FILE *out)
{
    fputs("paction " PACTION_VERSION "\n", out);
}

void manual_usage(FILE *out)
{
    size_t table = 0;

    fputs("usage: paction COMMAND ...\n\n", out);
    for (const struct command *c = NULL; (c = next(c, &table)) != NULL;)
        if (words_of(c->name) == 1)
            fprintf(out, "  %-16s %s\n", c->name, c->help);
    fputs("\n`paction help COMMAND` says more about one\n", out);
}

enum { WIDTH = 76 };

/* A noun: its verbs, a line each. */
static void help_on_noun(const struct command *noun, FILE *out)
{
    size_t length = strlen(noun->name);

    fprintf(out, "paction %s %s\n\n", noun->name, noun->synopsis);
    columns_print(out, (size_t[]){ WIDTH }, &noun->text, 1);
    fputc('\n', out);
    for (const struct command *c = noun + 1; c->name != NULL; c++)
        if (strncmp(c->name, noun->name, length) == 0 && c->name[length] == ' ')
            fprintf(out, "  %-16s %s\n", c->name + length + 1, c->help);
    fprintf(out, "\n`paction help %s VERB` says more about one\n", noun->name);
}

static void help_on(const struct command *command, FILE *out)
{
    fprintf(out, "paction %s %s\n\n", command->name, command->synopsis);
    columns_print(out, (size_t[]){ WIDTH }, &command->text, 1);
    fputc('\n', out);
    for (size_t i = 0; i < MOST_OPTIONS; i++)
        if (command->options[i].name != NULL)
            fprintf(out, "  %s %-*s %s\n", command->options[i].name,
                (int)(20 - strlen(command->options[i].name)),
                command->options[i].value != NULL ? command->options[i].value
                                                  : "",
                command->options[i].help);
    for (size_t i = 0; i < sizeof general / sizeof *general; i++)
        fprintf(out, "  %-21s %s\n", general[i][0], general[i][1]);
}

/* ---- the manual page -------------------------------------------------- */

static void print_upper(const char *words, FILE *out)
{
    for (; *words != '\0'; words++)
        fputc(toupper((unsigned char)*words), out);
}

static void man_command(const struct command *command, FILE *out)
{
    fprintf(out, ".SS ");
    print_upper(command->name, out);
    fprintf(out, "\n.B paction %s\n%s\n.PP\n%s\n", command->name,
        command->synopsis, command->text);
    for (size_t i = 0; i < MOST_OPTIONS; i++)
        if (command->options[i].name != NULL)
            fprintf(out, ".TP\n.B %s %s\n%s\n", command->options[i].name,
                command->options[i].value != NULL ? command->options[i].value
                                                  : "",
                command->options[i].help);
}

static void man_page(FILE *out)
{
    size_t table = 0;

    fputs(".\\\" Printed by `paction help --man`; do not edit.\n"
          ".TH PACTION 1 \"\" \"paction " PACTION_VERSION "\"\n"
          ".SH NAME\npaction \\- assemble the contracts of a procurement\n"
          ".SH SYNOPSIS\n.B paction\nCOMMAND ...\n"
          ".SH DESCRIPTION\nFrom a library of clauses, rules and one set of "
          "answers, paction assembles the documents of a procurement of "
          "children's placements.\n.SH COMMANDS\n",
        out);
    for (const struct command *c = NULL; (c = next(c, &table)) != NULL;)
        man_command(c, out);
    fputs(".SH OPTIONS OF EVERY COMMAND\n", out);
    for (size_t i = 0; i < sizeof general / sizeof *general; i++)
        fprintf(out, ".TP\n.B %s\n%s\n", general[i][0], general[i][1]);
    fputs(".SH EXIT STATUS\n"
          ".TP\n0\ndone; there may be warnings\n"
          ".TP\n1\nthe input has errors\n"
          ".TP\n2\nthe command line is wrong\n"
          ".TP\n3\nthe machine failed: disk, memory, rights\n",
        out);
}

bool manual_help(const char *name, const char *second)
{
    const struct command *command;
    size_t words;

    if (name == NULL) {
        manual_usage(stdout);
        return true;
    }
    if (strcmp(name, "--man") == 0) {
        man_page(stdout);
        return true;
    }
    command = manual_command(name, second, &words);
    if (command == NULL) {
        fprintf(stderr, "paction: no command %s\n", name);
        manual_usage(stderr);
        return false;
    }
    if (command->run == NULL)
        help_on_noun(command, stdout);
    else
        help_on(command, stdout);
    return true;
}
