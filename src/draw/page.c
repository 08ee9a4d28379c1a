/* The page as a whole: policy, style, header, tools, sections, script, data to take away. */
#include "draw/page.h"

#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/limits.h"
#include "draw/assets.h"
#include "draw/page_internal.h"

void tct_page_word(tct_page_work *work, const char *key) {
    tct_xml_escape(tct_draw_word(work->pack, work->options->language, key), work->out);
}

const tct_view_node *tct_page_entity(const tct_page_work *work, tct_term term) {
    const uint32_t index = term < tct_terms_end(work->terms) ? work->entity_of[term] : 0;
    return index ? &work->all->nodes.items[index - 1] : NULL;
}

void tct_page_entity_link(tct_page_work *work, const tct_view_node *node) {
    tct_buffer_format(work->out, "<a class=\"e k%u\" href=\"#e-", node->kind);
    tct_draw_id(node->iri, work->out);
    TCT_PUT(work, "\">");
    tct_xml_escape(node->label, work->out);
    TCT_PUT(work, "</a>");
}

void tct_page_web_link(tct_page_work *work, tct_str iri) {
    const bool web = tct_str_starts(iri, TCT_LIT("http://")) || tct_str_starts(iri, TCT_LIT("https://"));
    if (web) {
        TCT_PUT(work, "<a rel=\"noreferrer\" href=\"");
        tct_xml_escape(iri, work->out);
        TCT_PUT(work, "\">");
    }
    enum { SHOWN = 56 };
    size_t end = iri.size <= SHOWN ? iri.size : SHOWN;
    while (end < iri.size && end > 0 && ((unsigned char)iri.data[end] & 0xC0) == 0x80)
        end--;
    tct_xml_escape(tct_str_range(iri, 0, end), work->out);
    if (end < iri.size) TCT_PUT(work, "\xE2\x80\xA6");
    if (web) TCT_PUT(work, "</a>");
}

static unsigned hex_digit(char c) {
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/** Appends 'sha256-…' of @p content, as a content security policy has it (base64, RFC 4648). */
static void write_source_hash(tct_str content, tct_buffer *out) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[65];
    tct_sha256 sha;
    tct_sha256_init(&sha);
    tct_sha256_update(&sha, content);
    tct_sha256_hex(&sha, hex);
    tct_buffer_append(out, TCT_LIT("'sha256-"));
    for (size_t i = 0; i < 63; i += 3) { /* three hex digits are two of base64 */
        const unsigned bits = hex_digit(hex[i]) << 8 | hex_digit(hex[i + 1]) << 4 | hex_digit(hex[i + 2]);
        tct_buffer_char(out, digits[bits >> 6]);
        tct_buffer_char(out, digits[bits & 63]);
    }
    tct_buffer_char(out, digits[hex_digit(hex[63]) << 2]);
    tct_buffer_append(out, TCT_LIT("='"));
}

/** Colours of the classes as variables, in both schemes. */
static void write_class_colours(const tct_pack *pack, tct_buffer *out) {
    for (unsigned kind = 1; kind < TCT_KIND_COUNT; kind++) {
        tct_buffer_format(out, ".k%u{--line:", kind);
        tct_draw_tint(tct_draw_kind_colour(pack, kind), TCT_TINT_LINE, out);
        tct_buffer_append(out, TCT_LIT(";--fill:"));
        tct_draw_tint(tct_draw_kind_colour(pack, kind), TCT_TINT_FILL, out);
        tct_buffer_append(out, TCT_LIT("}\n"));
    }
    tct_buffer_append(out, TCT_LIT("@media (prefers-color-scheme:dark){"));
    for (unsigned kind = 1; kind < TCT_KIND_COUNT; kind++) {
        tct_buffer_format(out, ".k%u{--line:%.*s;--fill:", kind, TCT_ARG(tct_draw_kind_colour(pack, kind)));
        tct_draw_tint(tct_draw_kind_colour(pack, kind), TCT_TINT_DARK_FILL, out);
        tct_buffer_append(out, TCT_LIT("}\n"));
    }
    tct_buffer_append(out, TCT_LIT("}\n"));
}

static void write_title_text(tct_page_work *work) {
    const tct_view *view = work->page->view;
    if (view->title.size) {
        tct_xml_escape(view->title, work->out);
        return;
    }
    tct_buffer_format(work->out, "%zu ", view->documents);
    tct_page_word(work, "documents");
}

