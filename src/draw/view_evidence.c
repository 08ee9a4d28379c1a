/* What the graph's statement nodes say about edges, and edges between the same two nodes. */
#include <assert.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "draw/view_internal.h"

/** An edge to be found by its ends and property. */
typedef struct {
    uint32_t from, to, property, index;
} place;

static int compare_places(const void *left, const void *right) {
    const place *a = left, *b = right;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return (a->property > b->property) - (a->property < b->property);
}

static place *index_edges(tct_view *view) {
    place *places = TCT_ARENA_NEW(&view->arena, view->edges.count + 1, place);
    for (size_t i = 0; places && i < view->edges.count; i++) {
        const tct_view_edge *edge = &view->edges.items[i];
        places[i] = (place){edge->from, edge->to, edge->property, (uint32_t)i};
    }
    if (places) qsort(places, view->edges.count, sizeof *places, compare_places);
    return places;
}

unsigned tct_view_per_cent(tct_str decimal) {
    unsigned value = 0, digits = 0;
    bool fraction = false;
    for (size_t i = 0; i < decimal.size; i++) { /* strtod() would ask the locale */
        const char c = decimal.data[i];
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (c < '0' || c > '9' || value > 100) return 0;
        if (digits == 2) continue;
        value = value * 10 + (unsigned)(c - '0');
        digits += fraction;
    }
    for (; digits < 2; digits++)
        value *= 10;
    return value <= 100 ? value : 0;
}

/** The edge that statement node @p node speaks of, or NULL. */
static tct_view_edge *edge_of(const tct_view_work *work, const place *places, tct_term node) {
    const tct_term subject = tct_graph_object(work->graph, node, TCT_V_RDF_SUBJECT),
                   predicate = tct_graph_object(work->graph, node, TCT_V_RDF_PREDICATE),
                   object = tct_graph_object(work->graph, node, TCT_V_RDF_OBJECT);
    if (!subject || !predicate || !object || !work->property_of[predicate]) return NULL;
    if (!work->node_of[subject] || !work->node_of[object]) return NULL;
    const place key = {work->node_of[subject] - 1, work->node_of[object] - 1,
                       (uint32_t)(work->property_of[predicate] - 1), 0};
    const place *found = bsearch(&key, places, work->view->edges.count, sizeof *places, compare_places);
    return found ? &work->view->edges.items[found->index] : NULL;
}

static void read_node(const tct_view_work *work, const place *places, tct_term node) {
    tct_view_edge *edge = edge_of(work, places, node);
    if (!edge) return;
    const tct_terms *terms = tct_graph_terms(work->graph);
    const tct_term status = tct_graph_object(work->graph, node, TCT_V_TCT_STATUS),
                   confidence = tct_graph_object(work->graph, node, TCT_V_TCT_CONFIDENCE),
                   sentence = tct_graph_object(work->graph, node, TCT_V_PROV_VALUE),
                   source = tct_graph_object(work->graph, node, TCT_V_PROV_WAS_DERIVED_FROM);
    edge->asserted = edge->asserted || status == TCT_V_TCT_ASSERTED;
    edge->planned = edge->planned || status == TCT_V_TCT_PLANNED;
    edge->reported = edge->reported || status == TCT_V_TCT_REPORTED;
    const unsigned sure = confidence ? tct_view_per_cent(tct_terms_string(terms, confidence)) : 0;
    if (edge->evidence.size && sure <= edge->confidence) return;
    edge->confidence = (uint8_t)sure;
    edge->evidence = sentence ? tct_terms_string(terms, sentence) : TCT_LIT("");
    edge->source = source ? tct_terms_string(terms, source) : TCT_LIT("");
}

/** Edges under the least confidence go; those of unknown confidence stay. */
static void drop_unsure(tct_view_work *work) {
    tct_view *view = work->view;
    size_t kept = 0;
    for (size_t i = 0; i < view->edges.count; i++) {
        const tct_view_edge edge = view->edges.items[i];
        if (edge.confidence && edge.confidence < work->options->min_confidence)
            view->left_edges++;
        else
            view->edges.items[kept++] = edge;
    }
    view->edges.count = kept;
    tct_view_degrees(view);
}

tct_status tct_view_evidence(tct_view_work *work) {
    assert(work && work->property_of);
    const place *places = index_edges(work->view);
    if (!places) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < tct_graph_count(work->graph); i++) {
        const tct_statement s = tct_graph_at(work->graph, i);
        if (s.predicate == TCT_V_RDF_SUBJECT) read_node(work, places, s.subject);
    }
    drop_unsure(work);
    return TCT_OK;
}

/** Adds what @p more says to @p edge. */
static tct_status join_edges(tct_view *view, tct_view_edge *edge, const tct_view_edge *more) {
    tct_buffer label;
    tct_buffer_init(&label, view->arena.allocator, 1 << 16);
    tct_buffer_append(&label, edge->label);
    tct_buffer_char(&label, '\n');
    tct_buffer_append(&label, more->label);
    const tct_status status = tct_buffer_status(&label);
    if (status == TCT_OK) edge->label = tct_arena_copy(&view->arena, tct_buffer_str(&label));
    tct_buffer_clear(&label);
    TRY(status);
    if (!edge->label.data) return TCT_ERR_MEMORY;
    edge->asserted = edge->asserted || more->asserted || (!more->planned && !more->reported);
    edge->planned = edge->planned || more->planned;
    edge->reported = edge->reported || more->reported;
    edge->count = edge->count > more->count ? edge->count : more->count;
    if (more->confidence <= edge->confidence) return TCT_OK;
    edge->confidence = more->confidence;
    edge->evidence = more->evidence;
    edge->source = more->source;
    return TCT_OK;
}

tct_status tct_view_parallel(tct_view_work *work) {
    assert(work && work->view);
    tct_view *view = work->view;
    const place *places = index_edges(view);
    bool *gone = TCT_ARENA_NEW(&view->arena, view->edges.count + 1, bool);
    if (!places || !gone) return TCT_ERR_MEMORY;
    for (size_t i = 1, first = 0; i < view->edges.count; i++) {
        if (places[i].from != places[first].from || places[i].to != places[first].to) {
            first = i;
            continue;
        }
        TRY(join_edges(view, &view->edges.items[places[first].index], &view->edges.items[places[i].index]));
        gone[places[i].index] = true;
    }
    size_t kept = 0;
    for (size_t i = 0; i < view->edges.count; i++)
        if (!gone[i]) view->edges.items[kept++] = view->edges.items[i];
    view->edges.count = kept;
    tct_view_degrees(view);
    return TCT_OK;
}
