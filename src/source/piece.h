/** @file piece.h Pieces of a web page before it is decided which of them are the text. */
#ifndef TCT_SOURCE_PIECE_H
#define TCT_SOURCE_PIECE_H

#include "source/draft.h"
#include "source/things.h"

/** What is known of a piece from its place in the page. */
enum {
    TCT_PIECE_BOILER = 1,  /**< inside a landmark that is not the text */
    TCT_PIECE_HINT = 2,    /**< inside an element whose class or id hints at boilerplate */
    TCT_PIECE_MAIN = 4,    /**< inside main, or an element whose class or id hints at the text */
    TCT_PIECE_BOLD = 8,    /**< all of it is bold */
    TCT_PIECE_PAIR = 16,   /**< row of two cells or dt + dd */
    TCT_PIECE_HEADED = 32, /**< row of a table whose first cell is a th, or dt + dd */
    TCT_PIECE_DROP = 64
};

/** A stretch of text that the page shows by itself; white space is collapsed, cells are separated by TAB. */
typedef struct {
    tct_span span; /**< in tct_page.raw */
    uint8_t kind;  /**< tct_block_kind */
    uint8_t level;
    uint8_t flags;
    uint32_t group;   /**< list or table */
    uint32_t article; /**< nearest article or content element, 0 for none */
    uint32_t words;
    uint32_t link_bytes; /**< bytes of it that are links */
} tct_piece;

/** Fields of a page's metadata that several elements compete for. */
typedef enum {
    TCT_PAGE_TITLE,
    TCT_PAGE_URL,
    TCT_PAGE_SITE,
    TCT_PAGE_AUTHOR,
    TCT_PAGE_DESCRIPTION,
    TCT_PAGE_DATE,
    TCT_PAGE_LANGUAGE,
    TCT_PAGE_FIELDS
} tct_page_field;

/** A web page taken apart. Lives on the stack of the HTML reader. */
typedef struct {
    tct_draft *draft;
    tct_buffer raw;
    TCT_VEC(tct_piece) pieces;
    tct_things things;
    tct_str field[TCT_PAGE_FIELDS]; /**< in the document's arena */
    uint8_t rank[TCT_PAGE_FIELDS];  /**< of the source that gave it; smaller wins, 0 = nothing yet */
    uint32_t articles;
} tct_page;

/** Offers @p value for @p field; the smallest rank (1 …) wins, among equals the first. */
void tct_page_offer(tct_page *page, tct_page_field field, unsigned rank, tct_str value);
/** Marks what is boilerplate with TCT_PIECE_DROP, and the title among the pieces. */
void tct_page_select(tct_page *page);
/** Moves fields and things of the page into the document's metadata and facts. */
TCT_MUST_USE tct_status tct_page_meta(tct_page *page);

#endif
