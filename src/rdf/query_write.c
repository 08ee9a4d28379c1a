/* Answers of SPARQL: as table for people, CSV and JSON as the W3C has them, N-Triples for constructed graphs.
 */
#include <assert.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "rdf/query_internal.h"

/** Rows of cells whose texts live in the arena. */
typedef struct {
    rasqal_query_results *results;
    const tct_rdf_query_options *options;
    tct_buffer *out;
    size_t columns;
    tct_str *names; /* of the columns */
    tct_arena arena;
    TCT_VEC(tct_query_cell) cells;
} answer;

/* --- CSV and JSON
 * ------------------------------------------------------------------------------------------------ */

static void write_csv(const answer *self) {
    for (size_t i = 0; i < self->columns; i++)
        tct_rdf_csv_cell(self->names[i], i + 1 == self->columns, self->out);
    for (size_t i = 0; i < self->cells.count; i++) {
        const tct_query_cell *cell = &self->cells.items[i];
        if (cell->kind == TCT_CELL_BLANK) tct_buffer_append(self->out, TCT_LIT("_:"));
        /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): cells stand in columns */
        tct_rdf_csv_cell(cell->text, (i + 1) % self->columns == 0, self->out);
    }
}

static void write_json_value(const tct_query_cell *cell, tct_buffer *out) {
    static const char *const types[] = {"", "uri", "bnode", "literal"};
    assert(cell->kind < sizeof types / sizeof *types);
    tct_buffer_format(out, "{\"type\": \"%s\", \"value\": ", types[cell->kind]);
    tct_rdf_json_string(cell->text, out);
    if (cell->language.size) {
        tct_buffer_append(out, TCT_LIT(", \"xml:lang\": "));
        tct_rdf_json_string(cell->language, out);
    } else if (cell->datatype.size) {
        tct_buffer_append(out, TCT_LIT(", \"datatype\": "));
        tct_rdf_json_string(cell->datatype, out);
    }
    tct_buffer_char(out, '}');
}

static void write_json_row(const answer *self, size_t row) {
    bool first = true;
    tct_buffer_append(self->out, row ? TCT_LIT(",\n  {") : TCT_LIT("\n  {"));
    for (size_t i = 0; i < self->columns; i++) {
        const tct_query_cell *cell = &self->cells.items[row * self->columns + i];
        if (cell->kind == TCT_CELL_NONE) continue;
        if (!first) tct_buffer_append(self->out, TCT_LIT(", "));
        first = false;
        tct_rdf_json_string(self->names[i], self->out);
        tct_buffer_append(self->out, TCT_LIT(": "));
        write_json_value(cell, self->out);
    }
    tct_buffer_char(self->out, '}');
}

static void write_json(const answer *self) {
    tct_buffer_append(self->out, TCT_LIT("{\"head\": {\"vars\": ["));
    for (size_t i = 0; i < self->columns; i++) {
        if (i) tct_buffer_append(self->out, TCT_LIT(", "));
        tct_rdf_json_string(self->names[i], self->out);
    }
    tct_buffer_append(self->out, TCT_LIT("]},\n\"results\": {\"bindings\": ["));
    for (size_t row = 0; row * self->columns < self->cells.count; row++)
        write_json_row(self, row);
    tct_buffer_append(self->out, TCT_LIT("\n]}}\n"));
}

/* --- table
 * ------------------------------------------------------------------------------------------------------- */

/** IRIs of the vocabulary as prefixed names; line breaks as spaces. */
static tct_status shorten(answer *self, tct_query_cell *cell, const tct_rdf_prefix *prefixes, size_t count) {
    tct_buffer text;
    tct_buffer_init(&text, &tct_heap, (size_t)1 << 30);
    const size_t prefix =
        cell->kind == TCT_CELL_IRI ? tct_rdf_prefix_of(prefixes, count, cell->text) : SIZE_MAX;
    if (prefix != SIZE_MAX) {
        tct_buffer_append(&text, prefixes[prefix].prefix);
        tct_buffer_char(&text, ':');
        tct_buffer_append(&text, tct_str_range(cell->text, prefixes[prefix].iri.size, cell->text.size));
    } else {
        for (size_t i = 0; i < cell->text.size; i++) {
            const unsigned char byte = (unsigned char)cell->text.data[i];
            tct_buffer_char(&text, byte < 0x20 || byte == 0x7F ? ' ' : cell->text.data[i]);
        }
    }
    tct_status status = tct_buffer_status(&text);
    if (status == TCT_OK) {
        cell->text = tct_arena_copy(&self->arena, tct_buffer_str(&text));
        status = cell->text.data ? TCT_OK : TCT_ERR_MEMORY;
    }
    tct_buffer_clear(&text);
    return status;
}

