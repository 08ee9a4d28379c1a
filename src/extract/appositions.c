/*
 * A name and what it is, after a comma: "launched Clean Rivers, a four-year initiative to …" is one thing,
 * which has the name's words and the description's class.
 */
#include <assert.h>

#include "extract/scene.h"

/** "a |£24 million| programme": first word of what a thing costs, right before its description. */
static uint32_t before_amount(const tct_scene *scene, uint32_t from) {
    uint32_t at = from;
    while (at > scene->first + 1 && from - at < 4 &&
           (tct_scene_word(scene, at - 1)->upos == TCT_UPOS_NUM ||
            tct_scene_word(scene, at - 1)->upos == TCT_UPOS_SYM))
        at--;
    return at;
}

/** Word of the comma before the description with the determiner at @p from - 1; TCT_NONE when there is none.
 */
static uint32_t comma_before(const tct_scene *scene, uint32_t from) {
    uint32_t at = from = before_amount(scene, from);
    while (at > scene->first && scene->marks[at - 1].determiner == TCT_DET_INDEF)
        at--;
    if (at == from && scene->head_final) return TCT_NONE;
    if (at < scene->first + 2 || !tct_scene_is(scene, at - 1, ',')) return TCT_NONE;
    return at - 1;
}

static bool name_word(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    return tct_scene_capital(scene, at) && !mark->determiner && !mark->joint && !mark->time &&
           !mark->noun_length;
}

/** ", the bank of the Union,": a definite description between commas; lists end in no comma. */
static uint32_t comma_before_definite(const tct_scene *scene, const tct_mention *described) {
    const uint32_t from = described->first_word;
    uint32_t after = described->word_end;
    if (from < scene->first + 3 || tct_scene_capital(scene, described->head)) return TCT_NONE;
    if (scene->marks[from - 1].determiner != TCT_DET_DEF || !tct_scene_is(scene, from - 2, ','))
        return TCT_NONE;
    if (after + 2 < scene->end && tct_scene_is(scene, after, '(') && tct_scene_is(scene, after + 2, ')'))
        after += 3;
    const bool closed =
        after < scene->end && (tct_scene_is(scene, after, ',') || tct_scene_is(scene, after, '.'));
    return closed ? from - 2 : TCT_NONE;
}

/** Where the name ends that the comma at @p comma follows, before an acronym in parentheses. */
static uint32_t end_of_name(const tct_scene *scene, uint32_t comma) {
    if (comma < scene->first + 4 || !tct_scene_is(scene, comma - 1, ')') ||
        !tct_scene_is(scene, comma - 3, '('))
        return comma;
    return comma - 3;
}

static bool same_class(const tct_scene *scene, const tct_mention *a, const tct_mention *b) {
    const tct_pack *pack = scene->extract->pack;
    return a->class_id != UINT16_MAX && b->class_id != UINT16_MAX &&
           (tct_pack_class_is_a(pack, a->class_id, b->class_id) ||
            tct_pack_class_is_a(pack, b->class_id, a->class_id));
}

/** The name right before a definite description of the same class is what it describes. */
static void join_definite(tct_scene *scene, uint32_t index) {
    tct_mention *described = &scene->doc->mentions.items[index];
    const uint32_t comma = comma_before_definite(scene, described);
    if (comma == TCT_NONE) return;
    const uint32_t owner = scene->owner[end_of_name(scene, comma) - 1];
    if (owner == TCT_NONE || owner == index) return;
    const tct_mention *name = &scene->doc->mentions.items[owner];
    const bool named = name->form == TCT_MENTION_NAME && name->kind == described->kind &&
                       !(name->flags & TCT_MENTION_GENERIC);
    if (named && same_class(scene, name, described)) described->chain = owner;
}

/** "|Arctic| Futures": one word of a known place before the rest of a name. */
static bool begins_with_place(const tct_scene *scene, uint32_t rest) {
    const uint32_t owner = rest > scene->first ? scene->owner[rest - 1] : TCT_NONE;
    const tct_mention *place = owner == TCT_NONE ? NULL : &scene->doc->mentions.items[owner];
    return place && scene->title_case && place->kind == TCT_KIND_PLACE && place->word_end == rest &&
           place->first_word == rest - 1 && tct_scene_capital(scene, rest - 1);
}

/** First of the capitalised words that end at @p comma and that no mention holds; @p comma when there are
 * none. */
static uint32_t free_name(const tct_scene *scene, uint32_t comma) {
    uint32_t first = comma;
    while (first > scene->first && name_word(scene, first - 1) && scene->owner[first - 1] == TCT_NONE)
        first--;
    if (first < comma && begins_with_place(scene, first)) first--;
    if (first == comma || (first > scene->first && tct_scene_capital(scene, first - 1))) return comma;
    const bool proper = tct_scene_proper(scene, first) || first + 1 < comma;
    return proper && scene->marks[first].shape != TCT_SHAPE_UPPER ? first : comma;
}

