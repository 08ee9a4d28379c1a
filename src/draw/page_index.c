/* Documents on an index page, and in which documents an entity stands. */
#include <assert.h>

#include "draw/page_internal.h"

static tct_str value_of(const tct_page_work *work, tct_term node, tct_term property) {
    const tct_term value = tct_graph_object(work->graph, node, property);
    return value ? tct_terms_string(work->terms, value) : TCT_LIT("");
}

/** Title, else IRI. */
static tct_str title_of(const tct_page_work *work, tct_term document) {
    const tct_str title = tct_graph_label(work->graph, document, work->options->language);
    return title.size ? title : tct_terms_string(work->terms, document);
}

static void write_page_name(tct_page_work *work, tct_term document) {
    tct_draw_id(tct_terms_string(work->terms, document), work->out);
    TCT_PUT(work, ".html");
}

void tct_page_mentioned_in(tct_page_work *work, const tct_view_node *node) {
    assert(work && node);
    enum { MOST = 12 };
    const tct_range range = tct_graph_to(work->graph, node->term);
    tct_term last = 0;
    size_t count = 0;
    TCT_PUT(work, "<p class=\"in\">");
    for (size_t i = range.begin; i < range.end && count < MOST; i++) {
        const tct_statement s = tct_graph_at_object(work->graph, i);
        if (s.predicate != TCT_V_SCHEMA_MENTIONS || s.subject == last) continue;
        last = s.subject;
        count++;
        TCT_PUT(work, "<a href=\"");
        write_page_name(work, s.subject);
        TCT_PUT(work, "#e-");
        tct_draw_id(node->iri, work->out);
        TCT_PUT(work, "\">");
        tct_xml_escape(title_of(work, s.subject), work->out);
        TCT_PUT(work, "</a>");
    }
    TCT_PUT(work, "</p>");
}

static void write_document(tct_page_work *work, tct_term document) {
    const tct_term publisher = tct_graph_object(work->graph, document, TCT_V_SCHEMA_PUBLISHER);
    TCT_PUT(work, "<li><time>");
    tct_xml_escape(value_of(work, document, TCT_V_SCHEMA_DATE_PUBLISHED), work->out);
    TCT_PUT(work, "</time> <a href=\"");
    write_page_name(work, document);
    TCT_PUT(work, "\">");
    tct_xml_escape(title_of(work, document), work->out);
    TCT_PUT(work, "</a>");
    if (publisher) {
        TCT_PUT(work, " <small>");
        tct_xml_escape(title_of(work, publisher), work->out);
        TCT_PUT(work, "</small>");
    }
    TCT_PUT(work, "</li>\n");
}

void tct_page_documents(tct_page_work *work) {
    const tct_range range = tct_graph_to(work->graph, TCT_V_SCHEMA_CREATIVE_WORK);
    tct_term last = 0;
    TCT_PUT(work, "<section class=\"card\" id=\"documents\" aria-labelledby=\"documents-heading\"><h2 "
                  "id=\"documents-heading\">");
    tct_page_word(work, "documents");
    tct_buffer_format(work->out, " <span class=\"count\">%zu</span></h2><ul>\n", work->page->view->documents);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at_object(work->graph, i);
        if (s.predicate != TCT_V_RDF_TYPE || s.subject == last) continue;
        last = s.subject;
        write_document(work, s.subject);
    }
    TCT_PUT(work, "</ul></section>\n");
}
