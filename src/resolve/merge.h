/**
 * @file merge.h
 * Several documents → one graph in which each thing is one node. A function of the set of documents and of
 * the user's lists: neither the order of documents nor how they were batched is seen in the result.
 */
#ifndef TCT_RESOLVE_MERGE_H
#define TCT_RESOLVE_MERGE_H

#include "base/alloc.h"
#include "graph/graph.h"
#include "pack/pack.h"

/** All members may be left zero. */
typedef struct {
    tct_str base; /**< as when the documents were resolved; empty is TCT_DEFAULT_BASE */
    /** The user's lists: lines of two columns separated by TAB, the rest of the line and lines that begin
     * with
     * '#' are remarks. A column is the IRI of a node as single documents have it, or this, a space, and the
     * IRI of the one document that is meant. */
    tct_str same, different;
    tct_graph *log;      /**< receives `old dcterms:isReplacedBy new`, in the graph of the document */
    tct_buffer *reasons; /**< receives a line a node that was joined: new IRI, old IRI, document, rule, key */
    /**
     * Receives a line a pair of nodes that share a name but were not joined, in the form of the lists: the
     * two columns, the name, the number of documents that name either, and their contexts ("mali / kenya")
     * where they have any. Homonyms, which share a name in full, come first; then those that concern most
     * documents. Pairs that @c different parts are not among them.
     */
    tct_buffer *suggestions;
    const tct_sink *sink;
} tct_merge_options;

/**
 * Adds to @p out what @p in says (sorted; one graph a document, as tct_resolve_document() writes it), with
 * one IRI a thing. An entity takes the known entity's IRI, else the smallest IRI of its cluster; homonyms
 * that stay apart take a suffix from their context. Time and memory n log n.
 *
 * Joined are nodes of one main class that have a known id or schema:sameAs in common, the same full name
 * (unless their contexts differ where context decides: government bodies, units, committees, strategies,
 * events, posts), or the same acronym without two different expansions in one language. Never two people who
 * share a surname only.
 */
TCT_MUST_USE tct_status tct_resolve_merge(const tct_graph *in, const tct_pack *pack,
                                          const tct_merge_options *options, tct_graph *out);

/**
 * The last step before writing: sorts @p graph, merges it when it holds more than one document, and drops
 * (with a diagnostic) what the ontology does not allow. @p graph is replaced by the result; on failure it
 * stays as it was.
 */
TCT_MUST_USE tct_status tct_resolve_settle(tct_graph **graph, const tct_pack *pack,
                                           const tct_merge_options *options, const tct_allocator *allocator);

/* --- the same for graphs that do not fit in memory --- */

/** Who is who and what it is called: what a merge decides before it writes. */
typedef struct tct_merge_plan tct_merge_plan;

/** True for the properties that decisions depend on: a plan needs to see no others. */
bool tct_merge_depends_on(tct_term predicate);
/**
 * Decides by @p in (sorted), which holds of all documents at least the statements with such properties and
 * whose terms must live as long as the plan, like @p options. @p several: there is more than one document.
 */
TCT_MUST_USE tct_status tct_merge_plan_new(const tct_graph *in, const tct_pack *pack,
                                           const tct_merge_options *options, bool several,
                                           tct_merge_plan **plan);
/** Accepts NULL. */
void tct_merge_plan_free(tct_merge_plan *plan);
/** Adds to @p out what tct_resolve_merge() would add for the statements of @p document, one of all. */
TCT_MUST_USE tct_status tct_merge_plan_apply(const tct_merge_plan *plan, const tct_graph *document,
                                             tct_graph *out);
/** Adds to @p out, in the default graph, all classes that any document gives to the nodes of @p out. */
TCT_MUST_USE tct_status tct_merge_plan_types(const tct_merge_plan *plan, tct_graph *out);

#endif
