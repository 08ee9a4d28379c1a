/* Triples for rasqal out of the sorted graph: a pattern is answered from the index by subject or by object,
 * so that a join costs what it finds. */
#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "rdf/query_internal.h"

/** One pattern while it is matched. */
typedef struct {
    tct_query_source *source;
    size_t pattern;                 /* SIZE_MAX: not one of the query's */
    unsigned parts;                 /* places that this pattern binds */
    tct_term want[4];               /* 0: anything */
    bool same_so, same_sp, same_po; /* one variable in two places */
    bool named;                     /* inside of GRAPH */
    bool by_object;
    size_t at, end;
} matching;

/* --- terms
 * ------------------------------------------------------------------------------------------------------- */

static tct_str uri_text(raptor_uri *uri) {
    size_t size = 0;
    const char *text = uri ? (const char *)raptor_uri_as_counted_string(uri, &size) : "";
    return (tct_str){text, size};
}

tct_query_cell tct_query_cell_of(rasqal_literal *literal) {
    tct_query_cell cell = {.kind = TCT_CELL_NONE, .text = TCT_LIT("")};
    rasqal_literal *value = literal ? rasqal_literal_value(literal) : NULL;
    if (!value) return cell;
    size_t size = 0;
    int error = 0;
    const rasqal_literal_type type = rasqal_literal_get_rdf_term_type(value);
    const unsigned char *text = rasqal_literal_as_counted_string(value, &size, 0, &error);
    if (error || !text) return cell;
    cell.text = (tct_str){(const char *)text, size};
    cell.kind = type == RASQAL_LITERAL_URI     ? TCT_CELL_IRI
                : type == RASQAL_LITERAL_BLANK ? TCT_CELL_BLANK
                                               : TCT_CELL_LITERAL;
    if (cell.kind != TCT_CELL_LITERAL) return cell;
    cell.language = tct_str_of(value->language);
    cell.datatype = uri_text(value->datatype);
    return cell;
}

/** The graph's term for what rasqal asks for, or 0 when the graph cannot hold it. */
static tct_term term_of(tct_query_source *source, rasqal_literal *literal) {
    const tct_query_cell cell = tct_query_cell_of(literal);
    tct_terms *terms = tct_graph_terms(source->graph);
    tct_term term = 0, datatype = 0;
    if (cell.kind == TCT_CELL_IRI) return tct_terms_find_iri(terms, cell.text);
    if (cell.kind != TCT_CELL_LITERAL) return 0;
    tct_status status = TCT_OK;
    if (cell.datatype.size && !cell.language.size) {
        status = tct_terms_iri(terms, cell.datatype, &datatype);
        if (status == TCT_OK) status = tct_terms_typed(terms, cell.text, datatype, &term);
    } else {
        status = tct_terms_text(terms, cell.text, cell.language, &term);
    }
    if (tct_failed(status) && status != TCT_ERR_ARGUMENT) source->status = status;
    return status == TCT_OK ? term : 0;
}

static unsigned char *copy(tct_str text) {
    unsigned char *result = malloc(text.size + 1);
    if (!result) return NULL;
    if (text.size) memcpy(result, text.data, text.size);
    result[text.size] = 0;
    return result;
}

static raptor_uri *make_uri(const tct_query_source *source, tct_str iri) {
    return raptor_new_uri_from_counted_string(rasqal_world_get_raptor(source->world),
                                              (unsigned char *)(uintptr_t)iri.data, iri.size);
}

/** A new literal of rasqal, or NULL. rasqal takes over the text, the tag and the URI. */
static rasqal_literal *make_literal(const tct_query_source *source, tct_term term) {
    const tct_terms *terms = tct_graph_terms(source->graph);
    const tct_term_view view = tct_terms_view(terms, term);
    if (!view.datatype) {
        raptor_uri *uri = make_uri(source, view.text);
        return uri ? rasqal_new_uri_literal(source->world, uri) : NULL;
    }
    unsigned char *text = copy(view.text);
    const bool plain = view.language.size || view.datatype == TCT_V_XSD_STRING;
    char *language = view.language.size ? (char *)copy(view.language) : NULL;
    raptor_uri *datatype = plain ? NULL : make_uri(source, tct_terms_string(terms, view.datatype));
    if (text && (language || !view.language.size) && (datatype || plain))
        /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): rasqal has text and tag now */
        return rasqal_new_string_literal(source->world, text, language, datatype, NULL);
    free(text);
    free(language);
    if (datatype) raptor_free_uri(datatype);
    return NULL;
}

