/*
 * Trees without a model. One pass over a sentence: noun phrases and verbs are met in their order; a phrase
 * with a preposition hangs on the noun or the verb before it, one without is subject or object, and what
 * cannot be placed yet waits for the verb. No word governs one that governs it: what waits is taken by main
 * verbs alone, and they hang on main verbs.
 */
#include <assert.h>

#include "language/untrained.h"

/** Phrases that wait for the verb, and small words that wait for what they belong to. */
#define WAITING 16u

typedef struct {
    uint32_t items[WAITING];
    uint32_t count;
} waiting;

typedef struct {
    const tct_untrained *part;
    tct_doc *doc;
    uint32_t first, end;
    uint32_t root, verb;  /**< main verb of the sentence; the last verb */
    uint32_t noun, outer; /**< last head of a noun phrase; last one that is no complement of a noun */
    waiting before;       /**< determiners, adjectives, numerals, prepositions of the next phrase */
    waiting auxiliaries;  /**< auxiliaries, adverbs, reflexives, marks of the next verb */
    waiting phrases;      /**< obliques that stand before the verb */
    uint32_t subject;     /**< phrase without preposition that waits for the verb */
    uint32_t preposition; /**< of the phrase that begins */
    uint32_t joint;       /**< coordinating conjunction that was just met */
    bool comma, has_object, passive;
} builder;

static tct_word *word_at(const builder *b, uint32_t index) {
    assert(index >= b->first && index < b->end);
    return &b->doc->words.items[index];
}

static void attach(const builder *b, uint32_t word, uint32_t head, tct_deprel relation) {
    assert(word != head);
    word_at(b, word)->head = head;
    word_at(b, word)->relation = (uint8_t)relation;
}

static void wait(waiting *list, uint32_t word) {
    if (list->count < WAITING) list->items[list->count++] = word;
}

/** Relation of a small word to what it stands before. */
static tct_deprel small_relation(const tct_word *word) {
    switch (word->upos) {
    case TCT_UPOS_ADP:
        return TCT_DEP_CASE;
    case TCT_UPOS_ADJ:
        return TCT_DEP_AMOD;
    case TCT_UPOS_NUM:
        return TCT_DEP_NUMMOD;
    case TCT_UPOS_AUX:
        return TCT_DEP_AUX;
    case TCT_UPOS_ADV:
    case TCT_UPOS_PART:
        return TCT_DEP_ADVMOD;
    case TCT_UPOS_SCONJ:
        return TCT_DEP_MARK;
    case TCT_UPOS_CCONJ:
        return TCT_DEP_CC;
    case TCT_UPOS_PRON:
        return TCT_DEP_EXPL;
    default:
        return TCT_DEP_DET;
    }
}

static void attach_small(const builder *b, waiting *list, uint32_t head) {
    for (uint32_t i = 0; i < list->count; i++)
        attach(b, list->items[i], head, small_relation(word_at(b, list->items[i])));
    list->count = 0;
}

static bool joins_nouns(const builder *b, uint32_t preposition) {
    const tct_pack_item *item = tct_pack_list_get(b->part->name_words, word_at(b, preposition)->lower);
    return item && item->value[0] && tct_str_equal(tct_doc_symbol(b->doc, item->value[0]), TCT_LIT("of"));
}

static bool is_agent(const builder *b, uint32_t preposition) {
    return tct_pack_list_get(b->part->agent_cases, word_at(b, preposition)->lower) != NULL;
}

/* --- noun phrases ------------------------------------------------------------------------------------------
 */

static void place_oblique(builder *b, uint32_t noun) {
    if (b->noun != TCT_NONE && joins_nouns(b, b->preposition)) {
        attach(b, noun, b->noun, TCT_DEP_NMOD);
        return;
    }
    b->outer = noun;
    if (b->verb == TCT_NONE)
        wait(&b->phrases, noun);
    else
        attach(b, noun, b->verb, b->passive && is_agent(b, b->preposition) ? TCT_DEP_OBL_AGENT : TCT_DEP_OBL);
}

