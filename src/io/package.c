#include "io/package.h"

#include "base/job.h"

#include <zip.h>

/* 1980-01-01 00:00:00, the first moment a zip can tell. */
enum { FIRST_DATE = (1 << 5) | 1, FIRST_TIME = 0 };

/* Left to itself libzip takes 9: three times as long for 4 percent less. */
enum { LEVEL = 6 };

static const struct bytes none;

static void complain(struct job *job, const char *words)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "package-unmade",
            (struct place){ 0 }, "the package cannot be made: %s", words),
        "a fault of the program: report it with what you asked for");
}

static bool add_part(zip_t *zip, const struct part *part)
{
    zip_source_t *source = zip_source_buffer(zip, part->bytes, part->size, 0);
    zip_int64_t added;

    if (source == NULL)
        return false;
    added = zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(source);
        return false;
    }

    zip_uint64_t entry = (zip_uint64_t)added;
    return zip_file_set_dostime(zip, entry, FIRST_TIME, FIRST_DATE, 0) == 0 &&
           zip_set_file_compression(zip, entry,
               part->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, LEVEL) == 0;
}

/* The whole of a source that has been written and closed. */
static struct bytes bytes_of(struct job *job, zip_source_t *source)
{
    struct bytes bytes = none;
    zip_stat_t status;

    if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0)
        return none;

    void *start = arena_alloc(job->arena, status.size);
    if (zip_source_read(source, start, status.size) == (zip_int64_t)status.size)
        bytes = (struct bytes){ start, status.size };
    zip_source_close(source);
    return bytes;
}

struct bytes package_make(
    struct job *job, const struct part *parts, size_t count)
{
    struct bytes bytes = none;
    zip_error_t error;
    zip_t *zip = NULL;

    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    if (target == NULL)
        goto done;
    zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (zip == NULL)
        goto done;
    zip_source_keep(target); /* so that it outlives the zip */
    for (size_t i = 0; i < count; i++)
        if (!add_part(zip, &parts[i]))
            goto done;
    if (zip_close(zip) != 0)
        goto done;
    zip = NULL;
    bytes = bytes_of(job, target);
done:
    if (bytes.start == NULL)
        complain(
            job, zip != NULL ? zip_strerror(zip) : zip_error_strerror(&error));
    if (zip != NULL)
        zip_discard(zip);
    zip_source_free(target);
    zip_error_fini(&error);
    return bytes;
}

static struct bytes read_part(struct job *job, zip_t *zip, const char *name)
{
    struct bytes bytes = none;
    zip_stat_t status;
    zip_file_t *file = zip_fopen(zip, name, 0);

    if (file == NULL || zip_stat(zip, name, 0, &status) != 0)
        goto done;

    char *start = arena_alloc(job->arena, status.size + 1);
    if (zip_fread(file, start, status.size) == (zip_int64_t)status.size)
        bytes = (struct bytes){ start, status.size };
done:
    if (file != NULL)
        zip_fclose(file);
    return bytes;
}

struct bytes package_part(
    struct job *job, struct bytes package, const char *name)
{
    zip_source_t *source =
        zip_source_buffer_create(package.start, package.size, 0, NULL);
    struct bytes bytes;
    zip_t *zip;

    if (source == NULL)
        return none;
    zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (zip == NULL) {
        zip_source_free(source);
        return none;
    }
    bytes = read_part(job, zip, name);
    zip_discard(zip);
    return bytes;
}
