/* Relations inside noun phrases: what the files of the hierarchy share. Rules of the list are in hierarchy.c.
 */
#ifndef TCT_EXTRACT_HIERARCHY_H
#define TCT_EXTRACT_HIERARCHY_H

#include "extract/titles.h"

/** Kinds that may stand inside a noun phrase. */
#define TCT_NOUN_INNER                                                                                       \
    (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(EVENT) | TCT_KIND_BIT(STRATEGY) | TCT_KIND_BIT(PLACE))
/** Kinds that may follow a connector. */
#define TCT_NOUN_FOLLOWER (TCT_NOUN_INNER | TCT_KIND_BIT(PERSON))
/** Confidence, in per cent, of rows whose connector says the relation itself ("based in"), not only "in". */
#define TCT_NOUN_EXPLICIT 80
/** Words of a connector at most. */
#define TCT_NOUN_LONGEST 8

/** One sentence. Owns nothing. */
typedef struct {
    tct_roles *roles;
    const tct_role_part *part;
    uint32_t begin, end; /**< words of the sentence */
} tct_noun_scan;

/** What a row of the list says about two mentions. */
typedef struct {
    uint16_t property;
    uint8_t confidence; /**< per cent */
    bool reversed;      /**< the inner one is the subject */
} tct_noun_link;

/** First row under the key of @p count words that fits the two mentions; false when there is none. */
bool tct_noun_row(const tct_noun_scan *s, const tct_symbol *words, size_t count, const tct_mention *outer,
                  const tct_mention *inner, tct_noun_link *out);
/** Row for the connector that the words [first, end) are: as they stand, by lemma, without adverbs. */
bool tct_noun_row_by_words(const tct_noun_scan *s, uint32_t first, uint32_t end, const tct_mention *outer,
                           const tct_mention *inner, tct_noun_link *out);

/** Is the mention one of @p kinds (bits), and neither pronoun nor generic? */
bool tct_noun_is_usable(const tct_mention *mention, unsigned kinds);
/** The word after an acronym in brackets at @p at, or @p at. */
uint32_t tct_noun_after_acronym(const tct_noun_scan *s, uint32_t at);
/** Is the last of a list "A, B and C" that begins at @p inner joined by a conjunction? Then its members
 * count. */
bool tct_noun_is_closed_list(const tct_noun_scan *s, uint32_t inner);
/** States the link with its confidence lowered by @p less, of whom a description describes; nothing when
 * domain or range do not fit. */
TCT_MUST_USE tct_status tct_noun_relate(const tct_noun_scan *s, const tct_noun_link *link, uint32_t outer,
                                        uint32_t inner, uint8_t less, const char *rule);
/** The same for @p inner and those coordinated with it. */
TCT_MUST_USE tct_status tct_noun_relate_list(const tct_noun_scan *s, const tct_noun_link *link,
                                             uint32_t outer, uint32_t inner, const char *rule);

/** "A of B", "A, based in B": the connector behind the mention. */
TCT_MUST_USE tct_status tct_noun_link_following(const tct_noun_scan *s, uint32_t outer);
/** "A's B": the second belongs to the first. */
TCT_MUST_USE tct_status tct_noun_link_genitive(const tct_noun_scan *s, uint32_t outer);
/** "Funded by |the Union|, |the project| …": a connector that opens the sentence, the second of the two, then
 * the first. */
TCT_MUST_USE tct_status tct_noun_link_fronted(const tct_noun_scan *s);
/** "B A" side by side: "World Bank project". */
TCT_MUST_USE tct_status tct_noun_link_compound(const tct_noun_scan *s, uint32_t outer);
/** @p inner is inside @p outer: complements, genitives and compounds in names. */
TCT_MUST_USE tct_status tct_noun_link_inside(const tct_noun_scan *s, uint32_t outer, uint32_t inner);
/** "UN General Assembly", "Assemblée générale des Nations unies": a body whose name holds one named
 * elsewhere. */
TCT_MUST_USE tct_status tct_noun_link_named_part(const tct_noun_scan *s, uint32_t outer);
/** "its subsidiary X", "sa filiale X": a unit by its noun after a possessive belongs to the organization in
 * view. */
TCT_MUST_USE tct_status tct_noun_link_possessed(const tct_noun_scan *s, uint32_t outer);
/** "the Department of X, Ministry of Y,": a unit by its noun, then the body that it belongs to, no list. */
TCT_MUST_USE tct_status tct_noun_link_enumerated(const tct_noun_scan *s, uint32_t outer);

#endif
