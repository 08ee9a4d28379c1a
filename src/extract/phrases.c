/* The phrase around a class noun: is the noun its head, what comes right behind it, its determiner. */
#include <assert.h>

#include "extract/phrases_internal.h"

#define ARTICLE_NAME_WORDS 5u /* "Un plus bio" */

/** Adjectives, names, years and apposed nouns right after the noun. */
/** "association Cordes |&| Cie": between capitals the sign is part of the name. */
static bool is_ampersand(const tct_scene *scene, uint32_t at) {
    return tct_scene_is(scene, at, '&') && at > scene->first && at + 1 < scene->end &&
           tct_scene_capital(scene, at - 1) && tct_scene_capital(scene, at + 1);
}

static bool postmodifies(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    if (is_ampersand(scene, at)) return true;
    if (mark->determiner || mark->joint || mark->shape == TCT_SHAPE_OTHER)
        return tct_phrase_hyphen_between(scene, at);
    if (mark->shape == TCT_SHAPE_DIGIT) return !mark->time || tct_scene_text(scene, at).size == 4;
    if (tct_phrase_person_at(scene, at))
        return tct_phrase_kind_at(scene, at) == TCT_KIND_PERSON && phrase->noun_end == at &&
               phrase->capital == true && !scene->head_final;
    if (mark->time) return false;
    /* "the subsidiary Aldane Polska": the common noun says what the name is. */
    if (scene->head_final && !phrase->capital && tct_phrase_kind_at(scene, at) == TCT_KIND_ORGANIZATION)
        return false;
    if (tct_scene_capital(scene, at)) return true;
    if (scene->head_final) return false;
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    if (upos == TCT_UPOS_NOUN) return !mark->noun_length;
    /* "la convention |complète| le schéma": before an article the adjective is a verb */
    if (upos == TCT_UPOS_ADJ && at + 1 < scene->end && scene->marks[at + 1].determiner == TCT_DET_DEF)
        return false;
    return upos == TCT_UPOS_ADJ || upos == TCT_UPOS_PROPN;
}

/** May a small word go on with a name that began with a capital article: "Un |plus bio|"? */
static bool goes_on_small(const tct_scene *scene, uint32_t at) {
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    return scene->marks[at].shape == TCT_SHAPE_LOWER &&
           (upos == TCT_UPOS_NOUN || upos == TCT_UPOS_ADJ || upos == TCT_UPOS_ADV || upos == TCT_UPOS_NUM);
}

/** "association |Les Mains vertes|", "association |Un plus bio|,": end of a name that begins with its own
 * article; the noun's end when there is none. */
static uint32_t article_name_end(const tct_scene *scene, const tct_phrase *phrase) {
    const uint32_t at = phrase->noun_end;
    const uint8_t kind = scene->marks[phrase->noun].noun_kind;
    const bool body = kind == TCT_KIND_ORGANIZATION || kind == TCT_KIND_PLACE;
    if (scene->head_final || phrase->capital || !body || at + 1 >= scene->end) return at;
    if (!scene->marks[at].determiner || !tct_scene_capital(scene, at)) return at;
    if (tct_scene_capital(scene, at + 1)) return scene->marks[at].determiner == TCT_DET_DEF ? at + 2 : at;
    uint32_t end = at + 1;
    while (end < scene->end && end < at + ARTICLE_NAME_WORDS && goes_on_small(scene, end))
        end++;
    const bool closed = end >= scene->end || tct_scene_word(scene, end)->upos == TCT_UPOS_PUNCT;
    return closed && end > at + 1 ? end : at;
}

static void extend_core(const tct_scene *scene, tct_phrase *phrase) {
    phrase->end = article_name_end(scene, phrase);
    while (phrase->end < scene->end && postmodifies(scene, phrase, phrase->end)) {
        phrase->end++;
        phrase->modifiers++;
    }
    while (phrase->end > phrase->noun_end && scene->marks[phrase->end - 1].shape == TCT_SHAPE_OTHER)
        phrase->end--;
    phrase->core_end = phrase->end;
}

