/*
 * Opc: the parts of an Office file, found by relationship.
 *
 * Names of parts mean nothing: the package's own relationships lead to the
 * document, the document's to its comments, notes and the rest, and a part is
 * admitted if its content type is what that relationship promises. Strict and
 * transitional relationships are one. Lives as long as the job.
 */
#ifndef REVIEW_OPC_H
#define REVIEW_OPC_H

#include "base/must_check.h"
#include "io/package.h"

#include <stdbool.h>

struct foreign;
struct job;
struct opc;

enum opc_role {
    OPC_OTHER,
    OPC_DOCUMENT,
    OPC_STYLES,
    OPC_SETTINGS,
    OPC_COMMENTS,
    OPC_COMMENTS_EXTENDED,   /* threads, and what is resolved */
    OPC_COMMENTS_IDS,        /* durable ids */
    OPC_COMMENTS_EXTENSIBLE, /* dates in UTC */
    OPC_FOOTNOTES,
    OPC_ENDNOTES,
    OPC_HEADER,
    OPC_FOOTER,
    OPC_CUSTOM_XML,
    OPC_APPLICATION, /* what wrote the file */
    OPC_PROPERTIES,  /* custom ones */
    OPC_ROLES
};

struct opc_relation {
    enum opc_role role;
    const char *id;     /* or NULL */
    const char *target; /* a part's name, or an address outside */
    bool is_outside;
    struct opc_relation *next;
};

/* name stands for the file in findings. Returns NULL, with a finding. */
MUST_CHECK struct opc *opc_open(
    struct job *job, const char *name, struct bytes file);

/* From a part, or from the package ("") in the order of the file. */
const struct opc_relation *opc_relations(struct opc *opc, const char *part);

/* The first with this role from here on. NULL is allowed, and "no more". */
const struct opc_relation *opc_find(
    const struct opc_relation *relations, enum opc_role role);

/*
 * What a relationship leads to. Each returns nothing, without a finding, if it
 * leads to no part or to one of another content type.
 */
struct bytes opc_bytes(struct opc *opc, const struct opc_relation *relation);
const struct foreign *opc_tree(
    struct opc *opc, const struct opc_relation *relation);

#endif
