/** @file partition.h Statements of a graph parted by named graph, in linear time. */
#ifndef TCT_RDF_PARTITION_H
#define TCT_RDF_PARTITION_H

#include "graph/graph.h"

/** Statements by graph: names in output order (0, the default graph, first), members[begin[i] … begin[i + 1])
 * of each. */
typedef struct {
    tct_term *names;
    size_t *begin, *members;
    size_t count;
} tct_rdf_partition;

TCT_MUST_USE tct_status tct_rdf_partition_make(const tct_graph *graph, tct_rdf_partition *partition);
void tct_rdf_partition_clear(tct_rdf_partition *partition);

#endif
