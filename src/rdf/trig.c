/* TriG: the default graph first, then one block a named graph in the order of their IRIs. */
#include <assert.h>

#include "base/arena.h"
#include "rdf/internal.h"

typedef struct {
    const tct_terms *terms;
    const tct_rdf_prefix *prefixes;
    size_t prefix_count;
    tct_buffer *out;
} trig_job;

static void write_iri(const trig_job *job, tct_term term) {
    const tct_str iri = tct_terms_string(job->terms, term);
    const size_t prefix = tct_rdf_prefix_of(job->prefixes, job->prefix_count, iri);
    if (prefix == SIZE_MAX) {
        tct_rdf_write_term(job->terms, term, job->out);
        return;
    }
    tct_buffer_append(job->out, job->prefixes[prefix].prefix);
    tct_buffer_char(job->out, ':');
    tct_buffer_append(job->out, tct_str_range(iri, job->prefixes[prefix].iri.size, iri.size));
}

static void write_object(const trig_job *job, tct_term term) {
    const tct_term_view view = tct_terms_view(job->terms, term);
    if (!view.datatype)
        write_iri(job, term);
    else
        tct_rdf_write_term(job->terms, term, job->out);
}

/** Statements of @p in_graph in the graph's order, grouped by subject and predicate. */
static void write_graph(const trig_job *job, const tct_graph *graph, const size_t *members, size_t count) {
    tct_statement last = {0};
    for (size_t i = 0; i < count; i++) {
        const tct_statement s = tct_graph_at(graph, members[i]);
        if (s.subject == last.subject && s.predicate == last.predicate) {
            tct_buffer_append(job->out, TCT_LIT(", "));
        } else {
            if (s.subject == last.subject) {
                tct_buffer_append(job->out, TCT_LIT(" ;\n        "));
            } else {
                tct_buffer_append(job->out, last.subject ? TCT_LIT(" .\n    ") : TCT_LIT("    "));
                write_iri(job, s.subject);
                tct_buffer_char(job->out, ' ');
            }
            if (s.predicate == TCT_V_RDF_TYPE)
                tct_buffer_char(job->out, 'a');
            else
                write_iri(job, s.predicate);
            tct_buffer_char(job->out, ' ');
        }
        write_object(job, s.object);
        last = s;
    }
    if (count) tct_buffer_append(job->out, TCT_LIT(" .\n"));
}

static void write_named(const trig_job *job, const tct_graph *graph, const tct_rdf_partition *parts,
                        size_t part) {
    const size_t begin = parts->begin[part], count = parts->begin[part + 1] - begin;
    const tct_term name = parts->names[part];
    if (!name && !count) return;
    tct_buffer_char(job->out, '\n');
    if (name) {
        write_iri(job, name);
        tct_buffer_char(job->out, ' ');
    }
    tct_buffer_append(job->out, TCT_LIT("{\n"));
    write_graph(job, graph, parts->members + begin, count);
    tct_buffer_append(job->out, TCT_LIT("}\n"));
}

tct_status tct_rdf_write_trig(const tct_graph *graph, tct_rdf_format format,
                              const tct_rdf_write_options *options, tct_buffer *out) {
    assert(format == TCT_RDF_TRIG);
    tct_rdf_partition parts = {0};
    TRY(tct_rdf_partition_make(graph, &parts));
    tct_arena arena;
    tct_arena_init(&arena, &tct_heap);
    tct_rdf_prefix prefixes[TCT_RDF_PREFIXES];
    const size_t count = tct_rdf_prefixes(graph, options->base, &arena, prefixes);
    const trig_job job = {tct_graph_terms(graph), prefixes, count, out};
    for (size_t i = 0; i < count; i++)
        tct_buffer_format(out, "@prefix %.*s: <%.*s> .\n", TCT_ARG(prefixes[i].prefix),
                          TCT_ARG(prefixes[i].iri));
    for (size_t i = 0; i < parts.count; i++)
        write_named(&job, graph, &parts, i);
    tct_arena_clear(&arena);
    tct_rdf_partition_clear(&parts);
    return tct_buffer_status(out);
}
