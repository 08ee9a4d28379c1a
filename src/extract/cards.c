/* A person's name on a line of its own with title and organization on the lines below: contacts, signatures,
 * lists of speakers. */
#include <assert.h>

#include "extract/frames.h"
#include "extract/layout.h"
#include "extract/rows.h"

enum { CARD_CONFIDENCE = 80, CARD_WORDS = 16, HONORIFIC_WORDS = 2, SURE = 70 };

/** The words of a block that may be a line of a card, without the marks at their ends. */
static bool line_words(const tct_doc *doc, uint32_t block, uint32_t *first, uint32_t *end) {
    if (block >= doc->blocks.count) return false;
    const tct_block_kind kind = doc->blocks.items[block].kind;
    if (kind != TCT_BLOCK_PARAGRAPH && kind != TCT_BLOCK_LIST_ITEM && kind != TCT_BLOCK_HEADING) return false;
    if (!tct_block_words(doc, block, first, end) || *end - *first > CARD_WORDS) return false;
    if (tct_str_equal(tct_doc_span(doc, doc->words.items[*end - 1].span), TCT_LIT("."))) return false;
    while (*end > *first && doc->words.items[*end - 1].upos == TCT_UPOS_PUNCT)
        --*end;
    return *first < *end;
}

/** A mention of @p kind that ends at @p end and begins within @p slack words of @p first; TCT_NONE for none.
 */
static uint32_t spanning(const tct_doc *doc, uint32_t first, uint32_t end, tct_kind kind, uint32_t slack) {
    const uint32_t count = (uint32_t)doc->mentions.count;
    for (uint32_t i = tct_mention_from(doc, count, first); i < count; i++) {
        const tct_mention *mention = &doc->mentions.items[i];
        if (mention->first_word > first + slack) break;
        if (mention->kind == kind && mention->word_end == end && !(mention->flags & TCT_MENTION_GENERIC))
            return i;
    }
    return TCT_NONE;
}

/** The person whose name is all of the block. */
static uint32_t person_of(const tct_doc *doc, uint32_t block) {
    uint32_t first = 0, end = 0;
    if (!line_words(doc, block, &first, &end)) return TCT_NONE;
    const uint32_t person = spanning(doc, first, end, TCT_KIND_PERSON, HONORIFIC_WORDS);
    return person != TCT_NONE && doc->mentions.items[person].form == TCT_MENTION_NAME ? person : TCT_NONE;
}

/** "President opens hospital": a headline, no title. */
static bool is_clause(const tct_doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t w = first; w < end; w++)
        if (doc->words.items[w].upos == TCT_UPOS_VERB &&
            TCT_FEAT(doc->words.items[w].feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN)
            return true;
    return false;
}

/** True for a line that begins with a title. */
static bool title_words(const tct_extract *extract, const tct_doc *doc, uint32_t block, uint32_t *first,
                        uint32_t *end) {
    const tct_part *part = block < doc->blocks.count ? tct_part_of_block(extract, doc, block) : NULL;
    const tct_pack_item *item = NULL;
    return part && line_words(doc, block, first, end) &&
           tct_part_longest(part, doc, TCT_LIST_TITLES, *first, *end, &item) > 0 &&
           person_of(doc, block) == TCT_NONE && !is_clause(doc, *first, *end);
}

static bool is_mark(const tct_doc *doc, uint32_t word) {
    const tct_str text = tct_doc_span(doc, doc->words.items[word].span);
    return tct_str_equal(text, TCT_LIT(",")) || tct_str_equal(text, TCT_LIT("–")) ||
           tct_str_equal(text, TCT_LIT("—")) || tct_str_equal(text, TCT_LIT("|")) ||
           tct_str_equal(text, TCT_LIT(";")) || tct_str_equal(text, TCT_LIT("("));
}

/** First organization of [first, end), else a place behind the title. */
static uint32_t body_in(const tct_doc *doc, uint32_t first, uint32_t end) {
    static const tct_kind kinds[] = {TCT_KIND_ORGANIZATION, TCT_KIND_PLACE};
    const uint32_t count = (uint32_t)doc->mentions.count;
    const uint32_t begin = tct_mention_from(doc, count, first + 1);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (uint32_t i = begin; i < count && doc->mentions.items[i].first_word < end; i++) {
            const tct_mention *mention = &doc->mentions.items[i];
            if (mention->kind == kinds[k] && mention->word_end <= end && mention->confidence >= SURE &&
                !(mention->flags & (TCT_MENTION_GENERIC | TCT_MENTION_INNER)))
                return i;
        }
    return TCT_NONE;
}

/** Where the title ends: before a mark, or before "of the" and the organization. */
static uint32_t title_end(const tct_doc *doc, uint32_t first, uint32_t end, uint32_t body) {
    for (uint32_t w = first + 1; w < end; w++)
        if (is_mark(doc, w)) end = w;
    if (body == TCT_NONE || doc->mentions.items[body].first_word >= end) return end;
    uint32_t stop = doc->mentions.items[body].first_word;
    while (stop > first + 1 && (doc->words.items[stop - 1].upos == TCT_UPOS_ADP ||
                                doc->words.items[stop - 1].upos == TCT_UPOS_DET))
        stop--;
    return stop;
}

static tct_status relate(const tct_extract *extract, tct_doc *doc, uint32_t person, uint32_t block,
                         tct_property_name property, uint32_t object, tct_str literal) {
    const tct_span name = doc->mentions.items[person].span;
    return tct_relation_add(doc, (tct_relation){.property = extract->properties[property],
                                                .subject = person,
                                                .object = object,
                                                .literal = literal,
                                                .span = {name.begin, doc->blocks.items[block].span.end},
                                                .sentence = doc->mentions.items[person].sentence,
                                                .confidence = CARD_CONFIDENCE,
                                                .rule = TCT_LIT("layout/card")});
}

/** Name in @p block, title in the next one, and perhaps the organization alone in the one after it. */
static tct_status read_card(const tct_extract *extract, tct_doc *doc, uint32_t block, uint32_t person) {
    uint32_t first = 0, end = 0, below = 0, below_end = 0, last = block + 1;
    if (!title_words(extract, doc, block + 1, &first, &end)) return TCT_OK;
    uint32_t body = body_in(doc, first, end);
    const uint32_t stop = title_end(doc, first, end, body);
    if (body == TCT_NONE && line_words(doc, block + 2, &below, &below_end)) {
        body = spanning(doc, below, below_end, TCT_KIND_ORGANIZATION, HONORIFIC_WORDS);
        if (body != TCT_NONE) last = block + 2;
    }
    TRY(relate(extract, doc, person, block + 1, TCT_PROPERTY_JOB_TITLE, TCT_NONE,
               tct_doc_span(doc, tct_words_span(doc, first, stop))));
    if (body == TCT_NONE) return TCT_OK;
    return relate(extract, doc, person, last, TCT_PROPERTY_AFFILIATION, body, TCT_LIT(""));
}

tct_status tct_card_relations(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    bool title_above = false; /* titles stand above the names here */
    for (uint32_t block = 0; block < doc->blocks.count; block++) {
        uint32_t first = 0, end = 0;
        const uint32_t person = person_of(doc, block);
        if (person != TCT_NONE && !title_above) {
            TRY(read_card(extract, doc, block, person));
            block++; /* its title is none of the next name */
        } else {
            title_above = title_words(extract, doc, block, &first, &end);
        }
    }
    return TCT_OK;
}
