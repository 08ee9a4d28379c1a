#include "extract/scene.h"

#include <assert.h>

#include "base/limits.h"
#include "base/utf8.h"

static tct_shape shape_of(tct_str text) {
    size_t at = 0, letters = 0, capitals = 0;
    bool first = true;
    tct_shape shape = TCT_SHAPE_OTHER;
    while (at < text.size) {
        const uint32_t c = tct_utf8_next(text, &at);
        if (first) {
            if (tct_is_digit(c)) return TCT_SHAPE_DIGIT;
            if (tct_is_letter(c)) shape = tct_is_upper(c) ? TCT_SHAPE_CAPITAL : TCT_SHAPE_LOWER;
            first = false;
        }
        if (!tct_is_letter(c)) continue;
        letters++;
        capitals += tct_is_upper(c);
    }
    return shape == TCT_SHAPE_CAPITAL && letters > 1 && capitals == letters ? TCT_SHAPE_UPPER : shape;
}

/** Position of @p text in @p names (count of them), or 0. */
static uint8_t index_of(tct_str text, const char *const *names, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (tct_str_equal(text, tct_str_of(names[i]))) return (uint8_t)i;
    return 0;
}

static void mark_joint(const tct_scene *scene, uint32_t at, tct_mark *mark) {
    static const char *const names[] = {"", "of", "and", "article", "join", "at"};
    const tct_pack_item *item = NULL;
    const uint32_t length =
        tct_part_longest(scene->part, scene->doc, TCT_LIST_NAME_WORDS, at, scene->end, &item);
    if (!length || !item) return;
    mark->joint = index_of(tct_doc_symbol(scene->doc, item->value[0]), names, 6);
    mark->joint_length = (uint8_t)length;
}

static void mark_determiner(const tct_scene *scene, uint32_t at, tct_mark *mark) {
    static const char *const names[] = {"", "def", "indef", "dem", "poss", "quant"};
    const tct_pack_item *item =
        tct_part_item(scene->part, TCT_LIST_ARTICLES, scene->doc->words.items[at].lower);
    const tct_word *word = &scene->doc->words.items[at];
    /* The possessive ending ("Japan's"), which is no word of the list. */
    if (!item && word->upos == TCT_UPOS_PART && word->relation == TCT_DEP_CASE)
        mark->determiner = TCT_DET_POSS;
    if (item) mark->determiner = index_of(tct_doc_symbol(scene->doc, item->value[0]), names, 6);
}

/** May the word be a noun? Tags decide for small letters; names are tagged in many ways. */
static bool may_be_noun(const tct_scene *scene, uint32_t at, const tct_mark *mark) {
    const uint8_t upos = scene->doc->words.items[at].upos;
    if (upos == TCT_UPOS_NOUN || upos == TCT_UPOS_PROPN || upos == TCT_UPOS_X) return true;
    return mark->shape != TCT_SHAPE_LOWER && !mark->starts && (upos == TCT_UPOS_ADJ || upos == TCT_UPOS_VERB);
}

/** The noun among @p values that stands on its own if there is one, else the first. */
static const tct_pack_noun *best_noun(const tct_part *part, const uint32_t *values, size_t count) {
    const tct_pack_noun *best = tct_pack_noun_at(part->language, values[0]);
    for (size_t i = 1; i < count && (best->flags & TCT_NOUN_WEAK); i++) {
        const tct_pack_noun *other = tct_pack_noun_at(part->language, values[i]);
        if (!(other->flags & TCT_NOUN_WEAK)) best = other;
    }
    return best;
}

static bool any_noun(const tct_scene *scene, uint32_t at, uint32_t length, const tct_mark *mark) {
    for (uint32_t i = 0; i < length; i++)
        if (may_be_noun(scene, at + i, mark)) return true;
    return false;
}

/** Last word of the noun before "of" where the head is last ("Board of Directors"), else its first. */
static uint32_t noun_head(const tct_scene *scene, uint32_t at, uint32_t length) {
    if (!scene->head_final) return at;
    for (uint32_t w = at + 1; w < at + length; w++) {
        const tct_pack_item *item =
            tct_part_item(scene->part, TCT_LIST_NAME_WORDS, scene->doc->words.items[w].lower);
        if (item && tct_str_equal(tct_doc_symbol(scene->doc, item->value[0]), TCT_LIT("of"))) return w - 1;
    }
    return at + length - 1;
}

