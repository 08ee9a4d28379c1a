#include "language/repair.h"

#include <assert.h>

#include "doc/ud.h"

/** A sentence under repair. */
typedef struct {
    const tct_repairs *words;
    const tct_view *views;
    tct_parse_node *nodes;
    size_t count;
} tree;

static bool plays(const tct_repairs *repairs, tct_repair_role role, uint32_t word) {
    for (uint32_t i = 0; i < repairs->count; i++)
        if (repairs->words[i].role == (uint32_t)role && repairs->words[i].word == word) return true;
    return false;
}

static bool is_subject(uint8_t label) {
    return label == TCT_DEP_NSUBJ || label == TCT_DEP_NSUBJ_PASS;
}

/** First child of @p head from word @p from on with label @p label, or the number of words. */
static size_t child_with(const tree *in, size_t head, uint8_t label, size_t from) {
    for (size_t i = from; i < in->count; i++)
        if (in->nodes[i].head == head && in->nodes[i].label == label) return i;
    return in->count;
}

static bool has_subject(const tree *in, size_t head) {
    return child_with(in, head, TCT_DEP_NSUBJ, 0) < in->count ||
           child_with(in, head, TCT_DEP_NSUBJ_PASS, 0) < in->count ||
           child_with(in, head, TCT_DEP_CSUBJ, 0) < in->count;
}

static void make_subject(const tree *in, size_t word, size_t verb) {
    const bool passive = TCT_FEAT(in->views[verb].feats, TCT_FEAT_PASSIVE) != 0;
    in->nodes[word].head = (uint16_t)verb;
    in->nodes[word].label = passive ? TCT_DEP_NSUBJ_PASS : TCT_DEP_NSUBJ;
}

/** "by" and a passive participle: the noun is the agent. */
static void repair_agent(const tree *in, size_t marker) {
    if (in->nodes[marker].label != TCT_DEP_CASE) return;
    if (!plays(in->words, TCT_REPAIR_AGENT, in->views[marker].lower)) return;
    const size_t noun = in->nodes[marker].head;
    if (noun >= in->count || in->nodes[noun].label != TCT_DEP_OBL || in->nodes[noun].head >= in->count)
        return;
    if (TCT_FEAT(in->views[in->nodes[noun].head].feats, TCT_FEAT_PASSIVE))
        in->nodes[noun].label = TCT_DEP_OBL_AGENT;
}

/** A name or noun phrase that hangs bare on the undetermined small noun @p noun ("pris part X et Y"), or the
 * number of words. */
static size_t bare_dependant(const tree *in, size_t noun) {
    const tct_view *view = &in->views[noun];
    if (view->upos != TCT_UPOS_NOUN || view->form != view->lower ||
        child_with(in, noun, TCT_DEP_DET, 0) < in->count)
        return in->count;
    for (size_t i = noun + 1; i < in->count; i++) {
        const uint8_t label = in->nodes[i].label;
        if (in->nodes[i].head != noun || (label != TCT_DEP_APPOS && label != TCT_DEP_NMOD)) continue;
        return child_with(in, i, TCT_DEP_CASE, 0) < in->count ? in->count : i;
    }
    return in->count;
}

/**
 * A relative clause whose relative word is no subject, without subject, with a bare noun after the verb: that
 * noun is the subject ("à laquelle ont participé les ministres", "que préside Mme X").
 */
static void repair_inversion(const tree *in, size_t verb) {
    assert(verb < in->count);
    if (in->nodes[verb].label != TCT_DEP_ACL_RELCL ||
        !(in->views[verb].kind & (TCT_TAG_FINITE | TCT_TAG_PARTICIPLE)))
        return;
    if (has_subject(in, verb)) return;
    size_t relative = in->count;
    for (size_t i = 0; i < verb; i++)
        if ((in->views[i].kind & TCT_TAG_RELATIVE) && in->nodes[i].head == verb) relative = i;
    if (relative == in->count || is_subject(in->nodes[relative].label)) return;
    const size_t noun = child_with(in, verb, TCT_DEP_OBJ, verb + 1);
    if (noun == in->count || child_with(in, noun, TCT_DEP_CASE, 0) < in->count) return;
    const size_t inner = bare_dependant(in, noun);
    if (inner < in->count) {
        in->nodes[inner].head = (uint16_t)verb;
        in->nodes[inner].label = TCT_DEP_NSUBJ;
        return;
    }
    /* a second bare noun: the first is the object ("ont pris part les …") */
    const size_t second = child_with(in, verb, TCT_DEP_OBJ, noun + 1);
    in->nodes[second < in->count ? second : noun].label = TCT_DEP_NSUBJ;
}

