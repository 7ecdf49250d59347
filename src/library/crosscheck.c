#include "library/crosscheck.h"

#include "base/job.h"
#include "base/names.h"
#include "base/text.h"
#include "io/xml.h"
#include "library/circles.h"
#include "library/library.h"
#include "library/settable.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct check {
    struct job *job;
    const struct library *library;
    struct names parts; /* ids of schedules, to their plan */
};

/* Which index an attribute of an element names something in. */
static const struct {
    const char *element;
    const char *attribute;
    size_t index; /* offset of a struct names in struct library */
    const char *finding;
    const char *kind;
} naming[] = {
    { "term", "of", offsetof(struct library, definitions), "no-definition",
        "definition" },
    { "term", "by", offsetof(struct library, questions), "no-question",
        "question" },
    { "define", "of", offsetof(struct library, definitions), "no-definition",
        "definition" },
    { "value", "of", offsetof(struct library, questions), "no-question",
        "question" },
    { "field", "of", offsetof(struct library, questions), "no-question",
        "question" },
    { "verb", "of", offsetof(struct library, questions), "no-question",
        "question" },
    { "each", "over", offsetof(struct library, questions), "no-question",
        "question" },
    { NULL, "each", offsetof(struct library, questions), "no-question",
        "question" },
    { "settable", "by", offsetof(struct library, questions), "no-question",
        "question" },
    { "answer", "to", offsetof(struct library, questions), "no-question",
        "question" },
    { "cite", "law", offsetof(struct library, laws), "no-law", "law" },
    { "duty", "else", offsetof(struct library, clauses), "no-clause",
        "clause" },
    { "place", "clause", offsetof(struct library, clauses), "no-clause",
        "clause" },
    { "head", "clause", offsetof(struct library, clauses), "no-clause",
        "clause" },
};

static void missing(struct check *check, const char *finding_id,
    const char *kind, const char *name, const struct names *known,
    struct place place)
{
    names_hint(check->job->findings,
        findings_add(check->job->findings, SEVERITY_ERROR, finding_id, place,
            "no %s \"%s\"", kind, name),
        known, name, "add it to the library, or take the name out");
}

static void check_name(
    struct check *check, const struct element *element, size_t row)
{
    const char *name = xml_attribute(element, naming[row].attribute);
    const struct names *known =
        (const struct names *)(const void *)((const char *)check->library +
                                             naming[row].index);

    if (name != NULL && names_find(known, name) == NULL)
        missing(check, naming[row].finding, naming[row].kind, name, known,
            element->place);
}

static bool has_paragraph(const struct clause *clause, const char *id)
{
    if (strcmp(id, "h") == 0)
        return true;
    for (const struct variant *v = clause->variants; v != NULL; v = v->next)
        if (xml_find_id(v->element, id) != NULL)
            return true;
    return false;
}

/* "volume.release/b", "schedule.pricing" or "document.specification". */
static void check_address(
    struct check *check, const char *address, struct place place)
{
    char *name = arena_copy(check->job->arena, address);
    char *paragraph = strchr(name, '/');
    const struct clause *clause;

    if (paragraph != NULL)
        *paragraph++ = '\0';
    if (text_starts(name, "schedule.")) {
        if (names_find(&check->parts, name) == NULL)
            missing(
                check, "no-schedule", "schedule", name, &check->parts, place);
        return;
    }
    if (text_starts(name, "document.")) {
        if (library_plan(check->library, name + strlen("document.")) == NULL)
            missing(check, "no-plan", "document", name + strlen("document."),
                &check->library->plans, place);
        return;
    }
    clause = library_clause(check->library, name);
    if (clause == NULL)
        missing(check, "no-clause", "clause", name, &check->library->clauses,
            place);
    else if (paragraph != NULL && !has_paragraph(clause, paragraph))
        findings_hint(check->job->findings,
            findings_add(check->job->findings, SEVERITY_ERROR, "no-paragraph",
                place, "no paragraph \"%s\" in clause \"%s\"", paragraph, name),
            "look at the ids in %s", clause->place.file);
}

static void check_provision(
    struct check *check, const char *law, const char *at, struct place place)
{
    if (library_law_title(check->library, law) == NULL)
        missing(check, "no-law", "law", law, &check->library->laws, place);
    else if (at != NULL &&
             library_provision(check->job, check->library, law, at) == NULL)
        missing(check, "no-provision", "provision",
            arena_format(check->job->arena, "%s %s", law, at),
            &check->library->provisions, place);
}

