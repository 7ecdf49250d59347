#include "cli/round_pack.h"
#include "base/text.h"
#include "io/digest.h"

static size_t count_all(const struct draft_pack *pack)
{
    size_t count = 0;

    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        count++;
        for (const struct placed *p = d->placed; p != NULL; p = p->next)
            count++;
    }
    return count;
}

static const char *hash_of(struct job *job, const struct node *node)
{
    struct text words = text_new(job->arena);

    if (node == NULL)
        return NULL;
    document_words(node, &words);
    return digest_hex(job->arena, words.bytes, words.length);
}

const struct round_text *round_pack_texts(
    struct job *job, const struct draft_pack *pack, size_t *count)
{
    struct round_text *texts =
        arena_alloc(job->arena, count_all(pack) * sizeof *texts);

    *count = 0;
    for (const struct draft *d = pack->drafts; d != NULL; d = d->next) {
        texts[(*count)++] = (struct round_text){ .document = d->document->id };
        for (const struct placed *p = d->placed; p != NULL; p = p->next)
            texts[(*count)++] = (struct round_text){ d->document->id,
                p->clause->id, p->variant->id, p->variant->version,
                hash_of(job, p->node) };
    }
    return texts;
}
