/* N-Triples and N-Quads in canonical spelling: one statement a line, sorted, non-ASCII as it is. */
#include <assert.h>

#include "rdf/internal.h"

void tct_rdf_write_escaped(tct_str text, tct_buffer *out) {
    size_t from = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.data[i];
        const char *escape = c == '"'    ? "\\\""
                             : c == '\\' ? "\\\\"
                             : c == '\n' ? "\\n"
                             : c == '\r' ? "\\r"
                             : c == '\t' ? "\\t"
                                         : NULL;
        if (!escape) continue;
        tct_buffer_append(out, tct_str_range(text, from, i));
        tct_buffer_append(out, (tct_str){escape, 2});
        from = i + 1;
    }
    tct_buffer_append(out, tct_str_range(text, from, text.size));
}

static void write_iri(tct_str iri, tct_buffer *out) {
    tct_buffer_char(out, '<');
    tct_buffer_append(out, iri);
    tct_buffer_char(out, '>');
}

void tct_rdf_write_parts(tct_str text, tct_str datatype, tct_str language, tct_buffer *out) {
    if (!datatype.size) {
        write_iri(text, out);
        return;
    }
    tct_buffer_char(out, '"');
    tct_rdf_write_escaped(text, out);
    tct_buffer_char(out, '"');
    if (language.size) {
        tct_buffer_char(out, '@');
        tct_buffer_append(out, language);
    } else if (!tct_str_equal(datatype, TCT_LIT(TCT_NS_XSD "string"))) {
        tct_buffer_append(out, TCT_LIT("^^"));
        write_iri(datatype, out);
    }
}

void tct_rdf_write_term(const tct_terms *terms, tct_term term, tct_buffer *out) {
    assert(terms && out);
    const tct_term_view view = tct_terms_view(terms, term);
    const tct_str datatype = view.datatype ? tct_terms_string(terms, view.datatype) : TCT_LIT("");
    tct_rdf_write_parts(view.text, datatype, view.language, out);
}

bool tct_rdf_repeats(const tct_graph *graph, size_t index) {
    if (index == 0) return false;
    const tct_statement a = tct_graph_at(graph, index - 1), b = tct_graph_at(graph, index);
    return a.subject == b.subject && a.predicate == b.predicate && a.object == b.object;
}

static void write_statement(const tct_graph *graph, size_t index, bool quads, tct_buffer *out) {
    const tct_terms *terms = tct_graph_terms(graph);
    const tct_statement s = tct_graph_at(graph, index);
    const tct_term parts[] = {s.subject, s.predicate, s.object, quads ? s.graph : 0};
    for (size_t k = 0; k < 4 && parts[k]; k++) {
        tct_rdf_write_term(terms, parts[k], out);
        tct_buffer_char(out, ' ');
    }
    tct_buffer_append(out, TCT_LIT(".\n"));
}

tct_status tct_rdf_write_some_lines(const tct_graph *graph, tct_rdf_format format, size_t *next, size_t bytes,
                                    tct_buffer *out) {
    assert(format == TCT_RDF_NTRIPLES || format == TCT_RDF_NQUADS);
    assert(next && *next <= tct_graph_count(graph));
    const bool quads = format == TCT_RDF_NQUADS;
    const size_t count = tct_graph_count(graph);
    size_t i = *next;
    for (; i < count && out->size < bytes && tct_buffer_status(out) == TCT_OK; i++)
        if (quads || !tct_rdf_repeats(graph, i)) write_statement(graph, i, quads, out);
    *next = i;
    return tct_buffer_status(out);
}

tct_status tct_rdf_write_lines(const tct_graph *graph, tct_rdf_format format,
                               const tct_rdf_write_options *options, tct_buffer *out) {
    size_t next = 0;
    return tct_rdf_write_some_lines(graph, format, &next, SIZE_MAX, out);
}
