/*
 * The file is cut into pieces that, printed one after the other, are the file
 * again. The parser of io/xml.h has been over it before, so the cutting can
 * rely on well-formed XML without a document type; the parser's elements come
 * in the same order as the tags, and so tell each piece its name and id.
 */
#include "answers/writing.h"

#include "base/job.h"
#include "base/text.h"
#include "io/file.h"
#include "io/xml.h"

#include <string.h>

/* An element; or, without a name, words, a comment, whatever is between. */
struct piece {
    const char *name;
    const char *id;     /* its to=, of= or key=, or NULL */
    const char *start;  /* its start tag, or all of what has no name */
    const char *finish; /* its end tag, "" if the start tag is that too */
    struct piece *parent, *first, *last, *next;
};

struct writing {
    struct job *job;
    const char *path;
    struct piece *file; /* holds what is outside the root too */
    struct piece *root;
};

/* ---- cutting ---------------------------------------------------------- */

static struct piece *new_piece(struct writing *writing, const char *start)
{
    struct piece *piece = ARENA_NEW(writing->job->arena, struct piece);

    piece->start = start;
    piece->finish = "";
    return piece;
}

static struct piece *add_last(struct piece *parent, struct piece *piece)
{
    piece->parent = parent;
    if (parent->last == NULL)
        parent->first = piece;
    else
        parent->last->next = piece;
    parent->last = piece;
    return piece;
}

/* A tag ends with the first > that is not in quotes. */
static const char *end_of_tag(const char *p)
{
    char quote = '\0';

    for (; *p != '\0' && (*p != '>' || quote != '\0'); p++) {
        if (quote == '\0' && (*p == '"' || *p == '\''))
            quote = *p;
        else if (*p == quote)
            quote = '\0';
    }
    return *p == '\0' ? p : p + 1;
}

static const char *end_of_piece(const char *p)
{
    static const char *const fences[][2] = {
        { "<!--", "-->" },
        { "<![CDATA[", "]]>" },
        { "<?", "?>" },
    };

    if (*p != '<')
        return p + strcspn(p, "<");
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
        size_t length = strlen(fences[i][0]);
        const char *end = strncmp(p, fences[i][0], length) == 0
                              ? strstr(p + length, fences[i][1])
                              : NULL;

        if (end != NULL)
            return end + strlen(fences[i][1]);
    }
    return end_of_tag(p);
}

/* The next in the order of start tags. NULL: that was the last. */
static const struct element *next_tag(const struct element *e)
{
    for (const struct element *c = e->first; c != NULL; c = c->next)
        if (c->name != NULL)
            return c;
    for (; e != NULL; e = e->parent)
        for (const struct element *s = e->next; s != NULL; s = s->next)
            if (s->name != NULL)
                return s;
    return NULL;
}

static const char *id_of(const struct element *element)
{
    static const char *const names[] = { "to", "of", "key" };
    const char *id = NULL;

    for (size_t i = 0; i < 3 && id == NULL; i++)
        id = xml_attribute(element, names[i]);
    return id;
}

static bool is_start(const char *p)
{
    return p[0] == '<' && p[1] != '!' && p[1] != '?' && p[1] != '/';
}

static void cut(
    struct writing *writing, const char *bytes, const struct element *element)
{
    struct piece *inside = writing->file;

    for (const char *p = bytes, *end; *p != '\0'; p = end) {
        end = end_of_piece(p);

        const char *raw =
            arena_format(writing->job->arena, "%.*s", (int)(end - p), p);
        if (p[0] == '<' && p[1] == '/') {
            inside->finish = raw;
            inside = inside->parent;
            continue;
        }

        struct piece *piece = add_last(inside, new_piece(writing, raw));
        if (!is_start(p) || element == NULL)
            continue;
        piece->name = element->name;
        piece->id = id_of(element);
        element = next_tag(element);
        if (writing->root == NULL)
            writing->root = piece;
        if (end[-2] != '/')
            inside = piece;
    }
}

struct writing *writing_open(struct job *job, const char *path)
{
    struct writing *writing = ARENA_NEW(job->arena, struct writing);
    size_t size;
    const char *bytes = file_read(job, path, &size);
    const struct element *root =
        bytes != NULL ? xml_parse(job, path, bytes, size, NULL) : NULL;

    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "answers") != 0) {
        findings_hint(job->findings,
            findings_add(job->findings, SEVERITY_ERROR, "answers-shape",
                root->place, "<%s> is no answers file", root->name),
            "its first element is <answers>");
        return NULL;
    }
    writing->job = job;
    writing->path = path;
    writing->file = new_piece(writing, "");
    cut(writing, bytes, root);
    return writing;
}

/* ---- changing --------------------------------------------------------- */

static struct piece *find(
    const struct piece *parent, const char *name, const char *id)
{
    struct piece *p = parent->first;

    while (p != NULL && !(text_same(p->name, name) && text_same(p->id, id)))
        p = p->next;
    return p;
}

/* Where a record stands. NULL: not in this file. */
static struct piece *find_record(
    const struct writing *writing, const struct record *record)
{
    struct piece *parent, *list;

    if (record == NULL || record->list == NULL)
        return writing->root;
    parent = find_record(writing, record->parent);
    list = parent != NULL ? find(parent, "list", record->list->id) : NULL;
    return list != NULL ? find(list, "record", record->key) : NULL;
}

static bool complain(
    struct writing *writing, const char *id, const char *what, const char *cure)
{
    struct findings *findings = writing->job->findings;

    findings_hint(findings,
        findings_add(findings, SEVERITY_ERROR, id,
            (struct place){ .file = writing->path }, "%s", what),
        "%s", cure);
    return false;
}

