/**
 * @file titles_internal.h
 * Shared by the files that read one title phrase (titles*.c): tests on words, complements. Nothing outside
 * them includes it.
 */
#ifndef TCT_EXTRACT_TITLES_INTERNAL_H
#define TCT_EXTRACT_TITLES_INTERNAL_H

#include "extract/titles.h"

/** One scan: the sentence and its language. */
typedef struct {
    tct_roles *roles;
    const tct_role_part *part;
    uint32_t begin, end; /**< words of the sentence */
} tct_title_scan;

/** Word @p word of the document. */
const tct_word *tct_title_word(const tct_title_scan *s, uint32_t word);
/** Is column @p column of the list item @p value? Not of NULL. */
bool tct_title_has_value(const tct_title_scan *s, const tct_pack_item *item, int column, const char *value);
/** tct_title_kind that the list gives; staff where it gives none. */
uint8_t tct_title_kind_of(const tct_title_scan *s, const tct_pack_item *item);
/** tct_tenure in column @p column; current where it has none. */
uint8_t tct_title_tenure_of(const tct_title_scan *s, const tct_pack_item *item, int column);
/** Sets a tenure other than the current one. */
void tct_title_set_tenure(tct_title *title, uint8_t tenure);
/** Noun, name or adjective? */
bool tct_title_is_nominal(const tct_word *word);
/** Part of the name of a field: nouns, adjectives, numbers, and what is none of these but stands among them.
 */
bool tct_title_is_content(const tct_title_scan *s, uint32_t word);
/** Coordinating conjunction, inside the sentence? */
bool tct_title_is_conjunction(const tct_title_scan *s, uint32_t word);
/** Has the word a capital that the start of a sentence does not explain? */
bool tct_title_is_capital(const tct_title_scan *s, uint32_t word);
/** Length in words of the title noun at @p word, 0 for none; @p item is its row, NULL when only its ending
 * shows it. */
uint32_t tct_title_noun(const tct_title_scan *s, uint32_t word, const tct_pack_item **item);
/** A title inside the name of something else is none ("Bureau du président", "Prix du maire"). */
bool tct_title_is_inside_name(const tct_title_scan *s, uint32_t word, uint32_t end);
/** tct_roles_is_genitive(), false outside the sentence. */
bool tct_title_is_genitive(const tct_title_scan *s, uint32_t word);
/** Adds @p mention to the organizations of the title unless it is one or there is no room. */
void tct_title_add_organization(tct_title *title, uint32_t mention);
/** Takes the organization @p mention, with the one that its own name says it belongs to. */
void tct_title_take(const tct_title_scan *s, tct_title *title, uint32_t mention);
/** Modifiers after word @p at; returns where they end. */
uint32_t tct_title_modifiers_after(const tct_title_scan *s, tct_title *title, uint32_t at);
/** Reads the complements after the modifiers of @p title: its end, text, field and organizations. */
void tct_title_extend_right(const tct_title_scan *s, tct_title *title);

/** Words at @p at that may stand before a title; each returns where they end, or @p at when there are none:
 * auxiliaries and adverbs before a verb, whose the office is ("the city's"), a time with its preposition,
 * where somebody is from before a word that appoints. */
uint32_t tct_title_skip_auxiliaries(const tct_title_scan *s, uint32_t at);
uint32_t tct_title_skip_possessor(const tct_title_scan *s, uint32_t at);
uint32_t tct_title_skip_time(const tct_title_scan *s, uint32_t at);
uint32_t tct_title_skip_origin(const tct_title_scan *s, uint32_t at);

#endif
