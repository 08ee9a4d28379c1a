/* In which order documents are handed out, and results committed. Of a block of documents the largest go
 * first, so that a large one is not what everything waits for at the end; replies are held back until they
 * can be committed in the order of the inputs.
 */
#include <assert.h>
#include <stdlib.h>

#include "cli/batch_order.h"

enum {
    BLOCK = 256,      /* documents that are sorted by size */
    MOST_AHEAD = 4096 /* replies held back at most: a slow document's followers */
};

/* --- handing out --- */

static int by_size(const tct_batch_list *list, uint32_t a, uint32_t b) {
    const uint64_t left = list->items[a].size, right = list->items[b].size;
    if (left != right) return left > right ? -1 : 1;
    return a < b ? -1 : a > b;
}

/** Insertion sort: a block is small. */
static void sort_block(const tct_batch_list *list, uint32_t *block, size_t count) {
    assert(count <= BLOCK);
    for (size_t i = 1; i < count; i++) {
        const uint32_t moved = block[i];
        size_t k = i;
        for (; k && by_size(list, moved, block[k - 1]) < 0; k--)
            block[k] = block[k - 1];
        block[k] = moved;
    }
}

bool tct_batch_order_plan(tct_batch_order *o, const tct_batch_list *list) {
    assert(!o->todo && !o->count && list->count <= UINT32_MAX);
    o->todo = malloc((list->count + 1) * sizeof *o->todo);
    o->held = calloc(MOST_AHEAD, sizeof *o->held);
    o->is_held = calloc(MOST_AHEAD, sizeof *o->is_held);
    if (!o->todo || !o->held || !o->is_held) return false;
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].done) o->todo[o->count++] = (uint32_t)i;
    for (size_t i = 0; i < o->count; i += BLOCK)
        sort_block(list, o->todo + i, o->count - i < BLOCK ? o->count - i : BLOCK);
    return true;
}

bool tct_batch_order_next(const tct_batch_order *o, uint32_t *index) {
    assert(o->next <= o->count);
    if (o->next == o->count || o->todo[o->next] >= o->head + MOST_AHEAD) return false;
    *index = o->todo[o->next];
    return true;
}

void tct_batch_order_taken(tct_batch_order *o) {
    assert(o->next < o->count);
    o->next++;
}

/* --- results: by index modulo MOST_AHEAD --- */

tct_batch_reply *tct_batch_order_hold(tct_batch_order *o, uint32_t index) {
    assert(index >= o->head && index - o->head < MOST_AHEAD);
    o->is_held[index % MOST_AHEAD] = true;
    return &o->held[index % MOST_AHEAD];
}

bool tct_batch_order_commit(tct_batch_order *o, tct_batch *batch) {
    assert(o->head <= batch->list.count);
    const tct_batch_list *list = &batch->list;
    bool good = true;
    for (; good && o->head < list->count; o->head++) {
        const size_t slot = o->head % MOST_AHEAD;
        if (!list->items[o->head].done && !o->is_held[slot]) break;
        if (!o->is_held[slot]) continue;
        good = tct_batch_commit(batch, &o->held[slot]);
        tct_batch_reply_free(&o->held[slot]);
        o->is_held[slot] = false;
    }
    return good;
}

void tct_batch_order_free(tct_batch_order *o) {
    for (size_t i = 0; o->held && i < MOST_AHEAD; i++)
        tct_batch_reply_free(&o->held[i]);
    free(o->todo);
    free(o->held);
    free(o->is_held);
}
