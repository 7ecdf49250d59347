#include "review/sequence.h"

#include <limits.h>

/* MOST edits from either end are looked at before a box is cut. */
enum { MOST = 512, NONE = INT_MIN / 2 };

/* Part of both lists: they are to be compared with each other. */
struct box {
    const int *old, *new;
    int n, m;
    bool *is_gone, *is_added;
};

/* Furthest points reached from one end, by diagonal, counted from there. */
struct front {
    int reach[2 * MOST + 3];
};

struct point {
    int x, y;
};

static int *at(struct front *front, int diagonal)
{
    return &front->reach[diagonal + MOST + 1];
}

static int valid(const struct box *box, int x, int diagonal)
{
    return x >= 0 && x <= box->n && x - diagonal >= 0 && x - diagonal <= box->m
               ? x
               : NONE;
}

/* As far as d edits lead on this diagonal. is_back: from the far end. */
static int reach(
    const struct box *box, struct front *front, int d, int k, bool is_back)
{
    int right = k > -d ? valid(box, *at(front, k - 1) + 1, k) : NONE;
    int down = k < d ? valid(box, *at(front, k + 1), k) : NONE;
    int x = d == 0 ? 0 : right > down ? right : down;

    while (x >= 0 && x < box->n && x - k < box->m &&
           (is_back ? box->old[box->n - 1 - x] == box->new[box->m - 1 - x + k]
                    : box->old[x] == box->new[x - k]))
        x++;
    *at(front, k) = x;
    return x;
}

/* Whether the two fronts meet on this diagonal of the one just moved. */
static bool meet(
    const struct box *box, struct front *other, int d, int k, int x)
{
    int across = box->n - box->m - k;

    return x >= 0 && across >= -d && across <= d && *at(other, across) >= 0 &&
           x + *at(other, across) >= box->n;
}

/* Every edit counts one: the furthest has passed most of both lists. */
static struct point furthest(struct front *forward)
{
    struct point best = { 0, 0 };

    for (int k = -MOST; k <= MOST; k += 2) {
        int x = *at(forward, k);

        if (x >= 0 && 2 * x - k > best.x + best.y)
            best = (struct point){ x, x - k };
    }
    return best;
}

/* A point in the middle of the shortest difference, or a good one. */
static struct point middle(const struct box *box)
{
    struct front forward, backward;
    bool is_odd = ((box->n - box->m) & 1) != 0;

    for (int d = 0; d <= MOST; d++) {
        for (int k = -d; k <= d; k += 2) {
            int x = reach(box, &forward, d, k, false);

            if (is_odd && meet(box, &backward, d - 1, k, x))
                return (struct point){ x, x - k };
        }
        for (int k = -d; k <= d; k += 2) {
            int x = reach(box, &backward, d, k, true);

            if (!is_odd && meet(box, &forward, d, k, x))
                return (struct point){ box->n - x, box->m - x + k };
        }
    }
    return furthest(&forward);
}

static struct box without_ends(struct box box)
{
    while (box.n > 0 && box.m > 0 && *box.old == *box.new) {
        box.old++, box.new ++, box.is_gone++, box.is_added++;
        box.n--, box.m--;
    }
    while (box.n > 0 && box.m > 0 && box.old[box.n - 1] == box.new[box.m - 1]) {
        box.n--, box.m--;
    }
    return box;
}

static void mark(const struct box *box)
{
    for (int i = 0; i < box->n; i++)
        box->is_gone[i] = true;
    for (int i = 0; i < box->m; i++)
        box->is_added[i] = true;
}

static void compare(struct box box)
{
    for (;;) {
        struct box left;
        struct point cut;

        box = without_ends(box);
        if (box.n == 0 || box.m == 0)
            break;
        cut = middle(&box);
        left = box;
        left.n = cut.x;
        left.m = cut.y;
        compare(left);
        box.old += cut.x, box.new += cut.y;
        box.is_gone += cut.x, box.is_added += cut.y;
        box.n -= cut.x, box.m -= cut.y;
    }
    mark(&box);
}

void sequence_compare(
    struct sequence old, struct sequence new, bool *is_gone, bool *is_added)
{
    compare((struct box){ .old = old.item,
        .new = new.item,
        .n = (int)old.count,
        .m = (int)new.count,
        .is_gone = is_gone,
        .is_added = is_added });
}
