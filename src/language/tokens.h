/**
 * @file tokens.h
 * Tokens and syntactic words by the conventions of Universal Dependencies
 * (universaldependencies.org/u/overview/tokenization.html). The scanner knows scripts, not languages: what a
 * language adds (contractions, clitics, abbreviations, what opens a sentence) are word lists of the pack.
 * Time is linear in the text whatever the text is.
 *
 * Lists, all optional, one line an entry, columns separated by TAB:
 *   contractions   surface, words separated by spaces, "ambiguous" where the surface may also be one plain
 * word contexts       word, place (before, before2, ending, after, bias), weight: decides the ambiguous
 * contractions clitics        form, rule: before ("l'"), after ("-il"), joined ("n't": after, one surface
 * token with its stem), plural ("'" after a stem that ends with the value), whole ("aujourd'hui": never
 * split) abbreviations  form with its full stop, kind: title (a name follows), number (a number follows), end
 * (may end a sentence) openers        words whose capital tells that a sentence begins; "strong" when they
 * are never part of a name, so that they end a heading without full stop, "heading" when they do so before a
 * small letter, "clause" when they do so after a semicolon tokens         rule, value: "hyphens
 * split" (compounds are several tokens), "prefix non" (except after this prefix), "verbal est" (a word of
 * clauses, which headings do not have), "thousands space" (groups of three digits belong together)
 */
#ifndef TCT_LANGUAGE_TOKENS_H
#define TCT_LANGUAGE_TOKENS_H

#include "doc/doc.h"
#include "pack/pack.h"

typedef struct tct_tokeniser tct_tokeniser;

/** A tokeniser for @p language of @p pack; both NULL: rules of the script alone. Immutable, may be shared by
 * threads. */
TCT_MUST_USE tct_status tct_tokeniser_new(const tct_pack *pack, const tct_pack_language *language,
                                          const tct_allocator *allocator, tct_tokeniser **tokeniser);
/** The same without a pack (to compile one, to train): an empty tokeniser, to which lines of the lists are
 * added. */
TCT_MUST_USE tct_status tct_tokeniser_empty(const tct_allocator *allocator, tct_tokeniser **tokeniser);
/** Adds a line of list @p list ("clitics"); other lists are ignored. TCT_ERR_SYNTAX when the line makes no
 * sense. */
TCT_MUST_USE tct_status tct_tokeniser_add(tct_tokeniser *tokeniser, tct_str list, const tct_str columns[3]);
/** Names of the lists that matter, NULL at the end. */
extern const char *const tct_tokeniser_lists[];
/** Accepts NULL. */
void tct_tokeniser_free(tct_tokeniser *tokeniser);

/**
 * Appends the words and sentences of block @p block to @p doc and sets the block's sentence range. Blocks
 * must be given in order. A contraction ("du") is several words with one span (TCT_WORD_CONTRACTED, later
 * ones also TCT_WORD_PART); words of a joined clitic ("do" + "n't", "Smith" + "'s") have the same flags but
 * each its own span.
 */
TCT_MUST_USE tct_status tct_tokenise_block(const tct_tokeniser *tokeniser, tct_doc *doc, uint32_t block);

/** Appends the range @p span as one sentence without looking for boundaries (phrases, tests, fragments). */
TCT_MUST_USE tct_status tct_tokenise_sentence(const tct_tokeniser *tokeniser, tct_doc *doc, uint32_t block,
                                              tct_span span);

/** Receives the form of one syntactic word, as in the text; the folded form too. */
typedef tct_status (*tct_phrase_word)(void *context, tct_str form, tct_str lower);

/** Calls @p word for each syntactic word of @p phrase, as tct_tokenise_block() would make them in running
 * text. */
TCT_MUST_USE tct_status tct_tokenise_phrase(const tct_tokeniser *tokeniser, tct_str phrase,
                                            const tct_allocator *allocator, tct_phrase_word word,
                                            void *context);

#endif
