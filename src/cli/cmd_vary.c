/*
 * vary: a change agreed during the contract: the document to sign, the
 * contract as it then reads, what differs, and a freeze of it.
 */
#include "base/calendar.h"
#include "base/job.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/delivery.h"
#include "cli/freezing.h"
#include "cli/output.h"
#include "cli/thaw.h"
#include "cli/variation.h"
#include "document/document.h"
#include "document/house.h"
#include "govern/milestone.h"
#include "govern/party.h"
#include "io/file.h"
#include "io/xml.h"
#include "render/render.h"
#include "review/compare.h"
#include "review/redline_proof.h"

#include <stdio.h>
#include <string.h>

enum { OUT = ACTING_OPTIONS, FROM, TITLE, REASON, AGREED, ON };

static const char freeze_name[] = "variation";
static const char conformed_formats[] = "docx,odt";
static const char *const formats[] = { "docx", "odt", "html" };
enum { FORMATS = sizeof formats / sizeof *formats };

struct pair {
    const struct document *old, *new, *compared;
};

struct varying {
    struct job *job;
    const struct line *line;
    struct acting acting;
    struct thaw was, is;
    const struct document *const *old;
    size_t old_count;
    struct project project, varied; /* as it stands; with the particulars */
    struct draft_pack *pack;        /* as it stands */
    struct pair *pairs;             /* of documents in both */
    struct changed_document *changed;
    size_t count;
    struct variation variation;
    const char *agreed[MOST_GIVEN];
    size_t agreed_count;
    struct delivery *redlines, documents[FORMATS];
    size_t redline_count, document_count;
    struct receipt receipt;
};

/* ---- the line --------------------------------------------------------- */

static bool check_line(struct varying *v)
{
    static const struct {
        int option;
        const char *what, *cure;
    } needed[] = { { OUT, "no folder to write to", "add -o OUT" },
        { FROM, "no signed contract is named",
            "--from NAME, the freeze that was issued for execution" },
        { TITLE, "the variation has no title", "--title TITLE" },
        { REASON, "the variation has no reason", "--reason WHY" },
        { AGREED, "nobody is said to have agreed",
            "--agreed ORGANISATION[:PERSON], once for each" },
        { ON, "no day is named on which it takes effect", "--on 2028-04-01" } };
    const struct line *line = v->line;
    int64_t day;

    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (line->values[needed[i].option] == NULL ||
            *text_squeeze(v->job->arena, line->values[needed[i].option]) ==
                '\0')
            return acting_misuse(
                v->job, "vary-missing", needed[i].what, needed[i].cure);
    if (!calendar_parse(line->values[ON], &day))
        return acting_misuse(v->job, "variation-date",
            arena_format(v->job->arena, "\"%s\" is no date", line->values[ON]),
            "write it like 2028-04-01");
    for (size_t i = 0; i < line->given_count; i++)
        if (line->given[i].option == AGREED)
            v->agreed[v->agreed_count++] = line->given[i].value;
    return true;
}

/* ---- what was signed, and what is now --------------------------------- */

static bool open_signed(struct varying *v)
{
    const char *from = v->line->values[FROM];
    const char *schema =
        file_join(v->job, v->line->home, "templates/document.rng");

    if (!thaw_open(v->job, v->acting.folder, from, &v->was))
        return false;
    v->old = thaw_documents(v->job, v->was.frozen, schema, &v->old_count);
    if (v->old == NULL)
        return false;
    if (v->was.frozen->execution)
        return true;
    findings_hint(v->job->findings,
        findings_add(v->job->findings, SEVERITY_ERROR, "vary-not-signed",
            (struct place){ .file = v->acting.folder },
            "\"%s\" is no freeze of copies to sign", from),
        "a contract is what was issued with --audience execution; `paction "
        "freeze list` shows which that was");
    return false;
}

