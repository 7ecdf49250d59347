/*
 * Standing: how the project reads now, for answers that rest on its words.
 *
 * The words of a clause are those of every place where it stands, without
 * numbers: a clause that only moved reads as it did. Lives as long as the job,
 * but must be closed.
 */
#ifndef CLI_STANDING_H
#define CLI_STANDING_H

#include "base/must_check.h"
#include "base/names.h"

#include <stdbool.h>

struct document;
struct draft_pack;
struct house;
struct job;
struct library;
struct present;

struct standing {
    struct present *present;
    const struct library *library;
    const struct house *house;
    const char *title;    /* of the procurement, or NULL */
    struct names texts;   /* clause to the SHA-256 of its words */
    struct names clauses; /* to "4 Release (Framework Terms)" */
    struct names words;   /* of a paragraph, by its place (govern/response.h) */
};

/* False, with a finding, if the project cannot be assembled. */
MUST_CHECK bool standing_open(struct job *job, const char *home,
    const char *folder, struct standing *standing);
void standing_close(struct standing *standing);

/* The same of a pack that is at hand; not to be closed. */
struct standing standing_of(struct job *job, const struct draft_pack *pack);

/* As it is for an audience. Returns NULL if there is none of that id. */
const struct document *standing_document(
    struct standing *standing, const char *audience, const char *id);

/* Whether the library has such a version: "volume.release#agreed@2". */
bool standing_has(
    struct job *job, const struct standing *standing, const char *adopted);

/* Adds the words of every paragraph that has an address, by its place. */
void standing_add_words(
    struct job *job, const struct document *document, struct names *words);

#endif