/** After "and" or a comma: in a row with the phrase before. */
static bool place_in_row(builder *b, uint32_t noun) {
    if (b->outer == TCT_NONE || (b->joint == TCT_NONE && !b->comma)) return false;
    if (b->joint != TCT_NONE) attach(b, b->joint, noun, TCT_DEP_CC);
    const bool named = word_at(b, noun)->upos == word_at(b, b->outer)->upos;
    attach(b, noun, b->outer, b->joint != TCT_NONE || named ? TCT_DEP_CONJ : TCT_DEP_APPOS);
    return true;
}

static void place_plain(builder *b, uint32_t noun) {
    if (place_in_row(b, noun)) return;
    b->outer = noun;
    if (b->verb == TCT_NONE) {
        if (b->subject == TCT_NONE)
            b->subject = noun;
        else
            attach(b, noun, b->subject, TCT_DEP_APPOS);
        return;
    }
    attach(b, noun, b->verb, b->has_object ? TCT_DEP_OBL : TCT_DEP_OBJ);
    b->has_object = true;
}

static bool is_nominal(const tct_word *word) {
    return word->upos == TCT_UPOS_NOUN || word->upos == TCT_UPOS_PROPN;
}

/** Words that go on with the phrase headed by @p noun; the word after it. */
static uint32_t take_phrase(builder *b, uint32_t noun) {
    uint32_t at = noun + 1;
    for (; at < b->end; at++) {
        const tct_word *word = word_at(b, at);
        if (word->upos == TCT_UPOS_ADJ || word->upos == TCT_UPOS_NUM)
            attach(b, at, noun, word->upos == TCT_UPOS_ADJ ? TCT_DEP_AMOD : TCT_DEP_NUMMOD);
        else if (is_nominal(word))
            attach(b, at, noun, word_at(b, noun)->upos == word->upos ? TCT_DEP_FLAT : TCT_DEP_APPOS);
        else
            break;
    }
    return at;
}

static uint32_t read_phrase(builder *b, uint32_t noun) {
    attach_small(b, &b->before, noun);
    if (b->preposition != TCT_NONE)
        place_oblique(b, noun);
    else
        place_plain(b, noun);
    b->noun = noun;
    b->preposition = b->joint = TCT_NONE;
    b->comma = false;
    return take_phrase(b, noun);
}

/* --- verbs -------------------------------------------------------------------------------------------------
 */

static bool has_waiting(const builder *b, uint8_t upos) {
    for (uint32_t i = 0; i < b->auxiliaries.count; i++)
        if (word_at(b, b->auxiliaries.items[i])->upos == upos) return true;
    return false;
}

/** A main verb takes what waits for it. */
static void take_waiting(builder *b, uint32_t verb) {
    if (b->subject != TCT_NONE) attach(b, b->subject, verb, b->passive ? TCT_DEP_NSUBJ_PASS : TCT_DEP_NSUBJ);
    for (uint32_t i = 0; i < b->phrases.count; i++)
        attach(b, b->phrases.items[i], verb, TCT_DEP_OBL);
    b->subject = TCT_NONE;
    b->phrases.count = 0;
}

/** A participle or an infinitive without auxiliary, or a verb after a relative pronoun: below a word before
 * it. */
static bool place_below(builder *b, uint32_t verb) {
    const unsigned form = TCT_FEAT(word_at(b, verb)->feats, TCT_FEAT_VERBFORM);
    const bool alone = !has_waiting(b, TCT_UPOS_AUX);
    if (form == TCT_VERBFORM_PART && alone && b->noun != TCT_NONE) {
        attach(b, verb, b->noun, TCT_DEP_ACL);
        b->passive = true;
        return true;
    }
    if (form != TCT_VERBFORM_INF || b->verb == TCT_NONE) return false;
    attach(b, verb, b->verb, b->before.count ? TCT_DEP_ADVCL : TCT_DEP_XCOMP);
    return true;
}

