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
    uint32_t *node_of; /**< per term: index of its node + 1, or 0 */
    size_t language;   /**< index of labels: 0 or 1 */
} tct_view_work;

/** All entities with their labels and details, and all relations between them. */
TCT_MUST_USE tct_status tct_view_collect(tct_view_work *work);
/** Keeps the neighbourhood of the focus. TCT_NOT_FOUND when nothing has that name. */
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
