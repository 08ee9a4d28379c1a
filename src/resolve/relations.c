/* Relations → triples and statement nodes. */
#include <assert.h>
#include <stdlib.h>

#include "base/diag.h"
#include "resolve/internal.h"

/** A relation as terms. */
typedef struct {
    tct_term subject, predicate, object;
    const tct_relation *from;
    const tct_metadata_relation *metadata; /* that holds it, or NULL */
    bool bare;                             /* also a triple of its own */
} fact;

bool tct_relation_passes(const tct_resolver *resolver, const tct_relation *relation) {
    assert(relation && relation->claim <= TCT_NEGATED && relation->confidence <= 100);
    const tct_resolve_options *options = resolver->options;
    if (options->claims && !(options->claims & (1u << relation->claim))) return false;
    return relation->confidence >= options->min_confidence;
}

/** Property of @p relation; affiliations of posts are org:postIn. */
static uint16_t property_of(const tct_resolver *resolver, const tct_relation *relation,
                            const tct_entity *subject) {
    const tct_pack *pack = resolver->pack;
    if (subject->kind == TCT_KIND_POST &&
        relation->property == tct_pack_property_find(pack, TCT_LIT("schema:affiliation")))
        return tct_pack_property_find(pack, TCT_LIT("org:postIn"));
    return relation->property;
}

static tct_status literal_term(tct_resolver *resolver, const tct_pack_property *property,
                               const tct_relation *relation, tct_term *term) {
    if (property->value == TCT_VALUE_DATE) return tct_terms_date(resolver->terms, relation->literal, term);
    if (property->value == TCT_VALUE_IRI)
        return tct_terms_iri_encoded(resolver->terms, relation->literal, term);
    return tct_terms_text(resolver->terms, relation->literal,
                          tct_sentence_language(resolver, relation->sentence), term);
}

/** Drops with a note what does not fit the property. TCT_NOT_FOUND means: nothing to write. */
static tct_status drop(const tct_resolver *resolver, const tct_relation *relation, const char *why) {
    tct_report(resolver->options->sink, TCT_NOTE, TCT_ERR_ARGUMENT, NULL, 0,
               "relation dropped, %s (rule %.*s)", why, TCT_ARG(relation->rule));
    return TCT_NOT_FOUND;
}

static tct_status object_term(tct_resolver *resolver, const tct_pack_property *property,
                              const tct_relation *relation, const tct_entity *subject, tct_term *term) {
    if (relation->object == TCT_NONE) {
        if (property->value == TCT_VALUE_ENTITY || !relation->literal.size)
            return drop(resolver, relation, "a literal where an entity is asked for");
        const tct_status status = literal_term(resolver, property, relation, term);
        return status == TCT_ERR_ARGUMENT ? drop(resolver, relation, "the value is not of its datatype")
                                          : status;
    }
    const tct_entity *object = tct_entity_at(resolver, relation->object);
    if (!object || object == subject) return TCT_NOT_FOUND;
    if (property->value != TCT_VALUE_ENTITY || !(property->range & (1u << object->kind)))
        return drop(resolver, relation, "the object is outside the range");
    *term = object->node;
    return TCT_OK;
}

static tct_status make_fact(tct_resolver *resolver, const tct_relation *relation, fact *out) {
    const tct_entity *subject = tct_entity_at(resolver, relation->subject);
    if (!subject || !tct_relation_passes(resolver, relation)) return TCT_NOT_FOUND;
    const uint16_t id = property_of(resolver, relation, subject);
    if (id >= tct_pack_property_count(resolver->pack)) return TCT_NOT_FOUND;
    const tct_pack_property *property = tct_pack_property_at(resolver->pack, id);
    if (!(property->domain & (1u << subject->kind)))
        return drop(resolver, relation, "the subject is outside the domain");
    *out = (fact){.subject = subject->node, .from = relation};
    TRY(object_term(resolver, property, relation, subject, &out->object));
    TRY(tct_terms_iri(resolver->terms, tct_frozen_text(tct_pack_symbols(resolver->pack), property->iri),
                      &out->predicate));
    if (property->symmetric && tct_terms_compare(resolver->terms, out->object, out->subject) < 0) {
        const tct_term swap = out->subject;
        out->subject = out->object;
        out->object = swap;
    }
    out->bare = tct_claim_is_positive(relation->claim) && relation->tenure != TCT_TENURE_FORMER;
    return TCT_OK;
}

