/*
 * Must-check: marks a function that may refuse, so that the compiler says who
 * does not look at what it returned.
 *
 * What only adds findings and goes on is not marked: its caller looks at the
 * findings.
 */
#ifndef BASE_MUST_CHECK_H
#define BASE_MUST_CHECK_H

#define MUST_CHECK __attribute__((warn_unused_result))

#endif
