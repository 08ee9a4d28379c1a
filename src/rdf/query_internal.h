/** @file query_internal.h The parts of query.h: matching, and writing of results. */
#ifndef TCT_RDF_QUERY_INTERNAL_H
#define TCT_RDF_QUERY_INTERNAL_H

#include <rasqal.h>

#include "rdf/internal.h"
#include "rdf/query.h"

/**
 * A triple pattern of the query and what it is bound to. rasqal's row sources share the variables and
 * overwrite each other's values (those of an OPTIONAL those of the patterns before it), so that a pattern has
 * to remember its own.
 */
typedef struct {
    const rasqal_triple *triple;
    size_t first; /**< pattern that its basic graph pattern begins with */
    rasqal_variable *variables[4];
    tct_term terms[4]; /**< what it bound them to; 0: it does not bind this one */
} tct_query_pattern;

/** The graph as rasqal sees it. */
typedef struct {
    tct_graph *graph;
    rasqal_world *world;
    rasqal_literal **literals; /**< by term id, made when first asked for; the last is at @c literal_end */
    size_t literal_end;
    tct_query_pattern *patterns; /**< in the order of the query */
    size_t pattern_count;
    tct_status status; /**< first trouble while matching */
} tct_query_source;

/** A term of rasqal as text. */
typedef struct {
    enum { TCT_CELL_NONE, TCT_CELL_IRI, TCT_CELL_BLANK, TCT_CELL_LITERAL } kind;
    tct_str text, language, datatype;
} tct_query_cell;

tct_query_cell tct_query_cell_of(rasqal_literal *literal);

/** Tells rasqal to ask @p source for triples. Status. */
tct_status tct_query_source_open(tct_query_source *source, tct_graph *graph, rasqal_world *world);
/** Learns the patterns of the prepared @p query. Status. */
tct_status tct_query_source_patterns(tct_query_source *source, rasqal_query *query);
void tct_query_source_close(tct_query_source *source);

/** Writes what @p results hold. */
tct_status tct_query_write(rasqal_query_results *results, const tct_rdf_query_options *options,
                           tct_buffer *out);

#endif
