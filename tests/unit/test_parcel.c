/* What strangers zipped: each limit, kept and broken by one. */
#include "io/foreign.h"
#include "io/parcel.h"
#include "io/prescan.h"
#include "looking.h"
#include "zipping.h"

static struct job job;

static void begin(void)
{
    job = job_begin();
}

static void end(void)
{
    job_end(&job);
}

/* One refusal, of this id, that says what to do. */
static void expect(const char *id)
{
    const struct finding *f = findings_first(job.findings);

    ck_assert_ptr_nonnull(f);
    ck_assert_str_eq(f->id, id);
    ck_assert_ptr_nonnull(f->hint);
    ck_assert_ptr_null(f->next);
    job_end(&job);
    job = job_begin();
}

static struct parcel *open_bytes(struct bytes bytes)
{
    return parcel_open(&job, "x.docx", bytes);
}

static void refused(struct entry entry, const char *id)
{
    struct zipped zip = zipped_docx(&job);

    zipped_add(&zip, entry);
    ck_assert_ptr_null(open_bytes(zipped_end(&zip)));
    expect(id);
}

/* Bytes that hardly pack. */
static char *noise(size_t size)
{
    char *bytes = arena_alloc(job.arena, size + 1);
    uint32_t state = 1;

    for (size_t i = 0; i < size; i++) {
        state = state * 1664525 + 1013904223;
        bytes[i] = (char)(state >> 24);
    }
    return bytes;
}

static char *zeros(size_t size)
{
    return arena_alloc(job.arena, size + 1);
}

/* ---- the whole ---------------------------------------------------------- */

START_TEST(a_part_is_read_whatever_the_case_of_its_name)
{
    struct parcel *parcel = open_bytes(zipped_document(&job, "<a>words</a>"));
    struct bytes part = parcel_part(&job, parcel, "WORD/Document.XML");

    ck_assert_uint_eq(part.size, 12);
    ck_assert_str_eq(part.start, "<a>words</a>");
    ck_assert_ptr_eq(
        parcel_part(&job, parcel, "word/document.xml").start, part.start);
    ck_assert_ptr_null(parcel_part(&job, parcel, "word/none.xml").start);
    ck_assert_str_eq(parcel_name(parcel, 1), "_rels/.rels");
    ck_assert_ptr_null(parcel_name(parcel, 3));
    ck_assert_ptr_null(findings_first(job.findings));
}
END_TEST

START_TEST(what_breaks_off_anywhere_is_refused)
{
    struct bytes whole = zipped_document(&job, HELLO);

    for (size_t size = 0; size < whole.size; size++) {
        struct job one = job_begin();

        ck_assert_ptr_null(
            parcel_open(&one, "x", (struct bytes){ whole.start, size }));
        ck_assert_str_eq(findings_first(one.findings)->id, "parcel-cut");
        job_end(&one);
    }
}
END_TEST

/* Any one byte may be any other: it is read, or refused, and no more. */
START_TEST(a_changed_byte_does_no_harm)
{
    struct bytes whole = zipped_document(&job, HELLO);
    char *bytes = arena_alloc(job.arena, whole.size);

    for (size_t at = 0; at < whole.size; at++)
        for (int bit = 0; bit < 8; bit++) {
            struct job one = job_begin();
            struct parcel *parcel;

            memcpy(bytes, whole.start, whole.size);
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
            parcel =
                parcel_open(&one, "x", (struct bytes){ bytes, whole.size });
            if (parcel != NULL &&
                parcel_part(&one, parcel, "word/document.xml").start != NULL)
                ck_assert_str_eq(
                    parcel_part(&one, parcel, "word/document.xml").start,
                    HELLO);
            job_end(&one);
        }
}
END_TEST

START_TEST(a_comment_at_the_end_is_no_harm)
{
    struct zipped zip = zipped_docx(&job);
    struct bytes bytes = zipped_end(&zip);

    zip.file.bytes[bytes.size - 2] = 3;
    text_add(&zip.file, "abc");
    ck_assert_ptr_nonnull(
        open_bytes((struct bytes){ zip.file.bytes, zip.file.length }));
    ck_assert_ptr_null(
        open_bytes((struct bytes){ zip.file.bytes, zip.file.length - 1 }));
    expect("parcel-cut");
}
END_TEST

/* ---- limits ------------------------------------------------------------- */

static struct bytes sized(size_t size)
{
    size_t frame = 30 + 1 + 46 + 1 + 22;
    struct zipped zip = zipped_new(&job);

