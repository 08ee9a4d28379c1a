#include "source/walk.h"

#include <assert.h>

#include "base/utf8.h"
#include "source/notes.h"
#include "source/tags.h"

/** What an element hands down to its children. */
typedef struct {
    uint8_t kind, level, flags;
    bool link, bold, pre, row, layout;
    uint32_t group, article;
} context;

/** An element that was entered, with the context outside of it. */
typedef struct {
    const xmlNode *node;
    context outside;
    unsigned bits;
    uint32_t begin; /**< of its text in raw */
} frame;

typedef struct {
    tct_page *page;
    TCT_VEC(frame) frames;
    context now;
    uint32_t begin; /**< of the piece in the making */
    uint32_t link_bytes, bold_bytes;
    bool gap; /**< white space is due before the next character */
    uint32_t groups;
    uint32_t headed_group; /**< table that began with a row of heads */
    unsigned cells, heads; /**< cells of the row so far; bits of those that are th or dt */
    tct_note_links notes;
    uint32_t note; /**< number of the note that the next piece of text begins, 0 for none */
} walker;

/** Text of the piece in the making. */
static tct_str current(const walker *w) {
    return tct_str_range(tct_buffer_str(&w->page->raw), w->begin, w->page->raw.size);
}

/** The longest arrow with a variation selector. */
enum { ARROW_BYTES = 8 };

