/* From statements to nodes and edges: everything that could be drawn. */
#include <assert.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "draw/view_internal.h"

/** Per term of the graph the class id + 1, for terms that are class IRIs. Cheap: one entry a class. */
static uint16_t *index_classes(const tct_view_work *work) {
    const tct_terms *terms = tct_graph_terms(work->graph);
    uint16_t *classes = TCT_ARENA_NEW(&work->view->arena, tct_terms_end(terms), uint16_t);
    const tct_frozen_symbols *symbols = tct_pack_symbols(work->pack);
    for (uint16_t id = 0; classes && id < tct_pack_class_count(work->pack); id++) {
        const tct_term term =
            tct_terms_find_iri(terms, tct_frozen_text(symbols, tct_pack_class_at(work->pack, id)->iri));
        if (term) classes[term] = (uint16_t)(id + 1);
    }
    return classes;
}

/** True when @p list (comma-separated class names) holds @p id or one of its parents. */
static bool class_listed(const tct_pack *pack, tct_str list, uint16_t id) {
    while (list.size) {
        const uint16_t listed = tct_pack_class_find(pack, tct_str_trim(tct_str_split(&list, ',')));
        if (listed != UINT16_MAX && tct_pack_class_is_a(pack, id, listed)) return true;
    }
    return false;
}

/** Adds the node of a subject that has a type of the ontology, or makes its class finer. */
static tct_status collect_type(tct_view_work *work, const uint16_t *classes, tct_statement s) {
    if (s.predicate != TCT_V_RDF_TYPE || !classes[s.object]) return TCT_OK;
    const uint16_t id = (uint16_t)(classes[s.object] - 1);
    if (tct_pack_class_at(work->pack, id)->kind == TCT_KIND_NONE) return TCT_OK;
    tct_view *view = work->view;
    if (!work->node_of[s.subject]) {
        const tct_view_node node = {.term = s.subject, .class_id = id, .count = 1};
        TRY(TCT_PUSH(&view->nodes, view->arena.allocator, node));
        work->node_of[s.subject] = (uint32_t)view->nodes.count;
    }
    tct_view_node *node = &view->nodes.items[work->node_of[s.subject] - 1];
    if (tct_pack_class_at(work->pack, id)->depth > tct_pack_class_at(work->pack, node->class_id)->depth)
        node->class_id = id;
    node->listed = node->listed || class_listed(work->pack, work->options->only, id);
    node->hidden = node->hidden || class_listed(work->pack, work->options->hide, id);
    node->kind = tct_pack_class_at(work->pack, node->class_id)->kind;
    return TCT_OK;
}

static tct_status collect_nodes(tct_view_work *work) {
    const uint16_t *classes = index_classes(work);
    if (!classes) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < tct_graph_count(work->graph); i++)
        TRY(collect_type(work, classes, tct_graph_at(work->graph, i)));
    return TCT_OK;
}

/** True when @p s is a text in another language than the view's, and one in the view's is there. */
static bool said_better(const tct_view_work *work, tct_statement s) {
    const tct_terms *terms = tct_graph_terms(work->graph);
    const tct_str language = tct_terms_view(terms, s.object).language, wanted = work->options->language;
    if (!language.size || !wanted.size || tct_str_equal(language, wanted)) return false;
    const tct_range range = tct_graph_about(work->graph, s.subject);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement other = tct_graph_at(work->graph, i);
        if (other.predicate == s.predicate &&
            tct_str_equal(tct_terms_view(terms, other.object).language, wanted))
            return true;
    }
    return false;
}

/** True when a value of the same property that differs in capitals only stands before statement @p at. */
static bool said_before(const tct_view_work *work, size_t first, size_t at) {
    const tct_terms *terms = tct_graph_terms(work->graph);
    const tct_statement s = tct_graph_at(work->graph, at);
    tct_buffer own, other;
    tct_buffer_init(&own, work->view->arena.allocator, 1 << 16);
    tct_buffer_init(&other, work->view->arena.allocator, 1 << 16);
    bool found = false;
    const tct_status folded = tct_fold_plain(tct_terms_string(terms, s.object), &own);
    for (size_t i = first; i < at && !found && folded == TCT_OK; i++) {
        const tct_statement before = tct_graph_at(work->graph, i);
        if (before.predicate != s.predicate) continue;
        tct_buffer_reset(&other);
        found = tct_fold_plain(tct_terms_string(terms, before.object), &other) == TCT_OK &&
                tct_str_equal(tct_buffer_str(&own), tct_buffer_str(&other));
    }
    tct_buffer_clear(&own);
    tct_buffer_clear(&other);
    return found;
}

