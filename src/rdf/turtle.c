/* Turtle and TriG: statements grouped by subject and predicate; TriG puts the default graph first, then one
 * block a named graph in the order of their IRIs. */
#include <assert.h>

#include "base/arena.h"
#include "rdf/internal.h"

typedef struct {
    const tct_graph *graph;
    const tct_terms *terms;
    tct_rdf_prefix_table prefixes;
    tct_str indent; /* of subjects */
    tct_buffer *out;
} turtle_job;

static void write_iri(const turtle_job *job, tct_term term) {
    if (!tct_rdf_write_prefixed(job->terms, &job->prefixes, term, job->out))
        tct_rdf_write_term(job->terms, term, job->out);
}

static void write_literal(const turtle_job *job, tct_term_view view) {
    assert(view.datatype);
    tct_buffer_char(job->out, '"');
    tct_rdf_write_escaped(view.text, job->out);
    tct_buffer_char(job->out, '"');
    if (view.language.size) {
        tct_buffer_char(job->out, '@');
        tct_buffer_append(job->out, view.language);
    } else if (view.datatype != TCT_V_XSD_STRING) {
        tct_buffer_append(job->out, TCT_LIT("^^"));
        write_iri(job, view.datatype);
    }
}

static void write_object(const turtle_job *job, tct_term term) {
    const tct_term_view view = tct_terms_view(job->terms, term);
    if (view.datatype)
        write_literal(job, view);
    else
        write_iri(job, term);
}

static void begin_line(const turtle_job *job, tct_str first) {
    tct_buffer_append(job->out, first);
    tct_buffer_append(job->out, job->indent);
}

/** What stands between the statement @p last and the object of @p s. */
static void write_lead(const turtle_job *job, tct_statement last, tct_statement s) {
    if (s.subject == last.subject && s.predicate == last.predicate) {
        tct_buffer_append(job->out, TCT_LIT(", "));
        return;
    }
    if (s.subject == last.subject) {
        begin_line(job, TCT_LIT(" ;\n"));
    } else {
        begin_line(job, last.subject ? TCT_LIT(" .\n\n") : TCT_LIT(""));
        write_iri(job, s.subject);
        begin_line(job, TCT_LIT("\n"));
    }
    tct_buffer_append(job->out, TCT_LIT("    "));
    if (s.predicate == TCT_V_RDF_TYPE)
        tct_buffer_char(job->out, 'a');
    else
        write_iri(job, s.predicate);
    tct_buffer_char(job->out, ' ');
}

/** Statements by their numbers, which are in the graph's order; NULL numbers are all of them, each triple
 * once. */
static void write_statements(const turtle_job *job, const size_t *members, size_t count) {
    tct_statement last = {0};
    for (size_t i = 0; i < count; i++) {
        if (!members && tct_rdf_repeats(job->graph, i)) continue;
        const tct_statement s = tct_graph_at(job->graph, members ? members[i] : i);
        write_lead(job, last, s);
        write_object(job, s.object);
        last = s;
    }
    if (last.subject) tct_buffer_append(job->out, TCT_LIT(" .\n"));
}

static void write_block(const turtle_job *job, const tct_rdf_partition *parts, size_t part) {
    const size_t begin = parts->begin[part], count = parts->begin[part + 1] - begin;
    const tct_term name = parts->names[part];
    if (!name && !count) return;
    tct_buffer_char(job->out, '\n');
    if (name) {
        write_iri(job, name);
        tct_buffer_char(job->out, ' ');
    }
    tct_buffer_append(job->out, TCT_LIT("{\n"));
    write_statements(job, parts->members + begin, count);
    tct_buffer_append(job->out, TCT_LIT("}\n"));
}

static tct_status write_blocks(const turtle_job *job) {
    tct_rdf_partition parts = {0};
    TRY(tct_rdf_partition_make(job->graph, &parts));
    for (size_t i = 0; i < parts.count; i++)
        write_block(job, &parts, i);
    tct_rdf_partition_clear(&parts);
    return TCT_OK;
}

static void write_prefixes(const turtle_job *job) {
    for (size_t i = 0; i < job->prefixes.count; i++)
        tct_buffer_format(job->out, "@prefix %.*s: <%.*s> .\n", TCT_ARG(job->prefixes.items[i].prefix),
                          TCT_ARG(job->prefixes.items[i].iri));
}

tct_status tct_rdf_write_turtle(const tct_graph *graph, tct_rdf_format format,
                                const tct_rdf_write_options *options, tct_buffer *out) {
    assert(format == TCT_RDF_TURTLE || format == TCT_RDF_TRIG || format == TCT_RDF_NIF);
    const bool blocks = format == TCT_RDF_TRIG;
    turtle_job job = {.graph = graph, .terms = tct_graph_terms(graph), .out = out};
    job.indent = blocks ? TCT_LIT("    ") : TCT_LIT("");
    tct_arena arena;
    tct_arena_init(&arena, &tct_heap);
    tct_status status = tct_rdf_prefixes(graph, options->base, &arena, &job.prefixes);
    if (status == TCT_OK) {
        write_prefixes(&job);
        if (!blocks) tct_buffer_char(out, '\n');
        if (blocks)
            status = write_blocks(&job);
        else
            write_statements(&job, NULL, tct_graph_count(graph));
    }
    tct_arena_clear(&arena);
    return status == TCT_OK ? tct_buffer_status(out) : status;
}
