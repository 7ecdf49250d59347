#include "floor.h"

#include "base/job.h"

#include <stdlib.h>
#include <zip.h>
#include <zlib.h>

/* zlib's usual one. libzip left to itself takes 9 and thrice as long. */
enum { LEVEL = 6 };

/* ---- out of the package ----------------------------------------------- */

static bool read_entry(struct job *job, zip_t *zip, zip_uint64_t i,
    struct part *part)
{
    zip_stat_t status;
    zip_file_t *file = zip_fopen_index(zip, i, 0);
    bool read = false;
    char *start;

    if (file == NULL || zip_stat_index(zip, i, 0, &status) != 0)
        goto done;
    start = arena_alloc(job->arena, status.size + 1);
    read = zip_fread(file, start, status.size) == (zip_int64_t)status.size;
    *part = (struct part){ .name = arena_copy(job->arena, status.name),
        .bytes = start,
        .size = status.size,
        .stored = status.comp_method == ZIP_CM_STORE };
done:
    if (file != NULL)
        zip_fclose(file);
    return read;
}

bool floor_open(struct job *job, struct bytes package, struct floor *floor)
{
    zip_source_t *source =
        zip_source_buffer_create(package.start, package.size, 0, NULL);
    zip_t *zip = source != NULL
        ? zip_open_from_source(source, ZIP_RDONLY, NULL)
        : NULL;
    size_t count;
    bool opened = true;

    *floor = (struct floor){ .count = 0 };
    if (zip == NULL) {
        zip_source_free(source);
        return false;
    }
    count = (size_t)zip_get_num_entries(zip, 0);
    opened = count > 0 && count <= FLOOR_PARTS;
    for (size_t i = 0; i < count && opened; i++) {
        opened = read_entry(job, zip, i, &floor->parts[i]);
        floor->size += floor->parts[i].size;
        floor->count++;
    }
    zip_discard(zip);
    return opened;
}

/* ---- together again --------------------------------------------------- */

static bool add(zip_t *zip, const struct part *part)
{
    zip_source_t *source =
        zip_source_buffer(zip, part->bytes, part->size, 0);
    zip_int64_t entry = source != NULL
        ? zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8)
        : -1;

    if (entry < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(zip, (zip_uint64_t)entry,
               part->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, LEVEL) == 0;
}

/* Reads it all, as whoever wants the package has to. */
static size_t take_bytes(zip_source_t *made)
{
    zip_stat_t status;
    size_t size = 0;
    char *start;

    if (zip_source_stat(made, &status) != 0 || zip_source_open(made) != 0)
        return 0;
    start = malloc(status.size);
    if (start != NULL &&
        zip_source_read(made, start, status.size) == (zip_int64_t)status.size)
        size = status.size;
    free(start);
    zip_source_close(made);
    return size;
}

size_t floor_zip(const struct floor *floor)
{
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = target != NULL
        ? zip_open_from_source(target, ZIP_TRUNCATE, NULL)
        : NULL;
    size_t size = 0;
    bool added = zip != NULL;

    if (zip != NULL)
        zip_source_keep(target);
    for (size_t i = 0; i < floor->count && added; i++)
        added = add(zip, &floor->parts[i]);
    if (added && zip_close(zip) == 0)
        size = take_bytes(target);
    else if (zip != NULL)
        zip_discard(zip);
    zip_source_free(target);
    return size;
}

/* ---- the yardstick ---------------------------------------------------- */

static size_t deflate_part(const struct part *part)
{
    uLongf size = compressBound(part->size);
    unsigned char *room = malloc(size);

    if (room == NULL ||
        compress2(room, &size, part->bytes, part->size, LEVEL) != Z_OK)
        size = 0;
    free(room);
    return size;
}

size_t floor_deflate(const struct floor *floor)
{
    size_t size = 0;

    for (size_t i = 0; i < floor->count; i++)
        size += deflate_part(&floor->parts[i]);
    return size;
}
