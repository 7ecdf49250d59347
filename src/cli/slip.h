/*
 * Slip: what the person who brings a submission takes away.
 */
#ifndef CLI_SLIP_H
#define CLI_SLIP_H

#include "cli/acting.h"

/* Commits the act, as acting_done does, and prints the submission's receipt
   with the hash of the record up to it; closes. */
enum status slip_done(struct acting *acting, const char *submission);

#endif
