/**
 * @file scene.h
 * What the passes that find mentions see of each word: shape, place in the grammar of names, class noun,
 * time. Made once a document, so that no pass looks a word up twice.
 */
#ifndef TCT_EXTRACT_SCENE_H
#define TCT_EXTRACT_SCENE_H

#include "extract/internal.h"

typedef enum {
    TCT_SHAPE_OTHER,   /**< punctuation, signs */
    TCT_SHAPE_LOWER,   /**< begins with a small letter */
    TCT_SHAPE_CAPITAL, /**< begins with a capital */
    TCT_SHAPE_UPPER,   /**< two or more letters, all capitals */
    TCT_SHAPE_DIGIT    /**< begins with a digit */
} tct_shape;

/** Second column of the list name-words. */
typedef enum {
    TCT_JOINT_NONE,
    TCT_JOINT_OF,
    TCT_JOINT_AND,
    TCT_JOINT_ARTICLE,
    TCT_JOINT_JOIN,
    TCT_JOINT_AT
} tct_joint;

/** Second column of the list articles. */
typedef enum {
    TCT_DET_NONE,
    TCT_DET_DEF,
    TCT_DET_INDEF,
    TCT_DET_DEM,
    TCT_DET_POSS,
    TCT_DET_QUANT
} tct_determiner;

typedef struct {
    uint8_t shape;        /**< tct_shape */
    uint8_t joint;        /**< tct_joint of the entry that begins here */
    uint8_t joint_length; /**< its words */
    uint8_t determiner;   /**< tct_determiner */
    uint8_t noun_length;  /**< words of the class noun that begins here, 0 for none */
    uint8_t noun_kind;    /**< tct_kind */
    uint16_t noun_class;
    bool weak;   /**< the class noun needs a name */
    bool plural; /**< the class noun is a plural that the ontology does not list as such */
    bool time;   /**< inside an expression of time */
    bool starts; /**< first word of a sentence or after an opening mark there: a capital says nothing */
} tct_mark;

/** How many words away a name is looked for again: more than any press release has, so that long books stay
 * linear. */
#define TCT_SCENE_REACH 20000u

/** Last word before which a name at @p at is looked for again. */
#define TCT_SCENE_HORIZON(doc, at)                                                                           \
    ((doc)->words.count - (at) > TCT_SCENE_REACH ? (at) + TCT_SCENE_REACH : (uint32_t)(doc)->words.count)

/** Marks are in the document's arena; owner is the mention that covers each word at top level, or TCT_NONE.
 */
typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    tct_mark *marks;
    uint32_t *owner;
    const tct_part *part; /**< of the sentence at hand */
    uint32_t first, end;  /**< words of the sentence at hand */
    bool head_final;      /**< the head noun of a compound is its last */
    bool title_case;      /**< content words of names are capitalised */
} tct_scene;

/** Marks all words of @p doc. */
TCT_MUST_USE tct_status tct_scene_open(const tct_extract *extract, tct_doc *doc, tct_scene *scene);
/** Turns to sentence @p index; false when its language has no part. */
bool tct_scene_sentence(tct_scene *scene, uint32_t index);

static inline const tct_word *tct_scene_word(const tct_scene *scene, uint32_t at) {
    return &scene->doc->words.items[at];
}
/** Begins with a capital, wherever it stands. */
static inline bool tct_scene_capital(const tct_scene *scene, uint32_t at) {
    return scene->marks[at].shape == TCT_SHAPE_CAPITAL || scene->marks[at].shape == TCT_SHAPE_UPPER;
}
/** A capital that means something: not merely that of a sentence's first word. */
bool tct_scene_proper(const tct_scene *scene, uint32_t at);
/** No white space between word @p at and the next. */
static inline bool tct_scene_tight(const tct_scene *scene, uint32_t at) {
    return !(scene->doc->words.items[at].flags & TCT_WORD_SPACE_AFTER);
}
/** Text of word @p at. */
static inline tct_str tct_scene_text(const tct_scene *scene, uint32_t at) {
    return tct_doc_symbol(scene->doc, scene->doc->words.items[at].form);
}
/** Is the text of word @p at the single character @p c? */
static inline bool tct_scene_is(const tct_scene *scene, uint32_t at, char c) {
    const tct_str text = tct_doc_span(scene->doc, scene->doc->words.items[at].span);
    return text.size == 1 && text.data[0] == c;
}
/** Opening or closing quotation mark of any script. */
bool tct_scene_quote(const tct_scene *scene, uint32_t at);
/** The sentence has tags from a model. */
bool tct_scene_tagged(const tct_scene *scene, uint32_t at);
/** Adds a mention and makes it owner of its words. */
TCT_MUST_USE tct_status tct_scene_add(tct_scene *scene, uint32_t first, uint32_t end, tct_kind kind,
                                      tct_mention_form form, const char *rule, uint32_t *index);

/* The steps of tct_extract_mentions(), in order; each works on all sentences. */
tct_status tct_find_companies(tct_scene *scene); /**< legal forms, "About …", and their repetitions */
tct_status tct_find_people(tct_scene *scene);
tct_status tct_find_quoted(tct_scene *scene); /**< quoted names that begin with a class noun */
/** Names of phrases reach as far as the same words do between quotation marks elsewhere in the text. */
void tct_lengthen_quoted(tct_scene *scene);
tct_status tct_find_phrases(tct_scene *scene);
tct_status tct_find_appositions(tct_scene *scene); /**< "Clean Rivers, an initiative of …" */
tct_status tct_find_names(tct_scene *scene);
void tct_lengthen_names(tct_scene *scene); /**< the first step of tct_find_names(): known names that go on */
tct_status tct_find_sites(tct_scene *scene); /**< names that only their neighbours show */
tct_status tct_find_acronyms(tct_scene *scene);
tct_status tct_find_towns(tct_scene *scene);       /**< towns that only the dateline shows */
tct_status tct_find_capitals(tct_scene *scene);    /**< acronyms that nothing explains */
tct_status tct_find_leftovers(tct_scene *scene);   /**< names that only what stands around them explains */
tct_status tct_settle_headlines(tct_scene *scene); /**< headlines repeat what the body names */
void tct_cut_mentions(tct_scene *scene);           /**< no mention crosses a tab or a closing bracket */
tct_status tct_prune_inner(tct_scene *scene);      /**< names that only a longer name holds */

#endif
