#include "extract/phrases.h"

#include <assert.h>

/** Kind of the mention that covers word @p at, TCT_KIND_NONE when there is none. */
static tct_kind kind_at(const tct_scene *scene, uint32_t at) {
    const uint32_t owner = scene->owner[at];
    return owner == TCT_NONE ? TCT_KIND_NONE : (tct_kind)scene->doc->mentions.items[owner].kind;
}

static bool same_owner(const tct_scene *scene, uint32_t a, uint32_t b) {
    return scene->owner[a] != TCT_NONE && scene->owner[a] == scene->owner[b];
}

static bool upos_is(const tct_scene *scene, uint32_t at, tct_upos upos) {
    return tct_scene_word(scene, at)->upos == upos;
}

static bool hyphen_between(const tct_scene *scene, uint32_t at) {
    if (at + 1 >= scene->end || at <= scene->first) return false;
    if (!tct_scene_tight(scene, at) || !tct_scene_tight(scene, at - 1)) return false;
    return tct_scene_is(scene, at, '-') ||
           tct_str_equal(tct_doc_span(scene->doc, tct_scene_word(scene, at)->span), TCT_LIT("–"));
}

/** A word that may stand inside a noun phrase: noun, adjective, name, number, capitalised word. */
static bool nominal(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    if (mark->shape == TCT_SHAPE_OTHER) return hyphen_between(scene, at);
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

/** Does a person begin at @p at, or a form of address? */
static bool person_at(const tct_scene *scene, uint32_t at) {
    const tct_pack_item *item = NULL;
    if (kind_at(scene, at) == TCT_KIND_PERSON) return true;
    return tct_scene_capital(scene, at) &&
           tct_part_longest(scene->part, scene->doc, TCT_LIST_HONORIFICS, at, scene->end, &item) != 0;
}

/** Articles (contracted or not) from @p at on. */
static uint32_t skip_articles(const tct_scene *scene, uint32_t at) {
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
    for (; next < scene->end && nominal(scene, next); next++) {
        const bool capital = tct_scene_capital(scene, next);
        if (scene->marks[next].time && !capital) break;
        if (capitals_only && !capital && scene->marks[next].shape == TCT_SHAPE_LOWER) break;
        if (next > at && person_at(scene, next) && !same_owner(scene, next, at)) break;
        next = last_of_known(scene, next);
        noun = noun || capital || upos_is(scene, next, TCT_UPOS_NOUN) || upos_is(scene, next, TCT_UPOS_PROPN);
    }
    *end = next;
    return noun;
}

uint32_t tct_phrase_complement(const tct_scene *scene, uint32_t at, bool capitals_only) {
    assert(at <= scene->end);
    const uint32_t start = skip_articles(scene, at);
    if (start >= scene->end || person_at(scene, start) || scene->marks[start].time) return at;
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

/** "Secrétariat d'État |à l'économie| (SECO)": what stands before letters in parentheses is a name to its
 * end. */
static bool before_letters(const tct_scene *scene, uint32_t object) {
    const uint32_t end = tct_phrase_complement(scene, object, false);
    return end > object && end + 2 < scene->end && tct_scene_is(scene, end, '(') &&
           scene->marks[end + 1].shape == TCT_SHAPE_UPPER && tct_scene_is(scene, end + 2, ')');
}

/** May a complement led by @p joint follow? "at" words lead adverbials more often than parts of names. */
static bool may_lead(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    const uint32_t object = skip_articles(scene, at + mark->joint_length);
    if (object >= scene->end) return false;
    if (mark->joint == TCT_JOINT_OF) return !scene->marks[object].time || tct_scene_capital(scene, object);
    const bool place = kind_at(scene, object) == TCT_KIND_PLACE;
    if (mark->joint == TCT_JOINT_JOIN) return true;
    if (mark->joint != TCT_JOINT_AT) return false;
    /* "Forest Authority with IUCN": another body is no part of the name */
    const bool body =
        kind_at(scene, object) == TCT_KIND_ORGANIZATION ||
        (scene->marks[object].noun_length && scene->marks[object].noun_kind == TCT_KIND_ORGANIZATION);
    if (body && scene->marks[phrase->noun].noun_kind == TCT_KIND_ORGANIZATION) return false;
    if (phrase->capital && !place && before_letters(scene, at + mark->joint_length)) return true;
    if (place || scene->marks[object].time || (at != phrase->core_end && !phrase->capital)) return false;
    if (object > at + mark->joint_length) return phrase->capital && tct_scene_capital(scene, object);
    return scene->title_case ? phrase->capital && tct_scene_capital(scene, object)
                             : !tct_scene_capital(scene, object) && scene->marks[object].noun_length == 0;
}

/** Does the tree hang the complement's head on a word of the phrase? True when there is no tree. */
static bool attached(const tct_scene *scene, const tct_phrase *phrase, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        const uint32_t head = tct_scene_word(scene, at)->head;
        if (head == TCT_NONE || (head >= first && head < end)) continue;
        return head >= phrase->first && head < phrase->end;
    }
    return true;
}

/** Does the tree make a word of [first, end) a conjunct of a word of the phrase? */
static bool conjoined(const tct_scene *scene, const tct_phrase *phrase, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        const tct_word *word = tct_scene_word(scene, at);
        if (word->relation == TCT_DEP_CONJ && word->head >= phrase->core_end && word->head < phrase->end)
            return true;
    }
    return false;
}

