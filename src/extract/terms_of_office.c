/*
 * When an office is held: "who has led the bank |since 2019|", "directrice générale |à compter du 1er mai|".
 * A time belongs to the office whose words stand nearest before it, with nobody else between. The list
 * office-terms says which words open a beginning ("from") and which an end ("until").
 */
#include <assert.h>

#include "extract/internal.h"

/** Words from the office to its time, and words of an opening phrase. */
enum { REACH_WORDS = 18, OPENING_WORDS = 5 };

typedef enum { TERM_NONE, TERM_FROM, TERM_UNTIL } term_side;

/** What the words right before @p at, articles left out, say of the time that begins there. */
static term_side opening(const tct_extract *extract, const tct_doc *doc, uint32_t sentence, uint32_t at) {
    const tct_part *part = tct_part_of_sentence(extract, doc, sentence);
    const tct_pack_list *list = part ? tct_pack_list_find(part->language, "office-terms") : NULL;
    const uint32_t first = doc->sentences.items[sentence].first_word;
    while (at > first && doc->words.items[at - 1].upos == TCT_UPOS_DET)
        at--;
    for (uint32_t words = OPENING_WORDS; list && words > 0; words--) {
        const tct_pack_item *item = NULL;
        if (at < first + words || tct_list_longest(list, doc, at - words, at, &item) != words) continue;
        return tct_str_equal(tct_doc_symbol(doc, item->value[0]), TCT_LIT("until")) ? TERM_UNTIL : TERM_FROM;
    }
    return TERM_NONE;
}

/** First word of the text at or after byte @p begin, in sentence @p sentence. */
static uint32_t word_after(const tct_doc *doc, uint32_t sentence, uint32_t begin) {
    const tct_sentence *range = &doc->sentences.items[sentence];
    uint32_t at = range->first_word;
    while (at < range->word_end && doc->words.items[at].span.begin < begin)
        at++;
    return at;
}

/** Is somebody else named in [first, end)? */
static bool other_person(const tct_doc *doc, uint32_t first, uint32_t end, uint32_t person) {
    const uint32_t root = tct_mention_root(doc, person);
    for (uint32_t m = 0; m < doc->mentions.count && doc->mentions.items[m].first_word < end; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->kind == TCT_KIND_PERSON && mention->first_word >= first &&
            tct_mention_root(doc, m) != root)
            return true;
    }
    return false;
}

static void take_time(const tct_extract *extract, const tct_doc *doc, tct_relation *office,
                      const tct_time *time) {
    const uint32_t after = word_after(doc, office->sentence, office->span.begin);
    if (time->first_word < after || time->first_word > after + REACH_WORDS) return;
    if (other_person(doc, after, time->first_word, office->subject)) return;
    const term_side side = opening(extract, doc, office->sentence, time->first_word);
    if (side == TERM_FROM && !office->from.year) {
        office->from = time->begin;
        office->until = time->end;
    } else if (side == TERM_UNTIL && !office->until.year) {
        office->until = time->end.year ? time->end : time->begin;
    }
}

tct_status tct_extract_terms_of_office(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    const uint16_t affiliation = extract->properties[TCT_PROPERTY_AFFILIATION];
    for (size_t i = 0; i < doc->relations.count; i++) {
        tct_relation *office = &doc->relations.items[i];
        if (office->property != affiliation) continue;
        const tct_sentence *sentence = &doc->sentences.items[office->sentence];
        for (size_t t = 0; t < doc->times.count; t++) {
            const tct_time *time = &doc->times.items[t];
            if (time->first_word < sentence->first_word) continue;
            if (time->first_word >= sentence->word_end) break;
            take_time(extract, doc, office, time);
        }
    }
    return TCT_OK;
}
