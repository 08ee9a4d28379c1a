/** The feature templates of the parser, after Zhang and Nivre (2011), with markers, clusters and clause
 * counts. */
#include <assert.h>

#include "language/parser.h"

/** Words looked at: S stack, B buffer; L, R leftmost and rightmost child; P, N the words before and after; C
 * marker. */
enum {
    S0,
    S1,
    S2,
    B0,
    B1,
    B2,
    S0L,
    S0M,
    S0R,
    S0Q,
    S1L,
    S1R,
    S1Q,
    B0L,
    B0M,
    S0P,
    S0N,
    B0P,
    S0C,
    S1C,
    B0C,
    S3,
    S1N,
    PLACE_COUNT
};

enum { ATOMS = sizeof(tct_parse_atoms) / sizeof(uint32_t) };
#define W(place) ((place)*ATOMS + 0)
#define P(place) ((place)*ATOMS + 1)
#define C(place) ((place)*ATOMS + 2)
#define L(place) ((place)*ATOMS + 3)
#define X(place) ((place)*ATOMS + 4)
#define H(place) ((place)*ATOMS + 5)
#define F(place) ((place)*ATOMS + 6)
#define D(place) ((place)*ATOMS + 7)

/** Numbers of the state as a whole. */
enum {
    NONE = PLACE_COUNT * ATOMS,
    DIST0,
    DIST1, /* S0–B0, S1–S0 */
    VL0,
    VR0,
    VL1,
    VR1,
    VLB, /* valencies */
    LS0,
    RS0,
    LS1,
    RS1,
    LSB, /* sets of labels */
    COMMA0,
    COMMA1,
    FINITE0,
    FINITE1,
    CONJ0,
    AHEAD, /* counts between S0–B0, S1–S0; finite verbs in the buffer */
    REL,
    DEPTH,
    ATOM_COUNT
};

/* All templates help to choose a move; those of the first three tables, the label of an arc as well. */

/** Labels of arcs to the left: of S0 under B0. */
static const tct_template left_templates[] = {
    /* single words */
    {1, {W(B0)}},
    {1, {P(B0)}},
    {2, {W(B0), P(B0)}},
    {1, {P(B1)}},
    {2, {H(B0), P(B0)}},
    {2, {X(B0), P(B0)}},
    /* pairs */
    {4, {W(S0), P(S0), W(B0), P(B0)}},
    {3, {W(S0), P(S0), P(B0)}},
    {3, {P(S0), W(B0), P(B0)}},
    {2, {W(S0), W(B0)}},
    {2, {P(S0), P(B0)}},
    /* triples */
    {3, {P(S0), P(B0), P(B1)}},
    {3, {P(S0), P(S0L), P(B0)}},
    {3, {P(S0), P(S0R), P(B0)}},
    {3, {P(S0), P(B0), P(B0L)}},
    {3, {P(S0), W(B0), P(B1)}},
    {3, {P(S0), P(B0), W(B1)}},
    /* distance and valency */
    {2, {W(S0), DIST0}},
    {2, {P(S0), DIST0}},
    {2, {W(B0), DIST0}},
    {2, {P(B0), DIST0}},
    {3, {P(S0), P(B0), DIST0}},
    {3, {W(S0), W(B0), DIST0}},
    /* children */
    {1, {D(B0L)}},
    /* sets of labels */
    {2, {P(B0), LSB}},
    {3, {P(S0), P(B0), LSB}},
    /* markers: what a phrase is introduced by */
    {3, {P(S0), W(B0C), P(B0)}},
    {3, {W(S0C), P(S0), P(B0)}},
    {2, {W(S0C), L(B0)}},
    {3, {L(S0), W(B0), L(B1)}},
    {2, {L(S0), W(B0)}},
    {3, {W(B0), W(B1), P(S0)}},
    /* lemmas, suffixes, clusters, agreement */
    {2, {L(S0), L(B0)}},
    {2, {X(S0), P(B0)}},
    {2, {P(S0), X(B0)}},
    {1, {C(B0)}},
    {2, {C(S0), C(B0)}},
    {2, {C(S0), P(B0)}},
    {2, {P(S0), C(B0)}},
    {4, {P(S0), F(S0), P(B0), F(B0)}},
    {4, {W(B0C), P(B0), P(S0), F(S0)}},
    /* neighbours in the text */
    {3, {P(S0), P(S0P), P(B0)}},
    {3, {H(S0), H(B0), P(S0)}},
    /* clauses */
    {3, {P(S0), P(B0), COMMA0}},
    {3, {P(S0), P(B0), FINITE0}},
    {3, {P(S0), P(B0), REL}},
};

