/**
 * @file vocabulary.h
 * The standard terms that tercet writes. Every term table holds them from the start under these ids, so that
 * code says TCT_V_RDF_TYPE where others look a string up.
 */
#ifndef TCT_GRAPH_VOCABULARY_H
#define TCT_GRAPH_VOCABULARY_H

#define TCT_NS_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define TCT_NS_RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define TCT_NS_XSD "http://www.w3.org/2001/XMLSchema#"
#define TCT_NS_SCHEMA "https://schema.org/"
#define TCT_NS_TCT "https://w3id.org/tercet/ns#"
#define TCT_NS_ORG "http://www.w3.org/ns/org#"
#define TCT_NS_PROV "http://www.w3.org/ns/prov#"
#define TCT_NS_DCTERMS "http://purl.org/dc/terms/"
#define TCT_NS_SKOS "http://www.w3.org/2004/02/skos/core#"
#define TCT_NS_OWL "http://www.w3.org/2002/07/owl#"
#define TCT_NS_TIME "http://www.w3.org/2006/time#"
#define TCT_NS_SPDX "http://spdx.org/rdf/terms#"
#define TCT_NS_NIF "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define TCT_NS_ITSRDF "http://www.w3.org/2005/11/its/rdf#"

/** Prefixes that writers declare: V(prefix, namespace IRI). */
#define TCT_PREFIX_TABLE(V)                                                                                  \
    V("rdf", TCT_NS_RDF)                                                                                     \
    V("rdfs", TCT_NS_RDFS)                                                                                   \
    V("xsd", TCT_NS_XSD)                                                                                     \
    V("schema", TCT_NS_SCHEMA)                                                                               \
    V("tct", TCT_NS_TCT)                                                                                     \
    V("org", TCT_NS_ORG)                                                                                     \
    V("prov", TCT_NS_PROV)                                                                                   \
    V("dcterms", TCT_NS_DCTERMS)                                                                             \
    V("skos", TCT_NS_SKOS)                                                                                   \
    V("owl", TCT_NS_OWL)                                                                                     \
    V("time", TCT_NS_TIME)                                                                                   \
    V("nif", TCT_NS_NIF)                                                                                     \
    V("itsrdf", TCT_NS_ITSRDF)

