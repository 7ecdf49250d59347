/*
 * Picture: the logo of the house, as large as it may be.
 */
#ifndef RENDER_PICTURE_H
#define RENDER_PICTURE_H

#include "io/package.h"

#include <stdbool.h>

struct house;
struct job;

/* start of the image is NULL if the house has no logo. */
struct picture {
    struct bytes image;
    int width, height; /* hundredths of a millimetre, at most 60 mm by 22 mm */
};

/* Returns false, with findings, if there is a logo that cannot be used. */
bool picture_load(
    struct job *job, const struct house *house, struct picture *picture);

#endif
