/* Merge: the path, and the last step, writing the statements with the clusters' IRIs and one name a language.
 */
#include "resolve/merge.h"

#include <assert.h>
#include <stdlib.h>

#include "resolve/internal.h"
#include "resolve/merge_internal.h"

/** A preferred name that some document gives a cluster. */
typedef struct {
    tct_term_view view;
    tct_term term; /* of the input */
    uint32_t root;
    uint32_t count; /* documents that prefer it */
    bool known;     /* given by a unit whose IRI is a known entity's */
} preferred;

typedef TCT_VEC(preferred) preferred_list;

static int by_cluster(const void *left, const void *right) {
    const preferred *a = left, *b = right;
    if (a->root != b->root) return a->root < b->root ? -1 : 1;
    int order = tct_str_compare(a->view.language, b->view.language);
    if (order) return order;
    order = tct_str_compare(a->view.text, b->view.text);
    if (order) return order;
    return a->known > b->known ? -1 : a->known < b->known;
}

static tct_status list_preferred(const merge_job *job, preferred_list *list) {
    for (size_t i = 0; i < tct_graph_count(job->in); i++) {
        const tct_statement s = tct_graph_at(job->in, i);
        if (s.predicate != TCT_V_SCHEMA_NAME) continue;
        const uint32_t unit = tct_merge_unit_of(job, s.subject, s.graph);
        if (unit == UINT32_MAX) continue;
        const uint32_t root = tct_merge_root(job, unit);
        const bool known = job->units[root].known_as == s.subject;
        TRY(TCT_PUSH(list, job->arena.allocator,
                     ((preferred){tct_terms_view(job->terms, s.object), s.object, root, 1, known})));
    }
    qsort(list->items, list->count, sizeof *list->items, by_cluster);
    return TCT_OK;
}

/** A known entity's name before others, then what most documents say, then the longer, then byte order. */
static bool better(const preferred *a, const preferred *b) {
    if (a->known != b->known) return a->known;
    if (a->count != b->count) return a->count > b->count;
    if (a->view.text.size != b->view.text.size) return a->view.text.size > b->view.text.size;
    return tct_str_compare(a->view.text, b->view.text) < 0;
}

/** Keeps one entry a cluster and language: the name that is preferred in the merged graph. */
static void choose(preferred_list *list) {
    assert(list->count == 0 || list->items);
    size_t kept = 0;
    for (size_t i = 0, next; i < list->count; i = next) {
        preferred name = list->items[i];
        for (next = i + 1; next < list->count && list->items[next].root == name.root &&
                           list->items[next].term == name.term;)
            next++;
        name.count = (uint32_t)(next - i);
        preferred *last = kept ? &list->items[kept - 1] : NULL;
        if (!last || last->root != name.root || !tct_str_equal(last->view.language, name.view.language))
            list->items[kept++] = name;
        else if (better(&name, last))
            *last = name;
    }
    list->count = kept;
}

