#include "resolve/resolve.h"

#include <assert.h>

#include "base/diag.h"
#include "base/limits.h"
#include "graph/iri.h"
#include "resolve/internal.h"

/** Tells the caller where the text speaks of what. */
static tct_status give_mentions(const tct_resolver *resolver) {
    const tct_resolve_options *options = resolver->options;
    for (uint32_t i = 0; options->mention && i < resolver->doc->mentions.count; i++) {
        const tct_entity *entity = tct_entity_at(resolver, i);
        if (!entity) continue;
        TRY(options->mention(options->mention_context, resolver->doc->mentions.items[i].span,
                             tct_terms_string(resolver->terms, entity->node)));
    }
    return TCT_OK;
}

static tct_status run(tct_resolver *resolver) {
    TRY(tct_mint_document(resolver));
    TRY(tct_resolve_entities(resolver));
    TRY(tct_resolve_metadata(resolver));
    TRY(tct_resolve_identities(resolver));
    TRY(tct_write_document(resolver));
    TRY(tct_write_entities(resolver));
    TRY(tct_write_relations(resolver));
    TRY(tct_write_memberships(resolver));
    TRY(tct_write_quotations(resolver));
    return give_mentions(resolver);
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
