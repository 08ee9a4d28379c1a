/** @file internal.h What the writers of this folder share. */
#ifndef TCT_RDF_INTERNAL_H
#define TCT_RDF_INTERNAL_H

#include "base/arena.h"
#include "rdf/partition.h"
#include "rdf/write.h"

/** One writer of the table in write.c. */
typedef tct_status tct_rdf_writer(const tct_graph *graph, tct_rdf_format format,
                                  const tct_rdf_write_options *options, tct_buffer *out);

tct_rdf_writer tct_rdf_write_lines, tct_rdf_write_raptor, tct_rdf_write_turtle, tct_rdf_write_jsonld,
    tct_rdf_write_graphml, tct_rdf_write_gexf, tct_rdf_write_csv;

/** A prefix with its namespace. */
typedef struct {
    tct_str prefix, iri;
} tct_rdf_prefix;

#define TCT_RDF_PREFIXES 32

/** Prefixes of one graph. */
typedef struct {
    tct_rdf_prefix items[TCT_RDF_PREFIXES]; /**< in the order of their names */
    size_t count;
    uint8_t
        *of; /**< by term: 1 + index of the prefix that shortens it, 0 where there is none; in the arena */
} tct_rdf_prefix_table;

/**
 * Prefixes that the terms of @p graph use: those of the vocabulary, and one a kind of minted IRI below @p
 * base. What they point to lives in @p arena.
 */
TCT_MUST_USE tct_status tct_rdf_prefixes(const tct_graph *graph, tct_str base, tct_arena *arena,
                                         tct_rdf_prefix_table *table);
/** Appends @p term, an IRI of that graph, as prefix:name; false, and nothing appended, when it has no prefix.
 */
bool tct_rdf_write_prefixed(const tct_terms *terms, const tct_rdf_prefix_table *table, tct_term term,
                            tct_buffer *out);
/** Index of the prefix whose namespace and a plain local name make up @p iri, or SIZE_MAX. */
size_t tct_rdf_prefix_of(const tct_rdf_prefix *prefixes, size_t count, tct_str iri);

/** True when statement @p index repeats the triple before it in another graph. */
bool tct_rdf_repeats(const tct_graph *graph, size_t index);
/** The part of @p iri after its last '#' or '/'. */
tct_str tct_rdf_local_name(tct_str iri);
/** Appends @p text as the inside of a string of N-Triples, Turtle and TriG. */
void tct_rdf_write_escaped(tct_str text, tct_buffer *out);
/** Appends @p text as a JSON string, with its quotes. */
void tct_rdf_json_string(tct_str text, tct_buffer *out);
/** Appends a cell of a CSV row (RFC 4180) and what ends it. */
void tct_rdf_csv_cell(tct_str text, bool last, tct_buffer *out);

/** Appends a term in N-Triples syntax; @p datatype is empty for an IRI. */
void tct_rdf_write_parts(tct_str text, tct_str datatype, tct_str language, tct_buffer *out);

#endif
