/* "Inscrit dans le plan, le projet …", "Membre de l'Alliance, la société …": what a phrase without article at
 * the beginning of the sentence says is said of the subject behind its comma. */
#include "extract/match_internal.h"

#define LEAD_WORDS 3u /* words before the predicate: "also", "jointly" */

static bool is_comma(const tct_tree *tree, uint32_t word) {
    return tct_str_equal(tct_doc_span(tree->doc, word_at(tree, word)->span), TCT_LIT(","));
}

static bool is_finite(const tct_word *word) {
    return is_verbal(word) && TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN;
}

/* Does the sentence begin with @p predicate, but for adverbs and marks? */
static bool leads_sentence(const tct_tree *tree, uint32_t predicate, uint32_t first) {
    if (predicate >= first + LEAD_WORDS) return false;
    for (uint32_t w = first; w < predicate; w++) {
        const uint8_t upos = word_at(tree, w)->upos;
        if (upos != TCT_UPOS_ADV && upos != TCT_UPOS_PUNCT && upos != TCT_UPOS_ADJ) return false;
    }
    return true;
}

/* Do participle and name agree in gender and number, as far as both are known? */
static bool agrees(const tct_tree *tree, uint32_t predicate, const tct_mention *mention) {
    const tct_word *word = word_at(tree, predicate);
    const unsigned gender = TCT_FEAT(word->feats, TCT_FEAT_GENDER);
    const unsigned number = TCT_FEAT(word->feats, TCT_FEAT_NUMBER);
    if (word->upos == TCT_UPOS_NOUN) return true;
    return (!gender || !mention->gender || gender == mention->gender) &&
           (!number || !mention->number || number == mention->number);
}

/* The mention that begins at @p at, past its article: the longest; TCT_NONE for none. */
static uint32_t mention_behind(const tct_tree *tree, uint32_t at, uint32_t end) {
    while (at < end && word_at(tree, at)->upos == TCT_UPOS_DET)
        at++;
    if (at >= end || !tree->begins[at]) return TCT_NONE;
    uint32_t best = TCT_NONE;
    for (uint32_t head = at; head < end && head < at + 12; head++)
        for (uint32_t m = tree->mention[head]; m != TCT_NONE; m = tree->next_mention[m]) {
            const tct_mention *items = tree->doc->mentions.items;
            if (items[m].first_word != at) continue;
            if (best == TCT_NONE || items[m].word_end > items[best].word_end) best = m;
        }
    return best;
}

uint32_t tct_fronted_subject(const tct_tree *tree, uint32_t predicate) {
    assert(tree && predicate < tree->doc->words.count);
    const tct_sentence *sentence = &tree->doc->sentences.items[word_at(tree, predicate)->sentence];
    uint32_t found = TCT_NONE;
    if (!leads_sentence(tree, predicate, sentence->first_word)) return TCT_NONE;
    for (uint32_t w = predicate + 1; w + 1 < sentence->word_end && !is_finite(word_at(tree, w)); w++) {
        if (!is_comma(tree, w)) continue;
        const uint32_t mention = mention_behind(tree, w + 1, sentence->word_end);
        if (mention != TCT_NONE) found = mention;
    }
    if (found == TCT_NONE || !agrees(tree, predicate, &tree->doc->mentions.items[found])) return TCT_NONE;
    return tree->head[found];
}
