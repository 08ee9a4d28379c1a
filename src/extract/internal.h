/**
 * @file internal.h
 * What the passes of the stage share: ids of the ontology found once, word lists found once per language,
 * small helpers over words and mentions, and the passes themselves.
 */
#ifndef TCT_EXTRACT_INTERNAL_H
#define TCT_EXTRACT_INTERNAL_H

#include "doc/doc.h"
#include "extract/extract.h"
#include "pack/frames.h"
#include "pack/pack.h"

/** Bit of a kind of mention in a set of kinds. */
#define TCT_KIND_BIT(kind) (1u << TCT_KIND_##kind)

/** Classes that passes name: identifier, prefixed name. An id is UINT16_MAX when the ontology lacks the
 * class. */
/* clang-format off */
#define TCT_CLASS_TABLE(C) \
    C(ORGANIZATION, "schema:Organization") \
    C(PERSON, "schema:Person") \
    C(CORPORATION, "schema:Corporation") \
    C(EVENT, "schema:Event") \
    C(STRATEGY, "tct:Strategy") \
    C(PLACE, "schema:Place") \
    C(POST, "org:Post") \
    C(COUNTRY, "schema:Country") \
    C(CITY, "schema:City") \
    C(AREA, "schema:AdministrativeArea") \
    C(VENUE, "tct:Venue") \
    C(UNIT, "org:OrganizationalUnit") \
    C(AGREEMENT, "tct:Agreement") \
    C(MINISTRY, "tct:Ministry") \
    C(COMMITTEE, "tct:Committee") \
    C(WORKING_GROUP, "tct:WorkingGroup") \
    C(PARLIAMENT, "tct:Parliament") \
    C(EMBASSY, "tct:Embassy") \
    C(GOVERNMENT_BODY, "tct:Government") \
    C(GOVERNMENT, "schema:GovernmentOrganization") \
    C(LEGISLATION, "schema:Legislation") \
    C(RESOLUTION, "tct:Resolution") \
    C(GOAL, "tct:Goal") \
    C(CHARTER, "tct:Charter") \
    C(NGO, "schema:NGO") \
    C(COLLEGE, "schema:CollegeOrUniversity") \
    C(SCHOOL, "schema:EducationalOrganization") \
    C(RESEARCH, "schema:ResearchOrganization") \
    C(HOSPITAL, "tct:Hospital") \
    C(MUSEUM, "tct:Museum") \
    C(COURT, "tct:Court") \
    C(CEREMONY, "tct:Ceremony") \
    C(SESSION, "tct:Session")
/* clang-format on */

typedef enum {
#define C(name, iri) TCT_CLASS_##name,
    TCT_CLASS_TABLE(C)
#undef C
        TCT_CLASS_COUNT
} tct_class_name;

/** Properties that passes name. */
/* clang-format off */
#define TCT_PROPERTY_TABLE(P) \
    P(ORGANIZER, "schema:organizer") \
    P(LOCATION, "schema:location") \
    P(START, "schema:startDate") \
    P(END, "schema:endDate") \
    P(PARTICIPANT, "schema:attendee") \
    P(SPEAKER, "schema:performer") \
    P(CHAIR, "tct:chair") \
    P(SUPER_EVENT, "schema:superEvent") \
    P(AFFILIATION, "schema:affiliation") \
    P(POST_IN, "org:postIn") \
    P(JOB_TITLE, "schema:jobTitle") \
    P(REPRESENTS, "tct:represents") \
    P(PARENT, "schema:parentOrganization") \
    P(MEMBER_OF, "schema:memberOf") \
    P(OWNER, "tct:owner") \
    P(IMPLEMENTER, "tct:implementer") \
    P(FUNDER, "schema:funder") \
    P(BENEFICIARY, "tct:beneficiary") \
    P(PART_OF, "schema:isPartOf") \
    P(PRESENTED, "tct:presented") \
    P(PRESENTED_AT, "tct:presentedAt") \
    P(SIGNATORY, "tct:signatory") \
    P(SUPPORTS, "tct:supports") \
    P(PARTNER, "tct:partner") \
    P(MET, "tct:met")
/* clang-format on */

typedef enum {
#define P(name, iri) TCT_PROPERTY_##name,
    TCT_PROPERTY_TABLE(P)
#undef P
        TCT_PROPERTY_COUNT
} tct_property_name;

/** Word lists of a language part (lang/xx/NAME.tsv) that passes name: identifier, file. See
 * ontology/lang/README. */
