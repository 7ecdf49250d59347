/*
 * Prints what a Word file says, for a comparison with other readers:
 *     as_read FILE accept|reject|all|comments
 * Paragraphs one a line; comments as author, text, quotation, parent's text
 * and whether it is resolved, with tabs between.
 */
#include "base/job.h"
#include "io/file.h"
#include "review/docx_reader.h"
#include "review/returned.h"

#include <stdio.h>
#include <string.h>

static void print_line(const char *words, char end)
{
    for (; *words != '\0'; words++)
        putchar(*words == '\n' || *words == '\t' ? ' ' : *words);
    putchar(end);
}

static void print_view(
    struct job *job, const struct returned *returned, enum view view)
{
    struct view_of paragraphs = returned_view(job->arena, returned, view);

    for (size_t i = 0; i < paragraphs.count; i++) {
        size_t first = paragraphs.seen[i].first;
        enum region region = returned->at[first]->region;

        if (region == REGION_BODY || region == REGION_TEXT_BOX)
            print_line(paragraphs.seen[i].text, '\n');
    }
}

static void print_all(const struct returned *returned)
{
    for (struct returned_paragraph *p = returned->paragraphs; p; p = p->next) {
        for (const struct piece *piece = p->pieces; piece; piece = piece->next)
            print_line(piece->text, ' ');
        putchar('\n');
    }
}

static const char *text_of(const struct returned *returned, const char *id)
{
    for (struct returned_comment *c = returned->comments; c; c = c->next)
        if (id != NULL && strcmp(c->id, id) == 0)
            return c->text;
    return "";
}

static void print_comments(struct job *job, const struct returned *returned)
{
    for (struct returned_comment *c = returned->comments; c; c = c->next) {
        print_line(c->stamp.author != NULL ? c->stamp.author : "", '\t');
        print_line(c->text, '\t');
        print_line(
            returned_quote(job->arena, returned, c, VIEW_ACCEPTED), '\t');
        print_line(text_of(returned, c->parent), '\t');
        puts(c->is_resolved ? "1" : "0");
    }
}

int main(int count, char **words)
{
    struct job job = job_begin();
    const struct returned *returned = NULL;
    struct bytes file = { 0 };

    if (count == 3)
        file.start = file_read(&job, words[1], &file.size);
    if (file.start != NULL)
        returned = docx_reader_read(&job, words[1], file);
    findings_print(job.findings, stderr);
    if (returned == NULL)
        return 1;
    if (strcmp(words[2], "comments") == 0)
        print_comments(&job, returned);
    else if (strcmp(words[2], "all") == 0)
        print_all(returned);
    else
        print_view(&job, returned,
            strcmp(words[2], "reject") == 0 ? VIEW_REJECTED : VIEW_ACCEPTED);
    job_end(&job);
    return 0;
}
