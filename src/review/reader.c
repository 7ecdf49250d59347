#include "review/reader.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/package.h"
#include "io/worker.h"
#include "review/docx_reader.h"
#include "review/kind.h"
#include "review/odt_reader.h"

struct file {
    const char *name;
    struct bytes bytes;
};

/* In the worker. */
static void read_any(struct job *job, const void *input, struct text *answer)
{
    const struct file *file = input;
    const struct returned *returned = NULL;

    switch (kind_of(job, file->name, file->bytes)) {
    case KIND_DOCX:
        returned = docx_reader_read(job, file->name, file->bytes);
        break;
    case KIND_ODT:
        returned = odt_reader_read(job, file->name, file->bytes);
        break;
    case KIND_NONE:
        break;
    }
    if (returned != NULL)
        text_add(answer, returned_write(job, returned));
}

const struct returned *reader_read(struct job *job, const char *path)
{
    struct file file = { .name = path };
    struct text answer;

    file.bytes.start = file_read(job, path, &file.bytes.size);
    if (file.bytes.start == NULL)
        return NULL;
    answer = worker_run(job, path, read_any, &file);
    return answer.bytes == NULL
               ? NULL
               : returned_read(job, answer.bytes, answer.length);
}
