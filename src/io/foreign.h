/*
 * Foreign: XML that strangers sent, as a plain tree with namespaces.
 *
 * Document types, entities of their own and the network are refused; depth,
 * size and count are bounded. Namespaces are known by what they mean and not
 * by their prefix; the Strict ones of Office files count as their transitional
 * twins. What comes from strangers is parsed in a worker (io/worker). The tree
 * lives as long as the job and is never changed.
 */
#ifndef IO_FOREIGN_H
#define IO_FOREIGN_H

#include "base/must_check.h"

#include <stdbool.h>
#include <stddef.h>

struct job;

enum space {
    SPACE_NONE,
    SPACE_OTHER,
    /* Office Open XML */
    SPACE_W,
    SPACE_W14,
    SPACE_W15,
    SPACE_W16CID,
    SPACE_W16CEX,
    SPACE_WP,
    SPACE_WPS,
    SPACE_MC,
    SPACE_R,
    SPACE_A,
    SPACE_V,
    SPACE_TYPES,         /* [Content_Types].xml */
    SPACE_RELATIONSHIPS, /* *.rels */
    SPACE_PROPERTIES,    /* docProps/custom.xml */
    SPACE_APP,           /* docProps/app.xml */
    /* Open Document */
    SPACE_OFFICE,
    SPACE_TEXT,
    SPACE_TABLE,
    SPACE_STYLE,
    SPACE_DRAW,
    SPACE_META,
    SPACE_LOEXT,
    SPACE_MANIFEST,
    SPACE_XLINK,
    SPACE_SVG,
    SPACE_DC,
    SPACE_XML,
    SPACES
};

struct foreign_attribute {
    enum space space;
    const char *name;
    const char *value;
    struct foreign_attribute *next;
};

/* An element, or a run of text (name is NULL then). Names are interned. */
struct foreign {
    enum space space;
    const char *name;
    const char *uri; /* of SPACE_OTHER */
    const char *text;
    int line;
    struct foreign_attribute *attributes;
    struct foreign *parent, *first, *last, *next;
};

/* name stands for the part in findings. Returns NULL, with a finding. */
MUST_CHECK const struct foreign *foreign_parse(
    struct job *job, const char *name, const char *bytes, size_t size);

bool foreign_is(
    const struct foreign *element, enum space space, const char *name);

/* Each returns NULL if there is none. */
const char *foreign_attribute(
    const struct foreign *element, enum space space, const char *name);
const struct foreign *foreign_child(
    const struct foreign *element, enum space space, const char *name);

/* The next element below root in document order, not root. NULL: no more. */
const struct foreign *foreign_next(
    const struct foreign *root, const struct foreign *element);

#endif