/** End of "et de la Y", "and Y", ", de Y et de Z" after @p at, or @p at. @p of: the last complement had "of".
 */
static uint32_t coordinated(const tct_scene *scene, const tct_phrase *phrase, uint32_t at, bool of,
                            bool capitals_only) {
    if (at + 1 >= scene->end) return at;
    uint32_t next = at;
    const bool comma = tct_scene_is(scene, at, ',');
    if (comma)
        next++;
    else if (scene->marks[at].joint == TCT_JOINT_AND)
        next += scene->marks[at].joint_length;
    else
        return at;
    if (next >= scene->end) return at;
    const bool again = scene->marks[next].joint == TCT_JOINT_OF;
    if (again && !of) return at;
    const uint32_t object = again ? next + scene->marks[next].joint_length : next;
    if (object >= scene->end) return at;
    /* "Fédération de rugby et |membre| de la Ligue": an office or part begins something else */
    const tct_pack_item *item = NULL;
    if (!again && scene->marks[object].shape == TCT_SHAPE_LOWER &&
        tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, object, scene->end, &item))
        return at;
    /* "l'Agence de l'eau et de la |Chambre| d'agriculture": another body, as is "X du Finistère et |Eau| du
     * …" */
    const uint32_t named = skip_articles(scene, object);
    if (!scene->title_case && phrase->capital && named < scene->end && tct_scene_capital(scene, named)) {
        const tct_mark *body = &scene->marks[named];
        if (again && body->noun_length && body->noun_kind == TCT_KIND_ORGANIZATION) return at;
        if (!again && of && named == object) return at;
    }
    const bool parallel = !again && !of && scene->marks[object].determiner == TCT_DET_DEF;
    if (!again && !parallel && (scene->marks[object].determiner || scene->marks[object].joint)) return at;
    const uint32_t start = skip_articles(scene, object);
    if (start >= scene->end || kind_at(scene, start) != TCT_KIND_NONE || scene->marks[start].time) return at;
    if (scene->marks[start].noun_length && scene->marks[start].noun_kind != TCT_KIND_STRATEGY && !again)
        return at;
    const uint32_t end = tct_phrase_complement(scene, object, capitals_only);
    if (end == object) return at;
    /* "School of Art and |Welsh| start-up X": the capitals belong to what follows */
    if (capitals_only && end < scene->end && scene->marks[end].shape == TCT_SHAPE_LOWER &&
        nominal(scene, end))
        return at;
    /* "pour la stabilisation et le développement": only where the tree coordinates them. */
    if (parallel && !conjoined(scene, phrase, object, end)) return at;
    if (!comma) return end;
    /* A comma belongs to the name only when the list ends in "and". */
    const uint32_t rest = coordinated(scene, phrase, end, of, capitals_only);
    return rest > end ? rest : at;
}

