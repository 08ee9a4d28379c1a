/* Names without a class noun: what the tagger sees, quoted names, and the proper part of a longer name alone.
 */
#include <assert.h>

#include "extract/begins.h"
#include "extract/phrases.h"

static bool overlapping(const tct_scene *scene, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++)
        if (scene->owner[at] != TCT_NONE &&
            scene->doc->mentions.items[scene->owner[at]].kind != TCT_KIND_NONE)
            return true;
    return false;
}

static bool stopped(const tct_scene *scene, uint32_t at) {
    const tct_pack_list *list = scene->part->lists[TCT_LIST_ACRONYM_STOP];
    return list && tct_pack_list_get(list, tct_scene_word(scene, at)->lower);
}

/** Takes leading articles and trailing marks off a span of the tagger. */
static void trim(const tct_scene *scene, uint32_t *first, uint32_t *end) {
    while (*first < *end && (scene->marks[*first].determiner || scene->marks[*first].joint ||
                             scene->marks[*first].shape == TCT_SHAPE_OTHER))
        ++*first;
    while (*end > *first && scene->marks[*end - 1].shape == TCT_SHAPE_OTHER)
        --*end;
}

/** "|US|$ 12 million": letters that are part of a sign of currency. */
static bool before_currency(const tct_scene *scene, uint32_t end) {
    return end < scene->end && tct_scene_tight(scene, end - 1) && tct_scene_is(scene, end, '$');
}

/** Names of the tagger that nothing covers yet. */
static tct_status from_tagger(tct_scene *scene) {
    for (size_t i = 0; i < scene->doc->names.count; i++) {
        const tct_name name = scene->doc->names.items[i];
        uint32_t first = name.first_word, end = name.word_end;
        if (first >= end || name.kind == TCT_KIND_PERSON || name.kind == TCT_KIND_NONE) continue;
        if (!tct_scene_sentence(scene, tct_scene_word(scene, first)->sentence)) continue;
        trim(scene, &first, &end);
        if (first < end && before_currency(scene, end)) continue;
        if (first >= end || overlapping(scene, first, end) || stopped(scene, first)) continue;
        if (end == first + 1 && scene->marks[first].noun_length) continue; /* "la Ville" names no new thing */
        if (!tct_scene_capital(scene, first) && scene->marks[first].shape != TCT_SHAPE_DIGIT) continue;
        uint32_t index = 0;
        TRY(tct_scene_add(scene, first, end, (tct_kind)name.kind, TCT_MENTION_NAME, "name/tagger", &index));
        scene->doc->mentions.items[index].confidence = name.confidence;
    }
    return TCT_OK;
}

/** "l'exposition « X »": the bare noun before the name is the same thing. */
static void join_noun_before(tct_scene *scene, const tct_begins *begins, uint32_t at, uint32_t quoted) {
    const uint8_t kind = scene->doc->mentions.items[quoted].kind;
    for (uint32_t word = scene->first; word < at; word++)
        for (uint32_t m = tct_begins_at(begins, word); m != TCT_NONE; m = tct_begins_before(begins, m)) {
            tct_mention *noun = &scene->doc->mentions.items[m];
            if (noun->word_end == at && noun->kind == kind && noun->chain == m) noun->chain = quoted;
        }
}

/** The closing mark of the quotation that opens at @p at, TCT_NONE when it holds nothing or too much. */
static uint32_t closing_quote(const tct_scene *scene, uint32_t at) {
    uint32_t close = at + 1;
    while (close < scene->end && close < at + 20 && !tct_scene_quote(scene, close))
        close++;
    return close < scene->end && close > at + 1 && tct_scene_quote(scene, close) ? close : TCT_NONE;
}

/** What the words around a quotation say of it. */
typedef struct {
    uint32_t source; /**< the mention before it, TCT_NONE for none */
    uint8_t kind;
    uint16_t class_id;
} quoted_class;

