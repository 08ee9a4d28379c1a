/** @file names_internal.h Shared by the name tagger and its training: tags, views of words, features,
 * decoding. */
#ifndef TCT_LANGUAGE_NAMES_INTERNAL_H
#define TCT_LANGUAGE_NAMES_INTERNAL_H

#include "language/model.h"
#include "language/model_weights.h"
#include "language/names.h"

/** Tags: 0 is outside, then begin and inside of each type. */
enum { TCT_NAME_TYPES = 4, TCT_NAME_TAGS = 1 + 2 * TCT_NAME_TYPES };

static inline unsigned tct_name_begin(unsigned type) {
    return 1 + 2 * type;
}
static inline bool tct_name_is_begin(unsigned tag) {
    return tag % 2 == 1;
}
static inline bool tct_name_is_inside(unsigned tag) {
    return tag > 0 && tag % 2 == 0;
}
/** Type of a tag other than 0. */
static inline unsigned tct_name_type(unsigned tag) {
    return (tag - 1) / 2;
}
/** False for "inside" after anything but the same type. */
static inline bool tct_name_may_follow(unsigned previous, unsigned tag) {
    return !tct_name_is_inside(tag) || (previous > 0 && tct_name_type(previous) == tct_name_type(tag));
}

/** Classes of the classifier: the tags, then every step from a tag to a tag. */
enum { TCT_NAME_CLASSES = TCT_NAME_TAGS + TCT_NAME_TAGS * TCT_NAME_TAGS };

/** Class of going from @p previous to @p tag. */
static inline unsigned tct_name_step_class(unsigned previous, unsigned tag) {
    return TCT_NAME_TAGS + previous * TCT_NAME_TAGS + tag;
}

/** tct_kind of each type. */
extern const uint8_t tct_name_kinds[TCT_NAME_TYPES];

/** What the classifier sees of a word. */
enum {
    TCT_VIEW_LOWER,
    TCT_VIEW_SHAPE, /**< first, inner, last kind of letters, digits; capital at the begin of a sentence apart
                     */
    TCT_VIEW_LONG,  /**< kind of each letter, at most 8 */
    TCT_VIEW_PREFIX2,
    TCT_VIEW_PREFIX3,
    TCT_VIEW_SUFFIX2,
    TCT_VIEW_SUFFIX3,
    TCT_VIEW_SUFFIX4,
    TCT_VIEW_HINTS, /**< TCT_HINT_… */
    TCT_VIEW_UPOS,
    TCT_VIEW_CLUSTER,
    TCT_VIEW_RUN_BEFORE, /**< word before the run of capitalised words that this one is in */
    TCT_VIEW_RUN_FIRST,  /**< first word of that run */
    TCT_VIEW_RUN_AFTER,  /**< word after it */
    TCT_VIEW_RUN_SIZE,
    TCT_VIEW_HEAD,       /**< last capitalised word before a word in small letters, with the distance */
    TCT_VIEW_HEAD_HINT,  /**< hints of that word, with the distance */
    TCT_VIEW_FIRST_HINT, /**< hints of the first word of the run */
    TCT_VIEW_FIELDS
};

typedef struct {
    uint32_t field[TCT_VIEW_FIELDS];
} tct_name_view;

/** What the pack knows of a word. */
enum {
    TCT_HINT_GIVEN = 1,
    TCT_HINT_HONORIFIC = 2,
    TCT_HINT_TITLE = 4,
    TCT_HINT_PLACE = 8,
    TCT_HINT_ORGANIZATION = 16,
    TCT_HINT_OTHER = 32,
    TCT_HINT_INSIDE = 64, /**< second or later word of a name in the lexicon */
    TCT_HINT_LONG = 128,  /**< that name has several words */
    TCT_HINT_NOUN = 256,  /**< class noun … */
    TCT_HINT_NOUN_ORGANIZATION = 512,
    TCT_HINT_NOUN_PLACE = 1024,
    TCT_HINT_NOUN_EVENT = 2048 /**< … and of what */
};

/** Words on each side that features look at. */
enum { TCT_NAME_WINDOW = 2, TCT_NAME_FEATURES = 96, TCT_NAME_STEP_FEATURES = 3 };

