#include "library/sentence.h"

#include "library/passage.h"
#include "library/readability.h"

const char *sentence_start(const struct passage *passage, const char *at)
{
    const char *start = passage->words;

    for (;;) {
        const char *end = readability_sentence_end(start);

        if (*end == '\0' || end >= at)
            return start;
        start = end + 1;
    }
}

/* Words that print only instead of others are not counted twice. */
static size_t count_words(const char *start, const char *end)
{
    size_t count = 0;

    while (start < end) {
        const char *stop = start;

        while (stop < end && *stop != PASSAGE_ELSE)
            stop++;
        count += readability_words(start, stop);
        while (stop < end && *stop != PASSAGE_END)
            stop++;
        start = stop;
        start += start < end;
    }
    return count;
}

/* The words of an introduction that its limbs complete. */
static size_t open_words(const struct passage *passage)
{
    const char *at = passage->words, *last = at;

    while (*at != '\0') {
        last = at;
        at = readability_sentence_end(at);
        at += *at == ' ';
    }
    return count_words(last, at) +
           (last == passage->words && passage->intro != NULL
                   ? open_words(passage->intro)
                   : 0);
}

bool sentence_next(
    const struct passage *passage, const char **at, struct sentence *sentence)
{
    sentence->start = *at;
    sentence->end = readability_sentence_end(*at);
    *at = sentence->end + (*sentence->end == ' ');
    if (sentence->start == sentence->end)
        return false;
    if (passage->is_intro && **at == '\0')
        return false;
    sentence->words = count_words(sentence->start, sentence->end);
    if (sentence->start == passage->words && passage->intro != NULL)
        sentence->words += open_words(passage->intro);
    return true;
}
