/** @file model.h Knowledge while it is compiled; seen by this folder only. */
#ifndef TCT_KNOWLEDGE_MODEL_H
#define TCT_KNOWLEDGE_MODEL_H

#include "doc/doc.h"
#include "graph/vocabulary.h"
#include "knowledge/knowledge.h"
#include "language/tokens.h"
#include "pack/writer.h"

#define TCT_LEXICON_NS "https://w3id.org/tercet/lexicon/"

/** Terms that the compiler acts on; their id in model.terms is their place here. */
#define TCT_KNOWN_TERMS(T)                                                                                   \
    T(TYPE, TCT_NS_RDF "type")                                                                               \
    T(CLASS, TCT_NS_OWL "Class")                                                                             \
    T(RDFS_CLASS, TCT_NS_RDFS "Class")                                                                       \
    T(OBJECT_PROPERTY, TCT_NS_OWL "ObjectProperty")                                                          \
    T(DATATYPE_PROPERTY, TCT_NS_OWL "DatatypeProperty")                                                      \
    T(LABEL, TCT_NS_RDFS "label")                                                                            \
    T(SUBCLASS, TCT_NS_RDFS "subClassOf")                                                                    \
    T(DOMAIN, TCT_NS_RDFS "domain")                                                                          \
    T(RANGE, TCT_NS_RDFS "range")                                                                            \
    T(IMPLIES, TCT_NS_TCT "implies")                                                                         \
    T(SYMMETRIC, TCT_NS_TCT "symmetric")                                                                     \
    T(XSD_DATE, TCT_NS_XSD "date")                                                                           \
    T(XSD_STRING, TCT_NS_XSD "string")                                                                       \
    T(XSD_ANYURI, TCT_NS_XSD "anyURI")                                                                       \
    T(NAME, TCT_NS_SCHEMA "name")                                                                            \
    T(ALTERNATE_NAME, TCT_NS_SCHEMA "alternateName")                                                         \
    T(ACRONYM, TCT_NS_TCT "acronym")                                                                         \
    T(DEMONYM, TCT_NS_TCT "demonym")                                                                         \
    T(AMBIGUOUS_NAME, TCT_NS_TCT "ambiguousName")                                                            \
    T(SAME_AS, TCT_NS_SCHEMA "sameAs")                                                                       \
    T(CONTAINED_IN, TCT_NS_SCHEMA "containedInPlace")                                                        \
    T(PARENT, TCT_NS_SCHEMA "parentOrganization")                                                            \
    T(RANK, TCT_NS_TCT "rank")                                                                               \
    T(NOUN, TCT_NS_TCT "noun")                                                                               \
    T(WEAK_NOUN, TCT_NS_TCT "weakNoun")                                                                      \
    T(MODIFIER_NOUN, TCT_NS_TCT "modifierNoun")                                                              \
    T(FRAME, TCT_NS_TCT "frame")                                                                             \
    T(PERSON, TCT_NS_SCHEMA "Person")                                                                        \
    T(ORGANIZATION, TCT_NS_SCHEMA "Organization")                                                            \
    T(EVENT, TCT_NS_SCHEMA "Event")                                                                          \
    T(STRATEGY, TCT_NS_TCT "Strategy")                                                                       \
    T(PLACE, TCT_NS_SCHEMA "Place")                                                                          \
    T(POST, TCT_NS_ORG "Post")

enum {
    TCT_K_NONE,
#define T(name, iri) TCT_K_##name,
    TCT_KNOWN_TERMS(T)
#undef T
        TCT_K_COUNT
};

/** A statement of a source: ids in model.terms. */
typedef struct {
    tct_symbol subject, predicate, object;
    tct_symbol language; /**< tag of the object, 0 for none */
    uint32_t order;
    uint16_t file; /**< index into the sources */
    bool literal;  /**< what the object is */
} tct_triple;

/** The statements about one subject: a range of model.triples. */
typedef struct {
    tct_symbol subject;
    uint32_t begin, end;
} tct_subject;

typedef struct {
    tct_symbol prefix, iri; /**< in model.terms */
} tct_prefix;

/** A name of an entity; @c added orders the names of one entity. */
typedef struct {
    tct_pack_name name;
    uint32_t added;
    uint32_t base; /**< index in the base pack, whose key is used, or UINT32_MAX: to be tokenised */
} tct_name_record;

/** One more link of an entity. */
typedef struct {
    uint32_t entity;
    tct_symbol iri;
    uint32_t added;
} tct_link_record;

/** A phrase of symbols of model.symbols: a range of model.words. */
typedef struct {
    uint32_t begin, end;
} tct_phrase_range;

