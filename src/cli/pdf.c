#include "cli/pdf.h"

#include "base/job.h"
#include "io/file.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char filter[] =
    "pdf:writer_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\","
    "\"value\":\"true\"},\"ExportBookmarks\":{\"type\":\"boolean\","
    "\"value\":\"true\"},\"PDFUACompliance\":{\"type\":\"boolean\","
    "\"value\":\"true\"},\"SelectPdfVersion\":{\"type\":\"long\","
    "\"value\":\"17\"}}";

static bool refuse(struct job *job, const char *what, const char *cure)
{
    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
        "pdf-unmade", (struct place){ 0 }, "%s", what);

    finding->machine = true;
    findings_hint(job->findings, finding, "%s", cure);
    return false;
}

static bool run(char **words)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = -1;
    int error;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(
        &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    error = posix_spawnp(&child, words[0], &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0 && waitpid(child, &status, 0) == child && status == 0;
}

static const char *path_of(struct job *job, const char *folder,
    const struct pdf *file, const char *extension)
{
    return arena_format(job->arena, "%s/%s.%s", folder, file->id, extension);
}

static bool convert(
    struct job *job, const char *folder, struct pdf *files, size_t count)
{
    char **words = arena_alloc(job->arena, (count + 9) * sizeof *words);
    size_t n = 0;

    words[n++] = arena_copy(job->arena, "soffice");
    words[n++] = arena_copy(job->arena, "--headless");
    words[n++] = arena_format(
        job->arena, "-env:UserInstallation=file://%s/profile", folder);
    words[n++] = arena_copy(job->arena, "--convert-to");
    words[n++] = arena_copy(job->arena, filter);
    words[n++] = arena_copy(job->arena, "--outdir");
    words[n++] = arena_copy(job->arena, folder);
    for (size_t i = 0; i < count; i++) {
        const char *path = path_of(job, folder, &files[i], "docx");

        if (!file_write(job, path, files[i].docx.start, files[i].docx.size))
            return false;
        words[n++] = arena_copy(job->arena, path);
    }
    if (!run(words))
        return refuse(job, "LibreOffice could not be run",
            "install libreoffice-writer-nogui, or leave pdf out of -f");
    for (size_t i = 0; i < count; i++) {
        files[i].pdf.start = file_read(
            job, path_of(job, folder, &files[i], "pdf"), &files[i].pdf.size);
        if (files[i].pdf.start == NULL)
            return false;
    }
    return true;
}

bool pdf_make(struct job *job, struct pdf *files, size_t count)
{
    char folder[] = "/tmp/paction-XXXXXX";
    char *sweep[] = { (char[]){ "rm" }, (char[]){ "-rf" }, folder, NULL };
    bool made;

    if (mkdtemp(folder) == NULL)
        return refuse(job, "no folder for LibreOffice can be made in /tmp",
            "make room there");
    made = convert(job, folder, files, count);
    (void)run(sweep);
    return made;
}