static uint32_t count_words(tct_str text) {
    uint32_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.size; i++) {
        const bool space = strchr(" \t\n", text.data[i]) && text.data[i];
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

/** Soft hyphens, zero-width spaces and byte order marks are layout, not text: bytes of one at @p at. */
static size_t invisible(tct_str text, size_t at) {
    static const tct_str marks[] = {
        {"\xC2\xAD", 2}, {"\xE2\x80\x8B", 3}, {"\xEF\xBB\xBF", 3}, {"\xE2\x81\xA0", 3}};
    const tct_str rest = tct_str_range(text, at, text.size);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (tct_str_starts(rest, marks[i])) return marks[i].size;
    return 0;
}

/** A space that is due is written unless the piece is empty or its line has just begun. */
static void close_gap(walker *w) {
    tct_buffer *raw = &w->page->raw;
    const char last = raw->size > w->begin ? raw->data[raw->size - 1] : '\n';
    if (w->gap && last != '\n' && last != '\t' && last != ' ') tct_buffer_char(raw, ' ');
    w->gap = false;
}

static void break_line(walker *w) {
    tct_buffer *raw = &w->page->raw;
    w->gap = false;
    if (raw->size == w->begin) return;
    if (!w->now.row)
        tct_buffer_char(raw, '\n');
    else if (!strchr(",;:.\t", raw->data[raw->size - 1]))
        tct_buffer_append(raw, TCT_LIT(","));
    w->gap = w->now.row;
}

static size_t plain_run(tct_str text, size_t at) {
    while (at < text.size && (unsigned char)text.data[at] > ' ' && text.data[at] != '\xC2' &&
           text.data[at] != '\xE2' && text.data[at] != '\xEF')
        at++;
    return at;
}

static void append_text(walker *w, tct_str text) {
    const size_t before = w->page->raw.size;
    for (size_t at = 0; at < text.size;) {
        const unsigned char c = (unsigned char)text.data[at];
        if (c <= ' ') {
            if (c == '\n' && w->now.pre)
                break_line(w);
            else
                w->gap = true;
            at++;
            continue;
        }
        const size_t mark = invisible(text, at);
        if (mark > 0) {
            at += mark;
            continue;
        }
        size_t end = plain_run(text, at);
        if (end == at) (void)tct_utf8_next(text, &end);
        close_gap(w);
        tct_buffer_append(&w->page->raw, tct_str_range(text, at, end));
        at = end;
    }
    const uint32_t added = (uint32_t)(w->page->raw.size - before);
    if (w->now.link) w->link_bytes += added;
    if (w->now.bold) w->bold_bytes += added;
}

static tct_status push_piece(walker *w, tct_span span, uint32_t whole) {
    const tct_str text = tct_str_range(tct_buffer_str(&w->page->raw), span.begin, span.end);
    const tct_str inner = tct_str_trim(text);
    if (inner.size == 0) return TCT_OK;
    assert(span.begin <= span.end && w->begin <= span.begin);
    const uint32_t begin = span.begin + (uint32_t)(inner.data - text.data);
    tct_piece piece = {.span = {begin, begin + (uint32_t)inner.size},
                       .kind = w->now.kind,
                       .level = w->now.level,
                       .flags = w->now.flags,
                       .group = w->now.group,
                       .article = w->now.article,
                       .words = count_words(inner)};
    piece.link_bytes = (uint32_t)((uint64_t)w->link_bytes * inner.size / (whole ? whole : 1));
    if ((uint64_t)w->bold_bytes * 10 >= (uint64_t)whole * 9) piece.flags |= TCT_PIECE_BOLD;
    if (w->now.row) {
        piece.kind = w->cells > 1 ? TCT_BLOCK_TABLE_ROW : TCT_BLOCK_PARAGRAPH;
        if (w->cells > 1 && w->heads == (1u << w->cells) - 1) w->headed_group = w->now.group;
        if (w->cells == 2 && w->heads == 1)
            piece.flags |= TCT_PIECE_PAIR | TCT_PIECE_HEADED;
        else if (w->cells == 2 && w->now.group != w->headed_group)
            piece.flags |= TCT_PIECE_PAIR;
    }
    return TCT_PUSH(&w->page->pieces, w->page->draft->doc->arena.allocator, piece);
}

/** True for a text whose first word is an address of the web or of mail. */
static bool begins_with_address(tct_str text) {
    size_t end = 0;
    while (end < text.size && text.data[end] != ' ' && text.data[end] != '\n')
        end++;
    const tct_str word = tct_str_range(text, 0, end);
    return memchr(word.data, '@', word.size) || tct_str_starts(word, TCT_LIT("www.")) ||
           tct_str_find(word, TCT_LIT("://"), 0) != SIZE_MAX;
}

/** A line after <br> that goes on in small letters continues the one before. */
static bool continues(tct_str before, tct_str after) {
    size_t at = before.size, next = 0;
    if (before.size == 0 || after.size == 0 || begins_with_address(after)) return false;
    const uint32_t last = tct_utf8_previous(before, &at);
    return tct_is_lower(tct_utf8_next(after, &next)) &&
           (tct_is_letter(last) || last == ',' || tct_is_digit(last));
}

/** Ends the piece in the making: one piece for each of its lines. */
static tct_status flush(walker *w) {
    if (w->note && w->page->raw.size > w->begin) {
        tct_note_show(&w->page->raw, w->begin, w->note);
        TRY(tct_buffer_status(&w->page->raw));
        w->note = 0;
    }
    char *data = w->page->raw.data;
    assert(w->begin <= w->page->raw.size);
    const uint32_t whole = (uint32_t)current(w).size;
    uint32_t begin = w->begin;
    tct_status status = TCT_OK;
    for (size_t at = begin; at < w->page->raw.size && status == TCT_OK; at++) {
        if (data[at] != '\n') continue;
        const tct_str before = tct_str_range(tct_buffer_str(&w->page->raw), begin, at);
        if (continues(before, tct_str_range(tct_buffer_str(&w->page->raw), at + 1, w->page->raw.size))) {
            data[at] = ' ';
            continue;
        }
        status = push_piece(w, (tct_span){begin, (uint32_t)at}, whole);
        begin = (uint32_t)at + 1;
    }
    if (status == TCT_OK) status = push_piece(w, (tct_span){begin, (uint32_t)w->page->raw.size}, whole);
    w->begin = (uint32_t)w->page->raw.size;
    w->link_bytes = w->bold_bytes = 0;
    w->gap = false;
    w->cells = w->heads = 0;
    return status;
}

/* --- entering and leaving elements
 * ------------------------------------------------------------------------------ */

static unsigned word_roles(const walker *w, tct_str word) {
    char folded[64]; /* class names are ASCII: no need to fold as Unicode */
    if (word.size == 0 || word.size >= sizeof folded) return 0;
    for (size_t i = 0; i < word.size; i++)
        folded[i] = word.data[i] >= 'A' && word.data[i] <= 'Z' ? (char)(word.data[i] | 32) : word.data[i];
    return tct_source_words_get(w->page->draft->reading->options->words, (tct_str){folded, word.size}).roles;
}

/** Flags that the class names or ids in @p value hint at. */
static unsigned hints(const walker *w, tct_str value) {
    unsigned roles = 0;
    for (size_t begin = 0; begin < value.size && begin < 1000;) {
        size_t end = begin, part = begin;
        while (end < value.size && value.data[end] != ' ')
            end++;
        roles |= word_roles(w, tct_str_range(value, begin, end)) & (1u << TCT_ROLE_CONTENT);
        for (size_t i = begin; i <= end; i++) {
            if (i < end && value.data[i] != '-' && value.data[i] != '_') continue;
            roles |= word_roles(w, tct_str_range(value, part, i)) & (1u << TCT_ROLE_HINT);
            part = i + 1;
        }
        begin = end + 1;
    }
    return roles;
}

static bool is_hidden(const xmlNode *node) {
    const tct_str style = tct_node_attribute(node, "style");
    return tct_node_has(node, "hidden") ||
           tct_str_equal(tct_node_attribute(node, "aria-hidden"), TCT_LIT("true")) ||
           tct_str_find(style, TCT_LIT("display:none"), 0) != SIZE_MAX ||
           tct_str_find(style, TCT_LIT("display: none"), 0) != SIZE_MAX;
}

/** Landmarks, roles and hints of a block element. */
static void apply_place(walker *w, const xmlNode *node, unsigned bits) {
    const tct_str name = tct_node_name(node);
    bits |= tct_role_bits(tct_node_attribute(node, "role"));
    unsigned roles = hints(w, tct_node_attribute(node, "class")) | hints(w, tct_node_attribute(node, "id"));
    if (tct_str_equal(name, TCT_LIT("body")) || bits & (TCT_TAG_MAIN | TCT_TAG_ARTICLE)) roles = 0;
    if (tct_str_equal(tct_node_attribute(node, "itemprop"), TCT_LIT("articleBody")))
        roles = 1u << TCT_ROLE_CONTENT;
    const bool page_header =
        tct_str_equal(name, TCT_LIT("header")) && w->now.article == 0 && !(w->now.flags & TCT_PIECE_MAIN);
    if (bits & TCT_TAG_BOILER || page_header) w->now.flags |= TCT_PIECE_BOILER;
    if (bits & TCT_TAG_MAIN) w->now.flags |= TCT_PIECE_MAIN;
    if (roles & (1u << TCT_ROLE_CONTENT) || bits & TCT_TAG_ARTICLE)
        w->now.article = ++w->page->articles;
    else if (roles & (1u << TCT_ROLE_HINT) || is_hidden(node))
        w->now.flags |= TCT_PIECE_HINT;
}

/** A table whose cells hold paragraphs, lists or tables places things on the page; its cells are no row. */
static bool is_layout_row(const xmlNode *row) {
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        unsigned blocks = 0;
        if (cell->type != XML_ELEMENT_NODE) continue;
        for (const xmlNode *child = cell->children; child; child = child->next) {
            const unsigned bits = child->type == XML_ELEMENT_NODE ? tct_tag_bits(tct_node_name(child)) : 0;
            if (bits & (TCT_TAG_HEADING | TCT_TAG_TABLE | TCT_TAG_LIST)) return true;
            blocks += bits & TCT_TAG_BLOCK ? 1 : 0;
        }
        if (blocks > 1) return true;
    }
    return false;
}

