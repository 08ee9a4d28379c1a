/* Statements of a graph parted by named graph, in linear time but for the sorting of the names. */
#include <assert.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "rdf/internal.h"

typedef TCT_VEC(tct_term) term_list;

/** Index of the first name that is not before @p name. */
static size_t position(const tct_terms *terms, const term_list *names, tct_term name) {
    size_t low = 0, high = names->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (tct_terms_compare(terms, names->items[middle], name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Collects the names: @p seen marks terms that were met. */
static tct_status collect(const tct_graph *graph, uint32_t *seen, term_list *names) {
    const tct_terms *terms = tct_graph_terms(graph);
    TRY(TCT_PUSH(names, &tct_heap, 0));
    seen[0] = 1;
    for (size_t i = 0; i < tct_graph_count(graph); i++) {
        const tct_term name = tct_graph_at(graph, i).graph;
        if (seen[name]) continue;
        seen[name] = 1;
        const size_t at = position(terms, names, name);
        TRY(TCT_PUSH(names, &tct_heap, name));
        memmove(names->items + at + 1, names->items + at, (names->count - 1 - at) * sizeof *names->items);
        names->items[at] = name;
    }
    return TCT_OK;
}

/** Counting sort of the statements by the ordinal of their graph. */
static tct_status distribute(const tct_graph *graph, uint32_t *ordinal, tct_rdf_partition *parts) {
    const size_t count = tct_graph_count(graph);
    parts->begin = tct_alloc(&tct_heap, parts->count + 2, sizeof *parts->begin);
    parts->members = tct_alloc(&tct_heap, count + 1, sizeof *parts->members);
    if (!parts->begin || !parts->members) return TCT_ERR_MEMORY;
    memset(parts->begin, 0, (parts->count + 2) * sizeof *parts->begin);
    for (uint32_t i = 0; i < parts->count; i++)
        ordinal[parts->names[i]] = i;
    for (size_t i = 0; i < count; i++)
        parts->begin[ordinal[tct_graph_at(graph, i).graph] + 2]++;
    for (size_t i = 2; i < parts->count + 2; i++)
        parts->begin[i] += parts->begin[i - 1];
    for (size_t i = 0; i < count; i++)
        parts->members[parts->begin[ordinal[tct_graph_at(graph, i).graph] + 1]++] = i;
    assert(parts->begin[parts->count] == count);
    return TCT_OK;
}

tct_status tct_rdf_partition_make(const tct_graph *graph, tct_rdf_partition *parts) {
    assert(graph && parts);
    *parts = (tct_rdf_partition){0};
    const size_t terms = tct_terms_end(tct_graph_terms(graph));
    uint32_t *marks = tct_alloc(&tct_heap, terms, sizeof *marks);
    if (!marks) return TCT_ERR_MEMORY;
    memset(marks, 0, terms * sizeof *marks);
    term_list names = {0};
    tct_status status = collect(graph, marks, &names);
    parts->names = names.items;
    parts->count = names.count;
    if (status == TCT_OK) status = distribute(graph, marks, parts);
    tct_dealloc(&tct_heap, marks);
    if (status != TCT_OK) tct_rdf_partition_clear(parts);
    return status;
}

void tct_rdf_partition_clear(tct_rdf_partition *parts) {
    tct_dealloc(&tct_heap, parts->names);
    tct_dealloc(&tct_heap, parts->begin);
    tct_dealloc(&tct_heap, parts->members);
    *parts = (tct_rdf_partition){0};
}
