#include "library/circles.h"

#include "base/job.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/library.h"

/* Not yet seen, on the way that is being followed, or done with. */
enum colour { WHITE, GREY, BLACK };

/* One thing that points to others of its kind. */
struct vertex {
    const char *name;
    struct place place;
    enum colour colour;
    struct names targets;     /* names alone count */
    const struct named *next; /* the target to look at */
    struct vertex *came_from; /* on the way here */
};

struct graph {
    struct job *job;
    struct names vertices;
    const char *finding;
    const char *kind;
};

static void report(struct graph *graph, const struct vertex *vertex,
    const struct vertex *target)
{
    findings_hint(graph->job->findings,
        findings_add(graph->job->findings, SEVERITY_ERROR, graph->finding,
            vertex->place, "%s \"%s\" comes back to itself through \"%s\"",
            graph->kind, target->name, vertex->name),
        "break the circle at one of the two");
}

/* The way is kept in the vertices: a long chain needs no deep stack. */
static void follow(struct graph *graph, struct vertex *vertex)
{
    vertex->colour = GREY;
    while (vertex != NULL) {
        struct vertex *target;

        if (vertex->next == NULL) {
            vertex->colour = BLACK;
            vertex = vertex->came_from;
            continue;
        }
        target = names_find(&graph->vertices, vertex->next->name);
        vertex->next = vertex->next->next;
        if (target == NULL || target->colour == BLACK)
            continue;
        if (target->colour == GREY) {
            report(graph, vertex, target);
            continue;
        }
        target->colour = GREY;
        target->came_from = vertex;
        vertex = target;
    }
}

static struct vertex *add_vertex(
    struct graph *graph, const char *name, struct place place)
{
    struct arena *arena = graph->job->arena;
    struct vertex *vertex = ARENA_NEW(arena, struct vertex);

    vertex->name = name;
    vertex->place = place;
    vertex->targets = names_new(arena);
    names_put(&graph->vertices, name, vertex);
    return vertex;
}

static void find_circles(struct graph *graph)
{
    for (struct named *n = graph->vertices.first; n != NULL; n = n->next) {
        struct vertex *vertex = n->thing;

        vertex->next = vertex->targets.first;
    }
    for (struct named *n = graph->vertices.first; n != NULL; n = n->next) {
        struct vertex *vertex = n->thing;

        if (vertex->colour == WHITE)
            follow(graph, vertex);
    }
}

/* A definition's own <term> has no "of". */
static void add_terms(struct vertex *vertex, const struct element *element)
{
    const char *of =
        text_same(element->name, "term") ? xml_attribute(element, "of") : NULL;

    if (of != NULL)
        names_put(&vertex->targets, of, vertex);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        add_terms(vertex, e);
}

static void check_definitions(struct job *job, const struct library *library)
{
    struct graph graph = { job, names_new(job->arena), "definition-circle",
        "definition" };

    for (const struct named *n = library->definitions.first; n != NULL;
         n = n->next) {
        const struct definition *d = n->thing;

        add_terms(add_vertex(&graph, d->id, d->place), d->element);
    }
    find_circles(&graph);
}

static void check_dependants(struct job *job, const struct library *library)
{
    struct graph graph = { job, names_new(job->arena), "dependant-circle",
        "clause" };

    for (const struct named *n = library->clauses.first; n != NULL;
         n = n->next) {
        const struct clause *clause = n->thing;
        struct vertex *vertex = add_vertex(&graph, clause->id, clause->place);

        for (const struct link *l = clause->depends; l != NULL; l = l->next)
            names_put(&vertex->targets, l->clause, vertex);
    }
    find_circles(&graph);
}

void circles_check(struct job *job, const struct library *library)
{
    check_definitions(job, library);
    check_dependants(job, library);
}
