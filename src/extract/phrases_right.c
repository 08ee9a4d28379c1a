/* Complements of a name or description: what stays with it on the right. */
#include <assert.h>

#include "extract/phrases_internal.h"

/** Complements of one name at most. */
enum { COMPLEMENTS = 12 };

/** "Secrétariat d'État |à l'économie| (SECO)": what stands before letters in parentheses is a name to its
 * end. */
static bool before_letters(const tct_scene *scene, uint32_t object) {
    const uint32_t end = tct_phrase_complement(scene, object, false);
    return end > object && end + 2 < scene->end && tct_scene_is(scene, end, '(') &&
           scene->marks[end + 1].shape == TCT_SHAPE_UPPER && tct_scene_is(scene, end + 2, ')');
}

/** "a Memorandum of Understanding |on Thursday|": a day, not what the act is on. */
static bool is_day(const tct_scene *scene, uint32_t at) {
    return scene->marks[at].time &&
           (tct_scene_capital(scene, at) || scene->marks[at].shape == TCT_SHAPE_DIGIT);
}

/** "the University |at the Water Forum|", "the Government |at the Convention Centre|": capitals that lead to
 * an event or a venue are no part of a body's name. */
static bool leads_to_scene(const tct_scene *scene, uint32_t object) {
    for (; object < scene->end && tct_scene_capital(scene, object); object++)
        if (scene->marks[object].noun_length && (scene->marks[object].noun_kind == TCT_KIND_EVENT ||
                                                 scene->marks[object].noun_kind == TCT_KIND_PLACE))
            return true;
    return false;
}

/** "the Library of Wales |in Aberystwyth|": the name tagger sees a place. */
static bool is_tagged_place(const tct_scene *scene, uint32_t at) {
    const tct_name *name = tct_doc_name_over(scene->doc, at, at + 1);
    return name && name->kind == TCT_KIND_PLACE && name->first_word == at;
}

/** May a complement led by @p joint follow? "at" words lead adverbials more often than parts of names. */
static bool may_lead(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    const uint32_t object = tct_phrase_skip_articles(scene, at + mark->joint_length);
    if (object >= scene->end) return false;
    if (mark->joint == TCT_JOINT_OF) return !scene->marks[object].time || tct_scene_capital(scene, object);
    const bool place = tct_phrase_kind_at(scene, object) == TCT_KIND_PLACE || is_tagged_place(scene, object);
    if (mark->joint == TCT_JOINT_JOIN) return !is_day(scene, object);
    if (mark->joint != TCT_JOINT_AT) return false;
    /* "Forest Authority with IUCN": another body is no part of the name */
    const bool body =
        tct_phrase_kind_at(scene, object) == TCT_KIND_ORGANIZATION ||
        (scene->marks[object].noun_length && scene->marks[object].noun_kind == TCT_KIND_ORGANIZATION);
    if ((body || leads_to_scene(scene, object)) &&
        scene->marks[phrase->noun].noun_kind == TCT_KIND_ORGANIZATION)
        return false;
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

/** What "and", "et de" or a comma leads to. */
typedef struct {
    uint32_t object; /**< first word of the next complement, articles included */
    uint32_t noun;   /**< the same without articles */
    bool comma;      /**< nothing but a comma leads to it */
    bool again;      /**< the preposition is said again: "et |de| la Y" */
} conjunct;

/** Fills @p out from the comma or conjunction at @p at. */
static bool read_conjunct(const tct_scene *scene, uint32_t at, conjunct *out) {
    if (at + 1 >= scene->end) return false;
    const tct_mark *mark = &scene->marks[at];
    out->comma = tct_scene_is(scene, at, ',');
    if (!out->comma && mark->joint != TCT_JOINT_AND) return false;
    const uint32_t next = at + (out->comma ? 1 : mark->joint_length);
    if (next >= scene->end) return false;
    out->again = scene->marks[next].joint == TCT_JOINT_OF;
    out->object = next + (out->again ? scene->marks[next].joint_length : 0);
    if (out->object >= scene->end) return false;
    out->noun = tct_phrase_skip_articles(scene, out->object);
    return out->noun < scene->end;
}

/** "Fédération de rugby et |membre| de la Ligue": an office or part begins something else. */
static bool begins_office(const tct_scene *scene, const conjunct *next) {
    const tct_pack_item *item = NULL;
    return !next->again && scene->marks[next->object].shape == TCT_SHAPE_LOWER &&
           tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, next->object, scene->end, &item);
}

/** "l'Agence de l'eau et de la |Chambre| d'agriculture": another body, as is "X du Finistère et |Eau| du …".
 * @p of: the last complement had "of". */
