/* Any bytes as a zip: what is given out is what the list says. */
#include "fuzz.h"

#include "io/parcel.h"
#include "review/kind.h"

static size_t read_all(struct job *job, const struct parcel *parcel)
{
    const char *name;
    size_t total = 0;

    for (size_t i = 0; (name = parcel_name(parcel, i)) != NULL; i++) {
        int errors = findings_errors(job->findings);
        struct bytes part = parcel_part(job, parcel, name);

        HOLD(i < PARCEL_ENTRIES_MOST);
        HOLD((part.start == NULL) == (findings_errors(job->findings) > errors));
        HOLD(part.start == NULL || ((const char *)part.start)[part.size] == 0);
        total += part.size;
    }
    return total;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct job job = job_begin(), again = job_begin();
    struct bytes file = { bytes, size };
    const struct parcel *parcel = parcel_open(&job, "x.docx", file);
    enum kind kind = kind_of(&again, "x.docx", file);

    fuzz_hold_outcome(&job, parcel != NULL);
    fuzz_hold_outcome(&again, kind != KIND_NONE);
    if (parcel != NULL)
        HOLD(read_all(&job, parcel) <= PARCEL_TOTAL_MOST);
    job_end(&job);
    job_end(&again);
    return 0;
}
