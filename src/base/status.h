/** @file status.h Propagation of statuses. The status enum itself is public: tercet.h. */
#ifndef TCT_BASE_STATUS_H
#define TCT_BASE_STATUS_H

#include "tercet.h"

/** Evaluates @p expression and returns its status from the calling function unless it is TCT_OK. */
#define TRY(expression)                                                                                      \
    do {                                                                                                     \
        const tct_status try_status_ = (expression);                                                         \
        if (try_status_ != TCT_OK) return try_status_;                                                       \
    } while (0)

/** True for the statuses that mean trouble (END, NOT_FOUND and PARTIAL do not). */
static inline bool tct_failed(tct_status status) {
    return status > TCT_PARTIAL;
}

#endif
