#include "document/house.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum kind { WORDS, HUNDREDTHS, COLOUR, YES, NUMBER, PATH };

/* One attribute of the file, and the member of the house it sets. */
struct field {
    const char *element, *attribute;
    enum kind kind;
    size_t member;
    int from, to; /* hundredths; for a number's look, the level it must show */
    bool optional;
};

#define AT(name) offsetof(struct house, name)

static const struct field fields[] = {
    { "page", "width", HUNDREDTHS, AT(page_width), 10000, 60000, false },
    { "page", "height", HUNDREDTHS, AT(page_height), 10000, 60000, false },
    { "page", "top", HUNDREDTHS, AT(margin_top), 1000, 8000, false },
    { "page", "bottom", HUNDREDTHS, AT(margin_bottom), 1000, 8000, false },
    { "page", "left", HUNDREDTHS, AT(margin_left), 500, 8000, false },
    { "page", "right", HUNDREDTHS, AT(margin_right), 500, 8000, false },
    { "body", "font", WORDS, AT(body_font), 0, 0, false },
    { "body", "size", HUNDREDTHS, AT(body_size), 600, 2400, false },
    { "body", "spacing", HUNDREDTHS, AT(line_spacing), 80, 300, false },
    { "body", "ink", COLOUR, AT(ink), 0, 0, false },
    { "headings", "font", WORDS, AT(heading_font), 0, 0, false },
    { "headings", "accent", COLOUR, AT(accent), 0, 0, false },
    { "headings", "capitals", YES, AT(heading_case_upper), 0, 0, true },
    { "tables", "shade", COLOUR, AT(shade), 0, 0, false },
    { "open", "mark", COLOUR, AT(mark), 0, 0, false },
    { "logo", "file", PATH, AT(logo), 0, 0, true },
    { "logo", "text", WORDS, AT(logo_text), 0, 0, true },
    { "numbers", "clause", NUMBER, AT(number_format[LEVEL_CLAUSE]), 1, 1,
        false },
    { "numbers", "sub", NUMBER, AT(number_format[LEVEL_SUB]), 2, 2, false },
    { "numbers", "limb", NUMBER, AT(number_format[LEVEL_LIMB]), 3, 3, false },
    { "numbers", "sublimb", NUMBER, AT(number_format[LEVEL_SUBLIMB]), 4, 4,
        false },
    { "numbers", "party", NUMBER, AT(party_format), 1, 1, false },
    { "numbers", "recital", NUMBER, AT(recital_format), 1, 1, false },
    { "numbers", "schedule", NUMBER, AT(schedule_format), 1, 1, false },
};
enum { FIELDS = sizeof fields / sizeof *fields };

struct reading {
    struct job *job;
    const char *path;
    struct house *house;
    bool is_set[FIELDS];
};

static void complain(struct reading *reading, struct place place,
    const struct field *field, const char *value, const char *hint)
{
    findings_hint(reading->job->findings,
        findings_add(reading->job->findings, SEVERITY_ERROR, "house-value",
            place, "%s of <%s> may not be \"%s\"", field->attribute,
            field->element, value),
        "%s", hint);
}

static bool set_hundredths(
    struct reading *reading, const struct field *field, const char *value)
{
    char *end;
    double number = strtod(value, &end) * 100;
    void *member = (char *)reading->house + field->member;

    if (end == value || *end != '\0' || !isdigit((unsigned char)*value) ||
        number < field->from || number > field->to)
        return false;
    *(int *)member = (int)(number + 0.5);
    return true;
}

static bool is_colour(const char *value)
{
    return strlen(value) == 6 && strspn(value, "0123456789ABCDEF") == 6;
}

/* A number's look shows its own level, and no level below it. */
static bool is_number(const struct field *field, const char *value)
{
    bool shows = false;

    for (const char *p = value; *p != '\0'; p++) {
        if (*p != '%')
            continue;
        if (p[1] < '1' || p[1] > '0' + field->to)
            return false;
        shows = shows || p[1] == '0' + field->to;
    }
    return shows;
}

