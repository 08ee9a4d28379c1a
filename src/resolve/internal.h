/** @file internal.h What the files of this stage share while one document is resolved. */
#ifndef TCT_RESOLVE_INTERNAL_H
#define TCT_RESOLVE_INTERNAL_H

#include "resolve/resolve.h"

/** A surface form of an entity, or a name from the lexicon. */
typedef struct tct_entity_name {
    tct_str text;
    tct_str language; /* code, or empty */
    tct_str key;      /* tct_name_key() of text */
    uint32_t count;   /* mentions with it */
    uint32_t first;   /* first mention with it */
    uint8_t form;     /* tct_mention_form */
    struct tct_entity_name *next;
} tct_entity_name;

/** What stands behind one or more chains of mentions. */
typedef struct {
    tct_entity_name *names; /* in order of first mention */
    const tct_entity_name *best;
    uint32_t known; /* pack entity or TCT_NONE */
    uint32_t root;  /* first mention that names or describes it */
    uint16_t class_id;
    uint8_t kind;
    bool written;
    bool in_title;
    tct_term node;
} tct_entity;

/** A relation that the page's metadata states; its ends are tct_entity_mention()s. */
typedef struct {
    tct_relation relation;
    tct_str evidence;   /* the fact as it stands there */
    tct_term predicate; /* of a relation that is none of the ontology's, else 0 */
} tct_metadata_relation;

typedef struct {
    const tct_doc *doc;
    const tct_pack *pack;
    const tct_resolve_options *options;
    const tct_allocator *allocator;
    tct_arena arena; /* dies with the resolver */
    tct_buffer scratch;
    tct_graph *graph;
    tct_terms *terms;
    tct_str base;
    tct_term document;
    tct_entity *entities;
    uint32_t entity_count;
    uint32_t *entity_of; /* of each mention: entity, or TCT_NONE */
    tct_metadata_relation *metadata;
    uint32_t metadata_count;
    uint32_t *code_points; /* before each 256th byte of the text */
    tct_term run;
} tct_resolver;

/** Kind of an IRI ("person") for a tct_kind; NULL for TCT_KIND_NONE. */
const char *tct_kind_slug(unsigned kind);
/** Key of comparison for names: folded, without marks, one space between words. In @p arena. */
tct_status tct_name_key(tct_arena *arena, tct_str name, tct_str *key);
/** Number of words in @p key. */
size_t tct_key_words(tct_str key);
/** True when the letters of @p acronym begin words of @p name in order, the first its first word. Both are
 * keys. */
bool tct_acronym_of(tct_str acronym, tct_str name);
/** 64 hex digits of the SHA-256 of the parts, each followed by a zero byte. */
void tct_digest(const tct_str *parts, size_t count, char hex[65]);

/** Text of a mention with runs of white space as one space, in the arena. */
tct_status tct_mention_name(tct_resolver *resolver, uint32_t mention, tct_str *name);
/** Chains → entities with names, class and known id; fills entity_of. */
tct_status tct_resolve_entities(tct_resolver *resolver);
/** Entities and relations of the page's metadata, joined to what the text names. After
 * tct_resolve_entities().
 */
tct_status tct_resolve_metadata(tct_resolver *resolver);
/** Adds @p text to the names of @p entity when it is new. */
tct_status tct_entity_call(tct_resolver *resolver, tct_entity *entity, tct_str text, tct_str language);
/** Chooses the name that stands for @p entity. */
void tct_entity_choose(tct_entity *entity);
/** Gives every written entity its IRI. */
tct_status tct_resolve_identities(tct_resolver *resolver);
/** Entity that @p mention stands for when it is written, else NULL. Takes tct_entity_mention()s too. */
const tct_entity *tct_entity_at(const tct_resolver *resolver, uint32_t mention);
/** A number that stands for entity number @p entity where a mention is asked for. */
static inline uint32_t tct_entity_mention(const tct_resolver *resolver, uint32_t entity) {
    return (uint32_t)resolver->doc->mentions.count + entity;
}
/** Relations of the text and of the metadata, those of the text first. */
static inline size_t tct_relation_count(const tct_resolver *resolver) {
    return resolver->doc->relations.count + resolver->metadata_count;
}
static inline const tct_relation *tct_relation_at(const tct_resolver *resolver, size_t index) {
    const size_t in_text = resolver->doc->relations.count;
    return index < in_text ? &resolver->doc->relations.items[index]
                           : &resolver->metadata[index - in_text].relation;
}

/** IRI of the metadata of the document's page: `…#metadata`. */
tct_status tct_metadata_fragment(tct_resolver *resolver, tct_term *term);

/** Adds a statement in the document's graph. */
tct_status tct_state(tct_resolver *resolver, tct_term subject, tct_term predicate, tct_term object);
tct_status tct_state_text(tct_resolver *resolver, tct_term subject, tct_term predicate, tct_str text,
                          tct_str language);
/** `{base}{kind}/{slug of name}` as a term. */
tct_status tct_mint(tct_resolver *resolver, const char *kind, tct_str name, tct_term *term);
/** IRI of @p span on the document: `…#char=120,188` in code points (RFC 5147). */
tct_status tct_fragment(tct_resolver *resolver, tct_span span, tct_term *term);
/** Code of the language of the block that @p sentence is in. */
tct_str tct_sentence_language(const tct_resolver *resolver, uint32_t sentence);

tct_status tct_write_entities(tct_resolver *resolver);
tct_status tct_write_relations(tct_resolver *resolver);
tct_status tct_write_memberships(tct_resolver *resolver);
tct_status tct_write_quotations(tct_resolver *resolver);
/** Mints the document's IRI (before all else is written). */
tct_status tct_mint_document(tct_resolver *resolver);
tct_status tct_write_document(tct_resolver *resolver);

/** True when @p relation passes the options' filters on status and confidence. */
bool tct_relation_passes(const tct_resolver *resolver, const tct_relation *relation);
/** True for claims that become bare triples. */
static inline bool tct_claim_is_positive(unsigned claim) {
    return claim == TCT_ASSERTED || claim == TCT_PLANNED || claim == TCT_REPORTED;
}

#endif
