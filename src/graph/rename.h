/** @file rename.h A graph with its classes and properties in another vocabulary. */
#ifndef TCT_GRAPH_RENAME_H
#define TCT_GRAPH_RENAME_H

#include "graph/graph.h"

/** The IRI @c from becomes the IRI @c to; both are terms of one table. */
typedef struct {
    tct_term from, to;
} tct_renaming;

/**
 * Adds the statements of @p graph to @p renamed. Properties, classes of rdf:type and the properties that
 * reified statements speak of (rdf:predicate) are renamed as @p renamings (terms of @p names) say; nodes
 * never are. Of two renamings of one IRI the later holds. @p renamed is not sorted. TCT_ERR_MEMORY.
 */
TCT_MUST_USE tct_status tct_graph_rename(const tct_graph *graph, const tct_terms *names,
                                         const tct_renaming *renamings, size_t count,
                                         const tct_allocator *allocator, tct_graph *renamed);

#endif
