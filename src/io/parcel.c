#define ZLIB_CONST
#include "io/parcel.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* Of the records of a zip: signatures and the sizes of their fixed parts. */
enum {
    END_MARK = 0x06054b50,
    END_SIZE = 22,
    COMMENT_MOST = 65535,
    CENTRAL_MARK = 0x02014b50,
    CENTRAL_SIZE = 46,
    LOCAL_MARK = 0x04034b50,
    LOCAL_SIZE = 30,
    EXTRA_ZIP64 = 1
};

enum { STORED = 0, DEFLATED = 8 };
enum { FLAG_ENCRYPTED = 1 << 0, FLAG_PATCH = 1 << 5, FLAG_HIDDEN = 1 << 13 };
enum { TYPE_OF_FILE = 0170000, TYPE_LINK = 0120000 };

#define RESAVE                                                                 \
    "open the file in Word or LibreOffice, save it under a new name, and "     \
    "send that"
#define RESEND                                                                 \
    "it was probably cut off or changed on its way: ask for it to be sent "    \
    "again"

struct entry {
    const char *name; /* safe to print once it has been checked */
    unsigned method, flags;
    uint32_t crc, mode;
    uint64_t packed, size, local; /* local: where its own header is */
    uint64_t data, end;           /* its bytes */
    struct bytes read;            /* once it has been */
};

struct parcel {
    const char *file; /* as findings call it */
    const unsigned char *start;
    uint64_t size;
    struct entry *entries; /* as in the directory */
    size_t count;
    uint64_t directory, directory_end;
    struct names by_name; /* in small letters */
};

static const struct bytes none;

static bool refuse(struct job *job, const struct parcel *parcel, const char *id,
    const char *cure, const char *problem)
{
    struct place place = { parcel->file, 0, 0 };

    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id, place, "%s", problem),
        "%s", cure);
    return false;
}

/* A name as it may be shown: what cannot be printed becomes a question mark. */
static const char *shown(struct job *job, const char *name)
{
    enum { MOST = 60 };
    char *copy = arena_format(job->arena, "%.*s", MOST, name);

    for (char *c = copy; *c != '\0'; c++)
        if (*c < ' ' || *c > '~')
            *c = '?';
    return copy;
}

static bool refuse_entry(struct job *job, const struct parcel *parcel,
    const char *id, const char *cure, const struct entry *entry,
    const char *problem)
{
    return refuse(job, parcel, id, cure,
        arena_format(
            job->arena, "its part %s %s", shown(job, entry->name), problem));
}

/* ---- numbers, the low byte first ---------------------------------------- */

static unsigned two(const unsigned char *at)
{
    return at[0] | (unsigned)at[1] << 8;
}

static uint32_t four(const unsigned char *at)
{
    return two(at) | (uint32_t)two(at + 2) << 16;
}

static uint64_t eight(const unsigned char *at)
{
    return four(at) | (uint64_t)four(at + 4) << 32;
}

/* ---- the directory ------------------------------------------------------ */

/* The end record: its comment ends where the file does. */
static bool find_end(
    struct job *job, const struct parcel *parcel, uint64_t *end)
{
    uint64_t least = parcel->size > END_SIZE + COMMENT_MOST
                         ? parcel->size - END_SIZE - COMMENT_MOST
                         : 0;

    for (uint64_t at = parcel->size; at-- > least;) {
        if (parcel->size - at < END_SIZE)
            continue;
        if (four(parcel->start + at) == END_MARK &&
            two(parcel->start + at + 20) == parcel->size - at - END_SIZE) {
            *end = at;
            return true;
        }
    }
    return refuse(job, parcel, "parcel-cut", RESEND,
        "the file has no end: it starts as a zip does and then breaks off");
}

static bool refuse_damaged(struct job *job, const struct parcel *parcel)
{
    return refuse(
        job, parcel, "parcel-damaged", RESEND, "its list of parts is damaged");
}

