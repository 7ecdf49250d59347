#include "io/utf16.h"

#include "base/job.h"

#include <string.h>
#include <utf8proc.h>

bool utf16_is(struct bytes bytes)
{
    return bytes.size >= 2 && (memcmp(bytes.start, "\xFE\xFF", 2) == 0 ||
                                  memcmp(bytes.start, "\xFF\xFE", 2) == 0);
}

static utf8proc_int32_t unit(
    const unsigned char *at, const unsigned char *end, bool is_big)
{
    if (end - at < 2)
        return -1;
    return is_big ? at[0] << 8 | at[1] : at[1] << 8 | at[0];
}

/* One character; returns how many bytes it took, 0: it is none. */
static size_t take(const unsigned char *at, const unsigned char *end,
    bool is_big, utf8proc_int32_t *c)
{
    utf8proc_int32_t second;

    *c = unit(at, end, is_big);
    if (*c < 0xD800 || *c > 0xDFFF)
        return *c < 0 ? 0 : 2;
    second = unit(at + 2, end, is_big);
    if (*c > 0xDBFF || second < 0xDC00 || second > 0xDFFF)
        return 0;
    *c = 0x10000 + ((*c - 0xD800) << 10) + (second - 0xDC00);
    return 4;
}

struct bytes utf16_to_utf8(struct job *job, struct bytes bytes)
{
    const unsigned char *at = bytes.start, *end = at + bytes.size;
    bool is_big = at[0] == 0xFE;
    utf8proc_uint8_t *start =
        arena_alloc(job->arena, bytes.size / 2 * 3 + 4); /* 3 for each unit */
    utf8proc_uint8_t *to = start;

    for (at += 2; at < end;) {
        utf8proc_int32_t c;
        size_t taken = take(at, end, is_big, &c);

        if (taken == 0)
            return (struct bytes){ 0 };
        to += utf8proc_encode_char(c, to);
        at += taken;
    }
    return (struct bytes){ start, (size_t)(to - start) };
}
