/* One IRI an entity: the known entity's id, else its name; homonyms take a suffix from their context. */
#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "graph/iri.h"
#include "resolve/internal.h"

static tct_status known_iri(tct_resolver *resolver, tct_entity *entity) {
    assert(entity->known < tct_pack_entity_count(resolver->pack));
    const tct_symbol id = tct_pack_entity_at(resolver->pack, entity->known)->id;
    tct_buffer_reset(&resolver->scratch);
    tct_buffer_append(&resolver->scratch, resolver->base);
    tct_buffer_append(&resolver->scratch, tct_frozen_text(tct_pack_symbols(resolver->pack), id));
    TRY(tct_buffer_status(&resolver->scratch));
    return tct_terms_iri(resolver->terms, tct_buffer_str(&resolver->scratch), &entity->node);
}

/** An organization or place that @p entity is joined to by a relation: the one whose name is smallest. */
static tct_str context_name(const tct_resolver *resolver, const tct_entity *entity) {
    tct_str best = TCT_LIT("");
    for (size_t i = 0; i < tct_relation_count(resolver); i++) {
        const tct_relation *relation = tct_relation_at(resolver, i);
        if (relation->object == TCT_NONE || tct_entity_at(resolver, relation->subject) != entity) continue;
        const tct_entity *other = tct_entity_at(resolver, relation->object);
        if (!other || other == entity ||
            (other->kind != TCT_KIND_ORGANIZATION && other->kind != TCT_KIND_PLACE))
            continue;
        if (best.size == 0 || tct_str_compare(other->best->key, best) < 0) best = other->best->key;
    }
    return best;
}

static int by_text(const void *left, const void *right) {
    return tct_str_compare(*(const tct_str *)left, *(const tct_str *)right);
}

/** Eight hex digits of name, class and all forms: the same whenever the document says the same. */
static tct_status form_digest(tct_resolver *resolver, const tct_entity *entity, char hex[65]) {
    size_t count = 2;
    for (const tct_entity_name *name = entity->names; name; name = name->next)
        count++;
    tct_str *parts = TCT_ARENA_NEW(&resolver->arena, count, tct_str);
    if (!parts) return TCT_ERR_MEMORY;
    const tct_pack_class *class_of = tct_pack_class_at(resolver->pack, entity->class_id);
    parts[0] = entity->best->text;
    parts[1] = tct_frozen_text(tct_pack_symbols(resolver->pack), class_of->name);
    count = 2;
    for (const tct_entity_name *name = entity->names; name; name = name->next)
        parts[count++] = name->text;
    qsort(parts + 2, count - 2, sizeof *parts, by_text);
    tct_digest(parts, count, hex);
    hex[8] = '\0';
    return TCT_OK;
}

static tct_status mint_with_suffix(tct_resolver *resolver, tct_entity *entity, tct_str suffix) {
    const char *kind = tct_kind_slug(entity->kind);
    assert(kind && entity->best);
    tct_buffer_reset(&resolver->scratch);
    TRY(tct_iri_mint(resolver->base, tct_str_of(kind), entity->best->text, &resolver->scratch));
    if (suffix.size) {
        tct_buffer_char(&resolver->scratch, '-');
        TRY(tct_slug(suffix, TCT_SLUG_BYTES / 2, &resolver->scratch));
    }
    TRY(tct_buffer_status(&resolver->scratch));
    return tct_terms_iri(resolver->terms, tct_buffer_str(&resolver->scratch), &entity->node);
}

/** True when another written entity has the same node. */
static bool shared(const tct_resolver *resolver, const tct_entity *entity) {
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        const tct_entity *other = &resolver->entities[i];
        if (other != entity && other->written && other->node == entity->node) return true;
    }
    return false;
}

/** Suffixes for all entities marked @p homonym: from context first, from their forms where that does not part
 * them. */
static tct_status part_homonyms(tct_resolver *resolver, const bool *homonym) {
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        const tct_str context = homonym[i] ? context_name(resolver, &resolver->entities[i]) : TCT_LIT("");
        if (context.size) TRY(mint_with_suffix(resolver, &resolver->entities[i], context));
    }
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        char hex[65];
        if (!homonym[i] || !shared(resolver, &resolver->entities[i])) continue;
        TRY(form_digest(resolver, &resolver->entities[i], hex));
        TRY(mint_with_suffix(resolver, &resolver->entities[i], tct_str_of(hex)));
    }
    return TCT_OK;
}

/** Marks entities that are not known and share their IRI with another; by a count per term, so in linear
 * time. */
static tct_status mark_homonyms(tct_resolver *resolver, bool *homonym) {
    const size_t terms = tct_terms_end(resolver->terms);
    uint8_t *uses = TCT_ARENA_NEW(&resolver->arena, terms, uint8_t);
    if (!uses) return TCT_ERR_MEMORY;
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        const tct_entity *entity = &resolver->entities[i];
        if (entity->written && uses[entity->node] < 2) uses[entity->node]++;
    }
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        const tct_entity *entity = &resolver->entities[i];
        homonym[i] = entity->written && entity->known == TCT_NONE && uses[entity->node] > 1;
    }
    return TCT_OK;
}

tct_status tct_resolve_identities(tct_resolver *resolver) {
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        tct_entity *entity = &resolver->entities[i];
        if (!entity->written) continue;
        if (entity->known != TCT_NONE)
            TRY(known_iri(resolver, entity));
        else
            TRY(mint_with_suffix(resolver, entity, TCT_LIT("")));
    }
    bool *homonym = TCT_ARENA_NEW(&resolver->arena, resolver->entity_count + 1, bool);
    if (!homonym) return TCT_ERR_MEMORY;
    TRY(mark_homonyms(resolver, homonym));
    return part_homonyms(resolver, homonym);
}
