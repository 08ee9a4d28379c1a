#include "extract/claims.h"

#include <assert.h>

#define GOVERNORS_MAXIMUM 8
#define DAY_SIZE 10    /* of "2024-07-04" */
#define COMPARED 4096u /* relations of a document among which such as say the same are looked for */

#define EACH_CHILD(tree, child_, word_)                                                                      \
    for (uint32_t child_ = (tree)->child[word_]; child_ != TCT_NONE; child_ = (tree)->sibling[child_])

/* From the cue list's second column. */
static tct_claim claim_named(tct_str name) {
    static const struct {
        const char *name;
        tct_claim claim;
    } names[] = {{"negation", TCT_NEGATED},
                 {"hypothesis", TCT_HYPOTHETICAL},
                 {"wish", TCT_HYPOTHETICAL},
                 {"plan", TCT_PLANNED},
                 {"report", TCT_REPORTED}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tct_str_equal(name, tct_str_of(names[i].name))) return names[i].claim;
    return TCT_ASSERTED;
}

/* The graver of two: negated over hypothetical over reported over planned over asserted. */
static tct_claim worse(tct_claim a, tct_claim b) {
    static const int gravity[] = {
        [TCT_ASSERTED] = 0, [TCT_PLANNED] = 1, [TCT_REPORTED] = 2, [TCT_HYPOTHETICAL] = 3, [TCT_NEGATED] = 4};
    return gravity[a] >= gravity[b] ? a : b;
}

static tct_claim cue(const tct_tree *tree, const tct_part *part, uint32_t word) {
    const tct_word *w = &tree->doc->words.items[word];
    const tct_pack_item *item = tct_part_item(part, TCT_LIST_CLAIM_CUES, w->lower);
    if (!item) item = tct_part_item(part, TCT_LIST_CLAIM_CUES, w->lemma);
    return item ? claim_named(tct_doc_symbol(tree->doc, item->value[0])) : TCT_ASSERTED;
}

static tct_claim claim_of_form(const tct_word *word) {
    if (TCT_FEAT(word->feats, TCT_FEAT_MOOD) == TCT_MOOD_CND) return TCT_HYPOTHETICAL;
    if (TCT_FEAT(word->feats, TCT_FEAT_TENSE) == TCT_TENSE_FUT) return TCT_PLANNED;
    return TCT_ASSERTED;
}

/* "receives |no| funding from X": the article of subject or object denies the clause. */
static tct_claim argument_claim(const tct_tree *tree, const tct_part *part, uint32_t noun) {
    EACH_CHILD(tree, child, noun) {
        if (tree->doc->words.items[child].relation == TCT_DEP_DET && cue(tree, part, child) == TCT_NEGATED)
            return TCT_NEGATED;
    }
    return TCT_ASSERTED;
}

/* From the verb's own form and the small words that hang on it. */
static tct_claim own_claim(const tct_tree *tree, const tct_part *part, uint32_t word) {
    tct_claim claim = claim_of_form(&tree->doc->words.items[word]);
    EACH_CHILD(tree, child, word) {
        const tct_word *w = &tree->doc->words.items[child];
        switch (w->relation) {
        case TCT_DEP_AUX:
        case TCT_DEP_AUX_PASS:
        case TCT_DEP_COP:
            claim = worse(claim, claim_of_form(w));
            claim = worse(claim, cue(tree, part, child));
            break;
        case TCT_DEP_ADVMOD:
        case TCT_DEP_MARK:
        case TCT_DEP_DET:
        case TCT_DEP_CC:
            claim = worse(claim, cue(tree, part, child));
            break;
        case TCT_DEP_OBJ:
        case TCT_DEP_NSUBJ:
        case TCT_DEP_NSUBJ_PASS:
            claim = worse(claim, argument_claim(tree, part, child));
            break;
        default:
            break;
        }
    }
    return claim;
}

/* "selon X, …", "according to X, …": the preposition of a phrase of the clause. */
static tct_claim framing_claim(const tct_tree *tree, const tct_part *part, uint32_t word) {
    EACH_CHILD(tree, child, word) {
        if (tree->doc->words.items[child].relation != TCT_DEP_OBL) continue;
        EACH_CHILD(tree, marker, child) {
            if (tree->doc->words.items[marker].relation == TCT_DEP_CASE &&
                cue(tree, part, marker) == TCT_REPORTED)
                return TCT_REPORTED;
        }
    }
    return TCT_ASSERTED;
}

static bool has_auxiliary(const tct_tree *tree, uint32_t word) {
    EACH_CHILD(tree, child, word) {
        const uint8_t relation = tree->doc->words.items[child].relation;
        if (relation == TCT_DEP_AUX || relation == TCT_DEP_AUX_PASS || relation == TCT_DEP_COP) return true;
    }
    return false;
}

/* True when what governs a word says how far the word's clause is claimed. */
static bool is_governed(const tct_word *word) {
    switch (word->relation) {
    case TCT_DEP_XCOMP:
    case TCT_DEP_CCOMP:
    case TCT_DEP_OBJ:
    case TCT_DEP_OBL:
    case TCT_DEP_NSUBJ_PASS:
    case TCT_DEP_CSUBJ:
        return true;
    case TCT_DEP_ACL:
    case TCT_DEP_ADVCL:
        return TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_INF;
    default:
        return false;
    }
}

