/**
 * @file pack.h
 * Compiled knowledge: one read-only file, mapped and shared by all workers. `knowledge` writes it; here it is
 * opened, checked as a hostile file would be, and looked up. A pack is a directory of named chunks behind a
 * header (magic, version, SHA-256 of the sources, size). All accessors return pointers into the pack; they
 * live as long as it.
 */
#ifndef TCT_PACK_PACK_H
#define TCT_PACK_PACK_H

#include "base/phrases.h"
#include "base/symbols.h"

#define TCT_PACK_VERSION 2u

typedef struct tct_pack tct_pack;

/** Maps and checks the file at @p path. */
TCT_MUST_USE tct_status tct_pack_open(const char *path, const tct_allocator *allocator, const tct_sink *sink,
                                      tct_pack **pack);
/** Opens an image in memory that the caller keeps alive (8-byte aligned). */
TCT_MUST_USE tct_status tct_pack_open_memory(tct_str image, const tct_allocator *allocator,
                                             const tct_sink *sink, tct_pack **pack);
/** Accepts NULL. */
void tct_pack_free(tct_pack *pack);

/** 64 hex digits: SHA-256 over the sources. */
tct_str tct_pack_digest(const tct_pack *pack);
/** The chunk @p name ("model.fr", "frames.en"); empty when there is none. 8-byte aligned. */
tct_str tct_pack_chunk(const tct_pack *pack, const char *name);
/** Chunk number @p index in order of names; false after the last. */
bool tct_pack_chunk_at(const tct_pack *pack, size_t index, tct_str *name, tct_str *bytes);
const tct_frozen_symbols *tct_pack_symbols(const tct_pack *pack);

/* --- ontology: classes and properties
 * ------------------------------------------------------------------------- */

/** A class of the ontology. Symbols are the pack's. */
typedef struct {
    tct_symbol iri;
    tct_symbol name;     /**< prefixed name, "schema:Event" */
    tct_symbol label[2]; /**< French, English; index as in tct_pack_language_index() */
    tct_symbol shape;    /**< Graphviz shape for drawings, inherited from the parent when not given */
    tct_symbol colour;   /**< "#rrggbb" */
    uint16_t parent;     /**< class id, or its own when it has none */
    uint8_t kind;        /**< tct_kind of doc.h */
    uint8_t depth;
} tct_pack_class;

/** What a property's values are. */
typedef enum { TCT_VALUE_ENTITY, TCT_VALUE_TEXT, TCT_VALUE_DATE, TCT_VALUE_IRI } tct_value_type;

typedef struct {
    tct_symbol iri;
    tct_symbol name; /**< "schema:organizer" */
    tct_symbol label[2];
    uint16_t domain; /**< bit per tct_kind: 1u << TCT_KIND_EVENT … */
    uint16_t range;  /**< likewise; 0 for literals */
    uint8_t value;   /**< tct_value_type */
    uint8_t symmetric;
    uint16_t implies; /**< property that each statement of this one implies (same subject, object), own id if
                         none */
} tct_pack_property;

uint16_t tct_pack_class_count(const tct_pack *pack);
const tct_pack_class *tct_pack_class_at(const tct_pack *pack, uint16_t id);
/** Id of the class with prefixed name @p name, UINT16_MAX when there is none. */
uint16_t tct_pack_class_find(const tct_pack *pack, tct_str name);
bool tct_pack_class_is_a(const tct_pack *pack, uint16_t id, uint16_t ancestor);
uint16_t tct_pack_property_count(const tct_pack *pack);
const tct_pack_property *tct_pack_property_at(const tct_pack *pack, uint16_t id);
uint16_t tct_pack_property_find(const tct_pack *pack, tct_str name);
/** Prefix → namespace IRI of the ontology file, for writers: NULL after the last. */
const char *tct_pack_prefix(const tct_pack *pack, size_t index, const char **namespace_iri);

/* --- lexicon: known entities
 * ---------------------------------------------------------------------------------- */

