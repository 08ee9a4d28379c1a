/**
 * @file phrases.h
 * How far a name or a description reaches from its class noun: a chunk grammar over tags, capitals and the
 * roles of the list name-words. Complements that belong to the name stay; clauses, participles, times and
 * places do not.
 */
#ifndef TCT_EXTRACT_PHRASES_H
#define TCT_EXTRACT_PHRASES_H

#include "extract/scene.h"

/** A phrase around the class noun [noun, noun_end). */
typedef struct {
    uint32_t first, end; /**< all its words */
    uint32_t noun, noun_end;
    uint32_t core_end;      /**< end of noun and modifiers, before the first complement */
    uint32_t determiner_at; /**< word of the determiner before it, TCT_NONE for none */
    tct_determiner determiner;
    bool capital; /**< the noun itself is capitalised as in a name */
    bool topic;   /**< one complement says what it is on or for */
    bool article; /**< the last complement has one: "de l'eau" */
    bool named;   /**< holds a capitalised word, a number or a quoted name beside the noun */
    uint32_t complements;
    uint32_t modifiers;
} tct_phrase;

/** Measures the phrase whose class noun begins at @p at. False when the noun is no head there. */
bool tct_phrase_measure(const tct_scene *scene, uint32_t at, tct_phrase *phrase);
/** End of the noun phrase after a preposition that begins at @p at (articles included); @p at when there is
 * none. */
uint32_t tct_phrase_complement(const tct_scene *scene, uint32_t at, bool capitals_only);

#endif
