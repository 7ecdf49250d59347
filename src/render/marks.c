#include "render/marks.h"

#include "base/arena.h"
#include "document/document.h"

struct marks marks_begin(struct arena *arena, bool for_execution)
{
    return (struct marks){ .for_execution = for_execution,
        .names = names_new(arena) };
}

void marks_need(struct marks *marks, const struct node *anchor)
{
    struct names *names = &marks->names;

    if (anchor != NULL && names_find(names, anchor->bookmark) == NULL)
        names_put(names, anchor->bookmark,
            arena_format(names->arena, "_Ref%zu", names->count + 1));
}

const char *marks_name(const struct marks *marks, const struct node *anchor)
{
    return marks->for_execution ? names_find(&marks->names, anchor->bookmark)
                                : anchor->bookmark;
}