static void write_head(tct_page_work *work, tct_str drawing_style, tct_str page_style, tct_str script) {
    TCT_PUT(work, "<!DOCTYPE html>\n<html lang=\"");
    tct_xml_escape(work->options->language.size ? work->options->language : TCT_LIT("en"), work->out);
    TCT_PUT(work, "\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
                  "content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src ");
    write_source_hash(drawing_style, work->out);
    TCT_PUT(work, " ");
    write_source_hash(page_style, work->out);
    TCT_PUT(work, "; script-src ");
    write_source_hash(script, work->out);
    TCT_PUT(work, "\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta "
                  "name=\"color-scheme\" content=\"light dark\"><meta name=\"generator\" "
                  "content=\"tercet " TERCET_VERSION "\"><title>");
    write_title_text(work);
    TCT_PUT(work, "</title><style id=\"drawing-style\">");
    tct_buffer_append(work->out, drawing_style);
    TCT_PUT(work, "</style><style>");
    tct_buffer_append(work->out, page_style);
    TCT_PUT(work, "</style></head>\n");
}

/** A button a main class that the graph has: pressed while its entities are shown. */
static void write_filters(tct_page_work *work) {
    size_t counts[TCT_KIND_COUNT] = {0};
    for (size_t i = 0; i < work->all->nodes.count; i++)
        counts[work->all->nodes.items[i].kind]++;
    TCT_PUT(work, "<div class=\"filters\" role=\"group\" aria-label=\"");
    tct_page_word(work, "filter-classes");
    TCT_PUT(work, "\">");
    for (unsigned kind = 1; kind < TCT_KIND_COUNT; kind++) {
        if (!counts[kind]) continue;
        tct_buffer_format(work->out,
                          "<button type=\"button\" class=\"chip k%u\" data-k=\"%u\" aria-pressed=\"true\">"
                          "<span aria-hidden=\"true\">%.*s</span> ",
                          kind, kind, TCT_ARG(tct_draw_kind_sign(work->pack, kind)));
        tct_xml_escape(tct_draw_kind_label(work->pack, kind, work->language), work->out);
        tct_buffer_format(work->out, " <b>%zu</b></button>", counts[kind]);
    }
    TCT_PUT(work, "</div>");
}

static void write_header(tct_page_work *work) {
    const tct_view *view = work->page->view;
    tct_buffer_format(work->out, "<body>\n<a class=\"skip\" href=\"#%s\">",
                      work->page->index ? "documents" : "statements");
    tct_page_word(work, "skip");
    TCT_PUT(work, "</a>\n<header><div class=\"head\"><p class=\"mark\" "
                  "aria-hidden=\"true\"><i></i><i></i><i></i></p><h1>");
    write_title_text(work);
    TCT_PUT(work, "</h1><p class=\"by\">");
    tct_xml_escape(view->date, work->out);
    if (view->date.size && view->publisher.size) TCT_PUT(work, " \xC2\xB7 ");
    tct_xml_escape(view->publisher, work->out);
    if (work->page->in_site) {
        TCT_PUT(work, " <a href=\"index.html\">");
        tct_page_word(work, "all-documents");
        TCT_PUT(work, "</a>");
    }
    TCT_PUT(work, "</p><p class=\"take\"><button type=\"button\" id=\"take-turtle\">");
    tct_page_word(work, "download-turtle");
    TCT_PUT(work, "</button> <button type=\"button\" id=\"take-svg\">");
    tct_page_word(work, "download-svg");
    TCT_PUT(work,
            "</button></p></div>\n<div class=\"tools\" role=\"search\"><input type=\"search\" id=\"search\" "
            "autocomplete=\"off\" aria-label=\"");
    tct_page_word(work, "search");
    TCT_PUT(work, "\" placeholder=\"");
    tct_page_word(work, "search");
    TCT_PUT(work, "\">");
    write_filters(work);
    TCT_PUT(work, "<output id=\"found\" role=\"status\" data-word=\"");
    tct_page_word(work, "found");
    TCT_PUT(work, "\"></output></div></header>\n");
}

static void tool(tct_page_work *work, const char *name, const char *key, const char *sign) {
    tct_buffer_format(work->out, "<button type=\"button\" id=\"%s\" title=\"", name);
    tct_page_word(work, key);
    TCT_PUT(work, "\" aria-label=\"");
    tct_page_word(work, key);
    tct_buffer_format(work->out, "\">%s</button>", sign);
}

