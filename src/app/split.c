/* RDF files → parts of a size that a store takes, one graph after the other. */
#include <assert.h>

#include "app/graphs.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/limits.h"
#include "rdf/partition.h"
#include "rdf/write.h"

/* --- which graph a statement goes to
 * ----------------------------------------------------------------------------- */

/** Copies all statements of @p from; those of the default graph, or all of them with @p every, go to @p name.
 */
static tct_status add_renamed(const tct_graph *from, tct_term name, bool every, tct_graph *to) {
    const tct_terms *terms = tct_graph_terms(from);
    for (size_t i = 0; i < tct_graph_count(from); i++) {
        const tct_statement s = tct_graph_at(from, i);
        tct_statement copy = {.graph = name};
        TRY(tct_terms_copy(terms, s.subject, tct_graph_terms(to), &copy.subject));
        TRY(tct_terms_copy(terms, s.predicate, tct_graph_terms(to), &copy.predicate));
        TRY(tct_terms_copy(terms, s.object, tct_graph_terms(to), &copy.object));
        if (s.graph && !every) TRY(tct_terms_copy(terms, s.graph, tct_graph_terms(to), &copy.graph));
        TRY(tct_graph_add(to, copy.subject, copy.predicate, copy.object, copy.graph));
    }
    return TCT_OK;
}

/** The one document that the statements outside of graphs are about: its IRI in the terms of @p to, 0 when
 * there are no such statements. */
static tct_status document_of(const tct_graph *from, const char *source, const tct_sink *sink, tct_graph *to,
                              tct_term *name) {
    size_t documents = 0, outside = 0;
    tct_term found = 0;
    for (size_t i = 0; i < tct_graph_count(from); i++) {
        const tct_statement s = tct_graph_at(from, i);
        if (s.graph) continue;
        outside++;
        if (s.predicate != TCT_V_RDF_TYPE || s.object != TCT_V_SCHEMA_CREATIVE_WORK) continue;
        documents++;
        found = s.subject;
    }
    *name = 0;
    if (outside == 0) return TCT_OK;
    if (documents == 1) return tct_terms_copy(tct_graph_terms(from), found, tct_graph_terms(to), name);
    return tct_report(
        sink, TCT_ERROR, TCT_ERR_ARGUMENT, source, 0,
        "statements of %zu documents outside of graphs: by document needs N-Quads or TriG, or one "
        "document a file",
        documents);
}

static tct_status add_input(const tct_rdf_input *input, const tct_split_options *options, tct_term everything,
                            const tct_sink *sink, tct_graph *to) {
    tct_graph *from = NULL;
    const tct_status read = tct_graphs_read(input, 1, sink, &from);
    if (tct_failed(read)) return read;
    tct_term name = everything;
    tct_status status = TCT_OK;
    if (options->by_document && !everything) status = document_of(from, input->name, sink, to, &name);
    if (status == TCT_OK) status = add_renamed(from, name, everything != 0, to);
    tct_graph_free(from);
    return status == TCT_OK ? read : status;
}

static tct_status name_graph(const char *iri, const tct_sink *sink, tct_graph *to, tct_term *name) {
    const tct_status status = tct_terms_iri(tct_graph_terms(to), tct_str_of(iri), name);
    if (status == TCT_OK || status == TCT_ERR_MEMORY) return status;
    return tct_report(sink, TCT_ERROR, TCT_ERR_ARGUMENT, NULL, 0, "'%s' is no IRI for a graph", iri);
}

static tct_status gather(const tct_rdf_input *inputs, size_t count, const tct_split_options *options,
                         const tct_sink *sink, tct_graph *to) {
    tct_term everything = 0;
    if (options->graph) TRY(name_graph(options->graph, sink, to, &everything));
    bool partial = false;
    for (size_t i = 0; i < count; i++) {
        const tct_status status = add_input(&inputs[i], options, everything, sink, to);
        if (tct_failed(status)) return status;
        partial = partial || status == TCT_PARTIAL;
    }
    TRY(tct_graph_sort(to));
    return partial ? TCT_PARTIAL : TCT_OK;
}

/* --- parts
 * ------------------------------------------------------------------------------------------------------- */

typedef struct {
    const tct_graph *graph;
    size_t part_bytes;
    tct_rdf_part_sink sink;
    tct_buffer bytes, name;
} splitter;

static void write_triple(splitter *self, tct_statement s) {
    const tct_terms *terms = tct_graph_terms(self->graph);
    const tct_term places[] = {s.subject, s.predicate, s.object};
    for (size_t i = 0; i < 3; i++) {
        tct_rdf_write_term(terms, places[i], &self->bytes);
        tct_buffer_append(&self->bytes, i < 2 ? TCT_LIT(" ") : TCT_LIT(" .\n"));
    }
}

static tct_status hand_over(splitter *self, tct_rdf_part *part) {
    if (part->statements == 0) return TCT_OK;
    TRY(tct_buffer_status(&self->bytes));
    part->bytes = self->bytes.data;
    part->size = self->bytes.size;
    TRY(self->sink.part(self->sink.context, part));
    tct_buffer_reset(&self->bytes);
    part->first = false;
    part->statements = 0;
    return TCT_OK;
}

static tct_status split_graph(splitter *self, const tct_rdf_partition *graphs, size_t index) {
    const tct_term name = graphs->names[index];
    tct_buffer_reset(&self->name);
    if (name) tct_buffer_append(&self->name, tct_terms_string(tct_graph_terms(self->graph), name));
    TRY(tct_buffer_status(&self->name));
    tct_rdf_part part = {.graph = name ? self->name.data : NULL, .first = true};
    for (size_t i = graphs->begin[index]; i < graphs->begin[index + 1]; i++) {
        write_triple(self, tct_graph_at(self->graph, graphs->members[i]));
        part.statements++;
        if (self->bytes.size >= self->part_bytes) TRY(hand_over(self, &part));
    }
    return hand_over(self, &part);
}

static tct_status split_all(splitter *self) {
    tct_rdf_partition graphs;
    TRY(tct_rdf_partition_make(self->graph, &graphs));
    tct_status status = TCT_OK;
    for (size_t i = 0; i < graphs.count && status == TCT_OK; i++)
        status = split_graph(self, &graphs, i);
    tct_rdf_partition_clear(&graphs);
    return status;
}

tct_status tct_split(const tct_rdf_input *inputs, size_t count, const tct_split_options *options,
                     const tct_sink *sink, tct_rdf_part_sink parts) {
    assert(parts.part && (inputs || count == 0));
    static const tct_split_options usual = {0};
    if (!options) options = &usual;
    tct_graph *graph = NULL;
    TRY(tct_graph_new(&tct_heap, &graph));
    splitter self = {graph, options->part_bytes ? options->part_bytes : (size_t)1 << 20, parts, {0}, {0}};
    tct_buffer_init(&self.bytes, &tct_heap, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    tct_buffer_init(&self.name, &tct_heap, TCT_LIMIT_IRI_BYTES);
    const tct_status read = gather(inputs, count, options, sink, graph);
    const tct_status status = tct_failed(read) ? read : split_all(&self);
    tct_buffer_clear(&self.bytes);
    tct_buffer_clear(&self.name);
    tct_graph_free(graph);
    return status == TCT_OK ? read : status;
}
