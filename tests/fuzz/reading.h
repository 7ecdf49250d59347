/* Reading: what holds of anything that a reader gave. */
#ifndef TESTS_FUZZ_READING_H
#define TESTS_FUZZ_READING_H

#include "fuzz.h"
#include "review/returned.h"

static inline void reading_hold_views(
    struct job *job, const struct returned *returned)
{
    for (enum view view = 0; view < VIEWS; view++) {
        struct view_of seen = returned_view(job->arena, returned, view);

        HOLD(seen.count <= returned->paragraph_count);
        for (size_t i = 0; i < seen.count; i++) {
            HOLD(seen.seen[i].text != NULL);
            HOLD(seen.seen[i].first <= seen.seen[i].last);
            HOLD(seen.seen[i].last < returned->paragraph_count);
        }
        for (const struct returned_comment *c = returned->comments; c != NULL;
             c = c->next)
            HOLD(returned_quote(job->arena, returned, c, view) != NULL);
    }
}

/* Written, read and written again it is the same text. */
static inline void reading_hold(
    struct job *job, const struct returned *returned)
{
    const char *text = returned_write(job, returned);
    const struct returned *again = returned_read(job, text, strlen(text));

    HOLD(again != NULL);
    HOLD(strcmp(returned_write(job, again), text) == 0);
    reading_hold_views(job, returned);
}

#endif