static size_t count_named(const struct element *element, const char *name)
{
    size_t count = 0;

    for (const struct element *e = element->first; e != NULL; e = e->next)
        count += text_same(e->name, name);
    return count;
}

static void wrong_cells(struct check *check, const struct element *row,
    size_t cells, size_t columns)
{
    findings_hint(check->job->findings,
        findings_add(check->job->findings, SEVERITY_ERROR, "table-cells",
            row->place, "%zu cells in a table of %zu columns", cells, columns),
        "give each row a cell for each column");
}

/* Of "volume.review/t", in the variant where it has fewest. */
static size_t borrowed_columns(struct check *check, const struct element *rows)
{
    char *name = arena_copy(check->job->arena, xml_attribute(rows, "of"));
    char *id = strchr(name, '/');
    const struct clause *clause;
    size_t fewest = SIZE_MAX;

    if (id == NULL)
        return fewest;
    *id++ = '\0';
    clause = library_clause(check->library, name);
    for (const struct variant *v = clause != NULL ? clause->variants : NULL;
         v != NULL; v = v->next) {
        const struct element *table = xml_find_id(v->element, id);

        if (table != NULL && count_named(table, "column") < fewest)
            fewest = count_named(table, "column");
    }
    return fewest;
}

/* Rows of another table: the cells that are taken are there, and have room. */
static void check_taken(
    struct check *check, const struct element *rows, size_t columns)
{
    size_t there = borrowed_columns(check, rows);
    const char *at = xml_attribute(rows, "take");
    size_t taken = 0;
    char *end;

    for (size_t n = strtoul(at, &end, 10); end != at;
         at = end, n = strtoul(at, &end, 10)) {
        taken++;
        if (n > there)
            wrong_cells(check, rows, n, there);
    }
    if (taken > columns)
        wrong_cells(check, rows, taken, columns);
}

static void check_cells(struct check *check, const struct element *table)
{
    size_t columns = count_named(table, "column");

    for (const struct element *e = table->first; e != NULL; e = e->next) {
        if (text_same(e->name, "rows"))
            check_taken(check, e, columns);
        else if ((text_same(e->name, "row") || text_same(e->name, "head")) &&
                 count_named(e, "cell") != columns)
            wrong_cells(check, e, count_named(e, "cell"), columns);
    }
}

static void check_element(struct check *check, const struct element *element)
{
    if (element->name == NULL)
        return;
    for (size_t i = 0; i < sizeof naming / sizeof *naming; i++)
        if (naming[i].element == NULL ||
            strcmp(naming[i].element, element->name) == 0)
            check_name(check, element, i);
    if (strcmp(element->name, "ref") == 0)
        check_address(check, xml_attribute(element, "to"), element->place);
    if (strcmp(element->name, "rows") == 0)
        check_address(check, xml_attribute(element, "of"), element->place);
    if (strcmp(element->name, "means") == 0 &&
        xml_attribute(element, "in") != NULL)
        check_address(check, xml_attribute(element, "in"), element->place);
    if (xml_attribute(element, "waits-on") != NULL)
        check_address(
            check, xml_attribute(element, "waits-on"), element->place);
    if (strcmp(element->name, "cite") == 0 &&
        xml_attribute(element, "at") != NULL)
        check_provision(check, xml_attribute(element, "law"),
            xml_attribute(element, "at"), element->place);
    if (strcmp(element->name, "table") == 0)
        check_cells(check, element);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        check_element(check, e);
}

/* An address has other marks of its own: "volume.release/b2". */
static bool is_id(const char *id)
{
    return *id >= 'a' && *id <= 'z' &&
           id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789")] == '\0';
}

static void check_id(struct check *check, struct names *seen,
    const struct element *element, const char *id)
{
    struct findings *findings = check->job->findings;
    const struct element *first = names_find(seen, id);

    if (!is_id(id))
        findings_hint(findings,
            findings_add(findings, SEVERITY_ERROR, "paragraph-id",
                element->place, "id \"%s\" is no paragraph's", id),
            "a small letter, then small letters and digits");
    if (strcmp(id, "h") == 0)
        findings_hint(findings,
            findings_add(findings, SEVERITY_ERROR, "paragraph-reserved",
                element->place, "id \"h\" is the heading's own"),
            "take another letter");
    if (first != NULL)
        findings_hint(findings,
            findings_add(findings, SEVERITY_ERROR, "paragraph-twice",
                element->place, "id \"%s\" is there twice in this variant", id),
            "the first is at line %d", first->place.line);
    names_put(seen, id, (void *)(uintptr_t)element);
}

