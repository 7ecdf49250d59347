#include "cli/command.h"
#include "cli/output.h"
#include "cli/project.h"
#include "cli/sending.h"
#include "io/file.h"

#include <string.h>

enum { OUT, FORMATS, ONLY, AUDIENCE, EXECUTION, COMMENT, RECIPIENT, PLAIN };

static bool is_comment(const struct line *line)
{
    return line->values[COMMENT] != NULL;
}

/* Nobody outside is sent what is internal unless it is said. */
static const char *audience_of(const struct line *line)
{
    return line->values[AUDIENCE] == NULL && is_comment(line)
               ? "consultation"
               : line->values[AUDIENCE];
}

static struct sending *begin_sending(struct job *job, const struct line *line,
    const struct project *project, const struct draft_pack *pack)
{
    return sending_begin(job, sending_prepare(job, pack),
        (struct sending_options){ .folder = project->folder,
            .recipient = line->values[RECIPIENT],
            .comment_at = project->comment_at,
            .is_plain = line->values[PLAIN] != NULL });
}

static bool assemble(
    struct job *job, const struct line *line, struct project *project)
{
    struct output_options options = { .formats = line->values[FORMATS],
        .only = line->values[ONLY],
        .templates = file_join(job, line->home, "templates") };
    struct draft_pack *pack;

    if (!project_open(job, line->home, line->arguments[0], project) ||
        !project->is_read)
        return false;
    pack = project_assemble(job, project, audience_of(line),
        line->values[EXECUTION] != NULL, line->values[ONLY]);

    /* A pack with errors is no pack: earlier output stays as it was. */
    if (pack == NULL || findings_errors(job->findings) > 0)
        return false;
    if (is_comment(line)) {
        options.sending = begin_sending(job, line, project, pack);
        if (options.sending == NULL)
            return false;
    }
    return output_write(job, pack, line->values[OUT], options);
}

static bool refuse(struct job *job, const char *what, const char *cure)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "options-apart",
            (struct place){ 0 }, "%s", what),
        "%s", cure);
    return false;
}

static bool is_empty(const char *name)
{
    return name[strspn(name, " \t\n")] == '\0';
}

static bool check_options(struct job *job, const struct line *line)
{
    const char *formats = line->values[FORMATS];

    if (!is_comment(line) &&
        (line->values[RECIPIENT] != NULL || line->values[PLAIN] != NULL))
        return refuse(job, "--for and --plain are for copies for comment",
            "add --for-comment");
    if (!is_comment(line))
        return true;
    if (line->values[RECIPIENT] != NULL && is_empty(line->values[RECIPIENT]))
        return refuse(job, "--for names nobody",
            "--for \"Name of the organisation\"; without --for the copies are "
            "for anyone");
    if (line->values[EXECUTION] != NULL)
        return refuse(job, "what is to be signed is not for comment",
            "leave out --execution or --for-comment");
    if (formats != NULL && command_lists(formats, "pdf"))
        return refuse(job, "a copy for comment cannot be \"pdf\"",
            "docx or odt; html, txt, akn and xml come beside them as usual");
    if (formats != NULL && !command_lists(formats, "docx") &&
        !command_lists(formats, "odt"))
        return refuse(
            job, "a copy for comment is a Word or an ODT file", "-f docx,odt");
    return true;
}

enum status command_assemble(struct job *job, const struct line *line)
{
    struct project project = { 0 };

    if (line->values[OUT] == NULL) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "no-out",
                (struct place){ 0 }, "no folder to write to"),
            "add -o OUT");
        return STATUS_USAGE;
    }
    if (!check_options(job, line))
        return STATUS_USAGE;
    (void)assemble(job, line, &project);
    project_close(&project);
    return STATUS_DONE;
}
