/** @file oracle.h Dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013). */
#ifndef TCT_TRAIN_ORACLE_H
#define TCT_TRAIN_ORACLE_H

#include "language/parser.h"
#include "train/conllu.h"

/** Gold arcs that each move makes unreachable; -1 for a move that is not allowed. */
void tct_oracle_costs(const tct_parse_state *state, const tct_ud_word *gold, int costs[TCT_MOVE_COUNT]);
/** Bit per move of @p moves (tct_parse_moves()) that has the least cost. */
unsigned tct_oracle_moves(const tct_parse_state *state, const tct_ud_word *gold, unsigned moves);

#endif
