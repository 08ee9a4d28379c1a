/*
 * Headlines: the names of the body are found again. Where every word is capitalised ("Lakes Foundation
 * Launches Programme With …") capitals say nothing, so phrases that the body does not repeat go.
 * And the last check on all mentions: none crosses a tab or a bracket that it has not opened.
 */
#include <assert.h>
#include <string.h>

#include "extract/scene.h"

/** Names of the body that are looked for in headlines, and sentences that may be headlines. */
#define NAMES_MAXIMUM 2000u
#define HEADLINES_MAXIMUM 64u

/** Five words or more, nine in ten capitalised but for words of the grammar, no full stop. */
static bool is_headline(const tct_scene *scene) {
    uint32_t words = 0, capitals = 0;
    if (!scene->title_case || tct_scene_is(scene, scene->end - 1, '.')) return false;
    for (uint32_t at = scene->first; at < scene->end; at++) {
        const tct_mark *mark = &scene->marks[at];
        if (mark->shape != TCT_SHAPE_LOWER && mark->shape != TCT_SHAPE_CAPITAL) continue;
        if (mark->determiner || mark->joint || tct_scene_word(scene, at)->upos == TCT_UPOS_ADP) continue;
        words++;
        capitals += mark->shape == TCT_SHAPE_CAPITAL;
    }
    return words >= 5 && capitals * 10 >= words * 9;
}

static bool in_title(const tct_scene *scene, uint32_t sentence) {
    const uint32_t block = scene->doc->sentences.items[sentence].block;
    return scene->doc->blocks.items[block].kind == TCT_BLOCK_TITLE;
}

/** Do the words of the mention occur outside of its sentence? */
static bool repeated(const tct_scene *scene, const tct_mention *mention) {
    const uint32_t length = mention->word_end - mention->first_word;
    const uint32_t horizon = TCT_SCENE_HORIZON(scene->doc, mention->first_word);
    for (uint32_t at = scene->end; at + length <= horizon; at++)
        if (tct_same_lower(scene->doc, at, mention->first_word, length)) return true;
    return false;
}

/** Holds a verb, or words that the tagger takes for one only because of the capital. */
static bool holds_verb(const tct_scene *scene, const tct_mention *mention) {
    for (uint32_t at = mention->first_word; at < mention->word_end; at++) {
        const uint8_t upos = tct_scene_word(scene, at)->upos;
        if (upos == TCT_UPOS_VERB || upos == TCT_UPOS_AUX) return true;
    }
    return false;
}

static bool same_class_below(const tct_scene *scene, const tct_mention *mention) {
    for (size_t m = 0; m < scene->doc->mentions.count; m++) {
        const tct_mention *other = &scene->doc->mentions.items[m];
        if (other->sentence != mention->sentence && other->kind == mention->kind &&
            other->class_id == mention->class_id)
            return true;
    }
    return false;
}

static void drop_junk(tct_scene *scene, uint32_t sentence) {
    for (size_t m = 0; m < scene->doc->mentions.count; m++) {
        tct_mention *mention = &scene->doc->mentions.items[m];
        if (mention->sentence != sentence || mention->kind == TCT_KIND_NONE || mention->entity != TCT_NONE)
            continue;
        if (mention->kind == TCT_KIND_PERSON || repeated(scene, mention)) continue;
        if (!holds_verb(scene, mention) && !same_class_below(scene, mention)) continue;
        for (uint32_t at = mention->first_word; at < mention->word_end; at++)
            if (scene->owner[at] == m) scene->owner[at] = TCT_NONE;
        mention->kind = TCT_KIND_NONE;
    }
}

static bool is_free(const tct_scene *scene, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++)
        if (scene->owner[at] != TCT_NONE &&
            scene->doc->mentions.items[scene->owner[at]].kind != TCT_KIND_NONE)
            return false;
    return true;
}

/** "Forum de l'eau: …": where a headline's phrase without article is a name in the body, it is the same name.
 */
