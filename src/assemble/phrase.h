/*
 * Phrase: the words of one paragraph, composed from their source.
 *
 * Values, terms, references, conditions and repeats within a sentence. What
 * hangs below a sentence (limbs, rows) is the business of blocks.
 */
#ifndef ASSEMBLE_PHRASE_H
#define ASSEMBLE_PHRASE_H

#include "assemble/draft.h"

struct element;

/* Where composition stands. Passed by value, so that a scope ends by itself. */
struct composing {
    struct draft_pack *pack;
    struct draft *draft;
    const struct placed *placed; /* NULL outside a clause */
    const struct variant *variant;
    const struct origin *origin;
    struct scope scope;
    bool unnumbered; /* recitals and parties number their subs as clauses */
    bool indexed;    /* whether its paragraphs may be referred to */
};

/* All the words of an element, appended to a paragraph. */
void phrase_compose(
    struct composing c, struct node *parent, const struct element *element);

/* The answer to one question, or what stands where there is none. */
void phrase_value(struct composing c, struct node *parent,
    const struct question *question, const char *as, struct place place);

/* A reference that waits for its target. */
void phrase_reference(struct composing c, struct node *parent, const char *to,
    bool with_heading, struct place place);

/*
 * Source is laid out for people, and conditions leave holes: runs of space
 * become one, none stands at either end or before a closing mark.
 */
void phrase_tidy(struct arena *arena, struct node *paragraph);

/* The question or list that an attribute names. Returns NULL if none. */
const struct question *phrase_question(const struct composing *c,
    const struct element *element, const char *attribute);

/* A node that says where it comes from. */
struct node *phrase_add(
    const struct composing *c, struct node *parent, enum node_kind kind);
struct node *phrase_add_text(const struct composing *c, struct node *parent,
    enum node_kind kind, const char *text);

/*
 * "section 94 of the Procurement Act 2023"; at may be NULL. Returns NULL if
 * there is no such law.
 */
const char *phrase_citation(
    const struct draft_pack *pack, const char *law, const char *at);

#endif
