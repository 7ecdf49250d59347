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

/* Numbers of what may be deleted are below 0: what they name comes first. */
static void seed(struct odt_lists *lists, struct odt_list *list)
{
    list->old = list->labels;
    if (!lists->is_comparison)
        return;
    text_add_char(&lists->seeds, '0');
    list->seed = list->last = -(int)lists->seeds.length;
}

struct odt_lists odt_lists_begin(
    struct arena *arena, const struct house *house, bool is_comparison)
{
    struct odt_lists lists = {
        .house = house, .seeds = text_new(arena), .is_comparison = is_comparison
    };

    lists.schedules.style = "ScheduleNumbers";
    lists.schedules.labels = labels_begin(house, house->schedule_format);
    seed(&lists, &lists.schedules);
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
    seed(lists, list);
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

static void add_id(struct text *to, const char *attribute, int number)
{
    text_format(to, " %s=\"%s%d\"", attribute, number < 0 ? "gone" : "list",
        number < 0 ? -number : number);
}

/* The first among what is deleted is the one that the text continues. */
static int next_number(struct odt_lists *lists, const struct odt_list *list)
{
    if (!lists->is_gone || list->last_gone != 0)
        return ++lists->element_count;
    lists->seeds.bytes[-list->seed - 1] = '1';
    return list->seed;
}

static void begin_list(
    struct odt_lists *lists, struct text *body, struct odt_list *list)
{
    int *last = lists->is_gone ? &list->last_gone : &list->last;
    int number = next_number(lists, list);

    text_add(body, "<text:list");
    add_id(body, "xml:id", number);
    text_format(body, " text:style-name=\"%s\"", list->style);
    if (*last != 0)
        add_id(body, "text:continue-list", *last);
    text_add(body, ">");
    *last = number;
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

/* Returns the number in the text that the paragraph is in, or 0. */
static int count(
    struct odt_list *list, const struct odt_numbered *paragraph, bool *follows)
{
    bool old_follows = false;
    int n = 0, old = 0;

    if (paragraph->change != CHANGE_INSERTED)
        old = labels_place(
            &list->old, paragraph->level, paragraph->old_label, &old_follows);
    if (paragraph->change != CHANGE_DELETED)
        n = labels_place(
            &list->labels, paragraph->level, paragraph->label, follows);
    if (paragraph->change != CHANGE_DELETED)
        return n;
    *follows = old_follows;
    return old;
}

static bool place(struct odt_lists *lists, struct text *body,
    struct odt_list *list, const struct odt_numbered *paragraph)
{
    int level = paragraph->level;
    bool follows = false;
    int n = count(list, paragraph, &follows);

    if (n == 0 || shown_levels(list->labels.format[level], level) == 0) {
        odt_lists_close(lists, body);
        return false;
    }
    open_item(lists, body, list, level, follows ? 0 : n);
    return true;
}

bool odt_lists_open(
    struct odt_lists *lists, struct text *body, struct odt_numbered paragraph)
{
    return place(lists, body, &lists->section, &paragraph);
}

bool odt_lists_open_schedule(
    struct odt_lists *lists, struct text *body, struct odt_numbered heading)
{
    heading.level = LEVEL_CLAUSE;
    return place(lists, body, &lists->schedules, &heading);
}

/* ---- what is deleted -------------------------------------------------- */

void odt_lists_turn(struct odt_lists *lists)
{
    struct odt_list *open = lists->open;
    int depth = lists->depth;

    lists->is_gone = !lists->is_gone;
    lists->open = lists->other;
    lists->depth = lists->other_depth;
    lists->other = open;
    lists->other_depth = depth;
}

void odt_lists_wrap(struct odt_lists *lists, struct text *to, bool begins)
{
    if (lists->open == NULL)
        return;
    lists->is_gone = true;
    for (int depth = 0; depth < lists->depth; depth++) {
        if (!begins)
            text_add(to, "</text:list-item></text:list>");
        else if (depth == 0)
            begin_list(lists, to, lists->open);
        else
            text_add(to, "<text:list>");
        if (begins)
            begin_item(to, 0);
    }
    lists->is_gone = false;
}

void odt_lists_settle(const struct odt_lists *lists, struct text *body)
{
    for (size_t i = 0; i < lists->seeds.length; i++) {
        struct text said = text_new(body->arena);
        char *at;

        if (lists->seeds.bytes[i] == '1')
            continue;
        add_id(&said, "text:continue-list", -(int)i - 1);
        at = strstr(body->bytes, said.bytes);
        if (at != NULL) {
            memmove(at, at + said.length, strlen(at + said.length) + 1);
            body->length -= said.length;
        }
    }
}
