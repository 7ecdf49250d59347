/*
 * Price pages: figures as a web page, and each that can be drawn as SVG.
 */
#ifndef CLI_PRICE_PAGES_H
#define CLI_PRICE_PAGES_H

#include "io/package.h"
#include "models/figure.h"

struct job;
struct project;

/* A page of all figures. start is NULL, with findings, if it failed. */
struct bytes price_pages_html(struct job *job, const struct project *project,
    const struct figure *figures, const char *title);

/* Whether a figure is a picture: a chart or a heat map. */
bool price_pages_is_picture(const struct figure *figure);

struct bytes price_pages_svg(struct job *job, const struct project *project,
    const struct figure *figure);

#endif