/** Labels of arcs of either direction. */
static const tct_template both_templates[] = {
    {1, {NONE}},
    /* single words */
    {1, {W(S0)}},
    {1, {P(S0)}},
    {2, {H(S0), P(S0)}},
    {2, {X(S0), P(S0)}},
    /* children */
    {1, {W(S0L)}},
    {1, {P(S0L)}},
    {1, {D(S0L)}},
    {1, {W(S0R)}},
    {1, {P(S0R)}},
    {1, {D(S0R)}},
    /* sets of labels */
    {2, {W(S0), LS0}},
    {2, {P(S0), LS0}},
    {2, {W(S0), RS0}},
    {2, {P(S0), RS0}},
    {3, {P(S0), LS0, RS0}},
    /* lemmas, suffixes, clusters, agreement */
    {1, {C(S0)}},
    /* neighbours in the text */
    {2, {P(S0), W(S0P)}},
};

/** Labels of arcs to the right: of S0 under S1. */
static const tct_template right_templates[] = {
    /* single words */
    {1, {W(S1)}},
    {1, {P(S1)}},
    /* pairs */
    {2, {W(S1), W(S0)}},
    {2, {P(S1), P(S0)}},
    {2, {P(S1), W(S0)}},
    {2, {W(S1), P(S0)}},
    {3, {P(S1), W(S0), P(S0)}},
    /* triples */
    {3, {P(S1), P(S0), P(B0)}},
    {3, {P(S1), P(S1R), P(S0)}},
    {3, {P(S1), P(S1L), P(S0)}},
    {3, {P(S1), P(S0), P(S0L)}},
    /* distance and valency */
    {3, {P(S1), P(S0), DIST1}},
    {3, {W(S1), W(S0), DIST1}},
    /* children */
    {1, {D(S1R)}},
    {1, {W(S1R)}},
    /* sets of labels */
    {2, {P(S1), RS1}},
    {2, {P(S1), LS1}},
    {3, {P(S1), LS1, RS1}},
    {4, {P(S1), RS1, P(S0), D(S0L)}},
    {3, {P(S1), P(S0), LS0}},
    {4, {P(S1), LS1, P(S0), LS0}},
    /* markers: what a phrase is introduced by */
    {3, {P(S1), W(S0C), P(S0)}},
    {2, {L(S1), W(S0C)}},
    {3, {L(S1), W(S0C), L(S0)}},
    {3, {C(S1), W(S0C), C(S0)}},
    {3, {W(S1C), P(S1), W(S0C)}},
    /* lemmas, suffixes, clusters, agreement */
    {2, {L(S1), L(S0)}},
    {2, {X(S1), X(S0)}},
    {2, {C(S1), C(S0)}},
    {2, {C(S1), P(S0)}},
    {2, {P(S1), C(S0)}},
    {4, {P(S1), F(S1), P(S0), F(S0)}},
    {4, {W(S0C), P(S0), P(S1), F(S1)}},
    /* neighbours in the text */
    {3, {P(S1), P(S0), W(S0P)}},
    {4, {H(S1), P(S1), H(S0), P(S0)}},
    /* clauses */
    {3, {P(S1), P(S0), COMMA1}},
    {3, {P(S1), P(S0), FINITE1}},
};

