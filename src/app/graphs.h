/** @file graphs.h RDF files as one graph; seen by this folder only. */
#ifndef TCT_APP_GRAPHS_H
#define TCT_APP_GRAPHS_H

#include "graph/graph.h"

/** Reads all @p inputs into a new, sorted graph. TCT_PARTIAL when statements were left out: the graph is
 * there. */
TCT_MUST_USE tct_status tct_graphs_read(const tct_rdf_input *inputs, size_t count, const tct_sink *sink,
                                        tct_graph **graph);

#endif
