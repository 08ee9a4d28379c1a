/** @file page_internal.h The sections of a page and what they share. */
#ifndef TCT_DRAW_PAGE_INTERNAL_H
#define TCT_DRAW_PAGE_INTERNAL_H

#include "draw/mark.h"
#include "draw/page.h"
#include "draw/words.h"

/** One statement of the table. */
typedef struct {
    tct_term subject, predicate, object;
    tct_term node;     /**< its statement node, or 0 */
    uint16_t property; /**< id in the pack */
} tct_page_row;

/** What the sections share. */
typedef struct {
    const tct_page *page;
    const tct_draw_options *options;
    const tct_graph *graph;
    const tct_terms *terms;
    const tct_pack *pack;
    size_t language;       /**< index of labels */
    tct_view *all;         /**< every entity as a node of its own */
    const uint32_t *order; /**< its nodes by salience */
    uint32_t *entity_of;   /**< per term: its node in @c all + 1, or 0 */
    uint32_t *shown_as;    /**< per term: node of the drawing + 1, or 0 */
    uint16_t *property_of; /**< per term: property id + 1, or 0 */
    tct_arena arena;
    TCT_VEC(tct_page_row) rows;
    size_t left_rows;
    tct_buffer *out;
} tct_page_work;

/** Appends a string of the page's own markup. */
#define TCT_PUT(work, literal) tct_buffer_append((work)->out, TCT_LIT(literal))

/** Appends the word for @p key in the page's language, escaped. */
void tct_page_word(tct_page_work *work, const char *key);
/** Appends a link to the entry of an entity. */
void tct_page_entity_link(tct_page_work *work, const tct_view_node *node);
/** Entity of @p term, or NULL. */
const tct_view_node *tct_page_entity(const tct_page_work *work, tct_term term);
/** Appends @p iri as a link when it is a web address, else as text. */
void tct_page_web_link(tct_page_work *work, tct_str iri);

/** Entities with names, classes and links. */
void tct_page_entities(tct_page_work *work);
/** Links to the pages of the documents that mention an entity. */
void tct_page_mentioned_in(tct_page_work *work, const tct_view_node *node);
/** The list of documents of an index page. */
void tct_page_documents(tct_page_work *work);
/** The documents' texts. */
void tct_page_texts(tct_page_work *work);
/** Dated events in order of time; nothing when there are fewer than two. */
TCT_MUST_USE tct_status tct_page_timeline(tct_page_work *work);
/** Collects the statements, surest first within their subjects. */
TCT_MUST_USE tct_status tct_page_collect_rows(tct_page_work *work);
/** The table of statements. */
void tct_page_table(tct_page_work *work);

#endif
