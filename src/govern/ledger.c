#include "govern/ledger.h"
#include "base/job.h"
#include "govern/party.h"

#include <string.h>

struct ledger *ledger_new(struct arena *arena)
{
    struct ledger *ledger = ARENA_NEW(arena, struct ledger);

    ledger->arena = arena;
    for (size_t i = 0; i < KINDS; i++)
        ledger->kinds[i] = names_new(arena);
    return ledger;
}

void ledger_put(struct ledger *ledger, enum kind_id kind, const void *entry)
{
    size_t size = kinds_get(kind)->size;
    void *copy = arena_alloc(ledger->arena, size);

    memcpy(copy, entry, size);
    names_put(&ledger->kinds[kind], ((const struct entry *)entry)->key, copy);
}

const void *ledger_find(
    const struct ledger *ledger, enum kind_id kind, const char *key)
{
    return key != NULL ? names_find(&ledger->kinds[kind], key) : NULL;
}

const void *ledger_get(struct job *job, const struct ledger *ledger,
    enum kind_id kind, const char *key)
{
    const struct names *all = &ledger->kinds[kind];
    const void *found = ledger_find(ledger, kind, key);
    const char *name = kinds_get(kind)->name;
    struct finding *finding;

    if (found != NULL)
        return found;
    finding = findings_add(job->findings, SEVERITY_ERROR, "entry-unknown",
        (struct place){ 0 }, "there is no %s \"%s\"", name,
        key != NULL ? key : "");
    if (all->count == 0)
        findings_hint(
            job->findings, finding, "none has been added yet; add one first");
    else
        names_hint(job->findings, finding, all, key != NULL ? key : "",
            "list what there is to see the keys");
    return NULL;
}

const struct named *ledger_first(const struct ledger *ledger, enum kind_id kind)
{
    return ledger->kinds[kind].first;
}

size_t ledger_count(const struct ledger *ledger, enum kind_id kind)
{
    return ledger->kinds[kind].count;
}

const char *ledger_next_key(
    const struct ledger *ledger, enum kind_id kind, const char *start)
{
    size_t number = 1 + ledger->kinds[kind].count;
    const char *key;

    while (number > 1) {
        key = arena_format(ledger->arena, "%s%02zu", start, number - 1);
        if (ledger_find(ledger, kind, key) != NULL)
            break;
        number--;
    }
    return arena_format(ledger->arena, "%s%02zu", start, number);
}

const char *ledger_organisation_of(const struct ledger *ledger, const char *key)
{
    const struct person *person = ledger_find(ledger, KIND_PERSON, key);

    return person != NULL ? person->organisation : NULL;
}
