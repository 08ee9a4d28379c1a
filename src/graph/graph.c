#include "graph/graph.h"

#include <assert.h>
#include <stdlib.h>

#include "base/vec.h"

struct tct_graph {
    const tct_allocator *allocator;
    tct_terms *terms;
    TCT_VEC(tct_statement) statements;
    uint32_t *rank;      /* of each term, in output order; valid for terms below ranked */
    uint32_t *by_object; /* indices of statements in order of object, subject, predicate */
    size_t ranked;
    bool sorted;
};

tct_status tct_graph_new(const tct_allocator *allocator, tct_graph **out) {
    assert(allocator && out);
    tct_graph *graph = tct_alloc(allocator, 1, sizeof *graph);
    if (!graph) return TCT_ERR_MEMORY;
    *graph = (tct_graph){.allocator = allocator, .sorted = true};
    const tct_status status = tct_terms_new(allocator, &graph->terms);
    if (status == TCT_OK)
        *out = graph;
    else
        tct_graph_free(graph);
    return status;
}

void tct_graph_free(tct_graph *graph) {
    if (!graph) return;
    const tct_allocator *allocator = graph->allocator;
    TCT_VEC_CLEAR(&graph->statements, allocator);
    tct_dealloc(allocator, graph->rank);
    tct_dealloc(allocator, graph->by_object);
    tct_terms_free(graph->terms);
    tct_dealloc(allocator, graph);
}

tct_terms *tct_graph_terms(const tct_graph *graph) {
    return graph->terms;
}

tct_status tct_graph_add(tct_graph *graph, tct_term subject, tct_term predicate, tct_term object,
                         tct_term in_graph) {
    assert(graph);
    const tct_terms *terms = graph->terms;
    if (!tct_terms_is_iri(terms, subject) || !tct_terms_is_iri(terms, predicate)) return TCT_ERR_ARGUMENT;
    if (object == 0 || object >= tct_terms_end(terms)) return TCT_ERR_ARGUMENT;
    if (in_graph && !tct_terms_is_iri(terms, in_graph)) return TCT_ERR_ARGUMENT;
    graph->sorted = false;
    return TCT_PUSH(&graph->statements, graph->allocator,
                    ((tct_statement){subject, predicate, object, in_graph}));
}

void tct_graph_clear(tct_graph *graph) {
    TCT_VEC_CLEAR(&graph->statements, graph->allocator);
    tct_dealloc(graph->allocator, graph->rank);
    tct_dealloc(graph->allocator, graph->by_object);
    graph->rank = graph->by_object = NULL;
    graph->ranked = 0;
    graph->sorted = false;
}

/** What a term is compared by; qsort() knows no context, so the keys carry their text. */
typedef struct {
    tct_str text, datatype, language;
    tct_term term;
} term_key;

static int compare_keys(const void *left, const void *right) {
    const term_key *a = left, *b = right;
    if ((a->datatype.size == 0) != (b->datatype.size == 0)) return a->datatype.size ? 1 : -1;
    int order = tct_str_compare(a->text, b->text);
    if (order == 0) order = tct_str_compare(a->datatype, b->datatype);
    if (order == 0) order = tct_str_compare(a->language, b->language);
    return order;
}

/** Fills rank[term] for all terms. */
static tct_status rank_terms(tct_graph *graph) {
    const size_t count = tct_terms_end(graph->terms);
    if (graph->ranked == count) return TCT_OK;
    uint32_t *rank = tct_realloc(graph->allocator, graph->rank, count, sizeof *rank);
    if (!rank) return TCT_ERR_MEMORY;
    graph->rank = rank;
    term_key *keys = tct_alloc(graph->allocator, count, sizeof *keys);
    if (!keys) return TCT_ERR_MEMORY;
    for (tct_term i = 1; i < count; i++) {
        const tct_term_view view = tct_terms_view(graph->terms, i);
        const tct_str datatype = view.datatype ? tct_terms_string(graph->terms, view.datatype) : TCT_LIT("");
        keys[i - 1] = (term_key){view.text, datatype, view.language, i};
    }
    qsort(keys, count - 1, sizeof *keys, compare_keys);
    rank[0] = 0;
    for (uint32_t i = 0; i + 1 < count; i++)
        rank[keys[i].term] = i + 1;
    tct_dealloc(graph->allocator, keys);
    graph->ranked = count;
    return TCT_OK;
}