/** A plural in form, unless the list plural-names says that the words name one thing ("consultations"). */
static bool is_plural(const tct_scene *scene, uint32_t at, uint32_t length) {
    const tct_pack_list *list = tct_pack_list_find(scene->part->language, "plural-names");
    const tct_pack_item *item = NULL;
    const uint32_t head = noun_head(scene, at, length);
    if (TCT_FEAT(scene->doc->words.items[head].feats, TCT_FEAT_NUMBER) != TCT_NUMBER_PLUR) return false;
    return tct_list_longest(list, scene->doc, at, scene->end, &item) < length || !item;
}

/** A noun of the list capital-nouns counts only with a capital: "Fashion Week", not "this week". */
static bool common_word(const tct_scene *scene, uint32_t at, const tct_mark *mark) {
    if (mark->shape != TCT_SHAPE_LOWER) return false;
    const tct_pack_list *list = tct_pack_list_find(scene->part->language, "capital-nouns");
    const tct_word *word = &scene->doc->words.items[at];
    return list && (tct_pack_list_get(list, word->lower) || tct_pack_list_get(list, word->lemma));
}

static void mark_noun(const tct_scene *scene, uint32_t at, tct_mark *mark) {
    assert(at < scene->end && scene->part);
    if (!scene->part->nouns) return;
    tct_symbol words[TCT_LIMIT_PHRASE_WORDS];
    size_t count = 0, value_count = 0;
    for (; count < TCT_LIMIT_PHRASE_WORDS && at + count < scene->end; count++)
        words[count] = scene->doc->words.items[at + count].lower;
    const uint32_t *values = NULL;
    size_t length = tct_phrases_longest(scene->part->nouns, words, count, &values, &value_count);
    const tct_word *word = &scene->doc->words.items[at];
    if (!length && word->lemma && word->lemma != word->lower) {
        values = tct_phrases_get(scene->part->nouns, &word->lemma, 1, &value_count);
        length = values && value_count ? 1 : 0;
    }
    if (!length || !value_count || !any_noun(scene, at, (uint32_t)length, mark)) return;
    if (length == 1 && common_word(scene, at, mark)) return;
    const tct_pack_noun *noun = best_noun(scene->part, values, value_count);
    mark->noun_length = (uint8_t)length;
    mark->noun_class = noun->class_id;
    mark->noun_kind = tct_pack_class_at(scene->extract->pack, noun->class_id)->kind;
    mark->weak = (noun->flags & TCT_NOUN_WEAK) != 0;
    mark->plural = is_plural(scene, at, (uint32_t)length);
}

/** The key of a key–value line names a kind of thing, not a thing. */
static bool in_key(const tct_scene *scene, uint32_t at) {
    const tct_word *word = &scene->doc->words.items[at];
    const tct_block *block = &scene->doc->blocks.items[scene->doc->sentences.items[word->sentence].block];
    if (block->kind != TCT_BLOCK_KEY_VALUE || word->span.begin >= block->value.begin) return false;
    const tct_pack_item *item = NULL;
    return tct_part_longest(scene->part, scene->doc, TCT_LIST_LAYOUT_KEYS, scene->first, scene->end, &item) !=
           0;
}

/** End of the set phrase that begins at @p at and names nothing ("within the framework of"), or @p at. With a
 * capital at its end it does name something: "sur le Plan national". */
static uint32_t set_phrase_end(const tct_scene *scene, const tct_mark *mark, uint32_t at) {
    if (mark->joint != TCT_JOINT_NONE || mark->joint_length < 2) return at;
    const uint32_t end = at + mark->joint_length;
    return end <= scene->end && shape_of(tct_scene_text(scene, end - 1)) == TCT_SHAPE_CAPITAL ? at : end;
}

