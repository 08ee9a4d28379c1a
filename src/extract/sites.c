/*
 * Towns that no list and no tagger knows: "se tiendra à Saly", "will meet in Nyeri". A capitalised word right
 * after a preposition of place, hung on a verb that happens somewhere, names one. Both are in the list
 * `sites`: prepositions ("preposition") and lemmas of verbs ("verb").
 */
#include <assert.h>

#include "extract/scene.h"

static bool listed(const tct_scene *scene, const tct_pack_list *list, tct_symbol word, tct_str role) {
    const tct_pack_item *item = tct_pack_list_get(list, word);
    return item && tct_str_equal(tct_doc_symbol(scene->doc, item->value[0]), role);
}

/** A capitalised word that nothing else claims. */
static bool unclaimed(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    return mark->shape == TCT_SHAPE_CAPITAL && scene->owner[at] == TCT_NONE && !mark->noun_length &&
           !mark->determiner && !mark->joint && !mark->time &&
           tct_scene_word(scene, at)->upos == TCT_UPOS_PROPN;
}

/** Does the tree hang a word of [first, end) on a verb of the list, as its adjunct? */
static bool happens(const tct_scene *scene, const tct_pack_list *list, uint32_t first, uint32_t end) {
    assert(first < end);
    for (uint32_t at = first; at < end; at++) {
        const tct_word *word = tct_scene_word(scene, at);
        if (word->head == TCT_NONE || (word->head >= first && word->head < end)) continue;
        if (word->relation != TCT_DEP_OBL && word->relation != TCT_DEP_NMOD) return false;
        return listed(scene, list, tct_scene_word(scene, word->head)->lemma, TCT_LIT("verb"));
    }
    return false;
}

static tct_status find_in_sentence(tct_scene *scene, const tct_pack_list *list) {
    for (uint32_t at = scene->first + 1; at < scene->end; at++) {
        if (!unclaimed(scene, at)) continue;
        uint32_t end = at;
        while (end < scene->end && unclaimed(scene, end))
            end++;
        const bool led = listed(scene, list, tct_scene_word(scene, at - 1)->lower, TCT_LIT("preposition"));
        const bool goes_on = end < scene->end && tct_scene_capital(scene, end);
        uint32_t index = 0;
        if (led && !goes_on && happens(scene, list, at, end)) {
            TRY(tct_scene_add(scene, at, end, TCT_KIND_PLACE, TCT_MENTION_NAME, "name/where it happens",
                              &index));
            scene->doc->mentions.items[index].confidence = 65;
        }
        at = end;
    }
    return TCT_OK;
}

tct_status tct_find_sites(tct_scene *scene) {
    assert(scene && scene->owner);
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++) {
        const bool readable = tct_scene_sentence(scene, s);
        const tct_pack_list *list = readable ? tct_pack_list_find(scene->part->language, "sites") : NULL;
        if (list && scene->end > scene->first) TRY(find_in_sentence(scene, list));
    }
    return TCT_OK;
}
