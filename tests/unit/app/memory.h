/** @file memory.h Memory that runs out at one request of the library, and the calls of tercet.h in which it
 * does. */
#ifndef TCT_TEST_MEMORY_H
#define TCT_TEST_MEMORY_H

#include "tercet.h"
#include "test.h"

/** One attempt of a case in a process of its own; shared with it. */
typedef struct {
    size_t requests, fail_at; /**< 0: never */
    bool lasts, counts, inside, refuses;
    bool notes; /**< keep what requests come from which places */
    long live;  /**< blocks that were taken and not given back */
    tct_status status;
    uint64_t hash; /**< of all that was written */
} attempt;

/** The requests that come from one place: a function and those that called it. */
typedef struct {
    uint64_t stack;
    size_t first, second, last;
} request_place;

enum { REQUEST_PLACES = 1 << 16 };

/** NULL before the first attempt. */
extern attempt *now;
/** Open addressing by stack; 0 is a free one. Shared as well. */
extern request_place *places;

typedef struct {
    const char *name;
    tct_status (*run)(void);
} memory_case;

extern const memory_case memory_cases[];
extern const size_t memory_case_count;

/** Makes the files that the cases read, and an engine that has all the memory; 0. */
int memory_cases_begin(void);
int memory_cases_end(void);

#endif
