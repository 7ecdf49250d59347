#include "review/odt_changes.h"

#include "base/arena.h"
#include "base/text.h"
#include "io/foreign.h"

#include <stddef.h>

static const char *words_of(const struct foreign *parent, const char *name)
{
    const struct foreign *child = foreign_child(parent, SPACE_DC, name);

    return child == NULL || child->first == NULL ? NULL : child->first->text;
}

static struct stamp read_stamp(const struct foreign *act)
{
    const struct foreign *info =
        foreign_child(act, SPACE_OFFICE, "change-info");

    if (info == NULL)
        return (struct stamp){ NULL, NULL };
    return (struct stamp){ words_of(info, "creator"), words_of(info, "date") };
}

static void read_act(struct odt_change *change, const struct foreign *act,
    struct returned *returned)
{
    if (foreign_is(act, SPACE_TEXT, "insertion")) {
        change->is_inserted = true;
        change->inserted = read_stamp(act);
        returned->change_count++;
    } else if (foreign_is(act, SPACE_TEXT, "deletion")) {
        change->is_deleted = true;
        change->deleted = read_stamp(act);
        change->gone = act;
        returned->change_count++;
    } else if (act->name != NULL) {
        returned->format_count++;
    }
}

static void read_region(struct names *changes, const struct foreign *region,
    struct returned *returned)
{
    struct odt_change *change = ARENA_NEW(changes->arena, struct odt_change);
    const char *id = foreign_attribute(region, SPACE_XML, "id");

    if (id == NULL)
        id = foreign_attribute(region, SPACE_TEXT, "id");
    for (const struct foreign *act = region->first; act != NULL;
         act = act->next)
        read_act(change, act, returned);
    if (id != NULL && (change->is_inserted || change->is_deleted))
        names_put(changes, id, change);
}

struct names odt_changes_read(
    struct arena *arena, const struct foreign *root, struct returned *returned)
{
    struct names changes = names_new(arena);

    for (const struct foreign *e = root; e != NULL; e = foreign_next(root, e))
        if (foreign_is(e, SPACE_TEXT, "changed-region"))
            read_region(&changes, e, returned);
    return changes;
}
