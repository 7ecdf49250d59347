#include "render/docx_lists.h"

#include "base/arena.h"
#include "document/house.h"

enum { NAME_SEED = 0x50410000 };

static const char *const count_names[] = {
    [COUNT_DECIMAL] = "decimal",
    [COUNT_LETTER] = "lowerLetter",
    [COUNT_CAPITAL] = "upperLetter",
    [COUNT_ROMAN] = "lowerRoman",
};

/* Where the words and the number of a level stand, in twips. */
static const struct {
    int left, hanging;
} levels[LEVELS] = {
    [LEVEL_CLAUSE] = { 720, 720 },
    [LEVEL_SUB] = { 720, 720 },
    [LEVEL_LIMB] = { 1287, 567 },
    [LEVEL_SUBLIMB] = { 1854, 567 },
};
enum { SCHEDULE_INDENT = 2098 };

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

static void add_level(
    struct docx_lists *lists, const struct docx_list *list, int level)
{
    struct text *text = &lists->abstracts;
    int left = list->is_schedules ? SCHEDULE_INDENT : levels[level].left;
    int hanging = list->is_schedules ? SCHEDULE_INDENT : levels[level].hanging;

    text_format(text,
        "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>",
        level - 1, count_names[labels_count_of(&list->labels, level)]);
    if (list->style[level] != NULL)
        text_format(text, "<w:pStyle w:val=\"%s\"/>", list->style[level]);
    text_add(text, "<w:suff w:val=\"tab\"/><w:lvlText w:val=\"");
    text_add_xml(text, list->labels.format[level]);
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
    bool follows;
    int n = labels_place(&list->labels, level, label, &follows);

    if (list->base == 0)
        declare(lists, list);
    if (n == 0)
        return 0;
    if (!follows)
        start_at(lists, list, level, n);
    for (int below = level + 1; below < LEVELS; below++)
        list->list[below] = list->list[level];
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

/* styles.xml counts on this order: lists 1 to 4 belong to its styles. */
struct docx_lists docx_lists_begin(
    struct arena *arena, const struct house *house)
{
    struct docx_lists lists = {
        .house = house,
        .abstracts = text_new(arena),
        .lists = text_new(arena),
        .next_list = 1,
        .main.labels = labels_of_section(house, ROLE_NONE),
        .schedules.labels = labels_begin(house, house->schedule_format),
        .parties.labels = labels_of_section(house, ROLE_PARTIES),
        .recitals.labels = labels_of_section(house, ROLE_BACKGROUND),
    };

    lists.main.style[LEVEL_CLAUSE] = "Heading1";
    lists.main.style[LEVEL_SUB] = "Clause2";
    lists.main.style[LEVEL_LIMB] = "Clause3";
    lists.main.style[LEVEL_SUBLIMB] = "Clause4";
    lists.schedules.style[LEVEL_CLAUSE] = "ScheduleHeading";
    lists.schedules.is_schedules = true;
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
    return list->labels.count[LEVEL_CLAUSE] > 0;
}

void docx_lists_enter(struct docx_lists *lists, enum role section)
{
    struct docx_list *own = list_of(lists, section);

    lists->current = own;
    if (own != NULL && !is_used(own))
        return;
    lists->fresh = (struct docx_list){ .labels = labels_of_section(
                                           lists->house, section) };
    lists->current = &lists->fresh;
}

const char *docx_lists_markup(struct docx_lists *lists)
{
    text_add_bytes(&lists->abstracts, lists->lists.bytes, lists->lists.length);
    return lists->abstracts.bytes;
}
