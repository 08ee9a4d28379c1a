#include "extract/events.h"

#include <assert.h>

#include "extract/frames.h"

enum { SPEAKER_CONFIDENCE = 62, PRESENTED_CONFIDENCE = 64 };

static bool is_property(const tct_extract *extract, uint16_t property, tct_property_name name) {
    return property == extract->properties[name];
}

/* Strength of a relation's say on where its person was: speaking or chairing beats being there. */
static unsigned presence(const tct_extract *extract, const tct_relation *relation) {
    if (relation->claim == TCT_NEGATED || relation->claim == TCT_HYPOTHETICAL) return 0;
    if (is_property(extract, relation->property, TCT_PROPERTY_SPEAKER)) return 2;
    if (is_property(extract, relation->property, TCT_PROPERTY_CHAIR)) return 2;
    return is_property(extract, relation->property, TCT_PROPERTY_PARTICIPANT);
}

uint32_t tct_event_of(const tct_extract *extract, const tct_doc *doc, uint32_t person) {
    assert(extract && doc && person < doc->mentions.count);
    const uint32_t root = tct_mention_root(doc, person);
    uint32_t event = TCT_NONE;
    unsigned best = 0;
    bool several = false;
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        const unsigned strength = presence(extract, relation);
        if (!strength || strength < best || relation->object == TCT_NONE) continue;
        if (tct_mention_root(doc, relation->object) != root) continue;
        const uint32_t found = tct_mention_root(doc, relation->subject);
        if (strength > best) several = false;
        if (strength == best && event != TCT_NONE && found != event) several = true;
        best = strength;
        event = found;
    }
    return several ? TCT_NONE : event;
}

static tct_status add_speaker(const tct_extract *extract, tct_doc *doc, const tct_quotation *quotation) {
    const uint32_t event = tct_event_of(extract, doc, quotation->speaker);
    if (event == TCT_NONE) return TCT_OK;
    const uint32_t sentence = doc->mentions.items[quotation->speaker].sentence;
    return tct_relation_add(doc, (tct_relation){.property = extract->properties[TCT_PROPERTY_SPEAKER],
                                                .subject = event,
                                                .object = quotation->speaker,
                                                .span = doc->sentences.items[sentence].span,
                                                .sentence = sentence,
                                                .confidence = SPEAKER_CONFIDENCE,
                                                .rule = TCT_LIT("context/speaker")});
}

/* Relations from index `from` on are new and not looked at again. */
static tct_status add_presented_at(const tct_extract *extract, tct_doc *doc) {
    const size_t count = doc->relations.count;
    for (size_t i = 0; i < count; i++) {
        const tct_relation relation = doc->relations.items[i];
        if (!is_property(extract, relation.property, TCT_PROPERTY_PRESENTED) ||
            relation.claim != TCT_ASSERTED)
            continue;
        const uint32_t event = tct_event_of(extract, doc, relation.subject);
        if (event == TCT_NONE) continue;
        tct_relation at = relation;
        at.property = extract->properties[TCT_PROPERTY_PRESENTED_AT];
        at.subject = relation.object;
        at.object = event;
        at.confidence = PRESENTED_CONFIDENCE;
        at.rule = TCT_LIT("context/presented");
        TRY(tct_relation_add(doc, at));
    }
    return TCT_OK;
}

tct_status tct_events_complete(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    for (size_t i = 0; i < doc->quotations.count; i++) {
        const tct_quotation quotation = doc->quotations.items[i];
        if (quotation.speaker != TCT_NONE) TRY(add_speaker(extract, doc, &quotation));
    }
    return add_presented_at(extract, doc);
}
