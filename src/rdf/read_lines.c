/*
 * N-Triples and N-Quads (W3C Recommendation, 2014), read without raptor: its parser leaks an IRI a typed
 * literal and overflows on crafted input, and these are the formats that batches are put together from.
 */
#include <assert.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "rdf/read_internal.h"
#include "rdf/write.h"

typedef struct {
    tct_str line;
    size_t at;
    tct_graph *graph;
    tct_terms *terms;
    tct_buffer text, language; /* of the term being read */
} line_reader;

static char peek(const line_reader *self) {
    return self->at < self->line.size ? self->line.data[self->at] : '\0';
}

static void skip_space(line_reader *self) {
    while (peek(self) == ' ' || peek(self) == '\t')
        self->at++;
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/** The code point of \uXXXX or \UXXXXXXXX, whose @p digits digits begin here. */
static tct_status read_code_point(line_reader *self, int digits) {
    assert(digits == 4 || digits == 8);
    uint32_t code = 0;
    for (int i = 0; i < digits; i++) {
        const int value = hex_value(peek(self));
        if (value < 0) return TCT_ERR_SYNTAX;
        code = code << 4 | (uint32_t)value;
        self->at++;
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return TCT_ERR_SYNTAX;
    tct_buffer_code_point(&self->text, code);
    return TCT_OK;
}

/** What stands behind a backslash. */
static tct_status read_escape(line_reader *self, bool literal) {
    static const char letters[] = "tbnrf\"'\\", values[] = "\t\b\n\r\f\"'\\";
    const char c = peek(self);
    self->at++;
    if (c == 'u') return read_code_point(self, 4);
    if (c == 'U') return read_code_point(self, 8);
    const char *found = c && literal ? strchr(letters, c) : NULL;
    if (!found) return TCT_ERR_SYNTAX;
    tct_buffer_char(&self->text, values[found - letters]);
    return TCT_OK;
}

/** Text up to @p close, which is passed over. */
static tct_status read_until(line_reader *self, char close, bool literal) {
    assert(self->at <= self->line.size);
    tct_buffer_reset(&self->text);
    for (;;) {
        const size_t from = self->at;
        while (self->at < self->line.size && self->line.data[self->at] != close &&
               self->line.data[self->at] != '\\')
            self->at++;
        tct_buffer_append(&self->text, tct_str_range(self->line, from, self->at));
        if (self->at >= self->line.size) return TCT_ERR_SYNTAX;
        if (self->line.data[self->at++] == close) return tct_buffer_status(&self->text);
        TRY(read_escape(self, literal));
    }
}

static tct_status read_iri(line_reader *self, tct_term *term) {
    self->at++;
    TRY(read_until(self, '>', false));
    return tct_terms_iri(self->terms, tct_buffer_str(&self->text), term);
}

static bool in_label(char c) {
    return c && !strchr(" \t<>\"", c);
}

static tct_status read_blank(line_reader *self, tct_term *term) {
    const size_t from = self->at + 2;
    if (from > self->line.size || self->line.data[self->at + 1] != ':') return TCT_ERR_SYNTAX;
    for (self->at = from; in_label(peek(self));)
        self->at++;
    while (self->at > from && self->line.data[self->at - 1] == '.')
        self->at--; /* the end of the statement */
    if (self->at == from) return TCT_ERR_SYNTAX;
    tct_buffer_reset(&self->text);
    tct_buffer_append(&self->text, TCT_LIT("urn:bnode:"));
    tct_buffer_append(&self->text, tct_str_range(self->line, from, self->at));
    TRY(tct_buffer_status(&self->text));
    return tct_terms_iri_encoded(self->terms, tct_buffer_str(&self->text), term);
}

static tct_status read_typed(line_reader *self, tct_term *term) {
    tct_term datatype = 0;
    tct_buffer lexical = self->text;
    if (self->at + 2 >= self->line.size || self->line.data[self->at + 1] != '^' ||
        self->line.data[self->at + 2] != '<')
        return TCT_ERR_SYNTAX;
    self->at += 2;
    self->text = self->language; /* the IRI is read into the other buffer, so that the text stays */
    const tct_status status = read_iri(self, &datatype);
    self->language = self->text;
    self->text = lexical;
    TRY(status);
    if (datatype == TCT_V_XSD_STRING)
        return tct_terms_text(self->terms, tct_buffer_str(&self->text), TCT_LIT(""), term);
    return tct_terms_typed(self->terms, tct_buffer_str(&self->text), datatype, term);
}

static tct_status read_literal(line_reader *self, tct_term *term) {
    self->at++;
    TRY(read_until(self, '"', true));
    if (peek(self) == '^') return read_typed(self, term);
    tct_str language = TCT_LIT("");
    if (peek(self) == '@') {
        const size_t from = ++self->at;
        while (in_label(peek(self)) && peek(self) != '.')
            self->at++;
        language = tct_str_range(self->line, from, self->at);
        if (!language.size) return TCT_ERR_SYNTAX;
    }
    return tct_terms_text(self->terms, tct_buffer_str(&self->text), language, term);
}

static tct_status read_term(line_reader *self, tct_term *term) {
    skip_space(self);
    switch (peek(self)) {
    case '<':
        return read_iri(self, term);
    case '_':
        return read_blank(self, term);
    case '"':
        return read_literal(self, term);
    default:
        return TCT_ERR_SYNTAX;
    }
}

/** Reads on after a term that no graph may hold, so that the rest of the line is still checked. */
static tct_status note(tct_status status, bool *bad) {
    if (status == TCT_ERR_ARGUMENT) *bad = true;
    return status == TCT_ERR_ARGUMENT ? TCT_OK : status;
}

/** One statement. TCT_END for a line without one, TCT_ERR_ARGUMENT for one that no graph may hold. */
static tct_status read_line(line_reader *self) {
    tct_term terms[4] = {0};
    bool bad = false;
    size_t count = 0;
    skip_space(self);
    if (peek(self) == '#' || self->at == self->line.size) return TCT_END;
    for (; count < 4 && peek(self) != '.'; count++) {
        TRY(note(read_term(self, &terms[count]), &bad));
        skip_space(self);
    }
    if (count < 3 || peek(self) != '.') return TCT_ERR_SYNTAX;
    self->at++;
    skip_space(self);
    if (self->at != self->line.size && peek(self) != '#') return TCT_ERR_SYNTAX;
    if (bad) return TCT_ERR_ARGUMENT;
    return tct_graph_add(self->graph, terms[0], terms[1], terms[2], terms[3]);
}

static tct_status read_all(line_reader *self, tct_str bytes, const char *source, const tct_sink *sink) {
    bool partial = false;
    for (uint64_t number = 1; bytes.size; number++) {
        self->line = tct_str_split(&bytes, '\n');
        if (tct_str_ends(self->line, TCT_LIT("\r"))) self->line.size--;
        self->at = 0;
        const tct_status status = read_line(self);
        if (status == TCT_ERR_SYNTAX)
            return tct_report(sink, TCT_ERROR, status, source, number, "no N-Triples or N-Quads statement");
        if (status == TCT_ERR_ARGUMENT) {
            partial = true;
            tct_report(sink, TCT_WARNING, status, source, number,
                       "statement left out, it has an IRI, date, number or language tag that is not valid");
        } else if (status != TCT_END) {
            TRY(status);
        }
    }
    return partial ? TCT_PARTIAL : TCT_OK;
}

tct_status tct_rdf_read_lines(tct_str bytes, const char *source, const tct_sink *sink, tct_graph *graph) {
    assert(source && graph);
    if (!tct_utf8_valid(bytes))
        return tct_report(sink, TCT_ERROR, TCT_ERR_ENCODING, source, 0,
                          "not valid UTF-8; convert the file to UTF-8");
    line_reader self = {.graph = graph, .terms = tct_graph_terms(graph)};
    tct_buffer_init(&self.text, &tct_heap, TCT_LIMIT_INPUT_BYTES);
    tct_buffer_init(&self.language, &tct_heap, TCT_LIMIT_INPUT_BYTES);
    const tct_status status = read_all(&self, bytes, source, sink);
    tct_buffer_clear(&self.text);
    tct_buffer_clear(&self.language);
    return status;
}

tct_str tct_rdf_line_syntax(const char *name) {
    assert(name);
    tct_rdf_format format = TCT_RDF_TURTLE;
    const char *dot = strrchr(name, '.');
    if (!dot || tct_rdf_format_find(tct_str_of(dot + 1), &format) != TCT_OK) return TCT_LIT("");
    const bool lines = format == TCT_RDF_NTRIPLES || format == TCT_RDF_NQUADS;
    return tct_str_of(lines ? tct_rdf_format_name(format) : "");
}