static bool open_now(struct varying *v)
{
    const struct frozen *frozen = v->was.frozen;
    size_t new_objects;

    frozen = freezing_freeze(v->job, v->line->home, v->acting.folder,
        (struct freezing_options){
            .name = freezing_next_name(v->job, v->acting.folder, freeze_name),
            .by = v->acting.act->by,
            .at = v->acting.act->at,
            .audience = frozen->audience,
            .execution = true },
        &new_objects);
    if (frozen == NULL || !thaw_unpack(v->job, frozen, &v->is))
        return false;
    v->pack = thaw_assemble(v->job, &v->is, &v->project);
    return v->pack != NULL && variation_is_planned(v->job, v->project.library);
}

/* ---- what differs ----------------------------------------------------- */

static const struct document *find_old(const struct varying *v, const char *id)
{
    for (size_t i = 0; i < v->old_count; i++)
        if (text_same(v->old[i]->id, id))
            return v->old[i];
    return NULL;
}

static bool is_there(const struct varying *v, const char *id)
{
    for (const struct draft *d = v->pack->drafts; d != NULL; d = d->next)
        if (text_same(d->document->id, id))
            return true;
    return false;
}

static void note(struct varying *v, const struct document *document,
    enum change change, struct pair pair)
{
    v->changed[v->count] = (struct changed_document){
        .id = document->id, .title = document->title, .change = change
    };
    v->pairs[v->count++] = pair;
}

static bool compare_pair(
    struct varying *v, const struct document *old, const struct document *new)
{
    struct compare_options options = { v->variation.entry.key,
        arena_format(v->job->arena, "%sT00:00:00Z", v->line->values[ON]) };
    struct document *compared = compare_documents(v->job, old, new, options);
    const struct change_row *rows = changes_of(v->job, compared);

    if (!compare_proves(v->job, compared, old, new))
        return false;
    compared->status =
        arena_format(v->job->arena, "Variation %s", v->variation.entry.key);
    for (const struct change_row *r = rows; r != NULL; r = r->next)
        if (variation_counts(r)) {
            note(v, new, CHANGE_NONE, (struct pair){ old, new, compared });
            v->changed[v->count - 1].rows = rows;
            break;
        }
    return true;
}

static bool compare_all(struct varying *v)
{
    size_t most = v->old_count;

    for (const struct draft *d = v->pack->drafts; d != NULL; d = d->next)
        most++;
    v->pairs = arena_alloc(v->job->arena, most * sizeof *v->pairs);
    v->changed = arena_alloc(v->job->arena, most * sizeof *v->changed);
    for (const struct draft *d = v->pack->drafts; d != NULL; d = d->next) {
        const struct document *old = find_old(v, d->document->id);

        if (old == NULL)
            note(v, d->document, CHANGE_INSERTED, (struct pair){ 0 });
        else if (!compare_pair(v, old, d->document))
            return false;
    }
    for (size_t i = 0; i < v->old_count; i++)
        if (!is_there(v, v->old[i]->id))
            note(v, v->old[i], CHANGE_DELETED, (struct pair){ 0 });
    if (v->count > 0)
        return true;
    findings_hint(v->job->findings,
        findings_add(v->job->findings, SEVERITY_ERROR, "vary-nothing",
            (struct place){ .file = v->acting.folder },
            "the contract reads as it did in \"%s\"", v->line->values[FROM]),
        "change the answers, clauses or decisions first, then vary");
    return false;
}

/* ---- files ------------------------------------------------------------ */

static bool add_file(
    struct delivery *files, size_t *count, const char *path, struct bytes bytes)
{
    if (bytes.start == NULL)
        return false;
    files[(*count)++] = (struct delivery){ path, bytes };
    return true;
}