static void mark_sentence(tct_scene *scene) {
    bool starts = true;
    uint32_t phrase_end = scene->first;
    for (uint32_t at = scene->first; at < scene->end; at++) {
        tct_mark *mark = &scene->marks[at];
        mark->shape = (uint8_t)shape_of(tct_scene_text(scene, at));
        mark->starts = starts;
        starts = starts && mark->shape == TCT_SHAPE_OTHER;
        if (mark->shape == TCT_SHAPE_OTHER) starts = starts || tct_scene_is(scene, at, ':');
        mark_joint(scene, at, mark);
        mark_determiner(scene, at, mark);
        if (at >= phrase_end) phrase_end = set_phrase_end(scene, mark, at);
        if (at >= phrase_end && !in_key(scene, at)) mark_noun(scene, at, mark);
    }
}

static void mark_times(tct_scene *scene) {
    for (size_t i = 0; i < scene->doc->times.count; i++) {
        const tct_time *time = &scene->doc->times.items[i];
        for (uint32_t at = time->first_word; at < time->word_end; at++)
            scene->marks[at].time = true;
    }
}

static bool trait_is(const tct_scene *scene, const char *name, const char *value) {
    const tct_pack_list *list = tct_pack_list_find(scene->part->language, "traits");
    for (uint32_t i = 0; list && i < list->count; i++)
        if (tct_str_equal(tct_doc_symbol(scene->doc, list->items[i].key), tct_str_of(name)))
            return tct_str_equal(tct_doc_symbol(scene->doc, list->items[i].value[0]), tct_str_of(value));
    return false;
}

bool tct_scene_sentence(tct_scene *scene, uint32_t index) {
    assert(index < scene->doc->sentences.count);
    const tct_sentence *sentence = &scene->doc->sentences.items[index];
    const tct_part *part = tct_part_of_sentence(scene->extract, scene->doc, index);
    scene->first = sentence->first_word;
    scene->end = sentence->word_end;
    if (part && part != scene->part) {
        scene->part = part;
        scene->head_final = trait_is(scene, "head", "final");
        scene->title_case = trait_is(scene, "title-case", "yes");
    }
    scene->part = part;
    return part != NULL;
}

tct_status tct_scene_open(const tct_extract *extract, tct_doc *doc, tct_scene *scene) {
    assert(extract && doc && scene);
    const size_t count = doc->words.count;
    *scene = (tct_scene){.extract = extract, .doc = doc};
    if (!count) return TCT_OK;
    scene->marks = TCT_ARENA_NEW(&doc->arena, count, tct_mark);
    scene->owner = TCT_ARENA_NEW(&doc->arena, count, uint32_t);
    if (!scene->marks || !scene->owner) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        scene->owner[i] = TCT_NONE;
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        if (tct_scene_sentence(scene, s)) mark_sentence(scene);
    mark_times(scene);
    return TCT_OK;
}

bool tct_scene_proper(const tct_scene *scene, uint32_t at) {
    assert(at < scene->doc->words.count);
    if (!tct_scene_capital(scene, at)) return false;
    if (!scene->marks[at].starts || scene->marks[at].shape == TCT_SHAPE_UPPER) return true;
    return tct_scene_word(scene, at)->upos == TCT_UPOS_PROPN;
}

bool tct_scene_quote(const tct_scene *scene, uint32_t at) {
    const tct_str text = tct_doc_span(scene->doc, tct_scene_word(scene, at)->span);
    size_t position = 0;
    const uint32_t c = text.size ? tct_utf8_next(text, &position) : 0;
    return position == text.size && (c == 0xAB || c == 0xBB || c == '"' || (c >= 0x201C && c <= 0x201F));
}

bool tct_scene_tagged(const tct_scene *scene, uint32_t at) {
    return tct_scene_word(scene, at)->upos != TCT_UPOS_X;
}

tct_status tct_scene_add(tct_scene *scene, uint32_t first, uint32_t end, tct_kind kind, tct_mention_form form,
                         const char *rule, uint32_t *index) {
    uint32_t at = 0;
    TRY(tct_mention_add(scene->extract, scene->doc, first, end, kind, form, rule, &at));
    for (uint32_t w = first; w < end; w++)
        scene->owner[w] = at;
    if (index) *index = at;
    return TCT_OK;
}
