/*
 * Statements as byte strings that sort as statements do (graph.h): subject, predicate, a byte that puts IRIs
 * before literals, the object's text, its datatype and language, the graph, each ended by NUL, which no term
 * holds and which is smaller than all that a term may hold.
 */
#include <assert.h>

#include "rdf/internal.h"

enum { IS_IRI = '1', IS_LITERAL = '2' };

static void append(tct_str text, tct_buffer *out) {
    assert(!text.size || !memchr(text.data, 0, text.size));
    tct_buffer_append(out, text);
    tct_buffer_append(out, (tct_str){"", 1});
}

static tct_str text_of(const tct_terms *terms, tct_term term) {
    return term ? tct_terms_string(terms, term) : TCT_LIT("");
}

void tct_rdf_write_key(const tct_terms *terms, tct_statement statement, tct_buffer *out) {
    assert(terms && out);
    const tct_term_view object = tct_terms_view(terms, statement.object);
    append(text_of(terms, statement.subject), out);
    append(text_of(terms, statement.predicate), out);
    tct_buffer_char(out, object.datatype ? IS_LITERAL : IS_IRI);
    append(object.text, out);
    append(text_of(terms, object.datatype), out);
    append(object.language, out);
    append(text_of(terms, statement.graph), out);
}

/** Takes the next part off @p key. */
static tct_str take(tct_str *key) {
    return tct_str_split(key, '\0');
}

void tct_rdf_write_key_line(tct_str key, tct_rdf_format format, tct_buffer *out) {
    assert(key.size && out && (format == TCT_RDF_NTRIPLES || format == TCT_RDF_NQUADS));
    const tct_str none = TCT_LIT("");
    const tct_str subject = take(&key), predicate = take(&key), marked = take(&key);
    const tct_str datatype = take(&key), language = take(&key), graph = take(&key);
    tct_rdf_write_parts(subject, none, none, out);
    tct_buffer_char(out, ' ');
    tct_rdf_write_parts(predicate, none, none, out);
    tct_buffer_char(out, ' ');
    tct_rdf_write_parts(tct_str_range(marked, 1, marked.size), datatype, language, out);
    tct_buffer_char(out, ' ');
    if (format == TCT_RDF_NQUADS && graph.size) {
        tct_rdf_write_parts(graph, none, none, out);
        tct_buffer_char(out, ' ');
    }
    tct_buffer_append(out, TCT_LIT(".\n"));
}

tct_str tct_rdf_key_triple(tct_str key) {
    assert(key.size);
    tct_str rest = key;
    for (int i = 0; i < 5; i++)
        take(&rest);
    return tct_str_range(key, 0, key.size - rest.size);
}
