/*
 * Kinds of entry, the ledger, acts, and the parties of a consultation.
 */

#include "base/job.h"
#include "govern/act.h"
#include "govern/board.h"
#include "govern/party.h"

#include <check.h>
#include <string.h>

static struct job job;
static struct ledger *ledger;

static void begin(void)
{
    job = job_begin();
    ledger = ledger_new(job.arena);
}

static void end(void)
{
    job_end(&job);
}

static struct act *act(void)
{
    return act_begin(ledger, "test", NULL, "2026-03-02T10:00");
}

static bool has_finding(const char *id)
{
    for (const struct finding *f = findings_first(job.findings); f != NULL;
         f = f->next)
        if (strcmp(f->id, id) == 0)
            return true;
    return false;
}

/* ---- kinds ------------------------------------------------------------ */

static bool is_field(const struct entry_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0)
            return true;
    return false;
}

START_TEST(each_field_lies_within_its_struct_and_names_what_there_is)
{
    const struct entry_kind *kind = kinds_get((enum kind_id)_i);
    enum kind_id id;

    ck_assert(kinds_find(kind->name, &id));
    ck_assert_int_eq(id, _i);
    ck_assert_str_eq(kind->fields[0].name, "key");
    ck_assert_uint_eq(kind->fields[0].offset, 0);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct entry_field *field = &kind->fields[i];

        ck_assert_uint_lt(field->offset, kind->size);
        for (size_t j = 0; j < i; j++) {
            ck_assert_str_ne(field->name, kind->fields[j].name);
            ck_assert_uint_ne(field->offset, kind->fields[j].offset);
        }
        if (field->type == FIELD_SEALED)
            ck_assert(is_field(kind, field->of));
        if (field->type == FIELD_TEXT && field->of != NULL)
            ck_assert(kinds_find(field->of, &id));
        ck_assert_int_eq(field->type == FIELD_WORD, field->words != NULL);
    }
}
END_TEST

START_TEST(an_entry_told_in_text_is_itself_again)
{
    const struct entry_kind *kind = kinds_get(KIND_SEAT);
    struct seat seat = { .entry = { "s-1" },
        .board = "board",
        .side = SIDE_YOUNG_PEOPLE,
        .has_vote = true,
        .from = "2026-03-02" };
    struct seat again = { 0 };

    for (size_t i = 0; i < kind->field_count; i++)
        ck_assert(kinds_set(&kind->fields[i], &again,
            kinds_text(job.arena, &kind->fields[i], &seat)));
    ck_assert_mem_eq(&again, &seat, sizeof seat);
}
END_TEST

START_TEST(text_that_is_no_value_is_refused)
{
    const struct entry_kind *kind = kinds_get(KIND_SEAT);
    struct seat seat = { 0 };

    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type == FIELD_WORD ||
            kind->fields[i].type == FIELD_TRUTH)
            ck_assert(!kinds_set(&kind->fields[i], &seat, "perhaps"));
}
END_TEST

/* ---- ledger and act --------------------------------------------------- */

START_TEST(a_later_entry_takes_the_place_of_the_earlier)
{
    struct organisation a = { .entry = { "a" }, .name = "A" };
    struct organisation b = { .entry = { "b" }, .name = "B" };
    struct act *one = act();

    act_put(one, KIND_ORGANISATION, &a);
    act_put(one, KIND_ORGANISATION, &b);
    a.name = "A anew";
    act_put(one, KIND_ORGANISATION, &a);
    ck_assert_uint_eq(ledger_count(ledger, KIND_ORGANISATION), 2);
    ck_assert_str_eq(ledger_first(ledger, KIND_ORGANISATION)->name, "a");
    ck_assert_str_eq(party_name(ledger, "a"), "A anew");
    ck_assert_ptr_eq(
        one->puts->entry, ledger_find(ledger, KIND_ORGANISATION, "a"));
    ck_assert_ptr_null(one->puts->was);
    ck_assert_ptr_null(one->puts->next->next);
}
END_TEST

START_TEST(an_act_remembers_what_was)
{
    struct organisation a = { .entry = { "a" }, .name = "A" };
    struct act *two;

    act_put(act(), KIND_ORGANISATION, &a);
    two = act();
    a.name = "B";
    act_put(two, KIND_ORGANISATION, &a);
    a.name = "C";
    act_put(two, KIND_ORGANISATION, &a);
    ck_assert_str_eq(((const struct organisation *)two->puts->was)->name, "A");
    ck_assert_str_eq(
        ((const struct organisation *)two->puts->entry)->name, "C");
    ck_assert_ptr_null(two->puts->next);
}
END_TEST

