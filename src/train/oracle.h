/** @file oracle.h Dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013). */
#ifndef TCT_TRAIN_ORACLE_H
#define TCT_TRAIN_ORACLE_H

#include "language/parser.h"
#include "train/conllu.h"

/** Gold arcs that each move makes unreachable; -1 for a move that is not allowed. */
void tct_oracle_costs(const tct_parse_state *state, const tct_ud_word *gold, int costs[TCT_MOVE_COUNT]);
/**
 * Bit per class that is best now: its move has the least cost, and when it makes a gold arc, its label is
 * gold.
 * @p allowed as of tct_parse_allowed().
 */
void tct_oracle_classes(const tct_parse_state *state, const tct_ud_word *gold, const tct_transition *classes,
                        unsigned count, const uint32_t *allowed, uint32_t best[TCT_CLASSES / 32]);

#endif
