/**
 * @file page.h
 * One self-contained web page: the drawing, the documents' texts with their mentions, all statements, a
 * timeline of dated events, and the graph itself to take away. Nothing is loaded from anywhere, and a content
 * security policy in the page says so. Without scripts it is still a readable document.
 */
#ifndef TCT_DRAW_PAGE_H
#define TCT_DRAW_PAGE_H

#include "doc/doc.h"
#include "draw/draw.h"

/** A mention: its bytes in the text, and the IRI of what it stands for. */
typedef struct {
    tct_span span;
    tct_str iri;
} tct_page_mention;

/** A document whose text the page shows. */
typedef struct {
    tct_str iri, text, language;
    const tct_block *blocks;
    size_t block_count;
    tct_page_mention *mentions; /**< sorted as in the document: by begin, longer first */
    size_t mention_count;
} tct_page_document;

/** What is put on the page. */
typedef struct {
    const tct_graph *graph; /**< sorted */
    const tct_view *view;   /**< what the drawing shows */
    tct_str svg;            /**< the drawing, made with options.page; empty for none */
    tct_str turtle;         /**< the graph, to be downloaded */
    const tct_page_document *documents;
    size_t document_count;
    bool index;   /**< a list of all documents with links to their pages instead of texts and statements */
    bool in_site; /**< with a link to index.html */
} tct_page;

enum {
    TCT_PAGE_ENTITIES = 2000,         /* the most salient ones: a longer list is no help */
    TCT_PAGE_ROWS = 2000,             /* statements in the table: browsers sort this many at once */
    TCT_PAGE_TEXT_BYTES = 2u << 20,   /* texts of all documents together */
    TCT_PAGE_TURTLE_BYTES = 4u << 20, /* a larger graph is no part of a page */
};

/** Appends the page. TCT_ERR_MEMORY. */
tct_status tct_draw_page(const tct_page *page, const tct_draw_options *options, tct_buffer *out);

#endif
