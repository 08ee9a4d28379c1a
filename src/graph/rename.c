#include "graph/rename.h"

#include <assert.h>

typedef struct {
    const tct_graph *from;
    tct_graph *to;
    tct_term *target; /**< by term of @c from: its new name, a term of @c to; 0 for the others */
} renamer;

static tct_status set_targets(const renamer *r, const tct_terms *names, const tct_renaming *renamings,
                              size_t count) {
    const tct_terms *terms = tct_graph_terms(r->from);
    for (size_t i = 0; i < count; i++) {
        const tct_term known = tct_terms_find_iri(terms, tct_terms_string(names, renamings[i].from));
        if (!known) continue;
        TRY(tct_terms_copy(names, renamings[i].to, tct_graph_terms(r->to), &r->target[known]));
    }
    return TCT_OK;
}

static tct_status copy(const renamer *r, tct_term term, bool renames, tct_term *result) {
    *result = renames ? r->target[term] : 0;
    if (*result || !term) return TCT_OK;
    return tct_terms_copy(tct_graph_terms(r->from), term, tct_graph_terms(r->to), result);
}

static tct_status add(const renamer *r, tct_statement s) {
    tct_term subject, predicate, object, graph;
    const bool names_term = s.predicate == TCT_V_RDF_TYPE || s.predicate == TCT_V_RDF_PREDICATE;
    assert(s.subject && s.predicate && s.object);
    TRY(copy(r, s.subject, false, &subject));
    TRY(copy(r, s.predicate, true, &predicate));
    TRY(copy(r, s.object, names_term, &object));
    TRY(copy(r, s.graph, false, &graph));
    return tct_graph_add(r->to, subject, predicate, object, graph);
}

tct_status tct_graph_rename(const tct_graph *graph, const tct_terms *names, const tct_renaming *renamings,
                            size_t count, const tct_allocator *allocator, tct_graph *renamed) {
    assert(graph && names && (renamings || count == 0) && allocator && renamed && graph != renamed);
    const uint32_t end = tct_terms_end(tct_graph_terms(graph));
    renamer r = {.from = graph, .to = renamed, .target = tct_alloc(allocator, end, sizeof(tct_term))};
    if (!r.target) return TCT_ERR_MEMORY;
    memset(r.target, 0, end * sizeof(tct_term));
    tct_status status = set_targets(&r, names, renamings, count);
    for (size_t i = 0; status == TCT_OK && i < tct_graph_count(graph); i++)
        status = add(&r, tct_graph_at(graph, i));
    tct_dealloc(allocator, r.target);
    return status;
}