/** Moves alone. */
static const tct_template move_templates[] = {
    /* single words */
    {2, {W(S0), P(S0)}},
    {1, {W(B1)}},
    {1, {W(B2)}},
    {1, {P(B2)}},
    {2, {W(S1), P(S1)}},
    {1, {P(S2)}},
    {1, {W(S2)}},
    /* pairs */
    {3, {W(S0), P(S0), W(B0)}},
    {3, {W(S0), W(B0), P(B0)}},
    {2, {P(B0), P(B1)}},
    {3, {W(S1), P(S1), P(S0)}},
    {2, {P(S1), P(B0)}},
    {2, {W(S1), P(B0)}},
    {2, {P(S1), W(B0)}},
    {2, {W(S1), W(B0)}},
    /* triples */
    {3, {P(B0), P(B1), P(B2)}},
    {3, {P(S2), P(S1), P(S0)}},
    {3, {P(S1), P(S0), P(S0R)}},
    {4, {P(S1), P(S0), P(B0), P(B1)}},
    {4, {P(S2), P(S1), P(S0), P(B0)}},
    {3, {P(S1), P(S0), W(B0)}},
    {3, {W(S0), P(B0), P(B1)}},
    {3, {P(S1), W(S0), P(B0)}},
    {3, {W(S1), P(S0), P(B0)}},
    /* distance and valency */
    {2, {W(S0), VR0}},
    {2, {P(S0), VR0}},
    {2, {W(S0), VL0}},
    {2, {P(S0), VL0}},
    {2, {W(B0), VLB}},
    {2, {P(B0), VLB}},
    {2, {P(S1), VR1}},
    {2, {P(S1), VL1}},
    /* children */
    {1, {D(S0M)}},
    {1, {D(S0Q)}},
    {1, {W(B0L)}},
    {1, {P(B0L)}},
    {1, {D(B0M)}},
    {3, {P(S0), P(S0L), P(S0M)}},
    {3, {P(S0), P(S0R), P(S0Q)}},
    {3, {P(B0), P(B0L), P(B0M)}},
    /* sets of labels */
    {2, {W(B0), LSB}},
    {2, {W(S1), RS1}},
    /* markers: what a phrase is introduced by */
    {3, {L(S1), P(S0), W(B0)}},
    {4, {P(S1), P(S0), W(B0), P(B1)}},
    {3, {W(S1C), W(S0C), P(S0)}},
    {4, {P(S2), P(S1), W(S0C), P(S0)}},
    {3, {L(S2), W(S0C), P(S1)}},
    /* lemmas, suffixes, clusters, agreement */
    {3, {L(S0), P(B0), P(B1)}},
    {1, {C(B1)}},
    {3, {C(S1), C(S0), P(B0)}},
    {3, {C(S0), C(B0), P(B1)}},
    {4, {P(S1), F(S1), P(B0), F(B0)}},
    /* neighbours in the text */
    {2, {P(S0), W(B0P)}},
    {3, {P(S0), P(B0P), P(B0)}},
    {3, {P(S1), W(S1N), P(S0)}},
    {2, {P(S0), W(S0N)}},
    /* clauses */
    {4, {P(S0), P(B0), REL, AHEAD}},
    {3, {P(S0), LS0, AHEAD}},
    {3, {P(S1), P(S0), AHEAD}},
    {3, {P(S0), P(B0), CONJ0}},
    {4, {P(S1), P(S0), COMMA1, W(S0P)}},
    {4, {P(S0), P(B0), COMMA0, CONJ0}},
    {4, {P(S1), P(S0), P(B0), REL}},
    {3, {P(S0), P(B0), DEPTH}},
    {4, {P(S1), LS1, P(S0), REL}},
    {4, {P(S3), P(S2), P(S1), P(S0)}},
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))
/** Where the features of the tables begin. */
enum {
    LEFT_FIRST = 0,
    BOTH_FIRST = LEFT_FIRST + LENGTH(left_templates),
    RIGHT_FIRST = BOTH_FIRST + LENGTH(both_templates),
    MOVE_FIRST = RIGHT_FIRST + LENGTH(right_templates),
    FEATURE_COUNT = MOVE_FIRST + LENGTH(move_templates)
};
_Static_assert(FEATURE_COUNT <= TCT_FEATURES, "too many templates");
_Static_assert(ATOM_COUNT < 256, "atoms are numbered by a byte");

static uint32_t bucket(size_t distance) {
    static const uint8_t buckets[] = {0, 1, 2, 3, 4, 5, 5, 6, 6, 6};
    return distance < sizeof buckets ? buckets[distance] : distance < 20 ? 7 : 8;
}

static uint32_t at_most(size_t value, uint32_t limit) {
    return value < limit ? (uint32_t)value : limit;
}

static uint32_t fold_set(uint64_t set) {
    return (uint32_t)(set ^ set >> 32) * 0x9E3779B1u;
}

static uint16_t stack_at(const tct_parse_state *state, size_t depth) {
    return depth < state->depth ? state->stack[state->depth - 1 - depth] : TCT_NO_WORD;
}

static uint16_t buffer_at(const tct_parse_state *state, size_t offset) {
    const size_t at = state->next + offset;
    return at <= state->count ? (uint16_t)at : TCT_NO_WORD;
}

static uint16_t neighbour(const tct_parse_state *state, uint16_t word, int step) {
    if (word == TCT_NO_WORD || (step < 0 && word == 0)) return TCT_NO_WORD;
    const size_t at = step < 0 ? word - 1u : word + 1u;
    return at < state->count ? (uint16_t)at : TCT_NO_WORD;
}

static void find_places(const tct_parse_state *state, uint16_t *at) {
    const tct_parse_node none = tct_parse_no_node;
    at[S0] = stack_at(state, 0), at[S1] = stack_at(state, 1), at[S2] = stack_at(state, 2),
    at[S3] = stack_at(state, 3);
    at[B0] = buffer_at(state, 0), at[B1] = buffer_at(state, 1), at[B2] = buffer_at(state, 2);
    const tct_parse_node *s0 = at[S0] == TCT_NO_WORD ? &none : &state->nodes[at[S0]];
    const tct_parse_node *s1 = at[S1] == TCT_NO_WORD ? &none : &state->nodes[at[S1]];
    const tct_parse_node *b0 = &state->nodes[at[B0]];
    at[S0L] = s0->left, at[S0M] = s0->left2, at[S0R] = s0->right, at[S0Q] = s0->right2, at[S0C] = s0->marker;
    at[S1L] = s1->left, at[S1R] = s1->right, at[S1Q] = s1->right2, at[S1C] = s1->marker;
    at[B0L] = b0->left, at[B0M] = b0->left2, at[B0C] = b0->marker;
    at[S0P] = neighbour(state, at[S0], -1), at[S0N] = neighbour(state, at[S0], 1);
    at[S1N] = neighbour(state, at[S1], 1), at[B0P] = neighbour(state, at[B0], -1);
}

