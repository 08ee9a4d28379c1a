#include "extract/presence.h"

#include <assert.h>

#include "extract/claims.h"
#include "extract/events.h"
#include "extract/frames.h"
#include "extract/topic.h"

#define PEOPLE ((1u << TCT_KIND_PERSON) | (1u << TCT_KIND_POST) | (1u << TCT_KIND_ORGANIZATION))
#define ACTORS (PEOPLE | (1u << TCT_KIND_PLACE))

/* Words between an opener and the first name of its list; between a noun and the opener behind it. */
enum { LIST_CONFIDENCE = 70, NAME_DISTANCE = 8, OPENER_DISTANCE = 14, LINK_DISTANCE = 3 };

typedef struct {
    const tct_tree *tree;
    tct_doc *doc;
    const tct_part *part;
    uint32_t sentence, event;
} presence;

static const tct_word *word_at(const presence *p, uint32_t word) {
    assert(word < p->doc->words.count);
    return &p->doc->words.items[word];
}

static bool is_nominal(const presence *p, uint32_t word) {
    const uint8_t upos = word_at(p, word)->upos;
    return upos == TCT_UPOS_NOUN || upos == TCT_UPOS_PROPN;
}

static bool is_speaking(const presence *p, const tct_pack_item *item) {
    return tct_str_equal(tct_doc_symbol(p->doc, item->value[0]), TCT_LIT("speaker"));
}

/* What the first noun phrase from @p at on stands for, with all that is listed after it. */
static void listed_from(const presence *p, uint32_t at, uint32_t distance, uint16_t kinds,
                        tct_fillers *found) {
    const uint32_t end = p->doc->sentences.items[p->sentence].word_end;
    for (uint32_t w = at; w < end && w < at + distance && found->count == 0; w++)
        if (is_nominal(p, w)) tct_fillers_of(p->tree, p->part, w, kinds, UINT16_MAX, found);
}

static tct_status add_list(const presence *p, uint32_t opener, uint32_t at, uint32_t distance,
                           const tct_pack_item *item) {
    tct_fillers found = {.count = 0};
    const bool speaking = is_speaking(p, item);
    const tct_claim claim = tct_claim_of(p->tree, p->part, tct_clause_of(p->tree, opener));
    if (claim == TCT_NEGATED || claim == TCT_HYPOTHETICAL) return TCT_OK;
    listed_from(p, at, distance, speaking ? PEOPLE : ACTORS, &found);
    for (uint32_t i = 0; i < found.count; i++) {
        if (tct_mention_root(p->doc, found.items[i]) == p->event) continue;
        const tct_relation relation = {
            .property =
                p->tree->extract->properties[speaking ? TCT_PROPERTY_SPEAKER : TCT_PROPERTY_PARTICIPANT],
            .subject = p->event,
            .object = found.items[i],
            .span = p->doc->sentences.items[p->sentence].span,
            .sentence = p->sentence,
            .claim = (uint8_t)claim,
            .confidence = (uint8_t)(LIST_CONFIDENCE - found.penalties[i]),
            .rule = TCT_LIT("context/presence")};
        TRY(tct_relation_add(p->doc, relation));
    }
    return TCT_OK;
}

/* First word after the list opener that follows a noun, 0 for none. */
static uint32_t after_opener(const presence *p, uint32_t noun, uint32_t end) {
    for (uint32_t w = noun + 1; w < end && w < noun + OPENER_DISTANCE; w++) {
        const tct_pack_item *item = NULL;
        const uint32_t length = tct_part_longest(p->part, p->doc, TCT_LIST_LIST_OPENERS, w, end, &item);
        if (length) return w + length;
    }
    return 0;
}

/* First word after the verb that links a noun to names ("the speakers were"), 0 for none. */
static uint32_t after_link(const presence *p, uint32_t noun, uint32_t end) {
    for (uint32_t w = noun + 1; w < end && w < noun + OPENER_DISTANCE; w++) {
        const uint8_t upos = word_at(p, w)->upos;
        if (upos != TCT_UPOS_VERB && upos != TCT_UPOS_AUX) continue;
        return tct_part_item(p->part, TCT_LIST_PRESENCE_LINKS, word_at(p, w)->lemma) ? w + 1 : 0;
    }
    return 0;
}

static tct_status read_word(const presence *p, uint32_t word, uint32_t end) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_part_longest(p->part, p->doc, TCT_LIST_PRESENCE_OPENERS, word, end, &item);
    if (length) return add_list(p, word, word + length, NAME_DISTANCE, item);
    item =
        is_nominal(p, word) ? tct_part_item(p->part, TCT_LIST_PRESENCE_NOUNS, word_at(p, word)->lemma) : NULL;
    const uint32_t list = item ? after_opener(p, word, end) : 0;
    if (list) return add_list(p, word, list, NAME_DISTANCE, item);
    const uint32_t linked = item ? after_link(p, word, end) : 0;
    return linked ? add_list(p, word, linked, LINK_DISTANCE, item) : TCT_OK;
}

tct_status tct_presence_lists(const tct_tree *tree, tct_doc *doc) {
    assert(tree && doc);
    const uint32_t topic = tct_topic_event(tree->extract, doc);
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const tct_sentence range = doc->sentences.items[s];
        presence p = {tree, doc, tct_part_of_sentence(tree->extract, doc, s), s, TCT_NONE};
        if (!p.part) continue;
        for (uint32_t w = range.first_word; w < range.word_end; w++) {
            const tct_pack_item *item = NULL;
            const bool opens =
                tct_part_longest(p.part, doc, TCT_LIST_PRESENCE_OPENERS, w, range.word_end, &item) ||
                tct_part_item(p.part, TCT_LIST_PRESENCE_NOUNS, word_at(&p, w)->lemma);
            if (!opens) continue;
            if (p.event == TCT_NONE) p.event = tct_event_around(doc, s);
            if (p.event == TCT_NONE) p.event = topic;
            if (p.event == TCT_NONE) break;
            TRY(read_word(&p, w, range.word_end));
        }
    }
    return TCT_OK;
}
