/* What a page's metadata names, joined to what its text names. */
#include "resolve/metadata.h"

#include <assert.h>

#include "base/limits.h"

/** Words that two names of one event share at least, when one holds the other. */
enum { CONTAINED_WORDS = 3, CONTAINED_SAME_DAY = 2 };
/** Bytes of a country's code; words of a remark that an event is held over the wire ("en ligne"). */
enum { COUNTRY_CODE_BYTES = 3, REMOTE_WORDS = 3 };

/** True for a text that may be a name: no markup, no address, no description. */
static bool is_name(tct_str text, tct_str key, unsigned kind) {
    if (key.size < 2 || text.size > TCT_LIMIT_METADATA_NAME_BYTES) return false;
    if (memchr(text.data, '<', text.size) || tct_str_find(text, TCT_LIT("://"), 0) != SIZE_MAX) return false;
    return kind != TCT_KIND_PERSON || tct_key_words(key) > 1;
}

/** True when the words of @p part follow each other in @p whole; both are keys. */
static bool has_word(tct_str whole, tct_str part) {
    for (size_t at = tct_str_find(whole, part, 0); at != SIZE_MAX; at = tct_str_find(whole, part, at + 1)) {
        const size_t end = at + part.size;
        if ((at == 0 || whole.data[at - 1] == ' ') && (end == whole.size || whole.data[end] == ' '))
            return true;
    }
    return false;
}

/** True when one of two keys of some length holds the other. */
static bool holds(tct_str a, tct_str b, size_t words) {
    const bool shorter = a.size < b.size;
    if (tct_key_words(shorter ? a : b) < words) return false;
    return shorter ? has_word(b, a) : has_word(a, b);
}

/** "online", "en ligne" stand where a place is asked for. */
static bool is_remote(const tct_resolver *resolver, tct_str key) {
    if (tct_key_words(key) > REMOTE_WORDS) return false;
    for (size_t i = 0; i < tct_pack_language_count(resolver->pack); i++) {
        const tct_pack_list *list =
            tct_pack_list_find(tct_pack_language_at(resolver->pack, i), "remote-words");
        for (uint32_t k = 0; list && k < list->count; k++)
            if (has_word(key, tct_frozen_text(tct_pack_symbols(resolver->pack), list->items[k].key)))
                return true;
    }
    return false;
}

/** The best known entity of the pack that is called @p name, TCT_NONE for none. */
static uint32_t find_known(const tct_pack *pack, tct_str name, unsigned kind) {
    const tct_symbol text = tct_frozen_find(tct_pack_symbols(pack), name);
    uint32_t best = TCT_NONE;
    for (uint32_t e = 0; text && e < tct_pack_entity_count(pack); e++) {
        const tct_pack_entity *entity = tct_pack_entity_at(pack, e);
        if (tct_pack_class_at(pack, entity->class_id)->kind != kind) continue;
        for (uint32_t n = entity->first_name; n < entity->name_end; n++) {
            const tct_pack_name *it = tct_pack_name_at(pack, n);
            if (it->text != text || it->flags & TCT_NAME_DEMONYM) continue;
            if (best == TCT_NONE || entity->rank > tct_pack_entity_at(pack, best)->rank) best = e;
        }
    }
    return best;
}

/** @p words: of names that hold each other; 0 for the same name only. */
static bool is_called(const tct_entity *entity, tct_str key, size_t words) {
    for (const tct_entity_name *name = entity->names; name; name = name->next)
        if (words ? holds(name->key, key, words) : tct_str_equal(name->key, key)) return true;
    return false;
}

/** The entity of the text that @p thing is: by name or known id; of events also the only one whose name holds
 * the other. */
static uint32_t find_in_text(const tct_resolver *resolver, const tct_metadata_thing *thing) {
    uint32_t similar = TCT_NONE, count = 0;
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        const tct_entity *entity = &resolver->entities[i];
        if (!entity->written || entity->kind != thing->kind) continue;
        const bool known = thing->known != TCT_NONE && entity->known == thing->known;
        if (known || is_called(entity, thing->key, 0)) return i;
        if (thing->kind != TCT_KIND_EVENT || !is_called(entity, thing->key, CONTAINED_WORDS)) continue;
        similar = i;
        count++;
    }
    return count == 1 ? similar : TCT_NONE;
}

