#include "govern/refusal.h"
#include "base/job.h"

bool refusal_add(
    struct job *job, const char *id, const char *cure, const char *format, ...)
{
    const char *words;
    va_list args;

    va_start(args, format);
    words = arena_vformat(job->arena, format, args);
    va_end(args);
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id, (struct place){ 0 },
            "%s", words),
        "%s", cure);
    return false;
}
