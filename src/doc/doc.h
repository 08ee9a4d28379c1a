/**
 * @file doc.h
 * One document: immutable UTF-8 text, its blocks and metadata, and the records of every annotation layer over
 * byte offsets of that text. `source` makes it, `language` and `extract` add layers, `resolve` reads them.
 * All memory is in the document's arena and dies with it. Layers refer to each other by index; TCT_NONE means
 * "none".
 */
#ifndef TCT_DOC_DOC_H
#define TCT_DOC_DOC_H

#include "base/arena.h"
#include "base/str.h"
#include "base/symbols.h"
#include "base/vec.h"
#include "doc/ud.h"

/** No index. */
#define TCT_NONE UINT32_MAX

/** What a block of the page is. */
typedef enum {
    TCT_BLOCK_PARAGRAPH,
    TCT_BLOCK_TITLE,   /**< headline of the document; at most one */
    TCT_BLOCK_HEADING, /**< heading inside the text; level 1 … 6 */
    TCT_BLOCK_LIST_ITEM,
    TCT_BLOCK_TABLE_ROW, /**< cells separated by TAB in the text */
    TCT_BLOCK_KEY_VALUE, /**< "Date : 10 mai 2024"; key and value have spans of their own */
    TCT_BLOCK_CAPTION,   /**< of a picture or table, or a remark wholly in parentheses */
    TCT_BLOCK_FOOTNOTE,  /**< "[2] …"; number says which */
    TCT_BLOCK_DATELINE,  /**< line that holds only place, date, release or embargo words */
    TCT_BLOCK_FURNITURE  /**< web furniture in a text file ("scroll", "share"); kept in the text, not analysed
                          */
} tct_block_kind;

/** A block. Blocks are in text order and do not overlap. */
typedef struct {
    tct_span span;
    tct_block_kind kind;
    uint8_t level;       /**< of headings and nested lists */
    uint32_t number;     /**< footnote number, else 0 */
    uint32_t group;      /**< list or table that the item or row belongs to (1, 2, …), else 0 */
    tct_span key, value; /**< of key–value blocks, else empty */
    uint8_t language;    /**< index into tct_doc.languages; set by `language` */
    bool supported;      /**< its language has a model or at least a language part; set by `language` */
    uint32_t first_sentence, sentence_end; /**< set by `language` */
} tct_block;

/** A sentence: a half-open range of words in one block. */
typedef struct {
    tct_span span;
    uint32_t block;
    uint32_t first_word, word_end;
} tct_sentence;

/** A syntactic word (UD). A contraction ("du") is several words with one span. */
typedef struct {
    tct_span span;    /**< of the surface token */
    tct_symbol form;  /**< as in the text; for words of a contraction the full form ("de", "le") */
    tct_symbol lower; /**< tct_fold() of form */
    tct_symbol lemma;
    uint32_t sentence;
    uint32_t head;    /**< index of the governing word in the document, TCT_NONE for the root of a sentence */
    uint8_t upos;     /**< tct_upos */
    uint8_t relation; /**< tct_deprel */
    uint8_t flags;    /**< TCT_WORD_… */
    uint8_t margin;   /**< confidence of the attachment, 0 … 255 */
    uint32_t feats;   /**< packed morphological features, see ud.h */
} tct_word;

enum {
    TCT_WORD_SPACE_AFTER = 1, /**< white space follows the surface token */
    TCT_WORD_PART = 2,        /**< second or later word of a contraction */
    TCT_WORD_CONTRACTED = 4,  /**< belongs to a contraction (first or later) */
    TCT_WORD_LINE_START = 8   /**< first token of its block */
};

/** The six main classes of entities, and what has no class. */
typedef enum {
    TCT_KIND_NONE,
    TCT_KIND_PERSON,
    TCT_KIND_ORGANIZATION,
    TCT_KIND_EVENT,
    TCT_KIND_STRATEGY,
    TCT_KIND_PLACE,
    TCT_KIND_POST,
    TCT_KIND_COUNT
} tct_kind;

