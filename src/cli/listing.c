#include "cli/listing.h"

#include "base/job.h"
#include "base/text.h"
#include "cli/columns.h"
#include "cli/prompt.h"

enum { ID, LABEL, DOMAIN, ANSWER, COLUMNS };

static bool is_of_child(const struct question *question)
{
    return question->sensitivity == SENSITIVITY_CHILD;
}

/* Which record of its list, counted from one. */
static size_t number_of(
    const struct answers *answers, const struct record *record)
{
    const struct record *around =
        record->parent != NULL ? record->parent : answers_root(answers);
    const struct record_list *list =
        names_find(&around->lists, record->list->id);
    size_t number = 1;

    for (const struct record *r = list->first; r != record; r = r->next)
        number++;
    return number;
}

/* A key may be all that names a child: then the record has its number. */
static const char *id_of(struct job *job, const struct answers *answers,
    const struct question *question, const struct record *record)
{
    const char *key;

    if (record == NULL)
        return question->id;
    key = is_of_child(record->list)
              ? arena_format(job->arena, "%zu", number_of(answers, record))
              : record->key;
    return arena_format(job->arena, "%s[%s].%s",
        id_of(job, answers, record->list, record->parent), key, question->id);
}

static const char *answer_of(struct job *job, const struct answers *answers,
    const struct agenda_item *item)
{
    const char *source = item->answer != NULL ? item->answer->source : NULL;

    switch (item->state) {
    case AGENDA_UNANSWERED:
        return item->question->optional ? "unanswered (optional)"
                                        : "unanswered";
    case AGENDA_STANDARD:
        return arena_format(
            job->arena, "unanswered (%s stands)", agenda_words(job, item));
    case AGENDA_OPEN:
        return arena_format(job->arena, "open on purpose: %s",
            answers_open(answers, item->question));
    default:
        break;
    }
    if (is_of_child(item->question) && item->list == NULL)
        return "answered (not shown)";
    if (source == NULL || text_same(source, "project"))
        return agenda_words(job, item);
    return arena_format(job->arena, "%s (%s)", agenda_words(job, item), source);
}

static void print_item(struct job *job, const struct answers *answers,
    const struct agenda_item *item, size_t id_width, FILE *out)
{
    const size_t widths[COLUMNS] = { id_width, 40, 30, 40 };
    const char *cells[COLUMNS] = {
        [ID] = id_of(job, answers, item->question, item->record),
        [LABEL] = item->question->label,
        [DOMAIN] = question_domain(job, item->question),
        [ANSWER] = answer_of(job, answers, item),
    };

    columns_print(out, widths, cells, COLUMNS);
}

static size_t widest_id(
    struct job *job, const struct answers *answers, const struct agenda *agenda)
{
    size_t widest = 0;

    for (const struct agenda_item *i = agenda->first; i != NULL; i = i->next) {
        size_t width =
            columns_width(id_of(job, answers, i->question, i->record));

        if (width > widest)
            widest = width;
    }
    return widest;
}

void listing_print(struct job *job, const struct project *project,
    const struct agenda *agenda, FILE *out)
{
    size_t width = widest_id(job, project->answers, agenda);
    const char *topic = NULL;

    for (const struct agenda_item *i = agenda->first; i != NULL; i = i->next) {
        if (!text_same(topic, i->question->topic)) {
            fprintf(out, "%s%s\n", topic != NULL ? "\n" : "",
                prompt_topic(job, i->question->topic));
            topic = i->question->topic;
        }
        print_item(job, project->answers, i, width, out);
    }
    fprintf(
        out, "\n%zu of about %zu answered\n", agenda->settled, agenda->needed);
}
