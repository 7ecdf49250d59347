#include "govern/submission.h"

#include <stddef.h>

const char *const submission_channels[] = { "web", "docx", "odt", "form",
    "email", "meeting", "phone", NULL };
const char *const submission_statuses[] = { "draft", "internal", "submitted",
    "late", "late-accepted", "withdrawn", "superseded", NULL };
const char *const submission_publishes[] = { "named", "anonymous", "not",
    NULL };
