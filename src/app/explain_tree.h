/** @file explain_tree.h Drawings of dependency trees. */
#ifndef TCT_APP_EXPLAIN_TREE_H
#define TCT_APP_EXPLAIN_TREE_H

#include "base/buffer.h"
#include "doc/doc.h"

/** Appends a directed graph in DOT for each sentence: words with their parts of speech, arcs with their
 * labels, from the head to the dependent. */
void tct_trees_dot(const tct_doc *doc, tct_buffer *out);
/** Appends one SVG drawing, a sentence below the other: the words in their order, arcs above them. */
tct_status tct_trees_svg(const tct_doc *doc, tct_buffer *out);

#endif
