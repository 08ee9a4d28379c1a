/* Persons: after a form of address, by given name, with a surname in capitals, by the tagger, by surname
 * again. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/scene.h"

/** Bytes of the small second part of a given name. */
#define SMALL_PART 4u

static bool particle_at(const tct_scene *scene, uint32_t at) {
    return scene->marks[at].shape == TCT_SHAPE_LOWER &&
           tct_part_item(scene->part, TCT_LIST_PARTICLES, tct_scene_word(scene, at)->lower) != NULL;
}

static const tct_pack_item *given_name_at(const tct_scene *scene, uint32_t at) {
    if (!tct_scene_capital(scene, at) || scene->marks[at].noun_length) return NULL;
    return tct_part_item(scene->part, TCT_LIST_GIVEN_NAMES, tct_scene_word(scene, at)->lower);
}

/** "R", "R.", "J.-P.": a capital letter or two that stand for a given name. */
static bool initial_at(const tct_scene *scene, uint32_t at) {
    const tct_str text = tct_scene_text(scene, at);
    return tct_scene_capital(scene, at) && text.size <= 6 &&
           (text.size == 1 || (text.size >= 2 && text.data[1] == '.'));
}

static bool full_stop_of_initial(const tct_scene *scene, uint32_t at) {
    return at > scene->first && tct_scene_is(scene, at, '.') && initial_at(scene, at - 1);
}

/** A capitalised word that may belong to a person's name: no class noun, title or word of the grammar. */
static bool name_word(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    const tct_pack_item *item = NULL;
    if (!tct_scene_capital(scene, at) || mark->determiner || mark->time) return false;
    if (mark->noun_length && mark->shape != TCT_SHAPE_UPPER && !given_name_at(scene, at)) return false;
    if (mark->joint == TCT_JOINT_ARTICLE || mark->joint == TCT_JOINT_OF) return true;
    if (!tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, at, scene->end, &item)) return true;
    /* a surname in capitals, no "CEO" */
    return mark->shape == TCT_SHAPE_UPPER && tct_scene_text(scene, at).size > 4;
}

static bool hyphen_at(const tct_scene *scene, uint32_t at) {
    return at > scene->first && tct_scene_is(scene, at, '-') && tct_scene_tight(scene, at) &&
           tct_scene_tight(scene, at - 1);
}

/** "Soo|-min|", "Jin|-ho|": a small word hung on a name by a hyphen goes on with it. */
static bool small_part_at(const tct_scene *scene, uint32_t at) {
    return hyphen_at(scene, at) && at + 1 < scene->end && scene->marks[at + 1].shape == TCT_SHAPE_LOWER &&
           tct_scene_text(scene, at + 1).size <= SMALL_PART &&
           tct_scene_word(scene, at + 1)->upos != TCT_UPOS_VERB;
}

/** End of the name that begins at @p at: capitalised words, initials, particles before a capitalised word. */
static uint32_t name_end(const tct_scene *scene, uint32_t at) {
    assert(at < scene->end);
    uint32_t end = at, next = at;
    while (next < scene->end && next < at + 9) {
        if (name_word(scene, next) || full_stop_of_initial(scene, next)) {
            end = ++next;
        } else if (end == next && small_part_at(scene, next)) {
            end = next += 2;
        } else if ((particle_at(scene, next) || hyphen_at(scene, next)) && next + 1 < scene->end) {
            next++;
        } else {
            break;
        }
    }
    return end;
}

static void drop_inside(tct_scene *scene, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++)
        if (scene->owner[at] != TCT_NONE) scene->doc->mentions.items[scene->owner[at]].kind = TCT_KIND_NONE;
}

static uint8_t gender_of(const tct_scene *scene, const tct_pack_item *item, size_t column) {
    const tct_str value = item ? tct_doc_symbol(scene->doc, item->value[column]) : (tct_str){0};
    if (value.size != 1) return 0;
    return value.data[0] == 'm' ? TCT_GENDER_MASC : value.data[0] == 'f' ? TCT_GENDER_FEM : 0;
}

