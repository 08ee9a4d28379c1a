/** @file tokens_internal.h Shared by the parts of the tokeniser: rules, surface tokens, the state of one run.
 */
#ifndef TCT_LANGUAGE_TOKENS_INTERNAL_H
#define TCT_LANGUAGE_TOKENS_INTERNAL_H

#include "language/tokens.h"

/** What the lists say of a form; a form may have several. */
enum {
    TCT_RULE_BEFORE = 1,       /**< clitic before its host */
    TCT_RULE_AFTER = 2,        /**< clitic after its host */
    TCT_RULE_JOINED = 4,       /**< with AFTER: one surface token with the host */
    TCT_RULE_PLURAL = 8,       /**< with AFTER: only after a host that ends with words[0] */
    TCT_RULE_WHOLE = 16,       /**< never split */
    TCT_RULE_CONTRACTION = 32, /**< several words */
    TCT_RULE_AMBIGUOUS = 64,   /**< with CONTRACTION: or one word */
    TCT_RULE_TITLE = 128,      /**< abbreviation before a name */
    TCT_RULE_NUMBER = 256,     /**< abbreviation before a number */
    TCT_RULE_END = 512,        /**< abbreviation that may end a sentence */
    TCT_RULE_OPENER = 1024,    /**< begins sentences */
    TCT_RULE_PREFIX = 2048,    /**< keeps its hyphen */
    TCT_RULE_STRONG = 4096,    /**< with OPENER: never part of a name */
    TCT_RULE_HEADING = 8192,   /**< with OPENER: seldom part of a name when a small letter follows */
    TCT_RULE_CLAUSE = 16384,   /**< with OPENER: has no capital within a sentence but in a name */
    TCT_RULE_VERBAL = 32768    /**< belongs to a clause, not to a heading */
};
#define TCT_RULE_ABBREVIATION (TCT_RULE_TITLE | TCT_RULE_NUMBER | TCT_RULE_END)

/** Largest number of words of one contraction. */
#define TCT_CONTRACTION_WORDS 3
/** Longest form in the lists, in bytes; longer forms have no rules. */
#define TCT_RULE_BYTES 48

typedef struct {
    tct_str key; /**< folded with tct_rule_fold() */
    uint32_t flags;
    uint32_t word_count;
    tct_str words[TCT_CONTRACTION_WORDS];
} tct_rule;

/** Places of the context of an ambiguous contraction. */
enum {
    TCT_CONTEXT_BEFORE,
    TCT_CONTEXT_BEFORE2,
    TCT_CONTEXT_ENDING,
    TCT_CONTEXT_ENDING4,
    TCT_CONTEXT_AFTER,
    TCT_CONTEXT_COUNT
};

/** Weight of one word in one place. */
typedef struct {
    tct_str key;
    int32_t weight[TCT_CONTEXT_COUNT];
} tct_context;

struct tct_tokeniser {
    const tct_allocator *allocator;
    tct_arena arena;
    tct_rule *rules; /**< open addressing, rule_slots a power of two */
    size_t rule_slots, rule_count;
    tct_context *contexts; /**< open addressing, context_slots a power of two, or NULL */
    size_t context_slots, context_count;
    int32_t context_bias;
    bool split_hyphens, group_thousands;
};

/** A surface token, or a piece of one. */
typedef struct {
    tct_span span;
    uint32_t rule;  /**< index into the rules + 1 of its contraction, else 0 */
    uint32_t flags; /**< TCT_TOKEN_… */
} tct_token;

enum {
    TCT_TOKEN_SPACE_AFTER = 1,
    TCT_TOKEN_JOINED = 2, /**< same surface token as the piece before */
    TCT_TOKEN_HOST = 4,   /**< the next piece is joined to this one */
    TCT_TOKEN_TITLE = 8,  /**< abbreviation, see TCT_RULE_… */
    TCT_TOKEN_NUMBER = 16,
    TCT_TOKEN_END = 32,         /**< its full stop may be the sentence's */
    TCT_TOKEN_WORD = 64,        /**< begins with a letter */
    TCT_TOKEN_UPPER = 128,      /**< begins with a capital */
    TCT_TOKEN_DIGIT = 256,      /**< begins with a digit */
    TCT_TOKEN_TERMINAL = 512,   /**< . ! ? … and runs of them */
    TCT_TOKEN_OPEN = 1024,      /**< opening quotation mark or bracket */
    TCT_TOKEN_CLOSE = 2048,     /**< closing one */
    TCT_TOKEN_QUOTE = 4096,     /**< " or ', which may be either */
    TCT_TOKEN_BRACKET = 8192,   /**< with OPEN or CLOSE: a bracket, not a quotation mark */
    TCT_TOKEN_DASH = 16384,     /**< dash or bullet */
    TCT_TOKEN_OPENER = 32768,   /**< capital form of a word that opens sentences */
    TCT_TOKEN_STRONG = 65536,   /**< with OPENER: and is never part of a name */
    TCT_TOKEN_HEADING = 131072, /**< with OPENER: see TCT_RULE_HEADING */
    TCT_TOKEN_CLAUSE = 262144,  /**< with OPENER: see TCT_RULE_CLAUSE */
    TCT_TOKEN_VERBAL = 524288   /**< word with TCT_RULE_VERBAL */
};

typedef TCT_VEC(tct_token) tct_tokens;

/** State of scanning one text. */
typedef struct {
    const tct_tokeniser *tokeniser;
    const tct_allocator *allocator;
    tct_str text;
    tct_tokens tokens;
    size_t last_terminal; /**< token number + 1 of the last sign that ends sentences, 0 for none */
    bool single_quote_open;
} tct_scan;

/** Lower-cases Latin letters and unifies apostrophes: the keys of the rules. Empty when @p text is longer
 * than TCT_RULE_BYTES. */
tct_str tct_rule_fold(tct_str text, char out[TCT_RULE_BYTES]);
/** Rule of @p text or NULL. */
const tct_rule *tct_rule_find(const tct_tokeniser *tokeniser, tct_str text);
/** Last @p letters of @p word. */
tct_str tct_context_ending(tct_str word, int letters);
/** True when the ambiguous contraction at token @p at of [@p first, @p end) is to be read as several words.
 */
bool tct_context_splits(const tct_scan *scan, size_t first, size_t at, size_t end);

/** Appends the tokens of @p span of scan->text. */
tct_status tct_scan_span(tct_scan *scan, tct_span span);
/** Appends a word with its clitics taken off; @p span holds one run of letters, digits, hyphens and
 * apostrophes. */
tct_status tct_split_word(tct_scan *scan, tct_span span, uint32_t flags);
/** Appends one token. */
tct_status tct_scan_push(tct_scan *scan, tct_span span, uint32_t flags);

/** End of the sentence that begins at token @p first. */
size_t tct_sentence_end(const tct_scan *scan, size_t first);

/** True for ' and its typographic forms; @p size says how many bytes it has. */
bool tct_apostrophe_at(tct_str text, size_t at, size_t *size);

#endif
