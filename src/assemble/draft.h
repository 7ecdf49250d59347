/*
 * Draft: a pack under assembly, as the passes hand it to one another.
 *
 * Passes, in order: selection (which clause, which variant, why), composition
 * (source to words), definitions (every used term defined), numbering,
 * references, reports (documents made from other documents), checks. Each is
 * a file here; pack.c runs them. Lives as long as the job.
 */
#ifndef ASSEMBLE_DRAFT_H
#define ASSEMBLE_DRAFT_H

#include "answers/answers.h"
#include "assemble/decisions.h"
#include "base/job.h"
#include "base/names.h"
#include "document/document.h"
#include "library/library.h"
#include "rules/rules.h"

enum audience {
    AUDIENCE_INTERNAL,
    AUDIENCE_CONSULTATION,
    AUDIENCE_MARKET,
    AUDIENCE_PUBLISHED,
    AUDIENCE_PLACEMENT,
    AUDIENCES
};

/* What decided that a clause is in, or which variant. The strongest first. */
enum reason {
    REASON_REQUIRED,
    REASON_DECIDED,
    REASON_PREFERRED, /* by a rule */
    REASON_USUAL,     /* by the library: preferred usage, or the plan */
    REASON_UNDECIDED
};

/* A variant that a rule would bring in if its condition turned out to hold. */
struct alternative {
    const struct variant *variant;
    const struct rule *rule;
    struct alternative *next;
};

/* One clause in one document. */
struct placed {
    const struct clause *clause;
    const struct variant *variant;
    const struct rule *rule; /* that placed it or chose the variant, or NULL */
    enum reason why_in, why_variant;
    const struct decision *decision; /* or NULL */
    bool is_reopened;  /* what the decision rests on has changed */
    bool undecided_in; /* an answer decides whether it is in at all */
    struct alternative *alternatives; /* the other variants it may become */
    const struct element *slot;       /* the plan's <place> */
    struct node *node;                /* its clause in the tree */
    struct placed *next;
};

/* A reference whose target is not yet known. */
struct pending {
    struct node *node; /* NODE_REFERENCE, to be filled */
    const char *to;
    bool with_heading;
    const struct record *record; /* in whose scope it stands */
    struct place place;
    struct pending *next;
};

/* A defined term in the words, to be led to its definition. */
struct used_term {
    struct node *node;
    const char *definition;
    struct used_term *next;
};

/* Words that the reader of a draft may not see, and why. */
struct withheld {
    const struct node *node; /* what stands there instead */
    const struct question *question;
    const struct redaction_rule *redaction; /* NULL: no rule says why */
    struct withheld *next;
};

struct draft {
    struct document *document;
    const struct plan *plan;
    struct scope scope;
    struct placed *placed, **placed_end;
    struct pending *pending, **pending_end;
    struct names targets; /* "clause/paragraph[record]" and parts, to nodes */
    struct names terms;   /* definition id to the element that uses it first */
    struct used_term *used_terms;
    struct withheld *withheld, **withheld_end;
    struct names defines;     /* definition id to its NODE_DEFINED */
    struct node *definitions; /* clause or section where they stand, or NULL */
    struct draft *next;
};

struct draft_pack {
    struct job *job;
    const struct library *library;
    const struct rules *rules;
    struct answers *answers;
    const struct decisions *decisions;
    const struct house *house;
    enum audience audience;
    bool execution;   /* copies to sign: nothing may be open */
    const char *only; /* the one document that is wanted, or NULL */
    struct draft *drafts, **drafts_end;
    struct names placed;    /* clause id and clause#variant, to struct placed */
    struct names undecided; /* places of which a finding has said so */
    struct names wishes;    /* clause id to the rules that name it */
};

/* Severity of what only an issued pack must not have. */
enum severity draft_open_severity(const struct draft_pack *pack);

/*
 * Whether an answer may stand in this draft. One about a child, or about a
 * person in a child's record, stands in the documents of that record alone.
 */
bool draft_may_show(const struct draft_pack *pack, const struct draft *draft,
    struct scope scope, const struct question *question);
bool draft_is_of_child(const struct question *question);

/* Says in a node that the answer is withheld: for the public, on what ground.
 */
void draft_withhold(const struct draft_pack *pack, struct draft *draft,
    struct node *node, const struct question *question);

/* Whether that is a form to be filled in: then nothing waits for answers. */
bool draft_is_blank(struct scope scope);

/*
 * The scope of a slot of the plan in a document of that scope: the forms in a
 * schedule are blank, whatever records there are.
 */
struct scope draft_scope_of(const struct draft_pack *pack, struct scope scope,
    const struct element *slot);

/* when= and unless= of an element together; undecided is a finding. */
enum verdict draft_stands(
    struct draft_pack *pack, struct scope scope, const struct element *element);

/*
 * What a condition of the pack calls a document, a part of one or a defined
 * term: the words of its <title when=> or <term when=>, or else the usual ones.
 */
const char *draft_title(struct draft_pack *pack, const struct plan *plan);
const char *draft_part_title(
    struct draft_pack *pack, const struct element *element, const char *usual);
const char *draft_term(
    struct draft_pack *pack, const struct definition *definition);

/* What conditions ask of the clauses in the pack; it borrows the pack. */
struct placement draft_placement(const struct draft_pack *pack);

/*
 * How a record is named in an address: "[beacon]", or "[beacon.line-2]" for
 * one within another. Records from `end` outwards are left out; "" if none.
 */
const char *draft_record_suffix(
    struct arena *arena, const struct record *record, const struct record *end);

/* The plan whose definitions this draft borrows, or NULL. */
const char *draft_lender(const struct draft *draft);

const char *draft_audience_name(enum audience audience);
bool draft_audience(const char *name, enum audience *audience);

#endif
