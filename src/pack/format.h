/**
 * @file format.h
 * Layout of a pack file, shared by reader and writer. Integers are little-endian as the machine has them (a
 * pack is made where it is used; the magic tells). All chunks begin at multiples of 8.
 *
 *     header | directory: chunk_count entries, sorted by name | chunks
 *
 * Chunks: "symbols" (frozen table), "prefixes" (NUL-terminated prefix, IRI, …), "classes", "properties",
 * "entities", "names", "links" (arrays of the structs of pack.h), "names.keys" (phrases → names), "languages"
 * (array of symbols in order), and for each language XX "nouns.XX", "nouns.XX.keys", "list.XX.NAME",
 * "keys.XX.NAME". Any other chunk is handed out as it is.
 */
#ifndef TCT_PACK_FORMAT_H
#define TCT_PACK_FORMAT_H

#include "pack/pack.h"

#define TCT_PACK_MAGIC "TERCETPK"
#define TCT_PACK_ALIGNMENT 8u
/** Where a writer puts chunks: on cache lines, which the weights of the models are laid out in. */
#define TCT_PACK_CHUNK_STEP 64u
#define TCT_PACK_NAME_BYTES 48u
#define TCT_PACK_MAX_CHUNKS 4096u

typedef struct {
    char magic[8];
    uint32_t version;
    uint32_t chunk_count;
    uint64_t size; /**< of the whole file */
    char digest[64];
} tct_pack_header;

typedef struct {
    char name[TCT_PACK_NAME_BYTES]; /**< NUL-padded, at least one NUL */
    uint64_t offset;
    uint64_t size;
} tct_pack_chunk_entry;

#endif
