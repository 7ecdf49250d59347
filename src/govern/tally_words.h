/*
 * Tally words: an outcome as a minute would put it, and why.
 *
 *   Carried: 3 of 4 councils and 2 of 3 provider bodies agreed. 1 council
 *   disagreed; 1 provider body did not vote.
 *
 * Names nobody, and options by their keys, so it may be kept unsealed. Lives as
 * long as the job.
 */
#ifndef GOVERN_TALLY_WORDS_H
#define GOVERN_TALLY_WORDS_H

#include "govern/tally.h"

const char *tally_words(struct job *job, const struct tally_input *input,
    const struct tally *tally);

#endif
