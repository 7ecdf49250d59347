#include "io/worker.h"

#include "base/job.h"

#include <errno.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <poll.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef __has_feature
#define __has_feature(name) 0
#endif

/* The sanitizers need room for their shadows, and calls of their own. */
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
enum { IS_CONFINED = 0 };
#else
enum { IS_CONFINED = 1 };
#endif

enum {
    MILLISECONDS_MOST = WORKER_SECONDS_MOST * 1000 + 500,
    FINDINGS_ROOM = 2 * 1024 * 1024, /* what findings may take besides */
    WHOLE = 'W'                      /* the last byte of a whole reply */
};

#define RESAVE                                                                 \
    "open the file in Word or LibreOffice, save it under a new name and send " \
    "that; divide it into several if it is very long"

/* ---- the child ---------------------------------------------------------- */

/*
 * Libraries that are told of exhausted memory go on and give wrong results, so
 * they are never told.
 */
static _Noreturn void run_out(void)
{
    _exit(ARENA_EXHAUSTED);
}

static void *take(size_t size)
{
    void *memory = malloc(size);

    if (memory == NULL && size > 0)
        run_out();
    return memory;
}

static void *take_again(void *old, size_t size)
{
    void *memory = realloc(old, size);

    if (memory == NULL && size > 0)
        run_out();
    return memory;
}

static char *take_copy(const char *words)
{
    size_t size = strlen(words) + 1;

    return memcpy(take(size), words, size);
}

static xmlParserInputPtr load_nothing(
    const char *url, const char *id, xmlParserCtxtPtr parser)
{
    (void)url;
    (void)id;
    (void)parser;
    return NULL;
}

/* The processor's soft limit speaks only below the hard one. */
static void limit(int what, rlim_t most)
{
    struct rlimit limits = { most, most + (what == RLIMIT_CPU) };

    setrlimit(what, &limits);
}

/* What thinking takes, and writing to the one pipe; all else is refused. */
static bool allow_calls(scmp_filter_ctx filter, int pipe)
{
    static const int calls[] = { SCMP_SYS(brk), SCMP_SYS(munmap),
        SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(exit),
        SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
        SCMP_SYS(restart_syscall) };
    struct scmp_arg_cmp to_pipe = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)pipe);
    struct scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    return seccomp_rule_add(
               filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, to_pipe) == 0 &&
           seccomp_rule_add(
               filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_code) == 0 &&
           seccomp_rule_add(
               filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_code) == 0;
}

/* A kernel without it leaves the limits alone to hold. */
static void confine_calls(int pipe)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

    if (filter == NULL)
        return;
    if (allow_calls(filter, pipe))
        (void)seccomp_load(filter);
    seccomp_release(filter);
}

static void confine(int pipe)
{
    xmlMemSetup(free, take, take_again, take_copy);
    json_set_alloc_funcs(take, free);
    xmlSetExternalEntityLoader(load_nothing);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close(STDERR_FILENO);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 0);
    limit(RLIMIT_CPU, WORKER_SECONDS_MOST);
    if (!IS_CONFINED)
        return;
    limit(RLIMIT_AS, WORKER_MEMORY_MOST);
    confine_calls(pipe);
}

static void send(int pipe, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = write(pipe, bytes, length);

        if (sent < 0 && errno != EINTR)
            _exit(1);
        if (sent > 0) {
            bytes += sent;
            length -= (size_t)sent;
        }
    }
}

static void add_number(struct text *reply, uint32_t number)
{
    text_add_bytes(reply, (const char *)&number, sizeof number);
}

/* NULL is one longer than the longest. */
static void add_words(struct text *reply, const char *words)
{
    add_number(reply, words == NULL ? UINT32_MAX : (uint32_t)strlen(words));
    if (words != NULL)
        text_add(reply, words);
}

static void add_findings(struct text *reply, const struct findings *findings)
{
    for (const struct finding *f = findings_first(findings); f != NULL;
         f = f->next) {
        add_number(reply, f->severity);
        add_number(reply, (uint32_t)f->place.line);
        add_number(reply, (uint32_t)f->place.column);
        add_words(reply, f->id);
        add_words(reply, f->place.file);
        add_words(reply, f->message);
        add_words(reply, f->hint);
        if (reply->length > FINDINGS_ROOM)
            return; /* the first ones tell enough */
    }
}

static void refuse_answer(struct job *job, const char *name)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, "worker-answer",
            (struct place){ name, 0, 0 },
            "there is more in this file than can be taken in at once"),
        "send it in two or more files");
}

/* The reply: how much there is to the answer, it, the findings, WHOLE. */
static _Noreturn void work(
    int pipe, const char *name, worker_function *function, const void *input)
{
    struct job job = job_begin();
    struct text answer = text_new(job.arena), reply = text_new(job.arena);

    confine(pipe);
    function(&job, input, &answer);
    if (answer.length > WORKER_ANSWER_MOST)
        refuse_answer(&job, name);
    if (findings_errors(job.findings) > 0)
        answer.length = 0;
    add_number(&reply, (uint32_t)answer.length);
    send(pipe, reply.bytes, reply.length);
    send(pipe, answer.bytes, answer.length);
    reply.length = 0;
    add_findings(&reply, job.findings);
    text_add_char(&reply, WHOLE);
    send(pipe, reply.bytes, reply.length);
    _exit(0);
}

/* ---- the parent --------------------------------------------------------- */

