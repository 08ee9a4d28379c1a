/* The list of entities, and the timeline of events. */
#include <assert.h>
#include <stdlib.h>

#include "draw/page_internal.h"

/** Appends each value of @p property of @p node but @p except through @p write. */
static void each_value(tct_page_work *work, tct_term node, tct_term property, tct_str except,
                       void (*write)(tct_page_work *work, tct_str value)) {
    const tct_range range = tct_graph_about(work->graph, node);
    tct_term last = 0;
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at(work->graph, i);
        if (s.predicate != property || s.object == last) continue;
        last = s.object;
        const tct_str value = tct_terms_string(work->terms, s.object);
        if (!tct_str_equal(value, except)) write(work, value);
    }
}

static void write_alias(tct_page_work *work, tct_str value) {
    TCT_PUT(work, "<span class=\"alias\">");
    tct_xml_escape(value, work->out);
    TCT_PUT(work, "</span> ");
}

static void write_link(tct_page_work *work, tct_str value) {
    tct_page_web_link(work, value);
    TCT_PUT(work, " ");
}

/** What the entry shows when it is chosen. */
static void write_more(tct_page_work *work, const tct_view_node *node) {
    TCT_PUT(work, "<div class=\"more\"><p class=\"aliases\">");
    each_value(work, node->term, TCT_V_SCHEMA_NAME, node->label, write_alias);
    each_value(work, node->term, TCT_V_SCHEMA_ALTERNATE_NAME, node->label, write_alias);
    TCT_PUT(work, "</p><p class=\"facts\">");
    tct_xml_escape(node->detail, work->out);
    TCT_PUT(work, "</p>");
    if (work->page->index) tct_page_mentioned_in(work, node);
    TCT_PUT(work, "<p class=\"links\">");
    each_value(work, node->term, TCT_V_SCHEMA_SAME_AS, TCT_LIT(""), write_link);
    tct_page_web_link(work, node->iri);
    TCT_PUT(work, "</p></div>");
}

static void write_entity(tct_page_work *work, const tct_view_node *node) {
    const uint32_t shown = work->shown_as[node->term];
    const tct_pack_class *class = tct_pack_class_at(work->pack, node->class_id);
    TCT_PUT(work, "<li id=\"e-");
    tct_draw_id(node->iri, work->out);
    tct_buffer_format(work->out, "\" data-k=\"%u\"", node->kind);
    if (shown) {
        TCT_PUT(work, " data-n=\"n-");
        tct_draw_id(work->page->view->nodes.items[shown - 1].iri, work->out);
        TCT_PUT(work, "\"");
    }
    TCT_PUT(work, ">");
    tct_page_entity_link(work, node);
    TCT_PUT(work, " <small>");
    tct_xml_escape(tct_frozen_text(tct_pack_symbols(work->pack), class->label[work->language]), work->out);
    TCT_PUT(work, "</small>");
    write_more(work, node);
    TCT_PUT(work, "</li>\n");
}

void tct_page_entities(tct_page_work *work) {
    assert(work && work->order);
    TCT_PUT(work, "<section class=\"card\" id=\"entities\" aria-labelledby=\"entities-heading\"><h2 "
                  "id=\"entities-heading\">");
    tct_page_word(work, "entities-heading");
    tct_buffer_format(work->out, " <span class=\"count\">%zu</span></h2>", work->all->nodes.count);
    if (work->all->left_nodes) {
        TCT_PUT(work, "<p class=\"note\">");
        tct_page_word(work, "not-shown");
        tct_buffer_format(work->out, " %zu</p>", work->all->left_nodes);
    }
    TCT_PUT(work, "<ul>\n");
    for (size_t i = 0; i < work->all->nodes.count; i++)
        write_entity(work, &work->all->nodes.items[work->order[i]]);
    TCT_PUT(work, "</ul></section>\n");
}

/** An event with its first date. */
typedef struct {
    tct_str date, end;
    const tct_view_node *node;
} dated;

static int compare_dates(const void *left, const void *right) {
    const dated *a = left, *b = right;
    const int order = tct_str_compare(a->date, b->date);
    if (order) return order;
    return (a->node > b->node) - (a->node < b->node); /* nodes of one array: order of IRIs */
}

static tct_str value_of(const tct_page_work *work, tct_term node, tct_term property) {
    const tct_term value = tct_graph_object(work->graph, node, property);
    return value ? tct_terms_string(work->terms, value) : TCT_LIT("");
}

static void write_event(tct_page_work *work, const dated *event) {
    const tct_term place = tct_graph_object(work->graph, event->node->term, TCT_V_SCHEMA_LOCATION);
    const tct_view_node *where = place ? tct_page_entity(work, place) : NULL;
    TCT_PUT(work, "<li data-s=\"");
    tct_draw_id(event->node->iri, work->out);
    TCT_PUT(work, "\"><time>");
    tct_xml_escape(event->date, work->out);
    if (event->end.size && !tct_str_equal(event->date, event->end)) {
        TCT_PUT(work, " \xE2\x80\x93 ");
        tct_xml_escape(event->end, work->out);
    }
    TCT_PUT(work, "</time> ");
    tct_page_entity_link(work, event->node);
    if (where) {
        TCT_PUT(work, " <small>");
        tct_xml_escape(where->label, work->out);
        TCT_PUT(work, "</small>");
    }
    TCT_PUT(work, "</li>\n");
}

tct_status tct_page_timeline(tct_page_work *work) {
    assert(work && work->all);
    dated *events = TCT_ARENA_NEW(&work->arena, work->all->nodes.count + 1, dated);
    size_t count = 0;
    if (!events) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < work->all->nodes.count; i++) {
        const tct_view_node *node = &work->all->nodes.items[i];
        const tct_str date = value_of(work, node->term, TCT_V_SCHEMA_START_DATE);
        if (node->kind == TCT_KIND_EVENT && date.size)
            events[count++] = (dated){date, value_of(work, node->term, TCT_V_SCHEMA_END_DATE), node};
    }
    if (count < 2) return TCT_OK;
    qsort(events, count, sizeof *events, compare_dates);
    TCT_PUT(work, "<section class=\"card\" id=\"timeline\" aria-labelledby=\"timeline-heading\"><h2 "
                  "id=\"timeline-heading\">");
    tct_page_word(work, "timeline");
    tct_buffer_format(work->out, " <span class=\"count\">%zu</span></h2><ol>\n", count);
    for (size_t i = 0; i < count; i++)
        write_event(work, &events[i]);
    TCT_PUT(work, "</ol></section>\n");
    return TCT_OK;
}
