/*
 * Companies that no lexicon knows: a legal form ends their name ("Aldane Pumps plc"), or a heading says whom
 * the text is by ("About Aldane"). Then every repetition of the name, its first word alone, and longer names
 * that begin with it ("Aldane Polska").
 */
#include <assert.h>

#include "extract/scene.h"

/** How many names are looked for again; keeps the work on long documents bounded. */
#define COMPANIES_MAXIMUM 64u
/** Towns of a lower rank are known to few. */
#define SMALL_TOWN_RANK 5u

/** A name that the document gives away: the words that are repeated, and its mention. */
typedef struct {
    uint32_t first, end;
    uint32_t mention;
    bool met;                 /**< has been seen in the text already */
    uint32_t longer, run_end; /**< the longer name under which the text first speaks of it; empty: none */
} known;

/** Length in words of the entry of list @p name at @p at, written as the list has it; 0 for none. */
static uint32_t entry_at(const tct_scene *scene, tct_list_name name, uint32_t at, bool exact) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_part_longest(scene->part, scene->doc, name, at, scene->end, &item);
    if (!length || !exact) return length;
    const tct_str text = tct_doc_span(scene->doc, tct_words_span(scene->doc, at, at + length));
    return tct_str_equal(text, tct_doc_symbol(scene->doc, item->value[0])) ? length : 0;
}

static bool name_word(const tct_scene *scene, uint32_t at) {
    const tct_mark *mark = &scene->marks[at];
    return tct_scene_capital(scene, at) && !mark->determiner && !mark->joint && !mark->time;
}

/** "&", or a hyphen inside a word. */
static bool link(const tct_scene *scene, uint32_t at) {
    return tct_scene_is(scene, at, '&') || (tct_scene_is(scene, at, '-') && tct_scene_tight(scene, at) &&
                                            at > scene->first && tct_scene_tight(scene, at - 1));
}

/** "Van |der| Molen BV": a small particle of a surname between capitals. */
static bool particle(const tct_scene *scene, uint32_t at) {
    return scene->marks[at].shape == TCT_SHAPE_LOWER && !scene->marks[at].joint &&
           tct_part_item(scene->part, TCT_LIST_PARTICLES, tct_scene_word(scene, at)->lower) != NULL;
}

/** First word of the run of capitals that ends before @p end. */
static uint32_t run_before(const tct_scene *scene, uint32_t end) {
    uint32_t first = end;
    while (first > scene->first && end - first < 8) {
        const bool joined = first < end && first - 1 > scene->first && name_word(scene, first - 2) &&
                            (link(scene, first - 1) || particle(scene, first - 1));
        if (!name_word(scene, first - 1) && !joined) break;
        first--;
    }
    return first;
}

/** End of the run of capitals from @p at on. */
static uint32_t run_after(const tct_scene *scene, uint32_t at) {
    const tct_pack_item *item = NULL;
    while (at < scene->end && name_word(scene, at) &&
           !tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, at, scene->end, &item)) {
        at++;
        if (at + 1 < scene->end && link(scene, at) && name_word(scene, at + 1)) at++;
    }
    return at;
}

static bool taken(const tct_scene *scene, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++)
        if (scene->owner[at] != TCT_NONE &&
            scene->doc->mentions.items[scene->owner[at]].kind != TCT_KIND_NONE)
            return true;
    return false;
}

/** Makes [first, end) an organization; mentions inside of it, such as a town of the lexicon, go. */
static tct_status add(tct_scene *scene, uint32_t first, uint32_t end, const char *rule, uint32_t *index) {
    assert(first < end);
    for (uint32_t at = first; at < end; at++)
        if (scene->owner[at] != TCT_NONE) scene->doc->mentions.items[scene->owner[at]].kind = TCT_KIND_NONE;
    TRY(tct_scene_add(scene, first, end, TCT_KIND_ORGANIZATION, TCT_MENTION_NAME, rule, index));
    tct_mention *mention = &scene->doc->mentions.items[*index];
    mention->class_id = scene->extract->classes[TCT_CLASS_CORPORATION];
    mention->number = TCT_NUMBER_SING;
    mention->confidence = 85;
    return TCT_OK;
}