static bool begins_body(const tct_scene *scene, const tct_phrase *phrase, const conjunct *next, bool of) {
    const tct_mark *noun = &scene->marks[next->noun];
    /* "la tutelle du ministère de X et du |ministère| de Y" */
    if (next->again && noun->noun_length && !noun->plural && noun->noun_kind == TCT_KIND_ORGANIZATION &&
        noun->noun_class == scene->marks[phrase->noun].noun_class)
        return true;
    if (scene->title_case || !phrase->capital || !tct_scene_capital(scene, next->noun)) return false;
    const tct_mark *body = &scene->marks[next->noun];
    if (next->again)
        return body->noun_length &&
               (body->noun_kind == TCT_KIND_ORGANIZATION || body->noun_kind == TCT_KIND_PLACE);
    return of && next->noun == next->object;
}

/** "l'Union des industries de |l'|eau et |signataire| du Pacte": bare where the complement before had an
 * article. */
static bool lacks_article(const tct_scene *scene, const tct_phrase *phrase, const conjunct *next, bool of) {
    const tct_mark *object = &scene->marks[next->object];
    return !scene->head_final && of && phrase->article && !next->again && !next->comma &&
           object->shape == TCT_SHAPE_LOWER && !object->determiner && !object->joint;
}

/** "City of Tampere, Nokia and |Tampere University|", "l'ambassade du Canada et |Femmes Debout|": behind the
 * name of a place only places go on. */
static bool leaves_place(const tct_scene *scene, uint32_t at, const conjunct *next) {
    return (scene->title_case || (!next->again && next->noun == next->object)) &&
           tct_phrase_kind_at(scene, at - 1) == TCT_KIND_PLACE && tct_scene_capital(scene, next->noun) &&
           tct_phrase_kind_at(scene, next->noun) != TCT_KIND_PLACE;
}

/** May what the conjunct begins with go on with the name? */
static bool may_go_on(const tct_scene *scene, const conjunct *next, bool parallel) {
    const tct_mark *object = &scene->marks[next->object], *noun = &scene->marks[next->noun];
    if (!next->again && !parallel && (object->determiner || object->joint)) return false;
    if (tct_phrase_kind_at(scene, next->noun) != TCT_KIND_NONE || noun->time) return false;
    return next->again || !noun->noun_length || noun->noun_kind == TCT_KIND_STRATEGY;
}

/** End of the complement that @p next begins, its begin when it is none of the name's. */
static uint32_t conjunct_end(const tct_scene *scene, const tct_phrase *phrase, const conjunct *next,
                             bool parallel, bool capitals_only) {
    const uint32_t end = tct_phrase_complement(scene, next->object, capitals_only);
    /* "School of Art and |Welsh| start-up X": the capitals belong to what follows */
    if (capitals_only && end < scene->end && scene->marks[end].shape == TCT_SHAPE_LOWER &&
        tct_phrase_nominal(scene, end))
        return next->object;
    /* "pour la stabilisation et le développement": only where the tree coordinates them. */
    return parallel && !conjoined(scene, phrase, next->object, end) ? next->object : end;
}

/** End of "et de la Y", "and Y", ", de Y et de Z" after @p at, or @p at. @p of: the last complement had "of".
 */
static uint32_t coordinated(const tct_scene *scene, const tct_phrase *phrase, uint32_t at, bool of,
                            bool capitals_only) {
    conjunct next;
    if (!read_conjunct(scene, at, &next) || (next.again && !of)) return at;
    if (begins_office(scene, &next) || begins_body(scene, phrase, &next, of)) return at;
    if (leaves_place(scene, at, &next)) return at;
    if (lacks_article(scene, phrase, &next, of)) return at;
    const bool parallel = !next.again && !of && scene->marks[next.object].determiner == TCT_DET_DEF;
    if (!may_go_on(scene, &next, parallel)) return at;
    const uint32_t end = conjunct_end(scene, phrase, &next, parallel, capitals_only);
    if (end == next.object) return at;
    if (!next.comma) return end;
    /* A comma belongs to the name only when the list ends in "and". */
    const uint32_t rest = coordinated(scene, phrase, end, of, capitals_only);
    return rest > end ? rest : at;
}

