/** @file merge_internal.h Units, clusters: what the files of the merge share. */
#ifndef TCT_RESOLVE_MERGE_INTERNAL_H
#define TCT_RESOLVE_MERGE_INTERNAL_H

#include "base/arena.h"
#include "base/vec.h"
#include "resolve/merge.h"

/** A node as one document sees it. */
typedef struct {
    tct_term node, graph;
    uint32_t parent; /* union–find: the smallest unit stands for the cluster */
    uint8_t kind;
    tct_term known_as; /* its IRI if a known entity's or with sameAs, else 0; of the cluster at its root */
    bool by_context;   /* of a class whose names repeat from place to place */
    bool listed;       /* the user's list says that something in the cluster is not something else */
    tct_term iri;      /* of the cluster, in the output's terms; at the cluster's first unit */
    const char *rule;  /* why it was joined to another unit, or NULL */
    tct_str key;       /* the name or link that joined it */
} merge_unit;

/** A name, link or context of a unit. */
typedef struct {
    tct_str key;
    tct_str language;
    uint32_t unit;
    uint8_t type;
} merge_fact;

/* A weak name joins nobody, but two that share one may be one. */
enum { FACT_NAME, FACT_ACRONYM, FACT_LINK, FACT_CONTEXT, FACT_WEAK_NAME };

typedef struct {
    const tct_graph *in;
    const tct_terms *terms;
    const tct_pack *pack;
    const tct_merge_options *options;
    tct_str base;
    tct_arena arena;
    merge_unit *units; /* by node, then graph, in output order */
    uint32_t unit_count;
    uint32_t *first_unit; /* of each term: its first unit + 1 */
    merge_fact *facts;    /* sorted by type, kind, key, unit */
    size_t fact_count;
    TCT_VEC(uint32_t) apart; /* pairs of units that are different, flat */
    tct_graph *out;
} merge_job;

/** A preferred name that some document gives a cluster. */
typedef struct {
    tct_term_view view;
    tct_term term; /* of the input */
    uint32_t root;
    uint32_t count; /* documents that prefer it */
    bool known;     /* given by a unit whose IRI is a known entity's */
} merge_name;

typedef struct {
    merge_name *items;
    size_t count, capacity;
} merge_names;

/** How statements are written, of the job's input or of another table of terms. */
typedef struct {
    const merge_job *job;
    const merge_names *names;
    const tct_terms *from; /* of the statements */
    const tct_term
        *same; /* of each term of from: its id in the input, 0 for none; NULL when from is the input's */
    const bool *symmetric; /* of each term of from: is it a symmetric property? */
    tct_graph *to;
} merge_writer;

/** Unit of @p node in @p graph, or UINT32_MAX. */
uint32_t tct_merge_unit_of(const merge_job *job, tct_term node, tct_term graph);
uint32_t tct_merge_root(const merge_job *job, uint32_t unit);
/** True when the user's list says that something in the cluster of root @p a is not something in that of @p
 * b.
 */
bool tct_merge_forbidden(const merge_job *job, uint32_t a, uint32_t b);
/** Fills units and facts from the input. */
tct_status tct_merge_collect(merge_job *job);
/** Joins units to clusters. */
tct_status tct_merge_cluster(merge_job *job);
/** Gives each cluster its IRI. */
tct_status tct_merge_identify(merge_job *job);
/** Writes what the caller wants to know: suggestions, reasons, replaced IRIs. Clusters have their IRIs. */
tct_status tct_merge_tell(merge_job *job);
/** Writes the pairs that a person should look at. */
tct_status tct_merge_suggest(merge_job *job);
/** The name that each cluster has in each language, sorted by cluster. */
tct_status tct_merge_names(const merge_job *job, merge_names *names);
/** Marks the terms of @p terms that are symmetric properties. */
void tct_merge_mark_symmetric(const merge_job *job, const tct_terms *terms, bool *symmetric);
/** The IRI of a node of the statements, other terms as they are. */
tct_status tct_merge_node(const merge_writer *writer, tct_term term, tct_term graph, tct_term *mapped);
/** Writes one statement with the clusters' IRIs. */
tct_status tct_merge_statement(const merge_writer *writer, tct_statement s);
/** Writes the statements with the clusters' IRIs. */
tct_status tct_merge_write(merge_job *job);

#endif