/** Cells and terms: what stands between them, and which of them are heads. */
static tct_status enter_cell(walker *w, const xmlNode *node, unsigned bits) {
    assert(bits & (TCT_TAG_CELL | TCT_TAG_TERM));
    if (bits & TCT_TAG_TERM && !w->now.layout) {
        TRY(flush(w));
        w->now.row = true;
    }
    if (!w->now.row) return TCT_OK;
    if (w->cells > 0 && w->page->raw.size > w->begin) tct_buffer_char(&w->page->raw, '\t');
    w->gap = false;
    const bool head = bits & TCT_TAG_TERM || tct_str_equal(tct_node_name(node), TCT_LIT("th"));
    if (head && w->cells < 30) w->heads |= 1u << w->cells;
    w->cells += w->cells < 30;
    return TCT_OK;
}

static void apply_kind(walker *w, const xmlNode *node, unsigned bits) {
    context *now = &w->now;
    if (bits & TCT_TAG_HEADING)
        now->kind = TCT_BLOCK_HEADING, now->level = (uint8_t)tct_tag_level(tct_node_name(node));
    if (bits & TCT_TAG_CAPTION) now->kind = TCT_BLOCK_CAPTION;
    if (bits & (TCT_TAG_LIST | TCT_TAG_TABLE)) now->group = ++w->groups;
    if (bits & TCT_TAG_LIST && now->level < UINT8_MAX)
        now->level = (uint8_t)(now->kind == TCT_BLOCK_LIST_ITEM ? now->level : 0);
    if (bits & TCT_TAG_ITEM && !now->row) {
        now->level = (uint8_t)(now->kind == TCT_BLOCK_LIST_ITEM ? now->level + 1 : 1);
        now->kind = TCT_BLOCK_LIST_ITEM;
    }
    if (bits & TCT_TAG_TABLE) now->kind = TCT_BLOCK_PARAGRAPH, now->row = false;
}