/** Coordinating conjunction between @p first and @p second that hangs on @p second or @p verb; the number of
 * words if none. */
static size_t conjunction_between(const tree *in, size_t first, size_t second, size_t verb) {
    for (size_t i = first + 1; i < second; i++) {
        const bool near = in->nodes[i].head == second || in->nodes[i].head == verb;
        if (in->nodes[i].label == TCT_DEP_CC && near) return i;
    }
    return in->count;
}

/** Makes @p word and what else the verb has as subjects after @p first conjuncts of that. */
static void join_subjects(const tree *in, size_t first, size_t word) {
    const size_t verb = in->nodes[word].head;
    for (size_t i = first + 1; i <= word; i++) {
        if (in->nodes[i].head != verb || !is_subject(in->nodes[i].label)) continue;
        in->nodes[i].head = (uint16_t)first;
        in->nodes[i].label = TCT_DEP_CONJ;
    }
}

/** Two subjects of one verb with a conjunction between: the later is a conjunct of the earlier, and so are
 * those between ("the Authority, |the Order| and the association presented"). */
static void repair_second_subject(const tree *in, size_t second) {
    assert(second < in->count);
    const size_t verb = in->nodes[second].head;
    if (!is_subject(in->nodes[second].label) || verb >= in->count || second > verb) return;
    for (size_t first = 0; first < second; first++) {
        if (in->nodes[first].head != verb || !is_subject(in->nodes[first].label)) continue;
        const size_t cc = conjunction_between(in, first, second, verb);
        if (cc == in->count || in->views[first].upos == TCT_UPOS_PRON) return;
        join_subjects(in, first, second);
        in->nodes[cc].head = (uint16_t)second;
        return;
    }
}

/** "the plan, |which| the Agency implements": of a relative pronoun and a noun that are both subjects of one
 * verb without conjunction, the pronoun is the object (no verb of the treebanks has two subjects). */
static void repair_relative_object(const tree *in, size_t word) {
    const size_t verb = in->nodes[word].head;
    if (in->nodes[word].label != TCT_DEP_NSUBJ || verb >= in->count || verb < word) return;
    if (TCT_FEAT(in->views[word].feats, TCT_FEAT_PRONTYPE) != TCT_PRONTYPE_REL) return;
    const size_t noun = child_with(in, verb, TCT_DEP_NSUBJ, word + 1);
    if (noun >= verb || in->views[noun].upos == TCT_UPOS_PRON) return;
    if (conjunction_between(in, word, noun, verb) == in->count) in->nodes[word].label = TCT_DEP_OBJ;
}

/** "the union |Transport United| said": a name right after a noun with its article, both subjects of one
 * verb, says what the noun is called. */
static void repair_named_subject(const tree *in, size_t name) {
    const size_t verb = in->nodes[name].head;
    size_t begin = name;
    if (!is_subject(in->nodes[name].label) || in->views[name].upos != TCT_UPOS_PROPN || verb <= name) return;
    while (begin > 0 && in->nodes[begin - 1].head > begin - 1 && in->nodes[begin - 1].head <= name)
        begin--;
    if (begin == 0) return;
    const size_t noun = begin - 1;
    if (in->nodes[noun].head != verb || !is_subject(in->nodes[noun].label)) return;
    if (in->views[noun].upos != TCT_UPOS_NOUN || child_with(in, noun, TCT_DEP_DET, 0) > noun) return;
    in->nodes[name].head = (uint16_t)noun;
    in->nodes[name].label = TCT_DEP_APPOS;
}

/** "|Elected| in March, the chair will be helped": a participle without article is no subject (one of 19,000
 * sentences of EWT, Sequoia, GSD and PUD has one). */
static void repair_participle_subject(const tree *in, size_t word) {
    const size_t verb = in->nodes[word].head;
    if (!is_subject(in->nodes[word].label) || verb >= in->count || verb < word) return;
    if (in->views[word].upos != TCT_UPOS_VERB || !(in->views[word].kind & TCT_TAG_PARTICIPLE)) return;
    if (child_with(in, word, TCT_DEP_DET, 0) == in->count) in->nodes[word].label = TCT_DEP_ADVCL;
}

