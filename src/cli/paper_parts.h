/*
 * Paper parts: the sections of a board's paper that are not the variants
 * themselves. Each appends to the paper, or nothing if there is nothing to say.
 */
#ifndef CLI_PAPER_PARTS_H
#define CLI_PAPER_PARTS_H

#include "cli/project.h"

struct ledger;
struct node;

struct paper {
    struct job *job;
    const struct ledger *ledger;
    const char *home, *folder;
    struct project *project;
    const struct clause *clause;
    struct document *document;
    struct node *root; /* of it */
};

/* A section with that heading, at the end of the paper. */
struct node *paper_parts_section(struct paper *paper, const char *title);

void paper_parts_question(struct paper *paper);

/* New wording that a motion puts to the vote, beside what it would change.
   False, with findings, if a comparison does not prove itself. */
bool paper_parts_options(struct paper *paper);
void paper_parts_points(struct paper *paper);
void paper_parts_law(struct paper *paper);
void paper_parts_rules(struct paper *paper);

#endif
