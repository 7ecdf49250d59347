#include "synthetic.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"

#include <stdio.h>

enum {
    SHARE = 4,       /* clauses to a definition, and to a question */
    CONDITIONS = 10, /* however many clauses */
    RULES = 100      /* to a file of rules, which may not be long */
};

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

struct writing {
    struct job *job;
    const char *folder;
    int clauses;
};

/* Not flushed to the disk, as file_write does: there are many, for a moment. */
static bool write(const struct writing *writing, const char *name,
    const struct text *text)
{
    const char *path = file_join(writing->job, writing->folder, name);
    FILE *file = fopen(path, "w");
    bool wrote = file != NULL &&
        fwrite(text->bytes, 1, text->length, file) == text->length;

    return (file == NULL || fclose(file) == 0) && wrote;
}

static const char *code(struct job *job, int n)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    return arena_format(job->arena, "Z%c%c%c", digits[n / 1296 % 36],
        digits[n / 36 % 36], digits[n % 36]);
}

/* ---- clauses ---------------------------------------------------------- */

static void add_head(struct job *job, struct text *text, int n)
{
    text_format(text,
        XML "<clause id=\"bulk.c%d\" code=\"%s\" topic=\"bulk\">\n"
            "<purpose>To have one more clause to measure.</purpose>\n"
            "<variant id=\"one\" usage=\"preferred\" status=\"draft\""
            " version=\"1\">\n<note><p>The bench made this.</p></note>\n"
            "<plain of=\"new\">You do the thing in time, and say so.</plain>\n"
            "<heading>Subject %d</heading>\n",
        n, code(job, n), n);
}

static void add_body(struct text *text, int n, int before)
{
    text_format(text,
        "<sub id=\"a\"><duty by=\"provider\" to=\"authority\""
        " timing=\"event\">The provider must tell the other of each"
        " <term of=\"thing-%d\"/> within <value of=\"days_%d\"/> days after it"
        " has learned of it, and must say what it has done so far, what it"
        " means to do next and by when.</duty></sub>\n",
        n / SHARE, n / SHARE);
    text_format(text,
        "<sub id=\"b\">The time in <ref to=\"bulk.c%d/a\"/> does not run:\n"
        "<limb id=\"b1\">while the other has not answered a question without"
        " which nobody could go on; or</limb>\n<limb id=\"b2\">on a day on"
        " which an event outside the power of both has closed the place;"
        " or</limb>\n<limb id=\"b3\" when=\"on-%d\">while <ref"
        " to=\"bulk.c%d\" show=\"heading\"/> gives more time.</limb></sub>\n",
        n, n % CONDITIONS, before);
    text_format(text,
        "<sub id=\"c\" unless=\"on-%d\">This paragraph falls out wherever its"
        " condition holds.</sub>\n"
        "<sub id=\"d\">Nothing here takes away what <ref to=\"bulk.c%d/b\"/>"
        " gives. Words that stand here only so that there are about as many of"
        " them as in a clause that somebody has drafted with care, and read"
        " aloud, and shortened, say nothing more than this.</sub>\n"
        "</variant>\n</clause>\n",
        n % CONDITIONS, before);
}

static bool write_clauses(const struct writing *writing)
{
    for (int n = 0; n < writing->clauses; n++) {
        struct text text = text_new(writing->job->arena);
        int before = n > 0 ? n - 1 : writing->clauses - 1;

        add_head(writing->job, &text, n);
        add_body(&text, n, before);
        if (!write(writing,
                arena_format(
                    writing->job->arena, "clauses/bulk/c%d.xml", n),
                &text))
            return false;
    }
    return true;
}

/* ---- what stands beside them ------------------------------------------ */

static bool write_definitions(const struct writing *writing)
{
    struct text text = text_new(writing->job->arena);

    text_add(&text, XML "<definitions topic=\"bulk\">\n");
    for (int n = 0; n <= (writing->clauses - 1) / SHARE; n++)
        text_format(&text,
            "<definition id=\"thing-%d\"><term>Thing %d</term><means>a thing"
            " that lasts longer than <value of=\"days_%d\"/> days"
            "</means></definition>\n",
            n, n, n);
    text_add(&text, "</definitions>\n");
    return write(writing, "clauses/bulk/definitions.xml", &text);
}

static bool write_questions(const struct writing *writing)
{
    struct text questions = text_new(writing->job->arena);
    struct text answers = text_new(writing->job->arena);

    text_add(&questions, XML "<questions topic=\"bulk\">\n");
    text_add(&answers, XML "<answers>\n");
    for (int n = 0; n <= (writing->clauses - 1) / SHARE; n++) {
        text_format(&questions,
            "<question id=\"days_%d\" type=\"integer\" min=\"1\" max=\"999\">"
            "<label>Days of thing %d</label></question>\n",
            n, n);
        text_format(
            &answers, "<answer to=\"days_%d\">%d</answer>\n", n, n % 90 + 1);
    }
    text_add(&questions, "</questions>\n");
    text_add(&answers, "</answers>\n");
    return write(writing, "clauses/bulk/questions.xml", &questions) &&
        write(writing, "answers.xml", &answers);
}

static bool write_plan(const struct writing *writing)
{
    struct text text = text_new(writing->job->arena);

    text_add(&text,
        XML "<plan id=\"" SYNTHETIC_DOCUMENT "\" title=\"Bulk\""
            " kind=\"agreement\" code=\"BK\" order=\"1\">\n"
            "<purpose>To be long.</purpose>\n<cover/><contents/>\n"
            "<operative>\n");
    for (int n = 0; n < writing->clauses; n++)
        text_format(
            &text, "<place clause=\"bulk.c%d\" by=\"rule\"/>\n", n);
    text_add(&text,
        "</operative>\n<schedule id=\"schedule.definitions\""
        " title=\"Definitions\"><definitions/></schedule>\n</plan>\n");
    return write(writing, "clauses/plans/bulk.xml", &text);
}

static bool write_rules(const struct writing *writing)
{
    struct text text = text_new(writing->job->arena);

    for (int n = 0; n < CONDITIONS; n++)
        text_format(&text,
            "condition \"on-%d\" { over(\"days_%d\", 5) }\n", n, n);
    for (int n = 0; n < writing->clauses; n++) {
        if (n % RULES == 0 && n > 0) {
            if (!write(writing,
                    arena_format(
                        writing->job->arena, "lua/bulk-%d.lua", n / RULES),
                    &text))
                return false;
            text = text_new(writing->job->arena);
        }
        text_format(&text,
            "rule \"BULK-%d\" { because = \"the bench wants it\","
            " when = any { \"on-%d\", answered(\"days_%d\") },"
            " require = { \"bulk.c%d\" } }\n",
            n, n % CONDITIONS, n / SHARE, n);
    }
    return write(writing, "lua/bulk-last.lua", &text);
}

bool synthetic_write(struct job *job, const char *folder, int clauses)
{
    static const char *const folders[] = { "clauses/bulk", "clauses/plans",
        "lua" };
    struct writing writing = { job, folder, clauses };

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (!file_make_folder(job, file_join(job, folder, folders[i])))
            return false;
    return write_clauses(&writing) && write_definitions(&writing) &&
        write_questions(&writing) && write_plan(&writing) &&
        write_rules(&writing);
}
