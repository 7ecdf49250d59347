#include "cli/point_move.h"
#include "base/job.h"
#include "cli/round_texts.h"
#include "document/document.h"
#include "govern/round.h"
#include "govern/submission.h"
#include "io/file.h"
#include "review/sent.h"

/* Of a round that froze its pack. */
static bool add_frozen(struct acting *acting, struct present *present,
    const struct round *round, struct names *was)
{
    struct round_texts texts;

    if (!round_texts_open(acting->job, acting->line->home, acting->folder,
            present, round->freeze, &texts))
        return false;
    for (const struct named *n = texts.documents.first; n != NULL; n = n->next)
        names_put(was,
            moving_was(acting->job->arena, round->entry.key, n->name),
            n->thing);
    return true;
}

/* Of others what was sent to those who sent it back. */
static void add_sent(struct acting *acting, struct names *was)
{
    struct job *job = acting->job;
    const char *schema = file_join(
        job, file_join(job, acting->line->home, "templates"), "document.rng");

    for (const struct named *n = ledger_first(acting->ledger, KIND_FILE);
         n != NULL; n = n->next) {
        const struct kept_file *file = n->thing;
        const struct submission *of =
            ledger_find(acting->ledger, KIND_SUBMISSION, file->submission);
        const char *key;

        if (file->copy == NULL || file->document == NULL || of == NULL)
            continue;
        key = moving_was(job->arena, of->round, file->document);
        if (names_find(was, key) == NULL)
            names_put(
                was, key, sent_tree(job, acting->folder, schema, file->copy));
    }
}

bool point_move_on(struct acting *acting, struct present *present,
    const char *freeze, struct moved *moved)
{
    struct names was = names_new(acting->job->arena);
    struct round_texts now;

    for (const struct named *n = ledger_first(acting->ledger, KIND_ROUND);
         n != NULL; n = n->next) {
        const struct round *round = n->thing;

        if (round->freeze != NULL && !add_frozen(acting, present, round, &was))
            return false;
    }
    add_sent(acting, &was);
    if (!round_texts_open(acting->job, acting->line->home, acting->folder,
            present, freeze, &now))
        return false;
    return moving_on(acting->job, acting->act,
        &(struct moving){
            .freeze = freeze, .was = &was, .now = &now.documents },
        moved);
}
