/* Facts of a page's metadata as relations between entities. */
#include <assert.h>

#include "base/limits.h"
#include "resolve/metadata.h"

/** What @p fact says of how things stand with its event. */
static void learn_state(const tct_metadata *metadata, const tct_metadata_fact *fact) {
    const tct_date published = metadata->resolver->doc->meta.published;
    const tct_str value = fact->fact->value;
    tct_metadata_thing *event = &metadata->things[fact->subject];
    tct_date start;
    if (fact->rule->standard == TCT_V_SCHEMA_EVENT_STATUS)
        event->off |=
            tct_str_ends(value, TCT_LIT("EventCancelled")) || tct_str_ends(value, TCT_LIT("EventPostponed"));
    else if (tct_str_equal(fact->fact->property, TCT_LIT("startDate")) && published.day &&
             tct_date_parse(value, &start) && start.day)
        event->planned |= tct_date_to_days(start) > tct_date_to_days(published);
}

static tct_claim claim_of(const tct_metadata *metadata, const tct_metadata_fact *fact) {
    if (fact->subject == TCT_NONE || fact->rule->flags & TCT_METADATA_PLAIN) return TCT_ASSERTED;
    const tct_metadata_thing *thing = &metadata->things[fact->subject];
    if (thing->off && fact->rule->flags & TCT_METADATA_PRESENCE) return TCT_NEGATED;
    return thing->planned ? TCT_PLANNED : TCT_ASSERTED;
}

/** `Event "Tides" startDate "2024-05-10"`, in the arena. */
static tct_status evidence_of(tct_resolver *resolver, const tct_page_fact *fact, tct_str *evidence) {
    tct_buffer_reset(&resolver->scratch);
    tct_buffer_format(&resolver->scratch, "%.*s \"%.*s\" %.*s \"%.*s\"", TCT_ARG(fact->type),
                      TCT_ARG(fact->name), TCT_ARG(fact->property), TCT_ARG(fact->value));
    TRY(tct_buffer_status(&resolver->scratch));
    *evidence = tct_arena_copy(&resolver->arena, tct_buffer_str(&resolver->scratch));
    return evidence->data ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status rule_name(tct_resolver *resolver, tct_str property, tct_str *name) {
    tct_buffer_reset(&resolver->scratch);
    tct_buffer_format(&resolver->scratch, "metadata/%.*s", TCT_ARG(property));
    TRY(tct_buffer_status(&resolver->scratch));
    *name = tct_arena_copy(&resolver->arena, tct_buffer_str(&resolver->scratch));
    return name->data ? TCT_OK : TCT_ERR_MEMORY;
}

/** True when the text gives the entity another date: what is written for readers wins. */
static bool text_says_otherwise(const tct_resolver *resolver, const tct_relation *relation) {
    const tct_entity *subject = tct_entity_at(resolver, relation->subject);
    for (size_t i = 0; i < resolver->doc->relations.count; i++) {
        const tct_relation *said = &resolver->doc->relations.items[i];
        if (said->property == relation->property && tct_entity_at(resolver, said->subject) == subject &&
            tct_claim_is_positive(said->claim) && !tct_str_equal(said->literal, relation->literal))
            return true;
    }
    return false;
}

/** Day, month or year as an ISO date; false for other texts. */
static tct_status date_value(tct_resolver *resolver, tct_str text, tct_str *value) {
    tct_date date;
    char iso[11];
    if (!tct_date_parse(tct_str_trim(text), &date)) return TCT_NOT_FOUND;
    tct_date_format(date, iso);
    *value = tct_arena_copy(&resolver->arena, tct_str_of(iso));
    return value->data ? TCT_OK : TCT_ERR_MEMORY;
}

/** An address of the web, or a status of schema.org given with or without its namespace. */
static tct_status address_value(tct_resolver *resolver, const tct_metadata_fact *fact, tct_str *value) {
    static const char *const statuses[] = {"EventScheduled", "EventCancelled", "EventPostponed",
                                           "EventRescheduled", "EventMovedOnline"};
    const tct_str given = fact->fact->value;
    if (fact->rule->standard == TCT_V_SCHEMA_EVENT_STATUS) {
        for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
            if (!tct_str_ends(given, tct_str_of(statuses[i]))) continue;
            tct_buffer_reset(&resolver->scratch);
            tct_buffer_format(&resolver->scratch, "https://schema.org/%s", statuses[i]);
            *value = tct_arena_copy(&resolver->arena, tct_buffer_str(&resolver->scratch));
            return value->data ? TCT_OK : TCT_ERR_MEMORY;
        }
        return TCT_NOT_FOUND;
    }
    const bool web = tct_str_starts(given, TCT_LIT("https://")) || tct_str_starts(given, TCT_LIT("http://"));
    if (!web || memchr(given.data, '@', given.size)) return TCT_NOT_FOUND; /* no credentials */
    *value = given;
    return TCT_OK;
}

