/*
 * House style: the look that every format obeys, from one file.
 *
 * `house-style.xml` in a project wins over the one in templates/. Sizes are
 * hundredths of a point, distances hundredths of a millimetre. Lives as long as
 * the job that loaded it.
 */
#ifndef DOCUMENT_HOUSE_H
#define DOCUMENT_HOUSE_H

#include "document/document.h"

#include <stdbool.h>

struct job;

struct house {
    const char *body_font;
    const char *heading_font;
    int body_size;      /* 1100 is 11 pt */
    int line_spacing;   /* hundredths of a line: 115 */
    const char *ink;    /* RRGGBB of text */
    const char *accent; /* of headings and rules */
    const char *shade;  /* of a table's header row */
    const char *mark;   /* of what waits for an answer */
    int margin_top, margin_bottom, margin_left, margin_right;
    int page_width, page_height;
    const char *logo;      /* path of a PNG, or NULL */
    const char *logo_text; /* its text alternative */
    /* How a number looks: "%1", "%1.%2", "(%3)", "(%4)"; %n is level n's. */
    const char *number_format[LEVELS];
    const char *party_format;    /* "(%1)" */
    const char *recital_format;  /* "(%1)", lettered */
    const char *schedule_format; /* "Schedule %1" */
    bool heading_case_upper;     /* clause headings in capitals */
};

/* Returns NULL, with findings, if the file is missing or wrong. */
const struct house *house_load(struct job *job, const char *path);

#endif