static bool render_all(struct varying *v, struct renderer *renderer,
    const struct document *document, bool signs, struct delivery *files,
    size_t *count)
{
    for (int i = 0; i < FORMATS; i++) {
        const struct format *format = render_find_format(formats[i]);

        if (!add_file(files, count,
                arena_format(
                    v->job->arena, "%s.%s", document->id, format->extension),
                render_document(v->job, renderer, document, format,
                    (struct render_options){ .for_execution = signs })))
            return false;
    }
    return true;
}

static bool make_redlines(
    struct varying *v, struct renderer *renderer, const struct xml_schema *word)
{
    v->redlines =
        arena_alloc(v->job->arena, v->count * FORMATS * sizeof *v->redlines);
    for (size_t i = 0; i < v->count; i++) {
        const struct pair *pair = &v->pairs[i];
        size_t docx = v->redline_count;

        if (pair->compared == NULL)
            continue;
        if (!render_all(v, renderer, pair->compared, false, v->redlines,
                &v->redline_count) ||
            !redline_proof_holds(
                v->job, word, v->redlines[docx].bytes, pair->old, pair->new))
            return false;
    }
    return true;
}

/* "Chalkshire County Council (A. Officer)" */
static const char *name_agreed(struct varying *v)
{
    struct text text = text_new(v->job->arena);
    const struct ledger *ledger = v->acting.ledger;

    for (size_t i = 0; i < v->agreed_count; i++) {
        char *organisation = arena_copy(v->job->arena, v->agreed[i]);
        char *person = strchr(organisation, ':');

        if (person != NULL)
            *person++ = '\0';
        text_format(&text, "%s%s%s%s%s", i > 0 ? "; " : "",
            party_name(ledger, organisation), person != NULL ? " (" : "",
            person != NULL ? party_person_name(ledger, person) : "",
            person != NULL ? ")" : "");
    }
    return text.bytes;
}

/* Of "2027-05-01T10:00". */
static const char *day_of(struct job *job, const char *time)
{
    return arena_format(job->arena, "%.*s", (int)strcspn(time, "T"), time);
}

/* "Homes on the coast, issued for signature on 1 May 2027 (milestone ...)" */
static const char *name_contract(struct varying *v)
{
    const struct frozen *frozen = v->was.frozen;
    const char *day = day_of(v->job, frozen->at);
    int64_t date = 0;

    return arena_format(v->job->arena,
        "%s, issued for signature on %s (milestone %s)",
        v->old[0]->subject != NULL ? v->old[0]->subject : v->old[0]->title,
        calendar_parse(day, &date) ? calendar_words(v->job->arena, date) : day,
        frozen->name);
}

static const struct document *make_document(struct varying *v)
{
    return variation_document(v->job, &v->is,
        (struct variation_particulars){ .number = v->variation.entry.key,
            .title = v->line->values[TITLE],
            .reason = v->line->values[REASON],
            .contract = name_contract(v),
            .date = day_of(v->job, v->acting.act->at),
            .on = v->line->values[ON],
            .agreed = name_agreed(v) },
        v->changed, v->count, &v->varied);
}

static bool make_files(struct varying *v)
{
    const char *templates = file_join(v->job, v->is.source.home, "templates");
    const struct document *document = make_document(v);
    struct renderer *renderer;
    struct xml_schema *word;
    bool made;

    if (document == NULL)
        return false;
    renderer = render_open(v->job, templates, v->project.house);
    word = xml_schema_open(
        v->job, file_join(v->job, templates, "docx/wordprocessing.rng"));
    made = word != NULL &&
           render_all(
               v, renderer, document, true, v->documents, &v->document_count) &&
           make_redlines(v, renderer, word);
    xml_schema_close(word);
    render_close(renderer);
    return made;
}

/* ---- the conformed copy ----------------------------------------------- */

/* It is no copy to sign: its cover says what it is. */
static void rename_status(struct varying *v)
{
    const char *status = arena_format(v->job->arena,
        "Conformed copy, with variation %s", v->variation.entry.key);

    for (struct draft *d = v->pack->drafts; d != NULL; d = d->next) {
        d->document->status = status;
        for (struct walk w = document_walk(d->document->root);
             document_next(&w);)
            if (w.entering && w.node->role == ROLE_STATUS &&
                w.node->first != NULL)
                w.node->first->text = status;
    }
}

