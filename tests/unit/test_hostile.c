/*
 * Files that strangers might send. The hostile ones are refused in words that
 * say what to do, within the memory and the time of a worker; the odd ones are
 * read.
 */
#include "io/file.h"
#include "looking.h"
#include "review/reader.h"
#include "zipping.h"

#include <stdlib.h>
#include <sys/resource.h>

static struct job job;
static char folder[64];

static void begin(void)
{
    job = job_begin();
    strcpy(folder, "/tmp/paction-hostile-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void end(void)
{
    char command[96];

    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
    job_end(&job);
}

static const struct returned *read_bytes(struct bytes bytes)
{
    const char *path = file_join(&job, folder, "returned.docx");

    ck_assert(file_write(&job, path, bytes.start, bytes.size));
    return reader_read(&job, path);
}

/* What may be refused in several ways has the start of them as id. */
static void refuses(const char *what, struct bytes bytes, const char *id)
{
    const struct returned *returned = read_bytes(bytes);
    const struct finding *f = findings_first(job.findings);

    ck_assert_msg(returned == NULL, "%s was read", what);
    ck_assert_msg(f != NULL && f->severity == SEVERITY_ERROR,
        "%s: refused without a word", what);
    ck_assert_msg(text_starts(f->id, id), "%s: not %s but %s", what, id, f->id);
    ck_assert_msg(f->hint != NULL && f->place.file != NULL,
        "%s: no cure or no place", what);
    ck_assert_msg(!is_found(&job, "worker-failed"), "%s: a crash", what);
    job.findings = findings_new(job.arena);
}

/* The words of a file, all changes accepted. */
static void reads(const char *what, struct bytes bytes, const char *words)
{
    const struct returned *returned = read_bytes(bytes);
    struct view_of view;
    struct text all = text_new(job.arena);

    ck_assert_msg(returned != NULL, "%s: %s", what,
        findings_first(job.findings) == NULL
            ? "not read, without a word"
            : findings_first(job.findings)->message);
    view = returned_view(job.arena, returned, VIEW_ACCEPTED);
    for (size_t i = 0; i < view.count; i++)
        text_add(&all, view.seen[i].text);
    ck_assert_msg(text_same(all.bytes, words), "%s: %s", what, all.bytes);
}

static char *repeated(const char *words, int count)
{
    struct text text = text_new(job.arena);

    for (int i = 0; i < count; i++)
        text_add(&text, words);
    return text.bytes;
}

static const char *format(const char *words, const char *first)
{
    struct text text = text_new(job.arena);
    const char *at = strchr(words, '@');

    text_add_bytes(&text, words, (size_t)(at - words));
    text_add(&text, first);
    text_add(&text, at + 1);
    return text.bytes;
}

/* Not packed, so that the zip is no bomb and the XML is seen. */
static struct bytes stored_document(const char *xml, size_t size)
{
    struct zipped zip = zipped_docx(&job);

    zipped_add(&zip, (struct entry){ .name = "word/document.xml",
                         .bytes = xml,
                         .size = size,
                         .is_stored = true });
    return zipped_end(&zip);
}

#define OOXML "application/vnd.openxmlformats-officedocument."

/* ---- hostile zips ------------------------------------------------------- */

static void refuses_entry(const char *what, struct entry entry, const char *id)
{
    struct zipped zip = zipped_docx(&job);

    zipped_words(&zip, "word/document.xml", HELLO);
    if (entry.bytes == NULL) {
        entry.bytes = "<a/>";
        entry.size = 4;
    }
    zipped_add(&zip, entry);
    refuses(what, zipped_end(&zip), id);
}

static void refuses_instead(
    const char *what, struct entry document, const char *id)
{
    struct zipped zip = zipped_docx(&job);

    document.name = "word/document.xml";
    if (document.bytes == NULL) {
        document.bytes = HELLO;
        document.size = strlen(HELLO);
    }
    zipped_add(&zip, document);
    refuses(what, zipped_end(&zip), id);
}

START_TEST(zips_that_lie_or_burst_are_refused)
{
    static char zeros[32 * 1024 * 1024];
    struct zipped zip;

    refuses_instead("a bomb of 32 MiB",
        (struct entry){ .bytes = zeros, .size = sizeof zeros }, "parcel-ratio");
    refuses_instead("1 GiB, it says", (struct entry){ .says_size = 1 << 30 },
        "parcel-large");
    refuses_instead("4 GiB, it says", (struct entry){ .says_size = UINT32_MAX },
        "parcel-large");
    refuses_instead("10 bytes, it says",
        (struct entry){ .bytes = zeros, .size = 50 << 10, .says_size = 10 },
        "parcel-lies");
    refuses_instead("more than there is", (struct entry){ .says_size = 90000 },
        "parcel-lies");
    refuses_instead(
        "a wrong sum", (struct entry){ .says_sum = 7 }, "parcel-sum");
    refuses_instead(
        "encrypted", (struct entry){ .flags = 1 }, "parcel-encrypted");
    refuses_instead("bzip2", (struct entry){ .method = 12 }, "parcel-method");
    refuses_instead("another name",
        (struct entry){ .says_name = "word/Document.xml" }, "parcel-damaged");
    refuses_instead("packed, it says",
        (struct entry){ .is_stored = true, .method = 8 }, "parcel-lies");
    refuses_instead(
        "somewhere else", (struct entry){ .says_place = 5 }, "parcel-damaged");
    refuses_instead("beyond the end", (struct entry){ .says_packed = 99999 },
        "parcel-damaged");
    zip = zipped_docx(&job);
    zipped_add(&zip, (struct entry){ .name = "word/document.xml",
                         .bytes = zeros,
                         .size = 11 << 20,
                         .is_stored = true });
    refuses("11 MiB", zipped_end(&zip), "parcel-large");
    zip = zipped_docx(&job);
    zip.count += 9;
    refuses("a wrong count", zipped_end(&zip), "parcel-damaged");
}
END_TEST

/* Every entry's header stands in the bytes of the one before. */
START_TEST(zips_of_many_or_shared_entries_are_refused)
{
    struct zipped zip = zipped_docx(&job);

    zipped_words(&zip, "word/document.xml", HELLO);
    for (int i = 0; i < 999; i++)
        zipped_words(&zip, arena_format(job.arena, "word/p%d.xml", i), "<a/>");
    refuses("1,002 entries", zipped_end(&zip), "parcel-entries");
    zip = zipped_docx(&job);
    for (int i = 0; i < 500; i++)
        zipped_add(
            &zip, (struct entry){ .name = arena_format(job.arena, "p%03d", i),
                      .is_shared = true,
                      .says_packed = (uint32_t)(34 * (500 - i)),
                      .says_size = 3000 });
    zipped_words(&zip, "kernel", repeated("a", 3000));
    refuses("500 entries that overlap", zipped_end(&zip), "parcel-overlap");
}
END_TEST

START_TEST(zips_with_odd_names_are_refused)
{
    static const char *const names[] = { "../../etc/cron.d/x", "word/../../x",
        "/etc/passwd", "word\\document.xml", "C:x", "word/a\nb", "" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        refuses_entry(
            names[i], (struct entry){ .name = names[i] }, "parcel-name");
    refuses_entry(
        "twice", (struct entry){ .name = "word/document.xml" }, "parcel-twice");
    refuses_entry("twice but for case",
        (struct entry){ .name = "Word/Document.xml" }, "parcel-twice");
    refuses_entry("a link",
        (struct entry){ .name = "word/x.xml", .mode = 0120777 }, "parcel-link");
}
END_TEST

START_TEST(what_broke_off_is_refused)
{
    struct bytes whole = zipped_document(&job, HELLO);

    for (size_t part = 1; part < 20; part++)
        refuses("a file that broke off",
            (struct bytes){ whole.start, whole.size * part / 20 },
            "parcel-cut");
    refuses("three bytes", (struct bytes){ whole.start, 3 }, "kind-other");
}
END_TEST

/* ---- hostile XML -------------------------------------------------------- */

#define LAUGHS                                                                 \
    "<!DOCTYPE a [<!ENTITY a 'haha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"    \
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"                                   \
    "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"                                   \
    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'>]>"

#define COMMENTED_TYPES                                                        \
    "<Types xmlns=\"" TYPES "\"><Default Extension=\"rels\" "                  \
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml"   \
    "\"/><Override PartName=\"/word/document.xml\" ContentType=\"" TYPE_DOCX   \
    "\"/><Override PartName=\"/word/comments.xml\" ContentType=\"" OOXML       \
    "wordprocessingml.comments+xml\"/></Types>"
#define COMMENTED_RELATIONS                                                    \
    "<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"r1\" "      \
    "Type=\"" OFFICE_RELATIONSHIP                                              \
    "comments\" Target=\"comments.xml\"/></Relationships>"

START_TEST(a_document_type_is_refused_in_each_part)
{
    static const char *const parts[] = { "[Content_Types].xml", "_rels/.rels",
        "word/document.xml", "word/_rels/document.xml.rels",
        "word/comments.xml" };
    const char *good[] = { COMMENTED_TYPES, PACKAGE_RELATIONS, HELLO,
        COMMENTED_RELATIONS, "<w:comments xmlns:w=\"" W "\"/>" };

    for (size_t bad = 0; bad < sizeof parts / sizeof *parts; bad++) {
        struct zipped zip = zipped_new(&job);

        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            zipped_words(&zip, parts[i],
                i == bad ? arena_format(job.arena, LAUGHS "%s", good[i])
                         : good[i]);
        refuses(parts[bad], zipped_end(&zip), "prescan-doctype");
    }
}
END_TEST

struct bad_xml {
    const char *what, *xml, *id;
};

#define OPEN "<w:document xmlns:w=\"" W "\"><w:body>"
#define CLOSE "</w:body></w:document>"
#define IN_BODY(words) OPEN words CLOSE

START_TEST(hostile_xml_is_refused)
{
    const struct bad_xml all[] = {
        { "an outside entity",
            "<!DOCTYPE a SYSTEM 'http://paction.example/a.dtd'>" HELLO,
            "prescan-doctype" },
        { "a file's entity",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
            "prescan-doctype" },
        { "a parameter entity",
            "<!DOCTYPE a [<!ENTITY % x '<!ENTITY y \"z\">'>%x;]><a/>",
            "prescan-doctype" },
        { "a document type after a comment", "<!-- > --><!DOCTYPE a><a/>",
            "prescan-doctype" },
        { "a declaration in the text", IN_BODY("<!ENTITY x 'y'>"),
            "prescan-doctype" },
        { "an unknown entity", IN_BODY("&lol;"), "foreign-xml" },
        { "a character reference to nothing", IN_BODY("&#0;"), "foreign-xml" },
        { "100,000 deep", repeated("<a>", 100000), "prescan-depth" },
        { "201 deep", format(IN_BODY("@"), repeated("<w:p>", 199)),
            "prescan-depth" },
        { "80,000 attributes",
            format(IN_BODY("<w:p@/>"), repeated(" w:a='1'", 80000)),
            "prescan-" },
        { "129 attributes",
            format(IN_BODY("<w:p@/>"), repeated(" w:a='1'", 129)),
            "prescan-attributes" },
        { "one attribute twice", IN_BODY("<w:p w:a='1' w:a='2'/>"),
            "foreign-xml" },
        { "a tag of 1 MiB",
            format(IN_BODY("<w:p w:a='@'/>"), repeated("a", 1 << 20)),
            "prescan-tag" },
        { "a tag that never ends", format(OPEN "<w:p@", repeated(" ", 1 << 20)),
            "prescan-tag" },
        { "500,003 elements", format(IN_BODY("@"), repeated("<w:p/>", 500001)),
            "prescan-elements" },
        { "latin1", "<?xml version='1.0' encoding='iso-8859-1'?>" HELLO,
            "prescan-encoding" },
        { "UTF-7", "<?xml version='1.0' encoding='utf-7'?>+ADw-a/+AD4-",
            "prescan-encoding" },
        { "bytes that are no text", IN_BODY("\xFF\xFE\x80"),
            "prescan-character" },
        { "too long a form", IN_BODY("\xC0\xBCscript"), "prescan-character" },
        { "a surrogate", IN_BODY("\xED\xA0\x80"), "prescan-character" },
        { "a control character", IN_BODY("\x01"), "prescan-character" },
        { "no end", OPEN "<w:p>", "foreign-xml" },
        { "a wrong end", OPEN "<w:p></w:q>" CLOSE, "foreign-xml" },
        { "two roots", HELLO HELLO, "foreign-xml" },
        { "words after the root", HELLO "words", "foreign-xml" },
        { "no XML", "words and nothing else", "foreign-xml" },
        { "nothing", "", "foreign-xml" },
        { "an unknown prefix", "<w:document/>", "" },
        { "a comment that never ends", OPEN "<!-- ", "foreign-xml" },
        { "CDATA that never ends", OPEN "<![CDATA[ ", "foreign-xml" },
    };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        refuses(all[i].what, stored_document(all[i].xml, strlen(all[i].xml)),
            all[i].id);
}
END_TEST

/* Each letter between two zeros, with or without a mark. */
static struct bytes wide_document(const char *mark, const char *xml)
{
    struct text text = text_new(job.arena);

    text_add(&text, mark);
    for (; *xml != '\0'; xml++) {
        text_add_bytes(&text, xml, 1);
        text_add_bytes(&text, "", 1);
    }
    return stored_document(text.bytes, text.length);
}

START_TEST(utf_16_does_not_hide_anything)
{
    refuses("without its mark", wide_document("", HELLO), "prescan-character");
    refuses("a document type", wide_document("\xFF\xFE", LAUGHS "<a/>"),
        "prescan-doctype");
    refuses("the wrong order", wide_document("\xFE\xFF", HELLO), "foreign-xml");
    refuses("half a character",
        stored_document("\xFF\xFE<\0a\0\x3D\xD8/\0>\0", 12), "foreign-xml");
}
END_TEST

/* Prefixes that a parser looks up one by one, from the last to the first. */
START_TEST(names_that_take_long_to_look_up_end_in_time)
{
    struct text xml = text_new(job.arena);

    text_add(&xml, "<w:document xmlns:w=\"" W "\" xmlns:p='p'>");
    for (int depth = 0; depth < 190; depth++) {
        text_add(&xml, "<w:p");
        for (int i = 0; i < 120; i++)
            text_format(&xml, " xmlns:a%d_%d='u'", depth, i);
        text_add(&xml, ">");
    }
    for (int i = 0; i < 300000; i++)
        text_add(&xml, "<p:a p:b='' p:c='' p:d=''/>");
    for (int depth = 0; depth < 190; depth++)
        text_add(&xml, "</w:p>");
    text_add(&xml, "</w:document>");
    refuses("22,800 prefixes", stored_document(xml.bytes, xml.length),
        "worker-time");
}
END_TEST

/* Read or refused: either is well, if it ends. */
START_TEST(much_of_what_is_allowed_ends_within_its_bounds)
{
    struct zipped zip = zipped_new(&job);
    struct text xml = text_new(job.arena);

    zipped_words(&zip, "[Content_Types].xml", COMMENTED_TYPES);
    zipped_words(&zip, "_rels/.rels", PACKAGE_RELATIONS);
    text_add(&xml, "<w:comments xmlns:w=\"" W "\">");
    for (int i = 0; i < 100000; i++)
        text_format(&xml,
            "<w:comment w:id='%d' w:author='A'><w:p><w:r><w:t>%d</w:t></w:r>"
            "</w:p></w:comment>",
            i, i * 7919);
    text_add(&xml, "</w:comments>");
    zipped_words(&zip, "word/document.xml", HELLO);
    zipped_words(&zip, "word/_rels/document.xml.rels", COMMENTED_RELATIONS);
    zipped_words(&zip, "word/comments.xml", xml.bytes);
    if (read_bytes(zipped_end(&zip)) == NULL)
        ck_assert_ptr_nonnull(findings_first(job.findings)->hint);
    ck_assert(!is_found(&job, "worker-failed"));
}
END_TEST

/* An outside target is none of the file's parts, whatever its name. */
static const char *outside(const char *relations)
{
    const char *end = strstr(relations, "/></Relationships>");

    return arena_format(job.arena, "%.*s TargetMode=\"External\"%s",
        (int)(end - relations), relations, end);
}

START_TEST(what_stands_outside_is_never_read)
{
    struct zipped zip = zipped_new(&job);
    const struct returned *returned;

    zipped_words(&zip, "[Content_Types].xml", COMMENTED_TYPES);
    zipped_words(&zip, "_rels/.rels", PACKAGE_RELATIONS);
    zipped_words(&zip, "word/document.xml", HELLO);
    zipped_words(
        &zip, "word/_rels/document.xml.rels", outside(COMMENTED_RELATIONS));
    zipped_words(&zip, "word/comments.xml",
        "<w:comments xmlns:w=\"" W "\"><w:comment w:id='1' w:author='A'>"
        "<w:p/></w:comment></w:comments>");
    returned = read_bytes(zipped_end(&zip));
    ck_assert_ptr_nonnull(returned);
    ck_assert_uint_eq(returned->comment_count, 0);

    zip = zipped_new(&job);
    zipped_words(&zip, "[Content_Types].xml", COMMENTED_TYPES);
    zipped_words(&zip, "_rels/.rels", outside(PACKAGE_RELATIONS));
    zipped_words(&zip, "word/document.xml", HELLO);
    refuses(
        "a document that stands outside", zipped_end(&zip), "docx-document");
}
END_TEST

/* ---- other kinds -------------------------------------------------------- */

static void refuses_type(const char *type, const char *id)
{
    struct zipped zip = zipped_new(&job);

    zipped_words(&zip, "[Content_Types].xml", zipped_types(&job, type));
    zipped_words(&zip, "_rels/.rels", PACKAGE_RELATIONS);
    zipped_words(&zip, "word/document.xml", HELLO);
    refuses(type, zipped_end(&zip), id);
}

START_TEST(office_files_of_other_kinds_are_named)
{
    struct zipped zip = zipped_new(&job);

    refuses_type("application/vnd.ms-word.document.macroEnabled.main+xml",
        "kind-macros");
    refuses_type(
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "kind-macros");
    refuses_type(OOXML "wordprocessingml.template.main+xml", "kind-other");
    refuses_type(OOXML "spreadsheetml.sheet.main+xml", "kind-other");
    refuses_type(
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "kind-other");
    refuses_type(OOXML "presentationml.presentation.main+xml", "kind-other");
    refuses_type("application/octet-stream", "kind-other");
    zipped_words(&zip, "[Content_Types].xml",
        "<Types xmlns=\"" TYPES "\"><Override PartName=\"/word/document.xml\" "
        "ContentType=\"" TYPE_DOCX "\"/><Default Extension=\"bin\" "
        "ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>");
    zipped_words(&zip, "_rels/.rels", PACKAGE_RELATIONS);
    zipped_words(&zip, "word/document.xml", HELLO);
    zipped_words(&zip, "word/vbaProject.bin", "macros");
    refuses("macros in a .docx", zipped_end(&zip), "kind-macros");
}
END_TEST

static void refuses_open(
    const char *mimetype, const char *manifest, const char *id)
{
    struct zipped zip = zipped_new(&job);

    zipped_words(&zip, "mimetype", mimetype);
    zipped_words(&zip, "META-INF/manifest.xml", manifest);
    zipped_words(&zip, "content.xml", "<a/>");
    refuses(mimetype, zipped_end(&zip), id);
}

#define MANIFEST(words)                                                        \
    "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
    "\">" words "</m:manifest>"

START_TEST(open_documents_of_other_kinds_are_named)
{
    struct zipped zip = zipped_new(&job);

    refuses_open("application/vnd.oasis.opendocument.spreadsheet", MANIFEST(""),
        "kind-other");
    refuses_open("application/vnd.oasis.opendocument.text-template",
        MANIFEST(""), "kind-other");
    refuses_open("application/epub+zip", MANIFEST(""), "kind-other");
    refuses_open("application/vnd.oasis.opendocument.text",
        MANIFEST("<m:file-entry m:full-path='content.xml'><m:encryption-data/>"
                 "</m:file-entry>"),
        "kind-encrypted");
    refuses_open("application/vnd.oasis.opendocument.text", LAUGHS MANIFEST(""),
        "prescan-doctype");
    refuses_open("application/vnd.oasis.opendocument.text", MANIFEST(""), "");
    zipped_words(&zip, "returned/one.docx", "a");
    refuses("a zip of documents", zipped_end(&zip), "kind-other");
    zip = zipped_new(&job);
    zipped_words(&zip, "photo.jpg", "a");
    refuses("a zip of anything", zipped_end(&zip), "kind-other");
    zip = zipped_new(&job);
    refuses("a zip of nothing", zipped_end(&zip), "kind-other");
}
END_TEST

#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static struct bytes compound(const char *stream)
{
    struct text text = text_new(job.arena);

    text_add(&text, OLE);
    for (; *stream != '\0'; stream++) {
        text_add_bytes(&text, stream, 1);
        text_add_bytes(&text, "", 1);
    }
    return (struct bytes){ text.bytes, text.length };
}

static void refuses_words(
    const char *bytes, size_t size, const char *id, const char *said)
{
    struct bytes file = { bytes, size };
    const struct finding *f;

    ck_assert_ptr_null(read_bytes(file));
    f = findings_first(job.findings);
    ck_assert_str_eq(f->id, id);
    ck_assert_ptr_nonnull(f->hint);
    HAS(f->message, said);
    job.findings = findings_new(job.arena);
}

#define REFUSES(bytes, said)                                                   \
    refuses_words(bytes, sizeof bytes - 1, "kind-other", said)

START_TEST(what_is_no_package_is_named)
{
    struct bytes old = compound("WordDocument");

    refuses_words(old.start, old.size, "kind-other", "before 2007 (.doc)");
    old = compound("Root Entry EncryptedPackage");
    refuses_words(old.start, old.size, "kind-encrypted", "password");
    old = compound("__properties_version1.0");
    refuses_words(old.start, old.size, "kind-other", "Outlook");
    old = compound("Workbook");
    refuses_words(old.start, old.size, "kind-other", "Office file of before");
    refuses_words("", 0, "kind-empty", "empty");
    REFUSES("%PDF-1.7\n%\xE2\xE3", "a PDF");
    REFUSES("{\\rtf1\\ansi}", "Rich Text");
    REFUSES("\xEF\xBB\xBF\n <!DOCTYPE HTML><html>", "a web page");
    REFUSES("<HTML><body>", "a web page");
    REFUSES("<?xml version='1.0'?><a/>", "XML that is not in a package");
    REFUSES("\x89PNG\r\n\x1A\n", "a picture");
    REFUSES("\xFF\xD8\xFF\xE0JFIF", "a picture");
    REFUSES("MM\0*", "a picture");
    REFUSES("\x1F\x8B\x08\0", "a packed file");
    REFUSES("MIME-Version: 1.0\r\n", "an e-mail");
    REFUSES("Dear all,\nplease see below.\n", "plain text");
    REFUSES("\0\1\2\3", "not known here");
}
END_TEST

/* ---- odd, and read ------------------------------------------------------ */

#define WORDS_IN(p, uri, root)                                                 \
    "<" p "document " root "=\"" uri "\"><" p "body><" p "p><" p "r><" p       \
    "t>Hello.</" p "t></" p "r></" p "p></" p "body></" p "document>"

START_TEST(odd_word_files_are_read)
{
    struct zipped zip;

    reads("a plain one", zipped_document(&job, HELLO), "Hello.");
    reads("another prefix",
        zipped_document(&job, WORDS_IN("x.y:", W, "xmlns:x.y")), "Hello.");
    reads(
        "no prefix", zipped_document(&job, WORDS_IN("", W, "xmlns")), "Hello.");
    reads("the strict namespace",
        zipped_document(&job,
            WORDS_IN("w:", "http://purl.oclc.org/ooxml/wordprocessingml/main",
                "xmlns:w")),
        "Hello.");
    reads("UTF-16",
        wide_document(
            "\xFF\xFE", "<?xml version='1.0' encoding='UTF-16'?>" HELLO),
        "Hello.");
    reads("a byte-order mark",
        zipped_document(&job, "\xEF\xBB\xBF<?xml version='1.0'?>" HELLO),
        "Hello.");
    zip = zipped_docx(&job);
    zipped_words(&zip, "word/document.xml", HELLO);
    zipped_words(&zip, "customXml/item9.xml", "<!DOCTYPE never-read>");
    zipped_words(&zip, "docProps/", "");
    zipped_add(&zip, (struct entry){ .name = "word/media/image1.png",
                         .bytes = "x",
                         .size = 1,
                         .says_sum = 9 });
    reads("parts that are never read", zipped_end(&zip), "Hello.");
    zip = zipped_docx(&job);
    zipped_add(&zip, (struct entry){ .name = "WORD/DOCUMENT.XML",
                         .bytes = HELLO,
                         .size = strlen(HELLO),
                         .is_stored = true,
                         .flags = 1 << 3 });
    reads("capitals, not packed, sizes after", zipped_end(&zip), "Hello.");
}
END_TEST

START_TEST(parts_are_found_whatever_they_are_called)
{
    struct zipped zip = zipped_new(&job);

    zipped_words(&zip, "a/b.bin", HELLO);
    zipped_words(&zip, "_rels/.rels",
        "<x:Relationships xmlns:x=\"" RELATIONSHIPS
        "\"><x:Relationship Id='q' Target='/a/b.bin' "
        "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/"
        "officeDocument'/></x:Relationships>");
    zipped_words(&zip, "[Content_Types].xml",
        "<x:Types xmlns:x=\"" TYPES "\"><x:Default Extension='bin' "
        "ContentType='" TYPE_DOCX "'/></x:Types>");
    reads("other part names", zipped_end(&zip), "Hello.");
}
END_TEST

#define ODT_CONTENT                                                            \
    "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:"     \
    "office:1.0\" xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">" \
    "<o:body><o:text><t:p>Hello.</t:p></o:text></o:body>"                      \
    "</o:document-content>"

START_TEST(odd_open_documents_are_read)
{
    struct zipped zip = zipped_new(&job);

    zipped_words(&zip, "mimetype", "application/vnd.oasis.opendocument.text\n");
    zipped_words(&zip, "content.xml", ODT_CONTENT);
    reads("an ODT of two parts", zipped_end(&zip), "Hello.");
    zip = zipped_new(&job);
    zipped_words(&zip, "META-INF/manifest.xml",
        MANIFEST("<m:file-entry m:full-path='/' "
                 "m:media-type='application/vnd.oasis.opendocument.text'/>"));
    zipped_words(&zip, "content.xml", ODT_CONTENT);
    reads("an ODT without a mimetype", zipped_end(&zip), "Hello.");
}
END_TEST

/* After all others have run, each in a child of this process. */
static bool is_within_memory(void)
{
    struct rusage used;

    getrusage(RUSAGE_CHILDREN, &used);
    printf("most memory of any: %ld MiB\n", used.ru_maxrss / 1024);
#if defined(__SANITIZE_ADDRESS__)
    return true;
#else
    return used.ru_maxrss < 256L * 1024;
#endif
}

int main(void)
{
    const TTest *const tests[] = { zips_that_lie_or_burst_are_refused,
        zips_of_many_or_shared_entries_are_refused,
        zips_with_odd_names_are_refused, what_broke_off_is_refused,
        a_document_type_is_refused_in_each_part, hostile_xml_is_refused,
        utf_16_does_not_hide_anything,
        names_that_take_long_to_look_up_end_in_time,
        much_of_what_is_allowed_ends_within_its_bounds,
        what_stands_outside_is_never_read,
        office_files_of_other_kinds_are_named,
        open_documents_of_other_kinds_are_named, what_is_no_package_is_named,
        odd_word_files_are_read, parts_are_found_whatever_they_are_called,
        odd_open_documents_are_read };
    TCase *cases = tcase_create("hostile");
    Suite *suite = suite_create("hostile");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_checked_fixture(cases, begin, end);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(cases, tests[i]);
    suite_add_tcase(suite, cases);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0 || !is_within_memory();
}
