/** Training of the parser with exploration: the state follows the parser's own choices, the oracle says what
 * is best. */
#include <assert.h>
#include <stdlib.h>

#include "train/ud_internal.h"

enum { EXPLORE_FROM = 1, EXPLORE_PERCENT = 90 };

/** A parser in training. */
typedef struct {
    trainer *work;
    tct_perceptron moves, labels;
    tct_parser sets; /**< for its sets of labels only */
    tct_parse_state state;
    bool explore;
} parser;

/** The transitions of the training trees: shift, and every (direction, label). */
static void collect_transitions(trainer *work) {
    bool seen[TCT_MOVE_COUNT][TCT_DEP_COUNT] = {{0}};
    for (size_t i = 0; i < work->train_count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[work->train[i]];
        const tct_ud_word *words = work->bank.words.items + sentence->first;
        for (size_t k = 0; k < sentence->count; k++)
            seen[words[k].head > k ? TCT_MOVE_LEFT : TCT_MOVE_RIGHT][words[k].relation] = true;
    }
    work->transitions[work->transition_count++] = (tct_transition){TCT_MOVE_SHIFT, 0};
    for (uint8_t move = TCT_MOVE_LEFT; move <= TCT_MOVE_RIGHT; move++)
        for (uint8_t label = 1; label < TCT_DEP_COUNT; label++)
            if (seen[move][label])
                work->transitions[work->transition_count++] = (tct_transition){move, label};
}

/** Learns the label of the arc that @p move makes, if it is gold; returns the label that the arc gets. */
static uint8_t learn_label(parser *in, const tct_ud_word *gold, const uint64_t *features, tct_move move) {
    const tct_parse_state *state = &in->state;
    uint64_t chosen[TCT_FEATURES];
    int32_t scores[TCT_CLASSES] = {0};
    if (move == TCT_MOVE_LEFT && state->next == state->count) return TCT_DEP_ROOT;
    const size_t top = state->stack[state->depth - 1];
    const size_t head = move == TCT_MOVE_LEFT ? state->next : state->stack[state->depth - 2];
    const size_t n = tct_parse_label_features(features, move, chosen);
    tct_perceptron_score(&in->labels, chosen, n, scores);
    const unsigned best = tct_best_class(scores, TCT_DEP_COUNT, in->sets.allowed[move]);
    assert(best < TCT_DEP_COUNT);
    if (gold[top].head != head) return (uint8_t)best;
    tct_perceptron_learn(&in->labels, chosen, n, gold[top].relation, best);
    return in->explore ? (uint8_t)best : gold[top].relation;
}

/** Learns from the present state and says where to go on. */
static tct_transition learn_step(parser *in, const tct_ud_word *gold) {
    uint64_t features[TCT_FEATURES];
    int32_t scores[TCT_CLASSES] = {0};
    const unsigned moves = tct_parse_moves(&in->state);
    const unsigned good = tct_oracle_moves(&in->state, gold, moves);
    const size_t n = tct_parse_features(&in->state, features);
    tct_perceptron_score(&in->moves, features, n, scores);
    const tct_move best = tct_parse_best_move(scores, moves);
    const tct_move wanted = good >> best & 1 ? best : tct_parse_best_move(scores, good);
    tct_perceptron_learn(&in->moves, features, n, wanted, best);
    const bool follow = in->explore && trainer_random(in->work) % 100 < EXPLORE_PERCENT;
    const tct_move move = follow ? best : wanted;
    if (move == TCT_MOVE_SHIFT) return (tct_transition){TCT_MOVE_SHIFT, 0};
    return (tct_transition){(uint8_t)move, learn_label(in, gold, features, move)};
}

static void learn_sentence(parser *in, const tct_ud_sentence *sentence) {
    const tct_ud_word *gold = in->work->bank.words.items + sentence->first;
    tct_parse_start(&in->state, in->work->views + sentence->first, sentence->count);
    while (!tct_parse_done(&in->state)) {
        if (in->state.depth == 0)
            tct_parse_apply(&in->state, (tct_transition){TCT_MOVE_SHIFT, 0});
        else
            tct_parse_apply(&in->state, learn_step(in, gold));
    }
}

static void learn_epochs(parser *in, uint32_t *order) {
    trainer *work = in->work;
    memcpy(order, work->train, work->train_count * sizeof *order);
    for (unsigned e = 0; e < work->parse_epochs && !in->moves.failed && !in->labels.failed; e++) {
        in->explore = e >= EXPLORE_FROM;
        trainer_shuffle(work, order, work->train_count);
        for (size_t i = 0; i < work->train_count; i++)
            learn_sentence(in, &work->bank.sentences.items[order[i]]);
        trainer_note(work, "parser epoch %u: %zu features of moves, %zu of labels", e + 1,
                     in->moves.row_count, in->labels.row_count);
    }
}

static size_t longest(const trainer *work) {
    size_t most = 1;
    for (size_t i = 0; i < work->bank.sentences.count; i++)
        if (work->bank.sentences.items[i].count > most) most = work->bank.sentences.items[i].count;
    return most;
}

static tct_status learn(parser *in, tct_arena *arena) {
    trainer *work = in->work;
    uint32_t *order = TCT_ARENA_NEW(arena, work->train_count + 1, uint32_t);
    if (!order) return TCT_ERR_MEMORY;
    TRY(tct_parse_state_new(arena, longest(work), &in->state));
    for (size_t i = 0; i < work->train_count; i++)
        TRY(predict_lemmas(work, work->train[i]));
    for (unsigned run = 0; run < work->runs; run++) {
        if (run > 0) tct_perceptron_restart(&in->moves), tct_perceptron_restart(&in->labels);
        learn_epochs(in, order);
    }
    TRY(tct_perceptron_export_moves(&in->moves, work->least_moves, &work->sections[TCT_SECTION_MOVES]));
    return tct_perceptron_export(&in->labels, work->least_labels, &work->sections[TCT_SECTION_LABELS]);
}

tct_status train_parser(trainer *work) {
    parser in = {.work = work};
    tct_arena arena;
    collect_transitions(work);
    for (unsigned i = 0; i < work->transition_count; i++)
        tct_parser_allow(&in.sets, work->transitions[i]);
    tct_arena_init(&arena, &tct_heap);
    tct_status status = tct_perceptron_new(&in.moves, TCT_MOVE_COUNT);
    if (status == TCT_OK) status = tct_perceptron_new(&in.labels, TCT_DEP_COUNT);
    if (status == TCT_OK) status = learn(&in, &arena);
    tct_arena_clear(&arena);
    tct_perceptron_free(&in.moves);
    tct_perceptron_free(&in.labels);
    return status;
}
