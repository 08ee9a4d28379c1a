/*
 * Capitalised names that nothing has explained: no lexicon, class noun, given name or tagger. What stands
 * around them says what they are: "member of X", "X, the offshore developer", "X et la Ville", "in X"; the
 * evidence of all places where the same words stand is added up. The words are those of the list name-cues.
 */
#include <assert.h>

#include "extract/leftovers.h"

/** How many places are looked at; keeps the comparison of names on long documents bounded. */
#define LEFTOVERS_MAXIMUM 400u

#define UNSURE 70u
#define SURE 80u

static const tct_pack_list *cues(const tct_scene *scene) {
    return scene->part->lists[TCT_LIST_NAME_CUES];
}

static tct_mention *covering(const tct_scene *scene, uint32_t at) {
    const uint32_t owner = scene->owner[at];
    tct_mention *mention = owner == TCT_NONE ? NULL : &scene->doc->mentions.items[owner];
    return mention && mention->kind != TCT_KIND_NONE ? mention : NULL;
}

/** "Ann Lee, of |Zelvora|", all of a line: in a list of people what ends the line is whom they work for,
 * unless it is a place that is known. */
static bool ends_person_line(const tct_scene *scene, uint32_t first, uint32_t end) {
    if (end != scene->end || first < scene->first + 4 || scene->marks[first - 1].joint != TCT_JOINT_OF)
        return false;
    const tct_mention *person = covering(scene, first - 3);
    return tct_scene_is(scene, first - 2, ',') && person && person->kind == TCT_KIND_PERSON;
}

/** The name tagger is not sure, or sees a person in a single word ("Telenor") that no name, honorific or
 * title supports: its guess is evidence like other. */
static bool is_guess(const tct_scene *scene, const tct_mention *mention) {
    if (tct_str_equal(mention->rule, TCT_LIT("name/tagger")) &&
        ends_person_line(scene, mention->first_word, mention->word_end))
        return true;
    const bool word = mention->word_end == mention->first_word + 1;
    return (mention->confidence < SURE && tct_str_equal(mention->rule, TCT_LIT("name/tagger"))) ||
           (word && tct_str_equal(mention->rule, TCT_LIT("person/tagger")));
}

tct_mention *tct_leftover_owner(const tct_scene *scene, uint32_t at) {
    tct_mention *mention = covering(scene, at);
    return mention && !is_guess(scene, mention) ? mention : NULL;
}

static bool listed(const tct_scene *scene, tct_list_name name, uint32_t at) {
    const tct_pack_item *item = NULL;
    return tct_part_longest(scene->part, scene->doc, name, at, scene->end, &item) != 0;
}

static bool stopped(const tct_scene *scene, uint32_t at) {
    const tct_pack_list *list = scene->part->lists[TCT_LIST_ACRONYM_STOP];
    return list && tct_pack_list_get(list, tct_scene_word(scene, at)->lower);
}

/** A capitalised word that the tagger takes for a name and that is nothing else. */
static bool name_word(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    const tct_pack_list *months = tct_pack_list_find(scene->part->language, "months");
    if (months && tct_pack_list_get(months, tct_scene_word(scene, at)->lower)) return false;
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    if (!tct_scene_capital(scene, at) || mark->determiner || mark->joint || mark->time || mark->noun_length)
        return false;
    /* where names are capitalised throughout, a capital inside the sentence says more than the tag */
    const bool capital = scene->title_case && upos == TCT_UPOS_NOUN && !mark->starts;
    if ((upos != TCT_UPOS_PROPN && upos != TCT_UPOS_X && !capital) || tct_leftover_owner(scene, at))
        return false;
    return !listed(scene, TCT_LIST_TITLES, at) && !listed(scene, TCT_LIST_HONORIFICS, at) &&
           !stopped(scene, at);
}

static bool link(const tct_scene *scene, uint32_t at) {
    return tct_scene_is(scene, at, '&') ||
           (tct_scene_is(scene, at, '-') && tct_scene_tight(scene, at) && tct_scene_tight(scene, at - 1));
}