/** A noun apposed to the noun ("département gouvernance et paix"): its coordination goes on. */
static bool apposed(const tct_scene *scene, const tct_phrase *phrase) {
    return !scene->head_final && phrase->end > phrase->noun_end &&
           tct_scene_word(scene, phrase->end - 1)->upos == TCT_UPOS_NOUN;
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

/** Does the mark lead a complement: "of", "for", "at" and the like? */
static bool is_leader(const tct_mark *mark) {
    return mark->joint >= TCT_JOINT_OF && mark->joint != TCT_JOINT_AND && mark->joint != TCT_JOINT_ARTICLE;
}

/** "projet Eau |pour tous|": a quantifier alone ends the name behind a small noun. */
static bool for_all(const tct_scene *scene, const tct_phrase *phrase, uint32_t at) {
    const uint32_t object = at + scene->marks[at].joint_length;
    if (scene->head_final || scene->marks[at].joint != TCT_JOINT_JOIN || object >= scene->end) return false;
    const tct_pack_item *item =
        tct_part_item(scene->part, TCT_LIST_ARTICLES, tct_scene_word(scene, object)->lower);
    const tct_str role = item ? tct_doc_symbol(scene->doc, item->value[0]) : (tct_str){0};
    return tct_str_equal(role, TCT_LIT("quant")) && tct_scene_capital(scene, at - 1) &&
           at > phrase->noun_end &&
           (object + 1 >= scene->end || scene->marks[object + 1].determiner == TCT_DET_NONE);
}

/** "Gouvernement du Malawi |pour le Projet X|": what a body that has its complement does something for is no
 * part of its name. @p end: of the complement at @p object. */
static bool leads_act(const tct_scene *scene, const tct_phrase *phrase, uint32_t at, uint32_t object,
                      uint32_t end) {
    const uint8_t kind = scene->marks[phrase->noun].noun_kind;
    if (scene->marks[at].joint != TCT_JOINT_JOIN || !phrase->complements || !phrase->capital) return false;
    if (kind != TCT_KIND_ORGANIZATION && kind != TCT_KIND_PLACE) return false;
    uint32_t noun = tct_phrase_skip_articles(scene, object);
    while (scene->head_final && noun + 1 < end && noun + scene->marks[noun].noun_length != end)
        noun++;
    return tct_scene_capital(scene, noun) && scene->marks[noun].noun_kind == TCT_KIND_STRATEGY;
}

/** "a dialogue on women|'s access to finance|": a complement that possesses what follows goes on with it, but
 * for the owner behind "of" ("the Government of Kenya's plan"). */
static uint32_t past_genitive(const tct_scene *scene, uint32_t object, uint32_t end, bool of) {
    const bool possesses = scene->head_final && end > object && end + 1 < scene->end &&
                           scene->marks[end].determiner == TCT_DET_POSS && tct_scene_tight(scene, end - 1);
    if (!possesses || of || scene->owner[end - 1] != TCT_NONE) return end;
    const uint32_t next = tct_phrase_complement(scene, end + 1, tct_scene_capital(scene, end + 1));
    return next > end + 1 ? next : end;
}

/** "le Plan vélo |de 40 millions d'euros|": what a plan with a name costs is no part of the name. */
static bool leads_sum(const tct_scene *scene, const tct_phrase *phrase, uint32_t object) {
    return phrase->capital && !scene->head_final && tct_scene_word(scene, object)->upos == TCT_UPOS_NUM &&
           object + 1 < scene->end && tct_scene_word(scene, object + 1)->upos == TCT_UPOS_NOUN;
}

/** End of the complement led at @p at that stays with the name, @p at when none does. Notes a topic. */
static uint32_t led_complement(const tct_scene *scene, tct_phrase *phrase, uint32_t at, bool capitals_only) {
    const tct_mark *mark = &scene->marks[at];
    if (!is_leader(mark) || !may_lead(scene, phrase, at) || of_no_body(scene, phrase, at)) return at;
    const bool of = mark->joint == TCT_JOINT_OF;
    const uint32_t object = at + mark->joint_length;
    /* "Government of Sweden |launch new initiative|": after capitals small words begin something else */
    const bool capital = tct_scene_capital(scene, tct_phrase_skip_articles(scene, object));
    uint32_t end = tct_phrase_complement(scene, object, capitals_only && (!of || capital));
    if (end == object && for_all(scene, phrase, at)) return object + 1;
    if (end == object || leads_act(scene, phrase, at, object, end) || leads_sum(scene, phrase, object))
        return at;
    end = past_genitive(scene, object, end, of);
    const bool capitals = phrase->capital && tct_scene_capital(scene, end - 1);
    const bool topic = topical(scene, phrase, at) || purpose(scene, phrase, at, end);
    if (!of && !capitals && !topic && !attached(scene, phrase, at, end)) return at;
    phrase->topic = phrase->topic || topic;
    const uint32_t noun = tct_phrase_skip_articles(scene, object);
    phrase->article =
        noun > object && TCT_FEAT(tct_scene_word(scene, noun)->feats, TCT_FEAT_NUMBER) != TCT_NUMBER_PLUR;
    return end;
}

void tct_phrase_extend_right(const tct_scene *scene, tct_phrase *phrase) {
    bool of = false, closed = false;
    const bool capitals_only = scene->title_case && phrase->capital;
    for (int rounds = 0; rounds < COMPLEMENTS && phrase->end < scene->end; rounds++) {
        const uint32_t at = phrase->end;
        const tct_mark *mark = &scene->marks[at];
        uint32_t end = coordinated(scene, phrase, at, of, capitals_only);
        if (!phrase->complements && !apposed(scene, phrase)) end = at;
        if (end > at && closed && scene->marks[at + mark->joint_length].joint != TCT_JOINT_OF) return;
        closed = end > at;
        if (!closed) {
            end = led_complement(scene, phrase, at, capitals_only);
            of = mark->joint == TCT_JOINT_OF;
        }
        if (end == at) return;
        phrase->end = end;
        phrase->complements++;
    }
}
