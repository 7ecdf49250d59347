#include "cli/command.h"
#include "io/file.h"

#include <stdio.h>
#include <string.h>

/* What a new project starts from. The answers come last: they make it one. */
static const struct {
    const char *name, *text;
} files[] = {
    { "project.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!-- For whom packs are made: internal, consultation, market,\n"
        "     published or placement. -->\n"
        "<project audience=\"consultation\"/>\n" },
    { "decisions.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!-- What a board has decided: which variant of a clause, while a\n"
        "     condition holds, and why. For example:\n"
        "\n"
        "  <decision id=\"D-01\" clause=\"volume.commitment\"\n"
        "            variant=\"soft\" when=\"soft-block\"\n"
        "            by=\"Project board\" on=\"2026-10-02\">\n"
        "    why it was decided so\n"
        "  </decision>\n"
        "-->\n"
        "<decisions>\n"
        "</decisions>\n" },
    { "answers.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!-- What is known. `paction ask` asks for it and writes it here; or\n"
        "     take the marks of a comment away and fill in. -->\n"
        "<answers>\n"
        "  <!-- <answer to=\"project_title\">Homes for children in the\n"
        "       valley</answer> -->\n"
        "  <!-- <answer to=\"volume_model\">soft_block</answer> -->\n"
        "  <!-- <answer to=\"start_date\">2027-04-01</answer> -->\n"
        "\n"
        "  <!-- The day the pack is made; nothing here reads a clock:\n"
        "  <answer to=\"document_date\">2026-10-01</answer> -->\n"
        "\n"
        "  <!-- Open on purpose, with the words to print meanwhile:\n"
        "  <open to=\"provider_name\">to be completed on award</open> -->\n"
        "\n"
        "  <!-- A list has records, each with a key that stays; or a table,\n"
        "       <list of=\"homes\" csv=\"homes.csv\"/>:\n"
        "  <list of=\"authorities\">\n"
        "    <record key=\"north\">\n"
        "      <answer to=\"authority_name\">North Council</answer>\n"
        "    </record>\n"
        "  </list> -->\n"
        "</answers>\n" },
};

static bool is_free(struct job *job, const char *folder)
{
    const char *path = file_join(job, folder, "answers.xml");

    if (!file_exists(path))
        return true;
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "project-exists",
            (struct place){ .file = path }, "there is a project already"),
        "`paction ask %s` goes on with it; or name another folder", folder);
    return false;
}

static bool write_files(struct job *job, const char *folder)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = file_join(job, folder, files[i].name);

        if (!file_exists(path) &&
            !file_write(job, path, files[i].text, strlen(files[i].text)))
            return false;
    }
    return true;
}

enum status command_new(struct job *job, const struct line *line)
{
    const char *folder = line->arguments[0];

    if (is_free(job, folder) && file_make_folder(job, folder) &&
        write_files(job, folder))
        printf("%s is a project now; %s/answers.xml is to be filled in.\n"
               "Next: paction ask %s\n",
            folder, folder, folder);
    return STATUS_DONE;
}
