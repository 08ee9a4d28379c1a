/* Labels and their values. */
#include <assert.h>

#include "extract/layout.h"
#include "extract/rows.h"

/** Longest line of a list of people that has no marks. */
#define LINE_WORDS 24u

static const tct_word *word_at(const tct_doc *doc, uint32_t word) {
    assert(word < doc->words.count);
    return &doc->words.items[word];
}

static bool is_mark(const tct_doc *doc, uint32_t word, const char *mark) {
    return tct_str_equal(tct_doc_span(doc, word_at(doc, word)->span), tct_str_of(mark));
}

static uint32_t skip_punctuation(const tct_doc *doc, uint32_t at, uint32_t end) {
    while (at < end && word_at(doc, at)->upos == TCT_UPOS_PUNCT && !is_mark(doc, at, ":"))
        at++;
    return at;
}

/* Item of the label that begins at word `at`; *after is behind it. */
static const tct_pack_item *label_at(const tct_part *part, const tct_doc *doc, uint32_t at, uint32_t end,
                                     uint32_t *after) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_part_longest(part, doc, TCT_LIST_LAYOUT_KEYS, at, end, &item);
    *after = at + length;
    return length ? item : NULL;
}

static uint16_t property_of(const tct_extract *extract, const tct_doc *doc, const tct_pack_item *item) {
    return tct_pack_property_find(extract->pack, tct_doc_symbol(doc, item->value[0]));
}

/* Words of a span: [first, end). */
static void words_in(const tct_doc *doc, uint32_t *first, uint32_t *end, tct_span span) {
    while (*first < *end && word_at(doc, *first)->span.begin < span.begin)
        ++*first;
    while (*end > *first && word_at(doc, *end - 1)->span.end > span.end)
        --*end;
}

/* What may stand between a label and its value in a line that is none of keys: "Date: …", "When? …", "Venue –
 * …" in a list. */
static bool is_separator(const tct_doc *doc, uint32_t block, uint32_t word) {
    if (is_mark(doc, word, ":") || is_mark(doc, word, "?")) return true;
    if (doc->blocks.items[block].kind != TCT_BLOCK_LIST_ITEM) return false;
    return is_mark(doc, word, "–") || is_mark(doc, word, "—") || is_mark(doc, word, "-");
}

/* The labelled value of a block by itself: "Date: …" or "(Signatories: …)". */
static bool value_of_block(const tct_extract *extract, const tct_doc *doc, uint32_t block,
                           tct_labelled *value) {
    const tct_part *part = tct_part_of_block(extract, doc, block);
    uint32_t first = 0, end = 0, after = 0;
    if (!part || !tct_block_words(doc, block, &first, &end)) return false;
    const uint32_t at = skip_punctuation(doc, first, end);
    const tct_pack_item *item = label_at(part, doc, at, end, &after);
    if (!item) return false;
    if (doc->blocks.items[block].kind == TCT_BLOCK_KEY_VALUE)
        words_in(doc, &after, &end, doc->blocks.items[block].value);
    else if (after < end && is_separator(doc, block, after))
        after++;
    else
        return false;
    *value = (tct_labelled){block, after, end, property_of(extract, doc, item)};
    return after < end;
}

/* "Several speakers tell their story:": the subject of a line that ends in a colon is the label. */
static const tct_pack_item *label_in_line(const tct_part *part, const tct_doc *doc, uint32_t first,
                                          uint32_t end) {
    for (uint32_t w = first; is_mark(doc, end - 1, ":") && w < end; w++) {
        const tct_word *word = word_at(doc, w);
        uint32_t after = 0;
        if (word->relation != TCT_DEP_NSUBJ && word->relation != TCT_DEP_NSUBJ_PASS) continue;
        if (TCT_FEAT(word->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR)
            return label_at(part, doc, w, end, &after);
    }
    return NULL;
}

/* A heading, or a line that ends in a colon, that is nothing but a label. */
static bool is_label_block(const tct_extract *extract, const tct_doc *doc, uint32_t block,
                           uint16_t *property) {
    const tct_part *part = tct_part_of_block(extract, doc, block);
    uint32_t first = 0, end = 0, after = 0;
    if (!part || !tct_block_words(doc, block, &first, &end)) return false;
    const tct_pack_item *item = label_at(part, doc, first, end, &after);
    const bool colon = item && after < end && is_mark(doc, after, ":");
    const bool alone = item && after + colon == end;
    if (!alone) item = label_in_line(part, doc, first, end);
    if (!item || (alone && !colon && doc->blocks.items[block].kind != TCT_BLOCK_HEADING)) return false;
    *property = property_of(extract, doc, item);
    return *property != UINT16_MAX;
}

/* "Ann Lee, of the Ministry": a line without mark that begins with a person and says nothing of them by a
 * verb. */
static bool is_person_line(const tct_part *part, const tct_doc *doc, uint32_t first, uint32_t end) {
    bool person = false;
    for (uint32_t m = 0; m < doc->mentions.count && !person; m++)
        person = doc->mentions.items[m].kind == TCT_KIND_PERSON &&
                 doc->mentions.items[m].first_word >= first && doc->mentions.items[m].first_word < first + 2;
    for (uint32_t w = first; w < end; w++)
        if (TCT_FEAT(word_at(doc, w)->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN &&
            !tct_part_item(part, TCT_LIST_TITLES, word_at(doc, w)->lower))
            return false;
    return person && end - first < LINE_WORDS && !is_mark(doc, end - 1, ".");
}

static tct_status visit_list(const tct_extract *extract, tct_doc *doc, uint32_t label, uint16_t property,
                             tct_labelled_visitor *visit, void *context) {
    for (uint32_t block = label + 1; block < doc->blocks.count; block++) {
        const tct_block_kind kind = doc->blocks.items[block].kind;
        const bool item = kind == TCT_BLOCK_LIST_ITEM || kind == TCT_BLOCK_TABLE_ROW;
        tct_labelled value = {.block = block, .property = property};
        const bool words = tct_block_words(doc, block, &value.first_word, &value.word_end);
        if (!item && !(words && is_person_line(tct_part_of_block(extract, doc, block), doc, value.first_word,
                                               value.word_end)))
            return TCT_OK;
        if (words) TRY(visit(extract, doc, &value, context));
    }
    return TCT_OK;
}

tct_status tct_labelled_each(const tct_extract *extract, tct_doc *doc, tct_labelled_visitor *visit,
                             void *context) {
    assert(extract && doc && visit);
    for (uint32_t block = 0; block < doc->blocks.count; block++) {
        tct_labelled value;
        uint16_t property = 0;
        if (value_of_block(extract, doc, block, &value))
            TRY(visit(extract, doc, &value, context));
        else if (is_label_block(extract, doc, block, &property))
            TRY(visit_list(extract, doc, block, property, visit, context));
    }
    return TCT_OK;
}

bool tct_value_part(const tct_doc *doc, uint32_t *at, uint32_t end, uint32_t *first, uint32_t *part_end) {
    unsigned depth = 0;
    *at = skip_punctuation(doc, *at, end);
    *first = *at;
    for (; *at < end; ++*at) {
        if (is_mark(doc, *at, "(")) depth++;
        if (is_mark(doc, *at, ")") && depth) depth--;
        if (!depth && (is_mark(doc, *at, ",") || is_mark(doc, *at, ";") || is_mark(doc, *at, "/"))) break;
    }
    *part_end = *at;
    return *first < *part_end;
}
