/* Relative clauses: what their pronouns take up. "le plan, que X mène …", "la visite que doit effectuer X":
 * objects of relative clauses that the tree hangs elsewhere, read off the order of words. */
#include "extract/match_internal.h"

#define CLIMB_MAXIMUM 12 /* links followed upwards; real trees need fewer */
#define NAME_WORDS 12u   /* words from the head of a name to its end */
#define BRACKET_WORDS 8u /* words of a remark in brackets */
#define CLAUSE_WORDS 9u  /* words from the relative to its verb */

/* Noun that the relative clause of @p pronoun belongs to, or TCT_NONE. */
static uint32_t antecedent(const tct_tree *tree, uint32_t pronoun) {
    uint32_t word = pronoun;
    for (unsigned step = 0; step < CLIMB_MAXIMUM; step++) {
        const tct_word *w = word_at(tree, word);
        if (w->head == TCT_NONE) return TCT_NONE;
        if (w->relation == TCT_DEP_ACL_RELCL || w->relation == TCT_DEP_ACL)
            return w->head < pronoun ? w->head : TCT_NONE;
        word = w->head;
    }
    return TCT_NONE;
}

/* A conjunction that the tree makes an argument: "le plan, que X a lancé", the pronoun taken for "that". */
bool tct_is_mistaken_relative(const tct_word *word) {
    return word->upos == TCT_UPOS_SCONJ && (word->relation == TCT_DEP_OBJ || word->relation == TCT_DEP_OBL ||
                                            word->relation == TCT_DEP_NSUBJ);
}

bool tct_is_relative(const tct_word *word) {
    return (TCT_FEAT(word->feats, TCT_FEAT_PRONTYPE) == TCT_PRONTYPE_REL && word->upos != TCT_UPOS_DET) ||
           tct_is_mistaken_relative(word);
}

static bool is_bracket(const tct_tree *tree, uint32_t word, const char *mark) {
    return tct_str_equal(tct_doc_span(tree->doc, word_at(tree, word)->span), tct_str_of(mark));
}

/* "the Programme |(2022-2027),| which": where the brackets that end within two words before @p word begin. */
static uint32_t before_brackets(const tct_tree *tree, uint32_t last, uint32_t word) {
    for (uint32_t close = last; close < word; close++)
        for (uint32_t w = close; is_bracket(tree, close, ")") && w-- > 0 && close - w < BRACKET_WORDS;)
            if (is_bracket(tree, w, "(")) return w;
    return last;
}

uint32_t tct_name_before(const tct_tree *tree, uint32_t word) {
    assert(tree && word < tree->doc->words.count);
    const uint32_t first = tree->doc->sentences.items[word_at(tree, word)->sentence].first_word;
    uint32_t last = word;
    for (unsigned marks = 0; marks < 2 && last > first; marks++) /* "« X », que" */
        if (word_at(tree, last - 1)->upos == TCT_UPOS_PUNCT) last--;
    last = before_brackets(tree, last, word);
    for (uint32_t w = last; w-- > first && last - w < NAME_WORDS;)
        for (uint32_t m = tree->mention[w]; m != TCT_NONE; m = tree->next_mention[m])
            if (tree->doc->mentions.items[m].word_end == last) return w;
    return TCT_NONE;
}

/* "A webinar will be held on 17 June, |at which| X …": a relative under a preposition whose clause hangs on
 * the verb takes up the verb's subject. */
static uint32_t subject_of_governor(const tct_tree *tree, uint32_t pronoun) {
    const uint32_t clause = word_at(tree, pronoun)->head;
    if (clause == TCT_NONE || !has_child(tree, pronoun, TCT_DEP_CASE) ||
        !is_relation(tree, clause, TCT_DEP_ADVCL) || word_at(tree, clause)->head > pronoun)
        return TCT_NONE;
    EACH_CHILD(tree, child, word_at(tree, clause)->head) {
        const uint8_t relation = word_at(tree, child)->relation;
        if ((relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS) && tree->mention[child] != TCT_NONE)
            return child;
    }
    return TCT_NONE;
}

/* Does the antecedent @p noun name nothing: no mention, or one of many where a name of its kind stands right
 * before the relative ("a |component| of the Programme, which X implements")? */
