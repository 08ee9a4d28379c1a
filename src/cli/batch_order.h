/**
 * @file batch_order.h
 * The two orders of a batch: documents are handed out large ones first, results are committed in the order of
 * the inputs.
 */
#ifndef TCT_CLI_BATCH_ORDER_H
#define TCT_CLI_BATCH_ORDER_H

#include "cli/batch.h"

/** Zero-initialised it is empty. */
typedef struct {
    uint32_t *todo; /**< documents to do, in the order of handing out */
    size_t count;   /**< of them */
    size_t next;    /**< first of them that no worker has taken */
    size_t head;    /**< first document of the list that is not committed */
    tct_batch_reply *held;
    bool *is_held;
} tct_batch_order;

/** Plans the documents of @p list that are not done, into an empty @p order. False without memory; either way
 * tct_batch_order_free() follows. */
bool tct_batch_order_plan(tct_batch_order *order, const tct_batch_list *list);
/** The document to hand out next, which stays the next until tct_batch_order_taken(). False when none is left
 * or too many replies would have to wait for the first. */
bool tct_batch_order_next(const tct_batch_order *order, uint32_t *index);
/** The document to hand out next has been. */
void tct_batch_order_taken(tct_batch_order *order);
/** Where the reply for document @p index, which was handed out, is held until its turn comes. */
tct_batch_reply *tct_batch_order_hold(tct_batch_order *order, uint32_t index);
/** Commits what is next in the order of the inputs, as far as it is there. False when nothing more can be
 * written. */
bool tct_batch_order_commit(tct_batch_order *order, tct_batch *batch);
/** Frees what @p order holds, replies that were not committed among it. */
void tct_batch_order_free(tct_batch_order *order);

#endif
