/*
 * Secret: the key with which this machine signs what it sends out and seals what
 * it records.
 *
 * It stands outside every project, so that a project can be shared: in the file
 * that PACTION_KEY names, or else in $XDG_DATA_HOME/paction/key (or
 * ~/.local/share/paction/key). It is made when it is first needed, readable by
 * its owner alone, and never printed. Whoever loses it loses what was sealed.
 */
#ifndef IO_SECRET_H
#define IO_SECRET_H

#include "base/must_check.h"

struct job;

/* DIGEST_KEY_SIZE bytes. Returns NULL, with a finding, if there is none. */
MUST_CHECK const unsigned char *secret_key(struct job *job);

/* The same, but a key is not made where there is none. */
MUST_CHECK const unsigned char *secret_known(struct job *job);

#endif
