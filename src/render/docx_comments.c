#include "render/docx_comments.h"

#include "base/job.h"
#include "document/document_xml.h"
#include "render/docx_change.h"
#include "render/docx_writer.h"
#include "render/outline.h"

#include <ctype.h>
#include <string.h>

/* Ids of paragraphs in the comments: one each, below 0x80000000. */
enum { PARAGRAPH_SEED = 0x50410000, INITIALS = 4 };

#define W14 "http://schemas.microsoft.com/office/word/2010/wordml"
#define W15 "http://schemas.microsoft.com/office/word/2012/wordml"
#define OFFICE "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char HEAD[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/* The parts, and under what names Word looks for them. */
static const struct part_kind {
    const char *name, *start, *end, *type, *relationship;
} kinds[] = {
    { "comments",
        "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/"
        "wordprocessingml/2006/main\" xmlns:mc=\"http://schemas."
        "openxmlformats.org/markup-compatibility/2006\" xmlns:w14=\"" W14
        "\" mc:Ignorable=\"w14\">",
        "</w:comments>", OFFICE "comments+xml",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        "comments" },
    { "commentsExtended", "<w15:commentsEx xmlns:w15=\"" W15 "\">",
        "</w15:commentsEx>", OFFICE "commentsExtended+xml",
        "http://schemas.microsoft.com/office/2011/relationships/"
        "commentsExtended" },
    { "people", "<w15:people xmlns:w15=\"" W15 "\">", "</w15:people>",
        OFFICE "people+xml",
        "http://schemas.microsoft.com/office/2011/relationships/people" },
};

struct docx_comments docx_comments_none(struct arena *arena)
{
    return (struct docx_comments){ .comments = text_new(arena),
        .threads = text_new(arena),
        .people = text_new(arena),
        .authors = names_new(arena) };
}

/* ---- one comment ------------------------------------------------------ */

/* The first letter of each word. */
static const char *initials(struct arena *arena, const char *author)
{
    char letters[INITIALS + 1] = "";
    size_t count = 0;

    for (const char *p = author; *p != '\0' && count < INITIALS; p++)
        if (isalnum((unsigned char)*p) && (p == author || p[-1] == ' '))
            letters[count++] = *p;
    return arena_copy(arena, count > 0 ? letters : "?");
}

static void add_person(struct docx_comments *comments, const char *author)
{
    struct text *people = &comments->people;

    if (names_find(&comments->authors, author) != NULL)
        return;
    names_put(&comments->authors, author, comments);
    text_add(people, "<w15:person");
    document_xml_attribute(people, "w15:author", author);
    text_add(people, "><w15:presenceInfo w15:providerId=\"None\"");
    document_xml_attribute(people, "w15:userId", author);
    text_add(people, "/></w15:person>");
}

/* A paragraph a line. The last has the id by which the comment is known. */
static void add_lines(
    struct docx_writer *writer, const char *words, size_t number)
{
    struct text *text = &writer->comments.comments;
    bool is_first = true, is_last = false;

    while (!is_last) {
        size_t length = strcspn(words, "\n");

        is_last = words[length] == '\0';
        text_add(text, "<w:p");
        if (is_last)
            text_format(
                text, " w14:paraId=\"%08zX\"", (size_t)PARAGRAPH_SEED + number);
        text_add_char(text, '>');
        if (is_first)
            text_add(text, "<w:r><w:annotationRef/></w:r>");
        text_add(text, "<w:r><w:t xml:space=\"preserve\">");
        document_xml_words(
            text, arena_format(writer->job->arena, "%.*s", (int)length, words));
        text_add(text, "</w:t></w:r></w:p>");
        words += length + !is_last;
        is_first = false;
    }
}

/* parent: the number of the comment that it replies to, or 0. */
static void add_thread(
    struct docx_comments *comments, size_t parent, bool is_resolved)
{
    struct text *threads = &comments->threads;

