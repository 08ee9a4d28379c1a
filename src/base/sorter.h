/**
 * @file sorter.h
 * More records than memory holds, sorted by their bytes: what does not fit goes to a temporary file in sorted
 * runs, which are merged at the end. Equal records are given once. The file has no name any more as soon as
 * it is open, so that nothing is left of it, however the program ends.
 */
#ifndef TCT_BASE_SORTER_H
#define TCT_BASE_SORTER_H

#include "base/alloc.h"
#include "base/str.h"

typedef struct tct_sorter tct_sorter;

/** Takes records in their order; a status other than TCT_OK ends the giving and is returned. */
typedef struct {
    tct_status (*record)(void *context, tct_str record);
    void *context;
} tct_record_sink;

/**
 * A sorter that holds at most @p memory bytes of records (or one record), 0 for TCT_LIMIT_SORT_BYTES; its
 * file is made in
 * @p folder (a path that must live as long) when it is needed. TCT_ERR_MEMORY.
 */
TCT_MUST_USE tct_status tct_sorter_new(const tct_allocator *allocator, const char *folder, size_t memory,
                                       tct_sorter **sorter);
/** Accepts NULL. */
void tct_sorter_free(tct_sorter *sorter);
/** Adds a copy of @p record. TCT_ERR_IO (errno tells more), TCT_ERR_MEMORY. */
TCT_MUST_USE tct_status tct_sorter_add(tct_sorter *sorter, tct_str record);
/** Gives all records in byte order, each once; called once. TCT_ERR_IO (errno tells more), TCT_ERR_MEMORY. */
TCT_MUST_USE tct_status tct_sorter_give(tct_sorter *sorter, tct_record_sink sink);
/** Number of runs that went to the file so far. */
size_t tct_sorter_runs(const tct_sorter *sorter);

#endif