static rasqal_literal *kept_literal(tct_query_source *source, tct_term term) {
    if (term >= source->literal_end) return make_literal(source, term);
    rasqal_literal **slot = &source->literals[term];
    if (!*slot) *slot = make_literal(source, term);
    return *slot ? rasqal_new_literal_from_literal(*slot) : NULL;
}

/** A reference to the literal of @p term, or NULL without memory, which the source remembers, since rasqal
 * takes it for a value that is not there. Terms that came later are not kept. */
static rasqal_literal *literal_of(tct_query_source *source, tct_term term) {
    assert(term && source->literals);
    rasqal_literal *literal = kept_literal(source, term);
    if (!literal) source->status = TCT_ERR_MEMORY;
    return literal;
}

/* --- matching
 * ---------------------------------------------------------------------------------------------------- */

static tct_statement statement_at(const matching *self) {
    const tct_graph *graph = self->source->graph;
    return self->by_object ? tct_graph_at_object(graph, self->at) : tct_graph_at(graph, self->at);
}

static bool same_triple(tct_statement a, tct_statement b) {
    return a.subject == b.subject && a.predicate == b.predicate && a.object == b.object;
}

/** True when the triple of the current statement was given before, in another graph. */
static bool repeated(const matching *self, tct_statement s) {
    if (self->named || self->at == 0) return false;
    matching before = *self;
    before.at--;
    return same_triple(statement_at(&before), s);
}

static bool fits(const matching *self, tct_statement s) {
    const tct_term *want = self->want;
    return (!want[0] || want[0] == s.subject) && (!want[1] || want[1] == s.predicate) &&
           (!want[2] || want[2] == s.object) && (!self->named || s.graph) &&
           (!want[3] || want[3] == s.graph) && (!self->same_so || s.subject == s.object) &&
           (!self->same_sp || s.subject == s.predicate) && (!self->same_po || s.predicate == s.object);
}

/** Moves to the next statement that fits, from the current one on. */
static void settle(matching *self) {
    while (self->at < self->end) {
        const tct_statement s = statement_at(self);
        if (fits(self, s) && !repeated(self, s)) return;
        self->at++;
    }
}

/** Gives the variables of a pattern the values that it bound them to. */
static void bind_pattern(tct_query_source *source, const tct_query_pattern *pattern) {
    for (size_t i = 0; i < 4; i++)
        if (pattern->variables[i] && pattern->terms[i])
            rasqal_variable_set_value(pattern->variables[i], literal_of(source, pattern->terms[i]));
}

/** Restores what the patterns before @p pattern bound, which other row sources may have overwritten. */
static void bind_before(tct_query_source *source, size_t pattern) {
    if (pattern == SIZE_MAX) return;
    assert(pattern < source->pattern_count);
    for (size_t i = source->patterns[pattern].first; i < pattern; i++)
        bind_pattern(source, &source->patterns[i]);
}

static rasqal_triple_parts on_bind(rasqal_triples_match *match, void *user, rasqal_variable *bindings[4],
                                   rasqal_triple_parts parts) {
    matching *self = user;
    if (self->at >= self->end) return RASQAL_TRIPLE_NONE;
    const tct_statement s = statement_at(self);
    tct_query_pattern now = {.terms = {s.subject, s.predicate, s.object, s.graph}};
    unsigned bound = RASQAL_TRIPLE_NONE;
    for (unsigned i = 0; i < 4; i++) {
        if (((unsigned)parts & (1u << i)) && now.terms[i]) now.variables[i] = bindings[i];
        if (now.variables[i]) bound |= 1u << i;
    }
    bind_before(self->source, self->pattern);
    bind_pattern(self->source, &now);
    if (self->pattern != SIZE_MAX) {
        now.triple = self->source->patterns[self->pattern].triple;
        now.first = self->source->patterns[self->pattern].first;
        self->source->patterns[self->pattern] = now;
    }
    (void)match;
    return (rasqal_triple_parts)bound;
}

