#include "cli/command.h"
#include "io/file.h"
#include "library/library.h"
#include "library/lock.h"

#include <stdio.h>
#include <string.h>

enum status command_release(struct job *job, const struct line *line)
{
    struct library_layer layer = { "core", line->arguments[0] };
    const char *schema =
        file_join(job, line->home, "clauses/schema/library.rng");
    const char *lock = file_join(job, layer.folder, "LOCK");
    const struct library *library = library_load(job, &layer, 1, schema);
    const char *text;

    lock_check(job, library, lock);
    if (findings_errors(job->findings) > 0)
        return STATUS_DONE;
    text = lock_text(job, library);
    if (file_write(job, lock, text, strlen(text)))
        printf("%s written\n", lock);
    return STATUS_DONE;
}