/** Part of a compound with hyphens that the tokeniser has split. */
static bool hyphenated(const tct_scene *scene, uint32_t at) {
    return (at > scene->first && hyphen_between(scene, at - 1)) ||
           (at + 1 < scene->end && hyphen_between(scene, at + 1));
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
    const bool common =
        owner->upos == TCT_UPOS_NOUN || TCT_FEAT(owner->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR;
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

/** Prenominal words of the phrase: capitalised ones, adjectives, and in head-final languages nouns. */
static bool modifies(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    if (inner_possessive(scene, phrase, at)) return true;
    if (scene->head_final && places_time(scene, at)) return false;
    if (mark->determiner || person_at(scene, at)) return named_quantifier(scene, phrase, at);
    if (mark->shape == TCT_SHAPE_OTHER) return scene->head_final && hyphen_between(scene, at);
    if (scene->head_final && hyphenated(scene, at)) return true;
    if (mark->joint == TCT_JOINT_AND)
        return scene->title_case && phrase->capital && at > scene->first && tct_scene_proper(scene, at - 1) &&
               tct_scene_capital(scene, at + 1) && !scene->marks[at - 1].noun_length &&
               scene->owner[at - 1] == TCT_NONE;
    /* "Justice for Women project" */
    if (mark->joint == TCT_JOINT_JOIN && scene->title_case && at > scene->first &&
        scene->marks[phrase->noun].noun_kind == TCT_KIND_STRATEGY && tct_scene_capital(scene, at + 1) &&
        tct_scene_proper(scene, at - 1) && !scene->marks[at - 1].noun_length &&
        scene->owner[at - 1] == TCT_NONE)
        return true;
    if (mark->joint) return false;
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    /* "Rugby Club du Val", "Racing Club de Lens": a borrowed compound before the noun */
    if (!scene->head_final && phrase->capital && tct_scene_proper(scene, at) && !mark->starts &&
        scene->owner[at] == TCT_NONE && (upos == TCT_UPOS_PROPN || upos == TCT_UPOS_X) && !mark->noun_length)
        return true;
    if (!scene->head_final)
        return upos == TCT_UPOS_ADJ || (upos == TCT_UPOS_NUM && mark->shape != TCT_SHAPE_LOWER);
    if (tct_scene_capital(scene, at))
        return !mark->starts || upos == TCT_UPOS_PROPN || upos == TCT_UPOS_NOUN || upos == TCT_UPOS_ADJ ||
               upos == TCT_UPOS_NUM || mark->shape == TCT_SHAPE_UPPER || upos == TCT_UPOS_X;
    /* "launch |new initiative|": no noun stands before an adjective of the same phrase. */
    if (upos != TCT_UPOS_ADJ && mark->shape == TCT_SHAPE_LOWER && at + 1 < phrase->noun &&
        scene->marks[at + 1].shape == TCT_SHAPE_LOWER && upos_is(scene, at + 1, TCT_UPOS_ADJ))
        return false;
    /* "the annual |Investor Day|": the capitals say where the name begins. */
    if (phrase->capital && tct_scene_capital(scene, at + 1) && mark->shape == TCT_SHAPE_LOWER) return false;
    return upos == TCT_UPOS_NOUN || upos == TCT_UPOS_ADJ || upos == TCT_UPOS_PROPN || upos == TCT_UPOS_NUM;
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
    const bool large = upos_is(scene, capital - 1, TCT_UPOS_ADP) && tct_scene_capital(scene, capital - 1);
    if ((!small && !large) || joint->joint_length > 1) return;
    uint32_t first = capital - 1;
    while (first > scene->first && free_capital(scene, first - 1) && !person_at(scene, first - 1))
        first--;
    const bool led = first > scene->first && (scene->marks[first - 1].determiner ||
                                              tct_scene_word(scene, first - 1)->upos == TCT_UPOS_PART);
    if (first == capital - 1 || !led) return;
    phrase->modifiers += capital - first;
    phrase->first = first;
    phrase->capital = true;
}

/** "a US$ 12 million agreement": what it costs is no part of what it is called. */
static void drop_amount(const tct_scene *scene, tct_phrase *phrase) {
    uint32_t first = phrase->first;
    while (first < phrase->noun && upos_is(scene, first, TCT_UPOS_NUM) &&
           (first > phrase->first || scene->marks[first].shape == TCT_SHAPE_DIGIT))
        first++;
    if (first == phrase->first) return;
    const bool sign = phrase->first > scene->first && upos_is(scene, phrase->first - 1, TCT_UPOS_SYM);
    const bool words = first > phrase->first + 1 && scene->marks[first - 1].shape == TCT_SHAPE_LOWER;
    if (!sign && !words) return;
    phrase->modifiers -= first - phrase->first;
    phrase->first = first;
}

static void extend_left(const tct_scene *scene, tct_phrase *phrase) {
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

/** Adjectives, names, years and apposed nouns right after the noun. */
/** A noun apposed to the noun ("département gouvernance et paix"): its coordination goes on. */
static bool apposed(const tct_scene *scene, const tct_phrase *phrase) {
    return !scene->head_final && phrase->end > phrase->noun_end &&
           tct_scene_word(scene, phrase->end - 1)->upos == TCT_UPOS_NOUN;
}

static bool postmodifies(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    if (mark->determiner || mark->joint || mark->shape == TCT_SHAPE_OTHER) return hyphen_between(scene, at);
    if (mark->shape == TCT_SHAPE_DIGIT) return !mark->time || tct_scene_text(scene, at).size == 4;
    if (person_at(scene, at))
        return kind_at(scene, at) == TCT_KIND_PERSON && phrase->noun_end == at && phrase->capital == true &&
               !scene->head_final;
    if (mark->time) return false;
    /* "the subsidiary Aldane Polska": the common noun says what the name is. */
    if (scene->head_final && !phrase->capital && kind_at(scene, at) == TCT_KIND_ORGANIZATION) return false;
    if (tct_scene_capital(scene, at)) return true;
    if (scene->head_final) return false;
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    if (upos == TCT_UPOS_NOUN) return !mark->noun_length;
    /* "la convention |complète| le schéma": before an article the adjective is a verb */
    if (upos == TCT_UPOS_ADJ && at + 1 < scene->end && scene->marks[at + 1].determiner == TCT_DET_DEF)
        return false;
    return upos == TCT_UPOS_ADJ || upos == TCT_UPOS_PROPN;
}

/** "association |Les Mains vertes|": a name that begins with its own article. */
static bool named_with_article(const tct_scene *scene, const tct_phrase *phrase) {
    const uint32_t at = phrase->noun_end;
    return !scene->head_final && !phrase->capital && at + 1 < scene->end &&
           scene->marks[phrase->noun].noun_kind == TCT_KIND_ORGANIZATION &&
           scene->marks[at].determiner == TCT_DET_DEF && tct_scene_capital(scene, at) &&
           tct_scene_capital(scene, at + 1);
}

static void extend_core(const tct_scene *scene, tct_phrase *phrase) {
    if (named_with_article(scene, phrase)) phrase->end += 2;
    while (phrase->end < scene->end && postmodifies(scene, phrase, phrase->end)) {
        phrase->end++;
        phrase->modifiers++;
    }
    while (phrase->end > phrase->noun_end && scene->marks[phrase->end - 1].shape == TCT_SHAPE_OTHER)
        phrase->end--;
    phrase->core_end = phrase->end;
}

/** "membre de l'Alliance mondiale pour les lacs": right after a capitalised body, hung on a noun, it is the
 * body's. */
static bool purpose(const tct_scene *scene, const tct_phrase *phrase, uint32_t at, uint32_t end) {
    if (scene->title_case || !phrase->capital || at != phrase->core_end || !phrase->modifiers) return false;
    const uint32_t head = tct_scene_word(scene, end - 1)->head;
    return scene->marks[at].joint == TCT_JOINT_JOIN && head != TCT_NONE &&
           tct_scene_word(scene, head)->upos == TCT_UPOS_NOUN;
}

/** "notre université en matière de recherche": a long connector says how the body acts, not what it is
 * called. */
static bool of_no_body(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    return scene->marks[phrase->noun].noun_kind == TCT_KIND_ORGANIZATION && !phrase->capital &&
           scene->marks[at].joint == TCT_JOINT_JOIN && scene->marks[at].joint_length > 1;
}

/** What an event or strategy is about or for stays with it wherever the tree hangs it. */
static bool topical(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const uint8_t kind = scene->marks[phrase->noun].noun_kind;
    return scene->marks[at].joint == TCT_JOINT_JOIN && (kind == TCT_KIND_EVENT || kind == TCT_KIND_STRATEGY);
}

static void extend_right(const tct_scene *scene, tct_phrase *phrase) {
    bool of = false, closed = false;
    const bool capitals_only = scene->title_case && phrase->capital;
    for (int rounds = 0; rounds < 12 && phrase->end < scene->end; rounds++) {
        const uint32_t at = phrase->end;
        const tct_mark *mark = &scene->marks[at];
        uint32_t end = coordinated(scene, phrase, at, of, capitals_only);
        if (!phrase->complements && !apposed(scene, phrase)) end = at;
        if (end > at && closed && scene->marks[at + mark->joint_length].joint != TCT_JOINT_OF) return;
        closed = end > at;
        if (end == at && mark->joint >= TCT_JOINT_OF && mark->joint != TCT_JOINT_AND &&
            mark->joint != TCT_JOINT_ARTICLE && may_lead(scene, phrase, at)) {
            const uint32_t object = at + mark->joint_length;
            /* "Government of Sweden |launch new initiative|": after capitals small words begin something else
             */
            const bool capital = tct_scene_capital(scene, skip_articles(scene, object));
            end = tct_phrase_complement(scene, object,
                                        capitals_only && (mark->joint != TCT_JOINT_OF || capital));
            if (end == object) return;
            of = mark->joint == TCT_JOINT_OF;
            const bool capitals = phrase->capital && tct_scene_capital(scene, end - 1);
            const bool topic = topical(scene, phrase, at) || purpose(scene, phrase, at, end);
            if (of_no_body(scene, phrase, at)) return;
            if (!of && !capitals && !topic && !attached(scene, phrase, at, end)) return;
            phrase->topic = phrase->topic || topic;
        }
        if (end == at) return;
        phrase->end = end;
        phrase->complements++;
    }
}

static void find_determiner(const tct_scene *scene, tct_phrase *phrase) {
    assert(phrase->first >= scene->first && phrase->end <= scene->end);
    phrase->determiner_at = TCT_NONE;
    if (phrase->first == scene->first) return;
    uint32_t at = phrase->first - 1;
    /* "the corresponding |Exchange of Notes|": past the small words that the name leaves out. */
    while (scene->head_final && phrase->capital && at > scene->first && !scene->marks[at].joint &&
           scene->marks[at].shape == TCT_SHAPE_LOWER &&
           (upos_is(scene, at, TCT_UPOS_ADJ) || upos_is(scene, at, TCT_UPOS_NOUN))) {
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
    if (hyphen_between(scene, next)) return false;
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
    return kind_at(scene, next) == TCT_KIND_PLACE || place || phrase->noun == scene->first ||
           !tct_scene_capital(scene, phrase->noun - 1);
}

bool tct_phrase_measure(const tct_scene *scene, uint32_t at, tct_phrase *phrase) {
    assert(scene->marks[at].noun_length);
    *phrase = (tct_phrase){.first = at, .end = at + scene->marks[at].noun_length, .noun = at};
    phrase->noun_end = phrase->end;
    if (at > scene->first && (hyphen_between(scene, at - 1) || hyphen_between(scene, phrase->end)))
        return false;
    phrase->capital = tct_scene_capital(scene, at) && (!scene->marks[at].starts || scene->title_case);
    if (!is_head(scene, phrase)) return false;
    extend_left(scene, phrase);
    extend_core(scene, phrase);
    extend_right(scene, phrase);
    find_determiner(scene, phrase);
    phrase->named = holds_name(scene, phrase);
    return true;
}