/** A relation of the metadata that is none of the ontology's: about the document, or a link to the web. */
static tct_status make_standard(tct_resolver *resolver, const tct_metadata_relation *metadata, fact *out) {
    const tct_relation *relation = &metadata->relation;
    const tct_entity *subject = tct_entity_at(resolver, relation->subject);
    const tct_entity *object = tct_entity_at(resolver, relation->object);
    const bool of_document = relation->subject == TCT_NONE;
    if (of_document && resolver->options->evidence == TCT_EVIDENCE_NONE) return TCT_NOT_FOUND;
    if ((!subject && !of_document) || !tct_relation_passes(resolver, relation)) return TCT_NOT_FOUND;
    *out = (fact){.subject = of_document ? resolver->document : subject->node,
                  .predicate = metadata->predicate,
                  .from = relation,
                  .metadata = metadata,
                  .bare = true};
    if (object) {
        out->object = object->node;
        return object == subject ? TCT_NOT_FOUND : TCT_OK;
    }
    if (!relation->literal.size) return TCT_NOT_FOUND;
    const tct_status status = tct_terms_iri_encoded(resolver->terms, relation->literal, &out->object);
    return status == TCT_ERR_ARGUMENT ? drop(resolver, relation, "the address is none") : status;
}

/** Fact number @p index of the text and the metadata. */
static tct_status fact_at(tct_resolver *resolver, size_t index, fact *out) {
    const size_t in_text = resolver->doc->relations.count;
    if (index < in_text) return make_fact(resolver, &resolver->doc->relations.items[index], out);
    const tct_metadata_relation *metadata = &resolver->metadata[index - in_text];
    if (metadata->predicate) return make_standard(resolver, metadata, out);
    TRY(make_fact(resolver, &metadata->relation, out));
    out->metadata = metadata;
    return TCT_OK;
}

static tct_status mint_statement(tct_resolver *resolver, const fact *it, tct_term fragment, tct_term *node) {
    const tct_term_view object = tct_terms_view(resolver->terms, it->object);
    const tct_str parts[] = {tct_terms_string(resolver->terms, it->subject),
                             tct_terms_string(resolver->terms, it->predicate), object.text, object.language,
                             tct_terms_string(resolver->terms, fragment)};
    char hex[65];
    tct_digest(parts, sizeof parts / sizeof *parts, hex);
    return tct_mint(resolver, "statement", (tct_str){hex, 32}, node);
}

static tct_term claim_term(unsigned claim) {
    static const tct_term terms[] = {[TCT_ASSERTED] = TCT_V_TCT_ASSERTED,
                                     [TCT_PLANNED] = TCT_V_TCT_PLANNED,
                                     [TCT_REPORTED] = TCT_V_TCT_REPORTED,
                                     [TCT_HYPOTHETICAL] = TCT_V_TCT_HYPOTHETICAL,
                                     [TCT_NEGATED] = TCT_V_TCT_NEGATED};
    assert(claim < sizeof terms / sizeof *terms);
    return terms[claim];
}

/** The sentence that states @p relation, or the words that do when there is none. */
static tct_str sentence_text(const tct_resolver *resolver, const fact *it) {
    const tct_doc *doc = resolver->doc;
    const tct_relation *relation = it->from;
    if (it->metadata) return it->metadata->evidence;
    if (relation->sentence < doc->sentences.count)
        return tct_doc_span(doc, doc->sentences.items[relation->sentence].span);
    return tct_doc_span(doc, relation->span);
}

