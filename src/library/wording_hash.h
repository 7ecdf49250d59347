/*
 * Wording hash: one number for the heading and body of a variant,
 * or for the term and meanings of a definition.
 *
 * It changes when words, their order, an element or an attribute changes, and
 * not when lines are broken or attributes stand in another order, nor with what
 * is said about the words: note, plain twin, board question, law. LOCK, plain
 * twins, manifests and decisions rest on it.
 */
#ifndef LIBRARY_WORDING_HASH_H
#define LIBRARY_WORDING_HASH_H

struct job;
struct element;

/* 64 hex digits. Cannot fail. */
const char *wording_hash(struct job *job, const struct element *element);

#endif
