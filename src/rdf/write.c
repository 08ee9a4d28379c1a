#include "rdf/write.h"

#include <assert.h>

#include "rdf/internal.h"

static const struct {
    const char *name, *extension;
    tct_rdf_writer *write;
} formats[TCT_RDF_FORMAT_COUNT] = {
    [TCT_RDF_TURTLE] = {"turtle", "ttl", tct_rdf_write_turtle},
    [TCT_RDF_NTRIPLES] = {"ntriples", "nt", tct_rdf_write_lines},
    [TCT_RDF_NQUADS] = {"nquads", "nq", tct_rdf_write_lines},
    [TCT_RDF_TRIG] = {"trig", "trig", tct_rdf_write_turtle},
    [TCT_RDF_RDFXML] = {"rdfxml", "rdf", tct_rdf_write_raptor},
    [TCT_RDF_JSONLD] = {"jsonld", "jsonld", tct_rdf_write_jsonld},
    [TCT_RDF_GRAPHML] = {"graphml", "graphml", tct_rdf_write_graphml},
    [TCT_RDF_GEXF] = {"gexf", "gexf", tct_rdf_write_gexf},
    [TCT_RDF_CSV] = {"csv", "csv", tct_rdf_write_csv},
    [TCT_RDF_CSV_NODES] = {"csv-nodes", "nodes.csv", tct_rdf_write_csv},
    [TCT_RDF_NIF] = {"nif", "nif.ttl", tct_rdf_write_turtle},
};

const char *tct_rdf_format_name(tct_rdf_format format) {
    return format < TCT_RDF_FORMAT_COUNT ? formats[format].name : NULL;
}

const char *tct_rdf_format_extension(tct_rdf_format format) {
    return format < TCT_RDF_FORMAT_COUNT ? formats[format].extension : NULL;
}

tct_status tct_rdf_format_find(tct_str name, tct_rdf_format *format) {
    assert(format);
    for (tct_rdf_format i = 0; i < TCT_RDF_FORMAT_COUNT; i++) {
        if (!tct_str_equal(name, tct_str_of(formats[i].name)) &&
            !tct_str_equal(name, tct_str_of(formats[i].extension)))
            continue;
        *format = i;
        return TCT_OK;
    }
    return TCT_NOT_FOUND;
}

tct_status tct_rdf_write(const tct_graph *graph, tct_rdf_format format, const tct_rdf_write_options *options,
                         tct_buffer *out) {
    assert(graph && out && format < TCT_RDF_FORMAT_COUNT);
    static const tct_rdf_write_options defaults = {0};
    return formats[format].write(graph, format, options ? options : &defaults, out);
}

tct_str tct_rdf_local_name(tct_str iri) {
    size_t at = iri.size;
    while (at > 0 && iri.data[at - 1] != '#' && iri.data[at - 1] != '/')
        at--;
    return tct_str_range(iri, at, iri.size);
}
