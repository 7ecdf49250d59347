/*
 * Looking: what tests of written files look for, in the words of a file and
 * among the findings of the job that wrote it.
 */
#ifndef TESTS_LOOKING_H
#define TESTS_LOOKING_H

#include "base/findings.h"
#include "base/job.h"
#include "base/text.h"

#include <check.h>
#include <string.h>

#define HAS(words, part)                                                       \
    ck_assert_msg(strstr((words), (part)) != NULL, "no %s", (part))
#define LACKS(words, part)                                                     \
    ck_assert_msg(strstr((words), (part)) == NULL, "there is %s", (part))

static inline int count(const char *words, const char *part)
{
    int n = 0;

    for (; (words = strstr(words, part)) != NULL; words++)
        n++;
    return n;
}

static inline bool is_found(const struct job *job, const char *id)
{
    for (const struct finding *f = findings_first(job->findings); f != NULL;
         f = f->next)
        if (text_same(f->id, id))
            return true;
    return false;
}

#endif