    zipped_add(&zip, (struct entry){ .name = "a",
                         .bytes = noise(size - frame),
                         .size = size - frame,
                         .is_stored = true });
    return zipped_end(&zip);
}

START_TEST(a_file_has_at_most_10_mib)
{
    ck_assert_ptr_nonnull(open_bytes(sized(PARCEL_FILE_MOST)));
    ck_assert_ptr_null(open_bytes(sized(PARCEL_FILE_MOST + 1)));
    expect("parcel-large");
}
END_TEST

static struct bytes numbered(int count)
{
    struct zipped zip = zipped_new(&job);

    for (int i = 0; i < count; i++)
        zipped_words(&zip, arena_format(job.arena, "p%d", i), "");
    return zipped_end(&zip);
}

START_TEST(it_has_at_most_1000_entries)
{
    ck_assert_ptr_nonnull(open_bytes(numbered(PARCEL_ENTRIES_MOST)));
    ck_assert_ptr_null(open_bytes(numbered(PARCEL_ENTRIES_MOST + 1)));
    expect("parcel-entries");
}
END_TEST

/* count entries of so much, each packed to a little less than a hundredth. */
static struct bytes large(int count, uint32_t size)
{
    struct zipped zip = zipped_new(&job);
    size_t packed = size / 100 + 1;

    for (int i = 0; i < count; i++)
        zipped_add(
            &zip, (struct entry){ .name = arena_format(job.arena, "p%d", i),
                      .bytes = zeros(packed),
                      .size = packed,
                      .is_stored = true,
                      .method = 8,
                      .says_size = size });
    return zipped_end(&zip);
}

START_TEST(an_entry_unpacks_to_at_most_32_mib)
{
    ck_assert_ptr_nonnull(open_bytes(large(1, PARCEL_ENTRY_MOST)));
    ck_assert_ptr_null(open_bytes(large(1, PARCEL_ENTRY_MOST + 1)));
    expect("parcel-large");
}
END_TEST

START_TEST(all_entries_unpack_to_at_most_64_mib)
{
    ck_assert_ptr_nonnull(open_bytes(large(4, PARCEL_TOTAL_MOST / 4)));
    ck_assert_ptr_null(open_bytes(large(4, PARCEL_TOTAL_MOST / 4 + 1)));
    expect("parcel-large");
}
END_TEST

static struct bytes named_ratio(const char *name, uint32_t size, size_t packed)
{
    struct zipped zip = zipped_new(&job);

    zipped_add(&zip, (struct entry){ .name = name,
                         .bytes = zeros(packed),
                         .size = packed,
                         .is_stored = true,
                         .method = 8,
                         .says_size = size });
    return zipped_end(&zip);
}

static struct bytes ratio(uint32_t size, size_t packed)
{
    return named_ratio("a", size, packed);
}

START_TEST(a_large_entry_unpacks_to_at_most_100_times_its_size)
{
    ck_assert_ptr_nonnull(open_bytes(ratio(PARCEL_RATIO_FROM, 1)));
    ck_assert_ptr_nonnull(open_bytes(ratio(200000, 2000)));
    ck_assert_ptr_null(open_bytes(ratio(200000, 1999)));
    expect("parcel-ratio");
    ck_assert_ptr_null(open_bytes(ratio(PARCEL_RATIO_FROM + 1, 1)));
    expect("parcel-ratio");
}
END_TEST

START_TEST(a_picture_may_be_packed_smaller)
{
    ck_assert_ptr_nonnull(
        open_bytes(named_ratio("word/media/image1.emf", 200000, 100)));
    ck_assert_ptr_nonnull(
        open_bytes(named_ratio("word/media/image1.bmp", 200000, 100)));
    ck_assert_ptr_nonnull(
        open_bytes(named_ratio("word/media/image1.wmf", 200000, 100)));
    ck_assert_ptr_null(open_bytes(named_ratio("word/emf.xml", 200000, 100)));
    expect("parcel-ratio");
    ck_assert_ptr_null(open_bytes(
        named_ratio("word/media/image1.emf", PARCEL_ENTRY_MOST + 1, 100)));
    expect("parcel-large");
}
END_TEST

