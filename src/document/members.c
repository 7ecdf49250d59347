#include "document/members.h"

#include "base/arena.h"
#include "base/text.h"
#include "document/chart.h"
#include "document/document.h"
#include "document/document_xml.h"
#include "document/house.h"
#include "io/xml.h"

#include <stdlib.h>

#define DOCUMENT(member) offsetof(struct document, member)
#define NODE(member) offsetof(struct node, member)
#define ORIGIN(member) offsetof(struct origin, member)
#define HOUSE(member) offsetof(struct house, member)
#define REMARK(member) offsetof(struct remark, member)
#define CHART(member) offsetof(struct chart, member)

const struct member members_of_document[] = {
    { "id", MEMBER_WORDS, DOCUMENT(id) },
    { "title", MEMBER_WORDS, DOCUMENT(title) },
    { "subject", MEMBER_WORDS, DOCUMENT(subject) },
    { "status", MEMBER_WORDS, DOCUMENT(status) },
    { "date", MEMBER_WORDS, DOCUMENT(date) },
    { "audience", MEMBER_WORDS, DOCUMENT(audience) },
    { "purpose", MEMBER_WORDS, DOCUMENT(purpose) },
    { "plan", MEMBER_WORDS, DOCUMENT(plan) },
    { "holds-child-data", MEMBER_YES, DOCUMENT(holds_child_data) },
    { "comparison", MEMBER_YES, DOCUMENT(is_comparison) },
    { "change-author", MEMBER_WORDS, DOCUMENT(change_author) },
    { "change-date", MEMBER_WORDS, DOCUMENT(change_date) },
    { NULL, MEMBER_WORDS, 0 },
};

const struct member members_of_node[] = {
    { "level", MEMBER_NUMBER, NODE(level) },
    { "label", MEMBER_WORDS, NODE(label) },
    { "old-label", MEMBER_WORDS, NODE(old_label) },
    { "undecided", MEMBER_YES, NODE(undecided) },
    { "header", MEMBER_YES, NODE(is_header) },
    { "starred", MEMBER_YES, NODE(is_starred) },
    { "shade", MEMBER_NUMBER, NODE(shade) },
    { "flagged", MEMBER_YES, NODE(is_flagged) },
    { "caption", MEMBER_WORDS, NODE(caption) },
    { "old-caption", MEMBER_WORDS, NODE(old_caption) },
    { "move", MEMBER_WORDS, NODE(move) },
    { "by", MEMBER_WORDS, NODE(by) },
    { "to", MEMBER_WORDS, NODE(to) },
    { "timing", MEMBER_WORDS, NODE(timing) },
    { "otherwise", MEMBER_WORDS, NODE(otherwise) },
    { NULL, MEMBER_WORDS, 0 },
};

const struct member members_of_origin[] = {
    { "clause", MEMBER_WORDS, ORIGIN(clause) },
    { "variant", MEMBER_WORDS, ORIGIN(variant) },
    { "record", MEMBER_WORDS, ORIGIN(record) },
    { "rule", MEMBER_WORDS, ORIGIN(rule) },
    { "question", MEMBER_WORDS, ORIGIN(question) },
    { "decision", MEMBER_WORDS, ORIGIN(decision) },
    { NULL, MEMBER_WORDS, 0 },
};

