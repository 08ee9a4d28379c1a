#include "train/oracle.h"

#include <assert.h>

/** Head of @p word; the artificial root has none. */
static size_t gold_head(const tct_parse_state *state, const tct_ud_word *gold, size_t word) {
    return word < state->count ? gold[word].head : SIZE_MAX;
}

/** Gold children of @p word in the buffer. */
static int children_ahead(const tct_parse_state *state, const tct_ud_word *gold, size_t word) {
    int found = 0;
    for (size_t i = state->next; i < state->count; i++)
        found += gold[i].head == word;
    return found;
}

static int cost_of_shift(const tct_parse_state *state, const tct_ud_word *gold) {
    const size_t front = state->next, head = gold_head(state, gold, front);
    int cost = 0;
    for (size_t i = 0; i < state->depth; i++) {
        cost += gold[state->stack[i]].head == front;
        cost += state->stack[i] == head && i + 1 < state->depth;
    }
    return cost;
}

static int cost_of_left(const tct_parse_state *state, const tct_ud_word *gold) {
    const size_t top = state->stack[state->depth - 1], head = gold_head(state, gold, top);
    int cost = children_ahead(state, gold, top);
    if (head != SIZE_MAX && head > state->next && head <= state->count) cost++;
    if (state->depth > 1 && state->stack[state->depth - 2] == head) cost++;
    return cost;
}

static int cost_of_right(const tct_parse_state *state, const tct_ud_word *gold) {
    const size_t top = state->stack[state->depth - 1], head = gold_head(state, gold, top);
    return children_ahead(state, gold, top) + (head != SIZE_MAX && head >= state->next);
}

void tct_oracle_costs(const tct_parse_state *state, const tct_ud_word *gold, int costs[TCT_MOVE_COUNT]) {
    const bool at_root = state->next == state->count;
    assert(state->next <= state->count && state->depth <= state->count);
    costs[TCT_MOVE_SHIFT] = at_root ? -1 : cost_of_shift(state, gold);
    costs[TCT_MOVE_LEFT] =
        state->depth == 0 || (at_root && state->depth > 1) ? -1 : cost_of_left(state, gold);
    costs[TCT_MOVE_RIGHT] = state->depth < 2 ? -1 : cost_of_right(state, gold);
}

/** Whether @p class_id's label is as good as its move: gold where the arc is gold. */
static bool label_fits(const tct_parse_state *state, const tct_ud_word *gold, tct_transition transition) {
    if (transition.move == TCT_MOVE_SHIFT) return true;
    const size_t top = state->stack[state->depth - 1];
    const size_t head = transition.move == TCT_MOVE_LEFT ? state->next : state->stack[state->depth - 2];
    return gold[top].head != head || gold[top].relation == transition.label;
}

void tct_oracle_classes(const tct_parse_state *state, const tct_ud_word *gold, const tct_transition *classes,
                        unsigned count, const uint32_t *allowed, uint32_t best[TCT_CLASSES / 32]) {
    int costs[TCT_MOVE_COUNT], least = INT32_MAX;
    tct_oracle_costs(state, gold, costs);
    for (int m = 0; m < TCT_MOVE_COUNT; m++)
        if (costs[m] >= 0 && costs[m] < least) least = costs[m];
    memset(best, 0, TCT_CLASSES / 8);
    assert(least != INT32_MAX);
    for (unsigned i = 0; i < count; i++) {
        if (!(allowed[i / 32] >> (i % 32) & 1) || costs[classes[i].move] != least) continue;
        if (label_fits(state, gold, classes[i])) best[i / 32] |= 1u << (i % 32);
    }
}