/* "With its new plan, the bank wants to …": what is said before the clause is no part of what it wishes. */
static bool stands_before(const tct_word *words, uint32_t word) {
    return words[word].relation == TCT_DEP_OBL && word < words[word].head;
}

/* "hopes to attend |the Forum in Rome|": what one may be at takes place whether one is there or not. */
static bool stands_apart(const tct_tree *tree, const tct_part *part, uint32_t word) {
    const tct_word *w = &tree->doc->words.items[word];
    return (w->relation == TCT_DEP_OBJ || w->relation == TCT_DEP_OBL) &&
           tct_part_item(part, TCT_LIST_PRESENCE_VERBS, tree->doc->words.items[w->head].lemma);
}

tct_claim tct_claim_of(const tct_tree *tree, const tct_part *part, uint32_t predicate) {
    assert(tree && predicate < tree->doc->words.count);
    const tct_word *words = tree->doc->words.items;
    tct_claim claim = worse(own_claim(tree, part, predicate), framing_claim(tree, part, predicate));
    uint32_t word = predicate;
    for (unsigned step = 0; step < GOVERNORS_MAXIMUM; step++) {
        const uint32_t head = words[word].head;
        if (head == TCT_NONE) break;
        if (words[word].relation == TCT_DEP_CONJ && words[head].upos == words[word].upos) {
            const bool shares = !has_auxiliary(tree, word) &&
                                TCT_FEAT(words[word].feats, TCT_FEAT_VERBFORM) != TCT_VERBFORM_FIN;
            if (shares) claim = worse(claim, own_claim(tree, part, head));
        } else if (!is_governed(&words[word]) || stands_before(words, word) || stands_apart(tree, part, word))
            break;
        else {
            if (words[word].relation != TCT_DEP_CCOMP || cue(tree, part, head) != TCT_ASSERTED)
                claim = worse(claim, own_claim(tree, part, head));
            claim = worse(claim, cue(tree, part, head));
        }
        word = head;
    }
    return claim;
}

/* Is the supporter said to finance the same thing in the same sentence? */
static bool is_funder(const tct_extract *extract, const tct_doc *doc, const tct_relation *supports) {
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *other = &doc->relations.items[i];
        if (other->property == extract->properties[TCT_PROPERTY_FUNDER] &&
            other->sentence == supports->sentence && other->object != TCT_NONE &&
            tct_mention_root(doc, other->object) == tct_mention_root(doc, supports->subject) &&
            tct_mention_root(doc, other->subject) == tct_mention_root(doc, supports->object))
            return true;
    }
    return false;
}

/* Does the text give the date of @p relation in figures, not by a weekday or "yesterday"? */
static bool is_in_figures(const tct_doc *doc, const tct_relation *relation) {
    for (size_t t = 0; t < doc->times.count; t++) {
        const tct_time *time = &doc->times.items[t];
        const tct_str said = tct_doc_span(doc, time->span);
        char text[2][11];
        tct_date_format(time->begin, text[0]);
        tct_date_format(time->end.year ? time->end : time->begin, text[1]);
        if (!tct_str_equal(relation->literal, tct_str_of(text[0])) &&
            !tct_str_equal(relation->literal, tct_str_of(text[1])))
            continue;
        for (size_t i = 0; i < said.size; i++)
            if (said.data[i] >= '0' && said.data[i] <= '9') return true;
    }
    return false;
}

/* Does @p other say when the same thing begins or ends more exactly ("2024", "2024-07-04"), or in figures
 * where
 * @p date counts from the day of publication? */
static bool is_better_date(const tct_doc *doc, const tct_relation *date, const tct_relation *other) {
    if (other->property != date->property || other->object != TCT_NONE ||
        tct_str_equal(other->literal, date->literal) ||
        tct_mention_root(doc, other->subject) != tct_mention_root(doc, date->subject))
        return false;
    if (other->literal.size > date->literal.size) return tct_str_starts(other->literal, date->literal);
    return other->literal.size == DAY_SIZE && is_in_figures(doc, other) && !is_in_figures(doc, date);
}

static bool is_outdone_date(const tct_extract *extract, const tct_doc *doc, const tct_relation *date) {
    const bool dated = date->property == extract->properties[TCT_PROPERTY_START] ||
                       date->property == extract->properties[TCT_PROPERTY_END];
    for (size_t i = 0; dated && date->object == TCT_NONE && i < doc->relations.count; i++)
        if (is_better_date(doc, date, &doc->relations.items[i])) return true;
    return false;
}

/* Each rule asks tct_claim_of() when it makes a relation; what is left is that a fact is stated once: "with
 * financial support from X" says that X pays, not besides that it supports. */
tct_status tct_extract_claims(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    size_t kept = 0;
    const bool near = doc->relations.count <= COMPARED;
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation relation = doc->relations.items[i];
        const bool supports = relation.property == extract->properties[TCT_PROPERTY_SUPPORTS];
        if (near && supports && relation.object != TCT_NONE && is_funder(extract, doc, &relation)) continue;
        if (near && is_outdone_date(extract, doc, &relation)) continue;
        doc->relations.items[kept++] = relation;
    }
    doc->relations.count = kept;
    return TCT_OK;
}