START_TEST(an_entry_is_of_a_plain_sort)
{
    refused((struct entry){ "a", "b", 1, .flags = 1 }, "parcel-encrypted");
    refused(
        (struct entry){ "a", "b", 1, .flags = 1 << 13 }, "parcel-encrypted");
    refused((struct entry){ "a", "b", 1, .mode = 0120777 }, "parcel-link");
    refused((struct entry){ "a", "b", 1, .method = 12 }, "parcel-method");
    refused((struct entry){ "a", "b", 1, .method = 9 }, "parcel-method");
    refused((struct entry){ "a", "b", 1, .flags = 1 << 5 }, "parcel-method");
}
END_TEST

START_TEST(a_name_is_plain_and_there_once)
{
    static const char *const bad[] = { "../a", "a/../b", "..", "/a", "a\\b",
        "c:a", "a\nb", "a\x7F", "", "a/.." };
    static const char *const good[] = { "a..b", "a/.b", "...", "..a",
        "\xC3\xA9.xml", "a b", "word/" };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused((struct entry){ .name = bad[i] }, "parcel-name");
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct zipped zip = zipped_docx(&job);

        zipped_words(&zip, good[i], "b");
        ck_assert_ptr_nonnull(open_bytes(zipped_end(&zip)));
    }
    refused((struct entry){ .name = "_RELS/.Rels" }, "parcel-twice");
}
END_TEST

/* Some write all sizes of an entry in eight bytes, and beside it. */
START_TEST(sizes_of_eight_bytes_are_read)
{
    static const char extra[32] = "\x99\x99\0\0"
                                  "\1\0\x18\0"
                                  "\3\0\0\0\0\0\0\0"
                                  "\3\0\0\0\0\0\0\0";
    struct zipped zip = zipped_new(&job);
    struct entry entry = { .name = "a",
        .bytes = "bcd",
        .size = 3,
        .is_stored = true,
        .extra = extra,
        .says_size = UINT32_MAX,
        .says_packed = UINT32_MAX,
        .says_place = UINT32_MAX };
    struct parcel *parcel;

    zipped_add(&zip, entry);
    parcel = open_bytes(zipped_end(&zip));
    ck_assert_ptr_nonnull(parcel);
    ck_assert_str_eq(parcel_part(&job, parcel, "a").start, "bcd");
    entry.extra = "\1\0\xFF\xFF............................";
    refused(entry, "parcel-large");
}
END_TEST

/* ---- lies --------------------------------------------------------------- */

static void lies(struct entry entry, const char *id)
{
    struct zipped zip = zipped_docx(&job);
    struct parcel *parcel;

    zipped_add(&zip, entry);
    parcel = open_bytes(zipped_end(&zip));
    ck_assert_ptr_nonnull(parcel);
    ck_assert_ptr_null(parcel_part(&job, parcel, entry.name).start);
    expect(id);
}

START_TEST(a_part_is_exactly_what_the_list_says)
{
    refused(
        (struct entry){ "a", "bcd", 3, true, .says_size = 2 }, "parcel-lies");
    lies((struct entry){ "a", "bcd", 3, .says_size = 2 }, "parcel-lies");
    lies((struct entry){ "a", "bcd", 3, .says_size = 4 }, "parcel-lies");
    lies((struct entry){ "a", "bcd", 3, .says_packed = 4 }, "parcel-lies");
    lies((struct entry){ "a", "\7\7\7", 3, true, .method = 8 }, "parcel-lies");
    lies((struct entry){ "a", "bcd", 3, .says_sum = 1 }, "parcel-sum");
    lies((struct entry){ "a", "bcd", 3, true, .says_sum = 1 }, "parcel-sum");
    refused((struct entry){ "a", "b", 1, .says_name = "c" }, "parcel-damaged");
    refused((struct entry){ "a", "b", 1, .says_name = "aa" }, "parcel-damaged");
    refused((struct entry){ "a", "b", 1, .says_place = 3 }, "parcel-damaged");
    refused((struct entry){ "a", "b", 1, .says_place = 0x7FFFFFFF },
        "parcel-damaged");
    refused((struct entry){ "a", "b", 1, .says_packed = 0x7FFFFFFF },
        "parcel-damaged");
}
END_TEST

/* The second entry's header lies in the bytes of the first. */
START_TEST(entries_that_lie_over_each_other_are_refused)
{
    struct zipped zip = zipped_new(&job);
    struct bytes packed = zipped_packed(&job, "b", 1);

    zipped_add(&zip, (struct entry){ "a", "b", 1, .is_shared = true,
                         .says_packed = (uint32_t)packed.size + 31 });
    zipped_words(&zip, "c", "b");
    ck_assert_ptr_null(open_bytes(zipped_end(&zip)));
    expect("parcel-overlap");
}
END_TEST