/** "Shell Nigeria", "Creative Scotland": a country or town right behind the name belongs to it. */
static bool place_behind(const tct_scene *scene, uint32_t at) {
    const tct_mention *mention = at < scene->end ? tct_leftover_owner(scene, at) : NULL;
    return mention && mention->kind == TCT_KIND_PLACE && mention->entity != TCT_NONE &&
           mention->first_word == at && tct_scene_capital(scene, at);
}

/** "Ferme du Lac": small words between two capitals, where only names are capitalised; first word after them,
 * or
 * @p at. */
static uint32_t after_small_words(const tct_scene *scene, uint32_t at) {
    if (scene->title_case || at + 1 >= scene->end || scene->marks[at].joint != TCT_JOINT_OF) return at;
    uint32_t next = at + scene->marks[at].joint_length;
    while (next < scene->end && scene->marks[next].determiner == TCT_DET_DEF)
        next++;
    const bool free = next < scene->end && tct_scene_capital(scene, next) && scene->owner[next] == TCT_NONE &&
                      !scene->marks[next].time && tct_scene_word(scene, next)->upos == TCT_UPOS_PROPN;
    return free ? next : at;
}

/** "Zenith Airways" at the beginning: what the first word is the second shows. */
static bool opens_name(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    if (!mark->starts || mark->shape != TCT_SHAPE_CAPITAL || !scene->title_case || at + 1 >= scene->end)
        return false;
    if (mark->determiner || mark->joint || mark->time || mark->noun_length || tct_leftover_owner(scene, at))
        return false;
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    return (upos == TCT_UPOS_ADJ || upos == TCT_UPOS_NOUN) && name_word(scene, at + 1) &&
           !listed(scene, TCT_LIST_TITLES, at);
}

static uint32_t run_end(const tct_scene *scene, uint32_t at) {
    uint32_t end = opens_name(scene, at) ? at + 1 : at;
    while (end < scene->end && name_word(scene, end)) {
        end++;
        if (end + 1 < scene->end && link(scene, end) && name_word(scene, end + 1)) end++;
        const uint32_t next = after_small_words(scene, end);
        if (next > end) end = next + 1;
    }
    return end;
}

/* --- evidence ---------------------------------------------------------------------------------------------
 */

static bool value_is(const tct_scene *scene, const tct_pack_item *item, size_t column, const char *text) {
    return tct_str_equal(tct_doc_symbol(scene->doc, item->value[column]), tct_str_of(text));
}

static void count_cue(const tct_scene *scene, const tct_pack_item *item, uint8_t points,
                      tct_leftover *found) {
    if (value_is(scene, item, 0, "organization"))
        found->organization = (uint8_t)(found->organization + points);
    if (value_is(scene, item, 0, "place")) found->place = (uint8_t)(found->place + points);
    if (value_is(scene, item, 0, "person")) found->person = (uint8_t)(found->person + points);
}

/** The longest cue that ends at @p end. */
static const tct_pack_item *cue_before(const tct_scene *scene, uint32_t end) {
    const tct_pack_item *best = NULL;
    const uint32_t lowest = end > scene->first + 5 ? end - 5 : scene->first;
    for (uint32_t at = end; at-- > lowest;) {
        const tct_pack_item *item = NULL;
        if (tct_list_longest(cues(scene), scene->doc, at, end, &item) == end - at &&
            value_is(scene, item, 1, "before"))
            best = item;
    }
    return best;
}

static void weigh_left(const tct_scene *scene, tct_leftover *found) {
    uint32_t at = found->first;
    while (at > scene->first && scene->marks[at - 1].determiner == TCT_DET_DEF)
        at--;
    const tct_pack_item *item = cue_before(scene, at);
    if (item) count_cue(scene, item, STRONG, found);
    /* "Estonia's Eesti Energia" */
    const bool owned = scene->head_final && at > scene->first + 1 &&
                       scene->marks[at - 1].determiner == TCT_DET_POSS && tct_scene_tight(scene, at - 2);
    const tct_mention *owner = owned ? tct_leftover_owner(scene, at - 2) : NULL;
    if (owner && owner->kind == TCT_KIND_PLACE) found->organization += STRONG;
}

