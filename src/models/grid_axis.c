#include "models/grid_axis.h"

#include "base/arena.h"
#include "models/figure.h"

enum { MOST_ON_A_PAGE = 8 };

int64_t grid_axis_step(int64_t places)
{
    int64_t least = places / (MOST_ON_A_PAGE + 1) + 1;

    for (int64_t step = least; step < 2 * least; step++)
        if (places % step == 0)
            return step;
    return least;
}

void grid_axis_columns(struct figure *figure, int64_t places, const char *what)
{
    int64_t step = grid_axis_step(places);

    for (int64_t shown = 0; shown <= places; shown += step)
        figure_column(figure,
            arena_format(figure->arena, "%lld %s", (long long)shown, what),
            FIGURE_THOUSANDS);
}
