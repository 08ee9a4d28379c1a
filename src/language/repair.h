/**
 * @file repair.h
 * Deterministic corrections of a tree for known weaknesses of the parser. Each is kept because it gained on
 * held-out data. The words that a rule needs come with the model.
 */
#ifndef TCT_LANGUAGE_REPAIR_H
#define TCT_LANGUAGE_REPAIR_H

#include "language/features.h"
#include "language/parser.h"

/** What a word does in repairs. */
typedef enum {
    TCT_REPAIR_AGENT, /**< preposition before the agent of a passive */
    TCT_REPAIR_ROLES
} tct_repair_role;

/** A word with a role. */
typedef struct {
    uint32_t role, word; /**< tct_repair_role; hash of the folded form */
} tct_repair_word;

typedef struct {
    const tct_repair_word *words;
    uint32_t count;
} tct_repairs;

/** Corrects the tree of @p count words in @p nodes. */
void tct_repair(const tct_repairs *repairs, const tct_view *views, tct_parse_node *nodes, size_t count);

#endif