static tct_status write_statement_node(tct_resolver *resolver, const fact *it) {
    assert(it->from && it->subject && it->predicate && it->object);
    const tct_relation *relation = it->from;
    tct_term fragment = 0, node = 0, confidence = 0;
    TRY(it->metadata ? tct_metadata_fragment(resolver, &fragment)
                     : tct_fragment(resolver, relation->span, &fragment));
    TRY(mint_statement(resolver, it, fragment, &node));
    TRY(tct_terms_hundredths(resolver->terms, relation->confidence, &confidence));
    const struct {
        tct_term predicate, object;
    } parts[] = {{TCT_V_RDF_TYPE, TCT_V_RDF_STATEMENT},          {TCT_V_RDF_SUBJECT, it->subject},
                 {TCT_V_RDF_PREDICATE, it->predicate},           {TCT_V_RDF_OBJECT, it->object},
                 {TCT_V_PROV_WAS_DERIVED_FROM, fragment},        {TCT_V_TCT_CONFIDENCE, confidence},
                 {TCT_V_TCT_STATUS, claim_term(relation->claim)}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        TRY(tct_state(resolver, node, parts[i].predicate, parts[i].object));
    if (resolver->run) TRY(tct_state(resolver, node, TCT_V_PROV_WAS_GENERATED_BY, resolver->run));
    TRY(tct_state_text(resolver, node, TCT_V_TCT_RULE, relation->rule, TCT_LIT("")));
    return tct_state_text(resolver, node, TCT_V_PROV_VALUE, sentence_text(resolver, it),
                          it->metadata ? TCT_LIT("") : tct_sentence_language(resolver, relation->sentence));
}

static bool wants_node(const tct_resolver *resolver, const fact *it) {
    if (it->subject == resolver->document) return false;
    switch (resolver->options->evidence) {
    case TCT_EVIDENCE_NONE:
        return false;
    case TCT_EVIDENCE_DOCUMENT:
        return it->from->claim != TCT_ASSERTED;
    case TCT_EVIDENCE_STATEMENT:
        return true;
    }
    return false;
}

static int compare_numbers(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

/** Facts with one statement node stand together, the surest first; the ids serve for grouping only, not for
 * output. */
static int by_node(const void *left, const void *right) {
    const fact *a = left, *b = right;
    const uint32_t pairs[][2] = {{a->subject, b->subject},
                                 {a->predicate, b->predicate},
                                 {a->object, b->object},
                                 {a->from->span.begin, b->from->span.begin},
                                 {a->from->span.end, b->from->span.end},
                                 {b->from->confidence, a->from->confidence},
                                 {a->from->claim, b->from->claim}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const int order = compare_numbers(pairs[i][0], pairs[i][1]);
        if (order) return order;
    }
    const int order = tct_str_compare(a->from->rule, b->from->rule);
    if (order || !a->metadata || !b->metadata) return order;
    return tct_str_compare(a->metadata->evidence, b->metadata->evidence);
}

/** True when both have one statement node: two rules found the same fact in the same words. */
static bool same_node(const fact *a, const fact *b) {
    return a->subject == b->subject && a->predicate == b->predicate && a->object == b->object &&
           tct_span_equal(a->from->span, b->from->span) && !a->metadata == !b->metadata;
}

/** Do the metadata of the page say the status of the event that fact @p at is about? Facts stand by subject.
 */
static bool has_status(const fact *facts, size_t count, size_t at) {
    size_t first = at;
    while (first > 0 && facts[first - 1].subject == facts[at].subject)
        first--;
    for (size_t i = first; i < count && facts[i].subject == facts[at].subject; i++)
        if (facts[i].predicate == TCT_V_SCHEMA_EVENT_STATUS) return true;
    return false;
}

/** An event whose day or place is planned is scheduled, where the metadata do not know better. */
static tct_status write_schedule(tct_resolver *resolver, const fact *facts, size_t count, size_t at) {
    const fact *it = &facts[at];
    const tct_entity *subject = tct_entity_at(resolver, it->from->subject);
    const bool when = it->predicate == TCT_V_SCHEMA_START_DATE || it->predicate == TCT_V_SCHEMA_LOCATION;
    if (!subject || subject->kind != TCT_KIND_EVENT || it->from->claim != TCT_PLANNED || !when) return TCT_OK;
    if (has_status(facts, count, at)) return TCT_OK;
    return tct_state(resolver, it->subject, TCT_V_SCHEMA_EVENT_STATUS, TCT_V_SCHEMA_EVENT_SCHEDULED);
}

tct_status tct_write_relations(tct_resolver *resolver) {
    const size_t relations = tct_relation_count(resolver);
    fact *facts = TCT_ARENA_NEW(&resolver->arena, relations + 1, fact);
    if (!facts) return TCT_ERR_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < relations; i++) {
        const tct_status status = fact_at(resolver, i, &facts[count]);
        if (status == TCT_OK)
            count++;
        else if (status != TCT_NOT_FOUND)
            return status;
    }
    qsort(facts, count, sizeof *facts, by_node);
    for (size_t i = 0; i < count; i++) {
        const fact *it = &facts[i];
        if (it->bare) TRY(tct_state(resolver, it->subject, it->predicate, it->object));
        TRY(write_schedule(resolver, facts, count, i));
        if (i > 0 && same_node(it, it - 1)) continue;
        if (wants_node(resolver, it)) TRY(write_statement_node(resolver, it));
    }
    return TCT_OK;
}