static void check_ids(
    struct check *check, struct names *seen, const struct element *element)
{
    const char *id;

    if (element->name == NULL)
        return;
    id = xml_attribute(element, "id");
    if (id != NULL)
        check_id(check, seen, element, id);
    for (const struct element *e = element->first; e != NULL; e = e->next)
        check_ids(check, seen, e);
}

/* The id of the heading is nobody's (check_ids says so). */
static bool is_paragraph(const struct element *element)
{
    const char *id = xml_attribute(element, "id");

    return id != NULL && strcmp(id, "h") != 0;
}

static void check_variant(struct check *check, const struct variant *variant)
{
    struct names seen = names_new(check->job->arena);
    bool has_body = false;

    for (const struct element *e = variant->element->first; e != NULL;
         e = e->next) {
        check_ids(check, &seen, e);
        check_element(check, e);
        has_body = has_body || is_paragraph(e);
    }
    if (!has_body && variant->usage != USAGE_EMPTY)
        findings_hint(check->job->findings,
            findings_add(check->job->findings, SEVERITY_ERROR, "variant-empty",
                variant->place, "variant \"%s\" says nothing", variant->id),
            "write its body, or give it usage=\"empty\"");
}

static void check_preferred(struct check *check, const struct clause *clause)
{
    int count = 0;

    for (const struct variant *v = clause->variants; v != NULL; v = v->next)
        count += v->usage == USAGE_PREFERRED;
    if (count != 1)
        findings_hint(check->job->findings,
            findings_add(check->job->findings, SEVERITY_ERROR,
                "variant-preferred", clause->place,
                "clause \"%s\" has %d preferred variants", clause->id, count),
            "mark exactly one with usage=\"preferred\"");
}

static void check_links(struct check *check, const struct link *link)
{
    for (; link != NULL; link = link->next)
        if (library_clause(check->library, link->clause) == NULL)
            missing(check, "no-clause", "clause", link->clause,
                &check->library->clauses, link->place);
}

static void check_clause(struct check *check, const struct clause *clause)
{
    check_preferred(check, clause);
    check_links(check, clause->depends);
    check_links(check, clause->incompatible);
    for (const struct basis *b = clause->basis; b != NULL; b = b->next)
        check_provision(check, b->law, b->at, b->place);
    if (clause->otherwise != NULL &&
        library_clause(check->library, clause->otherwise) == NULL)
        missing(check, "no-clause", "clause", clause->otherwise,
            &check->library->clauses, clause->place);
    for (const struct variant *v = clause->variants; v != NULL; v = v->next)
        check_variant(check, v);
}

/* ---- the whole -------------------------------------------------------- */

static void collect_parts(struct check *check)
{
    for (struct named *n = check->library->plans.first; n != NULL;
         n = n->next) {
        struct plan *plan = n->thing;

        for (const struct element *e = xml_child(plan->element, "schedule");
             e != NULL; e = xml_next(plan->element, e, "schedule"))
            names_put(&check->parts, xml_attribute(e, "id"), plan);
    }
}

void crosscheck_library(struct job *job, const struct library *library)
{
    struct check check = { job, library, names_new(job->arena) };

    collect_parts(&check);
    for (struct named *n = library->clauses.first; n != NULL; n = n->next)
        check_clause(&check, n->thing);
    for (struct named *n = library->definitions.first; n != NULL; n = n->next) {
        const struct definition *d = n->thing;

        check_element(&check, d->element);
        for (const struct basis *b = d->basis; b != NULL; b = b->next)
            check_provision(&check, b->law, b->at, b->place);
        if (d->counts != NULL && library_question(library, d->counts) == NULL)
            missing(&check, "no-question", "question", d->counts,
                &library->questions, d->place);
    }
    for (struct named *n = library->plans.first; n != NULL; n = n->next) {
        const struct plan *plan = n->thing;

        check_element(&check, plan->element);
        settable_check(job, library, plan);
    }
    circles_check(job, library);
}