START_TEST(the_next_key_is_free)
{
    struct motion motion = { .entry = { "M-01" } };

    ck_assert_str_eq(ledger_next_key(ledger, KIND_MOTION, "M-"), "M-01");
    ledger_put(ledger, KIND_MOTION, &motion);
    motion.entry.key = "other";
    ledger_put(ledger, KIND_MOTION, &motion);
    ck_assert_str_eq(ledger_next_key(ledger, KIND_MOTION, "M-"), "M-02");
}
END_TEST

START_TEST(what_is_unknown_is_a_finding)
{
    ck_assert_ptr_null(ledger_get(&job, ledger, KIND_ROUND, "R1"));
    ck_assert(has_finding("entry-unknown"));
}
END_TEST

/* ---- parties ---------------------------------------------------------- */

static bool add(const char *key, enum capacity capacity, bool is_lead)
{
    struct organisation new = { .entry = { key },
        .name = "Some Name",
        .capacity = capacity,
        .is_lead = is_lead };

    return party_add_organisation(&job, act(), &new);
}

static const struct {
    const char *key, *id;
    bool is_lead;
} wrong_parties[] = {
    { "South Coast", "key-wrong", false },
    { "-south", "key-wrong", false },
    { "", "key-wrong", false },
    { "south", "key-taken", false },
    { "west", "lead-twice", true },
};

START_TEST(a_party_that_cannot_be_is_refused)
{
    ck_assert(add("south", CAPACITY_COUNCIL, true));
    ck_assert(!add(
        wrong_parties[_i].key, CAPACITY_COUNCIL, wrong_parties[_i].is_lead));
    ck_assert(has_finding(wrong_parties[_i].id));
    ck_assert_uint_eq(ledger_count(ledger, KIND_ORGANISATION), 1);
}
END_TEST

START_TEST(people_are_numbered_by_their_organisation)
{
    struct person person = { .organisation = "south", .name = "Ann Example" };

    ck_assert(add("south", CAPACITY_COUNCIL, true));
    ck_assert_str_eq(party_add_person(&job, act(), &person), "south-1");
    ck_assert_str_eq(party_add_person(&job, act(), &person), "south-2");
    ck_assert_str_eq(party_person_name(ledger, "south-2"), "Ann Example");
    ck_assert_str_eq(ledger_organisation_of(ledger, "south-2"), "south");
    person.name = " ";
    ck_assert_ptr_null(party_add_person(&job, act(), &person));
    ck_assert(has_finding("name-missing"));
}
END_TEST

START_TEST(only_an_association_has_members)
{
    ck_assert(add("forum", CAPACITY_TRADE_ASSOCIATION, false));
    ck_assert(add("beacon", CAPACITY_PROVIDER, false));
    ck_assert(party_join(&job, act(), "forum", "beacon"));
    ck_assert(party_join(&job, act(), "forum", "beacon"));
    ck_assert_int_eq(party_members(ledger, "forum"), 1);
    ck_assert(party_is_member(ledger, "forum", "beacon"));
    ck_assert(!party_is_member(ledger, "beacon", "forum"));
    ck_assert(!party_join(&job, act(), "beacon", "forum"));
    ck_assert(has_finding("association-wrong"));
}
END_TEST

START_TEST(an_officer_is_of_the_lead)
{
    struct person person = { .organisation = "south", .name = "Ann Example" };

    ck_assert(add("south", CAPACITY_COUNCIL, true));
    ck_assert(add("west", CAPACITY_COUNCIL, false));
    ck_assert_ptr_nonnull(party_add_person(&job, act(), &person));
    person.organisation = "west";
    ck_assert_ptr_nonnull(party_add_person(&job, act(), &person));
    ck_assert(party_is_officer(&job, ledger, "south-1"));
    ck_assert(!party_is_officer(&job, ledger, "west-1"));
    ck_assert(!party_is_officer(&job, ledger, NULL));
    ck_assert(has_finding("officer-needed"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("govern");
    TCase *tcase = tcase_create("govern");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, tcase);
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_loop_test(tcase,
        each_field_lies_within_its_struct_and_names_what_there_is, 0, KINDS);
    tcase_add_test(tcase, an_entry_told_in_text_is_itself_again);
    tcase_add_test(tcase, text_that_is_no_value_is_refused);
    tcase_add_test(tcase, a_later_entry_takes_the_place_of_the_earlier);
    tcase_add_test(tcase, an_act_remembers_what_was);
    tcase_add_test(tcase, the_next_key_is_free);
    tcase_add_test(tcase, what_is_unknown_is_a_finding);
    tcase_add_loop_test(tcase, a_party_that_cannot_be_is_refused, 0,
        sizeof wrong_parties / sizeof *wrong_parties);
    tcase_add_test(tcase, people_are_numbered_by_their_organisation);
    tcase_add_test(tcase, only_an_association_has_members);
    tcase_add_test(tcase, an_officer_is_of_the_lead);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
