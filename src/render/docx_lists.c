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

/* A list that starts at n on this level. */
static int add_start(
    struct docx_lists *lists, const struct docx_list *list, int level, int n)
{
    int id = lists->next_list++;

    add_list(lists, id, list);
    text_format(&lists->lists,
        "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"%d\"/>"
        "</w:lvlOverride></w:num>",
        level - 1, n);
    return id;
}

static void add_level(
    struct docx_lists *lists, const struct docx_list *list, int level)
{
    struct text *text = &lists->abstracts;
    int left = list->is_schedules ? SCHEDULE_INDENT : levels[level].left;
    int hanging = list->is_schedules ? SCHEDULE_INDENT : levels[level].hanging;

    text_format(text,
        "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>",
        level - 1,
        count_names[labels_count_of(&list->labels[DOCX_NEW], level)]);
    if (list->style[level] != NULL)
        text_format(text, "<w:pStyle w:val=\"%s\"/>", list->style[level]);
    text_add(text, "<w:suff w:val=\"tab\"/><w:lvlText w:val=\"");
    text_add_xml(text, list->labels[DOCX_NEW].format[level]);
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
        for (enum docx_side side = 0; side < DOCX_SIDES; side++)
            list->list[side][level] = list->base;
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

/* A list that was started for the other side of the same paragraph. */
struct started {
    int list, n;
};

/* From where a side leaves its list, the levels below do so too. */
static int place_on(struct docx_lists *lists, struct docx_list *list,
    enum docx_side side, const struct docx_numbered *paragraph,
    struct started *started)
{
    int level = paragraph->level;
    bool follows;
    int n = labels_place(
        &list->labels[side], level, paragraph->label[side], &follows);

    if (n == 0)
        return 0;
    if (!follows && (started->list == 0 || started->n != n))
        *started = (struct started){ add_start(lists, list, level, n), n };
    if (!follows)
        list->list[side][level] = started->list;
    for (int below = level + 1; below < LEVELS; below++)
        list->list[side][below] = list->list[side][level];
    return list->list[side][level];
}

static struct docx_numbers place(struct docx_lists *lists,
    struct docx_list *list, const struct docx_numbered *paragraph)
{
    struct docx_numbers numbers = { { 0 } };
    struct started started = { 0, 0 };

    if (list->base == 0)
        declare(lists, list);
    for (enum docx_side side = 0; side < DOCX_SIDES; side++)
        if (docx_change_is_on(paragraph->change, side))
            numbers.list[side] =
                place_on(lists, list, side, paragraph, &started);
    return numbers;
}

struct docx_numbers docx_lists_place(
    struct docx_lists *lists, struct docx_numbered paragraph)
{
    return place(lists, lists->current, &paragraph);
}

struct docx_numbers docx_lists_place_schedule(
    struct docx_lists *lists, struct docx_numbered heading)
{
    heading.level = LEVEL_CLAUSE;
    return place(lists, &lists->schedules, &heading);
}

bool docx_lists_is_bound(
    const struct docx_lists *lists, int level, int list, const char *style)
{
    return lists->current->base == list &&
           text_same(lists->current->style[level], style);
}

static struct docx_list list_of_labels(struct labels labels)
{
    return (struct docx_list){ .labels = { labels, labels } };
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
        .main = list_of_labels(labels_of_section(house, ROLE_NONE)),
        .schedules =
            list_of_labels(labels_begin(house, house->schedule_format)),
        .parties = list_of_labels(labels_of_section(house, ROLE_PARTIES)),
        .recitals = list_of_labels(labels_of_section(house, ROLE_BACKGROUND)),
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
    return list->labels[DOCX_OLD].count[LEVEL_CLAUSE] > 0 ||
           list->labels[DOCX_NEW].count[LEVEL_CLAUSE] > 0;
}

void docx_lists_enter(struct docx_lists *lists, enum role section)
{
    struct docx_list *own = list_of(lists, section);

    lists->current = own;
    if (own != NULL && !is_used(own))
        return;
    lists->fresh = list_of_labels(labels_of_section(lists->house, section));
    lists->current = &lists->fresh;
}

const char *docx_lists_markup(struct docx_lists *lists)
{
    text_add_bytes(&lists->abstracts, lists->lists.bytes, lists->lists.length);
    return lists->abstracts.bytes;
}