/** Appends the values of one literal property of @p node, after @p before. */
static void append_values(const tct_view_work *work, const tct_view_node *node, tct_term property,
                          tct_str before, tct_buffer *text) {
    const tct_range range = tct_graph_about(work->graph, node->term);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at(work->graph, i);
        if (s.predicate != property || said_better(work, s) || said_before(work, range.begin, i)) continue;
        if (text->size) tct_buffer_append(text, before);
        tct_buffer_append(text, tct_terms_string(tct_graph_terms(work->graph), s.object));
    }
}

/** The literals that a reader wants to see inside the node: job titles, dates. */
static tct_status collect_detail(tct_view_work *work, tct_view_node *node, tct_buffer *text) {
    tct_buffer_reset(text);
    append_values(work, node, TCT_V_SCHEMA_JOB_TITLE, TCT_LIT("\n"), text);
    append_values(work, node, TCT_V_SCHEMA_START_DATE, TCT_LIT("\n"), text);
    append_values(work, node, TCT_V_SCHEMA_END_DATE, TCT_LIT(" \xE2\x80\x93 "), text);
    TRY(tct_buffer_status(text));
    node->detail = tct_arena_copy(&work->view->arena, tct_buffer_str(text));
    return node->detail.data ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status collect_labels(tct_view_work *work) {
    tct_buffer text;
    tct_buffer_init(&text, work->view->arena.allocator, 1 << 20);
    tct_status status = TCT_OK;
    for (size_t i = 0; i < work->view->nodes.count && status == TCT_OK; i++) {
        tct_view_node *node = &work->view->nodes.items[i];
        node->iri = tct_terms_string(tct_graph_terms(work->graph), node->term);
        node->label = tct_graph_label(work->graph, node->term, work->options->language);
        if (!node->label.size) node->label = node->iri;
        status = collect_detail(work, node, &text);
    }
    tct_buffer_clear(&text);
    return status;
}

/** Per term of the graph the property id + 1, for properties between entities. */
static uint16_t *index_properties(const tct_view_work *work) {
    const tct_terms *terms = tct_graph_terms(work->graph);
    uint16_t *properties = TCT_ARENA_NEW(&work->view->arena, tct_terms_end(terms), uint16_t);
    const tct_frozen_symbols *symbols = tct_pack_symbols(work->pack);
    for (uint16_t id = 0; properties && id < tct_pack_property_count(work->pack); id++) {
        const tct_pack_property *property = tct_pack_property_at(work->pack, id);
        if (property->value != TCT_VALUE_ENTITY) continue;
        const tct_term term = tct_terms_find_iri(terms, tct_frozen_text(symbols, property->iri));
        if (term) properties[term] = (uint16_t)(id + 1);
    }
    return properties;
}

/** True when the same pair also has a property that implies this one: its edge says more. */
static bool implied(const tct_view_work *work, const uint16_t *properties, tct_statement s) {
    const tct_terms *terms = tct_graph_terms(work->graph);
    const uint16_t own = (uint16_t)(properties[s.predicate] - 1);
    for (uint16_t id = 0; id < tct_pack_property_count(work->pack); id++) {
        const tct_pack_property *property = tct_pack_property_at(work->pack, id);
        if (id == own || property->implies != own) continue;
        const tct_term term =
            tct_terms_find_iri(terms, tct_frozen_text(tct_pack_symbols(work->pack), property->iri));
        if (term && tct_graph_has(work->graph, s.subject, term, s.object)) return true;
    }
    return false;
}

static bool same_edge(const tct_view_edge *edge, uint32_t from, uint32_t to, uint16_t property) {
    return edge->from == from && edge->to == to && edge->property == property;
}

static tct_status collect_edge(tct_view_work *work, const uint16_t *properties, tct_statement s) {
    if (!properties[s.predicate] || !work->node_of[s.subject] || !work->node_of[s.object]) return TCT_OK;
    if (s.subject == s.object || implied(work, properties, s)) return TCT_OK;
    const uint16_t property = (uint16_t)(properties[s.predicate] - 1);
    const uint32_t from = work->node_of[s.subject] - 1, to = work->node_of[s.object] - 1;
    tct_view *view = work->view;
    /* The graph is sorted: statements of one triple in several documents follow each other. */
    tct_view_edge *last = view->edges.count ? &view->edges.items[view->edges.count - 1] : NULL;
    if (last && same_edge(last, from, to, property)) {
        last->count++;
        return TCT_OK;
    }
    const tct_symbol label = tct_pack_property_at(work->pack, property)->label[work->language];
    const tct_view_edge edge = {.from = from,
                                .to = to,
                                .property = property,
                                .count = 1,
                                .label = tct_frozen_text(tct_pack_symbols(work->pack), label)};
    return TCT_PUSH(&view->edges, view->arena.allocator, edge);
}

static tct_status collect_edges(tct_view_work *work) {
    work->property_of = index_properties(work);
    if (!work->property_of) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < tct_graph_count(work->graph); i++)
        TRY(collect_edge(work, work->property_of, tct_graph_at(work->graph, i)));
    return TCT_OK;
}

