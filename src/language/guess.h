/**
 * @file guess.h
 * Which language a text is in, by profiles that the pack holds as chunks "guess.XX" (XX is the language's
 * code): the commonest function words, endings and scripts with weights. A language can have a profile
 * without being supported: it is recognised rather than misread.
 *
 * Lines of a profile: kind TAB text TAB weight. Kinds: word (a run of letters, folded), ending (of a run that
 * is no listed word), script (range of code points in hexadecimal, "3040-30FF").
 */
#ifndef TCT_LANGUAGE_GUESS_H
#define TCT_LANGUAGE_GUESS_H

#include "pack/pack.h"

/** Most profiles of one pack. */
#define TCT_GUESS_LANGUAGES 32

typedef struct tct_guesser tct_guesser;

/** What a text scores, by weight of its runs. */
typedef struct {
    uint32_t runs; /**< runs of letters (of a script without spaces: its letters) that were looked at */
    int32_t score[TCT_GUESS_LANGUAGES];
    size_t best; /**< index of the language with the highest score; the first among equals */
} tct_guess;

/** Reads the profiles of @p pack (NULL: none yet). Immutable afterwards, may be shared by threads. */
TCT_MUST_USE tct_status tct_guesser_new(const tct_pack *pack, const tct_allocator *allocator,
                                        tct_guesser **guesser);
/** Accepts NULL. */
void tct_guesser_free(tct_guesser *guesser);
/** Adds a profile (for tests and for compiling a pack). TCT_ERR_SYNTAX for a line that makes no sense. */
TCT_MUST_USE tct_status tct_guesser_add(tct_guesser *guesser, tct_str code, tct_str profile);

size_t tct_guesser_count(const tct_guesser *guesser);
/** Code of language @p index. */
tct_str tct_guesser_code(const tct_guesser *guesser, size_t index);
/** Index of language @p code, SIZE_MAX when it has no profile. */
size_t tct_guesser_find(const tct_guesser *guesser, tct_str code);

/** Scores at most the first @p limit bytes of @p text. */
void tct_guess_text(const tct_guesser *guesser, tct_str text, size_t limit, tct_guess *guess);
/** Adds the scores of @p more to @p guess. */
void tct_guess_add(tct_guess *guess, const tct_guess *more, size_t languages);
/** True when @p guess tells its best language with some certainty. */
bool tct_guess_is_clear(const tct_guess *guess);
/** True when @p guess speaks clearly for its best language against language @p other. */
bool tct_guess_is_against(const tct_guess *guess, size_t other);

#endif