static void push(known *list, size_t *count, known entry) {
    if (*count < COMPANIES_MAXIMUM) list[(*count)++] = entry;
}

static tct_status by_legal_form(tct_scene *scene, known *list, size_t *count) {
    for (uint32_t at = scene->first + 1; at < scene->end; at++) {
        uint32_t length = entry_at(scene, TCT_LIST_LEGAL_FORMS, at, true);
        if (!length) continue;
        /* a full stop that is a token of its own ends the sentence, not the form */
        if (length > 1 && tct_scene_is(scene, at + length - 1, '.')) length--;
        const uint32_t end = tct_scene_is(scene, at - 1, ',') ? at - 1 : at;
        const uint32_t first = run_before(scene, end);
        if (first >= end) continue;
        uint32_t index = 0;
        TRY(add(scene, first, at + length, "name/legal form", &index));
        push(list, count, (known){.first = first, .end = end, .mention = index, .met = true});
    }
    return TCT_OK;
}

static bool given_name(const tct_scene *scene, uint32_t at) {
    return tct_part_item(scene->part, TCT_LIST_GIVEN_NAMES, tct_scene_word(scene, at)->lower) != NULL;
}

/** The run of capitals from @p at on, with the small words inside of a name ("Val d'Ombre"). */
static uint32_t heading_end(const tct_scene *scene, uint32_t at) {
    uint32_t end = run_after(scene, at);
    for (int rounds = 0; rounds < 3 && end > at && end + 1 < scene->end; rounds++) {
        const uint8_t joint = scene->marks[end].joint;
        if (joint != TCT_JOINT_OF && joint != TCT_JOINT_AND && joint != TCT_JOINT_AT) break;
        uint32_t next = end + scene->marks[end].joint_length;
        while (next < scene->end && scene->marks[next].determiner == TCT_DET_DEF)
            next++;
        const uint32_t more = next < scene->end ? run_after(scene, next) : next;
        if (more == next) break;
        end = more;
    }
    return end;
}

/** "About Orange": a sender that is called like a small town is no town anywhere in the text. False for what
 * is known better. */
static bool give_up_town(tct_scene *scene, uint32_t town) {
    tct_mention *items = scene->doc->mentions.items;
    const uint32_t entity = items[town].entity;
    if (items[town].kind != TCT_KIND_PLACE || entity == TCT_NONE) return false;
    if (items[town].class_id != scene->extract->classes[TCT_CLASS_CITY]) return false;
    if (tct_pack_entity_at(scene->extract->pack, entity)->rank >= SMALL_TOWN_RANK) return false;
    for (uint32_t m = 0; m < scene->doc->mentions.count; m++) {
        if (items[m].entity != entity) continue;
        items[m].kind = TCT_KIND_NONE;
        for (uint32_t at = items[m].first_word; at < items[m].word_end; at++)
            if (scene->owner[at] == m) scene->owner[at] = TCT_NONE;
    }
    return true;
}

/** "À propos de X", "About X" alone in its line. */
static tct_status by_heading(tct_scene *scene, known *list, size_t *count) {
    const uint32_t length = entry_at(scene, TCT_LIST_ABOUT_OPENERS, scene->first, false);
    if (!length) return TCT_OK;
    const uint32_t first = scene->first + length, end = heading_end(scene, first);
    const bool whole = end == scene->end || (end + 1 == scene->end && tct_scene_is(scene, end, ':'));
    if (end == first || !whole || end - first > 6) return TCT_OK;
    const bool plain = end == run_after(scene, first);
    for (uint32_t at = first; at < end; at++) {
        if (plain && (scene->marks[at].noun_length || given_name(scene, at))) return TCT_OK;
        if (plain && scene->owner[at] != TCT_NONE && !give_up_town(scene, scene->owner[at])) return TCT_OK;
    }
    uint32_t index = 0;
    TRY(add(scene, first, end, "name/about", &index));
    push(list, count, (known){.first = first, .end = end, .mention = index});
    return TCT_OK;
}