static bool read_end(struct job *job, struct parcel *parcel)
{
    const unsigned char *record;
    uint64_t end;

    if (!find_end(job, parcel, &end))
        return false;
    record = parcel->start + end;
    parcel->count = two(record + 10);
    parcel->directory = four(record + 16);
    parcel->directory_end = parcel->directory + four(record + 12);
    if (parcel->count > PARCEL_ENTRIES_MOST)
        return refuse(job, parcel, "parcel-entries", RESAVE,
            arena_format(job->arena,
                "it is made of %zu parts or more; %d are allowed",
                parcel->count, (int)PARCEL_ENTRIES_MOST));
    if (two(record + 4) != 0 || two(record + 8) != parcel->count ||
        parcel->directory_end > end)
        return refuse_damaged(job, parcel);
    return true;
}

/* Sizes of 4 GB stand elsewhere; some write all sizes so. */
static void read_extra(
    struct entry *entry, const unsigned char *extra, uint64_t length)
{
    uint64_t *wide[] = { &entry->size, &entry->packed, &entry->local };

    while (length >= 4) {
        uint64_t size = two(extra + 2);

        if (size > length - 4)
            return;
        if (two(extra) == EXTRA_ZIP64)
            for (size_t i = 0, at = 4; i < 3 && at + 8 <= size + 4; i++)
                if (*wide[i] == UINT32_MAX) {
                    *wide[i] = eight(extra + at);
                    at += 8;
                }
        extra += 4 + size;
        length -= 4 + size;
    }
}

/* One record of the directory; returns where the next starts, 0: damaged. */
static uint64_t read_record(
    struct job *job, const struct parcel *parcel, uint64_t at, struct entry *to)
{
    const unsigned char *record = parcel->start + at;
    uint64_t room = parcel->directory_end - at;
    unsigned name, extra, comment;

    if (room < CENTRAL_SIZE || four(record) != CENTRAL_MARK)
        return 0;
    name = two(record + 28);
    extra = two(record + 30);
    comment = two(record + 32);
    if (room - CENTRAL_SIZE < (uint64_t)name + extra + comment)
        return 0;
    *to = (struct entry){ .flags = two(record + 8),
        .method = two(record + 10),
        .crc = four(record + 16),
        .packed = four(record + 20),
        .size = four(record + 24),
        .mode = four(record + 38) >> 16,
        .local = four(record + 42) };
    to->name = arena_format(
        job->arena, "%.*s", (int)name, (const char *)record + CENTRAL_SIZE);
    if (strlen(to->name) != name)
        to->name = "\1"; /* it holds a NUL: refused as a name */
    read_extra(to, record + CENTRAL_SIZE + name, extra);
    return at + CENTRAL_SIZE + name + extra + comment;
}

static bool read_directory(struct job *job, struct parcel *parcel)
{
    uint64_t at = parcel->directory;

    parcel->entries =
        arena_alloc(job->arena, parcel->count * sizeof *parcel->entries);
    for (size_t i = 0; i < parcel->count; i++) {
        at = read_record(job, parcel, at, &parcel->entries[i]);
        if (at == 0)
            return refuse_damaged(job, parcel);
    }
    return at == parcel->directory_end || refuse_damaged(job, parcel);
}

/* ---- what an entry may be ----------------------------------------------- */

static bool is_plain_name(const char *name)
{
    if (*name == '\0' || *name == '/' || strpbrk(name, "\\:") != NULL)
        return false;
    for (const char *c = name; *c != '\0'; c++) {
        bool starts = c == name || c[-1] == '/';

        if ((unsigned char)*c < ' ' || *c == 0x7F)
            return false;
        if (starts && c[0] == '.' && c[1] == '.' &&
            (c[2] == '/' || c[2] == '\0'))
            return false;
    }
    return true;
}

