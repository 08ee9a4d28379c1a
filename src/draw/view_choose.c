/* Which part of the collected graph is drawn: focus, folding, budget. */
#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "draw/view_internal.h"

/** True when a name of @p node, folded plainly, is @p name or begins with it. */
static bool named(const tct_view_work *work, const tct_view_node *node, tct_str name, tct_buffer *text) {
    const tct_range range = tct_graph_about(work->graph, node->term);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at(work->graph, i);
        if (s.predicate != TCT_V_SCHEMA_NAME && s.predicate != TCT_V_SCHEMA_ALTERNATE_NAME &&
            s.predicate != TCT_V_RDFS_LABEL)
            continue;
        tct_buffer_reset(text);
        if (tct_fold_plain(tct_terms_string(tct_graph_terms(work->graph), s.object), text) != TCT_OK)
            continue;
        if (tct_str_equal(tct_buffer_str(text), name)) return true;
    }
    return false;
}

size_t tct_view_find(const tct_view_work *work, tct_str wanted, unsigned kind) {
    tct_buffer name, text;
    tct_buffer_init(&name, work->view->arena.allocator, 1 << 16);
    tct_buffer_init(&text, work->view->arena.allocator, 1 << 16);
    size_t found = work->view->nodes.count;
    if (tct_fold_plain(wanted, &name) == TCT_OK)
        for (size_t i = 0; i < work->view->nodes.count && found == work->view->nodes.count; i++)
            if ((!kind || work->view->nodes.items[i].kind == kind) &&
                named(work, &work->view->nodes.items[i], tct_buffer_str(&name), &text))
                found = i;
    tct_buffer_clear(&name);
    tct_buffer_clear(&text);
    return found;
}

/** The events that are parts of the kept ones are kept too, to any depth. */
static void keep_parts(const tct_view_work *work, bool *keep) {
    const tct_view *view = work->view;
    const uint16_t part = tct_pack_property_find(work->pack, TCT_LIT("schema:superEvent"));
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < view->edges.count; i++) {
            const tct_view_edge *edge = &view->edges.items[i];
            if (edge->property != part || !keep[edge->to] || keep[edge->from]) continue;
            keep[edge->from] = more = true;
        }
    }
}

/** Keeps what is one step from what is kept. */
static void keep_neighbours(const tct_view *view, bool *keep, bool *reached) {
    memcpy(reached, keep, view->nodes.count * sizeof *reached);
    for (size_t i = 0; i < view->edges.count; i++) {
        const tct_view_edge *edge = &view->edges.items[i];
        keep[edge->from] = keep[edge->from] || reached[edge->to];
        keep[edge->to] = keep[edge->to] || reached[edge->from];
    }
}

tct_status tct_view_focus(tct_view_work *work) {
    tct_view *view = work->view;
    const tct_view_options *options = work->options;
    const bool event = options->event.size != 0;
    const size_t focus = event ? tct_view_find(work, options->event, TCT_KIND_EVENT)
                               : tct_view_find(work, options->focus, TCT_KIND_NONE);
    if (focus == view->nodes.count) return TCT_NOT_FOUND;
    bool *keep = NULL, *reached = TCT_ARENA_NEW(&view->arena, view->nodes.count, bool);
    uint32_t *moved = NULL;
    TRY(tct_view_room(view, &keep, &moved));
    if (!reached) return TCT_ERR_MEMORY;
    keep[focus] = true;
    if (event) keep_parts(work, keep);
    for (size_t step = 0; step < (options->depth ? options->depth : 1); step++)
        keep_neighbours(view, keep, reached);
    tct_view_keep(view, keep, moved);
    return TCT_OK;
}

/** A leaf: the one edge of a node with degree 1. Leaves with equal keys may be folded. */
typedef struct {
    uint32_t hub, node, edge;
    uint16_t property;
    uint8_t kind;
    bool outgoing; /**< the hub is the edge's subject */
} leaf;

static int compare_leaves(const void *left, const void *right) {
    const leaf *a = left, *b = right;
    if (a->hub != b->hub) return a->hub < b->hub ? -1 : 1;
    if (a->property != b->property) return a->property < b->property ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->outgoing != b->outgoing) return a->outgoing ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static bool same_bunch(const leaf *a, const leaf *b) {
    return a->hub == b->hub && a->property == b->property && a->kind == b->kind && a->outgoing == b->outgoing;
}

static size_t find_leaves(const tct_view *view, leaf *leaves) {
    size_t count = 0;
    for (size_t i = 0; i < view->edges.count; i++) {
        const tct_view_edge *edge = &view->edges.items[i];
        const bool to_leaf = view->nodes.items[edge->to].degree == 1,
                   from_leaf = view->nodes.items[edge->from].degree == 1;
        if (to_leaf == from_leaf) continue;
        const uint32_t node = to_leaf ? edge->to : edge->from;
        if (view->nodes.items[node].detail.size) continue; /* a title or date would be lost in a list */
        leaves[count++] = (leaf){to_leaf ? edge->from : edge->to, node,   (uint32_t)i, edge->property,
                                 view->nodes.items[node].kind,    to_leaf};
    }
    if (count) qsort(leaves, count, sizeof *leaves, compare_leaves);
    return count;
}

/** Entities of a bunch, and their salience, in its first node. */
static tct_status gather(tct_view *view, const leaf *bunch, size_t count) {
    tct_term *members = TCT_ARENA_NEW(&view->arena, count, tct_term);
    tct_view_node *first = &view->nodes.items[bunch[0].node];
    if (!members) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        members[i] = view->nodes.items[bunch[i].node].term;
        if (i) first->weight += view->nodes.items[bunch[i].node].weight;
    }
    first->members = members;
    first->folded = true;
    first->count = (uint32_t)count;
    return TCT_OK;
}

