/**
 * @file layout.h
 * Facts that the layout states: "Date : 10 mai 2024", "Venue: …", "(Signatories: A, B)", a heading "Speakers"
 * with a list under it. A labelled value is found in one place, for both passes that need it: the one that
 * makes mentions of values, before coreference, and the one that makes relations, after it.
 */
#ifndef TCT_EXTRACT_LAYOUT_H
#define TCT_EXTRACT_LAYOUT_H

#include "extract/internal.h"

/** A label with its value. */
typedef struct {
    uint32_t block;                /**< of the value */
    uint32_t first_word, word_end; /**< the value */
    uint16_t property;             /**< UINT16_MAX when the label introduces the name of the event */
} tct_labelled;

/** Called for each labelled value in text order. */
typedef tct_status tct_labelled_visitor(const tct_extract *extract, tct_doc *doc, const tct_labelled *value,
                                        void *context);

TCT_MUST_USE tct_status tct_labelled_each(const tct_extract *extract, tct_doc *doc,
                                          tct_labelled_visitor *visit, void *context);
/** Takes the next part of a value off: up to a comma, semicolon or slash outside parentheses. False at the
 * end. */
bool tct_value_part(const tct_doc *doc, uint32_t *at, uint32_t end, uint32_t *first, uint32_t *part_end);

/** Days of the events that stand on lines of their own ("5 April: opening"); such lines make them specific.
 */
TCT_MUST_USE tct_status tct_agenda_lines(const tct_extract *extract, tct_doc *doc);
/** "Moderator: X" says what X does at the event, not what X is: drops job titles of block @p index that are
 * its
 * @p label. */
void tct_label_is_no_title(const tct_extract *extract, tct_doc *doc, uint32_t index, tct_str label);
/** Titles and organizations on the lines below a person's name. */
TCT_MUST_USE tct_status tct_card_relations(const tct_extract *extract, tct_doc *doc);

#endif