static bool is_elsewhere(struct writing *writing)
{
    return complain(writing, "answer-elsewhere",
        "the record is not in this file", "answer it in its table or overlay");
}

static bool can_be_written(struct writing *writing, const char *words)
{
    return text_bad_character(words, strlen(words)) == NULL ||
           complain(writing, "answer-characters",
               "there is a character in it that no file may hold",
               "write it again without control characters, in UTF-8");
}

static bool is_space(const struct piece *piece)
{
    return piece->name == NULL &&
           piece->start[strspn(piece->start, " \t\r\n")] == '\0';
}

/* A new line, indented for what stands that deep below the root. */
static struct piece *new_line(struct writing *writing, int depth)
{
    return new_piece(
        writing, arena_format(writing->job->arena, "\n%*s", 2 * depth, ""));
}

static int depth_of(const struct writing *writing, const struct piece *piece)
{
    int depth = 0;

    for (; piece != writing->root; piece = piece->parent)
        depth++;
    return depth;
}

/* "<list of="homes"/>" becomes a tag that can hold something. */
static void open_up(struct writing *writing, struct piece *piece)
{
    size_t length = strlen(piece->start);

    if (*piece->finish != '\0')
        return;
    piece->start = arena_format(
        writing->job->arena, "%.*s>", (int)length - 2, piece->start);
    piece->finish = arena_format(writing->job->arena, "</%s>", piece->name);
}

static void take_out(struct piece *piece)
{
    struct piece *parent = piece->parent, *before = NULL;

    for (struct piece *p = parent->first; p != piece; p = p->next)
        before = p;
    if (before == NULL)
        parent->first = piece->next;
    else
        before->next = piece->next;
    if (parent->last == piece)
        parent->last = before;
}

/* Takes an element out with the line that it stood on. */
static void take_out_line(struct piece *piece)
{
    struct piece *before = piece->parent->first;

    while (before != piece && before->next != piece)
        before = before->next;
    if (before != piece && is_space(before))
        take_out(before);
    take_out(piece);
}

/* At the end, on a line of its own; the end tag then on the next. */
static struct piece *add_element(struct writing *writing, struct piece *parent,
    const char *name, const char *attribute, const char *id)
{
    struct text tag = text_new(writing->job->arena);
    struct piece *end = parent->last, *piece;
    int depth = depth_of(writing, parent);

    open_up(writing, parent);
    text_format(&tag, "<%s %s=\"", name, attribute);
    text_add_xml(&tag, id);
    text_add(&tag, "\"/>");
    piece = new_piece(writing, tag.bytes);
    piece->name = name;
    piece->id = arena_copy(writing->job->arena, id);
    if (end != NULL && is_space(end))
        take_out(end);
    else
        end = new_line(writing, depth);
    add_last(parent, new_line(writing, depth + 1));
    add_last(parent, piece);
    end->next = NULL;
    add_last(parent, end);
    return piece;
}

static struct piece *get(struct writing *writing, struct piece *parent,
    const char *name, const char *attribute, const char *id)
{
    struct piece *piece = find(parent, name, id);

    return piece != NULL ? piece
                         : add_element(writing, parent, name, attribute, id);
}

static void set_words(
    struct writing *writing, struct piece *piece, const char *words)
{
    struct text text = text_new(writing->job->arena);

    text_add_xml(&text, words);
    open_up(writing, piece);
    piece->first = piece->last = NULL;
    add_last(piece, new_piece(writing, text.bytes));
}

bool writing_answer(struct writing *writing, const struct record *record,
    const struct question *question, const char *words)
{
    struct piece *parent = find_record(writing, record);
    struct piece *open = find(writing->root, "open", question->id);

    if (parent == NULL)
        return is_elsewhere(writing);
    if (!can_be_written(writing, words))
        return false;
    set_words(
        writing, get(writing, parent, "answer", "to", question->id), words);
    if (parent == writing->root && open != NULL)
        take_out_line(open);
    return true;
}

bool writing_leave(struct writing *writing, const struct record *record,
    const struct question *question, const char *words)
{
    struct piece *parent = find_record(writing, record);
    struct piece *answer;

    if (parent == NULL)
        return is_elsewhere(writing);
    if (!can_be_written(writing, words))
        return false;
    answer = find(parent, "answer", question->id);
    if (answer != NULL)
        take_out_line(answer);
    set_words(writing, get(writing, writing->root, "open", "to", question->id),
        words);
    return true;
}

bool writing_list(struct writing *writing, const struct record *parent,
    const struct question *list)
{
    struct piece *piece = find_record(writing, parent);

    if (piece == NULL)
        return is_elsewhere(writing);
    (void)get(writing, piece, "list", "of", list->id);
    return true;
}

bool writing_record(struct writing *writing, const struct record *parent,
    const struct question *list, const char *key)
{
    if (!can_be_written(writing, key) || !writing_list(writing, parent, list))
        return false;
    (void)get(writing, find(find_record(writing, parent), "list", list->id),
        "record", "key", key);
    return true;
}

/* ---- writing ---------------------------------------------------------- */

/* The parser limits depth to 256, so this walk cannot run away. */
static void add_text(struct text *text, const struct piece *piece)
{
    text_add(text, piece->start);
    for (const struct piece *p = piece->first; p != NULL; p = p->next)
        add_text(text, p);
    text_add(text, piece->finish);
}

const char *writing_text(const struct writing *writing)
{
    struct text text = text_new(writing->job->arena);

    add_text(&text, writing->file);
    return text.bytes;
}

bool writing_save(struct writing *writing)
{
    const char *text = writing_text(writing);

    return file_write(writing->job, writing->path, text, strlen(text));
}