static void write_drawing(tct_page_work *work) {
    if (!work->page->svg.size) return;
    TCT_PUT(work, "<section class=\"card\" id=\"diagram\" aria-labelledby=\"drawing-heading\"><h2 "
                  "id=\"drawing-heading\">");
    tct_page_word(work, "diagram");
    TCT_PUT(work, "</h2><div class=\"zoom\">");
    tool(work, "zoom-in", "zoom-in", "+");
    tool(work, "zoom-out", "zoom-out", "&#8722;");
    tool(work, "zoom-fit", "zoom-fit", "&#8862;");
    TCT_PUT(work, "</div><div id=\"stage\" tabindex=\"0\" role=\"region\" aria-label=\"");
    tct_page_word(work, "diagram-keys");
    TCT_PUT(work, "\">\n");
    tct_buffer_append(work->out, work->page->svg);
    TCT_PUT(work, "</div><p class=\"note\">");
    tct_draw_left_out(work->page->view, work->pack, work->options, work->out);
    TCT_PUT(work, "</p></section>\n");
}

/** What the script fills when something is chosen: the words are here, not in the script. */
static void write_details(tct_page_work *work) {
    TCT_PUT(work, "<section class=\"card\" id=\"details\" aria-labelledby=\"details-heading\" "
                  "aria-live=\"polite\"><h2 id=\"details-heading\">");
    tct_page_word(work, "details");
    TCT_PUT(work, "</h2><p class=\"hint\">");
    tct_page_word(work, "hint");
    TCT_PUT(work, "</p><div id=\"chosen\" hidden><button type=\"button\" id=\"close\" aria-label=\"");
    tct_page_word(work, "close");
    TCT_PUT(work, "\" title=\"");
    tct_page_word(work, "close");
    TCT_PUT(work,
            "\">&#215;</button><h3 id=\"chosen-name\"></h3><div id=\"chosen-more\"></div><p id=\"places\" "
            "hidden><button type=\"button\" id=\"previous\" aria-label=\"");
    tct_page_word(work, "previous");
    TCT_PUT(work, "\">&#8249;</button> <span>");
    tct_page_word(work, "in-text");
    TCT_PUT(work, " <b id=\"place\"></b></span> <button type=\"button\" id=\"next\" aria-label=\"");
    tct_page_word(work, "next");
    TCT_PUT(work, "\">&#8250;</button></p><ul id=\"chosen-statements\"></ul></div></section>\n");
}

/** Appends a line of Turtle for a data block: "</" and "<!" stand in literals only and are written with an
 * escape of Turtle. */
static void write_turtle_line(tct_str line, tct_buffer *out) {
    size_t at = 0;
    for (size_t i = 0; i + 1 < line.size; i++) {
        if (line.data[i] != '<' || (line.data[i + 1] != '/' && line.data[i + 1] != '!')) continue;
        tct_buffer_append(out, tct_str_range(line, at, i));
        tct_buffer_append(out, TCT_LIT("\\u003C"));
        at = i + 1;
    }
    tct_buffer_append(out, tct_str_range(line, at, line.size));
}

/** Lines that were written, to be found again: open addressing over a power of two. */
typedef struct {
    tct_str *lines;
    uint32_t *numbers; /**< 1-based; 0 is free */
    size_t mask;
} seen_lines;

/** Number of @p line when it was seen before, else 0 after it was noted as @p number. */
static uint32_t seen_before(seen_lines *seen, tct_str line, uint32_t number) {
    size_t slot = (size_t)tct_hash(line) & seen->mask;
    for (; seen->numbers[slot]; slot = (slot + 1) & seen->mask)
        if (tct_str_equal(seen->lines[slot], line)) return seen->numbers[slot];
    seen->lines[slot] = line;
    seen->numbers[slot] = number;
    return 0;
}

static size_t count_lines(tct_str text) {
    size_t lines = 1;
    for (size_t i = 0; i < text.size; i++)
        lines += text.data[i] == '\n';
    return lines;
}

/**
 * The graph to take away. Statement nodes repeat sentences, so a line that was written before is "^" and the
 * number of that line (from 1); no line of Turtle begins with "^". The script writes them out again.
 */
static tct_status write_turtle(tct_page_work *work) {
    tct_str turtle = work->page->turtle;
    if (!turtle.size || turtle.size > TCT_PAGE_TURTLE_BYTES) return TCT_OK;
    size_t slots = 16;
    while (slots < 2 * count_lines(turtle))
        slots *= 2;
    seen_lines seen = {TCT_ARENA_NEW(&work->arena, slots, tct_str),
                       TCT_ARENA_NEW(&work->arena, slots, uint32_t), slots - 1};
    if (!seen.lines || !seen.numbers) return TCT_ERR_MEMORY;
    TCT_PUT(work, "<script type=\"text/turtle\" id=\"turtle\">");
    for (uint32_t number = 1; turtle.size; number++) {
        const tct_str line = tct_str_split(&turtle, '\n');
        const uint32_t before = line.size > 6 ? seen_before(&seen, line, number) : 0;
        tct_buffer_char(work->out, '\n');
        if (before)
            tct_buffer_format(work->out, "^%u", before);
        else
            write_turtle_line(line, work->out);
    }
    TCT_PUT(work, "\n</script>\n");
    return TCT_OK;
}

