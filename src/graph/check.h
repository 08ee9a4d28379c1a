/**
 * @file check.h
 * The check against the ontology: a sink before other sinks. A statement whose subject is outside the domain
 * of its property, whose object is outside the range, or whose literal has the wrong datatype is dropped with
 * a diagnostic.
 */
#ifndef TCT_GRAPH_CHECK_H
#define TCT_GRAPH_CHECK_H

#include "graph/graph.h"
#include "pack/pack.h"

typedef struct tct_check tct_check;

/**
 * A check by the classes and properties of @p pack. The types of nodes are read from @p graph, which must be
 * sorted and stay so. @p sink may be NULL.
 */
TCT_MUST_USE tct_status tct_check_new(const tct_allocator *allocator, const tct_pack *pack,
                                      const tct_graph *graph, const tct_sink *sink, tct_check **check);
/** Accepts NULL. */
void tct_check_free(tct_check *check);
/** The sink that passes on to @p next what is valid. Statements must be of the graph's own terms. */
tct_statement_sink tct_check_sink(tct_check *check, tct_statement_sink next);
/** Statements dropped so far. */
size_t tct_check_dropped(const tct_check *check);
/** Why @p statement is not valid, as a static fragment of a sentence; NULL when it is. */
const char *tct_check_statement(tct_check *check, tct_statement statement);

#endif