static bool is_indefinite(const tree *in, size_t noun) {
    const size_t det = child_with(in, noun, TCT_DEP_DET, 0);
    return det < in->count && TCT_FEAT(in->views[det].feats, TCT_FEAT_DEFINITE) == TCT_DEFINITE_IND;
}

/** "a member of the Network and |a signatory| …": what has the article of the outer noun is its conjunct, not
 * that of the noun in its complement. */
static void repair_parallel(const tree *in, size_t word) {
    const size_t head = in->nodes[word].head;
    if (in->nodes[word].label != TCT_DEP_CONJ || head >= in->count || word < head) return;
    if (!is_indefinite(in, word) || is_indefinite(in, head) || in->nodes[head].label != TCT_DEP_NMOD) return;
    const size_t outer = in->nodes[head].head;
    if (outer < in->count && outer < head && is_indefinite(in, outer)) in->nodes[word].head = (uint16_t)outer;
}

/** A clause of its own that hangs on @p root: it has a subject, and is no complement of the root. */
static bool is_clause(const tree *in, size_t word, size_t root) {
    if (in->nodes[word].head != root || word <= root + 2) return false;
    const uint8_t label = in->nodes[word].label;
    if (!is_subject(label) && label != TCT_DEP_PARATAXIS && label != TCT_DEP_CSUBJ) return false;
    return has_subject(in, word);
}

/**
 * "Founded in 2008 and based in Leeds, the firm is a member …": a participle that opens the sentence is no
 * root where a clause with a subject of its own follows, which the parser has made its subject.
 */
static void repair_opening(const tree *in) {
    if (in->count < 5 || in->nodes[0].head < in->count || !(in->views[0].kind & TCT_TAG_PARTICIPLE)) return;
    for (size_t i = 1; i < in->count; i++) {
        if (!is_clause(in, i, 0)) continue;
        in->nodes[i].head = in->nodes[0].head;
        in->nodes[i].label = in->nodes[0].label;
        in->nodes[0].head = (uint16_t)i;
        in->nodes[0].label = TCT_DEP_ADVCL;
        return;
    }
}

/** A clause right after a noun or what stands for one hangs on that. */
static void hang_on_noun(const tree *in, size_t verb, size_t mark) {
    const uint8_t before = mark > 0 ? in->views[mark - 1].upos : TCT_UPOS_PUNCT;
    const bool nominal = before == TCT_UPOS_NOUN || before == TCT_UPOS_PROPN || before == TCT_UPOS_ADJ;
    if (!nominal) return;
    in->nodes[verb].head = (uint16_t)(mark - 1);
    in->nodes[verb].label = TCT_DEP_ACL;
}

/**
 * "The contract, the third that the partners have concluded, |was signed|": no subject stands before the
 * conjunction of its own clause. It is that of the later verb which the clause hangs on, where that has none.
 */
static void repair_outer_subject(const tree *in, size_t mark) {
    const size_t verb = in->nodes[mark].head;
    if (in->nodes[mark].label != TCT_DEP_MARK || in->views[mark].upos != TCT_UPOS_SCONJ || verb >= in->count)
        return;
    const size_t outer = in->nodes[verb].head;
    if (outer >= in->count || outer < verb || verb < mark || has_subject(in, outer)) return;
    for (size_t i = 0; i < mark; i++) {
        if (in->nodes[i].head != verb || !is_subject(in->nodes[i].label)) continue;
        make_subject(in, i, outer);
        hang_on_noun(in, verb, mark);
        return;
    }
}

static bool is_finite(const tree *in, size_t word) {
    return (in->views[word].kind & TCT_TAG_FINITE) != 0 &&
           TCT_FEAT(in->views[word].feats, TCT_FEAT_MOOD) != TCT_MOOD_IMP;
}

/** Whether a predicate is finite by itself or by what helps it from the left. */
static bool is_predicate(const tree *in, size_t verb) {
    if (is_finite(in, verb)) return true;
    for (size_t i = 0; i < verb; i++) {
        const uint8_t label = in->nodes[i].label;
        const bool helps = label == TCT_DEP_AUX || label == TCT_DEP_AUX_PASS || label == TCT_DEP_COP;
        if (helps && in->nodes[i].head == verb && is_finite(in, i)) return true;
    }
    return false;
}

