/* The accessors of pack.h over the opened tables. */
#include <assert.h>

#include "pack/internal.h"

const tct_frozen_symbols *tct_pack_symbols(const tct_pack *pack) {
    return &pack->symbols;
}

uint16_t tct_pack_class_count(const tct_pack *pack) {
    return (uint16_t)pack->class_count;
}

const tct_pack_class *tct_pack_class_at(const tct_pack *pack, uint16_t id) {
    assert(id < pack->class_count);
    return &pack->classes[id];
}

uint16_t tct_pack_class_find(const tct_pack *pack, tct_str name) {
    assert(pack);
    const tct_symbol symbol = tct_frozen_find(&pack->symbols, name);
    for (uint32_t i = 0; symbol && i < pack->class_count; i++)
        if (pack->classes[i].name == symbol) return (uint16_t)i;
    return UINT16_MAX;
}

bool tct_pack_class_is_a(const tct_pack *pack, uint16_t id, uint16_t ancestor) {
    assert(id < pack->class_count);
    while (id != ancestor && pack->classes[id].parent != id)
        id = pack->classes[id].parent;
    return id == ancestor;
}

uint16_t tct_pack_property_count(const tct_pack *pack) {
    return (uint16_t)pack->property_count;
}

const tct_pack_property *tct_pack_property_at(const tct_pack *pack, uint16_t id) {
    assert(id < pack->property_count);
    return &pack->properties[id];
}

uint16_t tct_pack_property_find(const tct_pack *pack, tct_str name) {
    assert(pack);
    const tct_symbol symbol = tct_frozen_find(&pack->symbols, name);
    for (uint32_t i = 0; symbol && i < pack->property_count; i++)
        if (pack->properties[i].name == symbol) return (uint16_t)i;
    return UINT16_MAX;
}

const char *tct_pack_prefix(const tct_pack *pack, size_t index, const char **namespace_iri) {
    if (index >= pack->prefix_count) return NULL;
    *namespace_iri = pack->prefixes[2 * index + 1];
    return pack->prefixes[2 * index];
}

uint32_t tct_pack_entity_count(const tct_pack *pack) {
    return pack->entity_count;
}

const tct_pack_entity *tct_pack_entity_at(const tct_pack *pack, uint32_t id) {
    assert(id < pack->entity_count);
    return &pack->entities[id];
}

const tct_pack_name *tct_pack_name_at(const tct_pack *pack, uint32_t index) {
    assert(index < pack->name_count);
    return &pack->names[index];
}

tct_symbol tct_pack_link_at(const tct_pack *pack, uint32_t index) {
    assert(index < pack->link_count);
    return pack->links[index];
}

const tct_phrases *tct_pack_names(const tct_pack *pack) {
    return &pack->name_keys;
}

const tct_pack_language *tct_pack_language_find(const tct_pack *pack, tct_str code) {
    assert(pack);
    for (size_t i = 0; i < pack->language_count; i++)
        if (tct_str_equal(pack->languages[i].code, code)) return &pack->languages[i];
    return NULL;
}

size_t tct_pack_language_count(const tct_pack *pack) {
    return pack->language_count;
}

const tct_pack_language *tct_pack_language_at(const tct_pack *pack, size_t index) {
    assert(index < pack->language_count);
    return &pack->languages[index];
}

size_t tct_pack_language_index(const tct_pack_language *language) {
    return language->index;
}

tct_str tct_pack_language_code(const tct_pack_language *language) {
    return language->code;
}

const tct_phrases *tct_pack_nouns(const tct_pack_language *language) {
    return &language->noun_keys;
}

const tct_pack_noun *tct_pack_noun_at(const tct_pack_language *language, uint32_t index) {
    assert(index < language->noun_count);
    return &language->nouns[index];
}

const tct_pack_list *tct_pack_list_find(const tct_pack_language *language, const char *name) {
    assert(language && name);
    const tct_str wanted = tct_str_of(name);
    for (size_t i = 0; i < language->list_count; i++)
        if (tct_str_equal(language->lists[i].name, wanted)) return &language->lists[i].list;
    return NULL;
}

const tct_pack_list *tct_pack_list_at(const tct_pack_language *language, size_t index, tct_str *name) {
    assert(language && name);
    if (index >= language->list_count) return NULL;
    *name = language->lists[index].name;
    return &language->lists[index].list;
}

const tct_pack_item *tct_pack_list_get(const tct_pack_list *list, tct_symbol word) {
    size_t count = 0;
    if (!list || word == 0) return NULL;
    const uint32_t *values = tct_phrases_get(&list->phrases, &word, 1, &count);
    return values ? &list->items[values[0]] : NULL;
}
