/*
 * Zipping: zips that no office program would write, byte by byte. What an
 * entry says of itself in the list may be other than it is.
 */
#ifndef TESTS_ZIPPING_H
#define TESTS_ZIPPING_H

#include "base/job.h"
#include "base/text.h"
#include "io/package.h"

#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

struct zipped {
    struct job *job;
    struct text file, list;
    unsigned count;
};

/* 0 in the members that say is the truth. */
struct entry {
    const char *name;
    const char *bytes;
    size_t size;
    bool is_stored;
    unsigned method, flags, mode;
    uint32_t says_size, says_packed, says_sum, says_place;
    const char *says_name; /* in its own header */
    const char *extra;     /* 32 bytes in the list, as large zips have */
    bool is_shared;        /* it takes the bytes of the entry before */
};

static inline struct zipped zipped_new(struct job *job)
{
    return (struct zipped){
        .job = job, .file = text_new(job->arena), .list = text_new(job->arena)
    };
}

static inline void zipped_number(struct text *to, uint32_t number, int bytes)
{
    for (; bytes > 0; bytes--, number >>= 8)
        text_add_char(to, (char)(number & 0xFF));
}

static inline struct bytes zipped_packed(
    struct job *job, const void *bytes, size_t size)
{
    uLong room = compressBound((uLong)size) + 64;
    Bytef *to = arena_alloc(job->arena, room);
    z_stream stream = { .next_in = (Bytef *)bytes,
        .avail_in = (uInt)size,
        .next_out = to,
        .avail_out = (uInt)room };

    ck_assert_int_eq(
        deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, 0), Z_OK);
    ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
    deflateEnd(&stream);
    return (struct bytes){ to, stream.total_out };
}

static inline uint32_t zipped_says(uint32_t said, size_t truth)
{
    return said != 0 ? said : (uint32_t)truth;
}

/* Method, time, date, sum, sizes: the same in both headers. */
static inline void zipped_middle(struct text *to, const struct entry *entry,
    struct bytes packed, uint32_t sum)
{
    unsigned method = entry->is_stored ? 0 : 8;

    zipped_number(to, entry->method != 0 ? entry->method : method, 2);
    zipped_number(to, 0x00210000, 4);
    zipped_number(to, zipped_says(entry->says_sum, sum), 4);
    zipped_number(to, zipped_says(entry->says_packed, packed.size), 4);
    zipped_number(to, zipped_says(entry->says_size, entry->size), 4);
}

static inline void zipped_add(struct zipped *zip, struct entry entry)
{
    struct bytes packed =
        entry.is_stored ? (struct bytes){ entry.bytes, entry.size }
                        : zipped_packed(zip->job, entry.bytes, entry.size);
    uint32_t sum =
        (uint32_t)crc32(0, (const Bytef *)entry.bytes, (uInt)entry.size);
    size_t place = zip->file.length;
    const char *own = entry.says_name != NULL ? entry.says_name : entry.name;

    zipped_number(&zip->file, 0x04034b50, 4);
    zipped_number(&zip->file, 20, 2);
    zipped_number(&zip->file, entry.flags, 2);
    zipped_middle(&zip->file, &entry, packed, sum);
    zipped_number(&zip->file, (uint32_t)strlen(own), 2);
    zipped_number(&zip->file, 0, 2);
    text_add(&zip->file, own);
    if (!entry.is_shared)
        text_add_bytes(&zip->file, packed.start, packed.size);

    zipped_number(&zip->list, 0x02014b50, 4);
    zipped_number(&zip->list, entry.mode != 0 ? 3 << 8 | 20 : 20, 2);
    zipped_number(&zip->list, 20, 2);
    zipped_number(&zip->list, entry.flags, 2);
    zipped_middle(&zip->list, &entry, packed, sum);
    zipped_number(&zip->list, (uint32_t)strlen(entry.name), 2);
    zipped_number(&zip->list, entry.extra != NULL ? 32 : 0, 2);
    zipped_number(&zip->list, 0, 6);
    zipped_number(&zip->list, (uint32_t)entry.mode << 16, 4);
    zipped_number(&zip->list, zipped_says(entry.says_place, place), 4);
    text_add(&zip->list, entry.name);
    if (entry.extra != NULL)
        text_add_bytes(&zip->list, entry.extra, 32);
    zip->count++;
}

static inline struct bytes zipped_end(struct zipped *zip)
{
    size_t place = zip->file.length;

    text_add_bytes(&zip->file, zip->list.bytes, zip->list.length);
    zipped_number(&zip->file, 0x06054b50, 4);
    zipped_number(&zip->file, 0, 4);
    zipped_number(&zip->file, zip->count, 2);
    zipped_number(&zip->file, zip->count, 2);
    zipped_number(&zip->file, (uint32_t)zip->list.length, 4);
    zipped_number(&zip->file, (uint32_t)place, 4);
    zipped_number(&zip->file, 0, 2);
    return (struct bytes){ zip->file.bytes, zip->file.length };
}

static inline void zipped_words(
    struct zipped *zip, const char *name, const char *words)
{
    zipped_add(zip,
        (struct entry){ .name = name, .bytes = words, .size = strlen(words) });
}

/* ---- documents ---------------------------------------------------------- */

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELATIONSHIPS                                                          \
    "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE_RELATIONSHIP                                                    \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define TYPE_DOCX                                                              \
    "application/"                                                             \
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

#define HELLO                                                                  \
    "<w:document xmlns:w=\"" W "\"><w:body><w:p><w:r><w:t>Hello."              \
    "</w:t></w:r></w:p></w:body></w:document>"

static inline const char *zipped_types(struct job *job, const char *type)
{
    return arena_format(job->arena,
        "<Types xmlns=\"" TYPES "\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml"
        "\"/><Override PartName=\"/word/document.xml\" ContentType=\"%s\"/>"
        "</Types>",
        type);
}

#define PACKAGE_RELATIONS                                                      \
    "<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"r1\" "      \
    "Type=\"" OFFICE_RELATIONSHIP                                              \
    "officeDocument\" Target=\"word/document.xml\"/></Relationships>"

/* All of a small Word file but its document. */
static inline struct zipped zipped_docx(struct job *job)
{
    struct zipped zip = zipped_new(job);

    zipped_words(&zip, "[Content_Types].xml", zipped_types(job, TYPE_DOCX));
    zipped_words(&zip, "_rels/.rels", PACKAGE_RELATIONS);
    return zip;
}

static inline struct bytes zipped_document(struct job *job, const char *xml)
{
    struct zipped zip = zipped_docx(job);

    zipped_words(&zip, "word/document.xml", xml);
    return zipped_end(&zip);
}

#endif