static bool record(void *context, const char *sha256)
{
    struct varying *v = context;
    const char *out = v->line->values[OUT];

    (void)sha256;
    return milestone_freeze(v->job, v->acting.act,
               (struct freeze){ .entry = { v->is.frozen->name },
                   .sha256 = v->is.frozen->digest,
                   .engine = v->is.frozen->engine }) &&
           milestone_vary(v->job, v->acting.act, v->variation, v->agreed,
               v->agreed_count) &&
           delivery_write(v->job, file_join(v->job, out, "redline"),
               v->redlines, v->redline_count, NULL) &&
           delivery_write(v->job, out, v->documents, v->document_count, NULL) &&
           acting_commit(&v->acting, &v->receipt);
}

static bool write_all(struct varying *v)
{
    rename_status(v);
    return output_write(v->job, v->pack,
        file_join(v->job, v->line->values[OUT], "conformed"),
        (struct output_options){ .formats = conformed_formats,
            .templates = file_join(v->job, v->is.source.home, "templates"),
            .commit = record,
            .context = v,
            .is_quiet = true });
}

/* ---- the whole -------------------------------------------------------- */

static enum status tell(struct varying *v)
{
    json_t *reply = v->acting.reply;
    const char *out = v->line->values[OUT];

    json_object_set_new(
        reply, "variation", json_string(v->variation.entry.key));
    json_object_set_new(reply, "from", json_string(v->variation.from_freeze));
    json_object_set_new(reply, "to", json_string(v->variation.to_freeze));
    json_object_set_new(reply, "receipt", json_integer(v->receipt.number));
    json_object_set_new(reply, "hash", json_string(v->receipt.hash));
    if (v->line->values[ACTING_JSON] == NULL)
        printf("%s is recorded, frozen as %s\n"
               "  to sign        %s (.docx, .odt, .html)\n"
               "  conformed copy %s\n"
               "  what differs   %s\n"
               "Receipt %lld, %.16s\n",
            v->variation.entry.key, v->variation.to_freeze,
            file_join(v->job, out, "variation"),
            file_join(v->job, out, "conformed/index.html"),
            file_join(v->job, out, "redline/"), (long long)v->receipt.number,
            v->receipt.hash);
    return acting_show(&v->acting);
}

static bool vary(struct varying *v)
{
    struct variation *variation = &v->variation;

    *variation = (struct variation){
        .entry = { ledger_next_key(v->acting.ledger, KIND_VARIATION, "V-") },
        .title = v->line->values[TITLE],
        .reason = v->line->values[REASON],
        .from_freeze = v->line->values[FROM],
        .on = v->line->values[ON]
    };
    if (!milestone_may_vary(
            v->job, v->acting.act, variation, v->agreed, v->agreed_count) ||
        !open_signed(v) || !open_now(v))
        return false;
    variation->to_freeze = v->is.frozen->name;
    return compare_all(v) && make_files(v) && write_all(v);
}

enum status command_vary(struct job *job, const struct line *line)
{
    struct varying v = { .job = job, .line = line };
    bool is_varied;

    if (!check_line(&v))
        return STATUS_USAGE;
    if (!acting_begin(job, line, "vary", &v.acting))
        return STATUS_INPUT;
    is_varied = vary(&v);
    if (!is_varied && v.is.frozen != NULL && v.receipt.number == 0)
        frozen_drop(job, v.acting.folder, v.is.frozen->name);
    project_close(&v.project);
    project_close(&v.varied);
    thaw_close(&v.was);
    thaw_close(&v.is);
    if (is_varied)
        return tell(&v);
    (void)acting_drop(&v.acting);
    return STATUS_DONE; /* what was found decides */
}
