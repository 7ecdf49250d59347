/*
 * Insight page: the report as a document for people, and as JSON for programs.
 *
 * Cannot fail. Live as long as the job.
 */
#ifndef GOVERN_INSIGHT_PAGE_H
#define GOVERN_INSIGHT_PAGE_H

struct document;
struct insight;
struct insight_table;
struct job;
struct node;

struct document *insight_page(struct job *job, const struct insight *insight);

/* The map of clauses alone, as a table whose cells are shaded, in a tree of its
 * own. */
const struct node *insight_page_heat(
    struct job *job, const struct insight *insight);

const char *insight_page_json(struct job *job, const struct insight *insight);

#endif
