#include "govern/round.h"

#include <stddef.h>

const char *const round_stages[] = { "informal", "formal", "final-check",
    NULL };
const char *const round_statuses[] = { "planned", "open", "paused", "closed",
    "published", "cancelled", NULL };
const char *const round_visibilities[] = { "own", "after-close", "all", NULL };