/** Main class of a kind whose type is not told. */
static uint16_t default_class(tct_resolver *resolver, unsigned kind) {
    static const char *const types[TCT_KIND_COUNT] = {[TCT_KIND_PERSON] = "Person",
                                                      [TCT_KIND_ORGANIZATION] = "Organization",
                                                      [TCT_KIND_EVENT] = "Event",
                                                      [TCT_KIND_PLACE] = "Place"};
    assert(kind < TCT_KIND_COUNT);
    return types[kind] ? tct_metadata_class(resolver, tct_str_of(types[kind])) : UINT16_MAX;
}

static uint32_t find_thing(const tct_metadata *metadata, unsigned kind, tct_str key) {
    for (uint32_t i = 0; i < metadata->thing_count; i++)
        if (metadata->things[i].kind == kind && tct_str_equal(metadata->things[i].key, key)) return i;
    return TCT_NONE;
}

/** The thing of class @p class_id called @p name, added when it is new; @p *index is TCT_NONE when it cannot
 * be one. @p typed: the page says of what type it is. */
static tct_status thing_of(tct_metadata *metadata, uint16_t class_id, tct_str name, bool typed,
                           uint32_t *index) {
    tct_resolver *resolver = metadata->resolver;
    tct_metadata_thing thing = {.name = name, .class_id = class_id, .entity = TCT_NONE, .known = TCT_NONE};
    *index = TCT_NONE;
    if (class_id == UINT16_MAX || name.size > TCT_LIMIT_METADATA_NAME_BYTES) return TCT_OK;
    thing.kind = tct_pack_class_at(resolver->pack, class_id)->kind;
    TRY(tct_name_key(&resolver->arena, name, &thing.key));
    if (!is_name(name, thing.key, thing.kind)) return TCT_OK;
    *index = find_thing(metadata, thing.kind, thing.key);
    if (*index != TCT_NONE || metadata->thing_count >= TCT_LIMIT_METADATA_THINGS) return TCT_OK;
    const bool place = thing.kind == TCT_KIND_PLACE;
    if (place && is_remote(resolver, thing.key)) return TCT_OK;
    thing.known = find_known(resolver->pack, name, thing.kind);
    thing.entity = find_in_text(resolver, &thing);
    if (place && !typed && thing.known == TCT_NONE && thing.entity == TCT_NONE) return TCT_OK;
    thing.reached = thing.entity != TCT_NONE;
    *index = metadata->thing_count++;
    metadata->things[*index] = thing;
    return TCT_OK;
}

static bool is_code(const tct_page_fact *fact) {
    return tct_str_equal(fact->property, TCT_LIT("addressCountry")) && fact->value.size <= COUNTRY_CODE_BYTES;
}

/** Keeps @p fact when a rule says what it means and its ends are things. */
static tct_status take_fact(tct_metadata *metadata, const tct_page_fact *fact) {
    const bool document = tct_metadata_is_document(fact->type);
    const uint16_t class_id = document ? UINT16_MAX : tct_metadata_class(metadata->resolver, fact->type);
    const tct_pack *pack = metadata->resolver->pack;
    tct_metadata_fact taken = {NULL, fact, TCT_NONE, TCT_NONE};
    if (document)
        taken.rule = tct_metadata_document_rule(fact->property);
    else if (class_id != UINT16_MAX)
        taken.rule = tct_metadata_rule_for(tct_pack_class_at(pack, class_id)->kind, fact->property);
    if (!taken.rule || is_code(fact)) return TCT_OK;
    if (!document) {
        TRY(thing_of(metadata, class_id, fact->name, true, &taken.subject));
        if (taken.subject == TCT_NONE) return TCT_OK;
    }
    if (!(taken.rule->flags & (TCT_METADATA_DATE | TCT_METADATA_TEXT | TCT_METADATA_ADDRESS))) {
        const bool typed = fact->value_type.size > 0;
        const uint16_t value_class = typed ? tct_metadata_class(metadata->resolver, fact->value_type)
                                           : default_class(metadata->resolver, taken.rule->value_kind);
        TRY(thing_of(metadata, value_class, fact->value, typed, &taken.object));
        if (taken.object == TCT_NONE || taken.object == taken.subject) return TCT_OK;
    }
    metadata->facts[metadata->fact_count++] = taken;
    return TCT_OK;
}

