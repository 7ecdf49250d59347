#include "cli/point_elsewhere.h"
#include "assemble/draft.h"
#include "base/job.h"
#include "cli/acting.h"
#include "cli/present.h"
#include "govern/elsewhere.h"
#include "govern/refusal.h"
#include "io/file.h"

#include <stdio.h>

/* The hashes of the clause versions that the project uses now. */
static bool used_sources(
    struct job *job, struct present *present, struct names *sources)
{
    const struct draft_pack *pack = present_pack(present, "consultation");

    *sources = names_new(job->arena);
    if (pack == NULL)
        return refusal_add(job, "texts-unknown",
            "mend the project first: paction check DIR",
            "without its text it cannot be seen which clauses it uses");
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next)
        for (const struct placed *p = d->placed; p != NULL; p = p->next)
            if (p->variant != NULL && p->variant->hash != NULL)
                names_put(sources, p->variant->hash, (void *)p->variant);
    return true;
}

static bool read_elsewhere(struct job *job, const struct line *line,
    const struct names *sources, struct elsewhere **list)
{
    bool ok = true;

    for (size_t i = 1; i < line->argument_count; i++) {
        const char *path = line->arguments[i], *bytes;
        size_t size;

        if (file_is_folder(path))
            path = file_join(job, path, "published.json");
        bytes = file_read(job, path, &size);
        ok &= bytes != NULL &&
              elsewhere_read(job, sources, path, bytes, size, list);
    }
    return ok;
}

static void print_elsewhere(const struct elsewhere *e)
{
    printf("%s#%s@%s, %s%s%s, %s\n    %s said: %s\n    %s%s%s\n", e->clause,
        e->variant != NULL ? e->variant : "",
        e->version != NULL ? e->version : "",
        e->procurement != NULL ? e->procurement : e->file,
        e->round != NULL ? " " : "", e->round != NULL ? e->round : "",
        e->point != NULL ? e->point : "a question",
        e->who != NULL ? e->who : "a tenderer", e->said != NULL ? e->said : "",
        e->disposition != NULL ? e->disposition : "",
        e->reason != NULL ? ": " : "", e->reason != NULL ? e->reason : "");
}

static json_t *elsewhere_json(const struct elsewhere *e)
{
    return json_pack("{s:s, s:s?, s:s?, s:s?, s:s, s:s?, s:s?, s:s?, s:s?, "
                     "s:s?, s:s?, s:s?, s:s?}",
        "file", e->file, "procurement", e->procurement, "round", e->round,
        "point", e->point, "clause", e->clause, "variant", e->variant,
        "version", e->version, "who", e->who, "said", e->said, "disposition",
        e->disposition, "reason", e->reason, "did", e->did, "published",
        e->published);
}

/* Needs no record: what others published is looked for in the present text. */
enum status point_elsewhere_list(struct job *job, const struct line *line)
{
    struct present *present = present_open(job, line->home, line->arguments[0]);
    struct elsewhere *list = NULL;
    struct names sources;
    json_t *all = json_array();
    bool prints = line->values[ACTING_JSON] == NULL;
    bool ok = used_sources(job, present, &sources) &&
              read_elsewhere(job, line, &sources, &list);

    present_close(present);
    for (const struct elsewhere *e = list; ok && e != NULL; e = e->next) {
        if (prints)
            print_elsewhere(e);
        json_array_append_new(all, elsewhere_json(e));
    }
    if (ok && prints && list == NULL)
        puts("Nothing was published there on a clause version that this "
             "project uses");
    if (ok && !prints) {
        json_t *reply = json_pack("{s:O}", "elsewhere", all);

        json_dumpf(reply, stdout, JSON_INDENT(1) | JSON_SORT_KEYS);
        putchar('\n');
        json_decref(reply);
    }
    json_decref(all);
    return ok ? STATUS_DONE : STATUS_INPUT;
}