/** Makes the first node of the bunch stand for all of it. */
static tct_status fold_bunch(tct_view *view, const leaf *bunch, size_t count, bool *keep) {
    tct_buffer names;
    tct_buffer_init(&names, view->arena.allocator, 1 << 20);
    for (size_t i = 0; i < count; i++) {
        if (i < TCT_VIEW_FOLD_NAMES) {
            if (i) tct_buffer_char(&names, '\n');
            tct_buffer_append(&names, view->nodes.items[bunch[i].node].label);
        }
        keep[bunch[i].node] = i == 0;
    }
    if (count > TCT_VIEW_FOLD_NAMES) tct_buffer_format(&names, "\n+ %zu", count - TCT_VIEW_FOLD_NAMES);
    tct_view_node *first = &view->nodes.items[bunch[0].node];
    first->label = tct_arena_copy(&view->arena, tct_buffer_str(&names));
    view->edges.items[bunch[0].edge].count = (uint32_t)count;
    const tct_status status = tct_buffer_status(&names);
    tct_buffer_clear(&names);
    TRY(status);
    return first->label.data ? gather(view, bunch, count) : TCT_ERR_MEMORY;
}

tct_status tct_view_fold(tct_view_work *work) {
    tct_view *view = work->view;
    leaf *leaves = TCT_ARENA_NEW(&view->arena, view->edges.count + 1, leaf);
    bool *keep = NULL;
    uint32_t *moved = NULL;
    if (!leaves) return TCT_ERR_MEMORY;
    TRY(tct_view_room(view, &keep, &moved));
    memset(keep, true, view->nodes.count);
    const size_t count = find_leaves(view, leaves), left_nodes = view->left_nodes,
                 left_edges = view->left_edges;
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && same_bunch(&leaves[i], &leaves[next]);)
            next++;
        if (next - i > TCT_VIEW_FOLD) TRY(fold_bunch(view, leaves + i, next - i, keep));
    }
    tct_view_keep(view, keep, moved);
    view->left_nodes = left_nodes; /* folded is not left out */
    view->left_edges = left_edges;
    return TCT_OK;
}

/** A node in the order of what is worth showing. */
typedef struct {
    const tct_view_node *node;
    uint32_t index;
} ranked;

static int compare_ranked(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    if (a->node->weight != b->node->weight) return a->node->weight > b->node->weight ? -1 : 1;
    const int order = tct_str_compare(a->node->label, b->node->label);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

uint32_t *tct_view_ranking(tct_view *view) {
    ranked *order = TCT_ARENA_NEW(&view->arena, view->nodes.count + 1, ranked);
    uint32_t *indices = TCT_ARENA_NEW(&view->arena, view->nodes.count + 1, uint32_t);
    if (!order || !indices) return NULL;
    for (size_t i = 0; i < view->nodes.count; i++)
        order[i] = (ranked){&view->nodes.items[i], (uint32_t)i};
    qsort(order, view->nodes.count, sizeof *order, compare_ranked);
    for (size_t i = 0; i < view->nodes.count; i++)
        indices[i] = order[i].index;
    return indices;
}

/** An edge in the order of what is worth showing: what alone holds a node, then what is surest and said most
 * often. */
typedef struct {
    uint32_t alone, confidence, count, index;
} strength;

static int compare_strengths(const void *left, const void *right) {
    const strength *a = left, *b = right;
    if (a->alone != b->alone) return a->alone > b->alone ? -1 : 1;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    if (a->confidence != b->confidence) return a->confidence > b->confidence ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static int compare_indices(const void *left, const void *right) {
    const strength *a = left, *b = right;
    return (a->index > b->index) - (a->index < b->index);
}

static tct_status thin_edges(tct_view *view, size_t most) {
    if (view->edges.count <= most) return TCT_OK;
    strength *order = TCT_ARENA_NEW(&view->arena, view->edges.count, strength);
    if (!order) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < view->edges.count; i++) {
        const tct_view_edge *edge = &view->edges.items[i];
        const uint32_t from = view->nodes.items[edge->from].degree, to = view->nodes.items[edge->to].degree;
        order[i] = (strength){from == 1 || to == 1, edge->confidence, edge->count, (uint32_t)i};
    }
    qsort(order, view->edges.count, sizeof *order, compare_strengths);
    qsort(order, most, sizeof *order, compare_indices);
    for (size_t i = 0; i < most; i++)
        view->edges.items[i] = view->edges.items[order[i].index];
    view->left_edges += view->edges.count - most;
    view->edges.count = most;
    tct_view_degrees(view);
    return TCT_OK;
}

tct_status tct_view_budget(tct_view_work *work) {
    tct_view *view = work->view;
    const tct_view_options *options = work->options;
    const size_t nodes = options->max_nodes ? options->max_nodes : TCT_VIEW_NODES;
    const size_t edges = options->max_edges ? options->max_edges : 2 * nodes;
    if (view->nodes.count > nodes) {
        bool *keep = NULL;
        uint32_t *moved = NULL, *order = tct_view_ranking(view);
        if (!order) return TCT_ERR_MEMORY;
        TRY(tct_view_room(view, &keep, &moved));
        for (size_t i = 0; i < nodes; i++)
            keep[order[i]] = true;
        tct_view_keep(view, keep, moved);
        assert(view->nodes.count == nodes);
    }
    return thin_edges(view, edges);
}
