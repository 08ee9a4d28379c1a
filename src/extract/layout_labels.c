/* Labels and their values. */
#include <assert.h>

#include "extract/layout.h"
#include "extract/rows.h"

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

/* A heading, or a line that ends in a colon, that is nothing but a label. */
static bool is_label_block(const tct_extract *extract, const tct_doc *doc, uint32_t block,
                           uint16_t *property) {
    const tct_part *part = tct_part_of_block(extract, doc, block);
    uint32_t first = 0, end = 0, after = 0;
    if (!part || !tct_block_words(doc, block, &first, &end)) return false;
    const tct_pack_item *item = label_at(part, doc, first, end, &after);
    if (!item) return false;
    const bool colon = after < end && is_mark(doc, after, ":");
    if (!colon && doc->blocks.items[block].kind != TCT_BLOCK_HEADING) return false;
    *property = property_of(extract, doc, item);
    return after + colon == end && *property != UINT16_MAX;
}

static tct_status visit_list(const tct_extract *extract, tct_doc *doc, uint32_t label, uint16_t property,
                             tct_labelled_visitor *visit, void *context) {
    for (uint32_t block = label + 1; block < doc->blocks.count; block++) {
        const tct_block_kind kind = doc->blocks.items[block].kind;
        if (kind != TCT_BLOCK_LIST_ITEM && kind != TCT_BLOCK_TABLE_ROW) return TCT_OK;
        tct_labelled value = {.block = block, .property = property};
        if (tct_block_words(doc, block, &value.first_word, &value.word_end))
            TRY(visit(extract, doc, &value, context));
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
