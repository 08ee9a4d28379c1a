/* What the top of a text says twice: named in a line of its own and introduced with an article, or described
 * first and named then. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/coref.h"

/** The lead: sentences after which a text introduces other things than what its headline names. */
#define LEAD_SENTENCES 4u

static const tct_mention *at(const tct_coref *coref, uint32_t index) {
    assert(index < coref->doc->mentions.count);
    return &coref->doc->mentions.items[index];
}

static bool is_plural(const tct_mention *mention) {
    return (mention->flags & TCT_MENTION_PLURAL) != 0;
}

static bool has_verb(const tct_doc *doc, uint32_t sentence) {
    const tct_sentence *range = &doc->sentences.items[sentence];
    for (uint32_t w = range->first_word; w < range->word_end; w++)
        if (doc->words.items[w].upos == TCT_UPOS_VERB) return true;
    return false;
}

/** The one event or strategy of the class of @p m that a line without verb above names; TCT_NONE for
 * none or several. */
static uint32_t headline_thing(const tct_coref *coref, uint32_t m) {
    uint32_t found = TCT_NONE;
    for (uint32_t other = 0; other < m; other++) {
        const tct_mention *mention = at(coref, other);
        const tct_sentence *sentence = &coref->doc->sentences.items[mention->sentence];
        const uint32_t here = coref->doc->sentences.items[at(coref, m)->sentence].block;
        if (sentence->block >= here || has_verb(coref->doc, mention->sentence)) continue;
        if (mention->kind != at(coref, m)->kind || mention->class_id != at(coref, m)->class_id ||
            mention->form != TCT_MENTION_NAME || mention->flags & TCT_MENTION_GENERIC)
            continue;
        const uint32_t root = tct_mention_root(coref->doc, other);
        if (found != TCT_NONE && found != root) return TCT_NONE;
        found = root;
    }
    return found;
}

/** "Exposition « X »" … "le musée consacre |une grande exposition| à": the first sentences introduce with an
 * article what the headline has named. */
static bool join_lead(tct_coref *coref, uint32_t m) {
    const tct_mention *mention = at(coref, m);
    const bool thing = mention->kind == TCT_KIND_EVENT || mention->kind == TCT_KIND_STRATEGY;
    if (!thing || is_plural(mention) || mention->chain != m || mention->sentence > LEAD_SENTENCES)
        return false;
    if (mention->class_id == UINT16_MAX || !tct_coref_determined(coref, m, "indef")) return false;
    if (mention->word_end - mention->first_word > 1 && !tct_coref_says_no_more(coref, mention)) return false;
    const uint32_t named = headline_thing(coref, m);
    return named != TCT_NONE && tct_coref_join(coref, m, named);
}

/** Is a word behind the head capitalised: "festival |Images| d'en face"? */
static bool has_proper_tail(const tct_coref *coref, const tct_mention *mention) {
    for (uint32_t w = mention->head + 1; w < mention->word_end; w++) {
        const tct_str text = tct_doc_span(coref->doc, coref->doc->words.items[w].span);
        size_t position = 0;
        if (text.size && tct_is_upper(tct_utf8_next(text, &position))) return true;
    }
    return false;
}

/** The one event of the class of @p m that a capitalised name behind the noun tells from others. */
static uint32_t only_named(const tct_coref *coref, uint32_t m) {
    uint32_t found = TCT_NONE;
    for (uint32_t other = 0; other < coref->count; other++) {
        const tct_mention *mention = at(coref, other);
        if (other == m || mention->form == TCT_MENTION_ANAPHOR || mention->kind != TCT_KIND_EVENT ||
            mention->class_id != at(coref, m)->class_id || is_plural(mention) ||
            mention->flags & TCT_MENTION_GENERIC || !tct_coref_same_head(coref, at(coref, m), mention))
            continue;
        const uint32_t root = tct_mention_root(coref->doc, other);
        if (!has_proper_tail(coref, mention) || (found != TCT_NONE && found != root)) return TCT_NONE;
        found = root;
    }
    return found;
}

/** "Le festival du court métrage" at the top of a text that knows one festival, "le festival Images d'en
 * face". */
static bool join_described(tct_coref *coref, uint32_t m) {
    const tct_mention *mention = at(coref, m);
    if (mention->kind != TCT_KIND_EVENT || mention->form != TCT_MENTION_DESCRIPTION || is_plural(mention) ||
        mention->chain != m || mention->sentence > LEAD_SENTENCES || mention->class_id == UINT16_MAX)
        return false;
    if (!tct_coref_determined(coref, m, "def") || has_proper_tail(coref, mention)) return false;
    const uint32_t named = only_named(coref, m);
    return named != TCT_NONE && tct_coref_join(coref, m, named);
}

static bool is_agreement(const tct_coref *coref, const tct_mention *mention) {
    const uint16_t agreement = coref->extract->classes[TCT_CLASS_AGREEMENT];
    return mention->class_id != UINT16_MAX && agreement != UINT16_MAX && !is_plural(mention) &&
           mention->form != TCT_MENTION_PRONOUN &&
           tct_pack_class_is_a(coref->extract->pack, mention->class_id, agreement);
}

/** "A and B conclude |agreement| on clinics", "A and B have signed |a financing agreement|": the first
 * agreement of the lead is the only one of the title, where one of the nouns is the most general. */
static bool join_agreement(tct_coref *coref, uint32_t m) {
    const tct_mention *mention = at(coref, m);
    const uint16_t general = coref->extract->classes[TCT_CLASS_AGREEMENT];
    uint32_t title = TCT_NONE;
    if (!is_agreement(coref, mention) || mention->sentence > LEAD_SENTENCES || mention->chain != m)
        return false;
    for (uint32_t other = 0; other < m; other++) {
        if (!is_agreement(coref, at(coref, other))) continue;
        const uint32_t block = coref->doc->sentences.items[at(coref, other)->sentence].block;
        if (title != TCT_NONE || coref->doc->blocks.items[block].kind != TCT_BLOCK_TITLE) return false;
        title = other;
    }
    return title != TCT_NONE && (at(coref, title)->class_id == general || mention->class_id == general) &&
           at(coref, title)->form != TCT_MENTION_NAME && mention->form != TCT_MENTION_NAME &&
           tct_coref_join(coref, m, title);
}

bool tct_coref_join_top(tct_coref *coref, uint32_t m) {
    assert(coref && m < coref->count);
    return join_lead(coref, m) || join_described(coref, m) || join_agreement(coref, m);
}
