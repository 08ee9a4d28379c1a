/*
 * Towns that only the dateline shows: "GRENWICK, 3 June 2025 –", "Ploubazlanec, le 3 juin 2025". The capitals
 * that open a line with a date, before a comma, a bracket, a dash or the date, name where the text was given
 * out; and elsewhere in the text they name the same place.
 */
#include <assert.h>

#include "extract/scene.h"

/** Words of a town's name at most: "Saint-Germain-en-Laye" is one to seven words, by language. */
enum { TOWN_WORDS = 7, TOWN_CONFIDENCE = 80 };

static bool is_hyphen(const tct_scene *scene, uint32_t at) {
    return tct_scene_is(scene, at, '-') && tct_scene_tight(scene, at);
}

/** May the word stand in the name of a town, which begins at @p first? Small words do between hyphens. */
static bool is_town_word(const tct_scene *scene, uint32_t first, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    if (scene->owner[at] != TCT_NONE || mark->noun_length || mark->time) return false;
    if (tct_scene_capital(scene, at)) return at == first || !mark->determiner;
    if (at == first) return false;
    return is_hyphen(scene, at) || (is_hyphen(scene, at - 1) && mark->shape == TCT_SHAPE_LOWER);
}

/** Does the run end where the name of a place ends in a dateline? */
static bool ends_town(const tct_scene *scene, uint32_t at) {
    static const char marks[] = ",(-";
    for (const char *mark = marks; *mark; mark++)
        if (tct_scene_is(scene, at, *mark)) return true;
    const tct_str text = tct_doc_span(scene->doc, tct_scene_word(scene, at)->span);
    return scene->marks[at].time || tct_str_equal(text, TCT_LIT("–")) || tct_str_equal(text, TCT_LIT("—"));
}

/** Does the line hold a date behind @p at? */
static bool is_dated(const tct_scene *scene, uint32_t at) {
    for (; at < scene->end; at++)
        if (scene->marks[at].time && scene->marks[at].shape == TCT_SHAPE_DIGIT) return true;
    return false;
}

/** Do the words at @p at say what the line is ("Communiqué", "Press Release", "Embargo")? */
static bool is_release_word(const tct_scene *scene, uint32_t at) {
    const tct_pack_item *item = NULL;
    const tct_pack_list *list = tct_pack_list_find(scene->part->language, "dateline");
    if (!tct_list_longest(list, scene->doc, at, scene->end, &item) || !item) return false;
    return !tct_str_equal(tct_doc_symbol(scene->doc, item->value[0]), TCT_LIT("filler"));
}

/** End of the town that opens the sentence at hand, its begin when none does. */
static uint32_t town_end(const tct_scene *scene) {
    const uint32_t first = scene->first;
    uint32_t end = first;
    while (end < scene->end && end < first + TOWN_WORDS && is_town_word(scene, first, end))
        end++;
    if (end == first || end >= scene->end || !ends_town(scene, end)) return first;
    const bool letters = tct_scene_text(scene, end - 1).size > 2;
    return letters && !is_release_word(scene, first) && is_dated(scene, end) ? end : first;
}

static tct_status add_town(tct_scene *scene, uint32_t first, uint32_t end, const char *rule) {
    uint32_t index = 0;
    TRY(tct_scene_add(scene, first, end, TCT_KIND_PLACE, TCT_MENTION_NAME, rule, &index));
    scene->doc->mentions.items[index].confidence = TOWN_CONFIDENCE;
    return TCT_OK;
}

/** Do the words [first, end) stand at @p at, unclaimed and with their capital? */
static bool stands_at(const tct_scene *scene, uint32_t first, uint32_t end, uint32_t at) {
    for (uint32_t i = at; i < at + end - first; i++)
        if (scene->owner[i] != TCT_NONE) return false;
    return tct_scene_capital(scene, at) && tct_same_lower(scene->doc, at, first, end - first);
}

static tct_status repeat_town(tct_scene *scene, uint32_t first, uint32_t end) {
    assert(first < end);
    const uint32_t horizon = TCT_SCENE_HORIZON(scene->doc, first), length = end - first;
    for (uint32_t at = end; at + length <= horizon; at++) {
        if (!stands_at(scene, first, end, at)) continue;
        if (!tct_scene_sentence(scene, tct_scene_word(scene, at)->sentence)) continue;
        if (at + length <= scene->end) TRY(add_town(scene, at, at + length, "name/dateline again"));
    }
    return TCT_OK;
}

tct_status tct_find_towns(tct_scene *scene) {
    assert(scene && scene->owner);
    for (size_t b = 0; b < scene->doc->blocks.count; b++) {
        const tct_block block = scene->doc->blocks.items[b];
        if (block.kind != TCT_BLOCK_DATELINE || block.first_sentence >= block.sentence_end) continue;
        if (!tct_scene_sentence(scene, block.first_sentence) || scene->first == scene->end) continue;
        const uint32_t first = scene->first, end = town_end(scene);
        if (end == first) continue;
        TRY(add_town(scene, first, end, "name/dateline"));
        TRY(repeat_town(scene, first, end));
    }
    return TCT_OK;
}
