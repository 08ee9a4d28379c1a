/* Words of a label: escaped, wrapped; and the caption of the whole drawing. */
#include "draw/dot_text.h"

#include <assert.h>

#include "base/utf8.h"
#include "doc/doc.h"
#include "draw/mark.h"
#include "draw/words.h"

enum { SHORTEST_WRAP = 14, TITLE_WRAP = 76, MOST_LINES = 4 };

#define LEFT "<BR ALIGN=\"LEFT\"/>"
#define GAP "<FONT POINT-SIZE=\"5\"> </FONT>" LEFT

void tct_dot_text(tct_str text, tct_buffer *out) {
    for (size_t at = 0; at < text.size;) {
        const char *slash = memchr(text.data + at, '\\', text.size - at);
        const size_t end = slash ? (size_t)(slash - text.data) : text.size;
        tct_xml_escape(tct_str_range(text, at, end), out);
        if (slash) tct_buffer_append(out, TCT_LIT("&#92;&#92;"));
        at = end + (slash ? 1 : 0);
    }
}

/** Byte size of the longest part of @p line with at most @p width characters that ends at a space; all when
 * it fits. */
static size_t wrap_at(tct_str line, size_t width) {
    size_t at = 0, count = 0, space = 0;
    while (at < line.size && count < width) {
        if (line.data[at] == ' ') space = at;
        tct_utf8_next(line, &at);
        count++;
    }
    if (at >= line.size) return line.size;
    if (space) return space;
    const char *next = memchr(line.data + at, ' ', line.size - at);
    return next ? (size_t)(next - line.data) : line.size;
}

/** A width at which the lines of @p text become about equally long. */
static size_t even_width(tct_str text, size_t width) {
    const size_t length = tct_utf8_length(text), lines = (length + width - 1) / width;
    if (lines < 2 || lines > MOST_LINES) return width;
    const size_t even = length / lines + 4;
    return even < SHORTEST_WRAP ? SHORTEST_WRAP : even < width ? even : width;
}

void tct_dot_wrapped(tct_str text, size_t width, const char *line_break, tct_buffer *out) {
    size_t lines = 0;
    width = even_width(text, width);
    while (text.size) {
        if (lines == MOST_LINES) {
            tct_buffer_append(out, TCT_LIT("\xE2\x80\xA6"));
            return;
        }
        if (lines++) tct_buffer_append(out, tct_str_of(line_break));
        const size_t end = wrap_at(text, width);
        tct_dot_text(tct_str_range(text, 0, end), out);
        text = tct_str_trim(tct_str_range(text, end, text.size));
    }
}

static void word(const tct_pack *pack, const tct_draw_options *options, const char *key, tct_buffer *out) {
    tct_dot_text(tct_draw_word(pack, options->language, key), out);
}

/** A sign and a word a main class that the view has. */
static void legend_of_classes(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                              tct_buffer *out) {
    bool seen[TCT_KIND_COUNT] = {false};
    for (size_t i = 0; i < view->nodes.count; i++)
        seen[view->nodes.items[i].kind] = true;
    for (unsigned kind = 1; kind < TCT_KIND_COUNT; kind++) {
        if (!seen[kind]) continue;
        tct_buffer_append(out, TCT_LIT("<FONT COLOR=\""));
        tct_draw_tint(tct_draw_kind_colour(pack, kind), TCT_TINT_LINE, out);
        tct_buffer_append(out, TCT_LIT("\">"));
        tct_buffer_append(out, tct_draw_kind_sign(pack, kind));
        tct_buffer_append(out, TCT_LIT("</FONT> "));
        tct_dot_text(tct_draw_kind_label(pack, kind, tct_draw_label_index(pack, options->language)), out);
        tct_buffer_append(out, TCT_LIT("    "));
    }
}

