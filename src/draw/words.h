/** @file words.h The few words that a drawing itself says; they live in the list "drawing" of each language.
 */
#ifndef TCT_DRAW_WORDS_H
#define TCT_DRAW_WORDS_H

#include "pack/pack.h"

/** The word for @p key ("not-shown") in @p language, else in any language that has it, else the key itself.
 */
tct_str tct_draw_word(const tct_pack *pack, tct_str language, const char *key);
/** Index of labels for @p language: 0 or 1 (the second when the pack does not know it). */
size_t tct_draw_label_index(const tct_pack *pack, tct_str language);

#endif