/** V(name, IRI) in the order of their ids. */
#define TCT_VOCABULARY_TABLE(V)                                                                              \
    V(RDF_TYPE, TCT_NS_RDF "type")                                                                           \
    V(RDF_STATEMENT, TCT_NS_RDF "Statement")                                                                 \
    V(RDF_SUBJECT, TCT_NS_RDF "subject")                                                                     \
    V(RDF_PREDICATE, TCT_NS_RDF "predicate")                                                                 \
    V(RDF_OBJECT, TCT_NS_RDF "object")                                                                       \
    V(RDF_LANGSTRING, TCT_NS_RDF "langString")                                                               \
    V(RDFS_LABEL, TCT_NS_RDFS "label")                                                                       \
    V(XSD_STRING, TCT_NS_XSD "string")                                                                       \
    V(XSD_BOOLEAN, TCT_NS_XSD "boolean")                                                                     \
    V(XSD_INTEGER, TCT_NS_XSD "integer")                                                                     \
    V(XSD_DECIMAL, TCT_NS_XSD "decimal")                                                                     \
    V(XSD_DATE, TCT_NS_XSD "date")                                                                           \
    V(XSD_GYEARMONTH, TCT_NS_XSD "gYearMonth")                                                               \
    V(XSD_GYEAR, TCT_NS_XSD "gYear")                                                                         \
    V(XSD_DATETIME, TCT_NS_XSD "dateTime")                                                                   \
    V(XSD_ANYURI, TCT_NS_XSD "anyURI")                                                                       \
    V(SCHEMA_NAME, TCT_NS_SCHEMA "name")                                                                     \
    V(SCHEMA_ALTERNATE_NAME, TCT_NS_SCHEMA "alternateName")                                                  \
    V(SCHEMA_SAME_AS, TCT_NS_SCHEMA "sameAs")                                                                \
    V(SCHEMA_MENTIONS, TCT_NS_SCHEMA "mentions")                                                             \
    V(SCHEMA_ABOUT, TCT_NS_SCHEMA "about")                                                                   \
    V(SCHEMA_URL, TCT_NS_SCHEMA "url")                                                                       \
    V(SCHEMA_DATE_PUBLISHED, TCT_NS_SCHEMA "datePublished")                                                  \
    V(SCHEMA_PUBLISHER, TCT_NS_SCHEMA "publisher")                                                           \
    V(SCHEMA_IN_LANGUAGE, TCT_NS_SCHEMA "inLanguage")                                                        \
    V(SCHEMA_HEADLINE, TCT_NS_SCHEMA "headline")                                                             \
    V(SCHEMA_IDENTIFIER, TCT_NS_SCHEMA "identifier")                                                         \
    V(SCHEMA_SHA256, TCT_NS_SCHEMA "sha256")                                                                 \
    V(SCHEMA_CREATIVE_WORK, TCT_NS_SCHEMA "CreativeWork")                                                    \
    V(SCHEMA_NEWS_ARTICLE, TCT_NS_SCHEMA "NewsArticle")                                                      \
    V(SCHEMA_QUOTATION, TCT_NS_SCHEMA "Quotation")                                                           \
    V(SCHEMA_SPOKEN_BY, TCT_NS_SCHEMA "spokenByCharacter")                                                   \
    V(SCHEMA_CREATOR, TCT_NS_SCHEMA "creator")                                                               \
    V(SCHEMA_TEXT, TCT_NS_SCHEMA "text")                                                                     \
    V(SCHEMA_IS_PART_OF, TCT_NS_SCHEMA "isPartOf")                                                           \
    V(SCHEMA_RECORDED_AT, TCT_NS_SCHEMA "recordedAt")                                                        \
    V(SCHEMA_PERSON, TCT_NS_SCHEMA "Person")                                                                 \
    V(SCHEMA_ORGANIZATION, TCT_NS_SCHEMA "Organization")                                                     \
    V(SCHEMA_EVENT, TCT_NS_SCHEMA "Event")                                                                   \
    V(SCHEMA_PLACE, TCT_NS_SCHEMA "Place")                                                                   \
    V(SCHEMA_ORGANIZER, TCT_NS_SCHEMA "organizer")                                                           \
    V(SCHEMA_LOCATION, TCT_NS_SCHEMA "location")                                                             \
    V(SCHEMA_START_DATE, TCT_NS_SCHEMA "startDate")                                                          \
    V(SCHEMA_END_DATE, TCT_NS_SCHEMA "endDate")                                                              \
    V(SCHEMA_ATTENDEE, TCT_NS_SCHEMA "attendee")                                                             \
    V(SCHEMA_PERFORMER, TCT_NS_SCHEMA "performer")                                                           \
    V(SCHEMA_AFFILIATION, TCT_NS_SCHEMA "affiliation")                                                       \
    V(SCHEMA_JOB_TITLE, TCT_NS_SCHEMA "jobTitle")                                                            \
    V(SCHEMA_PARENT_ORGANIZATION, TCT_NS_SCHEMA "parentOrganization")                                        \
    V(SCHEMA_MEMBER_OF, TCT_NS_SCHEMA "memberOf")                                                            \
    V(SCHEMA_GOVERNMENT_ORGANIZATION, TCT_NS_SCHEMA "GovernmentOrganization")                                \
    V(ORG_ORGANIZATIONAL_UNIT, TCT_NS_ORG "OrganizationalUnit")                                              \
    V(TCT_COMMITTEE, TCT_NS_TCT "Committee")                                                                 \
    V(TCT_WORKING_GROUP, TCT_NS_TCT "WorkingGroup")                                                          \
    V(TCT_BENEFICIARY, TCT_NS_TCT "beneficiary")                                                             \
    V(TCT_STRATEGY, TCT_NS_TCT "Strategy")                                                                   \
    V(TCT_CONFIDENCE, TCT_NS_TCT "confidence")                                                               \
    V(TCT_RULE, TCT_NS_TCT "rule")                                                                           \
    V(TCT_STATUS, TCT_NS_TCT "status")                                                                       \
    V(TCT_TENURE, TCT_NS_TCT "tenure")                                                                       \
    V(TCT_ASSERTED, TCT_NS_TCT "asserted")                                                                   \
    V(TCT_PLANNED, TCT_NS_TCT "planned")                                                                     \
    V(TCT_REPORTED, TCT_NS_TCT "reported")                                                                   \
    V(TCT_HYPOTHETICAL, TCT_NS_TCT "hypothetical")                                                           \
    V(TCT_NEGATED, TCT_NS_TCT "negated")                                                                     \
    V(TCT_OWNER, TCT_NS_TCT "owner")                                                                         \
    V(ORG_POST, TCT_NS_ORG "Post")                                                                           \
    V(ORG_POST_IN, TCT_NS_ORG "postIn")                                                                      \
    V(ORG_MEMBERSHIP, TCT_NS_ORG "Membership")                                                               \
    V(ORG_MEMBER, TCT_NS_ORG "member")                                                                       \
    V(ORG_ORGANIZATION, TCT_NS_ORG "organization")                                                           \
    V(ORG_ROLE_PROPERTY, TCT_NS_ORG "role")                                                                  \
    V(ORG_ROLE, TCT_NS_ORG "Role")                                                                           \
    V(ORG_MEMBER_DURING, TCT_NS_ORG "memberDuring")                                                          \
    V(TIME_INTERVAL, TCT_NS_TIME "Interval")                                                                 \
    V(TIME_INSTANT, TCT_NS_TIME "Instant")                                                                   \
    V(TIME_HAS_BEGINNING, TCT_NS_TIME "hasBeginning")                                                        \
    V(TIME_HAS_END, TCT_NS_TIME "hasEnd")                                                                    \
    V(TIME_IN_DATE, TCT_NS_TIME "inXSDDate")                                                                 \
    V(TIME_IN_YEAR_MONTH, TCT_NS_TIME "inXSDgYearMonth")                                                     \
    V(TIME_IN_YEAR, TCT_NS_TIME "inXSDgYear")                                                                \
    V(PROV_WAS_DERIVED_FROM, TCT_NS_PROV "wasDerivedFrom")                                                   \
    V(PROV_VALUE, TCT_NS_PROV "value")                                                                       \
    V(PROV_ACTIVITY, TCT_NS_PROV "Activity")                                                                 \
    V(PROV_SOFTWARE_AGENT, TCT_NS_PROV "SoftwareAgent")                                                      \
    V(PROV_ENTITY, TCT_NS_PROV "Entity")                                                                     \
    V(SCHEMA_AUTHOR, TCT_NS_SCHEMA "author")                                                                 \
    V(SCHEMA_FOUNDER, TCT_NS_SCHEMA "founder")                                                               \
    V(SCHEMA_EVENT_STATUS, TCT_NS_SCHEMA "eventStatus")                                                      \
    V(SCHEMA_EVENT_SCHEDULED, TCT_NS_SCHEMA "EventScheduled")                                                \
    V(SCHEMA_DESCRIPTION, TCT_NS_SCHEMA "description")                                                       \
    V(PROV_USED, TCT_NS_PROV "used")                                                                         \
    V(PROV_WAS_GENERATED_BY, TCT_NS_PROV "wasGeneratedBy")                                                   \
    V(PROV_WAS_ASSOCIATED_WITH, TCT_NS_PROV "wasAssociatedWith")                                             \
    V(PROV_ENDED_AT_TIME, TCT_NS_PROV "endedAtTime")                                                         \
    V(SCHEMA_SOFTWARE_VERSION, TCT_NS_SCHEMA "softwareVersion")                                              \
    V(SCHEMA_SOFTWARE_APPLICATION, TCT_NS_SCHEMA "SoftwareApplication")                                      \
    V(DCTERMS_IS_REPLACED_BY, TCT_NS_DCTERMS "isReplacedBy")                                                 \
    V(SKOS_PREF_LABEL, TCT_NS_SKOS "prefLabel")                                                              \
    V(SKOS_ALT_LABEL, TCT_NS_SKOS "altLabel")                                                                \
    V(XSD_NON_NEGATIVE_INTEGER, TCT_NS_XSD "nonNegativeInteger")                                             \
    V(NIF_CONTEXT, TCT_NS_NIF "Context")                                                                     \
    V(NIF_PHRASE, TCT_NS_NIF "Phrase")                                                                       \
    V(NIF_RFC5147_STRING, TCT_NS_NIF "RFC5147String")                                                        \
    V(NIF_IS_STRING, TCT_NS_NIF "isString")                                                                  \
    V(NIF_ANCHOR_OF, TCT_NS_NIF "anchorOf")                                                                  \
    V(NIF_BEGIN_INDEX, TCT_NS_NIF "beginIndex")                                                              \
    V(NIF_END_INDEX, TCT_NS_NIF "endIndex")                                                                  \
    V(NIF_REFERENCE_CONTEXT, TCT_NS_NIF "referenceContext")                                                  \
    V(NIF_SOURCE_URL, TCT_NS_NIF "sourceUrl")                                                                \
    V(ITSRDF_TA_IDENT_REF, TCT_NS_ITSRDF "taIdentRef")                                                       \
    V(ITSRDF_TA_CLASS_REF, TCT_NS_ITSRDF "taClassRef")

/** Ids of the vocabulary in every term table; 0 is no term. */
enum {
    TCT_V_NONE,
#define V(name, iri) TCT_V_##name,
    TCT_VOCABULARY_TABLE(V)
#undef V
        TCT_V_COUNT
};

#endif