static const char *small_letters(struct job *job, const char *name)
{
    char *copy = arena_copy(job->arena, name);

    for (char *c = copy; *c != '\0'; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return copy;
}

static bool check_name(
    struct job *job, struct parcel *parcel, struct entry *entry)
{
    const char *small = small_letters(job, entry->name);

    if (!is_plain_name(entry->name))
        return refuse(job, parcel, "parcel-name", RESAVE,
            arena_format(job->arena,
                "a part of it has a name that no office program gives: \"%s\"",
                shown(job, entry->name)));
    if (names_find(&parcel->by_name, small) != NULL)
        return refuse_entry(job, parcel, "parcel-twice", RESAVE, entry,
            "is there twice: programs would not agree which one counts");
    names_put(&parcel->by_name, small, entry);
    return true;
}

static bool check_sort(
    struct job *job, const struct parcel *parcel, const struct entry *entry)
{
    if ((entry->flags & (FLAG_ENCRYPTED | FLAG_HIDDEN)) != 0)
        return refuse_entry(job, parcel, "parcel-encrypted",
            "take the password off (save it without one) and send that", entry,
            "is encrypted: it cannot be read without a password");
    if ((entry->mode & TYPE_OF_FILE) == TYPE_LINK)
        return refuse_entry(job, parcel, "parcel-link", RESAVE, entry,
            "is a link to another file");
    if ((entry->method != STORED && entry->method != DEFLATED) ||
        (entry->flags & FLAG_PATCH) != 0)
        return refuse_entry(job, parcel, "parcel-method", RESAVE, entry,
            "is packed in a way that office files do not use");
    return true;
}

/* Such pictures shrink to almost nothing, and are never unpacked here. */
static bool is_picture(const char *name)
{
    return text_ends(name, ".emf") || text_ends(name, ".wmf") ||
           text_ends(name, ".bmp");
}

static bool check_size(struct job *job, const struct parcel *parcel,
    const struct entry *entry, uint64_t *total)
{
    if (entry->size > PARCEL_ENTRY_MOST)
        return refuse_entry(job, parcel, "parcel-large", RESAVE, entry,
            "is larger than 32 MiB when it is unpacked");
    if (entry->size > PARCEL_RATIO_FROM && !is_picture(entry->name) &&
        entry->size > PARCEL_RATIO_MOST * entry->packed)
        return refuse_entry(job, parcel, "parcel-ratio", RESAVE, entry,
            "unpacks to more than 100 times its size: no text does");
    *total += entry->size;
    if (*total > PARCEL_TOTAL_MOST)
        return refuse(job, parcel, "parcel-large", RESAVE,
            "it is larger than 64 MiB when it is unpacked");
    if (entry->method == STORED && entry->size != entry->packed)
        return refuse_entry(job, parcel, "parcel-lies", RESEND, entry,
            "is not as long as the list of parts says");
    return true;
}

/* An entry's own header says the same, and its bytes end before the list. */
static bool find_data(
    struct job *job, const struct parcel *parcel, struct entry *entry)
{
    const unsigned char *header = parcel->start + entry->local;
    size_t name = strlen(entry->name);
    uint64_t room;

    if (entry->local > parcel->directory ||
        parcel->directory - entry->local < LOCAL_SIZE + name ||
        four(header) != LOCAL_MARK || two(header + 26) != name ||
        memcmp(header + LOCAL_SIZE, entry->name, name) != 0 ||
        two(header + 8) != entry->method ||
        (two(header + 6) & FLAG_ENCRYPTED) != 0)
        return refuse_entry(job, parcel, "parcel-damaged", RESEND, entry,
            "is not where the list of parts says");
    entry->data = entry->local + LOCAL_SIZE + name + two(header + 28);
    room =
        entry->data > parcel->directory ? 0 : parcel->directory - entry->data;
    entry->end = entry->data + entry->packed;
    return (entry->data <= parcel->directory && entry->packed <= room) ||
           refuse_entry(job, parcel, "parcel-damaged", RESEND, entry,
               "reaches beyond the place for it");
}

static int by_place(const void *a, const void *b)
{
    const struct entry *const *x = a, *const *y = b;

    return ((*x)->local > (*y)->local) - ((*x)->local < (*y)->local);
}

/* Bombs of a few bytes let thousands of parts share them. */
static bool check_overlap(struct job *job, const struct parcel *parcel)
{
    struct entry **sorted =
        arena_alloc(job->arena, (parcel->count + 1) * sizeof *sorted);

    for (size_t i = 0; i < parcel->count; i++)
        sorted[i] = &parcel->entries[i];
    qsort(sorted, parcel->count, sizeof *sorted, by_place);
    for (size_t i = 1; i < parcel->count; i++)
        if (sorted[i]->local < sorted[i - 1]->end)
            return refuse_entry(job, parcel, "parcel-overlap", RESAVE,
                sorted[i], "lies over another part");
    return true;
}

static bool check_entries(struct job *job, struct parcel *parcel)
{
    uint64_t total = 0;

    for (size_t i = 0; i < parcel->count; i++) {
        struct entry *entry = &parcel->entries[i];

        if (!check_name(job, parcel, entry) ||
            !check_sort(job, parcel, entry) ||
            !check_size(job, parcel, entry, &total) ||
            !find_data(job, parcel, entry))
            return false;
    }
    return check_overlap(job, parcel);
}

struct parcel *parcel_open(
    struct job *job, const char *name, struct bytes bytes)
{
    struct parcel *parcel = ARENA_NEW(job->arena, struct parcel);

    *parcel = (struct parcel){ .file = arena_copy(job->arena, name),
        .start = bytes.start,
        .size = bytes.size,
        .by_name = names_new(job->arena) };
    if (parcel->size > PARCEL_FILE_MOST) {
        refuse(job, parcel, "parcel-large",
            "make its pictures smaller, or send the text without them",
            "the file is larger than 10 MiB");
        return NULL;
    }
    if (!read_end(job, parcel) || !read_directory(job, parcel) ||
        !check_entries(job, parcel))
        return NULL;
    return parcel;
}

/* ---- parts -------------------------------------------------------------- */

/* Unpacks exactly as much as there should be, from exactly what is there. */
static bool unpack(
    const struct parcel *parcel, const struct entry *entry, unsigned char *to)
{
    z_stream stream = { .next_in = parcel->start + entry->data,
        .avail_in = (uInt)entry->packed,
        .next_out = to,
        .avail_out = (uInt)entry->size };
    bool is_whole;

    if (entry->method == STORED) {
        memcpy(to, parcel->start + entry->data, entry->size);
        return true;
    }
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    is_whole = inflate(&stream, Z_FINISH) == Z_STREAM_END &&
               stream.total_out == entry->size && stream.avail_in == 0;
    inflateEnd(&stream);
    return is_whole;
}

struct bytes parcel_part(
    struct job *job, const struct parcel *parcel, const char *name)
{
    struct entry *entry =
        names_find(&parcel->by_name, small_letters(job, name));
    unsigned char *bytes;

    if (entry == NULL)
        return none;
    if (entry->read.start != NULL)
        return entry->read;
    bytes = arena_alloc(job->arena, entry->size + 1);
    if (!unpack(parcel, entry, bytes)) {
        refuse_entry(job, parcel, "parcel-lies", RESEND, entry,
            "does not unpack to what the list of parts says");
        return none;
    }
    if (crc32(0, bytes, (uInt)entry->size) != entry->crc) {
        refuse_entry(job, parcel, "parcel-sum", RESEND, entry,
            "is damaged: its check sum is wrong");
        return none;
    }
    entry->read = (struct bytes){ bytes, entry->size };
    return entry->read;
}

const char *parcel_name(const struct parcel *parcel, size_t index)
{
    return index < parcel->count ? parcel->entries[index].name : NULL;
}
