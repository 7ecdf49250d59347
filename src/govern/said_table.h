/*
 * Said table: what was said and done, a row for each point, as CSV for
 * spreadsheets and as JSON for programs.
 *
 * A cell that a spreadsheet would take for a formula begins with an apostrophe.
 * The JSON names clause, variant, version and the hash of its source, so that
 * another project on the same wording can show it. Cannot fail.
 */
#ifndef GOVERN_SAID_TABLE_H
#define GOVERN_SAID_TABLE_H

struct job;
struct said;

const char *said_table_csv(struct job *job, const struct said *said);
const char *said_table_json(struct job *job, const struct said *said);

#endif
