#include <assert.h>
#include <libxml/HTMLparser.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "source/flatten.h"
#include "source/formats.h"
#include "source/line.h"
#include "source/plain.h"
#include "source/walk.h"

/** libxml2's option against its depth limit of 256; it has no name in the HTML enum of 2.9 but works there.
 */
#define HUGE_TREES (1 << 19)

static htmlDocPtr parse(tct_str html) {
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                        HTML_PARSE_COMPACT | HUGE_TREES;
    assert(html.size <= INT32_MAX);
    return htmlReadMemory(html.data, (int)html.size, NULL, "UTF-8", options);
}

/** The page's title without the name of the site: "Title | Site", "Title - Site". */
static tct_str without_site(tct_str title, tct_str site) {
    static const tct_str separators[] = {{" | ", 3}, {" – ", 5},  {" — ", 5},
                                         {" - ", 3}, {" :: ", 4}, {" · ", 4}};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        size_t last = SIZE_MAX;
        for (size_t found = 0; (found = tct_str_find(title, separators[i], found)) != SIZE_MAX; found++)
            last = found;
        if (last == SIZE_MAX) continue;
        const tct_str tail = tct_str_range(title, last + separators[i].size, title.size);
        size_t words = 1;
        for (size_t at = 0; at < tail.size; at++)
            words += tail.data[at] == ' ';
        if (tct_str_equal_ascii(tail, site) || words <= 5) return tct_str_range(title, 0, last);
    }
    return title;
}

/** Key and value of a row of two cells: a head, or a short first cell. */
static bool pair_of(const tct_piece *piece, tct_str text, tct_block *block) {
    const tct_str row = tct_str_span(text, block->span);
    const char *tab = memchr(row.data, '\t', row.size);
    if (!(piece->flags & TCT_PIECE_PAIR) || !tab ||
        memchr(tab + 1, '\t', (size_t)(row.data + row.size - tab - 1)))
        return false;
    tct_str key = tct_str_trim(tct_str_range(row, 0, (size_t)(tab - row.data)));
    if (key.size > 0 && key.data[key.size - 1] == ':')
        key = tct_str_trim(tct_str_range(key, 0, key.size - 1));
    size_t words = 1;
    for (size_t i = 0; i < key.size; i++)
        words += key.data[i] == ' ';
    const bool digit = key.size > 0 && key.data[0] >= '0' && key.data[0] <= '9';
    if (key.size == 0 || words > 6 || (digit && !(piece->flags & TCT_PIECE_HEADED))) return false;
    const uint32_t begin = (uint32_t)(key.data - text.data), value = (uint32_t)(tab + 1 - text.data);
    block->key = (tct_span){begin, begin + (uint32_t)key.size};
    block->value = (tct_span){value, block->span.end};
    return value < block->span.end;
}

/** Kinds that only the words of a piece tell. */
static void refine(const tct_draft *draft, const tct_piece *piece, tct_block *block) {
    const tct_str text = tct_buffer_str(&draft->text);
    tct_line line;
    tct_block guess;
    if (!tct_line_open(draft->reading->options->words, text, block->span, &line)) return;
    if (piece->kind == TCT_BLOCK_TABLE_ROW) {
        if (pair_of(piece, text, block)) block->kind = TCT_BLOCK_KEY_VALUE;
        return;
    }
    tct_line_classify(&line, &guess);
    const bool footnote = guess.kind == TCT_BLOCK_FOOTNOTE;
    const bool key = guess.kind == TCT_BLOCK_KEY_VALUE;
    if (piece->kind == TCT_BLOCK_HEADING) {
        if (guess.kind == TCT_BLOCK_DATELINE) block->kind = guess.kind, block->level = 0;
    } else if (piece->kind == TCT_BLOCK_PARAGRAPH ||
               (piece->kind == TCT_BLOCK_LIST_ITEM && (footnote || key))) {
        *block = guess;
    }
    if (block->kind == TCT_BLOCK_PARAGRAPH && piece->flags & TCT_PIECE_BOLD && tct_line_is_heading(&line) &&
        !line.stopped) {
        block->kind = TCT_BLOCK_HEADING;
        block->level = 3;
    }
}

static tct_status add_block(tct_draft *draft, const tct_piece *piece, tct_str text) {
    if (draft->text.size > 0) tct_buffer_char(&draft->text, '\n');
    const uint32_t begin = (uint32_t)draft->text.size;
    assert(draft->text.size < TCT_LIMIT_TEXT_BYTES);
    tct_buffer_append(&draft->text, text);
    TRY(tct_buffer_status(&draft->text));
    const bool item = piece->kind == TCT_BLOCK_LIST_ITEM || piece->kind == TCT_BLOCK_TABLE_ROW;
    tct_block block = {.span = {begin, (uint32_t)draft->text.size},
                       .kind = (tct_block_kind)piece->kind,
                       .level = piece->level,
                       .group = item ? piece->group : 0};
    refine(draft, piece, &block);
    return TCT_DOC_PUSH(draft->doc, blocks, block);
}

