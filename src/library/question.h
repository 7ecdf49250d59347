/*
 * Question: what may be asked, of what type, from which domain.
 *
 * Values are exact: money in pence, rates in basis points, dates as days since
 * 1 January 1970; there is no floating point. A list is a question whose answer
 * is a number of keyed records, each with answers of its own. Lives as long as
 * the library.
 */
#ifndef LIBRARY_QUESTION_H
#define LIBRARY_QUESTION_H

#include "base/findings.h"
#include "base/must_check.h"

#include <stdbool.h>
#include <stdint.h>

struct job;
struct element;

enum question_type {
    QUESTION_YES_NO,
    QUESTION_CHOICE,
    QUESTION_INTEGER,
    QUESTION_MONEY,
    QUESTION_RATE,
    QUESTION_DATE,
    QUESTION_TEXT,
    QUESTION_PARTY,
    QUESTION_LIST,
    QUESTION_TYPES
};

/* Who may see an answer, the most open first. */
enum sensitivity {
    SENSITIVITY_PUBLIC,
    SENSITIVITY_COMMERCIAL,
    SENSITIVITY_PERSONAL,
    SENSITIVITY_CHILD,
    SENSITIVITIES
};

struct choice {
    const char *value;
    const char *label;
    struct choice *next;
};

struct question {
    const char *id;
    enum question_type type;
    enum sensitivity sensitivity;
    const char *label;
    const char *help; /* or NULL */
    const char *unit; /* or NULL */
    const char *topic;
    struct choice *choices;
    bool has_min, has_max;
    int64_t min, max;
    const char *standard; /* what stands if nobody answers, or NULL */
    bool optional;
    bool computed;
    bool early;                    /* asked before other topics */
    const char *record_name;       /* list: what one record is called */
    const struct question *list;   /* the list it belongs to, or NULL */
    struct question *first, *next; /* list: its questions */
    const char *layer;
    struct place place;
};

/* One exact value. */
struct value {
    enum question_type type;
    int64_t number;   /* yes-no, integer, money, rate, date */
    const char *text; /* choice, text, party */
};

/*
 * Reads a <question> or <list> element that has passed the schema; what is
 * wrong with its domain becomes findings. Never NULL. list is the one around,
 * or NULL.
 */
struct question *question_parse(struct job *job, const struct element *element,
    const char *topic, const struct question *list);

/* Reads an answer as a person writes it. False, with a finding at place. */
MUST_CHECK bool question_read(struct job *job, const struct question *question,
    const char *words, struct place place, struct value *value);

/* How a person writes it: the opposite of question_read. Dates must be days. */
const char *question_write(
    struct job *job, const struct question *question, struct value value);

/* One line that says what may be answered: "a whole number from 1 to 200". */
const char *question_domain(struct job *job, const struct question *question);

/* Returns NULL if that is none of its choices. */
const struct choice *question_choice(
    const struct question *question, const char *value);
const char *question_type_name(enum question_type type);

#endif
