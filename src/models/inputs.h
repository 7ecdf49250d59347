/*
 * Inputs: the answers that a model is worked out from.
 *
 * Each is asked for through the one door, so the readings are recorded like any
 * other. What is asked for and what is missing is kept, in order: a calculator
 * that does not show its inputs is not believed. Lives as long as the job.
 */
#ifndef MODELS_INPUTS_H
#define MODELS_INPUTS_H

#include "answers/answers.h"
#include "models/figure.h"

struct job;
struct library;

struct inputs {
    struct job *job;
    const struct library *library;
    struct answers *answers;
    struct names asked;   /* "block_price", "homes[elm].x" to struct answer */
    struct names missing; /* question ids; the names alone count */
    bool does_not_fit;    /* a sum went beyond 64 bits */
};

struct inputs inputs_new(
    struct job *job, const struct library *library, struct answers *answers);

/* An answer that is a number, 0 if it is missing. */
int64_t inputs_number(struct inputs *inputs, const char *id);

/* The same, where nobody need answer: `otherwise` then. */
int64_t inputs_number_or(
    struct inputs *inputs, const char *id, int64_t otherwise);

/* Whether a choice has that value. Never missing. */
bool inputs_chosen(struct inputs *inputs, const char *id, const char *value);

/* Whether there is an answer; not noted as an input. */
bool inputs_has(struct inputs *inputs, const char *id);

/* Whether a list has records; not noted. */
bool inputs_has_list(struct inputs *inputs, const char *list);

/* The records of a list, which is missing if there are none. */
const struct record *inputs_records(struct inputs *inputs, const char *list);

/* How many they are from this one on. */
size_t inputs_count(const struct record *records);

/* A number of a record. */
int64_t inputs_of_record(
    struct inputs *inputs, const struct record *record, const char *id);

/* Whether a record has an answer; not noted as an input. */
bool inputs_record_has(
    struct inputs *inputs, const struct record *record, const char *id);

/* Words of a record, "" if they are missing. */
const char *inputs_words(
    struct inputs *inputs, const struct record *record, const char *id);

/* Notes whether a sum fits; what does not makes no figure. */
void inputs_fit(struct inputs *inputs, bool fits);

/* Nothing is missing, and every sum fits. */
bool inputs_complete(const struct inputs *inputs);

/* All that was asked for, as a table: what, and the answer. */
struct figure *inputs_figure(const struct inputs *inputs);

#endif
