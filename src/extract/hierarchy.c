/*
 * Relations inside noun phrases, by the list `noun-links`: connector, kinds (or class) of the two, property,
 * confidence. "of" joins the first to the second, a genitive or a compound the second to the first.
 */
#include <assert.h>

#include "extract/hierarchy.h"

/** The mentions inside @p outer. */
static tct_status link_inner(const tct_noun_scan *s, uint32_t outer) {
    const tct_doc *doc = s->roles->doc;
    const tct_span span = doc->mentions.items[outer].span;
    for (uint32_t i = outer + 1; i < doc->mentions.count; i++) {
        const tct_span inner = doc->mentions.items[i].span;
        if (inner.begin >= span.end) break;
        if (!tct_span_equal(inner, span) && tct_span_contains(span, inner))
            TRY(tct_noun_link_inside(s, outer, i));
    }
    return TCT_OK;
}

static tct_status link_mention(const tct_noun_scan *s, uint32_t outer) {
    const tct_mention mention = s->roles->doc->mentions.items[outer];
    TRY(tct_noun_link_genitive(s, outer));
    if (mention.kind == TCT_KIND_ORGANIZATION) {
        if (mention.form == TCT_MENTION_NAME) TRY(tct_noun_link_named_part(s, outer));
        TRY(tct_noun_link_possessed(s, outer));
        TRY(tct_noun_link_enumerated(s, outer));
    }
    if (s->part->modifiers_before) TRY(tct_noun_link_compound(s, outer));
    if (!(mention.flags & TCT_MENTION_INNER) || s->roles->ends[mention.word_end] == outer)
        TRY(tct_noun_link_following(s, outer));
    return link_inner(s, outer);
}

/** "It is a member of …": what stands for a name as the subject. */
static bool is_subject_pronoun(const tct_doc *doc, const tct_mention *mention) {
    if (mention->form != TCT_MENTION_PRONOUN || !(TCT_NOUN_FOLLOWER >> mention->kind & 1u)) return false;
    const uint8_t relation = doc->words.items[mention->head].relation;
    return relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS;
}

/** The sentence @p index with the lists of its language; false when these say nothing of noun phrases. */
static bool scan_of(tct_roles *roles, uint32_t index, tct_noun_scan *out) {
    const tct_sentence *sentence = &roles->doc->sentences.items[index];
    *out = (tct_noun_scan){roles, tct_roles_part(roles, index), sentence->first_word, sentence->word_end};
    return out->part && out->part->lists[TCT_ROLE_NOUNS];
}

static tct_status link_usable(tct_roles *roles, uint32_t index) {
    const tct_mention *mention = &roles->doc->mentions.items[index];
    const bool person = mention->kind == TCT_KIND_PERSON, pronoun = is_subject_pronoun(roles->doc, mention);
    tct_noun_scan s;
    if (!pronoun && !tct_noun_is_usable(mention, TCT_NOUN_FOLLOWER)) return TCT_OK;
    if (!scan_of(roles, mention->sentence, &s)) return TCT_OK;
    if (person) TRY(tct_noun_link_genitive(&s, index));
    return pronoun || person ? tct_noun_link_following(&s, index) : link_mention(&s, index);
}

tct_status tct_roles_hierarchy(tct_roles *roles) {
    assert(roles && roles->doc);
    for (uint32_t i = 0; i < roles->doc->sentences.count; i++) {
        tct_noun_scan s;
        if (scan_of(roles, i, &s)) TRY(tct_noun_link_fronted(&s));
    }
    for (uint32_t i = 0; i < roles->doc->mentions.count; i++)
        TRY(link_usable(roles, i));
    return TCT_OK;
}
