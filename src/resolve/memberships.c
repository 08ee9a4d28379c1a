/* Roles of persons in organizations as org:Membership, so that "former" and "acting" are not lost;
 * quotations. */
#include <assert.h>
#include <stdio.h>

#include "graph/iri.h"
#include "resolve/internal.h"

static uint32_t distance(tct_span a, tct_span b) {
    if (tct_span_overlaps(a, b)) return 0;
    return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

/** The title of the same person that stands nearest to @p affiliation in its sentence, or NULL. */
static const tct_relation *nearest_title(const tct_resolver *resolver, const tct_relation *affiliation,
                                         uint16_t job_title) {
    const tct_relation *best = NULL;
    for (size_t i = 0; i < tct_relation_count(resolver); i++) {
        const tct_relation *it = tct_relation_at(resolver, i);
        if (it->property != job_title || it->sentence != affiliation->sentence || !it->literal.size) continue;
        if (tct_entity_at(resolver, it->subject) != tct_entity_at(resolver, affiliation->subject)) continue;
        if (!best || distance(it->span, affiliation->span) < distance(best->span, affiliation->span))
            best = it;
    }
    return best;
}

static tct_status write_role(tct_resolver *resolver, tct_term membership, const tct_relation *title) {
    const tct_str language = tct_sentence_language(resolver, title->sentence);
    tct_term role = 0;
    TRY(tct_mint(resolver, "role", title->literal, &role));
    TRY(tct_state(resolver, role, TCT_V_RDF_TYPE, TCT_V_ORG_ROLE));
    TRY(tct_state_text(resolver, role, TCT_V_RDFS_LABEL, title->literal, language));
    return tct_state(resolver, membership, TCT_V_ORG_ROLE_PROPERTY, role);
}

/** The part of an entity's IRI behind its kind. */
static tct_str local_part(const tct_resolver *resolver, const tct_entity *entity) {
    assert(entity->node);
    const tct_str iri = tct_terms_string(resolver->terms, entity->node);
    size_t at = iri.size;
    while (at > 0 && iri.data[at - 1] != '/')
        at--;
    return tct_str_range(iri, at, iri.size);
}

/** `{base}membership/` and a digest of who, where, as what and when: readable parts would grow too long. */
static tct_status mint_membership(tct_resolver *resolver, const tct_entity *person,
                                  const tct_entity *organization, const tct_relation *title, unsigned tenure,
                                  tct_term *term) {
    char hex[65], name[200];
    const char tenure_text[2] = {(char)('0' + tenure), '\0'};
    const tct_str who = local_part(resolver, person);
    const tct_str parts[] = {who, local_part(resolver, organization), title ? title->literal : TCT_LIT(""),
                             tct_str_of(tenure_text)};
    tct_digest(parts, sizeof parts / sizeof *parts, hex);
    const size_t size = who.size < 100 ? who.size : 100;
    memcpy(name, who.data, size);
    name[size] = '-';
    memcpy(name + size + 1, hex, 12);
    return tct_mint(resolver, "membership", (tct_str){name, size + 13}, term);
}

/** The day, month or year as a node of its own: `{base}period/2024-05-01`. */
static tct_status write_instant(tct_resolver *resolver, tct_date date, tct_term *term) {
    char text[11];
    tct_term value = 0;
    tct_date_format(date, text);
    TRY(tct_mint(resolver, "period", tct_str_of(text), term));
    TRY(tct_state(resolver, *term, TCT_V_RDF_TYPE, TCT_V_TIME_INSTANT));
    TRY(tct_terms_date(resolver->terms, tct_str_of(text), &value));
    const tct_term property = date.day     ? TCT_V_TIME_IN_DATE
                              : date.month ? TCT_V_TIME_IN_YEAR_MONTH
                                           : TCT_V_TIME_IN_YEAR;
    return tct_state(resolver, *term, property, value);
}

/** "2015-to-2019", "from-2015" or "until-2019". */
static void name_period(const tct_relation *office, char name[32]) {
    char from[11] = "", until[11] = "";
    if (office->from.year) tct_date_format(office->from, from);
    if (office->until.year) tct_date_format(office->until, until);
    const bool both = *from && *until;
    snprintf(name, 32, "%s%s%s%s", both ? "" : *from ? "from-" : "until-", from, both ? "-to-" : "", until);
}

/** When the office is held, as an interval (OWL-Time) `{base}period/from-2024-05-01`. */
static tct_status write_period(tct_resolver *resolver, tct_term membership, const tct_relation *office) {
    char name[32];
    tct_term period = 0, instant = 0;
    if (!office->from.year && !office->until.year) return TCT_OK;
    name_period(office, name);
    TRY(tct_mint(resolver, "period", tct_str_of(name), &period));
    TRY(tct_state(resolver, membership, TCT_V_ORG_MEMBER_DURING, period));
    TRY(tct_state(resolver, period, TCT_V_RDF_TYPE, TCT_V_TIME_INTERVAL));
    if (office->from.year) {
        TRY(write_instant(resolver, office->from, &instant));
        TRY(tct_state(resolver, period, TCT_V_TIME_HAS_BEGINNING, instant));
    }
    if (!office->until.year) return TCT_OK;
    TRY(write_instant(resolver, office->until, &instant));
    return tct_state(resolver, period, TCT_V_TIME_HAS_END, instant);
}

static tct_status write_membership(tct_resolver *resolver, const tct_relation *affiliation,
                                   uint16_t job_title) {
    static const char *const tenures[] = {[TCT_TENURE_CURRENT] = NULL,
                                          [TCT_TENURE_FORMER] = "former",
                                          [TCT_TENURE_ACTING] = "acting",
                                          [TCT_TENURE_FUTURE] = "future"};
    const tct_entity *person = tct_entity_at(resolver, affiliation->subject);
    const tct_entity *organization = tct_entity_at(resolver, affiliation->object);
    if (!person || !organization || person->kind != TCT_KIND_PERSON ||
        organization->kind != TCT_KIND_ORGANIZATION)
        return TCT_OK;
    const tct_relation *title = nearest_title(resolver, affiliation, job_title);
    tct_term node = 0;
    assert(affiliation->tenure < sizeof tenures / sizeof *tenures);
    TRY(mint_membership(resolver, person, organization, title, affiliation->tenure, &node));
    TRY(tct_state(resolver, node, TCT_V_RDF_TYPE, TCT_V_ORG_MEMBERSHIP));
    TRY(tct_state(resolver, node, TCT_V_ORG_MEMBER, person->node));
    TRY(tct_state(resolver, node, TCT_V_ORG_ORGANIZATION, organization->node));
    const char *tenure = tenures[affiliation->tenure];
    if (tenure) TRY(tct_state_text(resolver, node, TCT_V_TCT_TENURE, tct_str_of(tenure), TCT_LIT("")));
    TRY(write_period(resolver, node, affiliation));
    return title ? write_role(resolver, node, title) : TCT_OK;
}

tct_status tct_write_memberships(tct_resolver *resolver) {
    assert(resolver && resolver->document);
    const uint16_t affiliation = tct_pack_property_find(resolver->pack, TCT_LIT("schema:affiliation"));
    const uint16_t job_title = tct_pack_property_find(resolver->pack, TCT_LIT("schema:jobTitle"));
    for (size_t i = 0; i < tct_relation_count(resolver); i++) {
        const tct_relation *relation = tct_relation_at(resolver, i);
        if (relation->property != affiliation || relation->object == TCT_NONE) continue;
        if (!tct_relation_passes(resolver, relation) || !tct_claim_is_positive(relation->claim)) continue;
        TRY(write_membership(resolver, relation, job_title));
    }
    return TCT_OK;
}

static tct_status write_quotation(tct_resolver *resolver, const tct_quotation *quotation,
                                  const tct_entity *speaker) {
    assert(quotation->speaker < resolver->doc->mentions.count);
    tct_term fragment = 0, node = 0;
    char hex[65];
    TRY(tct_fragment(resolver, quotation->span, &fragment));
    const tct_str part = tct_terms_string(resolver->terms, fragment);
    tct_digest(&part, 1, hex);
    TRY(tct_mint(resolver, "quotation", (tct_str){hex, 32}, &node));
    TRY(tct_state(resolver, node, TCT_V_RDF_TYPE, TCT_V_SCHEMA_QUOTATION));
    TRY(tct_state(resolver, node, TCT_V_SCHEMA_SPOKEN_BY, speaker->node));
    TRY(tct_state(resolver, node, TCT_V_PROV_WAS_DERIVED_FROM, fragment));
    const tct_entity *event = quotation->event == TCT_NONE ? NULL : tct_entity_at(resolver, quotation->event);
    if (event && event->kind == TCT_KIND_EVENT)
        TRY(tct_state(resolver, node, TCT_V_SCHEMA_RECORDED_AT, event->node));
    const tct_mention *said = &resolver->doc->mentions.items[quotation->speaker];
    return tct_state_text(resolver, node, TCT_V_SCHEMA_TEXT, tct_doc_span(resolver->doc, quotation->span),
                          tct_sentence_language(resolver, said->sentence));
}

tct_status tct_write_quotations(tct_resolver *resolver) {
    if (resolver->options->evidence == TCT_EVIDENCE_NONE) return TCT_OK;
    for (size_t i = 0; i < resolver->doc->quotations.count; i++) {
        const tct_quotation *quotation = &resolver->doc->quotations.items[i];
        const tct_entity *speaker = tct_entity_at(resolver, quotation->speaker);
        if (!speaker || (speaker->kind != TCT_KIND_PERSON && speaker->kind != TCT_KIND_ORGANIZATION))
            continue;
        if (quotation->confidence < resolver->options->min_confidence) continue;
        TRY(write_quotation(resolver, quotation, speaker));
    }
    return TCT_OK;
}