/** A statement as ranks, with where it stands. */
typedef struct {
    uint64_t high, low;
    uint32_t index;
} statement_key;

static int compare_statements(const void *left, const void *right) {
    const statement_key *a = left, *b = right;
    if (a->high != b->high) return a->high < b->high ? -1 : 1;
    return (a->low > b->low) - (a->low < b->low);
}

static uint64_t pair(uint32_t high, uint32_t low) {
    return (uint64_t)high << 32 | low;
}

static statement_key spo_key(const tct_graph *graph, size_t i) {
    assert(i < graph->statements.count);
    const tct_statement s = graph->statements.items[i];
    const uint32_t *rank = graph->rank;
    return (statement_key){pair(rank[s.subject], rank[s.predicate]), pair(rank[s.object], rank[s.graph]),
                           (uint32_t)i};
}

static statement_key osp_key(const tct_graph *graph, size_t i) {
    const tct_statement s = graph->statements.items[i];
    const uint32_t *rank = graph->rank;
    return (statement_key){pair(rank[s.object], rank[s.subject]), pair(rank[s.predicate], rank[s.graph]),
                           (uint32_t)i};
}

/** Moves the statements into the order of @p keys, without duplicates. */
static tct_status reorder(tct_graph *graph, const statement_key *keys) {
    const size_t count = graph->statements.count;
    tct_statement *sorted = tct_alloc(graph->allocator, count, sizeof *sorted);
    if (!sorted) return TCT_ERR_MEMORY;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || compare_statements(&keys[i - 1], &keys[i]) != 0)
            sorted[kept++] = graph->statements.items[keys[i].index];
    tct_dealloc(graph->allocator, graph->statements.items);
    graph->statements.items = sorted;
    graph->statements.count = kept;
    graph->statements.capacity = count;
    return TCT_OK;
}

/** Sorts the statements by subject, predicate, object. @p keys has room for all. */
static tct_status order_statements(tct_graph *graph, statement_key *keys) {
    const size_t count = graph->statements.count;
    for (size_t i = 0; i < count; i++)
        keys[i] = spo_key(graph, i);
    qsort(keys, count, sizeof *keys, compare_statements);
    return reorder(graph, keys);
}

/** Fills by_object from the sorted statements. @p keys has room for all. */
static tct_status index_objects(tct_graph *graph, statement_key *keys) {
    assert(graph->sorted && graph->statements.count > 0);
    const size_t count = graph->statements.count;
    uint32_t *index = tct_realloc(graph->allocator, graph->by_object, count, sizeof *index);
    if (!index) return TCT_ERR_MEMORY;
    graph->by_object = index;
    for (size_t i = 0; i < count; i++)
        keys[i] = osp_key(graph, i);
    qsort(keys, count, sizeof *keys, compare_statements);
    for (size_t i = 0; i < count; i++)
        index[i] = keys[i].index;
    return TCT_OK;
}

tct_status tct_graph_sort(tct_graph *graph) {
    assert(graph);
    const size_t count = graph->statements.count;
    if (count >= UINT32_MAX) return TCT_ERR_LIMIT;
    if (graph->sorted && graph->ranked == tct_terms_end(graph->terms)) return TCT_OK;
    TRY(rank_terms(graph));
    graph->sorted = true;
    if (count == 0) return TCT_OK;
    statement_key *keys = tct_alloc(graph->allocator, count, sizeof *keys);
    tct_status status = keys ? order_statements(graph, keys) : TCT_ERR_MEMORY;
    if (status == TCT_OK) status = index_objects(graph, keys);
    tct_dealloc(graph->allocator, keys);
    if (status != TCT_OK) graph->sorted = false;
    return status;
}

