/* RDF/XML through raptor2, guarded against what it does silently: see the notes at each step. */
#include <assert.h>
#include <stdlib.h>

#include "base/diag.h"
#include "rdf/internal.h"
#include "rdf/world.h"

/** One serialisation. */
typedef struct {
    tct_rdf_world *lent;
    raptor_world *world;
    raptor_serializer *serializer;
    raptor_iostream *stream;
    void *text; /* malloc'ed by raptor */
    size_t size;
    const tct_rdf_write_options *options;
    tct_status status; /* first trouble that raptor logged */
} raptor_job;

static void log_message(void *user_data, raptor_log_message *message) {
    raptor_job *job = user_data;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR) return;
    job->status = tct_report(job->options->sink, TCT_ERROR, TCT_ERR_EXTERNAL, job->options->source, 0,
                             "raptor2: %s", message->text);
}

static unsigned char *bytes(tct_str text) {
    return (unsigned char *)(uintptr_t)text.data; /* raptor's prototypes lack const where it does not write */
}

static raptor_term *make_term(const raptor_job *job, const tct_terms *terms, tct_term term) {
    const tct_term_view view = tct_terms_view(terms, term);
    if (!view.datatype)
        return raptor_new_term_from_counted_uri_string(job->world, bytes(view.text), view.text.size);
    raptor_uri *datatype = NULL;
    if (!view.language.size && view.datatype != TCT_V_XSD_STRING) {
        const tct_str iri = tct_terms_string(terms, view.datatype);
        datatype = raptor_new_uri_from_counted_string(job->world, bytes(iri), iri.size);
        if (!datatype) return NULL;
    }
    raptor_term *result = raptor_new_term_from_counted_literal(
        job->world, bytes(view.text), view.text.size, datatype,
        view.language.size ? bytes(view.language) : NULL, (unsigned char)view.language.size);
    if (datatype) raptor_free_uri(datatype);
    return result;
}

static tct_status write_statement(raptor_job *job, const tct_terms *terms, tct_statement s) {
    raptor_statement *statement = raptor_new_statement_from_nodes(
        job->world, make_term(job, terms, s.subject), make_term(job, terms, s.predicate),
        make_term(job, terms, s.object), NULL);
    if (!statement) return TCT_ERR_MEMORY;
    const bool whole = statement->subject && statement->predicate && statement->object;
    const int failed = whole ? raptor_serializer_serialize_statement(job->serializer, statement) : 1;
    raptor_free_statement(statement);
    if (!whole) return TCT_ERR_MEMORY;
    return failed ? TCT_ERR_EXTERNAL : job->status;
}

static tct_status open_job(raptor_job *job, const char *syntax) {
    job->lent = tct_rdf_world_take(job, log_message);
    if (!job->lent) return TCT_ERR_MEMORY;
    job->world = job->lent->world;
    job->serializer = raptor_new_serializer(job->world, syntax);
    job->stream = raptor_new_iostream_to_string(job->world, &job->text, &job->size, malloc);
    return job->serializer && job->stream ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status declare_prefix(const raptor_job *job, const tct_rdf_prefix *prefix) {
    if (tct_str_equal(prefix->iri, TCT_LIT(TCT_NS_RDF)))
        return TCT_OK; /* raptor's own; a second is an error */
    char name[32] = {0};
    assert(prefix->prefix.size < sizeof name);
    memcpy(name, prefix->prefix.data, prefix->prefix.size);
    raptor_uri *uri = raptor_new_uri_from_counted_string(job->world, bytes(prefix->iri), prefix->iri.size);
    if (!uri) return TCT_ERR_MEMORY;
    const int failed = raptor_serializer_set_namespace(job->serializer, uri, (const unsigned char *)name);
    raptor_free_uri(uri);
    return failed ? TCT_ERR_EXTERNAL : TCT_OK;
}

static tct_status declare_prefixes(raptor_job *job, const tct_graph *graph) {
    tct_arena arena;
    tct_arena_init(&arena, &tct_heap);
    tct_rdf_prefix_table prefixes;
    tct_status status = tct_rdf_prefixes(graph, job->options->base, &arena, &prefixes);
    for (size_t i = 0; status == TCT_OK && i < prefixes.count; i++)
        status = declare_prefix(job, &prefixes.items[i]);
    tct_arena_clear(&arena);
    return status;
}

static tct_status serialize(raptor_job *job, const tct_graph *graph) {
    assert(job->serializer && job->stream);
    TRY(declare_prefixes(job, graph));
    /* a base would make IRIs relative */
    if (raptor_serializer_start_to_iostream(job->serializer, NULL, job->stream)) return TCT_ERR_EXTERNAL;
    for (size_t i = 0; i < tct_graph_count(graph); i++)
        if (!tct_rdf_repeats(graph, i))
            TRY(write_statement(job, tct_graph_terms(graph), tct_graph_at(graph, i)));
    return raptor_serializer_serialize_end(job->serializer) ? TCT_ERR_EXTERNAL : job->status;
}

tct_status tct_rdf_write_raptor(const tct_graph *graph, tct_rdf_format format,
                                const tct_rdf_write_options *options, tct_buffer *out) {
    assert(format == TCT_RDF_RDFXML);
    raptor_job job = {.options = options};
    tct_status status = open_job(&job, "rdfxml");
    if (status == TCT_OK) status = serialize(&job, graph);
    if (job.serializer) raptor_free_serializer(job.serializer);
    if (job.stream) raptor_free_iostream(job.stream); /* fills text and size */
    if (status == TCT_OK && !job.text) status = TCT_ERR_MEMORY;
    if (status == TCT_OK) tct_buffer_append(out, (tct_str){job.text, job.size});
    free(job.text);
    tct_rdf_world_give(job.lent);
    return status == TCT_OK ? tct_buffer_status(out) : status;
}