    text_format(threads, "<w15:commentEx w15:paraId=\"%08zX\"",
        (size_t)PARAGRAPH_SEED + comments->count);
    if (parent != 0)
        text_format(threads, " w15:paraIdParent=\"%08zX\"",
            (size_t)PARAGRAPH_SEED + parent);
    text_format(threads, " w15:done=\"%d\"/>", is_resolved);
}

static void add(
    struct docx_writer *writer, const struct remark *remark, size_t parent)
{
    struct docx_comments *comments = &writer->comments;
    struct text *text = &comments->comments;
    const char *author = remark->author != NULL ? remark->author : "Unknown";
    int id = docx_change_id(writer);

    if (comments->open++ == 0)
        comments->first_id = id;
    comments->count++;
    text_format(text, "<w:comment w:id=\"%d\"", id);
    document_xml_attribute(text, "w:author", author);
    document_xml_attribute(
        text, "w:date", docx_change_date(writer, remark->date));
    document_xml_attribute(
        text, "w:initials", initials(writer->job->arena, author));
    text_add_char(text, '>');
    add_lines(
        writer, remark->words != NULL ? remark->words : "", comments->count);
    text_add(text, "</w:comment>");
    add_thread(comments, parent, remark->is_resolved);
    add_person(comments, author);
}

/* ---- those of a paragraph --------------------------------------------- */

static void add_of(struct docx_writer *writer, const struct node *node)
{
    size_t thread = 0;

    for (const struct remark *r =
             document_remarks(writer->job->arena, writer->document, node);
         r != NULL; r = r->next) {
        bool is_reply = r->is_reply && thread != 0;

        if (!is_reply)
            thread = writer->comments.count + 1;
        add(writer, r, is_reply ? thread : 0);
    }
}

bool docx_comments_has(const struct node *node)
{
    while (node != NULL && node->move == NULL && node->remarks == NULL)
        node = outline_next_start(node);
    return node != NULL;
}

/* Ids follow one another, since nothing else is added meanwhile. */
void docx_comments_begin(struct docx_writer *writer, const struct node *node)
{
    struct docx_comments *comments = &writer->comments;

    for (; node != NULL; node = outline_next_start(node))
        add_of(writer, node);
    for (int i = 0; i < comments->open; i++)
        text_format(&writer->body, "<w:commentRangeStart w:id=\"%d\"/>",
            comments->first_id + i);
}

/* The references go with the paragraph, if it does. */
void docx_comments_end(struct docx_writer *writer)
{
    struct docx_comments *comments = &writer->comments;

    for (int i = 0; i < comments->open; i++) {
        int id = comments->first_id + i;

        docx_change_turn(writer, CHANGE_NONE);
        text_format(&writer->body, "<w:commentRangeEnd w:id=\"%d\"/>", id);
        docx_change_turn(writer, writer->change);
        text_format(
            &writer->body, "<w:r><w:commentReference w:id=\"%d\"/></w:r>", id);
    }
    comments->open = 0;
}

/* ---- the parts -------------------------------------------------------- */

static void add_part(struct docx_writer *writer, const struct part_kind *kind,
    const struct text *markup)
{
    struct arena *arena = writer->job->arena;

    parts_add(arena, &writer->more,
        arena_format(arena, "word/%s.xml", kind->name),
        arena_format(
            arena, "%s%s%s%s", HEAD, kind->start, markup->bytes, kind->end));
    text_format(&writer->more_types,
        "<Override PartName=\"/word/%s.xml\" ContentType=\"%s\"/>", kind->name,
        kind->type);
    text_format(&writer->more_relationships,
        "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s.xml\"/>", kind->name,
        kind->relationship, kind->name);
}

void docx_comments_pack(struct docx_writer *writer)
{
    const struct docx_comments *comments = &writer->comments;
    const struct text *const markup[] = { &comments->comments,
        &comments->threads, &comments->people };

    if (comments->count == 0)
        return;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        add_part(writer, &kinds[i], markup[i]);
}