tct_view_node *tct_view_node_of(const tct_view_work *work, tct_term term) {
    const uint32_t index = work->node_of[term];
    return index ? &work->view->nodes.items[index - 1] : NULL;
}

/** Salience: documents that mention an entity, headlines that name it, statements about it. */
static void weigh(tct_view_work *work) {
    enum { TITLE = 4 };
    for (size_t i = 0; i < tct_graph_count(work->graph); i++) {
        const tct_statement s = tct_graph_at(work->graph, i);
        tct_view_node *node = tct_view_node_of(work, s.object);
        if (!node) continue;
        if (s.predicate == TCT_V_SCHEMA_MENTIONS) node->weight++;
        if (s.predicate != TCT_V_SCHEMA_ABOUT || node->in_title) continue;
        node->in_title = true;
        node->weight += TITLE;
    }
    for (size_t i = 0; i < work->view->edges.count; i++) {
        const tct_view_edge *edge = &work->view->edges.items[i];
        assert(edge->from < work->view->nodes.count && edge->to < work->view->nodes.count);
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): an edge has nodes */
        work->view->nodes.items[edge->from].weight += edge->count;
        work->view->nodes.items[edge->to].weight += edge->count;
    }
}

static tct_str fact(const tct_view_work *work, tct_term document, tct_term property) {
    const tct_term value = tct_graph_object(work->graph, document, property);
    return value ? tct_terms_string(tct_graph_terms(work->graph), value) : TCT_LIT("");
}

/** Title, date, publisher and address of the document, when there is exactly one. */
static void collect_document(tct_view_work *work) {
    tct_view *view = work->view;
    const tct_range range = tct_graph_to(work->graph, TCT_V_SCHEMA_CREATIVE_WORK);
    tct_term document = 0;
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at_object(work->graph, i);
        if (s.predicate != TCT_V_RDF_TYPE || s.subject == document) continue;
        document = s.subject;
        view->documents++;
    }
    if (view->documents != 1) return;
    const tct_term publisher = tct_graph_object(work->graph, document, TCT_V_SCHEMA_PUBLISHER);
    view->title = fact(work, document, TCT_V_RDFS_LABEL);
    view->date = fact(work, document, TCT_V_SCHEMA_DATE_PUBLISHED);
    view->url = fact(work, document, TCT_V_SCHEMA_URL);
    if (publisher) view->publisher = tct_graph_label(work->graph, publisher, work->options->language);
}

tct_status tct_view_collect(tct_view_work *work) {
    assert(work && work->graph && work->pack && work->view);
    work->node_of = TCT_ARENA_NEW(&work->view->arena, tct_terms_end(tct_graph_terms(work->graph)), uint32_t);
    if (!work->node_of) return TCT_ERR_MEMORY;
    TRY(collect_nodes(work));
    TRY(collect_labels(work));
    TRY(collect_edges(work));
    collect_document(work);
    weigh(work);
    tct_view_degrees(work->view);
    return TCT_OK;
}
