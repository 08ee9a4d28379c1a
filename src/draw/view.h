/**
 * @file view.h
 * What a drawing shows: a pure choice of nodes and edges from a graph, under a budget, without any layout.
 * Literals are details of a node, never nodes; edges of one pair and property are one edge; leaves of one
 * kind on one node are folded into one when they are many; what was left out is counted.
 * Salience decides what goes first.
 */
#ifndef TCT_DRAW_VIEW_H
#define TCT_DRAW_VIEW_H

#include "base/arena.h"
#include "graph/graph.h"
#include "pack/pack.h"

/** What boxes are drawn round. */
typedef enum {
    TCT_CLUSTER_NONE,
    TCT_CLUSTER_DOCUMENT,     /**< what only this document mentions */
    TCT_CLUSTER_ORGANIZATION, /**< staff, posts and units of an organization */
    TCT_CLUSTER_EVENT         /**< who and what has a relation with one event only */
} tct_cluster;

/** Options; zero-initialise for the defaults. */
typedef struct {
    tct_str language; /**< of labels: "fr" or "en"; empty takes the graph's own names and English labels */
    tct_str focus;    /**< name of the entity in the middle; empty for none */
    unsigned depth;   /**< steps from the focus that are shown; 0 means 1 */
    tct_str only;  /**< class names, comma-separated: only these classes ("schema:Person,schema:Event"); empty
                      for all */
    tct_str hide;  /**< class names that are left out */
    tct_str event; /**< name of an event: it, its parts, and what is one step from these; empty for none */
    tct_str document;        /**< IRI or headline of a document: only what it mentions; empty for all */
    size_t top;              /**< only the most salient entities, this many, are looked at; 0 for all */
    size_t max_nodes;        /**< 0 means TCT_VIEW_NODES */
    size_t max_edges;        /**< 0 means twice max_nodes */
    unsigned min_confidence; /**< per cent; relations that are known to be less sure go */
    tct_cluster cluster;     /**< boxes around nodes that belong together */
    bool unconnected;        /**< also show entities without any relation */
    bool unfolded;           /**< every entity is a node of its own */
} tct_view_options;

enum {
    TCT_VIEW_NODES = 60,    /* above this a drawing is no longer read at a glance */
    TCT_VIEW_FOLD = 5,      /* more leaves of one kind on one node than this are folded */
    TCT_VIEW_FOLD_NAMES = 8 /* names that a folded node still lists */
};

/** A node: an entity, or several leaves folded into one. */
typedef struct {
    tct_term term;     /**< the entity; of a folded node its first */
    uint16_t class_id; /**< finest class with a style */
    uint8_t kind;      /**< tct_kind */
    bool folded;
    uint32_t count;   /**< entities in it: 1, or more when folded */
    uint32_t degree;  /**< edges at it */
    uint32_t weight;  /**< salience: statements, documents, and whether a headline names it */
    uint32_t cluster; /**< index into the view's clusters + 1, or 0 */
    bool in_title, listed, hidden;
    const tct_term *members; /**< @c count entities, of a folded node; else NULL */
    tct_str iri;             /**< of the entity */
    tct_str label;           /**< name; of a folded node the names, separated by LF */
    tct_str detail;          /**< job titles, dates: lines separated by LF; may be empty */
} tct_view_node;

/** An edge: all relations from one node to another; @c count statements stand behind it. */
typedef struct {
    uint32_t from, to; /**< nodes */
    uint16_t property; /**< id in the pack, of the first relation */
    uint32_t count;
    bool asserted, planned, reported; /**< what statement nodes say */
    uint8_t confidence;               /**< per cent, of the surest statement; 0 when not known */
    tct_str label;                    /**< names of its properties, separated by LF */
    tct_str evidence;                 /**< sentence of the surest statement; may be empty */
    tct_str source;                   /**< address of the passage, else its IRI; may be empty */
} tct_view_edge;

/** Nodes that belong together. */
typedef struct {
    tct_str label;
    uint32_t count; /**< nodes in it */
} tct_view_cluster;

typedef struct {
    tct_arena arena;
    TCT_VEC(tct_view_node) nodes;
    TCT_VEC(tct_view_edge) edges;
    TCT_VEC(tct_view_cluster) clusters;
    size_t left_nodes, left_edges; /**< entities and relations that the graph has and the view has not */
    tct_str title;                 /**< headline of the only document, else empty */
    tct_str date, publisher, url;  /**< of the only document */
    size_t documents;
} tct_view;

/** Chooses. The graph must be sorted. TCT_NOT_FOUND when the focus names no entity. */
TCT_MUST_USE tct_status tct_view_new(const tct_graph *graph, const tct_pack *pack,
                                     const tct_view_options *options, const tct_allocator *allocator,
                                     tct_view **view);
/** "0.87" → 87; 0 for what is no number between 0 and 1. Further digits are cut. */
unsigned tct_view_per_cent(tct_str decimal);
/** Document of the sorted graph with the IRI or the headline @p name, or 0. */
tct_term tct_view_document(const tct_graph *graph, tct_str name);
/** Indices of the nodes, the most salient first, in the view's arena; NULL without memory. */
uint32_t *tct_view_ranking(tct_view *view);
/** Accepts NULL. */
void tct_view_free(tct_view *view);

#endif
