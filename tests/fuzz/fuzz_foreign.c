/*
 * Any bytes as XML: what the pre-scan lets through never shows the parser a
 * document type, nor more depth or attributes than it may.
 */
#include "fuzz.h"

#include "io/foreign.h"
#include "io/prescan.h"

static int attributes_of(const struct foreign *element)
{
    int count = 0;

    for (const struct foreign_attribute *a = element->attributes; a != NULL;
         a = a->next)
        count++;
    return count;
}

static int depth_of(const struct foreign *element)
{
    int depth = 0;

    for (; element != NULL; element = element->parent)
        depth++;
    return depth;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char told[] =
        "this part of the file cannot be read: it has a document type";
    struct job job = job_begin();
    const struct foreign *root =
        foreign_parse(&job, "part.xml", (const char *)bytes, size);

    fuzz_hold_outcome(&job, root != NULL);
    for (const struct finding *f = findings_first(job.findings); f != NULL;
         f = f->next)
        HOLD(strncmp(f->message, told, sizeof told - 1) != 0);
    for (const struct foreign *e = root; e != NULL; e = foreign_next(root, e)) {
        HOLD(attributes_of(e) <= PRESCAN_ATTRIBUTES_MOST);
        HOLD(depth_of(e) <= PRESCAN_DEPTH_MOST + 1); /* words are one deeper */
        HOLD((e->name == NULL) == (e->text != NULL));
    }
    job_end(&job);
    return 0;
}
