/* Keeping the mentions in order: sorted, without doubles, inner ones marked, indices rewritten. */
#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "extract/internal.h"

tct_span tct_words_span(const tct_doc *doc, uint32_t first, uint32_t end) {
    assert(first < end && end <= doc->words.count);
    return (tct_span){doc->words.items[first].span.begin, doc->words.items[end - 1].span.end};
}

/** The word of [first, end) that the tree hangs outside of it. */
static uint32_t head_of(const tct_doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        const uint32_t head = doc->words.items[at].head;
        if (doc->words.items[at].relation && (head == TCT_NONE || head < first || head >= end)) return at;
    }
    return first;
}

tct_status tct_mention_add(const tct_extract *extract, tct_doc *doc, uint32_t first, uint32_t end,
                           tct_kind kind, tct_mention_form form, const char *rule, uint32_t *index) {
    assert(extract && doc && rule && kind < TCT_KIND_COUNT);
    if (doc->mentions.count >= TCT_LIMIT_MENTIONS) return TCT_ERR_LIMIT;
    const uint32_t at = (uint32_t)doc->mentions.count;
    const tct_mention mention = {.span = tct_words_span(doc, first, end),
                                 .first_word = first,
                                 .word_end = end,
                                 .head = head_of(doc, first, end),
                                 .kind = (uint8_t)kind,
                                 .form = (uint8_t)form,
                                 .confidence = 80,
                                 .class_id = extract->kind_class[kind],
                                 .entity = TCT_NONE,
                                 .chain = at,
                                 .sentence = doc->words.items[first].sentence,
                                 .rule = tct_str_of(rule)};
    if (index) *index = at;
    return TCT_DOC_PUSH(doc, mentions, mention);
}

/** A mention with its place before sorting; the place breaks ties, so the order is total. */
typedef struct {
    tct_mention mention;
    uint32_t old;
} ranked;

static int by_place(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    if (a->mention.span.begin != b->mention.span.begin)
        return a->mention.span.begin < b->mention.span.begin ? -1 : 1;
    if (a->mention.span.end != b->mention.span.end) return a->mention.span.end > b->mention.span.end ? -1 : 1;
    if (a->mention.kind != b->mention.kind) return a->mention.kind < b->mention.kind ? -1 : 1;
    return a->old < b->old ? -1 : a->old > b->old;
}

static bool same_thing(const tct_mention *a, const tct_mention *b) {
    return tct_span_equal(a->span, b->span) && a->kind == b->kind;
}

/** Writes the sorted mentions back without doubles; @p moved maps old places to new ones. */
static void write_back(tct_doc *doc, const ranked *sorted, size_t count, uint32_t *moved) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        moved[sorted[i].old] = TCT_NONE;
        if (sorted[i].mention.kind == TCT_KIND_NONE) continue; /* a later step took it back */
        const bool same = kept && same_thing(&doc->mentions.items[kept - 1], &sorted[i].mention);
        if (!same) doc->mentions.items[kept++] = sorted[i].mention;
        moved[sorted[i].old] = (uint32_t)kept - 1;
    }
    doc->mentions.count = kept;
}

static void rewrite_indices(tct_doc *doc, const uint32_t *moved) {
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const uint32_t chain = moved[doc->mentions.items[i].chain];
        doc->mentions.items[i].chain = chain == TCT_NONE ? i : chain;
    }
    for (size_t i = 0; i < doc->relations.count; i++) {
        tct_relation *relation = &doc->relations.items[i];
        relation->subject = moved[relation->subject];
        if (relation->object != TCT_NONE) relation->object = moved[relation->object];
    }
    for (size_t i = 0; i < doc->quotations.count; i++) {
        tct_quotation *quotation = &doc->quotations.items[i];
        if (quotation->speaker != TCT_NONE) quotation->speaker = moved[quotation->speaker];
        if (quotation->event != TCT_NONE) quotation->event = moved[quotation->event];
    }
}

static void mark_inner(tct_doc *doc) {
    uint32_t reach = 0;
    for (size_t i = 0; i < doc->mentions.count; i++) {
        tct_mention *mention = &doc->mentions.items[i];
        if (mention->span.end <= reach) mention->flags |= TCT_MENTION_INNER;
        if (mention->span.end > reach) reach = mention->span.end;
    }
}

tct_status tct_mentions_settle(tct_doc *doc) {
    assert(doc);
    const size_t count = doc->mentions.count;
    if (!count) return TCT_OK;
    const tct_allocator *allocator = doc->arena.allocator;
    ranked *sorted = tct_alloc(allocator, count, sizeof *sorted);
    uint32_t *moved = tct_alloc(allocator, count, sizeof *moved);
    const tct_status status = sorted && moved ? TCT_OK : TCT_ERR_MEMORY;
    if (status != TCT_OK) goto done;
    for (size_t i = 0; i < count; i++)
        sorted[i] = (ranked){doc->mentions.items[i], (uint32_t)i};
    qsort(sorted, count, sizeof *sorted, by_place);
    write_back(doc, sorted, count, moved);
    rewrite_indices(doc, moved);
    mark_inner(doc);
done:
    tct_dealloc(allocator, sorted);
    tct_dealloc(allocator, moved);
    return status;
}
