/*
 * Spoken: what people write at a prompt, turned into what a file would say.
 *
 * A file has one way to say a thing; a person at a prompt may say "Y", "Soft
 * block", "60" for a rate, or "1 April 2027". What is not understood comes back
 * as it is, to be refused with the usual finding.
 */
#ifndef CLI_SPOKEN_H
#define CLI_SPOKEN_H

struct job;
struct question;

const char *spoken_words(
    struct job *job, const struct question *question, const char *words);

#endif
