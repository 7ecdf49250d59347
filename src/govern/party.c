#include "govern/party.h"

#include <stddef.h>

const char *const party_sides[] = { "council", "provider", "young-people",
    "other", NULL };
const char *const party_capacities[] = { "provider", "trade-association",
    "council", "public-body", "individual", NULL };
