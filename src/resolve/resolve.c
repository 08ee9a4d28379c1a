#include "resolve/resolve.h"

#include <assert.h>

#include "base/diag.h"
#include "base/limits.h"
#include "graph/iri.h"
#include "resolve/internal.h"

static tct_status run(tct_resolver *resolver) {
    TRY(tct_mint_document(resolver));
    TRY(tct_resolve_entities(resolver));
    TRY(tct_resolve_identities(resolver));
    TRY(tct_write_document(resolver));
    TRY(tct_write_entities(resolver));
    TRY(tct_write_relations(resolver));
    TRY(tct_write_memberships(resolver));
    return tct_write_quotations(resolver);
}

/** A base must make valid IRIs whose local names stand on their own. */
static bool base_valid(tct_str base) {
    return tct_iri_valid(base) && base.size < TCT_LIMIT_IRI_BYTES / 2 &&
           (base.data[base.size - 1] == '/' || base.data[base.size - 1] == '#');
}

tct_status tct_resolve_document(const tct_doc *doc, const tct_pack *pack, const tct_resolve_options *options,
                                tct_graph *graph, tct_term *document) {
    assert(doc && pack && graph);
    static const tct_resolve_options defaults = {0};
    if (!options) options = &defaults;
    tct_resolver resolver = {.doc = doc,
                             .pack = pack,
                             .options = options,
                             .allocator = doc->arena.allocator,
                             .graph = graph,
                             .terms = tct_graph_terms(graph),
                             .base = options->base.size ? options->base : TCT_LIT(TCT_DEFAULT_BASE)};
    if (!base_valid(resolver.base))
        return tct_report(options->sink, TCT_ERROR, TCT_ERR_ARGUMENT, NULL, 0,
                          "--base %.*s is no absolute IRI that ends in / or #", TCT_ARG(resolver.base));
    tct_arena_init(&resolver.arena, resolver.allocator);
    tct_buffer_init(&resolver.scratch, resolver.allocator, TCT_LIMIT_TEXT_BYTES);
    const tct_status status = run(&resolver);
    if (document) *document = resolver.document;
    tct_buffer_clear(&resolver.scratch);
    tct_arena_clear(&resolver.arena);
    return status;
}
