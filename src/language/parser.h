/**
 * @file parser.h
 * Greedy transition-based dependency parsing, arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011),
 * the root last in the buffer (Ballesteros and Nivre 2013), exactly one word under it.
 */
#ifndef TCT_LANGUAGE_PARSER_H
#define TCT_LANGUAGE_PARSER_H

#include "base/arena.h"
#include "language/features.h"
#include "language/model_moves.h"
#include "language/model_weights.h"

typedef enum { TCT_MOVE_SHIFT, TCT_MOVE_LEFT, TCT_MOVE_RIGHT, TCT_MOVE_COUNT } tct_move;

/** A move and the label (tct_deprel) of the arc it makes, 0 for none. */
typedef struct {
    uint8_t move, label;
} tct_transition;

/** No word. */
#define TCT_NO_WORD UINT16_MAX

/** What the features see of a word; eight atoms, copied as a block. */
typedef struct {
    uint32_t word, tag, cluster, lemma, suffix, shape, feats, label;
} tct_parse_atoms;

/** A word during parsing. Children are those attached so far, the outermost two on either side. */
typedef struct {
    uint16_t head, left, left2, right, right2;
    uint16_t marker; /**< child that is an adposition or subordinator */
    uint8_t label;   /**< tct_deprel, 0 before the word is attached */
    uint8_t left_count, right_count;
    uint8_t relative; /**< has or is a relative word */
    uint8_t margin;
    uint64_t left_labels, right_labels; /**< sets of labels */
} tct_parse_node;

/** A word without head and children. */
extern const tct_parse_node tct_parse_no_node;

/** Parsing state. Word @c count is the artificial root. */
typedef struct {
    tct_parse_node *nodes;
    tct_parse_atoms *atoms;
    uint16_t *stack;
    uint16_t *commas, *finite, *conjunctions; /**< counts before each word */
    size_t capacity, count, depth, next;      /**< depth of the stack; first word of the buffer */
} tct_parse_state;

/** Room for sentences of up to @p capacity (< 65535) words. */
TCT_MUST_USE tct_status tct_parse_state_new(tct_arena *arena, size_t capacity, tct_parse_state *state);
/** Start of a sentence of @p count words, tagged and lemmatised. */
void tct_parse_start(tct_parse_state *state, const tct_view *views, size_t count);
static inline bool tct_parse_done(const tct_parse_state *state) {
    return state->next == state->count && state->depth == 0;
}
/** Whether @p transition may be made now. */
bool tct_parse_allows(const tct_parse_state *state, tct_transition transition);
void tct_parse_apply(tct_parse_state *state, tct_transition transition);
/** Features of the state; returns their number. */
size_t tct_parse_features(const tct_parse_state *state, uint64_t *features);
/** Only those that the label of an arc to the right asks for, in the same places: for a state that allows no
 * other move. */
void tct_parse_right_features(const tct_parse_state *state, uint64_t *features);
/** Bit per move that may be made now. */
unsigned tct_parse_moves(const tct_parse_state *state);
/** The move with the highest score among those of @p moves (not 0), the lowest number first. */
tct_move tct_parse_best_move(const int32_t scores[TCT_MOVE_COUNT], unsigned moves);
/**
 * From the features of the state to those of the label of the arc that @p move makes from it, at most
 * TCT_FEATURES. Returns their number.
 */
size_t tct_parse_label_features(const uint64_t *features, tct_move move, uint64_t *out);

/** Two classifiers: which move, and of an arc which label. */
typedef struct {
    tct_move_weights moves;
    tct_weights labels;                                 /**< classes are tct_deprel */
    uint32_t allowed[TCT_MOVE_COUNT][TCT_CLASSES / 32]; /**< labels seen with each move, a bit each */
} tct_parser;

/** Adds a label to those that an arc may have. */
void tct_parser_allow(tct_parser *parser, tct_transition transition);
/** Parses; heads, labels and margins are in state->nodes (head @p count: the root). */
void tct_parse_run(const tct_parser *parser, tct_parse_state *state, const tct_view *views, size_t count);

#endif
