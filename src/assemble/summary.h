/*
 * Summary: what the agreements come to, for those who will not read them: after
 * the key figures, what each party commits itself to, and each clause in plain
 * words.
 */
#ifndef ASSEMBLE_SUMMARY_H
#define ASSEMBLE_SUMMARY_H

#include "assemble/draft.h"

/*
 * After the other documents are numbered and their references written. The
 * key figures, which are heads of the plan, stand there already.
 */
void summary_compose(struct draft_pack *pack, struct draft *draft);

#endif