typedef struct {
    tct_phrase_range key;
    tct_pack_noun noun;
    uint8_t language;
} tct_noun_record;

/** A word list. */
typedef struct {
    uint8_t language;
    tct_str name;
    TCT_VEC(tct_pack_item) items;
} tct_list_record;

typedef struct {
    uint16_t property;
    uint8_t language;
    tct_str text;
    const char *source;
} tct_frame_record;

/** A chunk that is handed through. */
typedef struct {
    tct_str name;
    tct_str bytes;
} tct_raw_record;

typedef struct {
    tct_symbol code; /**< in model.symbols */
    tct_tokeniser *tokeniser;
} tct_language_record;

/** Everything that is known so far. Scratch text lives in the arena. */
typedef struct {
    const tct_allocator *allocator;
    const tct_sink *sink;
    const tct_knowledge_sources *sources;
    const tct_knowledge_file **files; /**< the sources sorted by name */
    tct_arena arena;
    tct_symbols *symbols; /**< of the pack */
    tct_symbols *terms;   /**< of the sources: IRIs, literals, tags */
    TCT_VEC(tct_triple) triples;
    TCT_VEC(tct_subject) subjects;
    TCT_VEC(tct_prefix) prefixes;
    TCT_VEC(tct_language_record) languages;
    TCT_VEC(tct_pack_class) classes;
    TCT_VEC(tct_pack_property) properties;
    TCT_VEC(tct_pack_entity) entities;
    TCT_VEC(tct_name_record) names;
    TCT_VEC(tct_link_record) links;
    TCT_VEC(tct_noun_record) nouns;
    TCT_VEC(tct_list_record) lists;
    TCT_VEC(tct_frame_record) frames;
    TCT_VEC(tct_raw_record) raw;
    TCT_VEC(tct_symbol) words;
    uint32_t *class_of, *property_of, *entity_of; /**< by term id: index + 1, 0 for none */
    uint32_t term_count;
    uint16_t *main_class; /**< by tct_kind, UINT16_MAX for none */
} tct_compiler;

/* The steps, in their order. */
tct_status tct_compile_base(tct_compiler *model);      /**< base.c: what the base pack has */
tct_status tct_compile_languages(tct_compiler *model); /**< lists.c: codes in order */
tct_status tct_compile_read(tct_compiler *model);      /**< triples.c: all Turtle */
/** Reads a user's table of entities, file @p file of the sources; after all Turtle, whose prefixes it may
 * use. */
tct_status tct_compile_table(tct_compiler *model, uint16_t file); /* table.c */
tct_status tct_compile_classes(tct_compiler *model);              /**< ontology.c */
tct_status tct_compile_style(tct_compiler *model);                /**< ontology.c */
tct_status tct_compile_properties(tct_compiler *model);           /**< ontology.c */
tct_status tct_compile_entities(tct_compiler *model);             /**< lexicon.c */
tct_status tct_compile_lists(tct_compiler *model);                /**< lists.c: word lists and raw files */
tct_status tct_compile_tokenisers(tct_compiler *model);           /**< phrases.c */
tct_status tct_compile_nouns(tct_compiler *model); /**< phrases.c: nouns and frames of the Turtle */
tct_status tct_compile_write(tct_compiler *model, tct_pack_writer *writer); /**< write.c */

/* Helpers. */
static inline tct_str tct_compile_term(const tct_compiler *model, tct_symbol term) {
    return tct_symbols_text(model->terms, term);
}
/** Interns the text of @p term into the pack's symbols. */
tct_status tct_compile_symbol(tct_compiler *model, tct_symbol term, tct_symbol *symbol);
/** Prefixed name of an IRI, interned into the pack's symbols; the IRI itself when no prefix fits. */
tct_status tct_compile_prefixed(tct_compiler *model, tct_str iri, tct_symbol *symbol);
/** Index of the language with @p tag ("fr", "fr-CA"), or -1. */
int tct_compile_language(const tct_compiler *model, tct_str tag);
/** Splits "lang/XX/STEM.EXT"; false when @p name is none. */
bool tct_compile_language_file(tct_str name, tct_str *code, tct_str *stem, tct_str *extension);
/** Takes the next line off @p rest, without comment and empty lines; false at the end. @p line counts. */
bool tct_compile_line(tct_str *rest, tct_str *text, uint64_t *line);
/** Words of @p text in @p language (-1: script alone) appended to model.words. */
tct_status tct_compile_phrase(tct_compiler *model, int language, tct_str text, tct_phrase_range *range);
/** True when the phrase can be a key; else a warning that names @p text. */
bool tct_compile_phrase_usable(tct_compiler *model, tct_phrase_range range, tct_str text, const char *source);

#endif