/** Several articles on one page are teasers: then only the one with the title of the page is the document. */
static bool is_own_article(const tct_resolver *resolver, const tct_page_fact *fact) {
    const tct_doc *doc = resolver->doc;
    if (tct_str_equal(fact->name, doc->meta.title)) return true;
    for (size_t i = 0; i < doc->facts.count; i++)
        if (tct_metadata_is_document(doc->facts.items[i].type) &&
            !tct_str_equal(doc->facts.items[i].name, fact->name))
            return false;
    return true;
}

static tct_status take_facts(tct_metadata *metadata) {
    const tct_doc *doc = metadata->resolver->doc;
    for (size_t i = 0; i < doc->facts.count && i < TCT_LIMIT_METADATA_FACTS; i++) {
        const tct_page_fact *fact = &doc->facts.items[i];
        if (tct_metadata_is_document(fact->type) && !is_own_article(metadata->resolver, fact)) continue;
        TRY(take_fact(metadata, fact));
    }
    return TCT_OK;
}

/** The only event of the text that begins on @p day and has two words of its name in common with @p thing. */
static uint32_t find_same_day(const tct_resolver *resolver, const tct_metadata_thing *thing, tct_str day) {
    const uint16_t start = tct_pack_property_find(resolver->pack, TCT_LIT("schema:startDate"));
    const tct_entity *found = NULL;
    for (size_t i = 0; i < resolver->doc->relations.count; i++) {
        const tct_relation *relation = &resolver->doc->relations.items[i];
        if (relation->property != start || !tct_str_equal(relation->literal, day)) continue;
        const tct_entity *entity = tct_entity_at(resolver, relation->subject);
        if (!entity || entity == found || entity->kind != TCT_KIND_EVENT) continue;
        if (!is_called(entity, thing->key, CONTAINED_SAME_DAY)) continue;
        if (found) return TCT_NONE;
        found = entity;
    }
    return found ? (uint32_t)(found - resolver->entities) : TCT_NONE;
}

/** Events that their names alone do not join to the text: by the day they begin on. */
static void match_days(tct_metadata *metadata) {
    for (uint32_t i = 0; i < metadata->fact_count; i++) {
        const tct_metadata_fact *fact = &metadata->facts[i];
        tct_date date;
        char day[11];
        if (!(fact->rule->flags & TCT_METADATA_DATE) || strcmp(fact->rule->property, "startDate") != 0)
            continue;
        tct_metadata_thing *event = &metadata->things[fact->subject];
        if (event->entity != TCT_NONE || !tct_date_parse(tct_str_trim(fact->fact->value), &date)) continue;
        tct_date_format(date, day);
        if (date.day) event->entity = find_same_day(metadata->resolver, event, tct_str_of(day));
        event->reached = event->entity != TCT_NONE;
    }
}

/** An event that is no part of another counts when the text names it, or when it is the only one: others are
 * the calendar beside the text. What the document is about counts too. */
static void reach_first(tct_metadata *metadata) {
    uint32_t whole = TCT_NONE, count = 0;
    for (uint32_t i = 0; i < metadata->fact_count; i++) {
        const tct_metadata_fact *fact = &metadata->facts[i];
        if (fact->subject == TCT_NONE) {
            if (fact->rule->standard != TCT_V_SCHEMA_AUTHOR) metadata->things[fact->object].reached = true;
        } else if (fact->rule->kind == TCT_KIND_EVENT && fact->object != TCT_NONE &&
                   metadata->things[fact->object].kind == TCT_KIND_EVENT) {
            const bool inverse = fact->rule->flags & TCT_METADATA_INVERSE;
            metadata->things[inverse ? fact->object : fact->subject].part = true;
        }
    }
    for (uint32_t i = 0; i < metadata->thing_count; i++) {
        if (metadata->things[i].kind != TCT_KIND_EVENT || metadata->things[i].part) continue;
        whole = i;
        count++;
    }
    if (count == 1) metadata->things[whole].reached = true;
}

