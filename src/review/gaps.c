#include "review/gaps.h"

#include "base/arena.h"
#include "review/placing.h"
#include "review/words.h"

#include <string.h>

/* More than any sum of likenesses of what is not the same. */
enum { SAME = 120, WEAK = 30, SHORT = 6 };

/* The free units and lines between two that are placed. */
struct gap {
    struct arena *arena;
    struct placing *placing;
    const size_t *unit, *line;
    size_t units, lines;
    const struct bag *unit_bag, *line_bag; /* of a gap that is searched */
    const unsigned char *like;             /* per cent, a row for each unit */
};

static const char *unit_words(const struct gap *gap, size_t i)
{
    return gap->placing->unit[gap->unit[i]].normal;
}

static const char *line_words(const struct gap *gap, size_t j)
{
    return gap->placing->lines.line[gap->line[j]].normal;
}

static void place(
    struct gap *gap, size_t i, size_t j, enum carrier carrier, int score)
{
    struct unit *unit = &gap->placing->unit[gap->unit[i]];

    unit->line = unit->last_line = gap->line[j];
    unit->carrier = carrier;
    unit->score = score;
    gap->placing->taken[gap->line[j]] = gap->unit[i];
}

static bool is_of_a_kind(const struct gap *gap, size_t i, size_t j)
{
    return gap->placing->unit[gap->unit[i]].is_in_table ==
           (gap->placing->lines.line[gap->line[j]].cell != NULL);
}

static bool is_same(const struct gap *gap, size_t i, size_t j)
{
    return is_of_a_kind(gap, i, j) &&
           strcmp(unit_words(gap, i), line_words(gap, j)) == 0;
}

static int likeness(const struct gap *gap, size_t i, size_t j)
{
    return gap->like[i * gap->lines + j];
}

static void compare_all(struct gap *gap)
{
    struct bag *unit = arena_alloc(gap->arena, gap->units * sizeof *unit);
    struct bag *line = arena_alloc(gap->arena, gap->lines * sizeof *line);
    unsigned char *like = arena_alloc(gap->arena, gap->units * gap->lines);

    for (size_t i = 0; i < gap->units; i++)
        unit[i] = words_bag(gap->arena, unit_words(gap, i));
    for (size_t j = 0; j < gap->lines; j++)
        line[j] = words_bag(gap->arena, line_words(gap, j));
    for (size_t i = 0; i < gap->units; i++)
        for (size_t j = 0; j < gap->lines; j++)
            if (is_of_a_kind(gap, i, j))
                like[i * gap->lines + j] =
                    (unsigned char)words_dice(unit[i], line[j]);
    gap->unit_bag = unit;
    gap->line_bag = line;
    gap->like = like;
}

/* ---- the same words at both ends -------------------------------------- */

static void shorten_ends(struct gap *gap)
{
    while (gap->units > 0 && gap->lines > 0 && is_same(gap, 0, 0)) {
        place(gap, 0, 0, CARRIER_ORDER, 100);
        gap->unit++, gap->line++, gap->units--, gap->lines--;
    }
    while (gap->units > 0 && gap->lines > 0 &&
           is_same(gap, gap->units - 1, gap->lines - 1)) {
        place(gap, gap->units - 1, gap->lines - 1, CARRIER_ORDER, 100);
        gap->units--, gap->lines--;
    }
}

/* ---- likeness in order ------------------------------------------------ */

static int worth(const struct gap *gap, size_t i, size_t j)
{
    int like;

    if (is_same(gap, i, j))
        return SAME;
    like = likeness(gap, i, j);
    return like >= GAPS_LIKENESS ? like : 0;
}

/* best[i][j]: the most that units from i and lines from j can be worth. */
static int *weigh(const struct gap *gap)
{
    size_t width = gap->lines + 1;
    int *best =
        arena_alloc(gap->arena, (gap->units + 1) * width * sizeof *best);

    for (size_t i = gap->units; i-- > 0;)
        for (size_t j = gap->lines; j-- > 0;) {
            int pair = worth(gap, i, j);
            int with = pair > 0 ? pair + best[(i + 1) * width + j + 1] : 0;
            int most = best[(i + 1) * width + j];

            if (best[i * width + j + 1] > most)
                most = best[i * width + j + 1];
            best[i * width + j] = with > most ? with : most;
        }
    return best;
}

static bool is_unit_free(const struct gap *gap, size_t i)
{
    return gap->placing->unit[gap->unit[i]].line == PLACING_NOWHERE;
}

static bool is_line_free(const struct gap *gap, size_t j)
{
    return gap->placing->taken[gap->line[j]] == PLACING_NOWHERE;
}

