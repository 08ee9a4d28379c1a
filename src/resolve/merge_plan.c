/* Merge of graphs that do not fit in memory: what was decided, applied to one document after the other. */
#include <assert.h>

#include "resolve/internal.h"
#include "resolve/merge_internal.h"

struct tct_merge_plan {
    merge_job job;
    merge_names names;
    tct_graph *known; /* IRIs of the clusters, and the classes of all nodes of the result */
    bool several;
};

bool tct_merge_depends_on(tct_term predicate) {
    static const tct_term properties[] = {TCT_V_RDF_TYPE,         TCT_V_RDFS_LABEL,
                                          TCT_V_SCHEMA_NAME,      TCT_V_SCHEMA_ALTERNATE_NAME,
                                          TCT_V_SCHEMA_SAME_AS,   TCT_V_SCHEMA_PARENT_ORGANIZATION,
                                          TCT_V_SCHEMA_LOCATION,  TCT_V_TCT_OWNER,
                                          TCT_V_TCT_BENEFICIARY,  TCT_V_ORG_POST_IN,
                                          TCT_V_SCHEMA_ORGANIZER, TCT_V_SCHEMA_START_DATE};
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (properties[i] == predicate) return true;
    return false;
}

static tct_status decide(tct_merge_plan *plan) {
    merge_job *job = &plan->job;
    TRY(tct_merge_collect(job));
    TRY(tct_merge_cluster(job));
    TRY(tct_merge_identify(job));
    TRY(tct_merge_tell(job));
    return tct_merge_names(job, &plan->names);
}

static merge_writer writer_of(const tct_merge_plan *plan, const tct_terms *from, tct_graph *to) {
    return (merge_writer){.job = &plan->job, .names = &plan->names, .from = from, .to = to};
}

/** The classes of the nodes under their final IRIs, whichever document says so. */
static tct_status list_classes(tct_merge_plan *plan) {
    merge_job *job = &plan->job;
    merge_writer writer = writer_of(plan, job->terms, plan->known);
    writer.symmetric = TCT_ARENA_NEW(&job->arena, tct_terms_end(job->terms), bool);
    if (!writer.symmetric) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < tct_graph_count(job->in); i++) {
        tct_statement s = tct_graph_at(job->in, i);
        if (s.predicate != TCT_V_RDF_TYPE) continue;
        tct_term node = 0, class_of = 0;
        TRY(tct_merge_node(&writer, s.subject, s.graph, &node));
        TRY(tct_terms_copy(job->terms, s.object, tct_graph_terms(plan->known), &class_of));
        TRY(tct_graph_add(plan->known, node, TCT_V_RDF_TYPE, class_of, 0));
    }
    return tct_graph_sort(plan->known);
}

static tct_status make(tct_merge_plan *plan) {
    TRY(tct_graph_new(&tct_heap, &plan->known));
    plan->job.out = plan->known;
    if (plan->several) TRY(decide(plan));
    return list_classes(plan);
}

tct_status tct_merge_plan_new(const tct_graph *in, const tct_pack *pack, const tct_merge_options *options,
                              bool several, tct_merge_plan **out) {
    assert(in && options && out);
    tct_merge_plan *plan = tct_alloc(&tct_heap, 1, sizeof *plan);
    if (!plan) return TCT_ERR_MEMORY;
    *plan = (tct_merge_plan){.several = several};
    plan->job = (merge_job){.in = in,
                            .terms = tct_graph_terms(in),
                            .pack = pack,
                            .options = options,
                            .base = options->base.size ? options->base : TCT_LIT(TCT_DEFAULT_BASE)};
    tct_arena_init(&plan->job.arena, &tct_heap);
    const tct_status status = make(plan);
    if (status == TCT_OK)
        *out = plan;
    else
        tct_merge_plan_free(plan);
    return status;
}

void tct_merge_plan_free(tct_merge_plan *plan) {
    if (!plan) return;
    TCT_VEC_CLEAR(&plan->names, plan->job.arena.allocator);
    TCT_VEC_CLEAR(&plan->job.apart, plan->job.arena.allocator);
    tct_arena_clear(&plan->job.arena);
    tct_graph_free(plan->known);
    tct_dealloc(&tct_heap, plan);
}

/* --- one document --- */

static tct_status copy_all(const tct_graph *document, tct_graph *out) {
    const tct_statement_sink sink = tct_graph_sink(out);
    for (size_t i = 0; i < tct_graph_count(document); i++)
        TRY(sink.statement(sink.context, tct_graph_terms(document), tct_graph_at(document, i)));
    return TCT_OK;
}

static tct_status write_all(merge_writer *writer, const tct_graph *document, tct_term *same,
                            bool *symmetric) {
    const size_t count = tct_terms_end(writer->from);
    for (tct_term i = 1; i < count; i++)
        same[i] = tct_terms_same(writer->from, i, writer->job->terms);
    memset(symmetric, 0, count * sizeof *symmetric);
    tct_merge_mark_symmetric(writer->job, writer->from, symmetric);
    writer->same = same;
    writer->symmetric = symmetric;
    for (size_t i = 0; i < tct_graph_count(document); i++)
        TRY(tct_merge_statement(writer, tct_graph_at(document, i)));
    return TCT_OK;
}

tct_status tct_merge_plan_apply(const tct_merge_plan *plan, const tct_graph *document, tct_graph *out) {
    assert(plan && document && out && document != out);
    if (!plan->several) return copy_all(document, out);
    merge_writer writer = writer_of(plan, tct_graph_terms(document), out);
    const size_t count = tct_terms_end(writer.from);
    tct_term *same = tct_alloc(&tct_heap, count, sizeof *same);
    bool *symmetric = tct_alloc(&tct_heap, count, sizeof *symmetric);
    const tct_status status =
        same && symmetric ? write_all(&writer, document, same, symmetric) : TCT_ERR_MEMORY;
    tct_dealloc(&tct_heap, same);
    tct_dealloc(&tct_heap, symmetric);
    return status;
}

tct_status tct_merge_plan_types(const tct_merge_plan *plan, tct_graph *out) {
    assert(plan && out && out != plan->known);
    tct_terms *terms = tct_graph_terms(out);
    const tct_terms *known = tct_graph_terms(plan->known);
    const tct_term end = tct_terms_end(terms);
    for (tct_term i = 1; i < end; i++) {
        const tct_term node = tct_terms_is_iri(terms, i) ? tct_terms_same(terms, i, known) : 0;
        if (!node) continue;
        const tct_range range = tct_graph_about(plan->known, node);
        for (size_t k = range.begin; k < range.end; k++) {
            tct_term class_of = 0;
            TRY(tct_terms_copy(known, tct_graph_at(plan->known, k).object, terms, &class_of));
            TRY(tct_graph_add(out, i, TCT_V_RDF_TYPE, class_of, 0));
        }
    }
    return TCT_OK;
}