/** What the clause around @p word hangs on, if that stands after the word; otherwise the number of words. */
static size_t clause_after(const tree *in, size_t word) {
    for (size_t at = word; at < in->count; at = in->nodes[at].head) {
        const uint8_t label = in->nodes[at].label;
        const bool clause = label == TCT_DEP_ADVCL || label == TCT_DEP_ACL;
        if (clause && in->nodes[at].head > word) return in->nodes[at].head;
    }
    return in->count;
}

static bool comma_between(const tree *in, size_t first, size_t end) {
    const uint32_t comma = tct_text_hash(TCT_LIT(","));
    for (size_t i = first + 1; i < end; i++)
        if (in->views[i].lower == comma) return true;
    return false;
}

static bool is_nominal(const tree *in, size_t word) {
    const uint8_t upos = in->views[word].upos;
    return upos == TCT_UPOS_NOUN || upos == TCT_UPOS_PROPN || upos == TCT_UPOS_PRON;
}

/** Whether @p word is the last conjunct or an apposition of its head, without conjunction, after a comma. */
static bool is_loose_conjunct(const tree *in, size_t word) {
    const size_t head = in->nodes[word].head;
    const bool conjunct = in->nodes[word].label == TCT_DEP_CONJ || in->nodes[word].label == TCT_DEP_APPOS;
    if (!conjunct || head >= word) return false;
    if (child_with(in, word, TCT_DEP_CC, 0) < in->count) return false;
    return child_with(in, head, TCT_DEP_CONJ, word + 1) >= in->count && comma_between(in, head, word);
}

/**
 * "Organised by UNESCO, |the workshop| will bring together experts": a noun after a comma in an opening
 * clause is no conjunct without conjunction and no apposition, but the subject of the verb that has none. (No
 * tree of EWT, Sequoia, GSD and PUD has such a conjunct before a verb without subject.)
 */
static void repair_opened_subject(const tree *in, size_t word) {
    if (!is_nominal(in, word) || !is_loose_conjunct(in, word)) return;
    const size_t verb = clause_after(in, word);
    if (verb >= in->count || has_subject(in, verb) || !is_predicate(in, verb)) return;
    make_subject(in, word, verb);
}

/**
 * "In Paris, |Morocco| and Tunisia have signed": the first conjunct, without conjunction or preposition, of a
 * phrase before a verb that has no subject is that subject; further conjuncts are its own. (One of 703 such
 * openings in the train and dev files of EWT, GSD, Sequoia, Rhapsodie and ParisStories is otherwise.)
 */
static void repair_fronted_phrase(const tree *in, size_t marker) {
    const size_t phrase = in->nodes[marker].head;
    if (in->nodes[marker].label != TCT_DEP_CASE || phrase >= in->count || phrase < marker) return;
    const size_t verb = in->nodes[phrase].head, first = child_with(in, phrase, TCT_DEP_CONJ, phrase + 1);
    if (in->nodes[phrase].label != TCT_DEP_OBL || verb >= in->count || first >= verb) return;
    if (!is_nominal(in, first) || !comma_between(in, phrase, first)) return;
    if (child_with(in, first, TCT_DEP_CC, 0) < in->count ||
        child_with(in, first, TCT_DEP_CASE, 0) < in->count)
        return;
    if (has_subject(in, verb) || !is_predicate(in, verb)) return;
    for (size_t i = first + 1; i < verb; i++)
        if (in->nodes[i].head == phrase && in->nodes[i].label == TCT_DEP_CONJ)
            in->nodes[i].head = (uint16_t)first;
    make_subject(in, first, verb);
}

/**
 * "relie Lyon, |Velbourg| et Oyonnax": a name right behind a name and a comma is coordinated with that, not
 * with the verb that governs it.
 */
static void repair_name_conjunct(const tree *in, size_t word) {
    const uint32_t comma = tct_text_hash(TCT_LIT(","));
    if (word < 2 || in->nodes[word].label != TCT_DEP_CONJ || in->views[word].upos != TCT_UPOS_PROPN) return;
    const size_t verb = in->nodes[word].head, name = word - 2;
    if (verb >= name || in->views[verb].upos != TCT_UPOS_VERB || in->views[word - 1].lower != comma) return;
    if (in->views[name].upos == TCT_UPOS_PROPN && in->nodes[name].head == verb)
        in->nodes[word].head = (uint16_t)name;
}

