#include "train/eval_ud.h"

#include <assert.h>

/** The universal relation of a label with a subtype. */
static uint8_t universal(uint8_t relation) {
    switch (relation) {
    case TCT_DEP_NSUBJ_PASS:
        return TCT_DEP_NSUBJ;
    case TCT_DEP_CSUBJ_PASS:
        return TCT_DEP_CSUBJ;
    case TCT_DEP_OBL_AGENT:
        return TCT_DEP_OBL;
    case TCT_DEP_AUX_PASS:
        return TCT_DEP_AUX;
    case TCT_DEP_NMOD_POSS:
        return TCT_DEP_NMOD;
    case TCT_DEP_ACL_RELCL:
        return TCT_DEP_ACL;
    default:
        return relation;
    }
}

/** Whether words with this relation count in CLAS. */
static bool is_content(uint8_t relation) {
    static const uint8_t content[] = {
        TCT_DEP_NSUBJ,    TCT_DEP_OBJ,        TCT_DEP_IOBJ,      TCT_DEP_CSUBJ,     TCT_DEP_CCOMP,
        TCT_DEP_XCOMP,    TCT_DEP_OBL,        TCT_DEP_VOCATIVE,  TCT_DEP_EXPL,      TCT_DEP_DISLOCATED,
        TCT_DEP_ADVCL,    TCT_DEP_ADVMOD,     TCT_DEP_DISCOURSE, TCT_DEP_NMOD,      TCT_DEP_APPOS,
        TCT_DEP_NUMMOD,   TCT_DEP_ACL,        TCT_DEP_AMOD,      TCT_DEP_CONJ,      TCT_DEP_FIXED,
        TCT_DEP_FLAT,     TCT_DEP_COMPOUND,   TCT_DEP_LIST,      TCT_DEP_PARATAXIS, TCT_DEP_ORPHAN,
        TCT_DEP_GOESWITH, TCT_DEP_REPARANDUM, TCT_DEP_ROOT,      TCT_DEP_DEP};
    for (size_t i = 0; i < sizeof content; i++)
        if (content[i] == universal(relation)) return true;
    return false;
}

void tct_ud_count(const tct_ud_word *word, bool gold, tct_ud_scores *scores) {
    *(gold ? &scores->gold : &scores->found) += 1;
    *(gold ? &scores->content_gold : &scores->content_found) += is_content(word->relation);
    *(gold ? &scores->relations[word->relation].gold : &scores->relations[word->relation].found) += 1;
}

void tct_ud_score_pair(const tct_ud_word *gold, const tct_ud_word *found, bool head_right,
                       tct_ud_scores *scores) {
    const bool labelled = head_right && universal(gold->relation) == universal(found->relation);
    scores->aligned++;
    scores->upos += gold->upos == found->upos;
    scores->feats += gold->feats == found->feats;
    scores->lemma += gold->any_lemma || tct_str_equal(gold->lemma, found->lemma);
    scores->head += head_right;
    scores->labelled += labelled;
    scores->content += labelled && is_content(gold->relation);
    scores->relations[gold->relation].right += head_right && gold->relation == found->relation;
}

void tct_ud_compare(const tct_ud_word *gold, const tct_ud_word *found, tct_ud_scores *scores) {
    tct_ud_count(gold, true, scores);
    tct_ud_count(found, false, scores);
    tct_ud_score_pair(gold, found, gold->head == found->head, scores);
}

static double percent(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0.0;
}

/** F1 in percent. */
static double f1(size_t right, size_t gold, size_t found) {
    return gold + found ? 200.0 * (double)right / (double)(gold + found) : 0.0;
}

void tct_ud_report(const char *name, const tct_ud_scores *s, tct_buffer *out) {
    static const uint8_t shown[] = {TCT_DEP_NSUBJ,     TCT_DEP_NSUBJ_PASS, TCT_DEP_OBJ,   TCT_DEP_OBL,
                                    TCT_DEP_OBL_AGENT, TCT_DEP_NMOD,       TCT_DEP_APPOS, TCT_DEP_CONJ,
                                    TCT_DEP_ACL,       TCT_DEP_ACL_RELCL,  TCT_DEP_FLAT};
    assert(name && s && out);
    if (s->gold_tokens)
        tct_buffer_format(out, "%s: tokens F1 %.2f sentences F1 %.2f words F1 %.2f\n", name,
                          f1(s->tokens, s->gold_tokens, s->found_tokens),
                          f1(s->sentences, s->gold_sentences, s->found_sentences),
                          f1(s->aligned, s->gold, s->found));
    tct_buffer_format(out, "%s: words %zu UPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f CLAS %.2f\n",
                      name, s->gold, f1(s->upos, s->gold, s->found), f1(s->feats, s->gold, s->found),
                      f1(s->lemma, s->gold, s->found), f1(s->head, s->gold, s->found),
                      f1(s->labelled, s->gold, s->found), f1(s->content, s->content_gold, s->content_found));
    for (size_t i = 0; i < sizeof shown; i++) {
        const size_t right = s->relations[shown[i]].right;
        tct_buffer_format(out, "%s%s %.0f/%.0f", i ? " " : "  ", tct_deprel_name(shown[i]),
                          percent(right, s->relations[shown[i]].found),
                          percent(right, s->relations[shown[i]].gold));
    }
    tct_buffer_char(out, '\n');
}
