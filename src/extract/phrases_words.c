/* Words of noun phrases, and the noun phrase behind a preposition. */
#include <assert.h>

#include "extract/phrases_internal.h"

tct_kind tct_phrase_kind_at(const tct_scene *scene, uint32_t at) {
    const uint32_t owner = scene->owner[at];
    return owner == TCT_NONE ? TCT_KIND_NONE : (tct_kind)scene->doc->mentions.items[owner].kind;
}

static bool same_owner(const tct_scene *scene, uint32_t a, uint32_t b) {
    return scene->owner[a] != TCT_NONE && scene->owner[a] == scene->owner[b];
}

bool tct_phrase_upos_is(const tct_scene *scene, uint32_t at, tct_upos upos) {
    return tct_scene_word(scene, at)->upos == upos;
}

bool tct_phrase_hyphen_between(const tct_scene *scene, uint32_t at) {
    if (at + 1 >= scene->end || at <= scene->first) return false;
    if (!tct_scene_tight(scene, at) || !tct_scene_tight(scene, at - 1)) return false;
    return tct_scene_is(scene, at, '-') ||
           tct_str_equal(tct_doc_span(scene->doc, tct_scene_word(scene, at)->span), TCT_LIT("–"));
}

bool tct_phrase_nominal(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    if (mark->shape == TCT_SHAPE_OTHER) return tct_phrase_hyphen_between(scene, at);
    if (tct_scene_capital(scene, at)) return !mark->determiner;
    if (mark->determiner || mark->joint) return false;
    switch ((tct_upos)tct_scene_word(scene, at)->upos) {
    case TCT_UPOS_NOUN:
    case TCT_UPOS_ADJ:
    case TCT_UPOS_PROPN:
    case TCT_UPOS_NUM:
        return true;
    case TCT_UPOS_X:
    case TCT_UPOS_ADP:
    case TCT_UPOS_ADV:
    case TCT_UPOS_AUX:
    case TCT_UPOS_CCONJ:
    case TCT_UPOS_DET:
    case TCT_UPOS_INTJ:
    case TCT_UPOS_PART:
    case TCT_UPOS_PRON:
    case TCT_UPOS_PUNCT:
    case TCT_UPOS_SCONJ:
    case TCT_UPOS_SYM:
    case TCT_UPOS_VERB:
    case TCT_UPOS_COUNT:
    default:
        return false;
    }
}

bool tct_phrase_person_at(const tct_scene *scene, uint32_t at) {
    const tct_pack_item *item = NULL;
    if (tct_phrase_kind_at(scene, at) == TCT_KIND_PERSON) return true;
    return tct_scene_capital(scene, at) &&
           tct_part_longest(scene->part, scene->doc, TCT_LIST_HONORIFICS, at, scene->end, &item) != 0;
}

uint32_t tct_phrase_skip_articles(const tct_scene *scene, uint32_t at) {
    while (at < scene->end &&
           (scene->marks[at].joint == TCT_JOINT_ARTICLE || scene->marks[at].determiner == TCT_DET_DEF))
        at++;
    return at;
}

/** "the Lao |People's Democratic Republic|": the last word of the known name over @p at, else @p at. */
static uint32_t last_of_known(const tct_scene *scene, uint32_t at) {
    if (scene->owner[at] == TCT_NONE) return at;
    const tct_mention *known = &scene->doc->mentions.items[scene->owner[at]];
    return known->entity != TCT_NONE && known->kind != TCT_KIND_PERSON ? known->word_end - 1 : at;
}

/** Does the run of nominals from @p at hold a noun or name? Sets its end. */
static bool nominal_run(const tct_scene *scene, uint32_t at, bool capitals_only, uint32_t *end) {
    bool noun = false;
    uint32_t next = at;
    for (; next < scene->end && tct_phrase_nominal(scene, next); next++) {
        const bool capital = tct_scene_capital(scene, next);
        if (scene->marks[next].time && !capital) break;
        if (capitals_only && !capital && scene->marks[next].shape == TCT_SHAPE_LOWER) break;
        if (next > at && tct_phrase_person_at(scene, next) && !same_owner(scene, next, at)) break;
        next = last_of_known(scene, next);
        noun = noun || capital || tct_phrase_upos_is(scene, next, TCT_UPOS_NOUN) ||
               tct_phrase_upos_is(scene, next, TCT_UPOS_PROPN);
    }
    *end = next;
    return noun;
}

uint32_t tct_phrase_complement(const tct_scene *scene, uint32_t at, bool capitals_only) {
    assert(at <= scene->end);
    const uint32_t start = tct_phrase_skip_articles(scene, at);
    if (start >= scene->end || tct_phrase_person_at(scene, start) || scene->marks[start].time) return at;
    if (scene->marks[start].determiner != TCT_DET_NONE) return at;
    uint32_t end = start;
    /* A noun that the tagger has not seen may stand alone after "of". */
    if (!tct_scene_tagged(scene, start) && scene->marks[start].shape == TCT_SHAPE_LOWER && !capitals_only &&
        !scene->marks[start].joint)
        end = start + 1;
    else if (!nominal_run(scene, start, capitals_only, &end))
        return at;
    return end;
}