/** "Pippa Hale |TD, MBE|": letters after a name, of the list postnominals, are no part of it. */
static uint32_t without_postnominals(const tct_scene *scene, uint32_t first, uint32_t end) {
    const tct_pack_list *list = tct_pack_list_find(scene->part->language, "postnominals");
    while (list && end > first + 1 && tct_pack_list_get(list, tct_scene_word(scene, end - 1)->lower))
        end--;
    return end;
}

static tct_status add_person(tct_scene *scene, uint32_t first, uint32_t end, uint8_t gender,
                             const char *rule) {
    assert(first < end && rule);
    uint32_t index = 0;
    end = without_postnominals(scene, first, end);
    drop_inside(scene, first, end);
    TRY(tct_scene_add(scene, first, end, TCT_KIND_PERSON, TCT_MENTION_NAME, rule, &index));
    tct_mention *mention = &scene->doc->mentions.items[index];
    for (uint32_t at = first; at < end && !gender; at++)
        gender = gender_of(scene, given_name_at(scene, at), 0);
    mention->gender = gender;
    mention->number = TCT_NUMBER_SING;
    mention->confidence = 92;
    for (uint32_t at = first; at < end; at++) {
        const uint32_t head = tct_scene_word(scene, at)->head;
        if (head == TCT_NONE || head < first || head >= end) {
            mention->head = at;
            break;
        }
    }
    return TCT_OK;
}

/** Does the text capitalise the form of address at @p at as the list does? */
static uint32_t honorific_at(const tct_scene *scene, uint32_t at, uint8_t *gender) {
    const tct_pack_item *item = NULL;
    if (!tct_scene_capital(scene, at)) return 0;
    uint32_t length = tct_part_longest(scene->part, scene->doc, TCT_LIST_HONORIFICS, at, scene->end, &item);
    if (!length) return 0;
    *gender = gender_of(scene, item, 0);
    /* Several in a row: "Son Excellence Monsieur", "Prof. Dr.", and a full stop that the tokeniser split off.
     */
    for (uint8_t more = 0; at + length < scene->end;) {
        if (tct_scene_is(scene, at + length, '.') && tct_scene_tight(scene, at + length - 1)) {
            length++;
            continue;
        }
        const uint32_t next = tct_scene_capital(scene, at + length)
                                  ? tct_part_longest(scene->part, scene->doc, TCT_LIST_HONORIFICS,
                                                     at + length, scene->end, &item)
                                  : 0;
        if (!next) break;
        more = gender_of(scene, item, 0);
        if (more) *gender = more;
        length += next;
    }
    return length;
}

/** A single known organization or a lone acronym is no person, whatever stands before it. */
static bool is_other_name(const tct_scene *scene, uint32_t first, uint32_t end) {
    const uint32_t owner = scene->owner[first];
    if (owner == TCT_NONE) return false;
    const tct_mention *mention = &scene->doc->mentions.items[owner];
    return mention->kind != TCT_KIND_PERSON && mention->word_end >= end &&
           mention->word_end - mention->first_word > 1;
}

/** A person of the tagger that covers the begin: "Minister of Transport Ellen Marsh" has none at Transport.
 */
static bool tagger_says_person(const tct_scene *scene, uint32_t first, uint32_t end) {
    const tct_name *name = tct_doc_name_over(scene->doc, first, end);
    return name && name->kind == TCT_KIND_PERSON && name->first_word <= first;
}

/** "General", "King": also the beginning of other names ("General Motors"). */
static bool weak_honorific(const tct_scene *scene, uint32_t at) {
    const tct_pack_item *item = NULL;
    (void)tct_part_longest(scene->part, scene->doc, TCT_LIST_HONORIFICS, at, scene->end, &item);
    return item && tct_str_equal(tct_doc_symbol(scene->doc, item->value[1]), TCT_LIT("weak"));
}

/** A name directly after a class noun ("Fondation Jean Martin", "projet pilote Constella") is left to the
 * phrase. */
