/* The view as a whole, and the small operations that its passes share. */
#include "draw/view.h"

#include <assert.h>

#include "draw/view_internal.h"

void tct_view_degrees(tct_view *view) {
    for (size_t i = 0; i < view->nodes.count; i++)
        view->nodes.items[i].degree = 0;
    for (size_t i = 0; i < view->edges.count; i++) {
        assert(view->edges.items[i].from < view->nodes.count && view->edges.items[i].to < view->nodes.count);
        view->nodes.items[view->edges.items[i].from].degree++;
        view->nodes.items[view->edges.items[i].to].degree++;
    }
}

void tct_view_keep(tct_view *view, const bool *keep, uint32_t *moved) {
    size_t nodes = 0, edges = 0;
    for (size_t i = 0; i < view->nodes.count; i++) {
        moved[i] = (uint32_t)nodes;
        if (keep[i])
            view->nodes.items[nodes++] = view->nodes.items[i];
        else
            view->left_nodes += view->nodes.items[i].count;
    }
    for (size_t i = 0; i < view->edges.count; i++) {
        tct_view_edge edge = view->edges.items[i];
        const bool both = keep[edge.from] && keep[edge.to];
        edge.from = moved[edge.from];
        edge.to = moved[edge.to];
        if (both)
            view->edges.items[edges++] = edge;
        else
            view->left_edges++;
    }
    view->nodes.count = nodes;
    view->edges.count = edges;
    tct_view_degrees(view);
}

tct_status tct_view_room(tct_view *view, bool **keep, uint32_t **moved) {
    *keep = TCT_ARENA_NEW(&view->arena, view->nodes.count + 1, bool);
    *moved = TCT_ARENA_NEW(&view->arena, view->nodes.count + 1, uint32_t);
    return *keep && *moved ? TCT_OK : TCT_ERR_MEMORY;
}

/** Entities without any relation are left out, unless asked for or nothing else is there. */
static tct_status drop_unconnected(tct_view_work *work) {
    tct_view *view = work->view;
    if (work->options->unconnected || view->edges.count == 0) return TCT_OK;
    bool *keep = NULL;
    uint32_t *moved = NULL;
    TRY(tct_view_room(view, &keep, &moved));
    for (size_t i = 0; i < view->nodes.count; i++)
        keep[i] = view->nodes.items[i].degree > 0;
    tct_view_keep(view, keep, moved);
    return TCT_OK;
}

static tct_status choose(tct_view_work *work) {
    TRY(tct_view_collect(work));
    TRY(tct_view_evidence(work));
    TRY(tct_view_filter(work));
    TRY(tct_view_parallel(work));
    if (work->options->focus.size || work->options->event.size) TRY(tct_view_focus(work));
    TRY(drop_unconnected(work));
    if (!work->options->unfolded) TRY(tct_view_fold(work));
    TRY(tct_view_budget(work));
    TRY(drop_unconnected(work)); /* what only hung on something over the budget */
    TRY(tct_view_links(work));
    return tct_view_clusters(work);
}

tct_status tct_view_new(const tct_graph *graph, const tct_pack *pack, const tct_view_options *options,
                        const tct_allocator *allocator, tct_view **out) {
    assert(graph && pack && options && allocator && out);
    tct_view *view = tct_alloc(allocator, 1, sizeof *view);
    if (!view) return TCT_ERR_MEMORY;
    *view =
        (tct_view){.title = TCT_LIT(""), .date = TCT_LIT(""), .publisher = TCT_LIT(""), .url = TCT_LIT("")};
    tct_arena_init(&view->arena, allocator);
    const tct_pack_language *language = tct_pack_language_find(pack, options->language);
    const size_t index = language ? tct_pack_language_index(language) : 1;
    tct_view_work work = {
        .graph = graph, .pack = pack, .options = options, .view = view, .language = index < 2 ? index : 1};
    const tct_status status = choose(&work);
    if (status != TCT_OK) {
        tct_view_free(view);
        return status;
    }
    *out = view;
    return TCT_OK;
}

void tct_view_free(tct_view *view) {
    if (!view) return;
    const tct_allocator *allocator = view->arena.allocator;
    TCT_VEC_CLEAR(&view->nodes, allocator);
    TCT_VEC_CLEAR(&view->edges, allocator);
    TCT_VEC_CLEAR(&view->clusters, allocator);
    tct_arena_clear(&view->arena);
    tct_dealloc(allocator, view);
}
