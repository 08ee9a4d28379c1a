#include "rdf/read.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "rdf/read_internal.h"
#include "rdf/world.h"

/* Relative IRIs have nothing to stand on; under this base they are seen for what they are. */
#define BASE_IRI "urn:tercet:relative:"

typedef struct {
    const tct_rdf_listener *listener;
    const tct_sink *sink;
    const char *source;
    raptor_parser *parser;
    tct_status status;
} reading;

static tct_str uri_text(raptor_uri *uri) {
    size_t size = 0;
    const char *text = uri ? (const char *)raptor_uri_as_counted_string(uri, &size) : "";
    return (tct_str){text, size};
}

static tct_rdf_term term_of(const raptor_term *term) {
    if (term->type == RAPTOR_TERM_TYPE_URI)
        return (tct_rdf_term){.kind = TCT_RDF_IRI, .text = uri_text(term->value.uri)};
    if (term->type == RAPTOR_TERM_TYPE_BLANK)
        return (tct_rdf_term){.kind = TCT_RDF_BLANK,
                              .text = {(const char *)term->value.blank.string, term->value.blank.string_len}};
    const raptor_term_literal_value *literal = &term->value.literal;
    return (tct_rdf_term){
        .kind = TCT_RDF_LITERAL,
        .text = {(const char *)literal->string, literal->string_len},
        .language = {(const char *)literal->language, literal->language ? literal->language_len : 0},
        .datatype = uri_text(literal->datatype)};
}

static void stop(reading *self, tct_status status) {
    if (!tct_failed(status) || tct_failed(self->status)) return;
    self->status = status;
    raptor_parser_parse_abort(self->parser);
}

static void on_statement(void *user, raptor_statement *statement) {
    reading *self = user;
    if (tct_failed(self->status) || !self->listener->statement) return;
    const tct_rdf_statement out = {term_of(statement->subject), term_of(statement->predicate),
                                   term_of(statement->object),
                                   statement->graph ? term_of(statement->graph) : (tct_rdf_term){0}};
    stop(self, self->listener->statement(self->listener->context, &out));
}

static void on_namespace(void *user, raptor_namespace *name) {
    reading *self = user;
    if (tct_failed(self->status) || !self->listener->prefix) return;
    const char *prefix = (const char *)raptor_namespace_get_prefix(name);
    stop(self, self->listener->prefix(self->listener->context, tct_str_of(prefix),
                                      uri_text(raptor_namespace_get_uri(name))));
}

/** The line that is missing, when raptor says that a prefix was not declared; else empty. */
static void say_prefix(tct_str message, tct_buffer *out) {
    static const char *const known[][2] = {
#define V(prefix, iri) {prefix, iri},
        TCT_PREFIX_TABLE(V)
#undef V
    };
    const tct_str start = TCT_LIT("The namespace prefix in \"");
    if (!tct_str_starts(message, start)) return;
    tct_str rest = tct_str_range(message, start.size, message.size);
    const tct_str prefix = tct_str_split(&rest, ':');
    const char *iri = "…";
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (tct_str_equal(prefix, tct_str_of(known[i][0]))) iri = known[i][1];
    tct_buffer_format(out, " Begin the file with: @prefix %.*s: <%s> .", TCT_ARG(prefix), iri);
}

static void on_message(void *user, raptor_log_message *message) {
    reading *self = user;
    const bool error = message->level >= RAPTOR_LOG_LEVEL_ERROR;
    const int line = message->locator ? message->locator->line : 0;
    tct_buffer missing;
    tct_buffer_init(&missing, &tct_heap, TCT_LIMIT_DIAGNOSTIC_BYTES);
    say_prefix(tct_str_of(message->text), &missing);
    tct_report(self->sink, error ? TCT_ERROR : TCT_WARNING, TCT_ERR_SYNTAX, self->source,
               line > 0 ? (uint64_t)line : 0, "%s%s", message->text, missing.data);
    tct_buffer_clear(&missing);
    if (error && !tct_failed(self->status)) self->status = TCT_ERR_SYNTAX;
}

