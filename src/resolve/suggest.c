/* Merge: pairs that share a name but stayed apart, for a person to decide on. */
#include <assert.h>
#include <stdlib.h>

#include "resolve/merge_internal.h"

/** A name of a cluster. */
typedef struct {
    tct_str key;
    uint32_t root;
    uint8_t kind;
    bool full; /* not an acronym, nor a name that joins nobody */
} called;

static int by_name(const void *left, const void *right) {
    const called *a = left, *b = right;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    const int order = tct_str_compare(a->key, b->key);
    if (order) return order;
    return a->root < b->root ? -1 : a->root > b->root;
}

/** Two clusters with what they share. */
typedef struct {
    uint32_t a, b;
    uint32_t value; /* documents that name either */
    bool homonyms;  /* both have the name in full: their contexts, or a list, keep them apart */
    tct_str key;
} suggestion;

/** What is known of clusters, by their roots. */
typedef struct {
    uint32_t *documents; /* that name it */
    tct_str *context;    /* the smallest, or empty */
    bool *shares_iri;    /* another cluster has a unit with the IRI of the root */
} cluster_facts;

static int by_pair(const void *left, const void *right) {
    const suggestion *a = left, *b = right;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    if (a->b != b->b) return a->b < b->b ? -1 : 1;
    if (a->homonyms != b->homonyms) return a->homonyms ? -1 : 1;
    if (a->key.size != b->key.size) return a->key.size > b->key.size ? -1 : 1;
    return tct_str_compare(a->key, b->key);
}

static int by_value(const void *left, const void *right) {
    const suggestion *a = left, *b = right;
    if (a->homonyms != b->homonyms) return a->homonyms ? -1 : 1;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return by_pair(left, right);
}

static size_t list_names(const merge_job *job, called *list) {
    size_t count = 0;
    for (size_t i = 0; i < job->fact_count; i++) {
        const merge_fact *it = &job->facts[i];
        if (it->type != FACT_NAME && it->type != FACT_ACRONYM && it->type != FACT_WEAK_NAME) continue;
        list[count++] = (called){it->key, tct_merge_root(job, it->unit), job->units[it->unit].kind,
                                 it->type == FACT_NAME};
    }
    qsort(list, count, sizeof *list, by_name);
    return count;
}

/** One entry a cluster and name: in full when one document has it so. */
static size_t unite_names(called *list, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        called *last = kept ? &list[kept - 1] : NULL;
        if (last && last->kind == list[i].kind && last->root == list[i].root &&
            tct_str_equal(last->key, list[i].key))
            last->full |= list[i].full;
        else
            list[kept++] = list[i];
    }
    return kept;
}

/** Neighbours in order of their names; a name that many clusters bear gives a chain of pairs, not all of
 * them. What a list has decided is not asked again. */
static size_t list_pairs(const merge_job *job, const called *names, size_t count, const cluster_facts *known,
                         suggestion *list) {
    size_t found = 0;
    for (size_t i = 1; i < count; i++) {
        const called *a = &names[i - 1], *b = &names[i];
        if (a->kind != b->kind || !tct_str_equal(a->key, b->key)) continue;
        assert(a->root < b->root);
        if (job->units[a->root].known_as && job->units[b->root].known_as) continue;
        if (tct_merge_forbidden(job, a->root, b->root)) continue;
        list[found++] = (suggestion){a->root, b->root, known->documents[a->root] + known->documents[b->root],
                                     a->full && b->full, a->key};
    }
    qsort(list, found, sizeof *list, by_pair);
    size_t kept = 0;
    for (size_t i = 0; i < found; i++)
        if (i == 0 || list[i].a != list[kept - 1].a || list[i].b != list[kept - 1].b) list[kept++] = list[i];
    qsort(list, kept, sizeof *list, by_value);
    return kept;
}

/** Units of one IRI in several clusters: the IRI alone does not tell which is meant. */
static void mark_shared(const merge_job *job, cluster_facts *known) {
    for (uint32_t begin = 0, end; begin < job->unit_count; begin = end) {
        bool shared = false;
        for (end = begin + 1; end < job->unit_count && job->units[end].node == job->units[begin].node; end++)
            shared |= tct_merge_root(job, end) != tct_merge_root(job, begin);
        for (uint32_t i = begin; i < end; i++)
            known->shares_iri[i] = shared;
    }
}

static tct_status gather(merge_job *job, cluster_facts *known) {
    known->documents = TCT_ARENA_NEW(&job->arena, job->unit_count + 1, uint32_t);
    known->context = TCT_ARENA_NEW(&job->arena, job->unit_count + 1, tct_str);
    known->shares_iri = TCT_ARENA_NEW(&job->arena, job->unit_count + 1, bool);
    if (!known->documents || !known->context || !known->shares_iri) return TCT_ERR_MEMORY;
    for (uint32_t i = 0; i < job->unit_count; i++)
        known->documents[tct_merge_root(job, i)]++;
    for (size_t i = 0; i < job->fact_count; i++) {
        if (job->facts[i].type != FACT_CONTEXT) continue;
        tct_str *context = &known->context[tct_merge_root(job, job->facts[i].unit)];
        if (!context->size || tct_str_compare(job->facts[i].key, *context) < 0) *context = job->facts[i].key;
    }
    mark_shared(job, known);
    return TCT_OK;
}

/** The cluster as a list can name it: by its IRI, with a document where others have the IRI too. */
static void write_cluster(const merge_job *job, const cluster_facts *known, uint32_t root, tct_buffer *out) {
    const merge_unit *unit = &job->units[root];
    tct_buffer_append(out, tct_terms_string(job->terms, unit->node));
    if (known->shares_iri[root] && unit->graph) {
        tct_buffer_char(out, ' ');
        tct_buffer_append(out, tct_terms_string(job->terms, unit->graph));
    }
    tct_buffer_char(out, '\t');
}

static void write_pair(const merge_job *job, const cluster_facts *known, const suggestion *it,
                       tct_buffer *out) {
    assert(it->a < it->b && it->b < job->unit_count);
    write_cluster(job, known, it->a, out);
    write_cluster(job, known, it->b, out);
    tct_buffer_append(out, it->key);
    tct_buffer_format(out, "\t%u", (unsigned)it->value);
    const tct_str a = known->context[it->a], b = known->context[it->b];
    if (a.size || b.size)
        tct_buffer_format(out, "\t%.*s / %.*s", TCT_ARG(a.size ? a : TCT_LIT("?")),
                          TCT_ARG(b.size ? b : TCT_LIT("?")));
    tct_buffer_char(out, '\n');
}

tct_status tct_merge_suggest(merge_job *job) {
    assert(job && job->options->suggestions);
    cluster_facts known;
    called *names = TCT_ARENA_NEW(&job->arena, job->fact_count + 1, called);
    suggestion *list = TCT_ARENA_NEW(&job->arena, job->fact_count + 1, suggestion);
    if (!names || !list) return TCT_ERR_MEMORY;
    TRY(gather(job, &known));
    const size_t count = unite_names(names, list_names(job, names));
    const size_t kept = list_pairs(job, names, count, &known, list);
    for (size_t i = 0; i < kept; i++)
        write_pair(job, &known, &list[i], job->options->suggestions);
    return tct_buffer_status(job->options->suggestions);
}