static bool follows_noun(const tct_scene *scene, uint32_t at) {
    if (scene->head_final || at == scene->first) return false;
    uint32_t noun = at - 1;
    while (noun > scene->first && scene->marks[noun].shape == TCT_SHAPE_LOWER &&
           !scene->marks[noun].noun_length &&
           (tct_scene_word(scene, noun)->upos == TCT_UPOS_ADJ ||
            tct_scene_word(scene, noun)->upos == TCT_UPOS_NOUN))
        noun--;
    const tct_mark *mark = &scene->marks[noun];
    if (!mark->noun_length || noun + mark->noun_length > at) return false;
    return (noun == at - 1 && tct_scene_capital(scene, noun)) ||
           ((mark->noun_kind == TCT_KIND_STRATEGY || mark->noun_kind == TCT_KIND_ORGANIZATION) &&
            !mark->plural && mark->shape == TCT_SHAPE_LOWER);
}

static tct_status after_honorific(tct_scene *scene, uint32_t at, uint32_t length, uint8_t gender,
                                  uint32_t *next) {
    const uint32_t first = at + length;
    assert(length > 0 && next);
    const uint32_t end = first < scene->end ? name_end(scene, first) : first;
    *next = at + length;
    if (end == first || follows_noun(scene, at) || is_other_name(scene, first, end)) return TCT_OK;
    if (weak_honorific(scene, at) && !given_name_at(scene, first) && !tagger_says_person(scene, first, end))
        return TCT_OK;
    *next = end;
    return add_person(scene, first, end, gender, "person/honorific");
}

/** Number of words of a place or organization of the lexicon that begins at @p at and spans several words. */
static bool known_long(const tct_scene *scene, uint32_t at) {
    const uint32_t owner = scene->owner[at];
    if (owner == TCT_NONE) return false;
    const tct_mention *mention = &scene->doc->mentions.items[owner];
    return mention->word_end - mention->first_word > 1;
}

/** "ADEME Auvergne-Rhône-Alpes": what begins with the acronym of a known organization is its branch. */
static bool branch(const tct_scene *scene, uint32_t first) {
    const uint32_t owner = scene->owner[first];
    if (owner == TCT_NONE) return false;
    const tct_mention *mention = &scene->doc->mentions.items[owner];
    return mention->form == TCT_MENTION_ACRONYM && mention->kind == TCT_KIND_ORGANIZATION;
}

/** "Galway Atlantaquaria": begins with a known place. */
static bool on_town(const tct_scene *scene, uint32_t first) {
    const uint32_t owner = scene->owner[first];
    return owner != TCT_NONE && scene->doc->mentions.items[owner].kind == TCT_KIND_PLACE;
}

static bool tagger_says_other(const tct_scene *scene, uint32_t first, uint32_t end) {
    const tct_name *name = tct_doc_name_over(scene->doc, first, end);
    return name && name->kind != TCT_KIND_PERSON;
}

/** Surnames in capitals beside a word that is not all capitals. */
static bool mixed_capitals(const tct_scene *scene, uint32_t first, uint32_t end) {
    bool upper = false, plain = false;
    for (uint32_t at = first; at < end; at++) {
        if (scene->marks[at].shape == TCT_SHAPE_UPPER && tct_scene_text(scene, at).size >= 3) upper = true;
        if (scene->marks[at].shape == TCT_SHAPE_CAPITAL) plain = true;
    }
    return upper && plain;
}

/** "Marine Isotope Laboratory": a class noun in capitals goes on with the name, which is no person's. */
static bool ends_in_noun(const tct_scene *scene, uint32_t end) {
    return scene->head_final && end < scene->end && scene->marks[end].noun_length &&
           scene->marks[end].noun_kind != TCT_KIND_PERSON && scene->marks[end].shape == TCT_SHAPE_CAPITAL;
}

/** "the charity |Clifton Roots|": the noun says what is named. */
static bool after_body_noun(const tct_scene *scene, uint32_t first) {
    if (!scene->head_final || first == scene->first) return false;
    const tct_mark *noun = &scene->marks[first - 1];
    return noun->noun_length && noun->noun_kind == TCT_KIND_ORGANIZATION && noun->shape == TCT_SHAPE_LOWER &&
           !noun->plural;
}

