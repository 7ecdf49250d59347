#include "cli/undecided.h"

#include "assemble/binding.h"
#include "base/text.h"
#include "cli/voted.h"
#include "govern/ledger.h"
#include "govern/motion.h"

#include <string.h>

bool undecided_open(struct job *job, const char *home, const char *folder,
    struct undecided *undecided)
{
    *undecided =
        (struct undecided){ .quiet = { job->arena, findings_new(job->arena) } };
    if (project_open(&undecided->quiet, home, folder, &undecided->project) &&
        undecided->project.is_read)
        undecided->pack = project_assemble(
            &undecided->quiet, &undecided->project, "internal", false, NULL);
    return undecided->pack != NULL || voted_refuse_project(job, folder);
}

void undecided_close(struct undecided *undecided)
{
    project_close(&undecided->project);
}

static void bind(struct job *job, const struct undecided *undecided,
    const struct variant *variant, struct option_put *option)
{
    struct binding bound = binding_of(job, undecided->pack, variant);

    option->clause = variant->clause->id;
    option->variant = variant->id;
    option->version = variant->version;
    option->source = bound.source;
    option->text = bound.text;
    option->values = bound.values;
    option->definitions = bound.definitions;
}

bool undecided_bind(
    struct job *job, struct undecided *undecided, struct option_put *option)
{
    const struct clause *clause =
        library_clause(undecided->project.library, option->clause);
    const struct variant *variant =
        clause != NULL ? library_variant(clause, option->variant) : NULL;

    if (variant != NULL)
        bind(job, undecided, variant, option);
    return variant != NULL;
}

static bool is_left(const struct undecided *undecided,
    const struct ledger *ledger, const struct placed *placed)
{
    const char *clause = placed->clause->id;

    return (placed->decision == NULL || placed->is_reopened) &&
           placed->node != NULL && !placed->undecided_in &&
           placed->alternatives == NULL &&
           decisions_reserve(undecided->project.decisions, clause) == NULL &&
           motion_open_points(undecided->quiet.arena, ledger, clause) == NULL;
}

struct option_put *undecided_all(struct job *job, struct undecided *undecided,
    const struct ledger *ledger, size_t *count)
{
    const struct names *all = &undecided->pack->placed;
    struct option_put *options =
        arena_alloc(job->arena, (all->count + 1) * sizeof *options);

    *count = 0;
    for (const struct named *n = all->first; n != NULL; n = n->next) {
        const struct placed *placed = n->thing;

        if (strchr(n->name, '#') != NULL || !is_left(undecided, ledger, placed))
            continue;
        bind(job, undecided, placed->variant, &options[*count]);
        options[*count].label = "as it stands";
        ++*count;
    }
    return options;
}

const char *undecided_changes(struct job *job, struct undecided *undecided,
    const struct option_put *const *options, size_t count)
{
    struct text text = text_new(job->arena);

    for (size_t i = 0; i < count; i++) {
        const struct option_put *was = options[i];
        const struct placed *placed =
            names_find(&undecided->pack->placed, was->clause);
        struct option_put now = *was;
        const char *changes;

        if (placed == NULL || placed->variant == NULL ||
            !text_same(placed->variant->id, was->variant))
            changes = "the pack has another variant of it, or none";
        else if (placed->decision != NULL && !placed->is_reopened)
            changes = "it has been decided by itself";
        else if (!undecided_bind(job, undecided, &now))
            changes = "its variant is gone";
        else
            changes = binding_changes(job,
                (struct binding){
                    was->source, was->text, was->values, was->definitions },
                (struct binding){
                    now.source, now.text, now.values, now.definitions });
        if (changes != NULL)
            text_add_item(&text,
                arena_format(job->arena, "%s: %s", was->clause, changes));
    }
    return text.length > 0 ? text.bytes : NULL;
}