/** The class of the quotation [@p at, @p close] by the phrase or noun before it or the noun behind it. */
static quoted_class class_of_quoted(const tct_scene *scene, uint32_t at, uint32_t close) {
    const uint32_t before = at > scene->first ? scene->owner[at - 1] : TCT_NONE;
    if (before != TCT_NONE && scene->doc->mentions.items[before].word_end == at) {
        const tct_mention *mention = &scene->doc->mentions.items[before];
        return (quoted_class){before, mention->kind, mention->class_id};
    }
    const tct_mark *noun = NULL;
    if (close + 1 < scene->end && scene->marks[close + 1].noun_length)
        noun = &scene->marks[close + 1];
    else if (at > scene->first && scene->marks[at - 1].noun_length == 1)
        noun = &scene->marks[at - 1];
    return noun ? (quoted_class){TCT_NONE, noun->noun_kind, noun->noun_class}
                : (quoted_class){TCT_NONE, TCT_KIND_NONE, 0};
}

/** A quoted name right after a phrase of its class: "projet « X »", "the “X” initiative". */
static tct_status quoted(tct_scene *scene, tct_begins *begins, uint32_t at) {
    assert(at < scene->end);
    const uint32_t close = closing_quote(scene, at);
    if (close == TCT_NONE || !tct_scene_capital(scene, at + 1) || overlapping(scene, at + 1, at + 2))
        return TCT_OK;
    const quoted_class found = class_of_quoted(scene, at, close);
    if (found.kind == TCT_KIND_NONE || found.kind == TCT_KIND_PERSON) return TCT_OK;
    uint32_t index = 0;
    TRY(tct_scene_add(scene, at + 1, close, (tct_kind)found.kind, TCT_MENTION_NAME, "name/quoted", &index));
    tct_mention *name = &scene->doc->mentions.items[index];
    name->class_id = found.class_id;
    name->confidence = 85;
    TRY(tct_begins_update(begins, scene->doc));
    if (found.source == TCT_NONE)
        join_noun_before(scene, begins, at, index);
    else if (!(scene->doc->mentions.items[found.source].flags & TCT_MENTION_GENERIC))
        name->chain = found.source;
    return TCT_OK;
}

/** Only words in small letters in [first, noun): "the |local| charity X". */
static bool small_before(const tct_scene *scene, uint32_t first, uint32_t noun) {
    for (uint32_t at = first; at < noun; at++)
        if (scene->marks[at].shape != TCT_SHAPE_LOWER) return false;
    return scene->marks[noun].shape == TCT_SHAPE_LOWER;
}

/** Past the small adjectives after a small noun: "la société |lyonnaise| X". */
static uint32_t after_adjectives(const tct_scene *scene, uint32_t at, uint32_t end) {
    while (at < end && scene->marks[at].shape == TCT_SHAPE_LOWER &&
           tct_scene_word(scene, at)->upos == TCT_UPOS_ADJ)
        at++;
    return at;
}

/** The proper part of a name with a class noun: words beside the noun, all capitalised, none known otherwise.
 */
static bool proper_part(const tct_scene *scene, const tct_mention *mention, uint32_t *first, uint32_t *end) {
    assert(mention->head >= mention->first_word && mention->head < mention->word_end);
    uint32_t noun = mention->head;
    while (noun > mention->first_word && scene->marks[noun].noun_length == 0)
        noun--;
    const uint32_t noun_end = noun + scene->marks[noun].noun_length;
    if (noun == mention->first_word || small_before(scene, mention->first_word, noun)) {
        *first = after_adjectives(scene, noun_end, mention->word_end);
        *end = mention->word_end;
    } else if (noun_end == mention->word_end) {
        *first = mention->first_word;
        *end = noun;
    } else {
        return false;
    }
    if (*first >= *end) return false;
    for (uint32_t at = *first; at < *end; at++) {
        if (!tct_scene_capital(scene, at) || scene->marks[at].noun_length) return false;
        const uint8_t upos = tct_scene_word(scene, at)->upos;
        if (upos == TCT_UPOS_ADJ && !scene->head_final) return false;
    }
    return *end - *first >= 2 || tct_scene_word(scene, *first)->upos != TCT_UPOS_ADJ;
}

/** "l'association |Cyclo-Coop|" where the name is a mention already: both are one body, of the noun's class.
 */