/** "X, a company …", "X, the Danish offshore developer": a noun of organizations before the next mark or
 * verb. */
static void weigh_apposition(const tct_scene *scene, tct_leftover *found) {
    uint32_t at = found->end;
    if (at + 1 >= scene->end || !tct_scene_is(scene, at, ',')) return;
    for (at++; at < scene->end && at < found->end + 7; at++) {
        const tct_mark *mark = &scene->marks[at];
        const tct_pack_item *item = NULL;
        const uint8_t upos = tct_scene_word(scene, at)->upos;
        if (upos == TCT_UPOS_VERB || upos == TCT_UPOS_PUNCT || upos == TCT_UPOS_PRON || upos == TCT_UPOS_ADP)
            return;
        if (tct_list_longest(cues(scene), scene->doc, at, scene->end, &item) &&
            value_is(scene, item, 1, "after")) {
            count_cue(scene, item, SAID, found);
            return;
        }
        if (listed(scene, TCT_LIST_TITLES, at)) {
            found->person += STRONG;
            return;
        }
        if (mark->noun_length && mark->shape == TCT_SHAPE_LOWER) {
            if (mark->noun_kind == TCT_KIND_ORGANIZATION) found->organization += SAID;
            return;
        }
    }
}

/** "its holding, X", and "battery maker X" where the kind stands before the name: a noun of organizations
 * right before it. */
static void weigh_noun_before(const tct_scene *scene, tct_leftover *found) {
    if (found->first < scene->first + 2) return;
    const bool comma = tct_scene_is(scene, found->first - 1, ',');
    if (!comma && !scene->head_final) return;
    const uint32_t at = found->first - (comma ? 2 : 1);
    const tct_mark *mark = &scene->marks[at];
    const bool noun = mark->noun_length == 1 && mark->shape == TCT_SHAPE_LOWER && !mark->plural;
    const tct_pack_item *item = tct_pack_list_get(cues(scene), tct_scene_word(scene, at)->lower);
    if (item && value_is(scene, item, 1, "after"))
        count_cue(scene, item, SAID, found);
    else if (comma && noun && mark->noun_kind == TCT_KIND_ORGANIZATION)
        found->organization += STRONG;
}

/** A clitic that makes the name the owner of what follows: "Zerkon|'s|". */
static bool is_owner_mark(const tct_scene *scene, uint32_t at) {
    return scene->head_final && at < scene->end && at > scene->first && tct_scene_tight(scene, at - 1) &&
           scene->marks[at].determiner == TCT_DET_POSS;
}

/** "X|'s chief executive|", "X |CEO|" (a title of letters, so that no "Scottish Minister" makes a body). */
static bool holds_office(const tct_scene *scene, uint32_t at) {
    const bool owner = is_owner_mark(scene, at);
    if (!owner && !(scene->head_final && scene->marks[at].shape == TCT_SHAPE_UPPER)) return false;
    return at + owner < scene->end && listed(scene, TCT_LIST_TITLES, at + owner);
}

/** "X's chief executive", "X as director". */
static void weigh_right(const tct_scene *scene, tct_leftover *found) {
    const tct_pack_item *item = NULL;
    uint32_t at = found->end;
    if (at >= scene->end) return;
    if (holds_office(scene, at)) found->organization += SAID;
    const uint32_t length = tct_list_longest(cues(scene), scene->doc, at, scene->end, &item);
    if (!length || !value_is(scene, item, 1, "before title")) return;
    at += length;
    while (at < scene->end && scene->marks[at].determiner)
        at++;
    if (at < scene->end && listed(scene, TCT_LIST_TITLES, at)) count_cue(scene, item, SAID, found);
}

