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

unsigned tct_oracle_moves(const tct_parse_state *state, const tct_ud_word *gold, unsigned moves) {
    int costs[TCT_MOVE_COUNT], least = INT32_MAX;
    unsigned best = 0;
    tct_oracle_costs(state, gold, costs);
    for (unsigned m = 0; m < TCT_MOVE_COUNT; m++)
        if ((moves >> m & 1) && costs[m] >= 0 && costs[m] < least) least = costs[m];
    for (unsigned m = 0; m < TCT_MOVE_COUNT; m++)
        if ((moves >> m & 1) && costs[m] == least) best |= 1u << m;
    assert(best != 0);
    return best;
}
