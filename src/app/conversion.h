/** @file conversion.h One graph in the making; seen by this folder only. */
#ifndef TCT_APP_CONVERSION_H
#define TCT_APP_CONVERSION_H

#include "app/engine.h"
#include "base/vec.h"
#include "draw/page.h"
#include "graph/graph.h"
#include "graph/rename.h"
#include "resolve/merge.h"
#include "resolve/resolve.h"

struct tct_conversion {
    const tct_engine *engine;
    tct_watch memory; /**< all that the conversion takes: what could not be had is not forgotten */
    const tct_sink *sink;
    tct_arena arena; /**< copies of the options */
    tct_source_options source;
    tct_str language; /**< forced, or empty */
    tct_resolve_options resolve;
    struct {              /**< the user's names for classes and properties */
        tct_terms *names; /**< NULL: nothing is renamed */
        TCT_VEC(tct_renaming) renamings;
    } mapping;
    struct {                     /**< who is who */
        tct_str same, different; /**< the user's lists */
        bool explain;            /**< fill what follows */
        tct_buffer joined, suggested;
    } identity;
    tct_graph *graph;
    bool settled;    /**< nothing was added since the graph was merged and checked */
    tct_buffer text; /**< extracted text of all documents */
    size_t document_count;
    bool keep_pages; /**< texts and mentions are kept for tct_conversion_draw() and NIF */
    TCT_VEC(tct_page_document) pages;
    TCT_VEC(tct_page_mention) page_mentions; /**< of the document in work */
    tct_graph *replaced; /**< with keep_pages: what the merge calls otherwise, in the graph of the document */
    /** Called with each document when its trees are there as the parser made them (extraction mends some),
     * and when all its layers are; NULL for none. */
    tct_status (*observe_trees)(struct tct_conversion *conversion, const tct_doc *doc);
    tct_status (*observe)(struct tct_conversion *conversion, const tct_doc *doc);
    void *observer;
};

/** Fills the options of the stages from the caller's; TCT_ERR_ARGUMENT after a diagnostic. */
tct_status tct_conversion_options_read(tct_conversion *conversion, const tct_conversion_options *options);
/** Reads the renamings of @p turtle; NULL for none. TCT_ERR_ARGUMENT after a diagnostic when it has none. */
tct_status tct_mapping_read(tct_conversion *conversion, const tct_rdf_input *turtle);
/** The settled graph with the user's names, to be freed; NULL when nothing is renamed. */
tct_status tct_mapping_apply(const tct_conversion *conversion, tct_graph **mapped);
/** Texts and mentions of the settled conversion, with the classes that @p graph has, as NIF 2.0; to be freed.
 * TCT_ERR_UNSUPPORTED after a diagnostic when texts were not kept. */
tct_status tct_nif_make(const tct_conversion *conversion, const tct_graph *graph, tct_graph **nif);
void tct_mapping_free(tct_conversion *conversion);
/** What the merge is told, and where it tells what it did. */
tct_merge_options tct_identity_merge_options(tct_conversion *conversion);
void tct_identity_free(tct_conversion *conversion);
/** Puts the graph into its final form: one node a thing when documents were read; other RDF stays as it is.
 */
tct_status tct_conversion_settle(tct_conversion *conversion);
/** Resolves @p doc and keeps its text with the places of its mentions, when pages are wanted. */
tct_status tct_conversion_resolve(tct_conversion *conversion, const tct_doc *doc);
/** Gives the mentions of all kept documents the IRIs that the merged graph has. */
tct_status tct_conversion_rename_mentions(tct_conversion *conversion);
void tct_conversion_drop_pages(tct_conversion *conversion);
/** A call begins: memory may be there again. */
void tct_conversion_begin(tct_conversion *conversion);
/** @p status, or TCT_ERR_MEMORY when any request failed since tct_conversion_begin(): what some stage left
 * out for want of memory, such as one thing of a page's metadata, makes no result that is called whole. */
tct_status tct_conversion_end(const tct_conversion *conversion, tct_status status);
/** Takes one document through all stages behind `source`. */
tct_status tct_pipeline_run(tct_conversion *conversion, tct_doc *doc);

#endif
