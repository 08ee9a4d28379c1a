/* Merge: the path, and what is told about it. */
#include "resolve/merge.h"

#include <assert.h>

#include "resolve/internal.h"
#include "resolve/merge_internal.h"

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

tct_status tct_merge_tell(merge_job *job) {
    if (job->options->suggestions) TRY(tct_merge_suggest(job));
    if (!job->options->reasons && !job->options->log) return TCT_OK;
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
    return tct_merge_tell(job);
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
