/**
 * @file words.h
 * The words that layout is recognised by, as data: `app` fills a table from the lists of all languages in the
 * pack.
 *
 * | list (ontology/lang/xx) | added as                                            |
 * |-------------------------|-----------------------------------------------------|
 * | furniture.tsv           | role = column 2                                     |
 * | dateline.tsv            | role = column 2                                     |
 * | months.tsv              | role "month", number = column 2 (1 … 12)            |
 * | layout-keys.tsv         | role "key"                                          |
 */
#ifndef TCT_SOURCE_WORDS_H
#define TCT_SOURCE_WORDS_H

#include "base/alloc.h"
#include "base/str.h"

/** What a phrase tells about the line it stands in. */
typedef enum {
    TCT_ROLE_FURNITURE, /**< a line that is only this belongs to the web page, not to the text: "share" */
    TCT_ROLE_HINT,      /**< word of a class or id attribute that marks boilerplate: "sidebar", "cookie" */
    TCT_ROLE_CONTENT,   /**< word of a class or id attribute that marks the text: "article-body" */
    TCT_ROLE_CAPTION,   /**< begins a caption: "Photo", "Figure" */
    TCT_ROLE_RELEASE,   /**< names the kind of text above its title: "press release" */
    TCT_ROLE_EMBARGO,   /**< the date after it is the end of an embargo */
    TCT_ROLE_PUBLISHED, /**< the date after it is that of publication: "posted" */
    TCT_ROLE_FILLER,    /**< may stand in a date line: "le", "on", weekdays */
    TCT_ROLE_MONTH,
    TCT_ROLE_KEY, /**< key of a key–value line: "location" */
    TCT_ROLE_COUNT
} tct_source_role;

typedef struct tct_source_words tct_source_words;

/** An empty table; NULL when there is no memory. */
tct_source_words *tct_source_words_new(const tct_allocator *allocator);
/** Accepts NULL. */
void tct_source_words_free(tct_source_words *words);
/**
 * Adds @p phrase (folded here; at most eight words) with the role called @p role ("furniture", "month", …).
 * @p number is the month, else 0. TCT_NOT_FOUND when there is no such role.
 */
TCT_MUST_USE tct_status tct_source_words_add(tct_source_words *words, tct_str phrase, tct_str role,
                                             unsigned number);
/** Sorts the table. Call once after the last addition and before the first look-up. */
void tct_source_words_freeze(tct_source_words *words);

/** Roles of a phrase as bits `1u << role`; 0 for an unknown phrase. */
typedef struct {
    unsigned roles;
    unsigned number;
} tct_source_word;

/** Looks up @p folded (tct_fold(), words with one space between them). Accepts NULL @p words. */
tct_source_word tct_source_words_get(const tct_source_words *words, tct_str folded);

#endif
