/**
 * @file write.h
 * A sorted graph → bytes of a format. Every format is sorted, absolute (no base), without blank nodes, and
 * the same on every run. Terms are clean by construction (graph/term.h), so no writer can meet what its
 * syntax cannot carry.
 */
#ifndef TCT_RDF_WRITE_H
#define TCT_RDF_WRITE_H

#include "graph/graph.h"

typedef enum {
    TCT_RDF_TURTLE,
    TCT_RDF_NTRIPLES,
    TCT_RDF_NQUADS,
    TCT_RDF_TRIG,
    TCT_RDF_RDFXML,
    TCT_RDF_JSONLD,
    TCT_RDF_GRAPHML,
    TCT_RDF_GEXF,
    TCT_RDF_CSV,       /**< one row a statement, with the labels of both ends */
    TCT_RDF_CSV_NODES, /**< one row a node: IRI, label, class */
    TCT_RDF_NIF,       /**< Turtle of a graph of texts and mentions, which `app` makes */
    TCT_RDF_FORMAT_COUNT
} tct_rdf_format;

/** "turtle" (the name of -f); NULL past the last. */
const char *tct_rdf_format_name(tct_rdf_format format);
/** "ttl", without dot. */
const char *tct_rdf_format_extension(tct_rdf_format format);
/** By name or extension; TCT_NOT_FOUND when there is none. */
tct_status tct_rdf_format_find(tct_str name, tct_rdf_format *format);

/** All members may be left zero. */
typedef struct {
    tct_str base;       /**< of minted IRIs: the kinds below it get prefixes in Turtle and TriG */
    tct_str language;   /**< of the labels in GraphML, GEXF and CSV */
    const char *source; /**< for diagnostics */
    const tct_sink *sink;
} tct_rdf_write_options;

/**
 * Appends @p graph (sorted) in @p format to @p out. Formats without named graphs merge them. TCT_ERR_EXTERNAL
 * when raptor2 fails (a diagnostic carries its words), TCT_ERR_LIMIT when @p out is full.
 */
TCT_MUST_USE tct_status tct_rdf_write(const tct_graph *graph, tct_rdf_format format,
                                      const tct_rdf_write_options *options, tct_buffer *out);

/**
 * The same for N-Triples and N-Quads piece by piece, so that a large graph needs no buffer of its size:
 * appends the lines of statements from number @p next on until @p out holds @p bytes or more. @p next becomes
 * the number of the statement that comes next, tct_graph_count() at the end.
 */
TCT_MUST_USE tct_status tct_rdf_write_some_lines(const tct_graph *graph, tct_rdf_format format, size_t *next,
                                                 size_t bytes, tct_buffer *out);

/** Appends one term in N-Triples syntax. */
void tct_rdf_write_term(const tct_terms *terms, tct_term term, tct_buffer *out);

/**
 * Appends the key of a statement: its terms' texts, so that keys sorted by their bytes are statements in
 * output order. For graphs that are sorted on disk.
 */
void tct_rdf_write_key(const tct_terms *terms, tct_statement statement, tct_buffer *out);
/** Appends the line of N-Triples or N-Quads that @p key is of. */
void tct_rdf_write_key_line(tct_str key, tct_rdf_format format, tct_buffer *out);
/** The part of @p key that says subject, predicate and object. */
tct_str tct_rdf_key_triple(tct_str key);

#endif
