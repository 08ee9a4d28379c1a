/* Memory that runs out in every function of tercet.h: at each request of the library in turn, for good or for
 * once. TCT_ERR_MEMORY or all of the result, never a part of it; and nothing is left behind.
 *
 * Each attempt runs in a process of its own: a crash is a finding, and Graphviz does not survive many
 * drawings. The core tests leap from request to request. With TERCET_SWEEP=full each request fails, of a call
 * with very many (it reads all the knowledge) the first ones and, of each place in the program that makes
 * requests, the first, the second and the last one. TERCET_SHARD=2/4 takes the second of four parts,
 * TERCET_CASE=NAME one call.
 */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "memory.h"

/* With more requests than FEW a call fails at those of each place only; with MANY the core tests leap far. */
enum { FEW_REQUESTS = 4000, MANY_REQUESTS = 100000, FIRST_REQUESTS = 200, SECONDS = 300 };

/* --- attempts --- */

/** Runs a case with memory that fails at request @p at; false after a crash. */
static bool try(const memory_case *tried, size_t at, bool lasts, bool notes) {
    int status = 0;
    *now = (attempt){
        .fail_at = at, .lasts = lasts, .counts = true, .notes = notes, .hash = 14695981039346656037u};
    const pid_t child = fork();
    if (child == 0) {
        alarm(SECONDS);
        now->status = tried->run();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
    print_error("%s ends with status %x at request %zu%s\n", tried->name, (unsigned)status, at,
                lasts ? " and after" : "");
    return false;
}

/** Number of findings of one attempt against the undisturbed @p whole. */
static unsigned judge(const memory_case *tried, size_t at, bool lasts, const attempt *whole) {
    const char *wrong = NULL;
    if (!try(tried, at, lasts, false)) return 1;
    if (now->status != TCT_ERR_MEMORY && now->status != whole->status)
        wrong = tct_strerror(now->status);
    else if (now->live)
        wrong = "memory is left behind";
    else if (now->status == whole->status && now->hash != whole->hash)
        wrong = "success, but another result";
    if (wrong)
        print_error("%s, request %zu of %zu%s: %s\n", tried->name, at, whole->requests,
                    lasts ? " and after" : "", wrong);
    return wrong != NULL;
}

/* --- which requests fail --- */

static bool sweep_is_full(void) {
    const char *sweep = getenv("TERCET_SWEEP");
    return sweep && strcmp(sweep, "full") == 0;
}

/** Requests of this part among those of the whole sweep; counted over all cases. */
static bool is_of_shard(size_t index) {
    unsigned part = 1, parts = 1;
    const char *shard = getenv("TERCET_SHARD");
    if (shard && (sscanf(shard, "%u/%u", &part, &parts) != 2 || part < 1 || part > parts)) abort();
    return index % parts == part - 1;
}

/** Marks in @p chosen, one flag a request, those that fail; gives the number of places they come from, if
 * known. */
static size_t choose_places(bool *chosen, size_t requests) {
    size_t found = 0;
    for (size_t at = 1; at <= requests && at <= FIRST_REQUESTS; at++)
        chosen[at] = true;
    for (size_t i = 0; i < REQUEST_PLACES; i++) {
        if (!places[i].stack) continue;
        found++;
        chosen[places[i].first] = true;
        chosen[places[i].second] = true;
        chosen[places[i].last] = true;
    }
    return found;
}

static size_t choose_all(const memory_case *tried, bool *chosen, size_t requests) {
    if (sweep_is_full() && requests > FEW_REQUESTS) {
        memset(places, 0, REQUEST_PLACES * sizeof *places);
        assert_true(try(tried, 0, false, true));
        return choose_places(chosen, requests);
    }
    const char *only = getenv("TERCET_REQUEST");
    const size_t request = only ? strtoul(only, NULL, 10) : 0;
    const size_t leap = sweep_is_full() ? 0 : requests > MANY_REQUESTS ? 15 : 1;
    for (size_t at = 1; at <= requests; at += leap ? leap * at : 1)
        chosen[at] = !request || at == request;
    return 0;
}

/* --- the sweep --- */

/** Number of findings of one case; @p index numbers the requests that fail. */
static unsigned sweep(const memory_case *tried, size_t *index) {
    assert_true(try(tried, 0, false, false));
    const attempt whole = *now;
    if (whole.status != TCT_OK || whole.live)
        fail_msg("%s: %s, %ld blocks left, undisturbed", tried->name, tct_strerror(whole.status), whole.live);
    unsigned findings = 0;
    size_t failed = 0;
    bool *chosen = calloc(whole.requests + 2, sizeof *chosen);
    assert_non_null(chosen);
    const size_t from = choose_all(tried, chosen, whole.requests);
    for (size_t at = 1; at <= whole.requests; at++) {
        if (!chosen[at] || !is_of_shard((*index)++)) continue;
        findings += judge(tried, at, true, &whole) + judge(tried, at, false, &whole);
        failed++;
    }
    free(chosen);
    if (sweep_is_full())
        print_message("%s: %zu requests, %zu places, %zu failed, %u findings\n", tried->name, whole.requests,
                      from, failed, findings);
    return findings;
}

static void test_all(void **state) {
    (void)state;
    unsigned findings = 0;
    size_t index = 0;
    const char *only = getenv("TERCET_CASE");
    for (size_t i = 0; i < memory_case_count; i++)
        if (!only || strcmp(only, memory_cases[i].name) == 0) findings += sweep(&memory_cases[i], &index);
    assert_int_equal(findings, 0);
}

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

static int set_up(void **state) {
    (void)state;
    now = shared(sizeof *now);
    places = shared(REQUEST_PLACES * sizeof *places);
    return now && places ? memory_cases_begin() : -1;
}

static int tear_down(void **state) {
    (void)state;
    return memory_cases_end();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_all)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
