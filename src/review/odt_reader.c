#include "review/odt_reader.h"

#include "base/job.h"
#include "io/foreign.h"
#include "io/parcel.h"
#include "review/odt_walk.h"

static const struct foreign *read_part(struct job *job,
    const struct parcel *parcel, const char *name, const char *part)
{
    struct bytes bytes = parcel_part(job, parcel, part);

    if (bytes.start == NULL)
        return NULL;
    return foreign_parse(job, arena_format(job->arena, "%s/%s", name, part),
        bytes.start, bytes.size);
}

/* Each page style may say what stands at the head and foot of its pages. */
static void walk_pages(struct odt_walk *walk, const struct foreign *styles)
{
    static const struct {
        const char *name;
        enum region region;
    } parts[] = {
        { "header", REGION_HEADER },
        { "header-left", REGION_HEADER },
        { "header-first", REGION_HEADER },
        { "footer", REGION_FOOTER },
        { "footer-left", REGION_FOOTER },
        { "footer-first", REGION_FOOTER },
    };

    odt_walk_part(walk, styles);
    for (const struct foreign *e = styles; e != NULL;
         e = foreign_next(styles, e))
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            if (e->name != NULL && foreign_is(e, SPACE_STYLE, parts[i].name))
                odt_walk_text(walk, e, parts[i].region);
}

static void read_meta(struct returned *returned, const struct foreign *meta)
{
    for (const struct foreign *e = meta; e != NULL; e = foreign_next(meta, e)) {
        const char *words = e->first == NULL ? NULL : e->first->text;
        const char *name =
            e->name == NULL ? NULL : foreign_attribute(e, SPACE_META, "name");

        if (e->name == NULL)
            continue;
        if (foreign_is(e, SPACE_META, "generator"))
            returned->producer = words;
        if (foreign_is(e, SPACE_META, "user-defined") &&
            text_same(name, "paction-copy"))
            returned->copy = words;
    }
}

/* It is on where there is a list of changes that does not say otherwise. */
static bool is_tracking(const struct foreign *text)
{
    const struct foreign *changes =
        foreign_child(text, SPACE_TEXT, "tracked-changes");

    return changes != NULL &&
           !text_same(foreign_attribute(changes, SPACE_TEXT, "track-changes"),
               "false");
}

static const struct foreign *find_text(
    struct job *job, const char *name, const struct foreign *content)
{
    const struct foreign *body =
        content == NULL ? NULL : foreign_child(content, SPACE_OFFICE, "body");
    const struct foreign *text =
        body == NULL ? NULL : foreign_child(body, SPACE_OFFICE, "text");

    if (text == NULL)
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "odt-no-text",
                (struct place){ name, 0, 0 },
                "no text of a document can be found in this file"),
            "open it in LibreOffice, save it as an ODF text document (.odt), "
            "and send that");
    return text;
}

const struct returned *odt_reader_read(
    struct job *job, const char *name, struct bytes bytes)
{
    struct returned *returned = ARENA_NEW(job->arena, struct returned);
    const struct parcel *parcel = parcel_open(job, name, bytes);
    struct odt_walk walk = odt_walk_begin(job, returned);
    int errors = findings_errors(job->findings);
    const struct foreign *content, *text, *styles, *meta;

    if (parcel == NULL)
        return NULL;
    content = read_part(job, parcel, name, "content.xml");
    text = find_text(job, name, content);
    styles = read_part(job, parcel, name, "styles.xml");
    meta = read_part(job, parcel, name, "meta.xml");
    if (text == NULL || findings_errors(job->findings) > errors)
        return NULL;
    returned->format = "odt";
    returned->is_tracking = is_tracking(text);
    odt_walk_part(&walk, content);
    odt_walk_text(&walk, text, REGION_BODY);
    if (styles != NULL)
        walk_pages(&walk, styles);
    if (meta != NULL)
        read_meta(returned, meta);
    odt_walk_end(&walk);
    return returned;
}
