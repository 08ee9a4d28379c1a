/* What a participle behind a name is said of, wherever the tree hangs it. */
#include "extract/match_internal.h"

#define ADVERBIAL_WORDS 8u /* of a place or a time with its preposition */

/* "the summit, |to be| hosted by X": first word of the group of a passive infinitive, the participle itself
 * where nothing of the kind stands before it; TCT_NONE in a finite clause. */
static uint32_t group_begin(const tct_tree *tree, uint32_t participle) {
    uint32_t begin = participle;
    bool marked = false, passive = false;
    EACH_CHILD(tree, child, participle) {
        const uint8_t relation = word_at(tree, child)->relation;
        if (relation == TCT_DEP_AUX || relation == TCT_DEP_NSUBJ_PASS) return TCT_NONE;
        const bool be = relation == TCT_DEP_AUX_PASS;
        if (be && TCT_FEAT(word_at(tree, child)->feats, TCT_FEAT_VERBFORM) != TCT_VERBFORM_INF)
            return TCT_NONE;
        passive |= be;
        marked |= relation == TCT_DEP_MARK && child < participle;
        if (child < begin && (be || relation == TCT_DEP_MARK)) begin = child;
    }
    if (!passive) return participle;
    return marked ? begin : TCT_NONE;
}

/* Word before the phrase that ends at @p last with a name or a time: where its preposition stands. */
static uint32_t before_adverbial(const tct_tree *tree, uint32_t last, uint32_t first) {
    for (uint32_t at = last; at-- > first && last - at < ADVERBIAL_WORDS;) {
        const tct_word *word = word_at(tree, at);
        if (word->upos == TCT_UPOS_ADP) return at;
        if (word->upos != TCT_UPOS_PROPN && word->upos != TCT_UPOS_NUM && word->upos != TCT_UPOS_DET &&
            word->upos != TCT_UPOS_NOUN)
            return TCT_NONE;
    }
    return TCT_NONE;
}

/* "to be held in Rome |and hosted| by X": a conjunct is said of what the first participle is said of. */
static uint32_t pivot_of(const tct_tree *tree, uint32_t participle) {
    const tct_word *word = word_at(tree, participle);
    if (word->relation != TCT_DEP_CONJ || word->head > participle ||
        !is_participle(word_at(tree, word->head)))
        return participle;
    const uint32_t begin = group_begin(tree, word->head);
    const bool infinitive = begin != TCT_NONE && begin != word->head;
    const bool reduced = is_relation(tree, word->head, TCT_DEP_ACL) || tct_is_reduced(tree, participle);
    return infinitive || reduced ? word->head : participle;
}

static void add_name(uint32_t name, uint8_t penalty, tct_args *args) {
    if (name != TCT_NONE) tct_args_add(args, (tct_arg){name, name, TCT_ARG_OBJECT, penalty});
}

/* "met for the summit, |hosted| by X", "the summit in Rome on 3 May, |organised| by X": what a participle
 * right behind a name, or behind its place and its day, says is said of it. */
void tct_add_name_before(const tct_tree *tree, uint32_t participle, tct_args *args) {
    uint32_t at = group_begin(tree, participle);
    if (at == TCT_NONE) return;
    const uint32_t pivot = pivot_of(tree, participle);
    if (pivot != participle && tct_name_before(tree, at) == TCT_NONE) at = group_begin(tree, pivot);
    if (at == TCT_NONE) return;
    const uint32_t name = tct_name_before(tree, at);
    add_name(name, 8, args);
    const uint32_t first = tree->doc->sentences.items[word_at(tree, participle)->sentence].first_word;
    if (at == first || word_at(tree, at - 1)->upos != TCT_UPOS_PUNCT) return;
    at = before_adverbial(tree, at - 1, first);
    for (unsigned phrases = 0; at != TCT_NONE && phrases < 2; phrases++) {
        add_name(tct_name_before(tree, at), (uint8_t)(9 + phrases), args);
        at = before_adverbial(tree, at, first);
    }
}
