/*
 * Handling: what is done with a point after it was made.
 *
 * Its words stay as they were said. Each function puts what changes into the
 * act, or adds findings and returns false; then nothing is put.
 */
#ifndef GOVERN_HANDLING_H
#define GOVERN_HANDLING_H

#include "govern/point.h"

#include <stddef.h>

/* By a person of its organisation, or of the lead for it. */
MUST_CHECK bool handling_withdraw(
    struct job *job, struct act *act, const char *point, const char *reason);

/*
 * Another organisation supports or opposes it; said again, the last counts. The
 * lead may record what was told to it; the organisation's own people must be
 * able to see the point.
 */
MUST_CHECK bool handling_endorse(struct job *job, struct act *act,
    const char *point, const char *organisation, enum stance stance);

/*
 * The points follow a lead of their round; a lead that follows another leads to
 * that. What followed one of them follows the lead. By the lead organisation.
 */
MUST_CHECK bool handling_group(struct job *job, struct act *act,
    const char *lead, const char *const *points, size_t count,
    enum group_reason reason);
MUST_CHECK bool handling_ungroup(
    struct job *job, struct act *act, const char *point);

/* Bytes of its text; or everywhere that those words stand in it. By the lead.
 */
MUST_CHECK bool handling_redact(struct job *job, struct act *act,
    const char *point, int64_t from, int64_t to, const char *reason);
MUST_CHECK bool handling_redact_words(struct job *job, struct act *act,
    const char *point, const char *words, const char *reason);

/*
 * Puts it by hand where it belongs: target, document ... label and on are taken
 * from `on`, a quotation too if it has one. Its thread goes with it. By the
 * lead.
 */
MUST_CHECK bool handling_place(struct job *job, struct act *act,
    const char *point, const struct point_made *on);

/*
 * Likewise where it stands in a later text: in a freeze, or now if that is
 * NULL. The lead's person confirms it.
 */
MUST_CHECK bool handling_place_later(struct job *job, struct act *act,
    const char *point, const char *freeze, const struct point_made *on);

/* "R1-014@R2", or "R1-014@now". */
const char *handling_later_key(
    struct arena *arena, const char *point, const char *freeze);

#endif
