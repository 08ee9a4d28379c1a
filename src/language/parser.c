#include "language/parser.h"

#include <assert.h>

#include "doc/ud.h"

const tct_parse_node tct_parse_no_node = {.head = TCT_NO_WORD,
                                          .left = TCT_NO_WORD,
                                          .left2 = TCT_NO_WORD,
                                          .right = TCT_NO_WORD,
                                          .right2 = TCT_NO_WORD,
                                          .marker = TCT_NO_WORD};

tct_status tct_parse_state_new(tct_arena *arena, size_t capacity, tct_parse_state *state) {
    assert(capacity < TCT_NO_WORD - 1);
    *state = (tct_parse_state){.capacity = capacity};
    state->nodes = TCT_ARENA_NEW(arena, capacity + 1, tct_parse_node);
    state->atoms = TCT_ARENA_NEW(arena, capacity + 1, tct_parse_atoms);
    state->stack = TCT_ARENA_NEW(arena, 4 * (capacity + 2), uint16_t);
    if (!state->nodes || !state->atoms || !state->stack) return TCT_ERR_MEMORY;
    state->commas = state->stack + capacity + 2;
    state->finite = state->commas + capacity + 2;
    state->conjunctions = state->finite + capacity + 2;
    return TCT_OK;
}

/** Features that agree between words: gender, number, person, and the passive. */
static uint32_t agreement(uint32_t feats) {
    uint32_t kept = TCT_FEAT_SET(0u, TCT_FEAT_GENDER, TCT_FEAT(feats, TCT_FEAT_GENDER));
    kept = TCT_FEAT_SET(kept, TCT_FEAT_NUMBER, TCT_FEAT(feats, TCT_FEAT_NUMBER));
    kept = TCT_FEAT_SET(kept, TCT_FEAT_PERSON, TCT_FEAT(feats, TCT_FEAT_PERSON));
    return TCT_FEAT_SET(kept, TCT_FEAT_PASSIVE, TCT_FEAT(feats, TCT_FEAT_PASSIVE));
}

static void start_word(tct_parse_state *state, const tct_view *view, size_t i) {
    state->atoms[i] = (tct_parse_atoms){.word = view->lower,
                                        .tag = view->tag + 2u,
                                        .cluster = view->cluster,
                                        .lemma = view->lemma,
                                        .suffix = view->suffix[2],
                                        .shape = view->shape,
                                        .feats = agreement(view->feats) + 1};
    state->nodes[i].relative = (view->kind & TCT_TAG_RELATIVE) != 0;
}

void tct_parse_start(tct_parse_state *state, const tct_view *views, size_t count) {
    assert(count <= state->capacity);
    const uint32_t comma = tct_text_hash(TCT_LIT(","));
    state->count = count;
    state->depth = state->next = 0;
    state->commas[0] = state->finite[0] = state->conjunctions[0] = 0;
    for (size_t i = 0; i <= count; i++) {
        state->nodes[i] = tct_parse_no_node;
        if (i == count) break;
        start_word(state, &views[i], i);
        state->commas[i + 1] = (uint16_t)(state->commas[i] + (views[i].lower == comma));
        state->finite[i + 1] = (uint16_t)(state->finite[i] + ((views[i].kind & TCT_TAG_FINITE) != 0));
        state->conjunctions[i + 1] = (uint16_t)(state->conjunctions[i] + (views[i].upos == TCT_UPOS_CCONJ));
    }
    state->atoms[count] =
        (tct_parse_atoms){.word = 1, .tag = 1, .cluster = 1, .lemma = 1, .suffix = 1, .shape = 1};
}

static bool move_allowed(const tct_parse_state *state, tct_move move) {
    const bool at_root = state->next == state->count;
    switch (move) {
    case TCT_MOVE_SHIFT:
        return !at_root;
    case TCT_MOVE_LEFT:
        return at_root ? state->depth == 1 : state->depth > 0;
    case TCT_MOVE_RIGHT:
        return state->depth > 1;
    case TCT_MOVE_COUNT:
        break;
    }
    return false;
}

bool tct_parse_allows(const tct_parse_state *state, tct_transition transition) {
    const bool root = transition.label == TCT_DEP_ROOT;
    if (root != (transition.move == TCT_MOVE_LEFT && state->next == state->count)) return false;
    return move_allowed(state, (tct_move)transition.move);
}