static tct_status shorten_all(answer *self) {
    static const tct_rdf_prefix prefixes[] = {
#define V(prefix, iri) {{prefix, sizeof prefix - 1}, {iri, sizeof iri - 1}},
        TCT_PREFIX_TABLE(V)
#undef V
    };
    for (size_t i = 0; i < self->cells.count; i++)
        TRY(shorten(self, &self->cells.items[i], prefixes, sizeof prefixes / sizeof *prefixes));
    return TCT_OK;
}

static void write_padded(tct_str text, size_t width, char fill, bool last, tct_buffer *out) {
    tct_buffer_append(out, text);
    for (size_t i = tct_utf8_length(text); i < width && !last; i++)
        tct_buffer_char(out, fill);
    if (fill == '-')
        for (size_t i = 0; last && i < width; i++)
            tct_buffer_char(out, fill);
    tct_buffer_append(out, last ? TCT_LIT("\n") : TCT_LIT("  "));
}

static tct_status write_table(answer *self) {
    TRY(shorten_all(self));
    size_t *widths = TCT_ARENA_NEW(&self->arena, self->columns, size_t);
    if (!widths) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < self->columns; i++)
        widths[i] = tct_utf8_length(self->names[i]);
    for (size_t i = 0; i < self->cells.count; i++) {
        const size_t width = tct_utf8_length(self->cells.items[i].text);
        /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): cells stand in columns */
        if (width > widths[i % self->columns]) widths[i % self->columns] = width;
    }
    for (size_t i = 0; i < self->columns; i++)
        write_padded(self->names[i], widths[i], ' ', i + 1 == self->columns, self->out);
    for (size_t i = 0; i < self->columns; i++)
        write_padded(TCT_LIT(""), widths[i], '-', i + 1 == self->columns, self->out);
    for (size_t i = 0; i < self->cells.count; i++)
        write_padded(self->cells.items[i].text, widths[i % self->columns], ' ', (i + 1) % self->columns == 0,
                     self->out);
    return TCT_OK;
}

/* --- reading rows
 * ------------------------------------------------------------------------------------------------ */

static tct_status keep(answer *self, tct_str *text) {
    if (text->size == 0) return TCT_OK;
    *text = tct_arena_copy(&self->arena, *text);
    return text->data ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status read_row(answer *self) {
    for (size_t i = 0; i < self->columns; i++) {
        tct_query_cell cell =
            tct_query_cell_of(rasqal_query_results_get_binding_value(self->results, (int)i));
        TRY(keep(self, &cell.text));
        TRY(keep(self, &cell.language));
        TRY(keep(self, &cell.datatype));
        TRY(TCT_PUSH(&self->cells, &tct_heap, cell));
    }
    return TCT_OK;
}

/** From the query: the results forget them with the last row. */
static tct_status read_names(answer *self) {
    raptor_sequence *variables =
        rasqal_query_get_bound_variable_sequence(rasqal_query_results_get_query(self->results));
    const int count = variables ? raptor_sequence_size(variables) : 0;
    if (count <= 0) return TCT_ERR_EXTERNAL;
    self->columns = (size_t)count;
    self->names = TCT_ARENA_NEW(&self->arena, self->columns, tct_str);
    if (!self->names) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < self->columns; i++) {
        const rasqal_variable *variable = raptor_sequence_get_at(variables, (int)i);
        self->names[i] = tct_str_of((const char *)variable->name);
        TRY(keep(self, &self->names[i]));
    }
    return TCT_OK;
}

