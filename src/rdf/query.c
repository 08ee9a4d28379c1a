#include "rdf/query.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/limits.h"
#include "rdf/query_internal.h"
#include "rdf/world.h"

/** One question from text to answer. */
typedef struct {
    const tct_rdf_query_options *options;
    tct_rdf_world *lent;
    rasqal_world *world;
    rasqal_query *query;
    rasqal_query_results *results;
    tct_query_source source;
    tct_str asked;   /* the query as given */
    tct_buffer text; /* declarations and the query */
    tct_status status;
} question;

static void on_message(void *user, raptor_log_message *message) {
    question *self = user;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR) return;
    const int line = message->locator ? message->locator->line : 0;
    self->status = tct_report(self->options->sink, TCT_ERROR, TCT_ERR_SYNTAX, self->options->source,
                              line > 0 ? (uint64_t)line : 0, "%s", message->text);
}

/** The known prefixes, in one line so that line numbers stay; what the query declares itself comes later and
 * wins. */
static tct_status declare(question *self, tct_str query) {
    static const char *const prefixes[][2] = {
#define V(prefix, iri) {prefix, iri},
        TCT_PREFIX_TABLE(V)
#undef V
    };
    tct_buffer_init(&self->text, &tct_heap, TCT_LIMIT_INPUT_BYTES);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        tct_buffer_format(&self->text, "PREFIX %s: <%s> ", prefixes[i][0], prefixes[i][1]);
    tct_buffer_append(&self->text, query);
    return tct_buffer_status(&self->text);
}

/** rasqal over a raptor that is lent: see world.c for what its own would do. */
static tct_status open_world(question *self, tct_graph *graph) {
    self->lent = tct_rdf_world_take(self, on_message);
    self->world = rasqal_new_world();
    if (!self->lent || !self->world) return TCT_ERR_MEMORY;
    rasqal_world_set_raptor(self->world, self->lent->world);
    rasqal_world_set_log_handler(self->world, self, on_message);
    if (rasqal_world_open(self->world)) return TCT_ERR_EXTERNAL;
    return tct_query_source_open(&self->source, graph, self->world);
}

static int on_pattern(rasqal_query *query, rasqal_graph_pattern *pattern, void *user) {
    (void)query;
    bool *service = user;
    *service =
        *service || rasqal_graph_pattern_get_operator(pattern) == RASQAL_GRAPH_PATTERN_OPERATOR_SERVICE;
    return 0;
}

/** What would leave this machine is refused: nothing is fetched. */
static tct_status refuse_the_outside(question *self) {
    bool service = false;
    rasqal_query_graph_pattern_visit2(self->query, on_pattern, &service);
    const raptor_sequence *graphs = rasqal_query_get_data_graph_sequence(self->query);
    const bool from = graphs && raptor_sequence_size((raptor_sequence *)(uintptr_t)graphs) > 0;
    if (!service && !from) return TCT_OK;
    return tct_report(
        self->options->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, self->options->source, 0,
        "%s is not supported: nothing is fetched, the graph that is named is the one that is asked",
        service ? "SERVICE" : "FROM");
}

/** GRAPH goes over the graphs that rasqal was told of. */
static tct_status name_graphs(question *self, const tct_graph *graph) {
    tct_rdf_partition parts;
    TRY(tct_rdf_partition_make(graph, &parts));
    tct_status status = TCT_OK;
    for (size_t i = 0; i < parts.count && status == TCT_OK; i++) {
        if (!parts.names[i]) continue;
        const tct_str iri = tct_terms_string(tct_graph_terms(graph), parts.names[i]);
        raptor_uri *uri = raptor_new_uri_from_counted_string(rasqal_world_get_raptor(self->world),
                                                             (unsigned char *)(uintptr_t)iri.data, iri.size);
        rasqal_data_graph *named = uri ? rasqal_new_data_graph_from_uri(
                                             self->world, uri, uri, RASQAL_DATA_GRAPH_NAMED, NULL, NULL, NULL)
                                       : NULL;
        if (!named || rasqal_query_add_data_graph(self->query, named)) status = TCT_ERR_MEMORY;
        if (uri) raptor_free_uri(uri);
    }
    tct_rdf_partition_clear(&parts);
    return status;
}

static tct_status fail(question *self, tct_status otherwise, const char *what) {
    if (self->status != TCT_OK) return self->status;
    return tct_report(self->options->sink, TCT_ERROR, otherwise, self->options->source, 0, "%s", what);
}

/** Only questions are answered: rasqal reads updates and DESCRIBE too, and then has nothing to say. */
static tct_status refuse_other_verbs(const question *self) {
    const rasqal_query_verb verb = rasqal_query_get_verb(self->query);
    if (verb == RASQAL_QUERY_VERB_SELECT || verb == RASQAL_QUERY_VERB_ASK ||
        verb == RASQAL_QUERY_VERB_CONSTRUCT)
        return TCT_OK;
    return tct_report(self->options->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, self->options->source, 0,
                      "%s: write SELECT, ASK or CONSTRUCT; updates need a triple store (tercet load)",
                      rasqal_query_verb_as_string(verb));
}

/** rasqal's parser stops at what only SPARQL 1.1 has, and does not say why. */
static void tell_of_paths(const question *self) {
    static const char *const beyond[] = {"EXISTS", "exists", "MINUS", "/", "+", "*", "^", "|"};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
        if (tct_str_find(self->asked, tct_str_of(beyond[i]), 0) != SIZE_MAX) {
            tct_report(self->options->sink, TCT_ERROR, TCT_ERR_SYNTAX, self->options->source, 0,
                       "EXISTS, MINUS and property paths (/ + * ^ |) are not read here and need a triple "
                       "store (tercet load)");
            return;
        }
}

static tct_status prepare(question *self) {
    self->query = rasqal_new_query(self->world, "sparql", NULL);
    if (!self->query) return TCT_ERR_MEMORY;
    rasqal_query_set_feature(self->query, RASQAL_FEATURE_NO_NET, 1);
    if (rasqal_query_prepare(self->query, (const unsigned char *)self->text.data, NULL) ||
        self->status != TCT_OK) {
        const tct_status status = fail(self, TCT_ERR_SYNTAX, "no SPARQL query that can be read");
        tell_of_paths(self);
        return status;
    }
    TRY(refuse_other_verbs(self));
    return refuse_the_outside(self);
}

static tct_status answer(question *self, tct_graph *graph, tct_buffer *out) {
    TRY(open_world(self, graph));
    TRY(prepare(self));
    TRY(tct_query_source_patterns(&self->source, self->query));
    TRY(name_graphs(self, graph));
    self->results = rasqal_query_execute(self->query);
    if (!self->results)
        return fail(
            self, TCT_ERR_EXTERNAL,
            "this cannot be answered here: MINUS, NOT EXISTS, property paths and updates need a triple store "
            "(tercet load)");
    TRY(tct_query_write(self->results, self->options, out));
    TRY(self->source.status);
    return self->status;
}

tct_status tct_rdf_query(tct_graph *graph, tct_str query, const tct_rdf_query_options *options,
                         tct_buffer *out) {
    assert(graph && options && out);
    question self = {.options = options, .asked = query};
    tct_status status = declare(&self, query);
    if (status == TCT_OK) status = answer(&self, graph, out);
    if (self.results) rasqal_free_query_results(self.results);
    if (self.query) rasqal_free_query(self.query);
    tct_query_source_close(&self.source);
    if (self.world) rasqal_free_world(self.world);
    tct_rdf_world_give(self.lent);
    tct_buffer_clear(&self.text);
    return status;
}
