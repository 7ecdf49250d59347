#define _GNU_SOURCE /* sched_setaffinity, wait4 */

#include "measure.h"

#include <assert.h>
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

bool measure_pin(void)
{
    int core = sched_getcpu();
    cpu_set_t cores;

    CPU_ZERO(&cores);
    CPU_SET(core < 0 ? 0 : (size_t)core, &cores);
    return sched_setaffinity(0, sizeof cores, &cores) == 0;
}

double measure_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- samples ---------------------------------------------------------- */

void measure_add(struct samples *samples, double ms)
{
    assert(samples->count < MEASURE_ROUNDS);
    samples->of[samples->count++] = ms;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

/* The one that stands there once they are sorted; 0 if there are none. */
static double sorted_at(struct samples samples, size_t i)
{
    qsort(samples.of, samples.count, sizeof *samples.of, compare);
    return samples.count > 0 ? samples.of[i] : 0;
}

double measure_median(const struct samples *samples)
{
    return sorted_at(*samples, samples->count / 2);
}

double measure_least(const struct samples *samples)
{
    return sorted_at(*samples, 0);
}

double measure_most(const struct samples *samples)
{
    return sorted_at(
        *samples, samples->count > 0 ? samples->count - 1 : 0);
}

double measure_ratio(const struct samples *samples, const struct samples *by)
{
    struct samples ratios = { .count = 0 };

    for (size_t i = 0; i < samples->count && i < by->count; i++)
        measure_add(&ratios, samples->of[i] / by->of[i]);
    return measure_median(&ratios);
}

/* ---- programs --------------------------------------------------------- */

static _Noreturn void become(const char *const *words)
{
    int nowhere = open("/dev/null", O_WRONLY);

    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(words[0], (char *const *)(uintptr_t)words);
    _exit(127);
}

struct ran measure_run(const char *const *words)
{
    struct ran ran = { .status = -1 };
    struct rusage used;
    double start = measure_now();
    pid_t child = vfork();
    int status;

    if (child == 0)
        become(words);
    if (child < 0 || wait4(child, &status, 0, &used) != child)
        return ran;
    ran.ms = measure_now() - start;
    ran.kib = used.ru_maxrss;
    if (WIFEXITED(status) && WEXITSTATUS(status) != 127)
        ran.status = WEXITSTATUS(status);
    return ran;
}
