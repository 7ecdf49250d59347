/*
 * Data URL: a picture's bytes in the words of an address, so that a page needs
 * no file beside it.
 */
#ifndef RENDER_DATA_URL_H
#define RENDER_DATA_URL_H

#include "io/package.h"

struct arena;

const char *data_url_write(
    struct arena *arena, const char *media_type, struct bytes bytes);

#endif
