/*
 * Document: the finished tree that every format is written from.
 *
 * Assembly builds it; renderers, the comparison and the neutral XML only read
 * it. Nothing in it is a question, a rule or a condition: all words are the
 * words that are printed, all numbers are set, all references are resolved.
 * Nodes live as long as the arena they were taken from.
 *
 *   document
 *     cover > paragraph+            first page; role says which line
 *     contents                      where the table of contents stands
 *     section (role, label)         parties, background, operative, schedule,
 *       heading                     execution, or a plain section
 *       clause (label) > heading, then blocks
 *       block
 *
 *   block: paragraph, table > row+ > cell+ > paragraph+, chart, definition,
 *          signature > paragraph, table; heading (a group of clauses); plain
 *
 *   In a paragraph, heading or definition only inline nodes stand: text, term,
 *   defined, value, blank, reference; and undecided, duty, deadline, which
 *   wrap others.
 *
 * A comparison is such a tree that holds two texts at once. What only the new
 * one has is inserted, what only the old one has is deleted: without what is
 * deleted it is the new text, without what is inserted the old. A node's mark
 * stands on every node below it too; a block that is marked is new or gone with
 * the end of its paragraph, a row or table as a whole. Unmarked blocks may hold
 * marked words.
 */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct chart;
struct house;
struct remark;
struct text;

enum node_kind {
    NODE_DOCUMENT,
    NODE_COVER,
    NODE_CONTENTS,
    NODE_SECTION,
    NODE_CLAUSE,
    NODE_HEADING,
    NODE_PARAGRAPH,
    NODE_TABLE,
    NODE_ROW,
    NODE_CELL,
    NODE_CHART,
    NODE_DEFINITION,
    NODE_SIGNATURE,
    NODE_PLAIN,
    NODE_TEXT,
    NODE_TERM,
    NODE_DEFINED,
    NODE_VALUE,
    NODE_BLANK,
    NODE_REFERENCE,
    NODE_UNDECIDED,
    NODE_DUTY,
    NODE_DEADLINE,
    NODE_KINDS
};

enum change { CHANGE_NONE, CHANGE_INSERTED, CHANGE_DELETED };

/* What a section, table or paragraph is for; names are document_role_name. */
enum role {
    ROLE_NONE,
    ROLE_PARTIES,
    ROLE_BACKGROUND,
    ROLE_OPERATIVE,
    ROLE_SCHEDULE,
    ROLE_EXECUTION,
    ROLE_FORM,      /* a table of labels and answers, no header row */
    ROLE_SIGNATURE, /* the lines to sign on, no header row, kept on one page */
    ROLE_TITLE,     /* lines of a cover */
    ROLE_SUBTITLE,
    ROLE_PARTY,
    ROLE_DATE,
    ROLE_STATUS,
    ROLE_NOTICE,  /* a boxed or shaded remark */
    ROLE_WARNING, /* an undecided alternative's frame */
    ROLES
};

/*
 * How deep a numbered paragraph or heading stands. The number of a level and
 * its look follow from the section: each section that numbers restarts.
 */
enum {
    LEVEL_NONE = 0,    /* not numbered */
    LEVEL_CLAUSE = 1,  /* 4   a clause's heading; (1) a party; (A) a recital */
    LEVEL_SUB = 2,     /* 4.1 */
    LEVEL_LIMB = 3,    /* (a) */
    LEVEL_SUBLIMB = 4, /* (i) */
    LEVELS
};

/* 4.1(a), the whole number; or Release, the words of the target's heading. */
enum reference_form { REFERENCE_NUMBER, REFERENCE_WORDS };

/* Levels of a cell's shade. Its value is printed in it all the same. */
enum { SHADES = 5 };

/* What follows the words of a flagged cell: in every font, read as "dagger". */
#define DOCUMENT_FLAG "\u00a0\u2020"

enum column_kind {
    COLUMN_TEXT,
    COLUMN_MONEY,
    COLUMN_NUMBER,
    COLUMN_DATE,
    COLUMN_KINDS
};

struct column {
    enum column_kind kind;
    int width; /* share of the table's width; shares need not sum to 100 */
};

/*
 * A comment on a paragraph, heading or cell, as a margin shows it. Replies
 * follow what they answer.
 */
struct remark {
    const char *author, *date; /* ISO; "2027-04-01T10:00:00Z" */
    const char *words;
    bool is_reply, is_resolved;
    const struct remark *next;
};

