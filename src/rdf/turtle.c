/* Turtle, and TriG: the default graph first, then one block a named graph in the order of their IRIs.
 *
 * Turtle has the layout that raptor2 gives it, at a tenth of the time: raptor2 makes objects of all terms,
 * keeps the whole graph once more in trees, and tries every prefix on every IRI twice. */
#include <assert.h>

#include "base/arena.h"
#include "rdf/internal.h"

/** What stands between the terms. */
typedef struct {
    tct_str begin, first, property, end;
} turtle_layout;

#define T(literal)                                                                                           \
    { literal, sizeof(literal) - 1 }
static const turtle_layout indented = {T("    "), T(" "), T(" ;\n        "), T(" .\n")};
static const turtle_layout flat = {T(""), T("\n    "), T(" ;\n    "), T(" .\n\n")};
#undef T

typedef struct {
    const tct_terms *terms;
    const tct_rdf_prefix *prefixes;
    size_t prefix_count;
    const turtle_layout *layout;
    tct_buffer *out;
} turtle_job;

static void write_iri(const turtle_job *job, tct_term term) {
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

/** True for digits, with a point between them when @p point. */
static bool is_number(tct_str text, bool point) {
    size_t points = 0;
    for (size_t i = 0; i < text.size; i++) {
        const bool inside = i > 0 && i + 1 < text.size;
        if (text.data[i] == '.' && inside)
            points++;
        else if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    }
    return text.size && points == point;
}

/** True for literals that Turtle knows without quotes. */
static bool is_bare(tct_term_view view) {
    if (view.datatype == TCT_V_XSD_INTEGER) return is_number(view.text, false);
    if (view.datatype == TCT_V_XSD_DECIMAL) return is_number(view.text, true);
    return view.datatype == TCT_V_XSD_BOOLEAN &&
           (tct_str_equal(view.text, TCT_LIT("true")) || tct_str_equal(view.text, TCT_LIT("false")));
}

static void write_object(const turtle_job *job, tct_term term) {
    const tct_term_view view = tct_terms_view(job->terms, term);
    if (!view.datatype) {
        write_iri(job, term);
        return;
    }
    const bool plain = view.language.size || view.datatype == TCT_V_XSD_STRING;
    if (!plain && is_bare(view)) {
        tct_buffer_append(job->out, view.text);
        return;
    }
    tct_rdf_write_quoted(view.text, job->out);
    if (view.language.size) {
        tct_buffer_char(job->out, '@');
        tct_buffer_append(job->out, view.language);
    } else if (!plain) {
        tct_buffer_append(job->out, TCT_LIT("^^"));
        write_iri(job, view.datatype);
    }
}

/** What comes before the predicate of @p s: the rest of the statement before, the subject when it is new. */
static void write_predicate(const turtle_job *job, tct_statement last, tct_statement s) {
    const turtle_layout *layout = job->layout;
    if (s.subject == last.subject) {
        tct_buffer_append(job->out, layout->property);
    } else {
        if (last.subject) tct_buffer_append(job->out, layout->end);
        tct_buffer_append(job->out, layout->begin);
        write_iri(job, s.subject);
        tct_buffer_append(job->out, layout->first);
    }
    if (s.predicate == TCT_V_RDF_TYPE)
        tct_buffer_char(job->out, 'a');
    else
        write_iri(job, s.predicate);
    tct_buffer_char(job->out, ' ');
}

/** Statements of one graph in its order, grouped by subject and predicate. */
static void write_graph(const turtle_job *job, const tct_graph *graph, const size_t *members, size_t count) {
    tct_statement last = {0};
    for (size_t i = 0; i < count; i++) {
        const tct_statement s = tct_graph_at(graph, members[i]);
        if (s.subject == last.subject && s.predicate == last.predicate)
            tct_buffer_append(job->out, TCT_LIT(", "));
        else
            write_predicate(job, last, s);
        write_object(job, s.object);
        last = s;
    }
    if (count) tct_buffer_append(job->out, job->layout->end);
}

static void write_named(const turtle_job *job, const tct_graph *graph, const tct_rdf_partition *parts,
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

static tct_status write_blocks(const turtle_job *job, const tct_graph *graph) {
    tct_rdf_partition parts = {0};
    TRY(tct_rdf_partition_make(graph, &parts));
    for (size_t i = 0; i < parts.count; i++)
        write_named(job, graph, &parts, i);
    tct_rdf_partition_clear(&parts);
    return TCT_OK;
}

/** All statements as one graph: what several graphs say is written once. */
static tct_status write_union(const turtle_job *job, const tct_graph *graph) {
    size_t *members = tct_alloc(&tct_heap, tct_graph_count(graph) + 1, sizeof *members);
    if (!members) return TCT_ERR_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < tct_graph_count(graph); i++)
        if (!tct_rdf_repeats(graph, i)) members[count++] = i;
    if (count) tct_buffer_char(job->out, '\n');
    write_graph(job, graph, members, count);
    tct_dealloc(&tct_heap, members);
    return TCT_OK;
}

tct_status tct_rdf_write_turtle(const tct_graph *graph, tct_rdf_format format,
                                const tct_rdf_write_options *options, tct_buffer *out) {
    assert(format == TCT_RDF_TRIG || format == TCT_RDF_TURTLE);
    tct_arena arena;
    tct_arena_init(&arena, &tct_heap);
    tct_rdf_prefix prefixes[TCT_RDF_PREFIXES];
    const size_t count = tct_rdf_prefixes(graph, options->base, &arena, prefixes);
    const bool blocks = format == TCT_RDF_TRIG;
    const turtle_job job = {tct_graph_terms(graph), prefixes, count, blocks ? &indented : &flat, out};
    for (size_t i = 0; i < count; i++)
        tct_buffer_format(out, "@prefix %.*s: <%.*s> .\n", TCT_ARG(prefixes[i].prefix),
                          TCT_ARG(prefixes[i].iri));
    const tct_status status = blocks ? write_blocks(&job, graph) : write_union(&job, graph);
    tct_arena_clear(&arena);
    return status == TCT_OK ? tct_buffer_status(out) : status;
}
