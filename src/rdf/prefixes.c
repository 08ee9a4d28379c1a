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

static void mark(const tct_terms *terms, const tct_rdf_prefix *all, size_t count, tct_term term, bool *used) {
    if (!term) return;
    const tct_term_view view = tct_terms_view(terms, term);
    if (view.datatype) {
        if (view.datatype != TCT_V_XSD_STRING && !view.language.size)
            mark(terms, all, count, view.datatype, used);
        return;
    }
    const size_t prefix = tct_rdf_prefix_of(all, count, view.text);
    if (prefix != SIZE_MAX) used[prefix] = true;
}

static tct_str concat(tct_arena *arena, tct_str base, const char *kind) {
    const size_t size = strlen(kind);
    char *text = tct_arena_alloc(arena, base.size + size + 1, 1);
    if (!text) return TCT_LIT("");
    memcpy(text, base.data, base.size);
    memcpy(text + base.size, kind, size);
    text[base.size + size] = '/';
    return (tct_str){text, base.size + size + 1};
}

static size_t all_prefixes(tct_str base, tct_arena *arena, tct_rdf_prefix *all) {
    size_t count = 0;
    for (size_t i = 0; i < sizeof vocabulary / sizeof *vocabulary; i++)
        all[count++] = vocabulary[i];
    for (size_t i = 0; base.size && i < sizeof kinds / sizeof *kinds; i++) {
        all[count] = (tct_rdf_prefix){tct_str_of(kinds[i]), concat(arena, base, kinds[i])};
        if (all[count].iri.size) count++;
    }
    assert(count <= TCT_RDF_PREFIXES);
    for (size_t i = 1; i < count; i++) /* insertion sort by name: writers declare in this order */
        for (size_t k = i; k > 0 && tct_str_compare(all[k].prefix, all[k - 1].prefix) < 0; k--) {
            const tct_rdf_prefix swap = all[k];
            all[k] = all[k - 1];
            all[k - 1] = swap;
        }
    return count;
}

size_t tct_rdf_prefixes(const tct_graph *graph, tct_str base, tct_arena *arena,
                        tct_rdf_prefix prefixes[TCT_RDF_PREFIXES]) {
    assert(graph && arena && prefixes);
    const tct_terms *terms = tct_graph_terms(graph);
    bool used[TCT_RDF_PREFIXES] = {false};
    const size_t count = all_prefixes(base, arena, prefixes);
    for (size_t i = 0; i < tct_graph_count(graph); i++) {
        const tct_statement s = tct_graph_at(graph, i);
        const tct_term parts[] = {s.subject, s.predicate, s.object, s.graph};
        for (size_t k = 0; k < 4; k++)
            mark(terms, prefixes, count, parts[k], used);
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (used[i]) prefixes[kept++] = prefixes[i];
    return kept;
}
