/**
 * @file graph.h
 * Statements over a term table. Statements are added in any order; tct_graph_sort() puts them into output
 * order and drops duplicates; reading asks for a sorted graph. Nothing in a graph points to a document.
 */
#ifndef TCT_GRAPH_GRAPH_H
#define TCT_GRAPH_GRAPH_H

#include "graph/term.h"

/** subject and predicate are IRIs; graph is an IRI or 0 for the default graph. */
typedef struct {
    tct_term subject, predicate, object, graph;
} tct_statement;

/** Takes statements one by one. A status other than TCT_OK stops the giver. */
typedef struct {
    tct_status (*statement)(void *context, tct_terms *terms, tct_statement statement);
    /** Called once after the last statement; may be NULL. */
    tct_status (*end)(void *context, tct_terms *terms);
    void *context;
} tct_statement_sink;

typedef struct tct_graph tct_graph;

TCT_MUST_USE tct_status tct_graph_new(const tct_allocator *allocator, tct_graph **graph);
/** Frees the graph and its terms; accepts NULL. */
void tct_graph_free(tct_graph *graph);
/** The graph's own term table. */
tct_terms *tct_graph_terms(const tct_graph *graph);
/** Adds a statement of the graph's terms. TCT_ERR_ARGUMENT when subject, predicate or graph is no IRI. */
TCT_MUST_USE tct_status tct_graph_add(tct_graph *graph, tct_term subject, tct_term predicate, tct_term object,
                                      tct_term in_graph);
/** Forgets all statements, gives back their memory, and keeps the terms. */
void tct_graph_clear(tct_graph *graph);
/** Output order by subject, predicate, object, graph; duplicates go. n log n; cheap when nothing was added
 * since. */
TCT_MUST_USE tct_status tct_graph_sort(tct_graph *graph);

/** Number of statements (with duplicates while not sorted). */
size_t tct_graph_count(const tct_graph *graph);
/** Statement @p index of the sorted graph (or in order of addition while not sorted). */
tct_statement tct_graph_at(const tct_graph *graph, size_t index);
/** Half-open range of indices. */
typedef struct {
    size_t begin, end;
} tct_range;
/** Statements about @p subject: indices for tct_graph_at(). The graph must be sorted. */
tct_range tct_graph_about(const tct_graph *graph, tct_term subject);
/** Statements with @p object: indices for tct_graph_at_object(). The graph must be sorted. */
tct_range tct_graph_to(const tct_graph *graph, tct_term object);
/** Statement @p index in the order by object, subject, predicate. */
tct_statement tct_graph_at_object(const tct_graph *graph, size_t index);
/** First object of @p subject with @p predicate, or 0. The graph must be sorted. */
tct_term tct_graph_object(const tct_graph *graph, tct_term subject, tct_term predicate);
/** True when the sorted graph holds the triple in any graph. */
bool tct_graph_has(const tct_graph *graph, tct_term subject, tct_term predicate, tct_term object);

/** Gives all statements to @p sink in order, then its end. The graph must be sorted. */
TCT_MUST_USE tct_status tct_graph_emit(const tct_graph *graph, tct_statement_sink sink);
/** A sink that copies what it is given (from any term table) into @p graph. */
tct_statement_sink tct_graph_sink(tct_graph *graph);

/** Best label of @p node: rdfs:label or schema:name in @p language, else any, else empty. The graph must be
 * sorted. */
tct_str tct_graph_label(const tct_graph *graph, tct_term node, tct_str language);

#endif
