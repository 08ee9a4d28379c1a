/** @file words.h The table of a model's words: what is known of each. */
#ifndef TCT_LANGUAGE_WORDS_H
#define TCT_LANGUAGE_WORDS_H

#include "base/str.h"

/** What is known of a word: its class from unlabelled text and the set of its tags; 0 unknown. */
typedef struct {
    uint32_t key; /**< tct_lower_hash() of the folded form, 0 is a free slot */
    uint16_t cluster, ambiguity;
} tct_word_slot;

/** Open addressing, @c count a power of two. */
typedef struct {
    const tct_word_slot *slots;
    uint32_t count;
} tct_words;

/** What is known under @p key, or NULL. */
static inline const tct_word_slot *tct_words_find(const tct_words *words, uint32_t key) {
    const uint32_t mask = words->count - 1;
    for (uint32_t i = 0; i < words->count; i++) {
        const tct_word_slot *slot = &words->slots[(key + i) & mask];
        if (slot->key == 0) return NULL;
        if (slot->key == key) return slot;
    }
    return NULL;
}

#endif
