/*
 * Intake: what one file that came back asks for, each thing on its clause.
 *
 * Made from what was sent and what returned; it stores nothing and decides
 * nothing. Nothing is dropped: what cannot be placed is listed as such. The
 * same file gives the same intake with the same keys, however often it is read
 * and whatever office program saved it in between. Lives as long as the job.
 */
#ifndef REVIEW_INTAKE_H
#define REVIEW_INTAKE_H

#include "review/returned.h"

#include <stdbool.h>
#include <stddef.h>

struct document;
struct job;

/* How a place was found, the surest first. */
enum carrier {
    CARRIER_BOOKMARK,
    CARRIER_TAG,   /* of a content control */
    CARRIER_LINK,  /* the clause's link */
    CARRIER_FORM,  /* a row of a comment form says it */
    CARRIER_HASH,  /* exactly these words, once in the document */
    CARRIER_ORDER, /* between two that were found */
    CARRIER_LIKENESS,
    CARRIER_NONE, /* not placed */
    CARRIERS
};

/* A place in what was sent. Members may be NULL where they say nothing. */
struct target {
    const char *document; /* id */
    const char *clause;   /* id; NULL: of no clause */
    const char *variant;
    int version;
    const char *record;   /* key */
    const char *label;    /* number as it was printed: "4.1(a)" */
    const char *address;  /* of the paragraph, row, cell; NULL: clause only */
    const char *question; /* whose value it stands on: a figure, a cell */
    enum carrier carrier;
    int score; /* per cent; 100 but for likeness */
};

/* Words, and up to 32 bytes of what stands before and after them. */
struct quote {
    const char *exact, *prefix, *suffix;
};

struct point {
    const char *key;     /* SHA-256 of author, date, text and quote sent */
    const char *durable; /* the office program's own ids, or NULL */
    const char *paragraph_id;
    const char *author, *date, *text;
    const char *file;   /* that it came in, or NULL */
    const char *parent; /* key of the point that it replies to, or NULL */
    bool is_resolved;
    bool is_general;      /* it is on the document as a whole */
    const char *kind;     /* of a form: "ge", "te", "ed"; else NULL */
    const char *proposed; /* wording that a form proposes, or NULL */
    struct target at;
    const struct target *also; /* the other clauses of a long range */
    size_t also_count;
    struct quote quote[VIEWS]; /* rejected: as it was sent */
    struct point *next;
};

/* One stretch of a changed paragraph. */
enum edit_kind { EDIT_SAME, EDIT_DELETED, EDIT_INSERTED };
struct hunk {
    enum edit_kind kind;
    const char *text;
    struct stamp stamp;
    bool is_tracked;
    struct hunk *next;
};

/* One paragraph that is other than it was sent. */
struct wording {
    struct target at;     /* of a new paragraph: of the one before it */
    const char *sent;     /* NULL: it is new */
    const char *proposed; /* NULL: it is left out */
    bool is_tracked;      /* all of the change was */
    bool is_joined;       /* its end was taken out: it runs into the next */
    struct hunk *hunks;
    struct wording *next;
};

/* One proposed wording of a clause: all that was changed in it. */
enum verb {
    VERB_INSERT,
    VERB_LEAVE_OUT,
    VERB_SUBSTITUTE,
    VERB_WHOLE_CLAUSE, /* left out as a whole */
    VERBS
};
struct proposal {
    const char *key; /* SHA-256 of the address and the proposed words */
    struct target at;
    enum verb verb;
    struct wording *wordings;
    bool has_tracked, has_untracked, is_joined; /* with the next clause */
    const char *file;                           /* that it came in, or NULL */
    const char *authors;   /* of tracked edits, with commas, or NULL */
    const char *rationale; /* a comment that stands on just this edit */
    struct proposal *next;
};

/* Something that found no place, in its words. */
struct unplaced {
    const char *what; /* "comment", "paragraph", "edit" */
    const char *author, *date, *text;
    const char *file; /* that it came in, or NULL */
    const char *why;
    struct unplaced *next;
};

/* How the file was known to be ours, the surest first. */
enum identity {
    IDENTITY_MANIFEST, /* signed by us */
    IDENTITY_PROPERTY,
    IDENTITY_FORM, /* a comment form says of which copy it is */
    IDENTITY_LINK,
    IDENTITY_BOOKMARKS, /* its bookmarks are those of one document */
    IDENTITY_TOLD,      /* the person who brought it said so */
    IDENTITIES
};

/* Another file of the same copy, which was taken in besides. */
struct came {
    const char *file, *format, *sha256;
    struct came *next;
};

struct intake {
    const char *file, *format, *producer;
    const char *sha256; /* of the file as it came */
    struct came *others;
    const char *copy; /* id of the sent copy */
    const char *document;
    const char *title;         /* of the document, or NULL */
    const char *recipient;     /* whom it was sent to; NULL: anyone */
    const char *document_date; /* or NULL */
    enum identity identity;
    struct point *points;
    struct proposal *proposals;
    struct unplaced *unplaced;
    size_t point_count, proposal_count, unplaced_count;
    size_t untracked_count; /* proposals with an untracked part */
    size_t paragraph_count, placed_count;
    size_t placed_by[CARRIERS]; /* paragraphs */
};

/* Cannot fail. sent is the tree of the copy that went out. */
struct intake *intake_make(struct job *job, const struct document *sent,
    const struct returned *returned);

/* Says of each thing in it that it came in this file. */
void intake_say_file(struct intake *intake, const char *file);

/*
 * Adds what `from` has and `into` has not: the same point if a durable id, a
 * paragraph id or the key is the same. Returns how many things were new.
 */
size_t intake_merge(
    struct job *job, struct intake *into, const struct intake *from);

const char *intake_carrier_name(enum carrier carrier);
const char *intake_verb_name(enum verb verb);
const char *intake_identity_name(enum identity identity);

#endif
