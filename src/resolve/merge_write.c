/* Merge, last step: the statements with the clusters' IRIs and one name a language. */
#include <assert.h>
#include <stdlib.h>

#include "resolve/internal.h"
#include "resolve/merge_internal.h"

/* --- names --- */

static int by_cluster(const void *left, const void *right) {
    const merge_name *a = left, *b = right;
    if (a->root != b->root) return a->root < b->root ? -1 : 1;
    int order = tct_str_compare(a->view.language, b->view.language);
    if (order) return order;
    order = tct_str_compare(a->view.text, b->view.text);
    if (order) return order;
    return a->known > b->known ? -1 : a->known < b->known;
}

static tct_status list_preferred(const merge_job *job, merge_names *list) {
    for (size_t i = 0; i < tct_graph_count(job->in); i++) {
        const tct_statement s = tct_graph_at(job->in, i);
        if (s.predicate != TCT_V_SCHEMA_NAME) continue;
        const uint32_t unit = tct_merge_unit_of(job, s.subject, s.graph);
        if (unit == UINT32_MAX) continue;
        const uint32_t root = tct_merge_root(job, unit);
        const bool known = job->units[root].known_as == s.subject;
        TRY(TCT_PUSH(list, job->arena.allocator,
                     ((merge_name){tct_terms_view(job->terms, s.object), s.object, root, 1, known})));
    }
    if (list->count) qsort(list->items, list->count, sizeof *list->items, by_cluster);
    return TCT_OK;
}

/** A known entity's name before others, then what most documents say, then the longer, then byte order. */
static bool better(const merge_name *a, const merge_name *b) {
    if (a->known != b->known) return a->known;
    if (a->count != b->count) return a->count > b->count;
    if (a->view.text.size != b->view.text.size) return a->view.text.size > b->view.text.size;
    return tct_str_compare(a->view.text, b->view.text) < 0;
}

/** Keeps one entry a cluster and language: the name that is preferred in the merged graph. */
static void choose(merge_names *list) {
    assert(list->count == 0 || list->items);
    size_t kept = 0;
    for (size_t i = 0, next; i < list->count; i = next) {
        merge_name name = list->items[i];
        for (next = i + 1; next < list->count && list->items[next].root == name.root &&
                           list->items[next].term == name.term;)
            next++;
        name.count = (uint32_t)(next - i);
        merge_name *last = kept ? &list->items[kept - 1] : NULL;
        if (!last || last->root != name.root || !tct_str_equal(last->view.language, name.view.language))
            list->items[kept++] = name;
        else if (better(&name, last))
            *last = name;
    }
    list->count = kept;
}

/** True when @p object is the preferred name of the cluster in its language. */
static bool is_chosen(const merge_names *list, uint32_t root, tct_term object) {
    size_t low = 0, high = list->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (list->items[middle].root < root)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < list->count && list->items[low].root == root; low++)
        if (list->items[low].term == object) return true;
    return false;
}

/** What becomes of a name: the preferred one stays, others become alternate, labels that are not preferred
 * go. */
static tct_term name_predicate(const merge_names *names, uint32_t root, tct_term predicate, tct_term object) {
    if (predicate != TCT_V_SCHEMA_NAME && predicate != TCT_V_RDFS_LABEL &&
        predicate != TCT_V_SCHEMA_ALTERNATE_NAME)
        return predicate;
    const bool chosen = is_chosen(names, root, object);
    if (predicate == TCT_V_SCHEMA_NAME) return chosen ? TCT_V_SCHEMA_NAME : TCT_V_SCHEMA_ALTERNATE_NAME;
    if (predicate == TCT_V_RDFS_LABEL) return chosen ? TCT_V_RDFS_LABEL : 0;
    return chosen ? 0 : predicate;
}

tct_status tct_merge_names(const merge_job *job, merge_names *names) {
    assert(job && names && names->count == 0);
    TRY(list_preferred(job, names));
    choose(names);
    return TCT_OK;
}

/* --- statements --- */

