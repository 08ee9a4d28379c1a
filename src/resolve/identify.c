/* Merge, third step: the IRI of each cluster. */
#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "graph/iri.h"
#include "resolve/internal.h"
#include "resolve/merge_internal.h"

/** A cluster with what decides its IRI. */
typedef struct {
    tct_str iri;     /* the known entity's, else the smallest of its units */
    tct_str context; /* smallest context, or empty */
    uint32_t root;
    bool known;
} cluster;

static int by_iri(const void *left, const void *right) {
    const cluster *a = left, *b = right;
    const int order = tct_str_compare(a->iri, b->iri);
    if (order) return order;
    if (a->known != b->known) return a->known ? -1 : 1;
    return a->root < b->root ? -1 : a->root > b->root;
}

/** Clusters in order of their first units, with known or smallest IRI; @p of_unit maps roots to clusters. */
static uint32_t list_clusters(const merge_job *job, cluster *clusters, uint32_t *of_unit) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < job->unit_count; i++) {
        const merge_unit *unit = &job->units[i];
        if (unit->parent != i) continue;
        const tct_term name =
            unit->known_as ? unit->known_as : unit->node; /* units are in order: the first is smallest */
        of_unit[i] = count;
        clusters[count++] =
            (cluster){tct_terms_string(job->terms, name), TCT_LIT(""), i, unit->known_as != 0};
    }
    for (size_t i = 0; i < job->fact_count; i++) {
        if (job->facts[i].type != FACT_CONTEXT) continue;
        cluster *it = &clusters[of_unit[tct_merge_root(job, job->facts[i].unit)]];
        if (!it->context.size || tct_str_compare(job->facts[i].key, it->context) < 0)
            it->context = job->facts[i].key;
    }
    return count;
}

static tct_status set_iri(merge_job *job, const cluster *it, tct_str suffix) {
    assert(it->root < job->unit_count && it->iri.size);
    tct_buffer buffer;
    tct_buffer_init(&buffer, job->arena.allocator, 4000);
    tct_buffer_append(&buffer, it->iri);
    tct_status status = TCT_OK;
    if (suffix.size) {
        tct_buffer_char(&buffer, '-');
        status = tct_slug(suffix, TCT_SLUG_BYTES / 2, &buffer);
    }
    if (status == TCT_OK) status = tct_buffer_status(&buffer);
    if (status == TCT_OK)
        status = tct_terms_iri(tct_graph_terms(job->out), tct_buffer_str(&buffer), &job->units[it->root].iri);
    tct_buffer_clear(&buffer);
    return status;
}

/** Digest of the documents that a cluster comes from: the last resort, still a function of their set. */
static void document_digest(const merge_job *job, uint32_t root, char hex[65]) {
    tct_str parts[2] = {tct_terms_string(job->terms, job->units[root].node), TCT_LIT("")};
    if (job->units[root].graph) parts[1] = tct_terms_string(job->terms, job->units[root].graph);
    tct_digest(parts, 2, hex);
    hex[8] = '\0';
}

/** Homonyms [begin, end): the known one, or else the one that has no context, keeps the plain IRI. */
static tct_status part(merge_job *job, const cluster *clusters, size_t begin, size_t end) {
    assert(end - begin > 1);
    bool plain_taken = false;
    for (size_t i = begin; i < end; i++) {
        char hex[65];
        const cluster *it = &clusters[i];
        tct_str suffix = it->context;
        bool again = false;
        for (size_t k = begin; k < end && suffix.size; k++)
            again |= k != i && tct_str_equal(clusters[k].context, suffix);
        const bool plain = it->known || (!suffix.size && !plain_taken);
        if (!plain && (!suffix.size || again)) {
            document_digest(job, it->root, hex);
            suffix = tct_str_of(hex);
        }
        plain_taken |= plain;
        TRY(set_iri(job, it, plain ? TCT_LIT("") : suffix));
    }
    return TCT_OK;
}

tct_status tct_merge_identify(merge_job *job) {
    assert(job);
    cluster *clusters = TCT_ARENA_NEW(&job->arena, job->unit_count + 1, cluster);
    uint32_t *of_unit = TCT_ARENA_NEW(&job->arena, job->unit_count + 1, uint32_t);
    if (!clusters || !of_unit) return TCT_ERR_MEMORY;
    const uint32_t count = list_clusters(job, clusters, of_unit);
    qsort(clusters, count, sizeof *clusters, by_iri);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && tct_str_equal(clusters[end].iri, clusters[begin].iri);)
            end++;
        if (end - begin == 1)
            TRY(set_iri(job, &clusters[begin], TCT_LIT("")));
        else
            TRY(part(job, clusters, begin, end));
    }
    return TCT_OK;
}
