/** @file walk.h A libxml2 tree of a web page → pieces. */
#ifndef TCT_SOURCE_WALK_H
#define TCT_SOURCE_WALK_H

#include <libxml/tree.h>

#include "source/piece.h"

/** Walks the tree below @p root without recursion; fills pieces, raw text and metadata fields of @p page. */
TCT_MUST_USE tct_status tct_page_walk(tct_page *page, const xmlNode *root);
/** Collects microdata and RDFa below @p root into page->things. */
TCT_MUST_USE tct_status tct_microdata_read(tct_page *page, const xmlNode *root);
/** Looks at one element of a page's head or body for metadata: html, title, meta, link, time, JSON-LD
 * scripts. */
void tct_page_element(tct_page *page, const xmlNode *element);

/** Value of attribute @p name, empty when there is none; points into the tree. */
tct_str tct_node_attribute(const xmlNode *element, const char *name);
/** True if @p element has attribute @p name, with or without value. */
bool tct_node_has(const xmlNode *element, const char *name);
/** Appends the text below @p element, at most @p limit bytes of it, without scripts. */
void tct_node_text(const xmlNode *element, size_t limit, tct_buffer *out);

static inline tct_str tct_node_name(const xmlNode *node) {
    return tct_str_of((const char *)node->name);
}

#endif