static void join_known(tct_scene *scene, const tct_begins *begins, uint32_t m, uint32_t first, uint32_t end) {
    tct_mention *items = scene->doc->mentions.items;
    const tct_mention *body = &items[m];
    if (body->kind != TCT_KIND_ORGANIZATION || scene->marks[body->head].shape != TCT_SHAPE_LOWER) return;
    uint32_t joined = TCT_NONE; /* the one that was found first */
    for (uint32_t other = begins->newest[first]; other != TCT_NONE; other = begins->older.items[other])
        if (items[other].word_end == end && other != m && items[other].kind == TCT_KIND_ORGANIZATION)
            joined = other;
    if (joined != TCT_NONE && body->chain == m) items[m].chain = tct_mention_root(scene->doc, joined);
}

/** "l'association |Cyclo-Coop|": after a small noun the proper part is a name of the body by itself. */
static tct_status name_alone(tct_scene *scene, uint32_t m, uint32_t first, uint32_t end) {
    const tct_mention body = scene->doc->mentions.items[m];
    if (body.kind != TCT_KIND_ORGANIZATION || scene->marks[body.head].shape != TCT_SHAPE_LOWER) return TCT_OK;
    uint32_t index = 0;
    TRY(tct_mention_add(scene->extract, scene->doc, first, end, TCT_KIND_ORGANIZATION, TCT_MENTION_NAME,
                        "name/after its noun", &index));
    scene->doc->mentions.items[index].class_id = body.class_id;
    scene->doc->mentions.items[index].chain = m;
    return TCT_OK;
}

/** "Network |Rail|": a word that ends the names of many companies stands for none. */
static bool company_word(const tct_scene *scene, uint32_t at) {
    return tct_part_item(scene->part, TCT_LIST_COMPANY_WORDS, tct_scene_word(scene, at)->lower) != NULL;
}

/** "Hitachi |Rail|", "|Rail| Infrastructure": one word that is part of a longer name says nothing by itself.
 */
static bool in_longer_name(const tct_scene *scene, uint32_t at, uint32_t length) {
    const uint32_t sentence = tct_scene_word(scene, at)->sentence;
    const tct_sentence *within = &scene->doc->sentences.items[sentence];
    const tct_pack_item *item = NULL;
    const uint32_t end = at + length;
    if (length > 1) return false;
    if (at > within->first_word && !scene->marks[at - 1].starts && tct_scene_capital(scene, at - 1) &&
        scene->owner[at - 1] == TCT_NONE && !scene->marks[at - 1].noun_length)
        return true;
    return end < within->word_end && tct_scene_capital(scene, end) && scene->owner[end] == TCT_NONE &&
           !scene->marks[end].noun_length &&
           !tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, end, within->word_end, &item);
}

/** A mention whose proper part, if it has one, may stand alone. */
static bool may_repeat(const tct_mention *mention) {
    return mention->kind != TCT_KIND_NONE && mention->kind != TCT_KIND_PERSON &&
           mention->kind != TCT_KIND_PLACE && mention->kind != TCT_KIND_EVENT &&
           mention->entity == TCT_NONE && !(mention->flags & TCT_MENTION_GENERIC) &&
           (mention->form == TCT_MENTION_NAME || mention->form == TCT_MENTION_DESCRIPTION);
}

/** Finds the words [first, end) of mention @p m again. */
static tct_status repeat_part(tct_scene *scene, uint32_t m, uint32_t first, uint32_t end) {
    const tct_mention mention = scene->doc->mentions.items[m];
    const uint32_t from = first > TCT_SCENE_REACH ? first - TCT_SCENE_REACH : 0;
    const uint32_t horizon = TCT_SCENE_HORIZON(scene->doc, first);
    for (uint32_t at = from; at + (end - first) <= horizon; at++) {
        if (!tct_same_forms(scene->doc, at, first, end - first) || overlapping(scene, at, at + end - first) ||
            in_longer_name(scene, at, end - first))
            continue;
        uint32_t index = 0;
        TRY(tct_scene_add(scene, at, at + end - first, (tct_kind)mention.kind, TCT_MENTION_NAME, "name/part",
                          &index));
        scene->doc->mentions.items[index].class_id = mention.class_id;
        scene->doc->mentions.items[index].chain = m;
    }
    return TCT_OK;
}

