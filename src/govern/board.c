#include "govern/board.h"

#include <stddef.h>

const char *const board_motion_kinds[] = { "adopt", "dispositions",
    "procedural", NULL };
const char *const board_motion_statuses[] = { "draft", "open", "closed",
    "withdrawn", "void", NULL };
const char *const board_ballots[] = { "agree", "disagree", "abstain", "block",
    "recused", NULL };
const char *const board_cast_as[] = { "representative", "alternate", "proxy",
    NULL };
const char *const board_outcomes[] = { "carried", "lost", "no-quorum", "tied",
    "referred", NULL };
const char *const board_decision_statuses[] = { "in-force", "reopened",
    "superseded", "not-adopted", NULL };