/* Where a node comes from. Any member may be NULL. */
struct origin {
    const char *clause;   /* id */
    const char *variant;  /* id */
    int version;          /* 0 if none */
    const char *record;   /* key of the innermost record: "beacon" */
    const char *rule;     /* rule that placed the clause */
    const char *question; /* of a value or blank */
    const char
        *decision; /* id of the board's decision that chose the variant */
};

struct node {
    enum node_kind kind;
    enum role role;
    int level;
    bool undecided;    /* waits for an answer: shown in brackets, highlighted */
    bool is_header;    /* a row that heads its table */
    bool is_starred;   /* a row of a form that an emergency needs too */
    const char *text;  /* inline leaves: the words. plain: the plain words */
    const char *label; /* number as printed: "4", "4.1", "(a)", "Schedule 3" */
    const char *address;       /* permanent, unique in the pack; NULL if none */
    const char *bookmark;      /* unique in the document, at most 40 letters */
    const struct node *target; /* reference, term: what it points to, or NULL */
    enum reference_form form;  /* reference: what of its target it prints */
    const char *by;            /* duty: who must; NULL elsewhere */
    const char *to;            /* duty: for whom */
    const char *timing; /* duty: "always", "event" or NULL: see its deadline */
    const char *otherwise; /* duty: address of what follows if not done */
    const struct column *columns; /* table */
    size_t column_count;
    const char *caption; /* table, chart: its name, printed above it */
    int shade;           /* cell: 0 none to SHADES - 1 darkest: a heat map */
    bool is_flagged;     /* cell: fails a check; printed bold with a dagger,
                            which the words beside the table explain */
    const struct chart *chart; /* chart: what it shows */
    const struct origin *origin;
    enum change change;
    const char *old_label;   /* label in the old text if another; else NULL */
    const char *old_caption; /* caption in the old text if another; else NULL */
    const char *move;        /* block: "moved to 7.2", "moved from 4.1", NULL */
    const struct remark *remarks;
    struct node *parent, *first, *last, *next, *previous;
};

struct document {
    const char *id;      /* "framework-terms", "ipa-child-017" */
    const char *title;   /* "Framework Terms" */
    const char *subject; /* title of the procurement */
    const char *status;  /* "Draft for consultation", "Execution copy" */
    const char *date;    /* ISO */
    const char *audience;
    const char *purpose; /* one sentence, for the index */
    const char *plan;    /* id of the plan it was made from */
    bool holds_child_data;
    bool is_comparison;        /* some nodes may be marked as changed */
    const char *change_author; /* of a comparison: whose the changes are */
    const char *change_date;   /* and when: "2027-04-01T10:00:00Z" */
    const struct house *house;
    struct node *root;
};

/* An appended child. parent is NULL only for the root. */
struct node *document_add(
    struct arena *arena, struct node *parent, enum node_kind kind);
struct node *document_add_text(struct arena *arena, struct node *parent,
    enum node_kind kind, const char *text);

/* A block with words in it; NULL: without. */
struct node *document_add_words(struct arena *arena, struct node *parent,
    enum node_kind kind, const char *words);

/* Takes the last child, which there is, out of the tree. */
void document_drop_last(struct node *parent);

bool document_is_inline(enum node_kind kind);

/* Returns NULL if the whole tree keeps the grammar, else the first that not. */
const struct node *document_misplaced(const struct node *root);

const char *document_kind_name(enum node_kind kind);
const char *document_role_name(enum role role);
const char *document_column_name(enum column_kind kind);
const char *document_change_name(enum change change);

/* All words below a node, as a reader would say them, without labels. */
void document_words(const struct node *node, struct text *text);

/*
 * What is printed after a paragraph in a cell: a star at the label of a starred
 * row, a dagger in a cell that fails a check. Returns NULL if nothing is.
 */
const char *document_sign(const struct node *paragraph);

/*
 * What a margin says beside a node: that it was moved, by whose change, then
 * its remarks. Returns NULL if it says nothing.
 */
const struct remark *document_remarks(struct arena *arena,
    const struct document *document, const struct node *node);

const struct node *document_root(const struct node *node);

/* The nearest node of that kind at or above. Returns NULL if there is none. */
const struct node *document_above(const struct node *node, enum node_kind kind);

/*
 * A walk of everything at and below a node, each entered and left; leaves too.
 *
 *   for (struct walk w = walk of root; document_next(&w);)
 *       if (w.entering && w.node->kind == NODE_CLAUSE) ...
 */
struct walk {
    const struct node *root;
    const struct node *node;
    bool entering;
};
struct walk document_walk(const struct node *root);
bool document_next(struct walk *walk);

#endif
