#include "models/grid_axis.h"

#include "base/arena.h"

enum { MOST_ON_A_PAGE = 10 };

int64_t grid_axis_step(int64_t places)
{
    return places / (MOST_ON_A_PAGE + 1) + 1;
}

const char *grid_axis_words(
    struct arena *arena, int64_t places, const char *what)
{
    return arena_format(arena, "%lld %s", (long long)places, what);
}
