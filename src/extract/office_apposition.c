/* "launched Blue Roads, a four-year initiative to …": the description says what the name before it is. */
#include <assert.h>

#include "extract/office.h"

#define NAME_WORDS 6u

/** Does the description follow ", a"? */
static bool follows_name(const tct_extract *extract, const tct_doc *doc, const tct_mention *description) {
    const bool thing = description->kind == TCT_KIND_STRATEGY || description->kind == TCT_KIND_ORGANIZATION;
    const uint32_t at = description->first_word;
    return thing && description->form != TCT_MENTION_NAME && description->form != TCT_MENTION_ACRONYM &&
           !(description->flags & TCT_MENTION_PLURAL) &&
           at > doc->sentences.items[description->sentence].first_word + 2 &&
           tct_office_is(doc, at - 2, TCT_LIT(",")) && tct_office_determined(extract, doc, at, "indef") &&
           !tct_office_capital(doc, description->head);
}

/** A name whose kind was but guessed from its letters. */
static bool is_guess(const tct_mention *name) {
    return name->entity == TCT_NONE && name->kind != TCT_KIND_PERSON &&
           tct_str_starts(name->rule, TCT_LIT("name/tagger"));
}

/** Mention of a name that ends before word @p end and fits the description, TCT_NONE when there is none. */
static uint32_t name_before(const tct_doc *doc, const tct_mention *description, uint32_t end,
                            bool *occupied) {
    *occupied = false;
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *name = &doc->mentions.items[m];
        if (name->kind == TCT_KIND_NONE || name->first_word >= end || name->word_end < end) continue;
        *occupied = true;
        if (name->word_end != end || name->form != TCT_MENTION_NAME) continue;
        if (name->kind == description->kind || is_guess(name)) return m;
    }
    return TCT_NONE;
}

/** Length of the run of capitals before word @p end that is governed by a verb; 0 for none. */
static uint32_t run_before(const tct_doc *doc, uint32_t begin, uint32_t end) {
    uint32_t first = end;
    while (first > begin && end - first < NAME_WORDS && tct_office_capital(doc, first - 1) &&
           doc->words.items[first - 1].upos != TCT_UPOS_DET)
        first--;
    if (first == end || first == begin) return 0;
    const uint8_t before = doc->words.items[first - 1].upos;
    return before == TCT_UPOS_VERB ? end - first : 0;
}

static bool same_words(const tct_doc *doc, const tct_mention *a, const tct_mention *b) {
    return tct_str_equal(tct_doc_span(doc, a->span), tct_doc_span(doc, b->span));
}

/** The same name elsewhere is of the same kind. */
static void turn_everywhere(tct_doc *doc, uint32_t name, const tct_mention *description) {
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        tct_mention *mention = &doc->mentions.items[m];
        if (m != name && (!is_guess(mention) || !same_words(doc, mention, &doc->mentions.items[name])))
            continue;
        if (mention->kind == description->kind && m != name) continue;
        mention->kind = description->kind;
        mention->class_id = description->class_id;
        mention->rule = TCT_LIT("name/apposition");
    }
}

static tct_status join(const tct_extract *extract, tct_doc *doc, uint32_t m) {
    const tct_mention description = doc->mentions.items[m];
    const uint32_t end = description.first_word - 2;
    bool occupied = false;
    uint32_t name = name_before(doc, &description, end, &occupied);
    if (name == TCT_NONE) {
        const uint32_t length =
            occupied ? 0 : run_before(doc, doc->sentences.items[description.sentence].first_word, end);
        if (!length) return TCT_OK;
        TRY(tct_mention_add(extract, doc, end - length, end, (tct_kind)description.kind, TCT_MENTION_NAME,
                            "name/apposition", &name));
    }
    const uint16_t class_id = doc->mentions.items[name].class_id;
    const bool plain = class_id == extract->kind_class[doc->mentions.items[name].kind];
    if (doc->mentions.items[name].kind != description.kind || plain) turn_everywhere(doc, name, &description);
    const uint32_t top = tct_mention_root(doc, name), root = tct_mention_root(doc, m);
    if (top == root) return TCT_OK;
    doc->mentions.items[root].chain = top;
    doc->mentions.items[root].flags &= (uint8_t) ~(TCT_MENTION_GENERIC | TCT_MENTION_WEAK);
    doc->mentions.items[m].flags &= (uint8_t) ~(TCT_MENTION_GENERIC | TCT_MENTION_WEAK);
    return TCT_OK;
}

tct_status tct_extract_appositions(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    const size_t count = doc->mentions.count;
    for (uint32_t m = 0; m < count; m++)
        if (follows_name(extract, doc, &doc->mentions.items[m])) TRY(join(extract, doc, m));
    return TCT_OK;
}
