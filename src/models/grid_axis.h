/*
 * Grid axis: which numbers of places a grid shows, and how a column is named.
 */
#ifndef MODELS_GRID_AXIS_H
#define MODELS_GRID_AXIS_H

#include <stdint.h>

struct figure;

/*
 * Every place if there are few, else every second, third, ... one: a step that
 * ends on the last place if one of about that length does.
 */
int64_t grid_axis_step(int64_t places);

/* A column of amounts for each number that is shown: "3 local". */
void grid_axis_columns(struct figure *figure, int64_t places, const char *what);

#endif