START_TEST(a_list_with_a_wrong_count_is_damaged)
{
    struct zipped zip = zipped_docx(&job);

    zip.count++;
    ck_assert_ptr_null(open_bytes(zipped_end(&zip)));
    expect("parcel-damaged");
    zip = zipped_docx(&job);
    zip.count--;
    ck_assert_ptr_null(open_bytes(zipped_end(&zip)));
    expect("parcel-damaged");
}
END_TEST

/* ---- XML ---------------------------------------------------------------- */

static bool check_xml(const char *xml)
{
    return prescan_check(&job, "x.xml", xml, strlen(xml));
}

static const char *many(
    const char *first, const char *again, int count, const char *last)
{
    struct text text = text_new(job.arena);

    text_add(&text, first);
    for (int i = 0; i < count; i++)
        text_add(&text, again);
    text_add(&text, last);
    return text.bytes;
}

START_TEST(a_tag_has_at_most_128_attributes)
{
    ck_assert(check_xml(many("<a", " b='<>='", PRESCAN_ATTRIBUTES_MOST, "/>")));
    ck_assert(
        !check_xml(many("<a", " b='<>='", PRESCAN_ATTRIBUTES_MOST + 1, "/>")));
    expect("prescan-attributes");
}
END_TEST

START_TEST(a_tag_has_at_most_64_kib)
{
    ck_assert(check_xml(many("<a", " ", PRESCAN_TAG_MOST - 2, ">")));
    ck_assert(!check_xml(many("<a", " ", PRESCAN_TAG_MOST - 1, ">")));
    expect("prescan-tag");
}
END_TEST

START_TEST(a_drawing_kept_in_one_value_is_not_counted)
{
    static const char *const kept[] = { "<v:shape o:gfxdata='",
        "<v:shape style='x' equationxml='" };
    static const char *const counted[] = { "<v:shape id='",
        "<v:shape o:xgfxdata='", "<gfxdata='" };

    for (size_t i = 0; i < 2; i++) {
        ck_assert(check_xml(many(kept[i], ">", 2 * PRESCAN_TAG_MOST, "'/>")));
        ck_assert(!check_xml(many(kept[i], "a", PRESCAN_TAG_MOST, "")));
        expect("prescan-tag");
        ck_assert(!check_xml(many(many(kept[i], "a", PRESCAN_TAG_MOST, "' b='"),
            "a", PRESCAN_TAG_MOST, "'/>")));
        expect("prescan-tag");
    }
    for (size_t i = 0; i < 3; i++) {
        ck_assert(!check_xml(many(counted[i], "a", PRESCAN_TAG_MOST, "'/>")));
        expect("prescan-tag");
    }
}
END_TEST

START_TEST(elements_stand_at_most_200_deep)
{
    ck_assert(check_xml(many("", "<a>", PRESCAN_DEPTH_MOST, "<!--<a>-->")));
    ck_assert(check_xml(many("", "<a></a>", PRESCAN_DEPTH_MOST + 1, "")));
    ck_assert(check_xml(many("", "<a/>", PRESCAN_DEPTH_MOST + 1, "")));
    ck_assert(!check_xml(many("", "<a>", PRESCAN_DEPTH_MOST + 1, "")));
    expect("prescan-depth");
}
END_TEST

START_TEST(there_are_at_most_500000_elements)
{
    ck_assert(check_xml(many("", "<a/>", PRESCAN_ELEMENTS_MOST, "")));
    ck_assert(!check_xml(many("", "<a/>", PRESCAN_ELEMENTS_MOST + 1, "")));
    expect("prescan-elements");
}
END_TEST

START_TEST(a_document_type_is_refused_and_only_a_real_one)
{
    ck_assert(check_xml("<a b='<!DOCTYPE'><!--<!DOCTYPE--><![CDATA[<!DOCTYPE]]>"
                        "<?c <!DOCTYPE?></a>"));
    ck_assert(!check_xml("<!DOCTYPE a><a/>"));
    expect("prescan-doctype");
    ck_assert(!check_xml("<a><!ENTITY x 'y'></a>"));
    expect("prescan-doctype");
}
END_TEST

