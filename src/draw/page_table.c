/* The table of statements. */
#include <assert.h>
#include <stdlib.h>

#include "draw/page_internal.h"

static int compare_rows(const void *left, const void *right) {
    const tct_page_row *a = left, *b = right;
    const tct_term pairs[][2] = {
        {a->subject, b->subject}, {a->predicate, b->predicate}, {a->object, b->object}, {a->node, b->node}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] != pairs[i][1]) return pairs[i][0] < pairs[i][1] ? -1 : 1;
    return 0;
}

/** Compares without the statement node, for bsearch(). */
static int compare_triples(const void *left, const void *right) {
    tct_page_row a = *(const tct_page_row *)left, b = *(const tct_page_row *)right;
    a.node = b.node = 0;
    return compare_rows(&a, &b);
}

/** Properties whose values an entity's entry shows by itself. */
static bool is_name(tct_term predicate) {
    return predicate == TCT_V_SCHEMA_NAME || predicate == TCT_V_SCHEMA_ALTERNATE_NAME ||
           predicate == TCT_V_RDFS_LABEL || predicate == TCT_V_SCHEMA_SAME_AS;
}

static tct_status add_row(tct_page_work *work, tct_page_row row) {
    if (!row.subject || !row.predicate || !row.object || !tct_page_entity(work, row.subject)) return TCT_OK;
    if (!work->property_of[row.predicate] || is_name(row.predicate)) return TCT_OK;
    row.property = (uint16_t)(work->property_of[row.predicate] - 1);
    if (work->rows.count >= TCT_PAGE_ROWS) {
        work->left_rows++;
        return TCT_OK;
    }
    return TCT_PUSH(&work->rows, work->arena.allocator, row);
}

/** Rows of all statement nodes. */
static tct_status collect_nodes(tct_page_work *work) {
    const tct_graph *graph = work->graph;
    for (size_t i = 0; i < tct_graph_count(graph); i++) {
        const tct_statement s = tct_graph_at(graph, i);
        if (s.predicate != TCT_V_RDF_SUBJECT) continue;
        const tct_page_row row = {.subject = s.object,
                                  .predicate = tct_graph_object(graph, s.subject, TCT_V_RDF_PREDICATE),
                                  .object = tct_graph_object(graph, s.subject, TCT_V_RDF_OBJECT),
                                  .node = s.subject};
        TRY(add_row(work, row));
    }
    return TCT_OK;
}

/** Rows of triples that no statement node speaks of. */
static tct_status collect_bare(tct_page_work *work) {
    const size_t known = work->rows.count;
    if (known) qsort(work->rows.items, known, sizeof *work->rows.items, compare_rows);
    tct_page_row last = {0};
    for (size_t i = 0; i < tct_graph_count(work->graph); i++) {
        const tct_statement s = tct_graph_at(work->graph, i);
        const tct_page_row row = {.subject = s.subject, .predicate = s.predicate, .object = s.object};
        if (compare_triples(&row, &last) == 0) continue;
        last = row;
        if (known && bsearch(&row, work->rows.items, known, sizeof row, compare_triples)) continue;
        TRY(add_row(work, row));
    }
    return TCT_OK;
}

tct_status tct_page_collect_rows(tct_page_work *work) {
    assert(work && work->rows.count == 0);
    TRY(collect_nodes(work));
    return collect_bare(work);
}

/** A literal, or the name of what has no entry. */
static void literal(tct_page_work *work, tct_term term) {
    const tct_str label = tct_terms_is_iri(work->terms, term)
                              ? tct_graph_label(work->graph, term, work->options->language)
                              : TCT_LIT("");
    tct_xml_escape(label.size ? label : tct_terms_string(work->terms, term), work->out);
}

static void entity_cell(tct_page_work *work, tct_term term) {
    const tct_view_node *node = tct_page_entity(work, term);
    TCT_PUT(work, "<td>");
    if (node)
        tct_page_entity_link(work, node);
    else
        literal(work, term);
    TCT_PUT(work, "</td>");
}

/** Value of @p property of the row's statement node, or empty. */
static tct_str node_value(const tct_page_work *work, const tct_page_row *row, tct_term property) {
    const tct_term value = row->node ? tct_graph_object(work->graph, row->node, property) : 0;
    return value ? tct_terms_string(work->terms, value) : TCT_LIT("");
}