/** "Fondation Mozilla" … "Mozilla"; "Surface Solutions Division" … "Surface Solutions". */
static tct_status repeat_all(tct_scene *scene, tct_begins *begins) {
    const size_t count = scene->doc->mentions.count;
    for (uint32_t m = 0; m < count; m++) {
        const tct_mention mention = scene->doc->mentions.items[m];
        uint32_t first = 0, end = 0;
        if (!may_repeat(&mention) || !scene->part || !proper_part(scene, &mention, &first, &end)) continue;
        if (end == first + 1 && (stopped(scene, first) || company_word(scene, first))) continue;
        TRY(tct_begins_update(begins, scene->doc));
        if (tct_begins_inside(begins, scene->doc, m, first, end)) {
            join_known(scene, begins, m, first, end);
            continue;
        }
        TRY(name_alone(scene, m, first, end));
        TRY(repeat_part(scene, m, first, end));
    }
    return TCT_OK;
}

static tct_status repeat_parts(tct_scene *scene) {
    tct_begins begins;
    tct_status status = tct_begins_open(&begins, scene->doc);
    if (status == TCT_OK) status = repeat_all(scene, &begins);
    tct_begins_close(&begins, scene->doc);
    return status;
}

/** « Centre de renforcement des capacités en sûreté »: the quotation marks say how far the name goes. */
static tct_status quoted_noun(tct_scene *scene, uint32_t at) {
    assert(at + 1 < scene->end);
    uint32_t close = at + 1;
    while (close < scene->end && close < at + 24 && !tct_scene_quote(scene, close))
        close++;
    const tct_mark *mark = &scene->marks[at + 1];
    if (close >= scene->end || close < at + 3 || !mark->noun_length || mark->plural ||
        !tct_scene_capital(scene, at + 1))
        return TCT_OK;
    if (scene->owner[at + 1] != TCT_NONE) return TCT_OK;
    uint32_t index = 0;
    const tct_kind kind = (tct_kind)mark->noun_kind;
    const uint16_t class_id = mark->noun_class;
    TRY(tct_mention_add(scene->extract, scene->doc, at + 1, close, kind, TCT_MENTION_NAME, "name/quoted",
                        &index));
    scene->doc->mentions.items[index].class_id = class_id;
    scene->doc->mentions.items[index].confidence = 90;
    for (uint32_t word = at + 1; word < close; word++)
        if (scene->owner[word] == TCT_NONE) scene->owner[word] = index;
    return TCT_OK;
}

tct_status tct_find_quoted(tct_scene *scene) {
    assert(scene);
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++) {
        if (!tct_scene_sentence(scene, s) || scene->head_final) continue;
        for (uint32_t at = scene->first; at + 3 < scene->end; at++)
            if (tct_scene_quote(scene, at)) TRY(quoted_noun(scene, at));
    }
    return TCT_OK;
}

/** Is more than half of the sentence in capitals? Then capitals say nothing. */
static bool shouted(const tct_scene *scene) {
    uint32_t upper = 0, words = 0;
    for (uint32_t at = scene->first; at < scene->end; at++) {
        words += scene->marks[at].shape != TCT_SHAPE_OTHER && scene->marks[at].shape != TCT_SHAPE_DIGIT;
        upper += scene->marks[at].shape == TCT_SHAPE_UPPER;
    }
    return upper * 2 > words;
}

/** "Intangible Heritage (IH)", "DFFT (Data Free …)": the text says what it is short for, and that is no
 * entity. */
static bool explained(const tct_scene *scene, uint32_t at) {
    const tct_symbol form = tct_scene_word(scene, at)->form;
    const uint32_t from = at > TCT_SCENE_REACH ? at - TCT_SCENE_REACH : 1;
    const uint32_t horizon = TCT_SCENE_HORIZON(scene->doc, at);
    for (uint32_t other = from; other + 1 < horizon; other++) {
        if (tct_scene_word(scene, other)->form != form) continue;
        if (tct_scene_is(scene, other - 1, '(') && tct_scene_is(scene, other + 1, ')')) return true;
        if (tct_scene_is(scene, other + 1, '(')) return true;
    }
    return false;
}

