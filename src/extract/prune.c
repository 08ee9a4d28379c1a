/*
 * Names inside names. "University of Graz" mentions no city, "gouvernement du Mali" mentions a country: an
 * inner name stays when the outer one only describes, when the outer body belongs to a country by its nature,
 * or when the text names the inner thing elsewhere on its own.
 */
#include <assert.h>

#include "extract/scene.h"

static const tct_mention *outer_of(const tct_doc *doc, const tct_mention *inner) {
    const tct_mention *best = NULL;
    for (size_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *other = &doc->mentions.items[m];
        if (other == inner || other->kind == TCT_KIND_NONE || (other->flags & TCT_MENTION_GENERIC)) continue;
        if (other->first_word > inner->first_word || other->word_end < inner->word_end) continue;
        if (other->word_end - other->first_word <= inner->word_end - inner->first_word) continue;
        if (!best || other->word_end - other->first_word > best->word_end - best->first_word) best = other;
    }
    return best;
}

static bool same_thing(const tct_doc *doc, const tct_mention *a, const tct_mention *b) {
    if (a->kind != b->kind) return false;
    if (a->entity != TCT_NONE && a->entity == b->entity) return true;
    return tct_str_equal(tct_doc_span(doc, a->span), tct_doc_span(doc, b->span));
}

/** Is the thing named somewhere outside of a longer name? */
static bool named_elsewhere(const tct_doc *doc, const tct_mention *inner) {
    assert(inner->kind != TCT_KIND_NONE);
    for (size_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *other = &doc->mentions.items[m];
        if (other == inner || other->kind == TCT_KIND_NONE || !same_thing(doc, other, inner)) continue;
        if (!outer_of(doc, other)) return true;
    }
    return false;
}

/** Governments and ministries are a country's, and their names say which. */
static bool of_country(const tct_scene *scene, const tct_mention *outer) {
    static const tct_class_name classes[] = {TCT_CLASS_GOVERNMENT_BODY, TCT_CLASS_MINISTRY,
                                             TCT_CLASS_EMBASSY};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (outer->class_id == scene->extract->classes[classes[i]]) return true;
    return false;
}

/** "US dollars", "UK government": before a common noun the acronym of a place is an adjective. */
static bool adjectival(const tct_scene *scene, const tct_mention *place) {
    if (place->kind != TCT_KIND_PLACE || place->form != TCT_MENTION_ACRONYM) return false;
    const uint32_t next = place->word_end;
    const tct_word *word = tct_scene_word(scene, place->first_word);
    if (next >= scene->doc->words.count || tct_scene_word(scene, next)->sentence != word->sentence)
        return false;
    return scene->head_final && scene->marks[next].shape == TCT_SHAPE_LOWER &&
           tct_scene_word(scene, next)->upos == TCT_UPOS_NOUN;
}

static bool stays(tct_scene *scene, const tct_mention *inner) {
    assert(inner->first_word < inner->word_end);
    if (!tct_scene_sentence(scene, inner->sentence)) return true;
    if (adjectival(scene, inner)) return false;
    const tct_mention *outer = outer_of(scene->doc, inner);
    if (!outer || outer->kind == TCT_KIND_POST) return true;
    const bool proper = outer->form == TCT_MENTION_NAME || tct_scene_proper(scene, outer->head);
    if (!proper) return true;
    const bool body = outer->kind == TCT_KIND_ORGANIZATION || outer->kind == TCT_KIND_PLACE;
    if (!body && inner->first_word > outer->head) return true;
    if (inner->kind == TCT_KIND_PLACE && outer->kind == TCT_KIND_ORGANIZATION && of_country(scene, outer))
        return true;
    if (inner->kind == TCT_KIND_EVENT || inner->kind == TCT_KIND_STRATEGY) return true;
    return named_elsewhere(scene->doc, inner);
}

tct_status tct_prune_inner(tct_scene *scene) {
    assert(scene);
    tct_doc *doc = scene->doc;
    const size_t count = doc->mentions.count;
    bool *drop = TCT_ARENA_NEW(&doc->arena, count ? count : 1, bool);
    if (!drop) return TCT_ERR_MEMORY;
    for (size_t m = 0; m < count; m++)
        drop[m] = doc->mentions.items[m].kind != TCT_KIND_NONE && !stays(scene, &doc->mentions.items[m]);
    for (size_t m = 0; m < count; m++)
        if (drop[m]) doc->mentions.items[m].kind = TCT_KIND_NONE;
    return TCT_OK;
}
