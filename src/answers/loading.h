/*
 * Loading: an answers file, with the tables that it names, read into answers.
 *
 *   <answers>
 *     <answer to="project_title">Homes in the valley</answer>
 *     <open to="provider_name">to be completed on award</open>
 *     <list of="authorities">
 *       <record key="north"><answer to="authority_name">North</answer></record>
 *     </list>
 *     <list of="homes" csv="homes.csv"/>
 *   </answers>
 */
#ifndef ANSWERS_LOADING_H
#define ANSWERS_LOADING_H

#include "answers/answers.h"

struct library;
struct question;

/*
 * source names the file in explanations. False, with findings, if anything in
 * it is wrong; what is right is there all the same, unless the file is not of
 * that shape at all.
 */
bool loading_read(struct job *job, const struct library *library,
    struct answers *answers, const char *path, const char *source);

/* The question that an id names. Returns NULL, with a finding, if none. */
const struct question *loading_question(struct job *job,
    const struct library *library, const char *id, struct place place);

#endif