static tct_status write_bindings(answer *self) {
    TRY(read_names(self));
    for (; !rasqal_query_results_finished(self->results); rasqal_query_results_next(self->results))
        TRY(read_row(self));
    switch (self->options->format) {
    case TCT_RDF_RESULT_CSV:
        write_csv(self);
        break;
    case TCT_RDF_RESULT_JSON:
        write_json(self);
        break;
    case TCT_RDF_RESULT_TABLE:
        TRY(write_table(self));
        break;
    }
    return tct_buffer_status(self->out);
}

static tct_status write_boolean(const answer *self) {
    const bool yes = rasqal_query_results_get_boolean(self->results) > 0;
    if (self->options->format == TCT_RDF_RESULT_JSON)
        tct_buffer_format(self->out, "{\"head\": {}, \"boolean\": %s}\n", yes ? "true" : "false");
    else
        tct_buffer_append(self->out, yes ? TCT_LIT("true\n") : TCT_LIT("false\n"));
    return tct_buffer_status(self->out);
}

static tct_status add_term(tct_terms *terms, const raptor_term *from, tct_term *term) {
    size_t size = 0;
    if (from->type == RAPTOR_TERM_TYPE_URI) {
        const char *iri = (const char *)raptor_uri_as_counted_string(from->value.uri, &size);
        return tct_terms_iri_encoded(terms, (tct_str){iri, size}, term);
    }
    if (from->type != RAPTOR_TERM_TYPE_LITERAL) return TCT_ERR_ARGUMENT; /* no blank nodes anywhere */
    const raptor_term_literal_value *literal = &from->value.literal;
    const tct_str text = {(const char *)literal->string, literal->string_len};
    if (!literal->datatype)
        return tct_terms_text(terms, text, tct_str_of((const char *)literal->language), term);
    const char *iri = (const char *)raptor_uri_as_counted_string(literal->datatype, &size);
    tct_term datatype = 0;
    TRY(tct_terms_iri(terms, (tct_str){iri, size}, &datatype));
    return tct_terms_typed(terms, text, datatype, term);
}

static tct_status add_triple(tct_graph *graph, const raptor_statement *s) {
    tct_term subject = 0, predicate = 0, object = 0;
    tct_terms *terms = tct_graph_terms(graph);
    TRY(add_term(terms, s->subject, &subject));
    TRY(add_term(terms, s->predicate, &predicate));
    TRY(add_term(terms, s->object, &object));
    return tct_graph_add(graph, subject, predicate, object, 0);
}

/** A constructed graph: sorted, duplicates gone; what is no RDF (a literal as subject) is left out, as SPARQL
 * says. */
static tct_status write_triples(const answer *self) {
    tct_graph *graph = NULL;
    TRY(tct_graph_new(&tct_heap, &graph));
    tct_status status = TCT_OK;
    for (raptor_statement *s; status == TCT_OK && (s = rasqal_query_results_get_triple(self->results));
         rasqal_query_results_next_triple(self->results)) {
        status = add_triple(graph, s);
        if (status == TCT_ERR_ARGUMENT) status = TCT_OK;
    }
    const tct_rdf_write_options options = {.sink = self->options->sink};
    if (status == TCT_OK) status = tct_graph_sort(graph);
    if (status == TCT_OK) status = tct_rdf_write(graph, TCT_RDF_NTRIPLES, &options, self->out);
    tct_graph_free(graph);
    return status;
}

tct_status tct_query_write(rasqal_query_results *results, const tct_rdf_query_options *options,
                           tct_buffer *out) {
    assert(results && options && out);
    answer self = {.results = results, .options = options, .out = out};
    tct_arena_init(&self.arena, &tct_heap);
    tct_status status = TCT_ERR_UNSUPPORTED;
    if (rasqal_query_results_is_bindings(results))
        status = write_bindings(&self);
    else if (rasqal_query_results_is_boolean(results))
        status = write_boolean(&self);
    else if (rasqal_query_results_is_graph(results))
        status = write_triples(&self);
    TCT_VEC_CLEAR(&self.cells, &tct_heap);
    tct_arena_clear(&self.arena);
    return status;
}
