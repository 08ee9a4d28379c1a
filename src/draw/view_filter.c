/* What a reader asked for: classes, one document, the most salient entities; and boxes round what belongs
 * together. */
#include <assert.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "draw/view_internal.h"

tct_term tct_view_document(const tct_graph *graph, tct_str name) {
    const tct_range range = tct_graph_to(graph, TCT_V_SCHEMA_CREATIVE_WORK);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at_object(graph, i);
        if (s.predicate != TCT_V_RDF_TYPE) continue;
        if (tct_str_equal(tct_terms_string(tct_graph_terms(graph), s.subject), name) ||
            tct_str_equal(tct_graph_label(graph, s.subject, TCT_LIT("")), name))
            return s.subject;
    }
    return 0;
}

/** Takes @p keep from the nodes that @p document does not mention. */
static void keep_mentioned(const tct_view_work *work, tct_term document, bool *keep) {
    for (size_t i = 0; i < work->view->nodes.count; i++)
        keep[i] = keep[i] && tct_graph_has(work->graph, document, TCT_V_SCHEMA_MENTIONS,
                                           work->view->nodes.items[i].term);
}

/** Takes @p keep from what is not among the most salient of what is kept. */
static tct_status keep_top(tct_view *view, size_t most, bool *keep) {
    const uint32_t *order = tct_view_ranking(view);
    if (!order) return TCT_ERR_MEMORY;
    for (size_t i = 0, taken = 0; i < view->nodes.count; i++) {
        if (keep[order[i]] && taken == most) keep[order[i]] = false;
        taken += keep[order[i]];
    }
    return TCT_OK;
}

tct_status tct_view_filter(tct_view_work *work) {
    tct_view *view = work->view;
    const tct_view_options *options = work->options;
    bool *keep = NULL;
    uint32_t *moved = NULL;
    TRY(tct_view_room(view, &keep, &moved));
    for (size_t i = 0; i < view->nodes.count; i++) {
        const tct_view_node *node = &view->nodes.items[i];
        keep[i] = !node->hidden && (node->listed || !options->only.size);
    }
    if (options->document.size) {
        const tct_term document = tct_view_document(work->graph, options->document);
        if (!document) return TCT_NOT_FOUND;
        keep_mentioned(work, document, keep);
    }
    if (options->top) TRY(keep_top(view, options->top, keep));
    tct_view_keep(view, keep, moved);
    return TCT_OK;
}

/** The one node that @p index belongs to, SIZE_MAX when none or several compete. */
typedef size_t (*owner_of)(const tct_view_work *work, size_t index);

/** The only node of @p kind that has an edge with @p index (any direction, or from it only). */
static size_t only_neighbour(const tct_view *view, size_t index, unsigned kind, bool outgoing) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < view->edges.count; i++) {
        const tct_view_edge *edge = &view->edges.items[i];
        if (edge->from != index && (outgoing || edge->to != index)) continue;
        const size_t other = edge->from == index ? edge->to : edge->from;
        if (view->nodes.items[other].kind != kind || other == found) continue;
        if (found != SIZE_MAX) return SIZE_MAX;
        found = other;
    }
    return found;
}

static size_t event_of(const tct_view_work *work, size_t index) {
    if (work->view->nodes.items[index].kind == TCT_KIND_EVENT) return index;
    return only_neighbour(work->view, index, TCT_KIND_EVENT, false);
}

static size_t organization_of(const tct_view_work *work, size_t index) {
    const unsigned kind = work->view->nodes.items[index].kind;
    if (kind != TCT_KIND_PERSON && kind != TCT_KIND_POST && kind != TCT_KIND_ORGANIZATION) return SIZE_MAX;
    const size_t above = only_neighbour(work->view, index, TCT_KIND_ORGANIZATION, true);
    return above == SIZE_MAX && kind == TCT_KIND_ORGANIZATION ? index : above;
}

static tct_status add_cluster(tct_view *view, tct_str label, uint32_t *cluster) {
    const tct_view_cluster new_cluster = {.label = label};
    TRY(TCT_PUSH(&view->clusters, view->arena.allocator, new_cluster));
    *cluster = (uint32_t)view->clusters.count;
    return TCT_OK;
}

/** A cluster for each node that others belong to. */
static tct_status cluster_by_owner(tct_view_work *work, owner_of owner) {
    tct_view *view = work->view;
    uint32_t *cluster_of = TCT_ARENA_NEW(&view->arena, view->nodes.count + 1, uint32_t);
    if (!cluster_of) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < view->nodes.count; i++) {
        const size_t at = owner(work, i);
        if (at == SIZE_MAX || view->nodes.items[at].folded) continue;
        if (!cluster_of[at]) TRY(add_cluster(view, view->nodes.items[at].label, &cluster_of[at]));
        view->nodes.items[i].cluster = cluster_of[at];
    }
    return TCT_OK;
}

/** A cluster for each document, of the nodes that it alone mentions. */
static tct_status cluster_by_document(tct_view_work *work) {
    tct_view *view = work->view;
    uint32_t *cluster_of = TCT_ARENA_NEW(&view->arena, tct_terms_end(tct_graph_terms(work->graph)), uint32_t);
    if (!cluster_of) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < view->nodes.count; i++) {
        const tct_range range = tct_graph_to(work->graph, view->nodes.items[i].term);
        tct_term document = 0;
        size_t documents = 0;
        for (size_t k = range.begin; k < range.end; k++) {
            const tct_statement s = tct_graph_at_object(work->graph, k);
            if (s.predicate != TCT_V_SCHEMA_MENTIONS || s.subject == document) continue;
            document = s.subject;
            documents++;
        }
        if (documents != 1) continue;
        if (!cluster_of[document])
            TRY(add_cluster(view, tct_graph_label(work->graph, document, work->options->language),
                            &cluster_of[document]));
        view->nodes.items[i].cluster = cluster_of[document];
    }
    return TCT_OK;
}

/** A box round one node says nothing. */
static void drop_small(tct_view *view) {
    for (size_t i = 0; i < view->nodes.count; i++)
        if (view->nodes.items[i].cluster) view->clusters.items[view->nodes.items[i].cluster - 1].count++;
    for (size_t i = 0; i < view->nodes.count; i++) {
        tct_view_node *node = &view->nodes.items[i];
        if (node->cluster && view->clusters.items[node->cluster - 1].count < 2) node->cluster = 0;
    }
}

tct_status tct_view_clusters(tct_view_work *work) {
    assert(work && work->view->clusters.count == 0);
    switch (work->options->cluster) {
    case TCT_CLUSTER_NONE:
        return TCT_OK;
    case TCT_CLUSTER_DOCUMENT:
        TRY(cluster_by_document(work));
        break;
    case TCT_CLUSTER_ORGANIZATION:
        TRY(cluster_by_owner(work, organization_of));
        break;
    case TCT_CLUSTER_EVENT:
        TRY(cluster_by_owner(work, event_of));
        break;
    }
    drop_small(work->view);
    return TCT_OK;
}
