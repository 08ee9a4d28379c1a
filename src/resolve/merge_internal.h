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
    TCT_VEC(tct_term) apart; /* pairs of IRIs that are different, flat */
    tct_graph *out;
} merge_job;

/** Unit of @p node in @p graph, or UINT32_MAX. */
uint32_t tct_merge_unit_of(const merge_job *job, tct_term node, tct_term graph);
uint32_t tct_merge_root(const merge_job *job, uint32_t unit);
/** Fills units and facts from the input. */
tct_status tct_merge_collect(merge_job *job);
/** Joins units to clusters. */
tct_status tct_merge_cluster(merge_job *job);
/** Gives each cluster its IRI. */
tct_status tct_merge_identify(merge_job *job);
/** Writes the pairs that a person should look at. */
tct_status tct_merge_suggest(merge_job *job);
/** Writes the statements with the clusters' IRIs. */
tct_status tct_merge_write(merge_job *job);

#endif
