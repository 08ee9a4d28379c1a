#include <assert.h>

#include "base/limits.h"
#include "extract/internal.h"

const tct_part *tct_part_of_block(const tct_extract *extract, const tct_doc *doc, uint32_t block) {
    assert(extract && doc && block < doc->blocks.count);
    const uint8_t language = doc->blocks.items[block].language;
    if (language >= doc->language_count) return NULL;
    const tct_str code = tct_doc_symbol(doc, doc->languages[language]);
    for (size_t i = 0; i < extract->part_count; i++)
        if (tct_str_equal(extract->parts[i].code, code)) return &extract->parts[i];
    return NULL;
}

const tct_part *tct_part_of_sentence(const tct_extract *extract, const tct_doc *doc, uint32_t sentence) {
    assert(sentence < doc->sentences.count);
    return tct_part_of_block(extract, doc, doc->sentences.items[sentence].block);
}

const tct_pack_item *tct_part_item(const tct_part *part, tct_list_name name, tct_symbol lower) {
    assert(name < TCT_LIST_COUNT);
    if (!part || !part->lists[name]) return NULL;
    return tct_pack_list_get(part->lists[name], lower);
}

bool tct_same_forms(const tct_doc *doc, uint32_t a, uint32_t b, uint32_t count) {
    assert(doc && a + count <= doc->words.count && b + count <= doc->words.count);
    for (uint32_t i = 0; i < count; i++)
        if (doc->words.items[a + i].form != doc->words.items[b + i].form) return false;
    return true;
}

bool tct_same_lower(const tct_doc *doc, uint32_t a, uint32_t b, uint32_t count) {
    assert(doc && a + count <= doc->words.count && b + count <= doc->words.count);
    for (uint32_t i = 0; i < count; i++)
        if (doc->words.items[a + i].lower != doc->words.items[b + i].lower) return false;
    return true;
}

uint32_t tct_list_longest(const tct_pack_list *list, const tct_doc *doc, uint32_t from, uint32_t end,
                          const tct_pack_item **item) {
    assert(doc && item && end <= doc->words.count);
    *item = NULL;
    if (!list || from >= end) return 0;
    const uint32_t lengths = tct_phrases_lengths(&list->phrases, doc->words.items[from].lower);
    if (!lengths) return 0;
    tct_symbol words[TCT_LIMIT_PHRASE_WORDS];
    size_t count = 0;
    while (count < TCT_LIMIT_PHRASE_WORDS && lengths >> count && from + count < end) {
        words[count] = doc->words.items[from + count].lower;
        count++;
    }
    const uint32_t *values = NULL;
    size_t value_count = 0;
    const size_t length = tct_phrases_longest(&list->phrases, words, count, &values, &value_count);
    if (length && value_count) *item = &list->items[values[0]];
    return (uint32_t)length;
}

uint32_t tct_part_longest(const tct_part *part, const tct_doc *doc, tct_list_name name, uint32_t from,
                          uint32_t end, const tct_pack_item **item) {
    assert(name < TCT_LIST_COUNT);
    return tct_list_longest(part ? part->lists[name] : NULL, doc, from, end, item);
}

/* Mentions that overlap stand close together. */
#define SHELL_REACH 32u

char tct_event_shell(const tct_extract *extract, const tct_doc *doc, uint32_t mention, uint32_t *inner) {
    assert(inner && mention < doc->mentions.count);
    const tct_mention *outer = &doc->mentions.items[mention];
    if (outer->kind != TCT_KIND_EVENT) return 0;
    const tct_part *part = tct_part_of_sentence(extract, doc, outer->sentence);
    const tct_word *head = &doc->words.items[outer->head];
    const tct_pack_item *item = tct_part_item(part, TCT_LIST_EVENT_SHELLS, head->lemma);
    if (!item) item = tct_part_item(part, TCT_LIST_EVENT_SHELLS, head->lower);
    if (!item) return 0;
    const uint32_t count = (uint32_t)doc->mentions.count;
    for (uint32_t m = mention > SHELL_REACH ? mention - SHELL_REACH : 0;
         m < count && m <= mention + SHELL_REACH; m++) {
        const tct_mention *other = &doc->mentions.items[m];
        if (other->kind != TCT_KIND_EVENT || other->first_word <= outer->head || m == mention ||
            other->word_end > outer->word_end || other->first_word > outer->head + 4)
            continue;
        *inner = m;
        return tct_doc_symbol(doc, item->value[0]).data[0];
    }
    return 0;
}

bool tct_is_house(const tct_extract *extract, const tct_mention *mention) {
    static const tct_class_name houses[] = {TCT_CLASS_COLLEGE,  TCT_CLASS_SCHOOL, TCT_CLASS_RESEARCH,
                                            TCT_CLASS_HOSPITAL, TCT_CLASS_MUSEUM, TCT_CLASS_COURT};
    if (mention->kind != TCT_KIND_ORGANIZATION || mention->class_id == UINT16_MAX) return false;
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++) {
        const uint16_t class_id = extract->classes[houses[i]];
        if (class_id != UINT16_MAX && tct_pack_class_is_a(extract->pack, mention->class_id, class_id))
            return true;
    }
    return false;
}

bool tct_is_another(const tct_extract *extract, const tct_doc *doc, uint32_t mention) {
    assert(mention < doc->mentions.count);
    const tct_mention *event = &doc->mentions.items[mention];
    const tct_part *part = tct_part_of_sentence(extract, doc, event->sentence);
    if (event->kind != TCT_KIND_EVENT) return false;
    const bool before = event->first_word > doc->sentences.items[event->sentence].first_word;
    for (uint32_t w = event->first_word - before; w < event->word_end; w++) {
        const tct_pack_item *item = tct_part_item(part, TCT_LIST_TIME_WORDS, doc->words.items[w].lower);
        const tct_str role = item ? tct_doc_symbol(doc, item->value[0]) : TCT_LIT("");
        if (tct_str_equal(role, TCT_LIT("last")) || tct_str_equal(role, TCT_LIT("next"))) return true;
    }
    return false;
}

uint32_t tct_mention_from(const tct_doc *doc, uint32_t count, uint32_t word) {
    assert(count <= doc->mentions.count);
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (doc->mentions.items[middle].first_word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t tct_mention_of_sentence(const tct_doc *doc, uint32_t sentence) {
    assert(sentence < doc->sentences.count);
    return tct_mention_from(doc, (uint32_t)doc->mentions.count, doc->sentences.items[sentence].first_word);
}

uint32_t tct_time_from(const tct_doc *doc, uint32_t word) {
    assert(doc);
    uint32_t low = 0, high = (uint32_t)doc->times.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (doc->times.items[middle].first_word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t tct_time_owner(const tct_doc *doc, uint32_t mention) {
    assert(mention < doc->mentions.count);
    const uint32_t first = doc->mentions.items[mention].first_word;
    if (first < 2 || doc->words.items[first - 1].upos != TCT_UPOS_PART) return TCT_NONE;
    size_t low = 0, high = doc->times.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (doc->times.items[middle].word_end < first - 1)
            low = middle + 1;
        else
            high = middle;
    }
    return low < doc->times.count && doc->times.items[low].word_end == first - 1 ? (uint32_t)low : TCT_NONE;
}

uint32_t tct_time_end(const tct_doc *doc, uint32_t at) {
    assert(at <= doc->words.count);
    size_t low = 0, high = doc->times.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (doc->times.items[middle].word_end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    const bool covered = low < doc->times.count && doc->times.items[low].first_word <= at;
    return covered ? doc->times.items[low].word_end : at;
}
