/*
 * Find: terms that both parties accept, from a project's search file.
 *
 *   <search>
 *     <range of="release_share_rate" from="0%" to="100%" step="10%"/>
 *     <limit party="provider" least="60,000.00" local="5" others="1"/>
 *     <limit party="authority" most="5,000.00" local="5" released="1"/>
 *   </search>
 *
 * A range is of a question that the model reads. The provider's limit is the
 * least that it keeps (partnership, a year) or is paid (block, a quarter); the
 * authority's is the most that a week of its use may cost. In a block, `local`
 * places are used all quarter and `released` is in place-nights. The file is
 * the facilitator's: a party is shown whether it accepts the terms as they
 * stand, and the middle, never a limit. Source of the method:
 * commerce/search.h.
 */
#ifndef MODELS_FIND_H
#define MODELS_FIND_H

#include "models/models.h"

enum find_viewer { FIND_FACILITATOR, FIND_PROVIDER, FIND_AUTHORITY };

/* "facilitator", "provider" or "authority". False if it is none of them. */
bool find_viewer(const char *name, enum find_viewer *viewer);

/* What the viewer may see. Returns NULL, with findings, if it cannot be had. */
struct figure *find_figures(
    const struct models *models, const char *path, enum find_viewer viewer);

#endif
