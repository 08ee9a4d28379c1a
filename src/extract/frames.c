#include "extract/frames.h"

#include <assert.h>

/* Further trigger words may stand this many words after the one before ("a eu officiellement lieu"). */
#define GAP_MAXIMUM 2

static const tct_word *word_at(const tct_tree *tree, uint32_t word) {
    assert(word < tree->doc->words.count);
    return &tree->doc->words.items[word];
}

/* Finds the further words of a trigger after @p word; *end is after the last. */
static bool rest_follows(const tct_tree *tree, const tct_frames *frames, const tct_frame_trigger *trigger,
                         uint32_t word, uint32_t *end) {
    const tct_symbol *rest = &frames->words[trigger->rest];
    const uint32_t limit = tree->doc->sentences.items[word_at(tree, word)->sentence].word_end;
    uint32_t at = word + 1;
    for (; *rest; rest++) {
        uint32_t gap = 0;
        while (at < limit && gap <= GAP_MAXIMUM && word_at(tree, at)->lower != *rest &&
               word_at(tree, at)->lemma != *rest)
            at++, gap++;
        if (at >= limit || gap > GAP_MAXIMUM) return false;
        at++;
    }
    *end = at;
    return true;
}

static bool part_of_speech_fits(const tct_tree *tree, const tct_frame *frame, uint32_t word) {
    const uint8_t upos = word_at(tree, word)->upos;
    switch (frame->pos) {
    case TCT_FRAME_VERB:
        if (upos == TCT_UPOS_ADJ)
            return TCT_FEAT(word_at(tree, word)->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART;
        if (upos != TCT_UPOS_VERB && upos != TCT_UPOS_AUX) return false;
        if (word_at(tree, word)->relation == TCT_DEP_AUX || word_at(tree, word)->relation == TCT_DEP_AUX_PASS)
            return false;
        return !frame->reflexive ? !tct_is_reflexive(tree, word)
                                 : tct_may_be_reflexive(tree, word) || tct_is_passive(tree, word);
    case TCT_FRAME_NOUN:
        return upos == TCT_UPOS_NOUN || upos == TCT_UPOS_PROPN;
    case TCT_FRAME_ADJECTIVE:
        if (upos == TCT_UPOS_VERB)
            return TCT_FEAT(word_at(tree, word)->feats, TCT_FEAT_VERBFORM) != TCT_VERBFORM_INF;
        return upos == TCT_UPOS_ADJ || upos == TCT_UPOS_ADV;
    default:
        return false;
    }
}

/* The mention of the trigger itself, when the frame gives it a role. */
static bool trigger_mention(tct_frame_match *match) {
    const tct_frame *frame = match->frame;
    match->mention = TCT_NONE;
    if (frame->trigger_role == TCT_SLOT_NONE) return true;
    tct_fillers fillers = {.count = 0};
    const tct_tree *tree = match->tree;
    for (uint32_t m = tree->mention[match->word]; m != TCT_NONE && match->mention == TCT_NONE;
         m = tree->next_mention[m])
        if (tct_mention_fits(tree, m, frame->trigger_kinds, frame->trigger_class)) match->mention = m;
    if (match->mention != TCT_NONE) return true;
    tct_fillers_of(tree, match->part, match->word, frame->trigger_kinds, frame->trigger_class, &fillers);
    if (fillers.count) match->mention = fillers.items[0];
    return match->mention != TCT_NONE;
}

static tct_status try_frame(tct_frame_match *match, tct_doc *doc) {
    assert(match->frame->slot_end - match->frame->first_slot <= TCT_SLOTS_MAXIMUM);
    if (!trigger_mention(match) || !tct_frame_bind(match)) return TCT_OK;
    if (!match->tree->introductions) return tct_frame_emit(match, doc);
    tct_frame_introduce(match, doc);
    return TCT_OK;
}

/* Frames evoked by one key (lemma or form) at a word. Arguments are gathered once, when the first frame fits.
 */
static tct_status match_key(const tct_tree *tree, const tct_part *part, tct_symbol key, uint32_t word,
                            tct_args *args, bool *gathered, tct_doc *doc) {
    uint32_t count = 0;
    const tct_frame_trigger *triggers = tct_frames_find(&part->frames, key, &count);
    for (uint32_t i = 0; i < count; i++) {
        const tct_frame *frame = &part->frames.frames[triggers[i].frame];
        tct_frame_match match = {.tree = tree, .part = part, .frame = frame, .word = word, .args = args};
        if (frame->slot_end - frame->first_slot > TCT_SLOTS_MAXIMUM) continue;
        if (!part_of_speech_fits(tree, frame, word)) continue;
        if (!rest_follows(tree, &part->frames, &triggers[i], word, &match.used_end)) continue;
        if (!*gathered) tct_args_of(tree, part, word, args);
        *gathered = true;
        TRY(try_frame(&match, doc));
    }
    return TCT_OK;
}

static tct_status match_word(const tct_tree *tree, const tct_part *part, uint32_t word, tct_doc *doc) {
    const tct_word *w = word_at(tree, word);
    tct_args args;
    bool gathered = false;
    if (w->lemma) TRY(match_key(tree, part, w->lemma, word, &args, &gathered, doc));
    if (w->lower != w->lemma && w->lower) TRY(match_key(tree, part, w->lower, word, &args, &gathered, doc));
    return TCT_OK;
}

static bool triggers(const tct_word *word) {
    switch (word->upos) {
    case TCT_UPOS_VERB:
    case TCT_UPOS_AUX:
    case TCT_UPOS_NOUN:
    case TCT_UPOS_PROPN:
    case TCT_UPOS_ADJ:
    case TCT_UPOS_ADV:
        return true;
    default:
        return false;
    }
}

/* "USAID-|funded| programme": the list noun-links says what that is; its verb has no clause. */
static bool is_hyphenated(const tct_tree *tree, uint32_t word, uint32_t first) {
    if (word < first + 2 || word_at(tree, word)->upos == TCT_UPOS_NOUN) return false;
    const tct_word *hyphen = word_at(tree, word - 1);
    return tct_str_equal(tct_doc_span(tree->doc, hyphen->span), TCT_LIT("-")) &&
           !(hyphen->flags & TCT_WORD_SPACE_AFTER) && tree->mention[word - 2] != TCT_NONE;
}

static tct_status match_sentence(const tct_tree *tree, const tct_part *part, uint32_t sentence,
                                 tct_doc *doc) {
    const tct_sentence range = doc->sentences.items[sentence];
    for (uint32_t word = range.first_word; word < range.word_end; word++)
        if (triggers(word_at(tree, word)) && !is_hyphenated(tree, word, range.first_word))
            TRY(match_word(tree, part, word, doc));
    return TCT_OK;
}

/* "the opening concert of the festival, on 3 June": what follows is said of the longer one. */
static bool ends_outer_event(const tct_doc *doc, uint32_t index) {
    const tct_mention *inner = &doc->mentions.items[index];
    if (inner->kind != TCT_KIND_EVENT || !(inner->flags & TCT_MENTION_INNER)) return false;
    for (uint32_t m = index; m-- > 0 && index - m < 8;) {
        const tct_mention *outer = &doc->mentions.items[m];
        if (outer->kind == TCT_KIND_EVENT && outer->sentence == inner->sentence &&
            outer->word_end == inner->word_end && outer->first_word < inner->first_word)
            return true;
    }
    return false;
}

/* Frames whose trigger is any mention of a class. */
static tct_status match_mention(const tct_tree *tree, uint32_t index, tct_doc *doc) {
    const tct_mention *mention = &doc->mentions.items[index];
    const tct_part *part = tct_part_of_sentence(tree->extract, doc, mention->sentence);
    if (!part) return TCT_OK;
    if (mention->form == TCT_MENTION_PRONOUN || ends_outer_event(doc, index)) return TCT_OK;
    uint32_t count = 0;
    const tct_frame_trigger *triggers_of_all = tct_frames_find(&part->frames, 0, &count);
    tct_args args;
    bool gathered = false;
    for (uint32_t i = 0; i < count; i++) {
        const tct_frame *frame = &part->frames.frames[triggers_of_all[i].frame];
        if (frame->slot_end - frame->first_slot > TCT_SLOTS_MAXIMUM) continue;
        if (!tct_mention_fits(tree, index, frame->trigger_kinds, frame->trigger_class)) continue;
        if (!gathered) tct_args_of(tree, part, tree->head[index], &args);
        gathered = true;
        tct_frame_match match = {.tree = tree,
                                 .part = part,
                                 .frame = frame,
                                 .word = tree->head[index],
                                 .mention = index,
                                 .used_end = tree->head[index] + 1,
                                 .args = &args};
        if (!tct_frame_bind(&match)) continue;
        if (!tree->introductions) TRY(tct_frame_emit(&match, doc));
        if (tree->introductions) tct_frame_introduce(&match, doc);
    }
    return TCT_OK;
}

/* @p wanted: by sentence, whether there is anything to find; NULL for all. */
static tct_status match_all(const tct_tree *tree, const bool *wanted, tct_doc *doc) {
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        if (wanted && !wanted[i]) continue;
        const tct_part *part = tct_part_of_sentence(tree->extract, doc, i);
        if (part && part->frames.frame_count) TRY(match_sentence(tree, part, i, doc));
    }
    for (uint32_t i = 0; i < doc->mentions.count; i++)
        if (!wanted || wanted[doc->mentions.items[i].sentence]) TRY(match_mention(tree, i, doc));
    return TCT_OK;
}