static void find_determiner(const tct_scene *scene, tct_phrase *phrase) {
    assert(phrase->first >= scene->first && phrase->end <= scene->end);
    phrase->determiner_at = TCT_NONE;
    if (phrase->first == scene->first) return;
    uint32_t at = phrase->first - 1;
    /* "the corresponding |Exchange of Notes|": past the small words that the name leaves out. */
    while (scene->head_final && phrase->capital && at > scene->first && !scene->marks[at].joint &&
           scene->marks[at].shape == TCT_SHAPE_LOWER &&
           (tct_phrase_upos_is(scene, at, TCT_UPOS_ADJ) || tct_phrase_upos_is(scene, at, TCT_UPOS_NOUN))) {
        phrase->modifiers++;
        at--;
    }
    if (!scene->marks[at].determiner) return;
    phrase->determiner = (tct_determiner)scene->marks[at].determiner;
    phrase->determiner_at = at;
}

static bool holds_name(const tct_scene *scene, const tct_phrase *phrase) {
    for (uint32_t at = phrase->first; at < phrase->end; at++) {
        if (at >= phrase->noun && at < phrase->noun_end) continue;
        if (tct_scene_proper(scene, at) || scene->marks[at].shape == TCT_SHAPE_DIGIT) return true;
    }
    return false;
}

/** Do capitalised words from @p at on lead to another class noun ("Region Resilience Project")? */
static bool compound_goes_on(const tct_scene *scene, uint32_t at) {
    for (; at < scene->end && tct_scene_capital(scene, at); at++)
        if (scene->marks[at].noun_length) return true;
    return false;
}

/** The sentence is a headline. */
static bool in_title(const tct_scene *scene) {
    const tct_sentence *sentence =
        &scene->doc->sentences.items[tct_scene_word(scene, scene->first)->sentence];
    return scene->doc->blocks.items[sentence->block].kind == TCT_BLOCK_TITLE;
}

/** In head-final languages a noun that another noun follows is not the head. */
static bool is_head(const tct_scene *scene, const tct_phrase *phrase) {
    if (!scene->head_final || phrase->noun_end >= scene->end) return true;
    const uint32_t next = phrase->noun_end;
    if (tct_phrase_hyphen_between(scene, next)) return false;
    const tct_mark *mark = &scene->marks[next];
    const uint8_t upos = tct_scene_word(scene, next)->upos;
    const tct_pack_item *item = NULL;
    if (mark->determiner || mark->joint || mark->shape == TCT_SHAPE_OTHER || mark->shape == TCT_SHAPE_DIGIT)
        return true;
    if (tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, next, scene->end, &item)) return false;
    if (mark->noun_length && scene->marks[phrase->noun].noun_kind == TCT_KIND_PLACE) return false;
    if (mark->noun_length) return phrase->capital && mark->shape == TCT_SHAPE_LOWER;
    /* "Sweden |launch| new initiative": what a headline's small noun is followed by makes it a verb */
    if (in_title(scene) && scene->marks[phrase->noun].shape == TCT_SHAPE_LOWER && upos == TCT_UPOS_ADJ &&
        mark->shape == TCT_SHAPE_LOWER)
        return false;
    if (mark->shape == TCT_SHAPE_LOWER)
        return upos != TCT_UPOS_NOUN || (phrase->capital && tct_scene_capital(scene, phrase->noun_end - 1));
    if (compound_goes_on(scene, next)) return false;
    const bool place = scene->marks[phrase->noun].noun_kind == TCT_KIND_PLACE && upos == TCT_UPOS_PROPN;
    return tct_phrase_kind_at(scene, next) == TCT_KIND_PLACE || place || phrase->noun == scene->first ||
           !tct_scene_capital(scene, phrase->noun - 1);
}

bool tct_phrase_measure(const tct_scene *scene, uint32_t at, tct_phrase *phrase) {
    assert(scene->marks[at].noun_length);
    *phrase = (tct_phrase){.first = at, .end = at + scene->marks[at].noun_length, .noun = at};
    phrase->noun_end = phrase->end;
    if (at > scene->first &&
        (tct_phrase_hyphen_between(scene, at - 1) || tct_phrase_hyphen_between(scene, phrase->end)))
        return false;
    phrase->capital = tct_scene_capital(scene, at) && (!scene->marks[at].starts || scene->title_case);
    if (!is_head(scene, phrase)) return false;
    tct_phrase_extend_left(scene, phrase);
    extend_core(scene, phrase);
    tct_phrase_extend_right(scene, phrase);
    find_determiner(scene, phrase);
    phrase->named = holds_name(scene, phrase);
    return true;
}
