/**
 * @file resolve.h
 * Mentions → entities, relations → statements. The only stage that makes statements from what a document
 * says.
 *
 * All statements of a document stand in the graph that its IRI names. The result depends on the document, the
 * pack and the options alone: no clock, no counter, no order of calls.
 */
#ifndef TCT_RESOLVE_RESOLVE_H
#define TCT_RESOLVE_RESOLVE_H

#include "doc/doc.h"
#include "graph/graph.h"
#include "pack/pack.h"

#define TCT_DEFAULT_BASE "http://example.org/id/"

/** How much is said about where a statement comes from. */
typedef enum {
    TCT_EVIDENCE_DOCUMENT, /**< entities linked to their document; nodes of what is not plainly asserted */
    TCT_EVIDENCE_NONE,     /**< the bare triples */
    TCT_EVIDENCE_STATEMENT /**< besides, one node a statement */
} tct_evidence;

/** All members may be left zero. */
typedef struct {
    tct_str base; /**< of minted IRIs, ends in '/' or '#'; empty is TCT_DEFAULT_BASE */
    tct_evidence evidence;
    unsigned claims;         /**< bit per tct_claim that is let through; 0 for all */
    unsigned min_confidence; /**< 0 … 100 */
    tct_str version;         /**< of the software, for the run node */
    tct_str parameters;      /**< the options as text, for the run node */
    tct_str stamp;           /**< xsd:dateTime of the run, or empty */
    const tct_sink *sink;
    /** Called for each mention of an entity that is written, with its bytes in the text; may be NULL. */
    tct_status (*mention)(void *context, tct_span span, tct_str iri);
    void *mention_context;
} tct_resolve_options;

/**
 * Adds what @p doc says to @p graph (not sorted). @p document (may be NULL) receives the IRI of the document.
 * TCT_ERR_ARGUMENT for a base that makes no valid IRIs, TCT_ERR_MEMORY.
 */
TCT_MUST_USE tct_status tct_resolve_document(const tct_doc *doc, const tct_pack *pack,
                                             const tct_resolve_options *options, tct_graph *graph,
                                             tct_term *document);

#endif