static void on_next(rasqal_triples_match *match, void *user) {
    matching *self = user;
    (void)match;
    self->at++;
    settle(self);
}

static int on_is_end(rasqal_triples_match *match, void *user) {
    const matching *self = user;
    (void)match;
    return self->at >= self->end;
}

static void on_finish(rasqal_triples_match *match, void *user) {
    (void)match;
    free(user);
}

/** What the patterns before bound @p variable to, or 0. */
static tct_term bound_before(const matching *self, const rasqal_variable *variable) {
    const tct_query_pattern *patterns = self->source->patterns;
    if (self->pattern == SIZE_MAX) return 0;
    for (size_t i = patterns[self->pattern].first; i < self->pattern; i++)
        for (size_t place = 0; place < 4; place++)
            if (patterns[i].variables[place] == variable && patterns[i].terms[place])
                return patterns[i].terms[place];
    return 0;
}

/** Fills what @p place of the pattern asks for; false when nothing can be that. */
static bool want_place(matching *self, unsigned place, rasqal_literal *literal) {
    if (!literal) return true;
    const rasqal_variable *variable = rasqal_literal_as_variable(literal);
    self->want[place] = variable ? bound_before(self, variable) : 0;
    if (self->want[place] || (self->parts & (1u << place))) return true;
    if (variable && !variable->value) return true;
    self->want[place] = term_of(self->source, variable ? variable->value : literal);
    return self->want[place] != 0;
}

static bool one_variable(rasqal_literal *a, rasqal_literal *b) {
    const rasqal_variable *x = rasqal_literal_as_variable(a), *y = rasqal_literal_as_variable(b);
    return x && x == y;
}

static void choose_range(matching *self) {
    const tct_graph *graph = self->source->graph;
    tct_range range = {0, tct_graph_count(graph)};
    self->by_object = !self->want[0] && self->want[2];
    if (self->want[0])
        range = tct_graph_about(graph, self->want[0]);
    else if (self->by_object)
        range = tct_graph_to(graph, self->want[2]);
    self->at = range.begin;
    self->end = range.end;
    settle(self);
}

static size_t find_pattern(const tct_query_source *source, const rasqal_triple *t) {
    for (size_t i = 0; i < source->pattern_count; i++)
        if (source->patterns[i].triple == t) return i;
    return SIZE_MAX;
}

static bool pattern_of(matching *self, rasqal_triple *t) {
    self->pattern = find_pattern(self->source, t);
    self->named = t->origin != NULL;
    self->same_so = one_variable(t->subject, t->object);
    self->same_sp = one_variable(t->subject, t->predicate);
    self->same_po = one_variable(t->predicate, t->object);
    const bool possible = want_place(self, 0, t->subject) && want_place(self, 1, t->predicate) &&
                          want_place(self, 2, t->object) && want_place(self, 3, t->origin);
    if (possible) choose_range(self);
    return possible && self->at < self->end;
}

static int on_match(rasqal_triples_match *match, rasqal_triples_source *rts, void *user,
                    rasqal_triple_meta *meta, rasqal_triple *t) {
    tct_query_source *source = *(tct_query_source **)user;
    matching *self = calloc(1, sizeof *self);
    match->finish = on_finish; /* rasqal calls it after a failure as well */
    match->user_data = self;
    if (!self) {
        source->status = TCT_ERR_MEMORY;
        return 1;
    }
    self->source = source;
    self->parts = (unsigned)meta->parts;
    pattern_of(self, t);
    bind_before(self->source, self->pattern);
    meta->bindings[0] = rasqal_literal_as_variable(t->subject);
    meta->bindings[1] = rasqal_literal_as_variable(t->predicate);
    meta->bindings[2] = rasqal_literal_as_variable(t->object);
    meta->bindings[3] = t->origin ? rasqal_literal_as_variable(t->origin) : NULL;
    match->bind_match = on_bind;
    match->next_match = on_next;
    match->is_end = on_is_end;
    (void)rts;
    return 0;
}

