/* Two graphs compared, as text for people, as RDF Patch, as counts; one graph searched for what cannot both
 * be. */
#include <assert.h>
#include <stdlib.h>

#include "app/graphs.h"
#include "base/alloc.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/vec.h"
#include "rdf/write.h"

/* --- comparison
 * -------------------------------------------------------------------------------------------------- */

typedef struct {
    const tct_graph *graphs[2]; /* old, new */
    bool patch, text;
    tct_str subject; /* that the last line of text was about */
    tct_buffer *out;
    size_t removed, added, same;
} comparison;

/** As tct_terms_compare(), over two tables. */
static int compare_terms(const tct_terms *left, tct_term a, const tct_terms *right, tct_term b) {
    if (a == 0 || b == 0) return (a != 0) - (b != 0);
    const tct_term_view x = tct_terms_view(left, a), y = tct_terms_view(right, b);
    if ((x.datatype == 0) != (y.datatype == 0)) return x.datatype ? 1 : -1;
    int order = tct_str_compare(x.text, y.text);
    if (order == 0 && x.datatype) order = compare_terms(left, x.datatype, right, y.datatype);
    return order ? order : tct_str_compare(x.language, y.language);
}

static int compare_statements(const comparison *self, tct_statement a, tct_statement b) {
    const tct_terms *left = tct_graph_terms(self->graphs[0]), *right = tct_graph_terms(self->graphs[1]);
    int order = compare_terms(left, a.subject, right, b.subject);
    if (order == 0) order = compare_terms(left, a.predicate, right, b.predicate);
    if (order == 0) order = compare_terms(left, a.object, right, b.object);
    return order ? order : compare_terms(left, a.graph, right, b.graph);
}

static void write_statement(comparison *self, const tct_graph *graph, tct_statement s, char mark) {
    const tct_terms *terms = tct_graph_terms(graph);
    const tct_term places[] = {s.subject, s.predicate, s.object, s.graph};
    tct_buffer_char(self->out, mark);
    for (size_t i = self->text ? 1 : 0; i < (s.graph ? 4u : 3u); i++) {
        tct_buffer_char(self->out, ' ');
        tct_rdf_write_term(terms, places[i], self->out);
    }
    tct_buffer_append(self->out, self->patch ? TCT_LIT(" .\n") : TCT_LIT("\n"));
}

static void write_subject(comparison *self, const tct_graph *graph, tct_term subject) {
    const tct_str iri = tct_terms_string(tct_graph_terms(graph), subject);
    if (tct_str_equal(iri, self->subject)) return;
    self->subject = iri;
    const tct_str label = tct_graph_label(graph, subject, TCT_LIT(""));
    tct_buffer_format(self->out, "<%.*s>%s%.*s\n", TCT_ARG(iri), label.size ? " " : "", TCT_ARG(label));
}

static void differ(comparison *self, unsigned side, tct_statement s) {
    static const char marks[2][2] = {{'-', 'D'}, {'+', 'A'}};
    assert(side < 2);
    *(side ? &self->added : &self->removed) += 1;
    if (self->text) write_subject(self, self->graphs[side], s.subject);
    if (self->text || self->patch) write_statement(self, self->graphs[side], s, marks[side][self->patch]);
}

/** Both are sorted: one walk. */
static void walk(comparison *self) {
    const size_t old_count = tct_graph_count(self->graphs[0]), new_count = tct_graph_count(self->graphs[1]);
    for (size_t i = 0, k = 0; i < old_count || k < new_count;) {
        const int order = i == old_count   ? 1
                          : k == new_count ? -1
                                           : compare_statements(self, tct_graph_at(self->graphs[0], i),
                                                                tct_graph_at(self->graphs[1], k));
        if (order < 0)
            differ(self, 0, tct_graph_at(self->graphs[0], i++));
        else if (order > 0)
            differ(self, 1, tct_graph_at(self->graphs[1], k++));
        else
            self->same++, i++, k++;
    }
}