/** Per term: the node of @p view that stands for it. */
static tct_status index_nodes(tct_page_work *work, const tct_view *view, uint32_t **index) {
    *index = TCT_ARENA_NEW(&work->arena, tct_terms_end(work->terms), uint32_t);
    if (!*index) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < view->nodes.count; i++) {
        const tct_view_node *node = &view->nodes.items[i];
        (*index)[node->term] = (uint32_t)i + 1;
        for (size_t k = 0; node->members && k < node->count; k++)
            (*index)[node->members[k]] = (uint32_t)i + 1;
    }
    return TCT_OK;
}

static tct_status index_properties(tct_page_work *work) {
    const tct_frozen_symbols *symbols = tct_pack_symbols(work->pack);
    work->property_of = TCT_ARENA_NEW(&work->arena, tct_terms_end(work->terms), uint16_t);
    for (uint16_t id = 0; work->property_of && id < tct_pack_property_count(work->pack); id++) {
        const tct_str iri = tct_frozen_text(symbols, tct_pack_property_at(work->pack, id)->iri);
        const tct_term term = tct_terms_find_iri(work->terms, iri);
        if (term) work->property_of[term] = (uint16_t)(id + 1);
    }
    return work->property_of ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status prepare(tct_page_work *work) {
    const tct_view_options everything = {.language = work->options->language,
                                         .max_nodes = SIZE_MAX,
                                         .max_edges = SIZE_MAX,
                                         .top = TCT_PAGE_ENTITIES,
                                         .unconnected = true,
                                         .unfolded = true};
    TRY(tct_view_new(work->graph, work->pack, &everything, work->arena.allocator, &work->all));
    work->order = tct_view_ranking(work->all);
    if (!work->order) return TCT_ERR_MEMORY;
    TRY(index_nodes(work, work->all, &work->entity_of));
    TRY(index_nodes(work, work->page->view, &work->shown_as));
    TRY(index_properties(work));
    return work->page->index ? TCT_OK : tct_page_collect_rows(work);
}

static tct_status write_page(tct_page_work *work) {
    tct_buffer drawing_style, page_style;
    tct_buffer_init(&drawing_style, work->arena.allocator, 1 << 20);
    tct_buffer_init(&page_style, work->arena.allocator, 1 << 20);
    tct_draw_style(work->pack, &drawing_style);
    tct_buffer_append(&page_style, tct_str_of(tct_asset_page_css));
    write_class_colours(work->pack, &page_style);
    const tct_str script = tct_str_of(tct_asset_page_js);
    write_head(work, tct_buffer_str(&drawing_style), tct_buffer_str(&page_style), script);
    tct_buffer_clear(&drawing_style);
    tct_buffer_clear(&page_style);
    write_header(work);
    TCT_PUT(work, "<main><div class=\"column\">\n");
    write_drawing(work);
    TCT_PUT(work, "</div><aside class=\"side\">\n");
    write_details(work);
    tct_page_entities(work);
    TCT_PUT(work, "</aside><div class=\"column rest\">\n");
    tct_status status = tct_page_timeline(work);
    if (work->page->index) {
        tct_page_documents(work);
    } else {
        tct_page_texts(work);
        tct_page_table(work);
    }
    TCT_PUT(work, "</div></main>\n");
    if (status == TCT_OK) status = write_turtle(work);
    TCT_PUT(work, "<script>");
    tct_buffer_append(work->out, script);
    TCT_PUT(work, "</script>\n</body></html>\n");
    return status;
}

tct_status tct_draw_page(const tct_page *page, const tct_draw_options *options, tct_buffer *out) {
    assert(page && page->graph && page->view && options && options->pack && out);
    tct_page_work work = {.page = page,
                          .options = options,
                          .graph = page->graph,
                          .terms = tct_graph_terms(page->graph),
                          .pack = options->pack,
                          .language = tct_draw_label_index(options->pack, options->language),
                          .out = out};
    tct_arena_init(&work.arena, out->allocator);
    tct_status status = prepare(&work);
    if (status == TCT_OK) status = write_page(&work);
    if (status == TCT_OK) status = tct_buffer_status(out);
    TCT_VEC_CLEAR(&work.rows, work.arena.allocator);
    tct_view_free(work.all);
    tct_arena_clear(&work.arena);
    return status;
}
