/** @file sorter_internal.h The runs of a sorter's file; shared by its two files. */
#ifndef TCT_BASE_SORTER_INTERNAL_H
#define TCT_BASE_SORTER_INTERNAL_H

#include "base/sorter.h"
#include "base/vec.h"

/** Part of the file: records in order, each behind its size. */
typedef struct {
    uint64_t begin, end;
} sorter_run;

typedef uint32_t sorter_size; /* of a record, as it stands before it */

/** Merges the @p count runs of file @p fd; @p memory bytes may be taken for reading. */
tct_status tct_sorter_merge(const tct_allocator *allocator, int fd, const sorter_run *runs, size_t count,
                            size_t memory, tct_record_sink sink);

#endif
