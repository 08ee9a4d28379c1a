/* The last step before writing: one node a thing, nothing that the ontology forbids. */
#include <assert.h>

#include "graph/check.h"
#include "resolve/merge.h"

/** True when statements stand in more than one graph. */
static bool has_several(const tct_graph *graph) {
    for (size_t i = 1; i < tct_graph_count(graph); i++)
        if (tct_graph_at(graph, i).graph != tct_graph_at(graph, 0).graph) return true;
    return false;
}

/** Puts @p next in the place of @p graph when @p status is good. */
static tct_status replace(tct_graph **graph, tct_graph *next, tct_status status) {
    assert(*graph != next);
    if (status == TCT_OK) status = tct_graph_sort(next);
    if (status != TCT_OK) {
        tct_graph_free(next);
        return status;
    }
    tct_graph_free(*graph);
    *graph = next;
    return TCT_OK;
}

static tct_status merged(tct_graph **graph, const tct_pack *pack, const tct_merge_options *options,
                         const tct_allocator *allocator) {
    tct_graph *next = NULL;
    TRY(tct_graph_new(allocator, &next));
    return replace(graph, next, tct_resolve_merge(*graph, pack, options, next));
}

static tct_status checked(tct_graph **graph, const tct_pack *pack, const tct_sink *sink,
                          const tct_allocator *allocator) {
    tct_check *check = NULL;
    tct_graph *next = NULL;
    TRY(tct_check_new(allocator, pack, *graph, sink, &check));
    tct_status status = tct_graph_new(allocator, &next);
    if (status == TCT_OK) status = tct_graph_emit(*graph, tct_check_sink(check, tct_graph_sink(next)));
    const size_t dropped = tct_check_dropped(check);
    tct_check_free(check);
    if (status != TCT_OK || dropped == 0) {
        tct_graph_free(next);
        return status;
    }
    return replace(graph, next, status);
}

tct_status tct_resolve_settle(tct_graph **graph, const tct_pack *pack, const tct_merge_options *options,
                              const tct_allocator *allocator) {
    assert(graph && *graph && pack && allocator);
    TRY(tct_graph_sort(*graph));
    if (has_several(*graph)) TRY(merged(graph, pack, options, allocator));
    return checked(graph, pack, options ? options->sink : NULL, allocator);
}