START_TEST(only_utf_8_and_marked_utf_16_are_read)
{
    ck_assert(check_xml("<?xml version='1.0' encoding='utf-8'?><a/>"));
    ck_assert(check_xml("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>"));
    ck_assert(check_xml("<?xml version='1.0'?><a/>"));
    ck_assert(!check_xml("<?xml version='1.0' encoding='iso-8859-1'?><a/>"));
    expect("prescan-encoding");
    ck_assert(!check_xml("<?xml version='1.0' encoding='UTF-7'?><a/>"));
    expect("prescan-encoding");
    ck_assert(!check_xml("<?xml version='1.0' encoding='UTF-80'?><a/>"));
    expect("prescan-encoding");
    ck_assert(!prescan_check(&job, "x", "<\0a\0/\0>\0", 8));
    expect("prescan-character");
    ck_assert(!check_xml("<a>\xC0\xAF</a>"));
    expect("prescan-character");
    ck_assert(!check_xml("<a>\xEF\xBF\xBF</a>"));
    expect("prescan-character");
}
END_TEST

static const struct foreign *parse(struct text text)
{
    return foreign_parse(&job, "x.xml", text.bytes, text.length);
}

/* Letters of ASCII, in either order of bytes. */
static struct text wide(const char *mark, const char *words, bool is_big)
{
    struct text text = text_new(job.arena);

    text_add_bytes(&text, mark, 2);
    for (; *words != '\0'; words++) {
        text_add_bytes(&text, is_big ? "" : words, 1);
        text_add_bytes(&text, is_big ? words : "", 1);
    }
    return text;
}

START_TEST(utf_16_is_read_in_either_order)
{
    struct text text =
        wide("\xFF\xFE", "<?xml version='1.0' encoding='UTF-16'?><a>", false);

    text_add_bytes(&text, "\xAC\x20\x3D\xD8\x00\xDE", 6); /* a euro, a face */
    text_add_bytes(&text, "<\0/\0a\0>\0", 8);
    ck_assert_str_eq(parse(text)->first->text, "\xE2\x82\xAC\xF0\x9F\x98\x80");
    ck_assert_str_eq(
        parse(wide("\xFE\xFF", "<a>words</a>", true))->first->text, "words");
    text = wide("\xFE\xFF", "<a/>", true);
    text_add_bytes(&text, "\xD8\x3D", 2);
    ck_assert_ptr_null(parse(text));
    expect("foreign-xml");
    text = wide("\xFE\xFF", "<a/>", true);
    text_add_bytes(&text, " ", 1);
    ck_assert_ptr_null(parse(text));
    expect("foreign-xml");
    ck_assert_ptr_null(parse(wide("\xFE\xFF", "<!DOCTYPE a><a/>", true)));
    expect("prescan-doctype");
}
END_TEST

START_TEST(a_refusal_names_part_and_line)
{
    const struct finding *f;

    ck_assert_ptr_null(foreign_parse(&job, "part.xml", "<a>\n\n<b>", 8));
    f = findings_first(job.findings);
    ck_assert_str_eq(f->place.file, "part.xml");
    ck_assert_int_eq(f->place.line, 3);
    expect("foreign-xml");
    ck_assert_ptr_null(foreign_parse(&job, "p.xml", "<a>\n<!D>", 8));
    ck_assert_int_eq(findings_first(job.findings)->place.line, 2);
    expect("prescan-doctype");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { a_part_is_read_whatever_the_case_of_its_name,
        what_breaks_off_anywhere_is_refused, a_changed_byte_does_no_harm,
        a_comment_at_the_end_is_no_harm, a_file_has_at_most_10_mib,
        it_has_at_most_1000_entries, an_entry_unpacks_to_at_most_32_mib,
        all_entries_unpack_to_at_most_64_mib,
        a_large_entry_unpacks_to_at_most_100_times_its_size,
        a_picture_may_be_packed_smaller, an_entry_is_of_a_plain_sort,
        a_name_is_plain_and_there_once, sizes_of_eight_bytes_are_read,
        a_part_is_exactly_what_the_list_says,
        entries_that_lie_over_each_other_are_refused,
        a_list_with_a_wrong_count_is_damaged, a_tag_has_at_most_128_attributes,
        a_tag_has_at_most_64_kib, a_drawing_kept_in_one_value_is_not_counted,
        elements_stand_at_most_200_deep, there_are_at_most_500000_elements,
        a_document_type_is_refused_and_only_a_real_one,
        only_utf_8_and_marked_utf_16_are_read, utf_16_is_read_in_either_order,
        a_refusal_names_part_and_line };
    TCase *cases = tcase_create("parcel");
    Suite *suite = suite_create("parcel");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_checked_fixture(cases, begin, end);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(cases, tests[i]);
    suite_add_tcase(suite, cases);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
