/*
 * Recorder: what import took in is put into the record of a round.
 *
 * The files byte for byte, the submission of the organisation that sent them,
 * each comment and proposal a point. All of it or nothing; what was recorded
 * before is not again. Says what it did when that is committed.
 */
#ifndef CLI_RECORDER_H
#define CLI_RECORDER_H

#include "cli/acting.h"
#include "io/package.h"

struct document;
struct intake;
struct outcome;
struct present;
struct sent_copy;

/* A file as it came. Of points as JSON copy, sent and intake are NULL. */
struct recorder_file {
    const char *path;
    struct bytes bytes;
    const struct sent_copy *copy;
    const struct document *sent;
    const struct intake *intake; /* of all files of its copy */
    const struct outcome *outcome;
    size_t points, proposals, untracked, unplaced; /* found in it alone */
    const char *sha256, *format, *producer;
    struct recorder_file *next;
};

struct recorder_options {
    const char *round, *from, *association, *publish, *channel;
    bool is_personal, supersedes;
};

enum status recorder_record(struct job *job, const struct line *line,
    struct recorder_options options, struct present *present,
    struct recorder_file *files);

#endif
