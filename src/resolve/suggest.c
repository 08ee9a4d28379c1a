/* Merge: pairs that share a name but stayed apart, for a person to decide on. */
#include <assert.h>
#include <stdlib.h>

#include "resolve/merge_internal.h"

/** A name of a cluster. */
typedef struct {
    tct_str key;
    uint32_t root;
    uint8_t kind;
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
    tct_str key;
} suggestion;

static int by_pair(const void *left, const void *right) {
    const suggestion *a = left, *b = right;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    if (a->b != b->b) return a->b < b->b ? -1 : 1;
    if (a->key.size != b->key.size) return a->key.size > b->key.size ? -1 : 1;
    return tct_str_compare(a->key, b->key);
}

static int by_value(const void *left, const void *right) {
    const suggestion *a = left, *b = right;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return by_pair(left, right);
}

static size_t list_names(const merge_job *job, called *list) {
    size_t count = 0;
    for (size_t i = 0; i < job->fact_count; i++) {
        const merge_fact *it = &job->facts[i];
        if (it->type != FACT_NAME && it->type != FACT_ACRONYM && it->type != FACT_WEAK_NAME) continue;
        list[count++] = (called){it->key, tct_merge_root(job, it->unit), job->units[it->unit].kind};
    }
    qsort(list, count, sizeof *list, by_name);
    return count;
}

/** Neighbours in order of their names; a name that many clusters bear gives a chain of pairs, not all of
 * them. */
static size_t list_pairs(const merge_job *job, const called *names, size_t count, const uint32_t *units,
                         suggestion *list) {
    size_t found = 0;
    for (size_t i = 1; i < count; i++) {
        const called *a = &names[i - 1], *b = &names[i];
        if (a->kind != b->kind || a->root == b->root || !tct_str_equal(a->key, b->key)) continue;
        if (job->units[a->root].node == job->units[b->root].node)
            continue; /* the lists cannot tell them apart */
        if (job->units[a->root].known_as && job->units[b->root].known_as) continue;
        list[found++] = (suggestion){a->root, b->root, units[a->root] + units[b->root], a->key};
    }
    qsort(list, found, sizeof *list, by_pair);
    size_t kept = 0;
    for (size_t i = 0; i < found; i++)
        if (i == 0 || list[i].a != list[i - 1].a || list[i].b != list[i - 1].b) list[kept++] = list[i];
    qsort(list, kept, sizeof *list, by_value);
    return kept;
}

static void write_pair(const merge_job *job, const suggestion *it, tct_buffer *out) {
    assert(it->a < it->b && it->b < job->unit_count);
    tct_buffer_append(out, tct_terms_string(job->terms, job->units[it->a].node));
    tct_buffer_char(out, '\t');
    tct_buffer_append(out, tct_terms_string(job->terms, job->units[it->b].node));
    tct_buffer_char(out, '\t');
    tct_buffer_append(out, it->key);
    tct_buffer_format(out, "\t%u\n", (unsigned)it->value);
}

tct_status tct_merge_suggest(merge_job *job) {
    assert(job && job->options->suggestions);
    called *names = TCT_ARENA_NEW(&job->arena, job->fact_count + 1, called);
    suggestion *list = TCT_ARENA_NEW(&job->arena, job->fact_count + 1, suggestion);
    uint32_t *units = TCT_ARENA_NEW(&job->arena, job->unit_count + 1, uint32_t);
    if (!names || !list || !units) return TCT_ERR_MEMORY;
    for (uint32_t i = 0; i < job->unit_count; i++)
        units[tct_merge_root(job, i)]++;
    const size_t count = list_names(job, names);
    const size_t kept = list_pairs(job, names, count, units, list);
    for (size_t i = 0; i < kept; i++)
        write_pair(job, &list[i], job->options->suggestions);
    return tct_buffer_status(job->options->suggestions);
}
