/* Prefixes: those that a graph uses, and IRIs shortened by them. */
#include <assert.h>

#include "base/alloc.h"
#include "graph/iri.h"
#include "rdf/internal.h"

static const tct_rdf_prefix vocabulary[] = {
#define V(prefix, iri) {{prefix, sizeof(prefix) - 1}, {iri, sizeof(iri) - 1}},
    TCT_PREFIX_TABLE(V)
#undef V
};

/** Kinds of minted IRIs; each is its own prefix. */
static const char *const kinds[] = {"document", "event",     "membership", "organization", "period",
                                    "person",   "place",     "post",       "quotation",    "role",
                                    "run",      "statement", "strategy"};

size_t tct_rdf_prefix_of(const tct_rdf_prefix *prefixes, size_t count, tct_str iri) {
    assert(count <= TCT_RDF_PREFIXES);
    for (size_t i = 0; i < count; i++)
        if (tct_str_starts(iri, prefixes[i].iri) &&
            tct_local_name_valid(tct_str_range(iri, prefixes[i].iri.size, iri.size)))
            return i;
    return SIZE_MAX;
}

bool tct_rdf_write_prefixed(const tct_terms *terms, const tct_rdf_prefix_table *table, tct_term term,
                            tct_buffer *out) {
    assert(term && term < tct_terms_end(terms) && table->of[term] <= table->count);
    if (!table->of[term]) return false;
    const tct_rdf_prefix *prefix = &table->items[table->of[term] - 1];
    const tct_str iri = tct_terms_string(terms, term);
    tct_buffer_append(out, prefix->prefix);
    tct_buffer_char(out, ':');
    tct_buffer_append(out, tct_str_range(iri, prefix->iri.size, iri.size));
    return true;
}

static tct_str concat(tct_arena *arena, tct_str base, const char *kind) {
    const size_t size = strlen(kind);
    char *text = tct_arena_alloc(arena, base.size + size + 1, 1);
    if (!text) return (tct_str){NULL, 0};
    memcpy(text, base.data, base.size);
    memcpy(text + base.size, kind, size);
    text[base.size + size] = '/';
    return (tct_str){text, base.size + size + 1};
}

static void sort_by_name(tct_rdf_prefix *all, size_t count) {
    for (size_t i = 1; i < count; i++) /* insertion sort: they are few */
        for (size_t k = i; k > 0 && tct_str_compare(all[k].prefix, all[k - 1].prefix) < 0; k--) {
            const tct_rdf_prefix swap = all[k];
            all[k] = all[k - 1];
            all[k - 1] = swap;
        }
}

/** In the order in which writers declare them. */
static tct_status all_prefixes(tct_str base, tct_arena *arena, tct_rdf_prefix_table *table) {
    size_t count = 0;
    for (size_t i = 0; i < sizeof vocabulary / sizeof *vocabulary; i++)
        table->items[count++] = vocabulary[i];
    for (size_t i = 0; base.size && i < sizeof kinds / sizeof *kinds; i++) {
        const tct_str iri = concat(arena, base, kinds[i]);
        if (!iri.data) return TCT_ERR_MEMORY;
        table->items[count++] = (tct_rdf_prefix){tct_str_of(kinds[i]), iri};
    }
    assert(count <= TCT_RDF_PREFIXES);
    sort_by_name(table->items, count);
    table->count = count;
    return TCT_OK;
}

enum { NEW, BARE, SHORT }; /* while marking: not met yet, without a prefix, SHORT + index of its prefix */

/** Notes the prefix of @p term, and of its datatype, once. */
static void mark(const tct_terms *terms, tct_rdf_prefix_table *table, tct_term term) {
    if (!term || table->of[term] != NEW) return;
    const tct_term_view view = tct_terms_view(terms, term);
    table->of[term] = BARE;
    if (view.datatype) {
        if (view.datatype != TCT_V_XSD_STRING && !view.language.size) mark(terms, table, view.datatype);
        return;
    }
    const size_t prefix = tct_rdf_prefix_of(table->items, table->count, view.text);
    if (prefix != SIZE_MAX) table->of[term] = (uint8_t)(SHORT + prefix);
}

static void mark_all(const tct_graph *graph, tct_rdf_prefix_table *table) {
    const tct_terms *terms = tct_graph_terms(graph);
    for (size_t i = 0; i < tct_graph_count(graph); i++) {
        const tct_statement s = tct_graph_at(graph, i);
        mark(terms, table, s.subject);
        mark(terms, table, s.predicate);
        mark(terms, table, s.object);
        mark(terms, table, s.graph);
    }
}

/** Leaves the prefixes that a term has, and numbers them anew. */
static void keep_used(tct_rdf_prefix_table *table, uint32_t terms_end) {
    uint8_t number[SHORT + TCT_RDF_PREFIXES] = {0};
    for (uint32_t i = 0; i < terms_end; i++)
        number[table->of[i]] = 1;
    size_t kept = 0;
    for (size_t i = 0; i < table->count; i++)
        if (number[SHORT + i]) {
            table->items[kept++] = table->items[i];
            number[SHORT + i] = (uint8_t)kept;
        }
    number[NEW] = number[BARE] = 0;
    for (uint32_t i = 0; i < terms_end; i++)
        table->of[i] = number[table->of[i]];
    table->count = kept;
}

tct_status tct_rdf_prefixes(const tct_graph *graph, tct_str base, tct_arena *arena,
                            tct_rdf_prefix_table *table) {
    assert(graph && arena && table);
    const uint32_t terms_end = tct_terms_end(tct_graph_terms(graph));
    table->of = tct_arena_alloc(arena, terms_end, 1);
    if (!table->of) return TCT_ERR_MEMORY;
    memset(table->of, NEW, terms_end);
    TRY(all_prefixes(base, arena, table));
    mark_all(graph, table);
    keep_used(table, terms_end);
    return TCT_OK;
}
