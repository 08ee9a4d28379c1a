/*
 * "the Government of Kenya's |Digital Blueprint|": the parser often hangs only the last word of a long owner
 * on what it owns and gives the verb the owner. Where a mention stands before a genitive mark, its head
 * belongs to the noun that is possessed, which takes over its place in the tree.
 */
#include <assert.h>

#include "extract/internal.h"

/** The genitive mark right after @p end, which hangs on the word before: "Kenya |'s|". */
static bool genitive_at(const tct_doc *doc, uint32_t end, uint32_t limit) {
    if (end >= limit) return false;
    const tct_word *mark = &doc->words.items[end];
    return mark->upos == TCT_UPOS_PART && mark->relation == TCT_DEP_CASE && mark->head == end - 1;
}

/** Is @p word among the words that @p ancestor governs? */
static bool governs(const tct_doc *doc, uint32_t ancestor, uint32_t word) {
    for (uint32_t steps = 0; word != TCT_NONE && steps < 64; steps++, word = doc->words.items[word].head)
        if (word == ancestor) return true;
    return false;
}

/** "Lao People's Republic": the mark is inside another name. */
static bool inside_name(const tct_doc *doc, size_t owner) {
    const uint32_t mark = doc->mentions.items[owner].word_end;
    for (size_t m = owner + 1; m < doc->mentions.count && doc->mentions.items[m].first_word <= mark; m++)
        if (doc->mentions.items[m].word_end > mark) return true;
    return false;
}

static void hang(tct_doc *doc, uint32_t word, uint32_t head, uint8_t relation) {
    assert(word != head);
    doc->words.items[word].head = head;
    doc->words.items[word].relation = relation;
}

/** The head of the noun phrase right after the mark at @p mark, TCT_NONE when there is none. */
static uint32_t phrase_after(const tct_doc *doc, uint32_t mark, uint32_t limit) {
    for (uint32_t at = mark + 1; at < limit && at < mark + 8; at++) {
        const tct_word *word = &doc->words.items[at];
        if (word->head != TCT_NONE && word->head > at && word->head < mark + 8) continue;
        return word->upos == TCT_UPOS_NOUN || word->upos == TCT_UPOS_PROPN ? at : TCT_NONE;
    }
    return TCT_NONE;
}

/** What the mention before the mark owns, TCT_NONE when the tree has it right or says nothing. */
static uint32_t owned_by(const tct_doc *doc, const tct_mention *owner, uint32_t limit) {
    const uint32_t last = owner->word_end - 1;
    const tct_word *words = doc->words.items;
    if (owner->head < owner->first_word || owner->head > last) return TCT_NONE;
    if (words[last].relation == TCT_DEP_NMOD_POSS && owner->head == last) return TCT_NONE;
    return phrase_after(doc, owner->word_end, limit);
}

static void repair(tct_doc *doc, const tct_mention *owner, uint32_t owned) {
    const uint32_t last = owner->word_end - 1, head = owner->head;
    const uint32_t place = doc->words.items[head].head;
    const uint8_t relation = doc->words.items[head].relation;
    if (place == owned || (place != TCT_NONE && governs(doc, owned, place))) return;
    if (!governs(doc, head, owned) && doc->words.items[owned].head > owned &&
        doc->words.items[owned].head != TCT_NONE)
        return;
    doc->words.items[owned].head = place;
    doc->words.items[owned].relation = relation;
    hang(doc, head, owned, TCT_DEP_NMOD_POSS);
    if (last == head) return;
    hang(doc, last, head, TCT_DEP_NMOD);
    for (uint32_t at = head + 1; at < last; at++)
        if (doc->words.items[at].head == owned) doc->words.items[at].head = last;
}

tct_status tct_extract_genitives(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    for (size_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->kind == TCT_KIND_NONE || (mention->flags & TCT_MENTION_INNER)) continue;
        const uint32_t limit = doc->sentences.items[mention->sentence].word_end;
        if (!genitive_at(doc, mention->word_end, limit) || inside_name(doc, m)) continue;
        const uint32_t owned = owned_by(doc, mention, limit);
        if (owned != TCT_NONE) repair(doc, mention, owned);
    }
    return TCT_OK;
}