static tct_status enter_block(walker *w, const xmlNode *node, unsigned bits) {
    const bool pair = tct_str_equal(tct_node_name(node), TCT_LIT("dd"));
    if (!w->now.row && !pair) TRY(flush(w));
    if (w->now.row && bits & TCT_TAG_ITEM) break_line(w);
    w->gap = true;
    apply_place(w, node, bits);
    apply_kind(w, node, bits);
    if (bits & TCT_TAG_ROW) {
        w->now.layout = is_layout_row(node);
        w->now.row = !w->now.layout;
    }
    if (pair && w->cells > 0) w->now.row = true;
    if (!(bits & TCT_TAG_HEADING)) {
        const uint32_t note = tct_note_at(&w->notes, node);
        if (note) w->note = note;
    }
    return bits & (TCT_TAG_CELL | TCT_TAG_TERM) ? enter_cell(w, node, bits) : TCT_OK;
}

static tct_status enter(walker *w, const xmlNode *node, unsigned bits) {
    w->now.link |= (bits & TCT_TAG_LINK) != 0;
    w->now.bold |= (bits & TCT_TAG_BOLD) != 0;
    w->now.pre |= (bits & TCT_TAG_PRE) != 0;
    if (bits & TCT_TAG_BREAK) break_line(w);
    return bits & TCT_TAG_BLOCK ? enter_block(w, node, bits) : TCT_OK;
}

/** What was written since the element was entered, in this piece. */
static tct_str text_since(const walker *w, const frame *left) {
    const tct_buffer *raw = &w->page->raw;
    if (left->begin < w->begin || left->begin >= raw->size) return TCT_LIT("");
    return tct_str_trim(tct_str_range(tct_buffer_str(raw), left->begin, raw->size));
}

/** Arrows of Unicode, variation selectors behind them, and the circumflex that stands for one. */
static bool is_arrow(uint32_t c) {
    return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x27F0 && c <= 0x27FF) || (c >= 0x2900 && c <= 0x297F) ||
           (c >= 0x2B00 && c <= 0x2B11) || c == 0xFE0E || c == 0xFE0F || c == '^';
}

