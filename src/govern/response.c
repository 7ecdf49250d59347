#include "govern/response.h"

#include <stddef.h>

const char *const response_codes[] = { "none", "accepted", "accepted-in-part",
    "rejected", "noted", "out-of-scope", "duplicate", "deferred", "withdrawn",
    NULL };
const char *const response_workflows[] = { "triaged", "awaiting-input",
    "proposed", "decided", "published", NULL };
const char *const response_publications[] = { "response", "clarification",
    "pack", NULL };
