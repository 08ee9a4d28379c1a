/* Statements that raptor2 read → a graph, through the graph's border. */
#include <assert.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/limits.h"
#include "rdf/read_internal.h"

typedef struct {
    tct_graph *graph;
    tct_terms *terms;
    tct_buffer scratch;
    const char *source;
    const tct_sink *sink;
    size_t left_out;
} loading;

static tct_status load_blank(loading *self, tct_str id, tct_term *term) {
    tct_buffer_reset(&self->scratch);
    tct_buffer_append(&self->scratch, TCT_LIT("urn:bnode:"));
    tct_buffer_append(&self->scratch, id);
    TRY(tct_buffer_status(&self->scratch));
    return tct_terms_iri_encoded(self->terms, tct_buffer_str(&self->scratch), term);
}

static tct_status load_term(loading *self, tct_rdf_term from, tct_term *term) {
    assert(self && term);
    *term = 0;
    if (from.kind == TCT_RDF_BLANK) return load_blank(self, from.text, term);
    if (from.kind == TCT_RDF_IRI) return tct_terms_iri(self->terms, from.text, term);
    if (!from.datatype.size || from.language.size)
        return tct_terms_text(self->terms, from.text, from.language, term);
    tct_term datatype = 0;
    TRY(tct_terms_iri(self->terms, from.datatype, &datatype));
    return tct_terms_typed(self->terms, from.text, datatype, term);
}

static tct_status load_statement(loading *self, const tct_rdf_statement *from) {
    tct_statement s = {0};
    TRY(load_term(self, from->subject, &s.subject));
    TRY(load_term(self, from->predicate, &s.predicate));
    TRY(load_term(self, from->object, &s.object));
    if (from->graph.text.size) TRY(load_term(self, from->graph, &s.graph));
    return tct_graph_add(self->graph, s.subject, s.predicate, s.object, s.graph);
}

static tct_status on_statement(void *context, const tct_rdf_statement *statement) {
    loading *self = context;
    const tct_status status = load_statement(self, statement);
    if (status != TCT_ERR_ARGUMENT) return status;
    self->left_out++;
    tct_report(
        self->sink, TCT_WARNING, status, self->source, 0,
        "statement left out, it has an IRI, date, number or language tag that is not valid: %.*s %.*s %.*s",
        TCT_ARG(statement->subject.text), TCT_ARG(statement->predicate.text),
        TCT_ARG(statement->object.text));
    return TCT_OK;
}

tct_status tct_rdf_read_graph(tct_str bytes, tct_str format, const char *source, const tct_sink *sink,
                              tct_graph *graph) {
    assert(graph && source);
    if (tct_str_equal(format, TCT_LIT("ntriples")) || tct_str_equal(format, TCT_LIT("nquads")))
        return tct_rdf_read_lines(bytes, source, sink, graph);
    loading self = {.graph = graph, .terms = tct_graph_terms(graph), .source = source, .sink = sink};
    tct_buffer_init(&self.scratch, &tct_heap, TCT_LIMIT_IRI_BYTES);
    const tct_rdf_listener listener = {on_statement, NULL, &self};
    const tct_status status = tct_rdf_read(bytes, format, source, sink, &listener);
    tct_buffer_clear(&self.scratch);
    return status == TCT_OK && self.left_out ? TCT_PARTIAL : status;
}
