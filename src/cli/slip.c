#include "cli/slip.h"
#include "base/job.h"
#include "govern/submission.h"

#include <stdio.h>

enum status slip_done(struct acting *acting, const char *submission)
{
    struct receipt receipt;
    const char *words;

    if (!acting_commit(acting, &receipt))
        return acting_drop(acting);
    words = submission_receipt_words(
        acting->job->arena, acting->ledger, submission, receipt.hash);
    json_object_set_new(acting->reply, "submission", json_string(submission));
    json_object_set_new(acting->reply, "done", json_string(words));
    json_object_set_new(acting->reply, "act", json_string(acting->act->verb));
    json_object_set_new(acting->reply, "receipt", json_integer(receipt.number));
    json_object_set_new(acting->reply, "hash", json_string(receipt.hash));
    if (acting->line->values[ACTING_JSON] == NULL)
        fputs(words, stdout);
    return acting_show(acting);
}
