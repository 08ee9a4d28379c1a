#include "language/parser.h"

#include <assert.h>

#include "doc/ud.h"

/** Scores for one step of a margin. */
enum { MARGIN_STEP = 4 };

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

unsigned tct_parse_moves(const tct_parse_state *state) {
    unsigned moves = 0;
    for (unsigned m = 0; m < TCT_MOVE_COUNT; m++)
        moves |= (unsigned)move_allowed(state, (tct_move)m) << m;
    return moves;
}

tct_move tct_parse_best_move(const int32_t scores[TCT_MOVE_COUNT], unsigned moves) {
    unsigned best = TCT_MOVE_COUNT;
    for (unsigned m = 0; m < TCT_MOVE_COUNT; m++) {
        if (!(moves >> m & 1)) continue;
        if (best == TCT_MOVE_COUNT || scores[m] > scores[best]) best = m;
    }
    assert(best < TCT_MOVE_COUNT);
    return (tct_move)best;
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

/** Distance of the best score from that of the best rival. */
static uint8_t margin_of(const int32_t *scores, unsigned moves, tct_move best) {
    const unsigned rivals = moves & ~(1u << best);
    if (rivals == 0) return UINT8_MAX;
    const int32_t margin = (scores[best] - scores[tct_parse_best_move(scores, rivals)]) / MARGIN_STEP;
    return (uint8_t)(margin > UINT8_MAX ? UINT8_MAX : margin);
}

/** Label of the arc that @p move makes. */
static uint8_t label_of(const tct_parser *parser, const tct_parse_state *state, const uint64_t *features,
                        tct_move move) {
    uint64_t chosen[TCT_FEATURES];
    int32_t scores[TCT_CLASSES] = {0};
    if (move == TCT_MOVE_LEFT && state->next == state->count) return TCT_DEP_ROOT;
    tct_weights_score(&parser->labels, chosen, tct_parse_label_features(features, move, chosen), scores);
    const unsigned best = tct_best_class(scores, TCT_DEP_COUNT, parser->allowed[move]);
    return best < TCT_DEP_COUNT ? (uint8_t)best : (uint8_t)TCT_DEP_DEP;
}

/** The move with the highest score; @p margin is how far the best rival is behind. Fills @p features. */
static tct_move choose(const tct_parser *parser, const tct_parse_state *state, unsigned moves,
                       uint64_t *features, uint8_t *margin) {
    int32_t scores[TCT_MOVE_COUNT];
    tct_move_weights_score(&parser->moves, features, tct_parse_features(state, features), scores);
    const tct_move best = tct_parse_best_move(scores, moves);
    *margin = margin_of(scores, moves, best);
    return best;
}

/** The move of a state that allows one, which asks no weights for it: all words are on the stack, or none is.
 */
static tct_move sole_move(const tct_parse_state *state, unsigned moves, uint64_t *features) {
    if (moves == 1u << TCT_MOVE_SHIFT) return TCT_MOVE_SHIFT;
    if (moves == 1u << TCT_MOVE_LEFT) return TCT_MOVE_LEFT; /* under the root: no label to choose */
    tct_parse_right_features(state, features);
    return TCT_MOVE_RIGHT;
}

static void step(const tct_parser *parser, tct_parse_state *state) {
    uint64_t features[TCT_FEATURES];
    uint8_t margin = UINT8_MAX;
    const unsigned moves = tct_parse_moves(state);
    const bool sole = (moves & (moves - 1)) == 0;
    const tct_move best =
        sole ? sole_move(state, moves, features) : choose(parser, state, moves, features, &margin);
    tct_transition transition = {(uint8_t)best, 0};
    if (best != TCT_MOVE_SHIFT) {
        state->nodes[state->stack[state->depth - 1]].margin = margin;
        transition.label = label_of(parser, state, features, best);
    }
    tct_parse_apply(state, transition);
}

void tct_parser_allow(tct_parser *parser, tct_transition transition) {
    assert(transition.move < TCT_MOVE_COUNT && transition.label < TCT_DEP_COUNT);
    if (transition.label != TCT_DEP_ROOT)
        parser->allowed[transition.move][transition.label / 32] |= 1u << transition.label % 32;
}

void tct_parse_run(const tct_parser *parser, tct_parse_state *state, const tct_view *views, size_t count) {
    tct_parse_start(state, views, count);
    while (!tct_parse_done(state))
        step(parser, state);
}