/** Id of a term of the statements in the job's input, 0 when it is not there. */
static tct_term in_job(const merge_writer *writer, tct_term term) {
    return writer->same ? writer->same[term] : term;
}

static uint32_t unit_of(const merge_writer *writer, tct_term node, tct_term graph) {
    if (!writer->job->first_unit) return UINT32_MAX; /* a single document: nothing is joined */
    const tct_term known = in_job(writer, node), known_graph = graph ? in_job(writer, graph) : 0;
    if (!known || (graph && !known_graph)) return UINT32_MAX;
    return tct_merge_unit_of(writer->job, known, known_graph);
}

tct_status tct_merge_node(const merge_writer *writer, tct_term term, tct_term graph, tct_term *mapped) {
    const merge_job *job = writer->job;
    tct_terms *to = tct_graph_terms(writer->to);
    const uint32_t unit = tct_terms_is_iri(writer->from, term) ? unit_of(writer, term, graph) : UINT32_MAX;
    if (unit == UINT32_MAX) return tct_terms_copy(writer->from, term, to, mapped);
    const tct_term iri = job->units[tct_merge_root(job, unit)].iri;
    assert(iri);
    return tct_terms_copy(tct_graph_terms(job->out), iri, to, mapped);
}

void tct_merge_mark_symmetric(const merge_job *job, const tct_terms *terms, bool *symmetric) {
    assert(terms && symmetric);
    for (uint16_t i = 0; job->pack && i < tct_pack_property_count(job->pack); i++) {
        const tct_pack_property *property = tct_pack_property_at(job->pack, i);
        const tct_str iri = tct_frozen_text(tct_pack_symbols(job->pack), property->iri);
        const tct_term term = property->symmetric ? tct_terms_find_iri(terms, iri) : 0;
        if (term) symmetric[term] = true;
    }
}

tct_status tct_merge_statement(const merge_writer *writer, tct_statement s) {
    assert(writer->job && writer->from && writer->to && writer->symmetric);
    tct_statement copy = {0};
    const uint32_t unit = unit_of(writer, s.subject, s.graph);
    tct_terms *terms = tct_graph_terms(writer->to);
    tct_term predicate = s.predicate;
    if (unit != UINT32_MAX)
        predicate = name_predicate(writer->names, tct_merge_root(writer->job, unit), s.predicate,
                                   in_job(writer, s.object));
    if (!predicate) return TCT_OK;
    TRY(tct_merge_node(writer, s.subject, s.graph, &copy.subject));
    TRY(tct_terms_copy(writer->from, predicate, terms, &copy.predicate));
    TRY(tct_merge_node(writer, s.object, s.graph, &copy.object));
    if (s.graph) TRY(tct_terms_copy(writer->from, s.graph, terms, &copy.graph));
    if (copy.subject == copy.object) return TCT_OK; /* its two ends turned out to be one */
    if (writer->symmetric[s.predicate] && tct_terms_compare(terms, copy.object, copy.subject) < 0) {
        const tct_term swap = copy.subject;
        copy.subject = copy.object;
        copy.object = swap;
    }
    return tct_graph_add(writer->to, copy.subject, copy.predicate, copy.object, copy.graph);
}

tct_status tct_merge_write(merge_job *job) {
    merge_names names = {0};
    bool *symmetric = TCT_ARENA_NEW(&job->arena, tct_terms_end(job->terms), bool);
    if (!symmetric) return TCT_ERR_MEMORY;
    tct_merge_mark_symmetric(job, job->terms, symmetric);
    const merge_writer writer = {
        .job = job, .names = &names, .from = job->terms, .symmetric = symmetric, .to = job->out};
    tct_status status = tct_merge_names(job, &names);
    for (size_t i = 0; i < tct_graph_count(job->in) && status == TCT_OK; i++)
        status = tct_merge_statement(&writer, tct_graph_at(job->in, i));
    TCT_VEC_CLEAR(&names, job->arena.allocator);
    return status;
}
