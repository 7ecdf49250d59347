/*
 * Paper money: what a choice between variants comes to, where one of them reads
 * an answer that the project's commercial model is worked out from.
 */
#ifndef CLI_PAPER_MONEY_H
#define CLI_PAPER_MONEY_H

struct paper;

/* A section, or nothing if no figure is at stake. */
void paper_money_add(struct paper *paper);

#endif
