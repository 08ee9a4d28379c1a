/** @file view_internal.h Passes of the view: collect everything, then choose. */
#ifndef TCT_DRAW_VIEW_INTERNAL_H
#define TCT_DRAW_VIEW_INTERNAL_H

#include "doc/doc.h"
#include "draw/view.h"

/** What the passes share. */
typedef struct {
    const tct_graph *graph;
    const tct_pack *pack;
    const tct_view_options *options;
    tct_view *view;
    uint32_t *node_of;     /**< per term: index of its node + 1, or 0 */
    uint16_t *property_of; /**< per term: property id + 1 of properties between entities, or 0 */
    size_t language;       /**< index of labels: 0 or 1 */
} tct_view_work;

/** All entities with their labels and details, and all relations between them. */
TCT_MUST_USE tct_status tct_view_collect(tct_view_work *work);
/** Reads the statement nodes: status, confidence, sentence and passage of each edge; edges under the least
 * confidence go. */
TCT_MUST_USE tct_status tct_view_evidence(tct_view_work *work);
/** Makes one edge of all edges from one node to another. */
TCT_MUST_USE tct_status tct_view_parallel(tct_view_work *work);
/** Keeps what the classes, the document and the number of most salient entities that were asked for let
 * through. TCT_NOT_FOUND when there is no such document. */
TCT_MUST_USE tct_status tct_view_filter(tct_view_work *work);
/** Turns passages of documents with an address into links to their words there. */
TCT_MUST_USE tct_status tct_view_links(tct_view_work *work);
/** Puts nodes into the clusters that were asked for. */
TCT_MUST_USE tct_status tct_view_clusters(tct_view_work *work);
/** Room to choose nodes in: all false and all zero. TCT_ERR_MEMORY. */
TCT_MUST_USE tct_status tct_view_room(tct_view *view, bool **keep, uint32_t **moved);
/** Node of @p term, or NULL when it has none. */
tct_view_node *tct_view_node_of(const tct_view_work *work, tct_term term);
/** Index of the first node one of whose names is @p name, folded plainly; the count of nodes when none is.
 * @p kind is a tct_kind or 0 for any. */
size_t tct_view_find(const tct_view_work *work, tct_str name, unsigned kind);
/** Keeps the neighbourhood of the focus or the event. TCT_NOT_FOUND when nothing has that name. */
TCT_MUST_USE tct_status tct_view_focus(tct_view_work *work);
/** Folds leaves of one kind on one node when they are many. */
TCT_MUST_USE tct_status tct_view_fold(tct_view_work *work);
/** Leaves out what is over the budget, least connected first. */
TCT_MUST_USE tct_status tct_view_budget(tct_view_work *work);
/** Keeps only the nodes with @p keep[i]; edges without both ends go. */
void tct_view_keep(tct_view *view, const bool *keep, uint32_t *moved);
/** Counts the edges at each node anew. */
void tct_view_degrees(tct_view *view);

#endif