static long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Reads until the child closes its end. Returns false if it takes too long. */
static bool receive(int pipe, struct text *reply)
{
    long end = now() + MILLISECONDS_MOST;
    char bytes[16 * 1024];

    while (reply->length <= WORKER_ANSWER_MOST + 2 * FINDINGS_ROOM) {
        struct pollfd wait = { pipe, POLLIN, 0 };
        long left = end - now();
        int ready = left > 0 ? poll(&wait, 1, (int)left) : 0;
        ssize_t got;

        if (ready == 0)
            return false;
        if (ready < 0)
            continue; /* a signal came */
        got = read(pipe, bytes, sizeof bytes);
        if (got == 0)
            return true;
        if (got > 0)
            text_add_bytes(reply, bytes, (size_t)got);
        else if (errno != EINTR)
            return true;
    }
    return false;
}

/* The child read what strangers sent, so what it says is checked as well. */
struct reply {
    const char *at;
    size_t left;
    bool is_broken;
};

static const char *take_bytes(struct reply *reply, size_t length)
{
    const char *bytes = reply->at;

    if (reply->is_broken || length > reply->left) {
        reply->is_broken = true;
        return NULL;
    }
    reply->at += length;
    reply->left -= length;
    return bytes;
}

static uint32_t take_number(struct reply *reply)
{
    const char *bytes = take_bytes(reply, sizeof(uint32_t));
    uint32_t number = 0;

    if (bytes != NULL)
        memcpy(&number, bytes, sizeof number);
    return number;
}

static const char *take_words(struct job *job, struct reply *reply)
{
    uint32_t length = take_number(reply);
    const char *bytes;

    if (length == UINT32_MAX)
        return NULL;
    bytes = take_bytes(reply, length);
    return bytes == NULL ? NULL
                         : arena_format(job->arena, "%.*s", (int)length, bytes);
}

/* A finding in a part of the file names both. */
static struct place place_in(
    struct job *job, const char *name, const char *part, int line, int column)
{
    if (part == NULL || strcmp(part, name) == 0)
        return (struct place){ name, line, column };
    return (struct place){ arena_format(job->arena, "%s(%s)", name, part), line,
        column };
}

static void take_finding(struct job *job, const char *name, struct reply *reply)
{
    uint32_t severity = take_number(reply);
    int line = (int)take_number(reply), column = (int)take_number(reply);
    const char *id = take_words(job, reply), *file = take_words(job, reply);
    const char *message = take_words(job, reply);
    const char *hint = take_words(job, reply);
    struct finding *finding;

    if (reply->is_broken || severity >= SEVERITIES || id == NULL ||
        message == NULL) {
        reply->is_broken = true;
        return;
    }
    finding = findings_add(job->findings, (enum severity)severity, id,
        place_in(job, name, file, line, column), "%s", message);
    if (hint != NULL)
        findings_hint(job->findings, finding, "%s", hint);
}

static bool take_reply(
    struct job *job, const char *name, struct reply reply, struct text *answer)
{
    uint32_t length = take_number(&reply);
    const char *bytes = take_bytes(&reply, length);

    if (bytes == NULL || reply.left == 0 || reply.at[reply.left - 1] != WHOLE)
        return false;
    text_add_bytes(answer, bytes, length);
    while (!reply.is_broken && reply.left > 1)
        take_finding(job, name, &reply);
    return !reply.is_broken;
}

static void complain(
    struct job *job, const char *name, const char *id, const char *problem)
{
    findings_hint(job->findings,
        findings_add(job->findings, SEVERITY_ERROR, id,
            (struct place){ name, 0, 0 }, "%s", problem),
        RESAVE);
}

/* Says how a child ended that did not end well. */
static void explain(struct job *job, const char *name, int status, bool is_late)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == ARENA_EXHAUSTED)
        complain(job, name, "worker-memory",
            "this file holds far more than a document does (comments, changes "
            "or paragraphs): it takes too much memory and is not read");
    else if (is_late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        complain(job, name, "worker-time",
            "this file is made so that reading it takes far longer than a "
            "document does: it is not read");
    else
        complain(job, name, "worker-failed",
            "reading this file failed: something in it is not as it should "
            "be, and nothing of it was taken");
}

static struct text hear(
    struct job *job, const char *name, pid_t child, int pipe)
{
    struct text reply = text_new(job->arena), answer = text_new(job->arena);
    int errors = findings_errors(job->findings), status = 0;
    bool is_late = !receive(pipe, &reply);

    close(pipe);
    if (is_late)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (is_late || status != 0 ||
        !take_reply(job, name,
            (struct reply){ reply.bytes, reply.length, false }, &answer))
        explain(job, name, status, is_late);
    if (findings_errors(job->findings) > errors)
        answer.bytes = NULL;
    return answer;
}

static struct text fail(struct job *job, const char *name)
{
    struct finding *finding = findings_add(job->findings, SEVERITY_ERROR,
        "worker-unstarted", (struct place){ name, 0, 0 },
        "this file cannot be read apart from the rest: %s", strerror(errno));

    finding->machine = true;
    findings_hint(job->findings, finding,
        "the machine has too little room: close other programs, try again");
    return (struct text){ 0 };
}

struct text worker_run(struct job *job, const char *name,
    worker_function *function, const void *input)
{
    int ends[2];
    pid_t child;

    name = arena_copy(job->arena, name);
    xmlInitParser();
    if (pipe(ends) != 0)
        return fail(job, name);
    child = fork();
    if (child == 0) {
        close(ends[0]);
        work(ends[1], name, function, input);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return fail(job, name);
    }
    return hear(job, name, child, ends[0]);
}