/* A path in the file is beside the file. */
static const char *beside(struct reading *reading, const char *name)
{
    size_t folder = (size_t)(file_base_name(reading->path) - reading->path);

    if (name[0] == '/')
        return arena_copy(reading->job->arena, name);
    return arena_format(
        reading->job->arena, "%.*s%s", (int)folder, reading->path, name);
}

static void set_words(
    struct reading *reading, const struct field *field, const char *words)
{
    void *member = (char *)reading->house + field->member;

    *(const char **)member = words;
}

static void set_field(struct reading *reading, const struct field *field,
    struct place place, const char *value)
{
    void *member = (char *)reading->house + field->member;
    const char *copy = arena_copy(reading->job->arena, value);

    reading->is_set[field - fields] = true;
    if (field->kind == HUNDREDTHS && !set_hundredths(reading, field, value))
        complain(reading, place, field, value,
            arena_format(reading->job->arena, "a number from %g to %g",
                field->from / 100.0, field->to / 100.0));
    if (field->kind == COLOUR && !is_colour(value))
        complain(reading, place, field, value, "RRGGBB, as in 1F3A5F");
    if (field->kind == NUMBER && !is_number(field, value))
        complain(reading, place, field, value,
            arena_format(reading->job->arena,
                "it must show %%%d and no level below it", field->to));
    if (field->kind == YES && !text_same(value, "yes") &&
        !text_same(value, "no"))
        complain(reading, place, field, value, "yes or no");

    if (field->kind == YES)
        *(bool *)member = text_same(value, "yes");
    else if (field->kind == PATH)
        set_words(reading, field, beside(reading, value));
    else if (field->kind != HUNDREDTHS)
        set_words(reading, field, copy);
}

static const struct field *find_field(
    const char *element, const char *attribute)
{
    for (size_t i = 0; i < FIELDS; i++)
        if (text_same(fields[i].element, element) &&
            text_same(fields[i].attribute, attribute))
            return &fields[i];
    return NULL;
}

static void read_element(struct reading *reading, const struct element *element)
{
    for (const struct attribute *a = element->attributes; a != NULL;
         a = a->next) {
        const struct field *field = find_field(element->name, a->name);

        if (field != NULL)
            set_field(reading, field, element->place, a->value);
        else
            findings_hint(reading->job->findings,
                findings_add(reading->job->findings, SEVERITY_ERROR,
                    "house-unknown", element->place, "no \"%s\" of <%s>",
                    a->name, element->name),
                "templates/house-style.xml shows all that can be set");
    }
}

/* A logo is nothing to those who cannot see it unless words say it too. */
static bool is_wanted(const struct house *house, const struct field *field)
{
    return field->member == AT(logo_text) && house->logo != NULL;
}

static void check_all_set(struct reading *reading, struct place place)
{
    for (size_t i = 0; i < FIELDS; i++)
        if (!reading->is_set[i] &&
            (!fields[i].optional || is_wanted(reading->house, &fields[i])))
            findings_hint(reading->job->findings,
                findings_add(reading->job->findings, SEVERITY_ERROR,
                    "house-missing", place, "%s of <%s> is not set",
                    fields[i].attribute, fields[i].element),
                "copy it from templates/house-style.xml");
}

const struct house *house_load(struct job *job, const char *path)
{
    struct reading reading = {
        .job = job, .path = path, .house = ARENA_NEW(job->arena, struct house)
    };
    int errors = findings_errors(job->findings);
    const struct element *root = xml_load(job, path, NULL);

    if (root == NULL)
        return NULL;
    for (const struct element *e = root->first; e != NULL; e = e->next)
        if (e->name != NULL)
            read_element(&reading, e);
    check_all_set(&reading, root->place);
    return findings_errors(job->findings) == errors ? reading.house : NULL;
}
