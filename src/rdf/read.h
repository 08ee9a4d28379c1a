/** @file read.h RDF in any syntax that raptor2 reads → statements, one call each; nothing is kept. */
#ifndef TCT_RDF_READ_H
#define TCT_RDF_READ_H

#include "graph/graph.h"

typedef enum { TCT_RDF_IRI, TCT_RDF_LITERAL, TCT_RDF_BLANK } tct_rdf_kind;

/** A term. The slices live as long as the call that hands them over. */
typedef struct {
    tct_rdf_kind kind;
    tct_str text;     /**< IRI, lexical form, or blank node id */
    tct_str language; /**< tag of a literal as written, else empty */
    tct_str datatype; /**< IRI of a typed literal, else empty */
} tct_rdf_term;

typedef struct {
    tct_rdf_term subject, predicate, object;
    tct_rdf_term graph; /**< name of the graph in N-Quads and TriG; empty text for the default graph */
} tct_rdf_statement;

/** Who listens; a NULL member is not called. A status that tct_failed() ends the reading and is returned. */
typedef struct {
    tct_status (*statement)(void *context, const tct_rdf_statement *statement);
    tct_status (*prefix)(void *context, tct_str prefix, tct_str namespace_iri);
    void *context;
} tct_rdf_listener;

/**
 * Reads @p bytes. @p format is a raptor parser name ("turtle", "ntriples", "nquads", "trig", "rdfxml"); empty
 * guesses from content and @p source, the name of the input for diagnostics. Never touches network or files.
 * TCT_ERR_SYNTAX, TCT_ERR_ENCODING (a diagnostic says where), TCT_ERR_UNSUPPORTED for an unknown format,
 * TCT_ERR_MEMORY.
 */
tct_status tct_rdf_read(tct_str bytes, tct_str format, const char *source, const tct_sink *sink,
                        const tct_rdf_listener *listener);

/**
 * Reads @p bytes as above and adds the statements to @p graph. Blank nodes become IRIs (`urn:bnode:` and
 * their id). A statement with a term that no graph may hold (graph/term.h) is left out with a warning:
 * TCT_PARTIAL.
 */
TCT_MUST_USE tct_status tct_rdf_read_graph(tct_str bytes, tct_str format, const char *source,
                                           const tct_sink *sink, tct_graph *graph);

/** "nquads" or "ntriples" by the extension of @p name, for what is read without raptor, which is slower and
 * guesses; else empty. */
tct_str tct_rdf_line_syntax(const char *name);

#endif