/** The name of the same kind that ends at @p comma, TCT_NONE when there is none. */
static uint32_t name_before(const tct_scene *scene, uint32_t comma, uint8_t kind) {
    const uint32_t owner = scene->owner[comma - 1];
    if (owner == TCT_NONE) return TCT_NONE;
    const tct_mention *name = &scene->doc->mentions.items[owner];
    const bool fits = name->kind == kind && name->word_end == comma && name->form != TCT_MENTION_ANAPHOR;
    return fits && !(name->flags & TCT_MENTION_GENERIC) ? owner : TCT_NONE;
}

static bool may_describe(const tct_mention *mention) {
    const bool kind = mention->kind == TCT_KIND_STRATEGY || mention->kind == TCT_KIND_EVENT ||
                      mention->kind == TCT_KIND_ORGANIZATION;
    return kind && mention->chain != TCT_NONE && mention->entity == TCT_NONE &&
           mention->form != TCT_MENTION_NAME && mention->form != TCT_MENTION_ACRONYM &&
           !(mention->flags & TCT_MENTION_PLURAL);
}

/** May the words be the name of what stands before them: capitalised, and of nobody, or but guessed to be? */
static bool may_name(const tct_scene *scene, uint32_t at) {
    const uint32_t owner = scene->owner[at];
    if (!name_word(scene, at)) return false;
    if (owner == TCT_NONE) return true;
    const tct_mention *mention = &scene->doc->mentions.items[owner];
    return mention->kind == TCT_KIND_NONE || tct_str_equal(mention->rule, TCT_LIT("person/tagger"));
}

/** The name [first, end) of what @p described describes. */
static tct_status add_name(tct_scene *scene, uint32_t first, uint32_t end, const tct_mention *described,
                           uint32_t *index) {
    TRY(tct_scene_add(scene, first, end, (tct_kind)described->kind, TCT_MENTION_NAME, "name/apposition",
                      index));
    tct_mention *added = &scene->doc->mentions.items[*index];
    added->class_id = described->class_id;
    added->gender = described->gender;
    added->number = TCT_NUMBER_SING;
    added->confidence = 80;
    return TCT_OK;
}

/** Where a name that begins at @p first ends: capitalised words, and small ones that names hold between such
 * ("Pipes |for| Peace"). */
static uint32_t end_of_name_from(const tct_scene *scene, uint32_t first, uint32_t reach) {
    uint32_t end = first;
    for (uint32_t at = first; at < scene->end && at < first + reach;) {
        if (may_name(scene, at))
            end = ++at;
        else if (end > first && scene->owner[at] == TCT_NONE && scene->marks[at].joint)
            at += scene->marks[at].joint_length;
        else
            break;
    }
    return end;
}

/** The determiner of a description, before what it costs too: "|the| $5 million project". */
static uint8_t determiner_of(const tct_scene *scene, const tct_mention *described) {
    const uint32_t at = before_amount(scene, described->first_word);
    return at > scene->first ? scene->marks[at - 1].determiner : TCT_DET_NONE;
}

/** May what follows be its name: "the project, X", "its project, X", and of plans "a new project, X"? */
static bool introduces_name(const tct_scene *scene, const tct_mention *described) {
    const uint8_t determiner = determiner_of(scene, described);
    return determiner == TCT_DET_DEF || determiner == TCT_DET_POSS ||
           (determiner == TCT_DET_INDEF && described->kind == TCT_KIND_STRATEGY);
}

/** End of the name in the quotation marks that open before @p first; @p first when they do not close soon or
 * hold no name. */
static uint32_t end_of_quoted(const tct_scene *scene, uint32_t first) {
    if (first >= scene->end || !tct_scene_capital(scene, first)) return first;
    for (uint32_t at = first; at < scene->end && at < first + 9; at++)
        if (tct_scene_quote(scene, at)) return at;
    return first;
}

/** "our strategy, |Room for Water|,": the end of a name at @p first that but its noun made a place or body.
 */
static uint32_t end_of_guess(const tct_scene *scene, uint32_t first) {
    const uint32_t owner = scene->owner[first];
    if (owner == TCT_NONE || !scene->title_case) return first;
    const tct_mention *mention = &scene->doc->mentions.items[owner];
    const bool guess = tct_str_equal(mention->rule, TCT_LIT("name/class-noun")) &&
                       mention->first_word == first && mention->word_end > first + 1;
    return guess && tct_scene_capital(scene, first) ? mention->word_end : first;
}

/** "its subsidiary, Aldane Polska,", "the project, CLEARTIDE.": the name between a comma and a mark, of what
 * is described before it. */