/** A span that the name tagger of `language` proposes. */
typedef struct {
    uint32_t first_word, word_end;
    uint8_t kind;       /**< tct_kind */
    uint8_t confidence; /**< 0 … 100 */
} tct_name;

/** How a mention refers. */
typedef enum {
    TCT_MENTION_NAME,        /**< proper name: "Banque mondiale" */
    TCT_MENTION_ACRONYM,     /**< "PNUD" */
    TCT_MENTION_DESCRIPTION, /**< noun phrase with a class noun that identifies: "la table ronde mondiale sur
                                …" */
    TCT_MENTION_ANAPHOR, /**< short definite description that only points back: "la conférence", "l'agence" */
    TCT_MENTION_PRONOUN,
    TCT_MENTION_POST /**< office without a name: "le Secrétaire général de l'UIT" */
} tct_mention_form;

/** A mention. Mentions nest; they are sorted by begin, longer first. */
typedef struct {
    tct_span span; /**< bytes, without leading article or honorific */
    uint32_t first_word, word_end;
    uint32_t head;          /**< syntactic head word */
    uint8_t kind;           /**< tct_kind */
    uint8_t form;           /**< tct_mention_form */
    uint8_t gender, number; /**< TCT_GENDER_…, TCT_NUMBER_… of ud.h, 0 unknown */
    uint8_t confidence;     /**< 0 … 100 */
    uint8_t flags;          /**< TCT_MENTION_… */
    uint16_t class_id;      /**< finest class, index into the pack's classes */
    uint32_t entity;        /**< index into the pack's known entities, or TCT_NONE */
    uint32_t chain;         /**< index of the mention that stands for the entity (itself, if it does) */
    uint32_t sentence;
    tct_str rule; /**< what found it, for explain */
} tct_mention;

enum {
    TCT_MENTION_GENERIC = 1, /**< indefinite, plural or vague: no entity by itself, may carry coreference */
    TCT_MENTION_PLURAL = 2,
    TCT_MENTION_INNER = 4, /**< lies inside a longer mention of another entity */
    TCT_MENTION_WEAK =
        8 /**< generic, and its noun ("day", "action") singles nothing out: no relation makes it an entity */
};

/** A calendar date that is known to the year, month or day; 0 = unknown part. */
typedef struct {
    int16_t year;
    uint8_t month, day;
} tct_date;

/** What the text claims about a relation. The last two never become bare triples. */
typedef enum { TCT_ASSERTED, TCT_PLANNED, TCT_REPORTED, TCT_HYPOTHETICAL, TCT_NEGATED } tct_claim;

/** When a role is held, seen from the document. */
typedef enum { TCT_TENURE_CURRENT, TCT_TENURE_FORMER, TCT_TENURE_ACTING, TCT_TENURE_FUTURE } tct_tenure;

/** A relation between two mentions, or a mention and a literal. */
typedef struct {
    uint16_t property; /**< index into the pack's properties */
    uint32_t subject;  /**< mention */
    uint32_t object;   /**< mention, or TCT_NONE when @c literal holds the value */
    tct_str literal;   /**< text, or a date as YYYY, YYYY-MM or YYYY-MM-DD */
    tct_span span;     /**< the words that state it (usually the sentence or clause) */
    uint32_t sentence;
    uint8_t claim;        /**< tct_claim */
    uint8_t tenure;       /**< tct_tenure, of affiliations and titles */
    uint8_t confidence;   /**< 0 … 100 */
    tct_date from, until; /**< of affiliations: when the office is held; year 0 when the text does not say */
    tct_str rule;         /**< the frame or rule that made it: "frame/fr/schema:organizer/organiser" */
} tct_relation;

/** Direct or reported speech. */
typedef struct {
    tct_span span;
    uint32_t speaker; /**< mention */
    uint32_t event;   /**< mention, or TCT_NONE */
    bool direct;
    uint8_t confidence;
} tct_quotation;

