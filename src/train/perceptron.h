/**
 * @file perceptron.h
 * Averaged perceptron in training (Collins 2002) over hashed features with sparse rows. All arithmetic is in
 * integers, so that every machine and every optimisation gives the same weights.
 */
#ifndef TCT_TRAIN_PERCEPTRON_H
#define TCT_TRAIN_PERCEPTRON_H

#include "base/buffer.h"
#include "language/model_weights.h"

/** Weight of one class in one row; @c sum is what averaging subtracts, @c earlier the total of earlier runs.
 */
typedef struct {
    int64_t sum, earlier;
    int32_t weight;
    uint32_t class_id;
} tct_perceptron_entry;

/** Entries of a feature: a piece of the pool. */
typedef struct {
    uint64_t feature;
    size_t first;
    uint16_t count, capacity;
} tct_perceptron_row;

typedef struct {
    tct_perceptron_row *rows;
    uint32_t *slots; /**< open addressing: row + 1 */
    tct_perceptron_entry *pool;
    size_t row_count, row_capacity, slot_count, pool_count, pool_capacity;
    int64_t time; /**< decisions seen */
    unsigned classes;
    bool failed; /**< out of memory; sticks */
} tct_perceptron;

TCT_MUST_USE tct_status tct_perceptron_new(tct_perceptron *perceptron, unsigned classes);
void tct_perceptron_free(tct_perceptron *perceptron);
/** Scores with the current (not averaged) weights. */
void tct_perceptron_score(const tct_perceptron *perceptron, const uint64_t *features, size_t count,
                          int32_t *scores);
/** One decision is over: @p good should have won over @p bad (the same: it did). */
void tct_perceptron_learn(tct_perceptron *perceptron, const uint64_t *features, size_t count, unsigned good,
                          unsigned bad);
/** Learns anew from zero; what is exported is the sum of all runs, an ensemble in one set of weights. */
void tct_perceptron_restart(tct_perceptron *perceptron);
/** Appends the image of the averaged weights in 8 bits, those below @p least in size left out. */
TCT_MUST_USE tct_status tct_perceptron_export(const tct_perceptron *perceptron, unsigned least,
                                              tct_buffer *out);
/** The same for a classifier of the parser's moves, as model_moves.h reads it. */
TCT_MUST_USE tct_status tct_perceptron_export_moves(const tct_perceptron *perceptron, unsigned least,
                                                    tct_buffer *out);

/** For exports: averaged weight times the number of decisions; the largest of them; @p value of @p largest as
 * -127 … 127. */
int64_t tct_perceptron_total(const tct_perceptron *perceptron, const tct_perceptron_entry *entry);
int64_t tct_perceptron_largest(const tct_perceptron *perceptron);
int tct_perceptron_quantise(int64_t value, int64_t largest);
/** A bitmap (to be freed) of the features of @p kept with about three bits each, @p words long; or NULL. */
uint64_t *tct_perceptron_bitmap(const tct_perceptron_row **kept, size_t count, uint32_t *words);

#endif