static void write_comparison(comparison *self, bool counts) {
    if (self->patch) tct_buffer_append(self->out, TCT_LIT("TX .\n"));
    walk(self);
    if (self->patch) tct_buffer_append(self->out, TCT_LIT("TC .\n"));
    if (counts)
        tct_buffer_format(self->out, "{\"removed\": %zu, \"added\": %zu, \"unchanged\": %zu}\n",
                          self->removed, self->added, self->same);
}

tct_status tct_compare(const tct_rdf_input *old_graph, const tct_rdf_input *new_graph, const char *format,
                       const tct_sink *sink, tct_output output, size_t *differences) {
    assert(old_graph && new_graph && format && output.write && differences);
    const tct_str name = tct_str_of(format);
    const bool counts = tct_str_equal(name, TCT_LIT("json"));
    tct_graph *graphs[2] = {NULL, NULL};
    tct_buffer bytes;
    tct_buffer_init(&bytes, &tct_heap, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    tct_status first = tct_graphs_read(old_graph, 1, sink, &graphs[0]), second = first;
    if (!tct_failed(first)) second = tct_graphs_read(new_graph, 1, sink, &graphs[1]);
    tct_status status = tct_failed(first) ? first : second;
    if (!tct_failed(status)) {
        comparison self = {.graphs = {graphs[0], graphs[1]},
                           .patch = tct_str_equal(name, TCT_LIT("patch")),
                           .text = tct_str_equal(name, TCT_LIT("text")),
                           .out = &bytes};
        write_comparison(&self, counts);
        *differences = self.added + self.removed;
        const tct_status full = tct_buffer_status(&bytes);
        status = full == TCT_OK ? output.write(output.context, bytes.data, bytes.size) : full;
    }
    tct_buffer_clear(&bytes);
    tct_graph_free(graphs[0]);
    tct_graph_free(graphs[1]);
    if (status != TCT_OK) return status;
    return first == TCT_PARTIAL || second == TCT_PARTIAL ? TCT_PARTIAL : TCT_OK;
}

/* --- contradictions
 * ---------------------------------------------------------------------------------------------- */

/** Who holds an office: the key is organization and role. */
typedef struct {
    tct_term organization, role, holder;
} holding;

typedef struct {
    const tct_graph *graph;
    const tct_terms *terms;
    tct_buffer *out;
    TCT_VEC(holding) holdings;
    size_t found;
} search;

static void write_node(const search *self, tct_term node) {
    const tct_term_view view = tct_terms_view(self->terms, node);
    const tct_str label = view.datatype ? view.text : tct_graph_label(self->graph, node, TCT_LIT(""));
    tct_buffer_format(self->out, "%.*s", TCT_ARG(label));
    if (!view.datatype) tct_buffer_format(self->out, "%s<%.*s>", label.size ? " " : "", TCT_ARG(view.text));
}

/** Names of the graphs that hold the triple: the documents that say so. */
static void write_sources(const search *self, tct_term subject, tct_term predicate, tct_term object) {
    const tct_range range = tct_graph_about(self->graph, subject);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at(self->graph, i);
        if (s.predicate != predicate || s.object != object || !s.graph) continue;
        tct_buffer_format(self->out, "\n    in <%.*s>", TCT_ARG(tct_terms_string(self->terms, s.graph)));
    }
}

/** Dates agree when one is the beginning of the other: 2024-05 and 2024-05-10. */
static bool agree(tct_str a, tct_str b) {
    return tct_str_starts(a, b) || tct_str_starts(b, a);
}

static void report_dates(search *self, tct_statement a, tct_statement b) {
    self->found++;
    tct_buffer_append(self->out, a.predicate == TCT_V_SCHEMA_START_DATE ? TCT_LIT("two start dates of ")
                                                                        : TCT_LIT("two end dates of "));
    write_node(self, a.subject);
    const tct_statement both[] = {a, b};
    for (size_t i = 0; i < 2; i++) {
        tct_buffer_append(self->out, TCT_LIT("\n  "));
        write_node(self, both[i].object);
        write_sources(self, both[i].subject, both[i].predicate, both[i].object);
    }
    tct_buffer_char(self->out, '\n');
}