/** A line and a word for each manner of drawing lines that the view has, besides the plain one. */
static void legend_of_lines(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                            tct_buffer *out) {
    bool planned = false, reported = false, unsure = false;
    for (size_t i = 0; i < view->edges.count; i++) {
        const tct_view_edge *edge = &view->edges.items[i];
        planned = planned || (edge->planned && !edge->asserted);
        reported = reported || (edge->reported && !edge->asserted && !edge->planned);
        unsure = unsure || (edge->confidence && edge->confidence < TCT_DRAW_UNSURE);
    }
    const struct {
        bool shown;
        const char *line, *key;
    } lines[] = {{planned, "\xE2\x95\x8C\xE2\x95\x8C", "planned"},
                 {reported, "\xE2\x94\x88\xE2\x94\x88", "reported"},
                 {unsure, "\xE2\x94\x80\xE2\x94\x80", "unsure"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (!lines[i].shown) continue;
        tct_buffer_format(out, "<FONT COLOR=\"%s\">%s</FONT> ", i == 2 ? "#8a8a8a" : "#5f6670",
                          lines[i].line);
        word(pack, options, lines[i].key, out);
        tct_buffer_append(out, TCT_LIT("    "));
    }
}

void tct_draw_left_out(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                       tct_buffer *out) {
    if (!view->left_nodes && !view->left_edges) return;
    const struct {
        size_t count;
        const char *one, *more;
    } parts[] = {{view->left_nodes, "entity", "entities"}, {view->left_edges, "relation", "relations"}};
    tct_xml_escape(tct_draw_word(pack, options->language, "not-shown"), out);
    const char *before = " ";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].count) continue;
        tct_buffer_format(out, "%s%zu ", before, parts[i].count);
        const char *key = parts[i].count == 1 ? parts[i].one : parts[i].more;
        tct_xml_escape(tct_draw_word(pack, options->language, key), out);
        before = ", ";
    }
}

/** An address as people write it on paper: without scheme, not too long. */
static tct_str short_address(tct_str url) {
    enum { LONGEST = 70 };
    const size_t scheme = tct_str_find(url, TCT_LIT("://"), 0);
    if (scheme != SIZE_MAX) url = tct_str_range(url, scheme + 3, url.size);
    return url.size > LONGEST ? tct_str_range(url, 0, tct_str_find(url, TCT_LIT("/"), 0)) : url;
}

/** Date, publisher, address; the number of documents when there are several. */
static void caption_source(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                           tct_buffer *out) {
    const tct_str parts[] = {view->date, view->publisher, short_address(view->url)};
    bool first = true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].size) continue;
        if (!first) tct_buffer_append(out, TCT_LIT(" \xC2\xB7 "));
        tct_dot_text(parts[i], out);
        first = false;
    }
    if (view->documents < 2) return;
    tct_buffer_format(out, "%zu ", view->documents);
    word(pack, options, "documents", out);
}

void tct_draw_caption(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                      tct_buffer *out) {
    assert(view && pack && options);
    tct_buffer_append(out, TCT_LIT("  label=<"));
    if (view->title.size) {
        tct_buffer_append(out, TCT_LIT("<FONT POINT-SIZE=\"16\"><B>"));
        tct_dot_wrapped(view->title, TITLE_WRAP, LEFT, out);
        tct_buffer_append(out, TCT_LIT("</B></FONT>" LEFT));
    }
    if (view->date.size || view->publisher.size || view->url.size || view->documents > 1) {
        tct_buffer_append(out, TCT_LIT(GAP "<FONT POINT-SIZE=\"11\" COLOR=\"#555555\">"));
        caption_source(view, pack, options, out);
        tct_buffer_append(out, TCT_LIT("</FONT>" LEFT));
    }
    if (view->nodes.count) {
        tct_buffer_append(out, TCT_LIT(GAP "<FONT POINT-SIZE=\"11\">"));
        legend_of_classes(view, pack, options, out);
        legend_of_lines(view, pack, options, out);
        tct_buffer_append(out, TCT_LIT("</FONT>" LEFT));
    }
    if (view->left_nodes || view->left_edges) {
        tct_buffer_append(out, TCT_LIT(GAP "<FONT POINT-SIZE=\"10\" COLOR=\"#555555\">"));
        tct_draw_left_out(view, pack, options, out);
        tct_buffer_append(out, TCT_LIT("</FONT>" LEFT));
    }
    tct_buffer_append(out, TCT_LIT(GAP ">;\n"));
}