/** Ends and value of @p out; TCT_NOT_FOUND when the fact has none. */
static tct_status fill_ends(tct_metadata *metadata, const tct_metadata_fact *fact, tct_relation *out) {
    tct_resolver *resolver = metadata->resolver;
    const tct_metadata_thing *things = metadata->things;
    const bool author = fact->subject == TCT_NONE;
    if (!author && !things[fact->subject].reached) return TCT_NOT_FOUND;
    out->subject = author ? TCT_NONE : tct_entity_mention(resolver, things[fact->subject].entity);
    if (fact->object != TCT_NONE) {
        assert(things[fact->object].entity < resolver->entity_count);
        out->object = tct_entity_mention(resolver, things[fact->object].entity);
        if (fact->rule->flags & TCT_METADATA_INVERSE) {
            const uint32_t swap = out->subject;
            out->subject = out->object;
            out->object = swap;
        }
        return TCT_OK;
    }
    if (fact->rule->flags & TCT_METADATA_DATE) return date_value(resolver, fact->fact->value, &out->literal);
    if (fact->rule->flags & TCT_METADATA_ADDRESS) return address_value(resolver, fact, &out->literal);
    out->literal = fact->fact->value;
    return out->literal.size ? TCT_OK : TCT_NOT_FOUND;
}

static tct_status relate(tct_metadata *metadata, const tct_metadata_fact *fact, tct_metadata_relation *out) {
    tct_resolver *resolver = metadata->resolver;
    tct_relation *relation = &out->relation;
    *relation = (tct_relation){.property = UINT16_MAX,
                               .object = TCT_NONE,
                               .sentence = TCT_NONE,
                               .confidence = TCT_METADATA_CONFIDENCE};
    TRY(fill_ends(metadata, fact, relation));
    if (fact->rule->ours)
        relation->property = tct_pack_property_find(resolver->pack, tct_str_of(fact->rule->ours));
    else
        out->predicate = fact->rule->standard;
    relation->claim = (uint8_t)claim_of(metadata, fact);
    if (fact->rule->flags & TCT_METADATA_DATE && text_says_otherwise(resolver, relation))
        return TCT_NOT_FOUND;
    TRY(rule_name(resolver, fact->fact->property, &relation->rule));
    return evidence_of(resolver, fact->fact, &out->evidence);
}

static tct_status add_name(tct_metadata *metadata, const tct_metadata_fact *fact) {
    tct_resolver *resolver = metadata->resolver;
    const tct_metadata_thing *thing = &metadata->things[fact->subject];
    const tct_str name = fact->fact->value;
    if (!thing->reached || name.size > TCT_LIMIT_METADATA_NAME_BYTES) return TCT_OK;
    return tct_entity_call(resolver, &resolver->entities[thing->entity], name,
                           tct_sentence_language(resolver, TCT_NONE));
}

tct_status tct_metadata_relate(tct_metadata *metadata) {
    tct_resolver *resolver = metadata->resolver;
    assert(resolver->metadata_count == 0);
    resolver->metadata = TCT_ARENA_NEW(&resolver->arena, metadata->fact_count + 1, tct_metadata_relation);
    if (!resolver->metadata) return TCT_ERR_MEMORY;
    for (uint32_t i = 0; i < metadata->fact_count; i++)
        if (metadata->facts[i].subject != TCT_NONE) learn_state(metadata, &metadata->facts[i]);
    for (uint32_t i = 0; i < metadata->fact_count; i++) {
        const tct_metadata_fact *fact = &metadata->facts[i];
        if (fact->rule->standard == TCT_V_SCHEMA_ALTERNATE_NAME) {
            TRY(add_name(metadata, fact));
            continue;
        }
        const tct_status status = relate(metadata, fact, &resolver->metadata[resolver->metadata_count]);
        if (status == TCT_OK)
            resolver->metadata_count++;
        else if (status != TCT_NOT_FOUND)
            return status;
    }
    return TCT_OK;
}
