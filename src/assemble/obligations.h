/*
 * Obligations: for each party, what it must do, for whom, by when, or else;
 * drawn from the marked duties of the documents.
 */
#ifndef ASSEMBLE_OBLIGATIONS_H
#define ASSEMBLE_OBLIGATIONS_H

#include "assemble/draft.h"

/* Who may owe a duty, in the order in which they are listed. */
struct obligations_party {
    const char *role;    /* as a duty's by and to */
    const char *heading; /* "The Provider must"; empty if it owes nothing */
    const char *commits; /* "What the Provider commits to" */
    const char *whom;    /* "the Provider" */
};
/* Ends with a role of NULL. */
extern const struct obligations_party obligations_parties[];

/* A party's words, with the board's name as it is in this arrangement. */
const char *obligations_called(struct draft_pack *pack, const char *words);

/* One duty of the pack, and the document in which it stands. */
struct obligations_found {
    const struct draft *from;
    const struct node *duty;
    struct obligations_found *next;
};

/*
 * All of them, in the order of the pack: those of its standing documents, and
 * not again those of each placement.
 */
const struct obligations_found *obligations_find(const struct draft_pack *pack);

/* Its words with the limbs that belong to them; when it is due; where. */
const char *obligations_words(struct draft_pack *pack, const struct node *duty);
const char *obligations_deadline(
    struct draft_pack *pack, const struct node *duty);
const char *obligations_where(
    struct draft_pack *pack, const struct obligations_found *found);

/* After the other documents are numbered and their references written. */
void obligations_compose(struct draft_pack *pack, struct draft *draft);

#endif
