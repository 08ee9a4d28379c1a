/* GraphML and GEXF 1.3: the nodes that have a class and the statements between them, for Gephi, yEd,
 * Cytoscape. */
#include <assert.h>

#include "base/alloc.h"
#include "base/xml.h"
#include "rdf/internal.h"

static const char graphml_head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "  <key id=\"class\" for=\"node\" attr.name=\"class\" attr.type=\"string\"/>\n"
    "  <key id=\"iri\" for=\"node\" attr.name=\"iri\" attr.type=\"string\"/>\n"
    "  <key id=\"relation\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "  <key id=\"predicate\" for=\"edge\" attr.name=\"iri\" attr.type=\"string\"/>\n"
    "  <graph id=\"g\" edgedefault=\"directed\">\n";

static const char gexf_head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
                                "  <graph mode=\"static\" defaultedgetype=\"directed\">\n"
                                "    <attributes class=\"node\">\n"
                                "      <attribute id=\"class\" title=\"class\" type=\"string\"/>\n"
                                "      <attribute id=\"iri\" title=\"iri\" type=\"string\"/>\n"
                                "    </attributes>\n"
                                "    <attributes class=\"edge\">\n"
                                "      <attribute id=\"predicate\" title=\"iri\" type=\"string\"/>\n"
                                "    </attributes>\n";

/** One output, with the number of each node (by term; 0 = no node). */
typedef struct {
    const tct_graph *graph;
    const tct_terms *terms;
    tct_str language;
    tct_buffer *out;
    uint32_t *number;
    bool gexf;
} network_job;

static void data(const network_job *job, const char *key, tct_str value) {
    tct_buffer_format(job->out, job->gexf ? "<attvalue for=\"%s\" value=\"" : "<data key=\"%s\">", key);
    tct_xml_escape(value, job->out);
    tct_buffer_append(job->out, job->gexf ? TCT_LIT("\"/>") : TCT_LIT("</data>"));
}

static void write_node(const network_job *job, tct_term node) {
    assert(job->number[node]);
    const tct_str iri = tct_terms_string(job->terms, node);
    const tct_str class_iri =
        tct_terms_string(job->terms, tct_graph_object(job->graph, node, TCT_V_RDF_TYPE));
    tct_str label = tct_graph_label(job->graph, node, job->language);
    if (label.size == 0) label = tct_rdf_local_name(iri);
    tct_buffer_format(job->out, "    <node id=\"n%u\"", (unsigned)job->number[node]);
    if (job->gexf) {
        tct_buffer_append(job->out, TCT_LIT(" label=\""));
        tct_xml_escape(label, job->out);
        tct_buffer_append(job->out, TCT_LIT("\"><attvalues>"));
    } else {
        tct_buffer_char(job->out, '>');
        data(job, "label", label);
    }
    data(job, "class", tct_rdf_local_name(class_iri));
    data(job, "iri", iri);
    tct_buffer_append(job->out, job->gexf ? TCT_LIT("</attvalues></node>\n") : TCT_LIT("</node>\n"));
}

static void write_edge(const network_job *job, tct_statement s, unsigned number) {
    const tct_str predicate = tct_terms_string(job->terms, s.predicate);
    tct_buffer_format(job->out, "    <edge id=\"e%u\" source=\"n%u\" target=\"n%u\"", number,
                      (unsigned)job->number[s.subject], (unsigned)job->number[s.object]);
    if (job->gexf) {
        tct_buffer_append(job->out, TCT_LIT(" label=\""));
        tct_xml_escape(tct_rdf_local_name(predicate), job->out);
        tct_buffer_append(job->out, TCT_LIT("\"><attvalues>"));
    } else {
        tct_buffer_char(job->out, '>');
        data(job, "relation", tct_rdf_local_name(predicate));
    }
    data(job, "predicate", predicate);
    tct_buffer_append(job->out, job->gexf ? TCT_LIT("</attvalues></edge>\n") : TCT_LIT("</edge>\n"));
}

/** Numbers the nodes in output order: subjects with a class that are no statement nodes. */
static void write_nodes(const network_job *job) {
    uint32_t next = 1;
    for (size_t i = 0; i < tct_graph_count(job->graph); i++) {
        const tct_statement s = tct_graph_at(job->graph, i);
        if (s.predicate != TCT_V_RDF_TYPE || s.object == TCT_V_RDF_STATEMENT || job->number[s.subject])
            continue;
        job->number[s.subject] = next++;
        write_node(job, s.subject);
    }
}

static void write_edges(const network_job *job) {
    unsigned next = 1;
    for (size_t i = 0; i < tct_graph_count(job->graph); i++) {
        const tct_statement s = tct_graph_at(job->graph, i);
        if (s.predicate == TCT_V_RDF_TYPE || !job->number[s.subject] || !job->number[s.object]) continue;
        if (!tct_rdf_repeats(job->graph, i)) write_edge(job, s, next++);
    }
}

static tct_status write_network(network_job *job) {
    const size_t terms = tct_terms_end(job->terms);
    job->number = tct_alloc(&tct_heap, terms, sizeof *job->number);
    if (!job->number) return TCT_ERR_MEMORY;
    memset(job->number, 0, terms * sizeof *job->number);
    tct_buffer_append(job->out, job->gexf ? TCT_LIT(gexf_head) : TCT_LIT(graphml_head));
    if (job->gexf) tct_buffer_append(job->out, TCT_LIT("    <nodes>\n"));
    write_nodes(job);
    if (job->gexf) tct_buffer_append(job->out, TCT_LIT("    </nodes>\n    <edges>\n"));
    write_edges(job);
    if (job->gexf) tct_buffer_append(job->out, TCT_LIT("    </edges>\n"));
    tct_buffer_append(job->out, TCT_LIT("  </graph>\n"));
    tct_buffer_append(job->out, job->gexf ? TCT_LIT("</gexf>\n") : TCT_LIT("</graphml>\n"));
    tct_dealloc(&tct_heap, job->number);
    return tct_buffer_status(job->out);
}

tct_status tct_rdf_write_graphml(const tct_graph *graph, tct_rdf_format format,
                                 const tct_rdf_write_options *options, tct_buffer *out) {
    assert(format == TCT_RDF_GRAPHML);
    network_job job = {graph, tct_graph_terms(graph), options->language, out, NULL, false};
    return write_network(&job);
}

tct_status tct_rdf_write_gexf(const tct_graph *graph, tct_rdf_format format,
                              const tct_rdf_write_options *options, tct_buffer *out) {
    assert(format == TCT_RDF_GEXF);
    network_job job = {graph, tct_graph_terms(graph), options->language, out, NULL, true};
    return write_network(&job);
}