static void fill_node(const tct_parse_node *node, uint32_t *atoms, int valency_left, int valency_right,
                      int set_left, int set_right) {
    atoms[valency_left] = at_most(node->left_count, 3) + 1;
    atoms[valency_right] = at_most(node->right_count, 4) + 1;
    atoms[set_left] = fold_set(node->left_labels);
    atoms[set_right] = fold_set(node->right_labels);
}

/** Counts between words @p from and @p to (both in the sentence, from < to). */
static void fill_between(const tct_parse_state *state, size_t from, size_t to, uint32_t *atoms, int distance,
                         int comma, int finite) {
    atoms[distance] = bucket(to - from);
    atoms[comma] = at_most((size_t)(state->commas[to] - state->commas[from + 1]), 3);
    atoms[finite] = at_most((size_t)(state->finite[to] - state->finite[from + 1]), 2);
}

static void fill_numbers(const tct_parse_state *state, const uint16_t *at, uint32_t *atoms) {
    const size_t s0 = at[S0], s1 = at[S1], b0 = at[B0];
    fill_node(&state->nodes[b0], atoms, VLB, NONE, LSB, NONE);
    atoms[AHEAD] = at_most((size_t)(state->finite[state->count] - state->finite[b0]), 3);
    atoms[DEPTH] = at_most(state->depth, 5);
    atoms[REL] = state->nodes[b0].relative;
    if (s0 != TCT_NO_WORD) {
        fill_node(&state->nodes[s0], atoms, VL0, VR0, LS0, RS0);
        fill_between(state, s0, b0, atoms, DIST0, COMMA0, FINITE0);
        atoms[CONJ0] = at_most((size_t)(state->conjunctions[b0] - state->conjunctions[s0 + 1]), 2);
        atoms[REL] |= (uint32_t)state->nodes[s0].relative << 1;
    }
    if (s1 != TCT_NO_WORD) {
        fill_node(&state->nodes[s1], atoms, VL1, VR1, LS1, RS1);
        fill_between(state, s1, s0, atoms, DIST1, COMMA1, FINITE1);
        atoms[REL] |= (uint32_t)state->nodes[s1].relative << 2;
    }
    atoms[NONE] = 0;
}

static void fill_atoms(const tct_parse_state *state, uint32_t atoms[ATOM_COUNT]) {
    uint16_t at[PLACE_COUNT];
    find_places(state, at);
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (at[i] == TCT_NO_WORD)
            memset(atoms + i * ATOMS, 0, sizeof(tct_parse_atoms));
        else
            memcpy(atoms + i * ATOMS, &state->atoms[at[i]], sizeof(tct_parse_atoms));
    memset(atoms + NONE, 0, (ATOM_COUNT - NONE) * sizeof *atoms);
    fill_numbers(state, at, atoms);
}

/** Features of the labels of arcs to the right. */
static void apply_right(const uint32_t *atoms, uint64_t *features) {
    tct_templates_apply(both_templates, LENGTH(both_templates), BOTH_FIRST, atoms, features);
    tct_templates_apply(right_templates, LENGTH(right_templates), RIGHT_FIRST, atoms, features);
}

size_t tct_parse_features(const tct_parse_state *state, uint64_t *features) {
    uint32_t atoms[ATOM_COUNT];
    fill_atoms(state, atoms);
    tct_templates_apply(left_templates, LENGTH(left_templates), LEFT_FIRST, atoms, features);
    apply_right(atoms, features);
    tct_templates_apply(move_templates, LENGTH(move_templates), MOVE_FIRST, atoms, features);
    return FEATURE_COUNT;
}

void tct_parse_right_features(const tct_parse_state *state, uint64_t *features) {
    uint32_t atoms[ATOM_COUNT];
    assert(tct_parse_moves(state) == 1u << TCT_MOVE_RIGHT);
    fill_atoms(state, atoms);
    apply_right(atoms, features);
}

size_t tct_parse_label_features(const uint64_t *features, tct_move move, uint64_t *out) {
    const bool left = move == TCT_MOVE_LEFT;
    const uint64_t direction = left ? UINT64_C(0x94D049BB133111EB) : 0;
    const size_t first = left ? LEFT_FIRST : BOTH_FIRST, end = left ? RIGHT_FIRST : MOVE_FIRST;
    assert(move != TCT_MOVE_SHIFT);
    for (size_t i = first; i < end; i++)
        out[i - first] = features[i] ^ direction;
    return end - first;
}