static bool names_nothing(const tct_tree *tree, uint32_t noun, uint32_t pronoun) {
    const tct_mention *mentions = tree->doc->mentions.items;
    if (noun == TCT_NONE || tree->mention[noun] == TCT_NONE) return true;
    for (uint32_t m = tree->mention[noun]; m != TCT_NONE; m = tree->next_mention[m])
        if (!(mentions[tct_mention_root(tree->doc, m)].flags & TCT_MENTION_GENERIC)) return false;
    const uint32_t name = tct_name_before(tree, pronoun);
    return name != TCT_NONE && name > noun &&
           mentions[tree->mention[name]].kind == mentions[tree->mention[noun]].kind &&
           mentions[tree->mention[name]].form == TCT_MENTION_NAME;
}

/* The argument that the phrase at @p word is: a relative pronoun stands for its antecedent, and for the name
 * before it where the tree gives it one that names nothing. */
bool tct_resolve_argument(const tct_tree *tree, uint32_t word, tct_arg *arg) {
    arg->word = arg->marker = word;
    if (!tct_is_relative(word_at(tree, word))) return true;
    uint32_t noun = antecedent(tree, word);
    if (names_nothing(tree, noun, word)) {
        const uint32_t name = tct_name_before(tree, word);
        if (name != TCT_NONE && noun != TCT_NONE) arg->penalty = (uint8_t)(arg->penalty + 3);
        if (name != TCT_NONE) noun = name;
        if (noun == TCT_NONE) noun = subject_of_governor(tree, word);
    }
    if (noun != TCT_NONE) arg->word = noun;
    return noun != TCT_NONE;
}

static bool is_plain_finite(const tct_word *word) {
    return word->upos == TCT_UPOS_VERB && TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN;
}

/* "que", which the tagger may take for "that": the relative that is an object. */
static bool is_object_relative(const tct_word *word) {
    const bool relative =
        TCT_FEAT(word->feats, TCT_FEAT_PRONTYPE) == TCT_PRONTYPE_REL && word->upos == TCT_UPOS_PRON;
    return (relative && word->relation == TCT_DEP_OBJ) || word->upos == TCT_UPOS_SCONJ;
}

/* The verb over infinitives: "doit" of "doit effectuer". */
static uint32_t outer_verb(const tct_tree *tree, uint32_t verb) {
    for (unsigned step = 0; step < 2; step++) {
        const tct_word *word = word_at(tree, verb);
        if (word->relation != TCT_DEP_XCOMP || word->head == TCT_NONE || word->head > verb) return verb;
        if (!is_verbal(word_at(tree, word->head))) return verb;
        verb = word->head;
    }
    return verb;
}

/* The relative that opens the clause of @p verb; TCT_NONE for none. */
static uint32_t opener(const tct_tree *tree, uint32_t verb) {
    const uint32_t first = tree->doc->sentences.items[word_at(tree, verb)->sentence].first_word;
    for (uint32_t w = verb; w-- > first && verb - w <= CLAUSE_WORDS;) {
        const tct_word *word = word_at(tree, w);
        if (is_object_relative(word)) return w;
        if (is_plain_finite(word)) return TCT_NONE;
    }
    return TCT_NONE;
}

/* Does nothing but pronouns, adverbs and auxiliaries stand between the relative and its verb? */
static bool verb_follows(const tct_tree *tree, uint32_t relative, uint32_t verb) {
    for (uint32_t w = relative + 1; w < verb; w++) {
        const uint8_t upos = word_at(tree, w)->upos;
        if (upos != TCT_UPOS_ADV && upos != TCT_UPOS_AUX && upos != TCT_UPOS_PRON) return false;
        if (is_relation(tree, w, TCT_DEP_NSUBJ)) return false;
    }
    return true;
}

tct_object_relative tct_object_relative_of(const tct_tree *tree, uint32_t verb) {
    assert(tree && verb < tree->doc->words.count);
    const tct_object_relative none = {TCT_NONE, false};
    const uint32_t outer = outer_verb(tree, verb);
    const uint32_t relative = opener(tree, outer);
    if (relative == TCT_NONE) return none;
    const uint32_t name = tct_name_before(tree, relative);
    if (name == TCT_NONE) return none;
    return (tct_object_relative){name, verb_follows(tree, relative, outer)};
}
