#include "base/text.h"
#include "cli/columns.h"
#include "cli/command.h"
#include "cli/project.h"
#include "rules/grounds.h"

#include <jansson.h>
#include <stdio.h>

enum { BY_LAW, JSON };

/* A law as a whole has no row that could say more of it. */
static const char *status_of(const struct ground *ground)
{
    return ground->provision != NULL ? ground->provision->status : "unchecked";
}

/* ---- JSON ------------------------------------------------------------- */

static json_t *names_json(const struct names *names)
{
    json_t *array = json_array();

    for (const struct named *n = names->first; n != NULL; n = n->next)
        json_array_append_new(array, json_string(n->name));
    return array;
}

static json_t *ground_json(
    const struct library *library, const struct ground *ground)
{
    const struct provision *p = ground->provision;
    json_t *entry = json_pack("{s:s, s:s?, s:s?, s:s, s:s?, s:s?, s:s?, s:s?}",
        "law", ground->law, "title", library_law_title(library, ground->law),
        "at", p != NULL ? p->at : NULL, "status", status_of(ground), "checked",
        grounds_is_checked(ground) ? p->checked : NULL, "by",
        p != NULL ? p->by : NULL, "source", p != NULL ? p->source : NULL,
        "says", p != NULL ? p->says : NULL);

    for (int kind = 0; kind < GROUND_KINDS; kind++)
        json_object_set_new(entry, grounds_kind_name((enum ground_kind)kind),
            names_json(&ground->resting[kind]));
    return entry;
}

static void print_json(
    const struct library *library, const struct grounds *grounds)
{
    json_t *array = json_array();

    for (size_t i = 0; i < grounds->count; i++)
        json_array_append_new(array, ground_json(library, grounds->all[i]));
    json_dumpf(array, stdout, JSON_INDENT(1) | JSON_SORT_KEYS);
    putchar('\n');
    json_decref(array);
}

/* ---- text ------------------------------------------------------------- */

enum { INDENT = 2 };

static void print_labelled(
    struct job *job, const char *label, const char *words)
{
    if (words != NULL && *words != '\0')
        columns_paragraph(
            stdout, INDENT, arena_format(job->arena, "%s%s", label, words));
}

static void print_resting(struct job *job, const struct ground *ground)
{
    for (int kind = 0; kind < GROUND_KINDS; kind++) {
        struct text words = text_new(job->arena);

        for (const struct named *n = ground->resting[kind].first; n != NULL;
             n = n->next)
            text_add_item(&words, n->name);
        print_labelled(job,
            arena_format(
                job->arena, "%s: ", grounds_kind_name((enum ground_kind)kind)),
            words.bytes);
    }
    if (grounds_is_bare(ground))
        print_labelled(job, "", "nothing rests on it");
}

static void print_ground(
    struct job *job, const struct library *library, const struct ground *ground)
{
    const struct provision *p = ground->provision;
    const char *title = library_law_title(library, ground->law);

    printf("%s %s (%s)\n", ground->law, p != NULL ? p->at : "as a whole",
        title != NULL ? title : "no such law");
    print_labelled(job, "",
        p != NULL ? library_standing(job, p) : "unchecked, never checked");
    if (p != NULL) {
        print_labelled(job, "says: ", p->says);
        print_labelled(job, "source: ", p->source);
    }
    print_resting(job, ground);
}

static void print_sum(const struct grounds *grounds)
{
    size_t unchecked = 0, bare = 0;

    for (size_t i = 0; i < grounds->count; i++) {
        unchecked += !grounds_is_checked(grounds->all[i]);
        bare += grounds_is_bare(grounds->all[i]);
    }
    printf("\n%zu of %zu never checked; nothing rests on %zu\n", unchecked,
        grounds->count, bare);
}

enum status command_law(struct job *job, const struct line *line)
{
    struct project project = { 0 };
    const struct grounds *grounds;

    if (line->argument_count == 0
            ? project_open_library(job, line->home, &project)
            : project_open(job, line->home, line->arguments[0], &project)) {
        grounds = grounds_collect(
            job, project.library, project.rules, line->values[BY_LAW] != NULL);
        if (line->values[JSON] != NULL) {
            print_json(project.library, grounds);
        } else {
            for (size_t i = 0; i < grounds->count; i++)
                print_ground(job, project.library, grounds->all[i]);
            print_sum(grounds);
        }
    }
    project_close(&project);
    return STATUS_DONE;
}
