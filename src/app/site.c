/* The documents of a graph, one by one: for a folder of pages. */
#include "app/site.h"

#include <assert.h>

#include "draw/mark.h"

/** Document @p index in order of IRIs, or 0. The graph must be sorted. */
static tct_term document_at(const tct_graph *graph, size_t index) {
    const tct_range range = tct_graph_to(graph, TCT_V_SCHEMA_CREATIVE_WORK);
    tct_term last = 0;
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at_object(graph, i);
        if (s.predicate != TCT_V_RDF_TYPE || s.subject == last) continue;
        last = s.subject;
        if (index-- == 0) return last;
    }
    return 0;
}

bool tct_conversion_document(tct_conversion *conversion, size_t index, const char **iri, const char **page) {
    assert(conversion && iri && page);
    if (tct_conversion_settle(conversion) != TCT_OK) return false;
    const tct_term document = document_at(conversion->graph, index);
    if (!document) return false;
    const tct_str name = tct_terms_string(tct_graph_terms(conversion->graph), document);
    tct_buffer file;
    tct_buffer_init(&file, &conversion->memory.allocator, 1000);
    tct_draw_id(name, &file);
    tct_buffer_append(&file, TCT_LIT(".html"));
    *iri = tct_arena_copy(&conversion->arena, name).data;
    *page = tct_arena_copy(&conversion->arena, tct_buffer_str(&file)).data;
    const bool good = tct_buffer_status(&file) == TCT_OK && *iri && *page;
    tct_buffer_clear(&file);
    return good;
}

tct_status tct_site_document_graph(const tct_conversion *conversion, tct_str name, tct_graph **out) {
    assert(conversion && out);
    const tct_graph *graph = conversion->graph;
    const tct_term document = tct_view_document(graph, name);
    size_t count = 0;
    *out = NULL;
    if (!document) return TCT_OK;
    TRY(tct_graph_new(&conversion->memory.allocator, out));
    const tct_statement_sink sink = tct_graph_sink(*out);
    tct_status status = TCT_OK;
    for (size_t i = 0; i < tct_graph_count(graph) && status == TCT_OK; i++) {
        tct_statement s = tct_graph_at(graph, i);
        if (s.graph != document) continue;
        s.graph = 0;
        count++;
        status = sink.statement(sink.context, tct_graph_terms(graph), s);
    }
    if (status == TCT_OK) status = tct_graph_sort(*out);
    if (status == TCT_OK && count) return TCT_OK;
    tct_graph_free(*out);
    *out = NULL;
    return status;
}