/** Statements are sorted: the dates of one subject stand side by side, equal ones too. */
static void search_dates(search *self) {
    for (size_t i = 1; i < tct_graph_count(self->graph); i++) {
        const tct_statement a = tct_graph_at(self->graph, i - 1), b = tct_graph_at(self->graph, i);
        if (a.subject != b.subject || a.predicate != b.predicate || a.object == b.object) continue;
        if (b.predicate != TCT_V_SCHEMA_START_DATE && b.predicate != TCT_V_SCHEMA_END_DATE) continue;
        if (!tct_graph_has(self->graph, a.subject, TCT_V_RDF_TYPE, TCT_V_SCHEMA_EVENT)) continue;
        if (!agree(tct_terms_string(self->terms, a.object), tct_terms_string(self->terms, b.object)))
            report_dates(self, a, b);
    }
}

/** Memberships without a tenure are those of now; with a period they are of that time, which is not compared.
 */
static tct_status gather_holdings(search *self) {
    for (size_t i = 0; i < tct_graph_count(self->graph); i++) {
        const tct_statement s = tct_graph_at(self->graph, i);
        if (s.predicate != TCT_V_ORG_ROLE_PROPERTY) continue;
        const holding h = {tct_graph_object(self->graph, s.subject, TCT_V_ORG_ORGANIZATION), s.object,
                           tct_graph_object(self->graph, s.subject, TCT_V_ORG_MEMBER)};
        const bool now = !tct_graph_object(self->graph, s.subject, TCT_V_TCT_TENURE) &&
                         !tct_graph_object(self->graph, s.subject, TCT_V_ORG_MEMBER_DURING);
        if (h.organization && h.holder && now) TRY(TCT_PUSH(&self->holdings, &tct_heap, h));
    }
    return TCT_OK;
}

static int compare_holdings(const void *left, const void *right) {
    const holding *a = left, *b = right;
    if (a->organization != b->organization) return a->organization < b->organization ? -1 : 1;
    if (a->role != b->role) return a->role < b->role ? -1 : 1;
    return (a->holder > b->holder) - (a->holder < b->holder);
}

static void report_holders(search *self, const holding *h, size_t count) {
    self->found++;
    tct_buffer_append(self->out, TCT_LIT("several holders of one office: "));
    write_node(self, h->role);
    tct_buffer_append(self->out, TCT_LIT(" of "));
    write_node(self, h->organization);
    for (size_t i = 0; i < count; i++) {
        if (i && h[i].holder == h[i - 1].holder) continue;
        tct_buffer_append(self->out, TCT_LIT("\n  "));
        write_node(self, h[i].holder);
    }
    tct_buffer_char(self->out, '\n');
}

static tct_status search_holders(search *self) {
    TRY(gather_holdings(self));
    const size_t count = self->holdings.count;
    holding *all = self->holdings.items;
    if (count) qsort(all, count, sizeof *all, compare_holdings);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1;
             next < count && all[next].organization == all[i].organization && all[next].role == all[i].role;)
            next++;
        if (all[i].holder != all[next - 1].holder) report_holders(self, &all[i], next - i);
    }
    return TCT_OK;
}

tct_status tct_contradictions(const tct_rdf_input *inputs, size_t count, const tct_sink *sink,
                              tct_output output, size_t *found) {
    assert(output.write && found);
    tct_graph *graph = NULL;
    const tct_status read = tct_graphs_read(inputs, count, sink, &graph);
    if (tct_failed(read)) return read;
    tct_buffer bytes;
    tct_buffer_init(&bytes, &tct_heap, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    search self = {.graph = graph, .terms = tct_graph_terms(graph), .out = &bytes};
    search_dates(&self);
    tct_status status = search_holders(&self);
    if (status == TCT_OK) status = tct_buffer_status(&bytes);
    if (status == TCT_OK) status = output.write(output.context, bytes.data, bytes.size);
    *found = self.found;
    TCT_VEC_CLEAR(&self.holdings, &tct_heap);
    tct_buffer_clear(&bytes);
    tct_graph_free(graph);
    return status == TCT_OK ? read : status;
}
