/*
 * Paper: what a board reads before it votes on a clause, as one document.
 *
 * The question; the variants beside each other, with the case for each side
 * and what differs marked; who said what, and where wordings collide; the law;
 * what the rules say against a choice; what the money comes to where a figure
 * of the model is at stake. The same record and project give the same paper.
 */
#ifndef CLI_PAPER_H
#define CLI_PAPER_H

#include "base/must_check.h"

#include <stdbool.h>

struct job;
struct ledger;

/*
 * formats: "docx,html", each in a file beside each other; NULL: what the name
 * of the file says. False, with findings.
 */
MUST_CHECK bool paper_write(struct job *job, const struct ledger *ledger,
    const char *home, const char *folder, const char *clause, const char *path,
    const char *formats);

#endif