static void forbid_the_outside(raptor_parser *parser) {
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
    raptor_parser_set_option(parser, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, NULL, 0);
}

static tct_status parse(reading *self, raptor_world *world, tct_str bytes) {
    raptor_uri *base = raptor_new_uri(world, (const unsigned char *)BASE_IRI);
    if (!base) return TCT_ERR_MEMORY;
    raptor_parser_set_statement_handler(self->parser, self, on_statement);
    raptor_parser_set_namespace_handler(self->parser, self, on_namespace);
    forbid_the_outside(self->parser);
    int failed = raptor_parser_parse_start(self->parser, base);
    if (!failed)
        failed = raptor_parser_parse_chunk(self->parser, (const unsigned char *)bytes.data, bytes.size, 1);
    raptor_free_uri(base);
    if (failed && self->status == TCT_OK) self->status = TCT_ERR_SYNTAX;
    return self->status;
}

static tct_status parse_mended(reading *self, raptor_world *world, tct_str bytes) {
    tct_buffer mended;
    tct_buffer_init(&mended, &tct_heap, 6 * (size_t)TCT_LIMIT_INPUT_BYTES);
    const bool changed = tct_rdf_mend(bytes, &mended);
    tct_status status = tct_buffer_status(&mended);
    if (status == TCT_OK) status = parse(self, world, changed ? tct_buffer_str(&mended) : bytes);
    tct_buffer_clear(&mended);
    return status;
}

/** raptor2 has more parsers, of which some follow links (GRDDL) or guess at what is none of RDF's syntaxes.
 */
static bool is_known(const char *name) {
    static const char *const known[] = {"turtle", "ntriples", "nquads", "trig", "rdfxml"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], name) == 0) return true;
    return false;
}

static tct_status read_with(reading *self, raptor_world *world, tct_str bytes, tct_str format) {
    char name[32] = "";
    if (format.size >= sizeof name) return TCT_ERR_UNSUPPORTED;
    if (format.size) memcpy(name, format.data, format.size);
    const char *chosen =
        format.size ? name
                    : raptor_world_guess_parser_name(world, NULL, NULL, (const unsigned char *)bytes.data,
                                                     bytes.size, (const unsigned char *)self->source);
    if (!chosen || !is_known(chosen))
        return tct_report(self->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, self->source, 0,
                          "no RDF syntax that can be read; give Turtle, N-Triples, TriG, N-Quads or RDF/XML");
    if (strcmp(chosen, "rdfxml") == 0) TRY(tct_rdf_check_entities(bytes, self->source, self->sink));
    self->parser = raptor_new_parser(world, chosen);
    if (!self->parser) return TCT_ERR_MEMORY;
    const bool lexed = strcmp(chosen, "turtle") == 0 || strcmp(chosen, "trig") == 0;
    const tct_status status = lexed ? parse_mended(self, world, bytes) : parse(self, world, bytes);
    raptor_free_parser(self->parser);
    return status;
}

tct_status tct_rdf_read(tct_str bytes, tct_str format, const char *source, const tct_sink *sink,
                        const tct_rdf_listener *listener) {
    assert(listener && source);
    bytes = tct_utf8_unmarked(bytes);
    if (!tct_utf8_valid(bytes))
        return tct_report(sink, TCT_ERROR, TCT_ERR_ENCODING, source, 0,
                          "not valid UTF-8; convert the file to UTF-8");
    reading self = {.listener = listener, .sink = sink, .source = source, .status = TCT_OK};
    tct_rdf_world *lent = tct_rdf_world_take(&self, on_message);
    if (!lent) return TCT_ERR_MEMORY;
    const tct_status status = read_with(&self, lent->world, bytes, format);
    tct_rdf_world_give(lent);
    return status;
}
