/** @file notes.h Footnotes of a page: marks are links ("<sup><a href="#fn1">1</a></sup>"), notes the blocks
 * that they lead to; seen by this folder only. */
#ifndef TCT_SOURCE_NOTES_H
#define TCT_SOURCE_NOTES_H

#include <libxml/tree.h>

#include "base/buffer.h"

/** Numbers of notes are 1 … TCT_NOTE_NUMBERS - 1. */
#define TCT_NOTE_NUMBERS 1000u

/** Where the marks of a page lead. All zero at first. */
typedef struct {
    uint64_t
        targets[TCT_NOTE_NUMBERS]; /**< hash of the id that the mark with this number leads to, 0 for none */
    uint32_t highest;              /**< number that has one */
} tct_note_links;

/** Number of the mark @p text, "1" or "[1]"; 0 when it is none. @p bracketed says which. */
uint32_t tct_note_number(tct_str text, bool *bracketed);
/** The link at @p element, or the one that it is in or holds, is the mark of note @p number. The first one
 * counts. */
void tct_note_link(tct_note_links *links, const xmlNode *element, uint32_t number);
/** Number of the note that the block @p element is, 0 for none. */
uint32_t tct_note_at(const tct_note_links *links, const xmlNode *element);
/** Writes "[number] " before the text from byte @p begin of @p raw on, unless it begins with its mark. */
void tct_note_show(tct_buffer *raw, uint32_t begin, uint32_t number);

#endif