/** May the name's first word stand for the whole? Not when it says a kind, a place or a given name. */
static bool may_shorten(const tct_scene *scene, const known *name) {
    const tct_mark *mark = &scene->marks[name->first];
    if (name->end - name->first < 2 || mark->noun_length || tct_scene_text(scene, name->first).size < 4)
        return false;
    if (given_name(scene, name->first)) return false;
    const uint8_t upos = tct_scene_word(scene, name->first)->upos;
    return upos == TCT_UPOS_PROPN || upos == TCT_UPOS_X;
}

/** Does the capitalised word after the name go on with it? In a headline of capitals only a name does. */
static bool goes_on(const tct_scene *scene, uint32_t at) {
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    uint32_t capitals = 0;
    for (uint32_t w = scene->first; w < scene->end; w++)
        capitals += tct_scene_capital(scene, w);
    return upos == TCT_UPOS_PROPN || (upos == TCT_UPOS_NOUN && capitals * 2 < scene->end - scene->first);
}

/** "Aldane Energy opens … About Aldane": the text speaks of it by the longer name first, so that is its own,
 * unlike "Aldane Polska" later on. */
static bool is_full_name(const tct_scene *scene, known *name, uint32_t at, uint32_t run) {
    if (!name->met) {
        name->longer = at;
        name->run_end = run;
    }
    return name->run_end - name->longer == run - at && tct_same_forms(scene->doc, name->longer, at, run - at);
}

/** "Northgate Rail" of "Northgate Rail Group plc": the first words of the name. */
static bool is_abridged(const tct_scene *scene, const known *name, uint32_t at, uint32_t run) {
    return run - at < name->end - name->first && tct_same_forms(scene->doc, at, name->first, run - at);
}

/** One further place where the name, or its first word, stands. */
static tct_status occurrence(tct_scene *scene, known *name, uint32_t at, uint32_t length, uint32_t *next) {
    const uint32_t end = at + length, run = run_after(scene, end);
    const bool before = at > scene->first && name_word(scene, at - 1) && !scene->marks[at - 1].starts;
    uint32_t index = 0;
    if (scene->owner[at] != TCT_NONE && !before) (void)give_up_town(scene, scene->owner[at]);
    if (before || taken(scene, at, end)) return TCT_OK;
    if (run > end && (scene->marks[end].noun_length || taken(scene, end, run))) return TCT_OK;
    if (run > end && !goes_on(scene, end)) return TCT_OK;
    const bool own = run == end || is_abridged(scene, name, at, run) || is_full_name(scene, name, at, run);
    name->met = true;
    TRY(add(scene, at, run, own ? "name/company again" : "name/of the group", &index));
    if (own) scene->doc->mentions.items[index].chain = name->mention;
    *next = run;
    return TCT_OK;
}

static tct_status repetitions(tct_scene *scene, known *name) {
    const uint32_t whole = name->end - name->first;
    const bool shorten = may_shorten(scene, name);
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++) {
        if (!tct_scene_sentence(scene, s)) continue;
        for (uint32_t at = scene->first; at < scene->end;) {
            const bool full = at + whole <= scene->end && tct_same_forms(scene->doc, at, name->first, whole);
            const bool brief = shorten && tct_same_forms(scene->doc, at, name->first, 1);
            uint32_t next = at + 1;
            if (full || brief) TRY(occurrence(scene, name, at, full ? whole : 1, &next));
            at = next;
        }
    }
    return TCT_OK;
}

tct_status tct_find_companies(tct_scene *scene) {
    assert(scene);
    known *list = TCT_ARENA_NEW(&scene->doc->arena, COMPANIES_MAXIMUM, known);
    size_t count = 0;
    if (!list) return TCT_ERR_MEMORY;
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++) {
        if (!tct_scene_sentence(scene, s)) continue;
        TRY(by_legal_form(scene, list, &count));
        TRY(by_heading(scene, list, &count));
    }
    for (size_t i = 0; i < count; i++) {
        const uint32_t sentence = tct_scene_word(scene, list[i].first)->sentence;
        if (tct_scene_sentence(scene, sentence)) TRY(repetitions(scene, &list[i]));
    }
    return TCT_OK;
}
