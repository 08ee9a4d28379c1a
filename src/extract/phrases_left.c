/* What belongs to a name or description before its noun. */
#include <assert.h>

#include "extract/phrases_internal.h"

/** Part of a compound with hyphens that the tokeniser has split. */
static bool hyphenated(const tct_scene *scene, uint32_t at) {
    return (at > scene->first && tct_phrase_hyphen_between(scene, at - 1)) ||
           (at + 1 < scene->end && tct_phrase_hyphen_between(scene, at + 1));
}

/** "Foreign Ministers' Meeting", "Children's Hospital", "a young scientists' forum": a common noun possesses
 * inside the name. */
static bool inner_possessive(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    if (!scene->head_final || scene->marks[at].determiner != TCT_DET_POSS) return false;
    if (at <= scene->first || scene->marks[at].shape == TCT_SHAPE_CAPITAL) return false;
    const tct_word *owner = tct_scene_word(scene, at - 1);
    if (!phrase->capital)
        return scene->marks[phrase->noun].noun_kind == TCT_KIND_EVENT && owner->upos == TCT_UPOS_NOUN &&
               tct_scene_tight(scene, at - 1) && scene->owner[at - 1] == TCT_NONE &&
               TCT_FEAT(owner->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR &&
               !scene->marks[at - 1].noun_length;
    const tct_pack_list *plurals = tct_pack_list_find(scene->part->language, "plural-nouns");
    const bool common = owner->upos == TCT_UPOS_NOUN ||
                        TCT_FEAT(owner->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR ||
                        (plurals && tct_pack_list_get(plurals, owner->lower));
    return tct_scene_tight(scene, at - 1) && common && scene->owner[at - 1] == TCT_NONE &&
           tct_scene_capital(scene, at - 1) && !scene->marks[at - 1].noun_length;
}

/** "the All England Club": a capitalised quantifier after an article is part of the name. */
static bool named_quantifier(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    return scene->title_case && phrase->capital && scene->marks[at].determiner == TCT_DET_QUANT &&
           tct_scene_capital(scene, at) && at > scene->first &&
           scene->marks[at - 1].determiner == TCT_DET_DEF;
}

/** "last week", "next month": small words that place a time are no part of a name. */
static bool places_time(const tct_scene *scene, uint32_t at) {
    if (scene->marks[at].shape != TCT_SHAPE_LOWER) return false;
    const tct_pack_list *list = tct_pack_list_find(scene->part->language, "time-words");
    const tct_pack_item *item = list ? tct_pack_list_get(list, tct_scene_word(scene, at)->lower) : NULL;
    const tct_str role = item ? tct_doc_symbol(scene->doc, item->value[0]) : (tct_str){0};
    return tct_str_equal(role, TCT_LIT("last")) || tct_str_equal(role, TCT_LIT("next"));
}

/** A proper word before @p at that is neither a class noun nor part of a known name. */
static bool follows_proper(const tct_scene *scene, uint32_t at) {
    return at > scene->first && tct_scene_proper(scene, at - 1) && !scene->marks[at - 1].noun_length &&
           scene->owner[at - 1] == TCT_NONE;
}

/** "the EU |Commissioner| for Energy Partnerships": a title's noun heads the phrase, not what follows. */
static bool is_title(const tct_scene *scene, uint32_t at) {
    return tct_part_item(scene->part, TCT_LIST_TITLES, tct_scene_word(scene, at)->lower) != NULL;
}

/** "Justice for Women project", "Research and Innovation Council": a small word between capitals. */
static bool joins_capitals(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const uint8_t joint = scene->marks[at].joint;
    if (!scene->title_case || !follows_proper(scene, at) || !tct_scene_capital(scene, at + 1)) return false;
    if (joint == TCT_JOINT_AND) /* "Nokia and |Tampere University|" are two */
        return phrase->capital && tct_phrase_kind_at(scene, at + 1) != TCT_KIND_PLACE;
    return joint == TCT_JOINT_JOIN && scene->marks[phrase->noun].noun_kind == TCT_KIND_STRATEGY &&
           !is_title(scene, at - 1);
}

/** The word before the noun where modifiers follow it: adjectives, "Rugby |Club| du Val" (a borrowed
 * compound). */
static bool modifies_head_first(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    if (phrase->capital && tct_scene_proper(scene, at) && !mark->starts && scene->owner[at] == TCT_NONE &&
        (upos == TCT_UPOS_PROPN || upos == TCT_UPOS_X) && !mark->noun_length)
        return true;
    return upos == TCT_UPOS_ADJ || (upos == TCT_UPOS_NUM && mark->shape != TCT_SHAPE_LOWER);
}

/** Does the tag say that a word may stand before a noun? */
static bool is_nominal_tag(uint8_t upos) {
    return upos == TCT_UPOS_NOUN || upos == TCT_UPOS_ADJ || upos == TCT_UPOS_PROPN || upos == TCT_UPOS_NUM;
}

/** The word before the noun where the noun comes last. */
static bool modifies_head_final(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    if (tct_scene_capital(scene, at))
        return !mark->starts || is_nominal_tag(upos) || mark->shape == TCT_SHAPE_UPPER || upos == TCT_UPOS_X;
    /* "launch |new initiative|": no noun stands before an adjective of the same phrase. */
    if (upos != TCT_UPOS_ADJ && mark->shape == TCT_SHAPE_LOWER && at + 1 < phrase->noun &&
        scene->marks[at + 1].shape == TCT_SHAPE_LOWER && tct_phrase_upos_is(scene, at + 1, TCT_UPOS_ADJ))
        return false;
    /* "the annual |Investor Day|": the capitals say where the name begins. */
    if (phrase->capital && tct_scene_capital(scene, at + 1) && mark->shape == TCT_SHAPE_LOWER) return false;
    return is_nominal_tag(upos);
}

/** Prenominal words of the phrase: capitalised ones, adjectives, and in head-final languages nouns. */
static bool modifies(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    if (inner_possessive(scene, phrase, at)) return true;
    if (scene->head_final && places_time(scene, at)) return false;
    if (mark->determiner || tct_phrase_person_at(scene, at)) return named_quantifier(scene, phrase, at);
    if (mark->shape == TCT_SHAPE_OTHER) return scene->head_final && tct_phrase_hyphen_between(scene, at);
    if (scene->head_final && hyphenated(scene, at)) return true;
    if (mark->joint) return joins_capitals(scene, phrase, at);
    return scene->head_final ? modifies_head_final(scene, phrase, at)
                             : modifies_head_first(scene, phrase, at);
}

static void extend_over_modifiers(const tct_scene *scene, tct_phrase *phrase) {
    while (phrase->first > scene->first && modifies(scene, phrase, phrase->first - 1)) {
        phrase->first--;
        phrase->modifiers++;
    }
}

/** A capitalised word that no other name or class noun claims. */
static bool free_capital(const tct_scene *scene, uint32_t at) {
    return tct_scene_capital(scene, at) && scene->owner[at] == TCT_NONE && !scene->marks[at].noun_length &&
           !scene->marks[at].determiner && !scene->marks[at].joint && !scene->marks[at].time;
}

/** "the Rice for Resilience Programme": capitals joined by a small word between the article and the noun. */
static void extend_over_join(const tct_scene *scene, tct_phrase *phrase) {
    const uint32_t capital = phrase->first;
    /* "Learning Without |Borders|": a noun of places is one of the name's words here */
    const bool place = scene->marks[capital].noun_length == 1 && scene->marks[capital].weak &&
                       tct_scene_capital(scene, capital) && scene->owner[capital] == TCT_NONE;
    if (scene->marks[phrase->noun].noun_kind == TCT_KIND_PLACE) return;
    if (!scene->head_final || capital < scene->first + 3 || (!place && !free_capital(scene, capital))) return;
    const tct_mark *joint = &scene->marks[capital - 1];
    const bool small = joint->joint >= TCT_JOINT_OF && joint->joint != TCT_JOINT_ARTICLE;
    const bool large =
        tct_phrase_upos_is(scene, capital - 1, TCT_UPOS_ADP) && tct_scene_capital(scene, capital - 1);
    if ((!small && !large) || joint->joint_length > 1) return;
    uint32_t first = capital - 1;
    while (first > scene->first && free_capital(scene, first - 1) && !tct_phrase_person_at(scene, first - 1))
        first--;
    const bool led = first > scene->first && (scene->marks[first - 1].determiner ||
                                              tct_scene_word(scene, first - 1)->upos == TCT_UPOS_PART);
    if (first == capital - 1 || !led || is_title(scene, capital - 2)) return;
    phrase->modifiers += capital - first;
    phrase->first = first;
    phrase->capital = true;
}

/** "a US$ 12 million agreement": what it costs is no part of what it is called. */
static void drop_amount(const tct_scene *scene, tct_phrase *phrase) {
    uint32_t first = phrase->first;
    while (first < phrase->noun && tct_phrase_upos_is(scene, first, TCT_UPOS_NUM) &&
           (first > phrase->first || scene->marks[first].shape == TCT_SHAPE_DIGIT))
        first++;
    if (first == phrase->first) return;
    const bool sign =
        phrase->first > scene->first && tct_phrase_upos_is(scene, phrase->first - 1, TCT_UPOS_SYM);
    const bool words = first > phrase->first + 1 && scene->marks[first - 1].shape == TCT_SHAPE_LOWER;
    if (!sign && !words) return;
    phrase->modifiers -= first - phrase->first;
    phrase->first = first;
}

void tct_phrase_extend_left(const tct_scene *scene, tct_phrase *phrase) {
    assert(phrase->first == phrase->noun);
    extend_over_modifiers(scene, phrase);
    extend_over_join(scene, phrase);
    drop_amount(scene, phrase);
    /* A contraction's second word cannot begin a phrase, nor can a sign. */
    while (phrase->first < phrase->noun && (scene->marks[phrase->first].shape == TCT_SHAPE_OTHER ||
                                            scene->marks[phrase->first].joint == TCT_JOINT_AND ||
                                            scene->marks[phrase->first].joint == TCT_JOINT_JOIN))
        phrase->first++;
}