/** An expression of time found in the text, already resolved against the publication date. */
typedef struct {
    tct_span span;
    uint32_t first_word, word_end;
    tct_date begin, end; /**< end.year is 0 for a point in time */
} tct_time;

/** Facts about the page itself; empty slices when unknown. */
typedef struct {
    tct_str title;
    tct_str url;  /**< --url, else canonical link, else og:url, else the feed's link */
    tct_str guid; /**< of a feed item */
    tct_str publisher;
    tct_str author;
    tct_str description;
    tct_str language; /**< declared, BCP 47 */
    tct_date published;
    tct_date embargo;
    tct_str source; /**< name of the input, for diagnostics only; never written */
} tct_doc_meta;

/** A fact that the page's own metadata states (JSON-LD Event, Organization, Person), read by `source`. */
typedef struct {
    tct_str type; /**< local name of the schema.org type of the thing: "Event" */
    tct_str name;
    tct_str property;   /**< local name: "location", "startDate", "organizer" */
    tct_str value_type; /**< type of the value when it is a thing, else empty */
    tct_str value;
} tct_page_fact;

/** Largest number of languages in one document. */
#define TCT_DOC_LANGUAGES 16

typedef struct {
    tct_arena arena;
    tct_str text; /**< NUL-terminated, valid UTF-8, LF line ends */
    tct_symbols *symbols;
    tct_doc_meta meta;
    tct_symbol languages[TCT_DOC_LANGUAGES]; /**< codes; [0] is the document's own */
    uint8_t language_count;
    TCT_VEC(tct_block) blocks;
    TCT_VEC(tct_page_fact) facts;
    TCT_VEC(tct_sentence) sentences;
    TCT_VEC(tct_word) words;
    TCT_VEC(tct_name) names;
    TCT_VEC(tct_time) times;
    TCT_VEC(tct_mention) mentions;
    TCT_VEC(tct_relation) relations;
    TCT_VEC(tct_quotation) quotations;
} tct_doc;

/** An empty document over the pack's symbols (@p frozen may be NULL). */
TCT_MUST_USE tct_status tct_doc_new(const tct_allocator *allocator, const tct_frozen_symbols *frozen,
                                    tct_doc **doc);
/** Frees the document with everything in it; accepts NULL. */
void tct_doc_free(tct_doc *doc);
/** Index of language @p code in doc->languages, added when new; 0 when the table is full. */
uint8_t tct_doc_language(tct_doc *doc, tct_str code);

/** The first name of the tagger that has a word of [first, end), or NULL; names stand in the order of the
 * text. */
const tct_name *tct_doc_name_over(const tct_doc *doc, uint32_t first, uint32_t end);

static inline tct_str tct_doc_span(const tct_doc *doc, tct_span span) {
    return tct_str_span(doc->text, span);
}

static inline tct_str tct_doc_symbol(const tct_doc *doc, tct_symbol symbol) {
    return tct_symbols_text(doc->symbols, symbol);
}

/** Pushes onto a layer of @p doc: `TRY(TCT_DOC_PUSH(doc, mentions, ((tct_mention){…})))`. */
#define TCT_DOC_PUSH(doc, layer, ...) TCT_PUSH(&(doc)->layer, (doc)->arena.allocator, __VA_ARGS__)

/** Writes @p date as YYYY, YYYY-MM or YYYY-MM-DD into @p out (11 bytes); empty when the year is unknown. */
void tct_date_format(tct_date date, char out[11]);
/** Reads YYYY[-MM[-DD]] (a longer ISO 8601 time is cut at the T). False when it is none. */
bool tct_date_parse(tct_str text, tct_date *date);
/** Days from 1970-01-01 of a full date (proleptic Gregorian), and back. */
int32_t tct_date_to_days(tct_date date);
tct_date tct_date_from_days(int32_t days);
/** 0 = Monday … 6 = Sunday. */
int tct_date_weekday(tct_date date);
/** Days in @p month of @p year. */
int tct_date_month_days(int year, int month);

#endif
