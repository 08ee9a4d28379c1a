/** @file nearest.h Which of many terms a misspelt one is meant to be; seen by this folder only. */
#ifndef TCT_KNOWLEDGE_NEAREST_H
#define TCT_KNOWLEDGE_NEAREST_H

#include "base/str.h"

/** One search: set @p wanted, the rest zero; then offer the candidates. */
typedef struct {
    tct_str wanted;
    tct_str best; /**< the first of the nearest so far; empty while none is near */
    unsigned distance;
} tct_nearest;

/**
 * Takes @p candidate when it is nearer to what is wanted than the best so far. Near is: at most two bytes
 * inserted, left out or replaced (Levenshtein's distance), and fewer than a third of the name behind the last
 * '#' or '/'.
 */
void tct_nearest_offer(tct_nearest *self, tct_str candidate);

#endif
