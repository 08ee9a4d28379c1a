/** @file internal.h The opened pack, seen by the files of this folder only. */
#ifndef TCT_PACK_INTERNAL_H
#define TCT_PACK_INTERNAL_H

#include "base/arena.h"
#include "base/file.h"
#include "pack/format.h"

/** A list with the name that it is looked up by. */
typedef struct {
    tct_str name; /**< inside the directory entry */
    tct_pack_list list;
} tct_pack_named_list;

struct tct_pack_language {
    tct_str code;
    size_t index;
    tct_phrases noun_keys;
    const tct_pack_noun *nouns;
    uint32_t noun_count;
    tct_pack_named_list *lists; /**< sorted by name */
    size_t list_count;
};

struct tct_pack {
    tct_arena arena;
    tct_mapping mapping; /**< empty when the image is the caller's */
    tct_str image;
    const tct_pack_header *header;
    const tct_pack_chunk_entry *chunks;
    tct_frozen_symbols symbols;
    const char **prefixes; /**< prefix, IRI, prefix, IRI, … */
    size_t prefix_count;   /**< pairs */
    const tct_pack_class *classes;
    const tct_pack_property *properties;
    const tct_pack_entity *entities;
    const tct_pack_name *names;
    const tct_symbol *links;
    uint32_t class_count, property_count, entity_count, name_count, link_count;
    tct_phrases name_keys;
    tct_pack_language *languages;
    size_t language_count;
};

/** Index of the first directory entry whose name is not below @p name (byte order). */
size_t tct_pack_chunk_lower_bound(const tct_pack *pack, tct_str name);
/** Sets up every table of @p pack after the directory has been checked; checks all that they hold. */
TCT_MUST_USE tct_status tct_pack_load_tables(tct_pack *pack);
/** Same for the language parts; needs the tables. */
TCT_MUST_USE tct_status tct_pack_load_languages(tct_pack *pack);
/** Phrases of chunk @p name, every value below @p limit; an absent chunk is an empty table. */
TCT_MUST_USE tct_status tct_pack_load_phrases(const tct_pack *pack, tct_str image, uint32_t limit,
                                              tct_phrases *phrases);

#endif
