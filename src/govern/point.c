#include "govern/point.h"

#include <stddef.h>

const char *const point_kinds[] = { "comment", "question", "proposal",
    "support", "objection", "error-report", "clarification", NULL };
const char *const point_types[] = { "ge", "te", "ed", NULL };
const char *const point_stances[] = { "neutral", "support",
    "support-with-changes", "oppose", NULL };
const char *const point_priorities[] = { "usual", "essential", "desirable",
    NULL };
const char *const point_targets[] = { "general", "clause", "definition",
    "question", "part", NULL };
const char *const point_group_reasons[] = { "duplicate", "same-issue",
    "campaign", "consolidated", NULL };