/* Sentences with a mention that may be introduced. */
static void mark_introducing(const tct_doc *doc, bool *sentences) {
    memset(sentences, 0, doc->sentences.count * sizeof *sentences);
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const tct_mention *root = &doc->mentions.items[tct_mention_root(doc, i)];
        if (root->flags & TCT_MENTION_GENERIC && tct_may_be_introduced(root))
            sentences[doc->mentions.items[i].sentence] = true;
    }
}

static tct_status introduce_all(const tct_tree *tree, tct_doc *doc) {
    bool *sentences = tct_alloc(tree->extract->allocator, doc->sentences.count + 1, sizeof *sentences);
    if (!sentences) return TCT_ERR_MEMORY;
    mark_introducing(doc, sentences);
    const tct_status status = match_all(tree, sentences, doc);
    tct_dealloc(tree->extract->allocator, sentences);
    return status;
}

static tct_status run(const tct_extract *extract, tct_doc *doc, bool introductions) {
    assert(extract && doc);
    if (doc->words.count == 0 || doc->mentions.count == 0) return TCT_OK;
    tct_tree tree;
    TRY(tct_tree_init(&tree, extract, doc));
    tree.introductions = introductions;
    const tct_status status = introductions ? introduce_all(&tree, doc) : match_all(&tree, NULL, doc);
    tct_tree_clear(&tree);
    return status;
}

tct_status tct_extract_frames(const tct_extract *extract, tct_doc *doc) {
    return run(extract, doc, false);
}

tct_status tct_extract_introductions(const tct_extract *extract, tct_doc *doc) {
    return run(extract, doc, true);
}