/** How a name in the lexicon may be matched. */
enum {
    TCT_NAME_PREFERRED = 1,  /**< schema:name of its language */
    TCT_NAME_EXACT_CASE = 2, /**< acronyms and short names: the text must have the same capitals */
    TCT_NAME_DEMONYM = 4,    /**< adjective of nationality: no mention by itself */
    TCT_NAME_AMBIGUOUS =
        8 /**< also an ordinary word or another entity's name: needs support from the context */
};

typedef struct {
    tct_symbol text;     /**< as written in the lexicon */
    tct_symbol language; /**< "fr", "en", or 0 for any */
    uint32_t entity;
    uint32_t flags;
} tct_pack_name;

typedef struct {
    tct_symbol id;                 /**< "organization/jica": kind and slug */
    uint32_t first_name, name_end; /**< into the names */
    uint32_t first_link, link_end; /**< schema:sameAs IRIs */
    uint32_t within; /**< entity that it lies in or belongs to (country of a city), UINT32_MAX for none */
    uint16_t class_id;
    uint16_t rank; /**< prominence: larger is better known (population class of a city) */
} tct_pack_entity;

uint32_t tct_pack_entity_count(const tct_pack *pack);
const tct_pack_entity *tct_pack_entity_at(const tct_pack *pack, uint32_t id);
const tct_pack_name *tct_pack_name_at(const tct_pack *pack, uint32_t index);
tct_symbol tct_pack_link_at(const tct_pack *pack, uint32_t index);
/** Names as phrases of folded tokens (tct_word.lower); values index the names. One table for all languages.
 */
const tct_phrases *tct_pack_names(const tct_pack *pack);

/* --- language parts
 * ------------------------------------------------------------------------------------------- */

/** A class noun. */
typedef struct {
    uint16_t class_id;
    uint16_t flags; /**< TCT_NOUN_… */
} tct_pack_noun;

enum {
    TCT_NOUN_WEAK =
        1, /**< makes an entity only inside a capitalised or complemented name ("groupe", "centre") */
    TCT_NOUN_MODIFIER = 2 /**< never head of an anaphor */
};

typedef struct tct_pack_language tct_pack_language;

/** The language part for @p code ("fr"), NULL when the pack has none. */
const tct_pack_language *tct_pack_language_find(const tct_pack *pack, tct_str code);
size_t tct_pack_language_count(const tct_pack *pack);
const tct_pack_language *tct_pack_language_at(const tct_pack *pack, size_t index);
/** Its position, the index of label[] in classes and properties when below 2. */
size_t tct_pack_language_index(const tct_pack_language *language);
tct_str tct_pack_language_code(const tct_pack_language *language);

/**
 * Class nouns as phrases of folded forms; values index the nouns. Single words are also found by their lemma:
 * look up tct_word.lower first, then tct_word.lemma. For nouns of several words the ontology lists the plural
 * too.
 */
const tct_phrases *tct_pack_nouns(const tct_pack_language *language);
const tct_pack_noun *tct_pack_noun_at(const tct_pack_language *language, uint32_t index);

/** One line of a word list (lang/xx/NAME.tsv): key TAB value TAB value2. */
typedef struct {
    tct_symbol key;      /**< as written */
    tct_symbol value[3]; /**< 0 when the line has fewer columns */
} tct_pack_item;

typedef struct {
    tct_phrases phrases; /**< folded tokens of the keys; values index the items */
    const tct_pack_item *items;
    uint32_t count;
} tct_pack_list;

/** List @p name ("honorifics", "months", …) of @p language, or NULL. All lists are loaded by their file's
 * name. */
const tct_pack_list *tct_pack_list_find(const tct_pack_language *language, const char *name);
/** List number @p index of @p language in order of names, NULL after the last. */
const tct_pack_list *tct_pack_list_at(const tct_pack_language *language, size_t index, tct_str *name);
/** Item whose key is the single word @p word, or NULL. */
const tct_pack_item *tct_pack_list_get(const tct_pack_list *list, tct_symbol word);

#endif
