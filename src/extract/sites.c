/*
 * Names that only their neighbours show. Towns: "se tiendra à Saly", "will meet in Nyeri"; a capitalised word
 * right after a preposition of place, hung on a verb that happens somewhere, both in the list `sites`
 * ("preposition", "verb"). And what is coordinated with names of one kind is of that kind: "backed by Bain
 * Capital and |Temasek|".
 */
#include <assert.h>

#include "extract/scene.h"

/** Words on either side in which the other members of a coordination are looked for. */
enum { SERIES_REACH = 60, SERIES_DEPTH = 8 };

static bool listed(const tct_scene *scene, const tct_pack_list *list, tct_symbol word, tct_str role) {
    const tct_pack_item *item = tct_pack_list_get(list, word);
    return item && tct_str_equal(tct_doc_symbol(scene->doc, item->value[0]), role);
}

static bool month_at(const tct_scene *scene, uint32_t at) {
    const tct_pack_list *months = tct_pack_list_find(scene->part->language, "months");
    return months && tct_pack_list_get(months, tct_scene_word(scene, at)->lower);
}

static bool title_at(const tct_scene *scene, uint32_t at) {
    const tct_pack_item *item = NULL;
    return tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, at, scene->end, &item) != 0;
}

/** A capitalised word that nothing else claims. */
static bool unclaimed(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    return mark->shape == TCT_SHAPE_CAPITAL && scene->owner[at] == TCT_NONE && !mark->noun_length &&
           !mark->determiner && !mark->joint && !mark->time &&
           tct_scene_word(scene, at)->upos == TCT_UPOS_PROPN && !title_at(scene, at) && !month_at(scene, at);
}

static uint32_t run_end(const tct_scene *scene, uint32_t at) {
    while (at < scene->end && unclaimed(scene, at))
        at++;
    return at;
}

/** The word of [first, end) that the tree hangs outside of it, TCT_NONE when none does. */
static uint32_t outer_word(const tct_scene *scene, uint32_t first, uint32_t end) {
    assert(first < end);
    for (uint32_t at = first; at < end; at++) {
        const uint32_t head = tct_scene_word(scene, at)->head;
        if (head != TCT_NONE && (head < first || head >= end)) return at;
    }
    return TCT_NONE;
}

/** Is the run the place of a verb of the list? */
static bool happens(const tct_scene *scene, const tct_pack_list *list, uint32_t first, uint32_t end) {
    const uint32_t outer = outer_word(scene, first, end);
    if (!list || outer == TCT_NONE) return false;
    const tct_word *word = tct_scene_word(scene, outer);
    return listed(scene, list, tct_scene_word(scene, first - 1)->lower, TCT_LIT("preposition")) &&
           (word->relation == TCT_DEP_OBL || word->relation == TCT_DEP_NMOD) &&
           listed(scene, list, tct_scene_word(scene, word->head)->lemma, TCT_LIT("verb"));
}

/** The first conjunct of the coordination that @p word is in. */
static uint32_t first_conjunct(const tct_scene *scene, uint32_t word) {
    for (int i = 0; i < SERIES_DEPTH && tct_scene_word(scene, word)->relation == TCT_DEP_CONJ; i++) {
        if (tct_scene_word(scene, word)->head == TCT_NONE) break;
        word = tct_scene_word(scene, word)->head;
    }
    return word;
}

/** Kind of the name over @p word where it is an organization's or a place's. */
static tct_kind kind_of_name(const tct_scene *scene, uint32_t word) {
    if (scene->owner[word] == TCT_NONE) return TCT_KIND_NONE;
    const tct_mention *mention = &scene->doc->mentions.items[scene->owner[word]];
    const bool named = mention->form == TCT_MENTION_NAME || mention->form == TCT_MENTION_ACRONYM;
    return named && mention->head == word ? (tct_kind)mention->kind : TCT_KIND_NONE;
}

