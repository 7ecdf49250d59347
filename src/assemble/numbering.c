#include "assemble/numbering.h"

#include "base/text.h"
#include "document/house.h"

#include <stdint.h>

/* a to z, then aa, bb, as a word processor counts. */
static const char *letters(struct job *job, int n, char first)
{
    struct text text = text_new(job->arena);

    for (int i = 0; i <= (n - 1) / 26; i++)
        text_add_char(&text, (char)(first + (n - 1) % 26));
    return text.bytes;
}

static const char *roman(struct job *job, int n)
{
    static const struct {
        int value;
        const char *sign;
    } signs[] = { { 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
        { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" } };
    struct text text = text_new(job->arena);

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; n >= signs[i].value; n -= signs[i].value)
            text_add(&text, signs[i].sign);
    return text.bytes;
}

/* The nth of a level as it counts: "3", "c", "iii". */
static const char *count_word(struct job *job, int level, int n)
{
    if (level == LEVEL_LIMB)
        return letters(job, n, 'a');
    if (level == LEVEL_SUBLIMB)
        return roman(job, n);
    return arena_format(job->arena, "%d", n);
}

/* Puts the counts of all levels into "%1.%2". */
static const char *fill(struct job *job, const char *format,
    const int counts[LEVELS], enum role role)
{
    struct text text = text_new(job->arena);

    for (const char *p = format; *p != '\0'; p++) {
        int level = p[0] == '%' ? p[1] - '0' : 0;

        if (level < LEVEL_CLAUSE || level >= LEVELS) {
            text_add_char(&text, *p);
            continue;
        }
        p++;
        if (role == ROLE_BACKGROUND && level == LEVEL_CLAUSE)
            text_add(&text, letters(job, counts[level], 'A'));
        else
            text_add(&text, count_word(job, level, counts[level]));
    }
    return text.bytes;
}

static const char *format_of(
    const struct house *house, enum role role, int level)
{
    if (level == LEVEL_CLAUSE && role == ROLE_PARTIES)
        return house->party_format;
    if (level == LEVEL_CLAUSE && role == ROLE_BACKGROUND)
        return house->recital_format;
    return house->number_format[level];
}

void numbering_run(struct draft_pack *pack, struct draft *draft)
{
    int counts[LEVELS] = { 0 };
    int schedules[LEVELS] = { 0 };
    enum role role = ROLE_NONE;

    for (struct walk w = document_walk(draft->document->root);
         document_next(&w);) {
        struct node *node = (struct node *)(uintptr_t)w.node;

        if (!w.entering)
            continue;
        if (node->kind == NODE_SECTION) {
            role = node->role;
            for (int i = 0; i < LEVELS; i++)
                counts[i] = 0;
            if (role == ROLE_SCHEDULE) {
                schedules[LEVEL_CLAUSE]++;
                node->label = fill(pack->job, pack->house->schedule_format,
                    schedules, ROLE_NONE);
            }
        }
        if (node->label == NULL || *node->label != '\0' ||
            node->level == LEVEL_NONE)
            continue;
        counts[node->level]++;
        for (int i = node->level + 1; i < LEVELS; i++)
            counts[i] = 0;
        node->label = fill(
            pack->job, format_of(pack->house, role, node->level), counts, role);
        if (node->kind == NODE_HEADING && node->parent->kind == NODE_CLAUSE)
            node->parent->label = node->label;
    }
}
