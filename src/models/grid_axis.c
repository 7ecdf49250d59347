#include "models/grid_axis.h"

#include "base/arena.h"

enum { MOST_ON_A_PAGE = 8 };

int64_t grid_axis_step(int64_t places)
{
    int64_t least = places / (MOST_ON_A_PAGE + 1) + 1;

    for (int64_t step = least; step < 2 * least; step++)
        if (places % step == 0)
            return step;
    return least;
}

const char *grid_axis_words(
    struct arena *arena, int64_t places, const char *what)
{
    return arena_format(arena, "%lld %s", (long long)places, what);
}