/* Whether another line, or another unit, is nearly as like. */
static bool has_rival(const struct gap *gap, size_t i, size_t j)
{
    int least = likeness(gap, i, j) - GAPS_LEAD;

    for (size_t k = 0; k < gap->lines; k++)
        if (k != j && is_line_free(gap, k) && likeness(gap, i, k) > least)
            return true;
    for (size_t k = 0; k < gap->units; k++)
        if (k != i && is_unit_free(gap, k) && likeness(gap, k, j) > least)
            return true;
    return false;
}

/* The pairs that are worth most together: a unit's line or PLACING_NOWHERE. */
static size_t *find_pairs(const struct gap *gap)
{
    const int *best = weigh(gap);
    size_t *pair = arena_alloc(gap->arena, gap->units * sizeof *pair);
    size_t width = gap->lines + 1, j = 0;

    for (size_t i = 0; i < gap->units; i++) {
        pair[i] = PLACING_NOWHERE;
        if (best[i * width + j] == best[(i + 1) * width + j])
            continue;
        while (best[i * width + j] == best[i * width + j + 1])
            j++;
        pair[i] = j++;
    }
    return pair;
}

/* The same words first: they are no rivals of what is only like them. */
static void by_likeness(struct gap *gap)
{
    const size_t *pair = find_pairs(gap);

    for (size_t i = 0; i < gap->units; i++)
        if (pair[i] != PLACING_NOWHERE && is_same(gap, i, pair[i]))
            place(gap, i, pair[i], CARRIER_ORDER, 100);
    for (size_t i = 0; i < gap->units; i++)
        if (pair[i] != PLACING_NOWHERE && is_unit_free(gap, i) &&
            !has_rival(gap, i, pair[i]))
            place(gap, i, pair[i], CARRIER_LIKENESS, likeness(gap, i, pair[i]));
}

/* ---- what is left ----------------------------------------------------- */

static bool line_goes_on(const struct gap *gap, size_t j)
{
    size_t line = gap->line[j];
    const struct line_of *lines = gap->placing->lines.line;

    return line > 0 && lines[line].cell != NULL &&
           lines[line].cell == lines[line - 1].cell;
}

/*
 * As many as there are lines: each must be able to be its line. A file that
 * kept our bookmarks would have kept this line's too.
 */
static bool may_be(const struct gap *gap, size_t i, size_t j, size_t count)
{
    const struct unit *unit = &gap->placing->unit[gap->unit[i]];
    bool is_lost = gap->placing->has_bookmarks &&
                   gap->placing->lines.line[gap->line[j]].bookmark != NULL;
    bool is_short =
        gap->unit_bag[i].count < SHORT && gap->line_bag[j].count < SHORT;

    if (!is_of_a_kind(gap, i, j) || unit->goes_on != line_goes_on(gap, j))
        return false;
    if (is_same(gap, i, j))
        return true;
    if (is_lost)
        return likeness(gap, i, j) >= GAPS_LIKENESS;
    return unit->is_in_table || (count == 1 && is_short) ||
           likeness(gap, i, j) >= (count == 1 ? WEAK : GAPS_LIKENESS);
}

/* Two lines made one without tracking. */
static bool take_joined(struct gap *gap, size_t i, size_t j)
{
    const char *both = arena_format(
        gap->arena, "%s %s", line_words(gap, j), line_words(gap, j + 1));
    struct bag bag = words_bag(gap->arena, both);
    int like = words_dice(gap->unit_bag[i], bag);

    if (gap->line[j + 1] != gap->line[j] + 1 || like < 90 ||
        !is_of_a_kind(gap, i, j))
        return false;
    place(gap, i, j, CARRIER_LIKENESS, like);
    gap->placing->unit[gap->unit[i]].last_line = gap->line[j + 1];
    gap->placing->taken[gap->line[j + 1]] = gap->unit[i];
    return true;
}

static void mark_doubtful(
    struct gap *gap, size_t i, size_t from_line, size_t to_line)
{
    for (size_t j = from_line; j < to_line; j++)
        if (likeness(gap, i, j) >= GAPS_LIKENESS)
            gap->placing->unit[gap->unit[i]].is_doubtful = true;
}

/* Units and lines without a pair between two pairs. */
static void by_order(
    struct gap *gap, size_t i0, size_t i1, size_t j0, size_t j1)
{
    size_t count = i1 - i0;
    bool fits = count > 0 && count == j1 - j0;