/** "Aurelia Biotech": the last word ends names of companies. */
static bool ends_as_company(const tct_scene *scene, uint32_t end) {
    const tct_pack_list *list = scene->part->lists[TCT_LIST_COMPANY_WORDS];
    return list && tct_pack_list_get(list, tct_scene_word(scene, end - 1)->lower);
}

/** "Telecom |Valley|": ends in a class noun, and nothing in it is a given name as in "Helen Park". */
static bool ends_as_thing(const tct_scene *scene, uint32_t first, uint32_t end) {
    if (!scene->marks[end - 1].noun_length || scene->marks[end - 1].noun_kind == TCT_KIND_PERSON)
        return false;
    for (uint32_t at = first; at < end; at++)
        if (given_name_at(scene, at) || initial_at(scene, at)) return false;
    return true;
}

/** Given name and surname, or a surname in capitals that tagger or given names support. */
static bool looks_like_person(const tct_scene *scene, uint32_t first, uint32_t end) {
    assert(first <= end);
    const bool brief = end == first + 3 && small_part_at(scene, first + 1); /* "Jin-ho" alone */
    if (end < first + 2 || brief || known_long(scene, first) || ends_in_noun(scene, end) ||
        ends_as_company(scene, end))
        return false;
    if (branch(scene, first) || (on_town(scene, first) && !given_name_at(scene, first))) return false;
    if (tagger_says_other(scene, first, end) || ends_as_thing(scene, first, end) ||
        after_body_noun(scene, first))
        return false;
    bool given = false;
    for (uint32_t at = first; at < end; at++)
        given = given || given_name_at(scene, at);
    if (tagger_says_person(scene, first, end)) return true;
    if (mixed_capitals(scene, first, end)) return given;
    if (scene->owner[first] != TCT_NONE) return false;
    return given_name_at(scene, first) && scene->marks[end - 1].shape != TCT_SHAPE_UPPER;
}

static tct_status scan_sentence(tct_scene *scene) {
    for (uint32_t at = scene->first; at < scene->end;) {
        uint8_t gender = 0;
        const uint32_t length = honorific_at(scene, at, &gender);
        if (length) {
            TRY(after_honorific(scene, at, length, gender, &at));
            continue;
        }
        if (name_word(scene, at) && follows_noun(scene, at)) {
            const uint32_t named = name_end(scene, at);
            at = named > at ? named : at + 1;
            continue;
        }
        const bool may_start = name_word(scene, at) && !scene->marks[at].joint;
        const uint32_t end = may_start ? name_end(scene, at) : at;
        if (end > at && looks_like_person(scene, at, end)) {
            TRY(add_person(scene, at, end, 0, "person/name"));
            at = end;
            continue;
        }
        at++;
    }
    return TCT_OK;
}

/** "le projet Rivages": one capitalised word right behind a class noun is that thing's name. */
static bool names_noun(const tct_scene *scene, const tct_name *name) {
    const uint32_t at = name->first_word;
    return !scene->head_final && name->word_end == at + 1 && at > scene->first &&
           scene->marks[at - 1].noun_length && scene->marks[at - 1].noun_kind != TCT_KIND_PERSON;
}

/** "Nordvik's chief operating officer": one word that owns an office is a body. */
static bool owns_office(const tct_scene *scene, const tct_name *name) {
    const uint32_t at = name->word_end;
    const tct_pack_item *item = NULL;
    return name->word_end == name->first_word + 1 && at + 1 < scene->end &&
           scene->marks[at].determiner == TCT_DET_POSS && tct_scene_tight(scene, at - 1) &&
           tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, at + 1, scene->end, &item) != 0;
}

/** The one word is also the name of a place that the lexicon knows ("Wimbledon"): the tagger's word is too
 * little. */
