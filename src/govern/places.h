/*
 * Places: what of a pack a point can stand on, found by what a person writes.
 *
 *   general                     the pack, or everything
 *   DOCUMENT                    a document as a whole
 *   CLAUSE, DOCUMENT/CLAUSE     volume.release, framework-terms/volume.release
 *   DOCUMENT/CLAUSE/PARAGRAPH   with or without #variant@version and [record]
 *   question:ID                 an answer or a figure that the pack prints
 *   definition:ID               a defined term
 *
 * Lives as long as the arena; borrows the documents.
 */
#ifndef GOVERN_PLACES_H
#define GOVERN_PLACES_H

#include "base/must_check.h"
#include "base/names.h"

#include <stdbool.h>

struct arena;
struct document;
struct point_made;
struct proposed;

struct places {
    struct arena *arena;
    struct names spots; /* by every way of writing them */
};

struct places places_make(struct arena *arena);
void places_add(struct places *places, const struct document *document);

/*
 * Sets target, document, clause ... label and on. False if there is no such
 * place; then *cure says what to do, for people.
 */
MUST_CHECK bool places_find(const struct places *places, const char *words,
    struct point_made *point, const char **cure);

/*
 * Finds quoted words in the place that a point stands on, and sets its
 * quotation and, if they stand in just one paragraph, its address. Kinds of
 * quotes, dashes and spaces make no difference. False if they stand nowhere.
 */
MUST_CHECK bool places_quote(
    const struct places *places, const char *exact, struct point_made *point);

/*
 * What a point would have otherwise: words instead of those it quotes, else of
 * its paragraph. Of a clause as a whole, only the new words are said.
 */
struct proposed places_propose(const struct places *places,
    const struct point_made *point, const char *words);

#endif
