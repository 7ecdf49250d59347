#include "render/data_url.h"

#include "base/text.h"

/* Three bytes as four letters; what is missing at the end as '='. */
static void add_three(struct text *text, const unsigned char *p, size_t left)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = (unsigned)p[0] << 16;

    if (left > 1)
        bits |= (unsigned)p[1] << 8;
    if (left > 2)
        bits |= p[2];
    text_add_char(text, letters[bits >> 18]);
    text_add_char(text, letters[bits >> 12 & 63]);
    text_add_char(text, left > 1 ? letters[bits >> 6 & 63] : '=');
    text_add_char(text, left > 2 ? letters[bits & 63] : '=');
}

const char *data_url_write(
    struct arena *arena, const char *media_type, struct bytes bytes)
{
    struct text text = text_new(arena);
    const unsigned char *start = bytes.start;

    text_format(&text, "data:%s;base64,", media_type);
    for (size_t i = 0; i < bytes.size; i += 3)
        add_three(&text, start + i, bytes.size - i);
    return text.bytes;
}