/** True when @p object is the preferred name of the cluster in its language. */
static bool is_chosen(const preferred_list *list, uint32_t root, tct_term object) {
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
static tct_term name_predicate(const preferred_list *names, uint32_t root, tct_statement s) {
    const bool chosen = is_chosen(names, root, s.object);
    if (s.predicate == TCT_V_SCHEMA_NAME) return chosen ? TCT_V_SCHEMA_NAME : TCT_V_SCHEMA_ALTERNATE_NAME;
    if (s.predicate == TCT_V_RDFS_LABEL) return chosen ? TCT_V_RDFS_LABEL : 0;
    if (s.predicate == TCT_V_SCHEMA_ALTERNATE_NAME) return chosen ? 0 : s.predicate;
    return s.predicate;
}

static tct_status map_term(merge_job *job, tct_term term, tct_term graph, tct_term *mapped) {
    const uint32_t unit =
        tct_terms_is_iri(job->terms, term) ? tct_merge_unit_of(job, term, graph) : UINT32_MAX;
    if (unit == UINT32_MAX) return tct_terms_copy(job->terms, term, tct_graph_terms(job->out), mapped);
    *mapped = job->units[tct_merge_root(job, unit)].iri;
    assert(*mapped);
    return TCT_OK;
}

/** Per term of the input: is it a symmetric property? */
static tct_status mark_symmetric(merge_job *job, bool **symmetric) {
    *symmetric = TCT_ARENA_NEW(&job->arena, tct_terms_end(job->terms), bool);
    if (!*symmetric) return TCT_ERR_MEMORY;
    for (uint16_t i = 0; job->pack && i < tct_pack_property_count(job->pack); i++) {
        const tct_pack_property *property = tct_pack_property_at(job->pack, i);
        const tct_str iri = tct_frozen_text(tct_pack_symbols(job->pack), property->iri);
        const tct_term term = property->symmetric ? tct_terms_find_iri(job->terms, iri) : 0;
        if (term) (*symmetric)[term] = true;
    }
    return TCT_OK;
}

static tct_status write_statement(merge_job *job, const preferred_list *names, const bool *symmetric,
                                  tct_statement s) {
    tct_statement copy = {0};
    const uint32_t unit = tct_merge_unit_of(job, s.subject, s.graph);
    tct_term predicate = s.predicate;
    if (unit != UINT32_MAX) predicate = name_predicate(names, tct_merge_root(job, unit), s);
    if (!predicate) return TCT_OK;
    tct_terms *terms = tct_graph_terms(job->out);
    TRY(map_term(job, s.subject, s.graph, &copy.subject));
    TRY(tct_terms_copy(job->terms, predicate, terms, &copy.predicate));
    TRY(map_term(job, s.object, s.graph, &copy.object));
    if (s.graph) TRY(tct_terms_copy(job->terms, s.graph, terms, &copy.graph));
    if (copy.subject == copy.object) return TCT_OK; /* its two ends turned out to be one */
    if (symmetric[s.predicate] && tct_terms_compare(terms, copy.object, copy.subject) < 0) {
        const tct_term swap = copy.subject;
        copy.subject = copy.object;
        copy.object = swap;
    }
    return tct_graph_add(job->out, copy.subject, copy.predicate, copy.object, copy.graph);
}

tct_status tct_merge_write(merge_job *job) {
    bool *symmetric = NULL;
    preferred_list names = {0};
    TRY(mark_symmetric(job, &symmetric));
    tct_status status = list_preferred(job, &names);
    if (status == TCT_OK) choose(&names);
    for (size_t i = 0; i < tct_graph_count(job->in) && status == TCT_OK; i++)
        status = write_statement(job, &names, symmetric, tct_graph_at(job->in, i));
    TCT_VEC_CLEAR(&names, job->arena.allocator);
    return status;
}

/** One line of the reasons: new IRI, old IRI, document, rule, key. */
static void write_reason(const merge_job *job, const merge_unit *unit, tct_term iri, tct_buffer *out) {
    tct_buffer_append(out, tct_terms_string(tct_graph_terms(job->out), iri));
    tct_buffer_char(out, '\t');
    tct_buffer_append(out, tct_terms_string(job->terms, unit->node));
    tct_buffer_char(out, '\t');
    if (unit->graph) tct_buffer_append(out, tct_terms_string(job->terms, unit->graph));
    tct_buffer_format(out, "\t%s\t", unit->rule ? unit->rule : "homonym");
    tct_buffer_append(out, unit->key);
    tct_buffer_char(out, '\n');
}

static tct_status log_replaced(const merge_job *job, const merge_unit *unit, tct_term iri) {
    tct_terms *terms = tct_graph_terms(job->options->log);
    tct_term old = 0, new_iri = 0, graph = 0;
    TRY(tct_terms_copy(job->terms, unit->node, terms, &old));
    TRY(tct_terms_copy(tct_graph_terms(job->out), iri, terms, &new_iri));
    if (unit->graph) TRY(tct_terms_copy(job->terms, unit->graph, terms, &graph));
    return old == new_iri
               ? TCT_OK
               : tct_graph_add(job->options->log, old, TCT_V_DCTERMS_IS_REPLACED_BY, new_iri, graph);
}

static tct_status write_log(const merge_job *job) {
    for (uint32_t i = 0; i < job->unit_count; i++) {
        const merge_unit *unit = &job->units[i];
        const tct_term iri = job->units[tct_merge_root(job, i)].iri;
        const bool replaced = !tct_str_equal(tct_terms_string(job->terms, unit->node),
                                             tct_terms_string(tct_graph_terms(job->out), iri));
        if (job->options->reasons && (unit->rule || replaced))
            write_reason(job, unit, iri, job->options->reasons);
        if (job->options->log && replaced) TRY(log_replaced(job, unit, iri));
    }
    return job->options->reasons ? tct_buffer_status(job->options->reasons) : TCT_OK;
}

static tct_status run(merge_job *job) {
    TRY(tct_merge_collect(job));
    TRY(tct_merge_cluster(job));
    TRY(tct_merge_identify(job));
    TRY(tct_merge_write(job));
    if (job->options->suggestions) TRY(tct_merge_suggest(job));
    return write_log(job);
}

tct_status tct_resolve_merge(const tct_graph *in, const tct_pack *pack, const tct_merge_options *options,
                             tct_graph *out) {
    assert(in && out && in != out);
    static const tct_merge_options defaults = {0};
    if (!options) options = &defaults;
    merge_job job = {.in = in,
                     .terms = tct_graph_terms(in),
                     .pack = pack,
                     .options = options,
                     .base = options->base.size ? options->base : TCT_LIT(TCT_DEFAULT_BASE),
                     .out = out};
    tct_arena_init(&job.arena, &tct_heap);
    const tct_status status = run(&job);
    TCT_VEC_CLEAR(&job.apart, job.arena.allocator);
    tct_arena_clear(&job.arena);
    return status;
}
