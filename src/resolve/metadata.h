/**
 * @file metadata.h
 * Facts of a page's own metadata (tct_page_fact) on their way to entities and statements. The terms are
 * schema.org's (https://schema.org/docs/full.html); tables say what they mean in tercet's ontology.
 */
#ifndef TCT_RESOLVE_METADATA_H
#define TCT_RESOLVE_METADATA_H

#include "resolve/internal.h"

/** Confidence of what a page states of itself, in hundredths: a machine-readable form that somebody filled
 * in.
 */
#define TCT_METADATA_CONFIDENCE 85u

/** What to do with a property of the metadata. */
enum {
    TCT_METADATA_INVERSE = 1, /**< the value is the subject of our property: subEvent, member */
    TCT_METADATA_DATE = 2,
    TCT_METADATA_TEXT = 4,      /**< the value is a literal */
    TCT_METADATA_ADDRESS = 8,   /**< the value is an IRI of the web */
    TCT_METADATA_PRESENCE = 16, /**< does not hold of an event that is called off */
    TCT_METADATA_PLAIN = 32     /**< says nothing that makes an entity of its own */
};

/** A property of schema.org as it stands in metadata. */
typedef struct {
    const char *property;
    uint8_t kind;       /**< tct_kind of the thing that has it */
    uint8_t value_kind; /**< of a value that is mere text; TCT_KIND_NONE: such a value is left out */
    uint8_t flags;
    uint32_t standard; /**< term of the vocabulary, TCT_V_…, 0 for a property of the ontology */
    const char *ours;  /**< that property, or NULL */
} tct_metadata_rule;

/** A thing that the metadata names. */
typedef struct {
    tct_str name, key;
    uint32_t entity; /**< of the resolver, TCT_NONE until there is one */
    uint32_t known;  /**< of the pack, or TCT_NONE */
    uint16_t class_id;
    uint8_t kind;
    bool reached; /**< the text names it, or it is joined to something reached */
    bool part;    /**< an event inside another */
    bool off; /**< an event that is cancelled or put off: what is said of its time and place does not hold */
    bool planned; /**< an event after the day of publication */
} tct_metadata_thing;

/** A fact that means something to us: things by index, TCT_NONE for an object that is text. */
typedef struct {
    const tct_metadata_rule *rule; /**< NULL for facts about the document */
    const tct_page_fact *fact;
    uint32_t subject, object;
} tct_metadata_fact;

typedef struct {
    tct_resolver *resolver;
    tct_metadata_thing *things;
    tct_metadata_fact *facts;
    uint32_t thing_count, fact_count;
} tct_metadata;

/** Class of the ontology for type @p type of schema.org, UINT16_MAX when it is none of our kinds. */
uint16_t tct_metadata_class(tct_resolver *resolver, tct_str type);
/** Rule for @p property of a thing of @p kind, or NULL. */
const tct_metadata_rule *tct_metadata_rule_for(unsigned kind, tct_str property);
/** Rule for @p property of the document itself (about, mentions, author), or NULL. */
const tct_metadata_rule *tct_metadata_document_rule(tct_str property);
/** True for types of schema.org that describe the document. */
bool tct_metadata_is_document(tct_str type);
/** The facts as relations between entities; all things that count have one by now. */
tct_status tct_metadata_relate(tct_metadata *metadata);

#endif