static bool take_name(tct_scene *scene, uint32_t first, uint32_t end, const tct_mention *name,
                      uint32_t root) {
    const size_t all = scene->doc->mentions.count, count = all < NAMES_MAXIMUM ? all : NAMES_MAXIMUM;
    for (size_t m = 0; m < count; m++) {
        tct_mention *phrase = &scene->doc->mentions.items[m];
        if (phrase->first_word != first || phrase->word_end != end || phrase->kind != name->kind) continue;
        if (phrase->form == TCT_MENTION_NAME) return true;
        phrase->form = TCT_MENTION_NAME;
        phrase->flags &= (uint8_t) ~(TCT_MENTION_GENERIC | TCT_MENTION_WEAK);
        phrase->class_id = name->class_id;
        phrase->confidence = name->confidence;
        phrase->chain = root;
        return true;
    }
    return false;
}

/** The names of the body, found again in the headline. */
static tct_status repeat_names(tct_scene *scene, uint32_t sentence) {

    const size_t all = scene->doc->mentions.count, count = all < NAMES_MAXIMUM ? all : NAMES_MAXIMUM;
    for (uint32_t m = 0; m < count; m++) {
        const tct_mention name = scene->doc->mentions.items[m];
        const uint32_t length = name.word_end - name.first_word;
        if (name.kind == TCT_KIND_NONE || name.sentence == sentence || name.form != TCT_MENTION_NAME ||
            length < 2 || (name.flags & TCT_MENTION_GENERIC))
            continue;
        for (uint32_t at = scene->first; at + length <= scene->end; at++) {
            if (!tct_same_lower(scene->doc, at, name.first_word, length)) continue;
            if (take_name(scene, at, at + length, &name, m) || !is_free(scene, at, at + length)) continue;
            uint32_t index = 0;
            TRY(tct_scene_add(scene, at, at + length, (tct_kind)name.kind, TCT_MENTION_NAME, "name/headline",
                              &index));
            scene->doc->mentions.items[index].class_id = name.class_id;
            scene->doc->mentions.items[index].entity = name.entity;
            scene->doc->mentions.items[index].chain = m;
        }
    }
    return TCT_OK;
}

tct_status tct_settle_headlines(tct_scene *scene) {
    assert(scene);
    uint32_t found = 0;
    for (uint32_t s = 0; s < scene->doc->sentences.count && found < HEADLINES_MAXIMUM; s++) {
        if (!tct_scene_sentence(scene, s) || scene->end <= scene->first) continue;
        const bool capitals = is_headline(scene);
        if (!capitals && !in_title(scene, s)) continue;
        found++;
        if (capitals) drop_junk(scene, s);
        TRY(repeat_names(scene, s));
    }
    return TCT_OK;
}

/** First word of the mention that begins after a tab or closes a bracket that it has not opened. */
static uint32_t cut_at(const tct_scene *scene, const tct_mention *mention) {
    int open = 0;
    for (uint32_t at = mention->first_word; at < mention->word_end; at++) {
        open += tct_scene_is(scene, at, '(') - tct_scene_is(scene, at, ')');
        if (open < 0) return at;
        if (at + 1 >= mention->word_end) break;
        const tct_span gap = {tct_scene_word(scene, at)->span.end, tct_scene_word(scene, at + 1)->span.begin};
        if (gap.end > gap.begin && memchr(scene->doc->text.data + gap.begin, '\t', gap.end - gap.begin))
            return at + 1;
    }
    return mention->word_end;
}

void tct_cut_mentions(tct_scene *scene) {
    assert(scene);
    for (size_t m = 0; m < scene->doc->mentions.count; m++) {
        tct_mention *mention = &scene->doc->mentions.items[m];
        if (mention->kind == TCT_KIND_NONE) continue;
        const uint32_t end = cut_at(scene, mention);
        if (end == mention->word_end) continue;
        if (end == mention->first_word || mention->head >= end) {
            mention->kind = TCT_KIND_NONE;
            continue;
        }
        mention->word_end = end;
        mention->span = tct_words_span(scene->doc, mention->first_word, end);
    }
}