/** The one kind, organization or place, of the names that [first, end) is coordinated with. */
static tct_kind kind_of_series(const tct_scene *scene, uint32_t first, uint32_t end) {
    const uint32_t outer = outer_word(scene, first, end);
    if (outer == TCT_NONE) return TCT_KIND_NONE;
    const uint32_t top = first_conjunct(scene, outer);
    const uint32_t begin = first > scene->first + SERIES_REACH ? first - SERIES_REACH : scene->first;
    const uint32_t limit = scene->end - end > SERIES_REACH ? end + SERIES_REACH : scene->end;
    tct_kind kind = TCT_KIND_NONE;
    for (uint32_t at = begin; at < limit; at++) {
        const bool member = at == top || tct_scene_word(scene, at)->relation == TCT_DEP_CONJ;
        if (!member || scene->owner[at] == TCT_NONE || first_conjunct(scene, at) != top) continue;
        const tct_kind other = kind_of_name(scene, at);
        if (other != TCT_KIND_ORGANIZATION && other != TCT_KIND_PLACE) return TCT_KIND_NONE;
        if (kind != TCT_KIND_NONE && kind != other) return TCT_KIND_NONE;
        kind = other;
    }
    return kind;
}

/** Kind of the small class noun right before the run in head-final languages: "the charity |Clifton Roots|".
 */
static tct_kind kind_of_noun(const tct_scene *scene, uint32_t first) {
    const tct_mark *noun = &scene->marks[first - 1];
    const bool body =
        scene->head_final && noun->noun_length && noun->shape != TCT_SHAPE_CAPITAL && !noun->plural;
    return body && noun->noun_kind == TCT_KIND_ORGANIZATION ? TCT_KIND_ORGANIZATION : TCT_KIND_NONE;
}

/** Nothing goes on behind the run: the name ends with it. */
static bool closed(const tct_scene *scene, uint32_t end) {
    if (end >= scene->end) return true;
    const tct_word *next = tct_scene_word(scene, end);
    return !tct_scene_capital(scene, end) && next->upos != TCT_UPOS_NOUN && next->upos != TCT_UPOS_PART &&
           !tct_scene_is(scene, end, '-');
}

/** "the organisation Pro Rare |Austria|": behind a noun for bodies a place that ends the run belongs to it.
 */
static uint32_t with_place(const tct_scene *scene, uint32_t first, uint32_t end) {
    if (kind_of_noun(scene, first) == TCT_KIND_NONE || end >= scene->end || scene->owner[end] == TCT_NONE)
        return end;
    const tct_mention *place = &scene->doc->mentions.items[scene->owner[end]];
    return place->kind == TCT_KIND_PLACE && place->first_word == end ? place->word_end : end;
}

static tct_status find_in_sentence(tct_scene *scene, const tct_pack_list *list) {
    for (uint32_t at = scene->first + 1; at < scene->end; at++) {
        uint32_t end = run_end(scene, at);
        if (end == at) continue;
        const uint32_t first = at;
        end = with_place(scene, first, end);
        at = end;
        if (!closed(scene, end)) continue;
        const bool place = happens(scene, list, first, end);
        tct_kind kind = place ? TCT_KIND_PLACE : kind_of_series(scene, first, end);
        if (kind == TCT_KIND_NONE) kind = kind_of_noun(scene, first);
        uint32_t index = 0;
        if (kind == TCT_KIND_NONE) continue;
        TRY(tct_scene_add(scene, first, end, kind, TCT_MENTION_NAME,
                          place ? "name/where it happens" : "name/by its neighbours", &index));
        scene->doc->mentions.items[index].confidence = 65;
    }
    return TCT_OK;
}

tct_status tct_find_sites(tct_scene *scene) {
    assert(scene && scene->owner);
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++) {
        if (!tct_scene_sentence(scene, s) || scene->end == scene->first) continue;
        TRY(find_in_sentence(scene, tct_pack_list_find(scene->part->language, "sites")));
    }
    return TCT_OK;
}
