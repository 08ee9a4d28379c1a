/** Training of the parser with exploration: the state follows the parser's own choices, the oracle says what
 * is best. */
#include <assert.h>
#include <stdlib.h>

#include "train/ud_internal.h"

enum { EXPLORE_FROM = 1, EXPLORE_PERCENT = 90 };

/** A parser in training. */
typedef struct {
    trainer *work;
    tct_perceptron model;
    tct_parse_state state;
    bool explore;
} parser;

/** The classes: shift, and every (direction, label) of the training trees. */
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

/** Learns from the present state and says where to go on. */
static tct_transition learn_step(parser *in, const tct_ud_word *gold) {
    trainer *work = in->work;
    uint64_t features[TCT_FEATURES];
    uint32_t allowed[TCT_CLASSES / 32], good[TCT_CLASSES / 32];
    int32_t scores[TCT_CLASSES] = {0};
    tct_parse_allowed(&in->state, work->transitions, work->transition_count, allowed);
    tct_oracle_classes(&in->state, gold, work->transitions, work->transition_count, allowed, good);
    const size_t n = tct_parse_features(&in->state, features);
    tct_perceptron_score(&in->model, features, n, scores);
    const unsigned best = tct_best_class(scores, work->transition_count, allowed);
    assert(best < work->transition_count);
    unsigned wanted = tct_best_class(scores, work->transition_count, good);
    if (wanted == work->transition_count || (good[best / 32] >> (best % 32) & 1)) wanted = best;
    tct_perceptron_learn(&in->model, features, n, wanted, best);
    const bool follow = in->explore && trainer_random(work) % 100 < EXPLORE_PERCENT;
    return work->transitions[follow ? best : wanted];
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
    for (unsigned e = 0; e < work->parse_epochs && !in->model.failed; e++) {
        in->explore = e >= EXPLORE_FROM;
        trainer_shuffle(work, order, work->train_count);
        for (size_t i = 0; i < work->train_count; i++)
            learn_sentence(in, &work->bank.sentences.items[order[i]]);
        trainer_note(work, "parser epoch %u: %zu features", e + 1, in->model.row_count);
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
    learn_epochs(in, order);
    return tct_perceptron_export(&in->model, work->least_parser, &work->sections[TCT_SECTION_PARSER]);
}

tct_status train_parser(trainer *work) {
    parser in = {.work = work};
    tct_arena arena;
    collect_transitions(work);
    TRY(tct_perceptron_new(&in.model, work->transition_count));
    tct_arena_init(&arena, &tct_heap);
    const tct_status status = learn(&in, &arena);
    tct_arena_clear(&arena);
    tct_perceptron_free(&in.model);
    return status;
}