    for (size_t k = 0; fits && k < count; k++)
        fits = may_be(gap, i0 + k, j0 + k, count);
    for (size_t k = 0; fits && k < count; k++)
        place(gap, i0 + k, j0 + k, CARRIER_ORDER, 100);
    if (!fits && count == 1 && j1 - j0 == 2 && take_joined(gap, i0, j0))
        return;
    for (size_t i = i0; !fits && i < i1; i++)
        mark_doubtful(gap, i, j0, j1);
}

static void by_order_between(struct gap *gap)
{
    size_t i = 0, j = 0;

    while (i < gap->units || j < gap->lines) {
        size_t i0 = i, j0 = j;

        while (i < gap->units && is_unit_free(gap, i))
            i++;
        while (j < gap->lines && is_line_free(gap, j))
            j++;
        by_order(gap, i0, i, j0, j);
        i += i < gap->units;
        j += j < gap->lines;
    }
}

static void find_doubtful(struct gap *gap)
{
    for (size_t i = 0; i < gap->units; i++)
        if (is_unit_free(gap, i))
            for (size_t j = 0; j < gap->lines; j++)
                if (is_line_free(gap, j))
                    mark_doubtful(gap, i, j, j + 1);
}

static void fill(struct gap *gap)
{
    shorten_ends(gap);
    if (gap->units == 0 || gap->lines == 0)
        return;
    if (gap->units > GAPS_MOST / gap->lines) {
        for (size_t i = 0; i < gap->units; i++)
            gap->placing->unit[gap->unit[i]].is_doubtful = true;
        return;
    }
    compare_all(gap);
    by_likeness(gap);
    by_order_between(gap);
    find_doubtful(gap);
}

/* ---- the spine -------------------------------------------------------- */

/*
 * The longest rising run of placed paragraphs: what was moved is placed too,
 * but says nothing about what stands beside it. Returns how many.
 */
static size_t find_spine(
    struct arena *arena, const struct placing *placing, size_t *spine)
{
    const struct unit *unit = placing->unit;
    size_t *tail = arena_alloc(arena, placing->unit_count * sizeof *tail);
    size_t *before = arena_alloc(arena, placing->unit_count * sizeof *before);
    size_t count = 0;

    for (size_t u = 0; u < placing->unit_count; u++) {
        size_t low = 0, high = count;

        if (unit[u].line == PLACING_NOWHERE)
            continue;
        while (low < high) {
            size_t middle = (low + high) / 2;

            if (unit[tail[middle]].line < unit[u].line)
                low = middle + 1;
            else
                high = middle;
        }
        before[u] = low > 0 ? tail[low - 1] : PLACING_NOWHERE;
        tail[low] = u;
        count += low == count;
    }
    for (size_t i = count, u = count > 0 ? tail[count - 1] : 0; i-- > 0;
         u = before[u])
        spine[i] = u;
    return count;
}

/* An empty paragraph outside a table holds things apart and is no line. */
static bool is_sought(const struct placing *placing, size_t u)
{
    const struct unit *unit = &placing->unit[u];
    const struct returned_paragraph *first = placing->paragraph[unit->first];

    return unit->line == PLACING_NOWHERE && !unit->is_apart &&
           !first->row_inserted && !first->cell_inserted &&
           (unit->is_in_table || *unit->normal != '\0');
}

/* From one placed unit to the next; the ends of both texts are placed. */
static void fill_between(
    struct arena *arena, struct placing *placing, size_t u0, size_t u1)
{
    size_t l0 = u0 == PLACING_NOWHERE ? 0 : placing->unit[u0].last_line + 1;
    size_t l1 = u1 == placing->unit_count ? placing->lines.count
                                          : placing->unit[u1].line;
    struct gap gap = { .arena = arena, .placing = placing };
    size_t *unit, *line;

    u0 = u0 == PLACING_NOWHERE ? 0 : u0 + 1;
    if (u0 >= u1 || l0 >= l1)
        return;
    unit = arena_alloc(arena, (u1 - u0) * sizeof *unit);
    line = arena_alloc(arena, (l1 - l0) * sizeof *line);
    for (size_t u = u0; u < u1; u++)
        if (is_sought(placing, u))
            unit[gap.units++] = u;
    for (size_t l = l0; l < l1; l++)
        if (placing->taken[l] == PLACING_NOWHERE)
            line[gap.lines++] = l;
    gap.unit = unit;
    gap.line = line;
    fill(&gap);
}

void gaps_fill(struct arena *arena, struct placing *placing)
{
    size_t *spine = arena_alloc(arena, placing->unit_count * sizeof *spine);
    size_t count = find_spine(arena, placing, spine);

    for (size_t i = 0; i <= count; i++)
        fill_between(arena, placing, i == 0 ? PLACING_NOWHERE : spine[i - 1],
            i == count ? placing->unit_count : spine[i]);
}
