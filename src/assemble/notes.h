/*
 * Notes: each clause of the pack in plain words, why it is there, on what law
 * it rests, the law's status and when that was checked.
 */
#ifndef ASSEMBLE_NOTES_H
#define ASSEMBLE_NOTES_H

#include "assemble/draft.h"

/* After the other documents are numbered. */
void notes_compose(struct draft_pack *pack, struct draft *draft);

#endif