static bool names_place(const tct_scene *scene, const tct_name *name) {
    size_t count = 0;
    if (name->word_end != name->first_word + 1 || !scene->extract->names) return false;
    const tct_symbol word = tct_scene_word(scene, name->first_word)->lower;
    const uint32_t *values = tct_phrases_get(scene->extract->names, &word, 1, &count);
    for (size_t i = 0; values && i < count; i++) {
        const tct_pack_name *known = tct_pack_name_at(scene->extract->pack, values[i]);
        const tct_pack_entity *entity = tct_pack_entity_at(scene->extract->pack, known->entity);
        if (tct_pack_class_at(scene->extract->pack, entity->class_id)->kind == TCT_KIND_PLACE) return true;
    }
    return false;
}

/** "President Cho |of KIMFT|": what a small word leads to is no part of the name, but for a particle. */
static uint32_t end_before_of(const tct_scene *scene, const tct_name *name) {
    for (uint32_t at = name->first_word + 1; at < name->word_end; at++)
        if (scene->marks[at].shape == TCT_SHAPE_LOWER && scene->marks[at].joint == TCT_JOINT_OF &&
            !particle_at(scene, at))
            return at;
    return name->word_end;
}

/** Persons that only the tagger sees. */
static tct_status from_tagger(tct_scene *scene) {
    for (size_t i = 0; i < scene->doc->names.count; i++) {
        tct_name name = scene->doc->names.items[i];
        if (name.kind != TCT_KIND_PERSON || name.word_end == name.first_word) continue;
        name.word_end = end_before_of(scene, &name);
        bool taken = false;
        for (uint32_t at = name.first_word; at < name.word_end; at++)
            taken = taken || scene->owner[at] != TCT_NONE;
        if (taken || !tct_scene_capital(scene, name.first_word)) continue;
        if (!tct_scene_sentence(scene, tct_scene_word(scene, name.first_word)->sentence)) continue;
        if (ends_in_noun(scene, name.word_end) || ends_as_company(scene, name.word_end)) continue;
        if (ends_as_thing(scene, name.first_word, name.word_end) || names_place(scene, &name)) continue;
        if (name.word_end == name.first_word + 1 && scene->marks[name.first_word].shape == TCT_SHAPE_UPPER)
            continue; /* "CLEARWATER": capitals alone are the name of a thing; surnames come with others */
        if (names_noun(scene, &name) || owns_office(scene, &name) || follows_noun(scene, name.first_word))
            continue;
        TRY(add_person(scene, name.first_word, name.word_end, 0, "person/tagger"));
    }
    return TCT_OK;
}

/** A word that can be a surname by itself: the last of the name, or the one in capitals. */
static uint32_t surname_of(const tct_scene *scene, const tct_mention *person) {
    for (uint32_t at = person->first_word; at < person->word_end; at++)
        if (scene->marks[at].shape == TCT_SHAPE_UPPER && tct_scene_text(scene, at).size >= 3) return at;
    return person->word_end - 1;
}

/** Later words that repeat a surname without its given name. */
static tct_status by_surname(tct_scene *scene) {
    const size_t count = scene->doc->mentions.count;
    for (size_t m = 0; m < count; m++) {
        const tct_mention person = scene->doc->mentions.items[m];
        if (person.kind != TCT_KIND_PERSON || person.word_end < person.first_word + 2) continue;
        const tct_symbol surname = tct_scene_word(scene, surname_of(scene, &person))->lower;
        const uint32_t horizon = TCT_SCENE_HORIZON(scene->doc, person.word_end);
        for (uint32_t at = person.word_end; at < horizon; at++) {
            if (tct_scene_word(scene, at)->lower != surname || scene->owner[at] != TCT_NONE) continue;
            if (!tct_scene_capital(scene, at)) continue;
            if (!tct_scene_sentence(scene, tct_scene_word(scene, at)->sentence)) continue;
            TRY(add_person(scene, at, at + 1, person.gender, "person/surname"));
        }
    }
    return TCT_OK;
}

tct_status tct_find_people(tct_scene *scene) {
    assert(scene);
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++)
        if (tct_scene_sentence(scene, s)) TRY(scan_sentence(scene));
    TRY(from_tagger(scene));
    return by_surname(scene);
}