static int on_present(rasqal_triples_source *rts, void *user, rasqal_triple *t) {
    matching self = {.source = *(tct_query_source **)user};
    (void)rts;
    return pattern_of(&self, t);
}

/* --- source
 * ------------------------------------------------------------------------------------------------------ */

static void on_free(void *user) {
    (void)user;
}

static int fill_source(void *factory_user, void *user, rasqal_triples_source *rts) {
    *(tct_query_source **)user = factory_user;
    rts->version = 1;
    rts->init_triples_match = on_match;
    rts->triple_present = on_present;
    rts->free_triples_source = on_free;
    return 0;
}

static int on_new(rasqal_query *query, void *factory_user, void *user, rasqal_triples_source *rts) {
    (void)query;
    return fill_source(factory_user, user, rts);
}

static int on_init(rasqal_query *query, void *factory_user, void *user, rasqal_triples_source *rts,
                   rasqal_triples_error_handler handler) {
    (void)query;
    (void)handler;
    return fill_source(factory_user, user, rts);
}

static int on_init2(rasqal_world *world, raptor_sequence *graphs, void *factory_user, void *user,
                    rasqal_triples_source *rts, rasqal_triples_error_handler2 handler, unsigned flags) {
    (void)world;
    (void)graphs;
    (void)handler;
    (void)flags;
    return fill_source(factory_user, user, rts);
}

static int on_register(rasqal_triples_source_factory *factory) {
    factory->version = 3;
    factory->user_data_size = sizeof(tct_query_source *);
    factory->new_triples_source = on_new;
    factory->init_triples_source = on_init;
    factory->init_triples_source2 = on_init2;
    return 0;
}

tct_status tct_query_source_open(tct_query_source *source, tct_graph *graph, rasqal_world *world) {
    assert(source && graph && world);
    const size_t end = tct_terms_end(tct_graph_terms(graph));
    *source = (tct_query_source){.graph = graph, .world = world, .literal_end = end};
    source->literals = calloc(end, sizeof *source->literals);
    if (!source->literals) return TCT_ERR_MEMORY;
    return rasqal_set_triples_source_factory(world, on_register, source) ? TCT_ERR_EXTERNAL : TCT_OK;
}

static int on_graph_pattern(rasqal_query *query, rasqal_graph_pattern *pattern, void *user) {
    tct_query_source *source = user;
    if (rasqal_graph_pattern_get_operator(pattern) != RASQAL_GRAPH_PATTERN_OPERATOR_BASIC) return 0;
    const size_t first = source->pattern_count;
    const rasqal_triple *triple = NULL;
    for (int i = 0; (triple = rasqal_graph_pattern_get_triple(pattern, i)); i++) {
        tct_query_pattern *moved = realloc(source->patterns, (source->pattern_count + 1) * sizeof *moved);
        if (!moved) return 1;
        source->patterns = moved;
        moved[source->pattern_count++] = (tct_query_pattern){.triple = triple, .first = first};
    }
    (void)query;
    return 0;
}

tct_status tct_query_source_patterns(tct_query_source *source, rasqal_query *query) {
    assert(source && query && !source->patterns);
    return rasqal_query_graph_pattern_visit2(query, on_graph_pattern, source) ? TCT_ERR_MEMORY : TCT_OK;
}

void tct_query_source_close(tct_query_source *source) {
    free(source->patterns);
    for (size_t i = 0; source->literals && i < source->literal_end; i++)
        if (source->literals[i]) rasqal_free_literal(source->literals[i]);
    free(source->literals);
    source->literals = NULL;
}