static tct_status name_behind(tct_scene *scene, uint32_t index) {
    const tct_mention described = scene->doc->mentions.items[index];
    uint32_t first = described.word_end + 1;
    if (first >= scene->end || !tct_scene_is(scene, first - 1, ',') || described.first_word == scene->first ||
        !introduces_name(scene, &described))
        return TCT_OK;
    const bool quoted = tct_scene_quote(scene, first);
    if (quoted) first++;
    uint32_t end = quoted ? end_of_quoted(scene, first) : end_of_name_from(scene, first, 6);
    if (end == first && described.kind == TCT_KIND_STRATEGY) end = end_of_guess(scene, first);
    const bool closed =
        quoted || (end < scene->end && (tct_scene_is(scene, end, ',') || tct_scene_is(scene, end, '.') ||
                                        tct_scene_is(scene, end, '(')));
    if (end == first || !closed) return TCT_OK;
    if (end == first + 1 && tct_scene_word(scene, first)->upos == TCT_UPOS_VERB) return TCT_OK;
    for (uint32_t at = first; at < end; at++)
        if (scene->owner[at] != TCT_NONE) scene->doc->mentions.items[scene->owner[at]].kind = TCT_KIND_NONE;
    uint32_t name = 0;
    TRY(add_name(scene, first, end, &described, &name));
    scene->doc->mentions.items[index].chain = name;
    scene->doc->mentions.items[index].flags &= (uint8_t) ~(TCT_MENTION_GENERIC | TCT_MENTION_WEAK);
    return TCT_OK;
}

static tct_status join(tct_scene *scene, uint32_t index) {
    const tct_mention described = scene->doc->mentions.items[index];
    assert(described.first_word < described.word_end);
    const uint32_t comma = comma_before(scene, described.first_word);
    if (comma == TCT_NONE) join_definite(scene, index);
    if (comma == TCT_NONE || scene->doc->mentions.items[index].chain != index) return TCT_OK;
    uint32_t name = name_before(scene, comma, described.kind);
    const uint32_t first = name == TCT_NONE ? free_name(scene, comma) : comma;
    if (first < comma) {
        TRY(add_name(scene, first, comma, &described, &name));
    }
    if (name != TCT_NONE) scene->doc->mentions.items[index].chain = name;
    return TCT_OK;
}

/** "a programme called COMBRO": the name behind a word of the list naming-words. */
static tct_status name_called(tct_scene *scene, uint32_t index) {
    const tct_mention described = scene->doc->mentions.items[index];
    const tct_pack_list *list = scene->part->lists[TCT_LIST_NAMING_WORDS];
    const tct_pack_item *item = NULL;
    uint32_t at = described.word_end;
    if (!list || at + 1 >= scene->end) return TCT_OK;
    if (tct_scene_is(scene, at, ',')) at++;
    const uint32_t length = tct_list_longest(list, scene->doc, at, scene->end, &item);
    if (!length) return TCT_OK;
    const uint32_t first = at + length;
    uint32_t end = first, name = 0;
    while (end < scene->end && end < first + 6 && may_name(scene, end))
        end++;
    if (end == first) return TCT_OK;
    for (uint32_t w = first; w < end; w++)
        if (scene->owner[w] != TCT_NONE) scene->doc->mentions.items[scene->owner[w]].kind = TCT_KIND_NONE;
    TRY(tct_scene_add(scene, first, end, (tct_kind)described.kind, TCT_MENTION_NAME, "name/called", &name));
    scene->doc->mentions.items[name].class_id = described.class_id;
    scene->doc->mentions.items[name].gender = described.gender;
    scene->doc->mentions.items[name].number = TCT_NUMBER_SING;
    scene->doc->mentions.items[index].chain = name;
    scene->doc->mentions.items[index].flags &= (uint8_t) ~(TCT_MENTION_GENERIC | TCT_MENTION_WEAK);
    return TCT_OK;
}

/** "Known as COMBRO, the programme …": the same at the beginning of the sentence. */
static tct_status called_before(tct_scene *scene, uint32_t index) {
    const tct_mention described = scene->doc->mentions.items[index];
    const tct_pack_list *list = scene->part->lists[TCT_LIST_NAMING_WORDS];
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_list_longest(list, scene->doc, scene->first, scene->end, &item);
    if (!length || described.first_word < scene->first + length + 3) return TCT_OK;
    const uint32_t comma = described.first_word - 2, first = scene->first + length;
    if (!tct_scene_is(scene, comma, ',') || !scene->marks[comma + 1].determiner || comma > first + 6)
        return TCT_OK;
    for (uint32_t at = first; at < comma; at++)
        if (!may_name(scene, at)) return TCT_OK;
    for (uint32_t at = first; at < comma; at++)
        if (scene->owner[at] != TCT_NONE) scene->doc->mentions.items[scene->owner[at]].kind = TCT_KIND_NONE;
    uint32_t name = 0;
    TRY(tct_scene_add(scene, first, comma, (tct_kind)described.kind, TCT_MENTION_NAME, "name/called", &name));
    scene->doc->mentions.items[name].class_id = described.class_id;
    scene->doc->mentions.items[name].gender = described.gender;
    scene->doc->mentions.items[name].chain = index;
    return TCT_OK;
}

tct_status tct_find_appositions(tct_scene *scene) {
    assert(scene);
    const size_t count = scene->doc->mentions.count;
    for (uint32_t m = 0; m < count; m++) {
        if (!may_describe(&scene->doc->mentions.items[m])) continue;
        if (!tct_scene_sentence(scene, scene->doc->mentions.items[m].sentence)) continue;
        TRY(called_before(scene, m));
        TRY(join(scene, m));
        if (scene->doc->mentions.items[m].chain == m) TRY(name_behind(scene, m));
        if (scene->doc->mentions.items[m].chain == m) TRY(name_called(scene, m));
    }
    return TCT_OK;
}