void tct_parse_allowed(const tct_parse_state *state, const tct_transition *classes, unsigned count,
                       uint32_t allowed[TCT_CLASSES / 32]) {
    bool moves[TCT_MOVE_COUNT];
    for (unsigned m = 0; m < TCT_MOVE_COUNT; m++)
        moves[m] = move_allowed(state, (tct_move)m);
    const bool at_root = state->next == state->count;
    memset(allowed, 0, TCT_CLASSES / 8);
    for (unsigned i = 0; i < count; i++) {
        const bool root = classes[i].label == TCT_DEP_ROOT;
        const bool may_root = at_root && classes[i].move == TCT_MOVE_LEFT;
        if (moves[classes[i].move] && root == may_root) allowed[i / 32] |= 1u << (i % 32);
    }
}

static void attach(tct_parse_state *state, uint16_t head, uint16_t child, uint8_t label) {
    tct_parse_node *parent = &state->nodes[head], *node = &state->nodes[child];
    node->head = head;
    node->label = label;
    state->atoms[child].label = label;
    if (child < head) {
        parent->left2 = parent->left;
        parent->left = child;
        parent->left_count++;
        parent->left_labels |= UINT64_C(1) << label;
    } else {
        parent->right2 = parent->right;
        parent->right = child;
        parent->right_count++;
        parent->right_labels |= UINT64_C(1) << label;
    }
    if (label == TCT_DEP_CASE || label == TCT_DEP_MARK) parent->marker = child;
    if (node->relative && label != TCT_DEP_ACL_RELCL) parent->relative = 1;
}

void tct_parse_apply(tct_parse_state *state, tct_transition transition) {
    assert(tct_parse_allows(state, transition));
    if (transition.move == TCT_MOVE_SHIFT) {
        state->stack[state->depth++] = (uint16_t)state->next++;
        return;
    }
    const uint16_t child = state->stack[--state->depth];
    const uint16_t head =
        transition.move == TCT_MOVE_LEFT ? (uint16_t)state->next : state->stack[state->depth - 1];
    attach(state, head, child, transition.label);
}

/** Distance of the best score from that of the best class that makes another move. */
static uint8_t margin_of(const int32_t *scores, const tct_transition *classes, unsigned count,
                         const uint32_t *allowed, unsigned best) {
    int32_t second = INT32_MIN;
    for (unsigned i = 0; i < count; i++) {
        const bool rival = (allowed[i / 32] >> (i % 32) & 1) && classes[i].move != classes[best].move;
        if (rival && scores[i] > second) second = scores[i];
    }
    if (second == INT32_MIN) return 255;
    const int32_t margin = (scores[best] - second) / 4;
    return (uint8_t)(margin > 255 ? 255 : margin);
}

/** When no class is allowed (a model without it): what keeps the parse going. */
static tct_transition fallback(const tct_parse_state *state) {
    if (state->next < state->count) return (tct_transition){TCT_MOVE_SHIFT, 0};
    if (state->depth > 1) return (tct_transition){TCT_MOVE_RIGHT, TCT_DEP_DEP};
    return (tct_transition){TCT_MOVE_LEFT, TCT_DEP_ROOT};
}

static void step(tct_scorer scorer, const tct_transition *classes, unsigned class_count,
                 tct_parse_state *state) {
    uint64_t features[TCT_FEATURES];
    uint32_t allowed[TCT_CLASSES / 32];
    int32_t scores[TCT_CLASSES] = {0};
    if (state->depth == 0) {
        tct_parse_apply(state, fallback(state));
        return;
    }
    tct_parse_allowed(state, classes, class_count, allowed);
    const size_t n = tct_parse_features(state, features);
    scorer.score(scorer.self, features, n, scores);
    const unsigned best = tct_best_class(scores, class_count, allowed);
    const uint16_t top = state->stack[state->depth - 1];
    if (best < class_count && classes[best].move != TCT_MOVE_SHIFT)
        state->nodes[top].margin = margin_of(scores, classes, class_count, allowed, best);
    tct_parse_apply(state, best < class_count ? classes[best] : fallback(state));
}

void tct_parse_run(tct_scorer scorer, const tct_transition *classes, unsigned class_count,
                   tct_parse_state *state, const tct_view *views, size_t count) {
    tct_parse_start(state, views, count);
    while (!tct_parse_done(state))
        step(scorer, classes, class_count, state);
}
