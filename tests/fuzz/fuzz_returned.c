/* Any text as what a worker says of a file: taken whole, or refused. */
#include "fuzz.h"
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct job job = job_begin();
    const struct returned *returned =
        returned_read(&job, (const char *)bytes, size);

    fuzz_hold_outcome(&job, returned != NULL);
    if (returned != NULL)
        reading_hold(&job, returned);
    job_end(&job);
    return 0;
}
