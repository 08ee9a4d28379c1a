/* A model that begins as what a pack holds. Symbols, classes, properties and entities keep their ids, so that
   models and frames of the pack stay valid. */
#include <assert.h>

#include "knowledge/model.h"

static tct_status copy_symbols(tct_compiler *model) {
    const tct_frozen_symbols *frozen = tct_pack_symbols(model->sources->base);
    for (uint32_t i = 1; i < frozen->count; i++) {
        tct_symbol id = 0;
        TRY(tct_symbols_intern(model->symbols, tct_frozen_text(frozen, i), &id));
        if (id != i) return TCT_ERR_PACK;
    }
    return TCT_OK;
}

static tct_status copy_ontology(tct_compiler *model) {
    const tct_pack *base = model->sources->base;
    for (uint16_t i = 0; i < tct_pack_class_count(base); i++)
        TRY(TCT_PUSH(&model->classes, model->allocator, *tct_pack_class_at(base, i)));
    for (uint16_t i = 0; i < tct_pack_property_count(base); i++)
        TRY(TCT_PUSH(&model->properties, model->allocator, *tct_pack_property_at(base, i)));
    /* Main classes are found by term, so that their IRIs have to be terms; parents and ranges likewise. */
    tct_symbol term = 0;
    for (size_t i = 0; i < model->classes.count; i++)
        TRY(tct_symbols_intern(model->terms, tct_symbols_text(model->symbols, model->classes.items[i].iri),
                               &term));
    for (size_t i = 0; i < model->properties.count; i++)
        TRY(tct_symbols_intern(model->terms, tct_symbols_text(model->symbols, model->properties.items[i].iri),
                               &term));
    const char *iri = NULL;
    for (size_t i = 0; tct_pack_prefix(base, i, &iri); i++) {
        tct_prefix prefix;
        TRY(tct_symbols_intern(model->terms, tct_str_of(tct_pack_prefix(base, i, &iri)), &prefix.prefix));
        TRY(tct_symbols_intern(model->terms, tct_str_of(iri), &prefix.iri));
        TRY(TCT_PUSH(&model->prefixes, model->allocator, prefix));
    }
    return TCT_OK;
}

static tct_status copy_entity(tct_compiler *model, uint32_t index) {
    assert(index == model->entities.count);
    const tct_pack *base = model->sources->base;
    const tct_pack_entity *entity = tct_pack_entity_at(base, index);
    TRY(TCT_PUSH(&model->entities, model->allocator, *entity));
    for (uint32_t i = entity->first_name; i < entity->name_end; i++) {
        const tct_name_record name = {*tct_pack_name_at(base, i), (uint32_t)model->names.count, i};
        TRY(TCT_PUSH(&model->names, model->allocator, name));
    }
    for (uint32_t i = entity->first_link; i < entity->link_end; i++) {
        const tct_link_record link = {index, tct_pack_link_at(base, i), (uint32_t)model->links.count};
        TRY(TCT_PUSH(&model->links, model->allocator, link));
    }
    return TCT_OK;
}

static tct_status copy_nouns(tct_compiler *model, const tct_pack_language *language, uint8_t index) {
    const tct_phrases *keys = tct_pack_nouns(language);
    for (uint32_t i = 0; i < keys->count; i++) {
        const uint32_t *at = keys->phrases + 2 * (size_t)i;
        tct_noun_record noun = {.key = {(uint32_t)model->words.count, 0}, .language = index};
        for (uint32_t w = at[0]; w < at[2]; w++)
            TRY(TCT_PUSH(&model->words, model->allocator, keys->words[w]));
        noun.key.end = (uint32_t)model->words.count;
        for (uint32_t v = at[1]; v < at[3]; v++) {
            noun.noun = *tct_pack_noun_at(language, keys->values[v]);
            TRY(TCT_PUSH(&model->nouns, model->allocator, noun));
        }
    }
    return TCT_OK;
}

static tct_status copy_list(tct_compiler *model, const tct_pack_list *from, tct_str name, uint8_t language) {
    tct_list_record list = {.language = language, .name = name};
    tct_status status = TCT_RESERVE(&list.items, model->allocator, from->count + 1);
    for (uint32_t i = 0; i < from->count && status == TCT_OK; i++)
        status = TCT_PUSH(&list.items, model->allocator, from->items[i]);
    if (status == TCT_OK) status = TCT_PUSH(&model->lists, model->allocator, list);
    if (status != TCT_OK) TCT_VEC_CLEAR(&list.items, model->allocator);
    return status;
}

static tct_status copy_language(tct_compiler *model, const tct_pack_language *language, uint8_t index) {
    assert(index == model->languages.count);
    tct_language_record added = {.tokeniser = NULL};
    TRY(tct_symbols_intern(model->symbols, tct_pack_language_code(language), &added.code));
    TRY(TCT_PUSH(&model->languages, model->allocator, added));
    TRY(copy_nouns(model, language, index));
    tct_str name;
    const tct_pack_list *list;
    for (size_t i = 0; (list = tct_pack_list_at(language, i, &name)); i++)
        TRY(copy_list(model, list, name, index));
    return TCT_OK;
}

static bool written_anew(tct_str name) {
    static const char *const prefixes[] = {"list.", "keys.", "nouns.", "frames."};
    static const char *const names[] = {"symbols", "prefixes", "classes",    "properties", "entities",
                                        "names",   "links",    "names.keys", "languages"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (tct_str_starts(name, tct_str_of(prefixes[i]))) return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tct_str_equal(name, tct_str_of(names[i]))) return true;
    return false;
}

static tct_status copy_chunks(tct_compiler *model) {
    tct_raw_record raw;
    for (size_t i = 0; tct_pack_chunk_at(model->sources->base, i, &raw.name, &raw.bytes); i++)
        if (!written_anew(raw.name)) TRY(TCT_PUSH(&model->raw, model->allocator, raw));
    return TCT_OK;
}

tct_status tct_compile_base(tct_compiler *model) {
    const tct_pack *base = model->sources->base;
    if (!base) return TCT_OK;
    assert(tct_symbols_count(model->symbols) == 1);
    TRY(copy_symbols(model));
    TRY(copy_ontology(model));
    for (uint32_t i = 0; i < tct_pack_entity_count(base); i++)
        TRY(copy_entity(model, i));
    for (size_t i = 0; i < tct_pack_language_count(base); i++)
        TRY(copy_language(model, tct_pack_language_at(base, i), (uint8_t)i));
    return copy_chunks(model);
}