/** An organization joined to the name by "and". */
static void weigh_partner(const tct_scene *scene, tct_leftover *found) {
    uint32_t before = found->first, after = found->end;
    while (before > scene->first && scene->marks[before - 1].determiner == TCT_DET_DEF)
        before--;
    if (before > scene->first + 1 && tct_scene_word(scene, before - 1)->upos == TCT_UPOS_CCONJ) {
        const tct_mention *mention = tct_leftover_owner(scene, before - 2);
        if (mention && mention->kind == TCT_KIND_ORGANIZATION) found->organization += STRONG;
        if (mention && mention->kind == TCT_KIND_PLACE) found->place += WEAK;
    }
    if (after + 1 >= scene->end || tct_scene_word(scene, after)->upos != TCT_UPOS_CCONJ) return;
    for (after++; after < scene->end && scene->marks[after].determiner == TCT_DET_DEF;)
        after++;
    const tct_mention *mention = after < scene->end ? tct_leftover_owner(scene, after) : NULL;
    if (mention && mention->kind == TCT_KIND_ORGANIZATION) found->organization += STRONG;
    if (mention && mention->kind == TCT_KIND_PLACE) found->place += WEAK;
}

/** What the verb says that the name is the subject of; who is called by an acronym and acts is a body. */
static void weigh_verb(const tct_scene *scene, tct_leftover *found) {
    const tct_word *word = tct_scene_word(scene, found->first);
    const size_t length = tct_scene_text(scene, found->first).size;
    const bool acronym = found->end == found->first + 1 && length >= 3 && length <= 6 &&
                         scene->marks[found->first].shape == TCT_SHAPE_UPPER;
    const tct_pack_list *verbs = scene->part->lists[TCT_LIST_OFFICE_VERBS];
    if (word->relation != TCT_DEP_NSUBJ || word->head == TCT_NONE || !verbs) return;
    if (tct_pack_list_get(verbs, tct_scene_word(scene, word->head)->lemma))
        found->organization += acronym ? STRONG : WEAK;
}

static void weigh_guess(const tct_scene *scene, tct_leftover *found) {
    const tct_mention *guess = covering(scene, found->first);
    if (!guess || !is_guess(scene, guess) || guess->word_end > found->end) return;
    const uint8_t points = guess->confidence < UNSURE ? WEAK : STRONG;
    if (guess->kind == TCT_KIND_ORGANIZATION) found->organization = (uint8_t)(found->organization + points);
    if (guess->kind == TCT_KIND_PLACE) found->place = (uint8_t)(found->place + points);
}

/** "Ann Lee (Zelvora)". */
static void weigh_brackets(const tct_scene *scene, tct_leftover *found) {
    if (found->first < scene->first + 2 || found->end >= scene->end) return;
    if (!tct_scene_is(scene, found->first - 1, '(') || !tct_scene_is(scene, found->end, ')')) return;
    const tct_mention *before = tct_leftover_owner(scene, found->first - 2);
    if (before && before->kind == TCT_KIND_PERSON) found->organization += SAID;
}

/** "Oltvik Wind (Bergen)": the seat in brackets is a body's. */
static void weigh_seat(const tct_scene *scene, tct_leftover *found) {
    const uint32_t at = found->end + 1;
    if (at >= scene->end || !tct_scene_is(scene, found->end, '(')) return;
    const tct_mention *seat = covering(scene, at);
    if (seat && seat->kind == TCT_KIND_PLACE && seat->first_word == at && seat->word_end < scene->end &&
        tct_scene_is(scene, seat->word_end, ')'))
        found->organization += STRONG;
}

/** "chief scientist |at| Aquanova": who holds an office works at a body. */
static void weigh_office(const tct_scene *scene, tct_leftover *found) {
    const uint32_t at = found->first;
    if (at < scene->first + 2 || scene->marks[at - 1].joint != TCT_JOINT_AT) return;
    if (listed(scene, TCT_LIST_TITLES, at - 2)) found->organization += SAID;
}

/** "Aldane Airways", "Oltvik Wind": words that end names of companies. */
static void weigh_last(const tct_scene *scene, tct_leftover *found) {
    const tct_pack_list *list = scene->part->lists[TCT_LIST_COMPANY_WORDS];
    if (list && found->end - found->first >= 2 &&
        tct_pack_list_get(list, tct_scene_word(scene, found->end - 1)->lower))
        found->organization += SAID;
}