/** Capital letters that nothing explains: in press texts most often an organization. */
static tct_status lone_acronyms(tct_scene *scene) {
    if (shouted(scene)) return TCT_OK;
    for (uint32_t at = scene->first; at < scene->end; at++) {
        const tct_str text = tct_scene_text(scene, at);
        if (scene->marks[at].shape != TCT_SHAPE_UPPER || text.size < 3 || text.size > 10) continue;
        if (tct_scene_word(scene, at)->upos != TCT_UPOS_PROPN || scene->owner[at] != TCT_NONE ||
            stopped(scene, at))
            continue;
        const bool joined = (at > scene->first && scene->marks[at - 1].shape != TCT_SHAPE_OTHER &&
                             tct_scene_proper(scene, at - 1)) ||
                            (at + 1 < scene->end && tct_scene_capital(scene, at + 1));
        if (joined || scene->marks[at].time || explained(scene, at)) continue;
        uint32_t index = 0;
        TRY(tct_scene_add(scene, at, at + 1, TCT_KIND_ORGANIZATION, TCT_MENTION_ACRONYM, "name/capitals",
                          &index));
        scene->doc->mentions.items[index].confidence = 55;
    }
    return TCT_OK;
}

/** The organization that is named at @p at, TCT_NONE when there is none. */
static uint32_t body_at(const tct_scene *scene, uint32_t at) {
    if (at >= scene->doc->words.count || scene->owner[at] == TCT_NONE) return TCT_NONE;
    const uint32_t m = scene->owner[at];
    const tct_mention *mention = &scene->doc->mentions.items[m];
    const bool named = mention->form == TCT_MENTION_NAME || mention->form == TCT_MENTION_ACRONYM;
    return named && mention->kind == TCT_KIND_ORGANIZATION && mention->first_word == at ? m : TCT_NONE;
}

/** "the development agency |GIZ|", "technology company |Siemens|": the small noun before a name means it. */
static void join_small_nouns(tct_scene *scene) {
    for (uint32_t m = 0; m < scene->doc->mentions.count; m++) {
        tct_mention *noun = &scene->doc->mentions.items[m];
        const bool common = noun->form == TCT_MENTION_ANAPHOR || noun->form == TCT_MENTION_DESCRIPTION;
        if (noun->kind != TCT_KIND_ORGANIZATION || !common || noun->chain != m) continue;
        if ((noun->flags & TCT_MENTION_PLURAL) || !tct_scene_sentence(scene, noun->sentence)) continue;
        if (!scene->head_final || noun->word_end >= scene->end || noun->head + 1 != noun->word_end) continue;
        if (scene->marks[noun->head].shape != TCT_SHAPE_LOWER) continue;
        const uint32_t body = body_at(scene, noun->word_end);
        if (body == TCT_NONE || body == m) continue;
        noun->chain = tct_mention_root(scene->doc, body);
        noun->form = TCT_MENTION_ANAPHOR;
        noun->flags &= (uint8_t) ~(TCT_MENTION_GENERIC | TCT_MENTION_WEAK);
    }
}

/** Names in quotation marks of all sentences. */
static tct_status quoted_all(tct_scene *scene, tct_begins *begins) {
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++) {
        if (!tct_scene_sentence(scene, s)) continue;
        for (uint32_t at = scene->first; at + 2 < scene->end; at++)
            if (tct_scene_quote(scene, at)) TRY(quoted(scene, begins, at));
        if (scene->end > scene->first) scene->part = tct_part_of_sentence(scene->extract, scene->doc, s);
    }
    return TCT_OK;
}

tct_status tct_find_names(tct_scene *scene) {
    assert(scene);
    tct_begins begins;
    tct_status status = tct_begins_open(&begins, scene->doc);
    if (status == TCT_OK) status = quoted_all(scene, &begins);
    tct_begins_close(&begins, scene->doc);
    TRY(status);
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++)
        if (tct_scene_sentence(scene, s)) break;
    tct_lengthen_names(scene);
    TRY(repeat_parts(scene));
    TRY(from_tagger(scene));
    join_small_nouns(scene);
    return TCT_OK;
}

tct_status tct_find_capitals(tct_scene *scene) {
    assert(scene);
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++)
        if (tct_scene_sentence(scene, s)) TRY(lone_acronyms(scene));
    return TCT_OK;
}
