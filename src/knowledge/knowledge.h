/**
 * @file knowledge.h
 * The compiler of knowledge: an ontology folder (and the user's own Turtle files) → the image of a pack. The
 * same sources give the same bytes, whatever the order in which the file system lists them.
 *
 * What is read, by name of the file inside the folder:
 *     tercet.ttl            classes (owl:Class: rdfs:label, rdfs:subClassOf) and properties
 * (owl:ObjectProperty, owl:DatatypeProperty: rdfs:label, rdfs:domain, rdfs:range, tct:implies, tct:symmetric)
 *     style.tsv             class TAB shape TAB colour, for drawings
 *     confidence.tsv        pattern of rules TAB factor in per cent: calibration, handed through as a chunk
 *     lexicon/NAME.ttl      known entities: rdf:type, schema:name, schema:alternateName, tct:acronym,
 * tct:demonym, tct:ambiguousName, schema:sameAs, schema:containedInPlace, schema:parentOrganization, tct:rank
 *     lang/languages.tsv    order of the languages; those that it does not name follow by code
 *     lang/XX/NAME.tsv      word lists: key TAB value TAB value TAB value
 *     lang/XX/NAME.ttl      tct:noun, tct:weakNoun, tct:modifierNoun on classes, tct:frame on properties
 *     lang/XX/NAME.zst      decompressed into chunk "NAME.XX" (models)
 *     lang/guess/XX.tsv     chunk "guess.XX"
 *     user/NAME.tsv         a table of entities: columns id, class, name, alias, acronym, ambiguous, same,
 * within, parent, rank (name@fr for a language; | between several values) Any other file under user/ is read
 * like all .ttl files at once: it may hold classes, properties, nouns, frames and entities.
 */
#ifndef TCT_KNOWLEDGE_KNOWLEDGE_H
#define TCT_KNOWLEDGE_KNOWLEDGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vec.h"
#include "pack/pack.h"

/** What the names of the user's files begin with. */
#define TCT_KNOWLEDGE_USER "user/"

/** A source. */
typedef struct {
    const char *name; /**< inside the folder, with '/': "lang/fr/nouns.ttl"; "user/…" for files of the user */
    tct_str bytes;
} tct_knowledge_file;

typedef struct {
    const tct_pack *base; /**< what the files are added to (its ids stay as they are), or NULL */
    const tct_knowledge_file *files;
    size_t count;
} tct_knowledge_sources;

/** The name of a source as the user gave it: without "user/". Messages of the compiler have it. */
const char *tct_knowledge_path(const char *name);
/** True for a user's table (.tsv); every other file of a user is read as Turtle. */
bool tct_knowledge_is_table(const char *name);

/**
 * Appends the image to @p out, which must be empty. TCT_ERR_SYNTAX, TCT_ERR_ENCODING after a diagnostic for
 * what is wrong with a source; TCT_ERR_LIMIT when there are too many classes or properties.
 */
TCT_MUST_USE tct_status tct_knowledge_compile(const tct_knowledge_sources *sources,
                                              const tct_allocator *allocator, const tct_sink *sink,
                                              tct_buffer *out);

/** The files of an ontology folder, in memory. Zero-initialise. */
typedef struct {
    tct_arena arena;
    TCT_VEC(tct_knowledge_file) files;
} tct_knowledge_folder;

/** Reads the files that the compiler knows what to do with. */
TCT_MUST_USE tct_status tct_knowledge_folder_read(const char *path, const tct_allocator *allocator,
                                                  const tct_sink *sink, tct_knowledge_folder *folder);
/** Adds the user's file at @p path as "user/PATH". */
TCT_MUST_USE tct_status tct_knowledge_folder_add(tct_knowledge_folder *folder, const char *path,
                                                 const tct_sink *sink);
/** Starts an empty folder. */
void tct_knowledge_folder_init(tct_knowledge_folder *folder, const tct_allocator *allocator);
void tct_knowledge_folder_clear(tct_knowledge_folder *folder);

#endif
