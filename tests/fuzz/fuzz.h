/*
 * Fuzz: what every target does with one input. A target takes any bytes and
 * ends; what must hold of the outcome is held with HOLD, which stops the
 * program. With libFuzzer behind it new inputs are sought; with replay.c, in
 * `make test`, those of the corpus are tried again.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "base/job.h"
#include "io/package.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOLD(what)                                                             \
    do                                                                         \
        if (!(what)) {                                                         \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what);         \
            abort();                                                           \
        }                                                                      \
    while (0)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* There is an outcome, or errors that say what to do; never both. */
static inline void fuzz_hold_outcome(const struct job *job, bool is_there)
{
    HOLD(is_there || findings_errors(job->findings) > 0);
    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        HOLD(f->severity != SEVERITY_ERROR ||
             (f->hint != NULL && f->message[0] != '\0'));
}

/*
 * A package as readable text, so that what changes is its XML and not what is
 * left of it when packed: "@@ NAME" on a line of its own starts a part.
 */
struct fuzz_parts {
    struct part parts[32];
    size_t count;
};

static inline void fuzz_add_part(
    struct job *job, struct fuzz_parts *to, const char *at, const char *end)
{
    const char *line = memchr(at, '\n', (size_t)(end - at));

    if (line == NULL || to->count == sizeof to->parts / sizeof *to->parts)
        return;
    to->parts[to->count++] = (struct part){ .name = arena_format(job->arena,
                                                "%.*s", (int)(line - at), at),
        .bytes = line + 1,
        .size = (size_t)(end - line - 1),
        .stored = true };
}

/* Empty if no zip can be made of them. */
static inline struct bytes fuzz_package(
    struct job *job, const uint8_t *bytes, size_t size)
{
    static const char mark[] = "@@ ";
    const char *at = (const char *)bytes, *end = at + size, *part = NULL;
    struct fuzz_parts parts = { .count = 0 };

    for (const char *line = at; line < end; line++) {
        if ((line > at && line[-1] != '\n') ||
            (size_t)(end - line) < sizeof mark - 1 ||
            memcmp(line, mark, sizeof mark - 1) != 0)
            continue;
        if (part != NULL)
            fuzz_add_part(job, &parts, part, line);
        part = line + sizeof mark - 1;
    }
    if (part != NULL)
        fuzz_add_part(job, &parts, part, end);
    return package_make(job, parts.parts, parts.count);
}

#endif