/** From what has the property to its value, and between an event and its parts either way. */
static void reach_all(tct_metadata *metadata) {
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < metadata->fact_count; i++) {
            const tct_metadata_fact *fact = &metadata->facts[i];
            if (fact->subject == TCT_NONE || fact->object == TCT_NONE) continue;
            tct_metadata_thing *a = &metadata->things[fact->subject], *b = &metadata->things[fact->object];
            const bool parts = a->kind == TCT_KIND_EVENT && b->kind == TCT_KIND_EVENT;
            if (a->reached == b->reached || !(a->reached || parts)) continue;
            a->reached = b->reached = changed = true;
        }
    }
}

static bool is_author(const tct_metadata *metadata, uint32_t thing) {
    for (uint32_t i = 0; i < metadata->fact_count; i++)
        if (metadata->facts[i].subject == TCT_NONE && metadata->facts[i].object == thing) return true;
    return false;
}

/** The entity of a thing, made when the text has none; its name is one of the entity's. */
static tct_status settle_entity(tct_metadata *metadata, tct_metadata_thing *thing) {
    tct_resolver *resolver = metadata->resolver;
    const bool fresh = thing->entity == TCT_NONE;
    if (fresh) {
        thing->entity = resolver->entity_count++;
        resolver->entities[thing->entity] = (tct_entity){
            .known = thing->known, .root = TCT_NONE, .class_id = thing->class_id, .kind = thing->kind};
    }
    tct_entity *entity = &resolver->entities[thing->entity];
    TRY(tct_entity_call(resolver, entity, thing->name, tct_sentence_language(resolver, TCT_NONE)));
    if (fresh) {
        if (thing->known != TCT_NONE)
            entity->class_id = tct_pack_entity_at(resolver->pack, thing->known)->class_id;
        tct_entity_choose(entity);
        entity->written = entity->best != NULL;
    } else if (entity->known == TCT_NONE && tct_pack_class_at(resolver->pack, thing->class_id)->depth >
                                                tct_pack_class_at(resolver->pack, entity->class_id)->depth) {
        entity->class_id = thing->class_id;
    }
    return TCT_OK;
}

/** Room for the entities of all things behind those of the text. */
static tct_status grow_entities(tct_metadata *metadata) {
    tct_resolver *resolver = metadata->resolver;
    const size_t count = resolver->entity_count;
    tct_entity *grown = TCT_ARENA_NEW(&resolver->arena, count + metadata->thing_count + 1, tct_entity);
    if (!grown) return TCT_ERR_MEMORY;
    if (count > 0) memcpy(grown, resolver->entities, count * sizeof *grown);
    resolver->entities = grown;
    return TCT_OK;
}

tct_status tct_resolve_metadata(tct_resolver *resolver) {
    assert(resolver && !resolver->metadata);
    const size_t facts = resolver->doc->facts.count;
    if (facts == 0) return TCT_OK;
    tct_metadata metadata = {.resolver = resolver};
    metadata.things = TCT_ARENA_NEW(&resolver->arena, TCT_LIMIT_METADATA_THINGS, tct_metadata_thing);
    metadata.facts = TCT_ARENA_NEW(&resolver->arena, facts, tct_metadata_fact);
    if (!metadata.things || !metadata.facts) return TCT_ERR_MEMORY;
    TRY(take_facts(&metadata));
    match_days(&metadata);
    reach_first(&metadata);
    reach_all(&metadata);
    TRY(grow_entities(&metadata));
    for (uint32_t i = 0; i < metadata.thing_count; i++)
        if (metadata.things[i].reached || is_author(&metadata, i))
            TRY(settle_entity(&metadata, &metadata.things[i]));
    return tct_metadata_relate(&metadata);
}
