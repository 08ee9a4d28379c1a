/**
 * @file frames.h
 * Compiled frames: how the words of a language express a property. `knowledge` writes the chunk "frames.XX"
 * from the ontology's Turtle; here it is opened, checked as a hostile file would be, and looked up by trigger
 * word.
 */
#ifndef TCT_PACK_FRAMES_H
#define TCT_PACK_FRAMES_H

#include "base/symbols.h"

#define TCT_FRAMES_MAGIC 0x31524654u /* "TFR1" */

/** What sort of word evokes a frame. */
typedef enum {
    TCT_FRAME_VERB,
    TCT_FRAME_NOUN,      /**< "signature de X par Y", or a predicate noun: "X, membre de Y" */
    TCT_FRAME_ADJECTIVE, /**< "présent à" */
    TCT_FRAME_MENTION,   /**< no word: every mention of a kind, "{subject:Strategy} de {object}" */
    TCT_FRAME_POS_COUNT
} tct_frame_pos;

/** What a slot's filler is in the statement. */
typedef enum {
    TCT_SLOT_NONE, /**< only constrains */
    TCT_SLOT_SUBJECT,
    TCT_SLOT_OBJECT,
    TCT_SLOT_EACH, /**< coordinated fillers, related pairwise */
    TCT_SLOT_COUNT
} tct_frame_role;

/** Where the filler stands in the active clause. */
typedef enum {
    TCT_PLACE_SUBJECT, /**< grammatical subject */
    TCT_PLACE_OBJECT,  /**< direct object */
    TCT_PLACE_OBLIQUE, /**< after one of the slot's prepositions */
    TCT_PLACE_FREE,    /**< anywhere in the clause (dates) */
    TCT_PLACE_COUNT
} tct_frame_place;

/** Bit of tct_frame_slot.kinds for expressions of time; the lower bits are 1u << tct_kind. */
#define TCT_FRAME_DATE 0x8000u

typedef struct {
    uint8_t role;  /**< tct_frame_role */
    uint8_t place; /**< tct_frame_place */
    uint8_t optional;
    uint8_t case_count;  /**< prepositions of an oblique */
    uint16_t kinds;      /**< bit per tct_kind, TCT_FRAME_DATE */
    uint16_t class_id;   /**< class that the filler must have, UINT16_MAX for any */
    uint32_t first_case; /**< into tct_frames.words: case_count sequences, each ended by 0 */
} tct_frame_slot;

typedef struct {
    tct_symbol text; /**< the frame as the ontology has it */
    uint16_t property;
    uint8_t pos;            /**< tct_frame_pos */
    uint8_t reflexive;      /**< the verb must be reflexive ("se tenir") */
    uint8_t trigger_role;   /**< tct_frame_role that the mention of the trigger itself plays */
    uint8_t reliability;    /**< 0 … 100, confidence of a clean match */
    uint16_t trigger_kinds; /**< of that mention, as in tct_frame_slot.kinds; 0 for none */
    uint16_t trigger_class;
    uint16_t zero;
    uint32_t first_slot, slot_end;
} tct_frame;

/** A word that evokes a frame. */
typedef struct {
    tct_symbol word; /**< folded lemma or form; 0 for frames without a word */
    uint32_t frame;
    uint32_t rest; /**< into tct_frames.words: further words that must follow ("avoir lieu"), ended by 0 */
} tct_frame_trigger;

/** An opened chunk: pointers into the pack. All zero when a language has no frames. */
typedef struct {
    const tct_frame *frames;
    const tct_frame_slot *slots;
    const tct_frame_trigger *triggers; /**< sorted by word */
    const tct_symbol *words;
    uint32_t frame_count, slot_count, trigger_count, word_count;
} tct_frames;

/** Header of the chunk; the four arrays follow in the order of tct_frames, each 4-byte aligned. */
typedef struct {
    uint32_t magic, frame_count, slot_count, trigger_count, word_count;
} tct_frames_header;

/**
 * Opens @p image (4-byte aligned; empty gives no frames). TCT_ERR_PACK when an index points outside, an
 * enumeration is out of range, a word sequence has no end or the triggers are not sorted.
 */
TCT_MUST_USE tct_status tct_frames_open(tct_str image, tct_frames *frames);
/** First trigger of @p word (0: of the frames without a word); @p count is how many there are. */
const tct_frame_trigger *tct_frames_find(const tct_frames *frames, tct_symbol word, uint32_t *count);

#endif