/* clang-format off */
#define TCT_LIST_TABLE(L) \
    L(MONTHS, "months") \
    L(WEEKDAYS, "weekdays") \
    L(NUMBERS, "numbers") \
    L(ORDINALS, "ordinals") \
    L(RELATIVE_TIMES, "relative-times") \
    L(TIME_WORDS, "time-words") \
    L(HONORIFICS, "honorifics") \
    L(PARTICLES, "particles") \
    L(GIVEN_NAMES, "first-names") \
    L(NAME_WORDS, "name-words") \
    L(ARTICLES, "articles") \
    L(PRONOUNS, "pronouns") \
    L(TITLES, "titles") \
    L(ROLES, "roles") \
    L(CLAIM_CUES, "claim-cues") \
    L(AGENT_CASES, "agent-cases") \
    L(CARRIERS, "carriers") \
    L(GROUP_NOUNS, "group-nouns") L(SUBJECT_VERBS, "subject-verbs") \
    L(LIGHT_VERBS, "light-verbs") \
    L(LAYOUT_KEYS, "layout-keys") \
    L(SPEECH_VERBS, "speech-verbs") \
    L(START_VERBS, "start-verbs") L(DURATIONS, "durations") \
    L(LIST_OPENERS, "list-openers") L(PART_EVENTS, "part-events") L(EVENT_VERBS, "event-verbs") L(PRO_ADVERBS, "pro-adverbs") L(SIGNING_EVENTS, "signing-events") \
    L(PRESENCE_OPENERS, "presence-openers") L(PRESENCE_NOUNS, "presence-nouns") L(PRESENCE_LINKS, "presence-links") L(EVENT_SHELLS, "event-shells") L(EVENT_LEADS, "event-leads") L(SPEECH_NOUNS, "speech-nouns") L(REMOTE_WORDS, "remote-words") L(PRESENCE_VERBS, "presence-verbs") L(TENURE_VERBS, "tenure-verbs") L(LIKEWISE, "likewise") \
    L(ABOUT_OPENERS, "about") L(ACRONYM_STOP, "acronym-stop") L(COMPANY_WORDS, "company-words") L(LEGAL_FORMS, "legal-forms") L(LIGHT_MODIFIERS, "light-modifiers") L(NAME_CUES, "name-cues") L(NAMING_WORDS, "naming-words") L(OFFICE_NOUNS, "office-nouns") L(OFFICE_VERBS, "office-verbs") L(ORDINAL_SUFFIXES, "ordinal-suffixes") L(PREMISES, "premises")
/* clang-format on */

typedef enum {
#define L(name, file) TCT_LIST_##name,
    TCT_LIST_TABLE(L)
#undef L
        TCT_LIST_COUNT
} tct_list_name;

/** A language part with its lists; a list is NULL when the language does not have it. */
typedef struct {
    const tct_pack_language *language;
    tct_str code;
    const tct_phrases *nouns;
    const tct_pack_list *lists[TCT_LIST_COUNT];
    tct_frames frames; /**< empty when the pack has none for the language */
} tct_part;

#define TCT_PART_MAXIMUM 16

struct tct_extract {
    const tct_pack *pack;
    const tct_allocator *allocator;
    const tct_phrases *names; /**< lexicon */
    tct_part parts[TCT_PART_MAXIMUM];
    size_t part_count;
    uint16_t classes[TCT_CLASS_COUNT];
    uint16_t properties[TCT_PROPERTY_COUNT];
    uint16_t kind_class[TCT_KIND_COUNT]; /**< main class of each tct_kind */
};

/** Part for the language of @p block (an index into doc->blocks), NULL when the pack has none. */
const tct_part *tct_part_of_block(const tct_extract *extract, const tct_doc *doc, uint32_t block);
const tct_part *tct_part_of_sentence(const tct_extract *extract, const tct_doc *doc, uint32_t sentence);
/** Item of list @p name for the single word @p lower; NULL when there is none (or no such list). */
const tct_pack_item *tct_part_item(const tct_part *part, tct_list_name name, tct_symbol lower);
/**
 * Longest key of list @p name that begins at word @p from and ends before @p end: its length in words, 0 for
 * none;
 * @p item is the list's item.
 */
uint32_t tct_part_longest(const tct_part *part, const tct_doc *doc, tct_list_name name, uint32_t from,
                          uint32_t end, const tct_pack_item **item);
/** Are the @p count words at @p a and at @p b the same, letter for letter? */
bool tct_same_forms(const tct_doc *doc, uint32_t a, uint32_t b, uint32_t count);
/** The same, whatever their capitals. */
bool tct_same_lower(const tct_doc *doc, uint32_t a, uint32_t b, uint32_t count);
/** tct_part_longest() for a list that is looked up by its file's name (or NULL). */
uint32_t tct_list_longest(const tct_pack_list *list, const tct_doc *doc, uint32_t from, uint32_t end,
                          const tct_pack_item **item);

