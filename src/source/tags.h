/** @file tags.h What the elements of HTML mean for the text in them. */
#ifndef TCT_SOURCE_TAGS_H
#define TCT_SOURCE_TAGS_H

#include "base/str.h"

/** Meaning of an element, as bits. An element that is not in the table is inline. */
enum {
    TCT_TAG_SKIP = 1,  /**< nothing in it is text: script, style, svg */
    TCT_TAG_BLOCK = 2, /**< begins and ends a piece of text */
    TCT_TAG_HEADING = 4,
    TCT_TAG_ITEM = 8, /**< list item */
    TCT_TAG_LIST = 16,
    TCT_TAG_TABLE = 32,
    TCT_TAG_ROW = 64,
    TCT_TAG_CELL = 128, /**< td, th, dd */
    TCT_TAG_TERM = 256, /**< dt: begins a pair of term and description */
    TCT_TAG_CAPTION = 512,
    TCT_TAG_BREAK = 1024,  /**< br */
    TCT_TAG_BOILER = 2048, /**< HTML5 landmark of what is not the text: nav, aside, footer, form */
    TCT_TAG_ARTICLE = 4096,
    TCT_TAG_MAIN = 8192,
    TCT_TAG_LINK = 16384,
    TCT_TAG_BOLD = 32768,
    TCT_TAG_SUPER = 65536,    /**< superscript: footnote marks */
    TCT_TAG_PRE = 131072,     /**< line ends count */
    TCT_TAG_VOID = 262144,    /**< has no end tag */
    TCT_TAG_OPTIONAL = 524288 /**< its end tag may be left out; the parser closes it */
};

/** Bits of the element called @p name (lower case); 0 for unknown ones. */
unsigned tct_tag_bits(tct_str name);
/** Level 1 … 6 of h1 … h6, else 0. */
unsigned tct_tag_level(tct_str name);
/** Bits that an ARIA role adds: BOILER for "navigation", MAIN for "main". */
unsigned tct_role_bits(tct_str role);

#endif