/** The name of @p row's status: the end of its IRI; "asserted" when nothing says otherwise. */
static tct_str status_of(const tct_page_work *work, const tct_page_row *row) {
    const tct_str iri = node_value(work, row, TCT_V_TCT_STATUS);
    return iri.size > sizeof TCT_NS_TCT - 1 ? tct_str_range(iri, sizeof TCT_NS_TCT - 1, iri.size)
                                            : TCT_LIT("asserted");
}

static void confidence_cell(tct_page_work *work, const tct_page_row *row) {
    const tct_str value = node_value(work, row, TCT_V_TCT_CONFIDENCE);
    const unsigned percent = tct_view_per_cent(value);
    if (!percent) {
        TCT_PUT(work, "<td></td>");
        return;
    }
    tct_buffer_format(work->out, "<td class=\"sure\">%u&#8239;%%</td>", percent);
}

/** Document and code points of "IRI#char=120,188"; false for another form or a document without text. */
static bool passage(const tct_page_work *work, tct_str source, size_t *document, unsigned long range[2]) {
    static const char mark[] = "#char=";
    const size_t at = tct_str_find(source, tct_str_of(mark), 0);
    if (at == SIZE_MAX || source.size - at > 40) return false;
    char text[48] = "", *end = NULL;
    memcpy(text, source.data + at + sizeof mark - 1, source.size - at - (sizeof mark - 1));
    range[0] = strtoul(text, &end, 10);
    range[1] = *end == ',' ? strtoul(end + 1, NULL, 10) : range[0];
    for (*document = 0; *document < work->page->document_count; ++*document)
        if (tct_str_equal(work->page->documents[*document].iri, tct_str_range(source, 0, at))) return true;
    return false;
}

static void evidence_cell(tct_page_work *work, const tct_page_row *row) {
    const tct_str sentence = node_value(work, row, TCT_V_PROV_VALUE);
    size_t document = 0;
    unsigned long range[2] = {0, 0};
    TCT_PUT(work, "<td class=\"said\">");
    if (passage(work, node_value(work, row, TCT_V_PROV_WAS_DERIVED_FROM), &document, range)) {
        tct_buffer_format(work->out, "<a class=\"src\" href=\"#d%zu\" data-from=\"%lu\" data-to=\"%lu\">",
                          document, range[0], range[1]);
        tct_xml_escape(sentence, work->out);
        if (!sentence.size) tct_page_word(work, "show-in-text");
        TCT_PUT(work, "</a>");
    } else {
        tct_xml_escape(sentence, work->out);
    }
    TCT_PUT(work, "</td>");
}

static void write_row(tct_page_work *work, const tct_page_row *row) {
    const tct_symbol label = tct_pack_property_at(work->pack, row->property)->label[work->language];
    const tct_str status = status_of(work, row);
    char key[32] = "";
    memcpy(key, status.data, status.size < sizeof key ? status.size : sizeof key - 1);
    TCT_PUT(work, "<tr>");
    entity_cell(work, row->subject);
    TCT_PUT(work, "<td>");
    tct_xml_escape(tct_frozen_text(tct_pack_symbols(work->pack), label), work->out);
    TCT_PUT(work, "</td>");
    entity_cell(work, row->object);
    TCT_PUT(work, "<td>");
    tct_page_word(work, key);
    TCT_PUT(work, "</td>");
    confidence_cell(work, row);
    evidence_cell(work, row);
    TCT_PUT(work, "</tr>\n");
}

void tct_page_table(tct_page_work *work) {
    static const char *const heads[] = {"subject", "relation", "object", "status", "confidence", "evidence"};
    assert(work && work->out);
    TCT_PUT(work, "<section class=\"card\" id=\"statements\" aria-labelledby=\"statements-heading\"><h2 "
                  "id=\"statements-heading\">");
    tct_page_word(work, "statements");
    tct_buffer_format(work->out, " <span class=\"count\">%zu</span></h2>", work->rows.count);
    if (work->left_rows) {
        TCT_PUT(work, "<p class=\"note\">");
        tct_page_word(work, "not-shown");
        tct_buffer_format(work->out, " %zu</p>", work->left_rows);
    }
    TCT_PUT(work, "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
                  "aria-labelledby=\"statements-heading\"><table><thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        TCT_PUT(work, "<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">");
        tct_page_word(work, heads[i]);
        TCT_PUT(work, "</button></th>");
    }
    TCT_PUT(work, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < work->rows.count; i++)
        write_row(work, &work->rows.items[i]);
    TCT_PUT(work, "</tbody></table></div></section>\n");
}