/** The noun over the noun phrase that ends at @p word. */
static size_t top_of_phrase(const tree *in, size_t word) {
    for (uint8_t label = in->nodes[word].label;
         label == TCT_DEP_NMOD || label == TCT_DEP_FLAT || label == TCT_DEP_COMPOUND || label == TCT_DEP_AMOD;
         label = in->nodes[word].label) {
        if (in->nodes[word].head >= in->count) break;
        word = in->nodes[word].head;
    }
    return word;
}

/**
 * "builds on the Declaration, |adopted| by the Community": a participle right behind a noun and a comma,
 * without conjunction, is no conjunct of the finite verb before but says something of the noun. (Of 139 such
 * participles in EWT, Sequoia, GSD's dev file and our press sentences 131 are; the noun is mostly the one
 * over the phrase.)
 */
static void repair_late_participle(const tree *in, size_t word) {
    if (word < 2 || in->nodes[word].label != TCT_DEP_CONJ || !(in->views[word].kind & TCT_TAG_PARTICIPLE) ||
        in->views[word].upos != TCT_UPOS_VERB)
        return;
    const size_t verb = in->nodes[word].head, noun = word - 2;
    if (verb >= noun || !comma_between(in, noun, word) || !is_nominal(in, noun) || !is_predicate(in, verb))
        return;
    for (size_t i = 0; i < in->count; i++) {
        const uint8_t label = in->nodes[i].label;
        if (in->nodes[i].head == word &&
            (label == TCT_DEP_CC || label == TCT_DEP_AUX || label == TCT_DEP_AUX_PASS || is_subject(label)))
            return;
    }
    const size_t top = top_of_phrase(in, noun);
    if (top <= verb || top >= word) return;
    in->nodes[word].head = (uint16_t)top;
    in->nodes[word].label = TCT_DEP_ACL;
}

/** "Pirkko Kourula, Director |for Europe|": a prepositional phrase right after an apposition belongs to it,
 * not to what it stands beside. */
static void repair_apposed(const tree *in, size_t marker) {
    if (marker == 0 || in->nodes[marker].label != TCT_DEP_CASE ||
        in->nodes[marker - 1].label != TCT_DEP_APPOS)
        return;
    const size_t noun = in->nodes[marker].head, apposed = marker - 1;
    if (noun >= in->count || noun < marker || in->nodes[noun].label != TCT_DEP_NMOD) return;
    if (in->nodes[noun].head == in->nodes[apposed].head) in->nodes[noun].head = (uint16_t)apposed;
}

/** Whether @p word has a case marker with the form @p form. */
static bool has_case(const tree *in, size_t word, uint32_t form) {
    for (size_t i = 0; i < in->count; i++)
        if (in->nodes[i].head == word && in->nodes[i].label == TCT_DEP_CASE && in->views[i].lower == form)
            return true;
    return false;
}

/**
 * "with the support of A, |of B| and |of C|": a conjunct that says its preposition again is coordinated with
 * the complement that has the same one, not with the noun over both. (Of 169 such conjuncts in EWT, Sequoia,
 * Rhapsodie, ParisStories and our press sentences all are.)
 */
static void repair_repeated_case(const tree *in, size_t marker) {
    const size_t word = in->nodes[marker].head;
    if (in->nodes[marker].label != TCT_DEP_CASE || word >= in->count || word < marker) return;
    const size_t head = in->nodes[word].head;
    const uint32_t form = in->views[marker].lower;
    if (in->nodes[word].label != TCT_DEP_CONJ || head >= marker || has_case(in, head, form)) return;
    for (size_t i = marker; --i > head;) {
        if (in->nodes[i].head != head || in->nodes[i].label != TCT_DEP_NMOD || !has_case(in, i, form))
            continue;
        in->nodes[word].head = (uint16_t)i;
        return;
    }
}

void tct_repair(const tct_repairs *repairs, const tct_view *views, tct_parse_node *nodes, size_t count) {
    assert(views || count == 0);
    const tree in = {repairs, views, nodes, count};
    for (size_t i = 0; i < count; i++) {
        repair_agent(&in, i);
        repair_inversion(&in, i);
        repair_participle_subject(&in, i);
        repair_second_subject(&in, i);
        repair_relative_object(&in, i);
        repair_named_subject(&in, i);
        repair_parallel(&in, i);
        repair_apposed(&in, i);
        repair_repeated_case(&in, i);
        repair_outer_subject(&in, i);
        repair_opened_subject(&in, i);
        repair_fronted_phrase(&in, i);
        repair_late_participle(&in, i);
        repair_name_conjunct(&in, i);
    }
    repair_opening(&in);
}
