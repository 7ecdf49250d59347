#include "render/odt_lists.h"

#include "base/arena.h"
#include "base/text.h"
#include "document/house.h"
#include "render/outline.h"

#include <string.h>

/*
 * ODF says a number as words before, numbers of so many levels parted by full
 * stops, and words after. Returns how many levels, or 0 if it is not like that.
 */
static int shown_levels(const char *format, int level)
{
    const char *at = strchr(format, '%');
    int first = at == NULL ? 0 : at[1] - '0';
    int shown = first;

    if (first < LEVEL_CLAUSE || first > level)
        return 0;
    for (at += 2; at[0] == '.' && at[1] == '%' && at[2] == '1' + shown; at += 3)
        shown++;
    return shown == level && strchr(at, '%') == NULL ? level - first + 1 : 0;
}

const char *odt_lists_attributes(
    struct arena *arena, const char *format, int level)
{
    int shown = shown_levels(format, level);
    struct text text = text_new(arena);

    if (shown == 0)
        return "";
    text_add(&text, "style:num-prefix=\"");
    text_add_xml(
        &text, arena_format(arena, "%.*s", (int)strcspn(format, "%"), format));
    text_add(&text, "\" style:num-suffix=\"");
    text_add_xml(&text, strrchr(format, '%') + 2);
    text_format(&text, "\" text:display-levels=\"%d\"", shown);
    return text.bytes;
}

bool odt_lists_is_computed(const struct house *house, const struct node *node)
{
    const struct node *section = document_above(node, NODE_SECTION);
    enum role role = section == NULL ? ROLE_NONE : section->role;
    struct labels labels = labels_of_section(house, role);
    const char *label = outline_label(node);
    int level = outline_level(node);

    if (level == LEVEL_NONE) {
        level = LEVEL_CLAUSE;
        labels.format[level] = house->schedule_format;
    }
    return label != NULL && labels_fits(labels.format[level], label) &&
           shown_levels(labels.format[level], level) > 0;
}

struct odt_lists odt_lists_begin(const struct house *house)
{
    struct odt_lists lists = { .house = house };

    lists.schedules.style = "ScheduleNumbers";
    lists.schedules.labels = labels_begin(house, house->schedule_format);
    odt_lists_enter(&lists, ROLE_NONE);
    return lists;
}

void odt_lists_enter(struct odt_lists *lists, enum role section)
{
    struct odt_list *list = &lists->section;

    *list = (struct odt_list){ .style = "ClauseNumbers" };
    list->labels = labels_of_section(lists->house, section);
    if (section == ROLE_PARTIES)
        list->style = "PartyNumbers";
    if (section == ROLE_BACKGROUND)
        list->style = "RecitalLetters";
}

static void close_to(struct odt_lists *lists, struct text *body, int depth)
{
    for (; lists->depth > depth; lists->depth--)
        text_add(body, "</text:list-item></text:list>\n");
}

void odt_lists_close(struct odt_lists *lists, struct text *body)
{
    close_to(lists, body, 0);
    lists->open = NULL;
}

/* start is 0 if the number follows by itself. */
static void begin_item(struct text *body, int start)
{
    text_add(body, "<text:list-item");
    if (start > 0)
        text_format(body, " text:start-value=\"%d\"", start);
    text_add(body, ">");
}

static void begin_list(
    struct odt_lists *lists, struct text *body, struct odt_list *list)
{
    int number = ++lists->element_count;

    text_format(body, "<text:list xml:id=\"list%d\" text:style-name=\"%s\"",
        number, list->style);
    if (list->last > 0)
        text_format(body, " text:continue-list=\"list%d\"", list->last);
    text_add(body, ">");
    list->last = number;
    lists->open = list;
}

static void open_item(struct odt_lists *lists, struct text *body,
    struct odt_list *list, int level, int start)
{
    if (lists->open != list)
        odt_lists_close(lists, body);
    if (lists->depth >= level) {
        close_to(lists, body, level);
        text_add(body, "</text:list-item>");
        begin_item(body, start);
        return;
    }
    while (lists->depth < level) {
        if (lists->depth++ == 0)
            begin_list(lists, body, list);
        else
            text_add(body, "<text:list>");
        begin_item(body, lists->depth == level ? start : 0);
    }
}

static bool place(struct odt_lists *lists, struct text *body,
    struct odt_list *list, int level, const char *label)
{
    bool follows;
    int n = labels_place(&list->labels, level, label, &follows);

    if (n == 0 || shown_levels(list->labels.format[level], level) == 0) {
        odt_lists_close(lists, body);
        return false;
    }
    open_item(lists, body, list, level, follows ? 0 : n);
    return true;
}

bool odt_lists_open(
    struct odt_lists *lists, struct text *body, int level, const char *label)
{
    return place(lists, body, &lists->section, level, label);
}

bool odt_lists_open_schedule(
    struct odt_lists *lists, struct text *body, const char *label)
{
    return place(lists, body, &lists->schedules, LEVEL_CLAUSE, label);
}
