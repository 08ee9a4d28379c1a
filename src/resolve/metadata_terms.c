/* Types and properties of schema.org, and what they mean in the ontology. */
#include <assert.h>

#include "resolve/metadata.h"

/** Types of schema.org that the ontology does not have under their own name. */
static const struct {
    const char *type, *ours;
} classes[] = {
    {"BusinessEvent", "schema:Event"},
    {"ChildrensEvent", "schema:Event"},
    {"ConferenceEvent", "tct:Conference"},
    {"EducationEvent", "schema:Event"},
    {"EventSeries", "schema:Event"},
    {"ExhibitionEvent", "tct:Exhibition"},
    {"Festival", "tct:Festival"},
    {"Hackathon", "tct:Hackathon"},
    {"LiteraryEvent", "schema:Event"},
    {"MusicEvent", "schema:Event"},
    {"PublicationEvent", "schema:Event"},
    {"SocialEvent", "schema:Event"},
    {"SportsEvent", "schema:Event"},
    {"TheaterEvent", "schema:Event"},
    {"VisualArtsEvent", "schema:Event"},
    {"Consortium", "schema:Organization"},
    {"LocalBusiness", "schema:Organization"},
    {"MedicalOrganization", "schema:Organization"},
    {"OnlineBusiness", "schema:Organization"},
    {"PerformingGroup", "schema:Organization"},
    {"PoliticalParty", "tct:PoliticalParty"},
    {"SportsOrganization", "tct:SportsOrganization"},
    {"CivicStructure", "schema:Place"},
    {"EventVenue", "tct:Venue"},
    {"Landmark", "schema:Place"},
    {"StadiumOrArena", "tct:Venue"},
    {"State", "schema:AdministrativeArea"},
};

#define E TCT_KIND_EVENT
#define O TCT_KIND_ORGANIZATION
#define P TCT_KIND_PERSON
#define L TCT_KIND_PLACE
#define NONE TCT_KIND_NONE
#define PRESENCE TCT_METADATA_PRESENCE
#define INVERSE TCT_METADATA_INVERSE

static const tct_metadata_rule rules[] = {
    {"startDate", E, NONE, TCT_METADATA_DATE | PRESENCE, 0, "schema:startDate"},
    {"endDate", E, NONE, TCT_METADATA_DATE | PRESENCE, 0, "schema:endDate"},
    {"location", E, L, PRESENCE, 0, "schema:location"},
    {"addressLocality", E, L, PRESENCE, 0, "schema:location"},
    {"addressCountry", E, L, PRESENCE, 0, "schema:location"},
    {"organizer", E, O, 0, 0, "schema:organizer"},
    {"performer", E, P, PRESENCE, 0, "schema:performer"},
    {"attendee", E, P, PRESENCE, 0, "schema:attendee"},
    {"superEvent", E, E, 0, 0, "schema:superEvent"},
    {"subEvent", E, E, INVERSE, 0, "schema:superEvent"},
    {"sponsor", E, O, INVERSE, 0, "tct:supports"},
    {"funder", E, O, 0, 0, "schema:funder"},
    {"eventStatus", E, NONE, TCT_METADATA_ADDRESS | TCT_METADATA_PLAIN, TCT_V_SCHEMA_EVENT_STATUS, NULL},
    {"url", E, NONE, TCT_METADATA_ADDRESS | TCT_METADATA_PLAIN, TCT_V_SCHEMA_URL, NULL},
    {"alternateName", E, NONE, TCT_METADATA_TEXT | TCT_METADATA_PLAIN, TCT_V_SCHEMA_ALTERNATE_NAME, NULL},
    {"parentOrganization", O, O, 0, 0, "schema:parentOrganization"},
    {"subOrganization", O, O, INVERSE, 0, "schema:parentOrganization"},
    {"department", O, O, INVERSE, 0, "schema:parentOrganization"},
    {"memberOf", O, O, 0, 0, "schema:memberOf"},
    {"member", O, O, INVERSE, 0, "schema:memberOf"},
    {"sponsor", O, O, INVERSE, 0, "tct:supports"},
    {"funder", O, O, 0, 0, "schema:funder"},
    {"employee", O, P, INVERSE, 0, "schema:affiliation"},
    {"founder", O, P, 0, TCT_V_SCHEMA_FOUNDER, NULL},
    {"location", O, L, 0, 0, "schema:location"},
    {"addressLocality", O, L, 0, 0, "schema:location"},
    {"addressCountry", O, L, 0, 0, "schema:location"},
    {"url", O, NONE, TCT_METADATA_ADDRESS | TCT_METADATA_PLAIN, TCT_V_SCHEMA_URL, NULL},
    {"alternateName", O, NONE, TCT_METADATA_TEXT | TCT_METADATA_PLAIN, TCT_V_SCHEMA_ALTERNATE_NAME, NULL},
    {"jobTitle", P, NONE, TCT_METADATA_TEXT, 0, "schema:jobTitle"},
    {"worksFor", P, O, 0, 0, "schema:affiliation"},
    {"affiliation", P, O, 0, 0, "schema:affiliation"},
    {"memberOf", P, O, 0, 0, "schema:memberOf"},
    {"alternateName", P, NONE, TCT_METADATA_TEXT | TCT_METADATA_PLAIN, TCT_V_SCHEMA_ALTERNATE_NAME, NULL},
};

/** Of the document itself: things that it is about or names, and its author. */
static const tct_metadata_rule document_rules[] = {
    {"about", NONE, NONE, 0, TCT_V_SCHEMA_ABOUT, NULL},
    {"mentions", NONE, NONE, 0, TCT_V_SCHEMA_MENTIONS, NULL},
    {"author", NONE, NONE, 0, TCT_V_SCHEMA_AUTHOR, NULL},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

uint16_t tct_metadata_class(tct_resolver *resolver, tct_str type) {
    const tct_pack *pack = resolver->pack;
    uint16_t id = UINT16_MAX;
    for (size_t i = 0; i < COUNT(classes) && id == UINT16_MAX; i++)
        if (tct_str_equal(type, tct_str_of(classes[i].type)))
            id = tct_pack_class_find(pack, tct_str_of(classes[i].ours));
    if (id == UINT16_MAX) {
        tct_buffer_reset(&resolver->scratch);
        tct_buffer_append(&resolver->scratch, TCT_LIT("schema:"));
        tct_buffer_append(&resolver->scratch, type);
        id = tct_pack_class_find(pack, tct_buffer_str(&resolver->scratch));
    }
    return id != UINT16_MAX && tct_pack_class_at(pack, id)->kind != TCT_KIND_NONE ? id : UINT16_MAX;
}

const tct_metadata_rule *tct_metadata_rule_for(unsigned kind, tct_str property) {
    assert(kind < TCT_KIND_COUNT);
    for (size_t i = 0; i < COUNT(rules); i++)
        if (rules[i].kind == kind && tct_str_equal(property, tct_str_of(rules[i].property))) return &rules[i];
    return NULL;
}

const tct_metadata_rule *tct_metadata_document_rule(tct_str property) {
    for (size_t i = 0; i < COUNT(document_rules); i++)
        if (tct_str_equal(property, tct_str_of(document_rules[i].property))) return &document_rules[i];
    return NULL;
}

bool tct_metadata_is_document(tct_str type) {
    static const char *const types[] = {"NewsArticle", "Article",      "ReportageNewsArticle",
                                        "BlogPosting", "PressRelease", "AnalysisNewsArticle"};
    for (size_t i = 0; i < COUNT(types); i++)
        if (tct_str_equal(type, tct_str_of(types[i]))) return true;
    return false;
}
