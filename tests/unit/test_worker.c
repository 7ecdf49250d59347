/* The worker: what comes back, and every way in which a child may end. */
#include "io/worker.h"
#include "looking.h"

#include <fcntl.h>
#include <libxml/tree.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
enum { IS_CONFINED = 0 };
#else
enum { IS_CONFINED = 1 };
#endif

static struct job job;

static void begin(void)
{
    job = job_begin();
}

static void end(void)
{
    job_end(&job);
}

/* The one finding of a run that gave nothing. */
static void fails(worker_function *function, const char *id)
{
    struct text answer = worker_run(&job, "x.docx", function, NULL);
    const struct finding *f = findings_first(job.findings);

    ck_assert_ptr_null(answer.bytes);
    ck_assert_ptr_nonnull(f);
    ck_assert_str_eq(f->id, id);
    ck_assert_str_eq(f->place.file, "x.docx");
    ck_assert_ptr_nonnull(f->hint);
    ck_assert_ptr_null(f->next);
}

/* ---- what comes back ---------------------------------------------------- */

static void repeat(struct job *own, const void *input, struct text *answer)
{
    text_add_bytes(answer, input, 5);
    findings_add(own->findings, SEVERITY_WARNING, "w-one",
        (struct place){ "x.docx", 3, 4 }, "100%% %s", "sure");
    findings_hint(own->findings,
        findings_add(own->findings, SEVERITY_NOTE, "w-two",
            (struct place){ "word/document.xml", 7, 0 }, "two"),
        "do this");
}

START_TEST(answer_and_findings_come_back)
{
    struct text answer = worker_run(&job, "x.docx", repeat, "a\0b%s");
    const struct finding *f = findings_first(job.findings);

    ck_assert_uint_eq(answer.length, 5);
    ck_assert_mem_eq(answer.bytes, "a\0b%s", 5);
    ck_assert_str_eq(f->id, "w-one");
    ck_assert_str_eq(f->message, "100% sure");
    ck_assert_int_eq(f->severity, SEVERITY_WARNING);
    ck_assert_str_eq(f->place.file, "x.docx");
    ck_assert_int_eq(f->place.line, 3);
    ck_assert_int_eq(f->place.column, 4);
    ck_assert_ptr_null(f->hint);
    f = f->next;
    ck_assert_str_eq(f->place.file, "x.docx(word/document.xml)");
    ck_assert_str_eq(f->hint, "do this");
    ck_assert_int_eq(f->severity, SEVERITY_NOTE);
    ck_assert_ptr_null(f->next);
}
END_TEST

static void say_nothing(struct job *own, const void *input, struct text *answer)
{
    (void)own, (void)input, (void)answer;
}

START_TEST(an_empty_answer_is_an_answer)
{
    struct text answer = worker_run(&job, "x.docx", say_nothing, NULL);

    ck_assert_str_eq(answer.bytes, "");
    ck_assert_ptr_null(findings_first(job.findings));
}
END_TEST

static void find_error(struct job *own, const void *input, struct text *answer)
{
    (void)input;
    text_add(answer, "half");
    findings_hint(own->findings,
        findings_add(own->findings, SEVERITY_ERROR, "w-error",
            (struct place){ 0 }, "bad"),
        "cure");
}

START_TEST(an_error_takes_the_answer_away)
{
    fails(find_error, "w-error");
}
END_TEST

/* Findings of other ids stand at the same time, so that none is counted out. */
static void find_many(struct job *own, const void *input, struct text *answer)
{
    (void)input;
    for (int i = 0; i < 100000; i++)
        findings_add(own->findings, SEVERITY_NOTE,
            arena_format(own->arena, "w-%d", i), (struct place){ 0 },
            "a long story of one hundred thousand findings: %d", i);
    text_add(answer, "done");
}

START_TEST(findings_without_end_are_cut_and_the_answer_is_not)
{
    struct text answer = worker_run(&job, "x.docx", find_many, NULL);

    ck_assert_str_eq(answer.bytes, "done");
    ck_assert_int_gt(findings_count(job.findings, SEVERITY_NOTE), 1000);
    ck_assert_int_lt(findings_count(job.findings, SEVERITY_NOTE), 100000);
}
END_TEST

static void answer_much(struct job *own, const void *input, struct text *answer)
{
    const size_t *size = input;
    char *bytes = arena_alloc(own->arena, *size);

    memset(bytes, 'a', *size);
    text_add_bytes(answer, bytes, *size);
}

START_TEST(an_answer_has_at_most_16_mib)
{
    size_t size = WORKER_ANSWER_MOST;
    struct text answer = worker_run(&job, "x.docx", answer_much, &size);

    ck_assert_uint_eq(answer.length, size);
    size++;
    ck_assert_ptr_null(worker_run(&job, "x.docx", answer_much, &size).bytes);
    ck_assert(is_found(&job, "worker-answer"));
}
END_TEST

