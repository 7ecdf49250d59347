/*
 * The command line: a table of verbs, and how their words are taken apart.
 *
 * A command only reports to its job; what was found is shown here, once, and
 * decides the exit status.
 */
#include "cli/command.h"
#include "cli/manual.h"
#include "cli/report.h"
#include "io/file.h"

#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef PACTION_HOME
#define PACTION_HOME "/usr/local/share/paction"
#endif

bool command_lists(const char *list, const char *name)
{
    size_t length = strlen(name);

    if (list == NULL)
        return true;
    for (const char *p = list; p != NULL; p = strchr(p, ',')) {
        p += *p == ',';
        if (strncmp(p, name, length) == 0 &&
            (p[length] == ',' || p[length] == '\0'))
            return true;
    }
    return false;
}

static bool is_option_of_all(const char *word)
{
    return strcmp(word, "--home") == 0 || strcmp(word, "--findings") == 0;
}

static int find_option(const struct command *command, const char *word)
{
    for (int i = 0; i < MOST_OPTIONS; i++)
        if (command->options[i].name != NULL &&
            strcmp(command->options[i].name, word) == 0)
            return i;
    return -1;
}

static enum status misuse(
    const struct command *command, const char *what, const char *word)
{
    fprintf(stderr, "paction: %s%s%s\n", what, word != NULL ? " " : "",
        word != NULL ? word : "");
    if (command != NULL)
        fprintf(stderr, "usage: paction %s %s\n`paction help %s` says more\n",
            command->name, command->synopsis, command->name);
    else
        manual_usage(stderr);
    return STATUS_USAGE;
}

static enum status take_general(
    struct line *line, const char *option, const char *value)
{
    if (strcmp(option, "--home") == 0)
        line->home = value;
    else if (strcmp(value, "json") == 0)
        line->json = true;
    else if (strcmp(value, "text") != 0)
        return misuse(NULL, "--findings is text or json, not", value);
    return STATUS_DONE;
}

static enum status parse(
    const struct command *command, char **words, struct line *line)
{
    for (; *words != NULL; words++) {
        int option = find_option(command, *words);
        bool needs_value =
            is_option_of_all(*words) ||
            (option >= 0 && command->options[option].value != NULL);

        if (needs_value && words[1] == NULL)
            return misuse(command, "a value is missing after", *words);
        if (is_option_of_all(*words)) {
            if (take_general(line, words[0], words[1]) != STATUS_DONE)
                return STATUS_USAGE;
        } else if (option >= 0 && line->given_count < MOST_GIVEN) {
            line->values[option] = needs_value ? words[1] : "";
            line->given[line->given_count++] =
                (struct given){ option, line->values[option] };
        } else if (option >= 0) {
            return misuse(command, "too many options, from", *words);
        } else if (**words == '-' && (*words)[1] != '\0') {
            return misuse(command, "no option", *words);
        } else if (line->argument_count == command->most) {
            return misuse(command, "one word too many:", *words);
        } else {
            line->arguments[line->argument_count++] = *words;
        }
        words += needs_value;
    }
    if (line->argument_count < command->least)
        return misuse(command, "something is missing", NULL);
    return STATUS_DONE;
}

/* Beside the program when it was built in place, else where it is installed. */
static const char *find_home(struct job *job)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    const char *beside;

    if (length <= 0)
        return PACTION_HOME;
    path[length] = '\0';
    beside = arena_format(job->arena, "%s/..", dirname(path));
    if (file_is_folder(file_join(job, beside, "clauses")) &&
        file_is_folder(file_join(job, beside, "templates"))) {
        char *real = realpath(beside, NULL);
        const char *home = arena_copy(job->arena, real != NULL ? real : beside);

        free(real);
        return home;
    }
    return PACTION_HOME;
}

/* A folder below the working one is named from there: shorter in findings. */
static const char *shorten(struct job *job, const char *path)
{
    char here[PATH_MAX];
    size_t length;

    if (getcwd(here, sizeof here) == NULL)
        return path;
    length = strlen(here);
    if (strcmp(path, here) == 0)
        return ".";
    if (strncmp(path, here, length) == 0 && path[length] == '/')
        return arena_copy(job->arena, path + length + 1);
    return path;
}

static enum status run(const struct command *command, char **words)
{
    struct line line = { .command = command->name };
    struct job job;
    enum status status = parse(command, words, &line);

    if (status != STATUS_DONE)
        return status;
    job = job_begin();
    if (line.home == NULL)
        line.home = shorten(&job, find_home(&job));
    status = command->run(&job, &line);
    report_findings(&job, line.json, stderr);
    if (status == STATUS_DONE)
        status = report_status(&job);
    job_end(&job);
    return status;
}

static bool is_help(const char *word)
{
    return word != NULL &&
           (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 ||
               strcmp(word, "-h") == 0);
}

static enum status obey(int count, char **words)
{
    const struct command *command;
    size_t named;

    if (count < 2)
        return misuse(NULL, "what shall I do?", NULL);
    if (is_help(words[1]))
        return manual_help(words[2], count > 3 ? words[3] : NULL)
                   ? STATUS_DONE
                   : STATUS_USAGE;
    if (strcmp(words[1], "--version") == 0) {
        manual_version(stdout);
        return STATUS_DONE;
    }
    command = manual_command(words[1], words[2], &named);
    if (command == NULL)
        return misuse(NULL, "no command", words[1]);
    if (command->run == NULL && words[2] != NULL && !is_help(words[2]))
        return misuse(command, "no such verb:", words[2]);
    if (command->run == NULL || is_help(words[1 + named]))
        return manual_help(words[1], named > 1 ? words[2] : NULL)
                   ? STATUS_DONE
                   : STATUS_USAGE;
    return run(command, words + 1 + named);
}

/* What was printed may still fail to reach a full disk. */
int main(int count, char **words)
{
    enum status status = obey(count, words);

    if (fflush(stdout) == 0 && !ferror(stdout))
        return (int)status;
    perror("paction: standard output");
    return STATUS_MACHINE;
}
