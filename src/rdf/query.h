/**
 * @file query.h
 * SPARQL over a graph in memory, by rasqal: SELECT, ASK, CONSTRUCT. A pattern outside of GRAPH sees the
 * triples of all graphs, each once. Nothing is fetched: FROM and SERVICE are refused.
 */
#ifndef TCT_RDF_QUERY_H
#define TCT_RDF_QUERY_H

#include "graph/graph.h"

/** How a result is written. */
typedef enum {
    TCT_RDF_RESULT_TABLE, /**< columns for people; prefixed names instead of IRIs where a prefix is known */
    TCT_RDF_RESULT_CSV,   /**< SPARQL 1.1 Query Results CSV */
    TCT_RDF_RESULT_JSON   /**< SPARQL 1.1 Query Results JSON */
} tct_rdf_result_format;

typedef struct {
    tct_rdf_result_format format;
    const char *source; /**< name of the query in diagnostics, or NULL */
    const tct_sink *sink;
} tct_rdf_query_options;

/**
 * Appends the answer to @p query (the prefixes of vocabulary.h are declared before it) over the sorted
 * @p graph to @p out; rows without ORDER BY come in an order that depends on graph and query alone. A
 * constructed graph is written as N-Triples, whatever the format. TCT_ERR_SYNTAX for a query that rasqal
 * cannot read, TCT_ERR_UNSUPPORTED for FROM and SERVICE, TCT_ERR_EXTERNAL when rasqal fails.
 */
TCT_MUST_USE tct_status tct_rdf_query(tct_graph *graph, tct_str query, const tct_rdf_query_options *options,
                                      tct_buffer *out);

#endif