const struct member members_of_house[] = {
    { "body-font", MEMBER_WORDS, HOUSE(body_font) },
    { "heading-font", MEMBER_WORDS, HOUSE(heading_font) },
    { "ink", MEMBER_WORDS, HOUSE(ink) },
    { "accent", MEMBER_WORDS, HOUSE(accent) },
    { "shade", MEMBER_WORDS, HOUSE(shade) },
    { "mark", MEMBER_WORDS, HOUSE(mark) },
    { "logo-text", MEMBER_WORDS, HOUSE(logo_text) },
    { "number-clause", MEMBER_WORDS, HOUSE(number_format[LEVEL_CLAUSE]) },
    { "number-sub", MEMBER_WORDS, HOUSE(number_format[LEVEL_SUB]) },
    { "number-limb", MEMBER_WORDS, HOUSE(number_format[LEVEL_LIMB]) },
    { "number-sublimb", MEMBER_WORDS, HOUSE(number_format[LEVEL_SUBLIMB]) },
    { "number-party", MEMBER_WORDS, HOUSE(party_format) },
    { "number-recital", MEMBER_WORDS, HOUSE(recital_format) },
    { "number-schedule", MEMBER_WORDS, HOUSE(schedule_format) },
    { "body-size", MEMBER_HUNDREDTHS, HOUSE(body_size) },
    { "line-spacing", MEMBER_HUNDREDTHS, HOUSE(line_spacing) },
    { "margin-top", MEMBER_HUNDREDTHS, HOUSE(margin_top) },
    { "margin-bottom", MEMBER_HUNDREDTHS, HOUSE(margin_bottom) },
    { "margin-left", MEMBER_HUNDREDTHS, HOUSE(margin_left) },
    { "margin-right", MEMBER_HUNDREDTHS, HOUSE(margin_right) },
    { "page-width", MEMBER_HUNDREDTHS, HOUSE(page_width) },
    { "page-height", MEMBER_HUNDREDTHS, HOUSE(page_height) },
    { "capitals", MEMBER_YES, HOUSE(heading_case_upper) },
    { NULL, MEMBER_WORDS, 0 },
};

const struct member members_of_remark[] = {
    { "author", MEMBER_WORDS, REMARK(author) },
    { "date", MEMBER_WORDS, REMARK(date) },
    { "reply", MEMBER_YES, REMARK(is_reply) },
    { "resolved", MEMBER_YES, REMARK(is_resolved) },
    { NULL, MEMBER_WORDS, 0 },
};

const struct member members_of_chart[] = {
    { "title", MEMBER_WORDS, CHART(title) },
    { "alt", MEMBER_WORDS, CHART(alt) },
    { "x-label", MEMBER_WORDS, CHART(x_label) },
    { "y-label", MEMBER_WORDS, CHART(y_label) },
    { "stepped", MEMBER_YES, CHART(is_stepped) },
    { NULL, MEMBER_WORDS, 0 },
};

const char *members_words(const struct member *member, const void *start)
{
    const void *at = (const char *)start + member->at;

    return *(const char *const *)at;
}

static void write_one(
    struct text *text, const struct member *member, const void *start)
{
    const void *at = (const char *)start + member->at;

    if (member->kind == MEMBER_WORDS)
        document_xml_attribute(
            text, member->name, members_words(member, start));
    else if (member->kind == MEMBER_YES && *(const bool *)at)
        text_format(text, " %s=\"yes\"", member->name);
    else if (member->kind == MEMBER_NUMBER && *(const int *)at != 0)
        text_format(text, " %s=\"%d\"", member->name, *(const int *)at);
    else if (member->kind == MEMBER_HUNDREDTHS)
        text_format(text, " %s=\"%d.%02d\"", member->name,
            *(const int *)at / 100, *(const int *)at % 100);
}

void members_write(
    struct text *text, const struct member *members, const void *start)
{
    for (; members->name != NULL; members++)
        write_one(text, members, start);
}

static void read_one(struct arena *arena, const struct member *member,
    void *start, const char *value)
{
    void *at = (char *)start + member->at;

    if (member->kind == MEMBER_WORDS)
        *(const char **)at = arena_copy(arena, value);
    else if (member->kind == MEMBER_YES)
        *(bool *)at = text_same(value, "yes");
    else if (member->kind == MEMBER_NUMBER)
        *(int *)at = (int)strtol(value, NULL, 10);
    else
        *(int *)at = (int)(strtod(value, NULL) * 100 + 0.5);
}

void members_read(struct arena *arena, const struct member *members,
    void *start, const struct element *element)
{
    for (; members->name != NULL; members++) {
        const char *value = xml_attribute(element, members->name);

        if (value != NULL)
            read_one(arena, members, start, value);
    }
}
