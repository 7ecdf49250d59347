#include "render/docx_lists.h"

#include "base/arena.h"
#include "document/house.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 999, LABEL = 96, NAME_SEED = 0x50410000 };

enum count { DECIMAL, LOWER_LETTER, UPPER_LETTER, LOWER_ROMAN };

static const char *const count_names[] = {
    [DECIMAL] = "decimal",
    [LOWER_LETTER] = "lowerLetter",
    [UPPER_LETTER] = "upperLetter",
    [LOWER_ROMAN] = "lowerRoman",
};

/* How a level counts, and where its words and its number stand, in twips. */
static const struct {
    enum count count;
    int left, hanging;
} levels[LEVELS] = {
    [LEVEL_CLAUSE] = { DECIMAL, 720, 720 },
    [LEVEL_SUB] = { DECIMAL, 720, 720 },
    [LEVEL_LIMB] = { LOWER_LETTER, 1287, 567 },
    [LEVEL_SUBLIMB] = { LOWER_ROMAN, 1854, 567 },
};
enum { SCHEDULE_INDENT = 2098 };

static enum count count_of(const struct docx_list *list, int level)
{
    if (list->is_lettered && level == LEVEL_CLAUSE)
        return UPPER_LETTER;
    return levels[level].count;
}

/* aa follows z, then bb: so Word counts, and not as a spreadsheet does. */
static void add_letters(char *words, size_t size, int n, char first)
{
    size_t length = (size_t)(n - 1) / 26 + 1;

    if (length >= size)
        length = size - 1;
    memset(words, first + (n - 1) % 26, length);
    words[length] = '\0';
}