/** A title from the metadata: marks the piece that repeats it, or becomes a block of its own. */
static tct_status add_title(tct_page *page, tct_str title) {
    for (size_t i = 0; i < page->pieces.count; i++)
        if (page->pieces.items[i].kind == TCT_BLOCK_TITLE) return TCT_OK;
    for (size_t i = 0; i < page->pieces.count; i++) {
        tct_piece *piece = &page->pieces.items[i];
        if (piece->flags & TCT_PIECE_DROP) continue;
        if (!tct_str_equal_ascii(tct_str_span(tct_buffer_str(&page->raw), piece->span), title)) continue;
        piece->kind = TCT_BLOCK_TITLE;
        return TCT_OK;
    }
    const tct_piece made = {.kind = TCT_BLOCK_TITLE};
    return title.size > 0 ? add_block(page->draft, &made, title) : TCT_OK;
}

static tct_status add_blocks(tct_page *page) {
    for (size_t i = 0; i < page->pieces.count; i++) {
        const tct_piece *piece = &page->pieces.items[i];
        if (piece->flags & TCT_PIECE_DROP) continue;
        TRY(add_block(page->draft, piece, tct_str_span(tct_buffer_str(&page->raw), piece->span)));
    }
    return TCT_OK;
}

static tct_status take_apart(tct_page *page, tct_str html) {
    htmlDocPtr tree = parse(html);
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    tct_status status = TCT_OK;
    if (root) {
        status = tct_page_walk(page, root);
        if (status == TCT_OK) status = tct_microdata_read(page, root);
    }
    if (tree) xmlFreeDoc(tree);
    return status;
}

static tct_status build(tct_page *page, tct_str html) {
    TRY(take_apart(page, html));
    TRY(tct_page_meta(page));
    tct_page_select(page);
    const tct_str site = page->draft->doc->meta.publisher;
    const tct_str given = page->draft->doc->meta.title;
    TRY(add_title(page, given.size > 0 ? given : without_site(page->field[TCT_PAGE_TITLE], site)));
    TRY(add_blocks(page));
    return tct_blocks_relate(page->draft, false);
}

void tct_html_plain(tct_str html, tct_buffer *out) {
    htmlDocPtr tree =
        memchr(html.data, '<', html.size) || memchr(html.data, '&', html.size) ? parse(html) : NULL;
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    if (root)
        tct_node_text(root, html.size, out);
    else
        tct_buffer_append(out, html);
    if (tree) xmlFreeDoc(tree);
}

tct_status tct_html_into(tct_draft *draft, tct_str html) {
    assert(draft->doc);
    const tct_allocator *allocator = draft->doc->arena.allocator;
    tct_buffer flat;
    tct_buffer_init(&flat, allocator, TCT_LIMIT_INPUT_BYTES);
    tct_page page = {.draft = draft};
    tct_buffer_init(&page.raw, allocator, TCT_LIMIT_TEXT_BYTES);
    if (tct_html_flatten(html, &flat) > 0)
        tct_reading_report(draft->reading, TCT_WARNING, TCT_OK, 0,
                           "elements nested too deeply or with too many attributes: their tags were ignored, "
                           "their text was kept");
    tct_status status = tct_buffer_status(&flat);
    if (status == TCT_OK) status = build(&page, tct_buffer_str(&flat));
    tct_things_clear(&page.things, allocator);
    TCT_VEC_CLEAR(&page.pieces, allocator);
    tct_buffer_clear(&page.raw);
    tct_buffer_clear(&flat);
    return status;
}

tct_status tct_read_html(tct_str text, tct_reading *reading) {
    tct_draft draft;
    TRY(tct_draft_begin(reading, &draft));
    const tct_status status = tct_html_into(&draft, text);
    if (status == TCT_OK) return tct_draft_finish(&draft);
    tct_draft_drop(&draft);
    return tct_reading_report(reading, TCT_ERROR, status, 0, "the page could not be read");
}

unsigned tct_score_html(tct_str head) {
    static const char *const signs[] = {
        "<!doctype html", "<html", "<head",   "<body",   "<meta ", "<title",  "<article",
        "<div",           "<p>",   "<p ",     "<br",     "<h1",    "<h2",     "<ul",
        "<table",         "<span", "<script", "<a href", "<main",  "<section"};
    unsigned score = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const size_t size = strlen(signs[i]);
        for (size_t at = 0; at + size <= head.size; at++) {
            const char *open = memchr(head.data + at, '<', head.size - at);
            if (!open || (at = (size_t)(open - head.data)) + size > head.size) break;
            if (!tct_str_equal_ascii(tct_str_range(head, at, at + size), tct_str_of(signs[i]))) continue;
            score += i < 4 ? 20 : 4;
            break;
        }
    }
    return score;
}
