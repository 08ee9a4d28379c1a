/* CSV tables (RFC 4180): one row a statement, or one row a node. */
#include <assert.h>

#include "rdf/internal.h"

void tct_rdf_csv_cell(tct_str text, bool last, tct_buffer *out) {
    bool quote = false;
    for (size_t i = 0; i < text.size && !quote; i++)
        quote = strchr("\",\r\n", text.data[i]) != NULL;
    if (quote) tct_buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') tct_buffer_char(out, '"');
        tct_buffer_char(out, text.data[i]);
    }
    if (quote) tct_buffer_char(out, '"');
    tct_buffer_append(out, last ? TCT_LIT("\r\n") : TCT_LIT(","));
}

static void write_statement(const tct_graph *graph, tct_statement s, tct_str language, tct_buffer *out) {
    const tct_terms *terms = tct_graph_terms(graph);
    const tct_term_view object = tct_terms_view(terms, s.object);
    tct_rdf_csv_cell(tct_terms_string(terms, s.subject), false, out);
    tct_rdf_csv_cell(tct_graph_label(graph, s.subject, language), false, out);
    tct_rdf_csv_cell(tct_terms_string(terms, s.predicate), false, out);
    tct_rdf_csv_cell(object.text, false, out);
    tct_rdf_csv_cell(object.datatype ? TCT_LIT("") : tct_graph_label(graph, s.object, language), false, out);
    tct_rdf_csv_cell(object.datatype ? tct_terms_string(terms, object.datatype) : TCT_LIT(""), false, out);
    tct_rdf_csv_cell(object.language, false, out);
    tct_rdf_csv_cell(s.graph ? tct_terms_string(terms, s.graph) : TCT_LIT(""), true, out);
}

static void write_node(const tct_graph *graph, tct_term node, tct_str language, tct_buffer *out) {
    const tct_terms *terms = tct_graph_terms(graph);
    tct_rdf_csv_cell(tct_terms_string(terms, node), false, out);
    tct_rdf_csv_cell(tct_graph_label(graph, node, language), false, out);
    tct_rdf_csv_cell(tct_terms_string(terms, tct_graph_object(graph, node, TCT_V_RDF_TYPE)), true, out);
}

static void write_nodes(const tct_graph *graph, tct_str language, tct_buffer *out) {
    tct_buffer_append(out, TCT_LIT("node,label,class\r\n"));
    tct_term last = 0;
    for (size_t i = 0; i < tct_graph_count(graph); i++) {
        const tct_statement s = tct_graph_at(graph, i);
        if (s.predicate != TCT_V_RDF_TYPE || s.subject == last) continue;
        last = s.subject;
        write_node(graph, s.subject, language, out);
    }
}

tct_status tct_rdf_write_csv(const tct_graph *graph, tct_rdf_format format,
                             const tct_rdf_write_options *options, tct_buffer *out) {
    assert(format == TCT_RDF_CSV || format == TCT_RDF_CSV_NODES);
    if (format == TCT_RDF_CSV_NODES) {
        write_nodes(graph, options->language, out);
        return tct_buffer_status(out);
    }
    tct_buffer_append(
        out, TCT_LIT("subject,subject_label,predicate,object,object_label,datatype,language,graph\r\n"));
    for (size_t i = 0; i < tct_graph_count(graph); i++)
        write_statement(graph, tct_graph_at(graph, i), options->language, out);
    return tct_buffer_status(out);
}