static void weigh(const tct_scene *scene, tct_leftover *found) {
    weigh_last(scene, found);
    weigh_brackets(scene, found);
    weigh_seat(scene, found);
    weigh_guess(scene, found);
    weigh_left(scene, found);
    weigh_office(scene, found);
    if (ends_person_line(scene, found->first, found->end)) found->organization += SAID;
    tct_leftover_weigh_list(scene, found);
    weigh_apposition(scene, found);
    weigh_noun_before(scene, found);
    weigh_right(scene, found);
    weigh_partner(scene, found);
    weigh_verb(scene, found);
    const bool tail = found->end - 1 > found->first && tct_leftover_owner(scene, found->end - 1);
    if (tail) found->organization += STRONG;
    if (found->end + 1 < scene->end && tct_scene_is(scene, found->end, ',') &&
        place_behind(scene, found->end + 1))
        found->place += WEAK;
}

/* --- decision ---------------------------------------------------------------------------------------------
 */

static bool same_words(const tct_doc *doc, const tct_leftover *a, const tct_leftover *b) {
    if (a->end - a->first != b->end - b->first) return false;
    for (uint32_t i = 0; i < a->end - a->first; i++)
        if (doc->words.items[a->first + i].lower != doc->words.items[b->first + i].lower) return false;
    return true;
}

/** Adds up what all places of the same words say. */
static tct_leftover pooled(const tct_doc *doc, const tct_leftovers *all, size_t index) {
    tct_leftover sum = all->items[index];
    for (size_t i = 0; i < all->count; i++) {
        if (i == index || !same_words(doc, &all->items[i], &sum)) continue;
        sum.organization = (uint8_t)(sum.organization + all->items[i].organization);
        sum.place = (uint8_t)(sum.place + all->items[i].place);
        sum.person = (uint8_t)(sum.person + all->items[i].person);
    }
    return sum;
}

/** "Oltvik Wind … Oltvik": the longer name of an organization that begins with the one word @p index; its
 * place in the list, or the list's length. */
static size_t longer_name(const tct_doc *doc, const tct_leftovers *all, const uint8_t *kinds, size_t index) {
    const tct_leftover *brief = &all->items[index];
    if (brief->end - brief->first != 1) return all->count;
    for (size_t i = 0; i < all->count; i++)
        if (kinds[i] == TCT_KIND_ORGANIZATION && all->items[i].end - all->items[i].first >= 2 &&
            doc->words.items[all->items[i].first].lower == doc->words.items[brief->first].lower)
            return i;
    return all->count;
}

static tct_kind kind_of(const tct_leftover *sum) {
    const uint8_t most = sum->organization > sum->place ? sum->organization : sum->place;
    if (sum->person > most && sum->end - sum->first >= 2) return TCT_KIND_PERSON;
    if (sum->organization >= STRONG && sum->organization > sum->place) return TCT_KIND_ORGANIZATION;
    if (sum->place >= STRONG && sum->place > sum->organization) return TCT_KIND_PLACE;
    return TCT_KIND_NONE;
}

static tct_status add(tct_scene *scene, const tct_leftover *found, tct_kind kind) {
    assert(found->first < found->end);
    uint32_t index = 0;
    const tct_mention *old = covering(scene, found->first);
    if (old && old->kind == kind && old->word_end == found->end) return TCT_OK;
    if (old && old->kind == TCT_KIND_PERSON && kind != TCT_KIND_ORGANIZATION) return TCT_OK;
    for (uint32_t at = found->first; at < found->end; at++)
        if (covering(scene, at)) covering(scene, at)->kind = TCT_KIND_NONE;
    TRY(tct_scene_add(scene, found->first, found->end, kind, TCT_MENTION_NAME, "name/context", &index));
    scene->doc->mentions.items[index].confidence = 65;
    const tct_pack_list *words = scene->part->lists[TCT_LIST_COMPANY_WORDS];
    if (kind == TCT_KIND_ORGANIZATION && words &&
        tct_pack_list_get(words, tct_scene_word(scene, found->end - 1)->lower))
        scene->doc->mentions.items[index].class_id = scene->extract->classes[TCT_CLASS_CORPORATION];
    return TCT_OK;
}