static void place_main(builder *b, uint32_t verb) {
    b->passive = TCT_FEAT(word_at(b, verb)->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART &&
                 has_waiting(b, TCT_UPOS_AUX);
    if (b->root == TCT_NONE)
        b->root = verb;
    else
        attach(b, verb, b->root, b->joint != TCT_NONE ? TCT_DEP_CONJ : TCT_DEP_PARATAXIS);
    if (b->joint != TCT_NONE) attach(b, b->joint, verb, TCT_DEP_CC);
    take_waiting(b, verb);
}

static void read_verb(builder *b, uint32_t verb, uint32_t relative) {
    if (relative != TCT_NONE && b->noun != TCT_NONE) {
        attach(b, verb, b->noun, TCT_DEP_ACL_RELCL);
        attach(b, relative, verb, TCT_DEP_NSUBJ);
    } else if (!place_below(b, verb)) {
        place_main(b, verb);
    }
    attach_small(b, &b->before, verb);
    attach_small(b, &b->auxiliaries, verb);
    for (uint32_t w = b->first; b->passive && w < verb; w++)
        if (word_at(b, w)->head == verb && word_at(b, w)->relation == TCT_DEP_AUX)
            word_at(b, w)->relation = TCT_DEP_AUX_PASS;
    b->verb = verb;
    b->has_object = b->comma = false;
    b->preposition = b->joint = TCT_NONE;
}

/* --- sentences ---------------------------------------------------------------------------------------------
 */

/** Is the numeral, adjective or determiner at @p at the last word before the end of its phrase? */
static bool stands_alone(const builder *b, uint32_t at) {
    if (at + 1 >= b->end) return true;
    const tct_word *next = word_at(b, at + 1);
    return !is_nominal(next) && next->upos != TCT_UPOS_ADJ && next->upos != TCT_UPOS_NUM;
}

static void read_small(builder *b, uint32_t at, uint32_t *relative) {
    const tct_word *word = word_at(b, at);
    switch (word->upos) {
    case TCT_UPOS_ADP:
        b->preposition = at;
        wait(&b->before, at);
        break;
    case TCT_UPOS_DET:
        wait(&b->before, at);
        break;
    case TCT_UPOS_CCONJ:
        b->joint = at;
        break;
    case TCT_UPOS_PUNCT:
        b->comma = tct_str_equal(tct_doc_symbol(b->doc, word->form), TCT_LIT(","));
        break;
    case TCT_UPOS_PRON:
        if (TCT_FEAT(word->feats, TCT_FEAT_PRONTYPE) == TCT_PRONTYPE_REL)
            *relative = at;
        else
            wait(&b->auxiliaries, at);
        break;
    default:
        wait(&b->auxiliaries, at);
    }
}

/** Reads the word or phrase at @p at; the word after it. */
static uint32_t read_at(builder *b, uint32_t at, uint32_t *relative) {
    const uint8_t upos = word_at(b, at)->upos;
    if (is_nominal(word_at(b, at))) return read_phrase(b, at);
    if (upos == TCT_UPOS_NUM || upos == TCT_UPOS_ADJ) {
        if (stands_alone(b, at)) return read_phrase(b, at);
        wait(&b->before, at);
        return at + 1;
    }
    if (upos == TCT_UPOS_VERB) {
        read_verb(b, at, *relative);
        *relative = TCT_NONE;
        return at + 1;
    }
    read_small(b, at, relative);
    return at + 1;
}

/** Gives every word without a head the root of the sentence. */
static void finish(builder *b) {
    if (b->root == TCT_NONE) b->root = b->subject != TCT_NONE ? b->subject : b->first;
    word_at(b, b->root)->head = TCT_NONE;
    word_at(b, b->root)->relation = TCT_DEP_ROOT;
    for (uint32_t w = b->first; w < b->end; w++) {
        if (w == b->root || word_at(b, w)->head != TCT_NONE) continue;
        attach(b, w, b->root, word_at(b, w)->upos == TCT_UPOS_PUNCT ? TCT_DEP_PUNCT : TCT_DEP_DEP);
    }
}

void tct_untrained_parse(const tct_untrained *part, tct_doc *doc, uint32_t first, uint32_t end) {
    assert(part && doc && first < end && end <= doc->words.count);
    builder b = {.part = part,
                 .doc = doc,
                 .first = first,
                 .end = end,
                 .root = TCT_NONE,
                 .verb = TCT_NONE,
                 .noun = TCT_NONE,
                 .outer = TCT_NONE,
                 .subject = TCT_NONE,
                 .preposition = TCT_NONE,
                 .joint = TCT_NONE};
    uint32_t relative = TCT_NONE;
    for (uint32_t w = first; w < end; w++)
        word_at(&b, w)->head = TCT_NONE;
    for (uint32_t at = first; at < end;)
        at = read_at(&b, at, &relative);
    finish(&b);
}