/* ---- ways to end -------------------------------------------------------- */

static void crash(struct job *own, const void *input, struct text *answer)
{
    volatile int *volatile where = NULL;

    (void)own, (void)input, (void)answer;
    *where = 1;
}

START_TEST(a_crash_is_a_finding)
{
    fails(crash, "worker-failed");
}
END_TEST

static void leave(struct job *own, const void *input, struct text *answer)
{
    (void)own, (void)input, (void)answer;
    _exit(0);
}

START_TEST(a_child_that_says_nothing_is_a_finding)
{
    fails(leave, "worker-failed");
}
END_TEST

static void spin(struct job *own, const void *input, struct text *answer)
{
    (void)own, (void)input, (void)answer;
    for (volatile int i = 0;; i = !i)
        ;
}

START_TEST(time_is_limited)
{
    fails(spin, "worker-time");
}
END_TEST

static void swallow(struct job *own, const void *input, struct text *answer)
{
    (void)input, (void)answer;
    for (;;)
        memset(arena_alloc(own->arena, 1 << 20), 1, 1 << 20);
}

START_TEST(memory_is_limited)
{
    if (IS_CONFINED)
        fails(swallow, "worker-memory");
}
END_TEST

/* Libraries never see that memory has run out. */
static void swallow_nodes(
    struct job *own, const void *input, struct text *answer)
{
    xmlNodePtr last = NULL;

    (void)own, (void)input;
    for (;;) {
        xmlNodePtr node = xmlNewNode(NULL, (const xmlChar *)"node");

        if (node == NULL)
            break;
        node->_private = last;
        last = node;
    }
    text_add(answer, "a half");
}

START_TEST(memory_of_libraries_is_limited)
{
    if (IS_CONFINED)
        fails(swallow_nodes, "worker-memory");
}
END_TEST

static void enough(struct job *own, const void *input, struct text *answer)
{
    (void)input;
    memset(arena_alloc(own->arena, 190 << 20), 1, 190 << 20);
    text_add(answer, "enough");
}

START_TEST(memory_below_the_limit_is_there)
{
    struct text answer = worker_run(&job, "x.docx", enough, NULL);

    ck_assert_str_eq(answer.bytes, "enough");
}
END_TEST

/* No more files can be open, not even a pipe to the child. */
START_TEST(a_machine_without_room_is_a_finding)
{
    struct rlimit before, few;

    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
    few = before;
    few.rlim_cur = 3;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &few), 0);
    fails(say_nothing, "worker-unstarted");
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &before), 0);
    ck_assert(findings_first(job.findings)->machine);
}
END_TEST

/* ---- ways out ----------------------------------------------------------- */

#define TRY(what) text_add(answer, (what) == -1 ? "" : #what "; ")

static void escape(struct job *own, const void *input, struct text *answer)
{
    char *const none[] = { NULL };
    static _Alignas(4096) char page[4096];

    (void)own, (void)input;
    TRY(open("/etc/passwd", O_RDONLY));
    TRY(open("/tmp/paction-escape", O_WRONLY | O_CREAT, 0600));
    TRY(unlink("/etc/passwd"));
    TRY(mkdir("/tmp/paction-escape", 0700));
    TRY(socket(AF_INET, SOCK_STREAM, 0));
    TRY(socket(AF_UNIX, SOCK_STREAM, 0));
    TRY(fork());
    TRY(execve("/bin/true", none, none));
    TRY(kill(getppid(), 0));
    TRY(pipe((int[2]){ 0 }));
    TRY(dup(0));
    TRY((int)write(STDOUT_FILENO, "x", 1));
    TRY((int)read(STDIN_FILENO, (char[1]){ 0 }, 1));
    TRY(mprotect(page, sizeof page, PROT_READ | PROT_EXEC));
}

START_TEST(a_child_can_only_think_and_answer)
{
    struct text answer;

    if (!IS_CONFINED)
        return;
    answer = worker_run(&job, "x.docx", escape, NULL);
    ck_assert_str_eq(answer.bytes, "");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { answer_and_findings_come_back,
        an_empty_answer_is_an_answer, an_error_takes_the_answer_away,
        findings_without_end_are_cut_and_the_answer_is_not,
        an_answer_has_at_most_16_mib, a_crash_is_a_finding,
        a_child_that_says_nothing_is_a_finding, time_is_limited,
        memory_is_limited, memory_of_libraries_is_limited,
        memory_below_the_limit_is_there, a_machine_without_room_is_a_finding,
        a_child_can_only_think_and_answer };
    TCase *cases = tcase_create("worker");
    Suite *suite = suite_create("worker");
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
