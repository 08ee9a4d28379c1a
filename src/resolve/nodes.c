/* The node of an entity: types, names, links. */
#include <assert.h>

#include "resolve/internal.h"

static tct_str symbol_text(const tct_resolver *resolver, tct_symbol symbol) {
    return tct_frozen_text(tct_pack_symbols(resolver->pack), symbol);
}

/** The class and all above it of the same kind; the main class is the last of them. */
static tct_status write_types(tct_resolver *resolver, const tct_entity *entity) {
    assert(entity->class_id < tct_pack_class_count(resolver->pack));
    for (uint16_t id = entity->class_id;;) {
        const tct_pack_class *item = tct_pack_class_at(resolver->pack, id);
        tct_term type = 0;
        TRY(tct_terms_iri(resolver->terms, symbol_text(resolver, item->iri), &type));
        TRY(tct_state(resolver, entity->node, TCT_V_RDF_TYPE, type));
        if (item->parent == id || tct_pack_class_at(resolver->pack, item->parent)->kind != entity->kind)
            return TCT_OK;
        id = item->parent;
    }
}

/** schema:name and the rdfs:label equal to it. */
static tct_status write_preferred(tct_resolver *resolver, tct_term node, tct_str text, tct_str language) {
    TRY(tct_state_text(resolver, node, TCT_V_SCHEMA_NAME, text, language));
    return tct_state_text(resolver, node, TCT_V_RDFS_LABEL, text, language);
}

static bool is_preferred(const tct_resolver *resolver, const tct_pack_entity *known, tct_str text,
                         tct_str language) {
    for (uint32_t i = known->first_name; i < known->name_end; i++) {
        const tct_pack_name *name = tct_pack_name_at(resolver->pack, i);
        if ((name->flags & TCT_NAME_PREFERRED) && tct_str_equal(symbol_text(resolver, name->text), text) &&
            tct_str_equal(symbol_text(resolver, name->language), language))
            return true;
    }
    return false;
}

/** Names of a known entity, one a language; @p covered says whether @p language is among them. */
static tct_status write_known_names(tct_resolver *resolver, const tct_entity *entity, tct_str language,
                                    bool *covered) {
    const tct_pack_entity *known = tct_pack_entity_at(resolver->pack, entity->known);
    tct_symbol last = UINT32_MAX;
    for (uint32_t i = known->first_name; i < known->name_end; i++) {
        const tct_pack_name *name = tct_pack_name_at(resolver->pack, i);
        if (!(name->flags & TCT_NAME_PREFERRED) || name->language == last) continue;
        bool repeated = false;
        for (uint32_t k = known->first_name; k < i && !repeated; k++) {
            const tct_pack_name *before = tct_pack_name_at(resolver->pack, k);
            repeated = (before->flags & TCT_NAME_PREFERRED) && before->language == name->language;
        }
        if (repeated) continue;
        last = name->language;
        const tct_str code = symbol_text(resolver, name->language);
        if (tct_str_equal(code, language)) *covered = true;
        TRY(write_preferred(resolver, entity->node, symbol_text(resolver, name->text), code));
    }
    return TCT_OK;
}

static tct_status write_links(tct_resolver *resolver, const tct_entity *entity) {
    assert(entity->known < tct_pack_entity_count(resolver->pack));
    const tct_pack_entity *known = tct_pack_entity_at(resolver->pack, entity->known);
    for (uint32_t i = known->first_link; i < known->link_end; i++) {
        tct_term link = 0;
        const tct_str iri = symbol_text(resolver, tct_pack_link_at(resolver->pack, i));
        TRY(tct_terms_iri_encoded(resolver->terms, iri, &link));
        TRY(tct_state(resolver, entity->node, TCT_V_SCHEMA_SAME_AS, link));
    }
    return TCT_OK;
}

static tct_status write_names(tct_resolver *resolver, const tct_entity *entity) {
    const tct_pack_entity *known = NULL;
    bool covered = false;
    const tct_entity_name *best = entity->best;
    assert(best);
    if (entity->known != TCT_NONE) {
        known = tct_pack_entity_at(resolver->pack, entity->known);
        TRY(write_known_names(resolver, entity, best->language, &covered));
        TRY(write_links(resolver, entity));
    }
    if (!covered) TRY(write_preferred(resolver, entity->node, best->text, best->language));
    for (const tct_entity_name *name = entity->names; name; name = name->next) {
        if (!covered && name == best) continue;
        if (known && is_preferred(resolver, known, name->text, name->language)) continue;
        TRY(tct_state_text(resolver, entity->node, TCT_V_SCHEMA_ALTERNATE_NAME, name->text, name->language));
    }
    return TCT_OK;
}

tct_status tct_write_entities(tct_resolver *resolver) {
    assert(resolver && resolver->document);
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        const tct_entity *entity = &resolver->entities[i];
        if (!entity->written) continue;
        TRY(write_types(resolver, entity));
        TRY(write_names(resolver, entity));
        if (resolver->options->evidence == TCT_EVIDENCE_NONE) continue;
        TRY(tct_state(resolver, resolver->document, TCT_V_SCHEMA_MENTIONS, entity->node));
        if (entity->in_title) TRY(tct_state(resolver, resolver->document, TCT_V_SCHEMA_ABOUT, entity->node));
    }
    return TCT_OK;
}