/**
 * What the head noun of an event says of the event that follows it inside the mention (list event-shells):
 * 's' the same ("the 12th edition of the forum"), 'm' a moment of it ("the opening of the forum"), 0 nothing.
 * @p inner is that event.
 */
char tct_event_shell(const tct_extract *extract, const tct_doc *doc, uint32_t mention, uint32_t *inner);

/** An event that is another one than the one spoken of: "the next session", "la précédente édition". */
bool tct_is_another(const tct_extract *extract, const tct_doc *doc, uint32_t mention);
/** The first of the @p count mentions, which are sorted, that begins at @p word or behind it; @p count for
 * none. */
uint32_t tct_mention_from(const tct_doc *doc, uint32_t count, uint32_t word);
/** The first mention of @p sentence or behind it, when all are sorted. */
uint32_t tct_mention_of_sentence(const tct_doc *doc, uint32_t sentence);
/** The first expression of time that begins at @p word or behind it, in text order; their number for none. */
uint32_t tct_time_from(const tct_doc *doc, uint32_t word);
/** Index of the time that owns a mention ("this year's conference": a clitic between them), or TCT_NONE. */
uint32_t tct_time_owner(const tct_doc *doc, uint32_t mention);
/** Word after the expression of time that covers @p at, or @p at. */
uint32_t tct_time_end(const tct_doc *doc, uint32_t at);
/** A body that stands where its name says, when that is a town: school, museum, hospital, court. */
bool tct_is_house(const tct_extract *extract, const tct_mention *mention);

/** Byte span of the words [first, end). */
tct_span tct_words_span(const tct_doc *doc, uint32_t first, uint32_t end);
/** Adds a mention over the words [first, end) with the main class of @p kind; @p index (may be NULL) is where
 * it is. */
TCT_MUST_USE tct_status tct_mention_add(const tct_extract *extract, tct_doc *doc, uint32_t first,
                                        uint32_t end, tct_kind kind, tct_mention_form form, const char *rule,
                                        uint32_t *index);
/** Representative of the mention's chain. */
static inline uint32_t tct_mention_root(const tct_doc *doc, uint32_t mention) {
    while (doc->mentions.items[mention].chain != mention)
        mention = doc->mentions.items[mention].chain;
    return mention;
}
/**
 * Sorts the mentions (begin, longer first, kind), drops exact duplicates of one kind, marks inner ones, and
 * rewrites every index that points at them (chains, relations, quotations). Call it after adding mentions.
 */
TCT_MUST_USE tct_status tct_mentions_settle(tct_doc *doc);

/** A pass; the table in extract.c says in which order they run. */
typedef tct_status tct_pass(const tct_extract *extract, tct_doc *doc);

tct_pass tct_extract_times;        /**< doc->times */
tct_pass tct_extract_lexicon;      /**< mentions of known entities */
tct_pass tct_extract_mentions;     /**< names and descriptive noun phrases */
tct_pass tct_extract_office_names; /**< organizations that "About X" proves */
tct_pass tct_extract_appositions;  /**< a name and the description right after it are one */
tct_pass tct_extract_genitives;    /**< owners of several words before "'s": corrects the trees */
tct_pass tct_extract_posts;        /**< offices without a name: adds POST mentions (before coreference) */
tct_pass
    tct_extract_headers; /**< mentions that only the layout shows: values of key–value lines, list rows */
tct_pass tct_extract_introductions; /**< "signed a loan agreement": new things that a clause makes specific */
tct_pass tct_extract_coref;         /**< chains */
tct_pass tct_extract_office_chains; /**< what stands for the issuer of the text */
tct_pass tct_extract_terms_of_office; /**< when offices are held */
tct_pass tct_extract_roles;           /**< titles, affiliations, parents, members */
tct_pass tct_extract_layout;          /**< relations from layout and page metadata */
tct_pass tct_extract_frames;          /**< relations from the tree */
tct_pass tct_extract_targets;         /**< where strategies act */
tct_pass tct_extract_money;           /**< who gives money for what */
tct_pass tct_extract_places;          /**< the country after the city, for all locations found */
tct_pass tct_extract_quotes;          /**< quotations */
tct_pass tct_extract_office;          /**< relations that follow from who issues the text */
tct_pass tct_extract_claims;          /**< status, tenure, confidence of what was found */
tct_pass tct_extract_calibrate;       /**< confidence by what rules were measured to be worth */

#endif
