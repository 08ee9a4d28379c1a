/* Opening of ontology and lexicon: arrays are used where they lie, after every index in them was checked
 * once. */
#include <assert.h>

#include "doc/doc.h"
#include "pack/internal.h"

tct_status tct_pack_load_phrases(const tct_pack *pack, tct_str image, uint32_t limit, tct_phrases *phrases) {
    assert(pack && phrases);
    *phrases = (tct_phrases){.count = 0};
    if (image.size == 0) return TCT_OK;
    TRY(tct_phrases_open(image, phrases));
    const uint32_t value_count = phrases->phrases[2 * (size_t)phrases->count + 1];
    for (uint32_t i = 0; i < value_count; i++)
        if (phrases->values[i] >= limit) return TCT_ERR_PACK;
    return TCT_OK;
}

/** The chunk as an array of @p size-byte elements, at most @p most of them. */
static tct_status array(const tct_pack *pack, const char *name, size_t size, uint32_t most,
                        const void **items, uint32_t *count) {
    const tct_str bytes = tct_pack_chunk(pack, name);
    if (bytes.size % size || bytes.size / size > most) return TCT_ERR_PACK;
    *items = bytes.data;
    *count = (uint32_t)(bytes.size / size);
    return TCT_OK;
}

static tct_status load_prefixes(tct_pack *pack) {
    const tct_str bytes = tct_pack_chunk(pack, "prefixes");
    if (bytes.size == 0) return TCT_OK;
    if (bytes.data[bytes.size - 1] != 0) return TCT_ERR_PACK;
    size_t count = 0;
    for (size_t i = 0; i < bytes.size; i++)
        count += bytes.data[i] == 0;
    if (count % 2) return TCT_ERR_PACK;
    pack->prefixes = TCT_ARENA_NEW(&pack->arena, count, const char *);
    if (!pack->prefixes) return TCT_ERR_MEMORY;
    const char *at = bytes.data;
    for (size_t i = 0; i < count; i++, at += strlen(at) + 1)
        pack->prefixes[i] = at;
    pack->prefix_count = count / 2;
    return TCT_OK;
}

static bool symbols_sound(const tct_pack *pack, const tct_symbol *symbols, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (symbols[i] && symbols[i] >= pack->symbols.count) return false;
    return true;
}

static bool class_sound(const tct_pack *pack, uint16_t id) {
    const tct_pack_class *c = &pack->classes[id];
    const tct_symbol symbols[] = {c->iri, c->name, c->label[0], c->label[1], c->shape, c->colour};
    if (!symbols_sound(pack, symbols, sizeof symbols / sizeof *symbols)) return false;
    if (c->parent >= pack->class_count || c->kind >= TCT_KIND_COUNT) return false;
    /* Depth falls towards the root, so that climbing ends. */
    return c->parent == id ? c->depth == 0 : pack->classes[c->parent].depth < c->depth;
}

static bool property_sound(const tct_pack *pack, uint16_t id) {
    const tct_pack_property *p = &pack->properties[id];
    const tct_symbol symbols[] = {p->iri, p->name, p->label[0], p->label[1]};
    return symbols_sound(pack, symbols, sizeof symbols / sizeof *symbols) &&
           p->implies < pack->property_count && p->value <= TCT_VALUE_IRI;
}

static bool entity_sound(const tct_pack *pack, const tct_pack_entity *e) {
    if (!symbols_sound(pack, &e->id, 1) || e->class_id >= pack->class_count) return false;
    if (e->first_name > e->name_end || e->name_end > pack->name_count) return false;
    if (e->first_link > e->link_end || e->link_end > pack->link_count) return false;
    return e->within == UINT32_MAX || e->within < pack->entity_count;
}

static bool name_sound(const tct_pack *pack, const tct_pack_name *n) {
    const tct_symbol symbols[] = {n->text, n->language};
    return symbols_sound(pack, symbols, 2) && n->entity < pack->entity_count;
}

static bool all_sound(const tct_pack *pack) {
    for (uint32_t i = 0; i < pack->class_count; i++)
        if (!class_sound(pack, (uint16_t)i)) return false;
    for (uint32_t i = 0; i < pack->property_count; i++)
        if (!property_sound(pack, (uint16_t)i)) return false;
    for (uint32_t i = 0; i < pack->entity_count; i++)
        if (!entity_sound(pack, &pack->entities[i])) return false;
    for (uint32_t i = 0; i < pack->name_count; i++)
        if (!name_sound(pack, &pack->names[i])) return false;
    return symbols_sound(pack, pack->links, pack->link_count);
}

typedef struct {
    const char *name;
    size_t size;
    uint32_t most;
    const void **items;
    uint32_t *count;
} table;

tct_status tct_pack_load_tables(tct_pack *pack) {
    assert(pack && pack->header);
    const tct_str symbols = tct_pack_chunk(pack, "symbols");
    if (symbols.size == 0) return TCT_ERR_PACK;
    TRY(tct_frozen_open(symbols, &pack->symbols));
    const void *items[5];
    const table tables[] = {
        {"classes", sizeof(tct_pack_class), UINT16_MAX - 1, &items[0], &pack->class_count},
        {"properties", sizeof(tct_pack_property), UINT16_MAX - 1, &items[1], &pack->property_count},
        {"entities", sizeof(tct_pack_entity), UINT32_MAX - 1, &items[2], &pack->entity_count},
        {"names", sizeof(tct_pack_name), UINT32_MAX - 1, &items[3], &pack->name_count},
        {"links", sizeof(tct_symbol), UINT32_MAX - 1, &items[4], &pack->link_count},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        TRY(array(pack, tables[i].name, tables[i].size, tables[i].most, tables[i].items, tables[i].count));
    pack->classes = items[0];
    pack->properties = items[1];
    pack->entities = items[2];
    pack->names = items[3];
    pack->links = items[4];
    if (!all_sound(pack)) return TCT_ERR_PACK;
    TRY(load_prefixes(pack));
    return tct_pack_load_phrases(pack, tct_pack_chunk(pack, "names.keys"), pack->name_count,
                                 &pack->name_keys);
}