/** Places where the pack's knowledge is looked up; all may be NULL. */
typedef struct {
    const tct_pack *pack;
    const tct_pack_language *language;
    const tct_pack_list *given, *honorifics, *titles;
    const tct_phrases *names, *nouns;
    const tct_model *model; /**< for word classes; NULL without */
} tct_name_sources;

tct_name_sources tct_name_sources_of(const tct_pack *pack, const tct_pack_language *language);

/** Work space of one call; grows to the longest sentence. */
typedef struct {
    const tct_allocator *allocator;
    tct_symbol *lowers;
    tct_name_view *views; /**< window + words + window */
    int32_t (*scores)[TCT_NAME_TAGS];
    int32_t (*steps)[TCT_NAME_TAGS][TCT_NAME_TAGS]; /**< [word][previous][tag] */
    int32_t (*forward)[TCT_NAME_TAGS], (*backward)[TCT_NAME_TAGS];
    uint8_t *tags;
    uint32_t *allowed; /**< bit per tag */
    size_t capacity;
} tct_name_space;

TCT_MUST_USE tct_status tct_name_space_reserve(tct_name_space *space, size_t words);
void tct_name_space_clear(tct_name_space *space);

/** Fills the views of the words of @p sentence. */
void tct_name_fill(const tct_name_sources *sources, const tct_doc *doc, const tct_sentence *sentence,
                   tct_name_space *space);
/** Hashes of the features of word @p at (index into the sentence); returns how many. */
size_t tct_name_features(const tct_name_space *space, size_t at, uint64_t features[TCT_NAME_FEATURES]);
/** Hashes of the features of the steps to word @p at. */
size_t tct_name_step_features(const tct_name_space *space, size_t at,
                              uint64_t features[TCT_NAME_STEP_FEATURES]);

/** Scores all words and steps of a sentence of @p count words. */
void tct_name_score(const tct_scorer *scorer, tct_name_space *space, size_t count);
/** Best sequence of tags under space->allowed, into space->tags. */
void tct_name_decode(tct_name_space *space, size_t count);
/**
 * After tct_name_decode(): by how much the best sequence beats the best one in which some word of [first,
 * end) has another tag, or the name goes on after its end. Needs tct_name_margins() once a sentence.
 */
int32_t tct_name_margin(const tct_name_space *space, size_t count, size_t first, size_t end);
/** Fills the backward scores that the margins need. */
void tct_name_margins(tct_name_space *space, size_t count);

/** What a stretch of a document surely names, by the words; grows to the stretch with the most names. */
typedef struct tct_name_memory_entry tct_name_memory_entry;
typedef struct {
    const tct_allocator *allocator;
    tct_name_memory_entry *entries; /**< open addressing */
    size_t capacity;                /**< a power of two */
    uint32_t longest;               /**< words of the longest remembered name */
} tct_name_memory;

/**
 * The names of doc->names from @p first_name on are those of the sentences [@p first_sentence, @p
 * sentence_end). Where a sure one's words stand again, they become a name of its type, and names that are not
 * sure and have the same words take it. The names stay in text order. TCT_ERR_MEMORY is the only error.
 */
TCT_MUST_USE tct_status tct_name_recall(tct_name_memory *memory, tct_doc *doc, size_t first_name,
                                        uint32_t first_sentence, uint32_t sentence_end);
void tct_name_memory_clear(tct_name_memory *memory);

#define TCT_NAMES_VERSION 2u
/** Steps of the table from margin to confidence. */
enum { TCT_NAME_BINS = 16 };

/** Head of the model's image; the weights follow. */
typedef struct {
    char magic[8]; /**< "TCTNAMES" */
    uint32_t version, size;
    uint64_t checksum;  /**< tct_model_checksum() of what follows this struct */
    uint32_t bin_width; /**< margin of one step of the table */
    uint8_t confidence[TCT_NAME_TYPES][TCT_NAME_BINS];
    uint8_t reserved[36]; /**< fills two cache lines */
} tct_names_header;

struct tct_name_tagger {
    const tct_allocator *allocator;
    tct_names_header header;
    tct_weights weights;
    tct_name_sources sources;
    tct_model model;
};

#endif
