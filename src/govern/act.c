#include "govern/act.h"
#include "base/arena.h"

#include <assert.h>
#include <string.h>

struct act *act_begin(
    struct ledger *ledger, const char *verb, const char *by, const char *at)
{
    struct act *act = ARENA_NEW(ledger->arena, struct act);

    *act = (struct act){ .ledger = ledger, .verb = verb, .by = by, .at = at };
    act->puts_end = &act->puts;
    return act;
}

/* A new entry has none; only one that was there is looked for. */
static struct put *find_put(struct act *act, const void *was)
{
    for (struct put *put = act->puts; put != NULL; put = put->next)
        if (put->entry == was)
            return put;
    return NULL;
}

void act_put(struct act *act, enum kind_id kind, const void *entry)
{
    const char *key = ((const struct entry *)entry)->key;
    const void *was = ledger_find(act->ledger, kind, key);
    struct put *put = was != NULL ? find_put(act, was) : NULL;

    assert(was == NULL || !kinds_get(kind)->is_final);
    ledger_put(act->ledger, kind, entry);
    if (put == NULL) {
        put = ARENA_NEW(act->ledger->arena, struct put);
        put->kind = kind;
        put->was = was;
        *act->puts_end = put;
        act->puts_end = &put->next;
    }
    put->entry = ledger_find(act->ledger, kind, key);
}