/** A number set high after a word or linked is a footnote mark: "[2]", not "word2"; m² stays m2. */
static void mark_footnote(walker *w, const frame *left) {
    assert(left->bits & TCT_TAG_SUPER);
    tct_buffer *raw = &w->page->raw;
    if (left->begin < w->begin || left->begin >= raw->size) return;
    bool bracketed;
    const uint32_t number = tct_note_number(text_since(w, left), &bracketed);
    if (number == 0) return;
    size_t letters = 0;
    const bool linked = left->outside.link || left->node->children->type == XML_ELEMENT_NODE;
    for (size_t at = left->begin; at > w->begin && ((raw->data[at - 1] | 32) >= 'a' || raw->data[at - 1] < 0);
         at--)
        letters++;
    const char before = left->begin > w->begin ? raw->data[left->begin - 1] : ' ';
    if (linked) tct_note_link(&w->notes, left->node, number);
    if (bracketed || (!linked && ((letters > 0 && letters < 3) || (before >= '0' && before <= '9')))) return;
    raw->size = left->begin;
    tct_buffer_format(raw, "[%u]", number);
    if (letters == 0 && left->begin == w->begin) w->gap = true;
}

/** "[1]" may be a link without being set high. The arrow that leads from a note back to its mark is no text.
 */
static void read_link(walker *w, const frame *left) {
    const tct_str text = text_since(w, left);
    bool bracketed;
    const uint32_t number = tct_note_number(text, &bracketed);
    if (number && bracketed) tct_note_link(&w->notes, left->node, number);
    if (text.size == 0 || text.size > ARROW_BYTES ||
        !tct_str_starts(tct_node_attribute(left->node, "href"), TCT_LIT("#")))
        return;
    for (size_t at = 0; at < text.size;) {
        const uint32_t c = tct_utf8_next(text, &at);
        if (!is_arrow(c)) return;
    }
    w->page->raw.size = left->begin;
}

static tct_status leave(walker *w, const frame *left) {
    const unsigned bits = left->bits;
    if (bits & TCT_TAG_SUPER) mark_footnote(w, left);
    if (bits & TCT_TAG_LINK) read_link(w, left);
    tct_status status = TCT_OK;
    if (bits & TCT_TAG_BLOCK) {
        const bool inside_row = w->now.row && left->outside.row && !(bits & TCT_TAG_ROW);
        const bool term = bits & TCT_TAG_TERM;
        if (!inside_row && !term) status = flush(w);
        w->gap = true;
    }
    w->now = left->outside;
    return status;
}

/* --- the walk
 * ---------------------------------------------------------------------------------------------------- */

/** Enters @p node; false when its children are not to be visited. */
static tct_status visit(walker *w, const xmlNode *node, bool *descend) {
    *descend = false;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        append_text(w, tct_str_of((const char *)node->content));
        return tct_buffer_status(&w->page->raw);
    }
    if (node->type != XML_ELEMENT_NODE) return TCT_OK;
    const unsigned bits = tct_tag_bits(tct_node_name(node));
    tct_page_element(w->page, node);
    if (bits & TCT_TAG_SKIP) return TCT_OK;
    const frame entered = {node, w->now, bits, 0};
    TRY(TCT_PUSH(&w->frames, w->page->draft->doc->arena.allocator, entered));
    TRY(enter(w, node, bits));
    if (bits & TCT_TAG_SUPER && w->gap && w->page->raw.size > w->begin) close_gap(w);
    w->frames.items[w->frames.count - 1].begin = (uint32_t)w->page->raw.size;
    *descend = node->children != NULL;
    return TCT_OK;
}

/** Leaves the innermost element, which is @p node. */
static tct_status pop(walker *w, const xmlNode *node) {
    if (w->frames.count == 0 || w->frames.items[w->frames.count - 1].node != node) return TCT_OK;
    const frame left = w->frames.items[--w->frames.count];
    return leave(w, &left);
}

static tct_status walk(walker *w, const xmlNode *root) {
    const xmlNode *node = root;
    while (node) {
        bool descend;
        TRY(visit(w, node, &descend));
        if (descend) {
            node = node->children;
            continue;
        }
        TRY(pop(w, node));
        while (node != root && !node->next) {
            node = node->parent;
            TRY(pop(w, node));
        }
        node = node == root ? NULL : node->next;
    }
    return flush(w);
}

tct_status tct_page_walk(tct_page *page, const xmlNode *root) {
    assert(page && root);
    walker w = {.page = page};
    const tct_status status = walk(&w, root);
    assert(status != TCT_OK || w.frames.count == 0);
    TCT_VEC_CLEAR(&w.frames, page->draft->doc->arena.allocator);
    return status;
}
