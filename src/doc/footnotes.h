/** @file footnotes.h Footnote marks among the words of a document: "[1]", "(1)", "¹". */
#ifndef TCT_DOC_FOOTNOTES_H
#define TCT_DOC_FOOTNOTES_H

#include "doc/doc.h"

/** How a mark is written; a note's mark is written as that in the text. */
typedef enum { TCT_MARK_BRACKETS, TCT_MARK_PARENTHESES, TCT_MARK_RAISED, TCT_MARK_WAYS } tct_mark_way;

/** Marks have numbers from 1 to TCT_MARK_NUMBERS - 1. */
#define TCT_MARK_NUMBERS 1000u

/** A mark: its words are [the word asked for, @c end); the number stands at @c digits. */
typedef struct {
    tct_mark_way way;
    uint32_t number, digits, end;
} tct_footnote_mark;

/** Reads the mark that begins at word @p word of a sentence that ends before @p end; false when there is
 * none. */
bool tct_footnote_mark_at(const tct_doc *doc, uint32_t word, uint32_t end, tct_footnote_mark *mark);

#endif
