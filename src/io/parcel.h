/*
 * Parcel: a zip that a stranger sent, opened in memory and never unpacked.
 *
 * Its directory is read whole and must be plain: few and small entries, one
 * name each, nothing encrypted, nothing that lies over something else. What is
 * said of a part is held against its bytes when the part is read, and only
 * parts that are asked for are; only of drawings and bitmaps, which nobody asks
 * for, may one be packed to less than a hundredth. A parcel lives as long as
 * the job; the bytes are borrowed. What we zipped ourselves is io/package.
 */
#ifndef IO_PARCEL_H
#define IO_PARCEL_H

#include "base/must_check.h"
#include "io/package.h"

#include <stddef.h>

struct job;
struct parcel;

enum {
    PARCEL_FILE_MOST = 10 * 1024 * 1024,
    PARCEL_ENTRIES_MOST = 1000,
    PARCEL_ENTRY_MOST = 32 * 1024 * 1024, /* unpacked */
    PARCEL_TOTAL_MOST = 64 * 1024 * 1024, /* all entries, unpacked */
    PARCEL_RATIO_MOST = 100,              /* to one byte packed, */
    PARCEL_RATIO_FROM = 100 * 1024        /* of an entry of more than this */
};

/* name stands for the file in findings. Returns NULL, with a finding. */
MUST_CHECK struct parcel *parcel_open(
    struct job *job, const char *name, struct bytes bytes);

/*
 * One part, with a NUL after it. start is NULL without a finding if there is
 * none, with one if it is not what the directory says.
 */
MUST_CHECK struct bytes parcel_part(
    struct job *job, const struct parcel *parcel, const char *name);

/* The names in the order of the directory. Returns NULL after the last. */
const char *parcel_name(const struct parcel *parcel, size_t index);

#endif
