#include "render/picture.h"

#include "base/job.h"
#include "document/house.h"
#include "io/file.h"

#include <string.h>

static long big_endian(const unsigned char *p)
{
    return ((long)p[0] << 24) | (p[1] << 16) | (p[2] << 8) | p[3];
}

/* A PNG says its width and height in its first chunk. */
static bool measure_png(struct bytes image, long *width, long *height)
{
    static const unsigned char start[] = "\x89PNG\r\n\x1a\n";
    const unsigned char *p = image.start;

    if (image.size < 24 || memcmp(p, start, sizeof start - 1) != 0)
        return false;
    *width = big_endian(p + 16);
    *height = big_endian(p + 20);
    return *width > 0 && *height > 0 && *width < 100000 && *height < 100000;
}

static void fit(struct picture *picture, long width, long height)
{
    enum { WIDEST = 6000, HIGHEST = 2200 };
    long scaled = HIGHEST * width / height;

    picture->width = scaled <= WIDEST ? (int)scaled : WIDEST;
    picture->height =
        scaled <= WIDEST ? HIGHEST : (int)(WIDEST * height / width);
}

bool picture_load(
    struct job *job, const struct house *house, struct picture *picture)
{
    long width, height;

    *picture = (struct picture){ .image = { NULL, 0 } };
    if (house->logo == NULL)
        return true;
    picture->image.start = file_read(job, house->logo, &picture->image.size);
    if (picture->image.start == NULL)
        return false;
    if (!measure_png(picture->image, &width, &height)) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "logo-unusable",
                (struct place){ .file = house->logo }, "not a PNG picture"),
            "save the logo as PNG");
        return false;
    }
    fit(picture, width, height);
    return true;
}
