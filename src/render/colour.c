#include "render/colour.h"

#include "base/arena.h"
#include "document/document.h"

#include <stdlib.h>

static int channel(const char *colour, int n)
{
    char digits[3] = { colour[n * 2], colour[n * 2 + 1], '\0' };

    return (int)strtol(digits, NULL, 16);
}

const char *colour_light(struct arena *arena, const char *colour)
{
    int mixed[3];

    for (int n = 0; n < 3; n++)
        mixed[n] = 255 - (255 - channel(colour, n)) * 30 / 100;
    return arena_format(arena, "%02X%02X%02X", mixed[0], mixed[1], mixed[2]);
}

const char *colour_shade(int shade)
{
    static const char *const greys[SHADES] = { "FFFFFF", "EDEDED", "D9D9D9",
        "C4C4C4", "B0B0B0" };

    return greys[shade < 0 ? 0 : shade >= SHADES ? SHADES - 1 : shade];
}
