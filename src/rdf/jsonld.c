/* JSON-LD 1.1, compacted against a context of prefixes; one node object a subject, named graphs as @graph
 * objects. */
#include <assert.h>

#include "base/arena.h"
#include "rdf/internal.h"

typedef struct {
    const tct_graph *graph;
    const tct_terms *terms;
    tct_rdf_prefix_table prefixes;
    tct_buffer *out;
} json_job;

static void write_string_part(tct_str text, tct_buffer *out) {
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\') tct_buffer_char(out, '\\');
        if (c == '\n')
            tct_buffer_append(out, TCT_LIT("\\n"));
        else if (c < 0x20)
            tct_buffer_format(out, "\\u%04x", (unsigned)c);
        else
            tct_buffer_char(out, (char)c);
    }
}

void tct_rdf_json_string(tct_str text, tct_buffer *out) {
    tct_buffer_char(out, '"');
    write_string_part(text, out);
    tct_buffer_char(out, '"');
}

static void write_iri(const json_job *job, tct_term term) {
    const size_t before = job->out->size;
    tct_buffer_char(job->out, '"');
    if (tct_rdf_write_prefixed(job->terms, &job->prefixes, term, job->out)) {
        tct_buffer_char(job->out, '"');
        return;
    }
    job->out->size = before;
    tct_rdf_json_string(tct_terms_string(job->terms, term), job->out);
}

static void write_value(const json_job *job, tct_term term, bool type) {
    const tct_term_view view = tct_terms_view(job->terms, term);
    if (type && !view.datatype) {
        write_iri(job, term);
    } else if (!view.datatype) {
        tct_buffer_append(job->out, TCT_LIT("{\"@id\": "));
        write_iri(job, term);
        tct_buffer_char(job->out, '}');
    } else if (view.datatype == TCT_V_XSD_STRING) {
        tct_rdf_json_string(view.text, job->out);
    } else {
        tct_buffer_append(job->out, TCT_LIT("{\"@value\": "));
        tct_rdf_json_string(view.text, job->out);
        tct_buffer_append(job->out,
                          view.language.size ? TCT_LIT(", \"@language\": ") : TCT_LIT(", \"@type\": "));
        if (view.language.size)
            tct_rdf_json_string(view.language, job->out);
        else
            write_iri(job, view.datatype);
        tct_buffer_char(job->out, '}');
    }
}

/** Statements from @p at on that share subject and predicate: one member. Returns where they end. */
static size_t write_member(const json_job *job, const size_t *members, size_t at, size_t end) {
    assert(at < end);
    const tct_statement first = tct_graph_at(job->graph, members[at]);
    const bool type = first.predicate == TCT_V_RDF_TYPE;
    size_t last = at + 1;
    for (; last < end; last++) {
        const tct_statement s = tct_graph_at(job->graph, members[last]);
        if (s.subject != first.subject || s.predicate != first.predicate) break;
    }
    tct_buffer_append(job->out, TCT_LIT(",\n      "));
    if (type)
        tct_buffer_append(job->out, TCT_LIT("\"@type\""));
    else
        write_iri(job, first.predicate);
    tct_buffer_append(job->out, last - at > 1 ? TCT_LIT(": [") : TCT_LIT(": "));
    for (size_t i = at; i < last; i++) {
        if (i > at) tct_buffer_append(job->out, TCT_LIT(", "));
        write_value(job, tct_graph_at(job->graph, members[i]).object, type);
    }
    if (last - at > 1) tct_buffer_char(job->out, ']');
    return last;
}

static void write_nodes(const json_job *job, const size_t *members, size_t count) {
    for (size_t at = 0; at < count;) {
        const tct_term subject = tct_graph_at(job->graph, members[at]).subject;
        tct_buffer_append(job->out, at ? TCT_LIT(",\n    {\"@id\": ") : TCT_LIT("\n    {\"@id\": "));
        write_iri(job, subject);
        while (at < count && tct_graph_at(job->graph, members[at]).subject == subject)
            at = write_member(job, members, at, count);
        tct_buffer_char(job->out, '}');
    }
}

static void write_graphs(const json_job *job, const tct_rdf_partition *parts) {
    assert(parts->count > 0 && parts->names[0] == 0);
    bool first = true;
    for (size_t i = 0; i < parts->count; i++) {
        const size_t begin = parts->begin[i], count = parts->begin[i + 1] - begin;
        if (!count) continue;
        if (!first) tct_buffer_char(job->out, ',');
        first = false;
        if (parts->names[i]) {
            tct_buffer_append(job->out, TCT_LIT("\n  {\"@id\": "));
            write_iri(job, parts->names[i]);
            tct_buffer_append(job->out, TCT_LIT(", \"@graph\": ["));
        }
        write_nodes(job, parts->members + begin, count);
        if (parts->names[i]) tct_buffer_append(job->out, TCT_LIT("\n  ]}"));
    }
}

static void write_context(const json_job *job) {
    tct_buffer_append(job->out, TCT_LIT("{\"@context\": {"));
    for (size_t i = 0; i < job->prefixes.count; i++) {
        tct_buffer_append(job->out, i ? TCT_LIT(",\n    ") : TCT_LIT("\n    "));
        tct_rdf_json_string(job->prefixes.items[i].prefix, job->out);
        tct_buffer_append(job->out, TCT_LIT(": "));
        tct_rdf_json_string(job->prefixes.items[i].iri, job->out);
    }
    tct_buffer_append(job->out, TCT_LIT("\n  },\n  \"@graph\": ["));
}

static void write_whole(const json_job *job, const tct_rdf_partition *parts) {
    write_context(job);
    write_graphs(job, parts);
    tct_buffer_append(job->out, TCT_LIT("\n  ]\n}\n"));
}

tct_status tct_rdf_write_jsonld(const tct_graph *graph, tct_rdf_format format,
                                const tct_rdf_write_options *options, tct_buffer *out) {
    assert(format == TCT_RDF_JSONLD);
    tct_rdf_partition parts = {0};
    TRY(tct_rdf_partition_make(graph, &parts));
    tct_arena arena;
    tct_arena_init(&arena, &tct_heap);
    json_job job = {.graph = graph, .terms = tct_graph_terms(graph), .out = out};
    const tct_status status = tct_rdf_prefixes(graph, options->base, &arena, &job.prefixes);
    if (status == TCT_OK) write_whole(&job, &parts);
    tct_arena_clear(&arena);
    tct_rdf_partition_clear(&parts);
    return status == TCT_OK ? tct_buffer_status(out) : status;
}
