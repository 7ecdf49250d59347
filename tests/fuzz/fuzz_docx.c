/* Any parts as a Word file, from the zip to the value that comes of it. */
#include "fuzz.h"
#include "reading.h"
#include "review/docx_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct job making = job_begin(), job = job_begin();
    struct bytes package = fuzz_package(&making, bytes, size);

    if (package.start != NULL) {
        const struct returned *returned =
            docx_reader_read(&job, "x.docx", package);

        fuzz_hold_outcome(&job, returned != NULL);
        if (returned != NULL && findings_errors(job.findings) == 0)
            reading_hold(&job, returned);
    }
    job_end(&making);
    job_end(&job);
    return 0;
}