/** More than half of the words that are no known name in capitals: capitals say nothing. */
static bool is_shouted(const tct_scene *scene) {
    uint32_t capitals = 0, words = 0;
    for (uint32_t at = scene->first; at < scene->end; at++) {
        if (scene->marks[at].shape == TCT_SHAPE_OTHER || scene->marks[at].shape == TCT_SHAPE_DIGIT) continue;
        const tct_mention *known = tct_leftover_owner(scene, at);
        if (known && known->kind == TCT_KIND_PERSON) continue;
        words++;
        capitals += tct_scene_capital(scene, at);
    }
    return words >= 5 && capitals * 10 > words * 6;
}

/** "Nimbora trucks": before a common noun the name only says of what kind that is. */
static bool before_noun(const tct_scene *scene, uint32_t end) {
    return scene->head_final && end < scene->end && scene->marks[end].shape == TCT_SHAPE_LOWER &&
           tct_scene_word(scene, end)->upos == TCT_UPOS_NOUN;
}

/** "by |Scottish| Minister Ann Lee": one word before a title with a capital says whose minister, or is an
 * adjective. */
static bool before_title(const tct_scene *scene, uint32_t first, uint32_t end) {
    return scene->head_final && end == first + 1 && end < scene->end &&
           scene->marks[end].shape == TCT_SHAPE_CAPITAL && listed(scene, TCT_LIST_TITLES, end);
}

static void gather(tct_scene *scene, tct_leftovers *all) {
    for (uint32_t at = scene->first; at < scene->end && all->count < LEFTOVERS_MAXIMUM; at++) {
        uint32_t end = run_end(scene, at);
        if (end == at) continue;
        const bool part = at > scene->first && tct_scene_capital(scene, at - 1) &&
                          !scene->marks[at - 1].starts && tct_leftover_owner(scene, at - 1);
        if (!part && !before_noun(scene, end) && !before_title(scene, at, end)) {
            tct_leftover found = {.first = at,
                                  .end = place_behind(scene, end) ? tct_leftover_owner(scene, end)->word_end
                                                                  : end};
            weigh(scene, &found);
            all->items[all->count++] = found;
        }
        at = end - 1;
    }
}

/** Adds what the evidence decides; @p kinds is what was decided for each. */
static tct_status settle(tct_scene *scene, const tct_leftovers *all, uint8_t *kinds) {
    for (size_t i = 0; i < all->count; i++) {
        const tct_leftover sum = pooled(scene->doc, all, i);
        kinds[i] = (uint8_t)kind_of(&sum);
    }
    for (size_t i = 0; i < all->count; i++)
        if (kinds[i] == TCT_KIND_NONE && tct_leftover_beside_body(scene, all, kinds, i))
            kinds[i] = TCT_KIND_ORGANIZATION;
    for (size_t i = 0; i < all->count; i++) {
        const size_t longer = longer_name(scene->doc, all, kinds, i);
        const tct_kind kind = longer < all->count ? TCT_KIND_ORGANIZATION : (tct_kind)kinds[i];
        if (kind == TCT_KIND_NONE) continue;
        if (!tct_scene_sentence(scene, tct_scene_word(scene, all->items[i].first)->sentence)) continue;
        TRY(add(scene, &all->items[i], kind));
        const uint32_t name = longer < i ? scene->owner[all->items[longer].first] : TCT_NONE;
        if (name != TCT_NONE) scene->doc->mentions.items[scene->owner[all->items[i].first]].chain = name;
    }
    return TCT_OK;
}

tct_status tct_find_leftovers(tct_scene *scene) {
    assert(scene);
    tct_leftovers all = {.items = TCT_ARENA_NEW(&scene->doc->arena, LEFTOVERS_MAXIMUM, tct_leftover)};
    uint8_t *kinds = TCT_ARENA_NEW(&scene->doc->arena, LEFTOVERS_MAXIMUM, uint8_t);
    if (!all.items || !kinds) return TCT_ERR_MEMORY;
    for (uint32_t s = 0; s < scene->doc->sentences.count && all.count < LEFTOVERS_MAXIMUM; s++)
        if (tct_scene_sentence(scene, s) && cues(scene) && !is_shouted(scene)) gather(scene, &all);
    return settle(scene, &all, kinds);
}
