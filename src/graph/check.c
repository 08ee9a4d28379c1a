#include "graph/check.h"

#include <assert.h>

#include "base/diag.h"

/** Bit of nodes whose class has no kind: documents, statements, roles. */
#define KIND_NONE_BIT 1u
#define KNOWN_BIT 0x8000u

struct tct_check {
    const tct_allocator *allocator;
    const tct_pack *pack;
    const tct_graph *graph;
    const tct_sink *sink;
    tct_statement_sink next;
    uint16_t *class_of;    /* of each term: class id + 1 */
    uint16_t *property_of; /* of each term: property id + 1 */
    uint16_t *kinds;       /* of each term: bits of tct_kind, KNOWN_BIT when filled */
    uint32_t count;        /* terms when the check was made */
    size_t dropped;
};

static tct_str symbol_text(const tct_check *check, tct_symbol symbol) {
    return tct_frozen_text(tct_pack_symbols(check->pack), symbol);
}

static void find_terms(tct_check *check) {
    const tct_terms *terms = tct_graph_terms(check->graph);
    for (uint16_t i = 0; i < tct_pack_class_count(check->pack); i++) {
        const tct_term term =
            tct_terms_find_iri(terms, symbol_text(check, tct_pack_class_at(check->pack, i)->iri));
        if (term) check->class_of[term] = (uint16_t)(i + 1);
    }
    for (uint16_t i = 0; i < tct_pack_property_count(check->pack); i++) {
        const tct_term term =
            tct_terms_find_iri(terms, symbol_text(check, tct_pack_property_at(check->pack, i)->iri));
        if (term) check->property_of[term] = (uint16_t)(i + 1);
    }
}

tct_status tct_check_new(const tct_allocator *allocator, const tct_pack *pack, const tct_graph *graph,
                         const tct_sink *sink, tct_check **out) {
    assert(allocator && pack && graph && out);
    tct_check *check = tct_alloc(allocator, 1, sizeof *check);
    if (!check) return TCT_ERR_MEMORY;
    *check = (tct_check){.allocator = allocator, .pack = pack, .graph = graph, .sink = sink};
    check->count = tct_terms_end(tct_graph_terms(graph));
    check->class_of = tct_alloc(allocator, (size_t)check->count * 3, sizeof *check->class_of);
    if (!check->class_of) {
        tct_check_free(check);
        return TCT_ERR_MEMORY;
    }
    memset(check->class_of, 0, (size_t)check->count * 3 * sizeof *check->class_of);
    check->property_of = check->class_of + check->count;
    check->kinds = check->property_of + check->count;
    find_terms(check);
    *out = check;
    return TCT_OK;
}

void tct_check_free(tct_check *check) {
    if (!check) return;
    tct_dealloc(check->allocator, check->class_of);
    tct_dealloc(check->allocator, check);
}

size_t tct_check_dropped(const tct_check *check) {
    return check->dropped;
}

/** Kinds of the classes that @p node is said to have; 0 when it has none that the ontology knows. */
static unsigned kinds_of(tct_check *check, tct_term node) {
    if (check->kinds[node]) return check->kinds[node] & ~KNOWN_BIT;
    unsigned kinds = 0;
    const tct_range range = tct_graph_about(check->graph, node);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at(check->graph, i);
        if (s.predicate != TCT_V_RDF_TYPE) continue;
        const unsigned id = check->class_of[s.object];
        kinds |= id ? 1u << tct_pack_class_at(check->pack, (uint16_t)(id - 1))->kind : KIND_NONE_BIT;
    }
    check->kinds[node] = (uint16_t)(kinds | KNOWN_BIT);
    return kinds;
}

static const char *check_object(tct_check *check, const tct_pack_property *property, tct_term object) {
    const tct_term_view view = tct_terms_view(tct_graph_terms(check->graph), object);
    switch ((tct_value_type)property->value) {
    case TCT_VALUE_ENTITY:
        if (view.datatype) return "the value must be an entity, not a literal";
        return property->range && !(kinds_of(check, object) & property->range)
                   ? "the value is outside the range"
                   : NULL;
    case TCT_VALUE_TEXT:
        return view.datatype ? NULL : "the value must be a literal";
    case TCT_VALUE_DATE:
        return view.datatype == TCT_V_XSD_DATE || view.datatype == TCT_V_XSD_GYEAR ||
                       view.datatype == TCT_V_XSD_GYEARMONTH || view.datatype == TCT_V_XSD_DATETIME
                   ? NULL
                   : "the value must be a date";
    case TCT_VALUE_IRI:
        return view.datatype ? "the value must be an IRI" : NULL;
    }
    return NULL;
}

const char *tct_check_statement(tct_check *check, tct_statement statement) {
    assert(check && statement.subject < check->count && statement.object < check->count);
    const unsigned id = check->property_of[statement.predicate];
    if (!id) return NULL;
    const tct_pack_property *property = tct_pack_property_at(check->pack, (uint16_t)(id - 1));
    if (property->domain && !(kinds_of(check, statement.subject) & property->domain))
        return "the subject is outside the domain";
    return check_object(check, property, statement.object);
}

static tct_status checked(void *context, tct_terms *terms, tct_statement statement) {
    tct_check *check = context;
    assert(terms == tct_graph_terms(check->graph));
    const char *why = tct_check_statement(check, statement);
    if (!why) return check->next.statement(check->next.context, terms, statement);
    check->dropped++;
    tct_report(check->sink, TCT_WARNING, TCT_ERR_ARGUMENT, NULL, 0,
               "statement dropped, %s: <%.*s> <%.*s> %.*s", why,
               TCT_ARG(tct_terms_string(terms, statement.subject)),
               TCT_ARG(tct_terms_string(terms, statement.predicate)),
               TCT_ARG(tct_terms_string(terms, statement.object)));
    return TCT_OK;
}

static tct_status checked_end(void *context, tct_terms *terms) {
    tct_check *check = context;
    return check->next.end ? check->next.end(check->next.context, terms) : TCT_OK;
}

tct_statement_sink tct_check_sink(tct_check *check, tct_statement_sink next) {
    assert(check && next.statement);
    check->next = next;
    return (tct_statement_sink){checked, checked_end, check};
}
