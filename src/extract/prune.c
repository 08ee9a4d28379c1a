/*
 * Names inside names. "Bank of Graz" mentions no city, "gouvernement du Mali" mentions a country: an inner
 * name stays when the outer one only describes, when the outer body belongs to a country by its nature or
 * stands in the town of its name ("University of Graz"), or when the text names the inner thing elsewhere on
 * its own.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "extract/scene.h"

/** What the step looks up: the longest mention over each word, and what is named outside of any longer name.
 */
typedef struct {
    uint32_t *cover;
    uint64_t *free_names; /**< sorted keys */
    size_t free_count;
} tct_nesting;

static uint64_t key_of(const tct_doc *doc, const tct_mention *mention) {
    const uint64_t name = mention->entity != TCT_NONE
                              ? mention->entity
                              : tct_hash(tct_doc_span(doc, mention->span)) | 1ull << 63;
    return tct_hash_mix(name * TCT_KIND_COUNT + mention->kind);
}

static uint32_t length_of(const tct_mention *mention) {
    return mention->word_end - mention->first_word;
}

static void lay_covers(const tct_doc *doc, tct_nesting *nesting) {
    for (size_t w = 0; w < doc->words.count; w++)
        nesting->cover[w] = TCT_NONE;
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->kind == TCT_KIND_NONE || (mention->flags & TCT_MENTION_GENERIC)) continue;
        for (uint32_t w = mention->first_word; w < mention->word_end; w++) {
            const uint32_t other = nesting->cover[w];
            if (other == TCT_NONE || length_of(&doc->mentions.items[other]) < length_of(mention))
                nesting->cover[w] = m;
        }
    }
}

static const tct_mention *outer_of(const tct_doc *doc, const tct_nesting *nesting, const tct_mention *inner) {
    const uint32_t cover = nesting->cover[inner->first_word];
    if (cover == TCT_NONE) return NULL;
    const tct_mention *outer = &doc->mentions.items[cover];
    return outer->word_end >= inner->word_end && length_of(outer) > length_of(inner) ? outer : NULL;
}

static int by_value(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static void gather_free(const tct_doc *doc, tct_nesting *nesting) {
    for (size_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->kind == TCT_KIND_NONE || outer_of(doc, nesting, mention)) continue;
        nesting->free_names[nesting->free_count++] = key_of(doc, mention);
    }
    qsort(nesting->free_names, nesting->free_count, sizeof *nesting->free_names, by_value);
}

/** Is the thing named somewhere outside of a longer name? */
static bool named_elsewhere(const tct_doc *doc, const tct_nesting *nesting, const tct_mention *inner) {
    assert(inner->kind != TCT_KIND_NONE);
    const uint64_t key = key_of(doc, inner);
    return bsearch(&key, nesting->free_names, nesting->free_count, sizeof key, by_value) != NULL;
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

static bool is_town(const tct_scene *scene, const tct_mention *inner) {
    const uint16_t city = scene->extract->classes[TCT_CLASS_CITY];
    return inner->kind == TCT_KIND_PLACE && inner->class_id != UINT16_MAX &&
           tct_pack_class_is_a(scene->extract->pack, inner->class_id, city);
}

/** "|EU|-funded", "|Dublin|-based": a participle after a hyphen says what the name has to do with the thing.
 */
static bool has_participle(const tct_scene *scene, uint32_t hyphen) {
    return hyphen + 1 < scene->end && tct_scene_is(scene, hyphen, '-') && tct_scene_tight(scene, hyphen) &&
           scene->marks[hyphen + 1].shape == TCT_SHAPE_LOWER &&
           TCT_FEAT(tct_scene_word(scene, hyphen + 1)->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART;
}

static bool stays(tct_scene *scene, const tct_nesting *nesting, const tct_mention *inner) {
    assert(inner->first_word < inner->word_end);
    if (!tct_scene_sentence(scene, inner->sentence)) return true;
    if (adjectival(scene, inner)) return false;
    const tct_mention *outer = outer_of(scene->doc, nesting, inner);
    if (!outer || outer->kind == TCT_KIND_POST) return true;
    const bool proper = outer->form == TCT_MENTION_NAME || tct_scene_proper(scene, outer->head);
    if (!proper || has_participle(scene, inner->word_end)) return true;
    /* "projet Baie bleue": a place that only its noun shows, right behind the noun, is the name itself */
    const bool beside =
        inner->first_word == outer->head + 1 || (scene->head_final && inner->word_end == outer->head);
    if (inner->kind == TCT_KIND_PLACE && inner->entity == TCT_NONE && beside) return false;
    const bool body = outer->kind == TCT_KIND_ORGANIZATION || outer->kind == TCT_KIND_PLACE;
    if (!body && inner->first_word > outer->head) return true;
    if (inner->kind == TCT_KIND_PLACE && outer->kind == TCT_KIND_ORGANIZATION && of_country(scene, outer))
        return true;
    if (inner->kind == TCT_KIND_EVENT || inner->kind == TCT_KIND_STRATEGY) return true;
    if (tct_is_house(scene->extract, outer) && is_town(scene, inner)) return true;
    return named_elsewhere(scene->doc, nesting, inner);
}

/** "the opening of the forum" at the beginning of a mention: the forum is meant. */
static bool is_moment(const tct_scene *scene, uint32_t m) {
    uint32_t inner = TCT_NONE;
    const tct_mention *mention = &scene->doc->mentions.items[m];
    return mention->first_word == mention->head &&
           tct_event_shell(scene->extract, scene->doc, m, &inner) == 'm';
}

tct_status tct_prune_inner(tct_scene *scene) {
    assert(scene);
    tct_doc *doc = scene->doc;
    const size_t count = doc->mentions.count;
    bool *drop = TCT_ARENA_NEW(&doc->arena, count ? count : 1, bool);
    tct_nesting nesting = {.cover = TCT_ARENA_NEW(&doc->arena, doc->words.count + 1, uint32_t),
                           .free_names = TCT_ARENA_NEW(&doc->arena, count + 1, uint64_t)};
    if (!drop || !nesting.cover || !nesting.free_names) return TCT_ERR_MEMORY;
    lay_covers(doc, &nesting);
    gather_free(doc, &nesting);
    for (uint32_t m = 0; m < count; m++)
        drop[m] = doc->mentions.items[m].kind != TCT_KIND_NONE &&
                  (!stays(scene, &nesting, &doc->mentions.items[m]) || is_moment(scene, m));
    for (size_t m = 0; m < count; m++)
        if (drop[m]) doc->mentions.items[m].kind = TCT_KIND_NONE;
    return TCT_OK;
}