static void add_roman(char *words, size_t size, int n)
{
    static const struct {
        int value;
        const char *letters;
    } steps[] = { { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
        { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" },
        { 5, "v" }, { 4, "iv" }, { 1, "i" } };
    size_t length = 0;

    words[0] = '\0';
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; n >= steps[i].value && length + 3 < size; n -= steps[i].value)
            length += (size_t)snprintf(
                words + length, size - length, "%s", steps[i].letters);
}

static void count_in_words(char *words, size_t size, enum count count, int n)
{
    if (count == DECIMAL)
        snprintf(words, size, "%d", n);
    else if (count == LOWER_ROMAN)
        add_roman(words, size, n);
    else
        add_letters(words, size, n, count == LOWER_LETTER ? 'a' : 'A');
}

/* The label Word would compute for this level if it were at n. */
static void label_at(
    char *label, const struct docx_list *list, int level, int n)
{
    size_t length = 0;

    for (const char *p = list->format[level]; *p != '\0'; p++) {
        char words[48] = { *p, '\0' };

        if (p[0] == '%' && p[1] >= '1' && p[1] <= '0' + level) {
            int shown = *++p - '0';
            int at = shown == level ? n : list->count[shown];

            count_in_words(
                words, sizeof words, count_of(list, shown), at > 0 ? at : 1);
        }
        length += (size_t)snprintf(label + length, LABEL - length, "%s", words);
        if (length >= LABEL)
            return;
    }
}

/* A paragraph above that Word was never shown counts as its level's first. */
static void advance(struct docx_list *list, int level, int n)
{
    for (int above = LEVEL_CLAUSE; above < level; above++)
        if (list->count[above] == 0)
            list->count[above] = 1;
    list->count[level] = n;
    for (int below = level + 1; below < LEVELS; below++) {
        list->count[below] = 0;
        list->list[below] = list->list[level];
    }
}

static void add_list(
    struct docx_lists *lists, int id, const struct docx_list *list)
{
    text_format(&lists->lists,
        "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/>", id,
        list->abstract);
}

/* From here on this level, and those below it, use a list that starts at n. */
static void start_at(
    struct docx_lists *lists, struct docx_list *list, int level, int n)
{
    list->list[level] = lists->next_list++;
    add_list(lists, list->list[level], list);
    text_format(&lists->lists,
        "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"%d\"/>"
        "</w:lvlOverride></w:num>",
        level - 1, n);
}

static bool is_label(
    const struct docx_list *list, int level, int n, const char *wanted)
{
    char label[LABEL];

    label_at(label, list, level, n);
    return strcmp(label, wanted) == 0;
}

static void add_level(
    struct docx_lists *lists, const struct docx_list *list, int level)
{
    struct text *text = &lists->abstracts;
    int left = list->is_schedules ? SCHEDULE_INDENT : levels[level].left;
    int hanging = list->is_schedules ? SCHEDULE_INDENT : levels[level].hanging;

    text_format(text,
        "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>",
        level - 1, count_names[count_of(list, level)]);
    if (list->style[level] != NULL)
        text_format(text, "<w:pStyle w:val=\"%s\"/>", list->style[level]);
    text_add(text, "<w:suff w:val=\"tab\"/><w:lvlText w:val=\"");
    text_add_xml(text, list->format[level]);
    text_format(text,
        "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:tabs><w:tab w:val=\"num\" "
        "w:pos=\"%d\"/></w:tabs><w:ind w:left=\"%d\" w:hanging=\"%d\"/>"
        "</w:pPr></w:lvl>",
        left, left, hanging);
}

/* Makes the list known to Word, with one w:num that numbers all its levels. */
static void declare(struct docx_lists *lists, struct docx_list *list)
{
    list->abstract = lists->next_abstract++;
    list->base = lists->next_list++;
    for (int level = 0; level < LEVELS; level++)
        list->list[level] = list->base;
    text_format(&lists->abstracts,
        "<w:abstractNum w:abstractNumId=\"%d\"><w:nsid w:val=\"%08X\"/>"
        "<w:multiLevelType w:val=\"multilevel\"/><w:tmpl w:val=\"%08X\"/>",
        list->abstract, (unsigned)(NAME_SEED + list->abstract),
        (unsigned)(NAME_SEED + 0x8000 + list->abstract));
    for (int level = LEVEL_CLAUSE;
         level <= (list->is_schedules ? LEVEL_CLAUSE : LEVEL_SUBLIMB); level++)
        add_level(lists, list, level);
    text_add(&lists->abstracts, "</w:abstractNum>");
    add_list(lists, list->base, list);
    text_add(&lists->lists, "</w:num>");
}

static int place(struct docx_lists *lists, struct docx_list *list, int level,
    const char *label)
{
    int n = list->count[level] + 1;

    if (list->base == 0)
        declare(lists, list);
    if (!is_label(list, level, n, label)) {
        for (n = 1; n <= MOST; n++)
            if (is_label(list, level, n, label))
                break;
        if (n > MOST)
            return 0;
        start_at(lists, list, level, n);
    }
    advance(list, level, n);
    return list->list[level];
}

int docx_lists_place(struct docx_lists *lists, int level, const char *label)
{
    return place(lists, lists->current, level, label);
}

int docx_lists_place_schedule(struct docx_lists *lists, const char *label)
{
    return place(lists, &lists->schedules, LEVEL_CLAUSE, label);
}

bool docx_lists_is_bound(
    const struct docx_lists *lists, int level, int list, const char *style)
{
    return lists->current->base == list &&
           text_same(lists->current->style[level], style);
}

/* A list that looks as clauses do; first is the look of its first level. */
static struct docx_list list_like_clauses(
    const struct house *house, const char *first)
{
    struct docx_list list = { .base = 0 };

    for (int level = LEVEL_CLAUSE; level < LEVELS; level++)
        list.format[level] = house->number_format[level];
    list.format[LEVEL_CLAUSE] = first;
    return list;
}

/* styles.xml counts on this order: lists 1 to 4 belong to its styles. */
struct docx_lists docx_lists_begin(
    struct arena *arena, const struct house *house)
{
    struct docx_lists lists = {
        .house = house,
        .abstracts = text_new(arena),
        .lists = text_new(arena),
        .next_list = 1,
        .main = list_like_clauses(house, house->number_format[LEVEL_CLAUSE]),
        .schedules = list_like_clauses(house, house->schedule_format),
        .parties = list_like_clauses(house, house->party_format),
        .recitals = list_like_clauses(house, house->recital_format),
    };

    lists.main.style[LEVEL_CLAUSE] = "Heading1";
    lists.main.style[LEVEL_SUB] = "Clause2";
    lists.main.style[LEVEL_LIMB] = "Clause3";
    lists.main.style[LEVEL_SUBLIMB] = "Clause4";
    lists.schedules.style[LEVEL_CLAUSE] = "ScheduleHeading";
    lists.schedules.is_schedules = true;
    lists.recitals.is_lettered = true;
    lists.parties.style[LEVEL_CLAUSE] = "Parties";
    lists.recitals.style[LEVEL_CLAUSE] = "Recitals";
    declare(&lists, &lists.main);
    declare(&lists, &lists.schedules);
    declare(&lists, &lists.parties);
    declare(&lists, &lists.recitals);
    return lists;
}

/* The list a role's style numbers with, or NULL if it has none of its own. */
static struct docx_list *list_of(struct docx_lists *lists, enum role section)
{
    switch (section) {
    case ROLE_PARTIES:
        return &lists->parties;
    case ROLE_BACKGROUND:
        return &lists->recitals;
    case ROLE_SCHEDULE:
        return NULL;
    default:
        return &lists->main;
    }
}

static bool is_used(const struct docx_list *list)
{
    return list->count[LEVEL_CLAUSE] > 0;
}

void docx_lists_enter(struct docx_lists *lists, enum role section)
{
    struct docx_list *own = list_of(lists, section);

    lists->current = own;
    if (own != NULL && !is_used(own))
        return;
    lists->fresh = list_like_clauses(
        lists->house, own != NULL ? own->format[LEVEL_CLAUSE]
                                  : lists->house->number_format[LEVEL_CLAUSE]);
    lists->fresh.is_lettered = own != NULL && own->is_lettered;
    lists->current = &lists->fresh;
}

const char *docx_lists_markup(struct docx_lists *lists)
{
    text_add_bytes(&lists->abstracts, lists->lists.bytes, lists->lists.length);
    return lists->abstracts.bytes;
}
