/**
 * @file lemma.h
 * Lemmas by rewrite rules: cut some bytes off the end of a word, append a few others. The rule comes from the
 * table under (form, tag), else under the longest known (suffix, tag), so that a form of the training data
 * keeps its own lemma and an unknown one is treated as words that end alike.
 */
#ifndef TCT_LANGUAGE_LEMMA_H
#define TCT_LANGUAGE_LEMMA_H

#include "base/str.h"
#include "language/words.h"

/** Most characters of a suffix that is looked up. */
#define TCT_LEMMA_SUFFIX 8u
/** Bytes of a lemma that a caller must have room for: longer words are their own lemma. */
#define TCT_LEMMA_BYTES 160u

/** What a rule applies to. */
enum {
    TCT_LEMMA_FORM,
    TCT_LEMMA_LOWER,
    TCT_LEMMA_TITLE,  /**< first letter as it stands, the others small */
    TCT_LEMMA_CAPITAL /**< the form; a capital begins it where it has none */
};

typedef struct {
    uint32_t key; /**< tct_lemma_key() */
    uint32_t rule;
} tct_lemma_slot;

/** A rule: @c base says what is rewritten; @c cut bytes go, @c size bytes at @c text come. */
typedef struct {
    uint8_t base, cut, size, unused;
    uint32_t text;
} tct_lemma_rule;

/** Opened tables. @c slots is an open-addressing table (key 0 is free), a power of two long. */
typedef struct {
    const tct_lemma_slot *slots;
    const tct_lemma_rule *rules;
    const char *texts;
    uint32_t slot_count, rule_count, text_bytes;
} tct_lemmas;

/** What a key stands for: a suffix, a whole form, a whole form that is written with capitals; a form (or "":
 * any) with a capital before a proper noun, which makes it part of a name ("National" of
 * "National Archives"); the place (one digit) in the list of a tag's most frequent rules. */
typedef enum {
    TCT_KEY_SUFFIX,
    TCT_KEY_WHOLE,
    TCT_KEY_CAPITAL,
    TCT_KEY_NAME,
    TCT_KEY_RANK
} tct_lemma_key_kind;

/** Rules in the list of a tag. */
#define TCT_LEMMA_RANKS 6u

/** A word whose lemma is asked for. */
typedef struct {
    tct_str form, lower;
    unsigned tag;
    bool before_name; /**< stands before a proper noun (tct_views_before_name()) */
} tct_lemma_word;

/** Key of @p text with @p tag; never 0. */
uint32_t tct_lemma_key(tct_str text, unsigned tag, tct_lemma_key_kind kind);
/** Rule for a word, or NULL: by its form with capitals (if it has any), its form, its longest suffix. */
const tct_lemma_rule *tct_lemma_find(const tct_lemmas *lemmas, const tct_lemma_word *word);
/** Whether only the first letter of @p form, whose folded form is @p lower, is a capital. */
bool tct_lemma_titled(tct_str form, tct_str lower);
/**
 * The lemma of a word: @p form, @p lower or in @p out. Where only a suffix is known and its rule makes a word
 * that is not in @p words, while the rule of a shorter suffix makes one that is ("chaired": not "chaire",
 * as in "hired", but "chair"), the shorter suffix decides; and where none does, the first of the tag's most
 * frequent rules that makes one ("mimicking": not "mimick", but "mimic").
 */
tct_str tct_lemma_of(const tct_lemmas *lemmas, const tct_words *words, const tct_lemma_word *word,
                     char out[TCT_LEMMA_BYTES]);
/** Start of the last @p n characters of @p text, SIZE_MAX when it has fewer. */
size_t tct_lemma_suffix(tct_str text, unsigned n);
/** Applies @p rule (NULL, or a rule that would cut a letter in half: lower stays) into @p out; returns the
 * lemma, which may be @p form or @p lower itself. */
tct_str tct_lemma_apply(const tct_lemmas *lemmas, const tct_lemma_rule *rule, tct_str form, tct_str lower,
                        char out[TCT_LEMMA_BYTES]);

#endif
