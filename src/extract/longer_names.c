/* Names of the lexicon that go on: "Siemens Energy", "UNICEF France", "Lyon Habitat Durable" are others'
 * names. */
#include <assert.h>

#include "extract/scene.h"

/** A capitalised word that goes on with the name before it. */
static bool continues_name(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    const tct_pack_item *item = NULL;
    if (mark->shape != TCT_SHAPE_CAPITAL || scene->owner[at] != TCT_NONE || mark->noun_length ||
        mark->joint || mark->determiner || mark->time)
        return false;
    const bool noun = !scene->head_final && (upos == TCT_UPOS_NOUN || upos == TCT_UPOS_ADJ);
    return (noun || upos == TCT_UPOS_PROPN) &&
           !tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, at, scene->end, &item);
}

/** "Siemens Energy": a known name that runs on in capitals is another's. */
static bool runs_on(const tct_scene *scene, const tct_mention *mention, uint32_t *end) {
    uint32_t at = mention->word_end;
    while (at < scene->end && continues_name(scene, at))
        at++;
    *end = at;
    return at > mention->word_end;
}

/** "Institut français |du Mali|": a house of schools, research or charity with the place behind "of"; its
 * end. */
static uint32_t house_end(const tct_scene *scene, const tct_mention *mention) {
    static const tct_class_name classes[] = {TCT_CLASS_NGO, TCT_CLASS_SCHOOL, TCT_CLASS_RESEARCH};
    const uint32_t at = mention->word_end;
    uint32_t next =
        at < scene->end && scene->marks[at].joint == TCT_JOINT_OF ? at + scene->marks[at].joint_length : at;
    bool house = false;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        const uint16_t wanted = scene->extract->classes[classes[i]];
        house = house || (wanted != UINT16_MAX && mention->class_id != UINT16_MAX &&
                          tct_pack_class_is_a(scene->extract->pack, mention->class_id, wanted));
    }
    if (!house || next == at || scene->head_final || mention->form == TCT_MENTION_ACRONYM) return at;
    while (next < scene->end && scene->marks[next].determiner == TCT_DET_DEF)
        next++;
    const uint32_t owner = next < scene->end ? scene->owner[next] : TCT_NONE;
    if (owner == TCT_NONE || scene->doc->mentions.items[owner].kind != TCT_KIND_PLACE ||
        scene->doc->mentions.items[owner].first_word != next)
        return at;
    return scene->doc->mentions.items[owner].word_end;
}

/** "UNICEF France", "l'ADEME Normandie": the place right after an acronym names a branch; its end. */
static uint32_t branch_end(const tct_scene *scene, const tct_mention *mention) {
    const uint32_t at = mention->word_end;
    const bool brief = mention->form == TCT_MENTION_ACRONYM || at - mention->first_word == 1;
    if (!brief || at >= scene->end || scene->owner[at] == TCT_NONE) return at;
    const tct_mention *place = &scene->doc->mentions.items[scene->owner[at]];
    if (place->kind != TCT_KIND_PLACE || place->first_word != at) return at;
    const uint32_t next = place->word_end;
    const bool compound = next < scene->end && tct_scene_word(scene, next)->upos == TCT_UPOS_NOUN;
    return compound || (next < scene->end && tct_scene_capital(scene, next)) ? at : next;
}

/** "Galway Atlantaquaria": the tagger sees one name, of a body or person, that begins with the place. */
static bool tagged_longer(const tct_scene *scene, const tct_mention *place) {
    const tct_name *name = tct_doc_name_over(scene->doc, place->first_word, place->first_word + 1);
    return name && name->first_word == place->first_word && name->word_end > place->word_end &&
           name->kind != TCT_KIND_PLACE;
}

/** "Yorkshire |Water|": a place before a word that ends names of companies. */
static bool before_company_word(const tct_scene *scene, const tct_mention *place) {
    const tct_pack_list *words = scene->part->lists[TCT_LIST_COMPANY_WORDS];
    const uint32_t at = place->word_end;
    return scene->head_final && place->kind == TCT_KIND_PLACE && words && at < scene->end &&
           scene->marks[at].shape == TCT_SHAPE_CAPITAL && !scene->marks[at].noun_length &&
           tct_pack_list_get(words, tct_scene_word(scene, at)->lower);
}

/** "at the Boston Marriott": no town has an article; where its name runs on, it is the beginning of
 * another's. */
static bool begins_other(const tct_scene *scene, const tct_mention *town) {
    const uint32_t at = town->first_word;
    if (town->kind == TCT_KIND_PLACE && tagged_longer(scene, town)) return true;
    return town->kind == TCT_KIND_PLACE && town->class_id == scene->extract->classes[TCT_CLASS_CITY] &&
           scene->head_final && at > scene->first && scene->marks[at - 1].determiner == TCT_DET_DEF;
}

/** "Lyon |Habitat Durable|", "Bretagne |Libre|": where modifiers follow their noun in small letters, a
 * capital right behind a town or region goes on with the name of a body. */
static bool before_capital(const tct_scene *scene, const tct_mention *place) {
    const uint32_t at = place->word_end;
    return !scene->head_final && place->kind == TCT_KIND_PLACE && at < scene->end &&
           continues_name(scene, at);
}

/** Led by a preposition of place the longer name is a place, else a body. */
static void rename_town(const tct_scene *scene, tct_mention *town) {
    const uint32_t at = town->first_word;
    const bool place = at > scene->first + 1 && scene->marks[at - 2].joint == TCT_JOINT_AT;
    town->kind = place ? TCT_KIND_PLACE : TCT_KIND_ORGANIZATION;
}

void tct_lengthen_names(tct_scene *scene) {
    assert(scene && scene->owner);
    for (uint32_t m = 0; m < scene->doc->mentions.count; m++) {
        tct_mention *mention = &scene->doc->mentions.items[m];
        uint32_t end = 0;
        if (mention->entity == TCT_NONE || scene->owner[mention->first_word] != m) continue;
        if (!tct_scene_sentence(scene, mention->sentence)) continue;
        const bool town = begins_other(scene, mention) || before_company_word(scene, mention) ||
                          before_capital(scene, mention);
        if (mention->kind != TCT_KIND_ORGANIZATION && !town) continue;
        const uint32_t house = house_end(scene, mention);
        const uint32_t branch = house > mention->word_end ? house : branch_end(scene, mention);
        if (branch > mention->word_end)
            end = branch;
        else if (!runs_on(scene, mention, &end))
            continue;
        for (uint32_t at = mention->word_end; at < end; at++)
            scene->owner[at] = m;
        mention->word_end = end;
        mention->span = tct_words_span(scene->doc, mention->first_word, end);
        mention->entity = TCT_NONE;
        if (town) rename_town(scene, mention);
        mention->form = TCT_MENTION_NAME;
        mention->class_id = scene->extract->kind_class[mention->kind];
        mention->rule = TCT_LIT("name/longer than known");
    }
}
