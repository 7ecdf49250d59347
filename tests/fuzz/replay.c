/* Gives the files that are named to a target, one by one. */
#include "fuzz.h"

#include "io/file.h"

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        struct job job = job_begin();
        size_t size;
        const char *bytes = file_read(&job, paths[i], &size);

        if (bytes == NULL)
            return EXIT_FAILURE;
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
        job_end(&job);
    }
    printf("%d inputs\n", count - 1);
    return count > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