size_t tct_graph_count(const tct_graph *graph) {
    return graph->statements.count;
}

tct_statement tct_graph_at(const tct_graph *graph, size_t index) {
    assert(index < graph->statements.count);
    return graph->statements.items[index];
}

tct_statement tct_graph_at_object(const tct_graph *graph, size_t index) {
    assert(graph->sorted && index < graph->statements.count);
    return graph->statements.items[graph->by_object[index]];
}

/** First index whose subject (or object) ranks at or above @p rank. */
static size_t lower_bound(const tct_graph *graph, uint32_t rank, bool objects) {
    size_t low = 0, high = graph->statements.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const tct_term term =
            objects ? tct_graph_at_object(graph, middle).object : graph->statements.items[middle].subject;
        if (graph->rank[term] < rank)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static tct_range range_of(const tct_graph *graph, tct_term term, bool objects) {
    assert(graph->sorted);
    if (term == 0 || term >= graph->ranked) return (tct_range){0, 0};
    const uint32_t rank = graph->rank[term];
    return (tct_range){lower_bound(graph, rank, objects), lower_bound(graph, rank + 1, objects)};
}

tct_range tct_graph_about(const tct_graph *graph, tct_term subject) {
    return range_of(graph, subject, false);
}

tct_range tct_graph_to(const tct_graph *graph, tct_term object) {
    return range_of(graph, object, true);
}

tct_term tct_graph_object(const tct_graph *graph, tct_term subject, tct_term predicate) {
    assert(graph && predicate);
    const tct_range range = tct_graph_about(graph, subject);
    for (size_t i = range.begin; i < range.end; i++)
        if (graph->statements.items[i].predicate == predicate) return graph->statements.items[i].object;
    return 0;
}

bool tct_graph_has(const tct_graph *graph, tct_term subject, tct_term predicate, tct_term object) {
    const tct_range range = tct_graph_about(graph, subject);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = graph->statements.items[i];
        if (s.predicate == predicate && s.object == object) return true;
    }
    return false;
}

tct_status tct_graph_emit(const tct_graph *graph, tct_statement_sink sink) {
    assert(sink.statement && (graph->sorted || graph->statements.count == 0));
    for (size_t i = 0; i < graph->statements.count; i++)
        TRY(sink.statement(sink.context, graph->terms, graph->statements.items[i]));
    return sink.end ? sink.end(sink.context, graph->terms) : TCT_OK;
}

static tct_status add_copy(void *context, tct_terms *terms, tct_statement s) {
    tct_graph *graph = context;
    tct_statement copy = {0};
    TRY(tct_terms_copy(terms, s.subject, graph->terms, &copy.subject));
    TRY(tct_terms_copy(terms, s.predicate, graph->terms, &copy.predicate));
    TRY(tct_terms_copy(terms, s.object, graph->terms, &copy.object));
    if (s.graph) TRY(tct_terms_copy(terms, s.graph, graph->terms, &copy.graph));
    return tct_graph_add(graph, copy.subject, copy.predicate, copy.object, copy.graph);
}

tct_statement_sink tct_graph_sink(tct_graph *graph) {
    assert(graph);
    return (tct_statement_sink){add_copy, NULL, graph};
}

tct_str tct_graph_label(const tct_graph *graph, tct_term node, tct_str language) {
    assert(graph && node);
    const tct_range range = tct_graph_about(graph, node);
    tct_str best = TCT_LIT("");
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = graph->statements.items[i];
        if (s.predicate != TCT_V_RDFS_LABEL && s.predicate != TCT_V_SCHEMA_NAME) continue;
        const tct_term_view view = tct_terms_view(graph->terms, s.object);
        if (view.datatype && tct_str_equal(view.language, language)) return view.text;
        if (view.datatype && best.size == 0) best = view.text;
    }
    return best;
}
